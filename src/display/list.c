/* Pages grow their arrays by doubling, in place where the arena's end allows it. */
#include "display/list.h"

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

static void *exact(kt_arena *arena, const void *items, size_t count, size_t size)
{
	return count == 0 ? NULL : memcpy(kt_arena_take_array(arena, count, size), items, count * size);
}

void kt_page_settle(kt_arena *arena, kt_page *page)
{
	page->ops = exact(arena, page->ops, page->count, sizeof *page->ops);
	page->links = exact(arena, page->links, page->link_count, sizeof *page->links);
	page->frames = exact(arena, page->frames, page->frame_count, sizeof *page->frames);
	page->room = page->count;
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
