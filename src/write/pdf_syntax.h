/* pdf_syntax: the small change of a PDF file: strings, names, references, boxes.
 *
 * Purpose  What stands in content is text: it comes into a PDF through these functions only, and never becomes syntax.
 */
#ifndef KT_WRITE_PDF_SYNTAX_H
#define KT_WRITE_PDF_SYNTAX_H

#include "base/geom.h"
#include "base/str.h"

/* A text string (ISO 32000-1, 7.9.2.2): printable ASCII as it stands, all else as UTF-16 in hexadecimal. */
void kt_pdf_put_text(kt_buf *b, kt_str text);
/* UTF-16BE, hexadecimal digits only. */
void kt_pdf_put_utf16(kt_buf *b, kt_str text);
/* One unit of it, or any 16 bits: four digits. */
void kt_pdf_put_unit(kt_buf *b, uint32_t unit);
/* A name with its solidus. */
void kt_pdf_put_name(kt_buf *b, kt_str name);
/* An address for /URI: 7-bit; what may not stand in one is percent-encoded. */
void kt_pdf_put_address(kt_buf *b, kt_str address);
void kt_pdf_put_reference(kt_buf *b, unsigned object);
/* [x0 y0 x1 y1], turned over: PDF counts from the foot of a page of this height. */
void kt_pdf_put_box(kt_buf *b, kt_box box, kt_len height);

#endif
