#include "proof/overlay_frames.h"

#include "base/num.h"
#include "proof/white.h"

#define EDGE      KT_PT(0.5)
#define BAR       KT_PT(2.5) /* wide: the white at a frame's foot */
#define BAR_LEAST KT_PT(6)   /* less is the leading's own, and has no room for its words */

static void put_points(kt_buf *words, kt_len length)
{
	kt_num_ratio(words, length, KT_LEN_PT, 1);
	kt_buf_text(words, " pt");
}

/* How far text in the frame was eased; KT_FIT_NONE where it was not. */
static kt_fit eased(const kt_page *page, const kt_page_frame *frame)
{
	for (size_t i = 0; i < page->count; i++) {
		const kt_op *op = &page->ops[i];
		if (op->composition && kt_white_holds(frame->box, op->at) &&
		    !kt_fit_same(op->composition->fit, KT_FIT_NONE))
			return op->composition->fit;
	}
	return KT_FIT_NONE;
}

static kt_str name_of(const kt_overlay_pen *pen, const kt_page_frame *frame)
{
	kt_buf words = kt_buf_in(pen->arena);
	kt_fit fit = eased(pen->page, frame);
	kt_buf_put(&words, frame->name);
	if (!kt_fit_same(fit, KT_FIT_NONE)) {
		kt_buf_text(&words, " · eased: ");
		kt_fit_words(&words, fit);
	}
	return kt_buf_str(&words);
}

/* A bar as high as the white below what stands in a column, with its height and its share of the column. */
static void draw_white(const kt_overlay_pen *pen, kt_box column)
{
	kt_len foot = column.y + column.h, white = foot - kt_white_foot(pen->page, column);
	if (white < BAR_LEAST || column.h <= 0)
		return;
	kt_overlay_fill(pen, KT_OVERLAY_WHITE, (kt_box){column.x + column.w - BAR, foot - white, BAR, white});
	kt_buf words = kt_buf_in(pen->arena);
	put_points(&words, white);
	kt_buf_print(&words, " (%d %%)", (int)((int64_t)white * 100 / column.h));
	kt_overlay_chip(pen, KT_OVERLAY_WHITE, (kt_point){column.x, foot}, kt_buf_str(&words));
}

void kt_overlay_draw_frames(const kt_overlay_pen *pen)
{
	for (size_t i = 0; i < pen->page->frame_count; i++) {
		const kt_page_frame *frame = &pen->page->frames[i];
		kt_overlay_outline(pen, KT_OVERLAY_FRAME, frame->box, EDGE, 0);
		for (unsigned c = 0; c < frame->column_count; c++) {
			if (frame->column_count > 1)
				kt_overlay_outline(pen, KT_OVERLAY_FRAME, frame->columns[c], EDGE / 2, KT_PT(2));
			draw_white(pen, frame->columns[c]);
		}
		kt_overlay_chip(pen, KT_OVERLAY_FRAME, (kt_point){frame->box.x, frame->box.y}, name_of(pen, frame));
	}
}
