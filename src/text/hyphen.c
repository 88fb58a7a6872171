/* A token's letters are lowered, written in the dictionary's own encoding and handed to the automaton that was built in
 * (text/hyphen_flat), or else to libhyphen (Liang's algorithm, 1983, with OpenOffice's extensions), whose answer is a
 * digit for each character, odd where a hyphen may follow. */
#include "text/hyphen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "base/library.h"
#include "text/hyphen_flat.h"
#include "text/lexicon.h"
#include "text/segment.h"
#include "text/shape.h"

/* Scripts whose words are parted by hyphens; elsewhere no patterns are missed. */
#define HYPHENATED       "Latn Cyrl Grek Armn Geor Copt Deva Beng Gujr Guru Knda Mlym Orya Taml Telu"
#define FOLDER           "/usr/share/hyphen"
#define WORD_LONGEST     120 /* characters of a word that is hyphenated; German makes words of 79 */
#define DICTIONARY_LIMIT ((size_t)4 << 20)

typedef struct dictionary {
	const kt_language *language;
	const kt_hyphen_flat *flat; /* NULL: libhyphen's it is … */
	HyphenDict *patterns;       /* … or none at all: NULL */
	UConverter *encoding;       /* of libhyphen's; NULL: UTF-8 */
	kt_diag *faults;            /* of loading them; NULL: they are built in */
	bool told;                  /* … to the diag in use */
} dictionary;

/* A word's points, as kept. */
typedef struct points {
	uint8_t count;
	uint8_t *at;                   /* bytes from the word's start */
	kt_hyphen_spelling **spelling; /* of each; NULL: none of them changes any */
} points;

struct kt_hyphen {
	kt_arena *arena;
	kt_io *io;
	kt_lexicon *words;
	dictionary *dictionaries;
	unsigned count, room;
};

/* A word as the patterns know it. */
typedef struct lowered {
	uint32_t letters[WORD_LONGEST];
	uint8_t at[WORD_LONGEST + 1]; /* where each stands in the word */
	unsigned count;
} lowered;

kt_hyphen *kt_hyphen_open(kt_arena *arena, kt_io *io)
{
	kt_hyphen *hyphen = KT_NEW(arena, kt_hyphen);
	hyphen->arena = arena;
	hyphen->io = io;
	hyphen->words = kt_lexicon_open(arena);
	return hyphen;
}

void kt_hyphen_close(kt_hyphen *hyphen)
{
	for (unsigned i = 0; i < hyphen->count; i++) {
		if (hyphen->dictionaries[i].patterns)
			hnj_hyphen_free(hyphen->dictionaries[i].patterns);
		ucnv_close(hyphen->dictionaries[i].encoding);
		kt_diag_close(hyphen->dictionaries[i].faults);
	}
}

void kt_hyphen_tell_again(kt_hyphen *hyphen)
{
	for (unsigned i = 0; i < hyphen->count; i++)
		hyphen->dictionaries[i].told = false;
}

static kt_str path_of(kt_hyphen *hyphen, kt_str name)
{
	kt_str path = kt_print(hyphen->arena, FOLDER "/hyph_%.*s.dic", KT_STR_ARG(name));
	return kt_io_exists(hyphen->io, path) ? path : (kt_str){0};
}

/* The table's choice, else pt_BR for pt-BR, else pt, else the first pt_… there is. Empty: none. */
static kt_str find_patterns(kt_hyphen *hyphen, const kt_language *language)
{
	if (language->patterns.len)
		return path_of(hyphen, language->patterns);
	char *name = (char *)kt_str_c(hyphen->arena, language->tag);
	for (char *p = name; *p; p++)
		*p = *p == '-' ? '_' : *p;
	kt_str path = path_of(hyphen, kt_str_of(name));
	if (!path.len)
		path = path_of(hyphen, language->base);
	if (path.len)
		return path;
	kt_str *files;
	size_t count = kt_io_list(hyphen->io, hyphen->arena, KT_STR(FOLDER), &files);
	const char *head = kt_print(hyphen->arena, "hyph_%.*s_", KT_STR_ARG(language->base)).at;
	for (size_t i = 0; i < count; i++)
		if (kt_str_starts(files[i], head) && kt_str_ends(files[i], ".dic"))
			return kt_print(hyphen->arena, FOLDER "/%.*s", KT_STR_ARG(files[i]));
	return (kt_str){0};
}

/* libhyphen's names of encodings are those of X11's fonts: "microsoft-cp1251", "ISO8859-2". */
static UConverter *encoding_of(const HyphenDict *patterns, bool *known)
{
	UErrorCode status = U_ZERO_ERROR;
	const char *name = patterns->cset;
	*known = true;
	if (patterns->utf8)
		return NULL;
	if (strncmp(name, "microsoft-", 10) == 0)
		name += 10;
	UConverter *encoding = ucnv_open(name, &status);
	if (U_SUCCESS(status))
		ucnv_setFromUCallBack(encoding, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
	*known = U_SUCCESS(status) && ucnv_getMaxCharSize(encoding) == 1;
	return encoding;
}

static void load(kt_hyphen *hyphen, dictionary *d)
{
	kt_diag *diag = d->faults = kt_diag_open();
	kt_str path = find_patterns(hyphen, d->language), bytes;
	kt_arena *scratch = kt_arena_open();
	if (path.len && kt_io_read(hyphen->io, scratch, path, DICTIONARY_LIMIT, KT_NOWHERE, diag, &bytes) &&
	    bytes.len) {
		FILE *stream = fmemopen((char *)bytes.at, bytes.len, "r");
		kt_library_enter();
		d->patterns = stream ? hnj_hyphen_load_file(stream) : NULL;
		kt_library_leave();
		if (stream)
			fclose(stream);
		bool known = true;
		if (d->patterns)
			d->encoding = encoding_of(d->patterns, &known);
		if (d->patterns && !known) {
			hnj_hyphen_free(d->patterns);
			d->patterns = NULL;
		}
	}
	kt_arena_close(scratch);
	if (d->patterns)
		return;
	kt_str tag = d->language->tag;
	if (d->language->package.len) {
		kt_diag_system(diag, KT_DIAG_LANGUAGE, KT_NOWHERE,
		               "there are no hyphenation patterns for `%.*s` in " FOLDER, KT_STR_ARG(tag));
		kt_diag_hint(diag, "sudo apt-get install %.*s", KT_STR_ARG(d->language->package));
	} else {
		kt_diag_warn(diag, KT_DIAG_LANGUAGE, KT_NOWHERE,
		             "there are no hyphenation patterns for `%.*s` in " FOLDER ": its words stay whole",
		             KT_STR_ARG(tag));
		kt_diag_hint(diag, "where Debian has them: sudo apt-get install hyphen-%.*s",
		             KT_STR_ARG(d->language->base));
	}
}

static dictionary *find_dictionary(kt_hyphen *hyphen, const kt_language *language)
{
	for (unsigned i = 0; i < hyphen->count; i++)
		if (hyphen->dictionaries[i].language == language)
			return &hyphen->dictionaries[i];
	if (hyphen->count == hyphen->room) {
		unsigned room = hyphen->count ? hyphen->count * 2 : 8;
		hyphen->dictionaries = kt_arena_grow(hyphen->arena, hyphen->dictionaries,
		                                     hyphen->count * sizeof(dictionary), room * sizeof(dictionary));
		hyphen->room = room;
	}
	dictionary *d = &hyphen->dictionaries[hyphen->count++];
	d->language = language;
	d->flat = kt_hyphen_flat_of(language->patterns);
	if (!d->flat)
		load(hyphen, d);
	return d;
}

static dictionary *dictionary_of(kt_hyphen *hyphen, const kt_language *language, kt_diag *diag)
{
	dictionary *d = find_dictionary(hyphen, language);
	if (d->faults && !d->told)
		kt_diag_absorb(diag, d->faults);
	d->told = true;
	return d;
}

/* Splits a word in its letters, in lower case. false: it stays whole. */
static bool lower_word(const kt_language *language, kt_str word, lowered *low)
{
	unsigned capitals = 0;
	low->count = 0;
	for (size_t at = 0; at < word.len; low->count++) {
		if (low->count == WORD_LONGEST || at > UINT8_MAX)
			return false;
		low->at[low->count] = (uint8_t)at;
		uint32_t c = kt_str_next(word, &at);
		capitals += (bool)u_isupper((UChar32)c);
		low->letters[low->count] = (uint32_t)u_tolower((UChar32)c);
	}
	return capitals < 2 && low->count >= language->hyphen_word && word.len <= UINT8_MAX;
}

/* The word in the dictionary's encoding, one byte a letter unless it is UTF-8; 0: it cannot be written so. */
static size_t encode(const dictionary *d, const lowered *low, char *out, size_t room)
{
	size_t len = 0;
	UErrorCode status = U_ZERO_ERROR;
	if (!d->encoding) {
		for (unsigned i = 0; i < low->count; i++)
			len += kt_str_encode(low->letters[i], out + len);
		return len;
	}
	UChar wide[2 * WORD_LONGEST];
	int32_t wide_len = 0;
	u_strFromUTF32(wide, 2 * WORD_LONGEST, &wide_len, (const UChar32 *)low->letters, (int32_t)low->count, &status);
	len = (size_t)ucnv_fromUChars(d->encoding, out, (int32_t)room, wide, wide_len, &status);
	return U_SUCCESS(status) && len == low->count ? len : 0;
}

/* The word as the built-in automaton reads it; 0: it cannot be written so. */
static size_t encode_flat(const kt_hyphen_flat *flat, const lowered *low, char *out)
{
	size_t len = 0;
	for (unsigned i = 0; i < low->count; i++) {
		if (flat->utf8)
			len += kt_str_encode(low->letters[i], out + len);
		else if (low->letters[i] < 0x100)
			out[len++] = (char)low->letters[i];
		else
			return 0;
	}
	return len;
}

/* May a line end after letter i: do enough of them stay on either side, and does none stand on another? */
static bool is_kept(const kt_language *language, const lowered *low, unsigned i)
{
	return i + 1 >= language->hyphen_left && i + 1 + language->hyphen_right <= low->count &&
	       !kt_shape_extends(low->letters[i + 1]);
}

static void add_point(kt_hyphen *hyphen, points *p, unsigned letters, uint8_t at, kt_hyphen_spelling *spelling)
{
	if (!p->at)
		p->at = KT_NEW_ARRAY(hyphen->arena, uint8_t, letters);
	if (spelling && !p->spelling)
		p->spelling = KT_NEW_ARRAY(hyphen->arena, kt_hyphen_spelling *, letters);
	if (spelling)
		p->spelling[p->count] = spelling;
	p->at[p->count++] = at;
}

/* The points that the built-in automaton finds. */
static void ask_flat(kt_hyphen *hyphen, const dictionary *d, const lowered *low, points *p)
{
	char word[4 * WORD_LONGEST];
	bool after[4 * WORD_LONGEST];
	size_t len = encode_flat(d->flat, low, word), at = 0;
	if (!len)
		return;
	kt_hyphen_flat_points(d->flat, (kt_str){word, len}, after);
	for (unsigned i = 0; i < low->count; i++) {
		if (d->flat->utf8)
			kt_str_next((kt_str){word, len}, &at);
		else
			at++;
		if (after[at - 1] && is_kept(d->language, low, i))
			add_point(hyphen, p, low->count, low->at[i + 1], NULL);
	}
}

/* Adds a point at which letters first to first + cut - 1 become `replaced`, "before=after", if that leaves the next line
 * as it is: if they end in `after`. */
static void add_changed(kt_hyphen *hyphen, points *p, const lowered *low, kt_str word, const char *replaced,
                        unsigned first, unsigned cut)
{
	const char *mark = strchr(replaced, '=');
	if (!mark || first + cut > low->count)
		return;
	kt_str before = {replaced, (size_t)(mark - replaced)};
	size_t from = low->at[first], to = first + cut < low->count ? low->at[first + cut] : word.len;
	if (before.len > KT_HYPHEN_SHOWN || !kt_str_ends(kt_str_slice(word, from, to), mark + 1))
		return;
	size_t at = to - strlen(mark + 1);
	kt_hyphen_spelling *spelling = KT_NEW(hyphen->arena, kt_hyphen_spelling);
	*spelling = (kt_hyphen_spelling){(uint8_t)(at - from), kt_str_copy(hyphen->arena, before)};
	add_point(hyphen, p, low->count, (uint8_t)at, spelling);
}

/* libhyphen's own: its answers count characters, and the change begins `position` before the end of the one that may end
 * the line. Changed spellings are read in UTF-8 alone, in which the dictionaries that have any are written. */
static void ask_libhyphen(kt_hyphen *hyphen, const dictionary *d, const lowered *low, kt_str word, points *p)
{
	char text[4 * WORD_LONGEST + 1], hyphens[4 * WORD_LONGEST + 5] = {0};
	size_t len = encode(d, low, text, sizeof(text) - 1);
	char **replaced = NULL;
	int *position = NULL, *cut = NULL;
	if (!len)
		return;
	text[len] = 0;
	kt_library_enter();
	bool asked = hnj_hyphen_hyphenate2(d->patterns, text, (int)len, hyphens, NULL, &replaced, &position, &cut) == 0;
	kt_library_leave();
	for (unsigned i = 0; i < low->count; i++) {
		bool changed = replaced && replaced[i];
		if (!asked || !(hyphens[i] & 1) || !is_kept(d->language, low, i))
			changed = false;
		else if (!changed)
			add_point(hyphen, p, low->count, low->at[i + 1], NULL);
		if (changed && !d->encoding && position[i] >= 0 && (unsigned)position[i] <= i + 1 && cut[i] > 0)
			add_changed(hyphen, p, low, word, replaced[i], i + 1 - (unsigned)position[i], (unsigned)cut[i]);
		if (replaced)
			free(replaced[i]);
	}
	free(replaced);
	free(position);
	free(cut);
}

static const points *points_of(kt_hyphen *hyphen, const dictionary *d, kt_str word)
{
	const void **kept = kt_lexicon_word(hyphen->words, (uint64_t)(d - hyphen->dictionaries), word);
	if (*kept)
		return *kept;
	lowered low;
	points *found = KT_NEW(hyphen->arena, points);
	*kept = found;
	if (!lower_word(d->language, word, &low))
		return found;
	if (d->flat)
		ask_flat(hyphen, d, &low, found);
	else
		ask_libhyphen(hyphen, d, &low, word, found);
	return found;
}

/* Does the character belong to a word? An apostrophe does not: what it joins keeps its letters on either side. The point
 * of Catalan's "l·l" does, which goes at a line's end. */
static bool belongs(uint32_t c)
{
	return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z'
	               : c == 0xB7 || u_isalpha((UChar32)c) || u_getCombiningClass((UChar32)c);
}

size_t kt_hyphen_points(kt_hyphen *hyphen, const kt_language *language, kt_str token, kt_diag *diag, uint32_t *out,
                        size_t room)
{
	size_t count = 0, from = 0;
	bool inside = false;
	if (language->whole || token.len < language->hyphen_word || !kt_language_writes(language, HYPHENATED) ||
	    kt_segment_is_address(token))
		return 0;
	const dictionary *d = dictionary_of(hyphen, language, diag);
	for (size_t at = 0; (d->flat || d->patterns) && at <= token.len;) {
		size_t start = at;
		uint32_t c = at < token.len ? kt_str_next(token, &at) : ' ';
		bool in_word = belongs(c);
		if (in_word && !inside)
			from = start;
		if (inside && !in_word) {
			const points *p = start - from >= language->hyphen_word
			                          ? points_of(hyphen, d, kt_str_slice(token, from, start))
			                          : NULL;
			for (size_t i = 0; p && i < p->count && count < room; i++)
				out[count++] = (uint32_t)(from + p->at[i]);
		}
		inside = in_word;
		if (start == token.len)
			break;
	}
	return count;
}

const kt_hyphen_spelling *kt_hyphen_spelling_at(kt_hyphen *hyphen, const kt_language *language, kt_str token,
                                                uint32_t point, kt_diag *diag)
{
	const dictionary *d = dictionary_of(hyphen, language, diag);
	size_t from = point, to = point;
	if (!d->patterns)
		return NULL;
	while (from && belongs(kt_str_before(token, from, ' ')))
		from = kt_str_back(token, from);
	for (size_t next = to; to < token.len && belongs(kt_str_next(token, &next));)
		to = next;
	const points *p = points_of(hyphen, d, kt_str_slice(token, from, to));
	for (size_t i = 0; p->spelling && i < p->count; i++)
		if (from + p->at[i] == point)
			return p->spelling[i];
	return NULL;
}
