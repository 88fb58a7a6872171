/* Signs count where a person puts them: a quote at a key's start, a colon before a space. */
#include "yaml/line.h"

#include <string.h>

size_t kt_line_spaces(kt_str line, size_t at)
{
	while (at < line.len && line.at[at] == ' ')
		at++;
	return at;
}

size_t kt_line_colon(kt_str line, size_t from)
{
	if (from < line.len && (line.at[from] == '"' || line.at[from] == '\'')) {
		const char quote[2] = {line.at[from], '\0'};
		size_t close = kt_str_find(line, quote, from + 1);
		from = close == SIZE_MAX ? line.len : close + 1;
	}
	for (size_t at = from; at < line.len; at++)
		if (line.at[at] == ':' && (at + 1 == line.len || line.at[at + 1] == ' '))
			return at;
	return SIZE_MAX;
}

kt_line kt_line_parse(const kt_source *source, uint32_t number)
{
	kt_str line = kt_source_line(source, number);
	kt_line p = {.text = line, .indent = kt_line_spaces(line, 0), .value = line.len};
	p.key = p.indent;
	while (kt_str_starts(kt_str_slice(line, p.key, line.len), "- ")) {
		p.dash = true;
		p.key = kt_line_spaces(line, p.key + 2);
	}
	bool flow = p.key < line.len && strchr("{[", line.at[p.key]) != NULL;
	size_t colon = flow ? SIZE_MAX : kt_line_colon(line, p.key);
	p.key_end = colon == SIZE_MAX ? p.key : colon;
	p.value = colon == SIZE_MAX ? p.key : kt_line_spaces(line, colon + 1);
	return p;
}

bool kt_line_has_key(const kt_line *p)
{
	return p->key_end > p->key;
}

size_t kt_line_byte(kt_place at)
{
	return kt_source_offset(at.source, at) - at.source->lines[at.line - 1];
}

/* A text in quotes that need no escape. */
static kt_str quoted(kt_arena *arena, kt_str text)
{
	kt_buf b = kt_buf_in(arena);
	bool plain = kt_str_find(text, "\"", 0) == SIZE_MAX && kt_str_find(text, "\\", 0) == SIZE_MAX;
	kt_buf_byte(&b, plain ? '"' : '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (!plain && text.at[i] == '\'')
			kt_buf_byte(&b, '\'');
		kt_buf_byte(&b, text.at[i]);
	}
	kt_buf_byte(&b, plain ? '"' : '\'');
	return kt_buf_str(&b);
}

kt_str kt_line_pasted(kt_arena *arena, kt_str line, size_t from, size_t to)
{
	kt_buf b = kt_buf_in(arena);
	if (line.len > KT_LINE_PASTE || from >= to)
		return (kt_str){"", 0};
	kt_buf_put(&b, kt_str_slice(line, kt_line_spaces(line, 0), from));
	kt_buf_put(&b, quoted(arena, kt_str_trim(kt_str_slice(line, from, to))));
	kt_buf_put(&b, kt_str_slice(line, to, line.len));
	return kt_buf_str(&b);
}

bool kt_line_is_sentence(const kt_source *source, uint32_t line)
{
	kt_line p = kt_line_parse(source, line);
	return kt_str_find(kt_str_slice(p.text, p.key, p.key_end), " ", 0) != SIZE_MAX;
}

size_t kt_line_indent_above(const kt_source *source, uint32_t number)
{
	while (--number > 0) {
		kt_str line = kt_str_trim(kt_source_line(source, number));
		if (line.len > 0 && line.at[0] != '#')
			return kt_line_spaces(kt_source_line(source, number), 0);
	}
	return 0;
}
