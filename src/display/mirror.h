/* mirror: where what was laid out from start to end stands on the page.
 *
 * Purpose  Layout and blocks count x from the page's start edge. Where the first language is written from right to left
 *          that edge is the right one, and the page is turned about its middle: a shape is flipped, a box moves with its
 *          inside as it is. A box on the page may go the other way.
 */
#ifndef KT_DISPLAY_MIRROR_H
#define KT_DISPLAY_MIRROR_H

#include "display/list.h"

/* x becomes `add` + x, or `add` - x where it flips. All zero: everything stays where it is. */
typedef struct kt_mirror {
	bool flips;
	kt_len add;
} kt_mirror;

kt_mirror kt_mirror_page(kt_len width);
/* Moves a box as `mirror` does; in it x is counted from its left edge, or its right one where it flips. */
kt_mirror kt_mirror_within(kt_mirror mirror, kt_box box, bool flips);
kt_box kt_mirror_box(kt_mirror mirror, kt_box box);
void kt_mirror_points(kt_mirror mirror, kt_point *points, uint32_t count);
/* A path of its own where anything moves. */
kt_path kt_mirror_path(kt_mirror mirror, kt_arena *arena, kt_path path);
/* An operation moved; a text cannot be flipped. */
kt_op kt_mirror_op(kt_mirror mirror, kt_arena *arena, const kt_op *op);

#endif
