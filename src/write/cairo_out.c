/* Pages as PNG, through Cairo. Text is drawn as its glyphs' outlines: the same picture whatever fonts are installed. */
#include "write/cairo_out.h"

#include <cairo.h>

#include "write/outline.h"
#include "write/writer.h"

#define POINTS_PER_INCH 72.0

typedef struct painting {
	cairo_t *context;
	kt_outlines outlines;
} painting;

/* Painting */

/* Adds a path to the context's: points times `scale`, from an origin, y turned over where `flip` is -1. */
static void add_path(cairo_t *context, const uint8_t *verbs, uint32_t verb_count, const kt_point *p, double x, double y,
                     double scale, double flip)
{
	for (uint32_t i = 0; i < verb_count; i++) {
		double at[6] = {0};
		for (unsigned k = 0; k < kt_path_points(verbs[i]); k++, p++) {
			at[2 * k] = x + p->x * scale;
			at[2 * k + 1] = y + p->y * scale * flip;
		}
		if (verbs[i] == KT_PATH_MOVE)
			cairo_move_to(context, at[0], at[1]);
		else if (verbs[i] == KT_PATH_LINE)
			cairo_line_to(context, at[0], at[1]);
		else if (verbs[i] == KT_PATH_CURVE)
			cairo_curve_to(context, at[0], at[1], at[2], at[3], at[4], at[5]);
		else
			cairo_close_path(context);
	}
}

static void use_path(painting *p, const kt_op *op)
{
	cairo_new_path(p->context);
	add_path(p->context, op->path.verbs, op->path.verb_count, op->path.points, 0, 0, 1.0 / KT_LEN_PT, 1);
}

static void use_ink(painting *p, const kt_ink *ink)
{
	cairo_set_source_rgb(p->context, ink->screen[0] / 255.0, ink->screen[1] / 255.0, ink->screen[2] / 255.0);
}

static void use_pen(painting *p, kt_pen pen)
{
	static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
	static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
	cairo_set_line_width(p->context, kt_len_points(pen.width));
	cairo_set_line_cap(p->context, caps[pen.cap]);
	cairo_set_line_join(p->context, joins[pen.join]);
	double dashes[] = {kt_len_points(pen.dash), kt_len_points(pen.gap)};
	cairo_set_dash(p->context, dashes, pen.dash > 0 ? 2 : 0, 0);
}

static void paint_run(painting *p, kt_point at, const kt_run *run)
{
	kt_len x = at.x + run->x;
	double scale = kt_len_points(run->size) / run->face->upem / KT_LEN_PT;
	for (uint32_t i = 0; i < run->count; i++) {
		const kt_glyph *glyph = &run->glyphs[i];
		const kt_outline *o = kt_outline_of(&p->outlines, run->face, glyph->id);
		add_path(p->context, o->verbs, o->verb_count, o->points, kt_len_points(x + glyph->dx),
		         kt_len_points(at.y + glyph->dy), scale, -1);
		x += glyph->advance;
	}
}

static void paint_text(painting *p, const kt_op *op)
{
	cairo_new_path(p->context);
	use_ink(p, op->ink);
	for (uint32_t i = 0; i < op->run_count; i++)
		paint_run(p, op->at, &op->runs[i]);
	cairo_fill(p->context);
}

static void paint_op(painting *p, const kt_op *op)
{
	switch (op->kind) {
	case KT_OP_TEXT:
		paint_text(p, op);
		break;
	case KT_OP_FILL:
		use_path(p, op);
		use_ink(p, op->ink);
		cairo_fill(p->context);
		break;
	case KT_OP_STROKE:
		use_path(p, op);
		use_ink(p, op->ink);
		use_pen(p, op->pen);
		cairo_stroke(p->context);
		break;
	case KT_OP_CLIP:
		cairo_save(p->context);
		use_path(p, op);
		cairo_clip(p->context);
		break;
	case KT_OP_UNCLIP:
		cairo_restore(p->context);
		break;
	case KT_OP_EMPTY:
		break;
	}
}

/* What is shown of the page, from the context's origin on. */
static void paint_page(cairo_t *context, const kt_page *page, double scale, kt_arena *arena)
{
	painting p = {.context = context, .outlines = {.arena = arena}};
	cairo_scale(context, scale, scale);
	cairo_translate(context, kt_len_points(page->slug), kt_len_points(page->slug));
	for (size_t i = 0; i < page->count; i++)
		paint_op(&p, &page->ops[i]);
}

/* Files */

typedef struct sink {
	kt_io_out *out;
	bool refused; /* by `out`, which has reported it */
} sink;

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned count)
{
	sink *s = data;
	if (!s->refused && !kt_io_put(s->out, bytes, count))
		s->refused = true;
	return s->refused ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static bool finish(cairo_status_t status, const sink *s, kt_diag *diag)
{
	if (status == CAIRO_STATUS_SUCCESS || s->refused)
		return status == CAIRO_STATUS_SUCCESS && !s->refused;
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE, "the PNG cannot be drawn: %s",
	                      cairo_status_to_string(status));
}

/* Pixels that cover the length, at least one. */
static int pixels(kt_len length, unsigned dpi)
{
	int64_t whole = (int64_t)length * dpi, inch = (int64_t)POINTS_PER_INCH * KT_LEN_PT;
	int64_t count = (whole + inch / 2) / inch;
	return count < 1 ? 1 : (int)(count < INT32_MAX ? count : INT32_MAX);
}

/* White, with the context to paint it. A picture too large for Cairo is a surface in error, on which all that follows does
 * nothing. */
static cairo_t *open_picture(int width, int height)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
	cairo_t *context = cairo_create(surface);
	cairo_surface_destroy(surface); /* the context holds it */
	cairo_set_source_rgb(context, 1, 1, 1);
	cairo_paint(context);
	return context;
}

static bool close_picture(cairo_t *context, kt_io_out *out, kt_diag *diag)
{
	sink s = {.out = out};
	cairo_status_t status = cairo_surface_write_to_png_stream(cairo_get_target(context), take_bytes, &s);
	cairo_destroy(context);
	return finish(status, &s, diag);
}

static bool write_png(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                      kt_io_out *out, kt_diag *diag)
{
	const kt_page *p = document->pages[page];
	kt_box shown = kt_page_shown(p);
	cairo_t *context = open_picture(pixels(shown.w, options->dpi), pixels(shown.h, options->dpi));
	paint_page(context, p, options->dpi / POINTS_PER_INCH, scratch);
	return close_picture(context, out, diag);
}

bool kt_cairo_out_sheet(const kt_page *const *pages, size_t count, unsigned across, unsigned dpi, kt_arena *scratch,
                        kt_io_out *out, kt_diag *diag)
{
	int width = 1, height = 1, rows = (int)((count + across - 1) / across);
	for (size_t i = 0; i < count; i++) {
		kt_box shown = pages[i] ? kt_page_shown(pages[i]) : (kt_box){0};
		width = pixels(shown.w, dpi) > width ? pixels(shown.w, dpi) : width;
		height = pixels(shown.h, dpi) > height ? pixels(shown.h, dpi) : height;
	}
	cairo_t *context = open_picture(width * (int)across, height * rows);
	for (size_t i = 0; i < count; i++) {
		if (!pages[i])
			continue;
		cairo_save(context);
		cairo_translate(context, width * (int)(i % across), height * (int)(i / across));
		cairo_rectangle(context, 0, 0, width, height);
		cairo_clip(context);
		paint_page(context, pages[i], dpi / POINTS_PER_INCH, scratch);
		cairo_restore(context);
	}
	return close_picture(context, out, diag);
}

const kt_writer kt_write_png = {.name = "png", .extension = ".png", .by_page = true, .write = write_png};
