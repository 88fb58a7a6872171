/* Rows first, then columns, in whole numbers: the same on every machine. A source pixel is UNIT wide; where a border of the
 * result cuts one, both sides have their parts. What is transparent counts for as little as it shows. */
#include "artwork/scale.h"

#include <string.h>

#define UNIT     256u
#define CHANNELS 5 /* at the most, alpha with them */

/* What a pixel of the result covers of a row or column: whole source pixels, but for the first and the last. */
typedef struct span {
	uint32_t from, to; /* inclusive */
	uint32_t first, last;
} span;

static span span_of(uint32_t at, uint32_t count, uint32_t source)
{
	uint64_t low = (uint64_t)at * source * UNIT / count, high = (uint64_t)(at + 1) * source * UNIT / count;
	span s = {(uint32_t)(low / UNIT), (uint32_t)((high - 1) / UNIT), 0, 0};
	s.first = UNIT - (uint32_t)(low % UNIT);
	s.last = (uint32_t)((high - 1) % UNIT) + 1;
	return s;
}

static uint32_t weight_of(const span *s, uint32_t at)
{
	return at == s->from ? s->first : at == s->to ? s->last : UNIT;
}

typedef struct scaling {
	const kt_pixels *from;
	uint32_t width;
	size_t stride;
	const span *across;
	uint64_t *sums; /* of a row of the result: each channel, and the weight of all */
} scaling;

static void add_pixel(const scaling *s, const uint8_t *in, uint64_t weight, uint64_t *sums)
{
	size_t channels = s->from->channels;
	uint64_t shown = s->from->alpha ? weight * in[channels] : weight;
	for (size_t i = 0; i < channels; i++)
		sums[i] += shown * in[i];
	sums[channels] += shown;
	sums[channels + 1] += weight;
}

static void add_row(const scaling *s, const uint8_t *row, uint32_t weight)
{
	uint64_t *sums = s->sums;
	for (uint32_t x = 0; x < s->width; x++, sums += CHANNELS + 1)
		for (uint32_t i = s->across[x].from; i <= s->across[x].to; i++)
			add_pixel(s, row + i * s->stride, (uint64_t)weight * weight_of(&s->across[x], i), sums);
}

static void put_row(const scaling *s, uint8_t *out)
{
	const uint64_t *sums = s->sums;
	size_t channels = s->from->channels;
	for (uint32_t x = 0; x < s->width; x++, sums += CHANNELS + 1, out += s->stride) {
		uint64_t shown = sums[channels], all = sums[channels + 1];
		for (size_t i = 0; i < channels; i++) {
			uint64_t mean = shown > 0 ? (sums[i] + shown / 2) / shown : 0;
			out[i] = (uint8_t)mean;
		}
		if (s->from->alpha)
			out[channels] = (uint8_t)((shown + all / 2) / all);
	}
}

void kt_scale_pixels(kt_arena *arena, uint32_t width, uint32_t height, kt_pixels *pixels)
{
	if (!kt_request_averages(pixels->width, width) || !kt_request_averages(pixels->height, height))
		return;
	scaling s = {.from = pixels, .width = width, .stride = kt_pixels_stride(pixels)};
	span *across = KT_NEW_ARRAY(arena, span, width);
	for (uint32_t x = 0; x < width; x++)
		across[x] = span_of(x, width, pixels->width);
	s.across = across;
	size_t sums = (size_t)width * (CHANNELS + 1);
	s.sums = KT_NEW_ARRAY(arena, uint64_t, sums);
	uint8_t *out = kt_arena_take(arena, (size_t)width * height * s.stride);
	for (uint32_t y = 0; y < height; y++) {
		span down = span_of(y, height, pixels->height);
		memset(s.sums, 0, sums * sizeof *s.sums);
		for (uint32_t i = down.from; i <= down.to; i++)
			add_row(&s, pixels->at + (size_t)i * pixels->width * s.stride, weight_of(&down, i));
		put_row(&s, out + (size_t)y * width * s.stride);
	}
	pixels->at = out;
	pixels->width = width;
	pixels->height = height;
}
