/* Both sides become the same list, so that comparing is one loop. */
#include "expect.h"

#include <inttypes.h>

static void add(kt_arena *arena, kt_expects *list, kt_expected one)
{
	list->items = kt_arena_grow(arena, list->items, list->count * sizeof one, (list->count + 1) * sizeof one);
	list->items[list->count++] = one;
}

/* Cuts `*rest` at the first `mark`, and returns what stood before it. */
static kt_str cut(kt_str *rest, const char *mark)
{
	size_t at = kt_str_find(*rest, mark, 0);
	kt_str head = kt_str_slice(*rest, 0, at);
	*rest = at == SIZE_MAX ? (kt_str){"", 0} : kt_str_slice(*rest, at + kt_str_of(mark).len, rest->len);
	return head;
}

static bool read_count(kt_str text, uint32_t *value)
{
	*value = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		*value = *value * 10 + (uint32_t)(text.at[i] - '0');
	}
	return text.len > 0;
}

static kt_str base_name(kt_str path)
{
	for (size_t slash; (slash = kt_str_find(path, "/", 0)) != SIZE_MAX;)
		path = kt_str_slice(path, slash + 1, path.len);
	return path;
}

/* "3:12", "file:3:12", "file:-", "-". */
static bool read_place(kt_str place, kt_str file, kt_expected *one)
{
	if (kt_str_is(place, "-"))
		return true;
	one->file = file;
	uint32_t line;
	if (!read_count(kt_str_slice(place, 0, kt_str_find(place, ":", 0)), &line))
		one->file = cut(&place, ":");
	if (kt_str_is(place, "-"))
		return true;
	return read_count(cut(&place, ":"), &one->line) && read_count(place, &one->column);
}

static bool read_expected(kt_str line, kt_str file, kt_expected *one)
{
	kt_str place = cut(&line, " ");
	one->severity = cut(&line, " ");
	one->code = cut(&line, " ");
	one->words = kt_str_trim(line);
	return read_place(place, file, one) && kt_str_starts(one->code, "KT");
}

kt_expects kt_expect_read(kt_arena *arena, kt_str file, kt_str text, kt_buf *report)
{
	kt_expects list = {0};
	while (text.len > 0) {
		kt_str line = cut(&text, "\n");
		kt_expected one = {0};
		if (!kt_str_starts(line, "#! "))
			continue;
		if (read_expected(kt_str_slice(line, 3, line.len), file, &one))
			add(arena, &list, one);
		else
			kt_buf_print(report, "%.*s: cannot read the expectation: %.*s\n", KT_STR_ARG(file),
			             KT_STR_ARG(line));
	}
	return list;
}

/* The head of a diagnostic's first line: "content/imvo.yaml:3:12", "content/imvo.yaml", "katern". */
static void read_head(kt_str head, kt_expected *one)
{
	if (kt_str_is(head, "katern"))
		return;
	one->file = cut(&head, ":");
	one->file = base_name(one->file);
	if (head.len == 0 || !read_count(cut(&head, ":"), &one->line) || !read_count(head, &one->column))
		one->line = one->column = 0;
}

/* "HEAD: error: MESSAGE [KT012]". */
static bool read_printed(kt_str line, kt_expected *one)
{
	static const char *const severities[] = {"error", "warning", "note"};
	if (kt_str_starts(line, " ") || !kt_str_ends(line, "]"))
		return false;
	kt_str head = cut(&line, ": ");
	one->severity = cut(&line, ": ");
	bool known = false;
	for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++)
		known = known || kt_str_is(one->severity, severities[i]);
	size_t code = line.len;
	while (code > 0 && line.at[code - 1] != '[')
		code--;
	one->code = kt_str_slice(line, code, line.len - 1);
	one->words = line;
	read_head(head, one);
	return known && kt_str_starts(one->code, "KT");
}

kt_expects kt_expect_printed(kt_arena *arena, kt_str printed)
{
	kt_expects list = {0};
	while (printed.len > 0) {
		kt_str line = cut(&printed, "\n");
		kt_expected one = {0};
		if (read_printed(line, &one)) {
			add(arena, &list, one);
		} else if (kt_str_starts(line, "hint: ") && list.count > 0) {
			kt_str *words = &list.items[list.count - 1].words;
			*words = kt_print(arena, "%.*s\n%.*s", KT_STR_ARG(*words), KT_STR_ARG(line));
		}
	}
	return list;
}

static bool holds(kt_str whole, kt_str part)
{
	for (size_t at = 0; at + part.len <= whole.len; at++)
		if (kt_str_equal(kt_str_slice(whole, at, at + part.len), part))
			return true;
	return false;
}

static bool meets(const kt_expected *wanted, const kt_expected *found)
{
	bool words = true;
	for (kt_str rest = wanted->words; words && rest.len > 0;)
		words = holds(found->words, cut(&rest, " … "));
	return words && kt_str_equal(wanted->file, found->file) && wanted->line == found->line &&
	       wanted->column == found->column && kt_str_equal(wanted->severity, found->severity) &&
	       kt_str_equal(wanted->code, found->code);
}

static void put_expected(kt_buf *report, const kt_expected *one, kt_str file)
{
	kt_buf_text(report, "#! ");
	if (one->file.len > 0 && !kt_str_equal(one->file, file))
		kt_buf_print(report, "%.*s:", KT_STR_ARG(one->file));
	if (one->line == 0)
		kt_buf_text(report, one->file.len > 0 && kt_str_equal(one->file, file) ? "FILE:-" : "-");
	else
		kt_buf_print(report, "%" PRIu32 ":%" PRIu32, one->line, one->column);
	kt_buf_print(report, " %.*s %.*s %.*s\n", KT_STR_ARG(one->severity), KT_STR_ARG(one->code),
	             KT_STR_ARG(one->words));
}

bool kt_expect_compare(kt_expects expected, kt_expects found, kt_str file, kt_buf *report)
{
	bool good = true;
	for (size_t i = 0; i < expected.count; i++) {
		kt_expected *wanted = &expected.items[i];
		for (size_t k = 0; k < found.count && !wanted->met; k++) {
			if (!found.items[k].met && meets(wanted, &found.items[k]))
				wanted->met = found.items[k].met = true;
		}
		if (wanted->met)
			continue;
		good = false;
		kt_buf_print(report, "%.*s: expected, not found:\n", KT_STR_ARG(file));
		put_expected(report, wanted, file);
	}
	for (size_t k = 0; k < found.count; k++) {
		if (found.items[k].met)
			continue;
		good = false;
		kt_buf_print(report, "%.*s: found, not expected:\n", KT_STR_ARG(file));
		put_expected(report, &found.items[k], file);
	}
	return good;
}
