/* The two ways of telling what differs. */
#include "app/diff.h"

/* Text */

static void put_place(kt_buf *out, kt_place at)
{
	if (at.source)
		kt_buf_print(out, "%.*s:%u:%u", KT_STR_ARG(at.source->path), (unsigned)at.line, (unsigned)at.column);
}

static void put_state(kt_buf *out, const char *when, kt_str text)
{
	if (text.len > 0)
		kt_buf_print(out, "  %s  %.*s\n", when, KT_STR_ARG(text));
}

static void put_contents(const kt_diff *diff, kt_buf *out)
{
	for (size_t i = 0; i < diff->texts.count; i++) {
		const kt_text_change *change = &diff->texts.items[i];
		put_place(out, change->at);
		kt_buf_print(out, ": %s text (%.*s)\n",
		             change->was.len == 0   ? "new"
		             : change->now.len == 0 ? "removed"
		                                    : "changed",
		             KT_STR_ARG(change->language));
		put_state(out, "was", change->was);
		put_state(out, "now", change->now);
	}
	for (size_t i = 0; i < diff->figures.count; i++) {
		const kt_figure_change *change = &diff->figures.items[i];
		put_place(out, change->at);
		kt_buf_print(out, ": figure %.*s\n", KT_STR_ARG(change->name));
		put_state(out, "was", change->was);
		put_state(out, "now", change->now);
	}
}

/* "page 4", "page 5 (was 4)". */
static void put_page(kt_buf *out, const kt_change *change)
{
	if (change->now_page == KT_NO_PAGE)
		kt_buf_print(out, "page %u is gone", (unsigned)change->was_page + 1);
	else if (change->was_page == KT_NO_PAGE)
		kt_buf_print(out, "page %u is new", (unsigned)change->now_page + 1);
	else if (change->was_page != change->now_page)
		kt_buf_print(out, "page %u (was %u)", (unsigned)change->now_page + 1, (unsigned)change->was_page + 1);
	else
		kt_buf_print(out, "page %u", (unsigned)change->now_page + 1);
}

static void put_frame(const kt_change *change, bool first, kt_buf *out)
{
	kt_buf_text(out, first ? ": " : ", ");
	if (change->frame.len == 0)
		kt_buf_text(out, "outside its frames");
	else
		kt_buf_put(out, change->frame);
	if (change->kind != KT_CHANGE_SET)
		kt_buf_print(out, " (%s)", kt_change_names[change->kind]);
}

static bool one_page(const kt_change *a, const kt_change *b)
{
	return a->was_page == b->was_page && a->now_page == b->now_page;
}

/* A line for each page that differs, with its frames. */
static void put_edition(const kt_diff_edition *e, kt_buf *out)
{
	if (!e->was_there || !e->is_there) {
		kt_buf_print(out, "%-10.*s is %s\n", KT_STR_ARG(e->name), e->was_there ? "gone" : "new");
		return;
	}
	if (!kt_diff_comparable(e)) {
		kt_buf_print(out, "%-10.*s cannot be compared: it is not made %s\n", KT_STR_ARG(e->name),
		             e->now.document ? "as it was" : "as it is now");
		return;
	}
	if (e->was.document->page_count != e->now.document->page_count)
		kt_buf_print(out, "%-10.*s %zu pages, was %zu\n", KT_STR_ARG(e->name), e->now.document->page_count,
		             e->was.document->page_count);
	const kt_change *last = NULL;
	for (size_t i = 0; i < e->changes.count; i++) {
		const kt_change *change = &e->changes.items[i];
		bool first = !last || !one_page(last, change);
		if (first) {
			kt_buf_print(out, "%s%-10.*s ", last ? "\n" : "", KT_STR_ARG(e->name));
			put_page(out, change);
		}
		if (change->was_page != KT_NO_PAGE && change->now_page != KT_NO_PAGE)
			put_frame(change, first, out);
		last = change;
	}
	if (last)
		kt_buf_byte(out, '\n');
}

void kt_diff_print_text(const kt_diff *diff, kt_buf *out)
{
	put_contents(diff, out);
	for (size_t i = 0; i < diff->count; i++)
		put_edition(&diff->editions[i], out);
}

/* JSON */

/* `key`: what the name is of. Of was and now those that are there. */
static void put_json_change(kt_buf *out, bool first, kt_place at, const char *key, kt_str name, kt_str was, kt_str now)
{
	kt_buf_text(out, first ? "{" : ",{");
	kt_buf_json_member(out, "file", at.source ? at.source->path : KT_STR(""));
	kt_buf_print(out, ",\"line\":%u,\"column\":%u,", (unsigned)at.line, (unsigned)at.column);
	kt_buf_json_member(out, key, name);
	if (was.len > 0) {
		kt_buf_byte(out, ',');
		kt_buf_json_member(out, "was", was);
	}
	if (now.len > 0) {
		kt_buf_byte(out, ',');
		kt_buf_json_member(out, "now", now);
	}
	kt_buf_byte(out, '}');
}

static void put_json_contents(const kt_diff *diff, kt_buf *out)
{
	kt_buf_text(out, "{\"texts\":[");
	for (size_t i = 0; i < diff->texts.count; i++) {
		const kt_text_change *change = &diff->texts.items[i];
		put_json_change(out, i == 0, change->at, "language", change->language, change->was, change->now);
	}
	kt_buf_text(out, "],\"figures\":[");
	for (size_t i = 0; i < diff->figures.count; i++) {
		const kt_figure_change *change = &diff->figures.items[i];
		put_json_change(out, i == 0, change->at, "figure", change->name, change->was, change->now);
	}
}

static void put_json_page(kt_buf *out, const char *key, uint32_t page)
{
	if (page != KT_NO_PAGE)
		kt_buf_print(out, "\"%s\":%u,", key, (unsigned)page + 1);
}

static void put_json_edition(const kt_diff_edition *e, kt_buf *out)
{
	kt_buf_byte(out, '{');
	kt_buf_json_member(out, "edition", e->name);
	kt_buf_print(out, ",\"there\":%s", e->is_there ? "true" : "false");
	if (e->was_there && e->is_there)
		kt_buf_print(out, ",\"compared\":%s", kt_diff_comparable(e) ? "true" : "false");
	if (kt_diff_comparable(e))
		kt_buf_print(out, ",\"pages\":{\"was\":%zu,\"now\":%zu}", e->was.document->page_count,
		             e->now.document->page_count);
	kt_buf_text(out, ",\"frames\":[");
	for (size_t i = 0; i < e->changes.count; i++) {
		const kt_change *change = &e->changes.items[i];
		kt_buf_text(out, i > 0 ? ",{" : "{");
		put_json_page(out, "was", change->was_page);
		put_json_page(out, "now", change->now_page);
		kt_buf_json_member(out, "frame", change->frame);
		kt_buf_byte(out, ',');
		kt_buf_json_member(out, "change", kt_str_of(kt_change_names[change->kind]));
		kt_buf_byte(out, '}');
	}
	kt_buf_text(out, "]}");
}

void kt_diff_print_json(const kt_diff *diff, kt_buf *out)
{
	put_json_contents(diff, out);
	kt_buf_text(out, "],\"editions\":[");
	for (size_t i = 0; i < diff->count; i++) {
		if (i > 0)
			kt_buf_byte(out, ',');
		put_json_edition(&diff->editions[i], out);
	}
	kt_buf_text(out, "]}\n");
}
