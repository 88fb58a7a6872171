#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "color/halftone.h"
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

/* The luminances that FOGRA39L measures, of the paper's, for some of its mixtures. */
static void halftones(void **state)
{
	(void)state;
	static const struct {
		uint8_t press[4];
		double measured;
	} cases[] = {{{0, 0, 0, 0}, 1},         {{0, 0, 0, 100}, 0.024},     {{0, 40, 0, 0}, 0.5772},
	             {{40, 0, 0, 0}, 0.6412},   {{0, 0, 40, 0}, 0.9259},     {{40, 40, 40, 0}, 0.3408},
	             {{55, 0, 85, 0}, 0.4312},  {{20, 20, 20, 20}, 0.4396},  {{0, 0, 0, 40}, 0.4534},
	             {{100, 70, 0, 40}, 0.048}, {{100, 100, 0, 60}, 0.0217}, {{0, 0, 0, 70}, 0.1703}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		double off = (kt_halftone_luminance(cases[i].press) + 0.05) / (cases[i].measured + 0.05);
		if (off < 0.92 || off > 1.09)
			fail_msg("case %zu: off by %.3f", i, off);
	}
}

static void contrast_printed(void **state)
{
	(void)state;
	kt_ink paper = {0}, black = {.press = {0, 0, 0, 100}}, over = black, grey = {.press = {0, 0, 0, 60}},
	       petrol = {.press = {92, 45, 48, 38}};
	over.overprint = true;
	assert_in_range(kt_ink_contrast_printed(&black, &paper), 1400, 1430);
	assert_int_equal(kt_ink_contrast_printed(&paper, &black), kt_ink_contrast_printed(&black, &paper));
	assert_in_range(kt_ink_contrast_printed(&grey, &paper), 300, 330);
	/* Black over petrol is darker than black alone. */
	assert_true(kt_ink_contrast_printed(&over, &petrol) > kt_ink_contrast_printed(&black, &petrol));
	assert_int_equal(kt_ink_contrast_printed(&over, &paper), kt_ink_contrast_printed(&black, &paper));
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
	        cmocka_unit_test(contrast),      cmocka_unit_test(halftones),  cmocka_unit_test(contrast_printed),
	        cmocka_unit_test(found_by_name), cmocka_unit_test(part_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
