/* The page as pdf_page leaves it: without annotations, cropped to what is shown. */
#include "artwork/pdf_paint.h"

#include <string.h>

#include <cairo.h>
#include <poppler.h>

/* As Cairo has them: alpha multiplied in. */
static unsigned char *pixels_of(kt_arena *arena, cairo_surface_t *surface)
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

bool kt_pdf_paint(kt_arena *arena, kt_str file, unsigned page, unsigned width, unsigned height, unsigned char **rgba)
{
	GBytes *bytes = g_bytes_new_static(file.at, file.len);
	PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
	PopplerPage *shown = document ? poppler_document_get_page(document, (int)page - 1) : NULL;
	bool fine = shown != NULL;
	if (fine) {
		double w, h;
		poppler_page_get_size(shown, &w, &h);
		cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)width, (int)height);
		cairo_t *cr = cairo_create(surface);
		cairo_scale(cr, width / w, height / h);
		poppler_page_render(shown, cr);
		fine = w > 0 && h > 0 && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
		cairo_destroy(cr);
		cairo_surface_flush(surface);
		if (fine)
			*rgba = pixels_of(arena, surface);
		cairo_surface_destroy(surface);
		g_object_unref(shown);
	}
	if (document)
		g_object_unref(document);
	g_bytes_unref(bytes);
	return fine;
}
