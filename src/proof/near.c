/* Each text is held against the texts after it and, in the order of drawing, against what is drawn on its page: a fill that
 * the text lies in hides what was drawn below. */
#include "proof/near.h"

#include "proof/edges.h"
#include "proof/inked.h"
#include "proof/shown.h"

typedef struct text {
	const kt_proof_paragraph *paragraph;
	const kt_proof_line *line;
	kt_box ink;
	bool over; /* its frame lies over another one */
} text;

typedef struct meeting {
	kt_proof *proof;
	const kt_check *check;
	kt_len apart, from_trim;
	kt_near_visit visit;
	const kt_page *page;
	text *texts;
	size_t count;
} meeting;

/* The texts of a page */

/* A frame in another one, such as that of labels on a map. */
static bool lies_over(const kt_page *page, size_t frame)
{
	for (size_t f = 0; frame != KT_NO_FRAME && f < page->frame_count; f++)
		if (f != frame && !page->frames[f].text && kt_box_holds(page->frames[f].box, page->frames[frame].box))
			return true;
	return false;
}

static void read_page(meeting *m, uint32_t page)
{
	m->page = m->proof->document->pages[page];
	m->count = 0;
	for (size_t i = 0; i < m->proof->count; i++) {
		const kt_proof_paragraph *p = &m->proof->paragraphs[i];
		for (size_t l = 0; l < p->count; l++)
			if (p->lines[l].page == page && !kt_proof_decorates(m->proof, &p->lines[l]))
				m->texts[m->count++] = (text){p, &p->lines[l], kt_inked_line(m->page, &p->lines[l]),
				                              lies_over(m->page, p->lines[l].frame)};
	}
}

static void report(meeting *m, const text *t, kt_near near)
{
	m->visit(m->proof, m->check, t->paragraph, t->line, &near);
}

/* Other texts */

/* Parts of one line: a number and its unit; what is said in two languages with a dot between. */
static bool are_one(const text *a, const text *b)
{
	const kt_tag *one = a->paragraph->tag, *other = b->paragraph->tag;
	if (a->paragraph == b->paragraph || (one && one == other))
		return true;
	return a->line->y == b->line->y && one && other && one->bound && other->bound &&
	       one->key.block == other->key.block && one->key.message == other->key.message;
}

static bool are_lines(const text *a, const text *b)
{
	kt_len below = b->line->y > a->line->y ? b->line->y - a->line->y : a->line->y - b->line->y;
	kt_len leading = kt_len_min(a->paragraph->text->style->leading, b->paragraph->text->style->leading);
	return below >= leading;
}

static void meet_texts(meeting *m, size_t index)
{
	const text *t = &m->texts[index];
	for (size_t i = index + 1; i < m->count; i++) {
		const text *other = &m->texts[i];
		kt_len distance = kt_edges_between(t->ink, other->ink);
		if (distance < m->apart && !are_one(t, other) && !are_lines(t, other))
			report(m, other, (kt_near){KT_NEAR_TEXT, distance, t->paragraph, NULL});
	}
}

/* Drawings */

static bool is_ground(const text *t, const kt_op *op)
{
	const kt_tag *tag = op->tag;
	return t->over && tag && tag->bound && t->paragraph->tag && t->paragraph->tag->bound &&
	       tag->key.block != t->paragraph->tag->key.block;
}

/* A text that looks for what is drawn near it. */
typedef struct search {
	const meeting *m;
	const text *t;
	const kt_ink *ground; /* that it stands on so far */
	kt_near nearest;
} search;

static void meet_path(void *context, const kt_op *op, kt_box shown)
{
	search *s = context;
	const meeting *m = s->m;
	const text *t = s->t;
	kt_box ink = kt_box_common(kt_op_inked(op), shown);
	if ((op->ink && op->ink == s->ground) || is_ground(t, op) || kt_edges_between(ink, t->ink) >= m->apart)
		return;
	kt_edges edges = kt_edges_near(op, shown, t->ink);
	if (edges.inside) {
		kt_box standing = {t->ink.x, t->ink.y, t->ink.w, t->line->y - t->ink.y};
		edges.distance = kt_edges_near(op, shown, standing).distance;
		if (op->kind != KT_OP_STROKE && kt_box_holds(shown, t->ink) && op < &m->page->ops[t->line->op]) {
			s->ground = op->ink;
			s->nearest.distance = m->apart;
		}
	}
	if (edges.distance < s->nearest.distance)
		s->nearest = (kt_near){KT_NEAR_DRAWING, edges.distance, NULL, op};
}

static void meet_drawings(meeting *m, const text *t)
{
	search s = {m, t, NULL, {KT_NEAR_DRAWING, m->apart, NULL, NULL}};
	kt_shown_each(m->page, kt_page_shown(m->page), meet_path, &s);
	if (s.nearest.distance < m->apart)
		report(m, t, s.nearest);
}

/* The trim */

static void meet_trim(meeting *m, const text *t)
{
	kt_box ink = t->ink;
	kt_len distance = kt_len_min(kt_len_min(ink.x, m->page->width - ink.x - ink.w),
	                             kt_len_min(ink.y, m->page->height - ink.y - ink.h));
	if (distance < m->from_trim)
		report(m, t, (kt_near){KT_NEAR_TRIM, kt_len_max(distance, 0), NULL, NULL});
}

void kt_near_each(kt_proof *proof, const kt_check *check, kt_len apart, kt_len from_trim, kt_near_visit visit)
{
	size_t lines = 0;
	for (size_t i = 0; i < proof->count; i++)
		lines += proof->paragraphs[i].count;
	meeting m = {.proof = proof,
	             .check = check,
	             .apart = apart,
	             .from_trim = from_trim,
	             .visit = visit,
	             .texts = KT_NEW_ARRAY(proof->arena, text, lines)};
	for (uint32_t page = 0; page < proof->document->page_count; page++) {
		read_page(&m, page);
		for (size_t i = 0; i < m.count; i++) {
			meet_texts(&m, i);
			meet_drawings(&m, &m.texts[i]);
			meet_trim(&m, &m.texts[i]);
		}
	}
}

bool kt_near_labels(const kt_proof_paragraph *paragraph, const kt_op *drawing)
{
	return paragraph->tag && paragraph->tag->bound && drawing->tag && drawing->tag->bound &&
	       drawing->tag->role == KT_TAG_FIGURE && drawing->tag->key.block == paragraph->tag->key.block;
}
