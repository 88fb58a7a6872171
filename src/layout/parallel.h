/* parallel: two languages' slices of one block as strips in step.
 *
 * Rules    Slices pair by message: both languages' first lines stand on the same baseline, and the longer one says where the
 *          next pair begins. Line by line they share strips where their lines are equally high, so that a pair may part over
 *          a page; else a pair is one strip. A strip ends a column only where both languages may end there.
 */
#ifndef KT_LAYOUT_PARALLEL_H
#define KT_LAYOUT_PARALLEL_H

#include "blocks/block.h"
#include "layout/flow.h"

/* Where one language stands: its slices, the first of them not set yet. */
typedef struct kt_parallel_side {
	const kt_slices *slices;
	size_t at;
} kt_parallel_side;

/* May a column end after slice `at` (and is that good)? */
bool kt_parallel_breaks(const kt_slices *slices, size_t at, bool *stub);
/* Makes the strips of the next message; false: there is none. `add` gets each. */
typedef void (*kt_parallel_add)(void *context, const kt_strip *strip);
bool kt_parallel_next(kt_parallel_side sides[2], unsigned count, kt_parallel_add add, void *context);

#endif
