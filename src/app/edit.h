/* edit: a text of other length, as an editor's other words would make it.
 *
 * Purpose  Letters are dropped from the middle of the longest words, or doubled in the shortest, within one part of the
 *          text: it keeps as many words, of about the same length.
 * In/Out   A text, a number of characters, a part of it -> its copy with so many more or less.
 * Owns     The arena given.
 * Fails    The text has no words for that.
 */
#ifndef KT_APP_EDIT_H
#define KT_APP_EDIT_H

#include "text/rich.h"

/* Where in the text; in one too short for words of its own there, anywhere. */
typedef enum kt_edit_part { KT_EDIT_FIRST_THIRD, KT_EDIT_LAST_THIRD } kt_edit_part;

bool kt_edit_letters(kt_arena *arena, const kt_rich *rich, int by, kt_edit_part part, kt_rich *edited);
/* The text's own words, again and again (`turned`: from its middle on), so many characters of them. What is marked is so
 * the first time. */
void kt_edit_length(kt_arena *arena, const kt_rich *rich, size_t characters, bool turned, kt_rich *edited);

#endif
