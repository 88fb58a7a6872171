/* Page by page: the sheet (grid, columns, trim), then frames, then lines: what is finer lies above. */
#include "proof/overlay.h"

#include "base/num.h"
#include "proof/overlay_frames.h"
#include "proof/overlay_lines.h"

#define SLUG       KT_PT(6) /* around trim and bleed, and below the legend */
#define HAIR       KT_PT(0.25)
#define FINE       KT_PT(0.15)
#define LEGEND_GAP KT_PT(8)
#define SAMPLE     KT_PT(5) /* of an ink in the legend */
/* Nearer than this to the margin no entry begins: the longest name but one ends on the sheet. */
#define LEGEND_LEAST KT_PT(70)

/* Grid */

typedef struct sheet {
	kt_len left, right; /* how far rows are drawn */
	kt_len top, foot;
} sheet;

static void draw_rows(const kt_overlay_pen *pen, kt_overlay_layer layer, sheet s, bool steps)
{
	const kt_page_grid *grid = &pen->page->grid;
	cairo_t *path = kt_canvas_path(pen->canvas);
	for (kt_len y = grid->row - grid->below; y <= s.foot; y += grid->row)
		for (kt_len at = y; at < y + grid->row && at <= s.foot; at += grid->step) {
			if ((at != y) != steps)
				continue;
			cairo_move_to(path, kt_len_points(s.left), kt_len_points(at));
			cairo_line_to(path, kt_len_points(s.right), kt_len_points(at));
		}
	kt_canvas_stroke(pen->canvas, &kt_overlay_inks[layer], (kt_pen){.width = steps ? FINE : HAIR});
}

static void draw_columns(const kt_overlay_pen *pen, sheet s)
{
	const kt_page_grid *grid = &pen->page->grid;
	cairo_t *path = kt_canvas_path(pen->canvas);
	for (unsigned c = 0; c < grid->columns; c++) {
		kt_len x = s.left + (kt_len)c * (grid->column + grid->gutter);
		for (int edge = 0; edge < 2; edge++, x += grid->column) {
			cairo_move_to(path, kt_len_points(x), kt_len_points(s.top));
			cairo_line_to(path, kt_len_points(x), kt_len_points(s.foot));
		}
	}
	kt_canvas_stroke(pen->canvas, &kt_overlay_inks[KT_OVERLAY_COLUMNS], (kt_pen){.width = FINE});
	kt_overlay_outline(pen, KT_OVERLAY_COLUMNS, (kt_box){s.left, s.top, s.right - s.left, s.foot - s.top}, HAIR, 0);
}

static void draw_sheet(const kt_overlay_pen *pen)
{
	const kt_page *page = pen->page;
	const kt_page_grid *grid = &page->grid;
	sheet s = {grid->left, page->width - grid->right, grid->top, page->height - grid->bottom};
	if (grid->step > 0) {
		draw_rows(pen, KT_OVERLAY_STEPS, s, true);
		draw_rows(pen, KT_OVERLAY_ROWS, s, false);
	}
	draw_columns(pen, s);
	kt_overlay_outline(pen, KT_OVERLAY_TRIM, (kt_box){0, 0, page->width, page->height}, HAIR, 0);
	if (page->bleed > 0)
		kt_overlay_outline(pen, KT_OVERLAY_TRIM,
		                   (kt_box){-page->bleed, -page->bleed, page->width + 2 * page->bleed,
		                            page->height + 2 * page->bleed},
		                   HAIR, KT_PT(2));
}

/* Legend */

static kt_str grid_words(const kt_page *page, kt_arena *arena)
{
	const kt_page_grid *grid = &page->grid;
	kt_buf words = kt_buf_in(arena);
	kt_buf_print(&words, "page %.*s", KT_STR_ARG(page->label));
	if (grid->step > 0) {
		kt_buf_text(&words, " · rows of ");
		kt_num_ratio(&words, grid->row, KT_LEN_PT, 1);
		kt_buf_print(&words, " pt in %d steps · %u columns of ", (int)(grid->row / grid->step), grid->columns);
		kt_num_ratio(&words, grid->column, KT_LEN_PT, 1);
		kt_buf_text(&words, " pt");
	}
	return kt_buf_str(&words);
}

/* Below the bleed: what the page is, and a sample of each ink with its name, in as many lines as it takes. Returns how far
 * below the trim that goes. */
static kt_len draw_legend(const kt_overlay_pen *pen)
{
	const kt_page *page = pen->page;
	kt_point at = {page->grid.left, page->height + page->bleed + LEGEND_GAP};
	kt_overlay_words(pen, KT_OVERLAY_TRIM, at, grid_words(page, pen->arena));
	at.x = page->width;
	for (kt_overlay_layer layer = 0; pen->style && layer < KT_OVERLAY_LEGEND; layer++) {
		if (at.x > page->width - page->grid.right - LEGEND_LEAST) {
			at.x = page->grid.left;
			at.y += LEGEND_GAP;
		}
		kt_overlay_fill(pen, layer, (kt_box){at.x, at.y - SAMPLE * 4 / 5, SAMPLE, SAMPLE});
		at.x += SAMPLE + SAMPLE / 2;
		at.x += kt_overlay_words(pen, KT_OVERLAY_TRIM, at, kt_str_of(kt_overlay_names[layer])) + LEGEND_GAP;
	}
	return at.y - page->height;
}

/* Findings */

static const kt_op *first_op(const kt_page *page, const kt_finding *finding)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->ops[i].composition == finding->text && finding->text)
			return &page->ops[i];
	return NULL;
}

/* The check's name on a flag above the head of the text that it found at fault; several stand after each other. */
static void draw_flags(const kt_overlay_pen *pen, const kt_findings *found)
{
	const kt_op *last = NULL;
	kt_point at = {0, 0};
	for (size_t i = 0; i < found->count; i++) {
		const kt_finding *finding = &found->items[i];
		const kt_op *op = first_op(pen->page, finding);
		if (!op)
			continue;
		if (op != last)
			at = (kt_point){op->at.x, op->at.y - finding->text->ascent};
		last = op;
		at.x += kt_overlay_chip(pen, KT_OVERLAY_FLAG, at, kt_str_of(finding->check->name)) + LEGEND_GAP / 4;
	}
}

void kt_overlay_draw(kt_document *document, const kt_findings *found, kt_setter *setter, kt_arena *arena, kt_diag *diag)
{
	kt_canvas *canvas = kt_canvas_open(arena, diag);
	kt_overlay_pen pen = {
	        .canvas = canvas, .setter = setter, .arena = arena, .style = kt_overlay_style(arena, document)};
	document->overlaid = true;
	for (size_t p = 0; p < document->page_count; p++) {
		kt_page page = *document->pages[p]; /* as it was made up: drawing moves its operations */
		pen.page = &page;
		kt_canvas_on(canvas, document->pages[p], KT_NOWHERE);
		kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
		draw_sheet(&pen);
		kt_overlay_draw_lines(&pen);
		kt_overlay_draw_frames(&pen);
		draw_flags(&pen, found);
		document->pages[p]->slug = draw_legend(&pen) + SLUG;
	}
	kt_canvas_close(canvas);
}
