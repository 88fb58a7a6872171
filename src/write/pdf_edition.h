/* pdf_edition: what PDFs for different uses differ in; all else write/pdf does once, for every use.
 *
 * Purpose  A table of values and small functions. write/screen and write/print each fill one; nothing else asks for whom a
 *          file is.
 * To add   A standard that a screen reads by is one more table beside the screen's. What it does otherwise in tag tree,
 *          outline or trailer becomes a member here, with the value of today in the tables there are. The writer's
 *          function chooses the table by kt_write_options.
 * Rules    What kt_document.unclaimed gives a reason for is not claimed.
 */
#ifndef KT_WRITE_PDF_EDITION_H
#define KT_WRITE_PDF_EDITION_H

#include "display/document.h"
#include "write/haru.h"

/* Graphics states of an edition that has inks that overprint: names in its resources. */
#define KT_PDF_OVERPRINTS "Over"
#define KT_PDF_KNOCKS_OUT "Out"

typedef struct kt_pdf_edition {
	kt_target target;
	const char *version; /* of PDF, as the file's first line says it: "1.7" */
	bool tagged;         /* tag tree, marked content, links and outline: for whom reads on a screen */
	/* The namespace of the tags (ISO 32000-2, 14.7.4); the outline then leads to tags, too. NULL: that of PDF 1.7. */
	const char *tag_namespace;

	/* Colour: operators for paths and text alike. */
	bool (*same_ink)(const kt_ink *a, const kt_ink *b); /* no operator is needed from one to the other */
	void (*put_ink)(kt_buf *out, const kt_ink *ink, bool stroking);

	bool (*overprints)(const kt_ink *ink);                           /* NULL: none does */
	void (*put_resources)(kt_buf *out, const kt_document *document); /* besides fonts; NULL: none */

	kt_wanted pictures; /* as what placed artwork is asked for */

	/* How far the page's lower left corner lies from that of its trim; NULL: nowhere. */
	kt_len (*margin)(const kt_page *page);
	/* The boxes of a page, MediaBox first. */
	void (*put_boxes)(kt_buf *out, const kt_page *page);

	/* What the file says of itself. */
	const char *info; /* entries of the Info dictionary (NULL: there is none), besides those that all have … */
	const char *info_claims; /* … and where the claims are made */
	const char *namespaces;  /* of the XMP packet, besides dc, xmp and pdf */
	const char *claims;      /* XMP properties: which standards are kept */
	/* XMP properties that hang on what the file holds: its pages and fonts as 32 hexadecimal digits. NULL: none. */
	void (*put_properties)(kt_buf *xmp, kt_str digest);
	const char *schemas; /* XMP: descriptions of what is no schema of the standard's own */
	/* Returns the output intent's object. */
	unsigned (*write_intent)(const kt_document *document, kt_haru *haru, kt_arena *arena);
} kt_pdf_edition;

#endif
