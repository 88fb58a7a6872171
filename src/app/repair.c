/* A paragraph of other length is made by dropping letters from the middle of its longest words, or doubling letters of its
 * shortest: as an editor's other words would, it keeps about as many words of about the same length. */
#include "app/repair.h"

#include <string.h>

#define FINDINGS_MOST   12 /* of an edition that repairs are sought for: more is a text to be edited first */
#define CHARACTERS_MOST 12 /* more is another sentence */
#define TRACKING_MOST   4  /* thousandths of an em: more is seen beside the other paragraphs */
#define LETTERS_LEAST   4  /* of a word that is shortened or lengthened: its look stays a word's */

/* A word of the text, by its bytes; those with other than ASCII letters are left as they are. */
typedef struct word {
	uint32_t from, to;
} word;

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The longest word (or the shortest of those long enough) of the text; empty: there is none. */
static word choose(kt_str text, bool longest)
{
	word best = {0, 0};
	for (uint32_t at = 0; at < text.len;) {
		uint32_t from = at;
		while (at < text.len && is_letter(text.at[at]))
			at++;
		uint32_t size = at - from, chosen = best.to - best.from;
		bool better = longest ? size > chosen : chosen == 0 || size < chosen;
		if (size >= LETTERS_LEAST && better)
			best = (word){from, at};
		if (at == from)
			at++;
	}
	return best;
}

/* Moves what a span names when a byte goes (or comes) at `at`. */
static void shift(uint32_t *offset, uint32_t at, int by)
{
	if (*offset > at)
		*offset = (uint32_t)((int64_t)*offset + by);
}

/* The text with one letter less (or more). false: it has no word for that. */
static bool change_letter(kt_rich *rich, kt_span *spans, char *bytes, int by)
{
	word chosen = choose(rich->text, by < 0);
	uint32_t at = (chosen.from + chosen.to) / 2;
	if (chosen.to == 0)
		return false;
	if (by < 0)
		memmove(bytes + at, bytes + at + 1, rich->text.len - at - 1);
	else
		memmove(bytes + at + 1, bytes + at, rich->text.len - at);
	rich->text.len = (size_t)((int64_t)rich->text.len + by);
	for (size_t i = 0; i < rich->count; i++) {
		shift(&spans[i].from, at, by);
		shift(&spans[i].to, at, by);
		shift(&spans[i].unit_from, at, by);
		shift(&spans[i].unit_to, at, by);
	}
	return true;
}

static bool change(kt_arena *arena, const kt_rich *rich, int by, kt_rich *changed)
{
	char *bytes = KT_NEW_ARRAY(arena, char, rich->text.len + CHARACTERS_MOST + 1);
	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, rich->count);
	if (rich->text.len > 0)
		memcpy(bytes, rich->text.at, rich->text.len);
	if (rich->count > 0)
		memcpy(spans, rich->spans, rich->count * sizeof *spans);
	*changed = *rich;
	changed->text.at = bytes;
	changed->spans = spans;
	for (int i = 0; i != by; i += by < 0 ? -1 : 1)
		if (!change_letter(changed, spans, bytes, by < 0 ? -1 : 1))
			return false;
	return true;
}

/* Trials */

typedef struct workshop {
	const kt_project *project;
	const kt_setting_out *set;
	const kt_findings *findings; /* of the edition as it is */
	kt_setter *setter;           /* its own: what trials report is not told */
	kt_diag *diag;
} workshop;

static size_t count_of(const kt_findings *findings, const kt_finding *like)
{
	size_t count = 0;
	for (size_t i = 0; i < findings->count; i++)
		count += kt_proof_same(&findings->items[i], like);
	return count;
}

/* Is the fault gone, and no other there that was not before? */
static bool is_mended(const kt_findings *before, const kt_findings *after, const kt_finding *fault)
{
	if (count_of(after, fault) >= count_of(before, fault))
		return false;
	for (size_t i = 0; i < after->count; i++)
		if (count_of(after, &after->items[i]) > count_of(before, &after->items[i]))
			return false;
	return true;
}

/* What is tried on a text. */
typedef struct trial {
	int by; /* characters */
	int16_t tracking;
} trial;

/* The edition with one text of its own, in an arena for the trial. */
static kt_edition edition_with(const workshop *w, kt_arena *arena, kt_tag_key key, kt_diag *diag, kt_rich **text)
{
	kt_edition edition = w->set->edition;
	size_t count = edition.brochure->messages.count;
	kt_rich *texts = KT_NEW_ARRAY(arena, kt_rich, count);
	memcpy(texts, edition.texts[key.language], count * sizeof *texts);
	edition.texts[key.language] = texts;
	edition.arena = arena;
	edition.diag = diag;
	*text = &texts[key.message];
	return edition;
}

static bool try(workshop *w, const kt_finding *fault, trial what)
{
	kt_tag_key key = fault->tag->key;
	kt_arena *arena = kt_arena_open();
	kt_rich *text;
	kt_edition edition = edition_with(w, arena, key, w->diag, &text);
	bool mended = false;
	if (change(arena, &w->set->edition.texts[key.language][key.message], what.by, text)) {
		text->tracking = what.tracking;
		kt_document *document = kt_layout_set(w->project->layout, &edition, w->setter, arena, true, w->diag);
		if (document && document->page_count == w->set->document->page_count) {
			kt_findings after = kt_proof_check(arena, document, kt_layout_checks(w->project->layout));
			mended = is_mended(w->findings, &after, fault);
		}
	}
	kt_arena_close(arena);
	return mended;
}

/* The fewest characters that do; 0: none does. The steps widen, since a trial costs a layout. */
static unsigned seek(workshop *w, const kt_finding *fault, int sign)
{
	static const int steps[] = {1, 2, 3, 4, 6, 8, 10, CHARACTERS_MOST};
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		if (try(w, fault, (trial){.by = sign * steps[i]}))
			return (unsigned)steps[i];
	return 0;
}

/* The least tracking that does; 0: none does. */
static int16_t seek_tracking(workshop *w, const kt_finding *fault)
{
	static const int16_t steps[] = {-2, 2, -TRACKING_MOST, TRACKING_MOST};
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		if (try(w, fault, (trial){.tracking = steps[i]}))
			return steps[i];
	return 0;
}

static bool is_sought(const kt_finding *finding)
{
	return finding->check->mends && finding->severity >= KT_CHECK_WARNING && finding->tag && finding->tag->bound;
}

const kt_repair *kt_repairs_try(const kt_project *project, const kt_setting_out *set, const kt_findings *findings)
{
	kt_repair *repairs = KT_NEW_ARRAY(set->arena, kt_repair, findings->count);
	kt_diag *diag = kt_diag_open();
	workshop w = {project, set, findings, kt_project_setter(project, diag), diag};
	size_t sought = 0;
	for (size_t i = 0; i < findings->count && sought < FINDINGS_MOST; i++) {
		if (!is_sought(&findings->items[i]))
			continue;
		sought++;
		const kt_finding *fault = &findings->items[i];
		repairs[i] = (kt_repair){seek(&w, fault, -1), seek(&w, fault, 1), seek_tracking(&w, fault)};
	}
	kt_setter_close(w.setter);
	kt_diag_close(diag);
	return repairs;
}

static void hint(unsigned count, const char *what, kt_diag *diag)
{
	if (count > 0)
		kt_diag_hint(diag, "%u character%s %s in this text mend%s it, and harm%s nothing else: tried", count,
		             count == 1 ? "" : "s", what, count == 1 ? "s" : "", count == 1 ? "s" : "");
}

void kt_repair_hint(const kt_repair *repair, kt_diag *diag)
{
	hint(repair->less, "less", diag);
	hint(repair->more, "more", diag);
	if (repair->tracking != 0)
		kt_diag_hint(diag, "tracking %+d on this text mends it, and harms nothing else: tried",
		             repair->tracking);
}

/* Overflow. There are no pages to compare with: a repair is one that leaves fewer errors and none here. */

static bool is_place(kt_place a, kt_place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* The text that was written there; false: none. */
static bool text_at(const kt_edition *edition, kt_place at, kt_tag_key *key)
{
	for (unsigned l = 0; l < edition->language_count; l++)
		for (uint32_t m = 0; m < edition->brochure->messages.count; m++)
			if (edition->texts[l][m].text.len > 0 && is_place(edition->texts[l][m].at, at)) {
				key->language = (uint8_t)l;
				key->message = m;
				return true;
			}
	return false;
}

static bool fits_up_to(workshop *w, kt_tag_key key, uint32_t to)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_rich *text;
	kt_edition edition = edition_with(w, arena, key, diag, &text);
	kt_place at = text->at, over[FINDINGS_MOST];
	*text = kt_rich_slice(arena, text, 0, to);
	kt_layout_set(w->project->layout, &edition, w->setter, arena, false, diag);
	bool fits = kt_diag_count(diag, KT_DIAG_ERROR) < kt_diag_count(w->set->diag, KT_DIAG_ERROR);
	size_t count = kt_diag_places(diag, KT_DIAG_OVERFLOW, over, FINDINGS_MOST);
	for (size_t i = 0; i < count && i < FINDINGS_MOST; i++)
		fits = fits && !is_place(over[i], at);
	kt_diag_close(diag);
	kt_arena_close(arena);
	return fits;
}

/* How many characters of the text's last words must go; 0: not even all words but the first would do. */
static size_t seek_words(workshop *w, kt_tag_key key)
{
	kt_str text = w->set->edition.texts[key.language][key.message].text;
	uint32_t *ends = KT_NEW_ARRAY(w->set->arena, uint32_t, text.len + 1);
	size_t words = 0;
	for (uint32_t at = 1; at < text.len; at++)
		if (text.at[at] == ' ')
			ends[words++] = at;
	if (words == 0 || !fits_up_to(w, key, ends[0]))
		return 0;
	size_t fits = 0, over = words;
	while (over - fits > 1) {
		size_t middle = (fits + over) / 2;
		if (fits_up_to(w, key, ends[middle]))
			fits = middle;
		else
			over = middle;
	}
	return kt_str_count(kt_str_slice(text, ends[fits], text.len));
}

void kt_repairs_overflow(const kt_project *project, const kt_setting_out *set)
{
	kt_place over[FINDINGS_MOST];
	size_t count = kt_diag_places(set->diag, KT_DIAG_OVERFLOW, over, FINDINGS_MOST);
	kt_diag *diag = kt_diag_open();
	workshop w = {project, set, NULL, kt_project_setter(project, diag), diag};
	for (size_t i = 0; i < count && i < FINDINGS_MOST; i++) {
		kt_tag_key key = {0};
		size_t less = text_at(&set->edition, over[i], &key) ? seek_words(&w, key) : 0;
		if (less > 0)
			kt_diag_note(set->diag, KT_DIAG_OVERFLOW, over[i],
			             "in %.*s, %zu characters less in this text make it fit: tried",
			             KT_STR_ARG(set->edition.languages[key.language]), less);
	}
	kt_setter_close(w.setter);
	kt_diag_close(diag);
}
