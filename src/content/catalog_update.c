/* The messages are paired with the entries that there are (content/catalog_match). All entries are printed anew by
 * libgettextpo, so that they are wrapped as msgcat wraps them, and spliced with what stands in the file
 * (content/po_splice). Entries stay where they are, unless their text now stands elsewhere; what is new comes after the entry
 * of the message before it; what went comes last, as obsolete. */
#include "content/catalog.h"

#include "content/catalog_figures.h"
#include "content/catalog_match.h"
#include "content/po_file.h"
#include "content/po_splice.h"
#include "text/language.h"

typedef struct update {
	kt_arena *arena;
	const kt_brochure *brochure;
	kt_str language;
	kt_numbers *numbers;
	kt_diag *diag;
	kt_catalog_change *change;
	kt_catalog_keep *keep; /* NULL: none */
	kt_str path, bytes;    /* the file as it is; empty where there is none */
	kt_source *source;     /* in the arena: diagnostics point to it */
	kt_po_scan scan;
	kt_matching matching;
	kt_str figures;    /* the header's field: values for which the translations were made */
	uint32_t *order;   /* messages that have an entry, in their order */
	kt_po_text *texts; /* what is printed: a header, then an entry for each of these */
	size_t text_count;
	const kt_catalog_room *rooms; /* by message; NULL: none */
	kt_str *notes;                /* of texts, without room: as every language has them */
} update;

/* --- entries as they should be -------------------------------------------------------------------------------------- */

/* The values of the figures in a text, one a line, in the words of the source language. */
static bool put_values(update *u, const kt_message *message, kt_buf *note)
{
	kt_str name;
	for (size_t at = 0; kt_message_brace(message->source, &at, &name);) {
		const kt_figures *figures = &u->brochure->figures;
		size_t index = kt_figure_find(figures, name);
		kt_str line = kt_print(u->arena, "\n{%.*s} = ", KT_STR_ARG(name));
		if (message->word || kt_str_find(kt_buf_str(note), line.at, 0) != SIZE_MAX)
			continue;
		if (index == SIZE_MAX)
			KT_BUG("a message names a figure that is not there");
		const kt_figure *figure = &figures->items[index];
		kt_number_text value;
		if (!kt_figure_write(u->numbers, u->arena, figure, u->brochure->language->text, u->diag, &value))
			return false;
		kt_buf_put(note, line);
		kt_buf_put(note, value.text);
	}
	return true;
}

/* May the text carry the flag python-brace-format? Not where a brace stands for itself: gettext would take it for a
 * name that was broken off. */
static bool has_names_only(const kt_message *message)
{
	size_t names = 0, signs = 0;
	kt_str name, source = message->source;
	for (size_t at = 0; kt_message_brace(source, &at, &name);)
		names++;
	for (size_t i = 0; i < source.len; i++)
		signs += source.at[i] == '{' || source.at[i] == '}';
	return names > 0 && signs == names * 2;
}

static bool make_text(update *u, const kt_message *message, kt_po_text *text)
{
	kt_buf note = kt_buf_in(u->arena);
	kt_buf_put(&note, message->note);
	if (message->name)
		kt_buf_text(&note, ", filled in already");
	if (!put_values(u, message, &note))
		return false;
	u->notes[u->text_count] = kt_str_copy(u->arena, kt_buf_str(&note));
	if (u->rooms)
		kt_catalog_room_put(&u->rooms[message->index], &note);
	*text = (kt_po_text){.context = message->context,
	                     .id = message->source,
	                     .text = message->name ? message->source : (kt_str){"", 0},
	                     .note = kt_buf_str(&note),
	                     .file = kt_print(u->arena, "content/%.*s.yaml", KT_STR_ARG(message->section)),
	                     .braces = has_names_only(message)};
	return true;
}

static bool has_text(const kt_po_text *text)
{
	return kt_str_trim(text->text).len > 0;
}

/* What its old entry gives to a message's new one. */
static void take_over(update *u, const kt_message *message, kt_match match, kt_po_text *text)
{
	const kt_po_entry *entry = match.entry;
	bool changed = match.kind == KT_MATCH_CHANGED;
	/* A name that was left as it is stays so. */
	if (message->name && changed && kt_str_equal(entry->text, entry->id))
		return;
	text->text = entry->text;
	if (!has_text(text))
		return;
	text->fuzzy = entry->fuzzy || changed || kt_catalog_figures_part(u->figures, u->brochure, u->language, message);
	u->change->changed += text->fuzzy && !entry->fuzzy;
	if (!changed)
		return;
	if (!kt_str_equal(entry->context, message->context))
		text->was_context = entry->context;
	text->was_id = entry->id;
}

/* The message whose text stands on a line of a file of content; KT_NO_MESSAGE: none. */
static uint32_t message_at(const update *u, kt_str file, uint32_t line)
{
	const kt_messages *messages = &u->brochure->messages;
	uint32_t found = KT_NO_MESSAGE;
	for (uint32_t i = 0; i < messages->count; i++) {
		kt_place at = messages->items[i].at;
		bool before = at.source && kt_str_equal(at.source->path, file) && at.line <= line;
		if (before && (found == KT_NO_MESSAGE || at.line >= messages->items[found].at.line))
			found = i;
	}
	return found == KT_NO_MESSAGE ? found : messages->items[found].first;
}

/* `named`: the message that the place names, where that is one of content. */
static bool is_kept(const update *u, uint32_t message, uint32_t named)
{
	const kt_catalog_keep *keep = u->keep;
	const kt_po_entry *entry = u->matching.items[message].entry;
	if (!keep || !entry)
		return false;
	if (kt_str_equal(keep->file, u->path))
		return entry->first_line <= keep->line && keep->line <= entry->last_line;
	return message == named;
}

static void keep(update *u, const kt_po_entry *entry, kt_po_text *text)
{
	u->keep->was = text->was_id.len > 0 ? text->was_id : entry->was_id;
	u->keep->now = text->id;
	u->keep->text = text->text;
	u->change->changed -= text->fuzzy && !entry->fuzzy;
	text->fuzzy = false;
	text->was_context = text->was_id = (kt_str){NULL, 0};
}

static bool make_texts(update *u)
{
	const kt_messages *messages = &u->brochure->messages;
	uint32_t named = u->keep ? message_at(u, u->keep->file, u->keep->line) : KT_NO_MESSAGE;
	for (uint32_t i = 0; i < messages->count; i++) {
		if (messages->items[i].first != i)
			continue;
		kt_po_text *text = &u->texts[u->text_count];
		if (!make_text(u, &messages->items[i], text))
			return false;
		if (u->matching.items[i].entry)
			take_over(u, &messages->items[i], u->matching.items[i], text);
		if (is_kept(u, i, named))
			keep(u, u->matching.items[i].entry, text);
		u->order[u->text_count++] = i;
		u->change->total++;
		u->change->added += u->matching.items[i].kind == KT_MATCH_NEW;
		u->change->moved += u->matching.items[i].kind == KT_MATCH_MOVED;
		u->change->translated += has_text(text) && !text->fuzzy;
	}
	return true;
}

/* --- the header --------------------------------------------------------------------------------------------------- */

static void put_figures(const update *u, kt_buf *header)
{
	kt_buf figures = kt_buf_in(u->arena);
	kt_catalog_figures_put(u->arena, u->brochure, &figures);
	if (figures.len > 0)
		kt_buf_print(header, KT_CATALOG_FIGURES " %s\n", figures.at);
}

/* The date is the brochure's own: the same source gives the same bytes on any day. */
static kt_str new_header(const update *u)
{
	kt_buf header = kt_buf_in(u->arena);
	const kt_field_date *date = &u->brochure->date;
	kt_buf_text(&header, "Project-Id-Version: brochure\n");
	kt_buf_print(&header, "PO-Revision-Date: %04d-%02d-%02d 00:00+0000\n", date->year, date->month, date->day);
	kt_buf_text(&header, "Last-Translator: katern\nLanguage-Team: none\n");
	kt_buf_print(&header, "Language: %.*s\n", KT_STR_ARG(u->language));
	kt_buf_text(&header, "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
	                     "Content-Transfer-Encoding: 8bit\n");
	put_figures(u, &header);
	return kt_buf_str(&header);
}

/* A template says nothing of a language, and nothing of a day: the same texts are the same bytes. */
static kt_str template_header(const update *u)
{
	kt_buf header = kt_buf_in(u->arena);
	const kt_field_date *date = &u->brochure->date;
	kt_buf_print(&header,
	             "Project-Id-Version: brochure\nPOT-Creation-Date: %04d-%02d-%02d 00:00+0000\n"
	             "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\nLast-Translator: FULL NAME <EMAIL@ADDRESS>\n"
	             "Language-Team: LANGUAGE <LL@li.org>\nLanguage: \nMIME-Version: 1.0\n"
	             "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
	             date->year, date->month, date->day);
	put_figures(u, &header);
	return kt_buf_str(&header);
}

/* The header that stands in the file, with the figures as they are. */
static kt_str kept_header(update *u)
{
	kt_str old = u->scan.header->text;
	kt_buf header = kt_buf_in(u->arena), figures = kt_buf_in(u->arena);
	size_t from, to;
	u->figures = kt_catalog_figures_field(old, &from, &to);
	kt_catalog_figures_put(u->arena, u->brochure, &figures);
	if (kt_str_equal(kt_buf_str(&figures), u->figures))
		return old;
	kt_buf_put(&header, kt_str_slice(old, 0, from));
	if (header.len > 0 && !kt_str_ends(kt_buf_str(&header), "\n"))
		kt_buf_byte(&header, '\n');
	if (figures.len > 0)
		kt_buf_print(&header, KT_CATALOG_FIGURES " %s\n", figures.at);
	kt_buf_put(&header, kt_str_slice(old, to, old.len));
	return kt_buf_str(&header);
}

/* --- the new file ------------------------------------------------------------------------------------------------- */

typedef struct merging {
	update *u;
	kt_po_lines old, printed;
	const kt_po_scan *entries; /* of what was printed: as texts */
	uint32_t *place;           /* by entry of the file: the text that takes its place; 0: none does */
	kt_buf out;
} merging;

static const kt_po_entry *entry_of(const merging *m, size_t text)
{
	return text == 0 ? m->u->scan.header : m->u->matching.items[m->u->order[text]].entry;
}

/* Entries keep their place, but those whose text stands elsewhere now, or is gone. */
static void find_places(merging *m)
{
	const update *u = m->u;
	m->place = KT_NEW_ARRAY(u->arena, uint32_t, u->scan.count);
	for (uint32_t i = 1; i < u->text_count; i++) {
		const kt_po_entry *entry = entry_of(m, i);
		if (!entry || entry->obsolete || !kt_str_equal(entry->context, u->texts[i].context))
			continue;
		uint32_t *place = &m->place[entry - u->scan.items];
		if (*place == 0)
			*place = i;
	}
}

static bool in_place(const merging *m, size_t text)
{
	const kt_po_entry *entry = entry_of(m, text);
	return entry && m->place[entry - m->u->scan.items] == text;
}

static void put_text(merging *m, size_t text)
{
	const kt_po_entry *entry = entry_of(m, text), *printed = &m->entries->items[text];
	kt_po_piece fresh = {&m->printed, printed};
	if (entry) {
		kt_po_splice_entry(m->u->arena, (kt_po_piece){&m->old, entry}, fresh, &m->out);
		return;
	}
	kt_po_lines lines = m->printed;
	lines.end = m->old.end;
	kt_po_splice_new((kt_po_piece){&lines, printed}, &m->out);
}

/* Texts after number `text` that have no place of their own. */
static void put_following(merging *m, size_t text)
{
	for (size_t i = text + 1; i < m->u->text_count && !in_place(m, i); i++) {
		if (m->out.len > 0)
			kt_buf_text(&m->out, m->old.end);
		put_text(m, i);
	}
}

static void put_header(merging *m)
{
	const kt_po_entry *header = m->u->scan.header;
	if (header && kt_str_equal(header->text, m->u->texts[0].text)) {
		kt_po_lines_copy(&m->old, 1, header->last_line, &m->out);
		return;
	}
	if (header)
		kt_po_lines_copy(&m->old, 1, header->key_line - 1, &m->out);
	kt_po_lines lines = m->printed;
	lines.end = m->old.end;
	kt_po_entry keys = m->entries->items[0];
	keys.first_line = keys.key_line;
	kt_po_splice_new((kt_po_piece){&lines, &keys}, &m->out);
}

/* Is the entry one whose text went, so that it becomes obsolete? One without a translation just goes. */
static bool becomes_obsolete(const merging *m, const kt_po_entry *entry)
{
	return !entry->obsolete && !m->u->matching.claimed[entry - m->u->scan.items] &&
	       kt_str_trim(entry->text).len > 0;
}

static kt_str merge(update *u, const kt_po_lines *printed, const kt_po_scan *entries)
{
	merging m = {.u = u, .printed = *printed, .entries = entries, .out = kt_buf_in(u->arena)};
	m.old = kt_po_lines_of(u->arena, u->bytes);
	find_places(&m);
	put_header(&m);
	put_following(&m, 0);
	uint32_t last = u->scan.header ? u->scan.header->last_line : 0;
	for (size_t e = 0; e < u->scan.count; e++) {
		const kt_po_entry *entry = &u->scan.items[e];
		if (entry == u->scan.header)
			continue;
		/* An obsolete entry that came back went to its message's place. */
		bool stays = entry->obsolete ? !u->matching.claimed[e] : m.place[e] > 0;
		if (stays && last == 0 && m.out.len > 0)
			kt_buf_text(&m.out, m.old.end);
		if (stays)
			kt_po_lines_copy(&m.old, last + 1, entry->first_line - 1, &m.out);
		if (stays && entry->obsolete)
			kt_po_lines_copy(&m.old, entry->first_line, entry->last_line, &m.out);
		else if (stays)
			put_text(&m, m.place[e]);
		last = entry->last_line;
		if (m.place[e] > 0)
			put_following(&m, m.place[e]);
	}
	kt_po_lines_copy(&m.old, last + 1, m.old.count, &m.out);
	for (size_t e = 0; e < u->scan.count; e++) {
		if (!becomes_obsolete(&m, &u->scan.items[e]))
			continue;
		kt_buf_text(&m.out, m.old.end);
		kt_po_splice_obsolete((kt_po_piece){&m.old, &u->scan.items[e]}, &m.out);
		u->change->obsolete++;
	}
	return kt_buf_str(&m.out);
}

/* The new file, read as the next run will read it: every message must find what was meant for it. */
static void check_merged(const update *u, kt_str bytes)
{
	kt_source *source = KT_NEW(u->arena, kt_source);
	kt_po_scan scan;
	if (!kt_source_read(u->arena, u->path, bytes, u->diag, source) ||
	    !kt_po_file_read(u->arena, source, u->diag, &scan))
		KT_BUG("a catalogue that was merged cannot be read");
	for (size_t i = 1; i < u->text_count; i++) {
		const kt_po_entry *entry = kt_po_scan_find(&scan, u->texts[i].context, u->texts[i].id);
		if (!entry || entry->fuzzy != u->texts[i].fuzzy || !kt_str_equal(entry->text, u->texts[i].text))
			KT_BUG("a catalogue was merged otherwise than was meant");
	}
}

static kt_str folder_of(kt_str path)
{
	size_t len = path.len;
	while (len > 0 && path.at[len - 1] != '/')
		len--;
	return kt_str_slice(path, 0, len > 0 ? len - 1 : 0);
}

/* Writes a file that held `was` (at NULL: there was none), unless it holds the bytes already. */
static bool write_file(const update *u, kt_io *io, kt_str path, kt_str was, kt_str bytes)
{
	if (was.at && kt_str_equal(bytes, was))
		return true;
	if (!kt_io_folder(io, folder_of(path), u->diag))
		return false;
	kt_io_out *out = kt_io_replace(io, path, u->diag);
	if (!out)
		return false;
	kt_io_only_if(out, was);
	kt_io_put(out, bytes.at, bytes.len);
	return kt_io_commit(out);
}

static bool read_file(update *u, kt_io *io)
{
	u->change->made = !kt_io_exists(io, u->path);
	if (u->change->made)
		return true;
	return kt_io_read(io, u->arena, u->path, KT_IO_TEXT_LIMIT, KT_NOWHERE, u->diag, &u->bytes) &&
	       kt_source_read(u->arena, u->path, u->bytes, u->diag, u->source) &&
	       kt_po_file_read(u->arena, u->source, u->diag, &u->scan);
}

static bool write_catalog(update *u, kt_io *io, kt_str bytes)
{
	check_merged(u, bytes);
	return write_file(u, io, u->path, u->bytes, bytes);
}

/* The same entries without a translation, for whoever begins a language in another program. */
static bool write_template(update *u, kt_io *io)
{
	kt_str path = kt_print(u->arena, "%.*s/brochure.pot", KT_STR_ARG(folder_of(u->path))), was = {NULL, 0}, bytes;
	for (size_t i = 0; i < u->text_count; i++) {
		u->texts[i].text = i == 0 ? template_header(u) : (kt_str){"", 0};
		u->texts[i].note = u->notes[i];
		u->texts[i].fuzzy = false;
		u->texts[i].was_context = u->texts[i].was_id = (kt_str){NULL, 0};
	}
	return kt_po_file_print(u->arena, u->texts, u->text_count, u->diag, &bytes) &&
	       (!kt_io_exists(io, path) ||
	        kt_io_read(io, u->arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, u->diag, &was)) &&
	       write_file(u, io, path, was, bytes);
}

static bool print(update *u, kt_io *io)
{
	kt_str bytes;
	kt_source *printed = KT_NEW(u->arena, kt_source);
	kt_po_scan entries;
	if (!kt_po_file_print(u->arena, u->texts, u->text_count, u->diag, &bytes))
		return false;
	if (u->change->made)
		return write_catalog(u, io, bytes);
	if (!kt_source_read(u->arena, u->path, bytes, u->diag, printed) ||
	    !kt_po_scan_read(u->arena, printed, u->diag, &entries))
		KT_BUG("entries that were read back do not scan");
	kt_po_lines lines = kt_po_lines_of(u->arena, bytes);
	return write_catalog(u, io, merge(u, &lines, &entries));
}

static bool check_language(kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_diag *diag)
{
	if (kt_str_equal(brochure->language->text, language))
		return kt_diag_error(diag, KT_DIAG_LANGUAGE, brochure->language->at,
		                     "`%.*s` is the language that the brochure is written in", KT_STR_ARG(language));
	const kt_edition_spec *specs = brochure->editions.items;
	for (size_t i = 0; i < brochure->editions.count; i++)
		for (size_t k = 0; k < specs[i].languages.count; k++)
			if (kt_str_equal(specs[i].languages.items[k]->text, language))
				return true;
	kt_str clip = kt_str_clip(language, 60);
	const kt_language *known = kt_language_of(arena, language);
	if (!known) {
		kt_diag_error(diag, KT_DIAG_LANGUAGE, KT_NOWHERE, "`%.*s` is no language that katern has data for",
		              KT_STR_ARG(clip));
		kt_diag_hint(diag, "a tag as nl, en or pt-BR");
		return false;
	}
	/* Two spellings would be two files. */
	if (!kt_str_equal(known->tag, language)) {
		kt_diag_error(diag, KT_DIAG_LANGUAGE, KT_NOWHERE, "the tag `%.*s` has another spelling",
		              KT_STR_ARG(clip));
		kt_diag_hint(diag, "katern translate update %.*s", KT_STR_ARG(known->tag));
		return false;
	}
	return true;
}

bool kt_catalog_update(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_numbers *numbers,
                       const kt_catalog_room *rooms, kt_catalog_keep *keep, kt_diag *diag, kt_catalog_change *change)
{
	*change = (kt_catalog_change){0};
	if (!check_language(arena, brochure, language, diag))
		return false;
	if (brochure->messages.count >= KT_PO_FILE_MOST) /* one is the header */
		return kt_diag_error(diag, KT_DIAG_LARGE, brochure->messages.items[KT_PO_FILE_MOST - 1].at,
		                     "a catalogue holds %d entries at the most", KT_PO_FILE_MOST);
	update u = {.arena = arena,
	            .brochure = brochure,
	            .language = language,
	            .numbers = numbers,
	            .diag = diag,
	            .change = change,
	            .rooms = rooms,
	            .notes = KT_NEW_ARRAY(arena, kt_str, brochure->messages.count + 1),
	            .keep = keep,
	            .source = KT_NEW(arena, kt_source),
	            .path = kt_catalog_path(arena, brochure, language),
	            .order = KT_NEW_ARRAY(arena, uint32_t, brochure->messages.count + 1),
	            .texts = KT_NEW_ARRAY(arena, kt_po_text, brochure->messages.count + 1),
	            .text_count = 1};
	if (!read_file(&u, io))
		return false;
	u.texts[0].text = u.scan.header ? kept_header(&u) : new_header(&u);
	u.matching = kt_catalog_match(arena, &brochure->messages, &u.scan);
	return make_texts(&u) && print(&u, io) && write_template(&u, io);
}
