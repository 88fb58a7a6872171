/* Pages as PNG, through Cairo. Text is drawn as its glyphs' outlines: the same picture whatever fonts are installed. */
#include "write/cairo_out.h"

#include "display/cairo_paint.h"
#include "write/cairo_picture.h"
#include "write/writer.h"

#define POINTS_PER_INCH 72.0

/* Pages are painted for a press and a diag. */
typedef struct painting {
	const kt_press *press;
	unsigned dpi;
	kt_arena *arena;
	kt_diag *diag;
} painting;

/* false: reported. */
static bool paint_picture(cairo_t *context, const kt_picture *picture, const painting *p)
{
	cairo_surface_t *surface = kt_cairo_picture(picture, p->press, p->dpi, p->diag);
	if (!surface)
		return false;
	kt_box box = picture->box;
	cairo_save(context);
	cairo_rectangle(context, kt_len_points(box.x), kt_len_points(box.y), kt_len_points(box.w),
	                kt_len_points(box.h));
	cairo_clip(context);
	cairo_translate(context, kt_len_points(box.x), kt_len_points(box.y));
	cairo_scale(context, kt_len_points(box.w) / cairo_image_surface_get_width(surface),
	            kt_len_points(box.h) / cairo_image_surface_get_height(surface));
	cairo_set_source_surface(context, surface, 0, 0);
	/* Else its last row is mixed with what lies beyond. */
	cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD);
	cairo_paint(context);
	cairo_restore(context);
	cairo_surface_destroy(surface);
	return true;
}

/* What is shown of the page, from the context's origin on. false: reported. */
static bool paint_page(cairo_t *context, const kt_page *page, const painting *p)
{
	kt_outlines outlines = {.arena = p->arena};
	double scale = p->dpi / POINTS_PER_INCH;
	bool good = true;
	cairo_scale(context, scale, scale);
	cairo_translate(context, kt_len_points(page->slug), kt_len_points(page->slug));
	for (size_t i = 0; i < page->count; i++) {
		const kt_ink *ink = page->ops[i].ink;
		if (ink)
			cairo_set_source_rgb(context, ink->screen[0] / 255.0, ink->screen[1] / 255.0,
			                     ink->screen[2] / 255.0);
		if (page->ops[i].kind == KT_OP_PICTURE)
			good = paint_picture(context, &page->ops[i].picture, p) && good;
		else
			kt_cairo_paint(context, &page->ops[i], &outlines);
	}
	return good;
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
	bool painted = paint_page(context, p, &(painting){&document->press, options->dpi, scratch, diag});
	return close_picture(context, out, diag) && painted;
}

bool kt_cairo_out_sheet(const kt_page *const *pages, size_t count, unsigned across, unsigned dpi, const kt_press *press,
                        kt_arena *scratch, kt_io_out *out, kt_diag *diag)
{
	int width = 1, height = 1, rows = (int)((count + across - 1) / across);
	for (size_t i = 0; i < count; i++) {
		kt_box shown = pages[i] ? kt_page_shown(pages[i]) : (kt_box){0};
		width = pixels(shown.w, dpi) > width ? pixels(shown.w, dpi) : width;
		height = pixels(shown.h, dpi) > height ? pixels(shown.h, dpi) : height;
	}
	cairo_t *context = open_picture(width * (int)across, height * rows);
	bool painted = true;
	for (size_t i = 0; i < count; i++) {
		if (!pages[i])
			continue;
		cairo_save(context);
		cairo_translate(context, width * (int)(i % across), height * (int)(i / across));
		cairo_rectangle(context, 0, 0, width, height);
		cairo_clip(context);
		painted = paint_page(context, pages[i], &(painting){press, dpi, scratch, diag}) && painted;
		cairo_restore(context);
	}
	return close_picture(context, out, diag) && painted;
}

const kt_writer kt_write_png = {.name = "png", .extension = ".png", .by_page = true, .write = write_png};
