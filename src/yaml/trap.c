/* Each report_…() knows one mistake by libyaml's words, the line and the scalar before it, and says whether it was
 * that one. The order matters: what is surer comes first. Each stands as an input in tests/diag/yaml. */
#include "yaml/trap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define KEY_LONGEST   1024 /* characters, as the YAML specification has it */
#define PASTE_LONGEST 160  /* bytes of a line that is shown whole */

typedef struct judge {
	const kt_trap *trap;
	kt_arena *arena;
	kt_diag *diag;
} judge;

/* A line taken apart: "  - key: value". Offsets in the line; value == line.len: none. */
typedef struct parts {
	kt_str line;
	size_t indent, key, key_end, value;
	bool dash;
} parts;

static size_t skip_spaces(kt_str line, size_t at)
{
	while (at < line.len && line.at[at] == ' ')
		at++;
	return at;
}

/* The colon that ends a key: before a space or the line's end, outside a quoted key. SIZE_MAX: none. */
static size_t find_colon(kt_str line, size_t from)
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

static parts take_apart(const kt_source *source, uint32_t number)
{
	kt_str line = kt_source_line(source, number);
	parts p = {.line = line, .indent = skip_spaces(line, 0), .value = line.len};
	p.key = p.indent;
	while (kt_str_starts(kt_str_slice(line, p.key, line.len), "- ")) {
		p.dash = true;
		p.key = skip_spaces(line, p.key + 2);
	}
	bool flow = p.key < line.len && strchr("{[", line.at[p.key]) != NULL;
	size_t colon = flow ? SIZE_MAX : find_colon(line, p.key);
	p.key_end = colon == SIZE_MAX ? p.key : colon;
	p.value = colon == SIZE_MAX ? p.key : skip_spaces(line, colon + 1);
	return p;
}

static bool has_key(const parts *p)
{
	return p->key_end > p->key;
}

/* Byte of a place within its line. */
static size_t byte_in_line(kt_place at)
{
	return kt_source_offset(at.source, at) - at.source->lines[at.line - 1];
}

static bool holds(const char *words, const char *part)
{
	return strstr(words, part) != NULL;
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

kt_str kt_trap_pasted(kt_arena *arena, kt_str line, size_t from, size_t to)
{
	kt_buf b = kt_buf_in(arena);
	if (line.len > PASTE_LONGEST || from >= to)
		return (kt_str){"", 0};
	kt_buf_put(&b, kt_str_slice(line, skip_spaces(line, 0), from));
	kt_buf_put(&b, quoted(arena, kt_str_trim(kt_str_slice(line, from, to))));
	kt_buf_put(&b, kt_str_slice(line, to, line.len));
	return kt_buf_str(&b);
}

static void hint_paste(kt_arena *arena, kt_diag *diag, kt_str line, size_t from, size_t to)
{
	kt_str pasted = kt_trap_pasted(arena, line, from, to);
	if (pasted.len > 0)
		kt_diag_hint(diag, "%.*s", KT_STR_ARG(pasted));
	else
		kt_diag_hint(diag,
		             "put | where the text begins, and the text on the next line, two spaces further right");
}

void kt_trap_hint(kt_arena *arena, kt_diag *diag, kt_place at)
{
	if (kt_diag_full(diag))
		return;
	hint_paste(arena, diag, kt_source_line(at.source, at.line), byte_in_line(at),
	           kt_source_line(at.source, at.line).len);
}

kt_place kt_trap_comment(const kt_node *scalar)
{
	if (scalar->kind != KT_NODE_SCALAR || scalar->style != KT_NODE_PLAIN || scalar->ends.source == NULL)
		return KT_NOWHERE;
	kt_str text = scalar->ends.source->text;
	size_t hash = skip_spaces(text, scalar->end);
	if (hash == scalar->end || hash == text.len || text.at[hash] != '#')
		return KT_NOWHERE;
	kt_place at = scalar->ends;
	at.column += (uint32_t)(hash - scalar->end);
	return at;
}

static bool report_directive(const judge *j)
{
	if (!kt_str_starts(kt_source_line(j->trap->source, j->trap->at.line), "%"))
		return false;
	kt_diag_error(j->diag, KT_DIAG_ALIAS, j->trap->at, "directives (%%) are not part of the format");
	kt_diag_hint(j->diag, "delete this line");
	return true;
}

/* The value within brackets that holds the byte `at`: from the last comma or bracket and its key's colon. */
static size_t flow_value(kt_str line, size_t at)
{
	size_t from = at;
	while (from > 0 && strchr("{[,", line.at[from - 1]) == NULL)
		from--;
	size_t colon = find_colon(kt_str_slice(line, 0, at), from);
	return skip_spaces(line, colon == SIZE_MAX ? from : colon + 1);
}

static size_t flow_value_end(kt_str line, size_t at)
{
	while (at < line.len && strchr("}],", line.at[at]) == NULL)
		at++;
	return at;
}

/* The value that begins at `at` in quotes; within brackets it ends before the next comma or bracket after `past`. */
static void hint_quoted(const judge *j, kt_place at, kt_place past)
{
	kt_str line = kt_source_line(at.source, at.line);
	bool flow = holds(j->trap->context, "parsing a flow") && past.line == at.line;
	hint_paste(j->arena, j->diag, line, byte_in_line(at),
	           flow ? flow_value_end(line, byte_in_line(past)) : line.len);
}

/* An apostrophe at the start belongs to the text; a double quote there only lost its other half. */
static void hint_unclosed(const judge *j, kt_place at)
{
	kt_str line = kt_str_trim(kt_source_line(at.source, at.line));
	parts p = take_apart(at.source, at.line);
	if (byte_in_line(at) != p.value || line.len > PASTE_LONGEST)
		kt_diag_hint(j->diag, "close it, or put the text under |");
	else if (p.line.at[p.value] == '"')
		kt_diag_hint(j->diag, "%.*s\"", KT_STR_ARG(line));
	else
		kt_trap_hint(j->arena, j->diag, at);
}

static bool report_quote(const judge *j)
{
	const kt_trap *t = j->trap;
	const kt_node *last = t->last;
	if (holds(t->context, "scanning a quoted scalar")) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->context_at, "the quote opened here never closes");
		hint_unclosed(j, t->context_at);
		return true;
	}
	if (last == NULL || last->style != KT_NODE_QUOTED || last->ends.line != t->at.line)
		return false;
	if (last->at.line < last->ends.line) {
		kt_diag_error(j->diag, KT_DIAG_YAML, last->at,
		              "the quote opened here closes on line %" PRIu32 ", and more follows", last->ends.line);
		hint_unclosed(j, last->at);
	} else {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "the quotes closed before this; a text is quoted whole");
		hint_quoted(j, last->at, t->at);
	}
	return true;
}

static bool report_escape(const judge *j)
{
	if (!holds(j->trap->problem, "escape") && !holds(j->trap->problem, "hexdecimal") &&
	    !holds(j->trap->problem, "invalid Unicode character code"))
		return false;
	kt_str line = kt_source_line(j->trap->source, j->trap->at.line);
	size_t at = byte_in_line(j->trap->at);
	kt_str escape = kt_str_clip(kt_str_slice(line, at, line.len), 2);
	kt_diag_error(j->diag, KT_DIAG_YAML, j->trap->at, "%.*s is not an escape", KT_STR_ARG(escape));
	kt_diag_hint(j->diag, "a backslash in double quotes is \\\\; in single quotes it is a backslash");
	return true;
}

static bool report_tab(const judge *j)
{
	kt_str line = kt_source_line(j->trap->source, j->trap->at.line);
	size_t at = skip_spaces(line, 0);
	if (at == line.len || line.at[at] != '\t')
		return false;
	kt_place place = {j->trap->source, j->trap->at.line, (uint32_t)at + 1};
	kt_diag_error(j->diag, KT_DIAG_INDENT, place, "a tab stands in the indent of this line");
	kt_diag_hint(j->diag, "indent with spaces");
	return true;
}

/* The line that libyaml stumbled over: where an unfinished key began, if that is what it was reading. */
static uint32_t stumbled(const kt_trap *trap)
{
	return holds(trap->context, "scanning a simple key") ? trap->context_at.line : trap->at.line;
}

static bool report_cut(const judge *j)
{
	const kt_node *last = j->trap->last;
	if (last == NULL || stumbled(j->trap) <= last->ends.line)
		return false;
	kt_place comment = kt_trap_comment(last);
	parts p = take_apart(j->trap->source, stumbled(j->trap));
	if (comment.line == 0 || last->text.len == 0 || has_key(&p) || p.dash)
		return false;
	kt_diag_error(j->diag, KT_DIAG_COMMENT, comment, "\" #\" begins a comment: the text ends before it");
	kt_diag_hint(j->diag, "put the text under | or in quotes");
	return true;
}

/* How many spaces the lines of a block text have, or should have where it has none yet. */
static size_t text_indent(const kt_node *text)
{
	parts p = take_apart(text->at.source, text->at.line);
	return text->indent > 0 ? text->indent : p.key + 2;
}

static bool report_outside(const judge *j)
{
	const kt_node *last = j->trap->last;
	uint32_t number = stumbled(j->trap);
	if (last == NULL || (last->style != KT_NODE_LITERAL && last->style != KT_NODE_FOLDED))
		return false;
	parts p = take_apart(j->trap->source, number);
	size_t wanted = text_indent(last);
	if (number < last->ends.line || p.indent >= wanted || has_key(&p) || p.dash)
		return false;
	kt_place at = {j->trap->source, number, (uint32_t)p.indent + 1};
	kt_diag_error(j->diag, KT_DIAG_INDENT, at, "line %" PRIu32 " stands outside its text: %zu spaces", number,
	              wanted);
	kt_diag_hint(j->diag, "put %zu more in front of it", wanted - p.indent);
	kt_diag_also(j->diag, last->at, "the text begins here");
	return true;
}

/* "key:value". */
static bool report_tight_colon(const judge *j, uint32_t number)
{
	parts p = take_apart(j->trap->source, number);
	size_t colon = kt_str_find(p.line, ":", p.key);
	if (has_key(&p) || colon == SIZE_MAX || colon == p.key || colon + 1 >= p.line.len)
		return false;
	kt_str key = kt_str_slice(p.line, p.key, colon);
	if (kt_str_find(key, " ", 0) != SIZE_MAX || kt_str_find(key, "\"", 0) != SIZE_MAX)
		return false;
	kt_place at = kt_source_place(j->trap->source, j->trap->source->lines[number - 1] + colon);
	kt_diag_error(j->diag, KT_DIAG_YAML, at, "a space must follow the colon of a key");
	kt_str value = kt_str_clip(kt_str_slice(p.line, colon + 1, p.line.len), PASTE_LONGEST);
	kt_diag_hint(j->diag, "%.*s: %.*s", KT_STR_ARG(key), KT_STR_ARG(value));
	return true;
}

static bool is_colon(kt_str line, size_t at)
{
	return at < line.len && line.at[at] == ':';
}

/* The bracket that was opened for the one which closes before `at`. */
static size_t opening(kt_str line, size_t at)
{
	size_t depth = 0;
	while (at > 0) {
		char c = line.at[--at];
		depth += c == '}' || c == ']';
		if ((c == '{' || c == '[') && --depth == 0)
			break;
	}
	return at;
}

/* "{lives} mensen" within brackets: words after a closed bracket, where a comma belongs. */
static bool opens_text(kt_str line, size_t at)
{
	kt_str before = kt_str_trim(kt_str_slice(line, 0, at));
	return kt_str_ends(before, "}") || kt_str_ends(before, "]");
}

/* The " #" of a line that hides the end of the bracket opened at `from`; line.len: there is none. */
static size_t find_hidden(kt_str line, size_t from)
{
	size_t hash = kt_str_find(line, " #", from);
	bool closes = hash != SIZE_MAX &&
	              (kt_str_find(line, "}", hash) != SIZE_MAX || kt_str_find(line, "]", hash) != SIZE_MAX);
	return closes ? hash + 1 : line.len;
}

static bool report_hidden(const judge *j)
{
	kt_place at = j->trap->context_at;
	kt_str line = kt_source_line(at.source, at.line);
	size_t hash = find_hidden(line, byte_in_line(at)), end = hash + 1;
	if (hash == line.len)
		return false;
	while (end < line.len && memchr("0123456789abcdefABCDEF", line.at[end], 22))
		end++;
	at = kt_source_place(at.source, at.source->lines[at.line - 1] + hash);
	kt_diag_error(j->diag, KT_DIAG_COMMENT, at, "\" #\" begins a comment: the text ends before it");
	if (end == hash + 7)
		kt_diag_hint(j->diag, "a colour is written without #: %.*s",
		             KT_STR_ARG(kt_str_slice(line, hash + 1, end)));
	else
		kt_diag_hint(j->diag, "put the text in quotes");
	return true;
}

static bool report_flow(const judge *j)
{
	const kt_trap *t = j->trap;
	if (!holds(t->context, "parsing a flow"))
		return false;
	const char *sign = holds(t->context, "mapping") ? "{" : "[";
	kt_str line = kt_source_line(t->source, t->at.line);
	size_t at = byte_in_line(t->at);
	if (t->at.line != t->context_at.line && report_hidden(j))
		return true;
	if (t->at.line != t->context_at.line) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->context_at, "the %s opened here never closes", sign);
		kt_diag_hint(j->diag, "a text that begins with %s goes under | or in quotes", sign);
	} else if (is_colon(line, at)) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a text with \": \" in it needs quotes");
		hint_paste(j->arena, j->diag, line, flow_value(line, at), flow_value_end(line, at));
	} else if (opens_text(line, at)) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a text that begins with { or [ goes in quotes");
		hint_paste(j->arena, j->diag, line, opening(line, at), flow_value_end(line, at));
	} else {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a comma or %s was expected here",
		              *sign == '{' ? "}" : "]");
		kt_diag_hint(j->diag, "a text with a comma, a colon or a bracket in it needs quotes");
	}
	return true;
}

/* "- ", "? " and ": " are signs only with the space. */
static bool is_sign(kt_str line, size_t at)
{
	if (at >= line.len)
		return false;
	if (strchr("-?:", line.at[at]) != NULL)
		return at + 1 == line.len || line.at[at + 1] == ' ';
	return strchr("{[*&!%@`|>,]}", line.at[at]) != NULL;
}

/* A value that begins with a sign which YAML takes for its own. */
static bool report_sign(const judge *j)
{
	const kt_trap *t = j->trap;
	parts p = take_apart(t->source, t->at.line);
	if (!is_sign(p.line, p.value) || byte_in_line(t->at) < p.value)
		return false;
	kt_place at = kt_source_place(t->source, t->source->lines[t->at.line - 1] + p.value);
	kt_diag_error(j->diag, KT_DIAG_YAML, at, "a text that begins with %c goes under | or in quotes",
	              p.line.at[p.value]);
	hint_paste(j->arena, j->diag, p.line, p.value, p.line.len);
	return true;
}

bool kt_trap_sentence(const kt_source *source, uint32_t line)
{
	parts p = take_apart(source, line);
	return kt_str_find(kt_str_slice(p.line, p.key, p.key_end), " ", 0) != SIZE_MAX;
}

/* Spaces before the last line above `number` that holds anything. */
static size_t indent_above(const kt_source *source, uint32_t number)
{
	while (--number > 0) {
		kt_str line = kt_str_trim(kt_source_line(source, number));
		if (line.len > 0 && line.at[0] != '#')
			return skip_spaces(kt_source_line(source, number), 0);
	}
	return 0;
}

/* The key that the text which begins at `at` belongs to, with its colon: before it, or at the end of the line above. */
static kt_str key_of(kt_place at)
{
	parts p = take_apart(at.source, at.line);
	if (byte_in_line(at) == p.key && at.line > 1)
		p = take_apart(at.source, at.line - 1);
	return has_key(&p) ? kt_str_slice(p.line, p.key, p.key_end + 1) : (kt_str){"", 0};
}

/* A sentence with a colon in it, which is not the first line of its text: the text lost its | or the line its indent. */
static bool report_sentence(const judge *j)
{
	const kt_trap *t = j->trap;
	kt_place text = t->last->at;
	size_t above = indent_above(t->source, text.line);
	if (kt_trap_sentence(t->source, text.line)) {
		parts p = take_apart(t->source, text.line);
		if (p.indent >= above)
			return false;
		kt_place at = {t->source, text.line, (uint32_t)p.indent + 1};
		kt_diag_error(j->diag, KT_DIAG_INDENT, at, "line %" PRIu32 " stands outside its text: %zu spaces",
		              text.line, above);
		kt_diag_hint(j->diag, "put %zu more in front of it", above - p.indent);
		return true;
	}
	kt_str key = key_of(text);
	if (!kt_trap_sentence(t->source, t->at.line) || key.len == 0 || key.len > PASTE_LONGEST)
		return false;
	kt_place at = {t->source, t->at.line, (uint32_t)take_apart(t->source, t->at.line).indent + 1};
	kt_diag_error(j->diag, KT_DIAG_FOLDED, at, "put | after `%.*s`: a text of several lines stands under it",
	              KT_STR_ARG(key));
	kt_diag_hint(j->diag, "the text begins on the line after |, two spaces further right");
	kt_diag_also(j->diag, text, "the text begins here");
	return true;
}

static bool report_colon(const judge *j)
{
	const kt_trap *t = j->trap;
	if (!holds(t->problem, "mapping values are not allowed"))
		return false;
	parts p = take_apart(t->source, t->at.line);
	if (has_key(&p) && p.value <= byte_in_line(t->at)) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a text with \": \" goes under | or in quotes");
		hint_paste(j->arena, j->diag, p.line, p.value, p.line.len);
		return true;
	}
	if (t->at.column - p.indent > KEY_LONGEST) {
		kt_place key = {t->source, t->at.line, (uint32_t)p.key + 1};
		kt_diag_error(j->diag, KT_DIAG_YAML, key, "a key of more than %d characters", KEY_LONGEST);
		kt_diag_hint(j->diag, "a text with \": \" goes under | or in quotes");
		return true;
	}
	if (t->last == NULL || t->last->at.line >= t->at.line)
		return false;
	if (report_tight_colon(j, t->last->at.line) || report_sentence(j))
		return true;
	kt_place at = {t->source, t->at.line, (uint32_t)p.indent + 1};
	kt_diag_error(j->diag, KT_DIAG_INDENT, at,
	              "line %" PRIu32 " stands too far right: it goes on the text above it", t->at.line);
	kt_diag_hint(j->diag, "a key stands under the key before it; a text with \": \" goes under |");
	kt_diag_also(j->diag, t->last->at, "this text");
	return true;
}

static bool report_no_key(const judge *j)
{
	const kt_trap *t = j->trap;
	uint32_t number = stumbled(t);
	if (!holds(t->problem, "could not find expected ':'"))
		return false;
	if (report_tight_colon(j, number))
		return true;
	parts p = take_apart(t->source, number);
	kt_place at = {t->source, number, (uint32_t)p.key + 1};
	if (t->last != NULL && t->last->style == KT_NODE_PLAIN && t->last->text.len > 0 && !p.dash) {
		size_t wanted = take_apart(t->source, t->last->at.line).key + 2;
		kt_diag_error(j->diag, KT_DIAG_INDENT, at, "line %" PRIu32 " stands outside its text: %zu spaces",
		              number, wanted);
		kt_diag_hint(j->diag,
		             "a text of several lines goes under |, each line two spaces further right than its key");
		kt_diag_hint(j->diag, "if this line is a key of its own, a colon is missing after it");
		return true;
	}
	kt_diag_error(j->diag, KT_DIAG_YAML, at, "a key and a colon were expected here");
	kt_diag_hint(j->diag, "key: value");
	return true;
}

static bool report_level(const judge *j)
{
	const kt_trap *t = j->trap;
	bool in_list = holds(t->problem, "did not find expected '-' indicator");
	if (!in_list && !holds(t->problem, "did not find expected key"))
		return false;
	parts p = take_apart(t->source, t->at.line);
	size_t own = t->context_at.column - 1, above = indent_above(t->source, t->at.line);
	kt_place at = {t->source, t->at.line, (uint32_t)p.indent + 1};
	if (kt_str_starts(kt_str_slice(p.line, p.key, p.line.len), ":")) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a key must stand before the colon");
		kt_diag_hint(j->diag, "key: value; a text that begins with : goes in quotes");
	} else if (p.indent != own) {
		kt_diag_error(j->diag, KT_DIAG_INDENT, at,
		              "line %" PRIu32 " has %zu spaces in front, which fits no line above it", t->at.line,
		              p.indent);
		kt_diag_hint(j->diag, "%zu spaces, or %zu", own, above == own ? own + 2 : above);
	} else if (in_list == p.dash) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at,
		              in_list ? "an item of the list was expected here" : "a key was expected here");
		kt_diag_hint(j->diag, in_list ? "each item begins with \"- \"" : "key: value");
	} else {
		kt_diag_error(j->diag, KT_DIAG_YAML, at,
		              in_list ? "a key stands among the items of a list"
		                      : "a list item stands among the keys of a mapping");
		kt_diag_hint(j->diag,
		             in_list ? "each item begins with \"- \"" : "a list stands under a key of its own");
	}
	kt_diag_also(j->diag, t->context_at, in_list ? "the list begins here" : "the mapping begins here");
	return true;
}

bool kt_trap_report(const kt_trap *trap, kt_arena *arena, kt_diag *diag)
{
	static bool (*const reports[])(const judge *) = {report_directive, report_tab,    report_escape, report_quote,
	                                                 report_outside,   report_cut,    report_flow,   report_colon,
	                                                 report_sign,      report_no_key, report_level};
	judge j = {trap, arena, diag};
	for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++)
		if (reports[i](&j))
			return false;
	return kt_diag_error(diag, KT_DIAG_YAML, trap->at, "this is not YAML: %s", trap->problem);
}
