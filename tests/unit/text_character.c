/* Letters of any script; marks, digits and punctuation are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "text/character.h"

static void test_letters(void **state)
{
	(void)state;
	static const uint32_t letters[] = {'a', 'Z', 0xE9, 0x3B1, 0x639, 0x5D0, 0x4E2D};
	static const uint32_t others[] = {0,      '@',    '[',   '`',   '{',    '5',  ' ',     0xA0,
	                                  0x2019, 0x0301, 0x64B, 0x661, 0x200F, 0xD7, 0x10FFFF};
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		assert_true(kt_character_is_letter(letters[i]));
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_false(kt_character_is_letter(others[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
