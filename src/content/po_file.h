/* po_file: the door to libgettextpo.
 *
 * Purpose  Reads a catalogue's bytes as gettext does, and prints entries as gettext does (wrapped as msgcat wraps).
 * Owns     The arena.
 * Fails    Reading: whatever libgettextpo complains about, with the line it names. Printing: what cannot be read back
 *          equal is a failure of the system (its writer reports no error).
 * Note     The library opens files by name and tells its handlers nothing of their caller. So bytes pass through a
 *          memory file (memfd_create(2)), never the catalogue itself, and the caller is kept in a thread's own variable.
 */
#ifndef KT_CONTENT_PO_FILE_H
#define KT_CONTENT_PO_FILE_H

#include "content/po_scan.h"

#define KT_PO_FILE_MOST 100000 /* entries: far past any brochure, and read within seconds */

/* An entry to be printed. */
typedef struct kt_po_text {
	kt_str context, id, text;
	kt_str note; /* "#. " lines */
	kt_str file; /* "#: ", without a line */
	bool braces; /* the flag python-brace-format */
	bool fuzzy;
	kt_str was_context, was_id; /* where it is fuzzy: what it was translated from; at NULL: not known */
} kt_po_text;

/* Reads the text of `source`: scanned for places, then read by libgettextpo, which must agree. */
KT_MUST bool kt_po_file_read(kt_arena *arena, const kt_source *source, kt_diag *diag, kt_po_scan *scan);
/* Prints entries; the first is the header. */
KT_MUST bool kt_po_file_print(kt_arena *arena, const kt_po_text *texts, size_t count, kt_diag *diag, kt_str *bytes);

#endif
