/* punctuate: what is typed on a keyboard -> what a typesetter sets.
 *
 * Purpose  A text as its writer typed it keeps its meaning and gets the marks and spaces of its language. Messages stay as
 *          typed (text/normal): this is done when a text is made ready to be set, once for each language.
 * Table    typed                              set
 *          " '                                the language's marks and apostrophes (text/quotation.h)
 *          ...                                …
 *          --, --- (spaces on both sides or   – and —
 *            none before)
 *          - between spaces                   the language's dash: " – ", " — ", "—"
 *          - before a number, after a space   − (minus)
 *          10-12, 1990-2000, 2024-25, 9:00-17:00    – : a range rises, and stands alone between spaces
 *          3x4, 10 x 15                       ×
 *          72 %, 72%                          as the language has it (nl 72%, de 72 %)
 *          ; ! ? : « »                        the language's no-break spaces (fr), where a space, an end or a closing
 *                                             mark follows
 * Rules    Nothing changes in an address, a telephone number, what is written for a figure, and what a backslash or a
 *          caller keeps. ′ ″ ° and ordinals (1e, 1st, 1er) stay as typed.
 *          A phrase marked as of another language is set as that language is.
 * Owns     The arena.
 */
#ifndef KT_TEXT_PUNCTUATE_H
#define KT_TEXT_PUNCTUATE_H

#include "text/language.h"
#include "text/rich.h"

typedef struct kt_punctuate_kept {
	uint32_t from, to;
} kt_punctuate_kept;

/* `kept` are in order. `quoted`: the text as a whole is a quotation, whose marks are set elsewhere. */
void kt_punctuate(kt_arena *arena, const kt_language *language, const kt_punctuate_kept *kept, size_t count,
                  bool quoted, kt_rich *rich);

#endif
