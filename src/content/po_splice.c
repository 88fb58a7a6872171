/* gettext's order of an entry's lines (its manual, "The Format of PO Files"): the translator's comments, those taken from the
 * source (#.), references (#:), flags (#,), previous texts (#|), keywords. */
#include "content/po_splice.h"

#include <string.h>

#define BRACES "python-brace-format"

static size_t end_of_line(kt_str bytes, size_t at)
{
	while (at < bytes.len && bytes.at[at] != '\n' && bytes.at[at] != '\r')
		at++;
	if (at < bytes.len && bytes.at[at] == '\r' && at + 1 < bytes.len && bytes.at[at + 1] == '\n')
		return at + 2;
	return at < bytes.len ? at + 1 : at;
}

static const char *line_end_of(kt_str bytes)
{
	kt_str line = kt_str_slice(bytes, 0, end_of_line(bytes, 0));
	return kt_str_ends(line, "\r\n") ? "\r\n" : kt_str_ends(line, "\r") ? "\r" : "\n";
}

kt_po_lines kt_po_lines_of(kt_arena *arena, kt_str bytes)
{
	if (kt_str_starts(bytes, "\xef\xbb\xbf"))
		bytes = kt_str_slice(bytes, 3, bytes.len);
	kt_po_lines lines = {.bytes = bytes, .end = line_end_of(bytes)};
	for (size_t at = 0; at < bytes.len; at = end_of_line(bytes, at))
		lines.count++;
	size_t *starts = KT_NEW_ARRAY(arena, size_t, lines.count + 1);
	for (uint32_t i = 0; i < lines.count; i++)
		starts[i + 1] = end_of_line(bytes, starts[i]);
	lines.starts = starts;
	return lines;
}

static kt_str raw_line(const kt_po_lines *lines, uint32_t line)
{
	return kt_str_slice(lines->bytes, lines->starts[line - 1], lines->starts[line]);
}

static kt_str line_of(const kt_po_lines *lines, uint32_t line)
{
	return kt_str_trim(raw_line(lines, line));
}

void kt_po_lines_copy(const kt_po_lines *lines, uint32_t first, uint32_t last, kt_buf *out)
{
	if (last > lines->count)
		last = lines->count;
	if (first > last)
		return;
	kt_buf_put(out, kt_str_slice(lines->bytes, lines->starts[first - 1], lines->starts[last]));
	if (out->at[out->len - 1] != '\n' && out->at[out->len - 1] != '\r')
		kt_buf_text(out, lines->end); /* the last line of the file had no end */
}

/* Lines of another file, ended as this one's. */
static void put_lines(const kt_po_lines *from, uint32_t first, uint32_t last, const char *end, kt_buf *out)
{
	for (uint32_t line = first; line <= last; line++) {
		kt_buf_put(out, line_of(from, line));
		kt_buf_text(out, end);
	}
}

/* The comment lines of an entry whose second character is one of `kinds`; '\0' among them stands for a bare "#". */
static bool is_comment_of(kt_str line, const char *kinds, size_t count)
{
	char kind = line.len > 1 ? line.at[1] : '\0';
	return line.len > 0 && line.at[0] == '#' && memchr(kinds, kind, count) != NULL;
}

static void put_comments(kt_po_piece piece, const char *kinds, size_t count, const char *end, kt_buf *out)
{
	for (uint32_t line = piece.entry->first_line; line < piece.entry->key_line; line++) {
		kt_str text = line_of(piece.lines, line);
		if (!is_comment_of(text, kinds, count))
			continue;
		kt_buf_put(out, text);
		kt_buf_text(out, end);
	}
}

static bool same_comments(kt_arena *arena, kt_po_piece a, kt_po_piece b, const char *kinds)
{
	kt_buf first = kt_buf_in(arena), second = kt_buf_in(arena);
	put_comments(a, kinds, strlen(kinds), "\n", &first);
	put_comments(b, kinds, strlen(kinds), "\n", &second);
	return kt_str_equal(kt_buf_str(&first), kt_buf_str(&second));
}

/* Flags */

/* The next flag of an entry; empty: no more. Begin with `line` the entry's first and `at` 0. */
static kt_str next_flag(kt_po_piece piece, uint32_t *line, size_t *at)
{
	for (; *line < piece.entry->key_line; (*line)++, *at = 0) {
		kt_str text = line_of(piece.lines, *line);
		if (!kt_str_starts(text, "#,"))
			continue;
		if (*at == 0)
			*at = 2;
		while (*at < text.len) {
			size_t comma = kt_str_find(text, ",", *at), end = comma == SIZE_MAX ? text.len : comma;
			kt_str flag = kt_str_trim(kt_str_slice(text, *at, end));
			*at = end + 1;
			if (flag.len > 0)
				return flag;
		}
	}
	return (kt_str){"", 0};
}

static bool has_flag(kt_po_piece piece, const char *name)
{
	uint32_t line = piece.entry->first_line;
	size_t at = 0;
	for (kt_str flag; (flag = next_flag(piece, &line, &at)).len > 0;)
		if (kt_str_is(flag, name))
			return true;
	return false;
}

/* A translator who says that the braces of a text are none of Python's is believed. */
static bool wants_braces(kt_po_piece old, kt_po_piece printed)
{
	return has_flag(printed, BRACES) && !has_flag(old, "no-" BRACES);
}

static void put_flags(kt_po_piece old, kt_po_piece printed, kt_buf *out)
{
	const char *comma = "#, ";
	size_t before = out->len;
	if (printed.entry->fuzzy) {
		kt_buf_print(out, "%sfuzzy", comma);
		comma = ", ";
	}
	if (wants_braces(old, printed)) {
		kt_buf_print(out, "%s" BRACES, comma);
		comma = ", ";
	}
	uint32_t line = old.entry->first_line;
	size_t at = 0;
	for (kt_str flag; (flag = next_flag(old, &line, &at)).len > 0;) {
		if (kt_str_is(flag, "fuzzy") || kt_str_is(flag, BRACES))
			continue;
		kt_buf_print(out, "%s%.*s", comma, KT_STR_ARG(flag));
		comma = ", ";
	}
	if (out->len > before)
		kt_buf_text(out, old.lines->end);
}

/* Entries */

static bool same_keys(kt_po_piece old, kt_po_piece printed)
{
	return !old.entry->obsolete && kt_str_equal(old.entry->context, printed.entry->context) &&
	       kt_str_equal(old.entry->id, printed.entry->id);
}

static bool is_unchanged(kt_arena *arena, kt_po_piece old, kt_po_piece printed)
{
	return same_keys(old, printed) && kt_str_equal(old.entry->text, printed.entry->text) &&
	       old.entry->fuzzy == printed.entry->fuzzy && has_flag(old, BRACES) == wants_braces(old, printed) &&
	       same_comments(arena, old, printed, ".") && same_comments(arena, old, printed, ":");
}

/* The translation as it is wrapped; without the marks of an obsolete one. */
static void put_translation(kt_po_piece old, kt_buf *out)
{
	if (!old.entry->obsolete) {
		kt_po_lines_copy(old.lines, old.entry->at.line, old.entry->last_line, out);
		return;
	}
	for (uint32_t line = old.entry->at.line; line <= old.entry->last_line; line++) {
		kt_str text = line_of(old.lines, line);
		kt_buf_put(out, kt_str_trim(kt_str_slice(text, 2, text.len)));
		kt_buf_text(out, old.lines->end);
	}
}

void kt_po_splice_entry(kt_arena *arena, kt_po_piece old, kt_po_piece printed, kt_buf *out)
{
	static const char own[] = {'\0', ' ', '\t'};
	const char *end = old.lines->end;
	if (is_unchanged(arena, old, printed)) {
		kt_po_lines_copy(old.lines, old.entry->first_line, old.entry->last_line, out);
		return;
	}
	put_comments(old, own, sizeof own, end, out);
	put_comments(printed, ".", 1, end, out);
	put_comments(printed, ":", 1, end, out);
	put_flags(old, printed, out);
	/* What was fuzzy before still has the translation of the text that it names. */
	if (printed.entry->fuzzy)
		put_comments(old.entry->fuzzy && old.entry->was_id.len > 0 ? old : printed, "|", 1, end, out);
	if (same_keys(old, printed))
		kt_po_lines_copy(old.lines, old.entry->key_line, old.entry->at.line - 1, out);
	else
		put_lines(printed.lines, printed.entry->key_line, printed.entry->at.line - 1, end, out);
	if (!old.entry->plural && kt_str_equal(old.entry->text, printed.entry->text))
		put_translation(old, out);
	else
		put_lines(printed.lines, printed.entry->at.line, printed.entry->last_line, end, out);
}

void kt_po_splice_new(kt_po_piece printed, kt_buf *out)
{
	put_lines(printed.lines, printed.entry->first_line, printed.entry->last_line, printed.lines->end, out);
}

void kt_po_splice_obsolete(kt_po_piece old, kt_buf *out)
{
	static const char kept[] = {'\0', ' ', '\t', ','};
	put_comments(old, kept, sizeof kept, old.lines->end, out);
	for (uint32_t line = old.entry->first_line; line <= old.entry->last_line; line++) {
		kt_str text = line_of(old.lines, line);
		if (line < old.entry->key_line && !kt_str_starts(text, "#|"))
			continue;
		if (line < old.entry->key_line)
			kt_buf_print(out, "#~%.*s%s", KT_STR_ARG(kt_str_slice(text, 1, text.len)), old.lines->end);
		else
			kt_buf_print(out, "#~ %.*s%s", KT_STR_ARG(text), old.lines->end);
	}
}
