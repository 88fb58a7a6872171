/* drawing: the Figure that an infographic is to a reader that hears, and shapes that several kinds share.
 *
 * Rules    A block's `tag` adds the Figure (kt_prose_figure), then its labels as siblings. Its `draw` puts all that is
 *          drawn between begin and end, and its texts after that. In two languages the drawing belongs to the first;
 *          the second's Figure gets an empty place at the same box.
 */
#ifndef KT_BLOCKS_DRAWING_H
#define KT_BLOCKS_DRAWING_H

#include "blocks/block.h"

/* `alt`: the message of the alternative text. */
void kt_drawing_begin(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t alt);
void kt_drawing_end(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t alt, kt_box box);

/* Adds a circle to a path: four curves, where Cairo's own arcs take more the larger they are. */
void kt_drawing_circle(cairo_t *path, double x, double y, double radius);
void kt_drawing_disc(kt_canvas *canvas, kt_point centre, kt_len radius, const kt_ink *ink);
/* The paint for the item at `index`: paints are taken in turn, and over again. NULL: there are none. */
const kt_ink *kt_drawing_ink(const kt_ground *ground, const kt_field_paints *paints, size_t index);
/* The height that a drawing whose size is free makes use of: its frame's, less white above and below; 0: any. */
kt_len kt_drawing_room(const kt_setting *setting);
/* The least multiple of `step` that holds `length`. */
kt_len kt_drawing_steps(kt_len length, kt_len step);
/* Reports what is higher than the place it has (KT_DIAG_OVERFLOW): "this timeline takes 80 pt, and has 65.5 pt". */
void kt_drawing_high(const kt_setting *setting, kt_place at, const char *what, kt_len height, kt_len room);

#endif
