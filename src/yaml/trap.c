/* Each report_…() knows one mistake by libyaml's words, the line and the scalar before it, and says whether it was
 * that one. The order matters: what is surer comes first. Each stands as an input in tests/diag/yaml. */
#include "yaml/trap.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "yaml/line.h"

#define KEY_LONGEST 1024 /* characters, as the YAML specification has it */

typedef struct judge {
	const kt_trap *trap;
	kt_arena *arena;
	kt_diag *diag;
} judge;

static bool holds(const char *words, const char *part)
{
	return strstr(words, part) != NULL;
}

static void hint_paste(kt_arena *arena, kt_diag *diag, kt_str line, size_t from, size_t to)
{
	kt_str pasted = kt_line_pasted(arena, line, from, to);
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
	hint_paste(arena, diag, kt_source_line(at.source, at.line), kt_line_byte(at),
	           kt_source_line(at.source, at.line).len);
}

kt_place kt_trap_comment(const kt_node *scalar)
{
	if (scalar->kind != KT_NODE_SCALAR || scalar->style != KT_NODE_PLAIN || scalar->ends.source == NULL)
		return KT_NOWHERE;
	kt_str text = scalar->ends.source->text;
	size_t hash = kt_line_spaces(text, scalar->end);
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
	size_t colon = kt_line_colon(kt_str_slice(line, 0, at), from);
	return kt_line_spaces(line, colon == SIZE_MAX ? from : colon + 1);
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
	hint_paste(j->arena, j->diag, line, kt_line_byte(at),
	           flow ? flow_value_end(line, kt_line_byte(past)) : line.len);
}

/* An apostrophe at the start belongs to the text; a double quote there only lost its other half. */
static void hint_unclosed(const judge *j, kt_place at)
{
	kt_str line = kt_str_trim(kt_source_line(at.source, at.line));
	kt_line p = kt_line_parse(at.source, at.line);
	if (kt_line_byte(at) != p.value || line.len > KT_LINE_PASTE)
		kt_diag_hint(j->diag, "close it, or put the text under |");
	else if (p.text.at[p.value] == '"')
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
	size_t at = kt_line_byte(j->trap->at);
	kt_str escape = kt_str_clip(kt_str_slice(line, at, line.len), 2);
	kt_diag_error(j->diag, KT_DIAG_YAML, j->trap->at, "%.*s is not an escape", KT_STR_ARG(escape));
	kt_diag_hint(j->diag, "a backslash in double quotes is \\\\; in single quotes it is a backslash");
	return true;
}

static bool report_tab(const judge *j)
{
	kt_str line = kt_source_line(j->trap->source, j->trap->at.line);
	size_t at = kt_line_spaces(line, 0);
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
	kt_line p = kt_line_parse(j->trap->source, stumbled(j->trap));
	if (comment.line == 0 || last->text.len == 0 || kt_line_has_key(&p) || p.dash)
		return false;
	kt_diag_error(j->diag, KT_DIAG_COMMENT, comment, "\" #\" begins a comment: the text ends before it");
	kt_diag_hint(j->diag, "put the text under | or in quotes");
	return true;
}

/* How many spaces the lines of a block text have, or should have where it has none yet. */
static size_t text_indent(const kt_node *text)
{
	kt_line p = kt_line_parse(text->at.source, text->at.line);
	return text->indent > 0 ? text->indent : p.key + 2;
}

static bool report_outside(const judge *j)
{
	const kt_node *last = j->trap->last;
	uint32_t number = stumbled(j->trap);
	if (last == NULL || (last->style != KT_NODE_LITERAL && last->style != KT_NODE_FOLDED))
		return false;
	kt_line p = kt_line_parse(j->trap->source, number);
	size_t wanted = text_indent(last);
	if (number < last->ends.line || p.indent >= wanted || kt_line_has_key(&p) || p.dash)
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
	kt_line p = kt_line_parse(j->trap->source, number);
	size_t colon = kt_str_find(p.text, ":", p.key);
	if (kt_line_has_key(&p) || colon == SIZE_MAX || colon == p.key || colon + 1 >= p.text.len)
		return false;
	kt_str key = kt_str_slice(p.text, p.key, colon);
	if (kt_str_find(key, " ", 0) != SIZE_MAX || kt_str_find(key, "\"", 0) != SIZE_MAX)
		return false;
	kt_place at = kt_source_place(j->trap->source, j->trap->source->lines[number - 1] + colon);
	kt_diag_error(j->diag, KT_DIAG_YAML, at, "a space must follow the colon of a key");
	kt_str value = kt_str_clip(kt_str_slice(p.text, colon + 1, p.text.len), KT_LINE_PASTE);
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
	size_t hash = find_hidden(line, kt_line_byte(at)), end = hash + 1;
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
	size_t at = kt_line_byte(t->at);
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
	kt_line p = kt_line_parse(t->source, t->at.line);
	if (!is_sign(p.text, p.value) || kt_line_byte(t->at) < p.value)
		return false;
	kt_place at = kt_source_place(t->source, t->source->lines[t->at.line - 1] + p.value);
	kt_diag_error(j->diag, KT_DIAG_YAML, at, "a text that begins with %c goes under | or in quotes",
	              p.text.at[p.value]);
	hint_paste(j->arena, j->diag, p.text, p.value, p.text.len);
	return true;
}

/* The key that the text which begins at `at` belongs to, with its colon: before it, or at the end of the line above. */
static kt_str key_of(kt_place at)
{
	kt_line p = kt_line_parse(at.source, at.line);
	if (kt_line_byte(at) == p.key && at.line > 1)
		p = kt_line_parse(at.source, at.line - 1);
	return kt_line_has_key(&p) ? kt_str_slice(p.text, p.key, p.key_end + 1) : (kt_str){"", 0};
}

/* A sentence with a colon in it, which is not the first line of its text: the text lost its | or the line its indent. */
static bool report_sentence(const judge *j)
{
	const kt_trap *t = j->trap;
	kt_place text = t->last->at;
	size_t above = kt_line_indent_above(t->source, text.line);
	if (kt_line_is_sentence(t->source, text.line)) {
		kt_line p = kt_line_parse(t->source, text.line);
		if (p.indent >= above)
			return false;
		kt_place at = {t->source, text.line, (uint32_t)p.indent + 1};
		kt_diag_error(j->diag, KT_DIAG_INDENT, at, "line %" PRIu32 " stands outside its text: %zu spaces",
		              text.line, above);
		kt_diag_hint(j->diag, "put %zu more in front of it", above - p.indent);
		return true;
	}
	kt_str key = key_of(text);
	if (!kt_line_is_sentence(t->source, t->at.line) || key.len == 0 || key.len > KT_LINE_PASTE)
		return false;
	kt_place at = {t->source, t->at.line, (uint32_t)kt_line_parse(t->source, t->at.line).indent + 1};
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
	kt_line p = kt_line_parse(t->source, t->at.line);
	if (kt_line_has_key(&p) && p.value <= kt_line_byte(t->at)) {
		kt_diag_error(j->diag, KT_DIAG_YAML, t->at, "a text with \": \" goes under | or in quotes");
		hint_paste(j->arena, j->diag, p.text, p.value, p.text.len);
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
	kt_line p = kt_line_parse(t->source, number);
	kt_place at = {t->source, number, (uint32_t)p.key + 1};
	if (t->last != NULL && t->last->style == KT_NODE_PLAIN && t->last->text.len > 0 && !p.dash) {
		size_t wanted = kt_line_parse(t->source, t->last->at.line).key + 2;
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
	kt_line p = kt_line_parse(t->source, t->at.line);
	size_t own = t->context_at.column - 1, above = kt_line_indent_above(t->source, t->at.line);
	kt_place at = {t->source, t->at.line, (uint32_t)p.indent + 1};
	if (kt_str_starts(kt_str_slice(p.text, p.key, p.text.len), ":")) {
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
