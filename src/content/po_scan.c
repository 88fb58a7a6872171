/* A line of a PO file is blank, a comment, a keyword with a string, or a string that goes on: that is how Poedit, Weblate
 * and gettext write them, and nothing else is taken (the format's manual: gettext, "The Format of PO Files"). An entry is
 * its comments, then msgctxt, msgid, msgid_plural, msgstr in that order; "#~" before each line makes it obsolete. */
#include "content/po_scan.h"

#include <string.h>

#include "text/normal.h"

typedef enum part { PART_COMMENTS, PART_CONTEXT, PART_ID, PART_PLURAL, PART_TEXT } part;

typedef struct scanner {
	kt_arena *arena;
	const kt_source *source;
	kt_diag *diag;
	kt_po_scan *scan;
	size_t room;
	bool good;
	kt_po_entry entry; /* the one being read */
	bool open;         /* entry holds something */
	part part;         /* how far it is */
	kt_buf strings[PART_TEXT + 1];
	kt_buf *filling;
	kt_buf was;       /* "#| msgid" */
	bool filling_was; /* its strings go on */
	uint32_t line;    /* 1-based */
} scanner;

static kt_place place_of(const scanner *s, const char *at)
{
	return kt_source_place(s->source, (size_t)(at - s->source->text.at));
}

#define FAULT(s, at, ...) ((s)->good = kt_diag_error((s)->diag, KT_DIAG_CATALOG, (at), __VA_ARGS__))

static uint32_t key_hash(kt_str context, kt_str id)
{
	return kt_str_hash(context) * 31u + kt_str_hash(id);
}

static bool same_key(const kt_po_entry *entry, kt_str context, kt_str id)
{
	return kt_str_equal(entry->id, id) && kt_str_equal(entry->context, context);
}

/* The table's cell of a key: that of its entry, or the free one where it would stand. */
static uint32_t *cell_of(const kt_po_scan *scan, kt_str context, kt_str id)
{
	size_t mask = scan->table_size - 1, at = key_hash(context, id) & mask;
	while (scan->table[at] != 0 && !same_key(&scan->items[scan->table[at] - 1], context, id))
		at = (at + 1) & mask;
	return &scan->table[at];
}

const kt_po_entry *kt_po_scan_find(const kt_po_scan *scan, kt_str context, kt_str id)
{
	if (scan->table_size == 0)
		return NULL;
	uint32_t index = *cell_of(scan, context, id);
	return index == 0 ? NULL : &scan->items[index - 1];
}

static void keep_entry(scanner *s)
{
	if (s->scan->count == s->room) {
		size_t room = s->room == 0 ? 64 : s->room * 2;
		s->scan->items = kt_arena_grow(s->arena, s->scan->items, s->room * sizeof(kt_po_entry),
		                               room * sizeof(kt_po_entry));
		s->room = room;
	}
	s->entry.context = kt_normal_compose(s->arena, kt_buf_str(&s->strings[PART_CONTEXT]));
	s->entry.id = kt_normal_compose(s->arena, kt_buf_str(&s->strings[PART_ID]));
	s->entry.text = kt_buf_str(&s->strings[PART_TEXT]);
	s->entry.was_id = kt_buf_str(&s->was);
	s->scan->items[s->scan->count++] = s->entry;
}

/* Ends the entry being read, if there is one. */
static void close_entry(scanner *s)
{
	if (s->open && s->part == PART_TEXT)
		keep_entry(s);
	else if (s->open && s->part != PART_COMMENTS)
		FAULT(s, ((kt_place){s->source, s->entry.first_line, 1}), "the entry that begins here has no %s",
		      s->part == PART_CONTEXT ? "msgid" : "msgstr");
	s->open = false;
	s->filling = NULL;
}

static void open_entry(scanner *s)
{
	if (s->open)
		return;
	s->open = true;
	s->part = PART_COMMENTS;
	s->entry = (kt_po_entry){.first_line = s->line};
	s->was = kt_buf_in(s->arena);
	s->filling_was = false;
	for (size_t i = 0; i <= PART_TEXT; i++)
		s->strings[i] = kt_buf_in(s->arena);
}

static int digit_of(char c, int base)
{
	int digit = c >= '0' && c <= '9'   ? c - '0'
	            : c >= 'a' && c <= 'f' ? c - 'a' + 10
	            : c >= 'A' && c <= 'F' ? c - 'A' + 10
	                                   : 16;
	return digit < base ? digit : -1;
}

/* Reads `most` digits at the most at `*at`; the byte that they stand for, or -1. */
static int read_byte(kt_str line, size_t *at, int base, size_t most)
{
	int value = -1;
	for (size_t n = 0; n < most && *at < line.len && digit_of(line.at[*at], base) >= 0; n++, (*at)++)
		value = (value < 0 ? 0 : value) * base + digit_of(line.at[*at], base);
	return value > 255 ? -1 : value;
}

/* Decodes the escape whose backslash is at `*at`. */
static bool read_escape(kt_str line, size_t *at, kt_buf *out)
{
	static const char letters[] = "ntrabvf\"\\", bytes[] = "\n\t\r\a\b\v\f\"\\";
	char c = *at + 1 < line.len ? line.at[*at + 1] : '\0';
	const char *letter = c == '\0' ? NULL : strchr(letters, c);
	if (letter) {
		kt_buf_byte(out, bytes[letter - letters]);
		*at += 2;
		return true;
	}
	size_t digits = *at + (c == 'x' ? 2 : 1);
	int value = read_byte(line, &digits, c == 'x' ? 16 : 8, c == 'x' ? 2 : 3);
	if (value < 0)
		return false;
	kt_buf_byte(out, (char)value);
	*at = digits;
	return true;
}

/* What came of escapes must be text too: no NUL, no controls, no half characters. */
static void check_characters(scanner *s, kt_str text, kt_place at)
{
	for (size_t i = 0; i < text.len;) {
		uint32_t c = kt_str_next(text, &i);
		const char *name = kt_source_forbids(c);
		if (!name)
			continue;
		s->good =
		        kt_diag_error(s->diag, KT_DIAG_CHARACTER, at, "this text holds U+%04X, %s", (unsigned)c, name);
		return;
	}
}

/* Reads the string that the rest of a line must be, on to what is being filled. */
static void read_string(scanner *s, kt_str line, size_t at)
{
	kt_place opens = place_of(s, line.at + at);
	size_t from = s->filling->len;
	for (at++; at < line.len && line.at[at] != '"';) {
		if (line.at[at] != '\\') {
			kt_buf_byte(s->filling, line.at[at++]);
		} else if (!read_escape(line, &at, s->filling)) {
			FAULT(s, place_of(s, line.at + at), "no escape that PO files know");
			kt_diag_hint(s->diag, "a backslash is typed twice: \\\\");
			at += 2;
		}
	}
	if (at >= line.len) {
		FAULT(s, opens, "the quote opened here never closes");
		kt_diag_hint(s->diag, "a string ends on its line; a quote within it is typed \\\"");
		return;
	}
	kt_str rest = kt_str_trim(kt_str_slice(line, at + 1, line.len));
	if (rest.len > 0)
		FAULT(s, place_of(s, rest.at), "nothing may follow a string on its line");
	check_characters(s, kt_str_slice(kt_buf_str(s->filling), from, s->filling->len), opens);
	s->entry.last_line = s->line;
}

typedef struct keyword {
	const char *word;
	part part;
	unsigned after; /* parts that it may follow, one bit each */
} keyword;

#define AFTER(part) (1u << (part))
static const keyword keywords[] = {{"msgctxt", PART_CONTEXT, AFTER(PART_COMMENTS)},
                                   {"msgid", PART_ID, AFTER(PART_COMMENTS) | AFTER(PART_CONTEXT)},
                                   {"msgid_plural", PART_PLURAL, AFTER(PART_ID)},
                                   {"msgstr", PART_TEXT, AFTER(PART_ID) | AFTER(PART_PLURAL)}};

/* The keyword that a word is: "msgstr[1]" is msgstr. */
static const keyword *keyword_of(kt_str word, bool *indexed)
{
	size_t bracket = kt_str_find(word, "[", 0);
	*indexed = bracket != SIZE_MAX;
	kt_str name = *indexed ? kt_str_slice(word, 0, bracket) : word;
	for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
		if (kt_str_is(name, keywords[i].word) && (!*indexed || keywords[i].part == PART_TEXT))
			return &keywords[i];
	return NULL;
}

static void read_keyword(scanner *s, kt_str line, bool obsolete)
{
	size_t end = 0;
	while (end < line.len && line.at[end] != ' ' && line.at[end] != '\t' && line.at[end] != '"')
		end++;
	bool indexed;
	const keyword *k = keyword_of(kt_str_slice(line, 0, end), &indexed);
	if (!k) {
		FAULT(s, place_of(s, line.at),
		      "a line of a catalogue is a comment, a keyword with a string, or a string");
		s->filling = NULL;
		return;
	}
	bool another = indexed && s->open && s->part == PART_TEXT; /* msgstr[1] of the entry being read */
	if (!another && (s->part == PART_TEXT || (k->part <= PART_ID && s->part >= k->part)))
		close_entry(s);
	open_entry(s);
	if (!another && !(k->after & AFTER(s->part)))
		FAULT(s, place_of(s, line.at), "%s stands out of order: an entry is msgctxt, msgid, msgstr", k->word);
	if (s->part != PART_COMMENTS && s->entry.obsolete != obsolete)
		FAULT(s, place_of(s, line.at), "half of this entry is marked obsolete (#~)");
	s->entry.obsolete = obsolete;
	s->entry.plural |= k->part == PART_PLURAL;
	if (s->part == PART_COMMENTS)
		s->entry.key_line = s->line;
	if (k->part == PART_ID)
		s->entry.id_line = s->line;
	if (k->part == PART_TEXT && !another)
		s->entry.at = place_of(s, line.at);
	s->part = k->part;
	/* The other plural forms are read and dropped: katern has no plural texts. */
	kt_buf dropped = kt_buf_in(s->arena);
	if (another)
		s->strings[PART_PLURAL] = dropped;
	s->filling = &s->strings[another ? PART_PLURAL : k->part];
	while (end < line.len && (line.at[end] == ' ' || line.at[end] == '\t'))
		end++;
	if (end == line.len || line.at[end] != '"')
		FAULT(s, place_of(s, line.at + end), "a string in double quotes was expected after %s", k->word);
	else
		read_string(s, line, end);
}

static bool has_flag(kt_str flags, const char *flag)
{
	for (size_t from = 0; from < flags.len;) {
		size_t comma = kt_str_find(flags, ",", from);
		size_t end = comma == SIZE_MAX ? flags.len : comma;
		if (kt_str_is(kt_str_trim(kt_str_slice(flags, from, end)), flag))
			return true;
		from = end + 1;
	}
	return false;
}

/* "#| msgid "…"", or a string that goes on: what the text was when it was translated. */
static void read_was(scanner *s, kt_str line)
{
	kt_str text = kt_str_trim(kt_str_slice(line, 2, line.len));
	size_t quote = kt_str_find(text, "\"", 0);
	if (quote == SIZE_MAX)
		return;
	if (quote > 0)
		s->filling_was = kt_str_is(kt_str_trim(kt_str_slice(text, 0, quote)), "msgid");
	if (!s->filling_was)
		return;
	kt_buf *filling = s->filling;
	s->filling = &s->was;
	read_string(s, text, quote);
	s->filling = filling;
}

static void read_comment(scanner *s, kt_str line)
{
	if (s->open && s->part == PART_TEXT)
		close_entry(s);
	open_entry(s);
	if (s->part != PART_COMMENTS)
		FAULT(s, place_of(s, line.at), "a comment stands in the middle of an entry");
	if (kt_str_starts(line, "#,"))
		s->entry.fuzzy |= has_flag(kt_str_slice(line, 2, line.len), "fuzzy");
	if (kt_str_starts(line, "#|"))
		read_was(s, line);
}

static bool is_conflict(kt_str line)
{
	return kt_str_starts(line, "<<<<<<<") || kt_str_starts(line, ">>>>>>>") || kt_str_starts(line, "|||||||") ||
	       kt_str_starts(line, "=======");
}

static void read_line(scanner *s, kt_str line)
{
	kt_str text = kt_str_trim(line);
	if (is_conflict(line)) {
		FAULT(s, place_of(s, line.at),
		      "two versions of this file were merged and their conflict still stands here");
		kt_diag_hint(s->diag,
		             "keep one of the two versions and delete the lines of <<<<<<<, ======= and >>>>>>>");
		close_entry(s);
		return;
	}
	bool obsolete = kt_str_starts(text, "#~") && !kt_str_starts(text, "#~|");
	if (obsolete)
		text = kt_str_trim(kt_str_slice(text, 2, text.len));
	if (text.len == 0) {
		if (s->open && s->part == PART_TEXT)
			close_entry(s);
	} else if (text.at[0] == '#') {
		read_comment(s, text);
	} else if (text.at[0] != '"') {
		read_keyword(s, text, obsolete);
	} else if (s->filling) {
		read_string(s, text, 0);
	} else if (s->good) { /* after a fault, strings that belong to nothing are no news */
		FAULT(s, place_of(s, text.at), "this string belongs to no keyword");
	}
}

static void take_table(kt_arena *arena, kt_po_scan *scan)
{
	scan->table_size = 16;
	while (scan->table_size < scan->count * 2)
		scan->table_size *= 2;
	scan->table = KT_NEW_ARRAY(arena, uint32_t, scan->table_size);
}

void kt_po_scan_index(kt_arena *arena, kt_po_scan *scan)
{
	take_table(arena, scan);
	for (size_t i = 0; i < scan->count; i++) {
		uint32_t *cell = cell_of(scan, scan->items[i].context, scan->items[i].id);
		if (*cell == 0)
			*cell = (uint32_t)i + 1;
	}
}

static void build_table(scanner *s)
{
	kt_po_scan *scan = s->scan;
	take_table(s->arena, scan);
	for (size_t i = 0; i < scan->count; i++) {
		const kt_po_entry *entry = &scan->items[i];
		if (entry->obsolete)
			continue;
		uint32_t *cell = cell_of(scan, entry->context, entry->id);
		if (*cell != 0) {
			FAULT(s, ((kt_place){s->source, entry->id_line, 1}), "this text stands twice in one context");
			kt_diag_also(s->diag, (kt_place){s->source, scan->items[*cell - 1].id_line, 1},
			             "it stands here too");
			continue;
		}
		*cell = (uint32_t)i + 1;
	}
	scan->header = kt_po_scan_find(scan, KT_STR(""), KT_STR(""));
}

static void check_charset(scanner *s)
{
	if (!s->scan->header)
		return;
	size_t at = kt_str_find(s->scan->header->text, "charset=", 0);
	if (at == SIZE_MAX) {
		if (!s->good) /* it may stand in what could not be read */
			return;
		FAULT(s, s->scan->header->at, "the header of this catalogue does not say its charset");
		kt_diag_hint(s->diag, "add to it the line: \"Content-Type: text/plain; charset=UTF-8\\n\"");
		return;
	}
	kt_str charset = kt_str_slice(s->scan->header->text, at + 8, s->scan->header->text.len);
	size_t end = kt_str_find(charset, "\n", 0);
	charset = kt_str_trim(kt_str_slice(charset, 0, end == SIZE_MAX ? charset.len : end));
	if (!kt_str_is(charset, "UTF-8") && !kt_str_is(charset, "utf-8")) {
		FAULT(s, s->scan->header->at, "this catalogue says that its charset is %.*s", KT_STR_ARG(charset));
		kt_diag_hint(s->diag, "save it as UTF-8: msgconv -t UTF-8");
	}
}

bool kt_po_scan_read(kt_arena *arena, const kt_source *source, kt_diag *diag, kt_po_scan *scan)
{
	*scan = (kt_po_scan){0};
	scanner s = {.arena = arena, .source = source, .diag = diag, .scan = scan, .good = true};
	for (s.line = 1; s.line <= source->line_count; s.line++)
		read_line(&s, kt_source_line(source, s.line));
	close_entry(&s);
	build_table(&s);
	check_charset(&s);
	return s.good;
}
