/* outline: rings and lines as rows of points; clipping and thinning.
 *
 * Units    Whatever the caller's: degrees on the globe, points on a page.
 * Owns     The arena given.
 */
#ifndef KT_BLOCKS_OUTLINE_H
#define KT_BLOCKS_OUTLINE_H

#include "base/str.h"

typedef struct kt_spot {
	double x, y;
} kt_spot;

typedef struct kt_bounds {
	double x0, y0, x1, y1;
} kt_bounds;

/* A ring is closed from its last spot to its first, which is not repeated. */
typedef struct kt_outline {
	kt_spot *spots;
	size_t count;
} kt_outline;

typedef struct kt_outlines {
	kt_outline *items;
	size_t count;
} kt_outlines;

void kt_outline_add(kt_arena *arena, kt_outlines *outlines, kt_outline outline);
bool kt_outline_meets(kt_bounds a, kt_bounds b);
kt_bounds kt_outline_join(kt_bounds a, kt_bounds b);
kt_bounds kt_outline_bounds(const kt_outline *outline);
/* The part of a ring within bounds; its edges run along them where it was cut. count 0: nothing is within. */
kt_outline kt_outline_clip_ring(kt_arena *arena, const kt_outline *ring, kt_bounds bounds);
/* The parts of a line within bounds, added to `parts`. */
void kt_outline_clip_line(kt_arena *arena, const kt_outline *line, kt_bounds bounds, kt_outlines *parts);
/* Leaves out spots in place; `wide` is what a unit of x is worth in units of y. The ends stay. */
void kt_outline_thin(kt_outline *line, double tolerance, double wide);

#endif
