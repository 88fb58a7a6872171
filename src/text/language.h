/* language: what the typesetter must know of a language, found by its BCP 47 tag.
 *
 * In/Out   A tag -> script, direction, quotation marks, hyphenation dictionary, pairs that do not part.
 * Owns     Static tables (text/language.def); ICU supplies what they leave out.
 * Fails    kt_language_of returns NULL for a tag that is not well formed or that ICU has no data for.
 */
#ifndef KT_TEXT_LANGUAGE_H
#define KT_TEXT_LANGUAGE_H

#include "base/str.h"

typedef struct kt_language {
	kt_str tag;       /* canonical: "nl", "pt-BR" */
	kt_str base;      /* "pt" */
	uint32_t script;  /* ISO 15924 as a HarfBuzz tag: 'Latn' */
	bool right_to_left;
	kt_str quotes[4]; /* opening, closing, inner opening, inner closing */
	/* Words after which no line may end, lower case ("art.", "SDG"), ended by len 0: the next word is a number or name. */
	const kt_str *binds;
	uint8_t hyphen_left, hyphen_right; /* letters that stay on either side, at least */
	uint8_t hyphen_word;               /* words of fewer letters stay whole */
} kt_language;

/* Lives as long as the arena. */
const kt_language *kt_language_of(kt_arena *arena, kt_str tag);
/* Name of a language in itself, and of a country (ISO 3166 alpha-2) in a language, by ICU; empty: not known. */
kt_str kt_language_name(kt_arena *arena, kt_str tag);
kt_str kt_language_country(kt_arena *arena, kt_str tag, kt_str country);

#endif
