/* Inks held against the screen's through the built-in profile, through tables of 8 bits, and through none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "color/gamut.h"

static kt_gamut of(const kt_press *press, kt_ink ink)
{
	kt_gamut gamut = {0};
	assert_true(kt_gamut_of(press, &ink, &gamut));
	return gamut;
}

static void the_built_in_profile(void **state)
{
	(void)state;
	kt_press press = kt_press_coated();
	assert_in_range(of(&press, (kt_ink){.screen = {255, 255, 255}}).apart, 0, 1);
	assert_in_range(of(&press, (kt_ink){.screen = {14, 79, 86}, .press = {92, 45, 48, 38}}).apart, 0, KT_GAMUT_FAR);
	kt_gamut green = of(&press, (kt_ink){.screen = {0, 255, 64}, .press = {70, 0, 100, 0}});
	assert_in_range(green.apart, 100, 400);
	assert_true(green.outside);
	kt_gamut wrong = of(&press, (kt_ink){.screen = {228, 80, 47}, .press = {92, 45, 48, 38}});
	assert_in_range(wrong.apart, 300, 1500);
	assert_false(wrong.outside);
}

static void put(unsigned char *at, size_t value)
{
	for (unsigned i = 0; i < 4; i++)
		at[i] = (unsigned char)(value >> (24 - 8 * i));
}

#define FROM_PRESS 156
#define FROM_SIZE  (48 + 4 * 256 + 16 * 3 + 3 * 256)
#define FROM_LAB   (FROM_PRESS + FROM_SIZE)
#define LAB_SIZE   (48 + 3 * 256 + 8 * 4 + 4 * 256)
#define WHOLE      (FROM_LAB + LAB_SIZE)

static unsigned char *put_table(unsigned char *at, unsigned from, unsigned to)
{
	memcpy(at, "mft1", 4);
	at[8] = (unsigned char)from;
	at[9] = (unsigned char)to;
	at[10] = 2;
	at += 48;
	for (unsigned i = 0; i < from * 256; i++)
		*at++ = (unsigned char)i;
	return at;
}

/* A press whose black makes grey of paper, whatever else it prints. */
static void make(unsigned char bytes[WHOLE])
{
	memset(bytes, 0, WHOLE);
	put(bytes, WHOLE);
	bytes[8] = 2;
	memcpy(bytes + 12, "prtrCMYKLab ", 12);
	memcpy(bytes + 36, "acsp", 4);
	put(bytes + 128, 2);
	memcpy(bytes + 132, "A2B1", 4);
	put(bytes + 136, FROM_PRESS);
	put(bytes + 140, FROM_SIZE);
	memcpy(bytes + 144, "B2A1", 4);
	put(bytes + 148, FROM_LAB);
	put(bytes + 152, LAB_SIZE);
	unsigned char *at = put_table(bytes + FROM_PRESS, 4, 3);
	for (unsigned i = 0; i < 16; i++) {
		*at++ = i & 1 ? 0 : 255;
		*at++ = 128;
		*at++ = 128;
	}
	for (unsigned i = 0; i < 3 * 256; i++)
		*at++ = (unsigned char)i;
	at = put_table(bytes + FROM_LAB, 3, 4);
	for (unsigned i = 0; i < 8; i++)
		at[4 * i + 3] = i & 4 ? 0 : 255;
	at += 32;
	for (unsigned i = 0; i < 4 * 256; i++)
		*at++ = (unsigned char)i;
}

static void tables_of_8_bits(void **state)
{
	(void)state;
	unsigned char bytes[WHOLE];
	make(bytes);
	kt_press press = {.profile = {(const char *)bytes, WHOLE}};
	kt_gamut grey = of(&press, (kt_ink){.screen = {119, 119, 119}, .press = {30, 60, 90, 50}}); /* L* of 50 */
	assert_in_range(grey.apart, 0, 3);
	assert_false(grey.outside);
	assert_true(of(&press, (kt_ink){.screen = {255, 0, 0}}).outside);
	double light = 0;
	assert_true(kt_gamut_luminance(&press, (const uint8_t[4]){30, 60, 90, 50}, &light));
	assert_in_range((int)(light * 1000), 180, 188);
}

static void no_tables(void **state)
{
	(void)state;
	static const struct {
		size_t at;
		unsigned char value;
	} faults[] = {{20, 'X'},
	              {132, 'X'},
	              {144, 'X'},
	              {136, 255},
	              {140, 255},
	              {142, 1},
	              {FROM_PRESS, 'X'},
	              {FROM_PRESS + 8, 3},
	              {FROM_PRESS + 9, 4},
	              {FROM_PRESS + 10, 1},
	              {FROM_PRESS + 10, 255},
	              {FROM_LAB + 10, 3}};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		unsigned char bytes[WHOLE];
		make(bytes);
		bytes[faults[i].at] = faults[i].value;
		kt_press press = {.profile = {(const char *)bytes, WHOLE}};
		kt_gamut gamut;
		assert_false(kt_gamut_of(&press, &(kt_ink){0}, &gamut));
	}
	/* One whose 16-bit curves have no two points. */
	unsigned char bytes[WHOLE];
	make(bytes);
	memcpy(bytes + FROM_PRESS, "mft2", 4);
	memset(bytes + FROM_PRESS + 48, 0, 4);
	kt_press press = {.profile = {(const char *)bytes, WHOLE}};
	assert_false(kt_gamut_of(&press, &(kt_ink){0}, &(kt_gamut){0}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(the_built_in_profile),
	        cmocka_unit_test(tables_of_8_bits),
	        cmocka_unit_test(no_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
