/* proof.h: the door of the stage: what is wrong with the finished page.
 *
 * Purpose  Reads the display list as it will be printed, with compositions and frames (display/composition.h), and runs
 *          every check of proof/checks.def on it.
 * In/Out   A document that was laid out composing + checks with their severities and limits -> findings.
 * Owns     The arena given; findings borrow from the document.
 * Not here Mending, waiving: app.
 */
#ifndef KT_PROOF_PROOF_H
#define KT_PROOF_PROOF_H

#include "base/diag.h"
#include "display/document.h"
#include "proof/check.h"

typedef struct kt_finding {
	const kt_check *check;
	kt_check_severity severity; /* the check's, or worse; milder where it is good to know, and no fault */
	kt_target target;           /* of the pages */
	kt_place at;                /* where the text was written */
	kt_str page, frame;         /* its folio or number, empty: of no page; empty: in no frame */
	const kt_tag *tag;          /* of the text; NULL: of no text */
	const kt_composition *text; /* the paragraph; NULL: it is no paragraph's */
	kt_str words;               /* what was found, the figure measured and its limit in them */
	int64_t measured, limit;    /* in the unit of the check's limit; 0 where it has none */
} kt_finding;

typedef struct kt_findings {
	kt_finding *items;
	size_t count, room;
} kt_findings;

/* `checks`: KT_CHECK_COUNT of them, in the list's order. Findings come by page. */
kt_findings kt_proof_check(kt_arena *arena, const kt_document *document, const kt_check *checks);
/* What in it breaks the standard that a file for a target claims; it may have been set for the other one, which it serves as
 * well. The document need not have been laid out composing. */
kt_findings kt_proof_breaks(kt_arena *arena, const kt_document *document, kt_target target, const kt_check *checks);
/* Reports a finding as its check's severity has it. */
void kt_proof_report(kt_diag *diag, const kt_finding *finding);
/* Is it the same fault: of the same check, at the same text? */
bool kt_proof_same(const kt_finding *a, const kt_finding *b);

#endif
