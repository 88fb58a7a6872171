/* Labels of infographics: do they keep clear of the marks, within the frame, and nearest to their own mark? Where a label
 * belongs to the figure as a whole, it has no mark (display/composition). */
#include "proof/edges.h"
#include "proof/inked.h"
#include "proof/near.h"

#define TOUCHING   1        /* nearer than the least length there is */
#define SEEN_LEAST KT_PT(1) /* no eye sees that a letter's side passes the frame's, or which of two marks is nearer */

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

static kt_box joined(kt_box a, kt_box b)
{
	kt_len x = kt_len_min(a.x, b.x), y = kt_len_min(a.y, b.y);
	return (kt_box){x, y, kt_len_max(a.x + a.w, b.x + b.w) - x, kt_len_max(a.y + a.h, b.y + b.h) - y};
}

/* A label and its mark. */
typedef struct label {
	const kt_proof_paragraph *paragraph;
	const kt_page *page;
	kt_box box; /* all its lines on that page */
	uint32_t mark;
	kt_len own, other; /* to the nearest paths of its mark, and of any other; KT_LEN_MAX: there are none */
} label;

/* From a label to the nearest path of a mark. */
static kt_len distance_to(const label *l, const kt_page_mark *mark)
{
	kt_len least = KT_LEN_MAX;
	for (uint32_t i = 0; i < mark->count; i++) {
		const kt_op *op = &l->page->ops[mark->from + i];
		if ((op->kind != KT_OP_FILL && op->kind != KT_OP_STROKE) || !kt_near_labels(l->paragraph, op))
			continue;
		kt_edges edges = kt_edges_near(op, kt_page_shown(l->page), l->box);
		least = kt_len_min(least, edges.inside && op->kind == KT_OP_FILL ? 0 : edges.distance);
	}
	return least;
}

/* false: it belongs to the figure as a whole. */
static bool read_label(const kt_proof *proof, const kt_proof_paragraph *paragraph, label *l)
{
	const kt_proof_line *first = &paragraph->lines[0];
	const kt_page *page = proof->document->pages[first->page];
	*l = (label){paragraph,  page,      kt_inked_line(page, first), kt_page_mark_of(page, first->op),
	             KT_LEN_MAX, KT_LEN_MAX};
	for (size_t i = 1; i < paragraph->count && paragraph->lines[i].page == first->page; i++)
		l->box = joined(l->box, kt_inked_line(page, &paragraph->lines[i]));
	for (size_t i = 0; l->mark > 0 && i < page->mark_count; i++) {
		kt_len *nearest = page->marks[i].mark == l->mark ? &l->own : &l->other;
		*nearest = kt_len_min(*nearest, distance_to(l, &page->marks[i]));
	}
	return l->own < KT_LEN_MAX;
}

static bool share_mark(const label *a, const label *b)
{
	return a->page == b->page && a->mark == b->mark && a->paragraph->tag->key.block == b->paragraph->tag->key.block;
}

/* A label hangs on its mark, or on what stands between: a year, the same words in another language. */
static kt_len hanging(const label *l, const label *all, size_t count)
{
	kt_len least = l->own;
	for (size_t i = 0; i < count; i++)
		if (all[i].own < l->own && share_mark(l, &all[i]))
			least = kt_len_min(least, kt_edges_between(l->box, all[i].box));
	return least;
}

static void check_marks(kt_proof *proof, const kt_check *check)
{
	label *all = KT_NEW_ARRAY(proof->arena, label, proof->count);
	size_t count = 0;
	for (size_t i = 0; i < proof->count; i++)
		if (figure_of(proof->paragraphs[i].tag))
			count += read_label(proof, &proof->paragraphs[i], &all[count]);
	for (size_t i = 0; i < count; i++) {
		kt_len own = hanging(&all[i], all, count), other = all[i].other;
		if (other < own - SEEN_LEAST)
			kt_proof_note(proof, check, all[i].paragraph, &all[i].paragraph->lines[0], 0, 0,
			              "this label stands %.*s from another mark, and %.*s from its own",
			              KT_STR_ARG(kt_proof_points(proof, other, own)),
			              KT_STR_ARG(kt_proof_points(proof, own, other)));
	}
}

void kt_check_label_off(kt_proof *proof, const kt_check *check)
{
	kt_near_each(proof, check, TOUCHING, -KT_LEN_MAX, note_touching);
	for (size_t i = 0; i < proof->count; i++)
		if (figure_of(proof->paragraphs[i].tag))
			check_frame(proof, check, &proof->paragraphs[i]);
	check_marks(proof, check);
}
