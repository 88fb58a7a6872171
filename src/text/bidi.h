/* bidi: which way each part of a text is read (UAX 9).
 *
 * In/Out   A text and its language's direction -> levels, even for what is read from left to right, odd for what is not;
 *          levels of a line's parts -> their order from left to right.
 * Rules    An isolate that the text leaves open ends with the text. Of brackets only the first 63 that stand open at once
 *          are paired, the depth that UAX 9 asks for (BD16).
 * Owns     The arena given.
 */
#ifndef KT_TEXT_BIDI_H
#define KT_TEXT_BIDI_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

/* From a byte to the next one's. */
typedef struct kt_bidi_part {
	uint32_t from;
	uint8_t level;
} kt_bidi_part;

/* Does anything in the text turn the direction of reading? Else, from left to right, all of it has level 0. */
bool kt_bidi_turns(kt_str text);
/* Is an isolate (U+2066 to U+2068) left open? `*at`: where the outermost such begins. */
bool kt_bidi_open(kt_str text, size_t *at);
/* The parts in order, the first from 0. The text is not empty. */
size_t kt_bidi_parts(kt_arena *arena, kt_str text, bool right_to_left, kt_bidi_part **parts);
/* order[i]: which of a line's parts is the i-th from the left. */
void kt_bidi_order(const uint8_t *levels, uint32_t count, int32_t *order);

#endif
