/* Operations stand in a page's list in the order of the calls; what they have in common is kept here between them. */
#include "display/canvas.h"

#include "display/cairo_path.h"
#include "display/mirror.h"

#define TURNS_MOST 3 /* a page, a column of the other language, a picture in it */

struct kt_canvas {
	kt_arena *arena;
	kt_arena *growing; /* the lists of the page at hand, until they are settled */
	kt_arena_mark start;
	kt_diag *diag;
	cairo_t *context;
	kt_page *page;
	kt_place place;
	kt_tag *tag;
	kt_artifact artifact;
	size_t clips; /* open ones */
	bool linking; /* between link_begin and link_end */
	kt_str address, contents;
	kt_word_copied word;
	bool composes;
	uint32_t mark;
	bool mirrors;                         /* pages begin on the right */
	kt_mirror mirrors_at[TURNS_MOST + 1]; /* the page's, and those of boxes that go their own way */
	unsigned turns;                       /* open ones */
	const kt_lines *composed;             /* the paragraph drawn last, */
	const kt_composition *composition;    /* and its copy */
};

kt_canvas *kt_canvas_open(kt_arena *arena, kt_diag *diag)
{
	kt_canvas *canvas = KT_NEW(arena, kt_canvas);
	canvas->arena = arena;
	canvas->growing = kt_arena_open();
	canvas->start = kt_arena_now(canvas->growing);
	canvas->diag = diag;
	canvas->context = kt_cairo_path_open();
	return canvas;
}

/* The page at hand is done with. */
static void leave_page(kt_canvas *canvas)
{
	if (canvas->page != NULL)
		kt_page_settle(canvas->arena, canvas->page);
	canvas->page = NULL;
	canvas->word = (kt_word_copied){NULL, NULL};
	canvas->composed = NULL;
}

void kt_canvas_close(kt_canvas *canvas)
{
	if (canvas == NULL)
		return;
	leave_page(canvas);
	kt_arena_close(canvas->growing);
	cairo_destroy(canvas->context);
}

/* Of what is drawn now. */
static kt_mirror mirror_of(const kt_canvas *canvas)
{
	return canvas->mirrors_at[canvas->turns];
}

void kt_canvas_on(kt_canvas *canvas, kt_page *page, kt_place place)
{
	if (canvas->clips > 0 || canvas->linking || canvas->turns > 0)
		KT_BUG("the block before left a clip, a link or a turned box open");
	if (page != canvas->page) {
		leave_page(canvas);
		kt_arena_rewind(canvas->growing, canvas->start);
		canvas->page = page;
	}
	canvas->place = place;
	canvas->tag = NULL;
	canvas->artifact = KT_ARTIFACT_NONE;
	canvas->mark = 0;
	canvas->mirrors_at[0] = canvas->mirrors ? kt_mirror_page(page->width) : (kt_mirror){0};
}

void kt_canvas_mirror(kt_canvas *canvas, bool mirrors)
{
	canvas->mirrors = mirrors;
}

void kt_canvas_turn_begin(kt_canvas *canvas, kt_box box, bool right_to_left)
{
	if (canvas->turns == TURNS_MOST)
		KT_BUG("turned boxes inside turned boxes");
	kt_mirror outer = mirror_of(canvas);
	canvas->mirrors_at[++canvas->turns] = kt_mirror_within(outer, box, right_to_left);
}

void kt_canvas_turn_end(kt_canvas *canvas)
{
	if (canvas->turns == 0)
		KT_BUG("a turned box ends that did not begin");
	canvas->turns--;
}

void kt_canvas_compose(kt_canvas *canvas)
{
	canvas->composes = true;
}

void kt_canvas_frame(kt_canvas *canvas, const kt_page_frame *frame)
{
	if (!canvas->composes)
		return;
	kt_page_frame *added = kt_page_frame_add(canvas->growing, canvas->page);
	*added = *frame;
	added->box = kt_mirror_box(mirror_of(canvas), frame->box);
	for (unsigned c = 0; c < frame->column_count; c++)
		added->columns[c] = kt_mirror_box(mirror_of(canvas), frame->columns[c]);
}

void kt_canvas_mark(kt_canvas *canvas, uint32_t mark)
{
	canvas->mark = mark;
}

/* The paragraph's composition: made once, however many pieces it is drawn in. */
static const kt_composition *composition_of(kt_canvas *canvas, const kt_lines *lines)
{
	if (canvas->composes && canvas->composed != lines) {
		canvas->composed = lines;
		canvas->composition = kt_composition_of(canvas->arena, lines);
	}
	return canvas->composes ? canvas->composition : NULL;
}

kt_arena *kt_canvas_arena(const kt_canvas *canvas)
{
	return canvas->arena;
}

void kt_canvas_tag(kt_canvas *canvas, kt_tag *tag)
{
	if (canvas->linking)
		KT_BUG("a link's tag is left before its end");
	canvas->tag = tag;
	if (tag != NULL)
		canvas->artifact = KT_ARTIFACT_NONE;
}

void kt_canvas_artifact(kt_canvas *canvas, kt_artifact kind)
{
	canvas->artifact = kind;
}

static kt_op *add(kt_canvas *canvas, kt_op_kind kind)
{
	if (canvas->page == NULL)
		KT_BUG("drawn on no page");
	kt_op *op = kt_page_add(canvas->growing, canvas->page, kind);
	if (canvas->composes && canvas->mark > 0)
		kt_page_mark_last(canvas->growing, canvas->page, canvas->mark);
	op->source = canvas->place;
	if (canvas->artifact != KT_ARTIFACT_NONE)
		op->artifact = canvas->artifact;
	else if (canvas->tag != NULL)
		op->tag = canvas->tag;
	else if (kind == KT_OP_TEXT || kind == KT_OP_EMPTY)
		KT_BUG("a text is drawn that belongs to no tag and is no artifact");
	else
		op->artifact = KT_ARTIFACT_LAYOUT;
	return op;
}

/* Paths */

cairo_t *kt_canvas_path(kt_canvas *canvas)
{
	cairo_identity_matrix(canvas->context);
	cairo_new_path(canvas->context);
	return canvas->context;
}

/* The context's path; false: reported, or there is nothing in it. */
static bool take_path(kt_canvas *canvas, kt_path *path)
{
	kt_cairo_target target = {canvas->arena, canvas->page, mirror_of(canvas), canvas->place, canvas->diag};
	return kt_cairo_path_take(&canvas->context, &target, path);
}

static void add_fill(kt_canvas *canvas, kt_path path, const kt_ink *ink)
{
	kt_op *op = add(canvas, KT_OP_FILL);
	op->path = path;
	op->ink = ink;
}

static void add_stroke(kt_canvas *canvas, kt_path path, const kt_ink *ink, kt_pen pen)
{
	if (pen.width <= 0)
		KT_BUG("a pen without width");
	kt_op *op = add(canvas, KT_OP_STROKE);
	op->path = path;
	op->ink = ink;
	op->pen = pen;
}

void kt_canvas_fill(kt_canvas *canvas, const kt_ink *ink)
{
	kt_path path;
	if (take_path(canvas, &path))
		add_fill(canvas, path, ink);
}

void kt_canvas_stroke(kt_canvas *canvas, const kt_ink *ink, kt_pen pen)
{
	kt_path path;
	if (take_path(canvas, &path))
		add_stroke(canvas, path, ink, pen);
}

void kt_canvas_clip(kt_canvas *canvas)
{
	kt_path path;
	/* A clip without a path shows nothing, and the unclip that follows needs its partner. */
	if (!take_path(canvas, &path))
		path = kt_path_of_box(canvas->arena, (kt_box){0});
	kt_op *op = add(canvas, KT_OP_CLIP);
	op->path = path;
	op->tag = NULL;
	op->artifact = KT_ARTIFACT_NONE;
	canvas->clips++;
}

void kt_canvas_unclip(kt_canvas *canvas)
{
	if (canvas->clips == 0)
		KT_BUG("an unclip without its clip");
	canvas->clips--;
	kt_op *op = add(canvas, KT_OP_UNCLIP);
	op->tag = NULL;
	op->artifact = KT_ARTIFACT_NONE;
}

void kt_canvas_box(kt_canvas *canvas, kt_box box, const kt_ink *ink)
{
	add_fill(canvas, kt_path_of_box(canvas->arena, kt_mirror_box(mirror_of(canvas), box)), ink);
}

void kt_canvas_rule(kt_canvas *canvas, kt_point from, kt_point to, const kt_ink *ink, kt_pen pen)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE};
	kt_point points[] = {from, to};
	kt_mirror_points(mirror_of(canvas), points, 2);
	add_stroke(canvas, kt_path_copy(canvas->arena, (kt_path){verbs, sizeof verbs, points, 2}), ink, pen);
}

void kt_canvas_fill_path(kt_canvas *canvas, kt_path path, const kt_ink *ink)
{
	add_fill(canvas, kt_mirror_path(mirror_of(canvas), canvas->arena, path), ink);
}

void kt_canvas_stroke_path(kt_canvas *canvas, kt_path path, const kt_ink *ink, kt_pen pen)
{
	add_stroke(canvas, kt_mirror_path(mirror_of(canvas), canvas->arena, path), ink, pen);
}

void kt_canvas_picture(kt_canvas *canvas, const kt_artwork *artwork, kt_box box, const kt_ink *ground)
{
	if (box.w <= 0 || box.h <= 0)
		KT_BUG("a picture without width or height");
	kt_op *op = add(canvas, KT_OP_PICTURE);
	op->picture = (kt_picture){artwork, kt_mirror_box(mirror_of(canvas), box), ground};
}

/* Text and links */

/* The span that gives a run a tag of its own: a link, or a phrase in another language. */
static const kt_span *tagged_of(const kt_canvas *canvas, const kt_run *run)
{
	if (canvas->linking || canvas->artifact != KT_ARTIFACT_NONE || run->span == NULL)
		return NULL;
	return (run->span->marks & (KT_MARK_LINK | KT_MARK_LANGUAGE)) != 0 ? run->span : NULL;
}

/* Words of a link or phrase that is part strong, or holds a figure, are of one. */
static bool same_tag(const kt_span *a, const kt_span *b)
{
	if (a == b || a == NULL || b == NULL)
		return a == b;
	if ((a->marks & b->marks & KT_MARK_LINK) != 0)
		return a->link.at == b->link.at;
	return a->language.len > 0 && a->language.at == b->language.at;
}

/* All that a link's span shows in these lines, as its source has it. */
static kt_str link_text(kt_canvas *canvas, const kt_lines *lines, size_t first, size_t count, const kt_span *span)
{
	kt_buf text = kt_buf_in(canvas->growing);
	for (size_t i = first; i < first + count; i++)
		for (uint32_t r = 0; r < lines->items[i].count; r++)
			if (same_tag(lines->items[i].runs[r].span, span))
				kt_buf_put(&text, lines->items[i].runs[r].text);
	return kt_str_trim(kt_buf_str(&text));
}

/* A tag below the current one, for what is tagged apart. */
static kt_tag *tag_of(const kt_canvas *canvas, const kt_span *span)
{
	if (span == NULL)
		return canvas->tag;
	bool link = (span->marks & KT_MARK_LINK) != 0;
	kt_tag *tag = kt_tag_add(kt_structure_of(canvas->tag), canvas->tag, link ? KT_TAG_LINK : KT_TAG_SPAN);
	tag->language = kt_str_copy(canvas->arena, span->language);
	return tag;
}

static void add_link(kt_canvas *canvas, kt_tag *tag, kt_box box, kt_str address, kt_str contents)
{
	*kt_page_link(canvas->growing, canvas->page) =
	        (kt_link){box, kt_str_copy(canvas->arena, address), kt_str_copy(canvas->arena, contents), tag};
}

static kt_op *add_runs(kt_canvas *canvas, kt_tag *tag, const kt_run *runs, uint32_t count, kt_point at,
                       const kt_ink *ink, kt_place source)
{
	kt_op *op = add(canvas, KT_OP_TEXT);
	if (op->artifact == KT_ARTIFACT_NONE)
		op->tag = tag;
	op->runs = kt_page_runs(canvas->arena, runs, count, &canvas->word);
	op->run_count = count;
	op->at = at;
	op->ink = ink;
	op->source = source;
	return op;
}

/* Around the runs, which need not stand in the order in which they are read. */
static kt_box box_of(const kt_lines *lines, const kt_run *runs, uint32_t count, kt_point origin)
{
	kt_len left = runs[0].x, right = runs[0].x + runs[0].width;
	for (uint32_t i = 1; i < count; i++) {
		if (!runs[i].width)
			continue; /* the space at the line's end */
		left = runs[i].x < left ? runs[i].x : left;
		right = kt_len_max(right, runs[i].x + runs[i].width);
	}
	return (kt_box){origin.x + left, origin.y - lines->ascent, right - left, lines->ascent + lines->descent};
}

void kt_canvas_lines(kt_canvas *canvas, const kt_lines *lines, size_t first, size_t count, kt_point at,
                     const kt_ink *ink, kt_place source)
{
	if (first > lines->count || count > lines->count - first)
		KT_BUG("lines are drawn that the paragraph does not have");
	const kt_span *last = NULL; /* the link or phrase that the runs before belong to, over line ends too */
	kt_tag *tag = canvas->tag;
	kt_str contents = {0};
	kt_len measure = lines->measure > 0 ? lines->measure : lines->widest;
	at.x = kt_mirror_box(mirror_of(canvas), (kt_box){.x = at.x, .w = measure}).x;
	for (size_t i = first; i < first + count; i++) {
		const kt_line *line = &lines->items[i];
		kt_point origin = {at.x + line->x, at.y + (kt_len)(i - first) * lines->leading};
		for (uint32_t r = 0, end; r < line->count; r = end) {
			const kt_span *span = tagged_of(canvas, &line->runs[r]);
			bool link = span != NULL && (span->marks & KT_MARK_LINK) != 0;
			for (end = r + 1; end < line->count && same_tag(tagged_of(canvas, &line->runs[end]), span);)
				end++;
			if (!same_tag(span, last))
				tag = tag_of(canvas, span);
			if (link && !same_tag(span, last))
				contents = link_text(canvas, lines, first, count, span);
			last = span;
			kt_op *op = add_runs(canvas, tag, &line->runs[r], end - r, origin, ink, source);
			op->composition = composition_of(canvas, lines);
			op->line = (uint32_t)i;
			if (link) {
				kt_box box = box_of(lines, &line->runs[r], end - r, origin);
				add_link(canvas, tag, box, span->link, contents);
			}
		}
	}
}

void kt_canvas_link_begin(kt_canvas *canvas, kt_str address, kt_str contents)
{
	if (canvas->linking || canvas->tag == NULL)
		KT_BUG("a link begins inside a link, or below no tag");
	canvas->tag = kt_tag_add(kt_structure_of(canvas->tag), canvas->tag, KT_TAG_LINK);
	canvas->linking = true;
	canvas->address = address;
	canvas->contents = contents;
}

void kt_canvas_link_end(kt_canvas *canvas, kt_box box)
{
	if (!canvas->linking)
		KT_BUG("a link ends that did not begin");
	add_link(canvas, canvas->tag, kt_mirror_box(mirror_of(canvas), box), canvas->address, canvas->contents);
	canvas->tag = canvas->tag->parent;
	canvas->linking = false;
}

/* Figures */

static bool drawn_for(const kt_page *page, const kt_tag *tag)
{
	for (size_t i = page->count; i > 0; i--)
		if (page->ops[i - 1].tag == tag)
			return true;
	return false;
}

void kt_canvas_empty(kt_canvas *canvas)
{
	add(canvas, KT_OP_EMPTY);
}

void kt_canvas_figure_box(kt_canvas *canvas, kt_box box)
{
	if (canvas->tag == NULL || canvas->tag->role != KT_TAG_FIGURE)
		KT_BUG("a figure's box for what is no figure");
	canvas->tag->boxed = true;
	canvas->tag->box = kt_mirror_box(mirror_of(canvas), box);
	kt_artifact artifact = canvas->artifact;
	canvas->artifact = KT_ARTIFACT_NONE;
	if (!drawn_for(canvas->page, canvas->tag))
		kt_canvas_empty(canvas);
	canvas->artifact = artifact;
}
