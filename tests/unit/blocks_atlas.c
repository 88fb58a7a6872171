/* The atlas as it is in the program: countries are where and as large as they are; clipping, thinning, projection. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "blocks/atlas.h"
#include "blocks/block.h"
#include "blocks/projection.h"

static const kt_bounds whole = {-180, -90, 180, 90};

/* Square kilometres within rings, in an equal-area plane: x by longitude, y by the sine of the latitude. */
static double area_of(kt_contours rings)
{
	const double radius = 6371.0;
	double sum = 0;
	for (size_t i = 0; i < rings.count; i++) {
		const kt_contour *r = &rings.items[i];
		for (size_t k = 0; k < r->count; k++) {
			kt_spot a = r->spots[k], b = r->spots[(k + 1) % r->count];
			sum += (b.x - a.x) * KT_PI / 180 * (sin(a.y * KT_PI / 180) + sin(b.y * KT_PI / 180)) / 2;
		}
	}
	return fabs(sum) * radius * radius;
}

static bool holds(kt_contours rings, double x, double y)
{
	int winding = 0;
	for (size_t i = 0; i < rings.count; i++) {
		const kt_contour *r = &rings.items[i];
		for (size_t k = 0; k < r->count; k++) {
			kt_spot a = r->spots[k], b = r->spots[(k + 1) % r->count];
			if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
				winding += a.y > b.y ? 1 : -1;
		}
	}
	return winding != 0;
}

static kt_contours clipped(kt_arena *arena, kt_contours rings, kt_bounds view)
{
	kt_contours cut = {0};
	for (size_t i = 0; i < rings.count; i++) {
		kt_contour ring = kt_contour_clip_ring(arena, &rings.items[i], view);
		kt_bounds b = kt_contour_bounds(&ring);
		assert_true(ring.count == 0 ||
		            (b.x0 >= view.x0 && b.x1 <= view.x1 && b.y0 >= view.y0 && b.y1 <= view.y1));
		kt_contour_add(arena, &cut, ring);
	}
	return cut;
}

static void assert_area(const char *code, double expected, double off)
{
	kt_arena *arena = kt_arena_open();
	size_t country = kt_atlas_country(kt_str_of(code));
	assert_true(country != SIZE_MAX);
	kt_atlas *atlas = kt_atlas_open(arena, KT_ATLAS_FINE, whole, 0);
	double area = area_of(clipped(arena, kt_atlas_rings(atlas, country), whole));
	if (fabs(area / expected - 1) > off)
		fail_msg("%s: %d square kilometres", code, (int)area);
	kt_arena_close(arena);
}

static void test_countries_have_their_area(void **state)
{
	(void)state;
	assert_area("PE", 1285216, 0.02);
	assert_area("BO", 1098581, 0.02);
	assert_area("UG", 241038, 0.02);
	assert_area("ID", 1904569, 0.03);
	assert_area("RU", 17098246, 0.02);
	assert_area("LS", 30355, 0.05);
	assert_area("ZA", 1221037, 0.02); /* with a hole where Lesotho lies */
	assert_area("XK", 10887, 0.05);
}

static void test_every_country_has_a_frame_with_land_in_it(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	assert_true(kt_atlas_country_count() > 200);
	for (size_t i = 0; i < kt_atlas_country_count(); i++) {
		kt_bounds frame = kt_atlas_country_frame(i);
		assert_int_equal(kt_atlas_country(kt_atlas_country_code(i)), i);
		assert_true(frame.x0 < frame.x1 && frame.y0 < frame.y1);
		assert_true(frame.x0 >= -200 && frame.x1 <= 200 && frame.y0 >= -90.1 && frame.y1 <= 90);
		assert_true(kt_atlas_country_has(i, KT_ATLAS_FINE));
		kt_arena_mark mark = kt_arena_now(arena);
		kt_atlas *atlas = kt_atlas_open(arena, KT_ATLAS_FINE, frame, 0.01);
		kt_contours rings = kt_atlas_rings(atlas, i);
		bool near = false;
		for (size_t k = 0; k < rings.count; k++)
			near |= kt_contour_meets(kt_contour_bounds(&rings.items[k]), frame);
		assert_true(near);
		kt_arena_rewind(arena, mark);
	}
	assert_int_equal(kt_atlas_country(KT_STR("UK")), SIZE_MAX);
	assert_int_equal(kt_atlas_country(KT_STR("pe")), SIZE_MAX);
	assert_int_equal(kt_atlas_country(KT_STR("")), SIZE_MAX);
	kt_arena_close(arena);
}

static void test_a_frame_leaves_out_islands_in_other_oceans(void **state)
{
	(void)state;
	kt_bounds france = kt_atlas_country_frame(kt_atlas_country(KT_STR("FR")));
	assert_true(france.x0 > -6 && france.x1 < 10 && france.y0 > 41 && france.y1 < 52);
	kt_bounds russia = kt_atlas_country_frame(kt_atlas_country(KT_STR("RU")));
	assert_true(russia.x0 > 19 && russia.x1 > 189 && russia.x1 < 192);
}

static void test_regions(void **state)
{
	(void)state;
	kt_bounds frame;
	assert_true(kt_atlas_region(KT_STR("Eastern Africa"), &frame));
	assert_true(frame.x0 > 20 && frame.x0 < 30 && frame.x1 > 45 && frame.x1 < 55);
	assert_true(kt_atlas_region(KT_STR("World"), &frame));
	assert_true(frame.x1 - frame.x0 > 300);
	assert_false(kt_atlas_region(KT_STR("Middle Earth"), &frame));
	assert_false(kt_atlas_region(KT_STR("Eastern Africa "), &frame));
	for (size_t i = 0; i < kt_atlas_region_count(); i++) {
		assert_true(kt_atlas_region(kt_str_of(kt_atlas_region_name(i)), &frame));
		assert_true(frame.x0 < frame.x1 && frame.y0 < frame.y1);
	}
}

static void test_land_of_a_view_is_that_of_the_world(void **state)
{
	(void)state;
	/* Inland, on a coast, at sea, across the antimeridian from either side. */
	static const kt_bounds views[] = {
	        {28, -2, 33, 3}, {-82, -12, -70, 0}, {-140, -20, -130, -10}, {175, 60, 195, 72}, {-185, 60, -165, 72}};
	kt_arena *arena = kt_arena_open();
	kt_contours world = kt_atlas_land(kt_atlas_open(arena, KT_ATLAS_FINE, whole, 0), NULL, 0);
	world = clipped(arena, world, whole);
	for (size_t v = 0; v < 5; v++) {
		kt_bounds view = views[v];
		kt_contours land = kt_atlas_land(kt_atlas_open(arena, KT_ATLAS_FINE, view, 0), NULL, 0);
		land = clipped(arena, land, view);
		for (int i = 1; i < 20; i++)
			for (int k = 1; k < 20; k++) {
				double x = view.x0 + (view.x1 - view.x0) * i / 20 + 1e-4;
				double y = view.y0 + (view.y1 - view.y0) * k / 20 + 1e-4;
				double on_globe = x > 180 ? x - 360 : x < -180 ? x + 360 : x;
				assert_int_equal(holds(land, x, y), holds(world, on_globe, y));
			}
	}
	kt_arena_close(arena);
}

static void test_islands_of_a_country_can_be_left_out(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	size_t indonesia = kt_atlas_country(KT_STR("ID"));
	kt_bounds view = kt_atlas_country_frame(indonesia);
	kt_contours all = kt_atlas_land(kt_atlas_open(arena, KT_ATLAS_FINE, view, 0), NULL, 0);
	kt_contours less = kt_atlas_land(kt_atlas_open(arena, KT_ATLAS_FINE, view, 0), &indonesia, 1);
	assert_true(less.count + 50 < all.count);
	assert_true(holds(all, 110, -7.3) && !holds(less, 110, -7.3)); /* Java */
	assert_true(holds(less, 114, -1));                             /* Borneo, which it shares */
	kt_arena_close(arena);
}

static void test_thinning_keeps_within_its_tolerance(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_spot spots[200];
	for (int i = 0; i < 200; i++)
		spots[i] = (kt_spot){i * 0.1, sin(i * 0.05) + (i % 3) * 0.004};
	kt_spot given[200];
	for (int i = 0; i < 200; i++)
		given[i] = spots[i];
	kt_contour line = {spots, 200};
	kt_contour_thin(&line, 0.02, 1);
	assert_true(line.count < 60 && line.count > 5);
	assert_true(line.spots[0].x == given[0].x && line.spots[line.count - 1].x == given[199].x);
	for (int i = 0; i < 200; i++) {
		double least = INFINITY;
		for (size_t k = 0; k + 1 < line.count; k++) {
			kt_spot a = line.spots[k], b = line.spots[k + 1];
			double dx = b.x - a.x, dy = b.y - a.y;
			double t = ((given[i].x - a.x) * dx + (given[i].y - a.y) * dy) / (dx * dx + dy * dy);
			t = fmax(0, fmin(1, t));
			least = fmin(least, hypot(given[i].x - a.x - t * dx, given[i].y - a.y - t * dy));
		}
		assert_true(least <= 0.02 + 1e-12);
	}
	kt_spot same[3] = {{1, 1}, {1, 1}, {1, 1}};
	line = (kt_contour){same, 3};
	kt_contour_thin(&line, 0.1, 1);
	assert_int_equal(line.count, 2);
	kt_arena_close(arena);
}

static void test_lines_are_cut_into_the_parts_inside(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_spot spots[] = {{-1, 1}, {1, 1}, {1, 3}, {1.5, 3}, {1.5, 1}, {5, 1}};
	kt_contour line = {spots, 6};
	kt_contours parts = {0};
	kt_contour_clip_line(arena, &line, (kt_bounds){0, 0, 2, 2}, &parts);
	assert_int_equal(parts.count, 2);
	assert_int_equal(parts.items[0].count, 3);
	assert_true(parts.items[0].spots[0].x == 0 && parts.items[0].spots[2].y == 2);
	assert_true(parts.items[1].spots[0].y == 2 && parts.items[1].spots[2].x == 2);
	kt_arena_close(arena);
}

static void test_projections_keep_areas_and_come_back(void **state)
{
	(void)state;
	static const kt_bounds frames[] = {
	        {-10, -10, 10, 10}, {-90, -60, -30, 15}, {-11, 36, 42, 70}, {-170, -56, 180, 78}};
	for (size_t i = 0; i < 4; i++) {
		kt_projection p = kt_projection_about(frames[i]);
		assert_int_equal(p.world, i == 3);
		double first = 0;
		for (int k = 1; k < 10; k++) {
			/* A small quadrangle's area on the page, through that on the globe, is the same everywhere. */
			double x = frames[i].x0 + (frames[i].x1 - frames[i].x0) * k / 10, d = 0.01;
			double y = frames[i].y0 + (frames[i].y1 - frames[i].y0) * k / 10;
			kt_spot a = kt_projection_spot(&p, (kt_spot){x, y}),
			        b = kt_projection_spot(&p, (kt_spot){x + d, y}),
			        c = kt_projection_spot(&p, (kt_spot){x, y + d});
			double area =
			        fabs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / cos(y * KT_PI / 180);
			first = k == 1 ? area : first;
			assert_true(fabs(area / first - 1) < 0.002);
		}
		kt_bounds page = kt_projection_frame(&p, frames[i]), view;
		assert_true(kt_projection_view(&p, page, &view));
		assert_true(view.x0 <= frames[i].x0 && view.x1 >= frames[i].x1 - 1e-9);
		assert_true(view.y0 <= frames[i].y0 && view.y1 >= frames[i].y1);
	}
	kt_projection p = kt_projection_about((kt_bounds){-10, -10, 10, 10});
	kt_bounds view;
	assert_false(kt_projection_view(&p, (kt_bounds){-1.9, -1.9, 1.9, 1.9}, &view));
	kt_spot pole = kt_projection_spot(&p, (kt_spot){180, 0}); /* opposite the middle */
	assert_true(isfinite(pole.x) && isfinite(pole.y));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_countries_have_their_area),
	        cmocka_unit_test(test_every_country_has_a_frame_with_land_in_it),
	        cmocka_unit_test(test_a_frame_leaves_out_islands_in_other_oceans),
	        cmocka_unit_test(test_regions),
	        cmocka_unit_test(test_land_of_a_view_is_that_of_the_world),
	        cmocka_unit_test(test_islands_of_a_country_can_be_left_out),
	        cmocka_unit_test(test_thinning_keeps_within_its_tolerance),
	        cmocka_unit_test(test_lines_are_cut_into_the_parts_inside),
	        cmocka_unit_test(test_projections_keep_areas_and_come_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
