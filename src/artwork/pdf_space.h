/* pdf_space: colour spaces of a placed PDF (ISO 32000-1, 8.6), and what their colours are in the target's own.
 *
 * Fails    What is no colour space is black, as DeviceGray 0 is.
 * Owns     The arena of the work.
 */
#ifndef KT_ARTWORK_PDF_SPACE_H
#define KT_ARTWORK_PDF_SPACE_H

#include "artwork/pdf_function.h"

typedef enum kt_pdf_space_kind {
	KT_PDF_SPACE_DEVICE, /* a `source` of tones */
	KT_PDF_SPACE_ICC,
	KT_PDF_SPACE_LAB,
	KT_PDF_SPACE_INDEXED,
	KT_PDF_SPACE_TINT, /* Separation, DeviceN */
	KT_PDF_SPACE_PATTERN
} kt_pdf_space_kind;

typedef struct kt_pdf_space {
	kt_pdf_space_kind kind;
	unsigned parts;
	kt_tone_source source;           /* DEVICE */
	const kt_tone_profile *profile;  /* ICC */
	double range[8];                 /* LAB: of a* and b* */
	const struct kt_pdf_space *base; /* INDEXED, TINT, PATTERN (NULL: it has none) */
	const kt_pdf_function *tint;     /* TINT; NULL: all plates alike, 1 part */
	bool nothing;                    /* TINT: on no plate */
	kt_str table;                    /* INDEXED */
	unsigned high;
} kt_pdf_space;

extern const kt_pdf_space kt_pdf_space_gray, kt_pdf_space_rgb, kt_pdf_space_cmyk;

/* `resources` give names their meaning. */
const kt_pdf_space *kt_pdf_space_read(kt_pdf_work *work, qpdf_oh object, qpdf_oh resources);
/* By the name of an operator's operand, or of the device. */
const kt_pdf_space *kt_pdf_space_named(kt_pdf_work *work, kt_str name, qpdf_oh resources);
/* The colour that a space begins with. */
void kt_pdf_space_initial(const kt_pdf_space *space, double *in);
/* What a part of 0 to 1 of an image's sample stands for, where no Decode says otherwise: [low, high]. */
void kt_pdf_space_decode(const kt_pdf_space *space, unsigned part, unsigned bits, double *low, double *high);
/* `out` has kt_tone_parts. */
void kt_pdf_space_tone(const kt_tone *tone, const kt_pdf_space *space, const double *in, double *out);

#endif
