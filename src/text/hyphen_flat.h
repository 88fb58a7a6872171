/* hyphen_flat: libhyphen's automaton of a dictionary, written flat when katern was built.
 *
 * Purpose  Loading a dictionary at run time costs seven times what hyphenating a brochure does. tools/hyphc.c loads it
 *          once, through libhyphen, and writes its states as constant tables, which need no loading at all.
 * In/Out   A word in the dictionary's encoding -> after which bytes it may be hyphenated: the same as libhyphen says.
 */
#ifndef KT_TEXT_HYPHEN_FLAT_H
#define KT_TEXT_HYPHEN_FLAT_H

#include "base/str.h"

#define KT_HYPHEN_FLAT_NONE UINT16_MAX

typedef struct kt_hyphen_flat {
	const char *name;         /* "nl_NL"; NULL: the end of the list */
	bool utf8;                /* else ISO 8859-1 */
	uint8_t left, right;      /* characters that the dictionary wants on either side, at least */
	const uint16_t *first;    /* by state: its first transition; those up to the next state's are its own */
	const uint16_t *fallback; /* by state: where to go when no transition takes the letter; of state 0: NONE */
	const uint16_t *match;    /* by state: where in `digits` its pattern's digits stand, ended by NUL; 0: none */
	const uint8_t *letters;   /* by transition */
	const uint16_t *targets;  /* by transition: the next state */
	const char *digits;
} kt_hyphen_flat;

/* Made by tools/hyphc.c from the dictionaries that were there when katern was built. */
extern const kt_hyphen_flat kt_hyphen_flats[];

/* NULL: there is none of that name. */
const kt_hyphen_flat *kt_hyphen_flat_of(kt_str name);
/* `after`: word.len of them; a word of more than 255 bytes has no points. */
void kt_hyphen_flat_points(const kt_hyphen_flat *flat, kt_str word, bool *after);

#endif
