/* What was found of texts before they were set (layout/remarks): told where they stand now. */
#include "proof/pages.h"

static void tell(kt_proof *proof, const kt_check *check)
{
	const kt_document *document = proof->document;
	for (size_t i = 0; i < document->remark_count; i++)
		if (kt_str_is(kt_str_of(document->remarks[i].check), check->name))
			kt_proof_remark(proof, check, &document->remarks[i]);
}

void kt_check_page_count(kt_proof *proof, const kt_check *check)
{
	tell(proof, check);
}

void kt_check_language_unmarked(kt_proof *proof, const kt_check *check)
{
	tell(proof, check);
}

void kt_check_number_typed(kt_proof *proof, const kt_check *check)
{
	tell(proof, check);
}
