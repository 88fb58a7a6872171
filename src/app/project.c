/* Opens a project's parts in the order in which they need each other; a part that failed leaves the next ones to report
 * their own faults. */
#include "app/project.h"

#include "app/options.h"
#include "content/placing.h"
#include "content/pseudo.h"
#include "text/language.h"
#include "yaml/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int64_t kt_timings_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void kt_timings_add(kt_timings *sum, const kt_timings *more)
{
	sum->read += more->read;
	sum->texts += more->texts;
	sum->layout += more->layout;
	sum->write += more->write;
}

static void open_project(kt_project *project, const char *folder)
{
	*project = (kt_project){.folder = kt_str_of(folder)};
	project->io = kt_io_disk_open();
	project->arena = kt_arena_open();
	project->diag = kt_diag_open();
	project->numbers = kt_numbers_open();
	project->catalogs = kt_catalogs_open(project->io);
}

static void list_names(kt_project *project)
{
	const kt_field_words *names = &project->brochure->names;
	kt_str *words = KT_NEW_ARRAY(project->arena, kt_str, names->count);
	for (size_t i = 0; i < names->count; i++)
		words[i] = names->items[i]->text;
	project->names = words;
	project->name_count = names->count;
}

bool kt_project_read_content(kt_project *project, const char *folder)
{
	open_project(project, folder);
	kt_forms forms = kt_block_forms();
	project->brochure = kt_brochure_read(project->io, project->arena, project->folder, &forms, project->diag);
	if (project->brochure)
		list_names(project);
	return kt_diag_status(project->diag) == KT_STATUS_DONE;
}

bool kt_project_read_looks(kt_project *project, kt_diag *diag)
{
	project->artworks = kt_artworks_open(project->arena, project->io, project->folder);
	(void)!kt_placing_read(project->brochure, project->artworks, diag); /* what is wrong stands in diag */
	if (project->brochure->layout)
		project->layout =
		        kt_layout_read(project->io, project->arena, project->folder, project->brochure->layout, diag);
	project->fonts = kt_fonts_open(project->io, project->folder, diag);
	if (project->layout && project->fonts)
		kt_layout_check(project->layout, project->brochure, project->fonts, diag);
	return kt_diag_status(diag) == KT_STATUS_DONE;
}

bool kt_project_read(kt_project *project, const char *folder)
{
	kt_project_read_content(project, folder);
	return project->brochure && kt_project_read_looks(project, project->diag);
}

void kt_project_close(kt_project *project)
{
	kt_artworks_close(project->artworks);
	kt_fonts_close(project->fonts);
	kt_catalogs_close(project->catalogs);
	kt_numbers_close(project->numbers);
	kt_diag_close(project->diag);
	kt_arena_close(project->arena);
	kt_io_close(project->io);
}

kt_status kt_project_report(const kt_project *project, kt_diag_format format)
{
	FILE *stream = format == KT_DIAG_JSON ? stdout : stderr;
	const char *no_colour = getenv("NO_COLOR");
	bool colour = format == KT_DIAG_TEXT && isatty(fileno(stream)) && !(no_colour && *no_colour);
	kt_buf out = kt_buf_in(project->arena);
	kt_diag_print(project->diag, format, colour, &out);
	fwrite(out.at, 1, out.len, stream);
	return (kt_status)kt_diag_status(project->diag);
}

/* As --draft asks: what lacks translations is made all the same. */
static void make_drafts(const kt_project *project, const kt_edition_spec **specs, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		kt_edition_spec *draft = KT_NEW(project->arena, kt_edition_spec);
		*draft = *specs[i];
		draft->draft = true;
		specs[i] = draft;
	}
}

/* The language that a name is the tag of, as tags are spelt; NULL: it is none. */
static const kt_language *language_named(const kt_project *project, kt_str name)
{
	return kt_form_language(name) ? kt_language_of(project->arena, name) : NULL;
}

/* An edition that brochure.yaml does not name: the brochure's own language or one that has a catalogue, alone. NULL: there is
 * none. */
static const kt_edition_spec *edition_of_language(const kt_project *project, kt_str tag)
{
	const kt_brochure *brochure = project->brochure;
	const kt_language *known = language_named(project, tag);
	bool there = known && kt_str_equal(known->tag, tag) &&
	             (kt_str_equal(tag, brochure->language->text) ||
	              kt_io_exists(project->io, kt_catalog_path(project->arena, brochure, tag)));
	return there ? kt_brochure_alone(project->arena, brochure, tag, tag) : NULL;
}

static void report_edition(const kt_project *project, const char *name)
{
	const kt_brochure *brochure = project->brochure;
	const kt_edition_spec *all = brochure->editions.items;
	const char **names = KT_NEW_ARRAY(project->arena, const char *, brochure->editions.count + 1);
	for (size_t i = 0; i < brochure->editions.count; i++)
		names[i] = kt_str_c(project->arena, all[i].entry->key);
	const kt_language *known = language_named(project, kt_str_of(name));
	const char *nearest = kt_str_nearest(kt_str_of(name), names);
	kt_str makes = {"", 0};
	if (known && (kt_brochure_edition(brochure, known->tag) || edition_of_language(project, known->tag)))
		nearest = kt_str_c(project->arena, known->tag);
	else if (known)
		makes = kt_print(project->arena, "; `katern translate update %.*s` makes its catalogue",
		                 KT_STR_ARG(known->tag));
	kt_options_fault(nearest, "the brochure has no edition `%s`; --edition takes %s%.*s", name,
	                 kt_options_list(project->arena, names), KT_STR_ARG(makes));
}

const kt_edition_spec *kt_project_for(const kt_project *project, const kt_edition_spec *spec, kt_target target)
{
	if (spec->target == target)
		return spec;
	kt_edition_spec *other = KT_NEW(project->arena, kt_edition_spec);
	*other = *spec;
	other->target = target;
	return other;
}

bool kt_project_editions(const kt_project *project, const kt_arguments *arguments, kt_target target,
                         const kt_edition_spec ***specs, size_t *count)
{
	const kt_brochure *brochure = project->brochure;
	const kt_edition_spec *all = brochure->editions.items;
	*specs = KT_NEW_ARRAY(project->arena, const kt_edition_spec *, brochure->editions.count + KT_ARGUMENTS_MAX);
	*count = 0;
	const char *name = kt_options_value(arguments, "edition", 0);
	for (size_t n = 0; name; name = kt_options_value(arguments, "edition", ++n)) {
		if (strcmp(name, "all") == 0)
			break;
		const kt_edition_spec *spec = kt_brochure_edition(brochure, kt_str_of(name));
		if (!spec)
			spec = kt_pseudo_edition(project->arena, brochure, kt_str_of(name));
		if (!spec)
			spec = edition_of_language(project, kt_str_of(name));
		if (!spec) {
			report_edition(project, name);
			return false;
		}
		(*specs)[(*count)++] = spec;
	}
	if (name || *count == 0) {
		*count = 0;
		for (size_t i = 0; i < brochure->editions.count; i++)
			(*specs)[(*count)++] = &all[i];
	}
	if (kt_options_value(arguments, "draft", 0))
		make_drafts(project, *specs, *count);
	for (size_t i = 0; i < *count; i++)
		(*specs)[i] = kt_project_for(project, (*specs)[i], target);
	return true;
}

const kt_edition_spec *kt_project_alone(const kt_project *project, kt_str language)
{
	kt_edition_spec *spec = kt_brochure_alone(project->arena, project->brochure, language, language);
	spec->draft = true;
	return spec;
}

kt_setter *kt_project_setter(const kt_project *project, kt_diag *diag)
{
	kt_setter *setter = kt_setter_open(project->fonts, project->io, diag);
	kt_setter_keep_whole(setter, project->names, project->name_count);
	return setter;
}

kt_compositor kt_compositor_open(const kt_project *project)
{
	return (kt_compositor){.project = project, .numbers = kt_numbers_open()};
}

void kt_compositor_close(kt_compositor *compositor)
{
	kt_setter_close(compositor->setter);
	kt_numbers_close(compositor->numbers);
}

kt_setter *kt_compositor_setter(kt_compositor *compositor, kt_diag *diag)
{
	if (compositor->setter && kt_setter_is_full(compositor->setter)) {
		kt_setter_close(compositor->setter);
		compositor->setter = NULL;
	}
	if (!compositor->setter)
		compositor->setter = kt_project_setter(compositor->project, diag);
	kt_setter_report(compositor->setter, diag);
	return compositor->setter;
}

void kt_project_begin(const kt_edition_spec *spec, kt_setting_out *out)
{
	*out = (kt_setting_out){.spec = spec, .arena = kt_arena_open(), .diag = kt_diag_open()};
}

void kt_compositor_set(kt_compositor *compositor, bool composes, kt_setting_out *out)
{
	const kt_project *project = compositor->project;
	int64_t start = kt_timings_now();
	bool made = kt_edition_make(project->catalogs, out->arena, project->brochure, out->spec, compositor->numbers,
	                            out->diag, &out->edition);
	int64_t texts = kt_timings_now();
	out->timings.texts = texts - start;
	if (made) {
		out->setter = kt_compositor_setter(compositor, out->diag);
		if (composes)
			kt_setter_explain(out->setter, compositor->others);
		out->document =
		        kt_layout_set(project->layout, &out->edition, out->setter, out->arena, composes, out->diag);
	}
	out->timings.layout = kt_timings_now() - texts;
	if (kt_diag_status(out->diag) != KT_STATUS_DONE)
		out->document = NULL;
}

void kt_project_set(kt_compositor *compositor, const kt_edition_spec *spec, bool composes, kt_setting_out *out)
{
	kt_project_begin(spec, out);
	kt_compositor_set(compositor, composes, out);
}

void kt_project_keep(kt_setting_out *set, kt_setting_out *kept)
{
	*kept = *set;
	set->arena = kt_arena_open();
	set->diag = kt_diag_open();
}

void kt_project_unset(kt_setting_out *out)
{
	kt_diag_close(out->diag);
	kt_arena_close(out->arena);
}
