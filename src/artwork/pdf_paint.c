/* The page as pdf_page leaves it: without annotations, cropped to what is shown. */
#include "artwork/pdf_paint.h"

#include <poppler.h>

#include "artwork/rgba.h"

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
			*rgba = kt_rgba_of(arena, surface);
		cairo_surface_destroy(surface);
		g_object_unref(shown);
	}
	if (document)
		g_object_unref(document);
	g_bytes_unref(bytes);
	return fine;
}
