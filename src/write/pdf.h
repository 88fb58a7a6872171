/* pdf: a document as a PDF, by the edition's table.
 *
 * In/Out   As kt_writer.write has it.
 */
#ifndef KT_WRITE_PDF_H
#define KT_WRITE_PDF_H

#include "write/pdf_edition.h"
#include "write/writer.h"

KT_MUST bool kt_pdf_write(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                          kt_arena *scratch, kt_io_out *out, kt_diag *diag);

#endif
