/* catalog_match: which entry of a catalogue holds the translation of which message, once the source has changed.
 *
 * In/Out   Messages and a scanned catalogue -> for each message its entry, and how sure that is.
 * Rules    Same context and text: the same. The same text under another context, in an entry that no message claims: moved;
 *          its translation holds. A text like one that went, best of all in the same context: changed; its translation is
 *          a draft. A text that stands elsewhere too: its translation there is a draft.
 * Owns     The arena.
 */
#ifndef KT_CONTENT_CATALOG_MATCH_H
#define KT_CONTENT_CATALOG_MATCH_H

#include "content/message.h"
#include "content/po_scan.h"

typedef enum kt_match_kind { KT_MATCH_NEW, KT_MATCH_SAME, KT_MATCH_MOVED, KT_MATCH_CHANGED } kt_match_kind;

typedef struct kt_match {
	kt_match_kind kind;
	const kt_po_entry *entry; /* NULL: new */
} kt_match;

typedef struct kt_matching {
	kt_match *items; /* by message; of one that shares an entry with an earlier one: new, and not to be looked at */
	bool *claimed;   /* by entry: some message has it, or had it before it moved or changed */
} kt_matching;

kt_matching kt_catalog_match(kt_arena *arena, const kt_messages *messages, const kt_po_scan *scan);

#endif
