/* canvas: the recording surface that blocks draw on.
 *
 * Purpose  Geometry is built with Cairo's path API and taken with cairo_copy_path under a named ink; text comes as set
 *          lines. Nothing is asked back.
 * Units    Lines and boxes in kt_len; the Cairo context's user space is points, origin and direction as the page's,
 *          so that kt_len_points(x) is what it takes. Cairo keeps 1/256 pt. x is counted from the page's start edge,
 *          whichever that is (display/mirror); operations have it from the left.
 * Owns     The canvas owns its Cairo context; operations go to the page's arena, with copies of all that is drawn but
 *          borrowed paths. A page's lists are of use once another page is drawn on, or the canvas is closed.
 * Fails    A coordinate that is not finite or lies more than a page off the page is KT_DIAG_OFF_PAGE at canvas `place`
 *          (Cairo wraps at 2^23 and turns NaN into 0 without a word), and the path is dropped.
 */
#ifndef KT_DISPLAY_CANVAS_H
#define KT_DISPLAY_CANVAS_H

#include <cairo.h>

#include "display/document.h"

typedef struct kt_canvas kt_canvas;

kt_canvas *kt_canvas_open(kt_arena *arena, kt_diag *diag);
void kt_canvas_close(kt_canvas *canvas);
/* Keeps from now on how texts are set and frames stand (display/composition). */
void kt_canvas_compose(kt_canvas *canvas);
/* Pages named from now on have their start edge on the right: shapes are flipped, texts, links, figures and frames moved. */
void kt_canvas_mirror(kt_canvas *canvas, bool mirrors);
/* Notes a frame of the page at hand; dropped on a canvas that does not compose. */
void kt_canvas_frame(kt_canvas *canvas, const kt_page_frame *frame);
/* What is drawn from now on is, or labels, this mark of the block's figure, numbered from 1; 0: none, as on a page that
 * is begun. Kept on a canvas that composes. */
void kt_canvas_mark(kt_canvas *canvas, uint32_t mark);
/* Draws on this page from now on, for no tag yet; `place` is for diagnostics. */
void kt_canvas_on(kt_canvas *canvas, kt_page *page, kt_place place);
kt_arena *kt_canvas_arena(const kt_canvas *canvas);

/* What the next operations belong to. An artifact kind goes before the tag until it is NONE again, or another tag is
 * named. With neither, drawings are decoration, and text is a programmer's mistake. */
void kt_canvas_tag(kt_canvas *canvas, kt_tag *tag);
void kt_canvas_artifact(kt_canvas *canvas, kt_artifact kind);

/* What is drawn until the end goes its own way, whichever the page does: in `box` x is counted from its left edge, or
 * from its right one. From the left: what has no start and end (maps, codes, pictures of things). */
void kt_canvas_turn_begin(kt_canvas *canvas, kt_box box, bool right_to_left);
void kt_canvas_turn_end(kt_canvas *canvas);

/* The context for building the next path: current path empty, matrix identity at each call. */
cairo_t *kt_canvas_path(kt_canvas *canvas);
/* Take the path that stands in the context, and leave it empty. */
void kt_canvas_fill(kt_canvas *canvas, const kt_ink *ink);
void kt_canvas_stroke(kt_canvas *canvas, const kt_ink *ink, kt_pen pen);
void kt_canvas_clip(kt_canvas *canvas);
void kt_canvas_unclip(kt_canvas *canvas);
/* Shorthands that need no path. */
void kt_canvas_box(kt_canvas *canvas, kt_box box, const kt_ink *ink);
void kt_canvas_rule(kt_canvas *canvas, kt_point from, kt_point to, const kt_ink *ink, kt_pen pen);
/* A path that was thinned and projected elsewhere (maps); borrowed, must outlive the render. */
void kt_canvas_fill_path(kt_canvas *canvas, kt_path path, const kt_ink *ink);
void kt_canvas_stroke_path(kt_canvas *canvas, kt_path path, const kt_ink *ink, kt_pen pen);

/* Placed artwork in a box, which is of its own ratio; cropped by a clip. Never flipped. */
void kt_canvas_picture(kt_canvas *canvas, const kt_artwork *artwork, kt_box box, const kt_ink *ground);

/* Lines `first` to `first + count` of a paragraph: the first one's baseline at `at.y`, their measure's start edge (a
 * single line's own, where it has no measure) at `at.x`, the next ones `lines->leading` below. Link spans become links
 * under a LINK tag below the current tag, phrases in another language a SPAN. */
void kt_canvas_lines(kt_canvas *canvas, const kt_lines *lines, size_t first, size_t count, kt_point at,
                     const kt_ink *ink, kt_place source);
/* A link over a box, with what is said of it. Its tag is a LINK below the current tag; the text drawn until
 * kt_canvas_link_end belongs to it. */
void kt_canvas_link_begin(kt_canvas *canvas, kt_str address, kt_str contents);
void kt_canvas_link_end(kt_canvas *canvas, kt_box box);
/* Gives the current tag (a FIGURE) its box on this page, and an empty place where nothing was drawn for it. */
void kt_canvas_figure_box(kt_canvas *canvas, kt_box box);
void kt_canvas_empty(kt_canvas *canvas);

#endif
