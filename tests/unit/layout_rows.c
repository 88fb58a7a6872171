#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/rows.h"

#define MOST 8

typedef struct world {
	kt_arena *arena;
	kt_diag *diag;
	kt_slot slots[MOST];
	kt_node nodes[MOST];
	kt_template template_;
	kt_rows_frame frames[MOST];
} world;

static int open_world(void **state)
{
	world *w = calloc(1, sizeof *w);
	w->arena = kt_arena_open();
	w->diag = kt_diag_open();
	w->template_ = (kt_template){.name = KT_STR("t"), .slots = w->slots};
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

static size_t index_of(const world *w, const kt_phrase_edge *edge)
{
	for (size_t i = 0; edge->kind == KT_PHRASE_SLOT && i < w->template_.slot_count; i++)
		if (kt_str_equal(w->slots[i].name, edge->slot))
			return i;
	return KT_NO_SLOT;
}

/* Slots as "name: rows", in their order. */
static void make(world *w, const char *const (*slots)[2], size_t count)
{
	w->template_.slot_count = count;
	for (size_t i = 0; i < count; i++) {
		w->nodes[i] = (kt_node){.kind = KT_NODE_SCALAR, .text = kt_str_of(slots[i][1])};
		w->slots[i] = (kt_slot){.name = kt_str_of(slots[i][0])};
		assert_true(kt_phrase_read_rows(&w->nodes[i], w->diag, &w->slots[i].rows));
	}
	for (size_t i = 0; i < count; i++) {
		w->slots[i].first_of = index_of(w, &w->slots[i].rows.first);
		w->slots[i].last_of = index_of(w, &w->slots[i].rows.last);
	}
}

static void expect(const world *w, size_t slot, int first, int last)
{
	assert_int_equal(w->frames[slot].first, first);
	assert_int_equal(w->frames[slot].last, last);
}

static void downwards(void **state)
{
	world *w = *state;
	static const char *const slots[][2] = {
	        {"band", "aside + 2 to 50"}, {"main", "12 to text"}, {"aside", "main + 2 to text"}};
	make(w, slots, 3);
	assert_true(kt_rows_check(&w->template_, w->arena, w->diag));
	kt_rows_solve(&w->template_, (int[]){1, 10, 5}, w->frames);
	expect(w, 1, 12, 21);
	expect(w, 2, 23, 27);
	expect(w, 0, 29, 50);
}

static void upwards(void **state)
{
	world *w = *state;
	static const char *const slots[][2] = {{"map", "1 to title - 2"},
	                                       {"title", "text to main - 2"},
	                                       {"main", "text to foot - 2"},
	                                       {"foot", "text to 50"}};
	make(w, slots, 4);
	assert_true(kt_rows_check(&w->template_, w->arena, w->diag));
	kt_rows_solve(&w->template_, (int[]){1, 3, 12, 6}, w->frames);
	expect(w, 3, 45, 50);
	expect(w, 2, 32, 43);
	expect(w, 1, 28, 30);
	expect(w, 0, 1, 26);
}

static void the_same_edge(void **state)
{
	world *w = *state;
	static const char *const slots[][2] = {{"main", "12 to text"}, {"aside", "main to main"}};
	make(w, slots, 2);
	kt_rows_solve(&w->template_, (int[]){7, 1}, w->frames);
	expect(w, 1, 12, 18);
}

static void an_empty_slot_takes_no_room(void **state)
{
	world *w = *state;
	static const char *const slots[][2] = {{"main", "12 to text"},
	                                       {"aside", "main + 2 to text"},
	                                       {"band", "aside + 2 to 50"},
	                                       {"foot", "text to 51"},
	                                       {"above", "text to foot - 2"}};
	make(w, slots, 5);
	kt_rows_solve(&w->template_, (int[]){10, 0, 1, 0, 4}, w->frames);
	expect(w, 2, 23, 50); /* as if it said main + 2 */
	expect(w, 4, 47, 50); /* two rows above where foot would begin, below row 51 */
}

static void circles(void **state)
{
	world *w = *state;
	static const char *const slots[][2] = {
	        {"title", "4 to 6"}, {"main", "aside + 2 to text"}, {"aside", "main + 2 to text"}};
	make(w, slots, 3);
	assert_false(kt_rows_check(&w->template_, w->arena, w->diag));
	kt_buf words = kt_buf_in(w->arena);
	kt_diag_print(w->diag, KT_DIAG_TEXT, false, &words);
	assert_non_null(strstr(words.at, "main → aside → main"));
	assert_non_null(strstr(words.at, "KT105"));
	static const char *const own[][2] = {{"main", "main + 1 to 5"}};
	make(w, own, 1);
	assert_false(kt_rows_check(&w->template_, w->arena, w->diag));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(downwards, open_world, close_world),
	        cmocka_unit_test_setup_teardown(upwards, open_world, close_world),
	        cmocka_unit_test_setup_teardown(the_same_edge, open_world, close_world),
	        cmocka_unit_test_setup_teardown(an_empty_slot_takes_no_room, open_world, close_world),
	        cmocka_unit_test_setup_teardown(circles, open_world, close_world)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
