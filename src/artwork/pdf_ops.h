/* pdf_ops: the content streams of a placed PDF in the target's colours, with the resources that they use and no others.
 *
 * Rules    Colours become the target's own operators (rg, or k). Marked content goes: tags and layers are the page's own, not
 *          what is placed on it. Operators that are none are left out, saved states balance.
 */
#ifndef KT_ARTWORK_PDF_OPS_H
#define KT_ARTWORK_PDF_OPS_H

#include "artwork/pdf_space.h"

typedef struct kt_pdf_ops {
	kt_str content;
	kt_str resources; /* entries */
} kt_pdf_ops;

/* `shape`: an uncoloured pattern's, or glyph's: colours are its user's. `start` is put before all. */
kt_pdf_ops kt_pdf_ops_write(kt_pdf_work *work, kt_str content, qpdf_oh resources, bool shape, const char *start);

#endif
