/* The table (language.def) is looked up first; ICU fills what it leaves out. ICU answers a locale that it does not know
 * with another language's data and no error, so whether it knows one is asked of the resource bundle itself, opened
 * without fall-back. */
#include "text/language.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define TAG_LIMIT 63 /* bytes; BCP 47 asks that 35 be supported */

/* A row of the table; NULL: left out. */
typedef struct entry {
	const char *tag, *script, *quotes, *dash, *narrow, *wide, *percent, *package, *patterns;
	const char *binds, *units, *joins, *clings, *clipped, *leans, *common, *pictures, *idle;
	bool whole;
} entry;

static const entry entries[] = {
#define KT_LANGUAGE(...) {__VA_ARGS__},
#define KT_REGION(...)
#include "text/language.def"
#undef KT_LANGUAGE
#undef KT_REGION
};

static const entry regions[] = {
#define KT_LANGUAGE(...)
#define KT_REGION(...) {__VA_ARGS__},
#include "text/language.def"
#undef KT_LANGUAGE
#undef KT_REGION
};

/* No language is harmed by three letters on either side of a hyphen, and short words left whole. */
enum { HYPHEN_LEFT = 3, HYPHEN_RIGHT = 3, HYPHEN_WORD = 6 };

/* The row of a language, with what its country has of its own. The table speaks of a language in its own script: "sr-Latn"
 * is not "sr". */
static entry entry_of(kt_str base, kt_str tag, const char *script)
{
	entry found = {0};
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++)
		if (kt_str_is(base, entries[i].tag) && (!script[0] || strcmp(script, entries[i].script) == 0))
			found = entries[i];
	for (size_t i = 0; found.tag && i < sizeof(regions) / sizeof(regions[0]); i++) {
		if (!kt_str_is(tag, regions[i].tag))
			continue;
		const entry *own = &regions[i];
		found.quotes = own->quotes ? own->quotes : found.quotes;
		found.dash = own->dash ? own->dash : found.dash;
		found.narrow = own->narrow ? own->narrow : found.narrow;
		found.wide = own->wide ? own->wide : found.wide;
	}
	return found;
}

/* The words of a list that stand between spaces, ended by an empty one. */
static kt_str *words_of(kt_arena *arena, const char *list)
{
	size_t count = 1;
	list = list ? list : "";
	for (const char *p = list; *p; p++)
		count += *p == ' ';
	kt_str *words = KT_NEW_ARRAY(arena, kt_str, count + 1);
	size_t n = 0;
	for (const char *p = list; *p;) {
		size_t len = strcspn(p, " ");
		if (len)
			words[n++] = (kt_str){p, len};
		p += len + (p[len] == ' ');
	}
	return words;
}

/* ICU's name of the locale; false: the tag is not well formed. */
static bool locale_of(kt_str tag, char locale[TAG_LIMIT + 1])
{
	char text[TAG_LIMIT + 1];
	if (tag.len < 2 || tag.len > TAG_LIMIT)
		return false;
	for (size_t i = 0; i < tag.len; i++) {
		char c = tag.at[i];
		bool plain_ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!plain_ascii && c != '-')
			return false;
		text[i] = c;
	}
	text[tag.len] = 0;
	UErrorCode status = U_ZERO_ERROR;
	int32_t parsed = 0;
	int32_t len = uloc_forLanguageTag(text, locale, TAG_LIMIT, &parsed, &status);
	return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && len > 0 && (size_t)parsed == tag.len;
}

static bool has_data(const char *base)
{
	UErrorCode status = U_ZERO_ERROR;
	UResourceBundle *bundle = ures_openDirect(NULL, base, &status);
	ures_close(bundle);
	return U_SUCCESS(status);
}

static kt_str utf8_of(kt_arena *arena, const UChar *text, int32_t len)
{
	char *bytes = kt_arena_take(arena, (size_t)len * 3 + 1);
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	u_strToUTF8(bytes, len * 3 + 1, &count, text, len, &status);
	return U_SUCCESS(status) ? (kt_str){bytes, (size_t)count} : (kt_str){0};
}

static void quotes_by_icu(kt_arena *arena, const char *locale, kt_str quotes[4])
{
	static const ULocaleDataDelimiterType order[4] = {ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END,
	                                                  ULOCDATA_ALT_QUOTATION_START, ULOCDATA_ALT_QUOTATION_END};
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale, &status);
	for (size_t i = 0; i < 4 && U_SUCCESS(status); i++) {
		UChar mark[8];
		int32_t len = ulocdata_getDelimiter(data, order[i], mark, 8, &status);
		if (U_SUCCESS(status))
			quotes[i] = utf8_of(arena, mark, len);
	}
	if (U_SUCCESS(status) || data)
		ulocdata_close(data);
}

static uint32_t tag_of(const char *name)
{
	return (uint32_t)(unsigned char)name[0] << 24 | (uint32_t)(unsigned char)name[1] << 16 |
	       (uint32_t)(unsigned char)name[2] << 8 | (unsigned char)name[3];
}

static uint32_t script_by_icu(const char *locale)
{
	UScriptCode codes[4] = {USCRIPT_LATIN};
	UErrorCode status = U_ZERO_ERROR;
	int32_t count = uscript_getCode(locale, codes, 4, &status);
	return tag_of(uscript_getShortName(U_SUCCESS(status) && count > 0 ? codes[0] : USCRIPT_LATIN));
}

/* The script that is meant where the tag names none: "Jpan" of "ja", "Hant" of "zh-TW". */
static kt_str writing_by_icu(kt_arena *arena, const char *locale)
{
	char full[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY] = "";
	UErrorCode status = U_ZERO_ERROR;
	uloc_addLikelySubtags(locale, full, sizeof(full), &status);
	uloc_getScript(full, script, sizeof(script), &status);
	return U_SUCCESS(status) ? kt_str_copy(arena, kt_str_of(script)) : (kt_str){0};
}

static kt_str first_part(kt_str tag)
{
	size_t end = kt_str_find(tag, "-", 0);
	return kt_str_slice(tag, 0, end == SIZE_MAX ? tag.len : end);
}

/* The tag as ICU writes it. It takes what is grandfathered or gone (RFC 5646, 2.2.8: "i-default", "zh-min-nan", "iw") for
 * another, of which no more is known than the tag says: false. */
static bool canonical_of(kt_str tag, const char *locale, char canonical[TAG_LIMIT + 1])
{
	UErrorCode status = U_ZERO_ERROR;
	uloc_toLanguageTag(locale, canonical, TAG_LIMIT + 1, false, &status);
	return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
	       kt_str_alike(first_part(tag), first_part(kt_str_of(canonical)));
}

kt_str kt_language_instead(kt_arena *arena, kt_str tag)
{
	char locale[TAG_LIMIT + 1], canonical[TAG_LIMIT + 1] = "";
	if (!locale_of(tag, locale) || canonical_of(tag, locale, canonical))
		return (kt_str){0};
	canonical[TAG_LIMIT] = 0;
	kt_str found = kt_str_of(canonical);
	return kt_str_find(found, "-x-", 0) == SIZE_MAX ? kt_str_copy(arena, found) : (kt_str){0};
}

/* Private use: any language as if it were written from right to left. */
static bool is_turned(kt_str tag)
{
	return kt_str_ends(tag, "-rtl") && kt_str_find(tag, "-x-", 0) != SIZE_MAX;
}

const kt_language *kt_language_of(kt_arena *arena, kt_str tag)
{
	char locale[TAG_LIMIT + 1], canonical[TAG_LIMIT + 1], base[ULOC_LANG_CAPACITY];
	UErrorCode status = U_ZERO_ERROR;
	if (!locale_of(tag, locale) || !canonical_of(tag, locale, canonical))
		return NULL;
	uloc_getLanguage(locale, base, sizeof(base), &status);
	if (U_FAILURE(status) || !base[0] || !has_data(base))
		return NULL;

	kt_language *language = KT_NEW(arena, kt_language);
	language->tag = kt_str_copy(arena, kt_str_of(canonical));
	language->base = kt_str_copy(arena, kt_str_of(base));

	char script[ULOC_SCRIPT_CAPACITY] = "";
	uloc_getScript(locale, script, sizeof(script), &status);
	entry known = entry_of(language->base, language->tag, script);
	language->script = known.script ? tag_of(known.script) : script_by_icu(locale);
	language->writing = writing_by_icu(arena, locale);
	language->right_to_left = uloc_isRightToLeft(locale) || is_turned(language->tag);
	if (known.quotes)
		memcpy(language->quotes, words_of(arena, known.quotes), sizeof(language->quotes));
	else
		quotes_by_icu(arena, locale, language->quotes);
	language->dash = kt_str_of(known.dash ? known.dash : " – ");
	language->narrow = kt_str_of(known.narrow);
	language->wide = kt_str_of(known.wide);
	language->percent = (kt_str){known.percent, known.percent ? strlen(known.percent) : 0};
	language->binds = words_of(arena, known.binds);
	language->units = words_of(arena, known.units);
	language->joins = words_of(arena, known.joins);
	language->clings = words_of(arena, known.clings);
	language->clipped = words_of(arena, known.clipped);
	language->leans = words_of(arena, known.leans);
	language->pictures = words_of(arena, known.pictures);
	language->idle = words_of(arena, known.idle);
	language->hyphen_left = HYPHEN_LEFT;
	language->hyphen_right = HYPHEN_RIGHT;
	language->hyphen_word = HYPHEN_WORD;
	language->whole = known.whole;
	language->package = kt_str_of(known.package);
	char region[ULOC_COUNTRY_CAPACITY];
	if (!uloc_getCountry(locale, region, sizeof(region), &status))
		language->patterns = kt_str_of(known.patterns);
	return language;
}

bool kt_language_writes(const kt_language *language, const char *scripts)
{
	for (const char *p = scripts;; p += 5) {
		if (tag_of(p) == language->script)
			return true;
		if (!p[4])
			return false;
	}
}

bool kt_language_function_words(size_t n, kt_str *tag, const char *lists[KT_LANGUAGE_FUNCTION_LISTS])
{
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		const entry *e = &entries[i];
		if (!e->common || n-- > 0)
			continue;
		*tag = kt_str_of(e->tag);
		lists[0] = e->common;
		lists[1] = e->leans ? e->leans : "";
		lists[2] = e->clings ? e->clings : "";
		return true;
	}
	return false;
}

bool kt_language_lists(const kt_str *words, kt_str word)
{
	for (; words->len; words++)
		if (kt_str_alike(*words, word))
			return true;
	return false;
}

kt_str kt_language_name(kt_arena *arena, kt_str tag)
{
	char locale[TAG_LIMIT + 1];
	UChar name[128];
	UErrorCode status = U_ZERO_ERROR;
	if (!locale_of(tag, locale))
		return (kt_str){0};
	int32_t len = uloc_getDisplayName(locale, locale, name, 128, &status);
	return U_FAILURE(status) || status == U_USING_DEFAULT_WARNING ? (kt_str){0} : utf8_of(arena, name, len);
}

kt_str kt_language_country(kt_arena *arena, kt_str tag, kt_str country)
{
	char locale[TAG_LIMIT + 1];
	if (!locale_of(tag, locale) || country.len != 2)
		return (kt_str){0};
	char region[4] = {'_', country.at[0], country.at[1], 0};
	UChar name[128];
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = uloc_getDisplayCountry(region, locale, name, 128, &status);
	return U_FAILURE(status) || status == U_USING_DEFAULT_WARNING ? (kt_str){0} : utf8_of(arena, name, len);
}
