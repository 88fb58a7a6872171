/* ICU's number formatters, asked by skeleton and given the exact decimal as text. What stands before or after all the digits
 * is the unit: ICU's own field positions say the same, but to ask for them loads tables that cost more than all else. A
 * language without data is refused before the formatter is asked: ICU would answer with another one's words. */
#include "text/number.h"

#include <string.h>

#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/ustring.h>

#include "text/language.h"

/* ICU number skeletons. All decimals that were written are kept: a rounded number is another number. */
static const char *const skeletons[] = {
        [KT_NUMBER_PLAIN] = ".#########",
        [KT_NUMBER_COMPACT] = "compact-long .#########",
        [KT_NUMBER_PERCENT] = "percent .#########", /* the value is in percent already */
        [KT_NUMBER_YEAR] = "group-off .#########",
        [KT_NUMBER_CURRENCY] = "currency/%s .00/w", /* whole amounts without cents */
};

#define SKELETON_ROOM 64
#define TEXT_ROOM     256 /* UTF-16 units of a number in words: ICU's longest take a fourth of it */

#define EN_DASH       0x2013
#define MINUS         0x2212

typedef struct formatter {
	struct formatter *next;
	kt_str language, currency;
	kt_number_style style;
	UNumberFormatter *icu; /* NULL: the language has no data */
} formatter;

struct kt_numbers {
	kt_arena *arena;
	formatter *first;
	UFormattedNumber *result;
};

kt_numbers *kt_numbers_open(void)
{
	kt_arena *arena = kt_arena_open();
	kt_numbers *numbers = KT_NEW(arena, kt_numbers);
	numbers->arena = arena;
	return numbers;
}

void kt_numbers_close(kt_numbers *numbers)
{
	if (!numbers)
		return;
	for (formatter *f = numbers->first; f; f = f->next)
		unumf_close(f->icu);
	unumf_closeResult(numbers->result);
	kt_arena_close(numbers->arena);
}

/* The skeleton of a style; its length. */
static int32_t skeleton_of(kt_arena *arena, kt_number_style style, kt_str currency, UChar wide[SKELETON_ROOM])
{
	char skeleton[SKELETON_ROOM];
	snprintf(skeleton, sizeof(skeleton), skeletons[style], kt_str_c(arena, currency));
	int32_t len = (int32_t)strlen(skeleton);
	u_charsToUChars(skeleton, wide, len);
	return len;
}

static UNumberFormatter *formatter_open(kt_arena *arena, kt_str language, kt_number_style style, kt_str currency)
{
	const kt_language *known = kt_language_of(arena, language);
	if (!known)
		return NULL;
	UChar wide[SKELETON_ROOM];
	int32_t len = skeleton_of(arena, style, currency, wide);
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormatter *icu = unumf_openForSkeletonAndLocale(wide, len, kt_str_c(arena, known->tag), &status);
	if (U_SUCCESS(status))
		return icu;
	unumf_close(icu);
	return NULL;
}

static const formatter *formatter_of(kt_numbers *numbers, kt_str language, kt_number_style style, kt_str currency)
{
	for (const formatter *f = numbers->first; f; f = f->next)
		if (f->style == style && kt_str_equal(f->language, language) && kt_str_equal(f->currency, currency))
			return f;
	formatter *f = KT_NEW(numbers->arena, formatter);
	f->language = kt_str_copy(numbers->arena, language);
	f->currency = kt_str_copy(numbers->arena, currency);
	f->style = style;
	f->icu = formatter_open(numbers->arena, language, style, currency);
	f->next = numbers->first;
	numbers->first = f;
	return f;
}

/* Bytes that the first `len` units take in UTF-8. */
static uint32_t bytes_of(const UChar *text, int32_t len)
{
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	u_strToUTF8(NULL, 0, &count, text, len, &status);
	return (uint32_t)count;
}

/* White space, signs, and marks of direction: no part of a unit. */
static bool is_around(UChar c)
{
	return u_isUWhiteSpace(c) || c == '-' || c == '+' || c == 0x2212 || c == 0x061C || c == 0x200E || c == 0x200F;
}

static void mark_unit(const UChar *wide, int32_t len, kt_number_text *text)
{
	int32_t first = 0, last = len;
	while (first < len && !u_isdigit(wide[first]))
		first++;
	while (last > first && !u_isdigit(wide[last - 1]))
		last--;
	int32_t from = last, to = len; /* what stands behind the digits, or else before them */
	for (unsigned side = 0; side < 2; side++, from = 0, to = first) {
		while (from < to && is_around(wide[from]))
			from++;
		while (to > from && is_around(wide[to - 1]))
			to--;
		if (from < to) {
			text->unit_from = bytes_of(wide, from);
			text->unit_to = bytes_of(wide, to);
			return;
		}
	}
}

/* What ICU wrote, with the sign in place of a hyphen. */
static kt_str text_of(kt_arena *arena, UChar *wide, int32_t len, UChar sign)
{
	for (int32_t i = 0; i < len; i++)
		if (wide[i] == '-')
			wide[i] = sign;
	uint32_t room = bytes_of(wide, len) + 1;
	char *bytes = kt_arena_take(arena, room);
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	u_strToUTF8(bytes, (int32_t)room, &count, wide, len, &status);
	return (kt_str){bytes, (size_t)count};
}

static void fill(kt_arena *arena, UChar *wide, int32_t len, UChar sign, kt_number_style style, kt_number_text *text)
{
	text->text = text_of(arena, wide, len, sign);
	if (style == KT_NUMBER_COMPACT || style == KT_NUMBER_PERCENT || style == KT_NUMBER_CURRENCY)
		mark_unit(wide, len, text);
}

static bool check_currency(kt_number_style style, kt_str currency, kt_place at, kt_diag *diag)
{
	return style != KT_NUMBER_CURRENCY || currency.len == 3 ||
	       kt_diag_error(diag, KT_DIAG_FORM, at,
	                     "an amount of money needs a currency of three letters, such as EUR");
}

static bool refuse_language(kt_str language, const char *what, kt_place at, kt_diag *diag)
{
	return kt_diag_error(diag, KT_DIAG_LANGUAGE, at, "ICU has no data to write %s in the language `%.*s`", what,
	                     KT_STR_ARG(language));
}

static bool refuse_value(kt_str language, const kt_buf *digits, UErrorCode status, kt_place at, kt_diag *diag)
{
	return kt_diag_error(diag, KT_DIAG_NUMBER, at, "ICU cannot write %.*s in `%.*s`: %s", (int)digits->len,
	                     digits->at, KT_STR_ARG(language), u_errorName(status));
}

/* By rules in words (RBNF), which no skeleton knows. */
static bool write_ordinal(kt_arena *arena, kt_str language, kt_dec value, kt_place at, kt_diag *diag,
                          kt_number_text *text)
{
	const kt_language *known = kt_language_of(arena, language);
	if (!known)
		return refuse_language(language, "numbers", at, diag);
	if (value.scale > 0 || value.units < 0)
		return kt_diag_error(diag, KT_DIAG_NUMBER, at, "an ordinal is a whole number, 0 or more");
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *icu = unum_open(UNUM_ORDINAL, NULL, 0, kt_str_c(arena, known->tag), NULL, &status);
	UChar wide[TEXT_ROOM];
	int32_t len = unum_formatInt64(icu, value.units, wide, TEXT_ROOM, NULL, &status);
	unum_close(icu);
	if (U_FAILURE(status))
		return refuse_language(language, "ordinals", at, diag);
	text->text = text_of(arena, wide, len, MINUS);
	return true;
}

bool kt_number_write(kt_numbers *numbers, kt_arena *arena, kt_str language, kt_dec value, kt_number_style style,
                     kt_str currency, kt_place at, kt_diag *diag, kt_number_text *text)
{
	*text = (kt_number_text){0};
	if (style == KT_NUMBER_ORDINAL)
		return write_ordinal(arena, language, value, at, diag, text);
	if (!check_currency(style, currency, at, diag))
		return false;
	if (style != KT_NUMBER_CURRENCY)
		currency = (kt_str){0};
	const formatter *f = formatter_of(numbers, language, style, currency);
	if (!f->icu)
		return refuse_language(language, "numbers", at, diag);

	UErrorCode status = U_ZERO_ERROR;
	if (!numbers->result)
		numbers->result = unumf_openResult(&status);
	kt_buf digits = kt_buf_in(arena);
	kt_num_print(&digits, value);
	unumf_formatDecimal(f->icu, digits.at, (int32_t)digits.len, numbers->result, &status);
	UChar wide[TEXT_ROOM];
	int32_t len = unumf_resultToString(numbers->result, wide, TEXT_ROOM, &status);
	if (U_FAILURE(status))
		return refuse_value(language, &digits, status, at, diag);
	fill(arena, wide, len, MINUS, style, text);
	return true;
}

bool kt_number_range(kt_arena *arena, kt_str language, kt_dec from, kt_dec to, kt_number_style style, kt_str currency,
                     kt_place at, kt_diag *diag, kt_number_text *text)
{
	*text = (kt_number_text){0};
	const kt_language *known = kt_language_of(arena, language);
	if (!check_currency(style, currency, at, diag))
		return false;
	if (!known)
		return refuse_language(language, "numbers", at, diag);
	UChar wide[TEXT_ROOM];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = skeleton_of(arena, style, currency, wide);
	UNumberRangeFormatter *icu = unumrf_openForSkeletonWithCollapseAndIdentityFallback(
	        wide, len, UNUM_RANGE_COLLAPSE_AUTO, UNUM_IDENTITY_FALLBACK_SINGLE_VALUE, kt_str_c(arena, known->tag),
	        NULL, &status);
	UFormattedNumberRange *result = unumrf_openResult(&status);
	kt_buf first = kt_buf_in(arena), last = kt_buf_in(arena);
	kt_num_print(&first, from);
	kt_num_print(&last, to);
	unumrf_formatDecimalRange(icu, first.at, (int32_t)first.len, last.at, (int32_t)last.len, result, &status);
	const UChar *written = ufmtval_getString(unumrf_resultAsValue(result, &status), &len, &status);
	if (U_SUCCESS(status) && len <= TEXT_ROOM) {
		u_memcpy(wide, written, len);
		fill(arena, wide, len, EN_DASH, style, text);
	}
	unumrf_closeResult(result);
	unumrf_close(icu);
	return text->text.len || refuse_value(language, &first, status, at, diag);
}

bool kt_number_date(kt_arena *arena, kt_str language, int year, int month, int day, kt_place at, kt_diag *diag,
                    kt_str *text)
{
	static const UChar utc[] = u"Etc/UTC"; /* a day is one, wherever the program runs */
	const kt_language *known = kt_language_of(arena, language);
	if (!known)
		return refuse_language(language, "dates", at, diag);
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *calendar = ucal_open(utc, -1, "", UCAL_GREGORIAN, &status);
	if (U_SUCCESS(status)) {
		ucal_clear(calendar);
		ucal_setDate(calendar, year, month - 1, day, &status);
	}
	UDate moment = U_SUCCESS(status) ? ucal_getMillis(calendar, &status) : 0;
	UDateFormat *icu = udat_open(UDAT_NONE, UDAT_LONG, kt_str_c(arena, known->tag), utc, -1, NULL, 0, &status);
	UChar wide[TEXT_ROOM];
	int32_t len = udat_format(icu, moment, wide, TEXT_ROOM, NULL, &status);
	udat_close(icu);
	ucal_close(calendar);
	if (U_FAILURE(status))
		return refuse_language(language, "dates", at, diag);
	*text = text_of(arena, wide, len, '-');
	return true;
}
