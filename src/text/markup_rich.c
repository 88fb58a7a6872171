/* A message's pieces become one text with spans: names in braces give way to their values, which are not looked at again,
 * and straight quotation marks to those of the language. */
#include "text/markup.h"

#include <string.h>

#include <unicode/uchar.h>

#include "text/inline.h"
#include "text/language.h"
#include "text/normal.h"

typedef struct making {
	kt_arena *scratch;
	kt_str source; /* in normal form */
	kt_place at;
	kt_markup_values values;
	const void *context;
	kt_diag *diag;
	bool good;
	const kt_language *language; /* NULL: not known, or not needed yet */
	kt_str tag;
	kt_buf plain; /* the pieces' texts, one after the other: what stands around a quotation mark */
	kt_buf text;
	kt_span *spans;
	size_t count, room;
	bool in_inner;       /* an inner quotation is open */
	size_t last_closing; /* where one may close at the latest */
} making;

static void refuse(void *context, size_t offset, kt_diag_code code, const char *words, const char *hint)
{
	making *m = context;
	kt_str before = kt_str_slice(m->source, 0, offset);
	m->good =
	        kt_diag_error(m->diag, code, m->at, "%s (character %zu of the text)", words, kt_str_count(before) + 1);
	if (hint)
		kt_diag_hint(m->diag, "%s", hint);
}

/* Marks what is about to be put; goes on with the span before where nothing differs. */
static kt_span *open_span(making *m, unsigned marks, kt_str link)
{
	uint32_t at = (uint32_t)m->text.len;
	kt_span *last = m->count ? &m->spans[m->count - 1] : NULL;
	if (last && last->to == at && last->marks == marks && !(marks & KT_MARK_FIGURE) && last->link.at == link.at)
		return last;
	if (m->count == m->room) {
		size_t room = m->room ? m->room * 2 : 4;
		m->spans = kt_arena_grow(m->scratch, m->spans, m->room * sizeof(*m->spans), room * sizeof(*m->spans));
		m->room = room;
	}
	m->spans[m->count] = (kt_span){.from = at, .to = at, .marks = marks, .link = link};
	return &m->spans[m->count++];
}

static void put(making *m, const kt_inline_piece *piece, kt_str text)
{
	kt_span *span = piece->marks ? open_span(m, piece->marks, piece->link) : NULL;
	kt_buf_put(&m->text, text);
	if (span)
		span->to = (uint32_t)m->text.len;
}

static void put_value(making *m, const kt_inline_piece *piece, kt_str name)
{
	kt_markup_value value = m->values(m->context, name);
	if (!value.text.at) {
		m->good = kt_diag_error(m->diag, KT_DIAG_FIGURE_UNKNOWN, m->at, "no figure is named `%.*s`",
		                        KT_STR_ARG(name));
		kt_diag_hint(m->diag, "a brace that is to be read is typed \\{");
		return;
	}
	if (!value.is_figure) {
		put(m, piece, value.text);
		return;
	}
	uint32_t from = (uint32_t)m->text.len;
	kt_span *span = open_span(m, piece->marks | KT_MARK_FIGURE, piece->link);
	kt_buf_put(&m->text, value.text);
	span->to = (uint32_t)m->text.len;
	span->figure = value.figure;
	span->unit_from = from + value.unit_from;
	span->unit_to = from + value.unit_to;
}

static uint32_t char_before(kt_str s, size_t at)
{
	if (!at)
		return ' ';
	do
		at--;
	while (at && ((unsigned char)s.at[at] & 0xC0) == 0x80);
	return kt_str_next(s, &at);
}

static uint32_t char_after(kt_str s, size_t at)
{
	return at < s.len ? kt_str_next(s, &at) : ' ';
}

static bool is_word(uint32_t c)
{
	return u_isalnum((UChar32)c);
}

/* After this a quotation mark opens. */
static bool opens_after(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || c == '(' || c == '[' || c == '{' || c == '/' || c == 0x2013 ||
	       c == 0x2014 || c == '"' || c == 0x2018 || c == 0x201C || c == 0x201E || c == 0xAB || c == 0xBF ||
	       c == 0xA1;
}

/* Does an apostrophe stand here for letters left out ('s ochtends, 't, 'n, '68), rather than a quotation mark? */
static bool leaves_out(kt_str plain, size_t at)
{
	size_t next = at;
	uint32_t c = next < plain.len ? kt_str_next(plain, &next) : 0;
	if (c >= '0' && c <= '9')
		return true;
	return c < 128 && c && strchr("stnmkrSTNMKR", (int)c) && !is_word(char_after(plain, next));
}

/* Where the last mark stands that could close an inner quotation; 0: nowhere. */
static size_t last_closing(kt_str plain)
{
	for (size_t at = plain.len; at-- > 1;)
		if (plain.at[at] == '\'' && !opens_after(char_before(plain, at)) && !is_word(char_after(plain, at + 1)))
			return at;
	return 0;
}

static const kt_language *language_of(making *m)
{
	if (!m->language)
		m->language = kt_language_of(m->scratch, m->tag);
	return m->language;
}

/* The mark for a straight one at `at` of the plain text. */
static kt_str turned(making *m, size_t at)
{
	kt_str plain = kt_buf_str(&m->plain);
	uint32_t before = char_before(plain, at), after = char_after(plain, at + 1);
	bool opens = opens_after(before);
	const kt_language *language = language_of(m);
	if (plain.at[at] == '"') {
		kt_str mark = language ? language->quotes[opens ? 0 : 1] : (kt_str){0};
		return mark.len ? mark : KT_STR("\"");
	}
	kt_str apostrophe = KT_STR("\xE2\x80\x99");
	if (opens) {
		if (leaves_out(plain, at + 1) || m->last_closing <= at || !language || !language->quotes[2].len)
			return apostrophe;
		m->in_inner = true;
		return language->quotes[2];
	}
	if (!m->in_inner || is_word(after))
		return apostrophe;
	m->in_inner = false;
	return language->quotes[3];
}

/* One piece; `base` is where it begins in the plain text. */
static void put_piece(making *m, const kt_inline_piece *piece, size_t base)
{
	kt_str text = piece->text;
	size_t done = 0, at = piece->escaped ? 1 : 0;
	while (at < text.len) {
		char c = text.at[at];
		size_t name = c == '{' ? kt_inline_name(text, at) : 0;
		if (!name && c != '"' && c != '\'') {
			at++;
			continue;
		}
		if (at > done)
			put(m, piece, kt_str_slice(text, done, at));
		if (name)
			put_value(m, piece, kt_str_slice(text, at + 1, at + name - 1));
		else
			put(m, piece, turned(m, base + at));
		at += name ? name : 1;
		done = at;
	}
	if (at > done)
		put(m, piece, kt_str_slice(text, done, at));
}

/* What was made, out of the scratch arena. Spans of one link share its address. */
static kt_rich keep(kt_arena *arena, const making *m)
{
	kt_span *spans = m->count ? KT_NEW_ARRAY(arena, kt_span, m->count) : NULL;
	for (size_t i = 0; i < m->count; i++) {
		spans[i] = m->spans[i];
		if (!spans[i].link.len)
			continue;
		bool same = i && m->spans[i - 1].link.at == m->spans[i].link.at;
		spans[i].link = same ? spans[i - 1].link : kt_str_copy(arena, m->spans[i].link);
	}
	return (kt_rich){.text = kt_str_copy(arena, kt_buf_str(&m->text)),
	                 .language = m->tag,
	                 .spans = spans,
	                 .count = m->count,
	                 .at = m->at};
}

bool kt_markup_rich(kt_arena *arena, kt_str source, kt_str language, kt_place at, kt_markup_values values,
                    const void *context, kt_diag *diag, kt_rich *rich)
{
	kt_arena *scratch = kt_arena_open();
	kt_normal normal = kt_normal_in(scratch);
	kt_normal_put(&normal, source, 0);
	making m = {.scratch = scratch,
	            .source = kt_normal_end(&normal),
	            .at = at,
	            .values = values,
	            .context = context,
	            .diag = diag,
	            .good = true,
	            .tag = language,
	            .plain = kt_buf_in(scratch),
	            .text = kt_buf_in(scratch)};
	kt_inline_piece *pieces;
	size_t count;
	bool read = kt_inline_read(scratch, m.source, refuse, &m, &pieces, &count);
	for (size_t i = 0; read && i < count; i++)
		kt_buf_put(&m.plain, pieces[i].text);
	m.last_closing = last_closing(kt_buf_str(&m.plain));
	for (size_t i = 0, base = 0; read && i < count; base += pieces[i].text.len, i++)
		put_piece(&m, &pieces[i], base);
	*rich = keep(arena, &m);
	kt_arena_close(scratch);
	return m.good;
}
