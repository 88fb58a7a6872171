/* pdf_cidfont: the objects of a composite font.
 *
 * In/Out   A subset of a face, and what each code shows -> a descendant font with its file, widths and glyph map, and the
 *          fonts above it, which differ in what their codes read as.
 * Units    Widths are millionths of an em.
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_CIDFONT_H
#define KT_WRITE_PDF_CIDFONT_H

#include "write/haru.h"
#include "write/pdf_subset.h"

/* What a code shows. */
typedef struct kt_pdf_cid {
	kt_str text;    /* empty: a glyph that is only part of others */
	uint16_t glyph; /* of the subset */
	uint32_t width;
} kt_pdf_cid;

typedef struct kt_pdf_cidfont {
	kt_haru *haru;
	kt_arena *arena;
	const kt_face *face;
	const kt_pdf_subset *subset;
	uint32_t compounds; /* glyphs that stand in it besides, past the others */
	uint32_t codes;     /* of each variant */
	kt_str name;        /* found */
} kt_pdf_cidfont;

/* The descendant font, which all variants share; its object. `cids`: those of the first variant. */
unsigned kt_pdf_cidfont_write(kt_pdf_cidfont *font, const kt_pdf_cid *cids);
/* A font of the document; its object. */
unsigned kt_pdf_cidfont_write_variant(const kt_pdf_cidfont *font, unsigned descendant, const kt_pdf_cid *cids);

#endif
