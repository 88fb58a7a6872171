/* pdf_calculator: PostScript calculator functions (ISO 32000-1, 7.10.5).
 *
 * Fails    Never: what the words do wrong (an empty stack, an unknown word) ends them, and outputs that are not there are 0.
 */
#ifndef KT_ARTWORK_PDF_CALCULATOR_H
#define KT_ARTWORK_PDF_CALCULATOR_H

#include "base/str.h"

void kt_pdf_calculator_run(kt_str words, const double *in, unsigned inputs, double *out, unsigned outputs);

#endif
