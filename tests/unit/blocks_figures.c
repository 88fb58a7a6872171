/* A row of figures: numbers are lifted out of their sentences, and set once where both languages write them alike. */
#include "blocks_fixture.h"

extern const kt_block_kind kt_block_figures;

static const char three[] =
        "  - figures:\n      items:\n"
        "        - figure: unions\n          says: |\n            {unions} vakbonden\n"
        "        - figure: reached\n          says: |\n            ruim {reached} werkenden bereikt\n"
        "        - figure: trained\n          says: |\n            {trained} deelnemers\n";

static const char english[] = ENGLISH_HEAD ENGLISH("figures sentence", "{unions} vakbonden", "{unions} unions")
        ENGLISH("figures sentence", "ruim {reached} werkenden bereikt", "more than {reached} workers reached")
                ENGLISH("figures sentence", "{trained} deelnemers", "{trained} participants");

static fixture *open_figures(const char *body, const char *po, kt_len width)
{
	fixture *f = open_fixture(&kt_block_figures, body, po);
	static const char *const styles[] = {"number", "unit", "text"};
	static const kt_len sizes[] = {KT_PT(60), KT_PT(24), KT_PT(10)};
	for (unsigned i = 0; i < 3; i++) {
		kt_style *style = KT_NEW(f->arena, kt_style);
		*style = f->text;
		style->size = sizes[i];
		style->leading = i == 2 ? ROW : sizes[i];
		look_style(f, &kt_block_figures, styles[i], style);
	}
	f->setting.width = width;
	tag_and_measure(f, &kt_block_figures);
	return f;
}

/* The operation that shows a text, as the only thing or among others. */
static const kt_op *op_of(const fixture *f, const char *text)
{
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		if (op->kind == KT_OP_TEXT && kt_str_find(op->runs[0].text, text, 0) == 0)
			return op;
	}
	fail_msg("nothing shows %s", text);
	return NULL;
}

static void test_three_in_a_row(void **state)
{
	(void)state;
	fixture *f = open_figures(three, NULL, KT_PT(650));
	assert_int_equal(f->slices.count, 1);
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	/* Columns of (650 + 10) / 3 - 10. */
	const kt_op *first = op_of(f, "263"), *second = op_of(f, "69"), *third = op_of(f, "49.000");
	assert_in_range(second->at.x - first->at.x, KT_PT(219.9), KT_PT(220.1));
	assert_in_range(third->at.x - second->at.x, KT_PT(219.9), KT_PT(220.1));
	assert_int_equal(first->at.y, third->at.y);
	/* The unit on the digits' line, the words before above, those after below. */
	const kt_op *unit = op_of(f, "miljoen"), *above = op_of(f, "ruim"), *below = op_of(f, "werkenden");
	assert_int_equal(unit->at.y, second->at.y);
	assert_true(unit->at.x > second->at.x);
	assert_int_equal(unit->runs[0].size, KT_PT(24));
	assert_true(above->at.y < second->at.y - KT_PT(40));
	assert_true(below->at.y > second->at.y);
	assert_int_equal(below->at.x, second->at.x);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"263 vakbonden\"\n"
	               "    P\n"
	               "      \"ruim 69 miljoen werkenden bereikt\"\n"
	               "    P\n"
	               "      \"49.000 deelnemers\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_two_languages(void **state)
{
	(void)state;
	fixture *f = open_figures(three, english, KT_PT(960));
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	unsigned digits = 0;
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_TEXT && kt_str_is(f->page.ops[i].runs[0].text, "69"))
			digits++;
	assert_int_equal(digits, 1);
	/* Written otherwise in English: its own number, in the size of a unit. */
	assert_int_equal(op_of(f, "49.000")->runs[0].size, KT_PT(60));
	assert_int_equal(op_of(f, "49,000")->runs[0].size, KT_PT(24));
	assert_ptr_equal(op_of(f, "million")->ink, &f->inks[2]);
	assert_true(op_of(f, "workers")->at.y > op_of(f, "werkenden")->at.y);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"263 vakbonden\"\n"
	               "    P\n"
	               "      \"ruim 69 miljoen werkenden bereikt\"\n"
	               "    P\n"
	               "      \"49.000 deelnemers\"\n"
	               "  Part en\n"
	               "    P\n"
	               "      Figure alt \"263\"\n"
	               "      \"unions\"\n"
	               "    P\n"
	               "      \"more than \"\n"
	               "      Figure alt \"69\"\n"
	               "      \"million workers reached\"\n"
	               "    P\n"
	               "      \"49,000 participants\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_units_stand_above_each_other_where_a_line_is_too_short(void **state)
{
	(void)state;
	fixture *f = open_figures("  - figures:\n      items:\n        - figure: reached\n          says: |\n"
	                          "            ruim {reached} werkenden bereikt\n",
	                          english, KT_PT(190));
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	const kt_op *dutch = op_of(f, "miljoen"), *also = op_of(f, "million"), *digits = op_of(f, "69");
	assert_int_equal(dutch->at.x, also->at.x);
	assert_true(dutch->at.y < also->at.y);
	assert_int_equal(also->at.y, digits->at.y);
	assert_int_equal(digits->runs[0].size, KT_PT(60));
	assert_no_faults(f);
	close_fixture(f);
}

/* A sign before the digits stays before them; the other language's whole number follows them. */
static void test_a_currency(void **state)
{
	(void)state;
	fixture *f = open_figures("  - figures:\n      items:\n        - figure: budget\n          says: |\n"
	                          "            {budget} per jaar\n",
	                          ENGLISH_HEAD ENGLISH("figures sentence", "{budget} per jaar", "{budget} a year"),
	                          KT_PT(600));
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	const kt_op *sign = op_of(f, "€"), *digits = op_of(f, "3.000"), *english_one = op_of(f, "€3,000");
	assert_int_equal(sign->at.x, KT_PT(50));
	assert_int_equal(sign->runs[0].size, KT_PT(24));
	assert_true(digits->at.x > sign->at.x);
	assert_true(english_one->at.x > digits->at.x);
	assert_tags(f, "Document nl\n  Part nl\n    P\n      \"€ 3.000 per jaar\"\n"
	               "  Part en\n    P\n      \"€3,000 a year\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_numbers_shrink_within_a_bound_then_columns_go(void **state)
{
	(void)state;
	fixture *f = open_figures(three, NULL, KT_PT(560)); /* "69 miljoen" needs a little more than a third of it */
	assert_int_equal(f->slices.count, 1);
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	kt_len size = op_of(f, "69")->runs[0].size;
	assert_in_range(size, KT_PT(42), KT_PT(59));
	assert_int_equal(op_of(f, "263")->runs[0].size, size);
	assert_no_faults(f);
	close_fixture(f);

	f = open_figures(three, NULL, KT_PT(220));
	assert_int_equal(f->slices.count, 3);
	assert_int_equal(f->slices.items[1].before, 2 * ROW);
	close_fixture(f);
}

static void test_what_fits_nowhere_is_said(void **state)
{
	(void)state;
	fixture *f = open_figures(three, NULL, KT_PT(60));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 0);
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	assert_true(kt_diag_count(f->diag, KT_DIAG_ERROR) > 0);
	close_fixture(f);
}

/* From right to left the unit follows on the left; a sign stays where it is: "72%" is written so in Hebrew. */
static void test_mirrored_numbers(void **state)
{
	(void)state;
	static const char two[] = "  - figures:\n      items:\n"
	                          "        - figure: reached\n          says: |\n            {reached} bereikt\n"
	                          "        - figure: share\n          says: |\n            {share} van de landen\n";
	fixture *f = open_figures(two, NULL, KT_PT(600));
	kt_canvas_mirror(f->canvas, true);
	draw_all(f, &kt_block_figures, (kt_point){KT_PT(50), KT_PT(100)});
	const kt_op *reached = op_of(f, "69"), *unit = op_of(f, "miljoen"), *share = op_of(f, "72"),
	            *sign = op_of(f, "%");
	assert_true(share->at.x < unit->at.x);
	assert_true(unit->at.x + unit->runs[0].width < reached->at.x);
	assert_true(share->at.x + share->runs[0].width < sign->at.x);
	/* Its end stands at the column's start edge: 100 wide from 50, 305 from the page's right. */
	assert_in_range(sign->at.x + sign->runs[0].width, KT_PT(1200 - 355) - 1, KT_PT(1200 - 355) + 1);
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_three_in_a_row),
	        cmocka_unit_test(test_two_languages),
	        cmocka_unit_test(test_units_stand_above_each_other_where_a_line_is_too_short),
	        cmocka_unit_test(test_a_currency),
	        cmocka_unit_test(test_numbers_shrink_within_a_bound_then_columns_go),
	        cmocka_unit_test(test_what_fits_nowhere_is_said),
	        cmocka_unit_test(test_mirrored_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
