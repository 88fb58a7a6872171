/* svg_draw: an SVG drawn by librsvg, from its bytes alone.
 *
 * Rules    It has no address, so that nothing it names can be opened. Sizes in pixels are 1/96 inch.
 * Fails    Words say why it is refused: "has no size …".
 */
#ifndef KT_ARTWORK_SVG_DRAW_H
#define KT_ARTWORK_SVG_DRAW_H

#include "base/str.h"

typedef struct kt_svg {
	double width, height; /* points */
	double scale;         /* the page of `pdf` is so many times larger */
	kt_str pdf;           /* one page, by Cairo */
	kt_str refused;
} kt_svg;

kt_svg kt_svg_draw_page(kt_arena *arena, kt_str bytes);
#endif
