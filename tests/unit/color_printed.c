/* What the built-in profile says of inks, against the measurements that it was made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "color/printed.h"

/* The luminances that FOGRA39L measures, of the paper's, for some of its mixtures. */
static void luminance(void **state)
{
	(void)state;
	kt_press press = kt_press_coated();
	kt_ink paper = {0};
	static const struct {
		uint8_t press[4];
		double measured;
	} cases[] = {{{0, 0, 0, 0}, 1},         {{0, 0, 0, 100}, 0.024},     {{0, 40, 0, 0}, 0.5772},
	             {{40, 0, 0, 0}, 0.6412},   {{0, 0, 40, 0}, 0.9259},     {{40, 40, 40, 0}, 0.3408},
	             {{55, 0, 85, 0}, 0.4312},  {{20, 20, 20, 20}, 0.4396},  {{0, 0, 0, 40}, 0.4534},
	             {{100, 70, 0, 40}, 0.048}, {{100, 100, 0, 60}, 0.0217}, {{0, 0, 0, 70}, 0.1703}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		kt_ink ink = {0};
		memcpy(ink.press, cases[i].press, sizeof ink.press);
		double off = (kt_printed_luminance(&press, &ink, &paper) + 0.05) / (cases[i].measured + 0.05);
		if (off < 0.97 || off > 1.03)
			fail_msg("case %zu: off by %.3f", i, off);
	}
}

static void contrast(void **state)
{
	(void)state;
	kt_press press = kt_press_coated();
	kt_ink paper = {0}, black = {.press = {0, 0, 0, 100}}, over = black, grey = {.press = {0, 0, 0, 60}},
	       petrol = {.press = {92, 45, 48, 38}};
	over.overprint = true;
	assert_in_range(kt_printed_contrast(&press, &black, &paper), 1400, 1430);
	assert_int_equal(kt_printed_contrast(&press, &paper, &black), kt_printed_contrast(&press, &black, &paper));
	assert_in_range(kt_printed_contrast(&press, &grey, &paper), 335, 355);
	/* Black over petrol is darker than black alone. */
	assert_true(kt_printed_contrast(&press, &over, &petrol) > kt_printed_contrast(&press, &black, &petrol));
	assert_int_equal(kt_printed_contrast(&press, &over, &paper), kt_printed_contrast(&press, &black, &paper));
}

/* A press whose profile has no table is taken for coated paper. */
static void no_table(void **state)
{
	(void)state;
	kt_press press = kt_press_coated(), none = {0};
	kt_ink paper = {0}, grey = {.press = {0, 0, 0, 60}};
	assert_int_equal(kt_printed_contrast(&none, &grey, &paper), kt_printed_contrast(&press, &grey, &paper));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(luminance), cmocka_unit_test(contrast),
	                                   cmocka_unit_test(no_table)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
