/* diag_items: what a diag holds, for those who collect it (diag.c) and those who print it (diag_print.c). Not for others.
 *
 * Owns     The diag's arena holds it all.
 */
#ifndef KT_BASE_DIAG_ITEMS_H
#define KT_BASE_DIAG_ITEMS_H

#include "base/diag.h"

typedef enum kt_diag_extra_kind {
	KT_DIAG_EXTRA_HINT,
	KT_DIAG_EXTRA_ALSO,
	KT_DIAG_EXTRA_EDITION,
	KT_DIAG_EXTRA_FACT,
	KT_DIAG_EXTRA_FIGURE /* a fact that is a number */
} kt_diag_extra_kind;

typedef struct kt_diag_extra {
	struct kt_diag_extra *next;
	kt_diag_extra_kind kind;
	const char *name; /* FACT, FIGURE: the member's */
	kt_place at;
	kt_str words;
} kt_diag_extra;

typedef struct kt_diag_item {
	struct kt_diag_item *next;
	kt_diag_severity severity;
	kt_diag_code code;
	kt_place at;
	kt_str words;
	uint32_t hash;
	kt_diag_extra *extras, **extras_end;
} kt_diag_item;

struct kt_diag {
	kt_arena *arena;
	kt_diag_item *first, **end;
	struct adopted *sources; /* copied from diags whose arena may go first */
	kt_diag_item *last;      /* takes hints; NULL where that one was a repeat or was only counted */
	size_t counts[KT_DIAG_FAILURE + 1], kept[KT_DIAG_FAILURE + 1];
};

#endif
