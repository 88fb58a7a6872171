#include "artwork/rgba.h"

#include <stdint.h>
#include <string.h>

unsigned char *kt_rgba_of(kt_arena *arena, cairo_surface_t *surface)
{
	size_t width = (size_t)cairo_image_surface_get_width(surface),
	       height = (size_t)cairo_image_surface_get_height(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	const unsigned char *data = cairo_image_surface_get_data(surface);
	unsigned char *out = kt_arena_take_array(arena, width * height, 4), *to = out;
	for (size_t y = 0; y < height; y++)
		for (size_t x = 0; x < width; x++, to += 4) {
			uint32_t pixel;
			memcpy(&pixel, data + y * stride + 4 * x, sizeof pixel);
			uint32_t alpha = pixel >> 24;
			for (unsigned i = 0; i < 3 && alpha > 0; i++)
				to[i] = (unsigned char)(((pixel >> (16 - 8 * i) & 255) * 255 + alpha / 2) / alpha);
			to[3] = (unsigned char)alpha;
		}
	return out;
}
