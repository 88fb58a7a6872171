/* What a screen reader says, in its order, as text to proofread by ear: one line a paragraph, heading, item or figure, with its
 * role before it where it has one. A reader skips what is drawn inside a figure, and so does this. A language is told when it
 * changes, where a reader changes its voice; inside a line, between brackets. */
#include "display/order.h"
#include "write/writer.h"

typedef struct listening {
	const kt_document *document;
	kt_order order;
	kt_buf *out;
	kt_str said; /* the language told last */
} listening;

/* Inside a line */

static void put_words(listening *l, const kt_tag *tag);

static void put_run_texts(listening *l, const kt_order_item *item)
{
	const kt_op *op = &l->document->pages[item->page]->ops[item->index];
	for (uint32_t i = 0; op->kind == KT_OP_TEXT && i < op->run_count; i++)
		kt_buf_put(l->out, op->runs[i].text);
}

/* What the link is said to be, where that is not its text, and where it leads; one link may stand on several lines. */
static void put_link(listening *l, const kt_tag *tag)
{
	kt_buf_text(l->out, "[link: ");
	size_t from = l->out->len;
	put_words(l, tag);
	kt_str words = kt_str_slice(kt_buf_str(l->out), from, l->out->len);
	const kt_order_item *items = kt_order_items(&l->order, tag);
	for (size_t i = 0; i < kt_order_count(&l->order, tag); i++) {
		if (items[i].kind != KT_ORDER_LINK)
			continue;
		const kt_link *link = &l->document->pages[items[i].page]->links[items[i].index];
		if (link->contents.len > 0 && !kt_str_equal(link->contents, words))
			kt_buf_print(l->out, ", “%.*s”", KT_STR_ARG(link->contents));
		kt_buf_print(l->out, " → %.*s", KT_STR_ARG(link->address));
		break;
	}
	kt_buf_byte(l->out, ']');
}

static void put_inline(listening *l, const kt_tag *tag)
{
	bool other = tag->language.len > 0 && !kt_str_equal(tag->language, l->said);
	if (other)
		kt_buf_print(l->out, "[%.*s: ", KT_STR_ARG(tag->language));
	if (tag->role == KT_TAG_LINK)
		put_link(l, tag);
	else if (tag->role == KT_TAG_FIGURE)
		kt_buf_print(l->out, "[figure: %.*s]", KT_STR_ARG(tag->alt));
	else
		put_words(l, tag);
	if (other)
		kt_buf_byte(l->out, ']');
}

static void put_words(listening *l, const kt_tag *tag)
{
	if (tag->alt.len > 0) {
		kt_buf_put(l->out, tag->alt);
		return;
	}
	const kt_order_item *items = kt_order_items(&l->order, tag);
	bool figure = false; /* the last was one, after which a reader pauses */
	for (size_t i = 0; i < kt_order_count(&l->order, tag); i++) {
		if (figure)
			kt_buf_byte(l->out, ' ');
		figure = items[i].kind == KT_ORDER_TAG && items[i].tag->role == KT_TAG_FIGURE;
		if (items[i].kind == KT_ORDER_OP)
			put_run_texts(l, &items[i]);
		else if (items[i].kind == KT_ORDER_TAG)
			put_inline(l, items[i].tag);
	}
}

/* Lines */

static void begin_line(listening *l, kt_str language, unsigned depth)
{
	if (!kt_str_equal(language, l->said))
		kt_buf_print(l->out, "[%.*s]\n", KT_STR_ARG(language));
	l->said = language;
	for (unsigned i = 0; i < depth; i++)
		kt_buf_text(l->out, "  ");
}

static void put_list_head(listening *l, const kt_tag *list, kt_str language, unsigned depth)
{
	begin_line(l, language, depth);
	kt_buf_print(l->out, "%s of %zu:\n", list->numbering == KT_TAG_NUMBERS ? "numbered list" : "list",
	             kt_order_count(&l->order, list));
}

static bool is_grouping(const kt_tag *tag)
{
	return tag->role == KT_TAG_DOCUMENT || tag->role == KT_TAG_PART || tag->role == KT_TAG_SECT ||
	       tag->role == KT_TAG_DIV || tag->role == KT_TAG_BLOCKQUOTE || tag->role == KT_TAG_L;
}

/* The label of an item is said before it, on its line. */
static void put_line(listening *l, const kt_tag *tag, kt_str language, unsigned depth)
{
	static const char *const said[KT_TAG_ROLE_COUNT] = {
	        [KT_TAG_H1] = "heading 1: ", [KT_TAG_H2] = "heading 2: ",  [KT_TAG_H3] = "heading 3: ",
	        [KT_TAG_H4] = "heading 4: ", [KT_TAG_FIGURE] = "figure: ", [KT_TAG_CAPTION] = "caption: "};
	begin_line(l, language, depth);
	if (said[tag->role] != NULL)
		kt_buf_text(l->out, said[tag->role]);
	const kt_order_item *items = kt_order_items(&l->order, tag);
	if (tag->role == KT_TAG_LINK) {
		put_link(l, tag);
	} else if (tag->role == KT_TAG_LI) {
		for (size_t i = 0; i < kt_order_count(&l->order, tag); i++) {
			if (i > 0)
				kt_buf_byte(l->out, ' ');
			if (items[i].kind == KT_ORDER_TAG)
				put_inline(l, items[i].tag);
		}
	} else if (tag->role != KT_TAG_FIGURE || tag->alt.len > 0) {
		put_words(l, tag);
	}
	kt_buf_byte(l->out, '\n');
}

static void put_tag(listening *l, const kt_tag *tag, kt_str language, unsigned depth)
{
	if (tag->language.len > 0)
		language = tag->language;
	if (!is_grouping(tag)) { /* nothing else has words of its own */
		put_line(l, tag, language, depth);
		return;
	}
	if (tag->role == KT_TAG_SECT && l->out->len > 0)
		kt_buf_byte(l->out, '\n');
	if (tag->role == KT_TAG_L)
		put_list_head(l, tag, language, depth);
	if (tag->role == KT_TAG_BLOCKQUOTE) {
		begin_line(l, language, depth);
		kt_buf_text(l->out, "quotation:\n");
	}
	bool deeper = tag->role == KT_TAG_L || tag->role == KT_TAG_BLOCKQUOTE;
	const kt_order_item *items = kt_order_items(&l->order, tag);
	for (size_t i = 0; i < kt_order_count(&l->order, tag); i++)
		if (items[i].kind == KT_ORDER_TAG)
			put_tag(l, items[i].tag, language, depth + deeper);
}

static bool write_heard(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                        kt_io_out *out, kt_diag *diag)
{
	(void)page, (void)options, (void)diag;
	kt_buf text = kt_buf_in(scratch);
	listening l = {document, kt_order_of(document, scratch), &text, {0}};
	put_tag(&l, kt_structure_root(document->structure), document->language, 0);
	return kt_io_put(out, text.at, text.len);
}

const kt_writer kt_write_heard = {.name = "text", .extension = ".txt", .by_page = false, .write = write_heard};
