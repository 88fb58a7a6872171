/* The room is galloped over, then halved; sections are measured in threads. */
#include "app/room.h"

#include <string.h>

#include "app/edit.h"
#include "app/threads.h"
#include "proof/pages.h"

#define TIMES_MOST                                                                                                     \
	4 /* a text that may be so many times as long, and so many characters longer, is stopped by nothing: */
#define MORE_MOST  400 /* … its room is none that a translator could miss */
#define STEP_LEAST 8   /* characters */
#define FINE       64  /* the figure is as fine as a 64th of it: finer than its own “about” */

typedef struct measuring {
	const kt_project *project;
	const kt_edition *edition;
	kt_room *rooms;
	kt_threads_turn turn; /* of sections */
} measuring;

/* A section by itself. */
typedef struct bench {
	const measuring *all;
	kt_compositor *compositor;
	kt_brochure brochure; /* with no other section */
	bool fits;            /* as it is, … */
	size_t pages;         /* … on so many */
} bench;

/* A text with its length set. */
typedef struct trial {
	uint32_t message; /* KT_NO_MESSAGE: none */
	size_t characters;
	bool turned; /* its words come again in another order */
} trial;

static void set_length(kt_arena *arena, trial what, kt_edition *edition)
{
	size_t count = edition->brochure->messages.count;
	kt_rich *texts = KT_NEW_ARRAY(arena, kt_rich, count);
	memcpy(texts, edition->texts[0], count * sizeof *texts);
	for (size_t i = what.message; i < count; i++)
		if (edition->brochure->messages.items[i].first == what.message)
			kt_edit_length(arena, &edition->texts[0][i], what.characters, what.turned, &texts[i]);
	edition->texts[0] = texts;
}

/* NULL: it does not fit. The document is the arena's. */
static const kt_document *lay_out(const bench *b, kt_arena *arena, trial what, bool composes)
{
	kt_diag *diag = kt_diag_open();
	kt_edition edition = *b->all->edition;
	edition.brochure = &b->brochure;
	edition.numbers = b->compositor->numbers;
	edition.arena = arena;
	edition.diag = diag;
	edition.pages = 0;
	if (what.message != KT_NO_MESSAGE)
		set_length(arena, what, &edition);
	kt_setter *setter = kt_compositor_setter(b->compositor, diag);
	const kt_document *document = kt_layout_set(b->all->project->layout, &edition, setter, arena, composes, diag);
	if (document && document->page_count > b->pages)
		document = NULL;
	kt_diag_close(diag);
	return document;
}

/* Words break where they like: two orders of them must fit. */
static bool fits(const bench *b, uint32_t message, size_t characters)
{
	bool good = true, shorter = characters <= kt_str_count(b->all->edition->texts[0][message].text);
	for (unsigned turned = 0; good && turned < (shorter ? 1 : 2); turned++) {
		kt_arena *arena = kt_arena_open();
		good = lay_out(b, arena, (trial){message, characters, turned == 1}, false) != NULL;
		kt_arena_close(arena);
	}
	return good;
}

static bool is_place(kt_place a, kt_place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* Lines of a text on the pages; 0: it is not seen. A folio is no text's own. */
static size_t lines_of(const bench *b, const kt_proof *proof, uint32_t message)
{
	size_t lines = 0;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		if (p->role != KT_PROOF_FOLIO && is_place(p->text->at, b->all->edition->texts[0][message].at))
			lines += p->count;
	}
	return lines;
}

/* Characters of a text that is cut as short as it can be: a sentence is set with its figure or not at all. */
static size_t least_of(const kt_rich *text)
{
	size_t to = 0;
	for (size_t i = 0; i < text->count; i++)
		if (text->spans[i].marks & KT_MARK_FIGURE)
			to = text->spans[i].to;
	size_t count = kt_str_count(kt_str_slice(text->text, 0, to));
	return count > 0 ? count : 1;
}

/* The most characters that fit, of which a tenth more does not; 0: none do, or there is no end to it. */
static size_t seek(const bench *b, uint32_t message, size_t now)
{
	size_t fine = now, over = 0, most = now * TIMES_MOST + MORE_MOST;
	if (!b->fits) {
		fine = least_of(&b->all->edition->texts[0][message]);
		over = now;
		if (fine >= now || !fits(b, message, fine))
			return 0;
	}
	for (;;) {
		while (over == 0) {
			size_t step = fine / 2 > STEP_LEAST ? fine / 2 : STEP_LEAST;
			if (fine + step > most)
				return 0;
			if (fits(b, message, fine + step))
				fine += step;
			else
				over = fine + step;
		}
		while (over - fine > 1 + fine / FINE) {
			size_t middle = fine + (over - fine) / 2;
			if (fits(b, message, middle))
				fine = middle;
			else
				over = middle;
		}
		size_t tenth = fine + (fine + 9) / 10;
		if (tenth == over || !fits(b, message, tenth))
			return fine;
		fine = tenth;
		over = 0;
	}
}

static void measure(const bench *b, uint32_t message, kt_room *room)
{
	room->characters = kt_str_count(b->all->edition->texts[0][message].text);
	size_t most = seek(b, message, room->characters);
	if (most == 0)
		return;
	kt_arena *arena = kt_arena_open();
	const kt_document *document = lay_out(b, arena, (trial){.message = message, .characters = most}, true);
	if (document) {
		kt_proof proof;
		kt_proof_read(&proof, document, arena);
		room->most = (kt_catalog_room){lines_of(b, &proof, message), most};
	}
	kt_arena_close(arena);
}

/* Is it measured here? What no section has of its own stands on the first page. */
static bool is_own(const bench *b, size_t section, const kt_message *message)
{
	bool here = kt_str_equal(message->section, b->brochure.sections->id) ||
	            (section == 0 && kt_str_is(message->section, "brochure"));
	return here && message->first == message->index && !message->heard && !message->word && !message->name;
}

static void measure_section(const measuring *m, kt_compositor *compositor, size_t section)
{
	bench b = {.all = m, .compositor = compositor, .brochure = *m->edition->brochure, .pages = SIZE_MAX};
	b.brochure.sections += section;
	b.brochure.section_count = 1;
	kt_arena *arena = kt_arena_open();
	const kt_document *document = lay_out(&b, arena, (trial){.message = KT_NO_MESSAGE}, true);
	kt_proof proof = {0};
	b.fits = document != NULL;
	b.pages = b.fits ? document->page_count : 1;
	if (b.fits)
		kt_proof_read(&proof, document, arena);
	const kt_messages *messages = &b.brochure.messages;
	for (uint32_t i = 0; i < messages->count; i++) {
		kt_room *room = &m->rooms[i];
		if (!is_own(&b, section, &messages->items[i]))
			continue;
		room->lines = b.fits ? lines_of(&b, &proof, i) : 0;
		if (!b.fits || room->lines > 0)
			measure(&b, i, room);
	}
	kt_arena_close(arena);
}

static void *serve(void *context)
{
	measuring *m = context;
	kt_compositor compositor = kt_compositor_open(m->project);
	for (size_t section; kt_threads_take(&m->turn, m->edition->brochure->section_count, &section);)
		measure_section(m, &compositor, section);
	kt_compositor_close(&compositor);
	return NULL;
}

const kt_room *kt_rooms_measure(const kt_project *project, kt_arena *arena, const kt_edition *edition)
{
	const kt_messages *messages = &edition->brochure->messages;
	measuring m = {.project = project, .edition = edition, .rooms = KT_NEW_ARRAY(arena, kt_room, messages->count)};
	kt_threads_serve(edition->brochure->section_count, serve, &m);
	for (size_t i = 0; i < messages->count; i++)
		m.rooms[i] = m.rooms[messages->items[i].first];
	return m.rooms;
}

const kt_catalog_room *kt_rooms_told(kt_project *project, kt_str language)
{
	const kt_messages *messages = &project->brochure->messages;
	kt_diag *diag = kt_diag_open();
	kt_edition edition;
	kt_catalog_room *told = NULL;
	if (kt_project_read_looks(project, diag) &&
	    kt_edition_make(project->catalogs, project->arena, project->brochure, kt_project_alone(project, language),
	                    project->numbers, diag, &edition)) {
		const kt_room *rooms = kt_rooms_measure(project, project->arena, &edition);
		told = KT_NEW_ARRAY(project->arena, kt_catalog_room, messages->count);
		for (size_t i = 0; i < messages->count; i++)
			if (!messages->items[i].prose || messages->items[i].quotation)
				told[i] = rooms[i].most;
	}
	kt_diag_close(diag);
	return told;
}
