/* pixels: decoded pixels become an answer.
 *
 * In/Out   Rows from the top, 8 bits a channel, alpha last and not multiplied in -> what the request wants of them.
 * Rules    Colours without a profile are sRGB, and four inks the press's own. What is wanted in another space is converted by
 *          profile, relative colorimetric with black point compensation: colours that both can show stay what they are, and
 *          shadows keep their drawing; perceptual tables differ with who made the profile. Greys stay greys: in print of
 *          black alone, as light as the press's profile says.
 *          In print what is transparent is blended with the ground, amount of ink by amount of ink.
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
	kt_str profile; /* ICC, of so many channels; empty: none */
} kt_pixels;

static inline size_t kt_pixels_stride(const kt_pixels *pixels)
{
	return pixels->channels + pixels->alpha;
}

/* Does the target take their colours as they are? Where it does not, a file of them cannot be embedded as it is. A profile
 * that is none, or of another number of channels, is refused: then `*good` is false. */
bool kt_pixels_as_they_are(const kt_job *job, const kt_pixels *pixels, kt_answer *answer, bool *good);

/* `pixels` may have become fewer, as the request wants. */
void kt_pixels_answer(const kt_job *job, kt_pixels *pixels, kt_answer *answer);

#endif
