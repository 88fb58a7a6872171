/* cairo_paint: operations carried out in a Cairo context.
 *
 * Purpose  The shapes alone: fills, strokes, text as its glyphs' outlines, pictures as their boxes, and clips, in whatever source the
 *          context has. Pictures, which
 *          have their own colours, are not painted.
 * Units    The context's are points of the page.
 */
#ifndef KT_DISPLAY_CAIRO_PAINT_H
#define KT_DISPLAY_CAIRO_PAINT_H

#include <cairo.h>

#include "display/outline.h"

/* A clip saves the context's state, its unclip restores it. */
void kt_cairo_paint(cairo_t *context, const kt_op *op, kt_outlines *outlines);

#endif
