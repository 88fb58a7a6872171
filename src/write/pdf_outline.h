/* pdf_outline: the outline: headings that a reader jumps to.
 *
 * Rules    An item hangs below the nearest item before it of a lesser level.
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_OUTLINE_H
#define KT_WRITE_PDF_OUTLINE_H

#include "display/document.h"
#include "write/haru.h"

/* Returns the Outlines dictionary; 0 where there is nothing to list. `pages`: each page's object. `elements`: by
 * tag id, its element, to which the items then lead too (PDF 2.0); else NULL. */
unsigned kt_pdf_outline_write(const kt_document *document, const unsigned *pages, const unsigned *elements,
                              kt_haru *haru, kt_arena *arena);

#endif
