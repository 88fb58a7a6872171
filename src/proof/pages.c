/* A line is drawn by several operations where a link stands in it. A paragraph is drawn in as many pieces as it has
 * columns, and its composition is copied for each page: pieces belong together where the text, its place and its style
 * are one and the line numbers go on. */
#include "proof/pages.h"

#include <stdlib.h>
#include <string.h>

#define QUOTED_MOST 60 /* bytes of a line that a message quotes */

/* A line on its way to its paragraph. */
typedef struct drawn {
	kt_proof_line line;
	size_t paragraph;
} drawn;

typedef struct reading {
	kt_proof *proof;
	kt_proof_paragraph *paragraphs;
	drawn *lines;
	size_t count, line_count;
	uint32_t *next; /* by paragraph: the line that it goes on with */
	const kt_language **languages;
	size_t language_count;
} reading;

/* Frames */

static bool holds(kt_box box, kt_len x, kt_len y)
{
	return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/* The smallest that the point lies in. */
static size_t frame_at(const kt_page *page, kt_len x, kt_len y)
{
	int64_t least = INT64_MAX;
	size_t found = KT_NO_FRAME;
	for (size_t f = 0; f < page->frame_count; f++) {
		const kt_page_frame *frame = &page->frames[f];
		int64_t area = (int64_t)frame->box.w * frame->box.h;
		if (!holds(frame->box, x, y) || area >= least)
			continue;
		least = area;
		found = f;
	}
	return found;
}

static void place_in_frame(const kt_page *page, kt_proof_line *line)
{
	line->frame = frame_at(page, line->x + line->set->width / 2, line->y);
	if (line->frame == KT_NO_FRAME)
		return;
	const kt_page_frame *frame = &page->frames[line->frame];
	for (unsigned c = 0; c < frame->column_count; c++)
		if (line->x >= frame->columns[c].x - frame->columns[c].w / 4)
			line->column = c;
}

/* Paragraphs */

static const kt_tag *own_tag(const kt_tag *tag)
{
	while (tag && (tag->role == KT_TAG_LINK || tag->role == KT_TAG_SPAN))
		tag = tag->parent;
	return tag;
}

static kt_proof_role role_of(const kt_tag *tag)
{
	if (!tag)
		return KT_PROOF_FOLIO;
	for (; tag; tag = tag->parent)
		switch (tag->role) {
		case KT_TAG_H1:
		case KT_TAG_H2:
		case KT_TAG_H3:
		case KT_TAG_H4:
			return KT_PROOF_HEADING;
		case KT_TAG_FIGURE:
		case KT_TAG_CAPTION:
		case KT_TAG_LBL:
			return KT_PROOF_LABEL;
		case KT_TAG_LI:
			return KT_PROOF_ITEM;
		case KT_TAG_BLOCKQUOTE:
			return KT_PROOF_QUOTE;
		default:
			break;
		}
	return KT_PROOF_PROSE;
}

static const kt_language *language_of(reading *r, kt_str tag)
{
	for (size_t i = 0; i < r->language_count; i++)
		if (kt_str_equal(r->languages[i]->tag, tag))
			return r->languages[i];
	const kt_language *language = kt_language_of(r->proof->arena, tag);
	size_t count = r->language_count;
	r->languages = kt_arena_grow(r->proof->arena, r->languages, count * sizeof *r->languages,
	                             (count + 1) * sizeof *r->languages);
	r->languages[r->language_count++] = language;
	return language;
}

static bool is_text_of(const kt_composition *a, const kt_composition *b)
{
	return a == b ||
	       (a->at.source == b->at.source && a->at.line == b->at.line && a->at.column == b->at.column &&
	        a->style->size == b->style->size && a->measure == b->measure && kt_str_equal(a->text, b->text));
}

/* The paragraph that a line belongs to. */
static size_t paragraph_of(reading *r, const kt_op *op)
{
	for (size_t i = r->count; i > 0 && op->line > 0; i--)
		if (r->next[i - 1] + 1 >= op->line && is_text_of(r->paragraphs[i - 1].text, op->composition))
			return i - 1;
	kt_proof_paragraph *new = &r->paragraphs[r->count];
	new->text = op->composition;
	new->tag = op->artifact == KT_ARTIFACT_NONE ? own_tag(op->tag) : NULL;
	new->role = role_of(new->tag);
	new->display = new->role == KT_PROOF_HEADING || new->text->style->balance;
	new->language = language_of(r, new->text->language);
	return r->count++;
}

static void read_op(reading *r, uint32_t page, uint32_t index)
{
	const kt_page *p = r->proof->document->pages[page];
	const kt_op *op = &p->ops[index];
	drawn *last = r->line_count > 0 ? &r->lines[r->line_count - 1] : NULL;
	if (last && last->line.page == page && last->line.number == op->line &&
	    last->line.op + last->line.op_count == index && r->paragraphs[last->paragraph].text == op->composition) {
		last->line.op_count++;
		return;
	}
	drawn *new = &r->lines[r->line_count++];
	new->paragraph = paragraph_of(r, op);
	r->next[new->paragraph] = op->line;
	new->line = (kt_proof_line){.set = &op->composition->lines[op->line],
	                            .number = op->line,
	                            .page = page,
	                            .op = index,
	                            .op_count = 1,
	                            .x = op->at.x,
	                            .y = op->at.y};
	place_in_frame(p, &new->line);
}

/* Reading order */

typedef struct ranked {
	size_t paragraph;
	uint64_t rank;
} ranked;

/* Tags are numbered as they are read; folios come last. */
static uint64_t rank_of(const kt_proof_paragraph *paragraph, size_t drawn_as)
{
	return (uint64_t)(paragraph->tag ? paragraph->tag->id : UINT32_MAX) << 32 | drawn_as;
}

static int by_rank(const void *a, const void *b)
{
	const ranked *one = a, *other = b;
	return one->rank < other->rank ? -1 : one->rank > other->rank;
}

static int by_paragraph(const void *a, const void *b)
{
	const drawn *one = a, *other = b;
	if (one->paragraph != other->paragraph)
		return one->paragraph < other->paragraph ? -1 : 1;
	return one->line.number < other->line.number ? -1 : one->line.number > other->line.number;
}

static void put_in_order(reading *r)
{
	kt_arena *arena = r->proof->arena;
	ranked *ranks = KT_NEW_ARRAY(arena, ranked, r->count);
	size_t *place = KT_NEW_ARRAY(arena, size_t, r->count);
	kt_proof_paragraph *ordered = KT_NEW_ARRAY(arena, kt_proof_paragraph, r->count);
	kt_proof_line *lines = KT_NEW_ARRAY(arena, kt_proof_line, r->line_count);
	for (size_t i = 0; i < r->count; i++)
		ranks[i] = (ranked){i, rank_of(&r->paragraphs[i], i)};
	qsort(ranks, r->count, sizeof *ranks, by_rank);
	for (size_t i = 0; i < r->count; i++) {
		ordered[i] = r->paragraphs[ranks[i].paragraph];
		place[ranks[i].paragraph] = i;
	}
	for (size_t i = 0; i < r->line_count; i++)
		r->lines[i].paragraph = place[r->lines[i].paragraph];
	qsort(r->lines, r->line_count, sizeof *r->lines, by_paragraph);
	for (size_t i = r->line_count; i > 0; i--) {
		kt_proof_paragraph *paragraph = &ordered[r->lines[i - 1].paragraph];
		lines[i - 1] = r->lines[i - 1].line;
		paragraph->lines = &lines[i - 1];
		paragraph->count++;
	}
	r->proof->paragraphs = ordered;
	r->proof->count = r->count;
}

void kt_proof_read(kt_proof *proof, const kt_document *document, kt_arena *arena)
{
	*proof = (kt_proof){.arena = arena, .document = document};
	size_t texts = 0;
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++)
			texts += document->pages[p]->ops[i].composition != NULL;
	reading r = {.proof = proof,
	             .paragraphs = KT_NEW_ARRAY(arena, kt_proof_paragraph, texts),
	             .lines = KT_NEW_ARRAY(arena, drawn, texts),
	             .next = KT_NEW_ARRAY(arena, uint32_t, texts)};
	for (uint32_t p = 0; p < document->page_count; p++)
		for (uint32_t i = 0; i < document->pages[p]->count; i++)
			if (document->pages[p]->ops[i].composition)
				read_op(&r, p, i);
	put_in_order(&r);
}

/* What checks ask of lines */

kt_str kt_proof_text(const kt_proof_paragraph *paragraph, const kt_proof_line *line)
{
	return kt_str_trim(kt_str_slice(paragraph->text->text, line->set->from, line->set->to));
}

kt_str kt_proof_last_word(kt_str line)
{
	size_t at = line.len;
	while (at > 0 && line.at[at - 1] != ' ')
		at--;
	return kt_str_slice(line, at, line.len);
}

kt_str kt_proof_first_word(kt_str line)
{
	size_t at = 0;
	while (at < line.len && line.at[at] != ' ')
		at++;
	return kt_str_slice(line, 0, at);
}

bool kt_proof_hyphened(const kt_proof_line *line)
{
	return line->set->end == KT_LINEBREAK_HYPHEN || line->set->end == KT_LINEBREAK_TYPED;
}

bool kt_proof_together(const kt_proof_line *a, const kt_proof_line *b)
{
	return a->page == b->page && a->frame == b->frame && (a->frame == KT_NO_FRAME || a->column == b->column);
}

bool kt_proof_in_text(const kt_proof *proof, const kt_proof_line *line)
{
	return line->frame != KT_NO_FRAME && proof->document->pages[line->page]->frames[line->frame].text;
}

size_t kt_proof_piece(const kt_proof_paragraph *paragraph, size_t at)
{
	size_t lines = 1;
	while (at + lines < paragraph->count &&
	       kt_proof_together(&paragraph->lines[at + lines - 1], &paragraph->lines[at + lines]))
		lines++;
	return lines;
}

/* Findings */

static kt_finding *add_finding(kt_proof *proof)
{
	kt_findings *all = &proof->findings;
	if (all->count == all->room) {
		size_t room = all->room == 0 ? 16 : all->room * 2;
		all->items = kt_arena_grow(proof->arena, all->items, all->room * sizeof *all->items,
		                           room * sizeof *all->items);
		all->room = room;
	}
	return &all->items[all->count++];
}

static kt_finding finding_of(const kt_proof *proof, const kt_check *check, uint32_t page, size_t frame, kt_str words)
{
	const kt_page *p = proof->document->pages[page];
	return (kt_finding){.check = check,
	                    .severity = check->severity,
	                    .target = proof->document->target,
	                    .page = p->label.len > 0 ? p->label : kt_print(proof->arena, "%u", page + 1),
	                    .frame = frame == KT_NO_FRAME ? KT_STR("") : p->frames[frame].name,
	                    .words = words};
}

kt_finding *kt_proof_note(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                          const kt_proof_line *line, int64_t measured, int64_t limit, const char *format, ...)
{
	kt_str text = kt_proof_text(paragraph, line), quoted = kt_str_clip(text, QUOTED_MOST);
	kt_buf words = kt_buf_in(proof->arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	kt_buf_print(&words, ": “%.*s%s”", KT_STR_ARG(quoted), quoted.len < text.len ? "…" : "");
	kt_finding *finding = add_finding(proof);
	*finding = finding_of(proof, check, line->page, line->frame, kt_buf_str(&words));
	finding->at = paragraph->text->at;
	finding->tag = paragraph->tag;
	finding->text = paragraph->text;
	finding->measured = measured;
	finding->limit = limit;
	return finding;
}

/* The page on which something is drawn for a tag; the first where nothing is. */
static uint32_t page_of(const kt_document *document, const kt_tag *tag)
{
	for (uint32_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++)
			if (document->pages[p]->ops[i].tag == tag)
				return p;
	return 0;
}

void kt_proof_remark(kt_proof *proof, const kt_check *check, const kt_remark *remark)
{
	const kt_proof_paragraph *paragraph = proof->paragraphs, *end = paragraph + proof->count;
	while (paragraph < end && (!remark->tag || paragraph->tag != remark->tag || paragraph->count == 0))
		paragraph++;
	const kt_proof_line *line = paragraph < end ? &paragraph->lines[0] : NULL;
	uint32_t page = line ? line->page : page_of(proof->document, remark->tag);
	kt_finding *finding = add_finding(proof);
	*finding = finding_of(proof, check, page, line ? line->frame : KT_NO_FRAME, remark->words);
	if (!remark->tag)
		finding->page = (kt_str){"", 0};
	if (remark->mild)
		finding->severity = KT_CHECK_REPORT;
	finding->at = remark->at;
	finding->tag = remark->tag;
}

kt_finding *kt_proof_note_drawn(kt_proof *proof, const kt_check *check, uint32_t page, const kt_op *op,
                                int64_t measured, int64_t limit, const char *format, ...)
{
	kt_box ink = kt_op_inked(op);
	size_t frame = frame_at(proof->document->pages[page], ink.x + ink.w / 2, ink.y + ink.h / 2);
	kt_buf words = kt_buf_in(proof->arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	kt_finding *finding = add_finding(proof);
	*finding = finding_of(proof, check, page, frame, kt_buf_str(&words));
	finding->at = op->source;
	finding->tag = op->tag;
	finding->measured = measured;
	finding->limit = limit;
	return finding;
}

/* With one decimal more, up to three, as long as it reads as the other one, which it is not. */
static kt_str ratio(const kt_proof *proof, int64_t value, int64_t beside, int64_t one, unsigned decimals)
{
	for (unsigned most = decimals + 3;; decimals++) {
		kt_buf words = kt_buf_in(proof->arena), other = kt_buf_in(proof->arena);
		kt_num_ratio(&words, value, one, decimals);
		kt_num_ratio(&other, beside, one, decimals);
		if (value == beside || decimals == most || !kt_str_equal(kt_buf_str(&words), kt_buf_str(&other)))
			return kt_buf_str(&words);
	}
}

kt_str kt_proof_percent(const kt_proof *proof, int64_t mille, int64_t beside)
{
	return kt_print(proof->arena, "%.*s %%", KT_STR_ARG(ratio(proof, mille, beside, 10, 0)));
}

kt_str kt_proof_points(const kt_proof *proof, kt_len length, kt_len beside)
{
	return kt_print(proof->arena, "%.*s pt", KT_STR_ARG(ratio(proof, length, beside, KT_LEN_PT, 1)));
}

kt_str kt_proof_millimetres(const kt_proof *proof, kt_len length)
{
	kt_buf words = kt_buf_in(proof->arena);
	kt_num_millimetres(&words, length, 1);
	kt_buf_text(&words, " mm");
	return kt_buf_str(&words);
}
