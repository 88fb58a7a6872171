/* Years to scale, breaks, and labels that find their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "blocks/axis.h"

static kt_axis axis_of(const int32_t *years, size_t count)
{
	kt_axis axis = {0};
	for (size_t i = 0; i < count; i++)
		kt_axis_add(&axis, years[i]);
	return axis;
}

static void test_years_are_in_order_and_once(void **state)
{
	(void)state;
	kt_axis axis = axis_of((const int32_t[]){2027, 1975, 2027, -44, 2025}, 5);
	const int32_t expected[] = {-44, 1975, 2025, 2027};
	assert_int_equal(axis.count, 4);
	assert_memory_equal(axis.years, expected, sizeof expected);
}

static void test_to_scale(void **state)
{
	(void)state;
	kt_axis axis = axis_of((const int32_t[]){2000, 2001, 2003, 2007}, 4);
	kt_axis_place(&axis, KT_PT(10), KT_PT(80));
	assert_int_equal(axis.at[0], KT_PT(10));
	assert_int_equal(axis.at[1], KT_PT(20));
	assert_int_equal(axis.at[2], KT_PT(40));
	assert_int_equal(kt_axis_at(&axis, 2007), KT_PT(80));
	assert_false(axis.broken[0] || axis.broken[1] || axis.broken[2]);
}

static void test_a_long_span_is_broken(void **state)
{
	(void)state;
	kt_axis axis = axis_of((const int32_t[]){1975, 2025, 2026, 2027, 2029}, 5);
	kt_axis_place(&axis, 0, KT_PT(525));
	assert_true(axis.broken[0]);
	assert_false(axis.broken[1] || axis.broken[2] || axis.broken[3]);
	/* 1.25 + 1 + 1 + 2 parts; the rest stays to scale. */
	assert_int_equal(axis.at[1], KT_PT(125));
	assert_int_equal(axis.at[2], KT_PT(225));
	assert_int_equal(axis.at[3], KT_PT(325));
	assert_int_equal(axis.at[4], KT_PT(525));
}

static void test_four_times_is_not_broken_more_is(void **state)
{
	(void)state;
	kt_axis just = axis_of((const int32_t[]){0, 4, 5, 6}, 4), more = axis_of((const int32_t[]){0, 5, 6, 7}, 4);
	kt_axis_place(&just, 0, KT_PT(100));
	kt_axis_place(&more, 0, KT_PT(100));
	assert_false(just.broken[0]);
	assert_true(more.broken[0]);
}

static void test_one_year_and_the_widest_span(void **state)
{
	(void)state;
	kt_axis one = axis_of((const int32_t[]){2020}, 1);
	kt_axis_place(&one, KT_PT(10), KT_PT(30));
	assert_int_equal(one.at[0], KT_PT(20));
	kt_axis wide = axis_of((const int32_t[]){-9999, 9999}, 2);
	kt_axis_place(&wide, 0, KT_LEN_MAX);
	assert_int_equal(wide.at[0], 0);
	assert_int_equal(wide.at[1], KT_LEN_MAX);
}

static void assert_places(const kt_axis_label *labels, size_t count, kt_len measure, kt_len gap)
{
	for (size_t i = 0; i < count; i++) {
		const kt_axis_label *a = &labels[i];
		assert_true(a->x >= 0 && a->x + a->width <= measure);
		assert_true(a->width >= a->least);
		for (size_t k = i + 1; k < count; k++) {
			const kt_axis_label *b = &labels[k];
			if (a->tier == b->tier)
				assert_true(a->x + a->width + gap <= b->x);
			else if (a->tier == 0 && a->at != b->at) /* the line to b passes a */
				assert_true(b->at > a->x + a->width);
			else if (b->tier == 0 && a->at != b->at)
				assert_true(a->at < b->x);
		}
	}
}

static kt_axis_label label_of(int at, int least, int worth, int length)
{
	return (kt_axis_label){.at = KT_PT(at), .least = KT_PT(least), .worth = KT_PT(worth), .length = KT_PT(length)};
}

static void test_labels_with_room_stand_on_their_marks(void **state)
{
	(void)state;
	kt_axis_label labels[] = {label_of(50, 30, 80, 200), label_of(200, 30, 80, 200), label_of(350, 30, 80, 200)};
	assert_int_equal(kt_axis_label_place(labels, 3, KT_PT(400), KT_PT(6), 4), 0);
	assert_places(labels, 3, KT_PT(400), KT_PT(6));
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(labels[i].x + labels[i].width / 2, labels[i].at);
		assert_int_equal(labels[i].width, labels[i].worth);
		assert_int_equal(labels[i].tier, 0);
	}
}

static void test_labels_at_the_frame_are_moved_in(void **state)
{
	(void)state;
	kt_axis_label labels[] = {label_of(10, 60, 60, 60), label_of(190, 60, 60, 60)};
	assert_int_equal(kt_axis_label_place(labels, 2, KT_PT(200), KT_PT(6), 4), 0);
	assert_int_equal(labels[0].x, 0);
	assert_int_equal(labels[1].x + labels[1].width, KT_PT(200));
}

static void test_a_label_without_room_is_lowered(void **state)
{
	(void)state;
	kt_axis_label labels[] = {label_of(50, 80, 80, 80), label_of(110, 80, 80, 80), label_of(170, 80, 80, 80)};
	assert_int_equal(kt_axis_label_place(labels, 3, KT_PT(220), KT_PT(6), 0), 0);
	assert_places(labels, 3, KT_PT(220), KT_PT(6));
	assert_int_equal(labels[0].tier + labels[1].tier + labels[2].tier, 1);
	assert_int_equal(labels[1].tier, 1);
}

static void test_a_pillar_is_lowered_if_asked(void **state)
{
	(void)state;
	const kt_axis_label given[] = {label_of(60, 55, 110, 250), label_of(130, 50, 110, 260),
	                               label_of(200, 55, 110, 250)};
	kt_axis_label asked[3], not_asked[3];
	memcpy(asked, given, sizeof given);
	memcpy(not_asked, given, sizeof given);
	assert_int_equal(kt_axis_label_place(asked, 3, KT_PT(260), KT_PT(6), 4), 0);
	assert_int_equal(kt_axis_label_place(not_asked, 3, KT_PT(260), KT_PT(6), 0), 0);
	assert_int_equal(asked[1].tier, 1);
	assert_int_equal(not_asked[1].tier, 0);
	assert_true(asked[1].width > not_asked[1].width);
	assert_places(asked, 3, KT_PT(260), KT_PT(6));
	assert_places(not_asked, 3, KT_PT(260), KT_PT(6));
}

static void test_what_has_no_place_is_said(void **state)
{
	(void)state;
	kt_axis_label labels[6];
	for (int i = 0; i < 6; i++)
		labels[i] = label_of(10 + 10 * i, 60, 60, 60);
	assert_true(kt_axis_label_place(labels, 6, KT_PT(100), KT_PT(6), 4) > 0);
	kt_axis_label wide = label_of(50, 150, 150, 150);
	assert_in_range(kt_axis_label_place(&wide, 1, KT_PT(100), KT_PT(6), 4), KT_PT(50), KT_PT(60));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_years_are_in_order_and_once),
	        cmocka_unit_test(test_to_scale),
	        cmocka_unit_test(test_a_long_span_is_broken),
	        cmocka_unit_test(test_four_times_is_not_broken_more_is),
	        cmocka_unit_test(test_one_year_and_the_widest_span),
	        cmocka_unit_test(test_labels_with_room_stand_on_their_marks),
	        cmocka_unit_test(test_labels_at_the_frame_are_moved_in),
	        cmocka_unit_test(test_a_label_without_room_is_lowered),
	        cmocka_unit_test(test_a_pillar_is_lowered_if_asked),
	        cmocka_unit_test(test_what_has_no_place_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
