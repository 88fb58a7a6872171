/* One walk over the pages counts what each tag has of its own, a second sorts it by tag (a counting sort keeps the
 * order of drawing). Every operation has a number, counted through all pages; a tag's first number is the least of its
 * own and its descendants': since numbers rise, the walk goes up from a tag only until it meets one that has it already.
 * A last walk merges own items and children. All linear. */
#include "display/order.h"

#define NONE UINT32_MAX /* no number: nothing is drawn for the tag */

typedef struct own {
	kt_order_item item;
	uint32_t number;
} own;

typedef struct gathering {
	const kt_document *document;
	size_t tags;
	own *items;      /* sorted by tag */
	uint32_t *from;  /* by tag id */
	uint32_t *first; /* by tag id: the first number of the tag and all below it */
} gathering;

static const kt_tag *tag_of(const kt_op *op)
{
	if (op->kind == KT_OP_CLIP || op->kind == KT_OP_UNCLIP || op->artifact != KT_ARTIFACT_NONE)
		return NULL;
	return op->tag;
}

static void count_own(gathering *g)
{
	for (size_t p = 0; p < g->document->page_count; p++) {
		const kt_page *page = g->document->pages[p];
		for (size_t i = 0; i < page->count; i++)
			if (tag_of(&page->ops[i]) != NULL)
				g->from[tag_of(&page->ops[i])->id + 1]++;
		for (size_t i = 0; i < page->link_count; i++)
			if (page->links[i].tag != NULL)
				g->from[page->links[i].tag->id + 1]++;
	}
	for (size_t i = 0; i < g->tags; i++)
		g->from[i + 1] += g->from[i];
}

static void mark_first(gathering *g, const kt_tag *tag, uint32_t number)
{
	for (; tag != NULL && g->first[tag->id] == NONE; tag = tag->parent)
		g->first[tag->id] = number;
}

static void add_own(gathering *g, uint32_t *next, const kt_tag *tag, kt_order_item item, uint32_t number)
{
	if (tag == NULL)
		return;
	g->items[next[tag->id]++] = (own){item, number};
	mark_first(g, tag, number);
}

static void sort_own(gathering *g, kt_arena *arena)
{
	uint32_t *next = KT_NEW_ARRAY(arena, uint32_t, g->tags);
	for (size_t i = 0; i < g->tags; i++)
		next[i] = g->from[i];
	uint32_t number = 0;
	for (uint32_t p = 0; p < g->document->page_count; p++) {
		const kt_page *page = g->document->pages[p];
		for (uint32_t i = 0; i < page->count; i++)
			add_own(g, next, tag_of(&page->ops[i]), (kt_order_item){KT_ORDER_OP, p, i, NULL}, number++);
	}
	/* Links come last below their tag, so they are numbered after every operation. */
	for (uint32_t p = 0; p < g->document->page_count; p++) {
		const kt_page *page = g->document->pages[p];
		for (uint32_t i = 0; i < page->link_count; i++)
			add_own(g, next, page->links[i].tag, (kt_order_item){KT_ORDER_LINK, p, i, NULL}, number++);
	}
}

/* The tag's own items and its children, merged, to `out`. */
static size_t merge(const gathering *g, const kt_tag *tag, kt_order_item *out)
{
	size_t count = 0;
	uint32_t at = g->from[tag->id], end = g->from[tag->id + 1];
	for (const kt_tag *child = tag->first; child != NULL; child = child->next) {
		if (g->first[child->id] == NONE)
			continue;
		while (at < end && g->items[at].number < g->first[child->id])
			out[count++] = g->items[at++].item;
		out[count++] = (kt_order_item){.kind = KT_ORDER_TAG, .tag = child};
	}
	while (at < end)
		out[count++] = g->items[at++].item;
	return count;
}

kt_order kt_order_of(const kt_document *document, kt_arena *arena)
{
	gathering g = {.document = document, .tags = kt_structure_count(document->structure)};
	g.from = KT_NEW_ARRAY(arena, uint32_t, g.tags + 1);
	g.first = KT_NEW_ARRAY(arena, uint32_t, g.tags);
	for (size_t i = 0; i < g.tags; i++)
		g.first[i] = NONE;
	count_own(&g);
	g.items = KT_NEW_ARRAY(arena, own, g.from[g.tags]);
	sort_own(&g, arena);

	/* Every own item once, and every tag but the root at most once. */
	kt_order_item *items = KT_NEW_ARRAY(arena, kt_order_item, g.from[g.tags] + g.tags);
	uint32_t *size = KT_NEW_ARRAY(arena, uint32_t, g.tags + 1);
	uint32_t *start = KT_NEW_ARRAY(arena, uint32_t, g.tags);
	size_t count = 0;
	for (const kt_tag *tag = kt_structure_root(document->structure); tag != NULL; tag = kt_tag_next(tag)) {
		start[tag->id] = (uint32_t)count;
		size[tag->id] = (uint32_t)merge(&g, tag, items + count);
		count += size[tag->id];
	}
	return (kt_order){items, start, size};
}

size_t kt_order_count(const kt_order *order, const kt_tag *tag)
{
	return order->size[tag->id];
}

const kt_order_item *kt_order_items(const kt_order *order, const kt_tag *tag)
{
	return order->items + order->start[tag->id];
}
