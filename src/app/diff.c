/* Reads a project in two states, sets every edition of both, and tells which texts and figures changed, and which frames
 * are set differently for it. */
#include "app/diff.h"

#include "app/options.h"
#include "proof/compare_marks.h"
#include "write/cairo_out.h"

#include <stdio.h>
#include <string.h>

#define SHEET_DPI 48 /* an A4 page is 400 pixels wide: a line can be told from another */

static const char *const formats[] = {"text", "json", NULL};
static const kt_option options[] = {
        {"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default)"},
        {"format", "KIND", false, formats, "text (the default) or json"},
        {"sheet", "FILE", false, NULL, "a PNG with every page that differs, as it was and beside it as it is"},
        {"target", "KIND", false, kt_target_names, "screen (the default) or print: what editions are made for"},
        {0}};

/* Setting */

/* What is noted of an edition that comes out is `check`'s to say. */
static void set_state(kt_project *project, kt_compositor *compositor, const kt_edition_spec *spec, kt_setting_out *out)
{
	kt_project_set(compositor, spec, true, out);
	if (!out->document)
		kt_diag_absorb(project->diag, out->diag);
}

/* The editions that are there now and were asked for, and after them, where all were, those that are gone. */
static void set_editions(kt_diff *diff, const kt_edition_spec *const *specs, size_t count)
{
	const kt_field_list *former = &diff->was.brochure->editions;
	diff->was_compositor = kt_compositor_open(&diff->was);
	diff->now_compositor = kt_compositor_open(&diff->now);
	diff->editions = KT_NEW_ARRAY(diff->arena, kt_diff_edition, count + former->count);
	for (size_t i = 0; i < count; i++) {
		kt_diff_edition *e = &diff->editions[diff->count++];
		const kt_edition_spec *before = kt_brochure_edition(diff->was.brochure, specs[i]->entry->key);
		*e = (kt_diff_edition){.name = specs[i]->entry->key, .is_there = true, .was_there = before != NULL};
		if (!before)
			continue;
		set_state(&diff->was, &diff->was_compositor, kt_project_for(&diff->was, before, specs[i]->target),
		          &e->was);
		set_state(&diff->now, &diff->now_compositor, specs[i], &e->now);
		if (kt_diff_comparable(e))
			e->changes = kt_compare(diff->arena, e->was.document, e->now.document);
	}
	for (size_t i = 0; count == diff->now.brochure->editions.count && i < former->count; i++) {
		kt_str name = ((const kt_edition_spec *)former->items)[i].entry->key;
		if (!kt_brochure_edition(diff->now.brochure, name))
			diff->editions[diff->count++] = (kt_diff_edition){.name = name, .was_there = true};
	}
}

/* The languages of translations that the editions speak, each once. */
static size_t find_languages(const kt_diff *diff, const kt_edition_spec *const *specs, size_t count, kt_str *languages)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t l = 0; l < specs[i]->languages.count; l++) {
			kt_str tag = specs[i]->languages.items[l]->text;
			bool known = kt_str_equal(tag, diff->now.brochure->language->text);
			for (size_t k = 0; k < found; k++)
				known |= kt_str_equal(languages[k], tag);
			if (!known)
				languages[found++] = tag;
		}
	return found;
}

static void compare(kt_diff *diff, const kt_edition_spec *const *specs, size_t count)
{
	kt_changes_state was = {diff->was.brochure, diff->was.catalogs, diff->was.numbers},
	                 now = {diff->now.brochure, diff->now.catalogs, diff->now.numbers};
	kt_str *languages = KT_NEW_ARRAY(diff->arena, kt_str, count * KT_EDITION_LANGUAGES);
	size_t spoken = find_languages(diff, specs, count, languages);
	diff->texts = kt_changes_texts(diff->arena, &was, &now, languages, spoken);
	diff->figures = kt_changes_figures(diff->arena, &was, &now, diff->now.diag);
	set_editions(diff, specs, count);
}

static bool differs(const kt_diff *diff)
{
	bool any = diff->texts.count > 0 || diff->figures.count > 0;
	for (size_t i = 0; i < diff->count; i++) {
		const kt_diff_edition *e = &diff->editions[i];
		any |= e->changes.count > 0 || e->was_there != e->is_there;
	}
	return any;
}

/* Sheet */

/* Each page of an edition that differs, as it was and as it is, NULL where it is not. */
static size_t mark_pages(const kt_diff *diff, kt_diff_edition *e, const kt_page **pages)
{
	size_t count = 0;
	for (size_t i = 0; i < e->changes.count; i++) {
		const kt_change *change = &e->changes.items[i], *before = change - 1;
		if (i > 0 && before->was_page == change->was_page && before->now_page == change->now_page)
			continue;
		struct {
			kt_setting_out *set;
			uint32_t page;
		} sides[] = {
		        [KT_COMPARE_WAS] = {&e->was, change->was_page}, [KT_COMPARE_NOW] = {&e->now, change->now_page}};
		for (kt_compare_side side = KT_COMPARE_WAS; side <= KT_COMPARE_NOW; side++, count++) {
			kt_setting_out *set = sides[side].set;
			if (sides[side].page == KT_NO_PAGE)
				continue;
			kt_str caption =
			        kt_print(diff->arena, "%.*s, page %u%s", KT_STR_ARG(e->name),
			                 (unsigned)sides[side].page + 1, side == KT_COMPARE_WAS ? ", as it was" : "");
			kt_compare_mark(set->document, sides[side].page, side, &e->changes, caption, set->setter,
			                set->arena, set->diag);
			pages[count] = set->document->pages[sides[side].page];
		}
	}
	return count;
}

/* As many pairs a row as make the sheet about as high as wide: a page is about one and a half times as high as wide. */
static unsigned pairs_across(size_t pairs)
{
	unsigned across = 1;
	while ((size_t)across * across * 4 < pairs * 3)
		across++;
	return across;
}

/* That of the first document there is; a page is one's. */
static const kt_press *press_of(const kt_diff *diff)
{
	const kt_press *press = NULL;
	for (size_t i = 0; i < diff->count && !press; i++) {
		const kt_document *now = diff->editions[i].now.document, *was = diff->editions[i].was.document;
		press = now ? &now->press : was ? &was->press : NULL;
	}
	return press;
}

static bool write_sheet(kt_diff *diff, const char *path)
{
	size_t most = 0, count = 0;
	for (size_t i = 0; i < diff->count; i++)
		most += diff->editions[i].changes.count;
	const kt_page **pages = KT_NEW_ARRAY(diff->arena, const kt_page *, 2 * most);
	for (size_t i = 0; i < diff->count; i++)
		count += mark_pages(diff, &diff->editions[i], pages + count);
	if (count == 0)
		return true;
	kt_io_out *file = kt_io_replace(diff->now.io, kt_str_of(path), diff->now.diag);
	if (!file)
		return false;
	if (kt_cairo_out_sheet(pages, count, 2 * pairs_across(count / 2), SHEET_DPI, press_of(diff), diff->arena, file,
	                       diff->now.diag))
		return kt_io_commit(file);
	kt_io_abandon(file);
	return false;
}

/* The command */

static void close_diff(kt_diff *diff)
{
	for (size_t i = 0; i < diff->count; i++)
		if (diff->editions[i].was_there && diff->editions[i].is_there) {
			kt_project_unset(&diff->editions[i].was);
			kt_project_unset(&diff->editions[i].now);
		}
	if (diff->was_compositor.project) {
		kt_compositor_close(&diff->was_compositor);
		kt_compositor_close(&diff->now_compositor);
	}
	kt_arena_close(diff->arena);
	kt_project_close(&diff->was);
	kt_project_close(&diff->now);
}

static void tell(kt_diff *diff, const kt_arguments *arguments)
{
	const char *format = kt_options_value(arguments, "format", 0), *sheet = kt_options_value(arguments, "sheet", 0);
	kt_buf out = kt_buf_in(diff->arena);
	if (format && strcmp(format, "json") == 0)
		kt_diff_print_json(diff, &out);
	else
		kt_diff_print_text(diff, &out);
	fwrite(out.at, 1, out.len, stdout);
	fflush(stdout);
	if (sheet)
		write_sheet(diff, sheet);
}

static kt_status run_diff(const kt_arguments *arguments)
{
	kt_diff diff = {.arena = kt_arena_open()};
	bool was = kt_project_read(&diff.was, kt_options_operand(arguments, 0, ".")),
	     now = kt_project_read(&diff.now, kt_options_operand(arguments, 1, "."));
	kt_status status = KT_STATUS_DONE;
	if (was && now) {
		const kt_edition_spec **specs;
		size_t count;
		if (!kt_project_editions(&diff.now, arguments, kt_options_target(arguments), &specs, &count)) {
			close_diff(&diff);
			return KT_STATUS_USAGE;
		}
		compare(&diff, specs, count);
		tell(&diff, arguments);
		status = differs(&diff) ? KT_STATUS_CONTENT : KT_STATUS_DONE;
	}
	kt_status before = kt_project_report(&diff.was, KT_DIAG_TEXT),
	          after = kt_project_report(&diff.now, KT_DIAG_TEXT);
	status = before > status ? before : status;
	status = after > status ? after : status;
	close_diff(&diff);
	return status;
}

const kt_command kt_command_diff = {
        "diff",
        "OLD [NEW]",
        1,
        2,
        "Says what changed between two states of a project, and which pages and frames are set differently.",
        "OLD and NEW (here, unless given) are folders: `git worktree add ../before HEAD~1` makes one of an earlier "
        "state.\n"
        "Status 0: nothing differs; 1: something does, or a state cannot be made. Folios are not compared.",
        options,
        run_diff};
