/* cairo_picture: placed artwork as a surface of Cairo's, and as a PNG.
 *
 * Owns     The surface is the caller's to destroy; a PNG lives in the arena given.
 * Fails    As kt_artwork_make.
 */
#ifndef KT_WRITE_CAIRO_PICTURE_H
#define KT_WRITE_CAIRO_PICTURE_H

#include <cairo.h>

#include "display/document.h"

/* As its place has them at `dpi`, or fewer. NULL: reported. */
cairo_surface_t *kt_cairo_picture(const kt_picture *picture, const kt_press *press, unsigned dpi, kt_diag *diag);
/* The file of a PNG. */
KT_MUST bool kt_cairo_picture_png(const kt_picture *picture, const kt_press *press, unsigned dpi, kt_arena *arena,
                                  kt_str *png, kt_diag *diag);

#endif
