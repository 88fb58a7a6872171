/* panel: what lies around a block: its ground, how far that bleeds, the white inside it, a rule.
 *
 * Rules    A block sees only the room inside. A rule at the top or bottom takes a row of its own where there is no inset.
 *          At the start or end of a panel that bleeds, the rule stands at the edge of the measure and is as high as the
 *          text; else it is the panel's edge. A second language's accent is its ground's `second` ink.
 */
#ifndef KT_LAYOUT_PANEL_H
#define KT_LAYOUT_PANEL_H

#include "blocks/block.h"
#include "layout/phrase.h"

enum { KT_BLEED_TOP = 1, KT_BLEED_BOTTOM = 2, KT_BLEED_INNER = 4, KT_BLEED_OUTER = 8 };
#define KT_BLEED_SIDES (KT_BLEED_INNER | KT_BLEED_OUTER)

typedef struct kt_rule {
	kt_phrase_side side;
	kt_len width; /* 0: no rule */
	kt_len length;
	kt_field_paint paint;
} kt_rule;

typedef struct kt_panel {
	const kt_ground *ground; /* NULL: what lies below shows */
	unsigned bleed;
	kt_len inset;
	kt_rule rule;
} kt_panel;

/* White that a panel needs around what stands in it. */
typedef struct kt_panel_pad {
	kt_len top, bottom, start, end;
} kt_panel_pad;

bool kt_panel_is(const kt_panel *panel); /* is there anything to it? */
kt_panel_pad kt_panel_pads(const kt_panel *panel, kt_len row);
/* Paints ground and rule. `box` is the panel's own, `paint` how far it bleeds, `below` what it stands on. */
void kt_panel_draw(const kt_panel *panel, kt_canvas *canvas, kt_box box, kt_box paint, kt_panel_pad pad,
                   const kt_ground *below, unsigned language);

#endif
