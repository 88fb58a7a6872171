/* writer.h: a writer turns a document into one file, or one file a page.
 *
 * Purpose  A table; a new output is one file in this folder and one entry in app/render.
 * In/Out   A kt_document -> bytes through base/io.
 * Never    Sees content, blocks or layout.
 */
#ifndef KT_WRITE_WRITER_H
#define KT_WRITE_WRITER_H

#include "base/io.h"
#include "display/document.h"

typedef enum kt_write_standard { KT_WRITE_UA1_A2A, KT_WRITE_UA2_A4 } kt_write_standard;

typedef struct kt_write_options {
	kt_write_standard standard; /* of the screen's PDF */
	unsigned dpi;               /* PNG */
	int64_t epoch;              /* SOURCE_DATE_EPOCH, seconds; -1: the document's own date at 00:00 UTC */
} kt_write_options;

typedef struct kt_writer {
	const char *name;      /* as --target takes it: "screen", "png", "svg" */
	const char *extension; /* ".pdf" */
	bool by_page;          /* one file a page, in a folder */
	kt_target target;      /* whose pages it writes */
	/* `page` is an index where by_page, else 0. Writes all bytes through `out`; false: reported. */
	bool (*write)(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
	              kt_io_out *out, kt_diag *diag);
} kt_writer;

extern const kt_writer kt_write_pdf;          /* write/screen.c: PDF/UA and PDF/A */
extern const kt_writer kt_write_print;        /* write/print.c: PDF/X-4 */
extern const kt_writer kt_write_print_report; /* write/print_report.c: in words, beside it */
extern const kt_writer kt_write_png;          /* write/cairo_out.c */
extern const kt_writer kt_write_svg;          /* write/svg.c */
extern const kt_writer kt_write_heard;        /* write/heard.c: what a screen reader says */

#endif
