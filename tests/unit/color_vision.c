/* CIEDE2000 by the published pairs of Sharma, Wu and Dalal; dichromats by colours that are known to look alike to them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "color/vision.h"

static const struct {
	double a[3], b[3], apart;
} pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, -1, 2}, {50, 0, 0}, 2.3669},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
        {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
};

static void test_ciede2000(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		double there = kt_vision_ciede2000(pairs[i].a, pairs[i].b),
		       back = kt_vision_ciede2000(pairs[i].b, pairs[i].a);
		if (fabs(there - pairs[i].apart) > 0.00006 || fabs(back - there) > 1e-9)
			fail_msg("pair %zu: %d", i, (int)(there * 10000));
	}
}

static uint32_t apart(uint8_t r, uint8_t g, uint8_t b, uint8_t r2, uint8_t g2, uint8_t b2, kt_vision vision)
{
	kt_ink x = {.screen = {r, g, b}}, y = {.screen = {r2, g2, b2}};
	return kt_vision_difference(&x, &y, vision);
}

static void test_sights(void **state)
{
	(void)state;
	for (kt_vision v = KT_VISION_FULL; v < KT_VISIONS; v++) {
		assert_int_equal(apart(200, 64, 31, 200, 64, 31, v), 0);
		assert_in_range(apart(0, 0, 0, 255, 255, 255, v), 999, 1001); /* greys stay what they are */
		assert_in_range(apart(119, 119, 119, 128, 128, 128, v), 30, 40);
	}
	/* Red and olive: alike to who does not see red, or green; not to who does not see blue. */
	assert_in_range(apart(0xC8, 0x40, 0x1F, 0x6B, 0x7A, 0x1F, KT_VISION_FULL), 400, 500);
	assert_in_range(apart(0xC8, 0x40, 0x1F, 0x6B, 0x7A, 0x1F, KT_VISION_PROTANOPIA), 80, 100);
	assert_in_range(apart(0xC8, 0x40, 0x1F, 0x6B, 0x7A, 0x1F, KT_VISION_DEUTERANOPIA), 20, 60);
	assert_in_range(apart(0xC8, 0x40, 0x1F, 0x6B, 0x7A, 0x1F, KT_VISION_TRITANOPIA), 300, 400);
	/* Yellow and pink of one lightness: the other way round. */
	assert_true(apart(0xD8, 0xB4, 0x50, 0xE0, 0xA8, 0xD0, KT_VISION_TRITANOPIA) <
	            apart(0xD8, 0xB4, 0x50, 0xE0, 0xA8, 0xD0, KT_VISION_DEUTERANOPIA));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_ciede2000), cmocka_unit_test(test_sights)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
