/* The line under a message is cut to a window around the caret; what a terminal would obey or hide is written as an escape,
 * and counted as wide as that is. */
#include "base/diag_items.h"

#include <inttypes.h>

#define LINE_CELLS   100
#define LINE_LONGEST ((size_t)2 << 20) /* bytes of a line that is still searched for the caret, a hundred times */

/* Cells of a terminal: none for a mark on the letter before it, two for East Asian wide characters and emoji. The
 * ranges are those of Unicode 15's Mn/Me and EastAsianWidth, joined where what lies between is not used. */
static size_t cells_of(uint32_t c)
{
	static const uint32_t none[][2] = {{0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},    {0x5bf, 0x5bf},
	                                   {0x5c1, 0x5c2},   {0x5c4, 0x5c5},   {0x610, 0x61a},    {0x64b, 0x65f},
	                                   {0x670, 0x670},   {0x6d6, 0x6dc},   {0x6df, 0x6e4},    {0x900, 0x902},
	                                   {0x93c, 0x93c},   {0x941, 0x948},   {0x94d, 0x94d},    {0x981, 0x981},
	                                   {0x9c1, 0x9c4},   {0x9cd, 0x9cd},   {0xe31, 0xe31},    {0xe34, 0xe3a},
	                                   {0xe47, 0xe4e},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},  {0x20d0, 0x20ff},
	                                   {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef}};
	static const uint32_t two[][2] = {{0x1100, 0x115f},  {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97c},
	                                  {0xac00, 0xd7a3},  {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
	                                  {0xffe0, 0xffe6},  {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
	                                  {0x20000, 0x3fffd}};
	if (c < 0x300)
		return 1;
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		if (c >= none[i][0] && c <= none[i][1])
			return 0;
	for (size_t i = 0; i < sizeof two / sizeof two[0]; i++)
		if (c >= two[i][0] && c <= two[i][1])
			return 2;
	return 1;
}

/* Writes the character at `*at` so that a terminal shows it and does nothing else; returns its cells. */
static size_t put_shown(kt_buf *out, kt_str s, size_t *at)
{
	size_t from = *at, len = out->len;
	uint32_t c = kt_str_next(s, at);
	if (c == '\t') {
		kt_buf_byte(out, ' ');
		return 1;
	}
	if (c == 0xfffd && *at == from + 1) {
		kt_buf_print(out, "\\x%02X", (uint8_t)s.at[from]);
		return out->len - len;
	}
	if (kt_str_hidden(c)) {
		kt_buf_print(out, "\\u{%" PRIX32 "}", c);
		return out->len - len;
	}
	kt_buf_put(out, kt_str_slice(s, from, *at));
	return cells_of(c);
}

static void put_all_shown(kt_buf *out, kt_str s)
{
	for (size_t at = 0; at < s.len;)
		put_shown(out, s, &at);
}

/* The start of the character that ends before `at`. */
static size_t step_back(kt_str s, size_t at)
{
	size_t from = at - 1;
	while (from > 0 && at - from < 4 && ((uint8_t)s.at[from] & 0xc0) == 0x80)
		from--;
	size_t next = from;
	kt_str_next(s, &next);
	return next == at ? from : at - 1;
}

static void put_caret_line(kt_buf *out, kt_place at, bool colour)
{
	kt_str line = kt_source_line(at.source, at.line);
	if (at.line == 0 || line.len > LINE_LONGEST || kt_str_trim(line).len == 0)
		return;
	size_t caret = kt_source_offset(at.source, at) - at.source->lines[at.line - 1], from = caret;
	for (size_t i = 0; i < LINE_CELLS * 3 / 5 && from > 0; i++)
		from = step_back(line, from);
	size_t cells = 0;
	kt_buf_text(out, from > 0 ? "    …" : "    ");
	size_t before = from > 0 ? 5 : 4;
	while (from < caret)
		before += put_shown(out, line, &from);
	while (from < line.len && before + cells < LINE_CELLS)
		cells += put_shown(out, line, &from);
	kt_buf_text(out, from < line.len ? "…\n" : "\n");
	for (size_t i = 0; i < before; i++)
		kt_buf_byte(out, ' ');
	kt_buf_text(out, colour ? "\033[1;32m^\033[0m\n" : "^\n");
}

static void put_place(kt_buf *out, kt_place at)
{
	if (at.source == NULL) {
		kt_buf_text(out, "katern");
		return;
	}
	put_all_shown(out, at.source->path);
	if (at.line > 0)
		kt_buf_print(out, ":%" PRIu32 ":%" PRIu32, at.line, at.column);
}

static const char *severity_name(kt_diag_severity severity)
{
	return severity == KT_DIAG_NOTE ? "note" : severity == KT_DIAG_WARNING ? "warning" : "error";
}

/* "nl, nl-en: ", before a message of these editions. */
static void put_editions(kt_buf *out, const kt_diag_extra *extras)
{
	const char *before = "";
	for (const kt_diag_extra *e = extras; e != NULL; e = e->next)
		if (e->kind == KT_DIAG_EXTRA_EDITION) {
			kt_buf_text(out, before);
			put_all_shown(out, e->words);
			before = ", ";
		}
	kt_buf_text(out, *before ? ": " : "");
}

static void put_message(kt_buf *out, kt_place at, const char *kind, const char *kind_colour,
                        const kt_diag_extra *extras, kt_str words, bool colour)
{
	kt_buf_text(out, colour ? "\033[1m" : "");
	put_place(out, at);
	kt_buf_text(out, ": ");
	kt_buf_text(out, colour ? kind_colour : "");
	kt_buf_text(out, kind);
	kt_buf_text(out, colour ? ":\033[0m " : ": ");
	put_editions(out, extras);
	put_all_shown(out, words);
}

static void print_text(const kt_diag_item *i, bool colour, kt_buf *out)
{
	static const char *const colours[] = {"\033[36m", "\033[35m", "\033[31m", "\033[31m"};
	put_message(out, i->at, severity_name(i->severity), colours[i->severity], i->extras, i->words, colour);
	kt_buf_print(out, " [KT%03d]\n", (int)i->code);
	if (i->at.source != NULL)
		put_caret_line(out, i->at, colour);
	for (const kt_diag_extra *e = i->extras; e != NULL; e = e->next) {
		if (e->kind == KT_DIAG_EXTRA_HINT) {
			kt_buf_text(out, colour ? "\033[1;32mhint:\033[0m " : "hint: ");
			put_all_shown(out, e->words);
			kt_buf_byte(out, '\n');
			continue;
		}
		if (e->kind != KT_DIAG_EXTRA_ALSO)
			continue;
		put_message(out, e->at, "note", colours[KT_DIAG_NOTE], NULL, e->words, colour);
		kt_buf_byte(out, '\n');
		if (e->at.source != NULL)
			put_caret_line(out, e->at, colour);
	}
}

static void put_json_place(kt_buf *out, kt_place at)
{
	kt_buf_text(out, "\"file\": ");
	if (at.source == NULL) {
		kt_buf_text(out, "null, \"line\": null, \"column\": null");
		return;
	}
	kt_buf_json(out, at.source->path);
	if (at.line == 0)
		kt_buf_text(out, ", \"line\": null, \"column\": null");
	else
		kt_buf_print(out, ", \"line\": %" PRIu32 ", \"column\": %" PRIu32, at.line, at.column);
}

static bool has_extra(const kt_diag_extra *extras, kt_diag_extra_kind kind)
{
	while (extras != NULL && extras->kind != kind)
		extras = extras->next;
	return extras != NULL;
}

static void put_json_extras(kt_buf *out, const kt_diag_extra *extras, kt_diag_extra_kind kind)
{
	const char *comma = "";
	for (const kt_diag_extra *e = extras; e != NULL; e = e->next) {
		if (e->kind != kind)
			continue;
		kt_buf_text(out, comma);
		comma = ", ";
		if (kind == KT_DIAG_EXTRA_ALSO) {
			kt_buf_byte(out, '{');
			put_json_place(out, e->at);
			kt_buf_text(out, ", \"message\": ");
		}
		kt_buf_json(out, e->words);
		kt_buf_text(out, kind == KT_DIAG_EXTRA_ALSO ? "}" : "");
	}
}

static void put_json_facts(kt_buf *out, const kt_diag_extra *extras)
{
	for (const kt_diag_extra *e = extras; e != NULL; e = e->next) {
		if (e->kind != KT_DIAG_EXTRA_FACT && e->kind != KT_DIAG_EXTRA_FIGURE)
			continue;
		kt_buf_print(out, ", \"%s\": ", e->name);
		if (e->kind == KT_DIAG_EXTRA_FACT)
			kt_buf_json(out, e->words);
		else
			kt_buf_put(out, e->words);
	}
}

static void print_json(const kt_diag_item *i, kt_buf *out)
{
	kt_buf_print(out, "{\"severity\": \"%s\", \"code\": \"KT%03d\", \"system\": %s, ", severity_name(i->severity),
	             (int)i->code, i->severity == KT_DIAG_FAILURE ? "true" : "false");
	put_json_place(out, i->at);
	kt_buf_text(out, ", \"message\": ");
	kt_buf_json(out, i->words);
	kt_buf_text(out, ", \"hints\": [");
	put_json_extras(out, i->extras, KT_DIAG_EXTRA_HINT);
	kt_buf_text(out, "], \"also\": [");
	put_json_extras(out, i->extras, KT_DIAG_EXTRA_ALSO);
	kt_buf_byte(out, ']');
	if (has_extra(i->extras, KT_DIAG_EXTRA_EDITION)) {
		kt_buf_text(out, ", \"editions\": [");
		put_json_extras(out, i->extras, KT_DIAG_EXTRA_EDITION);
		kt_buf_byte(out, ']');
	}
	put_json_facts(out, i->extras);
	kt_buf_byte(out, '}');
}

static void print_json_all(const kt_diag *diag, kt_buf *out)
{
	kt_buf_text(out, "{\"diagnostics\": [");
	for (const kt_diag_item *i = diag->first; i != NULL; i = i->next) {
		kt_buf_text(out, i == diag->first ? "\n" : ",\n");
		print_json(i, out);
	}
	size_t errors = kt_diag_count(diag, KT_DIAG_ERROR);
	kt_buf_print(out, "],\n\"errors\": %zu, \"warnings\": %zu}\n", errors,
	             kt_diag_count(diag, KT_DIAG_WARNING) - errors);
}

static void print_rest(const kt_diag *diag, kt_diag_severity severity, const char *one, const char *many, kt_buf *out)
{
	size_t rest = diag->counts[severity] - diag->kept[severity];
	if (rest > 0)
		kt_buf_print(out, "%zu more %s not shown\n", rest, rest == 1 ? one : many);
}

void kt_diag_print(const kt_diag *diag, kt_diag_format format, bool colour, kt_buf *out)
{
	if (format == KT_DIAG_JSON) {
		print_json_all(diag, out);
		return;
	}
	for (const kt_diag_item *i = diag->first; i != NULL; i = i->next)
		print_text(i, colour, out);
	print_rest(diag, KT_DIAG_FAILURE, "error of the system", "errors of the system", out);
	print_rest(diag, KT_DIAG_ERROR, "error", "errors", out);
	print_rest(diag, KT_DIAG_WARNING, "warning", "warnings", out);
	print_rest(diag, KT_DIAG_NOTE, "note", "notes", out);
}
