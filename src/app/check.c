/* Sets every edition, as render does, and prints what was found instead of writing it. */
#include "app/project.h"

#include "app/options.h"
#include "app/repair.h"
#include "app/waiver.h"

#include <string.h>

static const char *const formats[] = {"text", "json", NULL};
static const kt_option options[] = {{"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default)"},
                                    {"format", "KIND", false, formats, "text (the default) or json"},
                                    {0}};

/* What is wrong with the pages of an edition, once it could be set; false: it could not. */
static bool prove(kt_project *project, const kt_setting_out *set, kt_waivers *waivers)
{
	if (!set->document) {
		if (set->setter)
			kt_repairs_overflow(project, set);
		kt_diag_absorb(project->diag, set->diag);
		return false;
	}
	kt_findings found = kt_proof_check(set->arena, set->document, kt_layout_checks(project->layout));
	kt_waivers_apply(waivers, set->edition.name, &found);
	const kt_repair *repairs = kt_repairs_try(project, set, &found);
	for (size_t i = 0; i < found.count; i++) {
		kt_proof_report(set->diag, &found.items[i]);
		kt_diag_edition(set->diag, set->edition.name);
		kt_repair_hint(&repairs[i], set->diag);
	}
	kt_diag_absorb(project->diag, set->diag);
	return true;
}

static void check_editions(kt_project *project, const kt_edition_spec **specs, size_t count)
{
	kt_timings timings = {0};
	kt_waivers waivers = kt_waivers_of(project->brochure, project->arena);
	bool all = count == project->brochure->editions.count;
	for (size_t i = 0; i < count; i++) {
		kt_setting_out set;
		kt_project_set(project, specs[i], true, &set, &timings);
		all = prove(project, &set, &waivers) && all;
		kt_project_unset(&set);
	}
	/* What one edition does not show, another may. */
	if (all)
		kt_waivers_report(&waivers, project->diag);
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
