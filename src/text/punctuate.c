/* One pass from sign to sign; what is around a sign decides, within its token (what stands between white space) where need
 * be; beyond either end of the text is white space. Every rule gives an edit; all edits are applied at the end, so that each
 * rule sees the text as it was typed. */
#include "text/punctuate.h"

#include <string.h>

#include <unicode/uchar.h>

#include "text/quotation.h"
#include "text/segment.h"

#define NO_BREAK       "\xC2\xA0"     /* U+00A0 */
#define NARROW         "\xE2\x80\xAF" /* U+202F */
#define EN_DASH        "\xE2\x80\x93"
#define EM_DASH        "\xE2\x80\x94"
#define MINUS          "\xE2\x88\x92"
#define TIMES          "\xC3\x97"
#define ELLIPSIS       "\xE2\x80\xA6"

#define RANGE_DIGITS   4  /* of a number in a range: more are a code */
#define FACTOR_LONGEST 32 /* bytes of what is multiplied: more are a code */

typedef struct pass {
	kt_arena *arena;
	const kt_language *language;
	kt_str text;
	const kt_rich *rich;
	size_t span_at;
	const kt_language *own; /* the text's; `language` is that of the phrase at hand */
	kt_str tongue;          /* of that phrase; empty: the text's own */
	const kt_punctuate_kept *kept;
	size_t kept_count, kept_at;
	kt_quotation quotation;
	bool has_straight; /* a straight quotation mark stands in the text: others are looked at */
	/* The token at hand: where it ends, and what of it is an address. */
	uint32_t token_to;
	uint32_t amount_from; /* past its brackets, quotation marks and currency signs */
	uint32_t address_from, address_to;
	kt_rich_edit *edits;
	size_t count, room;
} pass;

static bool is_white(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F;
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool is_opening(uint32_t c)
{
	int8_t kind = u_charType((UChar32)c);
	return kind == U_START_PUNCTUATION || kind == U_INITIAL_PUNCTUATION || c == '"' || c == '\'';
}

/* What may stand between a word and the white space after it. */
static bool is_closing(uint32_t c)
{
	int8_t kind = u_charType((UChar32)c);
	return kind == U_END_PUNCTUATION || kind == U_FINAL_PUNCTUATION ||
	       (c < 128 && c && strchr("\"'.,;:!?*", (int)c));
}

static kt_str bytes(const pass *p, uint32_t from, uint32_t to)
{
	return kt_str_slice(p->text, from, to);
}

static bool is_currency(uint32_t c)
{
	return u_charType((UChar32)c) == U_CURRENCY_SYMBOL;
}

static void put(pass *p, uint32_t from, uint32_t to, kt_str with)
{
	const kt_rich_edit *last = p->count ? &p->edits[p->count - 1] : NULL;
	if ((last && from < last->to) || kt_str_equal(bytes(p, from, to), with))
		return;
	if (p->count == p->room) {
		size_t room = p->room ? p->room * 2 : 8;
		p->edits = kt_arena_grow(p->arena, p->edits, p->room * sizeof(*p->edits), room * sizeof(*p->edits));
		p->room = room;
	}
	p->edits[p->count++] = (kt_rich_edit){from, to, with};
}

/* --- what is left alone ------------------------------------------------------------------------------------------- */

/* Finds the token around `at`, and whether it is an address but for the punctuation around it. */
static void find_token(pass *p, uint32_t at)
{
	uint32_t from = at, to = at;
	while (from > p->token_to && !is_white(kt_str_before(p->text, from, ' ')))
		from--;
	while (to < p->text.len && !is_white(kt_str_after(p->text, to, ' ')))
		to++;
	p->token_to = to;
	for (size_t next = from; from < to && is_opening(kt_str_next(p->text, &next));)
		from = (uint32_t)next;
	while (to > from && is_closing(kt_str_before(p->text, to, ' ')))
		to = (uint32_t)kt_str_back(p->text, to);
	p->amount_from = from;
	for (size_t next = from; p->amount_from < to; p->amount_from = (uint32_t)next) {
		uint32_t c = kt_str_next(p->text, &next);
		if (!is_opening(c) && !is_currency(c))
			break;
	}
	bool is = kt_segment_is_address(bytes(p, from, to));
	p->address_from = is ? from : to;
	p->address_to = to;
}

static const kt_span *span_at(pass *p, uint32_t at)
{
	while (p->span_at < p->rich->count && p->rich->spans[p->span_at].to <= at)
		p->span_at++;
	const kt_span *span = p->span_at < p->rich->count ? &p->rich->spans[p->span_at] : NULL;
	return span && span->from <= at ? span : NULL;
}

/* The number that a telephone link shows. */
static bool is_in_telephone(pass *p, uint32_t at)
{
	const kt_span *span = span_at(p, at);
	return span && kt_str_starts(span->link, "tel:");
}

/* A phrase in another language is set as that language is. */
static void speak(pass *p, uint32_t at)
{
	const kt_span *span = p->rich->count ? span_at(p, at) : NULL;
	kt_str tongue = span ? span->language : (kt_str){0};
	if (tongue.at == p->tongue.at)
		return;
	const kt_language *language = tongue.len ? kt_language_of(p->arena, tongue) : p->own;
	p->tongue = tongue;
	p->language = p->quotation.language = language ? language : p->own;
}

static bool is_kept(pass *p, uint32_t at)
{
	while (p->kept_at < p->kept_count && p->kept[p->kept_at].to <= at)
		p->kept_at++;
	if (p->kept_at < p->kept_count && p->kept[p->kept_at].from <= at)
		return true;
	if (at >= p->token_to)
		find_token(p, at);
	return (at >= p->address_from && at < p->address_to) || is_in_telephone(p, at);
}

/* --- dashes ------------------------------------------------------------------------------------------------------- */

typedef struct number {
	uint32_t from, to;
	unsigned digits, value;
	bool parted; /* by points, commas, colons */
	bool padded; /* begins with 0 */
} number;

static number read_number(kt_str text, uint32_t at, uint32_t end)
{
	number n = {.from = at,
	            .to = at,
	            .padded = at + 1 < end && text.at[at] == '0' && is_digit((unsigned char)text.at[at + 1])};
	for (; n.to < end; n.to++) {
		char c = text.at[n.to];
		bool parts = (c == '.' || c == ',' || c == ':') && n.digits && n.to + 1 < end &&
		             is_digit((unsigned char)text.at[n.to + 1]);
		if (!parts && !is_digit((unsigned char)c))
			break;
		n.parted |= parts;
		n.digits += !parts;
		if (!parts && n.digits <= 2 * RANGE_DIGITS)
			n.value = n.value * 10 + (unsigned)(c - '0');
	}
	return n;
}

/* 10-12, 1990-2000; 2024-25. Three digits and four are how telephone numbers are grouped. */
static bool rises(number a, number b)
{
	if (a.parted || b.parted)
		return a.parted == b.parted;
	if (a.padded || b.padded || a.digits > RANGE_DIGITS || b.digits > RANGE_DIGITS)
		return false;
	if (a.digits == 4 && b.digits == 2)
		return a.value >= 1000 && a.value < 2100 && b.value > a.value % 100;
	return a.value < b.value && !(a.digits == 3 && b.digits == 4);
}

/* Do digits stand next to those from..to, so that these are a group of a longer number? */
static bool is_group(const pass *p, uint32_t from, uint32_t to)
{
	return (from >= 2 && is_digit(kt_str_before(p->text, from - 1, ' '))) ||
	       (to + 1 < p->text.len && is_digit(kt_str_after(p->text, to + 1, ' ')));
}

static bool is_range(const pass *p, uint32_t at)
{
	uint32_t to = p->token_to;
	number a = read_number(p->text, p->amount_from, at), b = read_number(p->text, at + 1, to);
	if (!a.digits || !b.digits || a.to != at || !rises(a, b) || is_group(p, a.from, b.to))
		return false;
	uint32_t end = b.to;
	for (size_t next = end; end < to; end = (uint32_t)next) {
		uint32_t c = kt_str_next(p->text, &next);
		if (!is_closing(c) && c != '%' && c != 0x2030 && c != 0xB0 && !is_currency(c))
			return false;
	}
	return true;
}

/* A hyphen between spaces. */
static void put_dash(pass *p, uint32_t at)
{
	kt_str dash = p->language->dash;
	if (dash.len && dash.at[0] != ' ')
		put(p, at - 1, at + 2, dash);
	else
		put(p, at, at + 1, kt_str_trim(dash));
}

static void put_hyphen(pass *p, uint32_t at)
{
	uint32_t before = kt_str_before(p->text, at, ' '), after = kt_str_after(p->text, at + 1, ' ');
	bool first = at == 0, last = at + 1 == p->text.len;
	if (before == ' ' && after == ' ' && !first && !last)
		put_dash(p, at);
	else if ((is_white(before) || before == '(') && is_digit(after) &&
	         (first || !is_digit(kt_str_before(p->text, at - 1, ' '))))
		put(p, at, at + 1, KT_STR(MINUS));
	else if (is_digit(before) && is_digit(after) && is_range(p, at))
		put(p, at, at + 1, KT_STR(EN_DASH));
}

/* Returns where the hyphens end. */
static uint32_t put_hyphens(pass *p, uint32_t at)
{
	uint32_t end = at;
	while (end < p->text.len && p->text.at[end] == '-')
		end++;
	/* Before a word, after a space, they are an option of a command. */
	bool option = is_white(kt_str_before(p->text, at, ' ')) && !is_white(kt_str_after(p->text, end, ' '));
	if (is_kept(p, at))
		return end;
	if (end - at == 1)
		put_hyphen(p, at);
	else if (end - at == 2 && !option)
		put(p, at, end, KT_STR(EN_DASH));
	else if (end - at == 3 && !option)
		put(p, at, end, KT_STR(EM_DASH));
	return end;
}

/* --- signs -------------------------------------------------------------------------------------------------------- */

static uint32_t put_points(pass *p, uint32_t at)
{
	uint32_t end = at;
	while (end < p->text.len && p->text.at[end] == '.')
		end++;
	if (end - at == 3 && !is_kept(p, at))
		put(p, at, end, KT_STR(ELLIPSIS));
	return end;
}

/* Are there digits alone, with their points, from the token's start to `at`, and no 0x of a program's number? */
static bool is_factor(kt_str text, uint32_t at)
{
	uint32_t from = at;
	while (from && at - from < FACTOR_LONGEST &&
	       (is_digit((unsigned char)text.at[from - 1]) || strchr(".,xX", text.at[from - 1])))
		from--;
	return from < at && is_digit((unsigned char)text.at[at - 1]) &&
	       (is_white(kt_str_before(text, from, ' ')) || is_opening(kt_str_before(text, from, ' '))) &&
	       !(at - from == 1 && text.at[from] == '0');
}

static void put_times(pass *p, uint32_t at)
{
	bool spaced = at && p->text.at[at - 1] == ' ' && kt_str_after(p->text, at + 1, ' ') == ' ';
	uint32_t before = spaced ? at - 1 : at, after = spaced ? at + 2 : at + 1;
	if (is_digit(kt_str_after(p->text, after, ' ')) && is_factor(p->text, before) && !is_kept(p, at))
		put(p, at, at + 1, KT_STR(TIMES));
}

/* --- spaces ------------------------------------------------------------------------------------------------------- */

/* The space that belongs before the mark; at NULL: none of its own. */
static kt_str space_of(const pass *p, const char *mark)
{
	if (kt_str_find(p->language->narrow, mark, 0) != SIZE_MAX)
		return KT_STR(NARROW);
	if (kt_str_find(p->language->wide, mark, 0) != SIZE_MAX)
		return KT_STR(NO_BREAK);
	return (kt_str){0};
}

/* Puts the space in place of what white space ends (begins) at `at`. */
static void put_space_before(pass *p, uint32_t at, kt_str space)
{
	uint32_t from = at;
	if (at && is_white(kt_str_before(p->text, at, ' ')))
		from = (uint32_t)kt_str_back(p->text, at);
	if (from)
		put(p, from, at, space);
}

static void put_space_after(pass *p, uint32_t at, kt_str space)
{
	size_t end = at;
	if (at < p->text.len && is_white(kt_str_next(p->text, &end)))
		put(p, at, (uint32_t)end, space);
	else if (at < p->text.len)
		put(p, at, at, space);
}

/* ; : ! ? that end a part of a sentence, and do not stand in a time, a ratio, brackets of their own. */
static void put_high_mark(pass *p, uint32_t at)
{
	char mark[2] = {p->text.at[at], 0};
	kt_str space = space_of(p, mark);
	if (!space.at)
		return;
	uint32_t before = kt_str_before(p->text, at, ' '), after = kt_str_after(p->text, at + 1, ' ');
	if (is_opening(before) ? before != '"' && before != '\''
	                       : before < 128 && before && strchr(";:!?", (int)before))
		return;
	if ((is_white(after) || is_closing(after)) && !is_kept(p, at))
		put_space_before(p, at, space);
}

static void put_percent(pass *p, uint32_t at)
{
	const kt_str percent = p->language->percent;
	bool spaced = at && is_white(kt_str_before(p->text, at, ' '));
	size_t digit = spaced ? kt_str_back(p->text, at) : at;
	if (percent.at && is_digit(kt_str_before(p->text, digit, ' ')) && !is_kept(p, at))
		put_space_before(p, at, percent);
}

/* « » ‹ › “ ” …: kept account of, and given their spaces. Returns where it ends. */
static uint32_t put_typographic(pass *p, uint32_t at)
{
	size_t end = at;
	uint32_t c = kt_str_next(p->text, &end);
	bool guillemet = c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
	if (!guillemet && !(c >= 0x2018 && c <= 0x201F))
		return (uint32_t)end;
	if (p->has_straight)
		kt_quotation_note(&p->quotation, at);
	kt_str space = guillemet ? space_of(p, kt_str_c(p->arena, bytes(p, at, (uint32_t)end))) : (kt_str){0};
	if (!space.at || is_kept(p, at))
		return (uint32_t)end;
	if (c == 0xAB || c == 0x2039)
		put_space_after(p, (uint32_t)end, space);
	else
		put_space_before(p, at, space);
	return (uint32_t)end;
}

/* --- the pass ----------------------------------------------------------------------------------------------------- */

static void put_straight(pass *p, uint32_t at)
{
	kt_rich_edit edit = kt_quotation_turn(&p->quotation, at);
	put(p, edit.from, edit.to, edit.with);
}

/* Looks at what stands at `at`; returns where to go on. */
static uint32_t look(pass *p, uint32_t at)
{
	switch (p->text.at[at]) {
	case '"':
	case '\'':
		if (!is_kept(p, at))
			put_straight(p, at);
		return at + 1;
	case '-':
		return put_hyphens(p, at);
	case '.':
		return put_points(p, at);
	case 'x':
	case 'X':
		put_times(p, at);
		return at + 1;
	case ';':
	case ':':
	case '!':
	case '?':
		put_high_mark(p, at);
		return at + 1;
	case '%':
		put_percent(p, at);
		return at + 1;
	case '\xC2':
	case '\xE2':
		return put_typographic(p, at);
	default:
		return at + 1;
	}
}

void kt_punctuate(kt_arena *arena, const kt_language *language, const kt_punctuate_kept *kept, size_t count,
                  bool quoted, kt_rich *rich)
{
	kt_str text = rich->text;
	pass p = {.arena = arena,
	          .language = language,
	          .own = language,
	          .text = text,
	          .rich = rich,
	          .kept = kept,
	          .kept_count = count,
	          .has_straight = text.len && (memchr(text.at, '"', text.len) || memchr(text.at, '\'', text.len))};
	if (p.has_straight)
		p.quotation = kt_quotation_in(language, text, quoted);
	for (uint32_t at = 0; at < text.len;) {
		speak(&p, at);
		at = look(&p, at);
	}
	if (p.count)
		kt_rich_apply(arena, rich, p.edits, p.count);
}
