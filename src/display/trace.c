/* Pages: a line for the page, one for each operation, one for each link. Tags: an indented line for each tag. A path of
 * more than PATH_SHOWN verbs (a map) is told by its size, its box and a hash, which change when any point does. */
#include "display/trace.h"

#include "base/num.h"
#include "display/order.h"

#define PATH_SHOWN 24

static void put_point(kt_buf *out, kt_point point)
{
	kt_num_points(out, point.x);
	kt_buf_byte(out, ',');
	kt_num_points(out, point.y);
}

static void put_box(kt_buf *out, kt_box box)
{
	put_point(out, (kt_point){box.x, box.y});
	kt_buf_byte(out, ' ');
	kt_num_points(out, box.w);
	kt_buf_byte(out, 'x');
	kt_num_points(out, box.h);
}

static void put_quoted(kt_buf *out, kt_str text)
{
	kt_buf_byte(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c == '"' || c == '\\')
			kt_buf_byte(out, '\\');
		if (c < 0x20 || c == 0x7f)
			kt_buf_print(out, "\\x%02x", c);
		else
			kt_buf_byte(out, (char)c);
	}
	kt_buf_byte(out, '"');
}

/* Paths */

static void put_short_path(kt_buf *out, kt_path path)
{
	const kt_point *point = path.points;
	for (uint32_t i = 0; i < path.verb_count; i++) {
		kt_buf_byte(out, ' ');
		kt_buf_byte(out, "MLCZ"[path.verbs[i]]);
		for (unsigned k = kt_path_points(path.verbs[i]); k > 0; k--) {
			kt_buf_byte(out, ' ');
			put_point(out, *point++);
		}
	}
}

static void put_long_path(kt_buf *out, kt_path path)
{
	kt_point low = path.points[0], high = path.points[0];
	for (uint32_t i = 1; i < path.point_count; i++) {
		kt_point p = path.points[i];
		low = (kt_point){kt_len_min(low.x, p.x), kt_len_min(low.y, p.y)};
		high = (kt_point){kt_len_max(high.x, p.x), kt_len_max(high.y, p.y)};
	}
	/* FNV-1a over whole coordinates, so that it is the same whatever the machine's byte order. */
	uint32_t hash = 2166136261u;
	for (uint32_t i = 0; i < path.verb_count; i++)
		hash = (hash ^ path.verbs[i]) * 16777619u;
	for (uint32_t i = 0; i < path.point_count; i++) {
		hash = (hash ^ (uint32_t)path.points[i].x) * 16777619u;
		hash = (hash ^ (uint32_t)path.points[i].y) * 16777619u;
	}
	kt_buf_print(out, " path of %u points, box ", (unsigned)path.point_count);
	put_box(out, (kt_box){low.x, low.y, high.x - low.x, high.y - low.y});
	kt_buf_print(out, ", hash %08x", (unsigned)hash);
}

static void put_path(kt_buf *out, kt_path path)
{
	if (path.verb_count <= PATH_SHOWN || path.point_count == 0)
		put_short_path(out, path);
	else
		put_long_path(out, path);
}

/* Operations */

static void put_owner(kt_buf *out, const kt_op *op)
{
	if (op->artifact == KT_ARTIFACT_LAYOUT)
		kt_buf_text(out, " (layout)");
	else if (op->artifact == KT_ARTIFACT_FOOTER)
		kt_buf_text(out, " (footer)");
	else if (op->tag != NULL)
		kt_buf_print(out, " <%s>", kt_tag_role_names[op->tag->role]);
}

static void put_ink(kt_buf *out, const kt_ink *ink)
{
	kt_buf_byte(out, ' ');
	if (ink != NULL)
		kt_buf_put(out, ink->name);
	else
		kt_buf_text(out, "(no ink)");
}

static void put_pen(kt_buf *out, kt_pen pen)
{
	static const char *const caps[] = {"butt", "round", "square"}, *const joins[] = {"miter", "round", "bevel"};
	kt_buf_text(out, " pen ");
	kt_num_points(out, pen.width);
	kt_buf_print(out, " %s %s", caps[pen.cap], joins[pen.join]);
	if (pen.dash > 0) {
		kt_buf_text(out, " dash ");
		kt_num_points(out, pen.dash);
		kt_buf_byte(out, ',');
		kt_num_points(out, pen.gap);
	}
}

static void put_text(kt_buf *out, const kt_op *op)
{
	kt_buf_byte(out, ' ');
	put_point(out, op->at);
	for (uint32_t i = 0; i < op->run_count; i++) {
		const kt_run *run = &op->runs[i];
		kt_buf_text(out, " [");
		kt_buf_put(out, run->face->postscript);
		kt_buf_byte(out, ' ');
		kt_num_points(out, run->size);
		kt_buf_text(out, " at ");
		kt_num_points(out, run->x);
		kt_buf_text(out, " wide ");
		kt_num_points(out, run->width);
		kt_buf_byte(out, ' ');
		put_quoted(out, run->text);
		if (run->actual != NULL) {
			kt_buf_text(out, " of ");
			put_quoted(out, *run->actual);
		}
		kt_buf_byte(out, ']');
	}
}

static void put_picture(kt_buf *out, const kt_picture *picture)
{
	kt_buf_byte(out, ' ');
	put_quoted(out, picture->artwork->path);
	kt_buf_print(out, " %ux%u ", picture->artwork->width, picture->artwork->height);
	put_box(out, picture->box);
	kt_buf_text(out, " on");
	put_ink(out, picture->ground);
}

static void put_op(kt_buf *out, const kt_op *op)
{
	static const char *const names[] = {"text", "fill", "stroke", "clip", "unclip", "picture", "empty"};
	kt_buf_print(out, "  %s", names[op->kind]);
	put_owner(out, op);
	if (op->kind == KT_OP_TEXT || op->kind == KT_OP_FILL || op->kind == KT_OP_STROKE)
		put_ink(out, op->ink);
	if (op->kind == KT_OP_STROKE)
		put_pen(out, op->pen);
	if (op->kind == KT_OP_TEXT)
		put_text(out, op);
	else if (op->kind == KT_OP_PICTURE)
		put_picture(out, &op->picture);
	else
		put_path(out, op->path);
	kt_buf_byte(out, '\n');
}

void kt_trace_pages(const kt_document *document, kt_buf *out)
{
	for (size_t p = 0; p < document->page_count; p++) {
		const kt_page *page = document->pages[p];
		kt_buf_print(out, "page %zu ", p + 1);
		put_quoted(out, page->label);
		kt_buf_byte(out, ' ');
		kt_num_points(out, page->width);
		kt_buf_byte(out, 'x');
		kt_num_points(out, page->height);
		kt_buf_text(out, " bleed ");
		kt_num_points(out, page->bleed);
		kt_buf_byte(out, '\n');
		for (size_t i = 0; i < page->count; i++)
			put_op(out, &page->ops[i]);
		for (size_t i = 0; i < page->link_count; i++) {
			kt_buf_text(out, "  link ");
			put_box(out, page->links[i].box);
			kt_buf_byte(out, ' ');
			put_quoted(out, page->links[i].address);
			kt_buf_byte(out, ' ');
			put_quoted(out, page->links[i].contents);
			kt_buf_byte(out, '\n');
		}
	}
}

/* Tags */

typedef struct walk {
	const kt_document *document;
	kt_order order;
	kt_buf *out;
} walk;

static void put_indent(kt_buf *out, unsigned depth)
{
	for (unsigned i = 0; i < depth; i++)
		kt_buf_text(out, "  ");
}

static void put_tag_line(const walk *w, const kt_tag *tag, unsigned depth)
{
	kt_buf *out = w->out;
	put_indent(out, depth);
	kt_buf_text(out, kt_tag_role_names[tag->role]);
	if (tag->language.len > 0) {
		kt_buf_byte(out, ' ');
		kt_buf_put(out, tag->language);
	}
	if (tag->numbering == KT_TAG_NUMBERS)
		kt_buf_text(out, " numbered");
	if (tag->title.len > 0) {
		kt_buf_text(out, " title ");
		put_quoted(out, tag->title);
	}
	if (tag->alt.len > 0) {
		kt_buf_text(out, " alt ");
		put_quoted(out, tag->alt);
	}
	if (tag->boxed) {
		kt_buf_text(out, " box ");
		put_box(out, tag->box);
	}
	kt_buf_byte(out, '\n');
}

/* The text of the operations from `at` on that no child or link parts; returns how many items were read. */
static size_t put_own_text(const walk *w, const kt_order_item *items, size_t count, unsigned depth)
{
	kt_buf text = kt_buf_in(w->out->arena);
	size_t read = 0;
	for (; read < count && items[read].kind == KT_ORDER_OP; read++) {
		const kt_op *op = &w->document->pages[items[read].page]->ops[items[read].index];
		for (uint32_t i = 0; op->kind == KT_OP_TEXT && i < op->run_count; i++)
			kt_buf_put(&text, op->runs[i].text);
	}
	if (text.len > 0) {
		put_indent(w->out, depth);
		put_quoted(w->out, kt_buf_str(&text));
		kt_buf_byte(w->out, '\n');
	}
	return read;
}

static void put_tag(const walk *w, const kt_tag *tag, unsigned depth)
{
	put_tag_line(w, tag, depth);
	const kt_order_item *items = kt_order_items(&w->order, tag);
	size_t count = kt_order_count(&w->order, tag);
	for (size_t i = 0; i < count;) {
		if (items[i].kind == KT_ORDER_OP) {
			i += put_own_text(w, items + i, count - i, depth + 1);
			continue;
		}
		if (items[i].kind == KT_ORDER_TAG) {
			put_tag(w, items[i].tag, depth + 1);
		} else {
			put_indent(w->out, depth + 1);
			kt_buf_text(w->out, "-> ");
			put_quoted(w->out, w->document->pages[items[i].page]->links[items[i].index].address);
			kt_buf_byte(w->out, '\n');
		}
		i++;
	}
}

void kt_trace_tags(const kt_document *document, kt_buf *out)
{
	walk w = {document, kt_order_of(document, out->arena), out};
	put_tag(&w, kt_structure_root(document->structure), 0);
}
