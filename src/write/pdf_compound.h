/* pdf_compound: several glyphs as one: what a cluster shows, put into a TrueType subset as one glyph.
 *
 * In/Out   A TrueType file and compounds of its glyphs -> the file with a composite glyph more for each.
 * Units    Font units, y upwards.
 * Owns     The arena given.
 * Fails    NULL bytes: the font is damaged, or would have too many glyphs.
 */
#ifndef KT_WRITE_PDF_COMPOUND_H
#define KT_WRITE_PDF_COMPOUND_H

#include "base/str.h"

#define KT_PDF_COMPOUND_MOST 16 /* parts; no cluster of a living script has as many */

typedef struct kt_pdf_part {
	uint16_t glyph;
	int16_t x, y; /* of its origin, from the compound's */
} kt_pdf_part;

typedef struct kt_pdf_compound {
	uint32_t count; /* 0: it shows nothing; the first part says whose it is */
	uint16_t advance;
	kt_pdf_part parts[KT_PDF_COMPOUND_MOST];
} kt_pdf_compound;

bool kt_pdf_compound_equal(const kt_pdf_compound *a, const kt_pdf_compound *b);
/* The first compound is the glyph after the file's last. */
kt_str kt_pdf_compound_add(kt_arena *arena, kt_str file, const kt_pdf_compound *compounds, size_t count);

#endif
