/* pdf_text: runs as text operators: BT … ET, fonts, strings with their kerning.
 *
 * Units    Positions are counted from numbers as printed, in billionths of a point ("nano"), so that no rounding adds up
 *          along a line: a glyph stands within 15/1000 pt, or half a thousandth of its em, of its place.
 * Not here Colours, marked-content sequences and what text is read as (write/pdf_content).
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
	bool listing, quoting; /* inside the array of TJ, inside a string of it */
	bool known;            /* font, size and rise are those below */
	unsigned font;
	int64_t size, rise;         /* thousandths of a point */
	int64_t origin_x, origin_y; /* thousandths of a point: where the line began */
	int64_t pen;                /* nano */
	kt_len x;                   /* where the run's next glyph begins; where it runs backwards, ends */
} kt_pdf_text;

/* A text object begins, or ends, where that is not so already. */
void kt_pdf_text_begin(kt_pdf_text *text);
void kt_pdf_text_end(kt_pdf_text *text);
/* Other operators may follow, in the same text object. */
void kt_pdf_text_pause(kt_pdf_text *text);
/* The font in force is not known any more: a graphics state was restored. */
void kt_pdf_text_forget(kt_pdf_text *text);

/* In a text object: the clusters to come are of this run, whose x = 0 stands at `at`. */
void kt_pdf_text_run(kt_pdf_text *text, kt_point at, const kt_run *run);
/* Shows the run's next cluster. */
void kt_pdf_text_cluster(kt_pdf_text *text, const kt_run *run, const kt_pdf_cluster *cluster);
/* Does the cluster read back exactly, or does its text need an ActualText? */
bool kt_pdf_text_exact(const kt_pdf_text *text, const kt_run *run, const kt_pdf_cluster *cluster);

#endif
