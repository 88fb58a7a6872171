/* Labels of infographics: do they keep clear of the marks, and within the frame? Which mark a label belongs to, the page
 * does not say. */
#include "proof/inked.h"
#include "proof/near.h"

#define TOUCHING   1        /* nearer than the least length there is */
#define SEEN_LEAST KT_PT(1) /* no eye sees that a letter's side passes the frame's */

/* The Figure that stands beside a label in the tag tree; NULL: the text is no label. */
static const kt_tag *figure_of(const kt_tag *label)
{
	if (!label || !label->bound || !label->parent)
		return NULL;
	for (const kt_tag *tag = label->parent->first; tag; tag = tag->next)
		if (tag->role == KT_TAG_FIGURE && tag->bound && tag->key.block == label->key.block)
			return tag;
	return NULL;
}

static void note_touching(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                          const kt_proof_line *line, const kt_near *near)
{
	if (near->kind == KT_NEAR_DRAWING && kt_near_labels(paragraph, near->drawing))
		kt_proof_note(proof, check, paragraph, line, 0, 0, "a mark of its drawing touches this label");
}

static bool leaves(kt_box frame, kt_box ink)
{
	return ink.x < frame.x - SEEN_LEAST || ink.y < frame.y - SEEN_LEAST ||
	       ink.x + ink.w > frame.x + frame.w + SEEN_LEAST || ink.y + ink.h > frame.y + frame.h + SEEN_LEAST;
}

static void check_frame(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph)
{
	for (size_t l = 0; l < paragraph->count; l++) {
		const kt_proof_line *line = &paragraph->lines[l];
		const kt_page *page = proof->document->pages[line->page];
		if (line->frame == KT_NO_FRAME || leaves(page->frames[line->frame].box, kt_inked_line(page, line)))
			kt_proof_note(proof, check, paragraph, line, 0, 0, "this label leaves its frame");
	}
}

void kt_check_label_off(kt_proof *proof, const kt_check *check)
{
	kt_near_each(proof, check, TOUCHING, -KT_LEN_MAX, note_touching);
	for (size_t i = 0; i < proof->count; i++)
		if (figure_of(proof->paragraphs[i].tag))
			check_frame(proof, check, &proof->paragraphs[i]);
}
