#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_source source;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->arena = kt_arena_open();
	f->diag = kt_diag_open();
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	kt_diag_close(f->diag);
	kt_arena_close(f->arena);
	free(f);
	return 0;
}

static bool reads(fixture *f, kt_str bytes)
{
	return kt_source_read(f->arena, KT_STR("a.yaml"), bytes, f->diag, &f->source);
}

static void line_ends_count_alike(void **state)
{
	fixture *f = *state;
	assert_true(reads(f, KT_STR("\xef\xbb\xbf"
	                            "a\r\nb\rc\n\nd")));
	assert_true(kt_str_is(f->source.text, "a\nb\nc\n\nd"));
	assert_int_equal(f->source.line_count, 5);
	assert_true(kt_str_is(kt_source_line(&f->source, 2), "b"));
	assert_true(kt_str_is(kt_source_line(&f->source, 4), ""));
	assert_true(kt_str_is(kt_source_line(&f->source, 5), "d"));
	assert_true(kt_str_is(kt_source_line(&f->source, 6), ""));
	assert_true(kt_str_is(kt_source_line(&f->source, 0), ""));
}

static void places_and_offsets(void **state)
{
	fixture *f = *state;
	assert_true(reads(f, KT_STR("a\xc3\xa9z\n\xe2\x82\xac x\n")));
	kt_place at = kt_source_place(&f->source, 3);
	assert_int_equal(at.line, 1);
	assert_int_equal(at.column, 3);
	assert_int_equal(kt_source_offset(&f->source, at), 3);
	at = kt_source_place(&f->source, 9);
	assert_int_equal(at.line, 2);
	assert_int_equal(at.column, 3);
	assert_int_equal(kt_source_offset(&f->source, at), 9);
	assert_int_equal(kt_source_offset(&f->source, (kt_place){&f->source, 1, 99}), 4);
	for (size_t i = 0; i <= f->source.text.len; i++)
		if (i == f->source.text.len || (f->source.text.at[i] & 0xc0) != 0x80)
			assert_int_equal(kt_source_offset(&f->source, kt_source_place(&f->source, i)), i);
	at = kt_source_place(&f->source, 1000);
	assert_int_equal(at.line, 3);
	assert_int_equal(at.column, 1);
}

static void empty_has_one_line(void **state)
{
	fixture *f = *state;
	assert_true(reads(f, KT_STR("")));
	assert_int_equal(f->source.line_count, 1);
	assert_int_equal(kt_source_place(&f->source, 0).line, 1);
}

/* A page of Latin-1 text is one fault a letter, and no work that grows faster than the text. */
static void many_bad_bytes(void **state)
{
	fixture *f = *state;
	size_t len = (size_t)8 << 20;
	char *bytes = malloc(len);
	memset(bytes, 0xe9, len);
	assert_false(reads(f, (kt_str){bytes, len}));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), len);
	assert_true(kt_arena_size(f->arena) < 2 * len + ((size_t)4 << 20));
	free(bytes);
}

static void every_character_is_judged(void **state)
{
	fixture *f = *state;
	size_t refused = 0;
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		refused += kt_source_forbids(c) != NULL;
	/* C0 but tab and line feed 30, DEL and C1 33, two separators, five overrides, surrogates 2048, private 6400 and
	 * 2 * 65534 in their planes, 66 non-characters, of which 32 in the planes before those two, FEFF and FFFD. */
	assert_int_equal(refused, 30 + 33 + 2 + 5 + 2048 + 6400 + 2 * 65534 + 66 + 2);
	assert_null(kt_source_forbids('\t'));
	assert_null(kt_source_forbids('\n'));
	assert_null(kt_source_forbids(0x200d));
	assert_null(kt_source_forbids(0x2066));
	assert_true(reads(f, KT_STR("\xe2\x80\x8d")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(line_ends_count_alike, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(places_and_offsets, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(empty_has_one_line, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(many_bad_bytes, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(every_character_is_judged, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
