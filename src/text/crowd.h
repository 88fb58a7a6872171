/* crowd: characters of which a text has too many in a row to mean them.
 *
 * Rules    More than 30 marks on one character, and more than 4 characters in a row that show nothing, are no writing of any
 *          language: they crash readers, hide text, or were left behind by a program.
 */
#ifndef KT_TEXT_CROWD_H
#define KT_TEXT_CROWD_H

#include "base/str.h"

#define KT_CROWD_MARKS  30 /* the most that a stack of Tibetan or a cantillated Hebrew letter needs is below 10 */
#define KT_CROWD_HIDDEN 4

/* What is wrong with the text, and where; NULL: nothing. */
const char *kt_crowd_find(kt_str text, size_t *at);

#endif
