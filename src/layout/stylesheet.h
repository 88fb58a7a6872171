/* stylesheet: styles, the looks of blocks, and how far text may be eased: what a house and its layouts share.
 *
 * In/Out   `styles:`, `blocks:` and `fit:` of house and layout, merged -> resolved styles, look records, panels.
 * Rules    A style takes from the one it is based on what it does not give itself, its `second` look included. Its
 *          `second` takes likewise from the style. A leading that is not given is the next multiple of the grid's step.
 *          Of a kind's entry in `blocks:` the keys ground, bleed, inset and rule are its panel's, unless its look has a key
 *          of that name. A slot's `look:` is laid over these. `side-by-side:` holds what differs where two languages stand
 *          beside each other.
 * Owns     The arena of the layout.
 * Fails    All mistakes, each once, with its place; styles based on each other in a circle.
 */
#ifndef KT_LAYOUT_STYLESHEET_H
#define KT_LAYOUT_STYLESHEET_H

#include "layout/palette.h"
#include "layout/panel.h"

typedef struct kt_fit_bounds {
	uint16_t size_least; /* per mille */
	int16_t tracking_least;
	uint16_t hyphens_least; /* per mille */
	kt_len never_below;     /* size that running text is not eased under */
} kt_fit_bounds;

/* A kind of block as the layout dresses it; [0] in one language, [1] side by side. */
typedef struct kt_look {
	const kt_block_kind *kind;
	const void *record[2];
	kt_panel panel[2];
	const kt_node *node[2]; /* the entry in `blocks:` that they were read from */
	kt_str missing;         /* a style that the kind takes by default and the layout lacks; empty: none */
} kt_look;

typedef struct kt_stylesheet {
	kt_palette palette;
	kt_styles styles;
	const kt_node *const *nodes; /* of each style, as merged: for places */
	kt_fit_bounds fit;
	kt_look *looks; /* in the registry's order */
	kt_len row, step;
} kt_stylesheet;

extern const kt_record kt_stylesheet_style_record, kt_stylesheet_panel_record;

/* `row` and `step` of the grid stand in the sheet already, and its palette. */
bool kt_stylesheet_read_styles(kt_stylesheet *sheet, kt_arena *arena, const kt_node *styles, kt_diag *diag);
bool kt_stylesheet_read_looks(kt_stylesheet *sheet, kt_arena *arena, const kt_node *blocks, kt_diag *diag);
/* A style by the name that a node gives; NULL: reported. */
const kt_style *kt_stylesheet_style(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *name, kt_diag *diag);
/* A paint named within a phrase. */
bool kt_stylesheet_rule(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *node, kt_diag *diag, kt_rule *rule);
bool kt_stylesheet_bleed(const kt_field_words *words, kt_diag *diag, unsigned *bleed);
/* Index in `looks` of a placed block's kind. */
size_t kt_stylesheet_look(const kt_stylesheet *sheet, const kt_placed *block);
/* The looks of all kinds as a slot changes them: `over` is laid over the entry of each kind that has its keys (NULL:
 * nothing is), `style` is that of running text (NULL: the look's own). A key that no kind has is reported. */
bool kt_stylesheet_looks_in(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *over, const kt_style *style,
                            unsigned two, kt_diag *diag, const kt_look **looks);

#endif
