/* States come from the catalogues. What is too long is known by laying out: every edition is set as a draft, so that one
 * text that lacks does not hide that another is too long. */
#include "app/translate_status.h"

#include "app/editions.h"
#include "app/options.h"
#include "app/room.h"

#include <stdio.h>
#include <string.h>

#define OVER_MOST 100 /* places of an edition; as many as diagnostics are kept */

/* A text that does not fit in an edition. */
typedef struct over {
	const kt_message *message;
	kt_str words;
	struct over *next;
} over;

typedef struct row {
	kt_str language;
	kt_place named;            /* by an edition; source NULL: by none */
	const kt_catalog *catalog; /* NULL: none that can be read */
	kt_catalog_tally tally;
	over *over;
	size_t over_count;
	const kt_room *rooms; /* by message; NULL: not asked for, or the pages cannot be laid out */
} row;

typedef struct attempt {
	const kt_edition_spec *spec;
	bool listed; /* the brochure asks for it */
	bool made;
} attempt;

typedef struct survey {
	kt_project project;
	kt_arena *arena;
	kt_target target; /* whose pages must hold the texts */
	row *rows;
	size_t row_count;
	attempt *attempts;
	const kt_edition_spec **specs; /* of the attempts */
	size_t attempt_count;
} survey;

/* Languages and editions */

static row *row_of(survey *s, kt_str language)
{
	for (size_t i = 0; i < s->row_count; i++)
		if (kt_str_equal(s->rows[i].language, language))
			return &s->rows[i];
	return NULL;
}

static void list_language(survey *s, const char *only, kt_str language, kt_place named)
{
	bool wanted = !only || kt_str_is(language, only);
	if (wanted && !row_of(s, language) && !kt_str_equal(language, s->project.brochure->language->text))
		s->rows[s->row_count++] = (row){.language = language, .named = named};
}

/* Those of editions first; then those that only have a catalogue. */
static void list_languages(survey *s, const char *only)
{
	const kt_brochure *brochure = s->project.brochure;
	const kt_edition_spec *specs = brochure->editions.items;
	size_t length = sizeof "x.po" - sizeof "x";
	kt_str path = kt_catalog_path(s->arena, brochure, KT_STR("x")), *names;
	size_t count =
	        kt_io_list(s->project.io, s->arena, kt_str_slice(path, 0, path.len - sizeof "/x.po" + 1), &names);
	s->rows = KT_NEW_ARRAY(s->arena, row, count + KT_EDITION_LANGUAGES * brochure->editions.count);
	for (size_t i = 0; i < brochure->editions.count; i++)
		for (size_t k = 0; k < specs[i].languages.count; k++)
			list_language(s, only, specs[i].languages.items[k]->text, specs[i].languages.items[k]->at);
	for (size_t i = 0; i < count; i++) {
		kt_str language = kt_str_slice(names[i], 0, names[i].len - (names[i].len < length ? 0 : length));
		if (kt_str_ends(names[i], ".po") && kt_language_of(s->arena, language))
			list_language(s, only, language, KT_NOWHERE);
	}
}

static void attempt_edition(survey *s, const kt_edition_spec *spec, bool listed)
{
	kt_edition_spec *draft = KT_NEW(s->arena, kt_edition_spec);
	*draft = *spec;
	draft->draft = true;
	draft->target = s->target;
	s->specs[s->attempt_count] = draft;
	s->attempts[s->attempt_count++] = (attempt){.spec = draft, .listed = listed};
}

static void list_editions(survey *s)
{
	const kt_field_list *editions = &s->project.brochure->editions;
	const kt_edition_spec *specs = editions->items;
	s->attempts = KT_NEW_ARRAY(s->arena, attempt, editions->count + s->row_count);
	s->specs = KT_NEW_ARRAY(s->arena, const kt_edition_spec *, editions->count + s->row_count);
	for (size_t i = 0; i < editions->count; i++) {
		bool in = false;
		for (size_t k = 0; k < specs[i].languages.count; k++)
			in |= row_of(s, specs[i].languages.items[k]->text) != NULL;
		if (in)
			attempt_edition(s, &specs[i], true);
	}
	for (size_t i = 0; i < s->row_count; i++)
		if (!s->rows[i].named.source && s->rows[i].catalog)
			attempt_edition(s, kt_project_alone(&s->project, s->rows[i].language), false);
}

/* What is too long */

/* Returns how many are texts of these languages. */
static size_t note_over(survey *s, const kt_setting_out *set)
{
	size_t noted = 0;
	kt_place places[OVER_MOST];
	size_t count = kt_diag_places(set->diag, KT_DIAG_OVERFLOW, places, OVER_MOST);
	for (size_t i = 0; i < count && i < OVER_MOST; i++) {
		unsigned language;
		uint32_t message;
		if (!kt_edition_find(&set->edition, places[i], &language, &message))
			continue;
		row *r = row_of(s, set->edition.languages[language]);
		if (!r)
			continue;
		over **last = &r->over, *made = KT_NEW(s->arena, over);
		while (*last)
			last = &(*last)->next;
		made->message = &s->project.brochure->messages.items[message];
		made->words = kt_print(s->arena, "%.*s: %.*s", KT_STR_ARG(set->edition.name),
		                       KT_STR_ARG(kt_diag_words(set->diag, KT_DIAG_OVERFLOW, i)));
		*last = made;
		noted++;
	}
	return noted;
}

/* Errors that no row shows are told as they are: a lost mark, too many pages, a catalogue that cannot be read. */
static void note_edition(survey *s, attempt *a, const kt_setting_out *set)
{
	a->made = set->document && set->edition.lacking == 0;
	size_t noted = set->setter ? note_over(s, set) : 0;
	if (kt_diag_count(set->diag, KT_DIAG_ERROR) > noted)
		kt_diag_absorb(s->project.diag, set->diag);
}

typedef struct keeping {
	survey *s;
	kt_setting_out *sets; /* by attempt */
} keeping;

static bool keep(void *context, kt_setting_out *set, kt_buf *line)
{
	keeping *k = context;
	size_t i = 0;
	(void)line;
	while (k->s->specs[i] != set->spec)
		i++;
	kt_project_keep(set, &k->sets[i]);
	return true;
}

static size_t count_over(const row *r)
{
	size_t count = 0;
	for (const over *o = r->over; o; o = o->next) {
		const over *before = r->over;
		while (before->message != o->message)
			before = before->next;
		count += before == o;
	}
	return count;
}

static void attempt_all(survey *s)
{
	keeping k = {s, KT_NEW_ARRAY(s->arena, kt_setting_out, s->attempt_count)};
	kt_editions_each(&s->project, s->specs, s->attempt_count, false, NULL, keep, &k);
	for (size_t i = 0; i < s->attempt_count; i++) {
		note_edition(s, &s->attempts[i], &k.sets[i]);
		kt_project_unset(&k.sets[i]);
	}
	for (size_t i = 0; i < s->row_count; i++)
		s->rows[i].over_count = count_over(&s->rows[i]);
}

/* Text */

static const struct {
	const char *json, *head; /* head NULL: not listed */
} states[] = {[KT_TRANSLATION_HOLDS] = {"done", NULL},
              [KT_TRANSLATION_MISSING] = {"missing", "missing"},
              [KT_TRANSLATION_FUZZY] = {"fuzzy", "fuzzy"},
              [KT_TRANSLATION_STALE] = {"stale", "fuzzy, of another text"},
              [KT_TRANSLATION_COUNTS] = {"figures", "fuzzy, as its number asks for other words"}};

static void print_place(const row *r, const kt_message *message, kt_buf *out)
{
	const kt_translation *translation = kt_catalog_find(r->catalog, message);
	kt_str clip = kt_str_clip(message->source, 60);
	if (translation->at.source)
		kt_buf_print(out, "  %.*s:%u", KT_STR_ARG(translation->at.source->path),
		             (unsigned)translation->at.line);
	kt_buf_print(out, "  %.*s:%u  %.*s%s", KT_STR_ARG(message->at.source->path), (unsigned)message->at.line,
	             KT_STR_ARG(clip), clip.len < message->source.len ? "…" : "");
}

static void print_places(const survey *s, const row *r, kt_buf *out)
{
	const kt_messages *messages = &s->project.brochure->messages;
	for (size_t state = 0; r->catalog && state < sizeof states / sizeof states[0]; state++) {
		if (!states[state].head || r->tally.in[state] == 0)
			continue;
		kt_buf_print(out, "\n%.*s, %s:\n", KT_STR_ARG(r->language), states[state].head);
		for (size_t i = 0; i < messages->count; i++) {
			const kt_message *message = &messages->items[i];
			if (message->first != message->index ||
			    kt_catalog_find(r->catalog, message)->state != (kt_translation_state)state)
				continue;
			print_place(r, message, out);
			kt_buf_byte(out, '\n');
		}
	}
	if (r->over)
		kt_buf_print(out, "\n%.*s, too long:\n", KT_STR_ARG(r->language));
	for (const over *o = r->over; o; o = o->next) {
		print_place(r, o->message, out);
		kt_buf_print(out, "\n    %.*s\n", KT_STR_ARG(o->words));
	}
}

/* By how many lines a text passes its room; those of one that cannot be set are reckoned. */
static size_t lines_over(const kt_room *room)
{
	size_t much = room->characters > room->most.characters ? room->characters - room->most.characters : 0;
	return room->lines > 0 ? 0 : (much * room->most.lines + room->most.characters - 1) / room->most.characters;
}

static bool has_room(const row *r, const kt_message *message)
{
	return r->rooms && r->rooms[message->index].most.lines > 0 && message->first == message->index;
}

static void print_rooms(const survey *s, const row *r, kt_buf *out)
{
	const kt_messages *messages = &s->project.brochure->messages;
	if (r->rooms)
		kt_buf_print(out, "\n%.*s, lines and characters: now, room, too many lines\n", KT_STR_ARG(r->language));
	for (size_t i = 0; i < messages->count; i++) {
		if (!has_room(r, &messages->items[i]))
			continue;
		const kt_room *room = &r->rooms[i];
		size_t much = lines_over(room);
		kt_str now = room->lines > 0 ? kt_print(s->arena, "%zu", room->lines) : KT_STR("–");
		kt_buf_print(out, "%*s%.*s %5zu %5zu %5zu", now.len > 3 || room->lines == 0 ? 3 : 4 - (int)now.len, "",
		             KT_STR_ARG(now), room->characters, room->most.lines, room->most.characters);
		kt_buf_print(out, much > 0 ? " %4zu" : "     ", much);
		print_place(r, &messages->items[i], out);
		kt_buf_byte(out, '\n');
	}
}

static void print_text(const survey *s, kt_buf *out)
{
	kt_buf_print(out, "%-10s %8s %8s %8s %8s %8s\n", "language", "texts", "done", "fuzzy", "missing", "too long");
	for (size_t i = 0; i < s->row_count; i++) {
		const row *r = &s->rows[i];
		int pad = r->language.len < 10 ? 10 - (int)r->language.len : 0;
		kt_buf_print(out, "%.*s%*s", KT_STR_ARG(r->language), pad, "");
		if (r->catalog)
			kt_buf_print(out, " %8zu %8zu %8zu %8zu %8zu\n", r->tally.total,
			             r->tally.in[KT_TRANSLATION_HOLDS], r->tally.doubtful,
			             r->tally.in[KT_TRANSLATION_MISSING], r->over_count);
		else
			kt_buf_text(out, " no catalogue that can be read\n");
	}
	const char *before = "\ncannot be made: ";
	for (size_t i = 0; i < s->attempt_count; i++) {
		if (s->attempts[i].made || !s->attempts[i].listed)
			continue;
		kt_buf_print(out, "%s%.*s", before, KT_STR_ARG(s->attempts[i].spec->entry->key));
		before = ", ";
	}
	if (before[0] == ',')
		kt_buf_byte(out, '\n');
	for (size_t i = 0; i < s->row_count; i++) {
		print_places(s, &s->rows[i], out);
		print_rooms(s, &s->rows[i], out);
	}
}

/* JSON */

static void put_json_at(kt_buf *out, const char *key, kt_place at)
{
	kt_buf_print(out, ",\"%s\":{", key);
	kt_buf_json_member(out, "file", at.source->path);
	kt_buf_print(out, ",\"line\":%u}", (unsigned)at.line);
}

static void put_json_place(const row *r, const kt_message *message, const char *state, kt_str words, kt_buf *out)
{
	const kt_translation *translation = kt_catalog_find(r->catalog, message);
	kt_buf_text(out, kt_str_ends(kt_buf_str(out), "[") ? "{" : ",{");
	kt_buf_json_member(out, "state", kt_str_of(state));
	if (translation->at.source)
		put_json_at(out, "catalogue", translation->at);
	put_json_at(out, "content", message->at);
	kt_buf_byte(out, ',');
	kt_buf_json_member(out, "context", message->context);
	kt_buf_byte(out, ',');
	kt_buf_json_member(out, "source", message->source);
	if (words.len > 0) {
		kt_buf_byte(out, ',');
		kt_buf_json_member(out, "words", words);
	}
	kt_buf_byte(out, '}');
}

static void put_json_rooms(const survey *s, const row *r, kt_buf *out)
{
	const kt_messages *messages = &s->project.brochure->messages;
	const char *between = "";
	kt_buf_text(out, ",\"room\":[");
	for (size_t i = 0; i < messages->count; i++) {
		const kt_message *message = &messages->items[i];
		const kt_translation *translation = kt_catalog_find(r->catalog, message);
		if (!has_room(r, message))
			continue;
		const kt_room *room = &r->rooms[i];
		kt_buf_print(out, "%s{", between);
		between = ",\n";
		kt_buf_json_member(out, "context", message->context);
		kt_buf_byte(out, ',');
		kt_buf_json_member(out, "source", message->source);
		put_json_at(out, "content", message->at);
		if (translation->at.source)
			put_json_at(out, "catalogue", translation->at);
		kt_buf_print(out, ",\"now\":{\"lines\":%zu,\"characters\":%zu}", room->lines, room->characters);
		kt_buf_print(out, ",\"room\":{\"lines\":%zu,\"characters\":%zu},\"over\":%zu}", room->most.lines,
		             room->most.characters, lines_over(room));
	}
	kt_buf_byte(out, ']');
}

static void put_json_row(const survey *s, const row *r, kt_buf *out)
{
	const kt_messages *messages = &s->project.brochure->messages;
	kt_buf_byte(out, '{');
	kt_buf_json_member(out, "language", r->language);
	kt_buf_print(out, ",\"readable\":%s", r->catalog ? "true" : "false");
	if (r->catalog) {
		kt_buf_print(out, ",\"texts\":%zu,\"done\":%zu,\"fuzzy\":%zu,\"missing\":%zu,\"too_long\":%zu",
		             r->tally.total, r->tally.in[KT_TRANSLATION_HOLDS], r->tally.doubtful,
		             r->tally.in[KT_TRANSLATION_MISSING], r->over_count);
		kt_buf_text(out, ",\"places\":[");
		for (size_t i = 0; i < messages->count; i++) {
			kt_translation_state state = kt_catalog_find(r->catalog, &messages->items[i])->state;
			if (messages->items[i].first == i && states[state].head)
				put_json_place(r, &messages->items[i], states[state].json, (kt_str){"", 0}, out);
		}
		for (const over *o = r->over; o; o = o->next)
			put_json_place(r, o->message, "too-long", o->words, out);
		kt_buf_byte(out, ']');
		if (r->rooms)
			put_json_rooms(s, r, out);
	}
	kt_buf_byte(out, '}');
}

static void print_json(const survey *s, kt_buf *out)
{
	kt_buf_text(out, "{\"languages\":[");
	for (size_t i = 0; i < s->row_count; i++) {
		kt_buf_text(out, i > 0 ? ",\n" : "\n");
		put_json_row(s, &s->rows[i], out);
	}
	kt_buf_text(out, "],\n\"editions\":[");
	const char *between = "";
	for (size_t i = 0; i < s->attempt_count; i++) {
		if (!s->attempts[i].listed)
			continue;
		kt_buf_print(out, "%s{", between);
		kt_buf_json_member(out, "edition", s->attempts[i].spec->entry->key);
		kt_buf_print(out, ",\"can_be_made\":%s}", s->attempts[i].made ? "true" : "false");
		between = ",";
	}
	kt_buf_text(out, "]}\n");
}

/* The command */

/* false: some edition cannot be made. */
static bool look(survey *s)
{
	const kt_brochure *brochure = s->project.brochure;
	for (size_t i = 0; i < s->row_count; i++) {
		row *r = &s->rows[i];
		r->catalog = kt_catalogs_find(s->project.catalogs, brochure, r->language, r->named, s->project.diag);
		if (r->catalog)
			r->tally = kt_catalog_count(r->catalog, &brochure->messages);
	}
	list_editions(s);
	attempt_all(s);
	bool good = true;
	for (size_t i = 0; i < s->attempt_count; i++)
		good &= s->attempts[i].made || !s->attempts[i].listed;
	return good;
}

/* In an edition in each language alone; what that one lacks was told already. */
static void measure_rooms(survey *s)
{
	for (size_t i = 0; i < s->row_count; i++) {
		row *r = &s->rows[i];
		kt_diag *diag = kt_diag_open();
		kt_edition edition;
		const kt_edition_spec *alone =
		        kt_project_for(&s->project, kt_project_alone(&s->project, r->language), s->target);
		if (r->catalog && kt_edition_make(s->project.catalogs, s->arena, s->project.brochure, alone,
		                                  s->project.numbers, diag, &edition))
			r->rooms = kt_rooms_measure(&s->project, s->arena, &edition);
		kt_diag_close(diag);
	}
}

static kt_status survey_all(survey *s, const kt_arguments *arguments)
{
	const char *only = kt_options_value(arguments, "language", 0),
	           *format = kt_options_value(arguments, "format", 0);
	list_languages(s, only);
	if (only && s->row_count == 0)
		return kt_options_fault(NULL, "no edition is in `%s`, and there are no translations into it", only);
	bool good = look(s);
	if (kt_options_value(arguments, "fit", 0))
		measure_rooms(s);
	kt_buf out = kt_buf_in(s->arena);
	if (format && strcmp(format, "json") == 0)
		print_json(s, &out);
	else
		print_text(s, &out);
	fwrite(out.at, 1, out.len, stdout);
	fflush(stdout);
	return good ? KT_STATUS_DONE : KT_STATUS_CONTENT;
}

kt_status kt_translate_status(const kt_arguments *arguments)
{
	survey s = {.target = kt_options_target(arguments)};
	kt_status status = KT_STATUS_DONE;
	if (arguments->operand_count > 2)
		return kt_options_fault(NULL, "translate status takes one folder; a language is given by --language");
	if (kt_project_read(&s.project, kt_options_operand(arguments, 1, "."))) {
		s.arena = s.project.arena;
		status = survey_all(&s, arguments);
	}
	kt_status reported = kt_project_report(&s.project, KT_DIAG_TEXT);
	kt_project_close(&s.project);
	return reported > status ? reported : status;
}
