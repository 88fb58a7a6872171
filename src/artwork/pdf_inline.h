/* pdf_inline: an image that stands in a content stream (ISO 32000-1, 8.9.7), as one that stands for itself.
 *
 * In/Out   `tokens` stand behind BI, and then behind EI. A stream of the file, not yet referred to.
 */
#ifndef KT_ARTWORK_PDF_INLINE_H
#define KT_ARTWORK_PDF_INLINE_H

#include "artwork/pdf_token.h"
#include "artwork/pdf_work.h"

qpdf_oh kt_pdf_inline_read(kt_pdf_work *work, kt_pdf_tokens *tokens, qpdf_oh resources);

#endif
