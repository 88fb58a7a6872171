/* icon: pictograms, our own drawings in one weight on a square of 24 units.
 *
 * In/Out   A name and a box -> filled and stroked paths in one ink.
 * Rules    A new one is a line in blocks/icon.def. Lines are KT_ICON_WEIGHT units wide in every one.
 */
#ifndef KT_BLOCKS_ICON_H
#define KT_BLOCKS_ICON_H

#include "display/canvas.h"

#define KT_ICON_UNITS  24
#define KT_ICON_WEIGHT 2 /* units */

typedef enum kt_icon {
#define KT_ICON_DRAWING(name, fill, line) KT_ICON_##name,
#include "blocks/icon.def"
#undef KT_ICON_DRAWING
	KT_ICON_COUNT
} kt_icon;

extern const char *const kt_icon_names[KT_ICON_COUNT + 1]; /* ended by NULL: a field's choices */

/* Fills the box, which is a square. */
void kt_icon_draw(kt_canvas *canvas, kt_icon icon, kt_box box, const kt_ink *ink);

#endif
