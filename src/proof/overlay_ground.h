/* overlay_ground: what the overlay's lines and words stand on.
 *
 * Purpose  On a dark ground the grid is held back, and words are lit up.
 * Rules    Grounds are the boxes that a page fills: panels, bands, seas. What is drawn otherwise is too small, or too
 *          ragged, to change an ink for.
 * Owns     The arena given.
 */
#ifndef KT_PROOF_OVERLAY_GROUND_H
#define KT_PROOF_OVERLAY_GROUND_H

#include "display/list.h"

typedef struct kt_overlay_ground {
	kt_box box;
	const kt_ink *ink;
} kt_overlay_ground;

typedef struct kt_overlay_grounds {
	const kt_overlay_ground *items; /* in the order of drawing: what comes later lies above */
	size_t count;
} kt_overlay_grounds;

kt_overlay_grounds kt_overlay_grounds_of(kt_arena *arena, const kt_page *page);
/* The index of the ground at a point; their count: the paper. */
size_t kt_overlay_ground_at(const kt_overlay_grounds *grounds, kt_point at);
/* Where on a line to the right, or down, the ground there ends; not past `to`. */
kt_len kt_overlay_ground_end(const kt_overlay_grounds *grounds, kt_point at, bool down, kt_len to);
/* The ink for a hairline on a ground: its own, or on a dark one little more than the ground's. */
const kt_ink *kt_overlay_ink_line(kt_arena *arena, const kt_ink *ink, const kt_ink *ground);
/* The ink for words at a point: its own, or on a dark ground a lighter one. */
const kt_ink *kt_overlay_ink_word(kt_arena *arena, const kt_ink *ink, const kt_overlay_grounds *grounds, kt_point at);

#endif
