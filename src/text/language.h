/* language: what the typesetter must know of a language, found by its BCP 47 tag.
 *
 * In/Out   A tag -> script, direction, punctuation, hyphenation dictionary, pairs that do not part.
 * Owns     Static tables (text/language.def); ICU supplies what they leave out.
 * Fails    kt_language_of returns NULL for a tag that is not well formed, that ICU has no data for, or that is no more than
 *          an old name of another language's.
 */
#ifndef KT_TEXT_LANGUAGE_H
#define KT_TEXT_LANGUAGE_H

#include "base/str.h"

typedef struct kt_language {
	kt_str tag;         /* canonical: "nl", "pt-BR" */
	kt_str base;        /* "pt" */
	uint32_t script;    /* ISO 15924 as a HarfBuzz tag: 'Latn' */
	kt_str writing;     /* ISO 15924 as people name it: "Latn", "Jpan", "Hans" */
	bool right_to_left; /* … or made so by the tag's private end: "nl-x-pseudo-rtl" */
	kt_str quotes[4];   /* opening, closing, inner opening, inner closing */
	kt_str dash;        /* a dash between parts of a sentence, with the spaces around it */
	kt_str narrow;      /* marks before which a narrow no-break space stands … */
	kt_str wide;        /* … and a no-break space (of « after it) */
	kt_str percent;     /* what stands between a number and %; at NULL: whatever is typed */
	/* Lists of words, each ended by len 0; compared without regard to the case of A to Z. */
	const kt_str *binds;    /* no line ends after these ("art.", "SDG") where a number or a capital follows */
	const kt_str *units;    /* no line begins with these ("miljoen", "km", "mei") after a number */
	const kt_str *joins;    /* words between a number and its unit ("24 de mayo") */
	const kt_str *clings;   /* no line ends after these, whatever follows */
	const kt_str *clipped;  /* words that begin with an apostrophe, without it ("tis", "em") */
	const kt_str *leans;    /* articles, prepositions …: balanced text rather breaks before them than after */
	const kt_str *pictures; /* words that say that something is a picture, and not what it shows */
	const kt_str *idle;     /* words of links that say nothing of where they lead */
	uint8_t hyphen_left, hyphen_right; /* letters that stay on either side, at least */
	uint8_t hyphen_word;               /* words of fewer letters stay whole */
	bool whole;                        /* its words are never broken: it has no hyphenation */
	kt_str package;                    /* Debian's package of hyphenation patterns; empty: not known */
	kt_str patterns; /* which patterns: "nl_NL"; empty: those of the tag or its language, whatever there is */
} kt_language;

/* Lives as long as the arena. */
const kt_language *kt_language_of(kt_arena *arena, kt_str tag);
/* The tag to write in place of an old one: "he" for "iw"; empty: none. */
kt_str kt_language_instead(kt_arena *arena, kt_str tag);
/* Is its script one of these: four letters each, with spaces between? */
#define KT_LANGUAGE_EAST_ASIAN "Hani Hans Hant Jpan Hira Kana Bopo Kore Hang"
bool kt_language_writes(const kt_language *language, const char *scripts);
/* The n-th language whose function words are known (all in the Latin script): lists of them, parted by spaces. false:
 * there are no so many. */
#define KT_LANGUAGE_FUNCTION_LISTS 3
bool kt_language_function_words(size_t n, kt_str *tag, const char *lists[KT_LANGUAGE_FUNCTION_LISTS]);
/* Is the word in one of the lists? */
bool kt_language_lists(const kt_str *words, kt_str word);
/* Name of a language in itself, and of a country (ISO 3166 alpha-2) in a language, by ICU; empty: not known. */
kt_str kt_language_name(kt_arena *arena, kt_str tag);
kt_str kt_language_country(kt_arena *arena, kt_str tag, kt_str country);

#endif
