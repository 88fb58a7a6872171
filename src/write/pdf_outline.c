/* ISO 32000-1, 12.3.3. The list becomes a tree with the open ancestors in a chain from the last item upwards. Item 0 is
 * the outline itself; items have the index of their entry plus 1. All are shown open. */
#include "write/pdf_outline.h"

#include "base/num.h"
#include "write/pdf_syntax.h"

typedef struct item {
	unsigned object, level;
	size_t parent, previous, next, first, last; /* 0: none (nothing but the top's items hangs on item 0) */
	size_t below;                               /* items in all levels below */
} item;

static void hang(item *items, size_t at)
{
	size_t parent = at - 1;
	while (parent != 0 && items[parent].level >= items[at].level)
		parent = items[parent].parent;
	items[at].parent = parent;
	items[at].previous = items[parent].last;
	if (items[parent].last != 0)
		items[items[parent].last].next = at;
	else
		items[parent].first = at;
	items[parent].last = at;
}

static void put_link(kt_buf *out, const char *key, const item *items, size_t to)
{
	if (to != 0)
		kt_buf_print(out, "/%s %u 0 R", key, items[to].object);
}

/* The element of the tag, or of the nearest one above it of which something is drawn. */
static unsigned element_of(const kt_document *document, const unsigned *elements, const kt_tag *tag)
{
	while (tag != NULL && elements[tag->id] == 0)
		tag = tag->parent;
	return elements[tag != NULL ? tag->id : kt_structure_root(document->structure)->id];
}

static void put_place(kt_buf *out, unsigned of, kt_len up)
{
	kt_buf_print(out, "[%u 0 R/XYZ null ", of);
	kt_num_points(out, up);
	kt_buf_text(out, " null]");
}

/* The page is named beside the element, for readers that know no destinations in the tag tree. */
static void put_destination(const kt_document *document, const unsigned *pages, const unsigned *elements,
                            const kt_outline_item *entry, kt_buf *out)
{
	kt_len up = document->pages[entry->page]->height - entry->y;
	kt_buf_text(out, elements ? "/A<</Type/Action/S/GoTo/D" : "/Dest");
	put_place(out, pages[entry->page], up);
	if (elements == NULL)
		return;
	kt_buf_text(out, "/SD");
	put_place(out, element_of(document, elements, entry->tag), up);
	kt_buf_text(out, ">>");
}

static void write_item(const kt_document *document, const unsigned *pages, const unsigned *elements, const item *items,
                       size_t at, kt_haru *haru, kt_arena *arena)
{
	const kt_outline_item *entry = &document->outline[at - 1];
	kt_buf out = kt_buf_in(arena);
	kt_buf_text(&out, "/Title");
	kt_pdf_put_text(&out, entry->title);
	kt_buf_print(&out, "/Parent %u 0 R", items[items[at].parent].object);
	put_link(&out, "Prev", items, items[at].previous);
	put_link(&out, "Next", items, items[at].next);
	put_link(&out, "First", items, items[at].first);
	put_link(&out, "Last", items, items[at].last);
	if (items[at].below > 0)
		kt_buf_print(&out, "/Count %zu", items[at].below);
	put_destination(document, pages, elements, entry, &out);
	kt_haru_dict(haru, items[at].object, kt_buf_str(&out));
}

unsigned kt_pdf_outline_write(const kt_document *document, const unsigned *pages, const unsigned *elements,
                              kt_haru *haru, kt_arena *arena)
{
	size_t count = document->outline_count;
	if (count == 0)
		return 0;
	item *items = KT_NEW_ARRAY(arena, item, count + 1);
	for (size_t i = 0; i <= count; i++)
		items[i].object = kt_haru_reserve(haru);
	for (size_t i = 1; i <= count; i++) {
		items[i].level = document->outline[i - 1].level;
		hang(items, i);
	}
	for (size_t i = count; i > 0; i--)
		items[items[i].parent].below += items[i].below + 1;
	for (size_t i = 1; i <= count; i++)
		write_item(document, pages, elements, items, i, haru, arena);
	kt_buf top = kt_buf_in(arena);
	kt_buf_text(&top, "/Type/Outlines");
	put_link(&top, "First", items, items[0].first);
	put_link(&top, "Last", items, items[0].last);
	kt_buf_print(&top, "/Count %zu", items[0].below);
	kt_haru_dict(haru, items[0].object, kt_buf_str(&top));
	return items[0].object;
}
