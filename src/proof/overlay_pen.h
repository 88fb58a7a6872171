/* overlay_pen: inks, hairlines and small words of the overlay.
 *
 * Rules    There is no transparency: what is tinted lies where the page is white, all else is line. Words stand on a chip
 *          of their ink, so that they are read on any ground.
 */
#ifndef KT_PROOF_OVERLAY_PEN_H
#define KT_PROOF_OVERLAY_PEN_H

#include "display/canvas.h"
#include "proof/overlay_ground.h"

/* What is shown, each in its own ink: KT_OVERLAY_ROWS … are indices of kt_overlay_inks. */
typedef enum kt_overlay_layer {
	KT_OVERLAY_ROWS,
	KT_OVERLAY_STEPS,
	KT_OVERLAY_COLUMNS,
	KT_OVERLAY_TRIM,
	KT_OVERLAY_FRAME,
	KT_OVERLAY_WHITE, /* left at a frame's foot */
	KT_OVERLAY_MEASURE,
	KT_OVERLAY_RAG,
	KT_OVERLAY_HYPHEN,
	KT_OVERLAY_COST,
	KT_OVERLAY_FLAG, /* of a finding */
	KT_OVERLAY_LEGEND,
	/* In no legend: a draft's bars, and what lies behind its texts, dark and light ones. */
	KT_OVERLAY_DRAFT = KT_OVERLAY_LEGEND,
	KT_OVERLAY_DRAFT_TINT,
	KT_OVERLAY_DRAFT_SHADE,
	KT_OVERLAY_PAPER,
	KT_OVERLAY_LAYERS
} kt_overlay_layer;

typedef struct kt_overlay_pen {
	kt_canvas *canvas;
	kt_page *page;
	kt_setter *setter;
	kt_arena *arena;
	kt_overlay_grounds grounds; /* of the page */
	const kt_style *style;      /* NULL: the document has no text, and the overlay no words */
} kt_overlay_pen;

extern const kt_ink kt_overlay_inks[KT_OVERLAY_LAYERS];
extern const char *const kt_overlay_names[KT_OVERLAY_LEGEND]; /* as the legend has them */

/* The style of the overlay's words, after the document's own. */
const kt_style *kt_overlay_style(kt_arena *arena, const kt_document *document);

void kt_overlay_outline(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_box box, kt_len width, kt_len dash);
void kt_overlay_fill(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_box box);
/* Words on a chip whose foot and start edge stand at `at`; returns the chip's width. */
kt_len kt_overlay_chip(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_point at, kt_str words);
/* Bare words on a baseline; returns their width. */
kt_len kt_overlay_words(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_point at, kt_str words);

#endif
