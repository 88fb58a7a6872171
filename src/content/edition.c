/* All texts are made at once: the brochure's own language from its messages, another from its catalogue. Figures are
 * written when a text first names them, once a language. */
#include "content/edition.h"

#include <string.h>

#include "content/fidelity.h"
#include "content/links.h"
#include "content/pseudo.h"

#define WORDS_BEFORE 16 /* bytes before the first difference that are shown at least */

/* One language of an edition while its texts are made. */
typedef struct tongue {
	const kt_edition *edition;
	kt_str tag;
	const kt_language *language;
	kt_number_text *figures;   /* by index; text.at NULL: not yet written */
	const kt_catalog *catalog; /* NULL: the brochure's own language, or none at all */
	bool pseudo;
	kt_rich *texts;
	const kt_str *filled; /* a word's name and what stands for it; NULL: figures are meant */
	kt_diag *diag;
	bool good;
} tongue;

static const kt_messages *messages_of(const kt_edition *edition)
{
	return &edition->brochure->messages;
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

static kt_number_text write_figure(const kt_edition *edition, kt_str language, size_t index)
{
	kt_number_text text;
	if (kt_figure_write(edition->numbers, edition->arena, &edition->brochure->figures.items[index], language,
	                    edition->diag, &text))
		return text;
	return (kt_number_text){.text = {"?", 1}}; /* reported */
}

static kt_markup_value value_of(const void *context, kt_str name)
{
	const tongue *t = context;
	if (t->filled)
		return (kt_markup_value){.text = kt_str_equal(name, t->filled[0]) ? t->filled[1] : (kt_str){NULL, 0}};
	size_t index = kt_figure_find(&t->edition->brochure->figures, name);
	if (index == SIZE_MAX)
		return (kt_markup_value){.text = {NULL, 0}};
	kt_number_text *number = &t->figures[index];
	if (!number->text.at)
		*number = write_figure(t->edition, t->tag, index);
	return (kt_markup_value){.text = number->text,
	                         .is_figure = !t->edition->brochure->figures.items[index].date.node,
	                         .figure = (uint32_t)index,
	                         .unit_from = number->unit_from,
	                         .unit_to = number->unit_to};
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

static bool make_rich(tongue *t, kt_str source, kt_place at, bool quoted, kt_rich *rich)
{
	kt_markup_text text = {source, t->language, at, quoted};
	return kt_markup_rich(t->edition->arena, &text, value_of, t, t->diag, rich);
}

static bool may_have_marks(kt_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr("*_[<\\", text.at[i]))
			return true;
	return false;
}

static void make_translated(tongue *t, const kt_message *message, const kt_translation *translation)
{
	kt_rich *rich = &t->texts[message->index], source;
	if (!kt_fidelity_braces(t->edition->arena, message, translation, t->diag) ||
	    !make_rich(t, translation->text, translation->at, message->quotation, rich)) {
		t->good = false;
		return;
	}
	if ((may_have_marks(message->source) || may_have_marks(translation->text)) &&
	    make_rich(t, message->source, message->at, message->quotation, &source))
		t->good &= kt_fidelity_marks(&source, rich, t->diag);
}

/* Words of the layout wait for what fills them (kt_edition_word); until then they are kept as they are typed. */
static void make_word(tongue *t, const kt_message *message, const kt_translation *translation)
{
	if (translation)
		t->good &= kt_fidelity_braces(t->edition->arena, message, translation, t->diag);
	t->texts[message->index] = kt_rich_plain(translation ? translation->text : message->source, t->tag,
	                                         translation ? translation->at : message->at);
}

static void make_text(tongue *t, const kt_message *message)
{
	kt_translation made;
	const kt_translation *translation = t->catalog ? kt_catalog_find(t->catalog, message) : NULL;
	if (t->pseudo) {
		made = (kt_translation){.text = kt_pseudo_text(t->edition->arena, message), .at = message->at};
		translation = &made;
	}
	if (message->word)
		make_word(t, message, translation);
	else if (translation)
		make_translated(t, message, translation);
	else if (!make_rich(t, message->source, message->at, message->quotation, &t->texts[message->index]))
		t->good = false;
}

/* The texts of a draft that no translation holds of: `source` is the brochure's own language, and shares the texts. */
static void make_drafted(tongue *t, tongue *source, const kt_message *message)
{
	tongue trial = *t;
	trial.good = kt_catalog_find(t->catalog, message)->state != KT_TRANSLATION_MISSING;
	trial.diag = kt_diag_open();
	if (trial.good)
		make_text(&trial, message);
	kt_diag_close(trial.diag);
	if (!trial.good)
		make_text(source, message);
}

/* --- what is missing ---------------------------------------------------------------------------------------------- */

/* Puts the words around the first difference of two texts, as one of them has them. */
static void put_differing(kt_buf *out, kt_str text, kt_str other)
{
	size_t at = 0, from = 0;
	while (at < text.len && at < other.len && text.at[at] == other.at[at])
		at++;
	for (size_t i = 0; i + WORDS_BEFORE < at; i++)
		if (text.at[i] == ' ')
			from = i + 1;
	kt_str rest = kt_str_slice(text, from, text.len), words = kt_str_clip(rest, 60);
	kt_buf_print(out, "“%s%.*s%s”", from > 0 ? "… " : "", KT_STR_ARG(words), words.len < rest.len ? "…" : "");
}

/* An error, and of a draft a warning. */
static void report(const tongue *t, kt_diag_code code, kt_place at, kt_str words)
{
	if (t->edition->draft)
		kt_diag_warn(t->diag, code, at, "%.*s", KT_STR_ARG(words));
	else
		kt_diag_error(t->diag, code, at, "%.*s", KT_STR_ARG(words));
}

static void report_stale(tongue *t, const kt_message *message, const kt_translation *translation)
{
	kt_buf words = kt_buf_in(t->edition->arena);
	kt_buf_print(&words, "the translation into %.*s is of another text: it was ", KT_STR_ARG(t->tag));
	put_differing(&words, translation->was, message->source);
	kt_buf_text(&words, ", now ");
	put_differing(&words, message->source, translation->was);
	report(t, KT_DIAG_FUZZY, message->at, kt_buf_str(&words));
	kt_diag_also(t->diag, translation->at, "it stands here");
}

static void report_missing(tongue *t, const kt_message *message, const kt_translation *translation)
{
	kt_diag *diag = t->diag;
	kt_arena *arena = t->edition->arena;
	kt_str clip = kt_str_clip(message->source, 60);
	const char *dots = clip.len < message->source.len ? "…" : "";
	switch (translation->state) {
	case KT_TRANSLATION_HOLDS:
		return;
	case KT_TRANSLATION_MISSING:
		report(t, KT_DIAG_UNTRANSLATED, translation->at.source ? translation->at : message->at,
		       kt_print(arena, "not translated into %.*s: %.*s%s", KT_STR_ARG(t->tag), KT_STR_ARG(clip), dots));
		if (!translation->at.source)
			kt_diag_hint(diag, "katern translate update %.*s", KT_STR_ARG(t->tag));
		return;
	case KT_TRANSLATION_FUZZY:
		report(t, KT_DIAG_FUZZY, translation->at,
		       kt_print(arena, "this translation may no longer hold (fuzzy): %.*s%s", KT_STR_ARG(clip), dots));
		break;
	case KT_TRANSLATION_STALE:
		report_stale(t, message, translation);
		break;
	case KT_TRANSLATION_COUNTS:
		report(t, KT_DIAG_FUZZY, translation->at,
		       kt_print(arena, "its number has changed, and asks for other words in %.*s: %.*s%s",
		                KT_STR_ARG(t->tag), KT_STR_ARG(clip), dots));
		break;
	}
	kt_place at = message->at;
	if (translation->state == KT_TRANSLATION_FUZZY)
		kt_diag_hint(diag, "katern translate keep %.*s %.*s:%u, if the meaning stands; or take `fuzzy` away",
		             KT_STR_ARG(t->tag), KT_STR_ARG(at.source->path), (unsigned)at.line);
	else
		kt_diag_hint(diag,
		             "katern translate update %.*s; or translate keep %.*s %.*s:%u, if the meaning stands",
		             KT_STR_ARG(t->tag), KT_STR_ARG(t->tag), KT_STR_ARG(at.source->path), (unsigned)at.line);
}

/* Says that the edition cannot be made, or is a draft: how much is missing first, then each place. */
static void report_shortage(tongue *t, const kt_edition_spec *spec, const kt_catalog_tally *s)
{
	kt_diag *diag = t->diag;
	size_t missing = s->in[KT_TRANSLATION_MISSING];
	const kt_messages *messages = messages_of(t->edition);
	if (s->matched == 0) {
		kt_diag_error(diag, KT_DIAG_EDITION, spec->entry->at,
		              "the edition `%.*s` cannot be made: none of %zu texts match the translations into %.*s",
		              KT_STR_ARG(spec->entry->key), s->total, KT_STR_ARG(t->tag));
		kt_diag_hint(diag, "is that the catalogue of another brochure? katern translate update %.*s",
		             KT_STR_ARG(t->tag));
		return;
	}
	kt_buf words = kt_buf_in(t->edition->arena);
	kt_buf_print(&words, "the edition `%.*s` %s: of %zu texts ", KT_STR_ARG(spec->entry->key),
	             spec->draft ? "is a draft" : "cannot be made", s->total);
	if (missing > 0)
		kt_buf_print(&words, "%zu %s not translated into %.*s", missing, missing == 1 ? "is" : "are",
		             KT_STR_ARG(t->tag));
	if (s->doubtful > 0)
		kt_buf_print(&words, "%s%zu may no longer hold", missing > 0 ? " and " : "", s->doubtful);
	report(t, KT_DIAG_EDITION, spec->entry->at, kt_buf_str(&words));
	for (size_t i = 0; i < messages->count; i++) {
		const kt_translation *translation = kt_catalog_find(t->catalog, &messages->items[i]);
		if (translation->state == KT_TRANSLATION_HOLDS || messages->items[i].first != i)
			continue;
		report_missing(t, &messages->items[i], translation);
		if (spec->draft && messages->items[i].heard)
			kt_diag_hint(diag, "it is heard and not seen: no mark on a page shows it");
	}
}

/* Counts what is missing and says so; false: the edition cannot be made. */
static bool is_enough(tongue *t, const kt_edition_spec *spec, size_t *lacking)
{
	kt_catalog_tally s = kt_catalog_count(t->catalog, messages_of(t->edition));
	size_t count = s.in[KT_TRANSLATION_MISSING] + s.doubtful;
	if (count > 0)
		report_shortage(t, spec, &s);
	*lacking += count;
	return count == 0 || (spec->draft && s.matched > 0);
}

/* --- editions ----------------------------------------------------------------------------------------------------- */

static bool make_texts(tongue *t)
{
	const kt_brochure *brochure = t->edition->brochure;
	for (size_t i = 0; i < brochure->messages.count; i++)
		make_text(t, &brochure->messages.items[i]);
	return t->good;
}

static const bool *make_draft(tongue *t)
{
	const kt_brochure *brochure = t->edition->brochure;
	kt_arena *arena = t->edition->arena;
	tongue source = *t;
	source.tag = brochure->language->text;
	source.language = kt_language_of(arena, source.tag);
	source.figures = KT_NEW_ARRAY(arena, kt_number_text, brochure->figures.count);
	source.catalog = NULL;
	bool *drafted = KT_NEW_ARRAY(arena, bool, brochure->messages.count);
	for (size_t i = 0; i < brochure->messages.count; i++) {
		const kt_message *message = &brochure->messages.items[i];
		drafted[i] = kt_catalog_find(t->catalog, message)->state != KT_TRANSLATION_HOLDS;
		if (drafted[i])
			make_drafted(t, &source, message);
		else
			make_text(t, message);
	}
	t->good &= source.good;
	return drafted;
}

static bool make_language(kt_catalogs *catalogs, kt_edition *edition, const kt_edition_spec *spec, unsigned number)
{
	const kt_brochure *brochure = edition->brochure;
	kt_str tag = edition->languages[number];
	edition->known[number] = kt_language_of(edition->arena, tag);
	tongue t = {.edition = edition,
	            .tag = tag,
	            .language = edition->known[number],
	            .diag = edition->diag,
	            .good = true};
	size_t before = edition->lacking;
	if (!t.language)
		return kt_diag_error(edition->diag, KT_DIAG_LANGUAGE, spec->entry->at,
		                     "ICU has no data for the language `%.*s`", KT_STR_ARG(tag));
	t.pseudo = spec->pseudo;
	if (!t.pseudo && !kt_str_equal(tag, brochure->language->text)) {
		t.catalog = kt_catalogs_find(catalogs, brochure, tag, spec->languages.items[number]->at, edition->diag);
		if (!t.catalog || !is_enough(&t, spec, &edition->lacking))
			return false;
	}
	t.figures = KT_NEW_ARRAY(edition->arena, kt_number_text, brochure->figures.count);
	t.texts = KT_NEW_ARRAY(edition->arena, kt_rich, brochure->messages.count);
	edition->texts[number] = t.texts;
	if (edition->lacking == before)
		return make_texts(&t) && kt_links_settle(edition, number, t.texts);
	edition->drafted[number] = make_draft(&t);
	edition->turned[number] =
	        kt_language_of(edition->arena, brochure->language->text)->right_to_left != t.language->right_to_left;
	return t.good && kt_links_settle(edition, number, t.texts);
}

/* The brochure without the sections that are for another target. NULL: it has no other; reported. */
static const kt_brochure *for_target(kt_arena *arena, const kt_brochure *brochure, const kt_edition_spec *spec,
                                     kt_diag *diag)
{
	kt_brochure *own = KT_NEW(arena, kt_brochure);
	*own = *brochure;
	own->section_count = 0;
	own->sections = KT_NEW_ARRAY(arena, kt_section, brochure->section_count);
	for (size_t i = 0; i < brochure->section_count; i++)
		if (kt_only_shows(brochure->sections[i].only, spec->target))
			own->sections[own->section_count++] = brochure->sections[i];
	if (own->section_count == brochure->section_count)
		return brochure;
	if (own->section_count > 0)
		return own;
	kt_diag_error(diag, KT_DIAG_EDITION, spec->entry->at, "the edition `%.*s` has no section for %s",
	              KT_STR_ARG(spec->entry->key), spec->target == KT_TARGET_PRINT ? "print" : "a screen");
	return NULL;
}

bool kt_edition_make(kt_catalogs *catalogs, kt_arena *arena, const kt_brochure *brochure, const kt_edition_spec *spec,
                     kt_numbers *numbers, kt_diag *diag, kt_edition *edition)
{
	const kt_brochure *own = for_target(arena, brochure, spec, diag);
	*edition = (kt_edition){.brochure = own ? own : brochure,
	                        .name = spec->entry->key,
	                        .arrangement = (kt_arrangement)spec->arrangement,
	                        .reading = (kt_reading)spec->reading,
	                        .draft = spec->draft,
	                        .target = spec->target,
	                        .language_count = (unsigned)spec->languages.count,
	                        .numbers = numbers,
	                        .arena = arena,
	                        .diag = diag};
	bool good = own != NULL;
	for (unsigned i = 0; i < edition->language_count; i++) {
		edition->languages[i] = spec->languages.items[i]->text;
		good &= make_language(catalogs, edition, spec, i);
	}
	if (edition->lacking == 0 && !spec->pseudo)
		edition->pages = (unsigned)(spec->pages > 0 ? spec->pages : brochure->pages);
	return good;
}

kt_edition kt_edition_part(const kt_edition *edition, unsigned language)
{
	kt_edition part = *edition;
	part.is_part = true;
	part.first = language;
	part.language_count = 1;
	part.languages[0] = edition->languages[language];
	part.known[0] = edition->known[language];
	part.texts[0] = edition->texts[language];
	part.drafted[0] = edition->drafted[language];
	part.turned[0] = edition->turned[language];
	return part;
}

bool kt_edition_right_to_left(const kt_edition *edition, unsigned language)
{
	return edition->known[language] && edition->known[language]->right_to_left;
}

const kt_rich *kt_edition_text(const kt_edition *edition, uint32_t message, unsigned language)
{
	if (language >= edition->language_count || message >= messages_of(edition)->count)
		KT_BUG("a message or language that the edition does not have");
	return &edition->texts[language][message];
}

bool kt_edition_find(const kt_edition *edition, kt_place at, unsigned *language, uint32_t *message)
{
	for (unsigned l = 0; l < edition->language_count; l++)
		for (uint32_t m = 0; m < messages_of(edition)->count; m++) {
			kt_place here = edition->texts[l][m].at;
			bool same = here.source == at.source && here.line == at.line && here.column == at.column;
			if (edition->texts[l][m].text.len == 0 || !same)
				continue;
			*language = l;
			*message = m;
			return true;
		}
	return false;
}

static bool names(kt_str text, kt_str name)
{
	kt_str other;
	for (size_t at = 0; kt_message_brace(text, &at, &other);)
		if (kt_str_equal(other, name))
			return true;
	return false;
}

const kt_rich *kt_edition_word(const kt_edition *edition, const char *word, unsigned language, const char *name,
                               kt_str value, kt_place at)
{
	const kt_word *found = kt_brochure_word(edition->brochure, word);
	if (!found) {
		kt_diag_error(edition->diag, KT_DIAG_KEY_MISSING, at,
		              "this needs a word that the brochure does not have: `%s`", word);
		kt_diag_hint(edition->diag, "add to content/brochure.yaml, under `words:`: %s: \"… {%s}\"", word, name);
		return NULL;
	}
	const kt_rich *typed = kt_edition_text(edition, found->text.first, language);
	if (name && !names(typed->text, kt_str_of(name))) {
		kt_diag_error(edition->diag, KT_DIAG_PLACEHOLDER, typed->at, "`%s` lacks {%s}, for which it is made",
		              word, name);
		kt_diag_hint(edition->diag, "%s: \"%.*s {%s}\"", word, KT_STR_ARG(kt_str_clip(typed->text, 60)), name);
		return NULL;
	}
	kt_str filled[2] = {name ? kt_str_of(name) : (kt_str){"", 0}, value};
	tongue t = {.edition = edition,
	            .tag = typed->language, /* of a draft it may be the source's */
	            .language = kt_language_of(edition->arena, typed->language),
	            .filled = filled,
	            .diag = edition->diag};
	kt_rich *rich = KT_NEW(edition->arena, kt_rich);
	return make_rich(&t, typed->text, typed->at, false, rich) ? rich : NULL;
}

kt_str kt_edition_publishers(const kt_edition *edition, unsigned language)
{
	const kt_field_text *publishers = edition->brochure->publishers.items;
	kt_buf names = kt_buf_in(edition->arena);
	for (size_t i = 0; i < edition->brochure->publishers.count; i++) {
		kt_buf_text(&names, i == 0 ? "" : " · ");
		kt_buf_put(&names, kt_edition_text(edition, publishers[i].first, language)->text);
	}
	return kt_buf_str(&names);
}

/* Where a kicker made of the publishers was written: nowhere, unless one of them is a draft's. */
static kt_place publishers_place(const kt_edition *edition, const kt_section *section, unsigned language)
{
	const kt_field_text *publishers = edition->brochure->publishers.items;
	for (size_t i = 0; edition->drafted[language] && i < edition->brochure->publishers.count; i++)
		if (edition->drafted[language][publishers[i].first])
			return kt_edition_text(edition, publishers[i].first, language)->at;
	return (kt_place){&section->source, 0, 0};
}

const kt_rich *kt_edition_kicker(const kt_edition *edition, const kt_section *section, unsigned language)
{
	if (section->kicker.count > 0)
		return kt_edition_text(edition, section->kicker.first, language);
	kt_rich *rich = KT_NEW(edition->arena, kt_rich);
	bool first = section == edition->brochure->sections;
	*rich = kt_rich_plain(first ? kt_edition_publishers(edition, language) : (kt_str){"", 0},
	                      edition->languages[language], publishers_place(edition, section, language));
	return rich;
}
