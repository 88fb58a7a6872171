/* plan: one page: which strips stand where, before anything is drawn.
 *
 * In/Out   A template, what is to go into its slots, and how far text is eased -> frames, columns, and what is left over.
 * Rules    Rows that hang on text are solved first. Where that leaves a neighbour less than its `least`, the longest text
 *          that asked for rows gets so many less, and the rest of it is left over.
 * Owns     The edition's arena.
 */
#ifndef KT_LAYOUT_PLAN_H
#define KT_LAYOUT_PLAN_H

#include "layout/matter.h"
#include "layout/paging.h"
#include "layout/rows.h"

/* How far a page is eased. */
typedef struct kt_ease {
	kt_fit fit;
	bool tight_heads;
	kt_len narrower; /* by so much ragged text in one slot's columns is set, that its lines break elsewhere */
	size_t narrowed; /* in this slot */
} kt_ease;
#define KT_EASE_NONE ((kt_ease){KT_FIT_NONE, false, 0, KT_NO_SLOT})

typedef struct kt_plan_slot {
	const kt_slot *slot;
	const kt_lodger **lodgers; /* in body order */
	size_t lodger_count;
	kt_berth berth;
	kt_matter matter;
	size_t limit;      /* strips from here on are kept for pages to come */
	int text_rows;     /* that its text asks for; 0: its rows do not hang on text */
	bool made;         /* its matter is set */
	bool reused;       /* … and was on the page before */
	size_t from, end;  /* strips that stand on this page */
	kt_flow_room room; /* that they were put into */
	size_t ends[KT_FLOW_FRAMES];
	kt_paging_ends ahead;    /* the ends of the pages after this one, where they were chosen together … */
	kt_flow_room ahead_room; /* … for pages that have this room */
	kt_len *tops;            /* of strips from … end - 1, below the page's trim */
	kt_box box, paint;       /* the slot's frame; how far its fills may go */
	kt_len depth;            /* of what stands in it */
	kt_len head_top;         /* of a subhead across the columns */
} kt_plan_slot;

typedef struct kt_plan {
	const kt_section *section;
	const kt_template *template_;
	bool recto;
	kt_ease ease;
	kt_plan_slot *slots; /* as in the template */
	bool fits;           /* nothing is left over */
	bool eases;          /* some slot with text may be eased */
	bool subheads;       /* some text has subheads with white above that could be less */
	int missing;         /* rows that neighbours lack; what is left over says where they were taken */
	size_t cramped;      /* slot that has no room though no text could be shortened; KT_NO_SLOT: none */
	size_t collides;     /* … because this one stands there; KT_NO_SLOT: for another reason */
} kt_plan;

/* `slots` says for each lodger which slot it goes into; KT_NO_SLOT: none. `onward`: template of the page that takes what is
 * left over, NULL: none. `before`: the plan of the page that this one continues, or NULL. */
typedef struct kt_plan_order {
	const kt_section *section;
	const kt_template *template_, *onward;
	const kt_plan *before;
	const kt_plan
	        *beside; /* the page that faces this one: rows that hang on text are as many as on that, and what stands
	                        * in the middle begins as high; NULL: none */
	const size_t *limits; /* by slot: strips from there on are kept for pages to come; NULL: none are */
	kt_lodger *lodgers;
	const size_t *slots;
	size_t count;
	bool recto; /* its fold is at the start edge */
	kt_ease ease;
} kt_plan_order;
kt_plan *kt_plan_make(kt_makeup *makeup, const kt_plan_order *order);

/* Notes in the lodgers what stands on this page. Returns how many strips that were. */
size_t kt_plan_settle(const kt_plan *plan);
/* Is something of the lodger left over? */
bool kt_plan_left(const kt_plan *plan, const kt_lodger *lodger);
/* Is more left over in some slot than `mille` thousandths of what stands in it? */
bool kt_plan_far_over(const kt_plan *plan, int mille);
/* How far the columns that should be level are from it, in the slot that is worst (kt_flow_unlevel). Those that a
 * drop parts end where it lets them. */
int64_t kt_plan_unlevel(const kt_plan *plan, size_t *worst);
/* The depth of what is left over in a slot. */
kt_len kt_plan_over(const kt_plan_slot *slot, kt_len row);
/* Which of two languages is the longer in a slot. */
unsigned kt_plan_longer(const kt_plan_slot *slot);

#endif
