/* composition: how a page was made up and its texts were set, for those who judge the page (proof) or show it (overlay,
 * explain). Writers need none of it.
 *
 * Purpose  A composition is one paragraph as it was broken into lines; every text operation names its own, and its line.
 *          A frame is a slot of the template as it stands on the page. A mark is what a label of a figure belongs to.
 * Owns     The page's arena; what a style names is the layout's.
 * Units    Offsets are bytes of the paragraph's text.
 */
#ifndef KT_DISPLAY_COMPOSITION_H
#define KT_DISPLAY_COMPOSITION_H

#include "text/paragraph.h"

typedef struct kt_composed_line {
	uint32_t from, to;
	kt_len x, width; /* as kt_line has them */
	kt_linebreak_kind end;
	bool in_word;
	uint16_t word_space;
	int16_t letter_space;
	const kt_linebreak_cost *costs;
	uint32_t cost_count;
} kt_composed_line;

typedef struct kt_composition {
	kt_str text, language;
	kt_place at; /* where the text was written */
	const kt_style *style;
	kt_fit fit;
	kt_len measure; /* 0: on one line, however long */
	kt_len ascent, descent, cap_height, x_height;
	const kt_composed_line *lines;
	size_t count;
	const kt_other *other; /* the next best way to break it; NULL: there is none, or nobody asked */
} kt_composition;

/* The grid that a page was made up on. Row 1 begins at the trim. */
typedef struct kt_page_grid {
	kt_len top, bottom, left, right; /* margins */
	unsigned columns;
	kt_len column, gutter;
	kt_len row, step; /* heights; steps part a row; 0: the page has no grid */
	kt_len below;     /* from a row's baseline to its foot */
} kt_page_grid;

#define KT_FRAME_COLUMNS 12

typedef struct kt_page_frame {
	kt_str name; /* the slot's */
	kt_place at; /* where the layout says so */
	kt_box box;
	kt_len depth; /* of what stands in it */
	kt_box columns[KT_FRAME_COLUMNS];
	unsigned column_count;
	bool sides; /* the columns are two languages beside each other */
	bool level; /* columns should end level */
	bool text;  /* running text stands in it */
	bool free;  /* white is wanted in it */
	bool faces; /* its text ends level with that on the page that it faces */
	bool eases; /* its text may be eased */
} kt_page_frame;

/* Operations that draw one mark of a block's figure, or a label of it. */
typedef struct kt_page_mark {
	uint32_t from, count; /* in the page's list */
	uint32_t mark;        /* its number in its block, from 1 */
} kt_page_mark;

const kt_composition *kt_composition_of(kt_arena *arena, const kt_lines *lines);

#endif
