#include "artwork/pixels.h"

#include <string.h>

/* Colour and alpha, each on its own. */
static void part(const kt_job *job, const kt_pixels *pixels, kt_answer *answer)
{
	size_t count = (size_t)pixels->width * pixels->height, stride = kt_pixels_stride(pixels);
	uint8_t *colours = kt_arena_take(job->arena, count * pixels->channels),
	        *alpha = kt_arena_take(job->arena, count);
	for (size_t i = 0; i < count; i++) {
		memcpy(colours + i * pixels->channels, pixels->at + i * stride, pixels->channels);
		alpha[i] = pixels->at[i * stride + pixels->channels];
	}
	answer->parts[0] = (kt_str){(const char *)colours, count * pixels->channels};
	answer->parts[1] = (kt_str){(const char *)alpha, count};
}

void kt_pixels_answer(const kt_job *job, const kt_pixels *pixels, kt_answer *answer)
{
	answer->reply = (kt_reply){.kind = KT_REPLY_SAMPLES,
	                           .width = pixels->width,
	                           .height = pixels->height,
	                           .channels = pixels->channels,
	                           .alpha = pixels->alpha};
	if (job->request->wanted == KT_WANTED_JUDGEMENT)
		return;
	if (pixels->alpha)
		part(job, pixels, answer);
	else
		answer->parts[0] =
		        (kt_str){(const char *)pixels->at, (size_t)pixels->width * pixels->height * pixels->channels};
}
