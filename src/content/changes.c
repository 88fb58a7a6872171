/* The texts of the other state stand as entries of a catalogue would, and are paired as such. */
#include "content/changes.h"

#include "content/catalog_match.h"

typedef struct comparing {
	kt_arena *arena;
	const kt_changes_state *was, *now;
	const kt_message **partners; /* by message of `now`: what it was; NULL: new */
	bool *lives;                 /* by message of `was`: it is a partner */
	kt_text_changes out;
} comparing;

static void note(comparing *c, kt_text_change change)
{
	if (c->out.count == c->out.room) {
		size_t room = c->out.room == 0 ? 16 : 2 * c->out.room, size = sizeof *c->out.items;
		c->out.items = kt_arena_grow(c->arena, c->out.items, c->out.room * size, room * size);
		c->out.room = room;
	}
	c->out.items[c->out.count++] = change;
}

/* The messages as entries, of which an equal one in the same context is left out. */
static kt_po_scan scan_of(kt_arena *arena, const kt_messages *messages)
{
	kt_po_scan scan = {.items = KT_NEW_ARRAY(arena, kt_po_entry, messages->count)};
	for (size_t i = 0; i < messages->count; i++) {
		const kt_message *message = &messages->items[i];
		if (message->first == i)
			scan.items[scan.count++] = (kt_po_entry){.context = message->context,
			                                         .id = message->source,
			                                         .text = message->source,
			                                         .first_line = (uint32_t)i};
	}
	kt_po_scan_index(arena, &scan);
	return scan;
}

static void pair(comparing *c)
{
	const kt_messages *was = &c->was->brochure->messages, *now = &c->now->brochure->messages;
	kt_po_scan scan = scan_of(c->arena, was);
	kt_matching matching = kt_catalog_match(c->arena, now, &scan);
	c->partners = KT_NEW_ARRAY(c->arena, const kt_message *, now->count);
	c->lives = KT_NEW_ARRAY(c->arena, bool, was->count);
	for (size_t i = 0; i < now->count; i++) {
		const kt_match *match = &matching.items[now->items[i].first];
		if (!match->entry)
			continue;
		const kt_message *partner = &was->items[match->entry->first_line];
		/* A text that stands elsewhere as well is a new one here. */
		if (match->kind == KT_MATCH_CHANGED && kt_str_equal(partner->source, now->items[i].source))
			continue;
		c->partners[i] = partner;
		c->lives[partner->index] = true;
	}
	for (size_t i = 0; i < was->count; i++)
		c->lives[i] |= c->lives[was->items[i].first];
}

static void compare_sources(comparing *c)
{
	const kt_messages *was = &c->was->brochure->messages, *now = &c->now->brochure->messages;
	kt_str language = c->now->brochure->language->text;
	for (size_t i = 0; i < now->count; i++) {
		const kt_message *message = &now->items[i];
		kt_str before = c->partners[i] ? c->partners[i]->source : KT_STR("");
		if (!kt_str_equal(before, message->source))
			note(c, (kt_text_change){language, message->at, before, message->source});
	}
	for (size_t i = 0; i < was->count; i++)
		if (!c->lives[i])
			note(c, (kt_text_change){language, was->items[i].at, was->items[i].source, KT_STR("")});
}

static void compare_translations(comparing *c, kt_str language)
{
	kt_diag *unheard = kt_diag_open();
	const kt_catalog *was = kt_catalogs_find(c->was->catalogs, c->was->brochure, language, KT_NOWHERE, unheard),
	                 *now = kt_catalogs_find(c->now->catalogs, c->now->brochure, language, KT_NOWHERE, unheard);
	const kt_messages *messages = &c->now->brochure->messages;
	for (size_t i = 0; i < messages->count; i++) {
		const kt_message *partner = c->partners[i];
		if (messages->items[i].first != i || !partner)
			continue;
		static const kt_translation none;
		const kt_translation *before = was ? kt_catalog_find(was, partner) : &none,
		                     *after = now ? kt_catalog_find(now, &messages->items[i]) : &none;
		if (!kt_str_equal(before->text, after->text))
			note(c, (kt_text_change){language, after->at.source ? after->at : before->at, before->text,
			                         after->text});
	}
	kt_diag_close(unheard);
}

kt_text_changes kt_changes_texts(kt_arena *arena, const kt_changes_state *was, const kt_changes_state *now,
                                 const kt_str *languages, size_t count)
{
	comparing c = {.arena = arena, .was = was, .now = now};
	pair(&c);
	compare_sources(&c);
	for (size_t i = 0; i < count; i++)
		compare_translations(&c, languages[i]);
	return c.out;
}

/* Figures */

static kt_str written(kt_arena *arena, const kt_changes_state *state, const kt_figure *figure, kt_diag *diag)
{
	kt_number_text text;
	return kt_figure_write(state->numbers, arena, figure, state->brochure->language->text, diag, &text)
	               ? text.text
	               : KT_STR("?"); /* reported */
}

kt_figure_changes kt_changes_figures(kt_arena *arena, const kt_changes_state *was, const kt_changes_state *now,
                                     kt_diag *diag)
{
	const kt_figures *before = &was->brochure->figures, *after = &now->brochure->figures;
	kt_figure_changes out = {KT_NEW_ARRAY(arena, kt_figure_change, before->count + after->count), 0};
	for (size_t i = 0; i < after->count; i++) {
		const kt_entry *entry = after->items[i].entry;
		size_t other = kt_figure_find(before, entry->key);
		kt_str text = written(arena, now, &after->items[i], diag),
		       former = other == SIZE_MAX ? KT_STR("") : written(arena, was, &before->items[other], diag);
		if (!kt_str_equal(text, former))
			out.items[out.count++] = (kt_figure_change){entry->key, entry->at, former, text};
	}
	for (size_t i = 0; i < before->count; i++) {
		const kt_entry *entry = before->items[i].entry;
		if (kt_figure_find(after, entry->key) == SIZE_MAX)
			out.items[out.count++] = (kt_figure_change){
			        entry->key, entry->at, written(arena, was, &before->items[i], diag), KT_STR("")};
	}
	return out;
}
