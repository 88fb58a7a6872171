/* md4c parses blocks first. A text in normal form is one line; a no-break space put before it keeps md4c from taking its
 * beginning for a list or a heading, and counts as white space where marks open. md4c hands out pieces of the very bytes
 * it was given, so that a piece's address is its offset. */
#include "text/inline.h"

#include <string.h>

#include <md4c.h>

#include "text/bidi.h"
#include "text/character.h"
#include "text/crowd.h"
#include "text/language.h"
#include "text/link.h"
#include "text/rich.h"

#define GUARD       "\xC2\xA0" /* U+00A0 */
#define GUARD_LEN   2u

#define FAULTS_MOST 20 /* told of one text; whoever has made so many has made them alike */

#define LANGUAGE    "lang:" /* where the address of a link would stand */

typedef struct level {
	unsigned marks;
	kt_str link, language;
} level;

typedef struct reading {
	kt_arena *arena;
	kt_str text;        /* as it was given */
	const char *masked; /* as md4c sees it: guard before, names masked */
	kt_inline_fault fault;
	void *context;
	level levels[KT_INLINE_DEPTH + 1];
	unsigned depth;
	unsigned faults;
	kt_inline_piece *pieces;
	size_t count, room;
	size_t end; /* of the piece read last, in `text` */
} reading;

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

size_t kt_inline_name(kt_str text, size_t at)
{
	size_t end = at + 1;
	if (text.at[at] != '{' || end >= text.len || !is_name_start(text.at[end]))
		return 0;
	while (end < text.len && (is_name_start(text.at[end]) || (text.at[end] >= '0' && text.at[end] <= '9')))
		end++;
	return end < text.len && text.at[end] == '}' ? end + 1 - at : 0;
}

static void report(reading *r, size_t offset, kt_diag_code code, const char *words, const char *hint)
{
	r->faults++;
	r->fault(r->context, offset, code, words, hint);
}

/* An address as md4c found it; `&` was typed as it is or as &amp;. */
static kt_str address_of(reading *r, const MD_ATTRIBUTE *href)
{
	kt_buf address = kt_buf_in(r->arena);
	for (int i = 0; href->size && (MD_SIZE)href->substr_offsets[i] < href->size; i++) {
		MD_OFFSET from = href->substr_offsets[i], to = href->substr_offsets[i + 1];
		kt_str piece = {href->text + from, to - from};
		if (href->substr_types[i] != MD_TEXT_ENTITY)
			kt_buf_put(&address, piece);
		else if (kt_str_is(piece, "&amp;"))
			kt_buf_byte(&address, '&');
		else
			report(r, r->end, KT_DIAG_LINK, "this link may not stand here: it holds an entity", NULL);
	}
	return kt_buf_str(&address);
}

/* What to type for an address that lacks its scheme, or has one nearly right. */
static const char *hint_of_link(kt_arena *arena, kt_str address)
{
	if (address.len < 4 && kt_language_of(arena, address))
		return kt_print(arena, "words in another language: [the words](lang:%.*s)", KT_STR_ARG(address)).at;
	size_t slashes = kt_str_find(address, "://", 0);
	kt_str scheme = kt_str_slice(address, 0, slashes == SIZE_MAX ? 0 : slashes);
	kt_str rest = slashes == SIZE_MAX ? address : kt_str_slice(address, slashes + 3, address.len);
	kt_str web = kt_print(arena, "https://%.*s", KT_STR_ARG(rest));
	bool known = kt_str_is(scheme, "https") || kt_str_is(scheme, "http") || kt_str_is(scheme, "ftp");
	if (known || kt_link_fault(web))
		return "links go to https://, http://, mailto: and tel: addresses";
	return kt_print(arena, "https://%.*s", KT_STR_ARG(rest)).at;
}

static void enter_language(reading *r, level *l, kt_str tag)
{
	const kt_language *language = kt_language_of(r->arena, tag);
	kt_str instead = kt_language_instead(r->arena, tag);
	l->marks |= KT_MARK_LANGUAGE;
	l->language = language ? language->tag : tag;
	if (!language)
		report(r, r->end, KT_DIAG_LANGUAGE,
		       tag.len > 0 ? kt_print(r->arena, "`%.*s` is no language that these words could be in",
		                              KT_STR_ARG(tag))
		                             .at
		                   : "after lang: the language of these words is missing",
		       kt_print(r->arena, "[the words](lang:%.*s)",
		                KT_STR_ARG(instead.len > 0 ? instead : KT_STR("en")))
		               .at);
}

static void enter_link(reading *r, level *l, const MD_SPAN_A_DETAIL *detail)
{
	kt_str address = address_of(r, &detail->href);
	if (kt_str_starts(address, LANGUAGE)) {
		enter_language(r, l, kt_str_slice(address, sizeof LANGUAGE - 1, address.len));
		return;
	}
	l->marks |= KT_MARK_LINK;
	l->link = address;
	const char *why = kt_link_fault(l->link);
	if (why)
		report(r, r->end, KT_DIAG_LINK, kt_print(r->arena, "this link may not stand here: %s", why).at,
		       hint_of_link(r->arena, l->link));
	if (detail->title.size)
		report(r, r->end, KT_DIAG_MARK, "a link has no title here", "[the words](https://the.address)");
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	reading *r = context;
	if (r->depth == KT_INLINE_DEPTH) {
		report(r, r->end, KT_DIAG_DEEP, "marks are nested deeper than 16", NULL);
		return 1;
	}
	level l = r->levels[r->depth];
	switch (type) {
	case MD_SPAN_STRONG:
		l.marks |= KT_MARK_STRONG;
		break;
	case MD_SPAN_EM:
		l.marks |= KT_MARK_EMPHASIS;
		break;
	case MD_SPAN_A:
		enter_link(r, &l, detail);
		break;
	case MD_SPAN_IMG:
		report(r, r->end, KT_DIAG_MARK, "an image cannot stand in a text",
		       "an exclamation mark before a bracket is typed \\!");
		break;
	default:
		report(r, r->end, KT_DIAG_MARK, "code is no part of the format", "a backtick is typed \\`");
		break;
	}
	r->levels[++r->depth] = l;
	return r->faults >= FAULTS_MOST;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)type;
	(void)detail;
	((reading *)context)->depth--;
	return 0;
}

static bool is_space_at(kt_str text, size_t at)
{
	return at >= text.len || text.at[at] == ' ' || kt_str_starts(kt_str_slice(text, at, text.len), GUARD);
}

/* A mark that opens or closes nothing would stand on the page as it was typed. */
static void check_leftovers(reading *r, size_t from, kt_str piece, bool escaped)
{
	for (size_t i = escaped ? 1 : 0; i < piece.len; i++) {
		size_t at = from + i;
		if (piece.at[i] == '*' && (!is_space_at(r->text, at + 1) || (at && r->text.at[at - 1] != ' '))) {
			report(r, at, KT_DIAG_MARK, "this * marks nothing: its fellow is missing",
			       "a star that is to be read is typed \\*");
			return;
		}
		if (kt_str_starts(kt_str_slice(piece, i, piece.len), "~~")) {
			report(r, at, KT_DIAG_MARK, "struck-out text is no part of the format",
			       "leave the words out; a ~ that is to be read is typed \\~");
			return;
		}
		if (kt_str_starts(kt_str_slice(piece, i, piece.len), "](")) {
			report(r, at, KT_DIAG_MARK, "this link is not closed, or its address holds a space",
			       "[the words](https://the.address)");
			return;
		}
	}
}

static void add_piece(reading *r, size_t at, kt_str text, bool escaped)
{
	if (!text.len)
		return;
	if (r->count == r->room) {
		size_t room = r->room ? r->room * 2 : 8;
		r->pieces = kt_arena_grow(r->arena, r->pieces, r->room * sizeof(*r->pieces), room * sizeof(*r->pieces));
		r->room = room;
	}
	const level *l = &r->levels[r->depth];
	r->pieces[r->count++] = (kt_inline_piece){(uint32_t)at, text, l->marks, l->link, l->language, escaped};
}

static void read_entity(reading *r, size_t at, kt_str typed)
{
	if (kt_str_is(typed, "&nbsp;"))
		add_piece(r, at, KT_STR(GUARD), false);
	else if (kt_str_is(typed, "&shy;"))
		add_piece(r, at, KT_STR("\xC2\xAD"), false);
	else
		report(r, at, KT_DIAG_MARK,
		       kt_print(r->arena, "%.*s is no part of the format: type the character itself", KT_STR_ARG(typed))
		               .at,
		       "an & that is to be read before such a word is typed \\&");
}

static int read_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	reading *r = context;
	size_t skip = text == r->masked ? GUARD_LEN : 0; /* the guard itself */
	size_t at = (size_t)(text - r->masked) + skip - GUARD_LEN;
	kt_str typed = kt_str_slice(r->text, at, at + size - skip);
	bool escaped = false;
	switch (type) {
	case MD_TEXT_ENTITY:
		read_entity(r, at, typed);
		break;
	case MD_TEXT_HTML:
		report(r, at, KT_DIAG_MARK, "HTML is no part of the format", "a < that is to be read is typed \\<");
		return 1;
	case MD_TEXT_CODE:
		return 1; /* reported where the span began */
	default:
		/* A backslash that md4c took for an escape is in no piece. */
		escaped = at > r->end && r->text.at[at - 1] == '\\';
		add_piece(r, at, typed, escaped);
		check_leftovers(r, at, typed, escaped);
		break;
	}
	r->end = at + typed.len;
	return r->faults >= FAULTS_MOST;
}

static int ignore_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)type;
	(void)detail;
	(void)context;
	return 0;
}

/* The guard and the text, names in braces as letters: `_` and `*` mean nothing in them. */
static const char *mask(kt_arena *arena, kt_str text)
{
	char *masked = kt_arena_take(arena, text.len + GUARD_LEN + 1);
	memcpy(masked, GUARD, GUARD_LEN);
	if (text.len)
		memcpy(masked + GUARD_LEN, text.at, text.len);
	bool in_address = false; /* a name there is a fault of the address, so it is left to be seen */
	for (size_t at = 0; at < text.len;) {
		if (at && text.at[at - 1] == ']' && text.at[at] == '(')
			in_address = true;
		else if (text.at[at] == ')' || text.at[at] == ' ')
			in_address = false;
		bool escaped = at && text.at[at - 1] == '\\';
		size_t len = text.at[at] == '{' && !escaped && !in_address ? kt_inline_name(text, at) : 0;
		memset(masked + GUARD_LEN + at, 'x', len);
		at += len ? len : 1;
	}
	return masked;
}

/* Characters that are no text, escaped or not. */
static void check_characters(reading *r)
{
	size_t where;
	uint32_t c;
	const char *why;
	for (size_t at = 0; r->faults < FAULTS_MOST && (why = kt_character_fault(r->text, &at, &where, &c));)
		report(r, where, KT_DIAG_CHARACTER, kt_print(r->arena, "U+%04X %s", c, why).at, NULL);
	if ((why = kt_crowd_find(r->text, &where)))
		report(r, where, KT_DIAG_CHARACTER, why, "keep those that act and delete the others");
	if (kt_bidi_open(r->text, &where))
		report(r, where, KT_DIAG_CHARACTER, "an isolate begins here and does not end in its paragraph",
		       "type U+2069 where it ends, or delete it");
}

bool kt_inline_read(kt_arena *arena, kt_str text, kt_inline_fault fault, void *context, kt_inline_piece **pieces,
                    size_t *count)
{
	reading r = {.arena = arena, .text = text, .masked = mask(arena, text), .fault = fault, .context = context};
	const MD_PARSER parser = {.enter_block = ignore_block,
	                          .leave_block = ignore_block,
	                          .enter_span = enter_span,
	                          .leave_span = leave_span,
	                          .text = read_text};
	check_characters(&r);
	int status = md_parse(r.masked, (MD_SIZE)(text.len + GUARD_LEN), &parser, &r);
	if (status && !r.faults)
		report(&r, 0, KT_DIAG_MARK, "the marks in this text cannot be read", NULL);
	*pieces = r.pieces;
	*count = r.count;
	return r.faults == 0;
}
