/* CLDR's rules look at a number as it is written: visible decimals, and the exponent of a compact one. So it is formatted
 * first, as text/number does. */
#include "text/plural.h"

#include <string.h>

#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/num.h"
#include "text/language.h"

#define CATEGORY_ROOM 16 /* characters; "other" is the longest category */

typedef struct rules {
	kt_arena *arena;
	UPluralRules *plural;
	UNumberFormatter *formatter;
	UFormattedNumber *result;
} rules;

static bool open_rules(rules *r, const char *language, kt_number_style style)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar skeleton[32];
	const char *name = style == KT_NUMBER_COMPACT ? "compact-long .#########" : ".#########";
	u_charsToUChars(name, skeleton, (int32_t)strlen(name) + 1);
	r->plural = uplrules_open(language, &status);
	r->formatter = unumf_openForSkeletonAndLocale(skeleton, -1, language, &status);
	r->result = unumf_openResult(&status);
	return U_SUCCESS(status);
}

static void close_rules(rules *r)
{
	unumf_closeResult(r->result);
	unumf_close(r->formatter);
	uplrules_close(r->plural);
}

static bool category_of(const rules *r, kt_dec value, UChar category[CATEGORY_ROOM])
{
	UErrorCode status = U_ZERO_ERROR;
	kt_buf digits = kt_buf_in(r->arena);
	kt_num_print(&digits, value);
	unumf_formatDecimal(r->formatter, digits.at, (int32_t)digits.len, r->result, &status);
	uplrules_selectFormatted(r->plural, r->result, category, CATEGORY_ROOM, &status);
	return U_SUCCESS(status);
}

bool kt_plural_same(kt_str language, kt_number_style style, kt_dec a, kt_dec b)
{
	if (kt_num_compare(a, b) == 0 || style == KT_NUMBER_YEAR || style == KT_NUMBER_ORDINAL)
		return true;
	rules r = {.arena = kt_arena_open()};
	const kt_language *known = kt_language_of(r.arena, language);
	UChar first[CATEGORY_ROOM], second[CATEGORY_ROOM];
	bool same = known && open_rules(&r, kt_str_c(r.arena, known->tag), style) && category_of(&r, a, first) &&
	            category_of(&r, b, second) && u_strcmp(first, second) == 0;
	close_rules(&r);
	kt_arena_close(r.arena);
	return same;
}
