#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/costs.h"
#include "layout/paging.h"

#define ROW  16
#define MOST 4096

typedef struct text {
	kt_arena *arena;
	kt_strip *strips;
	size_t count;
	kt_paging_ends chosen;
} text;

static text open_text(void)
{
	text t = {.arena = kt_arena_open()};
	t.strips = KT_NEW_ARRAY(t.arena, kt_strip, MOST);
	return t;
}

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

static bool choose(text *t, kt_flow_room page, kt_flow_room onward, bool facing, bool next_faces)
{
	kt_paging_text p = {t->strips, 0, t->count, &page, &onward, facing, next_faces};
	return kt_paging_choose(t->arena, &p, &t->chosen);
}

static kt_flow_room columns(kt_len rows, unsigned count, bool level)
{
	kt_flow_room room = kt_flow_columns(rows * ROW, count, ROW);
	room.level = level;
	return room;
}

/* Rows of text in frame f. */
static kt_len rows(const text *t, size_t f)
{
	return kt_flow_depth(t->strips, f > 0 ? t->chosen.ends[f - 1] : 0, t->chosen.ends[f], ROW) / ROW;
}

static void check_ends(const text *t)
{
	size_t before = 0;
	for (size_t f = 0; f < t->chosen.count; f++) {
		assert_true(t->chosen.ends[f] >= before);
		before = t->chosen.ends[f];
		assert_true(before == t->count || before == 0 || t->strips[before - 1].breaks);
	}
	assert_int_equal(before, t->count);
}

/* First fit would put ten lines on the first page of twelve, and two on the last. */
static void ends_are_chosen_together(void **state)
{
	(void)state;
	text t = open_text();
	add_paragraph(&t, 30);
	assert_true(choose(&t, columns(10, 1, false), columns(10, 1, false), false, false));
	assert_int_equal(t.chosen.count, 3);
	check_ends(&t);
	assert_int_equal(rows(&t, 0), 10);
	assert_int_equal(rows(&t, 2), 10);
	/* Twelve lines: ten and two would leave a last page that is nearly empty. */
	t.count = 0;
	add_paragraph(&t, 12);
	assert_true(choose(&t, columns(10, 1, false), columns(10, 1, false), false, false));
	check_ends(&t);
	assert_in_range(rows(&t, 1), 3, 4);
	kt_arena_close(t.arena);
}

static void a_last_page_is_level(void **state)
{
	(void)state;
	text t = open_text();
	add_paragraph(&t, 20);
	add_paragraph(&t, 12);
	assert_true(choose(&t, columns(10, 2, true), columns(10, 2, true), false, false));
	check_ends(&t);
	assert_int_equal(t.chosen.count, 4);
	assert_int_equal(rows(&t, 0), 10);
	assert_int_equal(rows(&t, 2), 6);
	assert_int_equal(rows(&t, 3), 6);
	kt_arena_close(t.arena);
}

/* The first column cannot take its tenth row without leaving a line alone; where both stand beside each other they may
 * differ by a row, where they face each other and should be level they may not. */
static void facing_pages_are_level_where_wanted(void **state)
{
	(void)state;
	text t = open_text();
	add_paragraph(&t, 9);
	add_paragraph(&t, 59);
	kt_flow_room page = columns(10, 1, false);
	assert_true(choose(&t, page, page, false, false));
	assert_int_equal(rows(&t, 0), 9);
	assert_int_equal(rows(&t, 1), 10);
	assert_true(choose(&t, page, page, true, true));
	check_ends(&t);
	assert_int_equal(rows(&t, 0), 9);
	assert_int_equal(rows(&t, 1), 9);
	assert_int_equal(rows(&t, 2), rows(&t, 3));
	/* Another way round: the page after the next one faces it. */
	assert_true(choose(&t, page, page, true, false));
	assert_int_equal(rows(&t, 1), 10);
	assert_int_equal(rows(&t, 2), rows(&t, 1));
	kt_arena_close(t.arena);
}

/* Something that does not part and is higher than what is left of a column moves on; higher than a page, there is no way. */
static void what_is_high_moves_on(void **state)
{
	(void)state;
	text t = open_text();
	add_paragraph(&t, 4);
	t.strips[t.count++] = (kt_strip){.before = ROW, .height = 8 * ROW, .breaks = true, .whole = true};
	add_paragraph(&t, 9);
	assert_true(choose(&t, columns(10, 1, false), columns(10, 1, false), false, false));
	check_ends(&t);
	assert_int_equal(t.chosen.ends[0], 4);
	assert_int_equal(t.chosen.ends[1], 5);
	t.strips[4].height = 11 * ROW;
	assert_false(choose(&t, columns(10, 1, false), columns(10, 1, false), false, false));
	/* Nothing of it stands above a drop, all of it below. */
	kt_flow_room parted = columns(20, 1, false);
	kt_flow_part(&parted, 0, 7 * ROW, 8 * ROW, 3 * ROW);
	assert_true(choose(&t, columns(4, 1, false), parted, false, false));
	check_ends(&t);
	assert_int_equal(t.chosen.ends[1], 4);
	assert_int_equal(t.chosen.ends[2], 5);
	kt_arena_close(t.arena);
}

/* Against all ways there are, of a text that is short enough for that: none is cheaper. */
static int64_t cheapest(const text *t, size_t from, kt_len height, size_t page)
{
	kt_flow_room room = kt_flow_columns(height, 1, ROW);
	size_t ends[KT_FLOW_FRAMES];
	if (page > 0 && kt_flow_fill(t->strips, from, t->count, &room, ends) == t->count)
		return kt_flow_cost(t->strips, from, &room, ends);
	int64_t best = INT32_MAX;
	for (size_t end = from + 1; end < t->count; end++) {
		kt_len empty = height - kt_flow_depth(t->strips, from, end, ROW);
		if (empty < 0 || empty > KT_COSTS_SHORT_MOST * ROW || !kt_flow_ends(t->strips, from, end - 1, &room))
			continue;
		int64_t off = (int64_t)empty * KT_COSTS_PER_ROW / ROW;
		int64_t cost = off * off + (t->strips[end - 1].stub ? KT_COSTS_STUB : 0);
		cost += cheapest(t, end, height, page + 1);
		best = cost < best ? cost : best;
	}
	return best;
}

static void no_way_is_cheaper(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed < 40; seed++) {
		text t = open_text();
		unsigned draw = seed;
		while (t.count < 40) {
			draw = draw * 1103515245u + 12345u;
			add_paragraph(&t, 1 + (draw >> 16) % 9);
		}
		assert_true(choose(&t, columns(10, 1, false), columns(10, 1, false), false, false));
		check_ends(&t);
		int64_t cost = 0;
		kt_flow_room room = columns(10, 1, false);
		for (size_t f = 0; f + 1 < t.chosen.count; f++) {
			int64_t off = (10 - rows(&t, f)) * KT_COSTS_PER_ROW;
			cost += off * off + (t.strips[t.chosen.ends[f] - 1].stub ? KT_COSTS_STUB : 0);
		}
		size_t last = t.chosen.ends[t.chosen.count - 2];
		cost += kt_flow_cost(t.strips, last, &room, &t.chosen.ends[t.chosen.count - 1]);
		assert_int_equal(cost, cheapest(&t, 0, 10 * ROW, 0));
		kt_arena_close(t.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(ends_are_chosen_together), cmocka_unit_test(a_last_page_is_level),
	        cmocka_unit_test(facing_pages_are_level_where_wanted), cmocka_unit_test(what_is_high_moves_on),
	        cmocka_unit_test(no_way_is_cheaper)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
