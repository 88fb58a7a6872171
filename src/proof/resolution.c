/* Placed pictures that have too few pixels for their size: paper shows these sooner than a screen does, on which it is but a
 * note. What is drawn of lines and shapes has none. */
#include "proof/pages.h"

static void note(kt_proof *proof, const kt_check *check, uint32_t page, const kt_op *op)
{
	bool printed = kt_proof_printed(proof);
	const kt_picture *picture = &op->picture;
	int64_t limit = check->limit[printed ? 0 : 1].value;
	int64_t found = picture->artwork->drawn ? limit : (int64_t)kt_picture_resolution(picture);
	if (found >= limit)
		return;
	int64_t wanted = ((int64_t)picture->box.w * limit + 72 * KT_LEN_PT - 1) / (72 * KT_LEN_PT);
	kt_finding *finding = kt_proof_note_drawn(
	        proof, check, page, op, found, limit,
	        "the picture %.*s has %d pixels an inch at its size here, and %s wants %d: a file %d pixels wide (this "
	        "one has %u) or a smaller frame mends it",
	        KT_STR_ARG(picture->artwork->path), (int)found, printed ? "a press" : "a screen", (int)limit,
	        (int)wanted, picture->artwork->width);
	if (!printed && finding->severity > KT_CHECK_REPORT)
		finding->severity = KT_CHECK_REPORT;
}

void kt_check_image_resolution(kt_proof *proof, const kt_check *check)
{
	for (uint32_t page = 0; page < proof->document->page_count; page++) {
		const kt_page *p = proof->document->pages[page];
		for (size_t i = 0; i < p->count; i++)
			if (p->ops[i].kind == KT_OP_PICTURE)
				note(proof, check, page, &p->ops[i]);
	}
}
