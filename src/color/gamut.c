/* ICC.1:2004, 10.8 and 10.9: a curve for each plate, a table of all their mixtures, a curve for each part of CIELAB. Between
 * its points the table is taken as linear along each plate. */
#include "color/gamut.h"

#include <math.h>
#include <string.h>

#include "color/vision.h"

#define PLATES  4
#define PARTS   3
#define MOST    PLATES
#define REACHED 2.0 /* CIEDE2000: what a press's own answer to a colour may be off by, were it within reach */

/* Bytes of a table, from so many values to so many others. */
typedef struct table {
	unsigned from, to, wide; /* bytes of a value */
	size_t grid, in, out;
	const unsigned char *curves, *mixtures, *ends;
} table;

static size_t u16(const unsigned char *at)
{
	return (size_t)at[0] << 8 | at[1];
}

static size_t u32(const unsigned char *at)
{
	return u16(at) << 16 | u16(at + 2);
}

/* The tag's bytes; empty: there is none. */
static kt_str tag_of(kt_str profile, const char *name)
{
	const unsigned char *bytes = (const unsigned char *)profile.at;
	size_t count = profile.len >= 132 ? u32(bytes + 128) : 0;
	for (size_t i = 0; i < count && 132 + 12 * (i + 1) <= profile.len; i++) {
		const unsigned char *entry = bytes + 132 + 12 * i;
		size_t from = u32(entry + 4), size = u32(entry + 8);
		if (memcmp(entry, name, 4) == 0 && from <= profile.len && size <= profile.len - from)
			return (kt_str){profile.at + from, size};
	}
	return (kt_str){0};
}

static size_t power(size_t base, unsigned times)
{
	size_t product = 1;
	while (times-- > 0)
		product *= base;
	return product;
}

static bool read_table(kt_str profile, const char *name, unsigned from, unsigned to, table *t)
{
	kt_str tag = tag_of(profile, name);
	const unsigned char *at = (const unsigned char *)tag.at;
	if (tag.len < 52 || at[8] != from || at[9] != to || at[10] < 2)
		return false;
	bool wide = memcmp(at, "mft2", 4) == 0;
	if (!wide && memcmp(at, "mft1", 4) != 0)
		return false;
	*t = (table){.from = from, .to = to, .wide = wide ? 2 : 1, .grid = at[10], .in = 256, .out = 256};
	if (wide) {
		t->in = u16(at + 48);
		t->out = u16(at + 50);
	}
	size_t head = wide ? 52 : 48, curves = from * t->in, ends = to * t->out;
	size_t mixtures = power(t->grid, from) * to;
	if (t->in < 2 || t->out < 2 || head + (curves + mixtures + ends) * t->wide > tag.len)
		return false;
	t->curves = at + head;
	t->mixtures = t->curves + curves * t->wide;
	t->ends = t->mixtures + mixtures * t->wide;
	return true;
}

static double value(const table *t, const unsigned char *from, size_t index)
{
	return t->wide == 2 ? (double)u16(from + 2 * index) / 65535 : from[index] / 255.0;
}

static double along(const table *t, const unsigned char *curve, size_t count, double x)
{
	double at = fmin(fmax(x, 0), 1) * (double)(count - 1);
	size_t low = (size_t)fmin(at, (double)(count - 2));
	double first = value(t, curve, low);
	return first + (value(t, curve, low + 1) - first) * (at - (double)low);
}

/* Values are 0 to 1. */
static void look_up(const table *t, const double *from, double *to)
{
	size_t low[MOST];
	double rest[MOST];
	for (unsigned i = 0; i < t->from; i++) {
		double at = along(t, t->curves + i * t->in * t->wide, t->in, from[i]) * (double)(t->grid - 1);
		low[i] = (size_t)fmin(at, (double)(t->grid - 2));
		rest[i] = at - (double)low[i];
	}
	double mixed[MOST] = {0};
	for (unsigned corner = 0; corner < 1u << t->from; corner++) {
		double weight = 1;
		size_t index = 0;
		for (unsigned i = 0; i < t->from; i++) {
			bool next = corner >> i & 1;
			weight *= next ? rest[i] : 1 - rest[i];
			index = index * t->grid + low[i] + next;
		}
		for (unsigned k = 0; k < t->to; k++)
			mixed[k] += weight * value(t, t->mixtures, index * t->to + k);
	}
	for (unsigned k = 0; k < t->to; k++)
		to[k] = along(t, t->ends + k * t->out * t->wide, t->out, mixed[k]);
}

/* 16 bits count to 0xFF00 for 100 and 127, and a little further; 8 bits end there. */
static double whole(const table *t)
{
	return t->wide == 2 ? 65535.0 / 65280 : 1;
}

static void press_lab(const table *t, const double press[PLATES], double lab[PARTS])
{
	look_up(t, press, lab);
	lab[0] *= whole(t) * 100;
	for (unsigned k = 1; k < PARTS; k++)
		lab[k] = lab[k] * whole(t) * 255 - 128;
}

static void lab_press(const table *t, const double lab[PARTS], double press[PLATES])
{
	double coded[PARTS] = {lab[0] / 100 / whole(t), (lab[1] + 128) / 255 / whole(t),
	                       (lab[2] + 128) / 255 / whole(t)};
	look_up(t, coded, press);
}

/* The primaries of sRGB (IEC 61966-2-1) adapted to D50 by Bradford's method, each row over that white. */
static const double to_xyz[3][3] = {{0.4360747 / 0.9642, 0.3850649 / 0.9642, 0.1430804 / 0.9642},
                                    {0.2225045, 0.7168786, 0.0606169},
                                    {0.0139322 / 0.8249, 0.0971045 / 0.8249, 0.7141733 / 0.8249}};

static void screen_lab(const uint8_t screen[3], double lab[PARTS])
{
	double f[3] = {0};
	for (unsigned i = 0; i < 3; i++) {
		for (unsigned k = 0; k < 3; k++)
			f[i] += to_xyz[i][k] * kt_ink_linear(screen[k]);
		f[i] = f[i] > 216.0 / 24389 ? cbrt(f[i]) : (24389.0 / 27 * f[i] + 16) / 116;
	}
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

static bool read_seen(const kt_press *press, table *seen)
{
	return !kt_press_fault(press->profile) && memcmp(press->profile.at + 20, "Lab ", 4) == 0 &&
	       read_table(press->profile, "A2B1", PLATES, PARTS, seen);
}

static void inks_lab(const table *seen, const uint8_t inks[PLATES], double lab[PARTS])
{
	double amounts[PLATES];
	for (unsigned i = 0; i < PLATES; i++)
		amounts[i] = inks[i] / 100.0;
	press_lab(seen, amounts, lab);
}

bool kt_gamut_luminance(const kt_press *press, const uint8_t inks[PLATES], double *luminance)
{
	table seen;
	double lab[PARTS];
	if (!read_seen(press, &seen))
		return false;
	inks_lab(&seen, inks, lab);
	double f = (lab[0] + 16) / 116;
	*luminance = lab[0] > 8 ? f * f * f : lab[0] * 27 / 24389;
	return true;
}

bool kt_gamut_of(const kt_press *press, const kt_ink *ink, kt_gamut *gamut)
{
	table seen, made;
	if (!read_seen(press, &seen) || !read_table(press->profile, "B2A1", PARTS, PLATES, &made))
		return false;
	double amounts[PLATES], printed[PARTS], shown[PARTS], nearest[PARTS];
	inks_lab(&seen, ink->press, printed);
	screen_lab(ink->screen, shown);
	gamut->apart = (uint32_t)lround(kt_vision_ciede2000(shown, printed) * 10);
	lab_press(&made, shown, amounts);
	press_lab(&seen, amounts, nearest);
	gamut->outside = kt_vision_ciede2000(shown, nearest) > REACHED;
	return true;
}
