/* foreign: phrases in another language that are not marked as such.
 *
 * In/Out   A text of a language -> the first words in it that are another's, with its tag where that is known.
 * Method   Function words (text/language.def: `leans`, `clings`, `common`): of all words of a language they are the commonest,
 *          and each language has its own. A phrase is a run of words without one of the text's own.
 * Rules    In running text two function words of the other language tell it, in three words or more; or one that no other
 *          language of the table has, in two. All of a text that is emphasised or quoted: one, in two words. What is all
 *          capitals, or but for its function words a name, is let be where it is not set apart; so are addresses, figures,
 *          links, and what is marked.
 *          Another script than the text's own is told by itself; Latin words in a text of another script where they begin
 *          small, since names do not.
 * Limits   Phrases without function words ("fair trade") are not found.
 * Owns     The arena given.
 */
#ifndef KT_TEXT_FOREIGN_H
#define KT_TEXT_FOREIGN_H

#include "text/language.h"
#include "text/rich.h"

typedef struct kt_foreign {
	uint32_t from, to;  /* bytes of the text */
	kt_str language;    /* its tag; empty: not known … */
	const char *script; /* … but that it is written in this script, by its name */
} kt_foreign;

typedef struct kt_foreigners kt_foreigners;
/* For texts in this language. */
kt_foreigners *kt_foreign_open(kt_arena *arena, const kt_language *language);
bool kt_foreign_find(const kt_foreigners *foreigners, const kt_rich *rich, kt_foreign *found);

#endif
