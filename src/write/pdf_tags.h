/* pdf_tags: the tag tree as structure elements (ISO 32000-1, 14.7 and 14.8).
 *
 * In/Out   A document, where each operation's content stands, and the objects of its pages and links -> structure elements,
 *          and the tree that leads from content back to them.
 * Rules    Tags for which nothing is drawn are left out.
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PDF_TAGS_H
#define KT_WRITE_PDF_TAGS_H

#include "display/document.h"
#include "write/haru.h"
#include "write/pdf_content.h"

typedef struct kt_pdf_tagging {
	const kt_pdf_edition *edition;
	const kt_document *document;
	const kt_pdf_marks *marks;    /* by page */
	const unsigned *pages;        /* by page: its object */
	const unsigned *const *links; /* by page and link: the annotation's object */
} kt_pdf_tagging;

typedef struct kt_pdf_tags {
	unsigned root;            /* the StructTreeRoot */
	const unsigned *elements; /* by tag id; 0: left out */
} kt_pdf_tags;

kt_pdf_tags kt_pdf_tags_write(const kt_pdf_tagging *tagging, kt_haru *haru, kt_arena *arena);

/* Keys in the parent tree (/StructParents, /StructParent): pages first, then links, page by page. */
unsigned kt_pdf_tags_page_key(size_t page);
unsigned kt_pdf_tags_link_key(const kt_document *document, size_t page, size_t link);

#endif
