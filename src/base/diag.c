/* Diagnostics as a list. A repeat is found by a hash of code, place and words. The line under a message is cut to a
 * window around the caret; what a terminal would obey or hide is written as an escape, and counted as wide as that is. */
#include "base/diag.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define KEPT_MOST     100  /* of each severity: more than anybody reads at once */
#define WORDS_LONGEST 2000 /* bytes of a message: content that it quotes may be as long as a file */
#define LINE_CELLS    100
#define LINE_LONGEST  ((size_t)2 << 20) /* bytes of a line that is still searched for the caret, a hundred times */

typedef enum extra_kind {
	EXTRA_HINT,
	EXTRA_ALSO,
	EXTRA_EDITION,
	EXTRA_FACT,
	EXTRA_FIGURE /* a fact that is a number */
} extra_kind;

typedef struct extra {
	struct extra *next;
	extra_kind kind;
	const char *name; /* FACT, FIGURE: the member's */
	kt_place at;
	kt_str words;
} extra;

typedef struct item {
	struct item *next;
	kt_diag_severity severity;
	kt_diag_code code;
	kt_place at;
	kt_str words;
	uint32_t hash;
	extra *extras, **extras_end;
} item;

/* A source copied from a diag whose arena may go first. */
typedef struct adopted {
	struct adopted *next;
	const kt_source *from;
	kt_source copy;
} adopted;

struct kt_diag {
	kt_arena *arena;
	item *first, **end;
	adopted *sources;
	item *last; /* takes hints; NULL where that one was a repeat or was only counted */
	size_t counts[KT_DIAG_FAILURE + 1], kept[KT_DIAG_FAILURE + 1];
};

_Noreturn void kt_bug(const char *file, int line, const char *words)
{
	fprintf(stderr, "katern: a fault of the program at %s:%d: %s\n", file, line, words);
	abort();
}

kt_diag *kt_diag_open(void)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = KT_NEW(arena, kt_diag);
	diag->arena = arena;
	diag->end = &diag->first;
	return diag;
}

void kt_diag_close(kt_diag *diag)
{
	if (diag != NULL)
		kt_arena_close(diag->arena);
}

/* The words of a message, cut where they are longer than anybody reads. */
static kt_str words_of(kt_diag *diag, const char *format, va_list args)
{
	kt_arena *scratch = kt_arena_open();
	kt_buf all = kt_buf_in(scratch);
	kt_buf_vprint(&all, format, args);
	kt_str head = kt_str_clip(kt_buf_str(&all), WORDS_LONGEST);
	kt_str words =
	        head.len == all.len ? kt_str_copy(diag->arena, head) : kt_print(diag->arena, "%.*s…", KT_STR_ARG(head));
	kt_arena_close(scratch);
	return words;
}

static bool same_place(kt_place a, kt_place b)
{
	bool same_source = a.source == b.source ||
	                   (a.source != NULL && b.source != NULL && kt_str_equal(a.source->path, b.source->path));
	return same_source && a.line == b.line && a.column == b.column;
}

/* The one that says the same at the same place; NULL: there is none yet. */
static item *find_repeat(const kt_diag *diag, const item *new)
{
	for (item *i = diag->first; i != NULL; i = i->next)
		if (i->hash == new->hash && i->code == new->code &&
		    i->severity == new->severity &&same_place(i->at, new->at) && kt_str_equal(i->words, new->words))
			return i;
	return NULL;
}

static void report(kt_diag *diag, kt_diag_severity severity, kt_diag_code code, kt_place at, const char *format,
                   va_list args)
{
	diag->last = NULL;
	if (diag->kept[severity] == KEPT_MOST) {
		diag->counts[severity]++;
		return;
	}
	kt_arena_mark mark = kt_arena_now(diag->arena);
	item *i = KT_NEW(diag->arena, item);
	*i = (item){.severity = severity, .code = code, .at = at, .words = words_of(diag, format, args)};
	i->hash = kt_str_hash(i->words) ^ at.line * 31u ^ at.column;
	i->extras_end = &i->extras;
	if (find_repeat(diag, i) != NULL) {
		kt_arena_rewind(diag->arena, mark);
		return;
	}
	diag->counts[severity]++;
	diag->kept[severity]++;
	*diag->end = i;
	diag->end = &i->next;
	diag->last = i;
}

bool kt_diag_error(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_ERROR, code, at, format, args);
	va_end(args);
	return false;
}

void kt_diag_warn(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_WARNING, code, at, format, args);
	va_end(args);
}

void kt_diag_note(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_NOTE, code, at, format, args);
	va_end(args);
}

bool kt_diag_system(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_FAILURE, code, at, format, args);
	va_end(args);
	return false;
}

static kt_place adopt(kt_diag *diag, kt_place at)
{
	if (at.source == NULL)
		return at;
	for (const adopted *a = diag->sources; a != NULL; a = a->next)
		if (a->from == at.source && kt_str_equal(a->copy.path, at.source->path))
			return (kt_place){&a->copy, at.line, at.column};
	adopted *a = KT_NEW(diag->arena, adopted);
	uint32_t *lines = KT_NEW_ARRAY(diag->arena, uint32_t, at.source->line_count);
	if (at.source->line_count > 0)
		memcpy(lines, at.source->lines, at.source->line_count * sizeof *lines);
	*a = (adopted){diag->sources,
	               at.source,
	               {kt_str_copy(diag->arena, at.source->path), kt_str_copy(diag->arena, at.source->text), lines,
	                at.source->line_count}};
	diag->sources = a;
	return (kt_place){&a->copy, at.line, at.column};
}

static void copy_extra(kt_diag *diag, item *to, const extra *e)
{
	extra *mine = KT_NEW(diag->arena, extra);
	*mine = (extra){NULL, e->kind, e->name, adopt(diag, e->at), kt_str_copy(diag->arena, e->words)};
	*to->extras_end = mine;
	to->extras_end = &mine->next;
}

static bool is_of_edition(const item *i, kt_str edition)
{
	for (const extra *e = i->extras; e != NULL; e = e->next)
		if (e->kind == EXTRA_EDITION && kt_str_equal(e->words, edition))
			return true;
	return false;
}

static void add_editions(kt_diag *diag, item *to, const item *from)
{
	for (const extra *e = from->extras; e != NULL; e = e->next)
		if (e->kind == EXTRA_EDITION && !is_of_edition(to, e->words))
			copy_extra(diag, to, e);
}

void kt_diag_absorb(kt_diag *diag, const kt_diag *from)
{
	for (const item *i = from->first; i != NULL; i = i->next) {
		item *repeat = find_repeat(diag, i);
		if (repeat != NULL) {
			add_editions(diag, repeat, i);
			continue;
		}
		diag->counts[i->severity]++;
		if (diag->kept[i->severity] == KEPT_MOST)
			continue;
		diag->kept[i->severity]++;
		item *copy = KT_NEW(diag->arena, item);
		*copy = (item){.severity = i->severity, .code = i->code, .at = adopt(diag, i->at), .hash = i->hash};
		copy->words = kt_str_copy(diag->arena, i->words);
		copy->extras_end = &copy->extras;
		for (const extra *e = i->extras; e != NULL; e = e->next)
			copy_extra(diag, copy, e);
		*diag->end = copy;
		diag->end = &copy->next;
	}
	for (size_t s = 0; s <= KT_DIAG_FAILURE; s++)
		diag->counts[s] += from->counts[s] - from->kept[s];
	diag->last = NULL;
}

/* NULL: what it would be added to was dropped. */
static extra *add_extra(kt_diag *diag, extra_kind kind)
{
	if (diag->last == NULL)
		return NULL;
	extra *e = KT_NEW(diag->arena, extra);
	e->kind = kind;
	*diag->last->extras_end = e;
	diag->last->extras_end = &e->next;
	return e;
}

void kt_diag_hint(kt_diag *diag, const char *format, ...)
{
	extra *hint = add_extra(diag, EXTRA_HINT);
	va_list args;
	va_start(args, format);
	if (hint != NULL)
		hint->words = words_of(diag, format, args);
	va_end(args);
}

void kt_diag_also(kt_diag *diag, kt_place at, const char *format, ...)
{
	extra *also = add_extra(diag, EXTRA_ALSO);
	va_list args;
	va_start(args, format);
	if (also != NULL) {
		also->at = at;
		also->words = words_of(diag, format, args);
	}
	va_end(args);
}

void kt_diag_edition(kt_diag *diag, kt_str name)
{
	extra *edition = add_extra(diag, EXTRA_EDITION);
	if (edition != NULL)
		edition->words = kt_str_copy(diag->arena, name);
}

void kt_diag_fact(kt_diag *diag, const char *name, kt_str value)
{
	extra *fact = add_extra(diag, EXTRA_FACT);
	if (fact != NULL) {
		fact->name = name;
		fact->words = kt_str_copy(diag->arena, value);
	}
}

void kt_diag_figure(kt_diag *diag, const char *name, kt_dec value)
{
	extra *figure = add_extra(diag, EXTRA_FIGURE);
	if (figure == NULL)
		return;
	kt_buf words = kt_buf_in(diag->arena);
	kt_num_print(&words, value);
	figure->name = name;
	figure->words = kt_buf_str(&words);
}

size_t kt_diag_count(const kt_diag *diag, kt_diag_severity at_least)
{
	size_t count = 0;
	for (int s = (int)at_least; s <= KT_DIAG_FAILURE; s++)
		count += diag->counts[s];
	return count;
}

size_t kt_diag_places(const kt_diag *diag, kt_diag_code code, kt_place *places, size_t room)
{
	size_t count = 0;
	for (const item *i = diag->first; i != NULL; i = i->next) {
		if (i->code != code || i->severity < KT_DIAG_ERROR)
			continue;
		if (count < room)
			places[count] = i->at;
		count++;
	}
	return count;
}

kt_str kt_diag_words(const kt_diag *diag, kt_diag_code code, size_t n)
{
	for (const item *i = diag->first; i != NULL; i = i->next)
		if (i->code == code && i->severity >= KT_DIAG_ERROR && n-- == 0)
			return i->words;
	return (kt_str){"", 0};
}

bool kt_diag_full(const kt_diag *diag)
{
	return diag->kept[KT_DIAG_ERROR] == KEPT_MOST;
}

int kt_diag_status(const kt_diag *diag)
{
	if (diag->counts[KT_DIAG_FAILURE] > 0)
		return 3;
	return diag->counts[KT_DIAG_ERROR] > 0 ? 1 : 0;
}

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
static void put_editions(kt_buf *out, const extra *extras)
{
	const char *before = "";
	for (const extra *e = extras; e != NULL; e = e->next)
		if (e->kind == EXTRA_EDITION) {
			kt_buf_text(out, before);
			put_all_shown(out, e->words);
			before = ", ";
		}
	kt_buf_text(out, *before ? ": " : "");
}

static void put_message(kt_buf *out, kt_place at, const char *kind, const char *kind_colour, const extra *extras,
                        kt_str words, bool colour)
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

static void print_text(const item *i, bool colour, kt_buf *out)
{
	static const char *const colours[] = {"\033[36m", "\033[35m", "\033[31m", "\033[31m"};
	put_message(out, i->at, severity_name(i->severity), colours[i->severity], i->extras, i->words, colour);
	kt_buf_print(out, " [KT%03d]\n", (int)i->code);
	if (i->at.source != NULL)
		put_caret_line(out, i->at, colour);
	for (const extra *e = i->extras; e != NULL; e = e->next) {
		if (e->kind == EXTRA_HINT) {
			kt_buf_text(out, colour ? "\033[1;32mhint:\033[0m " : "hint: ");
			put_all_shown(out, e->words);
			kt_buf_byte(out, '\n');
			continue;
		}
		if (e->kind != EXTRA_ALSO)
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

static bool has_extra(const extra *extras, extra_kind kind)
{
	while (extras != NULL && extras->kind != kind)
		extras = extras->next;
	return extras != NULL;
}

static void put_json_extras(kt_buf *out, const extra *extras, extra_kind kind)
{
	const char *comma = "";
	for (const extra *e = extras; e != NULL; e = e->next) {
		if (e->kind != kind)
			continue;
		kt_buf_text(out, comma);
		comma = ", ";
		if (kind == EXTRA_ALSO) {
			kt_buf_byte(out, '{');
			put_json_place(out, e->at);
			kt_buf_text(out, ", \"message\": ");
		}
		kt_buf_json(out, e->words);
		kt_buf_text(out, kind == EXTRA_ALSO ? "}" : "");
	}
}

static void put_json_facts(kt_buf *out, const extra *extras)
{
	for (const extra *e = extras; e != NULL; e = e->next) {
		if (e->kind != EXTRA_FACT && e->kind != EXTRA_FIGURE)
			continue;
		kt_buf_print(out, ", \"%s\": ", e->name);
		if (e->kind == EXTRA_FACT)
			kt_buf_json(out, e->words);
		else
			kt_buf_put(out, e->words);
	}
}

static void print_json(const item *i, kt_buf *out)
{
	kt_buf_print(out, "{\"severity\": \"%s\", \"code\": \"KT%03d\", \"system\": %s, ", severity_name(i->severity),
	             (int)i->code, i->severity == KT_DIAG_FAILURE ? "true" : "false");
	put_json_place(out, i->at);
	kt_buf_text(out, ", \"message\": ");
	kt_buf_json(out, i->words);
	kt_buf_text(out, ", \"hints\": [");
	put_json_extras(out, i->extras, EXTRA_HINT);
	kt_buf_text(out, "], \"also\": [");
	put_json_extras(out, i->extras, EXTRA_ALSO);
	kt_buf_byte(out, ']');
	if (has_extra(i->extras, EXTRA_EDITION)) {
		kt_buf_text(out, ", \"editions\": [");
		put_json_extras(out, i->extras, EXTRA_EDITION);
		kt_buf_byte(out, ']');
	}
	put_json_facts(out, i->extras);
	kt_buf_byte(out, '}');
}

static void print_json_all(const kt_diag *diag, kt_buf *out)
{
	kt_buf_text(out, "{\"diagnostics\": [");
	for (const item *i = diag->first; i != NULL; i = i->next) {
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
	for (const item *i = diag->first; i != NULL; i = i->next)
		print_text(i, colour, out);
	print_rest(diag, KT_DIAG_FAILURE, "error of the system", "errors of the system", out);
	print_rest(diag, KT_DIAG_ERROR, "error", "errors", out);
	print_rest(diag, KT_DIAG_WARNING, "warning", "warnings", out);
	print_rest(diag, KT_DIAG_NOTE, "note", "notes", out);
}
