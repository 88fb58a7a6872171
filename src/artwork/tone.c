/* Transforms of Little CMS in doubles for single colours, in bytes for pixels; what is the target's own passes as it is. */
#include "artwork/tone.h"

#include <math.h>
#include <string.h>

#include <lcms2.h>

#include "base/diag.h"

#define SHADES   256
#define MOST_INK 3.0 /* of each plate 1: what the press profile is made for, and coated paper takes */

struct kt_tone_profile {
	kt_tone_profile *next;
	unsigned parts;
	bool same;
	cmsHPROFILE profile;
	cmsHTRANSFORM single, pixels; /* made when they are first asked for: that takes longer than most drawings */
	cmsUInt32Number format;
	double scale; /* of a part, as Little CMS takes it */
};

struct kt_tone {
	kt_arena *arena;
	bool print, black_alone, wet;
	cmsHPROFILE srgb, press, lab;
	kt_str pressed; /* the press's, as it was given */
	cmsHPROFILE target;
	kt_tone_profile *own; /* of the files' */
	kt_tone_profile device[KT_TONE_SOURCES];
	double black[SHADES + 1]; /* the amount of black that is as light as a neutral of RGB */
};

bool kt_tone_prints(const kt_tone *tone)
{
	return tone->print;
}

unsigned kt_tone_parts(const kt_tone *tone)
{
	return tone->print ? 4 : 3;
}

void kt_tone_neutrals(kt_tone *tone, bool black_alone)
{
	tone->black_alone = black_alone;
}

void kt_tone_dry(kt_tone *tone, double *inks)
{
	double colour = inks[0] + inks[1] + inks[2];
	if (!tone->print || colour + inks[3] <= MOST_INK + 0.001)
		return;
	for (unsigned i = 0; i < 3; i++)
		inks[i] *= (MOST_INK - inks[3]) / colour;
	tone->wet = true;
}

bool kt_tone_was_wet(const kt_tone *tone)
{
	return tone->wet;
}

/* Setting up */

static cmsHTRANSFORM transform(const kt_tone *tone, cmsHPROFILE from, cmsUInt32Number format, bool bytes)
{
	cmsUInt32Number out = bytes         ? (tone->print ? TYPE_CMYK_8 : TYPE_RGB_8)
	                      : tone->print ? TYPE_CMYK_DBL
	                                    : TYPE_RGB_DBL;
	return cmsCreateTransform(from, format, tone->target, out, INTENT_RELATIVE_COLORIMETRIC,
	                          cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
}

static cmsHTRANSFORM transform_of(const kt_tone *tone, const kt_tone_profile *profile, bool bytes)
{
	kt_tone_profile *p = (kt_tone_profile *)profile;
	cmsHTRANSFORM *made = bytes ? &p->pixels : &p->single;
	if (*made == NULL && p->profile)
		*made = transform(tone, p->profile, p->format | (bytes ? BYTES_SH(1) : FLOAT_SH(1) | BYTES_SH(0)),
		                  bytes);
	return *made;
}

static void prepare(kt_tone_profile *p)
{
	cmsUInt32Number space = cmsGetColorSpace(p->profile);
	unsigned kind = space == cmsSigGrayData   ? PT_GRAY
	                : space == cmsSigRgbData  ? PT_RGB
	                : space == cmsSigCmykData ? PT_CMYK
	                                          : PT_Lab;
	p->scale = kind == PT_CMYK ? 100 : 1;
	p->format = COLORSPACE_SH(kind) | CHANNELS_SH(p->parts);
}

static void run(const kt_tone *tone, const kt_tone_profile *p, const double *in, double *out)
{
	double given[4] = {0};
	for (unsigned i = 0; i < p->parts; i++)
		given[i] = in[i] * p->scale;
	cmsDoTransform(transform_of(tone, p, false), given, out, 1);
	for (unsigned i = 0; i < kt_tone_parts(tone); i++) {
		double v = out[i] / (tone->print ? 100 : 1);
		out[i] = v < 0 || !isfinite(v) ? 0 : v > 1 ? 1 : v;
	}
}

/* L* of black tints is measured by the press's own profile; both ends are laid on those of RGB. */
static void measure_black(kt_tone *tone)
{
	cmsHTRANSFORM to_lab = cmsCreateTransform(tone->press, TYPE_CMYK_DBL, tone->lab, TYPE_Lab_DBL,
	                                          INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
	cmsHTRANSFORM of_rgb = cmsCreateTransform(tone->srgb, TYPE_RGB_DBL, tone->lab, TYPE_Lab_DBL,
	                                          INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
	double light[SHADES + 1], amount = 1;
	for (unsigned i = 0; i <= SHADES && to_lab; i++) {
		double ink[4] = {0, 0, 0, 100.0 * i / SHADES}, lab[3];
		cmsDoTransform(to_lab, ink, lab, 1);
		light[i] = lab[0];
	}
	for (unsigned i = 0; i <= SHADES && to_lab && of_rgb; i++) {
		double v = (double)i / SHADES, rgb[3] = {v, v, v}, lab[3];
		cmsDoTransform(of_rgb, rgb, lab, 1);
		double wanted = light[SHADES] + (light[0] - light[SHADES]) * lab[0] / 100;
		unsigned k = (unsigned)lround(amount * SHADES);
		while (k > 0 && light[k] < wanted)
			k--;
		amount = (double)k / SHADES;
		tone->black[i] = amount;
	}
	tone->black[0] = 1;
	tone->black[SHADES] = 0;
	if (to_lab)
		cmsDeleteTransform(to_lab);
	if (of_rgb)
		cmsDeleteTransform(of_rgb);
}

static void hush(cmsContext context, cmsUInt32Number code, const char *words)
{
	(void)context, (void)code, (void)words;
}

kt_tone *kt_tone_open(kt_arena *arena, kt_str press, bool print)
{
	cmsSetLogErrorHandler(hush);
	kt_tone *tone = KT_NEW(arena, kt_tone);
	*tone = (kt_tone){.arena = arena, .print = print, .black_alone = true, .pressed = press};
	tone->srgb = cmsCreate_sRGBProfile();
	tone->press = cmsOpenProfileFromMem(press.at, (cmsUInt32Number)press.len);
	tone->lab = cmsCreateLab4Profile(NULL);
	tone->target = print ? tone->press : tone->srgb;
	if (tone->srgb == NULL || tone->lab == NULL || (tone->press == NULL && (print || press.len > 0))) {
		kt_tone_close(tone);
		return NULL;
	}
	const struct {
		cmsHPROFILE profile;
		unsigned parts;
	} devices[] = {
	        [KT_TONE_RGB] = {tone->srgb, 3}, [KT_TONE_CMYK] = {tone->press, 4}, [KT_TONE_LAB] = {tone->lab, 3}};
	for (unsigned s = KT_TONE_RGB; s < KT_TONE_SOURCES; s++) {
		tone->device[s] = (kt_tone_profile){.parts = devices[s].parts, .profile = devices[s].profile};
		if (devices[s].profile)
			prepare(&tone->device[s]);
	}
	return tone;
}

static void drop(kt_tone_profile *p)
{
	if (p->single)
		cmsDeleteTransform(p->single);
	if (p->pixels)
		cmsDeleteTransform(p->pixels);
}

void kt_tone_close(kt_tone *tone)
{
	for (kt_tone_profile *p = tone->own; p != NULL; p = p->next) {
		drop(p);
		cmsCloseProfile(p->profile);
	}
	for (unsigned s = 0; s < KT_TONE_SOURCES; s++)
		drop(&tone->device[s]);
	cmsCloseProfile(tone->srgb);
	if (tone->press)
		cmsCloseProfile(tone->press);
	cmsCloseProfile(tone->lab);
}

/* Profiles of the files */

static bool same_as_device(const kt_tone *tone, const kt_tone_profile *p)
{
	if (p->parts != kt_tone_parts(tone))
		return false;
	for (unsigned i = 0; i < 64; i++) {
		double in[4], out[4];
		for (unsigned k = 0; k < p->parts; k++)
			in[k] = ((i >> (2 * (k % 3))) & 3) / 3.0;
		run(tone, p, in, out);
		for (unsigned k = 0; k < p->parts; k++)
			if (fabs(in[k] - out[k]) > 1.5 / 255)
				return false;
	}
	return true;
}

const kt_tone_profile *kt_tone_profile_of(kt_tone *tone, kt_str bytes, unsigned parts)
{
	cmsHPROFILE profile = cmsOpenProfileFromMem(bytes.at, (cmsUInt32Number)bytes.len);
	if (profile == NULL)
		return NULL;
	kt_tone_profile *p = KT_NEW(tone->arena, kt_tone_profile);
	*p = (kt_tone_profile){.parts = parts, .profile = profile};
	bool fits = cmsChannelsOf(cmsGetColorSpace(profile)) == parts;
	if (fits)
		prepare(p);
	if (!fits || transform_of(tone, p, false) == NULL) {
		cmsCloseProfile(profile);
		return NULL;
	}
	/* Four inks by way of a colour come back as others: the press's own profile is known by its bytes. */
	p->same = parts == 4 ? tone->print && kt_str_equal(bytes, tone->pressed) : same_as_device(tone, p);
	p->next = tone->own;
	tone->own = p;
	return p;
}

bool kt_tone_profile_same(const kt_tone_profile *profile)
{
	return profile->same;
}

/* Colours */

static bool neutral(const double *rgb)
{
	double low = fmin(rgb[0], fmin(rgb[1], rgb[2])), high = fmax(rgb[0], fmax(rgb[1], rgb[2]));
	return high - low < 0.5 / 255;
}

void kt_tone_of(const kt_tone *tone, kt_tone_source source, const double *in, double *out)
{
	if (source == KT_TONE_GRAY && tone->print) {
		out[0] = out[1] = out[2] = 0;
		out[3] = 1 - in[0];
	} else if (source == KT_TONE_GRAY) {
		out[0] = out[1] = out[2] = in[0];
	} else if (source == (tone->print ? KT_TONE_CMYK : KT_TONE_RGB)) {
		memcpy(out, in, kt_tone_parts(tone) * sizeof *out);
	} else if (tone->print && source == KT_TONE_RGB && tone->black_alone && neutral(in)) {
		out[0] = out[1] = out[2] = 0;
		if (tone->black[0] == 0)
			measure_black((kt_tone *)tone);
		double at = fmin(fmax(in[0], 0), 1) * SHADES;
		unsigned i = at >= SHADES ? SHADES - 1 : (unsigned)at;
		out[3] = tone->black[i] + (tone->black[i + 1] - tone->black[i]) * (at - i);
	} else if (transform_of(tone, &tone->device[source], false)) {
		run(tone, &tone->device[source], in, out);
	} else {
		for (unsigned i = 0; i < 3; i++) /* ISO 32000-1, 10.3.4 */
			out[i] = 1 - fmin(1, in[i] + in[3]);
	}
}

void kt_tone_profiled(const kt_tone *tone, const kt_tone_profile *profile, const double *in, double *out)
{
	if (profile->same)
		memcpy(out, in, profile->parts * sizeof *out);
	else if (profile->parts == 3 && tone->print && neutral(in))
		kt_tone_of(tone, KT_TONE_RGB, in, out); /* neutral in one space of RGB is so in the others */
	else
		run(tone, profile, in, out);
}

void kt_tone_pixels(const kt_tone *tone, kt_tone_source source, const kt_tone_profile *profile, const unsigned char *in,
                    unsigned char *out, size_t count)
{
	const kt_tone_profile *p = profile ? profile : &tone->device[source];
	bool own = profile ? profile->same : source == (tone->print ? KT_TONE_CMYK : KT_TONE_RGB);
	if (own)
		memcpy(out, in, count * p->parts);
	else if (transform_of(tone, p, true))
		cmsDoTransform(transform_of(tone, p, true), in, out, (cmsUInt32Number)count);
	else
		for (size_t i = 0; i < 3 * count; i++) {
			unsigned ink = in[i / 3 * 4 + i % 3] + in[i / 3 * 4 + 3];
			out[i] = (unsigned char)(ink > 255 ? 0 : 255 - ink);
		}
}
