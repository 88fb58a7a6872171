#include "text_world.h"

#include "text/language.h"
#include "text/number.h"

static void known_languages(void **state)
{
	world *w = *state;
	const kt_language *nl = kt_language_of(w->arena, KT_STR("nl"));
	assert_non_null(nl);
	assert_str(nl->quotes[0], "“");
	assert_str(nl->quotes[3], "’");
	assert_int_equal(nl->script, 0x4C61746E); /* Latn */
	assert_false(nl->right_to_left);
	assert_true(kt_language_lists(nl->binds, KT_STR("SDG")));
	assert_true(kt_language_lists(nl->binds, KT_STR("Art.")));
	assert_false(kt_language_lists(nl->binds, KT_STR("SDGx")));
	assert_str(nl->patterns, "nl_NL");

	const kt_language *be = kt_language_of(w->arena, KT_STR("nl-BE"));
	assert_str(be->tag, "nl-BE");
	assert_str(be->base, "nl");
	assert_int_equal(be->patterns.len, 0);
}

static void languages_by_icu(void **state)
{
	world *w = *state;
	const kt_language *pl = kt_language_of(w->arena, KT_STR("pl"));
	assert_str(pl->quotes[0], "„");
	const kt_language *ar = kt_language_of(w->arena, KT_STR("ar"));
	assert_true(ar->right_to_left);
	assert_int_equal(ar->script, 0x41726162); /* Arab */
	assert_int_equal(kt_language_of(w->arena, KT_STR("sr"))->script, 0x4379726C);
	assert_int_equal(kt_language_of(w->arena, KT_STR("sr-Latn"))->script, 0x4C61746E);
	assert_str(kt_language_of(w->arena, KT_STR("ja"))->writing, "Jpan");
	assert_str(kt_language_of(w->arena, KT_STR("zh-TW"))->writing, "Hant");
	assert_str(kt_language_of(w->arena, KT_STR("sr-Latn"))->writing, "Latn");
}

static void bad_tags(void **state)
{
	world *w = *state;
	const char *bad[] = {"",    "x", "xx!!", "en_GB", "qq",       "xx", "en-", "-en", "nl-verylongsubtag",
	                     "e n", "1", "root", "und",   "x-private"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (kt_language_of(w->arena, kt_str_of(bad[i])))
			fail_msg("`%s` was taken for a language", bad[i]);
	assert_null(kt_language_of(w->arena, times(w->arena, "ab-", 100)));
}

/* Names that ICU takes for those of others. */
static void old_tags(void **state)
{
	world *w = *state;
	static const char *const old[][2] = {{"i-default", ""},     {"i-klingon", "tlh"}, {"zh-min-nan", "nan"},
	                                     {"no-bok", "nb"},      {"iw", "he"},         {"in-ID", "id-ID"},
	                                     {"art-lojban", "jbo"}, {"sgn-BE-FR", "sfb"}, {"zh-xiang", "hsn"}};
	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++) {
		if (kt_language_of(w->arena, kt_str_of(old[i][0])))
			fail_msg("`%s` was taken for a language", old[i][0]);
		assert_str(kt_language_instead(w->arena, kt_str_of(old[i][0])), old[i][1]);
	}
	static const char *const fine[] = {"no", "nb", "fil", "sr-Latn", "zh-Hans-CN", "EN-gb", "nl-x-pseudo", "yue"};
	for (size_t i = 0; i < sizeof(fine) / sizeof(fine[0]); i++) {
		if (!kt_language_of(w->arena, kt_str_of(fine[i])))
			fail_msg("`%s` was taken for none", fine[i]);
		assert_str(kt_language_instead(w->arena, kt_str_of(fine[i])), "");
	}
}

/* As many as anyone may set in one run, each with its own sense of a word. */
static void many_languages(void **state)
{
	world *w = *state;
	static const kt_style style = {.font = {"text", 4},
	                               .weight = 400,
	                               .size = 10 * KT_LEN_PT,
	                               .leading = 15 * KT_LEN_PT,
	                               .hyphens = {.are = true}};
	for (unsigned i = 0; i < 300; i++) {
		kt_str tag = kt_print(w->arena, "en-x-no%u", i);
		kt_rich rich = rich_of(w, kt_str_c(w->arena, tag), "Organisations of workers");
		const kt_lines *lines =
		        kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, 50 * KT_LEN_PT);
		assert_true(lines->count > 2);
	}
	world_is_quiet(w);
}

static void names(void **state)
{
	world *w = *state;
	assert_str(kt_language_name(w->arena, KT_STR("nl")), "Nederlands");
	assert_str(kt_language_name(w->arena, KT_STR("en")), "English");
	assert_str(kt_language_country(w->arena, KT_STR("nl"), KT_STR("ID")), "Indonesië");
	assert_str(kt_language_country(w->arena, KT_STR("en"), KT_STR("UG")), "Uganda");
	assert_int_equal(kt_language_country(w->arena, KT_STR("en"), KT_STR("Uganda")).len, 0);
	assert_int_equal(kt_language_country(w->arena, KT_STR("en"), KT_STR("XQ")).len, 0);
	assert_int_equal(kt_language_country(w->arena, KT_STR("xx!!"), KT_STR("UG")).len, 0);
}

typedef struct written {
	const char *language;
	kt_dec value;
	kt_number_style style;
	const char *text, *unit;
} written;

static void numbers(void **state)
{
	world *w = *state;
	static const written cases[] = {
	        {"nl", {49000, 0}, KT_NUMBER_PLAIN, "49.000", ""},
	        {"en", {49000, 0}, KT_NUMBER_PLAIN, "49,000", ""},
	        {"nl", {1500, 0}, KT_NUMBER_PLAIN, "1.500", ""},
	        {"nl", {-15, 1}, KT_NUMBER_PLAIN, "−1,5", ""},
	        {"en", {123456789, 9}, KT_NUMBER_PLAIN, "0.123456789", ""},
	        {"nl", {999999999999999999, 0}, KT_NUMBER_PLAIN, "999.999.999.999.999.999", ""},
	        {"nl", {500000000, 0}, KT_NUMBER_COMPACT, "500 miljoen", "miljoen"},
	        {"en", {500000000, 0}, KT_NUMBER_COMPACT, "500 million", "million"},
	        {"en", {4250000, 0}, KT_NUMBER_COMPACT, "4.25 million", "million"},
	        {"id", {500000000, 0}, KT_NUMBER_COMPACT, "500 juta", "juta"},
	        {"nl", {80, 0}, KT_NUMBER_COMPACT, "80", ""},
	        {"nl", {72, 0}, KT_NUMBER_PERCENT, "72%", "%"},
	        {"en", {725, 1}, KT_NUMBER_PERCENT, "72.5%", "%"},
	        {"fr", {72, 0}, KT_NUMBER_PERCENT, "72\u00A0%", "%"},
	        {"tr", {72, 0}, KT_NUMBER_PERCENT, "%72", "%"},
	        {"nl", {-5, 0}, KT_NUMBER_PERCENT, "−5%", "%"},
	        {"tr", {-5, 0}, KT_NUMBER_PERCENT, "−%5", "%"},
	        {"sw", {500000000, 0}, KT_NUMBER_COMPACT, "milioni 500", "milioni"},
	        {"ja", {500000000, 0}, KT_NUMBER_COMPACT, "5億", "億"},
	        {"bn", {500000000, 0}, KT_NUMBER_COMPACT, "৫০ কোটি", "কোটি"},
	        {"nl", {2029, 0}, KT_NUMBER_YEAR, "2029", ""},
	        {"en", {12029, 0}, KT_NUMBER_YEAR, "12029", ""},
	        {"nl", {1500, 0}, KT_NUMBER_CURRENCY, "€\u00A01.500", "€"},
	        {"en", {15005, 1}, KT_NUMBER_CURRENCY, "€1,500.50", "€"},
	        {"de", {1500, 0}, KT_NUMBER_CURRENCY, "1.500\u00A0€", "€"},
	        {"nl", {3, 0}, KT_NUMBER_ORDINAL, "3e", ""},
	        {"en", {3, 0}, KT_NUMBER_ORDINAL, "3rd", ""},
	        {"fr", {1, 0}, KT_NUMBER_ORDINAL, "1er", ""},
	};
	kt_numbers *n = kt_numbers_open();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kt_number_text text;
		assert_true(kt_number_write(n, w->arena, kt_str_of(cases[i].language), cases[i].value, cases[i].style,
		                            KT_STR("EUR"), KT_NOWHERE, w->diag, &text));
		assert_str(text.text, cases[i].text);
		assert_str(kt_str_slice(text.text, text.unit_from, text.unit_to), cases[i].unit);
	}
	kt_numbers_close(n);
	world_is_quiet(w);
}

static void ranges(void **state)
{
	world *w = *state;
	static const struct {
		const char *language;
		int64_t from, to;
		kt_number_style style;
		const char *text, *unit;
	} cases[] = {
	        {"nl", 10, 12, KT_NUMBER_PLAIN, "10–12", ""},
	        {"nl", 1990, 2000, KT_NUMBER_YEAR, "1990–2000", ""},
	        {"nl", 2000000, 3000000, KT_NUMBER_COMPACT, "2–3 miljoen", "miljoen"},
	        {"nl", 10, 12, KT_NUMBER_CURRENCY, "€\u00A010–12", "€"},
	        {"de", 10, 12, KT_NUMBER_PERCENT, "10–12\u00A0%", "%"},
	        {"en", 1000, 2000, KT_NUMBER_PLAIN, "1,000–2,000", ""},
	        {"es", 10, 12, KT_NUMBER_PLAIN, "10–12", ""},
	};
	kt_number_text text;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(kt_number_range(w->arena, kt_str_of(cases[i].language), (kt_dec){cases[i].from, 0},
		                            (kt_dec){cases[i].to, 0}, cases[i].style, KT_STR("EUR"), KT_NOWHERE,
		                            w->diag, &text));
		assert_str(text.text, cases[i].text);
		assert_str(kt_str_slice(text.text, text.unit_from, text.unit_to), cases[i].unit);
	}
	world_is_quiet(w);
	assert_false(kt_number_range(w->arena, KT_STR("xx"), (kt_dec){1, 0}, (kt_dec){2, 0}, KT_NUMBER_PLAIN,
	                             (kt_str){0}, KT_NOWHERE, w->diag, &text));
}

static void dates(void **state)
{
	world *w = *state;
	static const char *const cases[][2] = {
	        {"nl", "1 maart 2027"}, {"en-GB", "1 March 2027"}, {"en", "March 1, 2027"},
	        {"de", "1. März 2027"}, {"fr", "1 mars 2027"},     {"es", "1 de marzo de 2027"},
	        {"id", "1 Maret 2027"}, {"pl", "1 marca 2027"},    {"ja", "2027年3月1日"}};
	kt_str text;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(kt_number_date(w->arena, kt_str_of(cases[i][0]), 2027, 3, 1, KT_NOWHERE, w->diag, &text));
		assert_str(text, cases[i][1]);
	}
	world_is_quiet(w);
	assert_false(kt_number_date(w->arena, KT_STR("xx"), 2027, 3, 1, KT_NOWHERE, w->diag, &text));
}

static void numbers_of_nobody(void **state)
{
	world *w = *state;
	kt_numbers *n = kt_numbers_open();
	kt_number_text text;
	assert_false(kt_number_write(n, w->arena, KT_STR("xx"), (kt_dec){1, 0}, KT_NUMBER_PLAIN, (kt_str){0},
	                             KT_NOWHERE, w->diag, &text));
	assert_non_null(strstr(world_said(w), "KT045"));
	assert_false(kt_number_write(n, w->arena, KT_STR("nl"), (kt_dec){1, 0}, KT_NUMBER_CURRENCY, (kt_str){0},
	                             KT_NOWHERE, w->diag, &text));
	assert_non_null(strstr(world_said(w), "three letters"));
	assert_false(kt_number_write(n, w->arena, KT_STR("nl"), (kt_dec){15, 1}, KT_NUMBER_ORDINAL, (kt_str){0},
	                             KT_NOWHERE, w->diag, &text));
	assert_non_null(strstr(world_said(w), "a whole number"));
	kt_numbers_close(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(known_languages, world_open, world_close),
	        cmocka_unit_test_setup_teardown(languages_by_icu, world_open, world_close),
	        cmocka_unit_test_setup_teardown(bad_tags, world_open, world_close),
	        cmocka_unit_test_setup_teardown(old_tags, world_open, world_close),
	        cmocka_unit_test_setup_teardown(many_languages, world_open, world_close),
	        cmocka_unit_test_setup_teardown(names, world_open, world_close),
	        cmocka_unit_test_setup_teardown(numbers, world_open, world_close),
	        cmocka_unit_test_setup_teardown(ranges, world_open, world_close),
	        cmocka_unit_test_setup_teardown(dates, world_open, world_close),
	        cmocka_unit_test_setup_teardown(numbers_of_nobody, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
