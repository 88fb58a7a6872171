#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/costs.h"
#include "layout/pairing.h"

#define ROW  16
#define MOST 64
#define LINE KT_COSTS_PAIR

/* A language's messages, each with what a line less and a line more costs. */
typedef struct side {
	kt_slice items[MOST];
	kt_linebreak_counts counts[8];
	size_t messages;
	kt_slices slices;
} side;

static void add_message(side *s, uint32_t message, uint32_t lines, int64_t fewer, int64_t more)
{
	kt_linebreak_counts *counts = &s->counts[s->messages++];
	*counts = (kt_linebreak_counts){lines, fewer, more};
	s->slices.items = s->items;
	for (uint32_t i = 0; i < lines; i++)
		s->items[s->slices.count++] =
		        (kt_slice){.height = ROW, .message = message, .line = i, .lines = lines, .counts = counts};
}

/* In how many lines a pair of one message is set; 0, 0: as it stands. */
static void assert_pair(kt_arena *arena, uint32_t a, kt_linebreak_counts at_a, uint32_t b, kt_linebreak_counts at_b,
                        uint32_t lines_a, uint32_t lines_b)
{
	side one = {.messages = 0}, other = {.messages = 0};
	kt_pairing chosen[2];
	add_message(&one, 7, a, at_a.fewer, at_a.more);
	add_message(&other, 7, b, at_b.fewer, at_b.more);
	bool found = kt_pairing_choose(arena, (const kt_slices *[2]){&one.slices, &other.slices}, chosen);
	assert_int_equal(found, lines_a > 0);
	for (unsigned s = 0; found && s < 2; s++) {
		assert_int_equal(chosen[s].first, 7);
		assert_int_equal(chosen[s].count, 1);
		assert_int_equal(chosen[s].lines[0], s == 0 ? lines_a : lines_b);
	}
}

static void the_cheapest_way_to_end_level(void **state)
{
	kt_arena *arena = *state;
	static const kt_linebreak_counts none = {0, -1, -1};
	/* The shorter one takes a line more, or the longer one a line less: whichever is cheaper. */
	assert_pair(arena, 5, none, 4, (kt_linebreak_counts){0, -1, LINE}, 5, 5);
	assert_pair(arena, 4, (kt_linebreak_counts){0, -1, LINE}, 5, none, 5, 5);
	assert_pair(arena, 5, (kt_linebreak_counts){0, 2 * LINE, -1}, 4, (kt_linebreak_counts){0, -1, LINE}, 5, 5);
	assert_pair(arena, 5, (kt_linebreak_counts){0, LINE, -1}, 4, (kt_linebreak_counts){0, -1, 2 * LINE}, 4, 4);
	/* Two lines apart: both give one. */
	assert_pair(arena, 6, (kt_linebreak_counts){0, LINE, -1}, 4, (kt_linebreak_counts){0, -1, LINE}, 5, 5);
	assert_pair(arena, 7, none, 4, (kt_linebreak_counts){0, -1, LINE}, 7, 5);
}

static void what_costs_too_much_stays(void **state)
{
	kt_arena *arena = *state;
	static const kt_linebreak_counts none = {0, -1, -1};
	assert_pair(arena, 5, none, 4, none, 0, 0);
	assert_pair(arena, 5, none, 4, (kt_linebreak_counts){0, -1, 5 * LINE}, 0, 0);
	assert_pair(arena, 5, none, 4, (kt_linebreak_counts){0, -1, 5 * LINE - 1}, 5, 5);
	/* A longer paragraph has more lines to take it from. */
	assert_pair(arena, 7, none, 6, (kt_linebreak_counts){0, -1, 5 * LINE}, 7, 7);
}

static void a_level_pair_stays(void **state)
{
	kt_arena *arena = *state;
	assert_pair(arena, 5, (kt_linebreak_counts){0, 0, 0}, 5, (kt_linebreak_counts){0, 0, 0}, 0, 0);
}

static void each_pair_for_itself(void **state)
{
	kt_arena *arena = *state;
	side one = {.messages = 0}, other = {.messages = 0};
	kt_pairing chosen[2];
	add_message(&one, 3, 4, -1, -1);
	add_message(&other, 3, 4, -1, LINE);
	add_message(&one, 4, 6, -1, -1);
	add_message(&other, 4, 5, -1, LINE);
	add_message(&one, 5, 6, -1, -1);
	add_message(&other, 5, 5, -1, 9 * LINE);
	assert_true(kt_pairing_choose(arena, (const kt_slices *[2]){&one.slices, &other.slices}, chosen));
	static const uint32_t lines[] = {0, 6, 0};
	for (unsigned s = 0; s < 2; s++) {
		assert_int_equal(chosen[s].first, 3);
		assert_int_equal(chosen[s].count, 3);
		assert_memory_equal(chosen[s].lines, lines, sizeof lines);
	}
}

/* Lines of unlike height do not stand in step, whatever their number; a drawing has no lines. */
static void what_cannot_be_level_stays(void **state)
{
	kt_arena *arena = *state;
	side one = {.messages = 0}, other = {.messages = 0};
	kt_pairing chosen[2];
	const kt_slices *both[2] = {&one.slices, &other.slices};
	assert_false(kt_pairing_choose(arena, both, chosen));
	add_message(&one, KT_NO_MESSAGE, 1, -1, 0);
	add_message(&other, KT_NO_MESSAGE, 1, -1, 0);
	assert_false(kt_pairing_choose(arena, both, chosen));
	add_message(&one, 3, 4, -1, -1);
	add_message(&other, 3, 3, -1, 0);
	for (size_t i = 0; i < other.slices.count; i++)
		other.items[i].height = ROW - 1;
	assert_false(kt_pairing_choose(arena, both, chosen));
}

static int open(void **state)
{
	*state = kt_arena_open();
	return 0;
}

static int close(void **state)
{
	kt_arena_close(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_cheapest_way_to_end_level),
	                                   cmocka_unit_test(what_costs_too_much_stays),
	                                   cmocka_unit_test(a_level_pair_stays), cmocka_unit_test(each_pair_for_itself),
	                                   cmocka_unit_test(what_cannot_be_level_stays)};
	return cmocka_run_group_tests(tests, open, close);
}
