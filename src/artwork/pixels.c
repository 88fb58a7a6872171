/* A row at a time: colours parted from alpha, converted, and in print blended with the ground. Greys go through a table. */
#include "artwork/pixels.h"

#include <string.h>

#include "artwork/scale.h"
#include "artwork/tone.h"

#define LEVELS 256
#define INKS   4

typedef struct conversion {
	const kt_job *job;
	const kt_pixels *from;
	bool print;
	kt_tone *tone;
	const kt_tone_profile *profile; /* NULL: none */
	uint8_t greys[LEVELS];          /* of one channel: what each becomes */
	unsigned channels;              /* of the result */
	bool alpha;                     /* it is kept */
} conversion;

static void close_conversion(conversion *c)
{
	if (c->tone)
		kt_tone_close(c->tone);
}

static bool refuse_profile(const kt_job *job, kt_answer *answer)
{
	return kt_answer_refuse(
	        answer, job,
	        "has a colour profile that is cut, damaged or of other colours than its own: convert it to "
	        "sRGB and save it anew");
}

static bool is_neutral(const kt_pixels *pixels)
{
	return pixels->channels == 1;
}

#define HEAD 128 /* bytes of a profile's header: ICC.1:2010, 7.2 */

/* Is it whole, and of what pictures are made for or with? Those that lead from one device to another, or name colours, are not. */
static bool may_be_a_pictures(kt_str profile)
{
	static const char classes[] = "scnrmntrprtrspac";
	const unsigned char *at = (const unsigned char *)profile.at;
	if (profile.len < HEAD ||
	    ((size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3]) > profile.len)
		return false;
	for (unsigned i = 0; i < sizeof classes - 1; i += 4)
		if (memcmp(at + 12, classes + i, 4) == 0)
			return true;
	return false;
}

/* What a level of grey becomes: in sRGB, or as DeviceGray of black ink that is as light. */
static uint8_t grey_of(const conversion *c, const kt_tone *screen, const kt_tone_profile *profile, unsigned level)
{
	double value = level / (LEVELS - 1.0), rgb[3] = {value, value, value}, inks[INKS];
	if (profile)
		kt_tone_profiled(screen, profile, &value, rgb);
	if (!c->print)
		return (uint8_t)(rgb[1] * (LEVELS - 1) + 0.5);
	rgb[0] = rgb[2] = rgb[1];
	kt_tone_of(c->tone, KT_TONE_RGB, rgb, inks);
	return (uint8_t)((1 - inks[3]) * (LEVELS - 1) + 0.5);
}

/* false: refused. */
static bool read_greys(conversion *c, kt_answer *answer)
{
	kt_str given = c->from->profile;
	kt_tone *screen = kt_tone_open(c->job->arena, (kt_str){0}, false);
	const kt_tone_profile *profile = given.len > 0 && screen ? kt_tone_profile_of(screen, given, 1) : NULL;
	bool good = given.len == 0 || profile;
	for (unsigned i = 0; i < LEVELS && good; i++)
		c->greys[i] = grey_of(c, screen, profile, i);
	if (screen)
		kt_tone_close(screen);
	return good || refuse_profile(c->job, answer);
}

/* How it goes from what is there to what is wanted; false: refused. Closed by the caller either way. */
static bool open_conversion(conversion *c, const kt_job *job, const kt_pixels *pixels, kt_answer *answer)
{
	*c = (conversion){.job = job, .from = pixels, .print = job->request->wanted == KT_WANTED_PRINT};
	if (pixels->profile.len > 0 && !may_be_a_pictures(pixels->profile))
		return refuse_profile(job, answer);
	c->tone = kt_tone_open(job->arena, job->profile, c->print);
	if (!c->tone)
		return kt_answer_refuse(answer, job, "cannot be converted: the press's profile is none");
	c->alpha = pixels->alpha && !c->print;
	c->channels = c->print ? INKS : 3;
	if (is_neutral(pixels)) {
		/* What shows through may have colour. */
		c->channels = c->print && pixels->alpha ? INKS : 1;
		return read_greys(c, answer);
	}
	if (pixels->profile.len > 0) {
		c->profile = kt_tone_profile_of(c->tone, pixels->profile, pixels->channels);
		if (!c->profile)
			return refuse_profile(job, answer);
	}
	return true;
}

static bool changes_colours(const conversion *c)
{
	if (is_neutral(c->from)) {
		for (unsigned i = 0; i < LEVELS; i++)
			if (c->greys[i] != i)
				return true;
		return false;
	}
	return c->from->channels != c->channels || (c->profile && !kt_tone_profile_same(c->profile));
}

bool kt_pixels_as_they_are(const kt_job *job, const kt_pixels *pixels, kt_answer *answer, bool *good)
{
	conversion c;
	*good = open_conversion(&c, job, pixels, answer);
	bool same = *good && !changes_colours(&c);
	close_conversion(&c);
	return same;
}

/* Colours of a row, without alpha. */
static void convert_row(const conversion *c, const uint8_t *in, uint8_t *out)
{
	if (!is_neutral(c->from)) {
		kt_tone_pixels(c->tone, c->from->channels == INKS ? KT_TONE_CMYK : KT_TONE_RGB, c->profile, in, out,
		               c->from->width);
		return;
	}
	for (uint32_t x = 0; x < c->from->width; x++, out += c->channels) {
		uint8_t grey = c->greys[in[x]];
		memset(out, 0, c->channels);
		out[c->channels - 1] = c->channels == INKS ? (uint8_t)(LEVELS - 1 - grey) : grey;
	}
}

static void blend_row(const conversion *c, const uint8_t *alphas, uint8_t *out)
{
	const uint8_t *ground = c->job->request->ground;
	for (uint32_t x = 0; x < c->from->width; x++)
		for (unsigned i = 0; i < INKS; i++, out++)
			*out = (uint8_t)((*out * alphas[x] + ground[i] * (LEVELS - 1 - alphas[x]) + (LEVELS - 1) / 2) /
			                 (LEVELS - 1));
}

static void part_row(const kt_pixels *pixels, const uint8_t *in, uint8_t *colours, uint8_t *alphas)
{
	for (uint32_t x = 0; x < pixels->width; x++, in += pixels->channels + 1, colours += pixels->channels) {
		memcpy(colours, in, pixels->channels);
		alphas[x] = in[pixels->channels];
	}
}

static void convert(const conversion *c, kt_answer *answer)
{
	const kt_pixels *from = c->from;
	size_t width = from->width, count = width * from->height, stride = width * kt_pixels_stride(from);
	uint8_t *colours = kt_arena_take(c->job->arena, count * c->channels);
	uint8_t *alphas = kt_arena_take(c->job->arena, c->alpha ? count : width);
	uint8_t *row = kt_arena_take(c->job->arena, width * from->channels);
	for (size_t y = 0; y < from->height; y++) {
		const uint8_t *in = from->at + y * stride;
		uint8_t *out = colours + y * width * c->channels, *alpha = c->alpha ? alphas + y * width : alphas;
		if (from->alpha)
			part_row(from, in, row, alpha);
		convert_row(c, from->alpha ? row : in, out);
		if (from->alpha && c->print)
			blend_row(c, alpha, out);
	}
	answer->parts[0] = (kt_str){(const char *)colours, count * c->channels};
	if (c->alpha)
		answer->parts[1] = (kt_str){(const char *)alphas, count};
}

static void answer_as(const conversion *c, kt_answer *answer)
{
	const kt_pixels *from = c->from;
	bool judges = c->job->request->wanted == KT_WANTED_JUDGEMENT;
	answer->reply = (kt_reply){.kind = KT_REPLY_SAMPLES,
	                           .width = from->width,
	                           .height = from->height,
	                           .channels = judges ? from->channels : c->channels,
	                           .alpha = judges ? from->alpha : c->alpha};
	if (judges)
		return;
	if (from->alpha || changes_colours(c))
		convert(c, answer);
	else
		answer->parts[0] =
		        (kt_str){(const char *)from->at, (size_t)from->width * from->height * from->channels};
}

void kt_pixels_answer(const kt_job *job, kt_pixels *pixels, kt_answer *answer)
{
	conversion c;
	if (job->request->wanted != KT_WANTED_JUDGEMENT)
		kt_scale_pixels(job->arena, job->request->width, job->request->height, pixels);
	if (open_conversion(&c, job, pixels, answer))
		answer_as(&c, answer);
	close_conversion(&c);
}
