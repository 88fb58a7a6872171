/* coverage: how much ink lies on a page where most of it does, all plates together ("total area coverage").
 *
 * In/Out   A page -> the highest total, a point that has it, and whose ink that is.
 * Rules    What a press is given: an ink that knocks out replaces all that lies under it; one that overprints replaces only
 *          what stands on its own plates (ISO 32000-1, 11.7.4, mode 1). Clips hold. Only what lies within the bleed counts,
 *          and no ink that is on every plate. A placed picture hides what lies under it; of its own ink nothing is known here.
 * Exact    The total told is that of the point told. What is missed is an overlap smaller than a 128th of the operation that
 *          makes it, or of the one under it: half a point in a line of text; on a page where
 *          inks overprint in very many places, one smaller than a point.
 */
#ifndef KT_DISPLAY_COVERAGE_H
#define KT_DISPLAY_COVERAGE_H

#include "display/outline.h"

#define KT_COVERAGE_OPS 8

typedef struct kt_coverage {
	unsigned total; /* percent; 0: nothing is printed, or no more than was enough */
	kt_point at;
	const kt_op *ops[KT_COVERAGE_OPS]; /* whose ink it is, the topmost first; no more than the first so many */
	unsigned op_count;
} kt_coverage;

/* Of a page that nowhere has more than `enough` percent, the total is 0: that is cheaper to know. */
kt_coverage kt_coverage_of(const kt_page *page, unsigned enough, kt_outlines *outlines);

#endif
