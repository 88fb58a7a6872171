/* What stands too near to a text, and what it runs into. */
#include "proof/near.h"

#define TOUCHING 1 /* nearer than the least length there is */

static void note_crowded(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                         const kt_proof_line *line, const kt_near *near)
{
	static const char *const things[] = {[KT_NEAR_TEXT] = "another text",
	                                     [KT_NEAR_DRAWING] = "the edge of a drawing",
	                                     [KT_NEAR_TRIM] = "the trim"};
	int32_t limit = check->limit[near->kind == KT_NEAR_TRIM].value;
	if (near->distance > 0 || near->kind == KT_NEAR_TRIM)
		kt_proof_note(proof, check, paragraph, line, near->distance, limit,
		              "it stands %.*s from %s; %.*s is the least",
		              KT_STR_ARG(kt_proof_points(proof, near->distance, limit)), things[near->kind],
		              KT_STR_ARG(kt_proof_points(proof, limit, near->distance)));
}

void kt_check_crowded(kt_proof *proof, const kt_check *check)
{
	kt_near_each(proof, check, check->limit[0].value, check->limit[1].value, note_crowded);
}

static void note_collision(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                           const kt_proof_line *line, const kt_near *near)
{
	if (near->kind == KT_NEAR_TEXT)
		kt_proof_note(proof, check, paragraph, line, 0, 0, "it runs into another text");
	else if (near->kind == KT_NEAR_DRAWING && !kt_near_labels(paragraph, near->drawing))
		kt_proof_note(proof, check, paragraph, line, 0, 0, "the edge of a drawing goes through it");
}

void kt_check_collision(kt_proof *proof, const kt_check *check)
{
	kt_near_each(proof, check, TOUCHING, -KT_LEN_MAX, note_collision);
}
