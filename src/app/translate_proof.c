/* The texts come from a draft of an edition in both languages: what is not translated does not stop it. */
#include "app/translate_proof.h"

#include "app/output.h"
#include "layout/slips.h"

#include <stdio.h>

typedef struct proofing {
	kt_project *project;
	kt_str language;
	kt_edition edition;
	const kt_catalog *catalog;
	kt_slip *slips;
	size_t count;
	size_t states[KT_TRANSLATION_COUNTS + 1];
} proofing;

static const char *const state_words[] = {[KT_TRANSLATION_HOLDS] = "",
                                          [KT_TRANSLATION_MISSING] = "not translated",
                                          [KT_TRANSLATION_FUZZY] = "fuzzy",
                                          [KT_TRANSLATION_STALE] = "of another text",
                                          [KT_TRANSLATION_COUNTS] = "its number has changed"};

/* Both languages, as an edition's entry would name them; its place is the brochure's language. */
static const kt_edition_spec *spec_of(const proofing *p)
{
	kt_arena *arena = p->project->arena;
	const kt_node *own = p->project->brochure->language;
	const kt_node **languages = KT_NEW_ARRAY(arena, const kt_node *, 2);
	kt_node *other = KT_NEW(arena, kt_node);
	*other = (kt_node){.kind = KT_NODE_SCALAR, .text = p->language};
	languages[0] = own;
	languages[1] = other;
	kt_entry *entry = KT_NEW(arena, kt_entry);
	*entry = (kt_entry){.key = kt_print(arena, "%.*s-proof", KT_STR_ARG(p->language)), .at = own->at};
	kt_edition_spec *spec = KT_NEW(arena, kt_edition_spec);
	*spec = (kt_edition_spec){
	        .entry = entry, .languages = {languages, 2}, .arrangement = KT_ARRANGEMENT_SIDE_BY_SIDE, .draft = true};
	return spec;
}

/* What is missing shows in the proof, and need not be told besides. */
static bool make_texts(proofing *p)
{
	kt_project *project = p->project;
	kt_diag *diag = kt_diag_open();
	bool made = kt_edition_make(project->catalogs, project->arena, project->brochure, spec_of(p), project->numbers,
	                            diag, &p->edition);
	if (made)
		p->catalog = kt_catalogs_find(project->catalogs, project->brochure, p->language, KT_NOWHERE, diag);
	else
		kt_diag_absorb(project->diag, diag);
	p->edition.diag = project->diag;
	kt_diag_close(diag);
	return p->catalog != NULL;
}

static kt_str file_of(kt_str path)
{
	size_t at = path.len;
	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return kt_str_slice(path, at, path.len);
}

static kt_str place_words(kt_arena *arena, kt_place at)
{
	kt_str file = at.source ? file_of(at.source->path) : (kt_str){"", 0};
	return at.source ? kt_print(arena, "%.*s:%u", KT_STR_ARG(file), (unsigned)at.line) : file;
}

static const kt_rich *plain(kt_arena *arena, kt_str text, kt_str language)
{
	kt_rich *rich = KT_NEW(arena, kt_rich);
	*rich = kt_rich_plain(text, language, KT_NOWHERE);
	return rich;
}

static kt_slip slip_of(const proofing *p, const kt_message *message)
{
	kt_arena *arena = p->project->arena;
	const kt_translation *translation = kt_catalog_find(p->catalog, message);
	const kt_rich *target = kt_edition_text(&p->edition, message->index, 1);
	kt_str own = place_words(arena, message->at), po = place_words(arena, translation->at);
	kt_slip slip = {
	        .section = message->section,
	        .notes = {message->context, message->note,
	                  kt_print(arena, "%.*s%s%.*s", KT_STR_ARG(po), po.len > 0 ? " · " : "", KT_STR_ARG(own))},
	        .state = kt_str_of(state_words[translation->state]),
	        .source = kt_edition_text(&p->edition, message->index, 0),
	        .target = target};
	if (translation->was.len > 0 && !kt_str_equal(translation->was, message->source))
		slip.was = plain(arena, translation->was, p->edition.languages[0]);
	/* A draft has the source's words where the translation is missing, or cannot be set as it is. */
	if (translation->state == KT_TRANSLATION_MISSING)
		slip.target = NULL;
	else if (kt_str_equal(target->language, p->edition.languages[0]))
		slip.target = plain(arena, translation->text, p->language);
	return slip;
}

static void make_slips(proofing *p)
{
	const kt_messages *messages = &p->project->brochure->messages;
	p->slips = KT_NEW_ARRAY(p->project->arena, kt_slip, messages->count);
	for (size_t i = 0; i < messages->count; i++) {
		if (messages->items[i].first != i)
			continue;
		p->slips[p->count++] = slip_of(p, &messages->items[i]);
		p->states[kt_catalog_find(p->catalog, &messages->items[i])->state]++;
	}
}

static void print_counts(const proofing *p, const kt_document *document)
{
	size_t missing = p->states[KT_TRANSLATION_MISSING];
	size_t doubtful = p->count - missing - p->states[KT_TRANSLATION_HOLDS];
	printf("%.*s-proof: %zu pages, %zu texts", KT_STR_ARG(p->language), document->page_count, p->count);
	if (missing > 0)
		printf(", %zu not translated", missing);
	if (doubtful > 0)
		printf(", %zu may no longer hold", doubtful);
	putchar('\n');
}

static void proof(proofing *p, const kt_output *output)
{
	kt_project *project = p->project;
	const kt_node *own = project->brochure->language;
	if (kt_str_equal(own->text, p->language)) {
		kt_diag_error(project->diag, KT_DIAG_LANGUAGE, own->at,
		              "`%.*s` is the language that the brochure is written in", KT_STR_ARG(p->language));
		return;
	}
	kt_str name = kt_print(project->arena, "%.*s-proof", KT_STR_ARG(p->language));
	if (!kt_output_can(output, name, project->diag) || !make_texts(p))
		return;
	make_slips(p);
	kt_setter *setter = kt_project_setter(project, project->diag);
	kt_document *document =
	        kt_slips_set(project->layout, &p->edition, p->slips, p->count, setter, project->arena, project->diag);
	if (document && kt_diag_status(project->diag) == KT_STATUS_DONE &&
	    kt_output_write(output, name, document, project->diag))
		print_counts(p, document);
	kt_setter_close(setter);
}

kt_status kt_translate_proof(const char *language, const char *folder, const char *out)
{
	kt_project project;
	proofing p = {.project = &project, .language = kt_str_of(language)};
	bool read = kt_project_read(&project, folder);
	kt_output output = {.io = project.io, .writers = {&kt_write_pdf}, .writer_count = 1, .options = {.epoch = -1}};
	output.folder = out ? kt_str_of(out) : kt_print(project.arena, "%.*s/out", KT_STR_ARG(project.folder));
	kt_status status = read ? kt_output_check(&output, &project) : KT_STATUS_DONE;
	if (status == KT_STATUS_DONE) {
		if (read)
			proof(&p, &output);
		fflush(stdout);
		status = kt_project_report(&project, KT_DIAG_TEXT);
	}
	kt_project_close(&project);
	return status;
}
