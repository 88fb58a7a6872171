/* cairo_path: paths built with Cairo, as operations hold them.
 *
 * Purpose  A context to build a path in, and what stands in it as points of the page.
 * Units    The context's are points.
 * Fails    A coordinate that is not finite or lies more than a page off the page is KT_DIAG_OFF_PAGE.
 */
#ifndef KT_DISPLAY_CAIRO_PATH_H
#define KT_DISPLAY_CAIRO_PATH_H

#include <cairo.h>

#include "display/list.h"
#include "display/mirror.h"

/* Where a path goes. */
typedef struct kt_cairo_target {
	kt_arena *arena;
	const kt_page *page;
	kt_mirror mirror;
	kt_place place; /* for diagnostics */
	kt_diag *diag;
} kt_cairo_target;

/* Draws nothing; cairo_destroy closes it. */
cairo_t *kt_cairo_path_open(void);
/* Takes the context's path and leaves it empty, in another one where it had failed. false: reported, or there was none. */
bool kt_cairo_path_take(cairo_t **context, const kt_cairo_target *target, kt_path *path);

#endif
