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

/* Hairlines of one layer, to the right or down. */
typedef struct hairlines {
	kt_point *from;
	size_t count;
	kt_len to;
	bool down;
	kt_overlay_layer layer;
	kt_len width;
} hairlines;

/* As far as they lie on one ground; its index, or the grounds' count: on paper. */
static void draw_on_ground(const kt_overlay_pen *pen, const hairlines *lines, size_t ground)
{
	cairo_t *path = kt_canvas_path(pen->canvas);
	for (size_t i = 0; i < lines->count; i++) {
		kt_point at = lines->from[i];
		kt_len *along = lines->down ? &at.y : &at.x;
		while (*along < lines->to) {
			bool here = kt_overlay_ground_at(&pen->grounds, at) == ground;
			kt_point from = at;
			*along = kt_overlay_ground_end(&pen->grounds, at, lines->down, lines->to);
			if (!here)
				continue;
			cairo_move_to(path, kt_len_points(from.x), kt_len_points(from.y));
			cairo_line_to(path, kt_len_points(at.x), kt_len_points(at.y));
		}
	}
	const kt_ink *ink = &kt_overlay_inks[lines->layer];
	if (ground < pen->grounds.count)
		ink = kt_overlay_ink_line(pen->arena, ink, pen->grounds.items[ground].ink);
	kt_canvas_stroke(pen->canvas, ink, (kt_pen){.width = lines->width});
}

static void draw_hairlines(const kt_overlay_pen *pen, const hairlines *lines)
{
	for (size_t ground = 0; ground <= pen->grounds.count; ground++)
		draw_on_ground(pen, lines, ground);
}

static void draw_rows(const kt_overlay_pen *pen, sheet s, bool steps)
{
	const kt_page_grid *grid = &pen->page->grid;
	hairlines lines = {.from = KT_NEW_ARRAY(pen->arena, kt_point, (size_t)(s.foot / grid->step) + 1),
	                   .to = s.right,
	                   .layer = steps ? KT_OVERLAY_STEPS : KT_OVERLAY_ROWS,
	                   .width = steps ? FINE : HAIR};
	for (kt_len y = grid->row - grid->below; y <= s.foot; y += grid->row)
		for (kt_len at = y; at < y + grid->row && at <= s.foot; at += grid->step)
			if ((at != y) == steps)
				lines.from[lines.count++] = (kt_point){s.left, at};
	draw_hairlines(pen, &lines);
}

static void draw_columns(const kt_overlay_pen *pen, sheet s)
{
	const kt_page_grid *grid = &pen->page->grid;
	hairlines lines = {.from = KT_NEW_ARRAY(pen->arena, kt_point, 2 * (size_t)grid->columns),
	                   .to = s.foot,
	                   .down = true,
	                   .layer = KT_OVERLAY_COLUMNS,
	                   .width = FINE};
	for (unsigned c = 0; c < grid->columns; c++) {
		kt_len x = s.left + (kt_len)c * (grid->column + grid->gutter);
		lines.from[lines.count++] = (kt_point){x, s.top};
		lines.from[lines.count++] = (kt_point){x + grid->column, s.top};
	}
	draw_hairlines(pen, &lines);
	kt_overlay_outline(pen, KT_OVERLAY_COLUMNS, (kt_box){s.left, s.top, s.right - s.left, s.foot - s.top}, HAIR, 0);
}

static void draw_sheet(const kt_overlay_pen *pen)
{
	const kt_page *page = pen->page;
	const kt_page_grid *grid = &page->grid;
	sheet s = {grid->left, page->width - grid->right, grid->top, page->height - grid->bottom};
	if (grid->step > 0) {
		draw_rows(pen, s, true);
		draw_rows(pen, s, false);
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
	kt_document_overlaid(document);
	for (size_t p = 0; p < document->page_count; p++) {
		kt_page page = *document->pages[p]; /* as it was made up: drawing moves its operations */
		pen.page = &page;
		pen.grounds = kt_overlay_grounds_of(arena, &page);
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
