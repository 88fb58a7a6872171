/* pdf_subset: a face cut down to the glyphs that a document shows.
 *
 * In/Out   A face and its glyphs -> the bytes of a font file for a PDF, and the glyphs' new numbers, dense from 0 (.notdef).
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_SUBSET_H
#define KT_WRITE_PDF_SUBSET_H

#include "text/font.h"

typedef struct kt_pdf_subset {
	kt_str file;         /* a bare CFF, or a TrueType file */
	uint32_t count;      /* glyphs in it; more than were asked for where glyphs are made of others */
	const uint32_t *old; /* by new number, ascending */
} kt_pdf_subset;

/* `glyphs` in any order, repeats are fine. false: the font is broken. */
KT_MUST bool kt_pdf_subset_make(const kt_face *face, const uint32_t *glyphs, size_t count, kt_arena *arena,
                                kt_pdf_subset *subset);
/* The new number of a glyph that was asked for. */
uint16_t kt_pdf_subset_glyph(const kt_pdf_subset *subset, uint32_t glyph);

#endif
