#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"

static void all_characters_there_and_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[4];
		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		size_t at = 0, len = kt_str_encode(c, bytes);
		assert_int_equal(kt_str_next((kt_str){bytes, len}, &at), c);
		assert_int_equal(at, len);
	}
}

static void malformed_moves_one_byte(void **state)
{
	(void)state;
	static const char *const bad[] = {"\x80",         "\xc0\xaf",         "\xc1\xbf",         "\xe0\x80\xaf",
	                                  "\xed\xa0\x80", "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
	                                  "\xff",         "\xe2\x82",         "\xe2\x28\xa1",     "\xc3"};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		size_t at = 0;
		assert_int_equal(kt_str_next(kt_str_of(bad[i]), &at), 0xfffd);
		assert_int_equal(at, 1);
	}
	assert_int_equal(kt_str_count(KT_STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xff")), 5);
}

static void characters_on_either_side(void **state)
{
	(void)state;
	kt_str s = KT_STR("a\xe2\x82\xac\xc3\xa9");
	assert_int_equal(kt_str_back(s, 6), 4);
	assert_int_equal(kt_str_back(s, 4), 1);
	assert_int_equal(kt_str_back(s, 1), 0);
	assert_int_equal(kt_str_before(s, 4, ' '), 0x20ac);
	assert_int_equal(kt_str_before(s, 0, ' '), ' ');
	assert_int_equal(kt_str_after(s, 4, ' '), 0xe9);
	assert_int_equal(kt_str_after(s, 6, ' '), ' ');
	/* Continuation bytes without a head lead no further than the text. */
	assert_int_equal(kt_str_back(KT_STR("\x82\xac"), 2), 0);
}

static void order_and_likeness(void **state)
{
	(void)state;
	assert_true(kt_str_compare(KT_STR("a"), KT_STR("ab")) < 0);
	assert_true(kt_str_compare(KT_STR("b"), KT_STR("ab")) > 0);
	assert_true(kt_str_compare(KT_STR("\xff"), KT_STR("a")) > 0);
	assert_int_equal(kt_str_compare(KT_STR(""), (kt_str){NULL, 0}), 0);
	assert_true(kt_str_equal(KT_STR("a\0b"), KT_STR("a\0b")));
	assert_false(kt_str_equal(KT_STR("a\0b"), KT_STR("a\0c")));
	assert_true(kt_str_starts(KT_STR("abc"), "ab"));
	assert_false(kt_str_starts(KT_STR("a"), "ab"));
	assert_true(kt_str_ends(KT_STR("abc"), "bc"));
	assert_false(kt_str_ends(KT_STR("c"), "bc"));
	assert_int_equal(kt_str_hash(KT_STR("a")), 0xe40c292cu);
	assert_int_equal(kt_str_hash(KT_STR("foobar")), 0xbf9cf968u);
}

static void cutting(void **state)
{
	(void)state;
	assert_true(kt_str_is(kt_str_slice(KT_STR("abc"), 1, 99), "bc"));
	assert_true(kt_str_is(kt_str_slice(KT_STR("abc"), 3, 1), ""));
	assert_true(kt_str_is(kt_str_trim(KT_STR(" \t a b\r\n")), "a b"));
	assert_true(kt_str_is(kt_str_trim(KT_STR("  ")), ""));
	assert_true(kt_str_alike(KT_STR("Foto\xc3\xa9Z"), KT_STR("fOTO\xc3\xa9z")));
	assert_true(kt_str_alike(KT_STR(""), KT_STR("")));
	assert_false(kt_str_alike(KT_STR("a[@"), KT_STR("a{`")));
	assert_false(kt_str_alike(KT_STR("\xc3\xa9"), KT_STR("\xc3\x89")));
	assert_false(kt_str_alike(KT_STR("a"), KT_STR("ab")));
	assert_int_equal(kt_str_find(KT_STR("aabab"), "ab", 2), 3);
	assert_int_equal(kt_str_find(KT_STR("aab"), "ab", 2), SIZE_MAX);
	assert_int_equal(kt_str_find(KT_STR("a\0b"), "b", 0), 2);
	assert_int_equal(kt_str_find(KT_STR("ab"), "", 2), 2);
	assert_true(kt_str_is(kt_str_behind(KT_STR("a--b--c"), "--"), "c"));
	assert_true(kt_str_is(kt_str_behind(KT_STR("abc"), "--"), "abc"));
	assert_true(kt_str_is(kt_str_behind(KT_STR("ab--"), "--"), ""));
	assert_true(kt_str_is(kt_str_clip(KT_STR("a\xc3\xa9"), 2), "a"));
	assert_true(kt_str_is(kt_str_clip(KT_STR("a\xc3\xa9"), 3), "a\xc3\xa9"));
}

static void nearest_name(void **state)
{
	(void)state;
	static const char *const names[] = {"label", "year", "based-on", "alt", "id", NULL};
	assert_string_equal(kt_str_nearest(KT_STR("labell"), names), "label");
	assert_string_equal(kt_str_nearest(KT_STR("lable"), names), "label");
	assert_string_equal(kt_str_nearest(KT_STR("yaer"), names), "year");
	assert_string_equal(kt_str_nearest(KT_STR("based_on"), names), "based-on");
	assert_null(kt_str_nearest(KT_STR("publishers"), names));
	assert_null(kt_str_nearest(KT_STR("x"), names));
	assert_null(kt_str_nearest(KT_STR(""), names));
	char long_name[2000];
	memset(long_name, 'l', sizeof long_name);
	assert_null(kt_str_nearest((kt_str){long_name, sizeof long_name}, names));
}

static void buffers(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_buf b = kt_buf_in(arena);
	assert_string_equal(b.at, "");
	for (int i = 0; i < 1000; i++)
		kt_buf_print(&b, "%d,", i);
	assert_int_equal(b.len, strlen(b.at));
	assert_true(kt_str_ends(kt_buf_str(&b), "998,999,"));
	kt_buf_put(&b, KT_STR("\0x"));
	kt_buf_char(&b, 0x20ac);
	assert_true(kt_str_ends(kt_buf_str(&b), "x\xe2\x82\xac"));
	memcpy(kt_buf_room(&b, 3), "end", 3);
	b.len += 3;
	assert_true(kt_str_ends(kt_buf_str(&b), "end"));
	assert_true(kt_str_is(kt_print(arena, "%s-%zu", "a", (size_t)3), "a-3"));
	assert_string_equal(kt_str_c(arena, kt_str_slice(KT_STR("abc"), 0, 2)), "ab");
	kt_arena_close(arena);
}

static void json_strings(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_buf b = kt_buf_in(arena);
	kt_buf_json(&b, KT_STR("a\"b\\\n\x1b\xe2\x80\xae\xc3\xa9\xff"));
	assert_string_equal(b.at, "\"a\\\"b\\\\\\u000a\\u001b\\u202e\xc3\xa9\\ufffd\"");
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(all_characters_there_and_back),
	        cmocka_unit_test(malformed_moves_one_byte),
	        cmocka_unit_test(characters_on_either_side),
	        cmocka_unit_test(order_and_likeness),
	        cmocka_unit_test(cutting),
	        cmocka_unit_test(nearest_name),
	        cmocka_unit_test(buffers),
	        cmocka_unit_test(json_strings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
