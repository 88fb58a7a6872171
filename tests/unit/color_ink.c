#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "color/ink.h"

static kt_ink ink(uint8_t red, uint8_t green, uint8_t blue)
{
	return (kt_ink){.screen = {red, green, blue}};
}

/* Values as the W3C's own examples and the usual checkers give them. */
static void contrast(void **state)
{
	(void)state;
	kt_ink black = ink(0, 0, 0), white = ink(255, 255, 255), grey = ink(0x77, 0x77, 0x77),
	       grey_2 = ink(0x76, 0x76, 0x76);
	kt_ink coral = ink(0xE4, 0x50, 0x2F), red = ink(255, 0, 0);
	assert_int_equal(kt_ink_contrast(&black, &white), 2100);
	assert_int_equal(kt_ink_contrast(&white, &black), 2100);
	assert_int_equal(kt_ink_contrast(&white, &white), 100);
	assert_int_equal(kt_ink_contrast(&white, &grey), 447);
	assert_int_equal(kt_ink_contrast(&white, &grey_2), 454);
	assert_int_equal(kt_ink_contrast(&white, &red), 399);
	assert_in_range(kt_ink_contrast(&white, &coral), 370, 390);
}

static void found_by_name(void **state)
{
	(void)state;
	kt_ink items[] = {{.name = KT_STR("petrol")}, {.name = KT_STR("coral")}};
	kt_inks inks = {items, 2};
	assert_ptr_equal(kt_ink_of(&inks, KT_STR("coral")), &items[1]);
	assert_null(kt_ink_of(&inks, KT_STR("cora")));
}

static void part_names(void **state)
{
	(void)state;
	for (int part = 0; part < KT_PART_COUNT; part++)
		assert_non_null(kt_part_names[part]);
	assert_null(kt_part_names[KT_PART_COUNT]);
	assert_string_equal(kt_part_names[KT_PART_OFF], "off");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(contrast),
	        cmocka_unit_test(found_by_name),
	        cmocka_unit_test(part_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
