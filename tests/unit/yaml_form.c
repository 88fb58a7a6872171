#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "yaml/form.h"

typedef bool (*form)(kt_str text);

static void check(form is_form, const char *const *good, const char *const *bad)
{
	for (; *good != NULL; good++)
		if (!is_form(kt_str_of(*good)))
			fail_msg("%s is refused", *good);
	for (; *bad != NULL; bad++)
		if (is_form(kt_str_of(*bad)))
			fail_msg("%s is taken", *bad);
}

static void languages(void **state)
{
	(void)state;
	static const char *const good[] = {"nl",      "no",     "en-GB",      "zh-Hant",  "zh-Hant-TW",
	                                   "sr-Latn", "es-419", "de-CH-1996", "sl-rozaj", "en-u-nu-latn",
	                                   "hsb",     "gsw",    NULL};
	static const char *const bad[] = {"",         "n",  "xx!!", "en_GB",      "-nl",         "nl-", "nl--BE",
	                                  "en-GB-GB", "12", "nl-u", "en-GB-Latn", "verylongtag", "e1",  "nl-abcdefghi",
	                                  "en-1",     NULL};
	check(kt_form_language, good, bad);
	char long_tag[300];
	memset(long_tag, 'a', sizeof long_tag);
	assert_false(kt_form_language((kt_str){long_tag, sizeof long_tag}));
}

static void addresses(void **state)
{
	(void)state;
	static const char *const good_email[] = {"jo@fnv.nl", "jo.de-regt+x@mail.fnv.nl", "o'neil@a-b.org", NULL};
	static const char *const bad_email[] = {"jo",
	                                        "@fnv.nl",
	                                        "jo@",
	                                        "jo@fnv",
	                                        "jo@fnv..nl",
	                                        "jo@-fnv.nl",
	                                        "jo@@fnv.nl",
	                                        "jo@fnv.nl?bcc=x",
	                                        "jo%0a@fnv.nl",
	                                        ".jo@fnv.nl",
	                                        "jo..x@fnv.nl",
	                                        "jo @fnv.nl",
	                                        "j\xc3\xb6@fnv.nl",
	                                        "a@b.nl,c@d.nl",
	                                        NULL};
	check(kt_form_email, good_email, bad_email);
	assert_false(kt_form_email(KT_STR("a\0b@fnv.nl")));
	static const char *const good_phone[] = {"+31 20 123 4567", "0612345678", "112", NULL};
	static const char *const bad_phone[] = {
	        "", "+", "12", "*21#", "06-1234", "+31 (0)20", " 112", "112 ", "1+12", "1234567890123456", NULL};
	check(kt_form_phone, good_phone, bad_phone);
}

static void urls(void **state)
{
	(void)state;
	static const char *const good[] = {"https://example.org", "http://a.nl/x?y=1&z=2#q", "https://a.nl:8080/",
	                                   NULL};
	static const char *const bad[] = {"javascript:x",
	                                  "file:///etc/passwd",
	                                  "data:text/html,x",
	                                  "//host.nl/x",
	                                  "\\\\host\\x",
	                                  "page.html",
	                                  "https://bank@evil.nl",
	                                  "https://bank.nl:x@evil.nl",
	                                  "https://localhost",
	                                  "https://",
	                                  "https:///x",
	                                  "https://a.nl/ b",
	                                  "https://a.nl/\t",
	                                  "https://p\xd0\xb0ypal.com",
	                                  "https://a.nl:99999999/",
	                                  "https://a.nl/\"x",
	                                  "HTTPS://a.nl",
	                                  NULL};
	check(kt_form_url, good, bad);
	static char long_url[2100] = "https://a.nl/";
	memset(long_url + 13, 'x', 2050);
	assert_false(kt_form_url(kt_str_of(long_url)));
}

static void figures(void **state)
{
	(void)state;
	static const char *const good[] = {"lives", "no_access", "_x", "a1", NULL};
	static const char *const bad[] = {"", "1a", "no-access", "Lives", "a.b", "\xc3\xa9", "a b", NULL};
	check(kt_form_figure, good, bad);
}

static void invisible(void **state)
{
	(void)state;
	assert_int_equal(kt_form_invisible(KT_STR("caf\xc3\xa9 x")), 0);
	assert_int_equal(kt_form_invisible(KT_STR("a\xe2\x80\x8b")), 0x200b);
	assert_int_equal(kt_form_invisible(KT_STR("a\xc2\xad")), 0xad);
	assert_int_equal(kt_form_invisible(KT_STR("a\xf3\xa0\x80\xa1")), 0xe0021);
}

static void every_date(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	int count = 0;
	for (int year = 1999; year <= 2002; year++)
		for (int month = 0; month <= 13; month++)
			for (int day = 0; day <= 32; day++) {
				int y, m, d;
				if (!kt_form_date(kt_print(arena, "%04d-%02d-%02d", year, month, day), &y, &m, &d))
					continue;
				count++;
				assert_int_equal(y * 10000 + m * 100 + d, year * 10000 + month * 100 + day);
			}
	assert_int_equal(count, 365 * 4 + 1);
	kt_arena_close(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(languages), cmocka_unit_test(addresses), cmocka_unit_test(urls),
	        cmocka_unit_test(figures),   cmocka_unit_test(invisible), cmocka_unit_test(every_date),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
