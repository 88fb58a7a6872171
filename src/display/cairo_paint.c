#include "display/cairo_paint.h"

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

static void use_path(cairo_t *context, kt_path path)
{
	cairo_new_path(context);
	add_path(context, path.verbs, path.verb_count, path.points, 0, 0, 1.0 / KT_LEN_PT, 1);
}

static void use_box(cairo_t *context, kt_box box)
{
	cairo_new_path(context);
	cairo_rectangle(context, kt_len_points(box.x), kt_len_points(box.y), kt_len_points(box.w),
	                kt_len_points(box.h));
}

static void use_pen(cairo_t *context, kt_pen pen)
{
	static const cairo_line_cap_t caps[] = {CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
	static const cairo_line_join_t joins[] = {CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
	cairo_set_line_width(context, kt_len_points(pen.width));
	cairo_set_line_cap(context, caps[pen.cap]);
	cairo_set_line_join(context, joins[pen.join]);
	double dashes[] = {kt_len_points(pen.dash), kt_len_points(pen.gap)};
	cairo_set_dash(context, dashes, pen.dash > 0 ? 2 : 0, 0);
}

static void use_run(cairo_t *context, kt_outlines *outlines, kt_point at, const kt_run *run)
{
	kt_len x = at.x + run->x;
	double scale = kt_len_points(run->size) / run->face->upem / KT_LEN_PT;
	for (uint32_t i = 0; i < run->count; i++) {
		const kt_glyph *glyph = &run->glyphs[i];
		const kt_outline *o = kt_outline_of(outlines, run->face, glyph->id);
		add_path(context, o->verbs, o->verb_count, o->points, kt_len_points(x + glyph->dx),
		         kt_len_points(at.y + glyph->dy), scale, -1);
		x += glyph->advance;
	}
}

void kt_cairo_paint(cairo_t *context, const kt_op *op, kt_outlines *outlines)
{
	switch (op->kind) {
	case KT_OP_TEXT:
		cairo_new_path(context);
		for (uint32_t i = 0; i < op->run_count; i++)
			use_run(context, outlines, op->at, &op->runs[i]);
		cairo_fill(context);
		break;
	case KT_OP_FILL:
		use_path(context, op->path);
		cairo_fill(context);
		break;
	case KT_OP_STROKE:
		use_path(context, op->path);
		use_pen(context, op->pen);
		cairo_stroke(context);
		break;
	case KT_OP_CLIP:
		cairo_save(context);
		use_path(context, op->path);
		cairo_clip(context);
		break;
	case KT_OP_UNCLIP:
		cairo_restore(context);
		break;
	case KT_OP_PICTURE:
		use_box(context, op->picture.box);
		cairo_fill(context);
		break;
	case KT_OP_EMPTY:
		break;
	}
}
