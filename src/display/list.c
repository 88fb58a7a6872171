/* Pages grow their arrays by doubling, in place where the arena's end allows it. */
#include "display/list.h"

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
