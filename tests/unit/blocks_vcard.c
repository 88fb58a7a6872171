/* vCards as RFC 6350 writes them: what a name may hold, and what is left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "blocks/vcard.h"

static void assert_card(const kt_vcard *card, const char *expected)
{
	kt_arena *arena = kt_arena_open();
	kt_str bytes = kt_vcard_print(arena, card);
	assert_string_equal(kt_str_c(arena, bytes), expected);
	kt_arena_close(arena);
}

static void test_a_person(void **state)
{
	(void)state;
	kt_vcard card = {KT_STR("Anne Wehkamp"), KT_STR("CNV Internationaal"), KT_STR("Strategisch beleidsadviseur"),
	                 KT_STR("a.wehkamp@cnv.nl"), KT_STR("+31683594085")};
	assert_card(&card, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anne Wehkamp\r\nORG:CNV Internationaal\r\n"
	                   "TITLE:Strategisch beleidsadviseur\r\nTEL:+31683594085\r\nEMAIL:a.wehkamp@cnv.nl\r\n"
	                   "END:VCARD\r\n");
}

static void test_what_a_card_has_not_is_left_out(void **state)
{
	(void)state;
	assert_card(&(kt_vcard){.name = KT_STR("Jo")}, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jo\r\nEND:VCARD\r\n");
}

static void test_signs_of_the_format_are_escaped(void **state)
{
	(void)state;
	kt_vcard card = {.name = KT_STR("a;b\\c,d:e"), .organisation = KT_STR("x;y")};
	assert_card(&card, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:a\\;b\\\\c\\,d:e\r\nORG:x\\;y\r\nEND:VCARD\r\n");
}

static void test_no_line_end_of_a_name_starts_a_property(void **state)
{
	(void)state;
	kt_vcard card = {.name = KT_STR("a\nTEL:1\r\nb\rc")};
	assert_card(&card, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:a\\nTEL:1\\nb\\nc\r\nEND:VCARD\r\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_a_person),
	        cmocka_unit_test(test_what_a_card_has_not_is_left_out),
	        cmocka_unit_test(test_signs_of_the_format_are_escaped),
	        cmocka_unit_test(test_no_line_end_of_a_name_starts_a_property),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
