/* style: a paragraph style, resolved: every number final, nothing inherited any more.
 *
 * Owns     The layout's arena. layout/stylesheet makes them from YAML.
 */
#ifndef KT_TEXT_STYLE_H
#define KT_TEXT_STYLE_H

#include "base/geom.h"
#include "color/ink.h"

typedef enum kt_style_align { KT_ALIGN_START, KT_ALIGN_CENTRE, KT_ALIGN_END } kt_style_align;
typedef enum kt_style_grid { KT_GRID_ROW, KT_GRID_HALF, KT_GRID_FREE } kt_style_grid;

typedef struct kt_style kt_style;
struct kt_style {
	kt_str name;
	kt_str font;     /* a role of fonts.yaml: "text", "display", "figures" */
	uint16_t weight; /* 1 to 1000 */
	bool italic;
	kt_len size, leading;
	int16_t tracking; /* 1/1000 em added after each character */
	kt_part part;     /* which ink of the ground; used where ink is NULL */
	const kt_ink *ink;
	kt_style_align align;
	kt_style_grid grid;
	bool balance; /* lines of near-equal length, no lonely last word (headings, leads, pull lines) */
	bool hyphens;
	bool hang;     /* quotation marks stand outside the measure */
	bool tabular;  /* digits of one width (tnum) */
	kt_len before; /* space above a paragraph of this style, dropped at a column's head */
	kt_len after;
	const kt_style *second; /* the look of an edition's second language; NULL: the same but for its ink */
};

typedef struct kt_styles {
	const kt_style **items;
	size_t count;
} kt_styles;

const kt_style *kt_style_of(const kt_styles *styles, kt_str name); /* NULL: no such style */

/* How far a frame's text is eased from its style: 1000 and 0 are "as the style says". The leading stays. */
typedef struct kt_fit {
	uint16_t size;    /* per mille of the style's size */
	int16_t tracking; /* 1/1000 em, added to the style's */
} kt_fit;

#define KT_FIT_NONE ((kt_fit){1000, 0})

#endif
