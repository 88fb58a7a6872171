#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "layout/phrase.h"

typedef struct world {
	kt_arena *arena;
	kt_diag *diag;
	kt_node node;
} world;

static int open_world(void **state)
{
	world *w = calloc(1, sizeof *w);
	w->arena = kt_arena_open();
	w->diag = kt_diag_open();
	*state = w;
	return 0;
}

static int close_world(void **state)
{
	world *w = *state;
	kt_diag_close(w->diag);
	kt_arena_close(w->arena);
	free(w);
	return 0;
}

static const kt_node *typed(world *w, const char *text)
{
	w->node = (kt_node){.kind = KT_NODE_SCALAR, .text = kt_str_of(text)};
	return &w->node;
}

static void spans(void **state)
{
	world *w = *state;
	kt_phrase_span span;
	assert_true(kt_phrase_read_span(typed(w, "1 to 6"), w->diag, &span));
	assert_int_equal(span.from, 1);
	assert_int_equal(span.to, 6);
	static const char *const wrong[] = {"",         "1",      "1 to", "1 6", "0 to 6", "1 to 6 to 7",
	                                    "1.5 to 6", "a to b", "1to6"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_false(kt_phrase_read_span(typed(w, wrong[i]), w->diag, &span));
	assert_true(kt_diag_count(w->diag, KT_DIAG_ERROR) > 0);
}

static void rows(void **state)
{
	world *w = *state;
	kt_phrase_rows rows;
	assert_true(kt_phrase_read_rows(typed(w, "4"), w->diag, &rows));
	assert_int_equal(rows.first.number, 4);
	assert_int_equal(rows.last.number, 4);
	assert_true(kt_phrase_read_rows(typed(w, "main + 2 to text"), w->diag, &rows));
	assert_int_equal(rows.first.kind, KT_PHRASE_SLOT);
	assert_true(kt_str_is(rows.first.slot, "main"));
	assert_int_equal(rows.first.number, 2);
	assert_int_equal(rows.last.kind, KT_PHRASE_TEXT);
	assert_true(kt_phrase_read_rows(typed(w, "text to foot - 2"), w->diag, &rows));
	assert_int_equal(rows.last.number, -2);
	assert_true(kt_phrase_read_rows(typed(w, "side-note to side-note"), w->diag, &rows));
	assert_int_equal(rows.first.number, 0);
	static const char *const wrong[] = {"",          "text",          "text to text",  "to 4",     "4 to",
	                                    "main + to", "main + x to 4", "main + 0 to 4", "4 to 5 6", "- 2 to 4"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_false(kt_phrase_read_rows(typed(w, wrong[i]), w->diag, &rows));
}

static void sizes_and_sheets(void **state)
{
	world *w = *state;
	kt_phrase_size size;
	assert_true(kt_phrase_read_size(typed(w, "10.6pt"), w->diag, &size));
	assert_int_equal(size.length, KT_PT(10.6));
	assert_int_equal(size.of.len, 0);
	assert_true(kt_phrase_read_size(typed(w, "5.85 x text"), w->diag, &size));
	assert_int_equal(size.factor.units, 585);
	assert_true(kt_str_is(size.of, "text"));
	static const char *const wrong[] = {"",         "10.6",   "-3pt",    "0pt",   "2 x",
	                                    "0 x text", "2 text", "2 x a b", "x text"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_false(kt_phrase_read_size(typed(w, wrong[i]), w->diag, &size));
	kt_len width, height;
	assert_true(kt_phrase_read_sheet(typed(w, "210mm x 297mm"), w->diag, &width, &height));
	assert_int_equal(width, kt_len_scale(210, KT_LEN_MM_DEN, KT_LEN_MM_NUM));
	assert_int_equal(height, kt_len_scale(297, KT_LEN_MM_DEN, KT_LEN_MM_NUM));
	assert_false(kt_phrase_read_sheet(typed(w, "210mm 297mm"), w->diag, &width, &height));
	assert_false(kt_phrase_read_sheet(typed(w, "A4"), w->diag, &width, &height));
}

static void a_number_lacks_its_unit(void **state)
{
	world *w = *state;
	kt_phrase_size size;
	kt_buf all = kt_buf_in(w->arena);
	assert_false(kt_phrase_read_size(typed(w, "10.6"), w->diag, &size));
	kt_diag_print(w->diag, KT_DIAG_TEXT, false, &all);
	assert_true(kt_str_find(kt_buf_str(&all), "`10.6` is a size without a unit", 0) != SIZE_MAX);
	assert_true(kt_str_find(kt_buf_str(&all), "`10.6pt` or `10.6mm`", 0) != SIZE_MAX);
}

static void ranges(void **state)
{
	world *w = *state;
	kt_phrase_range range;
	assert_true(kt_phrase_read_range(typed(w, "94..100%"), true, w->diag, &range));
	assert_int_equal(range.from.units, 94);
	assert_int_equal(range.to.units, 100);
	assert_true(kt_phrase_read_range(typed(w, "-8..0"), false, w->diag, &range));
	assert_int_equal(range.from.units, -8);
	assert_false(kt_phrase_read_range(typed(w, "100..94%"), true, w->diag, &range));
	assert_false(kt_phrase_read_range(typed(w, "94..100"), true, w->diag, &range));
	assert_false(kt_phrase_read_range(typed(w, "-8"), false, w->diag, &range));
}

static void rules_and_insets(void **state)
{
	world *w = *state;
	kt_phrase_rule rule;
	assert_true(kt_phrase_read_rule(typed(w, "start 3pt accent"), w->diag, &rule));
	assert_int_equal(rule.side, KT_PHRASE_START);
	assert_int_equal(rule.width, KT_PT(3));
	assert_true(kt_str_is(rule.paint, "accent"));
	assert_true(kt_phrase_read_rule(typed(w, "0.5pt stone between"), w->diag, &rule));
	assert_int_equal(rule.side, KT_PHRASE_BETWEEN);
	assert_true(kt_phrase_read_rule(typed(w, "below 4pt amber 56pt long"), w->diag, &rule));
	assert_int_equal(rule.length, KT_PT(56));
	assert_true(kt_phrase_read_rule(typed(w, "0.4pt petrol-deep"), w->diag, &rule));
	assert_int_equal(rule.side, KT_PHRASE_AROUND);
	assert_false(kt_phrase_read_rule(typed(w, "start accent"), w->diag, &rule));
	assert_false(kt_phrase_read_rule(typed(w, "start 3pt"), w->diag, &rule));
	assert_false(kt_phrase_read_rule(typed(w, "start 3pt accent 56pt"), w->diag, &rule));
	kt_phrase_inset inset;
	assert_true(kt_phrase_read_inset(typed(w, "1 line"), w->diag, &inset));
	assert_int_equal(inset.lines.units, 1);
	assert_true(kt_phrase_read_inset(typed(w, "1.5 lines"), w->diag, &inset));
	assert_true(kt_phrase_read_inset(typed(w, "4mm"), w->diag, &inset));
	assert_int_equal(inset.lines.units, 0);
	assert_false(kt_phrase_read_inset(typed(w, "1"), w->diag, &inset));
	assert_false(kt_phrase_read_inset(typed(w, "0 lines"), w->diag, &inset));
	assert_false(kt_phrase_read_inset(typed(w, "1000 lines"), w->diag, &inset));
}

static void a_list_is_no_phrase(void **state)
{
	world *w = *state;
	kt_node list = {.kind = KT_NODE_LIST};
	kt_phrase_span span;
	assert_false(kt_phrase_read_span(&list, w->diag, &span));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(spans, open_world, close_world),
	        cmocka_unit_test_setup_teardown(rows, open_world, close_world),
	        cmocka_unit_test_setup_teardown(sizes_and_sheets, open_world, close_world),
	        cmocka_unit_test_setup_teardown(a_number_lacks_its_unit, open_world, close_world),
	        cmocka_unit_test_setup_teardown(ranges, open_world, close_world),
	        cmocka_unit_test_setup_teardown(rules_and_insets, open_world, close_world),
	        cmocka_unit_test_setup_teardown(a_list_is_no_phrase, open_world, close_world)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
