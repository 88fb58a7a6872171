/* Each pixel of the result is fetched: its place in the source is a corner, and a step along each of the result's axes. */
#include "artwork/turn.h"

#include <string.h>

void kt_turn_pixels(kt_arena *arena, kt_turn turn, kt_pixels *pixels)
{
	if (turn == KT_TURN_NONE)
		return;
	bool lies = kt_turn_lies(turn);
	bool from_right =
	        turn == KT_TURN_FLIPPED || turn == KT_TURN_HALF || turn == KT_TURN_TRANSVERSED || turn == KT_TURN_LEFT;
	bool from_foot =
	        turn == KT_TURN_HALF || turn == KT_TURN_UPSIDE || turn == KT_TURN_RIGHT || turn == KT_TURN_TRANSVERSED;
	ptrdiff_t stride = (ptrdiff_t)kt_pixels_stride(pixels), row = stride * (ptrdiff_t)pixels->width;
	ptrdiff_t across = from_right ? -stride : stride, down = from_foot ? -row : row;
	const uint8_t *corner =
	        pixels->at + (from_right ? row - stride : 0) + (from_foot ? row * ((ptrdiff_t)pixels->height - 1) : 0);
	uint32_t width = lies ? pixels->height : pixels->width, height = lies ? pixels->width : pixels->height;
	uint8_t *out = kt_arena_take(arena, (size_t)width * height * (size_t)stride), *at = out;
	for (uint32_t y = 0; y < height; y++)
		for (uint32_t x = 0; x < width; x++, at += stride)
			memcpy(at,
			       corner + (ptrdiff_t)x * (lies ? down : across) + (ptrdiff_t)y * (lies ? across : down),
			       (size_t)stride);
	pixels->at = out;
	pixels->width = width;
	pixels->height = height;
}
