/* One pass checks the bytes as UTF-8 (RFC 3629, Unicode's table 3-7), copies them with LF line ends and counts lines.
 * libyaml's own check names no place and takes U+0085 for a line end, so it never sees what this pass refuses. */
#include "base/source.h"

#include <string.h>

#include "base/diag.h"

const char *kt_source_forbids(uint32_t c)
{
	static const struct {
		uint32_t first, last;
		const char *name;
	} table[] = {
	        {0x0000, 0x0000, "NUL"},
	        {0x0001, 0x0008, "a control character"},
	        {0x000b, 0x001f, "a control character"},
	        {0x007f, 0x0084, "a control character"},
	        {0x0085, 0x0085, "a next line character, which editors do not show as a line end"},
	        {0x0086, 0x009f, "a control character"},
	        {0x2028, 0x2028, "a line separator, which editors do not show as a line end"},
	        {0x2029, 0x2029, "a paragraph separator, which editors do not show as a line end"},
	        {0x202a, 0x202e, "an invisible character that turns the direction of writing"},
	        {0xd800, 0xdfff, "half of a surrogate pair"},
	        {0xe000, 0xf8ff, "a private use character, which only one font knows"},
	        {0xfdd0, 0xfdef, "no character"},
	        {0xfeff, 0xfeff, "a byte order mark in the middle of the text"},
	        {0xfffd, 0xfffd, "what stands for a character that was lost"},
	        {0xfffe, 0xffff, "no character"},
	        {0xf0000, 0x10ffff, "a private use character, which only one font knows"},
	};
	if (c >= 0x20 && c < 0x7f)
		return NULL;
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (c >= table[i].first && c <= table[i].last)
			return table[i].name;
	return (c & 0xfffe) == 0xfffe ? "no character" : NULL;
}

/* What Windows-1252 holds at 0x80 to 0x9f; 0: nothing. */
static const uint16_t windows_1252[32] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                          0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                          0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                          0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static uint32_t from_windows(uint8_t byte)
{
	return byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
}

/* All bytes past ASCII have a meaning there, and the bad one is a letter or a sign of typesetting. */
static bool reads_as_windows(kt_str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if (from_windows((uint8_t)bytes.at[i]) == 0)
			return false;
	return true;
}

typedef enum encoding { ENCODING_8, ENCODING_16, ENCODING_32 } encoding;

/* A byte order mark, or NULs at every second (fourth) byte as Latin text has them. */
static encoding find_encoding(kt_str bytes)
{
	if (bytes.len >= 4 && (memcmp(bytes.at, "\xff\xfe\0\0", 4) == 0 || memcmp(bytes.at, "\0\0\xfe\xff", 4) == 0))
		return ENCODING_32;
	if (bytes.len >= 2 && (memcmp(bytes.at, "\xff\xfe", 2) == 0 || memcmp(bytes.at, "\xfe\xff", 2) == 0))
		return ENCODING_16;
	size_t nuls[4] = {0}, looked = bytes.len < 256 ? bytes.len / 4 * 4 : 256;
	for (size_t i = 0; i < looked; i++)
		nuls[i % 4] += bytes.at[i] == '\0';
	size_t most = looked / 4 - looked / 16; /* three quarters of them */
	if (looked == 0)
		return ENCODING_8;
	if ((nuls[1] >= most && nuls[2] >= most) || (nuls[0] >= most && nuls[1] >= most))
		return ENCODING_32;
	if ((nuls[0] >= most && nuls[2] >= most) || (nuls[1] >= most && nuls[3] >= most))
		return ENCODING_16;
	return ENCODING_8;
}

typedef struct reader {
	kt_arena *arena;
	kt_str bytes;
	kt_diag *diag;
	kt_source *source;
	char *text;
	size_t len;
	uint32_t *lines;
	uint32_t line_count, line_room;
	size_t counted;  /* how far in text the characters of the line are counted */
	uint32_t column; /* … and how many there are, plus one */
	bool good, told; /* told: the hint about Windows-1252 stands */
} reader;

static void start_line(reader *r)
{
	if (r->line_count == r->line_room) {
		uint32_t room = r->line_room == 0 ? 64 : r->line_room * 2;
		r->lines = kt_arena_grow(r->arena, r->lines, r->line_room * sizeof *r->lines, room * sizeof *r->lines);
		r->line_room = room;
	}
	r->lines[r->line_count++] = (uint32_t)r->len;
	r->counted = r->len;
	r->column = 1;
}

/* Counts on from where it counted last: a line may hold a fault at each of its bytes. */
static kt_place here(reader *r)
{
	r->column += (uint32_t)kt_str_count((kt_str){r->text + r->counted, r->len - r->counted});
	r->counted = r->len;
	return (kt_place){r->source, r->line_count, r->column};
}

/* How many bytes at `at` go wrong together, and why. */
static const char *bad_bytes(kt_str s, size_t at, size_t *count)
{
	uint8_t lead = (uint8_t)s.at[at];
	size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	size_t n = 1;
	while (n < wanted && at + n < s.len && ((uint8_t)s.at[at + n] & 0xc0) == 0x80)
		n++;
	*count = n;
	if (wanted == 1 || lead > 0xf4 || (n == 1 && at + n < s.len))
		return "is not UTF-8";
	if (n < wanted)
		return "is not UTF-8: the character is cut short";
	if (lead == 0xed)
		return "is not UTF-8: half of a surrogate pair";
	return lead == 0xf4 ? "is not UTF-8: past the last character" : "is not UTF-8: written longer than it may be";
}

/* Copies what is wrong at `at` as it is, so that the line shows where, and returns the offset after it. */
static size_t refuse_bytes(reader *r, size_t at)
{
	size_t count;
	const char *why = bad_bytes(r->bytes, at, &count);
	uint8_t lead = (uint8_t)r->bytes.at[at];
	kt_diag_error(r->diag, KT_DIAG_ENCODING, here(r), "the byte %02X %s", lead, why);
	if (!r->told && reads_as_windows(r->bytes)) {
		char letter[5] = {0};
		kt_str_encode(from_windows(lead), letter);
		kt_diag_hint(r->diag, "it reads well as Windows-1252, where it is \"%s\": save the file as UTF-8",
		             letter);
		r->told = true;
	} else if (!r->told) {
		kt_diag_hint(r->diag, "save the file as UTF-8");
		r->told = true;
	}
	r->good = false;
	memcpy(r->text + r->len, r->bytes.at + at, count);
	r->len += count;
	return at + count;
}

static void refuse_character(reader *r, uint32_t c, const char *name)
{
	kt_diag_error(r->diag, KT_DIAG_CHARACTER, here(r), "U+%04X is %s", c, name);
	kt_diag_hint(r->diag, "delete it");
	r->good = false;
}

/* The byte that Windows-1252 writes the character with; 0: none past ASCII. */
static uint8_t to_windows(uint32_t c)
{
	if (c >= 0xa0 && c <= 0xff)
		return (uint8_t)c;
	for (unsigned i = 0; i < 32; i++)
		if (c > 0xff && windows_1252[i] == c)
			return (uint8_t)(0x80 + i);
	return 0;
}

static bool is_capital_at(kt_str s, size_t at)
{
	return at < s.len && s.at[at] >= 'A' && s.at[at] <= 'Z';
}

static bool is_small_at(kt_str s, size_t at)
{
	return at < s.len && s.at[at] >= 'a' && s.at[at] <= 'z';
}

/* "Ã©" for "é": UTF-8 that was taken for Windows-1252 and saved again. The character that was meant at `at`, and where it
 * ends; 0: none. Of two bytes the leads of Latin and Cyrillic letters are known, of three those of punctuation; "CAFÃ”",
 * after a capital and before no small letter, may be meant. */
static uint32_t meant_at(kt_str s, size_t at, size_t *end)
{
	char bytes[4] = {0};
	size_t count = 0, next = at;
	uint32_t lead = kt_str_next(s, &next);
	size_t wanted = lead == 0xc2 || lead == 0xc3 || lead == 0xd0 || lead == 0xd1 ? 2 : lead == 0xe2 ? 3 : 0;
	bytes[count++] = (char)lead;
	while (count < wanted && next < s.len) {
		uint8_t byte = to_windows(kt_str_next(s, &next));
		if ((byte & 0xc0) != 0x80)
			return 0;
		bytes[count++] = (char)byte;
	}
	bool punctuation = (uint8_t)bytes[1] == 0x80 || (uint8_t)bytes[1] == 0x82 || (uint8_t)bytes[1] == 0x84;
	if (!wanted || count < wanted || (wanted == 3 && !punctuation))
		return 0;
	if (at && is_capital_at(s, at - 1) && !is_small_at(s, next))
		return 0;
	*end = next;
	return kt_str_next((kt_str){bytes, count}, &(size_t){0});
}

static void warn_garbled(reader *r, size_t at, size_t end, uint32_t meant)
{
	char letter[5] = {0};
	kt_str_encode(meant, letter);
	kt_diag_warn(r->diag, KT_DIAG_GARBLED, here(r), "\"%.*s\" most likely was \"%s\"", (int)(end - at),
	             r->bytes.at + at, letter);
	kt_diag_hint(r->diag, "UTF-8 was taken for Windows-1252 before this file was saved: paste the text again");
}

/* A character that is not plain ASCII; returns the offset after it. */
static size_t read_rare(reader *r, size_t at)
{
	if (r->bytes.at[at] == '\r') {
		r->text[r->len++] = '\n';
		start_line(r);
		return at + 1 < r->bytes.len && r->bytes.at[at + 1] == '\n' ? at + 2 : at + 1;
	}
	size_t next = at;
	uint32_t c = kt_str_next(r->bytes, &next);
	if (c == 0xfffd && next == at + 1)
		return refuse_bytes(r, at);
	const char *forbidden = kt_source_forbids(c);
	if (forbidden != NULL)
		refuse_character(r, c, forbidden);
	size_t end = next;
	uint32_t meant = c < 0xe3 ? meant_at(r->bytes, at, &end) : 0;
	if (meant)
		warn_garbled(r, at, end, meant);
	memcpy(r->text + r->len, r->bytes.at + at, next - at);
	r->len += next - at;
	return next;
}

static void read_all(reader *r)
{
	start_line(r);
	for (size_t at = 0; at < r->bytes.len;) {
		char c = r->bytes.at[at];
		if ((c >= ' ' && c < 0x7f) || c == '\t') {
			r->text[r->len++] = c;
			at++;
		} else if (c == '\n') {
			r->text[r->len++] = c;
			at++;
			start_line(r);
		} else {
			at = read_rare(r, at);
		}
	}
}

static bool refuse_encoding(kt_diag *diag, const kt_source *source, const char *name)
{
	kt_diag_error(diag, KT_DIAG_ENCODING, (kt_place){source, 1, 1}, "this file is %s; katern reads UTF-8", name);
	kt_diag_hint(diag, "save it as UTF-8");
	return false;
}

bool kt_source_read(kt_arena *arena, kt_str path, kt_str bytes, kt_diag *diag, kt_source *source)
{
	static const uint32_t one_line[1] = {0};
	*source = (kt_source){kt_str_copy(arena, path), {"", 0}, one_line, 1};
	if (bytes.len >= UINT32_MAX)
		return kt_diag_error(diag, KT_DIAG_LARGE, (kt_place){source, 0, 0}, "this file is larger than 4 GB");
	encoding found = find_encoding(bytes);
	if (found != ENCODING_8)
		return refuse_encoding(diag, source, found == ENCODING_16 ? "UTF-16" : "UTF-32");
	if (kt_str_starts(bytes, "\xef\xbb\xbf"))
		bytes = kt_str_slice(bytes, 3, bytes.len);
	reader r = {.arena = arena, .bytes = bytes, .diag = diag, .source = source, .good = true};
	r.text = kt_arena_take(arena, bytes.len + 1);
	read_all(&r);
	source->text = (kt_str){r.text, r.len};
	source->lines = r.lines;
	source->line_count = r.line_count;
	return r.good;
}

kt_place kt_source_place(const kt_source *source, size_t offset)
{
	if (offset > source->text.len)
		offset = source->text.len;
	uint32_t low = 0, high = source->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	kt_str before = kt_str_slice(source->text, source->lines[low], offset);
	return (kt_place){source, low + 1, (uint32_t)kt_str_count(before) + 1};
}

size_t kt_source_offset(const kt_source *source, kt_place place)
{
	if (place.line == 0 || place.line > source->line_count)
		return source->text.len;
	kt_str line = kt_source_line(source, place.line);
	size_t at = 0;
	for (uint32_t column = 1; column < place.column && at < line.len; column++) {
		if ((uint8_t)line.at[at] < 0x80)
			at++;
		else
			kt_str_next(line, &at);
	}
	return source->lines[place.line - 1] + at;
}

kt_str kt_source_line(const kt_source *source, uint32_t line)
{
	if (line == 0 || line > source->line_count)
		return (kt_str){"", 0};
	size_t from = source->lines[line - 1];
	size_t to = line < source->line_count ? source->lines[line] - 1u : source->text.len;
	return kt_str_slice(source->text, from, to);
}
