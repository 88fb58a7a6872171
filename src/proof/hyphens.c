/* Hyphens where the eye stumbles over them. */
#include "proof/pages.h"

void kt_check_hyphen_stack(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		int32_t run = 0, most = check->limit[0].value;
		for (size_t l = 0; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			bool goes_on = l + 1 < p->count && kt_proof_together(line, line + 1);
			run = kt_proof_hyphened(line) ? run + 1 : 0;
			if (run > most && !(goes_on && kt_proof_hyphened(line + 1)))
				kt_proof_note(proof, check, p, line, run, most, "%d lines in a row end in a hyphen; %d is the most",
				              run, most);
			if (!goes_on)
				run = 0;
		}
	}
}
