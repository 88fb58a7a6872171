/* The translator's commands. */
#include "app/project.h"

#include "app/options.h"
#include "app/translate_proof.h"

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

/* "FILE:LINE". */
static bool read_place(kt_str text, kt_catalog_keep *keep)
{
	size_t colon = text.len;
	while (colon > 0 && text.at[colon - 1] != ':')
		colon--;
	kt_dec line;
	if (colon < 2 || kt_num_read(kt_str_slice(text, colon, text.len), &line) != KT_NUM_FINE || line.scale > 0 ||
	    line.units < 1 || line.units > UINT32_MAX)
		return false;
	kt_str file = kt_str_slice(text, 0, colon - 1);
	if (kt_str_starts(file, "./"))
		file = kt_str_slice(file, 2, file.len);
	*keep = (kt_catalog_keep){.file = file, .line = (uint32_t)line.units};
	return true;
}

static void print_kept(const char *language, const kt_catalog_keep *keep)
{
	if (keep->was.len > 0)
		printf("was    %.*s\n", KT_STR_ARG(keep->was));
	printf("now    %.*s\n%-6s %.*s\n", KT_STR_ARG(keep->now), language, KT_STR_ARG(keep->text));
}

static kt_status update(const char *language, const char *folder, kt_catalog_keep *keep)
{
	kt_project project;
	kt_catalog_change change = {0};
	if (kt_project_read_content(&project, folder) &&
	    kt_catalog_update(project.io, project.arena, project.brochure, kt_str_of(language), project.numbers, keep,
	                      project.diag, &change)) {
		if (keep && keep->now.len > 0)
			print_kept(language, keep);
		else if (keep)
			kt_diag_error(project.diag, KT_DIAG_UNTRANSLATED, KT_NOWHERE,
			              "no text with a translation stands at %.*s:%u", KT_STR_ARG(keep->file),
			              (unsigned)keep->line);
		print_change(language, &change);
	}
	fflush(stdout);
	kt_status status = kt_project_report(&project, KT_DIAG_TEXT);
	kt_project_close(&project);
	return status;
}

static kt_status translate(const kt_arguments *arguments)
{
	const char *action = kt_options_operand(arguments, 0, ""), *language = kt_options_operand(arguments, 1, "");
	if (strcmp(action, "update") == 0)
		return update(language, kt_options_operand(arguments, 2, "."), NULL);
	if (strcmp(action, "proof") == 0)
		return kt_translate_proof(language, kt_options_operand(arguments, 2, "."),
		                          kt_options_value(arguments, "out", 0));
	if (strcmp(action, "keep") != 0)
		return kt_options_fault(action[0] == 'k'   ? "keep"
		                        : action[0] == 'p' ? "proof"
		                                           : "update",
		                        "translate does not know `%s`", action);
	kt_catalog_keep keep;
	const char *place = kt_options_operand(arguments, 2, "");
	if (!read_place(kt_str_of(place), &keep))
		return kt_options_fault(NULL, "`%s` is no place: content/imvo.yaml:5", place);
	return update(language, kt_options_operand(arguments, 3, "."), &keep);
}

static const kt_option options[] = {
        {"out", "FOLDER", false, NULL, "where the proof goes; out/ in the project's folder unless given"}, {0}};

const kt_command kt_command_translate = {
        "translate",
        "update LANG [DIR] | keep LANG FILE:LINE [DIR] | proof LANG [DIR]",
        2,
        4,
        "Makes content/translations/LANG.po, or brings it up to date with the texts as they are.",
        "update: what is new is added, what moved keeps its translation, what changed becomes fuzzy, what went becomes "
        "obsolete.\nOpen the file in Poedit or Weblate, translate, and render the edition.\n"
        "keep: the translation of the text at FILE:LINE holds though the text has changed.\n"
        "proof: out/LANG-proof.pdf, each text with its translation beside it, and what is missing or fuzzy marked.",
        options,
        translate};
