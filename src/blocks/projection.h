/* projection: degrees on the globe to points on a page.
 *
 * Rules    Equal-area, so that no country is made larger than it is: Lambert's azimuthal projection about the middle of
 *          what is shown, which keeps shapes there; Equal Earth where it is more than a good half of the globe.
 * Units    Degrees, north positive; points, y downwards.
 */
#ifndef KT_BLOCKS_PROJECTION_H
#define KT_BLOCKS_PROJECTION_H

#include "blocks/contour.h"

typedef struct kt_projection {
	bool world;              /* Equal Earth */
	double lon;              /* of the middle, … */
	double sin_lat, cos_lat; /* … and its latitude */
	double scale;            /* points that the globe's radius takes */
	kt_spot origin;          /* where the middle stands */
} kt_projection;

/* About the middle of a frame, with a scale of 1 and its origin at 0. */
kt_projection kt_projection_about(kt_bounds frame);
kt_spot kt_projection_spot(const kt_projection *projection, kt_spot degrees);
/* A ring or a line, with spots added where long edges bend. */
kt_contour kt_projection_outline(kt_arena *arena, const kt_projection *projection, const kt_contour *outline,
                                 bool closed);
/* What a frame in degrees takes on the page. */
kt_bounds kt_projection_frame(const kt_projection *projection, kt_bounds frame);
/* Degrees that hold all that is seen within bounds on the page. false: more than this projection can show well. */
KT_MUST bool kt_projection_view(const kt_projection *projection, kt_bounds page, kt_bounds *view);

#endif
