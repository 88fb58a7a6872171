/* po_scan: a PO file as entries that know their lines.
 *
 * Purpose  libgettextpo reads catalogues but knows no lines of entries, and gives back half of a broken file. This small
 *          strict scanner finds every fault with its place, and where each entry stands, so that an update can add
 *          entries and leave all other bytes alone.
 * In/Out   A checked source -> entries in the file's order, strings decoded.
 * Owns     The arena.
 * Fails    Conflict markers, open quotes, bad escapes, keywords out of order, an entry twice, a charset other than UTF-8:
 *          all of them reported, with false returned.
 */
#ifndef KT_CONTENT_PO_SCAN_H
#define KT_CONTENT_PO_SCAN_H

#include "base/diag.h"

typedef struct kt_po_entry {
	kt_str context, id; /* decoded, NFC; no msgctxt and an empty one are alike: katern writes neither */
	kt_str text;        /* msgstr, decoded; of a plural entry the first */
	bool fuzzy, obsolete, plural;
	kt_place at;   /* of its msgstr */
	kt_str was_id; /* of a fuzzy entry, decoded: the text that it was translated from */
	uint32_t first_line, key_line, id_line, last_line; /* its first comment (or keyword), its first keyword, its
	                                                      msgid, its last string */
} kt_po_entry;

typedef struct kt_po_scan {
	kt_po_entry *items;
	size_t count;
	const kt_po_entry *header; /* NULL: none */
	uint32_t *table;           /* index + 1 of the entries that are not obsolete, by hash of context and id */
	size_t table_size;
} kt_po_scan;

/* For entries that come from no file: what stands twice is found where it stands first. */
void kt_po_scan_index(kt_arena *arena, kt_po_scan *scan);
KT_MUST bool kt_po_scan_read(kt_arena *arena, const kt_source *source, kt_diag *diag, kt_po_scan *scan);
/* The entry of that context and id; NULL: none. */
const kt_po_entry *kt_po_scan_find(const kt_po_scan *scan, kt_str context, kt_str id);

#endif
