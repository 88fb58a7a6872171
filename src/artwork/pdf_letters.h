/* pdf_letters: what a font of a placed PDF says its codes stand for (ISO 32000-1, 9.10.3).
 *
 * Rules    A file for a screen may name no U+0000, U+FEFF, U+FFFE and no character of the private area (ISO 19005-2, 6.2.11.7).
 */
#ifndef KT_ARTWORK_PDF_LETTERS_H
#define KT_ARTWORK_PDF_LETTERS_H

#include "artwork/pdf_work.h"

/* Is it a CMap of characters that may be named? */
bool kt_pdf_letters_sound(kt_pdf_work *work, qpdf_oh cmap);

#endif
