/* Each text is held against the texts after it and, in the order of drawing, against what is drawn on its page: a fill that
 * the text lies in hides what was drawn below. */
#include "proof/near.h"

#include "proof/edges.h"
#include "proof/inked.h"

#define CLIPS_MOST 16 /* deeper ones show what these do */

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

static bool holds(kt_box box, kt_box inner)
{
	return inner.x >= box.x && inner.y >= box.y && inner.x + inner.w <= box.x + box.w &&
	       inner.y + inner.h <= box.y + box.h;
}

/* A frame in another one, such as that of labels on a map. */
static bool lies_over(const kt_page *page, size_t frame)
{
	for (size_t f = 0; frame != KT_NO_FRAME && f < page->frame_count; f++)
		if (f != frame && !page->frames[f].text && holds(page->frames[f].box, page->frames[frame].box))
			return true;
	return false;
}

/* A dot between two languages belongs to what it stands between. */
static bool decorates(const kt_page *page, const kt_proof_line *line)
{
	return page->ops[line->op].artifact == KT_ARTIFACT_LAYOUT;
}

static void read_page(meeting *m, uint32_t page)
{
	m->page = m->proof->document->pages[page];
	m->count = 0;
	for (size_t i = 0; i < m->proof->count; i++) {
		const kt_proof_paragraph *p = &m->proof->paragraphs[i];
		for (size_t l = 0; l < p->count; l++)
			if (p->lines[l].page == page && !decorates(m->page, &p->lines[l]))
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

static kt_box common(kt_box a, kt_box b)
{
	kt_len x = kt_len_max(a.x, b.x), y = kt_len_max(a.y, b.y);
	return (kt_box){x, y, kt_len_max(kt_len_min(a.x + a.w, b.x + b.w) - x, 0),
	                kt_len_max(kt_len_min(a.y + a.h, b.y + b.h) - y, 0)};
}

static bool is_ground(const text *t, const kt_op *op)
{
	const kt_tag *tag = op->tag;
	return t->over && tag && tag->bound && t->paragraph->tag && t->paragraph->tag->bound &&
	       tag->key.block != t->paragraph->tag->key.block;
}

/* Takes a path into account; `ground` is the ink that the text stands on so far. */
static void meet_path(const meeting *m, const text *t, const kt_op *op, kt_box shown, const kt_ink **ground,
                      kt_near *nearest)
{
	kt_box ink = common(kt_op_inked(op), shown);
	if (op->ink == *ground || is_ground(t, op) || kt_edges_between(ink, t->ink) >= m->apart)
		return;
	kt_edges edges = kt_edges_near(op, shown, t->ink);
	if (edges.inside) {
		kt_box standing = {t->ink.x, t->ink.y, t->ink.w, t->line->y - t->ink.y};
		edges.distance = kt_edges_near(op, shown, standing).distance;
		if (op->kind == KT_OP_FILL && holds(shown, t->ink) && op < &m->page->ops[t->line->op]) {
			*ground = op->ink;
			nearest->distance = m->apart;
		}
	}
	if (edges.distance < nearest->distance)
		*nearest = (kt_near){KT_NEAR_DRAWING, edges.distance, NULL, op};
}

static void meet_drawings(meeting *m, const text *t)
{
	kt_box clips[CLIPS_MOST] = {kt_page_shown(m->page)};
	const kt_ink *ground = NULL;
	kt_near nearest = {KT_NEAR_DRAWING, m->apart, NULL, NULL};
	size_t depth = 0;
	for (size_t i = 0; i < m->page->count; i++) {
		const kt_op *op = &m->page->ops[i];
		size_t at = depth < CLIPS_MOST ? depth : CLIPS_MOST - 1;
		if (op->kind == KT_OP_CLIP) {
			kt_op outline = *op;
			outline.kind = KT_OP_FILL;
			if (++depth < CLIPS_MOST)
				clips[depth] = common(clips[at], kt_op_inked(&outline));
		} else if (op->kind == KT_OP_UNCLIP) {
			depth--;
		} else if (op->kind == KT_OP_FILL || op->kind == KT_OP_STROKE) {
			meet_path(m, t, op, clips[at], &ground, &nearest);
		}
	}
	if (nearest.distance < m->apart)
		report(m, t, nearest);
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
