/* UTF-8 as in RFC 3629: the shortest form, no surrogates, nothing past U+10FFFF. The edit distance is Damerau's
 * with adjacent swaps ("optimal string alignment", Wagner and Fischer's table with one case more). */
#include "base/str.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

kt_str kt_str_of(const char *text)
{
	return text == NULL ? (kt_str){"", 0} : (kt_str){text, strlen(text)};
}

kt_str kt_str_copy(kt_arena *arena, kt_str s)
{
	char *at = kt_arena_take(arena, s.len + 1);
	if (s.len > 0)
		memcpy(at, s.at, s.len);
	return (kt_str){at, s.len};
}

const char *kt_str_c(kt_arena *arena, kt_str s)
{
	return kt_str_copy(arena, s).at;
}

kt_str kt_str_slice(kt_str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (kt_str){"", 0};
	return (kt_str){s.at + from, to - from};
}

kt_str kt_str_clip(kt_str s, size_t most)
{
	if (s.len <= most)
		return s;
	while (most > 0 && ((uint8_t)s.at[most] & 0xc0) == 0x80)
		most--;
	return kt_str_slice(s, 0, most);
}

bool kt_str_equal(kt_str a, kt_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool kt_str_is(kt_str a, const char *b)
{
	return kt_str_equal(a, kt_str_of(b));
}

bool kt_str_alike(kt_str a, kt_str b)
{
	bool same = a.len == b.len;
	for (size_t i = 0; same && i < a.len; i++)
		same = kt_str_lower(a.at[i]) == kt_str_lower(b.at[i]);
	return same;
}

int kt_str_compare(kt_str a, kt_str b)
{
	size_t least = a.len < b.len ? a.len : b.len;
	int order = least == 0 ? 0 : memcmp(a.at, b.at, least);
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool kt_str_starts(kt_str s, const char *head)
{
	size_t len = strlen(head);
	return kt_str_is(kt_str_slice(s, 0, len), head);
}

bool kt_str_ends(kt_str s, const char *tail)
{
	size_t len = strlen(tail);
	return len <= s.len && kt_str_is(kt_str_slice(s, s.len - len, s.len), tail);
}

static bool is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

kt_str kt_str_trim(kt_str s)
{
	size_t from = 0, to = s.len;
	while (from < to && is_white(s.at[from]))
		from++;
	while (to > from && is_white(s.at[to - 1]))
		to--;
	return kt_str_slice(s, from, to);
}

size_t kt_str_find(kt_str s, const char *needle, size_t from)
{
	size_t len = strlen(needle);
	if (len == 0)
		return from <= s.len ? from : SIZE_MAX;
	while (from < s.len && s.len - from >= len) {
		const char *hit = memchr(s.at + from, needle[0], s.len - from - len + 1);
		if (hit == NULL)
			return SIZE_MAX;
		if (memcmp(hit, needle, len) == 0)
			return (size_t)(hit - s.at);
		from = (size_t)(hit - s.at) + 1;
	}
	return SIZE_MAX;
}

kt_str kt_str_behind(kt_str s, const char *mark)
{
	size_t after = 0;
	for (size_t at; (at = kt_str_find(s, mark, after)) != SIZE_MAX && mark[0] != '\0';)
		after = at + strlen(mark);
	return kt_str_slice(s, after, s.len);
}

uint32_t kt_str_hash(kt_str s)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < s.len; i++)
		hash = (uint32_t)((hash ^ (uint8_t)s.at[i]) * (uint64_t)16777619u);
	return hash;
}

/* Bytes of the character that starts with `lead`; 0 where none does. */
static size_t sequence_length(uint8_t lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

uint32_t kt_str_next(kt_str s, size_t *at)
{
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	uint8_t lead = (uint8_t)s.at[*at];
	size_t length = sequence_length(lead);
	if (length == 1) {
		*at += 1;
		return lead;
	}
	uint32_t c = length == 0 ? 0 : lead & (0x7fu >> length);
	bool good = length != 0 && s.len - *at >= length;
	for (size_t i = 1; good && i < length; i++) {
		uint8_t byte = (uint8_t)s.at[*at + i];
		good = (byte & 0xc0) == 0x80;
		c = c << 6 | (byte & 0x3fu);
	}
	if (!good || c < least[length] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
		*at += 1;
		return 0xfffd;
	}
	*at += length;
	return c;
}

size_t kt_str_back(kt_str s, size_t at)
{
	do
		at--;
	while (at && ((uint8_t)s.at[at] & 0xc0) == 0x80);
	return at;
}

uint32_t kt_str_before(kt_str s, size_t at, uint32_t none)
{
	if (!at)
		return none;
	at = kt_str_back(s, at);
	return kt_str_next(s, &at);
}

uint32_t kt_str_after(kt_str s, size_t at, uint32_t none)
{
	return at < s.len ? kt_str_next(s, &at) : none;
}

size_t kt_str_count(kt_str s)
{
	size_t count = 0;
	for (size_t at = 0; at < s.len; count++) {
		if ((uint8_t)s.at[at] < 0x80)
			at++;
		else
			kt_str_next(s, &at);
	}
	return count;
}

size_t kt_str_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--, c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)((0xf00u >> length & 0xf0u) | c);
	return length;
}

/* No name of ours is longer; what is longer is no slip of the finger. */
#define NEAREST_LONGEST 48

static size_t distance(kt_str a, kt_str b)
{
	size_t rows[3][NEAREST_LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b.len; j++)
		above[j] = before[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t cost = a.at[i - 1] != b.at[j - 1];
			size_t best = above[j - 1] + cost;
			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] &&
			    before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			row[j] = best;
		}
		size_t *free_row = before;
		before = above;
		above = row;
		row = free_row;
	}
	return above[b.len];
}

const char *kt_str_nearest(kt_str s, const char *const *names)
{
	const char *nearest = NULL;
	if (s.len > NEAREST_LONGEST)
		return NULL;
	size_t best = (s.len + 2) / 3 + 1;
	for (; *names != NULL; names++) {
		kt_str name = kt_str_of(*names);
		size_t gap = name.len > s.len ? name.len - s.len : s.len - name.len;
		if (name.len > NEAREST_LONGEST || name.len == 0 || gap >= best)
			continue;
		size_t far = distance(s, name);
		/* All letters changed is no likeness, however short the word. */
		if (far < best && far < name.len) {
			best = far;
			nearest = *names;
		}
	}
	return nearest;
}

bool kt_str_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xd800 && c < 0xe000) ||
	       c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff);
}

kt_buf kt_buf_in(kt_arena *arena)
{
	kt_buf b = {arena, NULL, 0, 0};
	kt_buf_room(&b, 0);
	return b;
}

char *kt_buf_room(kt_buf *b, size_t n)
{
	if (n >= SIZE_MAX / 4 || b->len >= SIZE_MAX / 4)
		KT_BUG("a buffer past all memory");
	if (b->at == NULL || b->room - b->len <= n) {
		size_t room = b->room * 2 < 64 ? 64 : b->room * 2;
		if (room < b->len + n + 1)
			room = b->len + n + 1;
		b->at = kt_arena_grow(b->arena, b->at, b->room, room);
		b->room = room;
	}
	b->at[b->len + n] = '\0';
	return b->at + b->len;
}

void kt_buf_put(kt_buf *b, kt_str s)
{
	char *at = kt_buf_room(b, s.len);
	if (s.len > 0)
		memcpy(at, s.at, s.len);
	b->len += s.len;
}

void kt_buf_text(kt_buf *b, const char *text)
{
	kt_buf_put(b, kt_str_of(text));
}

void kt_buf_byte(kt_buf *b, char c)
{
	*kt_buf_room(b, 1) = c;
	b->len += 1;
}

void kt_buf_char(kt_buf *b, uint32_t c)
{
	char bytes[4];
	kt_buf_put(b, (kt_str){bytes, kt_str_encode(c, bytes)});
}

void kt_buf_print(kt_buf *b, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	kt_buf_vprint(b, format, args);
	va_end(args);
}

void kt_buf_vprint(kt_buf *b, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	if (format == NULL)
		KT_BUG("no format");
	/* Most often the room that is there will do. */
	size_t room = b->room - b->len;
	int length = vsnprintf(b->at + b->len, room, format, args);
	if (length < 0)
		KT_BUG("a format that printf refuses");
	if ((size_t)length >= room)
		vsnprintf(kt_buf_room(b, (size_t)length), (size_t)length + 1, format, again);
	va_end(again);
	b->len += (size_t)length;
}

void kt_buf_json(kt_buf *b, kt_str s)
{
	kt_buf_byte(b, '"');
	for (size_t at = 0; at < s.len;) {
		size_t from = at;
		uint32_t c = kt_str_next(s, &at);
		if (c == '"' || c == '\\')
			kt_buf_print(b, "\\%c", (int)c);
		else if (c == 0xfffd)
			kt_buf_text(b, "\\ufffd"); /* also for bytes that are no UTF-8 */
		else if (kt_str_hidden(c) && c < 0x10000)
			kt_buf_print(b, "\\u%04" PRIx32, c);
		else
			kt_buf_put(b, kt_str_slice(s, from, at));
	}
	kt_buf_byte(b, '"');
}

void kt_buf_json_member(kt_buf *b, const char *key, kt_str value)
{
	kt_buf_print(b, "\"%s\":", key);
	kt_buf_json(b, value);
}

kt_str kt_buf_str(const kt_buf *b)
{
	return (kt_str){b->at, b->len};
}

kt_str kt_print(kt_arena *arena, const char *format, ...)
{
	kt_buf b = kt_buf_in(arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&b, format, args);
	va_end(args);
	return kt_buf_str(&b);
}
