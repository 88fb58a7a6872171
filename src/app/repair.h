/* repair: what a few letters more or less would mend, tried by laying the edition out again.
 *
 * Purpose  For the editor and the translator: "3 characters less in this text". A repair that is told removes the fault and
 *          adds none, on any page of the edition.
 * In/Out   The findings of an edition -> a hint for each that can be mended so.
 * Rules    Words are shortened or lengthened, none is taken away or added: the text keeps its breaks' kind. The fewest
 *          characters that do are told, each way, and the least tracking. What does not fit loses its last words. Trials are bounded: what is not tried is not told.
 */
#ifndef KT_APP_REPAIR_H
#define KT_APP_REPAIR_H

#include "app/project.h"
#include "proof/proof.h"

typedef struct kt_repair {
	unsigned less, more; /* characters; 0: not found */
	int16_t tracking;    /* 1/1000 em on the whole text; 0: not found */
} kt_repair;

/* One for each finding, in the arena of the edition. */
const kt_repair *kt_repairs_try(const kt_project *project, const kt_setting_out *set, const kt_findings *findings);
/* Of an edition that could not be made: how much shorter each text must be that does not fit, noted in its diagnostics. */
void kt_repairs_overflow(const kt_project *project, const kt_setting_out *set);
/* Adds the hints to the finding reported last. */
void kt_repair_hint(const kt_repair *repair, kt_diag *diag);

#endif
