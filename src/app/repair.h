/* repair: what a few letters more or less would mend, tried by laying editions out again.
 *
 * Purpose  For the editor and the translator: "3 characters less in this text". A repair that is told removes the fault and
 *          adds none, on any page of the editions that it names.
 * In/Out   Editions with their findings -> a repair for each that can be mended so; a note on each text that does not fit.
 * Rules    Words are shortened or lengthened, none is taken away or added: the text keeps its breaks' kind. The fewest
 *          characters that do are told, each way, and the least tracking. They do in the text's first third and in its
 *          last: an editor finds words where they are. What does not fit loses its first or its last words. A text that
 *          several editions have at fault is tried in all of them, and harms none that has it without fault. Trials are bounded: what is not tried is not told.
 * Owns     The project's arena, and those of the editions.
 */
#ifndef KT_APP_REPAIR_H
#define KT_APP_REPAIR_H

#include "app/project.h"
#include "proof/proof.h"

typedef struct kt_remedy {
	int by; /* characters, or 1/1000 em of tracking on the whole text; 0: not found */
	/* The editions in which it does, and those with the same fault in which it does not: a bit each. */
	uint64_t in, not_in;
} kt_remedy;

typedef struct kt_repair {
	kt_remedy less, more, tracking;
} kt_repair;

/* An edition that was looked at. */
typedef struct kt_checked {
	kt_setting_out set;
	kt_findings all;           /* none where it could not be made */
	kt_findings found;         /* but those that are waived */
	const kt_repair **repairs; /* one for each finding; NULL: none was sought */
} kt_checked;

/* Fills `repairs`, in threads; notes texts that do not fit in the diagnostics of their editions. */
void kt_repairs_try(kt_project *project, kt_checked *editions, size_t count);
/* Adds the hints to the finding reported last; `editions` as they were tried. */
void kt_repair_hint(const kt_repair *repair, const kt_checked *editions, kt_diag *diag);

#endif
