/* placing: where content names a file of artwork.
 *
 * Purpose  A block that places artwork has a field of type ONE of this record: "file: artwork/harbour.jpg", or with a page of a
 *          PDF, "file: {path: artwork/report.pdf, page: 3}". Once all content is read, each is read and judged.
 * Rules    A record with such a field has `alt`, unless it says `decoration: yes`, and never both, where it has these fields.
 * Fails    All faults of all files in one go (placed/artwork.h).
 */
#ifndef KT_CONTENT_PLACING_H
#define KT_CONTENT_PLACING_H

#include "content/brochure.h"
#include "placed/artwork.h"

typedef struct kt_placing {
	const kt_node *path;
	int32_t page;
	const kt_artwork *artwork; /* NULL only on error */
} kt_placing;

extern const kt_record kt_placing_record;

/* Reads the artwork of every block; false: reported. */
KT_MUST bool kt_placing_read(kt_brochure *brochure, kt_artworks *artworks, kt_diag *diag);

#endif
