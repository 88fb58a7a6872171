/* Words between spaces are tried together, the most first: so "69 000 000" is one number and "two hundred and sixty" is.
 * Digits are read here, since ICU takes "1.5 x" for 1.5 and "1,2,3" for 123; words by ICU's rules (RBNF), which read
 * "tweehonderdzestig" only when lenient, and then take a millisecond: so they are asked only of words that begin like a
 * numeral of the language. What a power of ten is called is asked of the formatter that writes it. */
#include "text/typed.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define WORDS_MOST  8   /* of one number: "one thousand two hundred and sixty-three" has six */
#define LETTERS     160 /* UTF-16 units of them: none is longer */
#define DIGITS_MOST 18
#define BEGINNING   4 /* letters that tell a numeral, if it is no shorter */
#define NUMERALS    64
#define YEAR_FIRST  1900
#define YEAR_LAST   2099

struct kt_typed_reader {
	kt_arena *arena;
	const kt_language *language;
	kt_numbers *numbers;
	kt_diag *diag; /* what cannot be written is not looked for */
	uint32_t decimal;
	UNumberFormat *words; /* NULL: not opened yet, or there are none */
	bool opened;
	UChar numerals[NUMERALS][BEGINNING]; /* how they begin; 0 after a shorter one */
	size_t numeral_count;
};

static uint32_t decimal_of(const char *tag)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar symbol[4] = {'.'};
	UNumberFormat *icu = unum_open(UNUM_DECIMAL, NULL, 0, tag, NULL, &status);
	unum_getSymbol(icu, UNUM_DECIMAL_SEPARATOR_SYMBOL, symbol, 4, &status);
	unum_close(icu);
	return U_SUCCESS(status) ? symbol[0] : '.';
}

kt_typed_reader *kt_typed_open(const kt_language *language, kt_numbers *numbers)
{
	kt_arena *arena = kt_arena_open();
	kt_typed_reader *reader = KT_NEW(arena, kt_typed_reader);
	*reader = (kt_typed_reader){.arena = arena,
	                            .language = language,
	                            .numbers = numbers,
	                            .diag = kt_diag_open(),
	                            .decimal = decimal_of(kt_str_c(arena, language->tag))};
	return reader;
}

void kt_typed_close(kt_typed_reader *reader)
{
	if (!reader)
		return;
	unum_close(reader->words);
	kt_diag_close(reader->diag);
	kt_arena_close(reader->arena);
}

/* Spaces and words */

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* Marks that may stand around a number and are no part of it. */
static bool is_outside(uint32_t c)
{
	return is_space(c) || (u_ispunct((UChar32)c) && c != '%' && c != '+' && c != '-' && c != 0x2212);
}

static size_t skip_back(kt_str text, size_t at)
{
	while (at > 0 && is_space(kt_str_before(text, at, 0)))
		at = kt_str_back(text, at);
	return at;
}

/* Where the word that ends at `at` begins. */
static size_t word_back(kt_str text, size_t at)
{
	while (at > 0 && !is_space(kt_str_before(text, at, 0)))
		at = kt_str_back(text, at);
	return at;
}

static size_t word_on(kt_str text, size_t at)
{
	while (at < text.len && !is_space(kt_str_after(text, at, ' ')))
		kt_str_next(text, &at);
	return at;
}

static size_t skip_on(kt_str text, size_t at)
{
	while (at < text.len && is_space(kt_str_after(text, at, 0)))
		kt_str_next(text, &at);
	return at;
}

/* Digits */

static bool is_digit_at(kt_str text, size_t at)
{
	return u_charDigitValue((UChar32)kt_str_after(text, at, 'x')) >= 0;
}

static unsigned digits_at(kt_str text, size_t at, kt_dec *value)
{
	unsigned count = 0;
	while (at < text.len && is_digit_at(text, at) && count <= DIGITS_MOST) {
		value->units = value->units * 10 + u_charDigitValue((UChar32)kt_str_next(text, &at));
		count++;
	}
	return count;
}

static size_t past(kt_str text, size_t at, unsigned characters)
{
	while (characters-- > 0)
		kt_str_next(text, &at);
	return at;
}

/* Does a sign part groups of three digits here? */
static bool parts_groups(const kt_typed_reader *reader, uint32_t sign)
{
	return sign != reader->decimal &&
	       (is_space(sign) || is_apostrophe(sign) || sign == '.' || sign == ',' || sign == 0x066C);
}

/* A number that begins with a digit; where it ends, or 0. `grouped`: so were its digits. */
static size_t read_digits(const kt_typed_reader *reader, kt_str text, kt_dec *value, bool *grouped)
{
	*value = (kt_dec){0};
	*grouped = false;
	unsigned count = digits_at(text, 0, value), group = count;
	size_t at = past(text, 0, count);
	while (count > 0 && count <= DIGITS_MOST && at < text.len) {
		kt_dec more = {0};
		size_t behind = at;
		uint32_t sign = kt_str_next(text, &behind);
		unsigned digits = digits_at(text, behind, &more);
		bool groups = parts_groups(reader, sign) && digits == 3 && group <= 3;
		bool decimals = sign == reader->decimal && digits > 0 && digits <= 9;
		if ((!groups && !decimals) || count + digits > DIGITS_MOST)
			break;
		for (unsigned i = 0; i < digits; i++)
			value->units *= 10;
		value->units += more.units;
		count += digits;
		at = past(text, behind, digits);
		if (decimals) {
			value->scale = (uint8_t)digits;
			break;
		}
		*grouped = true;
		group = digits;
	}
	return count > 0 && count <= DIGITS_MOST ? at : 0;
}

/* Times a power of ten. false: too large. */
static bool raise_by(kt_dec *value, unsigned power)
{
	for (; power > 0 && value->scale > 0; power--)
		value->scale--;
	for (; power > 0; power--)
		if (__builtin_mul_overflow(value->units, (int64_t)10, &value->units))
			return false;
	return true;
}

/* "miljoen" after a number: times a million. */
static bool read_power(kt_typed_reader *reader, kt_str word, kt_dec *value)
{
	for (unsigned power = 3; power <= 12; power += 3) {
		kt_dec raised = *value;
		kt_number_text text;
		if (!raise_by(&raised, power) ||
		    !kt_number_write(reader->numbers, reader->arena, reader->language->tag, raised, KT_NUMBER_COMPACT,
		                     KT_STR(""), KT_NOWHERE, reader->diag, &text))
			return false;
		if (text.unit_from < text.unit_to &&
		    kt_str_equal(kt_str_slice(text.text, text.unit_from, text.unit_to), word)) {
			*value = raised;
			return true;
		}
	}
	return false;
}

/* "duizend" is what few languages write in short, and all say. */
static bool read_worded(kt_typed_reader *reader, kt_str text, kt_dec *value);

static bool read_thousands(kt_typed_reader *reader, kt_str word, kt_dec *value)
{
	kt_dec thousand;
	return read_worded(reader, word, &thousand) && thousand.units == 1000 && raise_by(value, 3);
}

/* Words */

static const int64_t spelt[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,   10,  11,  12,  13,  14,   15,     16,
                                20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 500, 700, 900, 1000, 1000000};

/* How each word of a spelt number begins. */
static void keep_beginnings(kt_typed_reader *reader, const UChar *wide, int32_t len)
{
	for (int32_t i = 0; i < len && reader->numeral_count < NUMERALS; i++) {
		if (i > 0 && u_isalpha(wide[i - 1]))
			continue;
		UChar *numeral = reader->numerals[reader->numeral_count++];
		for (int32_t k = 0; k < BEGINNING && i + k < len && u_isalpha(wide[i + k]); k++)
			numeral[k] = wide[i + k];
	}
}

static void open_words(kt_typed_reader *reader)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar wide[LETTERS];
	reader->opened = true;
	reader->words =
	        unum_open(UNUM_SPELLOUT, NULL, 0, kt_str_c(reader->arena, reader->language->tag), NULL, &status);
	for (size_t i = 0; i < sizeof spelt / sizeof spelt[0]; i++) {
		int32_t len = unum_formatInt64(reader->words, spelt[i], wide, LETTERS, NULL, &status);
		if (U_FAILURE(status))
			return;
		keep_beginnings(reader, wide, len);
	}
	unum_setAttribute(reader->words, UNUM_LENIENT_PARSE, 1);
}

static bool begins_like_numeral(const kt_typed_reader *reader, const UChar *word, int32_t len)
{
	for (size_t i = 0; i < reader->numeral_count; i++) {
		int32_t same = 0;
		while (same < BEGINNING && same < len && reader->numerals[i][same] == word[same])
			same++;
		if (same > 0 && (same == BEGINNING || reader->numerals[i][same] == 0))
			return true;
	}
	return false;
}

/* Do its first word and its last one? */
static bool may_read(const kt_typed_reader *reader, const UChar *wide, int32_t len)
{
	int32_t last = len;
	while (last > 0 && !is_space(wide[last - 1]))
		last--;
	return begins_like_numeral(reader, wide, len) && begins_like_numeral(reader, wide + last, len - last);
}

static bool read_wide(kt_typed_reader *reader, const UChar *wide, int32_t len, kt_dec *value)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t end = 0;
	int64_t number = unum_parseInt64(reader->words, wide, len, &end, &status);
	*value = (kt_dec){number, 0};
	return U_SUCCESS(status) && end == len;
}

/* As people type them: with a space where the language has none, too ("tweehonderd zestig"). */
static bool read_worded(kt_typed_reader *reader, kt_str text, kt_dec *value)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *tag = kt_str_c(reader->arena, reader->language->tag);
	if (!reader->opened)
		open_words(reader);
	UChar wide[LETTERS];
	int32_t len = 0, joined = 0;
	if (!reader->words || !u_isalpha((UChar32)kt_str_after(text, 0, ' ')))
		return false;
	u_strFromUTF8(wide, LETTERS, &len, text.at, (int32_t)text.len, &status);
	if (U_FAILURE(status) || len >= LETTERS)
		return false;
	len = u_strToLower(wide, LETTERS, wide, len, tag, &status);
	if (U_FAILURE(status) || !may_read(reader, wide, len))
		return false;
	if (read_wide(reader, wide, len, value))
		return true;
	for (int32_t i = 0; i < len; i++)
		if (!is_space(wide[i]))
			wide[joined++] = wide[i];
	return joined < len && read_wide(reader, wide, joined, value);
}

/* Is the whole text one number? */
static bool read_whole(kt_typed_reader *reader, kt_str text, kt_typed *typed)
{
	bool grouped;
	typed->worded = !is_digit_at(text, 0);
	if (typed->worded)
		return read_worded(reader, text, &typed->value);
	size_t end = read_digits(reader, text, &typed->value, &grouped);
	if (end == 0)
		return false;
	if (end < text.len) {
		size_t word = skip_on(text, end);
		kt_str power = kt_str_slice(text, word, text.len);
		return word > end && word_on(text, word) == text.len &&
		       (read_power(reader, power, &typed->value) || read_thousands(reader, power, &typed->value));
	}
	bool year = !grouped && typed->value.scale == 0 && typed->value.units >= YEAR_FIRST &&
	            typed->value.units <= YEAR_LAST;
	return !year;
}

/* Does the word before make a name of the number? */
static bool is_bound(const kt_typed_reader *reader, kt_str text, size_t from)
{
	size_t end = skip_back(text, from);
	return end > 0 && kt_language_lists(reader->language->binds, kt_str_slice(text, word_back(text, end), end));
}

bool kt_typed_before(kt_typed_reader *reader, kt_str text, size_t at, kt_typed *typed)
{
	size_t starts[WORDS_MOST], end = skip_back(text, at), from = end;
	unsigned count = 0;
	while (count < WORDS_MOST && from > 0) {
		size_t word = word_back(text, from);
		starts[count++] = word;
		from = skip_back(text, word);
	}
	while (count-- > 0) {
		size_t start = starts[count];
		while (start < end && is_outside(kt_str_after(text, start, 'x')))
			kt_str_next(text, &start);
		typed->from = (uint32_t)start;
		typed->to = (uint32_t)end;
		if (start < end && read_whole(reader, kt_str_slice(text, start, end), typed))
			return !is_bound(reader, text, start);
	}
	return false;
}

bool kt_typed_next(kt_typed_reader *reader, kt_str text, size_t *at, kt_typed *typed)
{
	while (*at < text.len) {
		size_t start = *at, ends[WORDS_MOST], to;
		while (start < text.len && is_outside(kt_str_after(text, start, 'x')))
			kt_str_next(text, &start);
		unsigned count = 0;
		for (to = start; count < WORDS_MOST && to < text.len; to = skip_on(text, to))
			ends[count++] = to = word_on(text, to);
		*at = count > 0 ? ends[0] : text.len;
		while (count-- > 0) {
			size_t end = ends[count];
			while (end > start && is_outside(kt_str_before(text, end, 'x')))
				end = kt_str_back(text, end);
			typed->from = (uint32_t)start;
			typed->to = (uint32_t)end;
			if (end > start && read_whole(reader, kt_str_slice(text, start, end), typed)) {
				*at = ends[count];
				if (is_bound(reader, text, start))
					break;
				return true;
			}
		}
	}
	return false;
}
