/* contour: rings and lines as rows of points; clipping and thinning.
 *
 * Units    Whatever the caller's: degrees on the globe, points on a page.
 * Owns     The arena given.
 */
#ifndef KT_BLOCKS_CONTOUR_H
#define KT_BLOCKS_CONTOUR_H

#include "base/str.h"

typedef struct kt_spot {
	double x, y;
} kt_spot;

typedef struct kt_bounds {
	double x0, y0, x1, y1;
} kt_bounds;

/* A ring is closed from its last spot to its first, which is not repeated. */
typedef struct kt_contour {
	kt_spot *spots;
	size_t count;
} kt_contour;

typedef struct kt_contours {
	kt_contour *items;
	size_t count;
} kt_contours;

void kt_contour_add(kt_arena *arena, kt_contours *outlines, kt_contour outline);
bool kt_contour_meets(kt_bounds a, kt_bounds b);
kt_bounds kt_contour_join(kt_bounds a, kt_bounds b);
kt_bounds kt_contour_bounds(const kt_contour *outline);
/* The part of a ring within bounds; its edges run along them where it was cut. count 0: nothing is within. */
kt_contour kt_contour_clip_ring(kt_arena *arena, const kt_contour *ring, kt_bounds bounds);
/* The parts of a line within bounds, added to `parts`. */
void kt_contour_clip_line(kt_arena *arena, const kt_contour *line, kt_bounds bounds, kt_contours *parts);
/* Leaves out spots in place; `wide` is what a unit of x is worth in units of y. The ends stay. */
void kt_contour_thin(kt_contour *line, double tolerance, double wide);

#endif
