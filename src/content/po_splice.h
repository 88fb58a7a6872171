/* po_splice: a catalogue's bytes, cut by lines and put together anew.
 *
 * Purpose  What did not change stays byte for byte, wrapped and ended as it is; of an entry that changed, what is the
 *          translator's own stays: comments, flags that katern does not know, the translation.
 * Units    Lines count from 1, as the scanner's.
 * Owns     The arena.
 */
#ifndef KT_CONTENT_PO_SPLICE_H
#define KT_CONTENT_PO_SPLICE_H

#include "content/po_scan.h"

typedef struct kt_po_lines {
	kt_str bytes;
	const size_t *starts; /* of each line, and the end of the last */
	uint32_t count;
	const char *end; /* how its lines end */
} kt_po_lines;

/* A byte order mark is left out: gettext fails on it. */
kt_po_lines kt_po_lines_of(kt_arena *arena, kt_str bytes);
/* Lines first to last, as they are. */
void kt_po_lines_copy(const kt_po_lines *lines, uint32_t first, uint32_t last, kt_buf *out);

/* An entry as it stands in a file. */
typedef struct kt_po_piece {
	const kt_po_lines *lines;
	const kt_po_entry *entry;
} kt_po_piece;

/* What `printed` says of the source (comments, text, whether it is fuzzy) with what is the translator's of `old`. Keys stay
 * as they are where they say the same. */
void kt_po_splice_entry(kt_arena *arena, kt_po_piece old, kt_po_piece printed, kt_buf *out);
/* An entry that is new, as it was printed; lines end as `lines` says. */
void kt_po_splice_new(kt_po_piece printed, kt_buf *out);
/* The entry as one whose text is gone. */
void kt_po_splice_obsolete(kt_po_piece old, kt_buf *out);

#endif
