/* The translator's commands: so far `update`. */
#include "app/project.h"

#include "app/options.h"

#include <stdio.h>
#include <string.h>

static void print_change(const char *language, const kt_catalog_change *change)
{
	const struct {
		size_t count;
		const char *what;
	} parts[] = {{change->added, "new"},
	             {change->moved, "moved"},
	             {change->changed, "to be looked at (fuzzy)"},
	             {change->obsolete, "gone"},
	             {change->translated, "translated"}};
	printf("content/translations/%s.po %s: %zu texts", language, change->made ? "made" : "updated", change->total);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i].count > 0)
			printf(", %zu %s", parts[i].count, parts[i].what);
	putchar('\n');
}

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
		print_change(language, &change);
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
