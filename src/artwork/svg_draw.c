/* Judged first (svg_judge), then drawn on a PDF of Cairo's, of which only the page's content is used. What a filter makes is
 * pixels, one for each unit of the page: on a page that is so many times larger they are as fine as a press needs. */
#include "artwork/svg_draw.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <libdeflate.h>
#include <librsvg/rsvg.h>

#include "artwork/svg_judge.h"
#include "artwork/vector.h"

#define UNPACKED ((size_t)64 << 20) /* bytes: as large as a file may be */
#define FINE     (450.0 / 72)       /* pixels of filters to a point */
#define PIXELS   1.5e7              /* of all filters: more takes longer than there is time for */

/* SVGZ (RFC 1952). */
static bool unpack(kt_arena *arena, kt_str *bytes)
{
	if (bytes->len < 18 || (unsigned char)bytes->at[0] != 0x1f || (unsigned char)bytes->at[1] != 0x8b)
		return true;
	struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
	if (unpacker == NULL)
		kt_arena_no_memory();
	/* The size stands at the end, modulo 2^32; what lies is found out by unpacking. */
	const unsigned char *tail = (const unsigned char *)bytes->at + bytes->len - 4;
	size_t room = (size_t)tail[0] | (size_t)tail[1] << 8 | (size_t)tail[2] << 16 | (size_t)tail[3] << 24, len = 0;
	bool fine = room <= UNPACKED;
	char *out = fine ? kt_arena_take(arena, room) : NULL;
	fine = fine &&
	       libdeflate_gzip_decompress(unpacker, bytes->at, bytes->len, out, room, &len) == LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(unpacker);
	*bytes = (kt_str){out, len};
	return fine;
}

/* Size in points: of its own, or of its viewBox where it says none. */
static bool size_of(RsvgHandle *handle, double *width, double *height)
{
	gboolean has_width, has_height, has_box;
	RsvgLength w, h;
	RsvgRectangle box = {0};
	if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
		rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
		*width = has_box ? box.width : 0;
		*height = has_box ? box.height : 0;
	}
	*width *= 0.75;
	*height *= 0.75;
	return isfinite(*width) && isfinite(*height) && *width > 0 && *height > 0 && *width <= KT_VECTOR_LARGEST &&
	       *height <= KT_VECTOR_LARGEST;
}

static RsvgHandle *open_svg(kt_str bytes)
{
	GInputStream *stream = g_memory_input_stream_new_from_data(bytes.at, (gssize)bytes.len, NULL);
	RsvgHandle *handle = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
	g_object_unref(stream);
	if (handle)
		rsvg_handle_set_dpi(handle, 96);
	return handle;
}

static cairo_status_t take(void *to, const unsigned char *bytes, unsigned count)
{
	kt_buf_put(to, (kt_str){(const char *)bytes, count});
	return CAIRO_STATUS_SUCCESS;
}

static bool draw_on(RsvgHandle *handle, cairo_surface_t *surface, double width, double height)
{
	cairo_t *cr = cairo_create(surface);
	RsvgRectangle place = {0, 0, width, height};
	bool fine = rsvg_handle_render_document(handle, cr, &place, NULL) && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	return fine;
}

static bool draw_scaled(kt_arena *arena, RsvgHandle *handle, kt_svg *result)
{
	kt_buf out = kt_buf_in(arena);
	double w = result->width * result->scale, h = result->height * result->scale;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, &out, w, h);
	bool fine = draw_on(handle, surface, w, h);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
	result->pdf = kt_buf_str(&out);
	return fine;
}

/* As fine as there is memory for. */
static void draw_page(kt_arena *arena, RsvgHandle *handle, size_t filters, kt_svg *result)
{
	double most = PIXELS / (double)(filters + 1) / (result->width * result->height);
	result->scale = filters > 0 ? fmax(1, fmin(FINE, sqrt(most))) : 1;
	while (!draw_scaled(arena, handle, result)) {
		if (result->scale == 1) {
			result->refused = KT_STR("asks for more than can be drawn: "
			                         "simplify its filters, masks and repeated parts");
			return;
		}
		result->scale = fmax(1, result->scale / 2);
	}
}

kt_svg kt_svg_draw_page(kt_arena *arena, kt_str bytes)
{
	kt_svg result = {0};
	if (!unpack(arena, &bytes)) {
		result.refused =
		        KT_STR("is packed (SVGZ) and is damaged, or larger than 64 MiB unpacked: save it as plain SVG");
		return result;
	}
	kt_svg_judgement judgement = kt_svg_judge(arena, bytes);
	result.refused = judgement.refused;
	if (result.refused.len > 0)
		return result;
	RsvgHandle *handle = open_svg(bytes);
	if (handle == NULL)
		result.refused = KT_STR("cannot be read as an SVG: save it anew as plain SVG");
	else if (!size_of(handle, &result.width, &result.height))
		result.refused = KT_STR("has no size, or more than 5 m a side: give its svg element a width and a "
		                        "height, or a viewBox");
	else
		draw_page(arena, handle, judgement.filters, &result);
	if (handle)
		g_object_unref(handle);
	return result;
}
