/* A text is cut into words once; each knows of which languages it is a function word, a bit each. Then every language is
 * tried on the runs between the text's own function words. */
#include "text/foreign.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/segment.h"

#define OWN          0x80000000u /* the bit of the text's own language; the others are those of the table's rows */
#define LANGUAGES    31
#define WORD_LONGEST 16  /* bytes of a function word */
#define WORDS_MOST   512 /* of a text that are looked at */
#define TABLE        4096
#define STRONG       3 /* letters of a function word that tells a language alone */
#define SCRIPTS      4

typedef struct entry {
	char word[WORD_LONGEST + 1];
	uint32_t languages;
} entry;

struct kt_foreigners {
	const kt_language *language;
	uint32_t base; /* the row of the text's own language; LANGUAGES: it has none */
	kt_str tags[LANGUAGES];
	uint32_t count;
	UScriptCode scripts[SCRIPTS]; /* that the language is written in */
	int32_t script_count;
	entry table[TABLE];
};

/* A word of a text. */
typedef struct word {
	uint32_t from, to;
	uint32_t languages; /* of which it is a function word */
	UScriptCode script;
	uint8_t letters;
	bool begins;  /* a part of the text: no run goes on from the word before */
	bool apart;   /* the part is all that is emphasised, or between quotation marks */
	bool ends;    /* the part */
	bool small;   /* it begins with a small letter */
	bool capital; /* it has two capitals or more */
} word;

/* The table */

static entry *cell_of(kt_foreigners *f, kt_str text)
{
	size_t at = kt_str_hash(text) % TABLE;
	while (f->table[at].word[0] && !kt_str_is(text, f->table[at].word))
		at = (at + 1) % TABLE;
	return &f->table[at];
}

static void add_words(kt_foreigners *f, const char *list, uint32_t language)
{
	for (const char *p = list; *p;) {
		size_t len = strcspn(p, " ");
		entry *cell = len > 0 && len <= WORD_LONGEST ? cell_of(f, (kt_str){p, len}) : NULL;
		if (cell) {
			memcpy(cell->word, p, len);
			cell->languages |= language;
		}
		p += len + (p[len] == ' ');
	}
}

/* Units and abbreviations part no phrase that they are not of. */
static void add_own(kt_foreigners *f, const kt_str *words)
{
	for (; words->len; words++) {
		entry *cell = words->len <= WORD_LONGEST ? cell_of(f, *words) : NULL;
		if (!cell)
			continue;
		memcpy(cell->word, words->at, words->len);
		cell->languages |= OWN;
	}
}

kt_foreigners *kt_foreign_open(kt_arena *arena, const kt_language *language)
{
	kt_foreigners *f = KT_NEW(arena, kt_foreigners);
	const char *lists[KT_LANGUAGE_FUNCTION_LISTS];
	UErrorCode status = U_ZERO_ERROR;
	f->language = language;
	f->base = LANGUAGES;
	while (f->count < LANGUAGES && kt_language_function_words(f->count, &f->tags[f->count], lists)) {
		bool own = kt_str_equal(f->tags[f->count], language->base);
		for (size_t i = 0; i < KT_LANGUAGE_FUNCTION_LISTS; i++)
			add_words(f, lists[i], own ? OWN : 1u << f->count);
		f->base = own ? f->count : f->base;
		f->count++;
	}
	add_own(f, language->units);
	add_own(f, language->binds);
	f->script_count = uscript_getCode(kt_str_c(arena, language->tag), f->scripts, SCRIPTS, &status);
	if (U_FAILURE(status))
		f->script_count = 0;
	return f;
}

/* Words */

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static bool is_quote(uint32_t c)
{
	int8_t kind = u_charType((UChar32)c);
	return kind == U_INITIAL_PUNCTUATION || kind == U_FINAL_PUNCTUATION || c == 0x201E || c == 0x201A || c == '"';
}

static bool is_in_word(uint32_t c)
{
	return u_isalpha((UChar32)c) || u_getCombiningClass((UChar32)c) || c == '-' || c == 0xAD;
}

/* The span that a byte stands in; NULL: none. */
static const kt_span *span_at(const kt_rich *rich, uint32_t at)
{
	for (size_t i = 0; i < rich->count; i++)
		if (rich->spans[i].from <= at && at < rich->spans[i].to)
			return &rich->spans[i];
	return NULL;
}

static unsigned marks_at(const kt_rich *rich, uint32_t at)
{
	const kt_span *span = span_at(rich, at);
	return span ? span->marks & ~(unsigned)KT_MARK_STRONG : 0;
}

static uint32_t languages_of(const kt_foreigners *f, kt_str text)
{
	char low[WORD_LONGEST + 4];
	size_t len = 0;
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (c != 0xAD)
			len += kt_str_encode((uint32_t)u_tolower((UChar32)c), low + len);
		if (len > WORD_LONGEST)
			return 0;
	}
	return cell_of((kt_foreigners *)f, (kt_str){low, len})->languages;
}

/* A word that begins at `at`, which moves past it. */
static word read_word(const kt_foreigners *f, kt_str text, size_t *at)
{
	word w = {.from = (uint32_t)*at, .script = USCRIPT_COMMON};
	unsigned capitals = 0;
	for (size_t next = *at; next < text.len; *at = next) {
		uint32_t c = kt_str_next(text, &next);
		UErrorCode status = U_ZERO_ERROR;
		if (!is_in_word(c))
			break;
		if (w.letters == 0) {
			w.small = u_islower((UChar32)c);
			w.script = uscript_getScript((UChar32)c, &status);
		}
		if (u_isalpha((UChar32)c) && w.letters < UINT8_MAX)
			w.letters++;
		capitals += u_isupper((UChar32)c) ? 1 : 0;
	}
	w.to = (uint32_t)*at;
	w.capital = capitals > 1;
	w.languages = languages_of(f, kt_str_slice(text, w.from, w.to));
	return w;
}

/* Where the address ends that begins at `at`; or `at`. */
static size_t past_address(kt_str text, size_t at)
{
	size_t end = at;
	while (end < text.len && text.at[end] != ' ')
		end++;
	return kt_segment_is_address(kt_str_slice(text, at, end)) ? end : at;
}

/* Does the part that these words are stand between quotation marks, or is it all that is emphasised? */
static bool stands_apart(const kt_rich *rich, const word *first, const word *last)
{
	kt_str text = rich->text;
	if (is_quote(kt_str_before(text, first->from, 0)) && is_quote(kt_str_after(text, last->to, 0)))
		return true;
	const kt_span *span = span_at(rich, first->from), *end = span_at(rich, last->from);
	return span && end && (span->marks & KT_MARK_EMPHASIS) && (end->marks & KT_MARK_EMPHASIS) &&
	       span->from == first->from && end->to == last->to;
}

static void end_part(const kt_rich *rich, word *words, size_t first, size_t count)
{
	if (first == count)
		return;
	bool apart = stands_apart(rich, &words[first], &words[count - 1]);
	words[first].begins = true;
	words[count - 1].ends = true;
	for (size_t i = first; i < count; i++)
		words[i].apart = apart;
}

/* All words that may be of a phrase; whatever stands between two parts is a mark, a digit, an address or another span. */
static size_t read_words(const kt_foreigners *f, const kt_rich *rich, word words[WORDS_MOST])
{
	kt_str text = rich->text;
	size_t count = 0, first = 0;
	unsigned marks = 0;
	for (size_t at = 0; at < text.len && count < WORDS_MOST;) {
		size_t next = at;
		uint32_t c = kt_str_next(text, &next);
		size_t address = at == 0 || text.at[at - 1] == ' ' ? past_address(text, at) : at;
		unsigned here = marks_at(rich, (uint32_t)at);
		if (here != marks || address > at) {
			end_part(rich, words, first, count);
			first = count;
			marks = here;
		}
		if (address > at) {
			at = address;
		} else if (u_isalpha((UChar32)c) && !(here & ~(unsigned)KT_MARK_EMPHASIS)) {
			words[count++] = read_word(f, text, &at);
		} else {
			at = next;
			if (c == ' ' || c == 0xA0 || is_apostrophe(c))
				continue;
			end_part(rich, words, first, count);
			first = count;
		}
	}
	end_part(rich, words, first, count);
	return count;
}

/* Phrases */

/* Words in a row that may be of one language. */
typedef struct run {
	uint32_t from, to; /* but for words at its ends that are the text's own, too; `to` 0: there is no other yet */
	unsigned words, all;
	unsigned hits, strong;            /* function words but for those of names, … */
	unsigned waiting, waiting_strong; /* … which the word after them tells */
	bool whole;                       /* it begins with its part */
	bool small;                       /* the last word that is none begins small */
} run;

/* A name's function words stand before its capitals: "Bank for International Settlements". */
static void settle(run *r, bool name)
{
	r->hits += name ? 0 : r->waiting;
	r->strong += name ? 0 : r->waiting_strong;
	r->waiting = r->waiting_strong = 0;
}

/* `capitals`: nouns begin like names, so that none is told from them. */
static void take(run *r, const word *w, uint32_t language, bool capitals)
{
	bool hit = (w->languages & language) && !(w->languages & OWN) && w->letters > 1 && !w->capital;
	if (r->words++ == 0)
		r->whole = w->begins;
	if (!(w->languages & OWN)) {
		r->from = r->to > 0 ? r->from : w->from;
		r->to = w->to;
	}
	if (hit) {
		r->all++;
		r->waiting++;
		r->waiting_strong += w->languages == language && w->letters >= STRONG;
	} else if (!(w->languages & language)) {
		r->small = w->small;
		settle(r, !w->small && !capitals);
	}
}

static bool is_told(run *r, bool apart, bool capitals)
{
	settle(r, !r->small && !capitals);
	if (apart)
		return r->all > 0 && r->words > 1;
	return (r->hits > 1 && r->words > 2) || (r->strong > 0 && r->words > 1);
}

/* How well a language's words are told in a text: the run that has most; 0: none has enough. */
static unsigned try_language(const kt_foreigners *f, const word *words, size_t count, uint32_t row, kt_foreign *found)
{
	uint32_t language = 1u << row;
	bool capitals = kt_str_is(f->tags[row], "de");
	unsigned best = 0;
	run r = {0};
	for (size_t i = 0; i < count; i++) {
		const word *w = &words[i];
		bool own = (w->languages & OWN) && !(w->languages & language);
		if (w->begins)
			r = (run){0};
		if (!own)
			take(&r, w, language, capitals);
		if (!own && !w->ends)
			continue;
		if (is_told(&r, w->apart && r.whole && !own, capitals) && r.all + r.strong > best) {
			best = r.all + r.strong;
			*found = (kt_foreign){r.from, r.to, f->tags[row], NULL};
		}
		r = (run){0};
	}
	return best;
}

static bool is_own_script(const kt_foreigners *f, UScriptCode script)
{
	bool own = script == USCRIPT_COMMON || script == USCRIPT_INHERITED || f->script_count == 0;
	for (int32_t i = 0; i < f->script_count; i++)
		own = own || f->scripts[i] == script;
	return own;
}

/* Words of another script in a row, of which one is no name. */
static bool find_script(const kt_foreigners *f, const word *words, size_t count, kt_foreign *found)
{
	bool told = false;
	for (size_t i = 0; i < count; i++) {
		const word *w = &words[i];
		bool goes_on = i > 0 && !w->begins && w->script == words[i - 1].script;
		if (told && !goes_on)
			return true;
		if (is_own_script(f, w->script))
			continue;
		if (!goes_on)
			found->from = w->from;
		found->to = w->to;
		found->language = KT_STR("");
		found->script = uscript_getName(w->script);
		told = told || (w->letters > 1 && (w->script != USCRIPT_LATIN || (w->small && w->languages == 0)));
	}
	return told;
}

bool kt_foreign_find(const kt_foreigners *f, const kt_rich *rich, kt_foreign *found)
{
	word words[WORDS_MOST];
	size_t count = read_words(f, rich, words);
	unsigned best = 0;
	if (find_script(f, words, count, found))
		return true;
	for (uint32_t row = 0; f->base < LANGUAGES && row < f->count; row++) {
		kt_foreign one;
		unsigned told = row == f->base ? 0 : try_language(f, words, count, row, &one);
		if (told > best) {
			best = told;
			*found = one;
		}
	}
	return best > 0;
}
