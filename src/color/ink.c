/* Contrast as WCAG 2.2 defines it: relative luminance of sRGB, then (lighter + 0.05) / (darker + 0.05). */
#include "color/ink.h"

#include <math.h>

const char *const kt_part_names[KT_PART_COUNT + 1] = {"text", "heading", "second", "figure", "accent", "off", NULL};

const kt_ink *kt_ink_of(const kt_inks *inks, kt_str name)
{
	for (size_t i = 0; i < inks->count; i++)
		if (kt_str_equal(inks->items[i].name, name))
			return &inks->items[i];
	return NULL;
}

bool kt_ink_overprints(const kt_ink *ink)
{
	bool white = ink->spot.len == 0 && ink->press[0] + ink->press[1] + ink->press[2] + ink->press[3] == 0;
	return ink->overprint && !white;
}

double kt_ink_linear(uint8_t value)
{
	double v = value / 255.0;
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(const kt_ink *ink)
{
	return 0.2126 * kt_ink_linear(ink->screen[0]) + 0.7152 * kt_ink_linear(ink->screen[1]) +
	       0.0722 * kt_ink_linear(ink->screen[2]);
}

uint32_t kt_ink_ratio(double x, double y)
{
	double ratio = x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
	/* Down, so that 4.499 does not pass for 4.5; the grain of doubles is kept from turning 21 into 20.99. */
	return (uint32_t)floor(ratio * 100 + 1e-6);
}

uint32_t kt_ink_contrast(const kt_ink *a, const kt_ink *b)
{
	return kt_ink_ratio(luminance(a), luminance(b));
}
