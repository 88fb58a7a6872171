/* The text is walked token by token (what stands between white space). ICU's line break iterator (UAX 14) says where it may
 * break at all; the rules in segment.h take away from that. Inside addresses, where UAX 14 knows little, our own rule
 * (Chicago Manual of Style 7.46: before punctuation, after a double slash) replaces it. */
#include "text/segment.h"

#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#define SIDE_LEAST 3            /* characters on either side of a break within a token: fewer read as a stray */
#define STRICT     "@lb=strict" /* UAX 14 as print has it: no small kana or sound mark begins a line */

typedef struct line_breaker {
	const kt_language *language;
	UBreakIterator *iterator;
} line_breaker;

struct kt_segmenter {
	kt_arena *arena;
	UText *text;
	line_breaker *languages;
	unsigned language_count, language_room;
};

typedef struct walk {
	kt_arena *arena;
	const kt_rich *rich;
	const kt_language *language;
	uint32_t *icu; /* boundaries in order */
	size_t icu_count, icu_at;
	size_t span_at;
	kt_segment_break *items;
	size_t count, room;
} walk;

kt_segmenter *kt_segmenter_open(kt_arena *arena)
{
	kt_segmenter *segmenter = KT_NEW(arena, kt_segmenter);
	segmenter->arena = arena;
	return segmenter;
}

void kt_segmenter_close(kt_segmenter *segmenter)
{
	for (unsigned i = 0; i < segmenter->language_count; i++)
		ubrk_close(segmenter->languages[i].iterator);
	utext_close(segmenter->text);
}

static UBreakIterator *iterator_of(kt_segmenter *segmenter, const kt_language *language)
{
	for (unsigned i = 0; i < segmenter->language_count; i++)
		if (segmenter->languages[i].language == language)
			return segmenter->languages[i].iterator;
	unsigned count = segmenter->language_count;
	if (count == segmenter->language_room) {
		unsigned room = count ? count * 2 : 8;
		segmenter->languages = kt_arena_grow(segmenter->arena, segmenter->languages,
		                                     count * sizeof(line_breaker), room * sizeof(line_breaker));
		segmenter->language_room = room;
	}
	UErrorCode status = U_ZERO_ERROR;
	kt_str locale = kt_print(segmenter->arena, "%.*s%s", KT_STR_ARG(language->tag),
	                         kt_language_writes(language, KT_LANGUAGE_EAST_ASIAN) ? STRICT : "");
	UBreakIterator *iterator = ubrk_open(UBRK_LINE, locale.at, NULL, 0, &status);
	segmenter->languages[segmenter->language_count++] = (line_breaker){language, iterator};
	return iterator;
}

/* Bytes of the white space character at `at` where lines may break; 0: none. */
static size_t space_at(kt_str text, size_t at)
{
	unsigned char c = (unsigned char)text.at[at];
	if (c == ' ')
		return 1;
	if (c < 0xE1 || c > 0xE3)
		return 0;
	size_t end = at;
	uint32_t wide = kt_str_next(text, &end);
	bool breaks = wide == 0x1680 || (wide >= 0x2000 && wide <= 0x200A && wide != 0x2007) || wide == 0x205F ||
	              wide == 0x3000;
	return breaks ? end - at : 0;
}

static bool is_digit(uint32_t c)
{
	return c < 128 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c);
}

static bool is_letter(uint32_t c)
{
	return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : u_isalpha((UChar32)c);
}

static bool is_dash(uint32_t c)
{
	return c == 0x2013 || c == 0x2014;
}

/* The token without the punctuation around it: what a list of words is asked for. */
static kt_str without_opening(kt_str s)
{
	for (size_t at = 0; at < s.len;) {
		size_t start = at;
		uint32_t c = kt_str_next(s, &at);
		if (is_letter(c) || is_digit(c) || c == 0xA7 || c == '\'')
			return kt_str_slice(s, start, s.len);
	}
	return (kt_str){0};
}

static kt_str without_closing(kt_str s)
{
	size_t end = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c = kt_str_next(s, &at);
		if (is_letter(c) || is_digit(c) || c == 0xB2 || c == 0xB3)
			end = at;
	}
	return kt_str_slice(s, 0, end);
}

/* … but for a point that belongs to it. */
static kt_str without_marks(kt_str s)
{
	kt_str bare = without_opening(s);
	size_t end = without_closing(bare).len;
	return kt_str_slice(bare, 0, end < bare.len && bare.at[end] == '.' ? end + 1 : end);
}

/* "J.", "J.P." */
static bool is_initials(kt_str s)
{
	size_t at = 0;
	while (at < s.len) {
		if (!u_isupper((UChar32)kt_str_next(s, &at)) || at >= s.len || s.at[at++] != '.')
			return false;
	}
	return s.len > 0;
}

/* "m.m.v.", "d.w.z.", "e.g.", "Ph.D.": groups of one or two letters, each with its point. */
static bool is_abbreviation(kt_str s)
{
	unsigned points = 0, letters = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c = kt_str_next(s, &at);
		if (c == '.' && letters) {
			points++;
			letters = 0;
		} else if (!is_letter(c) || ++letters > 2) {
			return false;
		}
	}
	return points >= 2 || (points == 1 && letters == 0);
}

/* Groups of a long number; the first may bring signs of a telephone number. */
static bool is_digits(kt_str s, bool first_group)
{
	size_t digits = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c = kt_str_next(s, &at);
		if (is_digit(c))
			digits++;
		else if (!first_group || (c != '+' && c != '(' && c != ')' && c != '-'))
			return false;
	}
	return digits > 0;
}

static bool is_currency(uint32_t c)
{
	return c == '$' || (c > 127 && u_charType((UChar32)c) == U_CURRENCY_SYMBOL);
}

/* Is it a unit, with or without a point of its own ("km", "Mio.")? */
static bool is_unit(const kt_language *language, kt_str token)
{
	return kt_language_lists(language->units, without_closing(token)) ||
	       kt_language_lists(language->units, without_marks(token));
}

/* Do the rules of segment.h hold two tokens together? */
static bool are_bound(const kt_language *language, kt_str before, kt_str after)
{
	uint32_t first = kt_str_after(after, 0, 0), last = kt_str_before(before, before.len, 0);
	kt_str bare_before = without_opening(before);
	if (is_dash(first) || kt_str_is(after, "-"))
		return true;
	if (is_digit(last)) {
		if (first == '%' || first == 0x2030 || first == 0xB0 || is_currency(first))
			return true;
		if (is_unit(language, after) || kt_language_lists(language->joins, after))
			return true;
		if (is_digits(before, true) && is_digits(without_closing(after), false))
			return true;
	}
	if (is_digit(first) && before.len <= 4 && is_currency(kt_str_after(before, 0, 0)))
		return true;
	/* "24. November", "2 de mayo", "5 miljoen euro" */
	bool ordinal = last == '.' && before.len > 1 && is_digit((unsigned char)before.at[before.len - 2]);
	if ((ordinal || kt_language_lists(language->units, before) || kt_language_lists(language->joins, before)) &&
	    is_unit(language, after))
		return true;
	/* "z. B.", "p. ej." */
	if (before.len <= 3 && is_abbreviation(bare_before) && is_abbreviation(after))
		return true;
	if (kt_language_lists(language->clings, bare_before))
		return true;
	bool names = is_digit(first) || (first < 128 ? first >= 'A' && first <= 'Z' : u_isupper((UChar32)first));
	if (names && kt_language_lists(language->binds, bare_before))
		return true;
	return is_letter(first) && last == '.' && is_initials(bare_before);
}

/* Is there a figure whose words a break at `at` would part? */
static bool parts_figure(walk *w, uint32_t at, uint32_t next)
{
	const kt_rich *rich = w->rich;
	while (w->span_at < rich->count && rich->spans[w->span_at].to <= at)
		w->span_at++;
	if (w->span_at == rich->count)
		return false;
	const kt_span *span = &rich->spans[w->span_at];
	return (span->marks & KT_MARK_FIGURE) && span->from < at && span->to > next;
}

static void add(walk *w, uint32_t at, uint32_t next, kt_segment_kind kind, bool leans)
{
	if (w->count == w->room) {
		size_t room = w->room ? w->room * 2 : 64;
		w->items = kt_arena_grow(w->arena, w->items, w->room * sizeof(*w->items), room * sizeof(*w->items));
		w->room = room;
	}
	w->items[w->count++] = (kt_segment_break){at, next, kind, leans};
}

/* Does ICU allow a break at `at`? Asked in ascending order. */
static bool icu_allows(walk *w, uint32_t at)
{
	while (w->icu_at < w->icu_count && w->icu[w->icu_at] < at)
		w->icu_at++;
	return w->icu_at < w->icu_count && w->icu[w->icu_at] == at;
}

static bool is_address_mark(char c)
{
	return c == '.' || c == '/' || c == '?' || c == '&' || c == '-' || c == '_' || c == '=' || c == '#' || c == '@';
}

static void break_address(walk *w, uint32_t from, uint32_t to)
{
	const char *text = w->rich->text.at;
	for (uint32_t p = from + 1; p + SIDE_LEAST <= to; p++) {
		if (text[p - 1] == '/' && p >= from + 2 && text[p - 2] == '/')
			add(w, p, p, KT_SEGMENT_ADDRESS, false);
		else if (p >= from + SIDE_LEAST && is_address_mark(text[p]) && !is_address_mark(text[p - 1]) &&
		         text[p - 1] != ':' && !(text[p] == '/' && text[p + 1] == '/'))
			add(w, p, p, KT_SEGMENT_ADDRESS, false);
	}
}

bool kt_segment_is_address(kt_str token)
{
	if (memchr(token.at, '@', token.len) || kt_str_find(token, "://", 0) != SIZE_MAX ||
	    kt_str_starts(token, "www."))
		return true;
	for (size_t i = 1; i + 1 < token.len; i++)
		if (token.at[i] == '.' && is_letter((unsigned char)token.at[i - 1]) &&
		    is_letter((unsigned char)token.at[i + 1]))
			return true;
	return false;
}

/* Letters and digits next to `at`, at most SIDE_LEAST of them are counted, up to the token's end or another mark. */
static bool enough_after(kt_str text, size_t at, size_t to)
{
	for (unsigned count = 0; at < to;) {
		uint32_t c = kt_str_next(text, &at);
		if (!is_letter(c) && !is_digit(c))
			return false;
		if (++count == SIDE_LEAST)
			return true;
	}
	return false;
}

static bool enough_before(kt_str text, size_t from, size_t at)
{
	for (unsigned count = 0; at > from;) {
		uint32_t c = kt_str_before(text, at, 0);
		if (!is_letter(c) && !is_digit(c))
			return false;
		if (++count == SIDE_LEAST)
			return true;
		at = kt_str_back(text, at);
	}
	return false;
}

/* Scripts that are set without spaces, and the zero-width space typed between such words. */
static bool breaks_without_space(uint32_t c)
{
	return c == 0x200B || (c >= 0x0E00 && !(c >= 0x2000 && c < 0x2E80) && c != 0xFEFF);
}

/* Korean has spaces between its words. */
static bool is_hangul(uint32_t c)
{
	return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF);
}

/* A place inside a token where ICU would break. A number keeps what it counts, however many there are: 248人. */
static void break_token(walk *w, uint32_t from, uint32_t to, uint32_t at)
{
	kt_str text = w->rich->text;
	uint32_t before = kt_str_before(text, at, 0);
	size_t end = at;
	uint32_t after = kt_str_next(text, &end);
	if (before == 0xAD) {
		if (enough_before(text, from, at - 2) && enough_after(text, at, to))
			add(w, at - 2, at, KT_SEGMENT_SOFT, false);
	} else if (before == '-' || before == 0x2010 || before == '/') {
		uint32_t mark = before == 0x2010 ? 3 : 1;
		if (enough_before(text, from, at - mark) && enough_after(text, at, to))
			add(w, at, at, before == '/' ? KT_SEGMENT_OTHER : KT_SEGMENT_TYPED, false);
	} else if (is_dash(before)) {
		if (enough_before(text, from, at - 3) && enough_after(text, at, to) && !is_digit(after))
			add(w, at, at, KT_SEGMENT_OTHER, false);
	} else if (!is_dash(after) && !is_digit(before) && !(is_hangul(before) && is_hangul(after)) &&
	           (breaks_without_space(before) || breaks_without_space(after))) {
		add(w, at, at, KT_SEGMENT_OTHER, false);
	}
}

static void break_inside(walk *w, uint32_t from, uint32_t to)
{
	kt_str token = kt_str_slice(w->rich->text, from, to);
	if (kt_segment_is_address(token)) {
		if (!is_abbreviation(without_marks(token)))
			break_address(w, from, to);
		return;
	}
	while (w->icu_at < w->icu_count && w->icu[w->icu_at] <= from)
		w->icu_at++;
	for (; w->icu_at < w->icu_count && w->icu[w->icu_at] < to; w->icu_at++)
		if (!parts_figure(w, w->icu[w->icu_at], w->icu[w->icu_at]))
			break_token(w, from, to, w->icu[w->icu_at]);
}

static void read_icu(kt_segmenter *segmenter, walk *w)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *iterator = iterator_of(segmenter, w->language);
	if (!iterator)
		return; /* without ICU's data the text stays on one line, which is reported as too wide */
	segmenter->text = utext_openUTF8(segmenter->text, w->rich->text.at, (int64_t)w->rich->text.len, &status);
	ubrk_setUText(iterator, segmenter->text, &status);
	if (U_FAILURE(status))
		return;
	size_t room = 0;
	for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
		if (w->icu_count == room) {
			size_t more = room ? room * 2 : 256;
			w->icu = kt_arena_grow(w->arena, w->icu, room * sizeof(*w->icu), more * sizeof(*w->icu));
			room = more;
		}
		w->icu[w->icu_count++] = (uint32_t)at;
	}
}

kt_segments kt_segment(kt_segmenter *segmenter, kt_arena *arena, const kt_rich *rich, const kt_language *language)
{
	walk w = {.arena = arena, .rich = rich, .language = language};
	kt_str text = rich->text;
	read_icu(segmenter, &w);
	kt_str before = {0}; /* the token before the gap */
	uint32_t gap = 0;    /* where the gap before this token begins */
	for (uint32_t at = 0; at < text.len;) {
		uint32_t from = at;
		while (at < text.len && !space_at(text, at))
			at++;
		kt_str token = kt_str_slice(text, from, at);
		if (before.len && token.len && icu_allows(&w, from) && !parts_figure(&w, gap, from) &&
		    !are_bound(language, before, token))
			add(&w, gap, from, KT_SEGMENT_SPACE,
			    kt_language_lists(language->leans, without_opening(kt_str_behind(before, "\u00A0"))));
		break_inside(&w, from, at);
		before = token.len ? token : before;
		gap = at;
		for (size_t n; at < text.len && (n = space_at(text, at));)
			at += (uint32_t)n;
	}
	return (kt_segments){w.items, w.count};
}
