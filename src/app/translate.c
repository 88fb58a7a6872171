/* The translator's commands: so far `update`. */
#include "app/project.h"

#include "app/options.h"

#include <stdio.h>
#include <string.h>

static kt_status translate(const kt_arguments *arguments)
{
	const char *action = kt_options_operand(arguments, 0, ""), *language = kt_options_operand(arguments, 1, "");
	if (strcmp(action, "update") != 0)
		return kt_options_fault("update", "translate does not know `%s`", action);
	kt_project project;
	kt_catalog_change change = {0};
	if (kt_project_read_content(&project, kt_options_operand(arguments, 2, ".")) &&
	    kt_catalog_update(project.io, project.arena, project.brochure, kt_str_of(language), project.numbers,
	                      project.diag, &change))
		printf("content/translations/%s.po %s: %zu texts, %zu new, %zu translated\n", language,
		       change.made ? "made" : "updated", change.total, change.added, change.translated);
	fflush(stdout);
	kt_status status = kt_project_report(&project, KT_DIAG_TEXT);
	kt_project_close(&project);
	return status;
}

const kt_command kt_command_translate = {
        "translate",
        "update LANG [DIR]",
        2,
        3,
        "Makes content/translations/LANG.po, or adds to it the texts that are new.",
        "Open the file in Poedit or Weblate, translate, and render the edition. What stands in it stays as it is.",
        NULL,
        translate};
