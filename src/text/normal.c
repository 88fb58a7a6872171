/* One pass over the text, in which all but a few signs is copied as it is; NFC (UAX 15) at the end, by ICU, and only for
 * texts that hold a character which NFC could change: all below U+0300 and the common punctuation are safe. */
#include "text/normal.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

kt_normal kt_normal_in(kt_arena *arena)
{
	return (kt_normal){.text = kt_buf_in(arena)};
}

static void note_step(kt_normal *n, size_t in)
{
	const kt_normal_step *last = n->count ? &n->steps[n->count - 1] : NULL;
	if (last && last->in + (n->text.len - last->out) == in)
		return;
	if (n->count == n->room) {
		size_t room = n->room ? n->room * 2 : 8;
		n->steps =
		        kt_arena_grow(n->text.arena, n->steps, n->room * sizeof(*n->steps), room * sizeof(*n->steps));
		n->room = room;
	}
	n->steps[n->count++] = (kt_normal_step){n->text.len, in};
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* A character that is not simply copied. */
static bool is_sign(char c)
{
	switch (c) {
	case ' ':
	case '\t':
	case '\n':
	case '\'':
	case '&':
	case '(':
	case ')':
	case '<':
	case '>':
		return true;
	default:
		return false;
	}
}

static bool is_word(uint32_t c)
{
	return c < 128 ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') : u_isalnum((UChar32)c);
}

/* The character put last; 0: none. */
static uint32_t char_before(const kt_normal *n)
{
	return kt_str_before(kt_buf_str(&n->text), n->text.len, 0);
}

/* Keeps account of being inside a link's address: "](" up to its ")", "<" up to ">", neither past white space. */
static void track_address(kt_normal *n, char c, uint32_t next)
{
	if (n->in_address) {
		n->brackets += c == '(';
		if (c == '>' || (c == ')' && n->brackets-- == 0))
			n->in_address = false;
		return;
	}
	if ((c == '(' && char_before(n) == ']') || (c == '<' && is_word(next))) {
		n->in_address = true;
		n->brackets = 0;
	}
}

/* Puts the white space from `at` on as one space, unless nothing stands before or after it; returns where it ends. */
static size_t put_space(kt_normal *n, kt_str line, size_t at, size_t offset)
{
	size_t from = at;
	while (at < line.len && is_white(line.at[at]))
		at++;
	n->in_address = false;
	if (at == line.len || !n->text.len)
		return at;
	note_step(n, offset + from);
	kt_buf_byte(&n->text, ' ');
	return at;
}

/* Puts what begins with a character that means something here; returns where it ends. */
static size_t put_sign(kt_normal *n, kt_str line, size_t at)
{
	static const struct {
		const char *typed;
		uint32_t c;
	} names[] = {{"&nbsp;", 0xA0}, {"&shy;", 0xAD}};
	char c = line.at[at];
	if (c == '\'' && !n->in_address && is_word(char_before(n)) && is_word(kt_str_after(line, at + 1, 0))) {
		kt_buf_char(&n->text, 0x2019);
		return at + 1;
	}
	for (size_t i = 0; c == '&' && char_before(n) != '\\' && i < sizeof(names) / sizeof(names[0]); i++)
		if (kt_str_starts(kt_str_slice(line, at, line.len), names[i].typed)) {
			kt_buf_char(&n->text, names[i].c);
			return at + strlen(names[i].typed);
		}
	track_address(n, c, kt_str_after(line, at + 1, 0));
	kt_buf_byte(&n->text, c);
	return at + 1;
}

void kt_normal_put(kt_normal *n, kt_str line, size_t offset)
{
	size_t at = 0;
	while (at < line.len && is_white(line.at[at]))
		at++;
	if (n->text.len && at < line.len) {
		note_step(n, offset + (at ? at - 1 : 0));
		kt_buf_byte(&n->text, ' ');
		n->in_address = false;
	}
	while (at < line.len) {
		size_t from = at;
		while (at < line.len && !is_sign(line.at[at]))
			at++;
		note_step(n, offset + from);
		kt_buf_put(&n->text, kt_str_slice(line, from, at));
		if (at == line.len)
			return;
		if (is_white(line.at[at])) {
			at = put_space(n, line, at, offset);
		} else {
			note_step(n, offset + at);
			at = put_sign(n, line, at);
		}
	}
}

/* Could NFC change the text? */
static bool may_change(kt_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (c < 0xCC)
			continue;
		bool punctuation =
		        c == 0xE2 && (unsigned char)text.at[i + 1] == 0x80 && (unsigned char)text.at[i + 2] >= 0x90;
		if (!punctuation)
			return true;
		i += 2;
	}
	return false;
}

static kt_str composed(kt_arena *arena, kt_str text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	UChar *wide = KT_NEW_ARRAY(arena, UChar, text.len + 1), *done;
	int32_t len = 0, count = 0;
	u_strFromUTF8(wide, (int32_t)text.len + 1, &len, text.at, (int32_t)text.len, &status);
	if (U_FAILURE(status) || unorm2_isNormalized(nfc, wide, len, &status) || U_FAILURE(status))
		return text;
	done = KT_NEW_ARRAY(arena, UChar,
	                    (size_t)len * 3 + 1); /* no character takes more than thrice its room (UAX 15) */
	len = unorm2_normalize(nfc, wide, len, done, len * 3 + 1, &status);
	char *bytes = kt_arena_take(arena, (size_t)len * 3 + 1);
	u_strToUTF8(bytes, len * 3 + 1, &count, done, len, &status);
	return U_FAILURE(status) ? text : (kt_str){bytes, (size_t)count};
}

kt_str kt_normal_compose(kt_arena *arena, kt_str text)
{
	return may_change(text) ? composed(arena, text) : text;
}

kt_str kt_normal_end(kt_normal *n)
{
	return kt_normal_compose(n->text.arena, kt_buf_str(&n->text));
}

size_t kt_normal_offset(const kt_normal *n, size_t out)
{
	size_t low = 0, high = n->count;
	if (!n->count)
		return out;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (n->steps[middle].out <= out)
			low = middle;
		else
			high = middle;
	}
	return n->steps[low].in + (out - n->steps[low].out);
}
