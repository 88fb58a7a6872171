/* paging: where a text that goes on over several pages ends its columns and pages, all chosen together.
 *
 * In/Out   Strips, the room on this page and on every one after it -> the end of each frame, page by page.
 * Rules    Of all ways to end the columns the cheapest by layout/costs.h: full columns, no two lines of a paragraph alone,
 *          neighbours as deep as each other, facing pages too where that is wanted, and no few lines on a last page, whose
 *          columns are level where the slot's are.
 * Bound    Linear in the strips: from each, only the ends within a few rows of a column's foot are looked at.
 * Owns     The arena given.
 */
#ifndef KT_LAYOUT_PAGING_H
#define KT_LAYOUT_PAGING_H

#include "base/arena.h"
#include "layout/flow.h"

typedef struct kt_paging_text {
	const kt_strip *strips;
	size_t first, end;
	const kt_flow_room *page;   /* what this page has */
	const kt_flow_room *onward; /* what each one after it has */
	bool facing;                /* pages that face each other should be level … */
	bool next_faces;            /* … and the next one faces this one */
} kt_paging_text;

/* The ends of this page's frames, then those of each one after it: `count` in all. */
typedef struct kt_paging_ends {
	const size_t *ends;
	size_t count;
} kt_paging_ends;

/* false: there is no way to end them all, since something is higher than a page. */
bool kt_paging_choose(kt_arena *arena, const kt_paging_text *text, kt_paging_ends *ends);

#endif
