/* matter: what a slot takes, set and cut into strips, before it is put into columns.
 *
 * In/Out   Blocks (and title or kicker) for a slot -> parts (a block measured, with its panel) and strips.
 * Rules    Where two languages share a slot split, each has a side of its own and pairs of messages start together. A
 *          block in a panel does not part. A part begins on a row, a row below the one before it.
 * Owns     The edition's arena.
 */
#ifndef KT_LAYOUT_MATTER_H
#define KT_LAYOUT_MATTER_H

#include "layout/flow.h"
#include "layout/heading.h"
#include "layout/pairing.h"

/* Something that goes into a slot: a block, and how much of it stands on pages before this one. */
typedef struct kt_lodger {
	const kt_placed *block; /* NULL: the title or kicker */
	bool title;
	const kt_measured *done_in[2]; /* by language (shared: [0]); NULL: nothing of it is set yet */
	size_t done[2];
} kt_lodger;

typedef struct kt_matter_part {
	const kt_lodger *lodger;
	const kt_block_kind *kind; /* NULL: a heading */
	const kt_heading *heading;
	const kt_measured *set[2]; /* by side */
	unsigned sides;            /* 2: two languages beside each other */
	unsigned language[2];      /* by side */
	bool stretched;            /* takes the slot's whole width */
	const kt_panel *panel;     /* NULL: none */
	kt_panel_pad pad;
	const kt_ground *ground; /* that it stands on: the panel's, or what lies below */
} kt_matter_part;

typedef struct kt_matter {
	kt_matter_part *parts;
	unsigned part_count;
	kt_strip *strips;
	size_t strip_count, strip_room;
	const kt_matter_part *head; /* a subhead across all columns; NULL: none */
	size_t head_count;          /* slices of it */
	kt_len head_height;         /* with the white below */
} kt_matter;

/* What a slot offers to what goes into it. */
typedef struct kt_berth {
	const kt_section *section;
	const kt_slot *slot;
	const kt_ground *ground; /* of slot or page */
	kt_extent whole;
	kt_extent columns[KT_SPANS_MOST];
	unsigned column_count;
	kt_extent sides[2]; /* where two languages stand beside each other */
	bool by_part;       /* each block has a column of its own */
	kt_len room;        /* height for a block that fills it or measures itself by it; 0: any */
	kt_fit fit;
	bool tight_heads;
	kt_len narrower; /* by so much running text is set than the column is wide */
} kt_berth;

/* The berth of a slot on a page; `count` lodgers are going to stand in it. */
kt_berth kt_matter_berth(const kt_makeup *makeup, const kt_section *section, const kt_template *template_,
                         const kt_slot *slot, const kt_lodger *const *lodgers, size_t count, bool recto);
/* Adds the white of the pairs that end among strips from … end - 1. */
void kt_matter_white(const kt_matter *matter, size_t from, size_t end, kt_pairing_white *white);
kt_matter kt_matter_make(kt_makeup *makeup, const kt_berth *berth, const kt_lodger *const *lodgers, size_t count);

#endif
