/* Tints must lie below their lines: they are drawn like all else, and then put before the operations that they belong to.
 * A paragraph's lines in one column have one bar. */
#include "proof/drafted.h"

#include "proof/overlay_pen.h"

#define BAR     KT_PT(2.5)
#define BAR_GAP KT_PT(2.5) /* clear of letters that hang out of the measure */
#define EDGE    KT_PT(0.6) /* white around a bar: it is seen on a ground of its own hue */
#define SLUG    KT_PT(14)  /* beyond the bleed */
#define STRIP   KT_PT(7)
#define DASH    KT_PT(7)
#define COUNT   KT_PT(9) /* size of the numbers: read at a glance, where the overlay's words are read one by one */

/* A column's share of a paragraph. */
typedef struct mark {
	const kt_composition *text;
	kt_box box;
} mark;

typedef struct marked {
	size_t *lines; /* indices of the marked text operations */
	size_t line_count;
	mark *marks;
	size_t mark_count, text_count; /* texts: marks that belong to one paragraph count once */
	size_t from;                   /* where their tints begin in the page's operations */
} marked;

static bool same_place(kt_place a, kt_place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* The tag that is bound to a message: a link's is that of the text around it. */
static const kt_tag *bound_tag(const kt_tag *tag)
{
	while (tag && !tag->bound)
		tag = tag->parent;
	return tag;
}

static bool is_place(const kt_drafted_texts *texts, kt_place at)
{
	for (size_t i = 0; i < texts->place_count; i++)
		if (same_place(texts->places[i], at))
			return true;
	return false;
}

static bool may_be_in(kt_str language, const kt_tag *tag)
{
	while (tag && tag->language.len == 0)
		tag = tag->parent;
	return !tag || kt_str_equal(tag->language, language);
}

/* What both languages share is drawn for the first, and has an empty place for the second (blocks/prose). */
static bool is_elsewhere(const kt_op *op)
{
	return op->kind == KT_OP_EMPTY && op->tag && !op->tag->bound && op->tag->boxed;
}

static bool is_drafted(const kt_document *document, const kt_drafted_texts *texts, const kt_op *op)
{
	if (!(op->kind == KT_OP_TEXT && op->composition) && !is_elsewhere(op))
		return false;
	const kt_tag *tag = bound_tag(op->tag);
	if (tag) {
		const kt_drafted_texts *own = &texts[tag->key.language];
		/* A Figure's message is what is heard of it, not what is written in it. */
		bool is = tag->role != KT_TAG_FIGURE && own->messages && tag->key.message < own->message_count &&
		          own->messages[tag->key.message];
		return is || is_place(own, op->source);
	}
	/* A list's marker belongs to a language and to no message, a folio to neither. */
	for (size_t language = 0; language < document->language_count; language++)
		if (is_place(&texts[language], op->source) && may_be_in(document->languages[language], op->tag))
			return true;
	return false;
}

/* Lines tile: from where the line above ends to the descender. */
static kt_box line_box(const kt_op *op)
{
	const kt_composition *text = op->composition;
	kt_len left = op->runs[0].x, right = left;
	for (uint32_t i = 0; i < op->run_count; i++) {
		left = op->runs[i].x < left ? op->runs[i].x : left;
		right = kt_len_max(right, op->runs[i].x + op->runs[i].width);
	}
	kt_len height = kt_len_max(text->style->leading, text->cap_height + text->descent);
	return (kt_box){op->at.x + left, op->at.y + text->descent - height, right - left, height};
}

/* The line's share of its paragraph's measure: a bar stands before the measure, however ragged the lines. */
static kt_box measure_box(const kt_op *op)
{
	const kt_composition *text = op->composition;
	if (!text)
		return op->tag->box;
	kt_box box = line_box(op);
	if (text->measure > 0) {
		box.x = op->at.x - text->lines[op->line].x;
		box.w = text->measure;
	}
	return box;
}

static void join(marked *m, const kt_op *op)
{
	kt_box box = measure_box(op);
	mark *last = m->mark_count > 0 ? &m->marks[m->mark_count - 1] : NULL;
	bool same = last && last->text && last->text == op->composition;
	m->text_count += !same;
	if (same && last->box.x == box.x && last->box.w == box.w && box.y >= last->box.y) {
		last->box.h = box.y + box.h - last->box.y;
		return;
	}
	m->marks[m->mark_count++] = (mark){op->composition, box};
}

static marked find_marks(const kt_document *document, const kt_drafted_texts *texts, const kt_page *page,
                         kt_arena *arena)
{
	marked m = {.lines = KT_NEW_ARRAY(arena, size_t, page->count), .marks = KT_NEW_ARRAY(arena, mark, page->count)};
	for (size_t i = 0; i < page->count; i++) {
		if (!is_drafted(document, texts, &page->ops[i]))
			continue;
		if (page->ops[i].kind == KT_OP_TEXT)
			m.lines[m.line_count++] = i;
		join(&m, &page->ops[i]);
	}
	return m;
}

/* Dark letters stand on the tint, light ones on the shade. */
static const kt_ink *tint_for(const kt_ink *letters)
{
	const kt_ink *tint = &kt_overlay_inks[KT_OVERLAY_DRAFT_TINT], *shade = &kt_overlay_inks[KT_OVERLAY_DRAFT_SHADE];
	return kt_ink_contrast(letters, tint) >= kt_ink_contrast(letters, shade) ? tint : shade;
}

static void draw_bar(const kt_overlay_pen *pen, kt_box text, bool right_to_left)
{
	kt_len x = right_to_left ? text.x + text.w + BAR_GAP : text.x - BAR_GAP - BAR;
	kt_overlay_fill(pen, KT_OVERLAY_PAPER, (kt_box){x - EDGE, text.y - EDGE, BAR + 2 * EDGE, text.h + 2 * EDGE});
	kt_overlay_fill(pen, KT_OVERLAY_DRAFT, (kt_box){x, text.y, BAR, text.h});
}

static void draw_strip(const kt_overlay_pen *pen, size_t here, size_t all)
{
	kt_page *page = pen->page;
	kt_len y = -page->bleed - SLUG / 2;
	kt_point at = {0, y + COUNT / 3};
	page->slug = kt_len_max(page->slug, page->bleed + SLUG);
	if (pen->style)
		at.x += kt_overlay_words(pen, KT_OVERLAY_DRAFT, at, kt_print(pen->arena, "%zu / %zu", here, all)) +
		        DASH;
	kt_canvas_rule(pen->canvas, (kt_point){at.x, y}, (kt_point){page->width, y}, &kt_overlay_inks[KT_OVERLAY_DRAFT],
	               (kt_pen){.width = STRIP, .dash = DASH, .gap = DASH});
}

static void draw_page(const kt_overlay_pen *pen, marked *m, size_t all, bool right_to_left)
{
	kt_canvas_on(pen->canvas, pen->page, KT_NOWHERE);
	kt_canvas_artifact(pen->canvas, KT_ARTIFACT_LAYOUT);
	m->from = pen->page->count;
	for (size_t i = 0; i < m->line_count; i++) {
		const kt_op *op = &pen->page->ops[m->lines[i]];
		kt_box box = line_box(op);
		kt_canvas_box(pen->canvas, box, tint_for(op->ink));
	}
	for (size_t i = 0; i < m->mark_count; i++)
		draw_bar(pen, m->marks[i].box, right_to_left);
	draw_strip(pen, m->text_count, all);
}

static void lay_under(kt_page *page, const marked *m, kt_arena *arena)
{
	kt_op *ops = KT_NEW_ARRAY(arena, kt_op, page->count);
	size_t count = 0, line = 0;
	for (size_t i = 0; i < page->count; i++) {
		if (line < m->line_count && m->lines[line] == i)
			ops[count++] = page->ops[m->from + line++];
		if (i < m->from || i >= m->from + m->line_count)
			ops[count++] = page->ops[i];
	}
	page->ops = ops;
}

void kt_drafted_mark(kt_document *document, const kt_drafted_texts *texts, kt_setter *setter, kt_arena *arena,
                     kt_diag *diag)
{
	kt_style *style = KT_NEW(arena, kt_style);
	const kt_style *words = kt_overlay_style(arena, document);
	if (words)
		*style = *words;
	style->size = style->leading = COUNT;
	kt_overlay_pen pen = {
	        .canvas = kt_canvas_open(arena, diag), .setter = setter, .arena = arena, .style = words ? style : NULL};
	marked *pages = KT_NEW_ARRAY(arena, marked, document->page_count);
	size_t all = 0;
	for (size_t p = 0; p < document->page_count; p++) {
		pages[p] = find_marks(document, texts, document->pages[p], arena);
		all += pages[p].text_count;
	}
	for (size_t p = 0; p < document->page_count; p++) {
		pen.page = document->pages[p];
		draw_page(&pen, &pages[p], all, document->right_to_left);
	}
	kt_canvas_close(pen.canvas);
	for (size_t p = 0; p < document->page_count; p++)
		lay_under(document->pages[p], &pages[p], arena);
	kt_document_overlaid(document);
}
