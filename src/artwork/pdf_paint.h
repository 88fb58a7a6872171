/* pdf_paint: a page of a PDF painted by poppler, for where pixels are wanted.
 *
 * In/Out   A sound PDF (pdf_page has read it) -> width * height pixels of red, green, blue and alpha, not multiplied in, of
 *          the page's trim or crop.
 */
#ifndef KT_ARTWORK_PDF_PAINT_H
#define KT_ARTWORK_PDF_PAINT_H

#include "base/str.h"

KT_MUST bool kt_pdf_paint(kt_arena *arena, kt_str file, unsigned page, unsigned width, unsigned height,
                          unsigned char **rgba);

#endif
