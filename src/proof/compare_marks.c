#include "proof/compare_marks.h"

#include "proof/overlay_pen.h"

/* Read on a sheet of pages as large as a thumb. */
#define CLEAR         KT_PT(4) /* between what stands at a frame's edge and its outline */
#define SLUG          KT_PT(36)
#define CAPTION_SIZE  KT_PT(22)
#define CAPTION_ABOVE KT_PT(12) /* from its baseline to the trim */
#define OUTLINE       KT_PT(2)
#define TRIM          KT_PT(1)

static kt_box around(kt_box box)
{
	return (kt_box){box.x - CLEAR, box.y - CLEAR, box.w + 2 * CLEAR, box.h + 2 * CLEAR};
}

static void draw_caption(const kt_overlay_pen *pen, kt_str caption)
{
	if (!pen->style)
		return;
	kt_style style = *pen->style;
	style.size = CAPTION_SIZE;
	style.leading = SLUG;
	kt_rich rich = kt_rich_plain(caption, KT_STR("en"), KT_NOWHERE);
	const kt_lines *lines = kt_paragraph_line(pen->setter, pen->arena, &rich, &style, KT_FIT_NONE);
	if (lines->count > 0)
		kt_canvas_lines(pen->canvas, lines, 0, 1, (kt_point){0, -CAPTION_ABOVE},
		                &kt_overlay_inks[KT_OVERLAY_TRIM], KT_NOWHERE);
}

void kt_compare_mark(kt_document *document, uint32_t page, kt_compare_side side, const kt_changes *changes,
                     kt_str caption, kt_setter *setter, kt_arena *arena, kt_diag *diag)
{
	kt_canvas *canvas = kt_canvas_open(arena, diag);
	kt_overlay_pen pen = {.canvas = canvas,
	                      .page = document->pages[page],
	                      .setter = setter,
	                      .arena = arena,
	                      .style = kt_overlay_style(arena, document)};
	kt_document_overlaid(document);
	kt_canvas_on(canvas, pen.page, KT_NOWHERE);
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	kt_overlay_outline(&pen, KT_OVERLAY_TRIM, (kt_box){0, 0, pen.page->width, pen.page->height}, TRIM, 0);
	for (size_t i = 0; i < changes->count; i++) {
		const kt_change *change = &changes->items[i];
		if ((side == KT_COMPARE_WAS ? change->was_page : change->now_page) != page)
			continue;
		kt_box box = side == KT_COMPARE_WAS ? change->was : change->now;
		if (box.w > 0)
			kt_overlay_outline(&pen, KT_OVERLAY_FLAG, around(box), OUTLINE, 0);
	}
	draw_caption(&pen, caption);
	pen.page->slug = SLUG;
	kt_canvas_close(canvas);
}
