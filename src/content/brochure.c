/* brochure.yaml names the files; each is read whether or not another has faults; then texts are numbered in the order in
 * which a reader meets them, the figures' sources last. */
#include "content/brochure.h"

#include "content/links.h"
#include "content/section.h"
#include "text/language.h"
#include "yaml/form.h"

/* As many as a brochure has pages at the most; and far past any. What is over them was reported and is not read. */
#define SECTIONS_MOST  10000
#define EDITIONS_MOST  1000
#define NAMES_MOST     500
#define LINKS_MOST     500
#define WRITTEN_(n)    #n
#define WRITTEN(limit) WRITTEN_(limit)

/* brochure.yaml as it stands there. */
typedef struct brochure_file {
	kt_field_text title, subject, kicker;
	const kt_node *language, *layout;
	kt_field_date date;
	kt_field_list publishers, editions, words, links;
	int32_t pages;
	kt_field_words sections, names;
} brochure_file;

static const kt_field publisher_fields[] = {{"name", KT_FIELD_NAME, 0, .required = true, .role = "name",
                                             .note = "name of a publisher", .help = "who publishes it"},
                                            KT_FIELD_END};
static const kt_record publisher_record = {"a publisher", sizeof(kt_field_text), publisher_fields, .shorthand = "name"};

static const char *const arrangements[] = {"one",        "side-by-side", "facing",
                                           "sequential", "flip",         NULL}; /* kt_arrangement */
static const char *const readings[] = {"by-language", "interleaved", NULL};     /* kt_reading */
static const kt_field edition_fields[] = {
        {"languages", KT_FIELD_WORDS, offsetof(kt_edition_spec, languages), .required = true, .min = "1", .max = "2",
         .help = "one language or two, the leading one first: [nl, en]"},
        {"arrangement", KT_FIELD_CHOICE, offsetof(kt_edition_spec, arrangement), .fallback = "one",
         .choices = arrangements,
         .help = "how two languages share the pages: beside each other, on pages that face each other (facing), one "
                 "after the other (sequential), or each in a "
                 "half of its own (flip)"},
        {"reading", KT_FIELD_CHOICE, offsetof(kt_edition_spec, reading), .fallback = "by-language", .choices = readings,
         .help = "how two languages are read aloud: one straight through, or paragraph by paragraph"},
        {"pages", KT_FIELD_INTEGER, offsetof(kt_edition_spec, pages), .min = "1", .max = "10000",
         .help = "how many pages it must have, where that does not follow from the brochure's"},
        KT_FIELD_END};
static const kt_record edition_record = {"an edition", sizeof(kt_edition_spec), edition_fields, NULL};

static const kt_field word_fields[] = {{"text", KT_FIELD_TEXT, offsetof(kt_word, text), .required = true,
                                        .role = "word {key}", .note = "set by the layout; {key}",
                                        .help = "the words, with a name in braces for what is filled in"},
                                       KT_FIELD_END};
static const kt_record word_record = {"a word of the layout", sizeof(kt_word), word_fields, .shorthand = "text"};

/* All words, to be numbered apart: their names in braces are no figures. */
static const kt_field words_fields[] = {{"", KT_FIELD_MAP, 0, .of = &word_record}, KT_FIELD_END};
static const kt_record words_record = {"the words of the layout", 0, words_fields, NULL};

/* All links, likewise: an address is kept as it is typed. */
static const kt_field links_fields[] = {{"", KT_FIELD_LIST, 0, .of = &kt_links_record}, KT_FIELD_END};
static const kt_record links_record = {"the links of a brochure", 0, links_fields, NULL};

static const kt_field brochure_fields[] = {
        {"title", KT_FIELD_TEXT, offsetof(brochure_file, title), .required = true, .role = "title",
         .note = "title of the brochure: cover, folio, document title", .help = "title of the brochure"},
        {"subject", KT_FIELD_TEXT, offsetof(brochure_file, subject), .role = "subject",
         .note = "what the brochure is about, in the document's properties",
         .help = "what it is about, in one sentence"},
        {"kicker", KT_FIELD_TEXT, offsetof(brochure_file, kicker), .role = "kicker",
         .note = "small line above the title",
         .help = "small line above the cover's title; the publishers where it is left out"},
        {"language", KT_FIELD_LANGUAGE, offsetof(brochure_file, language), .required = true,
         .help = "the language that the content is written in"},
        {"date", KT_FIELD_DATE, offsetof(brochure_file, date), .required = true, .help = "the document's date"},
        {"publishers", KT_FIELD_LIST, offsetof(brochure_file, publishers), .required = true, .min = "1",
         .of = &publisher_record, .help = "who publishes it: [name, name]"},
        {"layout", KT_FIELD_WORD, offsetof(brochure_file, layout), .required = true,
         .help = "a layout: the name of a file in layouts/"},
        {"pages", KT_FIELD_INTEGER, offsetof(brochure_file, pages), .min = "1", .max = "10000",
         .help = "how many pages it must have in a language"},
        {"sections", KT_FIELD_WORDS, offsetof(brochure_file, sections), .required = true, .min = "1",
         .max = WRITTEN(SECTIONS_MOST), .help = "the sections in order; each is a file of that name in content/"},
        {"editions", KT_FIELD_MAP, offsetof(brochure_file, editions), .required = true, .min = "1",
         .max = WRITTEN(EDITIONS_MOST), .of = &edition_record, .help = "what is made: a name, and its languages"},
        {"names", KT_FIELD_WORDS, offsetof(brochure_file, names), .max = WRITTEN(NAMES_MOST),
         .help = "names whose words are never broken: [Lengkeek, Vakbondsprogramma]"},
        {"words", KT_FIELD_MAP, offsetof(brochure_file, words), .of = &word_record,
         .help = "the words that the layout itself sets"},
        {"links", KT_FIELD_LIST, offsetof(brochure_file, links), .max = WRITTEN(LINKS_MOST), .of = &kt_links_record,
         .help = "what is printed for links, which on a screen are live: {to: the address, short: a shorter one}"},
        KT_FIELD_END};
const kt_record kt_brochure_record = {"a brochure", sizeof(brochure_file), brochure_fields, NULL};

typedef struct reader {
	kt_io *io;
	kt_arena *arena;
	const kt_forms *forms;
	kt_diag *diag;
	kt_brochure *brochure;
	brochure_file file;
	kt_section_file *sections;
} reader;

/* Names become file names: letters, digits, "-" and "_", no "." in front and no path. */
static bool is_file_name(kt_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!letter && (i == 0 || (c != '-' && c != '_')))
			return false;
	}
	return name.len > 0 && name.len <= 64;
}

static kt_str path_of(const reader *r, kt_str name)
{
	kt_str project = r->brochure->project;
	bool here = project.len == 0 || kt_str_is(project, ".");
	return kt_print(r->arena, "%.*s%scontent/%.*s.yaml", here ? 0 : (int)project.len, project.at,
	                here || kt_str_ends(project, "/") ? "" : "/", KT_STR_ARG(name));
}

static bool read_file(reader *r)
{
	kt_str path = path_of(r, KT_STR("brochure"));
	if (!kt_io_exists(r->io, path)) {
		kt_diag_system(r->diag, KT_DIAG_SECTION, KT_NOWHERE, "there is no brochure here: no file %.*s",
		               KT_STR_ARG(path));
		kt_diag_hint(r->diag, "name the project's folder: katern render DIR");
		return false;
	}
	if (!kt_io_read_text(r->io, r->arena, path, KT_NOWHERE, r->diag, &r->brochure->source))
		return false;
	kt_node *root = kt_node_read(r->arena, &r->brochure->source, r->diag);
	if (!root)
		return false;
	kt_record_read(&kt_brochure_record, root, &r->file, r->arena, r->diag);
	return true;
}

/* --- editions ----------------------------------------------------------------------------------------------------- */

static void check_language(reader *r, const kt_node *node)
{
	if (kt_language_of(r->arena, node->text))
		return;
	kt_diag_error(r->diag, KT_DIAG_LANGUAGE, node->at, "`%.*s` is no language that katern has data for",
	              KT_STR_ARG(kt_str_clip(node->text, 60)));
	kt_str instead = kt_language_instead(r->arena, node->text);
	if (instead.len) {
		kt_diag_hint(r->diag, "that is an old name of a language; its tag is %.*s", KT_STR_ARG(instead));
		return;
	}
	kt_buf hyphens = kt_buf_in(r->arena);
	for (size_t i = 0; i < node->text.len; i++)
		kt_buf_byte(&hyphens, node->text.at[i] == '_' ? '-' : node->text.at[i]);
	if (kt_str_find(node->text, "_", 0) != SIZE_MAX && kt_language_of(r->arena, kt_buf_str(&hyphens)))
		kt_diag_hint(r->diag, "did you mean %s?", hyphens.at);
	else
		kt_diag_hint(r->diag, "a tag as nl, en or pt-BR");
}

static void check_two(reader *r, const kt_edition_spec *spec)
{
	if (spec->arrangement == KT_ARRANGEMENT_ONE) {
		kt_diag_error(r->diag, KT_DIAG_EDITION, spec->entry->at,
		              "the edition `%.*s` has two languages and does not say how they share the pages",
		              KT_STR_ARG(spec->entry->key));
		kt_diag_hint(r->diag, "arrangement: side-by-side, facing, sequential or flip");
	}
	if (spec->languages.items[0] && spec->languages.items[1] &&
	    kt_str_equal(spec->languages.items[0]->text, spec->languages.items[1]->text))
		kt_diag_error(r->diag, KT_DIAG_EDITION, spec->languages.items[1]->at, "this language stands twice");
}

static void check_edition(reader *r, const kt_edition_spec *spec)
{
	kt_str name = spec->entry->key;
	if (!is_file_name(name) || kt_str_is(name, "all")) {
		kt_diag_error(r->diag, KT_DIAG_EDITION, spec->entry->at,
		              "`%.*s` cannot be the name of an edition, which is the name of its file",
		              KT_STR_ARG(kt_str_clip(name, 60)));
		kt_diag_hint(r->diag, "letters, digits, - and _, as nl or nl-en; `all` means every edition");
	}
	for (size_t i = 0; i < spec->languages.count; i++)
		if (spec->languages.items[i])
			check_language(r, spec->languages.items[i]);
	if (spec->languages.count == 2)
		check_two(r, spec);
	else if (spec->languages.count == 1 && spec->arrangement != KT_ARRANGEMENT_ONE)
		kt_diag_error(r->diag, KT_DIAG_EDITION, spec->entry->at,
		              "the edition `%.*s` has one language; %s needs two", KT_STR_ARG(name),
		              arrangements[spec->arrangement]);
}

const kt_edition_spec *kt_brochure_edition(const kt_brochure *brochure, kt_str name)
{
	const kt_edition_spec *specs = brochure->editions.items;
	for (size_t i = 0; i < brochure->editions.count; i++)
		if (kt_str_equal(specs[i].entry->key, name))
			return &specs[i];
	return NULL;
}

const kt_word *kt_brochure_word(const kt_brochure *brochure, const char *name)
{
	const kt_word *words = brochure->words.items;
	for (size_t i = 0; i < brochure->words.count; i++)
		if (kt_str_is(words[i].entry->key, name))
			return &words[i];
	return NULL;
}

kt_edition_spec *kt_brochure_alone(kt_arena *arena, const kt_brochure *brochure, kt_str name, kt_str language)
{
	kt_place at = brochure->language->at;
	kt_node *tag = KT_NEW(arena, kt_node);
	*tag = (kt_node){.kind = KT_NODE_SCALAR, .at = at, .text = language};
	const kt_node **languages = KT_NEW(arena, const kt_node *);
	*languages = tag;
	kt_entry *entry = KT_NEW(arena, kt_entry);
	*entry = (kt_entry){.key = name, .at = at, .value = tag};
	kt_edition_spec *spec = KT_NEW(arena, kt_edition_spec);
	*spec = (kt_edition_spec){.entry = entry, .languages = {languages, 1}};
	return spec;
}

bool kt_brochure_is_targeted(const kt_brochure *brochure)
{
	for (size_t s = 0; s < brochure->section_count; s++) {
		if (brochure->sections[s].only != KT_ONLY_BOTH)
			return true;
		for (size_t b = 0; b < brochure->sections[s].body_count; b++)
			if (brochure->sections[s].body[b].only != KT_ONLY_BOTH)
				return true;
	}
	return kt_links_are(brochure);
}

/* --- sections ----------------------------------------------------------------------------------------------------- */

static const kt_node *named_before(const reader *r, size_t index)
{
	const kt_field_words *names = &r->file.sections;
	for (size_t i = 0; i < index; i++)
		if (names->items[i] && kt_str_equal(names->items[i]->text, names->items[index]->text))
			return names->items[i];
	return NULL;
}

/* May a section have this name, and has none before it? */
static bool check_name(reader *r, size_t index)
{
	const kt_node *node = r->file.sections.items[index];
	if (!node)
		return false;
	bool taken = kt_str_is(node->text, "brochure") || kt_str_is(node->text, "figures");
	if (!is_file_name(node->text) || taken) {
		kt_diag_error(r->diag, KT_DIAG_SECTION, node->at, "`%.*s` cannot be the name of a section",
		              KT_STR_ARG(kt_str_clip(node->text, 60)));
		kt_diag_hint(r->diag,
		             "it is the name of a file in content/: letters, digits, - and _; brochure and figures "
		             "are taken");
		return false;
	}
	const kt_node *first = named_before(r, index);
	if (!first)
		return true;
	kt_diag_error(r->diag, KT_DIAG_SECTION, node->at, "the section `%.*s` stands twice", KT_STR_ARG(node->text));
	kt_diag_also(r->diag, first->at, "the first one");
	return false;
}

/* A cover has the brochure's title; on a later page that would be a heading over the wrong text. */
static void report_title(reader *r, const kt_section *section)
{
	kt_diag_error(r->diag, KT_DIAG_KEY_MISSING, (kt_place){&section->source, 1, 1},
	              "`title` is missing from a section; only the first may have that of the brochure");
	kt_diag_hint(r->diag, "title: what this section is about");
}

/* Of a waiver's words only its edition is content's to know; its check is looked up by who knows the checks. */
static void check_waivers(reader *r, const kt_field_list *waivers)
{
	const kt_waive *items = waivers->items;
	for (size_t i = 0; i < waivers->count; i++) {
		const kt_node *name = items[i].edition;
		if (!name || kt_brochure_edition(r->brochure, name->text))
			continue;
		const kt_edition_spec *specs = r->brochure->editions.items;
		const char **names = KT_NEW_ARRAY(r->arena, const char *, r->brochure->editions.count + 1);
		for (size_t e = 0; e < r->brochure->editions.count; e++)
			names[e] = kt_str_c(r->arena, specs[e].entry->key);
		const char *nearest = kt_str_nearest(name->text, names);
		kt_diag_error(r->diag, KT_DIAG_EDITION, name->at, "the brochure has no edition `%.*s`",
		              KT_STR_ARG(kt_str_clip(name->text, 60)));
		if (nearest)
			kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
	}
}

static void read_sections(reader *r)
{
	kt_brochure *brochure = r->brochure;
	size_t count = r->file.sections.count < SECTIONS_MOST ? r->file.sections.count : SECTIONS_MOST;
	brochure->sections = KT_NEW_ARRAY(r->arena, kt_section, count);
	r->sections = KT_NEW_ARRAY(r->arena, kt_section_file, count);
	for (size_t i = 0; i < count; i++) {
		if (!check_name(r, i))
			continue;
		kt_section *section = &brochure->sections[brochure->section_count];
		const kt_node *name = r->file.sections.items[i];
		section->id = name->text;
		kt_section_file *file = &r->sections[brochure->section_count];
		/* What is wrong was reported; messages are numbered of what could be read. */
		if (kt_section_read(r->io, r->arena, path_of(r, section->id), name->at, r->forms,
		                    &brochure->block_count, r->diag, section, file) &&
		    i > 0 && !file->title.node)
			report_title(r, section);
		brochure->section_count++;
		check_waivers(r, &section->waive);
		for (size_t b = 0; b < section->body_count; b++)
			check_waivers(r, &section->body[b].waive);
	}
}

static bool is_listed(const reader *r, kt_str name)
{
	if (kt_str_is(name, "brochure") || kt_str_is(name, "figures"))
		return true;
	for (size_t i = 0; i < r->file.sections.count; i++)
		if (r->file.sections.items[i] && kt_str_equal(r->file.sections.items[i]->text, name))
			return true;
	return false;
}

/* A file that no section names is a page that never appears. */
static void warn_unlisted(reader *r)
{
	kt_str path = path_of(r, KT_STR("")), *names;
	kt_str folder = kt_str_slice(path, 0, path.len - (sizeof "/.yaml" - 1));
	size_t count = kt_io_list(r->io, r->arena, folder, &names);
	for (size_t i = 0; i < count; i++) {
		kt_str name = names[i];
		if (!kt_str_ends(name, ".yaml") || name.at[0] == '.' ||
		    is_listed(r, kt_str_slice(name, 0, name.len - 5)))
			continue;
		kt_diag_warn(r->diag, KT_DIAG_SECTION, (kt_place){&r->brochure->source, 0, 0},
		             "`sections` does not name %.*s/%.*s: it is in no edition", KT_STR_ARG(folder),
		             KT_STR_ARG(name));
	}
}

/* --- messages ----------------------------------------------------------------------------------------------------- */

static void number_record(reader *r, kt_str section, const kt_record *record, void *value)
{
	const kt_figures *figures = record == &words_record || record == &links_record ? NULL : &r->brochure->figures;
	/* Faults are in diag, where the caller looks. */
	(void)!kt_message_number(r->arena, &r->brochure->messages, figures, section, record, value, r->diag);
}

static void number_section(reader *r, size_t index)
{
	kt_section *section = &r->brochure->sections[index];
	kt_section_file *file = &r->sections[index];
	number_record(r, section->id, &kt_section_record, file);
	section->title = file->title.node ? file->title : r->brochure->title;
	section->kicker = file->kicker.node || index > 0 ? file->kicker : r->brochure->kicker;
	for (size_t i = 0; i < section->body_count; i++)
		number_record(r, section->id, section->body[i].form->record, section->body[i].fields);
}

/* The brochure's own texts come first in the order of its table, which is that of a catalogue. */
static void number_texts(reader *r)
{
	kt_brochure *brochure = r->brochure;
	kt_field_list words = r->file.words, links = r->file.links;
	r->file.words.count = r->file.links.count = 0;
	number_record(r, KT_STR("brochure"), &kt_brochure_record, &r->file);
	number_record(r, KT_STR("brochure"), &words_record, &words);
	number_record(r, KT_STR("brochure"), &links_record, &links);
	brochure->title = r->file.title;
	brochure->subject = r->file.subject;
	brochure->kicker = r->file.kicker;
	for (size_t i = 0; i < brochure->section_count; i++)
		number_section(r, i);
	kt_field_list figures = {brochure->figures.items, brochure->figures.count};
	number_record(r, KT_STR("figures"), &kt_figures_record, &figures);
}

kt_brochure *kt_brochure_read(kt_io *io, kt_arena *arena, kt_str project, const kt_forms *forms, kt_diag *diag)
{
	kt_brochure *brochure = KT_NEW(arena, kt_brochure);
	brochure->project = project;
	reader r = {.io = io, .arena = arena, .forms = forms, .diag = diag, .brochure = brochure};
	if (!read_file(&r))
		return NULL;
	brochure->language = r.file.language;
	brochure->date = r.file.date;
	brochure->publishers = r.file.publishers;
	brochure->layout = r.file.layout;
	brochure->pages = r.file.pages;
	brochure->editions = r.file.editions;
	brochure->names = r.file.names;
	brochure->words = r.file.words;
	brochure->links = r.file.links;
	/* A tag that is none was reported when it was read. */
	if (brochure->language && kt_form_language(brochure->language->text))
		check_language(&r, brochure->language);
	for (size_t i = 0; i < brochure->editions.count && i < EDITIONS_MOST; i++)
		check_edition(&r, &((const kt_edition_spec *)brochure->editions.items)[i]);
	(void)!kt_figure_read(io, arena, path_of(&r, KT_STR("figures")), &brochure->figures, diag);
	read_sections(&r);
	warn_unlisted(&r);
	number_texts(&r);
	kt_message_join(&brochure->messages);
	kt_links_check(arena, brochure, diag);
	return brochure;
}
