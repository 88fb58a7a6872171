/* libqrencode chooses the least version that holds the bytes at a level of correction; a higher level that needs no
 * larger version costs nothing, so the highest such is taken. Runs of dark modules in a row become one rectangle, and
 * all rectangles one path: filled in one go, so that no seam shows between rows. */
#include "blocks/qr.h"

#include <limits.h>
#include <qrencode.h>
#include <string.h>

#define BYTES_MOST 2953 /* what the largest code holds at the lowest level, ISO/IEC 18004 table 7 */

static QRcode *encode(kt_str bytes, int version, QRecLevel level)
{
	if (bytes.len == 0 || bytes.len > BYTES_MOST)
		return NULL;
	return QRcode_encodeData((int)bytes.len, (const unsigned char *)bytes.at, version, level);
}

static int version_of(kt_str bytes, QRecLevel level)
{
	QRcode *code = encode(bytes, 0, level);
	int version = code ? code->version : INT_MAX;
	QRcode_free(code);
	return version;
}

bool kt_qr_make(kt_arena *arena, kt_str bytes, unsigned most, kt_qr *qr)
{
	int version = version_of(bytes, QR_ECLEVEL_L);
	QRecLevel level = QR_ECLEVEL_L;
	while (version < INT_MAX && level < QR_ECLEVEL_H && version_of(bytes, level + 1) == version)
		level++;
	QRcode *code = encode(bytes, 0, level);
	bool fits = code && (unsigned)code->width <= most;
	if (fits) {
		unsigned size = (unsigned)code->width;
		uint8_t *cells = KT_NEW_ARRAY(arena, uint8_t, (size_t)size * size);
		for (size_t i = 0; i < (size_t)size * size; i++)
			cells[i] = code->data[i] & 1; /* the other bits say what a module is for */
		*qr = (kt_qr){size, cells};
	}
	QRcode_free(code);
	return fits;
}

size_t kt_qr_room(unsigned most)
{
	char bytes[BYTES_MOST];
	memset(bytes, 'x', sizeof bytes);
	size_t fits = 0, over = BYTES_MOST + 1;
	while (over - fits > 1) {
		size_t middle = fits + (over - fits) / 2;
		QRcode *code = encode((kt_str){bytes, middle}, 0, QR_ECLEVEL_L);
		if (code && (unsigned)code->width <= most)
			fits = middle;
		else
			over = middle;
		QRcode_free(code);
	}
	return fits;
}

/* By its corners, not by width and height: Cairo rounds what is relative by itself, and rows would leave a gap. */
static void add_box(cairo_t *path, double x0, double y0, double x1, double y1)
{
	cairo_move_to(path, x0, y0);
	cairo_line_to(path, x1, y0);
	cairo_line_to(path, x1, y1);
	cairo_line_to(path, x0, y1);
	cairo_close_path(path);
}

void kt_qr_draw(kt_canvas *canvas, const kt_qr *qr, kt_box box, const kt_ink *ink)
{
	cairo_t *path = kt_canvas_path(canvas);
	double x = kt_len_points(box.x), y = kt_len_points(box.y);
	double module = kt_len_points(box.w) / qr->size;
	for (unsigned row = 0; row < qr->size; row++) {
		const uint8_t *cells = &qr->cells[(size_t)row * qr->size];
		for (unsigned from = 0, to; from < qr->size; from = to) {
			for (to = from + 1; to < qr->size && cells[to] == cells[from];)
				to++;
			if (cells[from])
				add_box(path, x + from * module, y + row * module, x + to * module,
				        y + (row + 1) * module);
		}
	}
	kt_canvas_fill(canvas, ink);
}
