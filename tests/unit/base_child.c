#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>

#include "base/child.h"

typedef struct run {
	kt_arena *arena;
	kt_buf out;
	int status;
	kt_child_end end;
} run;

static run run_parts(const char *program, const kt_str *parts, size_t count, kt_child_limits limits)
{
	run r = {.arena = kt_arena_open()};
	r.out = kt_buf_in(r.arena);
	r.end = kt_child_run(program, parts, count, limits, &r.out, &r.status);
	return r;
}

static run run_shell(const char *script, kt_child_limits limits)
{
	kt_str part = kt_str_of(script);
	return run_parts("/bin/sh", &part, 1, limits);
}

#define PLENTY ((kt_child_limits){20000, (size_t)1 << 30})
#define MANY   ((size_t)5 << 20) /* far more than a pipe holds */

static void what_goes_in_comes_out(void **state)
{
	(void)state;
	static char bytes[MANY];
	for (size_t i = 0; i < MANY; i++)
		bytes[i] = (char)(i * 31 + (i >> 9));
	kt_str parts[] = {{bytes, MANY}, {0}, KT_STR("end")};
	run r = run_parts("/bin/cat", parts, 3, PLENTY);
	assert_int_equal(r.end, KT_CHILD_EXITED);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.out.len, MANY + 3);
	assert_memory_equal(r.out.at, bytes, MANY);
	assert_memory_equal(r.out.at + MANY, "end", 3);
	kt_arena_close(r.arena);
}

static void it_need_not_read(void **state)
{
	(void)state;
	static char bytes[MANY];
	kt_str part = {bytes, MANY};
	run r = run_parts("/bin/true", &part, 1, PLENTY);
	assert_int_equal(r.end, KT_CHILD_EXITED);
	assert_int_equal(r.status, 0);
	kt_arena_close(r.arena);
	r = run_parts("/bin/cat", NULL, 0, PLENTY);
	assert_int_equal(r.end, KT_CHILD_EXITED);
	assert_int_equal(r.out.len, 0);
	kt_arena_close(r.arena);
}

static void its_end_is_told(void **state)
{
	(void)state;
	run r = run_shell("echo words; echo more >&2; exit 7", PLENTY);
	assert_int_equal(r.end, KT_CHILD_EXITED);
	assert_int_equal(r.status, 7);
	assert_string_equal(r.out.at, "words\n");
	kt_arena_close(r.arena);
	r = run_shell("kill -SEGV $$", PLENTY);
	assert_int_equal(r.end, KT_CHILD_KILLED);
	assert_int_equal(r.status, SIGSEGV);
	kt_arena_close(r.arena);
	r = run_parts("/no/such/program", NULL, 0, PLENTY);
	assert_int_equal(r.end, KT_CHILD_NOT_THERE);
	assert_int_equal(r.status, ENOENT);
	kt_arena_close(r.arena);
}

static void it_is_stopped_at_its_limits(void **state)
{
	(void)state;
	run r = run_shell("exec sleep 60", (kt_child_limits){50, 100});
	assert_int_equal(r.end, KT_CHILD_LATE);
	kt_arena_close(r.arena);
	/* Its output is closed, and it goes on. */
	r = run_shell("exec sleep 60 <&- >&-", (kt_child_limits){50, 100});
	assert_int_equal(r.end, KT_CHILD_LATE);
	kt_arena_close(r.arena);
	r = run_parts("/usr/bin/yes", NULL, 0, (kt_child_limits){20000, 100000});
	assert_int_equal(r.end, KT_CHILD_MUCH);
	assert_true(r.out.len < 1000000);
	kt_arena_close(r.arena);
}

static void it_has_no_descriptor_of_ours(void **state)
{
	(void)state;
	for (int fd = 3; fd < 1024; fd++) /* what the tests' own starter left open */
		(void)!fcntl(fd, F_SETFD, FD_CLOEXEC);
	run r = run_shell("exec ls /proc/self/fd", PLENTY);
	assert_int_equal(r.end, KT_CHILD_EXITED);
	assert_string_equal(r.out.at, "0\n1\n2\n3\n"); /* the last is the folder that it lists */
	kt_arena_close(r.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_goes_in_comes_out), cmocka_unit_test(it_need_not_read),
	                                   cmocka_unit_test(its_end_is_told),
	                                   cmocka_unit_test(it_is_stopped_at_its_limits),
	                                   cmocka_unit_test(it_has_no_descriptor_of_ours)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
