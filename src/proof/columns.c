/* What columns do to the text that flows through them. */
#include "proof/pages.h"

/* A label is one line that is bolder than the text below it. */
#define LABEL_BOLDER 200 /* from regular to semi-bold: less is a change of voice, not of rank */

static const kt_tag *part_of(const kt_tag *tag)
{
	while (tag && tag->role != KT_TAG_SECT && tag->role != KT_TAG_PART && tag->role != KT_TAG_FIGURE)
		tag = tag->parent;
	return tag;
}

static bool ends_in_colon(kt_str text)
{
	return kt_str_ends(kt_str_trim(text), ":");
}

/* How many of the paragraphs after it a paragraph announces: what a heading is above, the one that a lead-in or a label
 * belongs to, or none. */
static size_t announces(const kt_proof_paragraph *p, const kt_proof_paragraph *end)
{
	const kt_proof_paragraph *next = p + 1;
	if (p->role == KT_PROOF_HEADING) {
		while (next < end && next->role != KT_PROOF_HEADING && part_of(next->tag) == part_of(p->tag))
			next++;
		return (size_t)(next - p - 1);
	}
	if ((p->role != KT_PROOF_PROSE && p->role != KT_PROOF_ITEM) || next == end || next->role == KT_PROOF_HEADING ||
	    part_of(next->tag) != part_of(p->tag))
		return 0;
	bool label = p->count == 1 && p->text->style->weight >= next->text->style->weight + LABEL_BOLDER;
	return label || ends_in_colon(p->text->text) ? 1 : 0;
}

/* Does the text flow from the one line to the other, over a column's or a page's end? A heading in a frame of its own does
 * not flow into the text below. */
static bool flows_on(const kt_proof *proof, const kt_proof_line *a, const kt_proof_line *b)
{
	if (!kt_proof_in_text(proof, a) || !kt_proof_in_text(proof, b))
		return false;
	return a->page != b->page || (a->frame == b->frame && a->column != b->column);
}

void kt_check_heading_at_foot(kt_proof *proof, const kt_check *check)
{
	int32_t least = check->limit[0].value;
	for (size_t i = 0; i + 1 < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		const kt_proof_line *foot = &p->lines[p->count - 1], *over = NULL;
		size_t texts = announces(p, proof->paragraphs + proof->count);
		int32_t lines = 0;
		for (size_t t = 1; t <= texts && lines < least && !over; t++)
			for (size_t l = 0; l < p[t].count && !over; l++) {
				if (kt_proof_together(foot, &p[t].lines[l]))
					lines++;
				else
					over = &p[t].lines[l];
			}
		if (over && lines < least && flows_on(proof, foot, over))
			kt_proof_note(proof, check, p, foot, lines, least,
			              "%d line%s of its text below it in the column; %d is the least", lines,
			              lines == 1 ? "" : "s", least);
	}
}
