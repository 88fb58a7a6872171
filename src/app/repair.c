/* Each trial is a layout of a whole edition: where the first edition with a fault says no, the others are not asked. */
#include "app/repair.h"

#include <stdatomic.h>
#include <string.h>

#include "app/edit.h"
#include "app/threads.h"

#define FINDINGS_MOST   12 /* of a run that repairs are sought for: more is a text to be edited first */
#define EDITIONS_MOST   64 /* a bit each; others are not asked */
#define CHARACTERS_MOST 12 /* more is another sentence */
#define TRACKING_MOST   4  /* thousandths of an em: more is seen beside the other paragraphs */

/* Trials */

typedef struct workshop {
	const kt_project *project;
	kt_compositor compositor;
	kt_diag *diag; /* its own: what trials report is not told */
} workshop;

static size_t count_of(const kt_findings *findings, const kt_finding *like)
{
	size_t count = 0;
	for (size_t i = 0; i < findings->count; i++)
		count += kt_proof_same(&findings->items[i], like);
	return count;
}

/* Is the fault gone (NULL: there was none), and no other there that was not before? */
static bool is_mended(const kt_findings *before, const kt_findings *after, const kt_finding *fault)
{
	if (fault && count_of(after, fault) >= count_of(before, fault))
		return false;
	for (size_t i = 0; i < after->count; i++)
		if (count_of(after, &after->items[i]) > count_of(before, &after->items[i]))
			return false;
	return true;
}

/* What is tried on a text. */
typedef struct trial {
	int by; /* characters, … */
	kt_edit_part part;
	int16_t tracking;
} trial;

/* An edition with one text of its own, in an arena for the trial. */
static kt_edition edition_with(const workshop *w, const kt_edition *as_it_is, kt_arena *arena, kt_tag_key key,
                               kt_diag *diag, kt_rich **text)
{
	kt_edition edition = *as_it_is;
	size_t count = edition.brochure->messages.count;
	kt_rich *texts = KT_NEW_ARRAY(arena, kt_rich, count);
	memcpy(texts, edition.texts[key.language], count * sizeof *texts);
	edition.texts[key.language] = texts;
	edition.numbers = w->compositor.numbers;
	edition.arena = arena;
	edition.diag = diag;
	*text = &texts[key.message];
	return edition;
}

/* A text in an edition. */
typedef struct patient {
	const kt_checked *checked;
	bool shows; /* the edition shows it */
	kt_tag_key key;
	const kt_finding *fault; /* NULL: none there */
} patient;

static bool try(workshop *w, const patient *text, trial what)
{
	kt_tag_key key = text->key;
	const kt_setting_out *set = &text->checked->set;
	kt_arena *arena = kt_arena_open();
	kt_rich *tried;
	kt_edition edition = edition_with(w, &set->edition, arena, key, w->diag, &tried);
	bool mended = false;
	if (kt_edit_letters(arena, &set->edition.texts[key.language][key.message], what.by, what.part, tried)) {
		tried->tracking = what.tracking;
		kt_setter *setter = kt_compositor_setter(&w->compositor, w->diag);
		kt_document *document = kt_layout_set(w->project->layout, &edition, setter, arena, true, w->diag);
		if (document && document->page_count == set->document->page_count) {
			kt_findings after = kt_proof_check(arena, document, kt_layout_checks(w->project->layout));
			mended = is_mended(&text->checked->all, &after, text->fault);
		}
	}
	kt_arena_close(arena);
	return mended;
}

/* Wherever the characters go or come. */
static bool try_letters(workshop *w, const patient *text, int by)
{
	return try(w, text, (trial){.by = by, .part = KT_EDIT_FIRST_THIRD}) &&
	       try(w, text, (trial){.by = by, .part = KT_EDIT_LAST_THIRD});
}

static bool try_tracking(workshop *w, const patient *text, int by)
{
	return try(w, text, (trial){.tracking = (int16_t)by});
}

/* A text with a fault, in all editions. */
typedef struct ward {
	workshop *shop;
	const patient *patients; /* one for each edition */
	size_t count;
} ward;

typedef bool (*remedy_try)(workshop *w, const patient *text, int by);

/* Nothing where it harms an edition that has no such fault. */
static kt_remedy ask_editions(const ward *d, remedy_try holds, int by)
{
	kt_remedy remedy = {.by = by};
	for (size_t i = 0; i < d->count; i++) {
		if (!d->patients[i].fault)
			continue;
		if (holds(d->shop, &d->patients[i], by))
			remedy.in |= UINT64_C(1) << i;
		else
			remedy.not_in |= UINT64_C(1) << i;
		if (remedy.in == 0)
			return (kt_remedy){0};
	}
	for (size_t i = 0; i < d->count; i++)
		if (d->patients[i].shows && !d->patients[i].fault && !holds(d->shop, &d->patients[i], by))
			return (kt_remedy){0};
	return remedy;
}

/* The first step that does in all its editions; else the first that does in the first. */
static kt_remedy seek(const ward *d, remedy_try holds, const int *steps, size_t count, int sign)
{
	kt_remedy some = {0};
	for (size_t i = 0; i < count; i++) {
		kt_remedy remedy = ask_editions(d, holds, sign * steps[i]);
		if (remedy.by != 0 && remedy.not_in == 0)
			return remedy;
		some = some.by == 0 ? remedy : some;
	}
	return some;
}

/* The steps widen, since a trial costs a layout. */
static kt_repair repair_of(const ward *d)
{
	static const int letters[] = {1, 2, 3, 4, 6, 8, 10, CHARACTERS_MOST};
	static const int tracking[] = {-2, 2, -TRACKING_MOST, TRACKING_MOST};
	size_t count = sizeof letters / sizeof letters[0];
	return (kt_repair){.less = seek(d, try_letters, letters, count, -1),
	                   .more = seek(d, try_letters, letters, count, 1),
	                   .tracking = seek(d, try_tracking, tracking, sizeof tracking / sizeof tracking[0], 1)};
}

static bool is_sought(const kt_finding *finding)
{
	return finding->check->mends && finding->severity >= KT_CHECK_WARNING && finding->tag && finding->tag->bound;
}

static bool is_fault_of(const kt_finding *a, const kt_finding *b)
{
	return is_sought(b) && kt_proof_same(a, b);
}

/* The text at fault, as an edition has it. */
static patient patient_in(const kt_checked *checked, const kt_finding *fault, kt_str language)
{
	patient p = {.checked = checked, .key = fault->tag->key};
	const kt_edition *edition = &checked->set.edition;
	for (unsigned l = 0; checked->set.document && l < edition->language_count; l++)
		if (kt_str_equal(edition->languages[l], language)) {
			p.shows = true;
			p.key.language = l;
		}
	for (size_t i = 0; i < checked->found.count && !p.fault; i++)
		if (is_fault_of(fault, &checked->found.items[i]))
			p.fault = &checked->found.items[i];
	return p;
}

/* The names of editions, a bit each. */
static kt_str names_of(kt_arena *arena, const kt_checked *editions, uint64_t which)
{
	kt_buf names = kt_buf_in(arena);
	for (size_t i = 0; i < EDITIONS_MOST; i++)
		if (which >> i & 1)
			kt_buf_print(&names, "%s%.*s", names.len > 0 ? ", " : "",
			             KT_STR_ARG(editions[i].set.edition.name));
	return kt_buf_str(&names);
}

static void hint(const kt_remedy *remedy, const kt_checked *editions, kt_str what, bool many, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	kt_str in = names_of(scratch, editions, remedy->in), not_in = names_of(scratch, editions, remedy->not_in);
	const char *s = many ? "" : "s";
	if (remedy->by != 0)
		kt_diag_hint(diag, "%.*s this text mend%s it in %.*s, and harm%s nothing else%s%.*s: tried",
		             KT_STR_ARG(what), s, KT_STR_ARG(in), s, not_in.len > 0 ? "; not in " : "",
		             KT_STR_ARG(not_in));
	kt_arena_close(scratch);
}

void kt_repair_hint(const kt_repair *repair, const kt_checked *editions, kt_diag *diag)
{
	if (!repair)
		return;
	kt_arena *scratch = kt_arena_open();
	int less = -repair->less.by, more = repair->more.by;
	hint(&repair->less, editions, kt_print(scratch, "%d character%s less in", less, less > 1 ? "s" : ""), less > 1,
	     diag);
	hint(&repair->more, editions, kt_print(scratch, "%d character%s more in", more, more > 1 ? "s" : ""), more > 1,
	     diag);
	hint(&repair->tracking, editions, kt_print(scratch, "tracking %+d on", repair->tracking.by), false, diag);
	kt_arena_close(scratch);
}

/* Overflow. There are no pages to compare with: a repair is one that leaves fewer errors and none here. */

static bool is_place(kt_place a, kt_place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* A text that loses words at its beginning, or at its end. */
typedef struct cutting {
	workshop *w;
	const kt_setting_out *set;
	kt_tag_key key;
	kt_str text;
	const uint32_t *spaces; /* where they stand */
	size_t count;
	kt_edit_part part;
} cutting;

/* What is left of it without so many words: from 1 to as many as there are spaces. */
static void left(const cutting *c, size_t words, uint32_t *from, uint32_t *to)
{
	bool head = c->part == KT_EDIT_FIRST_THIRD;
	*from = head ? c->spaces[words - 1] + 1 : 0;
	*to = head ? (uint32_t)c->text.len : c->spaces[c->count - words];
}

static size_t characters(const cutting *c, size_t words)
{
	uint32_t from, to;
	left(c, words, &from, &to);
	return kt_str_count(c->text) - kt_str_count(kt_str_slice(c->text, from, to));
}

static bool fits(const cutting *c, size_t words)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_rich *text;
	kt_edition edition = edition_with(c->w, &c->set->edition, arena, c->key, diag, &text);
	kt_place at = text->at, over[FINDINGS_MOST];
	uint32_t from, to;
	left(c, words, &from, &to);
	*text = kt_rich_slice(arena, text, from, to);
	kt_setter *setter = kt_compositor_setter(&c->w->compositor, diag);
	kt_layout_set(c->w->project->layout, &edition, setter, arena, false, diag);
	bool fine = kt_diag_count(diag, KT_DIAG_ERROR) < kt_diag_count(c->set->diag, KT_DIAG_ERROR);
	size_t count = kt_diag_places(diag, KT_DIAG_OVERFLOW, over, FINDINGS_MOST);
	for (size_t i = 0; i < count && i < FINDINGS_MOST; i++)
		fine = fine && !is_place(over[i], at);
	kt_diag_close(diag);
	kt_arena_close(arena);
	return fine;
}

/* The fewest words without which it fits; 0: one word does not fit alone. */
static size_t fewest(const cutting *c)
{
	size_t over = 0, fine = c->count;
	if (c->count == 0 || !fits(c, c->count))
		return 0;
	while (fine - over > 1) {
		size_t middle = (over + fine) / 2;
		if (fits(c, middle))
			fine = middle;
		else
			over = middle;
	}
	return fine;
}

/* Does it fit without the fewest words that are so many characters? */
static bool fits_without(const cutting *c, size_t less)
{
	size_t words = 1;
	while (words < c->count && characters(c, words) < less)
		words++;
	return fits(c, words);
}

/* Where the first figure of a text begins, and the last ends: a sentence is set with its figures or not at all. */
static void figures_of(const kt_rich *text, uint32_t *from, uint32_t *to)
{
	*from = (uint32_t)text->text.len;
	*to = 0;
	for (size_t i = text->count; i-- > 0;) {
		const kt_span *span = &text->spans[i];
		if (!(span->marks & KT_MARK_FIGURE))
			continue;
		*from = span->from;
		*to = *to > 0 ? *to : span->to;
	}
}

/* How many characters must go, from its beginning as well as from its end; 0: no such number is found. */
static size_t seek_words(workshop *w, const kt_setting_out *set, kt_tag_key key)
{
	const kt_rich *rich = &set->edition.texts[key.language][key.message];
	kt_str text = rich->text;
	uint32_t *spaces = KT_NEW_ARRAY(set->arena, uint32_t, text.len + 1), first_figure, last_figure;
	size_t count = 0, inside = 0;
	cutting head = {.w = w, .set = set, .key = key, .text = text, .spaces = spaces, .part = KT_EDIT_FIRST_THIRD};
	figures_of(rich, &first_figure, &last_figure);
	for (uint32_t at = 1; at + 1 < text.len; at++) {
		if (text.at[at] != ' ')
			continue;
		head.count += at < first_figure;
		inside += at < last_figure;
		spaces[count++] = at;
	}
	cutting tail = head;
	tail.part = KT_EDIT_LAST_THIRD;
	tail.spaces = spaces + inside;
	tail.count = count - inside;
	size_t from_head = fewest(&head), from_tail = from_head > 0 ? fewest(&tail) : 0;
	if (from_tail == 0)
		return 0;
	size_t first = characters(&head, from_head), last = characters(&tail, from_tail);
	size_t less = first > last ? first : last;
	return fits_without(first > last ? &tail : &head, less) ? less : 0;
}

static void tell_overflow(workshop *w, const kt_setting_out *set)
{
	kt_place over[FINDINGS_MOST];
	size_t count = kt_diag_places(set->diag, KT_DIAG_OVERFLOW, over, FINDINGS_MOST);
	for (size_t i = 0; i < count && i < FINDINGS_MOST; i++) {
		unsigned language;
		kt_tag_key key = {0};
		if (!kt_edition_find(&set->edition, over[i], &language, &key.message))
			continue;
		key.language = (uint8_t)language;
		size_t less = seek_words(w, set, key);
		if (less == 0)
			continue;
		kt_diag_note(set->diag, KT_DIAG_OVERFLOW, over[i],
		             "%zu characters less in this text make it fit: tried", less);
		kt_diag_edition(set->diag, set->edition.name);
	}
}

/* All, in threads: each takes the next case that nobody has. */

typedef struct illness {
	kt_checked *edition;     /* the first that has it */
	const kt_finding *fault; /* NULL: it could not be made */
	kt_repair repair;
} illness;

typedef struct hospital {
	const kt_project *project;
	const kt_checked *editions;
	size_t edition_count;
	illness *cases;
	size_t count;
	atomic_size_t taken;
} hospital;

static void mend(const hospital *h, workshop *w, illness *c)
{
	patient patients[EDITIONS_MOST];
	ward d = {w, patients, h->edition_count};
	kt_str language = c->edition->set.edition.languages[c->fault->tag->key.language];
	for (size_t e = 0; e < d.count; e++)
		patients[e] = patient_in(&h->editions[e], c->fault, language);
	c->repair = repair_of(&d);
}

static void *serve(void *job)
{
	hospital *h = job;
	workshop w = {h->project, kt_compositor_open(h->project), kt_diag_open()};
	for (size_t i; (i = atomic_fetch_add(&h->taken, 1)) < h->count;) {
		if (h->cases[i].fault)
			mend(h, &w, &h->cases[i]);
		else
			tell_overflow(&w, &h->cases[i].edition->set);
	}
	kt_compositor_close(&w.compositor);
	kt_diag_close(w.diag);
	return NULL;
}

/* One fault is one case, in however many editions and lines of the text. */
static void admit(hospital *h, kt_checked *edition, size_t finding)
{
	const kt_finding *fault = &edition->found.items[finding];
	size_t c = 0;
	if (!is_sought(fault))
		return;
	while (c < h->count && !is_fault_of(h->cases[c].fault, fault))
		c++;
	if (c == FINDINGS_MOST)
		return;
	if (c == h->count)
		h->cases[h->count++] = (illness){.edition = edition, .fault = fault};
	edition->repairs[finding] = &h->cases[c].repair;
}

void kt_repairs_try(kt_project *project, kt_checked *editions, size_t count)
{
	hospital h = {.project = project,
	              .editions = editions,
	              .edition_count = count < EDITIONS_MOST ? count : EDITIONS_MOST,
	              .cases = KT_NEW_ARRAY(project->arena, illness, FINDINGS_MOST + count)};
	for (size_t e = 0; e < count; e++) {
		kt_checked *edition = &editions[e];
		edition->repairs = KT_NEW_ARRAY(edition->set.arena, const kt_repair *, edition->found.count);
		for (size_t i = 0; e < EDITIONS_MOST && i < edition->found.count; i++)
			admit(&h, edition, i);
	}
	for (size_t e = 0; e < count; e++)
		if (!editions[e].set.document && editions[e].set.setter)
			h.cases[h.count++] = (illness){.edition = &editions[e]};
	if (h.count > 0)
		kt_threads_serve(h.count, serve, &h);
}
