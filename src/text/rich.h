/* rich: a text with its spans.
 *
 * Purpose  One message in one language, ready to be set: plain characters, and spans that say what part is strong,
 *          emphasised, a link, a figure.
 * Owns     The arena.
 * Units    Offsets are bytes of `text`.
 */
#ifndef KT_TEXT_RICH_H
#define KT_TEXT_RICH_H

#include "base/diag.h"

typedef enum kt_mark {
	KT_MARK_STRONG = 1,
	KT_MARK_EMPHASIS = 2,
	KT_MARK_LINK = 4,
	KT_MARK_FIGURE = 8,
	KT_MARK_LANGUAGE = 16
} kt_mark;

/* Spans are ordered, do not overlap and cover only what is marked. */
typedef struct kt_span {
	uint32_t from, to;
	unsigned marks;              /* kt_mark, or-ed */
	kt_str link;                 /* KT_MARK_LINK: the address */
	kt_str language;             /* KT_MARK_LANGUAGE: BCP 47 tag; else empty: that of the text */
	uint32_t figure;             /* KT_MARK_FIGURE: its index */
	uint32_t unit_from, unit_to; /* KT_MARK_FIGURE: the unit word or sign within it ("miljoen", "%"); equal: none */
} kt_span;

typedef struct kt_rich {
	kt_str text;     /* NFC; spaces folded; typographic apostrophes; U+00A0 where words are bound */
	kt_str language; /* BCP 47 tag */
	const kt_span *spans;
	size_t count;
	kt_place at;      /* where it was written (YAML or PO), for diagnostics */
	int16_t tracking; /* 1/1000 em, added to the style's: 0 but where a repair is tried */
} kt_rich;

/* The text between two offsets, spans cut to it, white space at both ends dropped. */
kt_rich kt_rich_slice(kt_arena *arena, const kt_rich *rich, uint32_t from, uint32_t to);
/* A text without marks. */
kt_rich kt_rich_plain(kt_str text, kt_str language, kt_place at);
/* All of a text marked, besides the marks that it has; a link goes before one that is there. */
kt_rich kt_rich_marked(kt_arena *arena, const kt_rich *rich, unsigned marks, kt_str link);
/* Texts one after the other: for "label · number" lines that the program composes. Language of the first. */
kt_rich kt_rich_join(kt_arena *arena, const kt_rich *parts, size_t count, const char *between);
/* What is written in place of the bytes from..to; equal: put before them. */
typedef struct kt_rich_edit {
	uint32_t from, to;
	kt_str with;
} kt_rich_edit;
/* The text with edits, which are in order and do not overlap. What is put in between two spans belongs to neither. */
void kt_rich_apply(kt_arena *arena, kt_rich *rich, const kt_rich_edit *edits, size_t count);
/* The first span that is the given figure, or NULL. */
const kt_span *kt_rich_figure(const kt_rich *rich, uint32_t figure);

#endif
