/* HarfBuzz tells an outline as moves, lines and curves; without a function for quadratic curves it raises them to cubic
 * ones, whose control points are then no whole font units. */
#include "display/outline.h"

#include "base/diag.h"

typedef struct taking {
	kt_arena *arena;
	kt_outline *outline;
} taking;

static void add(taking *t, kt_path_verb verb, const kt_point *points, uint32_t count)
{
	kt_outline *o = t->outline;
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

static void take_outline(kt_arena *arena, const kt_face *face, uint32_t glyph, kt_outline *o)
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

const kt_outline *kt_outline_of(kt_outlines *outlines, const kt_face *face, uint32_t glyph)
{
	if (face->index >= outlines->room) {
		size_t room = (size_t)face->index + 8, size = sizeof *outlines->by_face;
		outlines->by_face =
		        kt_arena_grow(outlines->arena, outlines->by_face, outlines->room * size, room * size);
		outlines->room = room;
	}
	uint32_t count = hb_face_get_glyph_count(face->face);
	if (glyph >= count)
		KT_BUG("a glyph that the face does not have");
	if (outlines->by_face[face->index] == NULL)
		outlines->by_face[face->index] = KT_NEW_ARRAY(outlines->arena, kt_outline, count);
	kt_outline *o = &outlines->by_face[face->index][glyph];
	if (!o->taken)
		take_outline(outlines->arena, face, glyph, o);
	return o;
}
