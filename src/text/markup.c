/* Prose is taken apart line by line, by the rules of CommonMark 0.30 for the few kinds of block that are part of the
 * format; what would begin any other block is a fault. So is a number that would begin a list where the writer most
 * likely meant a year ("2029. Dan"). A part's own text is read by text/inline. */
#include "text/markup.h"

#include <string.h>

#include "text/inline.h"
#include "text/normal.h"

#define CODE_INDENT 4 /* columns that make a paragraph code in CommonMark */

typedef struct prose {
	kt_arena *arena;   /* for what is handed out */
	kt_arena *scratch; /* for all else */
	kt_str text;
	kt_markup_place place;
	const void *context;
	kt_diag *diag;
	bool good;
	kt_prose_part *parts;
	size_t count, room;
	/* The part at hand. */
	bool open;
	kt_prose_part part;
	kt_normal normal;
	/* The list at hand. */
	uint16_t lists;
	size_t list_first;  /* its first part */
	char bullet;        /* its sign; 0: no list goes on here */
	uint32_t number;    /* of its last item */
	size_t item_indent; /* columns at which its items' texts begin */
} prose;

/* A line as blocks see it. */
typedef struct line {
	size_t from, to; /* without its end and the white space around it */
	size_t indent;   /* columns before `from` */
	char bullet;     /* '-', '*', '+'; '.' or ')' after a number; 0 */
	uint32_t number;
	size_t content; /* of an item: where its text begins */
} line;

static bool refuse(prose *p, kt_diag_code code, size_t offset, const char *words, const char *hint)
{
	p->good = kt_diag_error(p->diag, code, p->place(p->context, offset), "%s", words);
	if (hint)
		kt_diag_hint(p->diag, "%s", hint);
	return false;
}

/* A part's faults, told at the place where it was typed. */
static void refuse_inline(void *context, size_t offset, kt_diag_code code, const char *words, const char *hint)
{
	prose *p = context;
	refuse(p, code, kt_normal_offset(&p->normal, offset), words, hint);
}

static void close_part(prose *p)
{
	kt_inline_piece *pieces;
	size_t count;
	if (!p->open)
		return;
	p->open = false;
	p->part.source = kt_str_copy(p->arena, kt_normal_end(&p->normal));
	if (!kt_inline_read(p->scratch, p->part.source, refuse_inline, p, &pieces, &count))
		p->good = false;
	if (p->count == p->room) {
		size_t room = p->room ? p->room * 2 : 8;
		p->parts = kt_arena_grow(p->scratch, p->parts, p->room * sizeof(*p->parts), room * sizeof(*p->parts));
		p->room = room;
	}
	p->parts[p->count++] = p->part;
}

static void open_part(prose *p, kt_prose_kind kind, const line *l, size_t from)
{
	close_part(p);
	p->open = true;
	p->part = (kt_prose_part){.kind = kind, .offset = from};
	p->normal = kt_normal_in(p->scratch);
	kt_normal_put(&p->normal, kt_str_slice(p->text, from, l->to), from);
}

static void end_list(prose *p)
{
	close_part(p);
	if (!p->bullet)
		return;
	for (size_t i = p->list_first; i < p->count; i++)
		p->parts[i].items = (uint16_t)(p->count - p->list_first);
	p->bullet = 0;
}

static bool is_rule(kt_str s)
{
	unsigned marks = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == s.at[0])
			marks++;
		else if (s.at[i] != ' ' && s.at[i] != '\t')
			return false;
	}
	return marks >= 3 && strchr("-*_", s.at[0]);
}

static bool is_only(kt_str s, const char *characters)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr(characters, s.at[i]))
			return false;
	return s.len > 0;
}

static void read_item(kt_str text, line *l)
{
	size_t at = l->from;
	if (strchr("-*+", text.at[at])) {
		l->bullet = text.at[at++];
	} else {
		while (at < l->to && at - l->from < 9 && text.at[at] >= '0' && text.at[at] <= '9')
			l->number = l->number * 10 + (uint32_t)(text.at[at++] - '0');
		if (at == l->from || at == l->to || (text.at[at] != '.' && text.at[at] != ')'))
			return;
		l->bullet = text.at[at++];
	}
	if (at < l->to && text.at[at] != ' ' && text.at[at] != '\t') {
		l->bullet = 0;
		return;
	}
	while (at < l->to && (text.at[at] == ' ' || text.at[at] == '\t'))
		at++;
	l->content = at;
}

/* Reads the line at `at`; returns where the next one begins. */
static size_t read_line(kt_str text, size_t at, line *l)
{
	const char *end = memchr(text.at + at, '\n', text.len - at);
	size_t next = end ? (size_t)(end - text.at) + 1 : text.len;
	*l = (line){.from = at, .to = end ? next - 1 : next};
	while (l->from < l->to && (text.at[l->from] == ' ' || text.at[l->from] == '\t'))
		l->indent = text.at[l->from++] == '\t' ? (l->indent / 4 + 1) * 4 : l->indent + 1;
	while (l->to > l->from && (text.at[l->to - 1] == ' ' || text.at[l->to - 1] == '\t'))
		l->to--;
	if (l->from < l->to)
		read_item(text, l);
	return next;
}

/* Blocks that are no part of the format. true: the line begins one, reported. */
static bool begins_foreign(prose *p, const line *l, kt_str s)
{
	const char *words = NULL, *hint = NULL;
	if (s.at[0] == '>') {
		words = "a quotation is no part of prose: use a quote block";
		hint = "a > that is to be read is typed \\>";
	} else if (kt_str_starts(s, "```") || kt_str_starts(s, "~~~")) {
		words = "code is no part of the format";
		hint = s.at[0] == '`' ? "a backtick that is to be read is typed \\`"
		                      : "a ~ that is to be read is typed \\~";
	} else if (is_rule(s)) {
		words = "a rule across the page is no part of the format";
		hint = s.at[0] == '-'
		               ? "a dash is typed – or —; signs that are to be read begin with a backslash: \\---"
		       : s.at[0] == '*' ? "stars that are to be read are typed \\*\\*\\*"
		                        : "signs that are to be read begin with a backslash: \\___";
	} else if (p->open && is_only(s, "=")) {
		words = "a line of = makes a heading of the line above";
		hint = "a heading begins with ## ; signs that are to be read begin with a backslash: \\=";
	} else if (memchr(s.at, '|', s.len) && memchr(s.at, '-', s.len) && is_only(s, "|-: \t")) {
		words = "a table is no part of the format";
		hint = "signs that are to be read begin with a backslash: \\|";
	} else if (s.at[0] == '[' && !p->open) {
		size_t close = kt_str_find(s, "]:", 0);
		if (close != SIZE_MAX && !memchr(s.at + 1, ']', close - 1)) {
			words = "a definition of a link's address apart from its words is no part of the format";
			hint = "[the words](https://the.address); a bracket that is to be read is typed \\[";
		}
	}
	return words && !refuse(p, KT_DIAG_MARK, l->from, words, hint);
}

/* Number of # that begin a heading; 0: none. */
static size_t heading_marks(kt_str s)
{
	size_t marks = 0;
	while (marks < s.len && s.at[marks] == '#')
		marks++;
	return marks <= 6 && (marks == s.len || s.at[marks] == ' ' || s.at[marks] == '\t') ? marks : 0;
}

static void read_heading(prose *p, line *l, kt_str s, size_t marks)
{
	end_list(p);
	if (marks != 2) {
		refuse(p, KT_DIAG_MARK, l->from, "prose has headings of one level, which begin with ##",
		       "a # that is to be read is typed \\#");
		return;
	}
	/* CommonMark's closing marks: "## Title ##". */
	size_t to = s.len;
	while (to > marks && s.at[to - 1] == '#')
		to--;
	if (to < s.len && (s.at[to - 1] == ' ' || s.at[to - 1] == '\t'))
		l->to = l->from + to;
	size_t from = l->from + marks;
	while (from < l->to && (p->text.at[from] == ' ' || p->text.at[from] == '\t'))
		from++;
	if (from >= l->to) {
		refuse(p, KT_DIAG_MARK, l->from, "a heading without words", NULL);
		return;
	}
	open_part(p, KT_PROSE_SUBHEAD, l, from);
	close_part(p);
}

static void refuse_number(prose *p, const line *l)
{
	kt_str typed = kt_str_slice(p->text, l->from, l->content);
	size_t mark = kt_str_find(typed, l->bullet == '.' ? "." : ")", 0);
	refuse(p, KT_DIAG_MARK, l->from,
	       p->bullet ? "the numbers of a list go up by one: this one would be lost"
	                 : "this number would begin a list and be lost",
	       kt_print(p->scratch, "a number that is to be read is typed %.*s\\%c", (int)mark, typed.at, l->bullet)
	               .at);
}

/* Does the line begin an item, rather than go on with what is open? */
static bool begins_item(const prose *p, const line *l)
{
	bool numbered = l->bullet == '.' || l->bullet == ')';
	if (!l->bullet || l->content >= l->to)
		return l->bullet && !p->open;
	if (!p->open || !numbered)
		return true;
	return l->number == 1 || (p->bullet == l->bullet && l->number == p->number + 1);
}

static void read_item_line(prose *p, const line *l)
{
	bool numbered = l->bullet == '.' || l->bullet == ')';
	kt_str s = kt_str_slice(p->text, l->content, l->to);
	if (l->bullet == '+') {
		refuse(p, KT_DIAG_MARK, l->from, "this + would begin a list and be lost",
		       "an item begins with \"- \"; a + that is to be read is typed \\+");
		return;
	}
	if (!s.len) {
		refuse(p, KT_DIAG_MARK, l->from, "an item without words",
		       numbered ? NULL : "a dash that is to be read is typed \\-");
		return;
	}
	if (p->bullet && l->indent >= p->item_indent) {
		refuse(p, KT_DIAG_MARK, l->from, "lists do not stand in lists", "items begin at one column");
		return;
	}
	bool goes_on = p->bullet == l->bullet;
	if (numbered && (goes_on ? l->number != p->number + 1 : l->number != 1)) {
		refuse_number(p, l);
		return;
	}
	if (heading_marks(s) || s.at[0] == '>' || (strchr("-*+", s.at[0]) && (s.len == 1 || s.at[1] == ' '))) {
		refuse(p, KT_DIAG_MARK, l->content, "an item is a text, with no other block in it",
		       "a sign that is to be read begins with a backslash");
		return;
	}
	close_part(p);
	if (!goes_on) {
		end_list(p);
		p->lists++;
		p->list_first = p->count;
		p->bullet = l->bullet;
	}
	p->number = numbered ? l->number : p->number + 1;
	if (!goes_on && !numbered)
		p->number = 1;
	p->item_indent = l->indent + (l->content - l->from);
	open_part(p, numbered ? KT_PROSE_NUMBERED : KT_PROSE_ITEM, l, l->content);
	p->part.list = p->lists;
	p->part.number = (uint16_t)(p->count - p->list_first + 1);
}

static void read_text_line(prose *p, const line *l)
{
	if (p->open) {
		kt_normal_put(&p->normal, kt_str_slice(p->text, l->from, l->to), l->from);
	} else if (p->bullet && l->indent >= p->item_indent) {
		refuse(p, KT_DIAG_MARK, l->from, "an item of a list is one paragraph",
		       "a paragraph after a list begins at the left, as the paragraph before it does");
	} else if (l->indent >= CODE_INDENT) {
		refuse(p, KT_DIAG_INDENT, l->from, "this paragraph stands too far right",
		       kt_print(p->scratch, "take %zu spaces away", l->indent).at);
	} else {
		end_list(p);
		open_part(p, KT_PROSE_PARAGRAPH, l, l->from);
	}
	if (p->text.at[l->to - 1] == '\\')
		refuse(p, KT_DIAG_MARK, l->to - 1,
		       "a forced line end is no part of the format: lines are broken by katern",
		       "a backslash that is to be read is typed \\\\");
}

static void read_prose_line(prose *p, line *l)
{
	if (l->from == l->to) {
		close_part(p);
		return;
	}
	kt_str s = kt_str_slice(p->text, l->from, l->to);
	bool lazy =
	        p->open && l->indent >= CODE_INDENT; /* too far right to begin anything: goes on with the paragraph */
	size_t marks = lazy ? 0 : heading_marks(s);
	if (!lazy && begins_foreign(p, l, s))
		return;
	if (marks)
		read_heading(p, l, s, marks);
	else if (!lazy && l->indent < CODE_INDENT + p->item_indent && begins_item(p, l))
		read_item_line(p, l);
	else
		read_text_line(p, l);
}

bool kt_markup_prose(kt_arena *arena, kt_str text, kt_markup_place place, const void *context, kt_diag *diag,
                     kt_prose_part **parts, size_t *count)
{
	prose p = {arena, kt_arena_open(), text, place, context, diag, .good = true};
	for (size_t at = 0; at < text.len;) {
		line l;
		at = read_line(text, at, &l);
		read_prose_line(&p, &l);
	}
	end_list(&p);
	*parts = KT_NEW_ARRAY(arena, kt_prose_part, p.count);
	if (p.count)
		memcpy(*parts, p.parts, p.count * sizeof(**parts));
	*count = p.count;
	kt_arena_close(p.scratch);
	return p.good;
}

bool kt_markup_label(kt_arena *arena, kt_str text, kt_markup_place place, const void *context, kt_diag *diag,
                     kt_str *source)
{
	prose p = {arena, kt_arena_open(), text, place, context, diag, .good = true};
	p.normal = kt_normal_in(p.scratch);
	bool ended = false;
	for (size_t at = 0; at < text.len;) {
		line l;
		at = read_line(text, at, &l);
		if (l.from == l.to) {
			ended = p.normal.text.len > 0;
			continue;
		}
		if (ended)
			refuse(&p, KT_DIAG_MARK, l.from, "a label is one paragraph: this would be a second one",
			       "take the empty line away");
		ended = false;
		kt_normal_put(&p.normal, kt_str_slice(text, l.from, l.to), l.from);
	}
	*source = kt_str_copy(arena, kt_normal_end(&p.normal));
	kt_inline_piece *pieces;
	size_t count;
	bool read = kt_inline_read(p.scratch, *source, refuse_inline, &p, &pieces, &count);
	kt_arena_close(p.scratch);
	return read && p.good;
}
