/* pdf_font: the fonts of a PDF: codes that read back as they were written, and subsets.
 *
 * Purpose  A code stands for a glyph and the text that it shows, so that each has its exact ToUnicode. First all pairs of
 *          the document are noted, then the subsets are made, then each pair has its code.
 * In/Out   (face, glyph, text) -> font and code; a subset for each face.
 * Units    Widths are millionths of an em, as the file has them: thousandths with three decimals.
 * Owns     The arena given; faces and texts are borrowed.
 */
#ifndef KT_WRITE_PDF_FONT_H
#define KT_WRITE_PDF_FONT_H

#include "text/font.h"
#include "write/haru.h"
#include "write/pdf_compound.h"

typedef struct kt_pdf_fonts kt_pdf_fonts;

typedef struct kt_pdf_code {
	unsigned font; /* n: its name in the resources is /Fn */
	uint16_t code; /* two bytes in a string */
	bool exact;    /* reads back as the text; else the text needs an ActualText */
	uint32_t width;
} kt_pdf_code;

kt_pdf_fonts *kt_pdf_fonts_open(kt_arena *arena);

/* `text` is not empty. */
void kt_pdf_fonts_note(kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text);
/* A glyph that shows no text of its own: one too many in a cluster that shows `text`. */
void kt_pdf_fonts_note_part(kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text);
/* Several glyphs that show the text together. false: the face cannot hold it as one; its glyphs are noted apart. */
bool kt_pdf_fonts_note_compound(kt_pdf_fonts *fonts, const kt_face *face, const kt_pdf_compound *compound, kt_str text);
/* Makes the subsets and writes the font objects. false: reported. */
KT_MUST bool kt_pdf_fonts_write(kt_pdf_fonts *fonts, kt_haru *haru, kt_diag *diag);

/* After the writing, for pairs that were noted. */
kt_pdf_code kt_pdf_fonts_code(const kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph, kt_str text);
kt_pdf_code kt_pdf_fonts_part_code(const kt_pdf_fonts *fonts, const kt_face *face, uint16_t glyph); /* never exact */
/* false: it was refused when it was noted. */
bool kt_pdf_fonts_compound_code(const kt_pdf_fonts *fonts, const kt_face *face, const kt_pdf_compound *compound,
                                kt_str text, kt_pdf_code *code);
/* Are all of the face's codes exact? */
bool kt_pdf_fonts_exact(const kt_pdf_fonts *fonts, const kt_face *face);
/* The face's first font, which has most of its codes. */
unsigned kt_pdf_fonts_number(const kt_pdf_fonts *fonts, const kt_face *face);
/* "/F0 5 0 R/F1 …" for /Font of the resources. */
void kt_pdf_fonts_put_resources(const kt_pdf_fonts *fonts, kt_buf *out);

#endif
