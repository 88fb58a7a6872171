/* How much ink lies where most of it does: what replaces, what is added, what is hidden or clipped away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "display/coverage.h"

#include "display_fixture.h"

#define INK(label, c, m, y, k, over)                                                                                   \
	{                                                                                                              \
		.name = {label, sizeof label - 1}, .press = {c, m, y, k}, .overprint = over                            \
	}
static const kt_ink black = INK("black", 0, 0, 0, 100, true), plain = INK("plain", 0, 0, 0, 100, false),
                    dark = INK("dark", 100, 80, 60, 20, false), mid = INK("mid", 90, 40, 0, 0, false),
                    glaze = INK("glaze", 50, 0, 70, 0, true), white = INK("white", 0, 0, 0, 0, true);
static const kt_ink blue = {.name = {"blue", 4}, .press = {100, 70, 0, 0}, .spot = {"PANTONE 286 C", 13}},
                    laid_blue = {.name = {"laid", 4}, .overprint = true, .spot = {"PANTONE 286 C", 13}},
                    marks = {.name = {"marks", 5}, .press = {100, 100, 100, 100}, .spot = {"All", 3}};

static int set_up_print(void **state)
{
	set_up(state);
	fixture *f = *state;
	f->page.bleed = KT_PT(8);
	f->page.slug = KT_PT(30);
	return 0;
}

static void box(fixture *f, const kt_ink *ink, double x, double y, double w, double h)
{
	kt_canvas_box(f->canvas, (kt_box){KT_PT(x), KT_PT(y), KT_PT(w), KT_PT(h)}, ink);
}

static kt_coverage most(const fixture *f)
{
	kt_outlines outlines = {.arena = f->arena};
	return kt_coverage_of(&f->page, 0, &outlines);
}

static void expect(const fixture *f, unsigned total, const kt_ink *first, const kt_ink *second)
{
	kt_coverage found = most(f);
	assert_int_equal(found.total, total);
	assert_int_equal(found.op_count, second ? 2 : 1);
	assert_ptr_equal(found.ops[0]->ink, first);
	if (second)
		assert_ptr_equal(found.ops[1]->ink, second);
}

static bool lies_in(kt_point p, double x, double y, double w, double h)
{
	return p.x >= KT_PT(x) && p.x <= KT_PT(x + w) && p.y >= KT_PT(y) && p.y <= KT_PT(y + h);
}

static void test_a_page_without_ink(void **state)
{
	fixture *f = *state;
	assert_int_equal(most(f).total, 0);
	box(f, &white, 10, 10, 100, 100);
	assert_int_equal(most(f).total, 0);
}

static void test_what_overprints_is_added(void **state)
{
	fixture *f = *state;
	box(f, &mid, 100, 100, 200, 200);
	box(f, &black, 250, 250, 200, 200);
	expect(f, 230, &black, &mid);
	assert_true(lies_in(most(f).at, 250, 250, 50, 50));
}

static void test_what_knocks_out_replaces(void **state)
{
	fixture *f = *state;
	box(f, &mid, 100, 100, 200, 200);
	box(f, &plain, 250, 250, 200, 200);
	expect(f, 130, &mid, NULL);
}

static void test_on_its_own_plates_it_replaces(void **state)
{
	fixture *f = *state;
	box(f, &mid, 100, 100, 200, 200);
	box(f, &glaze, 100, 100, 200, 200); /* 50 of cyan for 90, 40 of magenta stays */
	expect(f, 160, &glaze, &mid);
}

static void test_what_is_covered_does_not_count(void **state)
{
	fixture *f = *state;
	box(f, &dark, 100, 100, 200, 200);
	box(f, &white, 90, 90, 220, 220);
	box(f, &black, 150, 150, 10, 10);
	expect(f, 100, &black, NULL);
}

static void test_what_is_clipped_away_does_not_count(void **state)
{
	fixture *f = *state;
	cairo_t *path = kt_canvas_path(f->canvas);
	cairo_arc(path, 200, 200, 100, 0, 6.3);
	kt_canvas_clip(f->canvas);
	box(f, &dark, 100, 100, 20, 20); /* the corner that the circle leaves */
	box(f, &mid, 100, 100, 200, 200);
	kt_canvas_unclip(f->canvas);
	box(f, &black, 100, 100, 20, 20);
	expect(f, 130, &mid, NULL);
	box(f, &black, 190, 190, 1, 1);
	expect(f, 230, &black, &mid);
}

/* The boxes overlap, the shapes do not. */
static void test_a_hole(void **state)
{
	fixture *f = *state;
	cairo_t *path = kt_canvas_path(f->canvas);
	cairo_arc(path, 200, 200, 100, 0, 6.28318530717958);
	cairo_close_path(path);
	cairo_arc_negative(path, 200, 200, 60, 6.28318530717958, 0);
	cairo_close_path(path);
	kt_canvas_fill(f->canvas, &dark);
	box(f, &black, 180, 180, 40, 40);
	expect(f, 260, &dark, NULL);
	box(f, &black, 200, 190, 70, 1); /* just over the edge */
	expect(f, 340, &black, &dark);
}

static void test_a_hairline_under_a_whole_page(void **state)
{
	fixture *f = *state;
	kt_canvas_rule(f->canvas, (kt_point){KT_PT(20), KT_PT(400.3)}, (kt_point){KT_PT(500), KT_PT(400.3)}, &dark,
	               (kt_pen){.width = KT_PT(0.2)});
	box(f, &black, 0, 0, 595, 842);
	expect(f, 340, &black, &dark);
}

static void test_three_on_each_other(void **state)
{
	fixture *f = *state;
	box(f, &mid, 0, 0, 100, 100);
	box(f, &laid_blue, 50, 50, 100, 100);
	box(f, &black, 80, 80, 10, 10);
	kt_coverage found = most(f);
	assert_int_equal(found.total, 330);
	assert_int_equal(found.op_count, 3);
	assert_ptr_equal(found.ops[2]->ink, &mid);
}

static void test_spot_inks(void **state)
{
	fixture *f = *state;
	box(f, &mid, 0, 0, 100, 100);
	box(f, &blue, 0, 0, 100, 100); /* knocks out, and its stand-in of 170 % is on no plate */
	expect(f, 100, &blue, NULL);
	box(f, &black, 50, 50, 100, 100);
	expect(f, 200, &black, &blue);
}

static void test_what_is_around_the_page_does_not_count(void **state)
{
	fixture *f = *state;
	box(f, &marks, 0, 0, 100, 100);
	box(f, &dark, -28, 10, 19, 19);
	box(f, &mid, -8, 10, 8, 8);
	expect(f, 130, &mid, NULL);
}

static void test_no_more_than_enough(void **state)
{
	fixture *f = *state;
	kt_outlines outlines = {.arena = f->arena};
	box(f, &dark, 0, 0, 100, 100);
	assert_int_equal(kt_coverage_of(&f->page, 260, &outlines).total, 0);
	assert_int_equal(kt_coverage_of(&f->page, 259, &outlines).total, 260);
}

/* Boxes on whole points, and what each point has when they are laid down one after the other. */

#define SIDE 100
#define NEAR (KT_LEN_PT / 16)

static unsigned chance(uint32_t *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static void lay(uint8_t plates[5], const kt_ink *ink)
{
	bool over = kt_ink_overprints(ink);
	for (unsigned i = 0; i < 5; i++) {
		uint8_t own = i == 4 ? (ink->spot.len > 0 ? 100 : 0) : ink->spot.len > 0 ? 0 : ink->press[i];
		plates[i] = own > 0 || !over ? own : plates[i];
	}
}

static unsigned sum(const uint8_t plates[5])
{
	return plates[0] + plates[1] + plates[2] + plates[3] + plates[4];
}

static void compare(fixture *f, uint32_t *seed, unsigned side, unsigned boxes)
{
	static const kt_ink *const inks[] = {&black, &plain, &dark, &mid, &glaze, &white, &blue, &laid_blue};
	kt_page *page = KT_NEW(f->arena, kt_page);
	*page = (kt_page){.width = (kt_len)side * KT_LEN_PT, .height = (kt_len)side * KT_LEN_PT};
	uint8_t points[SIDE][SIDE][5] = {0};
	kt_canvas_on(f->canvas, page, KT_NOWHERE);
	for (unsigned i = 0; i < boxes; i++) {
		const kt_ink *ink = inks[chance(seed, 8)];
		unsigned x = chance(seed, side), y = chance(seed, side), w = 1 + chance(seed, side - x),
		         h = 1 + chance(seed, side - y);
		box(f, ink, x, y, w, h);
		for (unsigned b = y; b < y + h; b++)
			for (unsigned a = x; a < x + w; a++)
				lay(points[b][a], ink);
	}
	unsigned highest = 0;
	for (unsigned b = 0; b < side; b++)
		for (unsigned a = 0; a < side; a++)
			highest = sum(points[b][a]) > highest ? sum(points[b][a]) : highest;
	kt_outlines outlines = {.arena = f->arena};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_coverage found = kt_coverage_of(page, 0, &outlines);
	assert_int_equal(found.total, highest);
	/* A point on an edge may be taken for one beside it. */
	unsigned there = 0;
	for (int corner = 0; corner < 4; corner++) {
		int a = (found.at.x + (corner & 1 ? NEAR : -NEAR)) / KT_LEN_PT,
		    b = (found.at.y + (corner & 2 ? NEAR : -NEAR)) / KT_LEN_PT;
		unsigned here = a >= 0 && a < SIDE && b >= 0 && b < SIDE ? sum(points[b][a]) : 0;
		there = here > there ? here : there;
	}
	assert_int_equal(there, highest);
}

static void test_against_each_point(void **state)
{
	uint32_t seed = 9;
	for (unsigned round = 0; round < 400; round++)
		compare(*state, &seed, 40, 24);
	for (unsigned round = 0; round < 3; round++)
		compare(*state, &seed, SIDE, 1000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_print, tear_down)
	const struct CMUnitTest tests[] = {
	        TEST(test_a_page_without_ink),
	        TEST(test_what_overprints_is_added),
	        TEST(test_what_knocks_out_replaces),
	        TEST(test_on_its_own_plates_it_replaces),
	        TEST(test_what_is_covered_does_not_count),
	        TEST(test_what_is_clipped_away_does_not_count),
	        TEST(test_a_hole),
	        TEST(test_a_hairline_under_a_whole_page),
	        TEST(test_three_on_each_other),
	        TEST(test_spot_inks),
	        TEST(test_what_is_around_the_page_does_not_count),
	        TEST(test_no_more_than_enough),
	        TEST(test_against_each_point),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
