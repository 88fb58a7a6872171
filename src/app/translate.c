/* The translator's commands. */
#include "app/project.h"

#include "app/options.h"
#include "app/room.h"
#include "app/translate_proof.h"
#include "app/translate_status.h"

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

/* A new catalogue is made first: what it has room for is known of its language's pages, which are set from it. */
static bool update_catalog(kt_project *project, kt_str language, kt_catalog_keep *keep, kt_catalog_change *change)
{
	const kt_brochure *brochure = project->brochure;
	kt_catalog_change again;
	bool made = !kt_io_exists(project->io, kt_catalog_path(project->arena, brochure, language));
	if (made && !kt_catalog_update(project->io, project->arena, brochure, language, project->numbers, NULL, keep,
	                               project->diag, change))
		return false;
	const kt_catalog_room *rooms = kt_rooms_told(project, language);
	return (made && !rooms) || kt_catalog_update(project->io, project->arena, brochure, language, project->numbers,
	                                             rooms, keep, project->diag, made ? &again : change);
}

static kt_status update(const char *language, const char *folder, kt_catalog_keep *keep)
{
	kt_project project;
	kt_catalog_change change = {0};
	if (kt_project_read_content(&project, folder) && update_catalog(&project, kt_str_of(language), keep, &change)) {
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

static const char *const actions[] = {"update", "status", "keep", "proof", NULL};
static const char *const formats[] = {"text", "json", NULL};
static const kt_option options[] = {
        {"language", "LANG", false, NULL, "status: of this language only"},
        {"fit", NULL, false, NULL, "status: how long each text is and may be"},
        {"format", "KIND", false, formats, "status: text (the default) or json"},
        {"target", "KIND", false, kt_target_names,
         "status: screen (the default) or print: whose pages must hold the texts"},
        {"out", "FOLDER", false, NULL, "proof: where it goes; out/ in the project's folder unless given"},
        {0}};

/* Options of another action than this one. */
static bool check_options(const kt_arguments *arguments, const char *action)
{
	for (size_t i = 0; i < arguments->given_count; i++) {
		const kt_option *option = arguments->given[i].option;
		if (strncmp(option->help, action, strlen(action)) == 0)
			continue;
		kt_options_fault(NULL, "translate %s takes no option --%s", action, option->name);
		return false;
	}
	return true;
}

static kt_status keep(const kt_arguments *arguments, const char *language)
{
	kt_catalog_keep keep;
	const char *place = kt_options_operand(arguments, 2, "");
	if (!read_place(kt_str_of(place), &keep))
		return kt_options_fault(NULL, "`%s` is no place: content/imvo.yaml:5", place);
	return update(language, kt_options_operand(arguments, 3, "."), &keep);
}

static kt_status translate(const kt_arguments *arguments)
{
	const char *action = kt_options_operand(arguments, 0, ""), *language = kt_options_operand(arguments, 1, "");
	size_t number = 0, most = strcmp(action, "status") == 0 ? 2 : strcmp(action, "keep") == 0 ? 4 : 3;
	while (actions[number] && strcmp(actions[number], action) != 0)
		number++;
	if (!actions[number])
		return kt_options_fault(kt_str_nearest(kt_str_of(action), actions), "translate does not know `%s`",
		                        action);
	if (!check_options(arguments, action))
		return KT_STATUS_USAGE;
	if (arguments->operand_count > most)
		return kt_options_fault(NULL, "translate %s does not take `%s`", action,
		                        arguments->operands[arguments->operand_count - 1]);
	if (number == 1)
		return kt_translate_status(arguments);
	if (!*language)
		return kt_options_fault(NULL, "translate %s wants a language: katern translate %s fr", action, action);
	if (number == 2)
		return keep(arguments, language);
	const char *folder = kt_options_operand(arguments, 2, ".");
	if (number == 0)
		return update(language, folder, NULL);
	return kt_translate_proof(language, folder, kt_options_value(arguments, "out", 0));
}

const kt_command kt_command_translate = {
        "translate",
        "update LANG [DIR] | status [DIR] | keep LANG FILE:LINE [DIR] | proof LANG [DIR]",
        1,
        4,
        "Makes content/translations/LANG.po, brings it up to date with the texts as they are, says how far it is.",
        "update: what is new is added, what moved keeps its translation, what changed becomes fuzzy, what went becomes "
        "obsolete.\nOpen the file in Poedit or Weblate, translate, and render the edition.\n"
        "status: what each language has and lacks, what is too long for its frame, and where.\n"
        "keep: the translation of the text at FILE:LINE holds though the text has changed.\n"
        "proof: out/LANG-proof.pdf, each text with its translation beside it, and what is missing or fuzzy marked.",
        options,
        translate};
