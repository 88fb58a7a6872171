/* lexicon: words kept with what was found out about them.
 *
 * Purpose  A word is shaped once and hyphenated once, however often it is set.
 * In/Out   A word and a number that says in what sense it is meant (face, language …) -> where its finding is kept.
 * Owns     The arena given: words are copied, nothing is ever forgotten.
 */
#ifndef KT_TEXT_LEXICON_H
#define KT_TEXT_LEXICON_H

#include "base/str.h"

typedef struct kt_lexicon kt_lexicon;

kt_lexicon *kt_lexicon_open(kt_arena *arena);
/* Where the finding stands: NULL in it at first. Valid until the next call. */
const void **kt_lexicon_word(kt_lexicon *lexicon, uint64_t sense, kt_str word);

#endif
