#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/num.h"

static void reads(const char *text, int64_t units, unsigned scale)
{
	kt_dec value;
	if (kt_num_read(kt_str_of(text), &value) != KT_NUM_FINE)
		fail_msg("%s is refused", text);
	if (value.units != units || value.scale != scale)
		fail_msg("%s is read as %lld, scale %u", text, (long long)value.units, value.scale);
}

static void refuses(const char *text, kt_num_fault wanted)
{
	kt_dec value;
	kt_num_fault fault = kt_num_read(kt_str_of(text), &value);
	if (fault != wanted)
		fail_msg("%s: fault %d, not %d", text, (int)fault, (int)wanted);
}

static void what_may_be_typed(void **state)
{
	(void)state;
	reads("0", 0, 0);
	reads("-0", 0, 0);
	reads("72", 72, 0);
	reads("-5", -5, 0);
	reads("1.5", 15, 1);
	reads("0.125", 125, 3);
	reads("1234.500", 1234500, 3);
	reads("49 000", 49000, 0);
	reads("500 000 000", 500000000, 0);
	reads("49\xc2\xa0"
	      "000",
	      49000, 0);
	reads("49\xe2\x80\xaf"
	      "000",
	      49000, 0);
	reads("49 000.25", 4900025, 2);
	reads("999999999999999999", 999999999999999999, 0);
	reads("000000000000000000001", 1, 0);
	reads("0.123456789", 123456789, 9);
}

static void what_may_not(void **state)
{
	(void)state;
	static const char *const words[] = {"", "lives", "nan", "-", "- 5", "--5", "abc 12"};
	static const char *const forms[] = {"1e9",  "1e999",   "0x10", "1_000", ".5",       "5.",
	                                    ".inf", "+5",      "72%",  "1.2.3", "\xd9\xa3", "\xe0\xa5\xa9",
	                                    "5 a",  "1 000 x", "1..5", "5 ",    ","};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		refuses(words[i], KT_NUM_NOT);
	for (size_t i = 0; i + 1 < sizeof forms / sizeof forms[0]; i++)
		refuses(forms[i], KT_NUM_FORM);
	refuses("49.000", KT_NUM_THOUSANDS);
	refuses("-49.000", KT_NUM_THOUSANDS);
	refuses("49,000", KT_NUM_THOUSANDS);
	refuses("1.234.567", KT_NUM_THOUSANDS);
	refuses("1.234,5", KT_NUM_THOUSANDS);
	refuses("1,5", KT_NUM_COMMA);
	refuses("0,125", KT_NUM_COMMA);
	refuses("5 00", KT_NUM_GROUPS);
	refuses("5  000", KT_NUM_GROUPS);
	refuses("5000 000", KT_NUM_GROUPS);
	refuses("5 0000", KT_NUM_GROUPS);
	refuses("9223372036854775808", KT_NUM_LARGE);
	refuses("0.1234567890", KT_NUM_LARGE);
	refuses("123456789012345.6789", KT_NUM_LARGE);
}

static void a_million_digits(void **state)
{
	(void)state;
	static char digits[1000000];
	memset(digits, '9', sizeof digits);
	kt_dec value;
	assert_int_equal(kt_num_read((kt_str){digits, sizeof digits}, &value), KT_NUM_LARGE);
}

/* xorshift: the same numbers on every machine. */
static uint64_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void printed_and_read_is_the_same(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	uint64_t seed = 88172645463325252u;
	for (int i = 0; i < 100000; i++) {
		kt_arena_mark mark = kt_arena_now(arena);
		int64_t units = (int64_t)(next_random(&seed) % 1000000000000000000u) >> (next_random(&seed) % 60);
		kt_dec value = {next_random(&seed) % 2 ? units : -units, (uint8_t)(next_random(&seed) % 10)}, back;
		kt_buf b = kt_buf_in(arena);
		kt_num_print(&b, value);
		kt_num_fault fault = kt_num_read(kt_buf_str(&b), &back);
		/* What katern writes in three decimals it does not take for thousands, as long as it writes four. */
		if (fault == KT_NUM_THOUSANDS) {
			kt_buf_byte(&b, '0');
			fault = kt_num_read(kt_buf_str(&b), &back);
		}
		if (fault != KT_NUM_FINE || kt_num_compare(value, back) != 0)
			fail_msg("%s is not what it was", b.at);
		kt_arena_rewind(arena, mark);
	}
	kt_arena_close(arena);
}

static void order(void **state)
{
	(void)state;
	assert_int_equal(kt_num_compare((kt_dec){15, 1}, (kt_dec){150, 2}), 0);
	assert_true(kt_num_compare((kt_dec){-5, 1}, (kt_dec){2, 1}) < 0);
	assert_true(kt_num_compare((kt_dec){-15, 1}, (kt_dec){-1, 0}) < 0);
	assert_true(kt_num_compare((kt_dec){999999999999999999, 0}, (kt_dec){999999999999999999, 9}) > 0);
	assert_true(kt_num_compare((kt_dec){1, 9}, (kt_dec){0, 0}) > 0);
}

static void is_printed(kt_arena *arena, kt_len value, const char *wanted)
{
	kt_buf b = kt_buf_in(arena);
	kt_num_points(&b, value);
	assert_string_equal(b.at, wanted);
}

static void points(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	is_printed(arena, 0, "0");
	is_printed(arena, KT_PT(12.5), "12.5");
	is_printed(arena, KT_PT(-12.5), "-12.5");
	is_printed(arena, 1, "0.001");
	is_printed(arena, -1, "-0.001");
	is_printed(arena, KT_PT(100), "100");
	is_printed(arena, KT_LEN_MAX, "262144");
	kt_buf b = kt_buf_in(arena);
	kt_num_ratio(&b, 2, 3, 4);
	kt_buf_byte(&b, ' ');
	kt_num_ratio(&b, -1, 3000, 2);
	kt_buf_byte(&b, ' ');
	kt_num_ratio(&b, INT64_MAX, 2, 6);
	assert_string_equal(b.at, "0.6667 0 4611686018427387903.5");
	b.len = 0;
	kt_num_ratio(&b, INT64_MAX, 1, 6);
	kt_buf_byte(&b, ' ');
	kt_num_ratio(&b, 1000000000000000000, 1, 6);
	kt_buf_byte(&b, ' ');
	kt_num_ratio(&b, INT64_MIN, 3, 6);
	kt_buf_byte(&b, ' ');
	kt_num_ratio(&b, 2000000000000000003, 2, 1);
	assert_string_equal(
	        b.at, "9223372036854775807 1000000000000000000 -3074457345618258602.666667 1000000000000000001.5");
	kt_arena_close(arena);
}

static void lengths(void **state)
{
	(void)state;
	kt_len length;
	assert_true(kt_num_length((kt_dec){254, 1}, KT_LEN_MM_DEN, KT_LEN_MM_NUM, &length));
	assert_int_equal(length, 72 * 1024);
	assert_true(kt_num_length((kt_dec){-1, 0}, KT_LEN_MM_DEN, KT_LEN_MM_NUM, &length));
	assert_int_equal(length, -2903);
	assert_false(kt_num_length((kt_dec){999999999999999999, 0}, KT_LEN_MM_DEN, KT_LEN_MM_NUM, &length));
	assert_true(kt_num_length((kt_dec){262144, 0}, KT_LEN_PT, 1, &length));
	assert_false(kt_num_length((kt_dec){-262145, 0}, KT_LEN_PT, 1, &length));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(what_may_be_typed),
	        cmocka_unit_test(what_may_not),
	        cmocka_unit_test(a_million_digits),
	        cmocka_unit_test(printed_and_read_is_the_same),
	        cmocka_unit_test(order),
	        cmocka_unit_test(points),
	        cmocka_unit_test(lengths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
