/* compare: two states of a document, frame by frame: what sets differently.
 *
 * In/Out   Two documents that were laid out composing -> the frames that differ, in the order of the pages.
 * Rules    Pages that are alike, counted from the front and then from the end, are the same page; those between pair in
 *          order; what is then left over is new or gone. An operation belongs to the smallest frame that holds the
 *          middle of its ink and most of it, or to none. A frame is set differently where anything in it is drawn
 *          otherwise as seen from the frame's own corner. Folios are left out: a page more renumbers all that follow.
 * Owns     The arena given; names are the documents'.
 */
#ifndef KT_PROOF_COMPARE_H
#define KT_PROOF_COMPARE_H

#include "display/document.h"

typedef enum kt_change_kind {
	KT_CHANGE_SET,   /* it is set differently */
	KT_CHANGE_MOVED, /* what stands in it is as it was, elsewhere on the page */
	KT_CHANGE_NEW,
	KT_CHANGE_GONE
} kt_change_kind;

extern const char *const kt_change_names[]; /* "set", "moved", "new", "gone" */

#define KT_NO_PAGE UINT32_MAX

typedef struct kt_change {
	kt_change_kind kind;
	uint32_t was_page, now_page; /* indices; KT_NO_PAGE: there is no such page */
	kt_str frame;                /* its name; empty: the page itself, outside its frames */
	kt_box was, now;             /* where it stands; of the page itself the whole page */
} kt_change;

typedef struct kt_changes {
	const kt_change *items;
	size_t count;
} kt_changes;

kt_changes kt_compare(kt_arena *arena, const kt_document *was, const kt_document *now);

#endif
