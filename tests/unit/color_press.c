#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "color/press.h"

/* What is said of the built-in profile once `bytes` stand at `at` of it. */
static const char *patched(size_t at, const char *bytes, size_t count)
{
	kt_str whole = kt_press_coated().profile;
	kt_arena *arena = kt_arena_open();
	char *copy = kt_arena_take(arena, whole.len);
	memcpy(copy, whole.at, whole.len);
	memcpy(copy + at, bytes, count);
	const char *fault = kt_press_fault((kt_str){copy, whole.len});
	kt_arena_close(arena);
	return fault;
}

static void the_built_in_profile_is_one(void **state)
{
	(void)state;
	assert_null(kt_press_fault(kt_press_coated().profile));
	assert_null(patched(8, "\4", 1));
}

static void others_are_refused(void **state)
{
	(void)state;
	kt_str whole = kt_press_coated().profile;
	assert_string_equal(kt_press_fault(KT_STR("")), "it is no ICC profile");
	assert_non_null(strstr(kt_press_fault((kt_str){whole.at, whole.len - 1}), "cut short"));
	assert_string_equal(patched(36, "x", 1), "it is no ICC profile");
	assert_non_null(strstr(patched(8, "\5", 1), "version"));
	assert_non_null(strstr(patched(12, "scnr", 4), "printer"));
	assert_non_null(strstr(patched(16, "RGB ", 4), "cyan"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_built_in_profile_is_one),
	                                   cmocka_unit_test(others_are_refused)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
