/* Pages as pictures, through Cairo: PNG pixels and SVG. Text is drawn as its glyphs' outlines, taken from HarfBuzz once a
 * glyph and kept in font units: the same picture wherever it is made, whatever fonts are installed. */
#include <cairo-svg.h>
#include <cairo.h>
#include <hb.h>

#include "write/writer.h"

#define POINTS_PER_INCH 72.0

/* A glyph's outline, in font units, y upwards. */
typedef struct outline {
	bool taken;
	uint8_t *verbs;
	kt_point *points;
	uint32_t verb_count, verb_room, point_count, point_room;
} outline;

typedef struct outlines {
	outline **by_face; /* by kt_face.index, each by glyph; NULL: the face is not used yet */
	size_t room;
} outlines;

typedef struct painting {
	kt_arena *arena;
	cairo_t *context;
	outlines outlines;
} painting;

/* Outlines */

typedef struct taking {
	kt_arena *arena;
	outline *outline;
} taking;

static void add(taking *t, kt_path_verb verb, const kt_point *points, uint32_t count)
{
	outline *o = t->outline;
	if (o->verb_count == o->verb_room) {
		uint32_t room = o->verb_room == 0 ? 16 : o->verb_room * 2;
		o->verbs = kt_arena_grow(t->arena, o->verbs, o->verb_room, room);
		o->verb_room = room;
	}
	if (o->point_count + count > o->point_room) {
		uint32_t room = o->point_room == 0 ? 32 : o->point_room * 2;
		o->points = kt_arena_grow(t->arena, o->points, o->point_room * sizeof *points, room * sizeof *points);
		o->point_room = room;
	}
	o->verbs[o->verb_count++] = (uint8_t)verb;
	for (uint32_t i = 0; i < count; i++)
		o->points[o->point_count++] = points[i];
}

/* Outlines are in whole font units, but for the control points that a quadratic curve is raised to: those are kept to
 * KT_LEN_PT parts of a unit, like all points here. */
static kt_point unit_point(double x, double y)
{
	return (kt_point){(kt_len)(x * KT_LEN_PT), (kt_len)(y * KT_LEN_PT)};
}

static void take_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	kt_point p = unit_point(x, y);
	add(data, KT_PATH_MOVE, &p, 1);
}

static void take_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	kt_point p = unit_point(x, y);
	add(data, KT_PATH_LINE, &p, 1);
}

static void take_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2,
                       float y2, float x3, float y3, void *user)
{
	(void)funcs, (void)state, (void)user;
	kt_point p[] = {unit_point(x1, y1), unit_point(x2, y2), unit_point(x3, y3)};
	add(data, KT_PATH_CURVE, p, 3);
}

static void take_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
	(void)funcs, (void)state, (void)user;
	add(data, KT_PATH_CLOSE, NULL, 0);
}

static void take_outline(kt_arena *arena, const kt_face *face, uint32_t glyph, outline *o)
{
	/* Without a function for quadratic curves, HarfBuzz raises them to cubic ones. */
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(funcs, take_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, take_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, take_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, take_close, NULL, NULL);
	taking t = {arena, o};
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(face->font, glyph, funcs, &t);
#else
	hb_font_get_glyph_shape(face->font, glyph, funcs, &t);
#endif
	hb_draw_funcs_destroy(funcs);
	o->taken = true;
}

static const outline *outline_of(painting *p, const kt_face *face, uint32_t glyph)
{
	outlines *all = &p->outlines;
	if (face->index >= all->room) {
		size_t room = (size_t)face->index + 8;
		all->by_face = kt_arena_grow(p->arena, all->by_face, all->room * sizeof *all->by_face,
		                             room * sizeof *all->by_face);
		all->room = room;
	}
	uint32_t count = hb_face_get_glyph_count(face->face);
	if (glyph >= count)
		KT_BUG("a glyph that the face does not have");
	if (all->by_face[face->index] == NULL)
		all->by_face[face->index] = KT_NEW_ARRAY(p->arena, outline, count);
	outline *o = &all->by_face[face->index][glyph];
	if (!o->taken)
		take_outline(p->arena, face, glyph, o);
	return o;
}

/* Painting */

/* Adds a path to the context's: points times `scale`, from an origin, y turned over where `flip` is -1. */
static void add_path(cairo_t *context, const uint8_t *verbs, uint32_t verb_count, const kt_point *p, double x, double y,
                     double scale, double flip)
{
	for (uint32_t i = 0; i < verb_count; i++) {
		double at[6] = {0};
		unsigned count = verbs[i] == KT_PATH_CURVE ? 3 : verbs[i] == KT_PATH_CLOSE ? 0 : 1;
		for (unsigned k = 0; k < count; k++, p++) {
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
	cairo_set_fill_rule(p->context, op->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
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
		const outline *o = outline_of(p, run->face, glyph->id);
		add_path(p->context, o->verbs, o->verb_count, o->points, kt_len_points(x + glyph->dx),
		         kt_len_points(at.y + glyph->dy), scale, -1);
		x += glyph->advance;
	}
}

static void paint_text(painting *p, const kt_op *op)
{
	cairo_new_path(p->context);
	cairo_set_fill_rule(p->context, CAIRO_FILL_RULE_WINDING);
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

static void paint_page(cairo_surface_t *surface, const kt_page *page, double scale, kt_arena *arena)
{
	painting p = {.arena = arena, .context = cairo_create(surface)};
	cairo_set_source_rgb(p.context, 1, 1, 1);
	cairo_paint(p.context);
	cairo_scale(p.context, scale, scale);
	for (size_t i = 0; i < page->count; i++)
		paint_op(&p, &page->ops[i]);
	cairo_destroy(p.context);
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

static bool finish(cairo_status_t status, const sink *s, const char *kind, kt_diag *diag)
{
	if (status == CAIRO_STATUS_SUCCESS || s->refused)
		return status == CAIRO_STATUS_SUCCESS && !s->refused;
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE, "the %s cannot be drawn: %s", kind,
	                      cairo_status_to_string(status));
}

/* Pixels that cover the length, at least one. */
static int pixels(kt_len length, unsigned dpi)
{
	int64_t whole = (int64_t)length * dpi, inch = (int64_t)POINTS_PER_INCH * KT_LEN_PT;
	int64_t count = (whole + inch / 2) / inch;
	return count < 1 ? 1 : (int)(count < INT32_MAX ? count : INT32_MAX);
}

static bool write_png(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                      kt_io_out *out, kt_diag *diag)
{
	const kt_page *p = document->pages[page];
	sink s = {.out = out};
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(p->width, options->dpi),
	                                                      pixels(p->height, options->dpi));
	/* A picture too large for Cairo is a surface in error, on which all that follows does nothing. */
	paint_page(surface, p, options->dpi / POINTS_PER_INCH, scratch);
	cairo_status_t status = cairo_surface_write_to_png_stream(surface, take_bytes, &s);
	cairo_surface_destroy(surface);
	return finish(status, &s, "PNG", diag);
}

static bool write_svg(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                      kt_io_out *out, kt_diag *diag)
{
	(void)options;
	const kt_page *p = document->pages[page];
	sink s = {.out = out};
	cairo_surface_t *surface =
	        cairo_svg_surface_create_for_stream(take_bytes, &s, kt_len_points(p->width), kt_len_points(p->height));
	cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
	paint_page(surface, p, 1, scratch);
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return finish(status, &s, "SVG", diag);
}

const kt_writer kt_write_png = {.name = "png", .extension = ".png", .by_page = true, .write = write_png};
const kt_writer kt_write_svg = {.name = "svg", .extension = ".svg", .by_page = true, .write = write_svg};
