/* Sets every edition, as render does, and prints what was found instead of writing it. */
#include "app/project.h"

#include "app/editions.h"
#include "app/options.h"
#include "app/repair.h"
#include "app/waiver.h"
#include "proof/parity.h"

#include <string.h>

static const char *const formats[] = {"text", "json", NULL};
static const kt_option options[] = {
        {"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default); or pseudo, pseudo-rtl"},
        {"target", "KIND", false, kt_target_names, "screen (the default) or print: what the pages are made for"},
        {"format", "KIND", false, formats, "text (the default) or json"},
        {0}};

typedef struct check_job {
	const kt_project *project;
	kt_waivers waivers;
	const kt_edition_spec **specs; /* each once */
	size_t count;
	kt_checked *editions; /* by spec */
} check_job;

/* What is wrong with the pages of an edition, once it could be set; false: it could not. */
static bool look_at(void *context, kt_setting_out *set, kt_buf *line)
{
	check_job *job = context;
	(void)line;
	size_t i = 0;
	while (job->specs[i] != set->spec)
		i++;
	kt_checked *checked = &job->editions[i];
	kt_project_keep(set, &checked->set);
	if (!set->document)
		return false;
	kt_arena *arena = checked->set.arena;
	checked->all = kt_proof_check(arena, set->document, kt_layout_checks(job->project->layout));
	checked->found = kt_waivers_apply(&job->waivers, arena, &set->edition, &checked->all);
	return true;
}

static void report(kt_project *project, const kt_checked *editions, const kt_checked *checked)
{
	kt_diag *diag = checked->set.diag;
	for (size_t i = 0; i < checked->found.count; i++) {
		kt_proof_report(diag, &checked->found.items[i]);
		kt_diag_edition(diag, checked->set.edition.name);
		kt_repair_hint(checked->repairs[i], editions, diag);
	}
	kt_diag_absorb(project->diag, diag);
}

/* Those that were asked for twice are looked at once. */
static check_job job_of(kt_project *project, const kt_edition_spec **specs, size_t count)
{
	check_job job = {.project = project,
	                 .waivers = kt_waivers_of(project->brochure, project->arena),
	                 .specs = KT_NEW_ARRAY(project->arena, const kt_edition_spec *, count)};
	for (size_t i = 0; i < count; i++) {
		size_t k = 0;
		while (k < job.count && job.specs[k] != specs[i])
			k++;
		if (k == job.count)
			job.specs[job.count++] = specs[i];
	}
	job.editions = KT_NEW_ARRAY(project->arena, kt_checked, job.count);
	return job;
}

static void join(kt_arena *arena, kt_findings *findings, const kt_findings *more)
{
	kt_finding *items = KT_NEW_ARRAY(arena, kt_finding, findings->count + more->count);
	for (size_t i = 0; i < findings->count + more->count; i++)
		items[i] = i < findings->count ? findings->items[i] : more->items[i - findings->count];
	*findings = (kt_findings){items, findings->count + more->count, findings->count + more->count};
}

/* Editions in one language each are compared with the first of them. */
static void compare_editions(check_job *job)
{
	const kt_check *check = &kt_layout_checks(job->project->layout)[kt_check_find(KT_STR("parity"))];
	const kt_document *first = NULL;
	for (size_t i = 0; i < job->count && check->severity != KT_CHECK_OFF; i++) {
		kt_checked *checked = &job->editions[i];
		const kt_document *document = checked->set.document;
		if (!document || document->language_count > 1 || job->specs[i]->pseudo)
			continue;
		if (first) {
			kt_arena *arena = checked->set.arena;
			kt_findings all = kt_parity_between(arena, first, document, check);
			kt_findings found = kt_waivers_apply(&job->waivers, arena, &checked->set.edition, &all);
			join(arena, &checked->all, &all);
			join(arena, &checked->found, &found);
		} else {
			first = document;
		}
	}
}

static void check_editions(kt_project *project, const kt_edition_spec **specs, size_t count)
{
	check_job job = job_of(project, specs, count);
	kt_editions_run run = kt_editions_each(project, job.specs, job.count, true, NULL, look_at, &job);
	compare_editions(&job);
	kt_repairs_try(project, job.editions, job.count);
	for (size_t i = 0; i < job.count; i++)
		report(project, job.editions, &job.editions[i]);
	for (size_t i = 0; i < job.count; i++)
		kt_project_unset(&job.editions[i].set);
	/* What one edition does not show, another may. */
	if (run.good == project->brochure->editions.count && count > 0 && !specs[0]->pseudo)
		kt_waivers_report(&job.waivers, project->diag);
}

static kt_status check(const kt_arguments *arguments)
{
	const char *format = kt_options_value(arguments, "format", 0);
	kt_project project;
	if (kt_project_read(&project, kt_options_operand(arguments, 0, "."))) {
		const kt_edition_spec **specs;
		size_t count;
		if (!kt_project_editions(&project, arguments, kt_options_target(arguments), &specs, &count)) {
			kt_project_close(&project);
			return KT_STATUS_USAGE;
		}
		check_editions(&project, specs, count);
	}
	kt_status status =
	        kt_project_report(&project, format && strcmp(format, "json") == 0 ? KT_DIAG_JSON : KT_DIAG_TEXT);
	kt_project_close(&project);
	return status;
}

const kt_command kt_command_check = {
        "check",
        "[DIR]",
        0,
        1,
        "Says what render would object to and what is wrong with the finished pages; writes nothing.",
        "Each finding names its editions, page and frame, what was measured and what is the least or the most, and\n"
        "its check in brackets; a hint says what would mend it. How each check is taken stands in the layout,\n"
        "`checks:`; a fault that is accepted is waived where it stands in the content, `waive:`.",
        options,
        check};
