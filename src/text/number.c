/* ICU's number formatter, asked by skeleton and given the exact decimal as text. What stands before or after all the digits
 * is the unit: ICU's own field positions say the same, but to ask for them loads tables that cost more than all else. A
 * language without data is refused before the formatter is asked: ICU would answer with another one's words. */
#include "text/number.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unumberformatter.h>
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

static UNumberFormatter *formatter_open(kt_arena *arena, kt_str language, kt_number_style style, kt_str currency)
{
	const kt_language *known = kt_language_of(arena, language);
	if (!known)
		return NULL;
	char skeleton[64];
	UChar wide[64];
	snprintf(skeleton, sizeof(skeleton), skeletons[style], kt_str_c(arena, currency));
	int32_t len = (int32_t)strlen(skeleton);
	u_charsToUChars(skeleton, wide, len);
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

bool kt_number_write(kt_numbers *numbers, kt_arena *arena, kt_str language, kt_dec value, kt_number_style style,
                     kt_str currency, kt_place at, kt_diag *diag, kt_number_text *text)
{
	*text = (kt_number_text){0};
	if (style != KT_NUMBER_CURRENCY)
		currency = (kt_str){0};
	else if (currency.len != 3)
		return kt_diag_error(diag, KT_DIAG_FORM, at,
		                     "an amount of money needs a currency of three letters, such as EUR");
	const formatter *f = formatter_of(numbers, language, style, currency);
	if (!f->icu)
		return kt_diag_error(diag, KT_DIAG_LANGUAGE, at,
		                     "ICU has no data to write numbers in the language `%.*s`", KT_STR_ARG(language));

	UErrorCode status = U_ZERO_ERROR;
	if (!numbers->result)
		numbers->result = unumf_openResult(&status);
	kt_buf digits = kt_buf_in(arena);
	kt_num_print(&digits, value);
	unumf_formatDecimal(f->icu, digits.at, (int32_t)digits.len, numbers->result, &status);
	UChar wide[256];
	int32_t len = unumf_resultToString(numbers->result, wide, 256, &status);
	if (U_FAILURE(status))
		return kt_diag_error(diag, KT_DIAG_NUMBER, at, "ICU cannot write %.*s in `%.*s`: %s", (int)digits.len,
		                     digits.at, KT_STR_ARG(language), u_errorName(status));
	char *bytes = kt_arena_take(arena, bytes_of(wide, len) + 1);
	int32_t count = 0;
	u_strToUTF8(bytes, (int32_t)bytes_of(wide, len) + 1, &count, wide, len, &status);
	text->text = (kt_str){bytes, (size_t)count};
	if (style == KT_NUMBER_COMPACT || style == KT_NUMBER_PERCENT || style == KT_NUMBER_CURRENCY)
		mark_unit(wide, len, text);
	return true;
}
