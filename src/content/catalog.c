/* A catalogue is read whole or not at all (content/po_file); then each message is paired with its entry. */
#include "content/catalog.h"

#include "content/catalog_figures.h"
#include "content/catalog_match.h"
#include "content/po_file.h"
#include "text/character.h"

struct kt_catalog {
	kt_source source;
	kt_po_scan scan;
	kt_translation *translations; /* by message; those of the first of its like are made */
};

kt_str kt_catalog_path(kt_arena *arena, const kt_brochure *brochure, kt_str language)
{
	kt_str project = brochure->project;
	bool here = project.len == 0 || kt_str_is(project, ".");
	return kt_print(arena, "%.*s%scontent/translations/%.*s.po", here ? 0 : (int)project.len, project.at,
	                here || kt_str_ends(project, "/") ? "" : "/", KT_STR_ARG(language));
}

static kt_translation translation_of(const kt_match *match)
{
	const kt_po_entry *entry = match->entry;
	if (!entry || entry->obsolete) /* what is obsolete comes back by an update only */
		return (kt_translation){.state = KT_TRANSLATION_MISSING};
	kt_translation translation = {.text = kt_str_trim(entry->text), .at = entry->at};
	if (!kt_character_shows(translation.text)) {
		translation.state = KT_TRANSLATION_MISSING;
	} else if (match->kind == KT_MATCH_CHANGED) {
		translation.state = KT_TRANSLATION_STALE;
		translation.was = entry->id;
	} else if (entry->fuzzy) {
		translation.state = KT_TRANSLATION_FUZZY;
		translation.was = entry->was_id;
	}
	return translation;
}

static void translate_all(kt_catalog *catalog, kt_arena *arena, const kt_brochure *brochure, kt_str language)
{
	const kt_messages *messages = &brochure->messages;
	size_t from, to;
	kt_str figures = catalog->scan.header ? kt_catalog_figures_field(catalog->scan.header->text, &from, &to)
	                                      : (kt_str){"", 0};
	kt_matching matching = kt_catalog_match(arena, messages, &catalog->scan);
	catalog->translations = KT_NEW_ARRAY(arena, kt_translation, messages->count);
	for (size_t i = 0; i < messages->count; i++) {
		kt_translation *translation = &catalog->translations[i];
		if (messages->items[i].first != i)
			continue;
		*translation = translation_of(&matching.items[i]);
		if (translation->state == KT_TRANSLATION_HOLDS &&
		    kt_catalog_figures_part(figures, brochure, language, &messages->items[i]))
			translation->state = KT_TRANSLATION_COUNTS;
	}
}

bool kt_catalog_there(kt_io *io, const kt_brochure *brochure, kt_str language, kt_place named, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	kt_str path = kt_catalog_path(scratch, brochure, language);
	bool there = kt_io_exists(io, path);
	if (!there) {
		kt_diag_error(diag, KT_DIAG_CATALOG, named, "there are no translations into `%.*s`: no file %.*s",
		              KT_STR_ARG(language), KT_STR_ARG(path));
		kt_diag_hint(diag, "katern translate update %.*s", KT_STR_ARG(language));
	}
	kt_arena_close(scratch);
	return there;
}

kt_catalog *kt_catalog_read(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_diag *diag)
{
	kt_catalog *catalog = KT_NEW(arena, kt_catalog);
	kt_str path = kt_catalog_path(arena, brochure, language);
	if (!kt_io_read_text(io, arena, path, KT_NOWHERE, diag, &catalog->source) ||
	    !kt_po_file_read(arena, &catalog->source, diag, &catalog->scan))
		return NULL;
	translate_all(catalog, arena, brochure, language);
	return catalog;
}

const kt_translation *kt_catalog_find(const kt_catalog *catalog, const kt_message *message)
{
	return &catalog->translations[message->first];
}

kt_catalog_tally kt_catalog_count(const kt_catalog *catalog, const kt_messages *messages)
{
	kt_catalog_tally tally = {0};
	for (size_t i = 0; i < messages->count; i++) {
		const kt_translation *translation = &catalog->translations[i];
		if (messages->items[i].first != i)
			continue;
		tally.total++;
		tally.matched += translation->at.source && translation->state != KT_TRANSLATION_STALE;
		tally.in[translation->state]++;
	}
	tally.doubtful = tally.total - tally.in[KT_TRANSLATION_HOLDS] - tally.in[KT_TRANSLATION_MISSING];
	return tally;
}

void kt_catalog_room_put(const kt_catalog_room *room, kt_buf *note)
{
	if (room->lines > 0)
		kt_buf_print(note, "%sat the most %zu line%s, about %zu characters", note->len > 0 ? "\n" : "",
		             room->lines, room->lines == 1 ? "" : "s", room->characters);
}
