/* pdf_text: runs as text operators: BT … ET, fonts, strings with their kerning, spans with their true text.
 *
 * Units    Positions are counted from numbers as printed, in billionths of a point ("nano"), so that no rounding adds up
 *          along a line: a glyph stands within half a thousandth of an em of its place.
 * Not here Colours and marked-content sequences (write/pdf_content).
 */
#ifndef KT_WRITE_PDF_TEXT_H
#define KT_WRITE_PDF_TEXT_H

#include "write/pdf_cluster.h"
#include "write/pdf_font.h"

typedef struct kt_pdf_text {
	kt_buf *out;
	const kt_pdf_fonts *fonts;
	kt_len height;         /* of the page */
	bool open;             /* between BT and ET */
	bool spanning;         /* inside a span with its ActualText */
	bool listing, quoting; /* inside the array of TJ, inside a string of it */
	bool known;            /* font, size and rise are those below */
	unsigned font;
	int64_t size, rise;         /* thousandths of a point */
	int64_t origin_x, origin_y; /* thousandths of a point: where the line began */
	int64_t pen;                /* nano */
} kt_pdf_text;

/* The font in force is not known any more: a graphics state was saved or restored. */
void kt_pdf_text_forget(kt_pdf_text *text);
/* What follows is read as `actual`, until the span's end. */
void kt_pdf_text_span(kt_pdf_text *text, kt_str actual);
void kt_pdf_text_span_end(kt_pdf_text *text);
/* Shows a run whose x = 0 stands at `at`. `heard`: it is read, so what does not read back exactly gets its own span. */
void kt_pdf_text_run(kt_pdf_text *text, kt_point at, const kt_run *run, bool heard);
/* Other operators may follow, in the same text object. */
void kt_pdf_text_pause(kt_pdf_text *text);
/* Ends span and text object, where they are open. */
void kt_pdf_text_end(kt_pdf_text *text);

#endif
