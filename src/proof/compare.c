/* Operations are compared in their order, each from the corner of the frame that it belongs to: numbers are whole, so
 * what is drawn alike is equal. */
#include "proof/compare.h"

#include <string.h>

const char *const kt_change_names[] = {"set", "moved", "new", "gone"};

/* Operations */

/* From where an operation is seen: a frame's corner, or the page's. */
typedef struct view {
	const kt_op *op;
	kt_len x, y;
} view;

static bool same_ink(const kt_ink *a, const kt_ink *b)
{
	if (a == b || !a || !b)
		return a == b;
	return memcmp(a->screen, b->screen, sizeof a->screen) == 0 &&
	       memcmp(a->press, b->press, sizeof a->press) == 0 && a->overprint == b->overprint &&
	       kt_str_equal(a->spot, b->spot);
}

static bool same_path(view a, view b)
{
	const kt_path *p = &a.op->path, *q = &b.op->path;
	if (p->verb_count != q->verb_count || p->point_count != q->point_count)
		return false;
	for (uint32_t i = 0; i < p->verb_count; i++)
		if (p->verbs[i] != q->verbs[i])
			return false;
	for (uint32_t i = 0; i < p->point_count; i++)
		if (p->points[i].x - a.x != q->points[i].x - b.x || p->points[i].y - a.y != q->points[i].y - b.y)
			return false;
	return true;
}

static bool same_pen(kt_pen a, kt_pen b)
{
	return a.width == b.width && a.cap == b.cap && a.join == b.join && a.dash == b.dash && a.gap == b.gap;
}

static bool same_run(const kt_run *a, const kt_run *b)
{
	if (a->count != b->count || a->size != b->size || a->x != b->x ||
	    !kt_str_equal(a->face->postscript, b->face->postscript))
		return false;
	for (uint32_t i = 0; i < a->count; i++) {
		const kt_glyph *p = &a->glyphs[i], *q = &b->glyphs[i];
		if (p->id != q->id || p->advance != q->advance || p->dx != q->dx || p->dy != q->dy)
			return false;
	}
	return true;
}

static bool same_text(view a, view b)
{
	if (a.op->run_count != b.op->run_count || a.op->at.x - a.x != b.op->at.x - b.x ||
	    a.op->at.y - a.y != b.op->at.y - b.y)
		return false;
	for (uint32_t i = 0; i < a.op->run_count; i++)
		if (!same_run(&a.op->runs[i], &b.op->runs[i]))
			return false;
	return true;
}

static bool same_picture(view a, view b)
{
	const kt_picture *p = &a.op->picture, *q = &b.op->picture;
	return p->box.x - a.x == q->box.x - b.x && p->box.y - a.y == q->box.y - b.y && p->box.w == q->box.w &&
	       p->box.h == q->box.h && kt_str_equal(p->artwork->bytes, q->artwork->bytes);
}

static bool same_op(view a, view b)
{
	if (a.op->kind != b.op->kind || !same_ink(a.op->ink, b.op->ink))
		return false;
	if (a.op->kind == KT_OP_TEXT)
		return same_text(a, b);
	if (a.op->kind == KT_OP_PICTURE)
		return same_picture(a, b);
	return same_path(a, b) && (a.op->kind != KT_OP_STROKE || same_pen(a.op->pen, b.op->pen));
}

/* Where one shape ends that cuts off others, and what draws nothing, is no news; neither is a folio. */
static bool is_seen(const kt_op *op)
{
	return op->kind != KT_OP_UNCLIP && op->kind != KT_OP_EMPTY && op->artifact != KT_ARTIFACT_FOOTER;
}

/* Frames */

#define NO_FRAME SIZE_MAX /* of an operation that belongs to the page alone */

static bool holds(kt_box box, kt_box ink)
{
	kt_len x = ink.x + ink.w / 2, y = ink.y + ink.h / 2;
	/* A ground that lies under several frames is none's, though its middle lies in one. */
	return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h &&
	       (int64_t)ink.w * ink.h <= 2 * (int64_t)box.w * box.h;
}

static size_t frame_of(const kt_page *page, const kt_op *op)
{
	kt_op shape = *op;
	if (shape.kind == KT_OP_CLIP)
		shape.kind = KT_OP_FILL;
	kt_box ink = kt_op_inked(&shape);
	size_t found = NO_FRAME;
	int64_t least = INT64_MAX;
	for (size_t f = 0; f < page->frame_count; f++) {
		kt_box box = page->frames[f].box;
		int64_t area = (int64_t)box.w * box.h;
		if (area < least && holds(box, ink)) {
			found = f;
			least = area;
		}
	}
	return found;
}

/* A page with the frame of each of its operations. */
typedef struct sheet {
	const kt_page *page;
	size_t *owners;
} sheet;

static sheet read_page(kt_arena *arena, const kt_page *page)
{
	sheet s = {page, KT_NEW_ARRAY(arena, size_t, page->count)};
	for (size_t i = 0; i < page->count; i++)
		s.owners[i] = frame_of(page, &page->ops[i]);
	return s;
}

/* The next operation of a frame at or after `at`; the page's count: no more. */
static size_t next_op(const sheet *s, size_t frame, size_t at)
{
	while (at < s->page->count && (s->owners[at] != frame || !is_seen(&s->page->ops[at])))
		at++;
	return at;
}

static view view_of(const sheet *s, size_t op, size_t frame)
{
	const kt_page *page = s->page;
	return frame == NO_FRAME ? (view){&page->ops[op], 0, 0}
	                         : (view){&page->ops[op], page->frames[frame].box.x, page->frames[frame].box.y};
}

static bool same_frame(const sheet *was, size_t was_frame, const sheet *now, size_t now_frame)
{
	size_t i = next_op(was, was_frame, 0), j = next_op(now, now_frame, 0);
	while (i < was->page->count && j < now->page->count) {
		if (!same_op(view_of(was, i, was_frame), view_of(now, j, now_frame)))
			return false;
		i = next_op(was, was_frame, i + 1);
		j = next_op(now, now_frame, j + 1);
	}
	return i == was->page->count && j == now->page->count;
}

/* The frame of another page that has the name of this one, and as many of that name before it; NO_FRAME: none. */
static size_t frame_like(const kt_page *page, size_t frame, const kt_page *other)
{
	kt_str name = page->frames[frame].name;
	size_t before = 0;
	for (size_t f = 0; f < frame; f++)
		before += kt_str_equal(page->frames[f].name, name);
	for (size_t f = 0; f < other->frame_count; f++)
		if (kt_str_equal(other->frames[f].name, name) && before-- == 0)
			return f;
	return NO_FRAME;
}

/* Pages */

typedef struct comparing {
	kt_arena *arena;
	const kt_document *was, *now;
	kt_change *items;
	size_t count, room;
} comparing;

static void note(comparing *c, kt_change change)
{
	if (c->count == c->room) {
		size_t room = c->room == 0 ? 16 : 2 * c->room;
		c->items = kt_arena_grow(c->arena, c->items, c->room * sizeof *c->items, room * sizeof *c->items);
		c->room = room;
	}
	c->items[c->count++] = change;
}

static kt_box whole(const kt_page *page)
{
	return page ? (kt_box){0, 0, page->width, page->height} : (kt_box){0};
}

static bool same_page(const kt_page *a, const kt_page *b)
{
	size_t i = 0, j = 0;
	if (a->width != b->width || a->height != b->height)
		return false;
	for (;; i++, j++) {
		while (i < a->count && !is_seen(&a->ops[i]))
			i++;
		while (j < b->count && !is_seen(&b->ops[j]))
			j++;
		if (i == a->count || j == b->count)
			return i == a->count && j == b->count;
		if (!same_op((view){&a->ops[i], 0, 0}, (view){&b->ops[j], 0, 0}))
			return false;
	}
}

static void compare_frames(comparing *c, uint32_t was_page, uint32_t now_page)
{
	sheet was = read_page(c->arena, c->was->pages[was_page]), now = read_page(c->arena, c->now->pages[now_page]);
	kt_change change = {KT_CHANGE_SET, was_page, now_page, KT_STR(""), whole(was.page), whole(now.page)};
	if (!same_frame(&was, NO_FRAME, &now, NO_FRAME))
		note(c, change);
	for (size_t f = 0; f < now.page->frame_count; f++) {
		size_t other = frame_like(now.page, f, was.page);
		change.frame = now.page->frames[f].name;
		change.now = now.page->frames[f].box;
		change.was = other == NO_FRAME ? (kt_box){0} : was.page->frames[other].box;
		change.kind = other == NO_FRAME                   ? KT_CHANGE_NEW
		              : !same_frame(&was, other, &now, f) ? KT_CHANGE_SET
		                                                  : KT_CHANGE_MOVED;
		bool stays =
		        change.kind == KT_CHANGE_MOVED && change.was.x == change.now.x && change.was.y == change.now.y;
		if (!stays)
			note(c, change);
	}
	for (size_t f = 0; f < was.page->frame_count; f++)
		if (frame_like(was.page, f, now.page) == NO_FRAME)
			note(c, (kt_change){KT_CHANGE_GONE, was_page, now_page, was.page->frames[f].name,
			                    was.page->frames[f].box, (kt_box){0}});
}

static void compare_pair(comparing *c, uint32_t was, uint32_t now)
{
	const kt_page *a = was < c->was->page_count ? c->was->pages[was] : NULL,
	              *b = now < c->now->page_count ? c->now->pages[now] : NULL;
	if (!a || !b)
		note(c, (kt_change){a ? KT_CHANGE_GONE : KT_CHANGE_NEW, a ? was : KT_NO_PAGE, b ? now : KT_NO_PAGE,
		                    KT_STR(""), whole(a), whole(b)});
	else if (!same_page(a, b))
		compare_frames(c, was, now);
}

kt_changes kt_compare(kt_arena *arena, const kt_document *was, const kt_document *now)
{
	comparing c = {.arena = arena, .was = was, .now = now};
	uint32_t before = (uint32_t)was->page_count, after = (uint32_t)now->page_count, head = 0, tail = 0;
	while (head < before && head < after && same_page(was->pages[head], now->pages[head]))
		head++;
	while (tail < before - head && tail < after - head &&
	       same_page(was->pages[before - 1 - tail], now->pages[after - 1 - tail]))
		tail++;
	for (uint32_t p = head; p < before - tail || p < after - tail; p++)
		compare_pair(&c, p < before - tail ? p : KT_NO_PAGE, p < after - tail ? p : KT_NO_PAGE);
	return (kt_changes){c.items, c.count};
}
