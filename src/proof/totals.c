/* How much ink lies where most of it does: more than the paper takes up sets off on the next sheet, and sticks. */
#include "display/coverage.h"
#include "proof/pages.h"

#define PERCENT 10 /* per mille */
#define NOISE   5  /* percent: so much more than what it was saved with a JPEG has here and there */

/* "`ink` over `petrol`" */
static kt_str stack_of(kt_arena *arena, const kt_coverage *most)
{
	kt_buf words = kt_buf_in(arena);
	for (unsigned i = 0; i < most->op_count; i++)
		kt_buf_print(&words, "%s`%.*s`", i > 0 ? " over " : "", KT_STR_ARG(most->ops[i]->ink->name));
	return kt_buf_str(&words);
}

static void note(kt_proof *proof, const kt_check *check, uint32_t page, const kt_coverage *most)
{
	int32_t limit = check->limit[0].value;
	kt_str across = kt_proof_millimetres(proof, most->at.x), down = kt_proof_millimetres(proof, most->at.y);
	kt_proof_note_drawn(proof, check, page, most->ops[0], (int64_t)most->total * PERCENT, limit,
	                    "%u %% of ink, %.*s, lies %.*s from the left and %.*s from the head; the paper takes %d "
	                    "%%: inks with less in them, or one that "
	                    "does not overprint, mend it",
	                    most->total, KT_STR_ARG(stack_of(proof->arena, most)), KT_STR_ARG(across), KT_STR_ARG(down),
	                    limit / PERCENT);
}

/* A picture of four inks goes in with what it has. */
static void weigh(kt_proof *proof, const kt_check *check, uint32_t page, const kt_op *op)
{
	int32_t limit = check->limit[0].value;
	const kt_artwork *artwork = op->picture.artwork;
	if ((int64_t)artwork->ink * PERCENT > limit + NOISE * PERCENT)
		kt_proof_note_drawn(
		        proof, check, page, op, (int64_t)artwork->ink * PERCENT, limit,
		        "the picture %.*s has %u %% of ink where it is darkest; the paper takes %d %%: save it "
		        "for this press, or as sRGB",
		        KT_STR_ARG(artwork->path), artwork->ink, limit / PERCENT);
}

void kt_check_ink_total(kt_proof *proof, const kt_check *check)
{
	kt_arena *scratch = kt_arena_open();
	kt_outlines outlines = {.arena = scratch};
	for (uint32_t page = 0; page < proof->document->page_count; page++) {
		unsigned enough = (unsigned)check->limit[0].value / PERCENT;
		kt_coverage most = kt_coverage_of(proof->document->pages[page], enough, &outlines);
		if (most.total > enough)
			note(proof, check, page, &most);
		const kt_page *p = proof->document->pages[page];
		for (size_t i = 0; i < p->count; i++)
			if (p->ops[i].kind == KT_OP_PICTURE)
				weigh(proof, check, page, &p->ops[i]);
	}
	kt_arena_close(scratch);
}
