/* Numbers as people type them, in the languages that are shipped and some others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/typed.h"

#define NONE (-1)

typedef struct typed_case {
	const char *language, *text; /* the number stands before its end */
	int64_t units;               /* NONE: none is read */
	uint8_t scale;
} typed_case;

static const typed_case cases[] = {
        {"nl", "de 263", 263, 0},
        {"nl", "de 49.000", 49000, 0},
        {"nl", "de 49 000", 49000, 0},
        {"nl", "de 49\u00A0000", 49000, 0},
        {"nl", "met 69 000 000", 69000000, 0},
        {"nl", "1,5", 15, 1},
        {"en", "1.5", 15, 1},
        {"en", "49,000", 49000, 0},
        {"en", "its 1,500 ", 1500, 0},
        {"de-CH", "49’000", 49000, 0},
        {"ar", "٢٦٣", 263, 0},
        {"nl", "500 miljoen", 500000000, 0},
        {"nl", "1,5 miljoen", 1500000, 0},
        {"en", "49 thousand", 49000, 0},
        {"nl", "49 duizend", 49000, 0},
        {"es", "500 millones", 500000000, 0},
        {"id", "500 juta", 500000000, 0},
        {"nl", "wel tweehonderdzestig", 260, 0},
        {"nl", "Tweehonderd zestig", 260, 0},
        {"en", "two hundred and sixty-three", 263, 0},
        {"es", "doscientos sesenta", 260, 0},
        {"id", "dua ratus enam puluh", 260, 0},
        {"de", "zweihundertdreiundsechzig", 263, 0},
        {"fr", "quinze cents", 1500, 0},
        {"nl", "(263", 263, 0},
        {"nl", "In 2025, 263", 263, 0},
        /* what is none, or names something */
        {"nl", "de vele", NONE, 0},
        {"nl", "in 2025", NONE, 0},
        {"nl", "SDG 8", NONE, 0},
        {"en", "art. 3", NONE, 0},
        {"nl", "10–12", NONE, 0},
        {"nl", "1.50", NONE, 0},
        {"nl", "72%", NONE, 0},
        {"nl", "A4", NONE, 0},
        {"nl", "1234567890123456789", NONE, 0},
        {"nl", "99999999999999999 miljoen", NONE, 0},
        {"nl", "", NONE, 0},
};

static kt_typed_reader *open_reader(kt_arena *arena, kt_numbers *numbers, const char *tag)
{
	return kt_typed_open(kt_language_of(arena, kt_str_of(tag)), numbers);
}

static void test_before(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_numbers *numbers = kt_numbers_open();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const typed_case *c = &cases[i];
		kt_typed_reader *reader = open_reader(arena, numbers, c->language);
		kt_typed typed;
		kt_str text = kt_str_of(c->text);
		if (kt_typed_before(reader, text, text.len, &typed) != (c->units != NONE))
			fail_msg("%s: %s", c->language, c->text);
		if (c->units != NONE && (typed.value.units != c->units || typed.value.scale != c->scale))
			fail_msg("%s: %s is read as %lld", c->language, c->text, (long long)typed.value.units);
		kt_typed_close(reader);
	}
	kt_numbers_close(numbers);
	kt_arena_close(arena);
}

static void test_next(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_numbers *numbers = kt_numbers_open();
	kt_typed_reader *reader = open_reader(arena, numbers, "en");
	kt_str text =
	        KT_STR("In 2025 SDG 8 brought 1,500 agreements, two hundred and sixty unions (49 thousand members).");
	static const int64_t wanted[] = {1500, 260, 49000};
	size_t at = 0, count = 0;
	for (kt_typed typed; kt_typed_next(reader, text, &at, &typed); count++) {
		assert_true(count < 3);
		assert_int_equal(typed.value.units, wanted[count]);
	}
	assert_int_equal(count, 3);
	kt_typed_close(reader);
	kt_numbers_close(numbers);
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_before), cmocka_unit_test(test_next)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
