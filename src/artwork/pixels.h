/* pixels: decoded pixels become an answer.
 *
 * In/Out   Rows from the top, 8 bits a channel, alpha last and not multiplied in -> what the request wants of them.
 * Owns     The job's arena; pixels that need no change are not copied.
 */
#ifndef KT_ARTWORK_PIXELS_H
#define KT_ARTWORK_PIXELS_H

#include "artwork/kinds.h"

typedef struct kt_pixels {
	uint32_t width, height;
	unsigned channels; /* 1 grey, 3 colours, 4 inks with 255 full; alpha not counted */
	bool alpha;
	const uint8_t *at;
} kt_pixels;

static inline size_t kt_pixels_stride(const kt_pixels *pixels)
{
	return pixels->channels + pixels->alpha;
}

void kt_pixels_answer(const kt_job *job, const kt_pixels *pixels, kt_answer *answer);

#endif
