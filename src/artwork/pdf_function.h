/* pdf_function: functions of PDF (ISO 32000-1, 7.10): tint transforms, gradients.
 *
 * Fails    kt_pdf_function_read gives NULL where it is none that can be worked out.
 * Owns     The arena of the work.
 */
#ifndef KT_ARTWORK_PDF_FUNCTION_H
#define KT_ARTWORK_PDF_FUNCTION_H

#include "artwork/pdf_work.h"

#define KT_PDF_FUNCTION_MOST 32 /* inputs, or outputs */

typedef struct kt_pdf_function kt_pdf_function;

const kt_pdf_function *kt_pdf_function_read(kt_pdf_work *work, qpdf_oh object);
unsigned kt_pdf_function_inputs(const kt_pdf_function *function);
unsigned kt_pdf_function_outputs(const kt_pdf_function *function);
void kt_pdf_function_value(const kt_pdf_function *function, const double *in, double *out);

#endif
