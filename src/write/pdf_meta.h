/* pdf_meta: what a file says of itself: Info dictionary and XMP packet.
 *
 * Rules    Dates come from the content or SOURCE_DATE_EPOCH, never from the clock; nothing tells of the machine. The XMP
 *          packet claims what the edition does (nothing, where kt_document.unclaimed says why), and says the same as Info.
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_META_H
#define KT_WRITE_PDF_META_H

#include "write/pdf_edition.h"
#include "write/writer.h"

/* Each returns its object's number; Info 0 where the edition has none. */
unsigned kt_pdf_meta_info(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                          kt_haru *haru, kt_arena *arena);
unsigned kt_pdf_meta_xmp(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                         kt_haru *haru, kt_arena *arena);

#endif
