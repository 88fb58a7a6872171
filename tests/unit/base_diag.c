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

static kt_place place(fixture *f, const char *text, uint32_t line, uint32_t column)
{
	assert_true(kt_source_read(f->arena, KT_STR("content/a.yaml"), kt_str_of(text), f->diag, &f->source));
	return (kt_place){&f->source, line, column};
}

static const char *printed(fixture *f, kt_diag_format format, bool colour)
{
	kt_buf b = kt_buf_in(f->arena);
	kt_diag_print(f->diag, format, colour, &b);
	return b.at;
}

static void the_whole_form(void **state)
{
	fixture *f = *state;
	kt_place at = place(f, "a: 1\n  labell: x\n", 2, 3);
	assert_false(kt_diag_error(f->diag, KT_DIAG_KEY_UNKNOWN, at, "`%s` is no key", "labell"));
	kt_diag_hint(f->diag, "write %s", "label");
	kt_diag_also(f->diag, (kt_place){&f->source, 1, 1}, "seen here");
	assert_string_equal(printed(f, KT_DIAG_TEXT, false), "content/a.yaml:2:3: error: `labell` is no key [KT020]\n"
	                                                     "      labell: x\n"
	                                                     "      ^\n"
	                                                     "hint: write label\n"
	                                                     "content/a.yaml:1:1: note: seen here\n"
	                                                     "    a: 1\n"
	                                                     "    ^\n");
	assert_int_equal(kt_diag_status(f->diag), 1);
}

static void without_a_place(void **state)
{
	fixture *f = *state;
	kt_diag_warn(f->diag, KT_DIAG_FONT, KT_NOWHERE, "odd");
	assert_int_equal(kt_diag_status(f->diag), 0);
	kt_diag_note(f->diag, KT_DIAG_EASED, (kt_place){&f->source, 0, 0}, "eased");
	f->source.path = KT_STR("a\nb.yaml");
	assert_false(kt_diag_system(f->diag, KT_DIAG_SYSTEM, KT_NOWHERE, "no"));
	assert_string_equal(printed(f, KT_DIAG_TEXT, false), "katern: warning: odd [KT080]\n"
	                                                     "a\\u{A}b.yaml: note: eased [KT108]\n"
	                                                     "katern: error: no [KT151]\n");
	assert_int_equal(kt_diag_status(f->diag), 3);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_WARNING), 2);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_NOTE), 3);
}

static void repeats_are_kept_once(void **state)
{
	fixture *f = *state;
	kt_place at = place(f, "abc\n", 1, 1);
	for (int i = 0; i < 3; i++) {
		kt_diag_error(f->diag, KT_DIAG_YAML, at, "same");
		kt_diag_hint(f->diag, "hint");
	}
	kt_diag_error(f->diag, KT_DIAG_YAML, (kt_place){&f->source, 1, 2}, "same");
	kt_diag_warn(f->diag, KT_DIAG_YAML, at, "same");
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_WARNING), 3);
	const char *text = printed(f, KT_DIAG_TEXT, false), *first = strstr(text, "hint: hint");
	assert_non_null(first);
	assert_null(strstr(first + 1, "hint: hint"));
}

static void the_rest_is_counted(void **state)
{
	fixture *f = *state;
	for (int i = 0; i < 1000000; i++) {
		kt_diag_error(f->diag, KT_DIAG_YAML, KT_NOWHERE, "fault %d", i);
		kt_diag_hint(f->diag, "hint %d", i);
	}
	kt_diag_warn(f->diag, KT_DIAG_YAML, KT_NOWHERE, "a warning after them");
	const char *text = printed(f, KT_DIAG_TEXT, false);
	assert_non_null(strstr(text, "fault 99 [KT003]\nhint: hint 99\n"));
	assert_null(strstr(text, "fault 100 "));
	assert_non_null(strstr(text, "a warning after them"));
	assert_non_null(strstr(text, "\n999900 more errors not shown\n"));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 1000000);
}

/* The cells before the caret are those before the character, whatever bytes and widths those are. */
static void carets(void **state)
{
	fixture *f = *state;
	static const struct {
		const char *line;
		uint32_t column;
		const char *shown;
	} cases[] = {
	        {"a\tb", 3, "    a b\n      ^\n"},
	        {"\xc3\xa9\xc3\xa9x", 3, "    \xc3\xa9\xc3\xa9x\n      ^\n"},
	        {"e\xcc\x81x", 3, "    e\xcc\x81x\n     ^\n"},
	        {"\xe6\xbc\xa2x", 2, "    \xe6\xbc\xa2x\n      ^\n"},
	        {"\xf0\x9f\x98\x80x", 2, "    \xf0\x9f\x98\x80x\n      ^\n"},
	        {"a\xe2\x80\x8f"
	         "b",
	         3, "    a\\u{200F}b\n             ^\n"},
	        {"abc", 4, "    abc\n       ^\n"},
	        {"abc", 9, "    abc\n       ^\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		kt_diag *diag = kt_diag_open();
		kt_place at = place(f, cases[i].line, 1, cases[i].column);
		kt_diag_error(diag, KT_DIAG_YAML, at, "here");
		kt_buf b = kt_buf_in(f->arena);
		kt_diag_print(diag, KT_DIAG_TEXT, false, &b);
		assert_string_equal(strchr(b.at, '\n') + 1, cases[i].shown);
		kt_diag_close(diag);
	}
}

static void long_lines_are_cut_around_the_caret(void **state)
{
	fixture *f = *state;
	size_t len = 1000000;
	char *line = malloc(len + 1);
	memset(line, 'x', len);
	line[len] = '\0';
	line[500000] = 'Y';
	kt_diag_error(f->diag, KT_DIAG_YAML, place(f, line, 1, 500001), "here");
	const char *shown = strchr(printed(f, KT_DIAG_TEXT, false), '\n') + 1, *caret = strchr(shown, '\n') + 1;
	assert_memory_equal(shown, "    \xe2\x80\xa6xxx", 10);
	assert_true(caret - shown < 120);
	assert_memory_equal(caret - 4, "\xe2\x80\xa6\n", 4);
	/* The ellipsis is three bytes in one cell. */
	assert_int_equal(shown[strchr(caret, '^') - caret + 2], 'Y');
	free(line);
}

static void long_words_are_cut(void **state)
{
	fixture *f = *state;
	kt_str words = kt_print(f->arena, "%01000000d", 0);
	kt_diag_error(f->diag, KT_DIAG_YAML, KT_NOWHERE, "`%s` is no style", words.at);
	assert_true(strlen(printed(f, KT_DIAG_TEXT, false)) < 2100);
	assert_non_null(strstr(printed(f, KT_DIAG_TEXT, false), "000\xe2\x80\xa6 [KT003]"));
}

static void nothing_reaches_the_terminal(void **state)
{
	fixture *f = *state;
	kt_diag_error(f->diag, KT_DIAG_YAML, KT_NOWHERE, "a \033[2Jb\r\xe2\x80\xae\xc2\x9b\xff");
	kt_diag_hint(f->diag, "c \a");
	assert_string_equal(printed(f, KT_DIAG_TEXT, false),
	                    "katern: error: a \\u{1B}[2Jb\\u{D}\\u{202E}\\u{9B}\\xFF [KT003]\nhint: c \\u{7}\n");
	assert_non_null(strstr(printed(f, KT_DIAG_TEXT, true), "\033[31merror:\033[0m"));
}

static void json(void **state)
{
	fixture *f = *state;
	kt_place at = place(f, "a: \"b\"\n", 1, 4);
	kt_diag_error(f->diag, KT_DIAG_YAML, at, "a \"quote\"");
	kt_diag_hint(f->diag, "one");
	kt_diag_hint(f->diag, "two");
	kt_diag_also(f->diag, at, "there");
	kt_diag_warn(f->diag, KT_DIAG_FONT, KT_NOWHERE, "w");
	kt_diag_fact(f->diag, "check", KT_STR("a \"b\""));
	kt_diag_figure(f->diag, "measured", (kt_dec){125, 1});
	assert_string_equal(
	        printed(f, KT_DIAG_JSON, true),
	        "{\"diagnostics\": [\n"
	        "{\"severity\": \"error\", \"code\": \"KT003\", \"system\": false, \"file\": \"content/a.yaml\", "
	        "\"line\": 1, \"column\": 4, \"message\": \"a \\\"quote\\\"\", \"hints\": [\"one\", \"two\"], "
	        "\"also\": "
	        "[{\"file\": \"content/a.yaml\", \"line\": 1, \"column\": 4, \"message\": \"there\"}]},\n"
	        "{\"severity\": \"warning\", \"code\": \"KT080\", \"system\": false, \"file\": null, \"line\": null, "
	        "\"column\": null, \"message\": \"w\", \"hints\": [], \"also\": [], "
	        "\"check\": \"a \\\"b\\\"\", \"measured\": 12.5}],\n"
	        "\"errors\": 1, \"warnings\": 1}\n");
}

static void editions_of_a_repeat(void **state)
{
	fixture *f = *state;
	static const char *const names[] = {"nl", "en", "nl"};
	for (size_t i = 0; i < 3; i++) {
		kt_diag *edition = kt_diag_open();
		kt_diag_warn(edition, KT_DIAG_TYPESET, KT_NOWHERE, "page 1: a fault");
		kt_diag_edition(edition, kt_str_of(names[i]));
		kt_diag_absorb(f->diag, edition);
		kt_diag_close(edition);
	}
	assert_string_equal(printed(f, KT_DIAG_TEXT, false), "katern: warning: nl, en: page 1: a fault [KT113]\n");
	assert_non_null(strstr(printed(f, KT_DIAG_JSON, false), "\"also\": [], \"editions\": [\"nl\", \"en\"]}"));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_WARNING), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(the_whole_form, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(without_a_place, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(repeats_are_kept_once, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(the_rest_is_counted, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(carets, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(long_lines_are_cut_around_the_caret, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(long_words_are_cut, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(nothing_reaches_the_terminal, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(json, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(editions_of_a_repeat, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
