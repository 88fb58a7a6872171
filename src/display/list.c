/* Pages grow their arrays by doubling, in place where the arena's end allows it. */
#include "display/list.h"

#include <stdlib.h>
#include <string.h>

/* The next free item of an array in the arena, which doubles when it is full. */
static void *next_item(kt_arena *arena, void **items, size_t *count, size_t *room, size_t size)
{
	if (*count == *room) {
		size_t wanted = *room == 0 ? 32 : *room * 2;
		*items = kt_arena_grow(arena, *items, *room * size, wanted * size);
		*room = wanted;
	}
	return (char *)*items + (*count)++ * size;
}

kt_op *kt_page_add(kt_arena *arena, kt_page *page, kt_op_kind kind)
{
	void *items = page->ops;
	kt_op *op = next_item(arena, &items, &page->count, &page->room, sizeof *op);
	page->ops = items;
	op->kind = kind;
	return op;
}

kt_link *kt_page_link(kt_arena *arena, kt_page *page)
{
	void *items = page->links;
	kt_link *link = next_item(arena, &items, &page->link_count, &page->link_room, sizeof *link);
	page->links = items;
	return link;
}

kt_page_frame *kt_page_frame_add(kt_arena *arena, kt_page *page)
{
	void *items = page->frames;
	kt_page_frame *frame = next_item(arena, &items, &page->frame_count, &page->frame_room, sizeof *frame);
	page->frames = items;
	return frame;
}

void kt_page_mark_last(kt_arena *arena, kt_page *page, uint32_t mark)
{
	kt_page_mark *last = page->mark_count > 0 ? &page->marks[page->mark_count - 1] : NULL;
	uint32_t op = (uint32_t)page->count - 1;
	if (last && last->mark == mark && last->from + last->count == op) {
		last->count++;
		return;
	}
	void *items = page->marks;
	last = next_item(arena, &items, &page->mark_count, &page->mark_room, sizeof *last);
	page->marks = items;
	*last = (kt_page_mark){op, 1, mark};
}

uint32_t kt_page_mark_of(const kt_page *page, uint32_t op)
{
	for (size_t i = 0; i < page->mark_count; i++)
		if (op >= page->marks[i].from && op - page->marks[i].from < page->marks[i].count)
			return page->marks[i].mark;
	return 0;
}

bool kt_path_box(kt_path path, kt_box *box)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_CLOSE};
	const kt_point *p = path.points;
	if (path.verb_count != sizeof verbs || memcmp(path.verbs, verbs, sizeof verbs) != 0)
		return false;
	*box = (kt_box){kt_len_min(p[0].x, p[2].x), kt_len_min(p[0].y, p[2].y), abs(p[2].x - p[0].x),
	                abs(p[2].y - p[0].y)};
	return p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
}

unsigned kt_picture_resolution(const kt_picture *picture)
{
	const kt_artwork *artwork = picture->artwork;
	return artwork->drawn ? 0
	                      : (unsigned)((int64_t)artwork->width * 72 * KT_LEN_PT / kt_len_max(picture->box.w, 1));
}

static kt_box box_around(kt_len left, kt_len top, kt_len right, kt_len foot)
{
	return (kt_box){left, top, right - left, foot - top};
}

static kt_box text_inked(const kt_op *op)
{
	kt_len left = KT_LEN_MAX, right = -KT_LEN_MAX, above = 0, below = 0;
	for (uint32_t i = 0; i < op->run_count; i++) {
		const kt_run *run = &op->runs[i];
		left = kt_len_min(left, run->x);
		right = kt_len_max(right, run->x + run->width);
		above = kt_len_max(above, kt_len_scale(run->size, run->face->cap_height, run->face->upem));
		below = kt_len_max(below, kt_len_scale(run->size, -run->face->descender, run->face->upem));
	}
	return op->run_count == 0 ? (kt_box){op->at.x, op->at.y, 0, 0}
	                          : box_around(op->at.x + left, op->at.y - above, op->at.x + right, op->at.y + below);
}

kt_box kt_op_inked(const kt_op *op)
{
	if (op->kind == KT_OP_TEXT)
		return text_inked(op);
	if (op->kind == KT_OP_PICTURE)
		return op->picture.box;
	if ((op->kind != KT_OP_FILL && op->kind != KT_OP_STROKE) || op->path.point_count == 0)
		return (kt_box){0};
	kt_point low = op->path.points[0], high = low;
	kt_len pen = op->kind == KT_OP_STROKE ? op->pen.width / 2 : 0;
	for (uint32_t i = 1; i < op->path.point_count; i++) {
		kt_point p = op->path.points[i];
		low = (kt_point){kt_len_min(low.x, p.x), kt_len_min(low.y, p.y)};
		high = (kt_point){kt_len_max(high.x, p.x), kt_len_max(high.y, p.y)};
	}
	return box_around(low.x - pen, low.y - pen, high.x + pen, high.y + pen);
}

static void *exact(kt_arena *arena, const void *items, size_t count, size_t size)
{
	return count == 0 ? NULL : memcpy(kt_arena_take_array(arena, count, size), items, count * size);
}

kt_path kt_path_copy(kt_arena *arena, kt_path path)
{
	path.verbs = exact(arena, path.verbs, path.verb_count, sizeof *path.verbs);
	path.points = exact(arena, path.points, path.point_count, sizeof *path.points);
	return path;
}

kt_path kt_path_of_box(kt_arena *arena, kt_box box)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_CLOSE};
	kt_point points[] = {
	        {box.x, box.y}, {box.x + box.w, box.y}, {box.x + box.w, box.y + box.h}, {box.x, box.y + box.h}};
	return kt_path_copy(arena, (kt_path){verbs, sizeof verbs, points, sizeof points / sizeof points[0]});
}

void kt_page_settle(kt_arena *arena, kt_page *page)
{
	page->ops = exact(arena, page->ops, page->count, sizeof *page->ops);
	page->links = exact(arena, page->links, page->link_count, sizeof *page->links);
	page->frames = exact(arena, page->frames, page->frame_count, sizeof *page->frames);
	page->marks = exact(arena, page->marks, page->mark_count, sizeof *page->marks);
	page->room = page->count;
	page->mark_room = page->mark_count;
	page->frame_room = page->frame_count;
	page->link_room = page->link_count;
}

static const kt_str *copy_word(kt_arena *arena, const kt_str *word, kt_word_copied *copied)
{
	if (word == copied->from)
		return copied->to;
	kt_str *copy = KT_NEW(arena, kt_str);
	*copy = kt_str_copy(arena, *word);
	*copied = (kt_word_copied){word, copy};
	return copy;
}

const kt_run *kt_page_runs(kt_arena *arena, const kt_run *runs, uint32_t count, kt_word_copied *word)
{
	kt_run *copies = exact(arena, runs, count, sizeof *runs);
	for (uint32_t i = 0; i < count; i++) {
		kt_run *copy = &copies[i];
		copy->glyphs = exact(arena, copy->glyphs, copy->count, sizeof *copy->glyphs);
		copy->text = kt_str_copy(arena, copy->text);
		copy->span = NULL;
		if (copy->actual != NULL)
			copy->actual = copy_word(arena, copy->actual, word);
	}
	return copies;
}
