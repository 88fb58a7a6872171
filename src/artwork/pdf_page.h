/* pdf_page: one page of a PDF as a drawing.
 *
 * In/Out   A file -> the vector of what its page paints, in the target's colours: its trim (its crop, where it names none),
 *          turned and enlarged as it says. No links, forms to fill in, scripts, files, metadata or tags come along.
 * Fails    Words say why it is refused, or why it must be drawn as pixels instead.
 */
#ifndef KT_ARTWORK_PDF_PAGE_H
#define KT_ARTWORK_PDF_PAGE_H

#include "artwork/tone.h"
#include "artwork/vector.h"

typedef struct kt_pdf_page {
	kt_vector vector;
	bool repaired;  /* the file was damaged */
	kt_str refused; /* why: "is locked …"; empty: it is not */
	kt_str flat;    /* what in it cannot be kept for the target as it is; empty: nothing */
} kt_pdf_page;

/* `page` counts from 1. `bare`, where it is not NULL: the file once more, its page without annotations and cropped to what
 * is shown, for who paints it. */
kt_pdf_page kt_pdf_page_take(kt_arena *arena, kt_str file, unsigned page, kt_tone *tone, kt_str *bare);

#endif
