#include "layout/jump.h"

#include "blocks/prose.h"

#define WORD   "starts"
#define SECOND 1 /* language */

static kt_len baseline(const kt_layout *layout)
{
	return (kt_len)layout->jump.row * layout->page.row - layout->page.below;
}

static kt_extent extent_of(const kt_layout *layout, bool folds_at_start)
{
	return kt_makeup_extent(&layout->page, layout->jump.measure->spans[0], folds_at_start);
}

const kt_ground *kt_jump_ground(const kt_makeup *makeup, const kt_plan *plan)
{
	const kt_layout *layout = makeup->layout;
	if (!layout->jump.measure)
		return NULL;
	return kt_paint_ground(plan, extent_of(layout, plan->recto).x, baseline(layout));
}

static const kt_lines *line_of(const kt_makeup *makeup, const kt_setting *setting, kt_str number, const kt_rich **rich)
{
	const kt_layout *layout = makeup->layout;
	kt_place at = {&layout->source, 0, 0};
	if (!layout->jump.measure) {
		kt_diag_error(makeup->diag, KT_DIAG_KEY_MISSING, at,
		              "`jump` is missing from a layout: the edition `%.*s` has to say where its second "
		              "language starts",
		              KT_STR_ARG(makeup->edition->name));
		kt_diag_hint(makeup->diag, "jump: {row: 2, measure: full, style: folio}");
		return NULL;
	}
	*rich = kt_edition_word(makeup->edition, WORD, SECOND, "page", number, at);
	return *rich ? kt_prose_line(setting, *rich, SECOND, layout->jump.style) : NULL;
}

void kt_jump_draw(kt_makeup *makeup, const kt_pages *pages, const kt_outcome *from, const kt_outcome *to, kt_tag *tag)
{
	const kt_layout *layout = makeup->layout;
	const kt_rich *rich;
	kt_setting setting = kt_makeup_setting(makeup, from->section);
	/* The page keeps the line. */
	setting.arena = makeup->kept;
	const kt_lines *lines = line_of(makeup, &setting, pages->items[to->page]->label, &rich);
	if (!lines || lines->count == 0)
		return;
	kt_extent extent = extent_of(layout, kt_pages_folds_at_start(makeup, kt_pages_is_recto(pages, from->page)));
	if (lines->widest > extent.width)
		kt_setting_wide(&setting, rich->at, "the line that says where the second language starts",
		                lines->widest, extent.width);
	bool mirrors = kt_edition_right_to_left(makeup->edition, 0);
	bool against = kt_edition_right_to_left(makeup->edition, SECOND) != mirrors;
	kt_canvas *canvas = makeup->canvas;
	kt_canvas_mirror(canvas, mirrors);
	kt_canvas_on(canvas, pages->items[from->page], rich->at);
	if (against)
		kt_canvas_turn_begin(canvas, (kt_box){.x = extent.x, .w = extent.width}, !mirrors);
	kt_canvas_tag(canvas, tag);
	kt_canvas_lines(canvas, lines, 0, 1, (kt_point){extent.x, baseline(layout)},
	                kt_prose_ink(from->jump_ground, layout->jump.style, SECOND), rich->at);
	if (against)
		kt_canvas_turn_end(canvas);
}
