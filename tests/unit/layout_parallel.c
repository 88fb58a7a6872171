#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/parallel.h"

#define ROW  16
#define MOST 64

typedef struct side {
	kt_slice items[MOST];
	kt_slices slices;
} side;

typedef struct strips {
	kt_strip items[MOST];
	size_t count;
} strips;

static void add_message(side *s, uint32_t message, uint16_t lines, kt_len height)
{
	s->slices.items = s->items;
	for (uint16_t i = 0; i < lines; i++)
		s->items[s->slices.count++] = (kt_slice){
		        .before = i == 0 ? ROW : 0, .height = height, .message = message, .line = i, .lines = lines};
}

static void take(void *context, const kt_strip *strip)
{
	strips *all = context;
	all->items[all->count++] = *strip;
}

static strips pair(const side *first, const side *second)
{
	strips all = {.count = 0};
	kt_parallel_side sides[2] = {{&first->slices, 0}, {&second->slices, 0}};
	while (kt_parallel_next(sides, 2, take, &all))
		;
	return all;
}

/* Above the last line of a text that keeps with a list a column ends only if need be. */
static void a_lead_in_parts_if_need_be(void **state)
{
	(void)state;
	side nl = {.slices.count = 0};
	add_message(&nl, 7, 4, ROW);
	nl.items[1].keep = nl.items[3].keep = true; /* a broken word; the list below */
	add_message(&nl, 8, 1, ROW);
	strips all = {.count = 0};
	kt_parallel_side sides[2] = {{&nl.slices, 0}};
	while (kt_parallel_next(sides, 1, take, &all))
		;
	static const bool resort[] = {false, false, true, false, false};
	assert_int_equal(all.count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(all.items[i].resort, resort[i]);
		assert_int_equal(all.items[i].breaks, i == 4);
	}
}

static void pairs_start_together(void **state)
{
	(void)state;
	side nl = {.slices.count = 0}, en = {.slices.count = 0};
	add_message(&nl, 7, 5, ROW);
	add_message(&en, 7, 3, ROW);
	add_message(&nl, 8, 2, ROW);
	add_message(&en, 8, 4, ROW);
	strips all = pair(&nl, &en);
	assert_int_equal(all.count, 5 + 4);
	/* The second pair begins with both languages' first lines, below the longer of the first pair. */
	assert_int_equal(all.items[5].first[0], 5);
	assert_int_equal(all.items[5].count[0], 1);
	assert_int_equal(all.items[5].first[1], 3);
	assert_int_equal(all.items[5].count[1], 1);
	assert_int_equal(all.items[5].before, ROW);
	/* Past its end the shorter one has nothing. */
	assert_int_equal(all.items[3].count[1], 0);
	assert_int_equal(all.items[4].count[1], 0);
	assert_int_equal(all.items[8].count[0], 0);
	assert_true(all.items[4].whole);
	assert_false(all.items[3].whole);
}

static void both_languages_may_end(void **state)
{
	(void)state;
	side nl = {.slices.count = 0}, en = {.slices.count = 0};
	add_message(&nl, 7, 6, ROW);
	add_message(&en, 7, 5, ROW);
	strips all = pair(&nl, &en);
	assert_false(all.items[0].breaks); /* a first line alone */
	assert_true(all.items[1].breaks);
	assert_true(all.items[2].breaks); /* 3 and 3, 3 and 2 */
	assert_true(all.items[2].stub);
	assert_false(all.items[3].breaks); /* the second language's last line alone */
	assert_true(all.items[5].breaks);
}

static void lines_of_other_heights_do_not_part(void **state)
{
	(void)state;
	side nl = {.slices.count = 0}, en = {.slices.count = 0};
	add_message(&nl, 7, 2, 26);
	add_message(&en, 7, 3, ROW);
	strips all = pair(&nl, &en);
	assert_int_equal(all.count, 1);
	assert_int_equal(all.items[0].height, 52);
	assert_int_equal(all.items[0].count[0], 2);
	assert_int_equal(all.items[0].count[1], 3);
}

static void what_keeps_in_one_keeps_in_both(void **state)
{
	(void)state;
	side nl = {.slices.count = 0}, en = {.slices.count = 0};
	add_message(&nl, 7, 3, ROW);
	add_message(&en, 7, 2, ROW);
	en.items[1].keep = true;
	assert_false(pair(&nl, &en).items[2].breaks);
	en.items[1].keep = false;
	assert_true(pair(&nl, &en).items[2].breaks);
}

static void one_language_alone(void **state)
{
	(void)state;
	side nl = {.slices.count = 0};
	add_message(&nl, 7, 4, ROW);
	add_message(&nl, KT_NO_MESSAGE, 1, 100);
	strips all = {.count = 0};
	kt_parallel_side sides[2] = {{&nl.slices, 1}};
	while (kt_parallel_next(sides, 1, take, &all))
		;
	assert_int_equal(all.count, 3 + 1);
	assert_int_equal(all.items[0].first[0], 1);
	assert_int_equal(all.items[3].height, 100);
	assert_true(all.items[3].whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_lead_in_parts_if_need_be),      cmocka_unit_test(pairs_start_together),
	        cmocka_unit_test(both_languages_may_end),          cmocka_unit_test(lines_of_other_heights_do_not_part),
	        cmocka_unit_test(what_keeps_in_one_keeps_in_both), cmocka_unit_test(one_language_alone)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
