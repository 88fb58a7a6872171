/* A stack of what is open. Where a mark stands between letters, neighbours say nothing: in scripts without spaces it opens
 * if none of its kind is open. Beyond either end of the text is white space. */
#include "text/quotation.h"

#include <string.h>

#include <unicode/uchar.h>

#define APOSTROPHE "\xE2\x80\x99" /* U+2019 */
#define GERSHAYIM  "\xD7\xB4"     /* U+05F4 */

static bool is_word(uint32_t c)
{
	return u_isalnum((UChar32)c);
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* After this a quotation mark opens. */
static bool opens_after(uint32_t c)
{
	return u_isUWhiteSpace((UChar32)c) || c == '(' || c == '[' || c == '{' || c == '/' || c == 0x2013 ||
	       c == 0x2014 || c == '"' || c == 0x2018 || c == 0x201C || c == 0x201E || c == 0xAB || c == 0xBF ||
	       c == 0xA1;
}

/* Is the character an apostrophe or a single mark that stands right before a word's first one: L'"alba", '"Nee" zei hij'? */
static bool leads(uint32_t before, uint32_t after)
{
	return (before == '\'' || before == 0x2019) && is_word(after);
}

/* Scripts that are set without spaces between words. */
static bool is_unspaced(uint32_t c)
{
	return (c >= 0x0E00 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xFB00) ||
	       (c >= 0xFF00 && c < 0x30000);
}

/* Does an apostrophe stand before `at` for letters left out ('s ochtends, 'tis, '68)? */
static bool leaves_out(const kt_quotation *q, size_t at)
{
	size_t end = at, digits = 0;
	while (end < q->text.len && is_digit((unsigned char)q->text.at[end])) {
		end++;
		digits++;
	}
	if (digits)
		return digits == 2; /* '68, the '90s; not '1984' */
	while (end < q->text.len && is_word(kt_str_after(q->text, end, ' ')))
		kt_str_next(q->text, &end);
	return kt_language_lists(q->language->clipped, kt_str_slice(q->text, at, end));
}

/* Does a ' after `before` close what is open, a " that closes as well between them: "… 'ja, "echt"' …"? */
static bool may_close(kt_str text, size_t at, uint32_t before)
{
	return (!opens_after(before) || (before == '"' && at > 1 && !opens_after(kt_str_before(text, at - 1, ' ')))) &&
	       !is_word(kt_str_after(text, at + 1, ' '));
}

kt_quotation kt_quotation_in(const kt_language *language, kt_str text, bool quoted)
{
	kt_quotation q = {.language = language, .text = text};
	for (size_t at = text.len; at-- > 1 && !q.last_closing;)
		if (text.at[at] == '\'' && may_close(text, at, kt_str_before(text, at, ' ')))
			q.last_closing = at;
	if (quoted)
		q.depth = 1;
	return q;
}

static void open_level(kt_quotation *q, char typed, bool inner)
{
	if (q->depth < KT_QUOTATION_DEPTH) {
		q->open[q->depth].typed = typed;
		q->open[q->depth].inner = inner;
		q->depth++;
	}
}

/* The level that a mark of the kind closes; -1: none is open. */
static int level_of(const kt_quotation *q, char typed)
{
	for (unsigned i = q->depth; i-- > 0;)
		if (q->open[i].typed == typed)
			return (int)i;
	return -1;
}

static bool closes_level(kt_quotation *q, char typed, bool *inner)
{
	int level = level_of(q, typed);
	if (level < 0)
		return false;
	*inner = q->open[level].inner;
	q->depth = (unsigned)level;
	return true;
}

/* A mark that brings its own space takes the one that was typed. */
static kt_rich_edit mark_edit(const kt_quotation *q, uint32_t at, unsigned which)
{
	kt_str mark = q->language->quotes[which];
	kt_rich_edit edit = {at, at + 1, mark};
	bool opening = which % 2 == 0;
	if (opening && kt_str_before(mark, mark.len, ' ') > ' ' &&
	    u_isUWhiteSpace((UChar32)kt_str_before(mark, mark.len, ' ')) &&
	    kt_str_starts(kt_str_slice(q->text, at + 1, q->text.len), " "))
		edit.to++;
	else if (!opening && u_isUWhiteSpace((UChar32)kt_str_after(mark, 0, ' ')) && at && q->text.at[at - 1] == ' ')
		edit.from--;
	return edit;
}

static kt_rich_edit as_typed(const kt_quotation *q, uint32_t at)
{
	return (kt_rich_edit){at, at + 1, kt_str_slice(q->text, at, at + 1)};
}

static kt_rich_edit opened(kt_quotation *q, uint32_t at, char typed)
{
	bool inner = q->depth ? !q->open[q->depth - 1].inner : typed == '\'';
	unsigned which = inner ? 2 : 0;
	if (!q->language->quotes[which].len)
		return as_typed(q, at);
	open_level(q, typed, inner);
	return mark_edit(q, at, which);
}

static kt_rich_edit turn_double(kt_quotation *q, uint32_t at, uint32_t before, uint32_t after)
{
	bool open = level_of(q, '"') >= 0, inner = false, opens = opens_after(before) || leads(before, after);
	if (is_unspaced(before) || is_unspaced(after) || (opens && u_isUWhiteSpace((UChar32)after)))
		opens = !open;
	else if (before >= 0x5D0 && before <= 0x5EA && after >= 0x5D0 && after <= 0x5EA)
		return (kt_rich_edit){at, at + 1, KT_STR(GERSHAYIM)};
	if (opens)
		return opened(q, at, '"');
	if (!closes_level(q, '"', &inner) && (is_digit(before) || is_word(after)))
		return as_typed(q, at);
	/* Else it closes what an earlier paragraph opened. */
	return q->language->quotes[1].len ? mark_edit(q, at, inner ? 3 : 1) : as_typed(q, at);
}

static kt_rich_edit turn_single(kt_quotation *q, uint32_t at, uint32_t before, uint32_t after)
{
	kt_rich_edit apostrophe = {at, at + 1, KT_STR(APOSTROPHE)};
	bool inner, open = level_of(q, '\'') >= 0;
	bool closes = open && may_close(q->text, at, before);
	if (opens_after(before) && !closes)
		return leaves_out(q, at + 1) || q->last_closing <= at ? apostrophe : opened(q, at, '\'');
	if (!open && is_digit(before) && !is_word(after))
		return as_typed(q, at);
	if (is_word(after) || !closes_level(q, '\'', &inner))
		return apostrophe;
	return mark_edit(q, at, inner ? 3 : 1);
}

kt_rich_edit kt_quotation_turn(kt_quotation *q, uint32_t at)
{
	uint32_t before = kt_str_before(q->text, at, ' '), after = kt_str_after(q->text, at + 1, ' ');
	return q->text.at[at] == '"' ? turn_double(q, at, before, after) : turn_single(q, at, before, after);
}

/* The mark itself, without a space that belongs to it. */
static bool is_mark(kt_str mark, uint32_t c)
{
	uint32_t first = kt_str_after(mark, 0, ' ');
	return mark.len && (first == c || kt_str_before(mark, mark.len, ' ') == c);
}

void kt_quotation_note(kt_quotation *q, uint32_t at)
{
	const kt_str *quotes = q->language->quotes;
	uint32_t c = kt_str_after(q->text, at, ' ');
	for (unsigned i = 0; i < 4; i += 2) {
		bool inner = i == 2;
		if (kt_str_equal(quotes[i], quotes[i + 1]))
			continue; /* one mark for both: what is open cannot be told */
		if (is_mark(quotes[i], c))
			open_level(q, 0, inner);
		else if (is_mark(quotes[i + 1], c) && q->depth && !q->open[q->depth - 1].typed &&
		         q->open[q->depth - 1].inner == inner)
			q->depth--;
	}
}
