/* The rings of the cover interlock: of the two crossings of neighbours one passes over and the other under, on the page
 * as it is painted. Cairo says which strokes cover a point. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "blocks/block.h"

extern const kt_block_kind kt_block_cover_art;

/* The look as the layout fills it: members by the names of the record's fields. */
static void *member(void *look, const char *name)
{
	for (const kt_field *field = kt_block_cover_art.look->fields; field->name; field++)
		if (kt_str_is(kt_str_of(name), field->name))
			return (char *)look + field->offset;
	fail_msg("the look has no field %s", name);
	return NULL;
}

#define RINGS 5 /* that show in a box of 500 by 200 pt */

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_canvas *canvas;
	kt_page page;
	kt_ink fill, inks[3];
	kt_ground ground;
	cairo_t *context;
} fixture;

static void build(cairo_t *context, const kt_path *path)
{
	const kt_point *p = path->points;
	cairo_new_path(context);
	for (uint32_t i = 0; i < path->verb_count; i++) {
		double x[3] = {0}, y[3] = {0};
		static const unsigned takes[] = {
		        [KT_PATH_MOVE] = 1, [KT_PATH_LINE] = 1, [KT_PATH_CURVE] = 3, [KT_PATH_CLOSE] = 0};
		for (unsigned k = 0; k < takes[path->verbs[i]]; k++, p++) {
			x[k] = kt_len_points(p->x);
			y[k] = kt_len_points(p->y);
		}
		if (path->verbs[i] == KT_PATH_MOVE)
			cairo_move_to(context, x[0], y[0]);
		else if (path->verbs[i] == KT_PATH_LINE)
			cairo_line_to(context, x[0], y[0]);
		else if (path->verbs[i] == KT_PATH_CURVE)
			cairo_curve_to(context, x[0], y[0], x[1], y[1], x[2], y[2]);
		else
			cairo_close_path(context);
	}
}

/* The ink that is seen at a point: that of the last stroke that covers it; NULL: none. */
static const kt_ink *seen(const fixture *f, double x, double y)
{
	for (size_t i = f->page.count; i > 0; i--) {
		const kt_op *op = &f->page.ops[i - 1];
		if (op->kind != KT_OP_STROKE)
			continue;
		build(f->context, &op->path);
		cairo_set_line_width(f->context, kt_len_points(op->pen.width));
		if (cairo_in_stroke(f->context, x, y))
			return op->ink;
	}
	return NULL;
}

static void draw(fixture *f, int thickness, int overlap, kt_len gap, bool down)
{
	kt_field_paint *paints = KT_NEW_ARRAY(f->arena, kt_field_paint, 3);
	for (unsigned i = 0; i < 3; i++)
		paints[i] = (kt_field_paint){.ink = &f->inks[i], .part = -1};
	void *look = kt_arena_take(f->arena, kt_block_cover_art.look->size);
	*(kt_field_paints *)member(look, "rings") = (kt_field_paints){paints, 3};
	*(int32_t *)member(look, "thickness") = thickness;
	*(int32_t *)member(look, "overlap") = overlap;
	*(kt_len *)member(look, "gap") = gap;
	kt_box box = {KT_PT(20), KT_PT(40), KT_PT(500), KT_PT(200)};
	if (down)
		box = (kt_box){KT_PT(20), KT_PT(40), KT_PT(200), KT_PT(500)};
	kt_setting setting = {.width = box.w,
	                      .room = box.h,
	                      .count = 1,
	                      .look = look,
	                      .ground = &f->ground,
	                      .grid = {.row = KT_PT(15), .step = KT_PT(5), .columns = 1},
	                      .fit = KT_FIT_NONE,
	                      .arena = f->arena,
	                      .diag = f->diag};
	kt_placed placed = {.form = &kt_block_cover_art.form};
	kt_slices slices = {0};
	kt_block_cover_art.measure(&placed, &setting, &slices);
	assert_int_equal(slices.count, 1);
	assert_int_equal(slices.items[0].height, box.h);
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_block_cover_art.draw(&placed, &setting, &slices, 0, 1, (kt_frame){box, box}, f->canvas);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_NOTE), 0);
}

/* The rings as the block's own words have them: 74 % of the height is 148 pt; percents of width and overlap. */
typedef struct rings {
	double in, out, pitch, y;
	bool down; /* the same, a quarter turned */
} rings;

static double centre(const rings *r, unsigned ring)
{
	return 270 + ((int)ring - RINGS / 2) * r->pitch;
}

static bool inside(const rings *r, unsigned ring, double x, double y)
{
	double far = hypot(x - centre(r, ring), y - r->y);
	return far > r->in + 0.1 && far < r->out - 0.1;
}

/* All that two neighbours share above (side -1) or below (1) shows one ink. */
static const kt_ink *seen_in_crossing(const fixture *f, const rings *r, unsigned ring, int side)
{
	const kt_ink *all = NULL;
	unsigned points = 0;
	double step =
	        ring == 0 ? 0.4 : 3; /* one crossing closely: a sliver of the other ring may be left at its corners */
	for (double x = centre(r, ring); x < centre(r, ring + 1); x += step)
		for (double y = 0.2; y < r->out; y += step) {
			double at = r->y + side * y;
			if (!inside(r, ring, x, at) || !inside(r, ring + 1, x, at))
				continue;
			const kt_ink *ink = r->down ? seen(f, 260 - at, x + 20) : seen(f, x, at);
			assert_true(points++ == 0 || ink == all);
			all = ink;
		}
	assert_true(points > 4);
	return all;
}

static void assert_interlock(int thickness, int overlap, kt_len gap, bool down)
{
	fixture f = {.arena = kt_arena_open(), .diag = kt_diag_open()};
	f.page = (kt_page){.width = KT_PT(595), .height = KT_PT(842)};
	f.canvas = kt_canvas_open(f.arena, f.diag);
	f.ground.fill = &f.fill;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
	f.context = cairo_create(surface);
	draw(&f, thickness, overlap, gap, down);
	double line = 148.0 * overlap / 100 * thickness / 100;
	rings r = {74 - line, 74, 148.0 * (100 - overlap) / 100, 140, down};
	for (unsigned i = 0; i + 1 < RINGS; i++) {
		assert_ptr_equal(seen_in_crossing(&f, &r, i, -1), &f.inks[i % 3]);
		assert_ptr_equal(seen_in_crossing(&f, &r, i, 1), &f.inks[(i + 1) % 3]);
	}
	cairo_destroy(f.context);
	cairo_surface_destroy(surface);
	kt_canvas_close(f.canvas);
	kt_diag_close(f.diag);
	kt_arena_close(f.arena);
}

static void test_rings_interlock(void **state)
{
	(void)state;
	assert_interlock(38, 34, 0, false);
}

static void test_with_a_margin(void **state)
{
	(void)state;
	assert_interlock(38, 34, KT_PT(2), false);
}

static void test_a_chain_that_hangs(void **state)
{
	(void)state;
	assert_interlock(38, 34, KT_PT(2), true);
}

static void test_within_all_bounds(void **state)
{
	(void)state;
	assert_interlock(20, 36, 0, false);
	assert_interlock(44, 36, KT_PT(6), false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_rings_interlock),
	        cmocka_unit_test(test_with_a_margin),
	        cmocka_unit_test(test_a_chain_that_hangs),
	        cmocka_unit_test(test_within_all_bounds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
