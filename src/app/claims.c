#include "app/claims.h"

#include "proof/proof.h"

void kt_claims_settle(kt_setting_out *set, kt_target target, const kt_check *checks)
{
	kt_findings found = kt_proof_breaks(set->arena, set->document, target, checks);
	for (size_t i = 0; i < found.count; i++) {
		kt_proof_report(set->diag, &found.items[i]);
		kt_diag_edition(set->diag, set->edition.name);
	}
	if (found.count == 0)
		return;
	kt_diag_hint(set->diag, "until it is mended, the file claims to keep no standard");
	set->document->unclaimed[target] =
	        kt_print(set->arena, "page %.*s, %.*s%s", KT_STR_ARG(found.items[0].page),
	                 KT_STR_ARG(found.items[0].words), found.count > 1 ? "; and more" : "");
}
