/* New entries are printed by libgettextpo (so that they are wrapped as msgcat wraps them), cut apart by our scanner, and
 * each is put after the entry of the message before it. All other lines are copied as they are, whatever ends them. */
#include "content/catalog.h"

#include "content/po_file.h"
#include "text/language.h"

#define FIGURES_FIELD "X-Katern-Figures:"

typedef struct update {
	kt_arena *arena;
	const kt_brochure *brochure;
	kt_str language;
	kt_numbers *numbers;
	kt_diag *diag;
	kt_catalog_change *change;
	kt_str path, bytes; /* the file as it is; empty where there is none */
	kt_source *source;  /* in the arena: diagnostics point to it */
	kt_po_scan scan;
	kt_po_text *texts;         /* what is printed: a header, then the new entries */
	const kt_po_entry **after; /* where each goes: after this entry of the file; NULL: after the one before it */
	size_t text_count;
} update;

/* --- what is new -------------------------------------------------------------------------------------------------- */

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
		if (!kt_number_write(u->numbers, u->arena, u->brochure->language->text, figure->value.value,
		                     (kt_number_style)figure->style,
		                     figure->currency ? figure->currency->text : (kt_str){"", 0}, message->at, u->diag,
		                     &value))
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
	*text = (kt_po_text){.context = message->context,
	                     .id = message->source,
	                     .text = message->name ? message->source : (kt_str){"", 0},
	                     .note = kt_buf_str(&note),
	                     .file = kt_print(u->arena, "content/%.*s.yaml", KT_STR_ARG(message->section)),
	                     .braces = has_names_only(message)};
	return true;
}

static bool find_new(update *u)
{
	const kt_messages *messages = &u->brochure->messages;
	const uint32_t *firsts = kt_message_firsts(u->arena, messages);
	const kt_po_entry *passed = u->scan.header;
	for (size_t i = 0; i < messages->count; i++) {
		const kt_message *message = &messages->items[i];
		if (firsts[i] != i)
			continue;
		const kt_po_entry *entry = kt_po_scan_find(&u->scan, message->context, message->source);
		u->change->total++;
		if (entry) {
			passed = entry;
			u->change->translated += kt_str_trim(entry->text).len > 0 && !entry->fuzzy;
			continue;
		}
		u->change->added++;
		u->change->translated += message->name;
		u->after[u->text_count] = passed;
		if (!make_text(u, message, &u->texts[u->text_count++]))
			return false;
	}
	return true;
}

/* --- the header --------------------------------------------------------------------------------------------------- */

/* Which figures the texts name, by index. */
static const bool *find_used(const update *u)
{
	const kt_messages *messages = &u->brochure->messages;
	const kt_figures *figures = &u->brochure->figures;
	bool *used = KT_NEW_ARRAY(u->arena, bool, figures->count);
	for (size_t i = 0; i < messages->count; i++) {
		kt_str name;
		for (size_t at = 0;
		     !messages->items[i].word && kt_message_brace(messages->items[i].source, &at, &name);)
			used[kt_figure_find(figures, name)] = true;
	}
	return used;
}

/* Does the field, "a=1 b=2", hold a value for this figure? */
static bool has_value(kt_str field, kt_str figure)
{
	for (size_t at = 0; at < field.len;) {
		size_t space = kt_str_find(field, " ", at), end = space == SIZE_MAX ? field.len : space;
		kt_str pair = kt_str_slice(field, at, end);
		if (pair.len > figure.len && pair.at[figure.len] == '=' &&
		    kt_str_equal(kt_str_slice(pair, 0, figure.len), figure))
			return true;
		at = end + 1;
	}
	return false;
}

/* Adds the figures that texts name to the field: those in it keep the value for which the translations were made. */
static void put_figures(const update *u, kt_str field, kt_buf *out)
{
	const kt_figures *figures = &u->brochure->figures;
	const bool *used = find_used(u);
	kt_buf_put(out, field);
	for (size_t i = 0; i < figures->count; i++) {
		kt_str name = figures->items[i].entry->key;
		if (!used[i] || has_value(field, name))
			continue;
		kt_buf_print(out, "%s%.*s=", out->len > 0 ? " " : "", KT_STR_ARG(name));
		kt_num_print(out, figures->items[i].value.value);
	}
}

/* The date is the brochure's own: the same source gives the same bytes on any day. */
static kt_str new_header(const update *u)
{
	kt_buf header = kt_buf_in(u->arena), figures = kt_buf_in(u->arena);
	const kt_field_date *date = &u->brochure->date;
	kt_buf_text(&header, "Project-Id-Version: brochure\n");
	kt_buf_print(&header, "PO-Revision-Date: %04d-%02d-%02d 00:00+0000\n", date->year, date->month, date->day);
	kt_buf_text(&header, "Last-Translator: katern\nLanguage-Team: none\n");
	kt_buf_print(&header, "Language: %.*s\n", KT_STR_ARG(u->language));
	kt_buf_text(&header, "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
	                     "Content-Transfer-Encoding: 8bit\n");
	put_figures(u, (kt_str){"", 0}, &figures);
	if (figures.len > 0)
		kt_buf_print(&header, FIGURES_FIELD " %s\n", figures.at);
	return kt_buf_str(&header);
}

/* The header that stands in the file, with the values of new figures. */
static kt_str added_header(const update *u)
{
	kt_str old = u->scan.header->text;
	kt_buf header = kt_buf_in(u->arena), figures = kt_buf_in(u->arena);
	size_t from = kt_str_find(old, FIGURES_FIELD, 0);
	size_t end = from == SIZE_MAX ? SIZE_MAX : kt_str_find(old, "\n", from);
	if (from == SIZE_MAX)
		from = old.len;
	size_t to = end == SIZE_MAX ? old.len : end + 1;
	kt_str field = kt_str_slice(old, from, to);
	field = kt_str_trim(kt_str_slice(field, sizeof FIGURES_FIELD - 1, field.len));
	put_figures(u, field, &figures);
	if (figures.len == field.len)
		return old;
	kt_buf_put(&header, kt_str_slice(old, 0, from));
	if (header.len > 0 && !kt_str_ends(kt_buf_str(&header), "\n"))
		kt_buf_byte(&header, '\n');
	kt_buf_print(&header, FIGURES_FIELD " %s\n", figures.at);
	kt_buf_put(&header, kt_str_slice(old, to, old.len));
	return kt_buf_str(&header);
}

/* --- the new file ------------------------------------------------------------------------------------------------- */

/* The bytes of the file, line by line: what the scanner counts, with their own line ends. */
typedef struct raw_lines {
	kt_str bytes;
	size_t at;
	uint32_t done; /* lines copied */
	const char *end;
} raw_lines;

static size_t end_of_line(kt_str bytes, size_t at)
{
	while (at < bytes.len && bytes.at[at] != '\n' && bytes.at[at] != '\r')
		at++;
	if (at < bytes.len && bytes.at[at] == '\r' && at + 1 < bytes.len && bytes.at[at + 1] == '\n')
		return at + 2;
	return at < bytes.len ? at + 1 : at;
}

static const char *line_end_of(kt_str bytes)
{
	size_t end = end_of_line(bytes, 0);
	kt_str line = kt_str_slice(bytes, 0, end);
	return kt_str_ends(line, "\r\n") ? "\r\n" : kt_str_ends(line, "\r") ? "\r" : "\n";
}

/* Copies lines up to and with `line`, or passes over them where `out` is NULL. */
static void copy_lines(raw_lines *raw, uint32_t line, kt_buf *out)
{
	size_t from = raw->at;
	if (out && raw->done == 0 && out->len > 0)
		kt_buf_text(out, raw->end); /* between what was put first and the file's first entry */
	while (raw->done < line && raw->at < raw->bytes.len) {
		raw->at = end_of_line(raw->bytes, raw->at);
		raw->done++;
	}
	if (out)
		kt_buf_put(out, kt_str_slice(raw->bytes, from, raw->at));
	if (out && out->len > 0 && out->at[out->len - 1] != '\n' && out->at[out->len - 1] != '\r')
		kt_buf_text(out, raw->end); /* the last line of the file had no end */
}

static void put_lines(kt_str text, const char *end, kt_buf *out)
{
	for (size_t at = 0; at < text.len;) {
		size_t stop = kt_str_find(text, "\n", at);
		kt_buf_put(out, kt_str_slice(text, at, stop == SIZE_MAX ? text.len : stop));
		kt_buf_text(out, end);
		at = stop == SIZE_MAX ? text.len : stop + 1;
	}
}

static kt_str printed_lines(const kt_source *printed, uint32_t first, uint32_t last)
{
	size_t from = printed->lines[first - 1];
	size_t to = last < printed->line_count ? printed->lines[last] : printed->text.len;
	return kt_str_slice(printed->text, from, to);
}

static void merge_header(const update *u, const kt_source *printed, const kt_po_entry *entry, raw_lines *raw,
                         kt_buf *out)
{
	const kt_po_entry *header = u->scan.header;
	if (header && kt_str_equal(header->text, u->texts[0].text))
		return;
	if (header) {
		copy_lines(raw, header->id_line - 1, out);
		copy_lines(raw, header->last_line, NULL);
	}
	put_lines(printed_lines(printed, entry->id_line, entry->last_line), raw->end, out);
}

static kt_str merge(const update *u, const kt_source *printed, const kt_po_scan *entries)
{
	kt_buf out = kt_buf_in(u->arena);
	raw_lines raw = {.bytes = u->bytes, .end = line_end_of(u->bytes)};
	if (kt_str_starts(u->bytes, "\xef\xbb\xbf"))
		raw.at = 3; /* a byte order mark: gettext fails on it */
	merge_header(u, printed, &entries->items[0], &raw, &out);
	/* New entries come in the order of their places: a message's entry is never before that of an earlier message,
	 * unless somebody has moved entries; then they follow the one reached last. */
	for (size_t i = 1; i < u->text_count; i++) {
		const kt_po_entry *entry = &entries->items[i];
		if (u->after[i] && u->after[i]->last_line > raw.done)
			copy_lines(&raw, u->after[i]->last_line, &out);
		if (out.len > 0)
			kt_buf_text(&out, raw.end);
		put_lines(printed_lines(printed, entry->first_line, entry->last_line), raw.end, &out);
	}
	copy_lines(&raw, UINT32_MAX, &out);
	return kt_buf_str(&out);
}

static bool write_file(update *u, kt_io *io, kt_str bytes)
{
	size_t name = sizeof "/.po" - 1 + u->language.len;
	if (!kt_io_folder(io, kt_str_slice(u->path, 0, u->path.len - name), u->diag))
		return false;
	kt_io_out *out = kt_io_replace(io, u->path, u->diag);
	if (!out)
		return false;
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

static bool print_new(update *u, kt_io *io)
{
	kt_str bytes;
	kt_source *printed = KT_NEW(u->arena, kt_source);
	kt_po_scan entries;
	u->texts[0].text = u->scan.header ? added_header(u) : new_header(u);
	if (!kt_po_file_print(u->arena, u->texts, u->text_count, u->diag, &bytes))
		return false;
	if (u->change->made)
		return write_file(u, io, bytes);
	if (!kt_source_read(u->arena, u->path, bytes, u->diag, printed) ||
	    !kt_po_scan_read(u->arena, printed, u->diag, &entries))
		KT_BUG("entries that were read back do not scan");
	return write_file(u, io, merge(u, printed, &entries));
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
	if (!kt_language_of(arena, language)) {
		kt_diag_error(diag, KT_DIAG_LANGUAGE, KT_NOWHERE, "`%.*s` is no language that katern has data for",
		              KT_STR_ARG(kt_str_clip(language, 60)));
		kt_diag_hint(diag, "a tag as nl, en or pt-BR");
		return false;
	}
	kt_diag_error(diag, KT_DIAG_LANGUAGE, (kt_place){&brochure->source, 0, 0},
	              "no edition of this brochure is in `%.*s`", KT_STR_ARG(kt_str_clip(language, 60)));
	kt_diag_hint(diag, "add one to `editions` first: %.*s: {languages: [%.*s]}",
	             KT_STR_ARG(kt_str_clip(language, 60)), KT_STR_ARG(kt_str_clip(language, 60)));
	return false;
}

bool kt_catalog_update(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_numbers *numbers,
                       kt_diag *diag, kt_catalog_change *change)
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
	            .source = KT_NEW(arena, kt_source),
	            .path = kt_catalog_path(arena, brochure, language),
	            .texts = KT_NEW_ARRAY(arena, kt_po_text, brochure->messages.count + 1),
	            .after = KT_NEW_ARRAY(arena, const kt_po_entry *, brochure->messages.count + 1),
	            .text_count = 1};
	if (!read_file(&u, io) || !find_new(&u))
		return false;
	return (change->added == 0 && !change->made) || print_new(&u, io);
}
