/* Sets every edition, as render does, and prints what was found instead of writing it. */
#include "app/project.h"

#include "app/editions.h"
#include "app/options.h"
#include "app/repair.h"
#include "app/waiver.h"

#include <string.h>

static const char *const formats[] = {"text", "json", NULL};
static const kt_option options[] = {{"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default)"},
                                    {"format", "KIND", false, formats, "text (the default) or json"},
                                    {0}};

typedef struct check_job {
	const kt_project *project;
	kt_waivers waivers;
} check_job;

/* What is wrong with the pages of an edition, once it could be set; false: it could not. */
static bool prove(void *context, kt_setting_out *set, kt_buf *line)
{
	check_job *job = context;
	const kt_project *project = job->project;
	(void)line;
	if (!set->document) {
		if (set->setter)
			kt_repairs_overflow(project, set);
		return false;
	}
	kt_findings found = kt_proof_check(set->arena, set->document, kt_layout_checks(project->layout));
	kt_waivers_apply(&job->waivers, set->edition.name, &found);
	const kt_repair *repairs = kt_repairs_try(project, set, &found);
	for (size_t i = 0; i < found.count; i++) {
		kt_proof_report(set->diag, &found.items[i]);
		kt_diag_edition(set->diag, set->edition.name);
		kt_repair_hint(&repairs[i], set->diag);
	}
	return true;
}

static void check_editions(kt_project *project, const kt_edition_spec **specs, size_t count)
{
	check_job job = {project, kt_waivers_of(project->brochure, project->arena)};
	kt_editions_run run = kt_editions_each(project, specs, count, true, prove, &job);
	/* What one edition does not show, another may. */
	if (run.good == project->brochure->editions.count)
		kt_waivers_report(&job.waivers, project->diag);
}

static kt_status check(const kt_arguments *arguments)
{
	const char *format = kt_options_value(arguments, "format", 0);
	kt_project project;
	if (kt_project_read(&project, kt_options_operand(arguments, 0, "."))) {
		const kt_edition_spec **specs;
		size_t count;
		if (!kt_project_editions(&project, arguments, &specs, &count)) {
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
