#include "write/cairo_picture.h"

static uint32_t multiplied(uint32_t value, uint32_t alpha)
{
	return (value * alpha + 127) / 255;
}

static void fill_rows(cairo_surface_t *surface, const kt_artwork_made *made)
{
	size_t channels = made->reply.channels, count = (size_t)made->reply.width * made->reply.height;
	const uint8_t *at = (const uint8_t *)made->body.at, *alphas = at + count * channels;
	unsigned char *rows = cairo_image_surface_get_data(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);
	cairo_surface_flush(surface);
	for (uint32_t y = 0; y < made->reply.height; y++) {
		uint32_t *row = (uint32_t *)(void *)(rows + y * stride);
		for (uint32_t x = 0; x < made->reply.width; x++, at += channels) {
			uint32_t alpha = made->reply.alpha ? *alphas++ : 255;
			uint32_t r = at[0], g = channels == 1 ? r : at[1], b = channels == 1 ? r : at[2];
			row[x] = alpha << 24 | multiplied(r, alpha) << 16 | multiplied(g, alpha) << 8 |
			         multiplied(b, alpha);
		}
	}
	cairo_surface_mark_dirty(surface);
}

cairo_surface_t *kt_cairo_picture(const kt_picture *picture, const kt_press *press, unsigned dpi, kt_diag *diag)
{
	kt_request request = {.wanted = KT_WANTED_PIXELS,
	                      .width = kt_artwork_pixels(picture->box.w, dpi),
	                      .height = kt_artwork_pixels(picture->box.h, dpi)};
	kt_arena *own = kt_arena_open();
	kt_artwork_made made;
	cairo_surface_t *surface = NULL;
	if (kt_artwork_make(picture->artwork, &request, press->profile, own, &made, diag)) {
		surface =
		        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)made.reply.width, (int)made.reply.height);
		if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
			kt_arena_no_memory();
		fill_rows(surface, &made);
	}
	kt_arena_close(own);
	return surface;
}

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned count)
{
	kt_buf_put(data, (kt_str){(const char *)bytes, count});
	return CAIRO_STATUS_SUCCESS;
}

bool kt_cairo_picture_png(const kt_picture *picture, const kt_press *press, unsigned dpi, kt_arena *arena, kt_str *png,
                          kt_diag *diag)
{
	cairo_surface_t *surface = kt_cairo_picture(picture, press, dpi, diag);
	if (!surface)
		return false;
	kt_buf out = kt_buf_in(arena);
	if (cairo_surface_write_to_png_stream(surface, take_bytes, &out) != CAIRO_STATUS_SUCCESS)
		kt_arena_no_memory();
	cairo_surface_destroy(surface);
	*png = kt_buf_str(&out);
	return true;
}
