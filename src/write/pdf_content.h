/* pdf_content: a page's operations as a content stream.
 *
 * In/Out   kt_page -> operators, and which marked-content sequence each operation stands in.
 * Rules    Operations in list order. All that is painted stands in a sequence of its tag or in an artifact, never one
 *          inside the other. Neighbours of one tag share a sequence, but for what needs an ActualText.
 *          An edition that is not tagged has no sequences.
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_CONTENT_H
#define KT_WRITE_PDF_CONTENT_H

#include "display/list.h"
#include "write/pdf_edition.h"
#include "write/pdf_font.h"
#include "write/pdf_picture.h"

/* The sequences in which an operation's content stands: numbers (MCID) from … to - 1. */
typedef struct kt_pdf_range {
	uint32_t from, to;
} kt_pdf_range;

typedef struct kt_pdf_marks {
	const kt_pdf_range *of_op; /* by operation; empty for artifacts and clips. Neighbours may share a sequence. */
	const kt_tag *const *tags; /* by sequence: whose it is */
	uint32_t count;
} kt_pdf_marks;

/* Tells the fonts what the page shows. All pages first. */
void kt_pdf_content_note(const kt_page *page, kt_pdf_fonts *fonts);
/* Appends the operators to `out`. */
kt_pdf_marks kt_pdf_content_write(const kt_page *page, const kt_pdf_edition *edition, const kt_pdf_fonts *fonts,
                                  const kt_pdf_pictures *pictures, kt_arena *arena, kt_buf *out);

#endif
