#include "layout/panel.h"

bool kt_panel_is(const kt_panel *panel)
{
	return panel->ground || panel->inset > 0 || panel->rule.width > 0;
}

kt_panel_pad kt_panel_pads(const kt_panel *panel, kt_len row)
{
	kt_panel_pad pad = {panel->inset, panel->inset, panel->inset, panel->inset};
	/* Text stays on the measure where the ground runs past it. */
	if (panel->bleed & KT_BLEED_SIDES)
		pad.start = pad.end = 0;
	switch (panel->rule.width > 0 ? panel->rule.side : KT_PHRASE_BETWEEN) {
	case KT_PHRASE_TOP:
		pad.top = kt_len_max(pad.top, row);
		break;
	case KT_PHRASE_BOTTOM:
		pad.bottom = kt_len_max(pad.bottom, row);
		break;
	case KT_PHRASE_START:
		pad.start = panel->rule.width + panel->inset;
		break;
	case KT_PHRASE_END:
		pad.end = panel->rule.width + panel->inset;
		break;
	default:
		break;
	}
	return pad;
}

static kt_box rule_box(const kt_panel *panel, kt_box box, kt_panel_pad pad)
{
	const kt_rule *rule = &panel->rule;
	if (panel->bleed & KT_BLEED_SIDES && (rule->side == KT_PHRASE_START || rule->side == KT_PHRASE_END)) {
		box.y += pad.top;
		box.h -= pad.top + pad.bottom;
	}
	switch (rule->side) {
	case KT_PHRASE_TOP:
		return (kt_box){box.x, box.y, rule->length > 0 ? rule->length : box.w, rule->width};
	case KT_PHRASE_BOTTOM:
		return (kt_box){box.x, box.y + box.h - rule->width, rule->length > 0 ? rule->length : box.w,
		                rule->width};
	case KT_PHRASE_START:
		return (kt_box){box.x, box.y, rule->width, box.h};
	default:
		return (kt_box){box.x + box.w - rule->width, box.y, rule->width, box.h};
	}
}

static const kt_ink *rule_ink(const kt_panel *panel, const kt_ground *ground, unsigned language)
{
	kt_field_paint paint = panel->rule.paint;
	if (language > 0 && paint.part == KT_PART_ACCENT)
		paint.part = KT_PART_SECOND;
	return kt_setting_ink(ground, &paint);
}

static void draw_frame(kt_canvas *canvas, kt_box box, kt_len width, const kt_ink *ink)
{
	kt_canvas_box(canvas, (kt_box){box.x, box.y, box.w, width}, ink);
	kt_canvas_box(canvas, (kt_box){box.x, box.y + box.h - width, box.w, width}, ink);
	kt_canvas_box(canvas, (kt_box){box.x, box.y + width, width, box.h - 2 * width}, ink);
	kt_canvas_box(canvas, (kt_box){box.x + box.w - width, box.y + width, width, box.h - 2 * width}, ink);
}

void kt_panel_draw(const kt_panel *panel, kt_canvas *canvas, kt_box box, kt_box paint, kt_panel_pad pad,
                   const kt_ground *below, unsigned language)
{
	const kt_ground *ground = panel->ground ? panel->ground : below;
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	if (panel->ground)
		kt_canvas_box(canvas, paint, panel->ground->fill);
	if (panel->rule.width == 0)
		return;
	const kt_ink *ink = rule_ink(panel, ground, language);
	if (panel->rule.side == KT_PHRASE_AROUND)
		draw_frame(canvas, box, panel->rule.width, ink);
	else
		kt_canvas_box(canvas, rule_box(panel, box, pad), ink);
}
