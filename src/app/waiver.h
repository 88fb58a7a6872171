/* waiver: faults of the finished page that are accepted where they stand.
 *
 * Purpose  A waiver beside a block, or at a section's top for its title, takes away the findings of its check in that
 *          block's texts and drawings. One that takes away nothing, in all the editions that it is for, is itself
 *          reported; so is one that says what another says.
 * Owns     The arena given.
 * Threads  Editions may be looked at in several at once.
 */
#ifndef KT_APP_WAIVER_H
#define KT_APP_WAIVER_H

#include <stdatomic.h>

#include "content/edition.h"
#include "proof/proof.h"

typedef struct kt_waiver {
	const kt_waive *said;
	uint32_t block;
	kt_place at;       /* of the block, or of the title */
	int32_t only;      /* kt_only, of the block */
	atomic_bool met;   /* by an edition that it is for */
	atomic_bool bites; /* it took a finding away */
	atomic_bool again; /* it would have taken one that another took */
} kt_waiver;

typedef struct kt_waivers {
	kt_waiver *items;
	size_t count;
} kt_waivers;

kt_waivers kt_waivers_of(const kt_brochure *brochure, kt_arena *arena);
/* The findings of an edition that are not waived. */
kt_findings kt_waivers_apply(kt_waivers *waivers, kt_arena *arena, const kt_edition *edition,
                             const kt_findings *findings);
/* Reports the ones that were for nothing. To be called once every edition was looked at. */
void kt_waivers_report(const kt_waivers *waivers, kt_diag *diag);

#endif
