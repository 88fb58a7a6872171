/* Maps as drawn: where the case stands, that nothing leaves the frame, how many points there are, what is refused. */
#include "blocks_drawn.h"

extern const kt_block_kind kt_block_map;

enum { SEA, LAND, CASE, BORDER }; /* inks */

static fixture *open_map(const char *keys)
{
	kt_arena *arena = kt_arena_open();
	kt_str body = kt_print(arena, "  - map:\n      alt: Kaart.\n%s", keys);
	fixture *f = open_fixture(&kt_block_map, kt_str_c(arena, body), NULL);
	kt_arena_close(arena);
	dress(f, &kt_block_map);
	static const char *const paints[] = {"sea", "land", "case", "border-ink"};
	for (int i = 0; i < 4; i++)
		*(kt_field_paint *)look_member(f, &kt_block_map, paints[i]) =
		        (kt_field_paint){.ink = &f->inks[i], .part = -1};
	*(kt_len *)look_member(f, &kt_block_map, "clear") = KT_PT(62);
	return f;
}

static const kt_op *painted(const fixture *f, size_t ink, kt_op_kind kind)
{
	const kt_op *found = NULL;
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == kind && f->page.ops[i].ink == &f->inks[ink])
			found = &f->page.ops[i];
	return found;
}

static kt_box case_box(const fixture *f)
{
	kt_box all = {0};
	for (size_t i = 0; i < f->page.count; i++) {
		if (f->page.ops[i].kind != KT_OP_FILL || f->page.ops[i].ink != &f->inks[CASE])
			continue;
		kt_box own = path_box(&f->page.ops[i].path);
		if (all.w == 0)
			all = own;
		kt_len right = kt_len_max(all.x + all.w, own.x + own.w),
		       foot = kt_len_max(all.y + all.h, own.y + own.h);
		all.x = kt_len_min(all.x, own.x);
		all.y = kt_len_min(all.y, own.y);
		all.w = right - all.x;
		all.h = foot - all.y;
	}
	return all;
}

static void test_the_case_stands_clear_of_the_labels(void **state)
{
	(void)state;
	static const char *const cases[] = {
	        "      countries: [BO, PE]\n", "      countries: [PE]\n",
	        "      countries: [ID]\n",     "      countries: [UG]\n      frame: Eastern Africa\n",
	        "      countries: [CL]\n",     "      countries: [NO]\n      frame: Europe\n"};
	static const int frames[][2] = {{595, 302}, {595, 180}, {300, 400}};
	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < 3; k++) {
			fixture *f = open_map(cases[i]);
			kt_box frame = set_in(f, &kt_block_map, KT_PT(frames[k][0]), KT_PT(frames[k][1]));
			assert_no_faults(f);
			kt_box own = case_box(f);
			assert_true(own.x >= frame.x && own.x + own.w <= frame.x + frame.w);
			assert_true(own.y >= frame.y && own.y + own.h <= frame.y + frame.h);
			assert_true(own.y >= frame.y + KT_PT(60) || own.x >= frame.x + frame.w / 2);
			close_fixture(f);
		}
}

static void test_it_is_large_but_not_all(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [BO, PE]\n");
	kt_box frame = set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	kt_box own = case_box(f);
	assert_in_range(own.h, frame.h / 2, frame.h * 7 / 10);
	close_fixture(f);
	f = open_map("      countries: [ID]\n");
	frame = set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	own = case_box(f);
	assert_in_range(own.w, frame.w * 2 / 3, frame.w * 78 / 100);
	close_fixture(f);
}

static void test_a_frame_of_countries(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [UG]\n      frame: [CG, UG, KE]\n");
	kt_box frame = set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	assert_no_faults(f);
	kt_box own = case_box(f);
	assert_in_range(own.w, frame.w * 15 / 100, frame.w * 20 / 100);
	assert_true(own.x > frame.x + frame.w / 2);
	close_fixture(f);
}

static void test_nothing_leaves_the_frame(void **state)
{
	(void)state;
	static const char *const cases[] = {"      countries: [PE]\n", "      countries: [RU]\n",
	                                    "      countries: [AQ]\n", "      countries: [NZ, FJ]\n",
	                                    "      countries: [US]\n", "      countries: [NL]\n      frame: World\n",
	                                    "      countries: [GL]\n"};
	for (size_t i = 0; i < 7; i++) {
		fixture *f = open_map(cases[i]);
		kt_box frame = set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
		assert_no_faults(f);
		assert_int_equal(count_ops(f, KT_OP_CLIP), 1);
		assert_int_equal(count_ops(f, KT_OP_UNCLIP), 1);
		for (size_t k = 0; k < f->page.count; k++) {
			if (f->page.ops[k].path.point_count == 0)
				continue;
			kt_box box = path_box(&f->page.ops[k].path);
			assert_true(box.x >= frame.x - KT_PT(1.1) && box.x + box.w <= frame.x + frame.w + KT_PT(1.1));
			assert_true(box.y >= frame.y - KT_PT(1.1) && box.y + box.h <= frame.y + frame.h + KT_PT(1.1));
		}
		assert_non_null(painted(f, CASE, KT_OP_FILL));
		close_fixture(f);
	}
}

static void test_inland_there_is_land_to_every_side(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [RW]\n");
	kt_box frame = set_in(f, &kt_block_map, KT_PT(400), KT_PT(300));
	kt_box land = path_box(&painted(f, LAND, KT_OP_FILL)->path);
	assert_true(land.x <= frame.x && land.y <= frame.y);
	assert_true(land.x + land.w >= frame.x + frame.w && land.y + land.h >= frame.y + frame.h);
	close_fixture(f);
}

static void test_points_are_few_and_round(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [ID]\n");
	set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	size_t points = 0;
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_path *path = &f->page.ops[i].path;
		if (f->page.ops[i].ink != &f->inks[LAND] && f->page.ops[i].ink != &f->inks[CASE])
			continue;
		points += path->point_count;
		for (uint32_t k = 0; k < path->point_count; k++) {
			kt_len tenths = kt_len_scale(path->points[k].x, 10, KT_LEN_PT);
			assert_int_equal(path->points[k].x, kt_len_scale(tenths, KT_LEN_PT, 10));
		}
	}
	assert_in_range(points, 1000, 5000);
	close_fixture(f);
}

static void test_the_same_twice(void **state)
{
	(void)state;
	fixture *a = open_map("      countries: [BO, PE]\n"), *b = open_map("      countries: [BO, PE]\n");
	set_in(a, &kt_block_map, KT_PT(595), KT_PT(302));
	set_in(b, &kt_block_map, KT_PT(595), KT_PT(302));
	kt_buf first = kt_buf_in(a->arena), second = kt_buf_in(b->arena);
	kt_trace_pages(&a->document, &first);
	kt_trace_pages(&b->document, &second);
	assert_true(first.len > 300);
	assert_string_equal(first.at, second.at);
	close_fixture(a);
	close_fixture(b);
}

static void test_borders(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [PE]\n");
	set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	assert_int_equal(painted(f, BORDER, KT_OP_STROKE)->pen.width, KT_PT(1));
	close_fixture(f);
	f = open_map("      countries: [PE]\n      borders: none\n");
	set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	assert_int_equal(count_ops(f, KT_OP_STROKE), 0);
	close_fixture(f);
}

static void test_a_tiny_country_is_a_dot(void **state)
{
	(void)state;
	fixture *f = open_map("      countries: [MT]\n      frame: Europe\n");
	set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	assert_no_faults(f);
	kt_box own = case_box(f);
	assert_in_range(own.w, KT_PT(5.9), KT_PT(6.1));
	close_fixture(f);
}

static void assert_refused(const char *keys, const char *words)
{
	fixture *f = open_map(keys);
	set_in(f, &kt_block_map, KT_PT(595), KT_PT(302));
	assert_fault(f, words);
	close_fixture(f);
}

static void test_what_is_no_country_or_region(void **state)
{
	(void)state;
	assert_refused("      countries: [UK]\n", "the atlas has no country `UK`");
	assert_refused("      countries: [PE]\n      frame: East Africa\n", "did you mean `Eastern Africa`?");
	assert_refused("      countries: [PE]\n      frame: Atlantis\n", "no region is called `Atlantis`");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_the_case_stands_clear_of_the_labels),
	        cmocka_unit_test(test_it_is_large_but_not_all),
	        cmocka_unit_test(test_a_frame_of_countries),
	        cmocka_unit_test(test_nothing_leaves_the_frame),
	        cmocka_unit_test(test_inland_there_is_land_to_every_side),
	        cmocka_unit_test(test_points_are_few_and_round),
	        cmocka_unit_test(test_the_same_twice),
	        cmocka_unit_test(test_borders),
	        cmocka_unit_test(test_a_tiny_country_is_a_dot),
	        cmocka_unit_test(test_what_is_no_country_or_region),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
