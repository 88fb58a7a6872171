/* Elements get their object numbers first, then each is written with references to its parent and kids. What stands below
 * a tag, and in which order, says display/order; operations of one sequence are one kid. The parent tree is a number tree
 * of two levels: a leaf holds LEAF_KEYS keys, since one array of a long document would pass the limits of readers. */
#include "write/pdf_tags.h"

#include "base/num.h"
#include "display/order.h"
#include "write/pdf_syntax.h"

#define LEAF_KEYS 64

typedef struct writing {
	const kt_pdf_tagging *tagging;
	const kt_document *document;
	kt_haru *haru;
	kt_arena *arena;
	kt_order order;
	unsigned root;      /* the StructTreeRoot */
	unsigned space;     /* the namespace's object; 0: none is named */
	unsigned *elements; /* by tag id; 0: left out */
} writing;

unsigned kt_pdf_tags_page_key(size_t page)
{
	return (unsigned)page;
}

unsigned kt_pdf_tags_link_key(const kt_document *document, size_t page, size_t link)
{
	size_t key = document->page_count + link;
	for (size_t p = 0; p < page; p++)
		key += document->pages[p]->link_count;
	return (unsigned)key;
}

/* Kids */

#define NO_PAGE UINT32_MAX

/* The page that an element names once, so that most of its kids are bare numbers. */
static uint32_t page_of(const writing *w, const kt_tag *tag)
{
	const kt_order_item *items = kt_order_items(&w->order, tag);
	for (size_t i = 0; i < kt_order_count(&w->order, tag); i++)
		if (items[i].kind != KT_ORDER_TAG)
			return items[i].page;
	return NO_PAGE;
}

static void put_content(const writing *w, kt_buf *out, uint32_t page, uint32_t home, uint32_t mark)
{
	if (page == home)
		kt_buf_print(out, "%u ", (unsigned)mark);
	else
		kt_buf_print(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>", w->tagging->pages[page], (unsigned)mark);
}

static void put_kids(const writing *w, kt_buf *out, const kt_tag *tag, uint32_t home)
{
	const kt_order_item *items = kt_order_items(&w->order, tag);
	uint32_t page = NO_PAGE, next = 0; /* sequences of this page below `next` are told already */
	kt_buf_text(out, "/K[");
	for (size_t i = 0; i < kt_order_count(&w->order, tag); i++) {
		const kt_order_item *item = &items[i];
		if (item->kind == KT_ORDER_TAG) {
			kt_pdf_put_reference(out, w->elements[item->tag->id]);
			kt_buf_byte(out, ' ');
		} else if (item->kind == KT_ORDER_LINK) {
			kt_buf_print(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", w->tagging->pages[item->page],
			             w->tagging->links[item->page][item->index]);
		} else {
			kt_pdf_range range = w->tagging->marks[item->page].of_op[item->index];
			if (item->page != page)
				next = 0;
			page = item->page;
			for (next = range.from > next ? range.from : next; next < range.to; next++)
				put_content(w, out, page, home, next);
		}
	}
	kt_buf_byte(out, ']');
}

/* Attributes */

static const char *const numberings[] = {
        [KT_TAG_UNLABELLED] = "None", [KT_TAG_BULLETS] = "Disc", [KT_TAG_NUMBERS] = "Decimal"};

static void put_attributes(const writing *w, kt_buf *out, const kt_tag *tag, uint32_t page)
{
	if (tag->role == KT_TAG_FIGURE && tag->boxed && page != NO_PAGE) {
		kt_buf_text(out, "/A<</O/Layout/Placement/Block/BBox");
		kt_pdf_put_box(out, tag->box, w->document->pages[page]->height);
		kt_buf_text(out, ">>");
	}
	if (tag->role == KT_TAG_L)
		kt_buf_print(out, "/A<</O/List/ListNumbering/%s>>", numberings[tag->numbering]);
}

static void put_words(kt_buf *out, const char *key, kt_str words)
{
	if (words.len == 0)
		return;
	kt_buf_text(out, key);
	kt_pdf_put_text(out, words);
}

static void write_element(const writing *w, const kt_tag *tag)
{
	uint32_t page = page_of(w, tag);
	kt_buf e = kt_buf_in(w->arena);
	kt_buf_print(&e, "/Type/StructElem/S/%s/P %u 0 R", kt_tag_role_names[tag->role],
	             tag->parent == NULL ? w->root : w->elements[tag->parent->id]);
	/* PDF 2.0 knows no BlockQuote; without a name, a tag's namespace is that of PDF 1.7. */
	if (w->space != 0 && tag->role != KT_TAG_BLOCKQUOTE)
		kt_buf_print(&e, "/NS %u 0 R", w->space);
	if (page != NO_PAGE)
		kt_buf_print(&e, "/Pg %u 0 R", w->tagging->pages[page]);
	put_words(&e, "/Lang", tag->language);
	put_words(&e, "/T", tag->title);
	put_words(&e, "/Alt", tag->alt);
	put_attributes(w, &e, tag, page);
	put_kids(w, &e, tag, page);
	kt_haru_dict(w->haru, w->elements[tag->id], kt_buf_str(&e));
}

/* Parent tree */

typedef struct parent_tree {
	const writing *w;
	kt_buf kids;        /* of the root */
	kt_buf leaf;        /* the numbers of the leaf that is being filled */
	size_t first, next; /* keys: the leaf's first, and the next to come */
} parent_tree;

static void end_leaf(parent_tree *tree)
{
	if (tree->next == tree->first)
		return;
	kt_buf_print(&tree->leaf, "]/Limits[%zu %zu]", tree->first, tree->next - 1);
	kt_pdf_put_reference(&tree->kids, kt_haru_add(tree->w->haru, kt_buf_str(&tree->leaf)));
	kt_buf_byte(&tree->kids, ' ');
	tree->first = tree->next;
}

/* The buffer to which the value of the next key goes. */
static kt_buf *next_key(parent_tree *tree)
{
	if (tree->next - tree->first == LEAF_KEYS)
		end_leaf(tree);
	if (tree->next == tree->first) {
		tree->leaf = kt_buf_in(tree->w->arena);
		kt_buf_text(&tree->leaf, "/Nums[");
	}
	kt_buf_print(&tree->leaf, "%zu ", tree->next++);
	return &tree->leaf;
}

static unsigned write_parent_tree(const writing *w)
{
	parent_tree tree = {.w = w, .kids = kt_buf_in(w->arena)};
	kt_buf_text(&tree.kids, "/Kids[");
	for (size_t p = 0; p < w->document->page_count; p++) {
		kt_buf *value = next_key(&tree);
		kt_buf_byte(value, '[');
		for (uint32_t i = 0; i < w->tagging->marks[p].count; i++) {
			kt_pdf_put_reference(value, w->elements[w->tagging->marks[p].tags[i]->id]);
			kt_buf_byte(value, ' ');
		}
		kt_buf_byte(value, ']');
	}
	for (size_t p = 0; p < w->document->page_count; p++) {
		const kt_page *page = w->document->pages[p];
		for (size_t i = 0; i < page->link_count; i++) {
			kt_pdf_put_reference(next_key(&tree), w->elements[page->links[i].tag->id]);
			kt_buf_byte(&tree.leaf, ' ');
		}
	}
	end_leaf(&tree);
	kt_buf_byte(&tree.kids, ']');
	return kt_haru_add(w->haru, kt_buf_str(&tree.kids));
}

kt_pdf_tags kt_pdf_tags_write(const kt_pdf_tagging *tagging, kt_haru *haru, kt_arena *arena)
{
	const kt_document *document = tagging->document;
	writing w = {.tagging = tagging, .document = document, .haru = haru, .arena = arena};
	const kt_tag *top = kt_structure_root(document->structure);
	w.order = kt_order_of(document, arena);
	w.root = kt_haru_reserve(haru);
	if (tagging->edition->tag_namespace != NULL)
		w.space = kt_haru_add(haru, kt_print(arena, "/Type/Namespace/NS(%s)", tagging->edition->tag_namespace));
	w.elements = KT_NEW_ARRAY(arena, unsigned, kt_structure_count(document->structure));
	for (const kt_tag *tag = top; tag != NULL; tag = kt_tag_next(tag))
		if (tag == top || kt_order_count(&w.order, tag) > 0)
			w.elements[tag->id] = kt_haru_reserve(haru);
	for (const kt_tag *tag = top; tag != NULL; tag = kt_tag_next(tag))
		if (w.elements[tag->id] != 0)
			write_element(&w, tag);
	kt_buf root = kt_buf_in(arena);
	kt_buf_print(&root, "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %u", w.elements[top->id],
	             write_parent_tree(&w), kt_pdf_tags_link_key(document, document->page_count, 0));
	if (w.space != 0)
		kt_buf_print(&root, "/Namespaces[%u 0 R]", w.space);
	kt_haru_dict(haru, w.root, kt_buf_str(&root));
	return (kt_pdf_tags){w.root, w.elements};
}
