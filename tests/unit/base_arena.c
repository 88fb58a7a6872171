#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"

static void taken_is_zero_and_aligned(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	for (size_t size = 0; size < 3000; size += 7) {
		char *at = kt_arena_take(arena, size);
		assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(at[i], 0);
		memset(at, 0xee, size);
	}
	kt_arena_close(arena);
}

static void nothing_has_an_address_of_its_own(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	void *a = kt_arena_take(arena, 0), *b = kt_arena_take(arena, 0);
	assert_non_null(a);
	assert_ptr_not_equal(a, b);
	kt_arena_close(arena);
}

static void rewind_gives_back(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	char *kept = kt_arena_take(arena, 100);
	memset(kept, 1, 100);
	kt_arena_mark mark = kt_arena_now(arena);
	size_t most = 0;
	for (int round = 0; round < 200; round++) {
		for (int i = 0; i < 50; i++)
			memset(kt_arena_take(arena, 1000), 2, 1000);
		if (round == 5)
			most = kt_arena_size(arena);
		if (round > 5)
			assert_true(kt_arena_size(arena) <= most);
		kt_arena_rewind(arena, mark);
	}
	char *again = kt_arena_take(arena, 1000);
	assert_int_equal(again[0], 0);
	assert_int_equal(kept[99], 1);
	kt_arena_close(arena);
}

static void rewind_to_nothing(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_arena_mark mark = kt_arena_now(arena);
	kt_arena_take(arena, 10);
	kt_arena_take(arena, (size_t)4 << 20);
	kt_arena_rewind(arena, mark);
	assert_true(kt_arena_size(arena) < (size_t)1 << 20);
	assert_int_equal(*(char *)kt_arena_take(arena, 10), 0);
	kt_arena_close(arena);
}

static void grows_in_place_or_moves(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	char *row = kt_arena_grow(arena, NULL, 0, 10);
	memset(row, 3, 10);
	char *longer = kt_arena_grow(arena, row, 10, 500);
	assert_ptr_equal(row, longer);
	assert_int_equal(longer[9], 3);
	assert_int_equal(longer[10], 0);
	kt_arena_take(arena, 1);
	char *moved = kt_arena_grow(arena, longer, 500, 600);
	assert_ptr_not_equal(moved, longer);
	assert_int_equal(moved[9], 3);
	assert_int_equal(moved[599], 0);
	char *large = kt_arena_grow(arena, moved, 600, (size_t)3 << 20);
	assert_int_equal(large[9], 3);
	assert_int_equal(large[((size_t)3 << 20) - 1], 0);
	kt_arena_close(arena);
}

static void closing_nothing_is_fine(void **state)
{
	(void)state;
	kt_arena_close(NULL);
	kt_arena *arena = kt_arena_open();
	assert_int_equal(kt_arena_size(arena), 0);
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(taken_is_zero_and_aligned), cmocka_unit_test(nothing_has_an_address_of_its_own),
	        cmocka_unit_test(rewind_gives_back),         cmocka_unit_test(rewind_to_nothing),
	        cmocka_unit_test(grows_in_place_or_moves),   cmocka_unit_test(closing_nothing_is_fine),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
