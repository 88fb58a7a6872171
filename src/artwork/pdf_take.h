/* pdf_take: what a content stream of a placed PDF names: forms, fonts, patterns, gradients, graphics states.
 *
 * In/Out   An object of the file -> its number among the vector's; 0: there is nothing to be drawn.
 */
#ifndef KT_ARTWORK_PDF_TAKE_H
#define KT_ARTWORK_PDF_TAKE_H

#include "artwork/pdf_space.h"

unsigned kt_pdf_take_form(kt_pdf_work *work, qpdf_oh form, qpdf_oh resources);
unsigned kt_pdf_take_font(kt_pdf_work *work, qpdf_oh font);
unsigned kt_pdf_take_state(kt_pdf_work *work, qpdf_oh state, qpdf_oh resources);
unsigned kt_pdf_take_pattern(kt_pdf_work *work, qpdf_oh pattern, qpdf_oh resources);
unsigned kt_pdf_take_shading(kt_pdf_work *work, qpdf_oh shading, qpdf_oh resources);
/* A layer that is switched off. */
bool kt_pdf_take_hidden(kt_pdf_work *work, qpdf_oh layer);

#endif
