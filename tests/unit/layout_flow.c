#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/costs.h"
#include "layout/flow.h"

#define ROW  16
#define MOST 64

typedef struct text {
	kt_strip strips[MOST];
	size_t count;
} text;

/* A paragraph of lines, a row above it; ends as parallel.c makes them: two lines at least on either side. */
static void add_paragraph(text *t, size_t lines)
{
	for (size_t i = 0; i < lines; i++) {
		size_t above = i + 1, below = lines - above;
		kt_strip *strip = &t->strips[t->count++];
		*strip = (kt_strip){.before = i == 0 ? ROW : 0, .height = ROW, .whole = below == 0};
		strip->breaks = below == 0 || (above >= 2 && below >= 2);
		strip->stub = below > 0 && (above == 2 || below == 2);
	}
}

static kt_flow_room columns(kt_len rows, unsigned count, bool level)
{
	kt_flow_room room = kt_flow_columns(rows * ROW, count, ROW);
	room.level = level;
	return room;
}

static size_t fill(const text *t, kt_flow_room room, size_t *ends)
{
	return kt_flow_fill(t->strips, 0, t->count, &room, ends);
}

static void the_first_column_is_full(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 6);
	add_paragraph(&t, 6);
	assert_int_equal(fill(&t, columns(10, 2, false), ends), 12);
	assert_int_equal(ends[0], 9); /* six lines, white, three lines */
	assert_int_equal(ends[1], 12);
	assert_int_equal(kt_flow_depth(t.strips, 0, 9, ROW), 10 * ROW);
	assert_int_equal(kt_flow_depth(t.strips, 9, 12, ROW), 3 * ROW);
}

/* A lead-in of four lines whose second ends inside a word, a list of three, a paragraph of three. */
static void a_lead_in_parts_before_columns_are_unlevel(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 6);
	add_paragraph(&t, 4);
	t.strips[7].breaks = t.strips[9].breaks = false;
	t.strips[8].resort = true;
	add_paragraph(&t, 3);
	t.strips[10].before = 0;
	add_paragraph(&t, 3);
	assert_int_equal(fill(&t, columns(14, 2, true), ends), t.count);
	assert_int_equal(ends[0], 9);
	/* Columns that are not levelled have no need of it. */
	fill(&t, columns(10, 2, false), ends);
	assert_int_equal(ends[0], 6);
	/* Nor have those that differ little. */
	t.count -= 3;
	fill(&t, columns(14, 2, true), ends);
	assert_int_equal(ends[0], 6);
}

static void no_line_stands_alone(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 6);
	add_paragraph(&t, 5);
	/* Room for the first line of the second paragraph, which may not stand alone. */
	fill(&t, columns(8, 2, false), ends);
	assert_int_equal(ends[0], 6);
	/* Room for four of its five lines: the last one would stand alone. */
	fill(&t, columns(11, 2, false), ends);
	assert_int_equal(ends[0], 9);
	assert_int_equal(ends[1], 11);
}

static void level_columns_end_together(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 9);
	add_paragraph(&t, 10);
	assert_int_equal(fill(&t, columns(16, 2, true), ends), 19);
	assert_int_equal(ends[0], 9); /* 9 and 10: a row's difference is better than two lines alone */
	t.count = 0;
	add_paragraph(&t, 14);
	fill(&t, columns(16, 2, true), ends);
	assert_int_equal(ends[0], 7);
	fill(&t, columns(16, 3, true), ends);
	assert_int_equal(ends[0], 5);
	assert_int_equal(ends[1], 10);
	assert_int_equal(ends[2], 14);
}

/* What it costs that the first of two columns ends after so many strips. */
static int64_t unlevel(const text *t, kt_flow_room room, size_t first)
{
	size_t ends[2] = {first, t->count};
	return kt_flow_unlevel(t->strips, 0, &room, ends);
}

static void how_far_columns_are_from_level(void **state)
{
	(void)state;
	text t = {0};
	add_paragraph(&t, 16);
	int64_t row = KT_COSTS_PER_ROW * KT_COSTS_PER_ROW;
	kt_flow_room room = columns(20, 2, true);
	assert_int_equal(unlevel(&t, room, 8), 0);
	/* By the square of the rows that each misses, and a little more where the second one is the deeper. */
	assert_int_equal(unlevel(&t, room, 9), 2 * row);
	assert_int_equal(unlevel(&t, room, 10), 2 * 4 * row);
	assert_int_equal(unlevel(&t, room, 7), 2 * row + KT_COSTS_RISING);
	assert_int_equal(2 * row, KT_COSTS_UNLEVEL);
	/* Two lines alone at a column's end. */
	assert_int_equal(unlevel(&t, room, 14), 2 * 36 * row + KT_COSTS_STUB);
	/* Nothing is asked of columns that need not be level, of one column, of one strip. */
	assert_int_equal(unlevel(&t, columns(20, 2, false), 10), 0);
	assert_int_equal(
	        kt_flow_unlevel(t.strips, 0, &(kt_flow_room){.count = 1, .row = ROW, .level = true}, (size_t[]){16}),
	        0);
	t.count = 1;
	assert_int_equal(unlevel(&t, room, 1), 0);
}

static void what_does_not_fit_is_left_over(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 20);
	assert_int_equal(fill(&t, columns(8, 2, true), ends), 16);
	assert_int_equal(ends[0], 8);
	/* Where the next page is of another width, only whole messages stay. */
	kt_flow_room whole = columns(8, 2, false);
	whole.whole = true;
	assert_int_equal(fill(&t, whole, ends), 0);
}

static void what_keeps_together_is_never_parted(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 4);
	add_paragraph(&t, 2);
	t.strips[3].breaks = false; /* a lead-in keeps with what follows */
	fill(&t, columns(5, 2, false), ends);
	assert_int_equal(ends[0], 2);
	/* Higher than any column: nothing of it stands, and the caller is told. */
	for (size_t i = 0; i < t.count; i++)
		t.strips[i].breaks = false;
	assert_int_equal(fill(&t, columns(5, 2, true), ends), 0);
}

static void each_part_has_its_column(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[8];
	add_paragraph(&t, 2);
	add_paragraph(&t, 3);
	for (size_t i = 2; i < t.count; i++)
		t.strips[i].part = 1;
	kt_flow_room by_part = columns(20, 2, true);
	by_part.by_part = true;
	assert_int_equal(fill(&t, by_part, ends), 5);
	assert_int_equal(ends[0], 2);
	assert_int_equal(ends[1], 5);
}

static void a_part_begins_on_a_row(void **state)
{
	(void)state;
	kt_strip strips[] = {{.height = ROW + 5, .breaks = true}, {.before = ROW, .height = ROW, .snaps = true}};
	assert_int_equal(kt_flow_top(strips, 0, 1, ROW), 3 * ROW);
	assert_int_equal(kt_flow_depth(strips, 0, 2, ROW), 4 * ROW);
	assert_int_equal(kt_flow_depth(strips, 1, 2, ROW), ROW); /* at a column's head its white is dropped */
}

/* A drop of four rows, below six and above ten of a column of twenty. */
static kt_flow_room round_a_drop(unsigned column, bool level)
{
	kt_flow_room room = columns(20, 2, level);
	kt_flow_part(&room, column, 6 * ROW, 10 * ROW, 3 * ROW);
	return room;
}

static void a_drop_parts_its_column(void **state)
{
	(void)state;
	kt_flow_room room = round_a_drop(1, false);
	assert_int_equal(room.count, 3);
	assert_true(room.frames[0].last && !room.frames[1].last && room.frames[2].last);
	assert_int_equal(room.frames[1].height, 6 * ROW);
	assert_int_equal(room.frames[2].top, 10 * ROW);
	assert_int_equal(room.frames[2].height, 10 * ROW);
	/* Two rows above it are too few for text. */
	room = columns(20, 2, false);
	kt_flow_part(&room, 0, 2 * ROW, 9 * ROW, 3 * ROW);
	assert_int_equal(room.count, 2);
	assert_int_equal(room.frames[0].top, 9 * ROW);
	/* A drop that takes the whole column leaves the other. */
	kt_flow_part(&room, 0, -ROW, 30 * ROW, 3 * ROW);
	assert_int_equal(room.count, 1);
	assert_int_equal(room.frames[0].column, 1);
}

static void text_goes_round_a_drop(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[KT_FLOW_FRAMES];
	add_paragraph(&t, 7);
	add_paragraph(&t, 12);
	/* Six rows above it would leave the seventh line alone below: five and two. */
	assert_int_equal(fill(&t, round_a_drop(0, false), ends), t.count);
	assert_int_equal(ends[0], 5);
	/* Twenty rows of text, four of drop: both columns end at the twelfth. */
	assert_int_equal(fill(&t, round_a_drop(1, true), ends), t.count);
	kt_len left = kt_flow_depth(t.strips, 0, ends[0], ROW);
	kt_len right = 10 * ROW + kt_flow_depth(t.strips, ends[1], ends[2], ROW);
	assert_in_range(right - left + ROW, 0, 2 * ROW);
	assert_true(ends[1] - ends[0] >= 4);
}

/* Three lines that a paragraph of the page before ends with: one of them is not left alone for the columns to be level. */
static void no_line_from_within_stands_alone(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[KT_FLOW_FRAMES];
	kt_flow_room room = columns(20, 2, true);
	add_paragraph(&t, 9);
	assert_int_equal(kt_flow_fill(t.strips, 6, t.count, &room, ends), t.count);
	assert_int_equal(ends[0], t.count);
	assert_int_equal(kt_flow_fill(t.strips, 5, t.count, &room, ends), t.count);
	assert_int_equal(ends[0], 7);
}

/* Text that ends above the drop stands level above it. */
static void level_above_a_drop(void **state)
{
	(void)state;
	text t = {0};
	size_t ends[KT_FLOW_FRAMES];
	add_paragraph(&t, 8);
	assert_int_equal(fill(&t, round_a_drop(0, true), ends), t.count);
	assert_int_equal(ends[0], 4);
	assert_int_equal(ends[1], 4);
	assert_int_equal(ends[2], 8);
}

/* What is left over may be a book: more than a length can say. */
static void a_book_is_deep(void **state)
{
	(void)state;
	text t = {0};
	add_paragraph(&t, MOST);
	for (size_t i = 0; i < t.count; i++)
		t.strips[i].height = KT_LEN_MAX / 4;
	assert_true(kt_flow_depth(t.strips, 0, t.count, ROW) > KT_LEN_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_column_is_full),
	                                   cmocka_unit_test(a_lead_in_parts_before_columns_are_unlevel),
	                                   cmocka_unit_test(no_line_stands_alone),
	                                   cmocka_unit_test(level_columns_end_together),
	                                   cmocka_unit_test(how_far_columns_are_from_level),
	                                   cmocka_unit_test(what_does_not_fit_is_left_over),
	                                   cmocka_unit_test(what_keeps_together_is_never_parted),
	                                   cmocka_unit_test(each_part_has_its_column),
	                                   cmocka_unit_test(a_part_begins_on_a_row),
	                                   cmocka_unit_test(a_drop_parts_its_column),
	                                   cmocka_unit_test(text_goes_round_a_drop),
	                                   cmocka_unit_test(level_above_a_drop),
	                                   cmocka_unit_test(a_book_is_deep),
	                                   cmocka_unit_test(no_line_from_within_stands_alone)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
