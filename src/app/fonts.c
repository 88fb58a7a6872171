/* The table of roles and files; then every edition is set, so that a character without a glyph is found where it stands. */
#include "app/project.h"

#include "app/options.h"

#include <stdio.h>

static void print_rows(kt_project *project)
{
	kt_fonts_row *rows;
	size_t count = kt_fonts_rows(project->fonts, project->arena, &rows);
	for (size_t i = 0; i < count; i++) {
		printf("%-10.*s %4u%s  %-24.*s %.*s", KT_STR_ARG(rows[i].role), rows[i].weight,
		       rows[i].italic ? " italic" : "       ", KT_STR_ARG(rows[i].family), KT_STR_ARG(rows[i].path));
		if (!rows[i].present && rows[i].package.len > 0)
			printf("  (missing: sudo apt-get install %.*s)", KT_STR_ARG(rows[i].package));
		else if (!rows[i].present)
			printf("  (missing)");
		putchar('\n');
	}
}

static kt_status fonts(const kt_arguments *arguments)
{
	kt_project project;
	bool read = kt_project_read(&project, kt_options_operand(arguments, 0, "."));
	if (project.fonts)
		print_rows(&project);
	kt_compositor compositor = kt_compositor_open(&project);
	const kt_edition_spec *specs = read ? project.brochure->editions.items : NULL;
	for (size_t i = 0; read && i < project.brochure->editions.count; i++) {
		kt_setting_out set;
		kt_project_set(&compositor, &specs[i], false, &set);
		printf("%.*s: %s\n", KT_STR_ARG(specs[i].entry->key),
		       kt_diag_count(set.diag, KT_DIAG_ERROR) ? "see below" : "every character has its glyph");
		kt_diag_absorb(project.diag, set.diag);
		kt_project_unset(&set);
	}
	kt_compositor_close(&compositor);
	fflush(stdout);
	kt_status status = kt_project_report(&project, KT_DIAG_TEXT);
	kt_project_close(&project);
	return status;
}

const kt_command kt_command_fonts = {
        "fonts",
        "[DIR]",
        0,
        1,
        "Shows which files the roles of fonts.yaml resolve to, and characters that no font has.",
        NULL,
        NULL,
        fonts};
