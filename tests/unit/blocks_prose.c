/* What all blocks share: columns and rows of a setting, inks of languages, sentences taken apart. */
#include "blocks_fixture.h"

#include "blocks/prose.h"

extern const kt_block_kind kt_block_figures;

static void test_columns_of_a_measure(void **state)
{
	(void)state;
	kt_setting setting = {.width = KT_PT(110), .grid = {.columns = 3, .column = KT_PT(30), .gutter = KT_PT(10)}};
	kt_len x, width;
	kt_setting_columns(&setting, 1, 3, &x, &width);
	assert_int_equal(x, 0);
	assert_int_equal(width, KT_PT(110));
	kt_setting_columns(&setting, 2, 2, &x, &width);
	assert_int_equal(x, KT_PT(40));
	assert_int_equal(width, KT_PT(30));
	kt_setting_columns(&setting, 2, 3, &x, &width);
	assert_int_equal(width, KT_PT(70));
	/* An inset has cut the measure: its columns are narrower, their gutter is not. */
	setting.width = KT_PT(80);
	kt_setting_columns(&setting, 3, 3, &x, &width);
	assert_int_equal(x, KT_PT(60));
	assert_int_equal(width, KT_PT(20));
}

static void test_a_gap_leads_back_to_the_rows(void **state)
{
	(void)state;
	kt_setting setting = {.grid = {.row = KT_PT(15), .step = KT_PT(5)}};
	assert_int_equal(kt_setting_gap(&setting, KT_PT(30), 0), 0);
	assert_int_equal(kt_setting_gap(&setting, KT_PT(20), 0), KT_PT(10));
	assert_int_equal(kt_setting_gap(&setting, KT_PT(20), KT_PT(5)), KT_PT(10));
	assert_int_equal(kt_setting_gap(&setting, KT_PT(30), KT_PT(1)), KT_PT(15));
}

static void test_slices_grow(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_setting setting = {.arena = arena};
	kt_slices slices = {0};
	for (kt_len i = 0; i < 100; i++) {
		kt_slice *slice = kt_setting_slice(&setting, &slices);
		assert_int_equal(slice->message, KT_NO_MESSAGE);
		slice->height = 10;
		slice->before = i;
		(void)kt_arena_take(arena, 64); /* so that none grows in place */
	}
	for (kt_len i = 0; i < 100; i++)
		assert_int_equal(slices.items[i].before, i);
	assert_int_equal(kt_setting_depth(&slices, 5, 3), 30 + 6 + 7);
	kt_arena_close(arena);
}

static void test_inks_of_two_languages(void **state)
{
	(void)state;
	kt_ink text = {0}, heading = {0}, second = {0}, named = {0};
	kt_ground ground = {.parts = {&text, &heading, &second, &text, &text, &text}};
	kt_style style = {.part = KT_PART_HEADING}, other = {.part = KT_PART_HEADING};
	assert_ptr_equal(kt_prose_ink(&ground, &style, 0), &heading);
	assert_ptr_equal(kt_prose_ink(&ground, &style, 1), &second);
	/* A second look without an ink of its own takes the ground's; one with an ink, or with another part, that. */
	style.second = &other;
	assert_ptr_equal(kt_prose_style(&style, 0), &style);
	assert_ptr_equal(kt_prose_style(&style, 1), &other);
	assert_ptr_equal(kt_prose_ink(&ground, &style, 1), &second);
	other.part = KT_PART_TEXT;
	assert_ptr_equal(kt_prose_ink(&ground, &style, 1), &text);
	other.ink = &named;
	assert_ptr_equal(kt_prose_ink(&ground, &style, 1), &named);
	style.ink = &heading;
	assert_ptr_equal(kt_prose_ink(&ground, &style, 0), &heading);
}

static void assert_sentence(const char *says, const char *figure, const char *const parts[4], bool spaced)
{
	kt_arena *arena = kt_arena_open();
	const char *body = kt_str_c(
	        arena,
	        kt_print(arena, "  - figures:\n      items:\n        - figure: %s\n          says: |\n            %s\n",
	                 figure, says));
	fixture *f = open_fixture(&kt_block_figures, body, NULL);
	uint32_t index = (uint32_t)kt_figure_find(&f->brochure->figures, kt_str_of(figure)), message = 0;
	while (!kt_str_is(f->brochure->messages.items[message].source, says))
		message++;
	kt_sentence sentence = kt_prose_sentence(&f->setting, message, 0, index + 1);
	const kt_rich *found[] = {&sentence.before, &sentence.number, &sentence.unit, &sentence.after};
	for (unsigned i = 0; i < 4; i++)
		assert_string_equal(kt_str_c(f->arena, kt_str_copy(f->arena, found[i]->text)), parts[i]);
	assert_int_equal(sentence.spaced, spaced);
	assert_false(sentence.unit_first);
	/* Without its figure a sentence is all `after`. */
	kt_sentence whole = kt_prose_sentence(&f->setting, message, 0, 0);
	assert_int_equal(whole.number.text.len, 0);
	assert_int_equal(whole.after.text.len, kt_edition_text(&f->edition, message, 0)->text.len);
	close_fixture(f);
	kt_arena_close(arena);
}

static void test_a_sentence_is_taken_apart(void **state)
{
	(void)state;
	assert_sentence("ruim {reached} werkenden bereikt", "reached",
	                (const char *const[]){"ruim ", "69 ", "miljoen ", "werkenden bereikt"}, true);
	assert_sentence("{share} van de landen", "share", (const char *const[]){"", "72", "% ", "van de landen"},
	                false);
	assert_sentence("bereikt: {unions}", "unions", (const char *const[]){"bereikt: ", "263", "", ""}, false);
	assert_sentence("({unions}) vakbonden", "unions", (const char *const[]){"(", "263", "", ") vakbonden"}, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_columns_of_a_measure),
	        cmocka_unit_test(test_a_gap_leads_back_to_the_rows),
	        cmocka_unit_test(test_slices_grow),
	        cmocka_unit_test(test_inks_of_two_languages),
	        cmocka_unit_test(test_a_sentence_is_taken_apart),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
