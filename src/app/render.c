/* The whole story of katern on one screen: read, set, lay out, write. */
#include "app/project.h"

#include "app/claims.h"
#include "app/draft.h"
#include "app/editions.h"
#include "app/options.h"
#include "app/output.h"
#include "app/sheets.h"
#include "display/trace.h"
#include "proof/marks.h"
#include "proof/overlay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool write_trace(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                        kt_io_out *out, kt_diag *diag)
{
	(void)page, (void)options, (void)diag;
	kt_buf text = kt_buf_in(scratch);
	kt_trace_pages(document, &text);
	return kt_io_put(out, text.at, text.len);
}

static bool write_tags(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                       kt_io_out *out, kt_diag *diag)
{
	(void)page, (void)options, (void)diag;
	kt_buf text = kt_buf_in(scratch);
	kt_trace_tags(document, &text);
	return kt_io_put(out, text.at, text.len);
}

static const kt_writer trace_writer = {.name = "trace", .extension = ".trace", .write = write_trace};
static const kt_writer print_trace_writer = {
        .name = "print-trace", .extension = "-print.trace", .target = KT_TARGET_PRINT, .write = write_trace};
static const kt_writer tags_writer = {.name = "tags", .extension = ".tags", .write = write_tags};
static const kt_writer *const writers[] = {&kt_write_pdf, &kt_write_print,     &kt_write_print_report,
                                           &kt_write_png, &kt_write_svg,       &kt_write_heard,
                                           &trace_writer, &print_trace_writer, &tags_writer};
static const char *const targets[] = {"screen", "print", "png", "svg", "text", "trace", "print-trace", "tags", NULL};

static const char *const standards[] = {[KT_WRITE_UA1_A2A] = "ua1+a2a", [KT_WRITE_UA2_A4] = "ua2+a4", NULL};

static const kt_option options[] = {
        {"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default); or pseudo, pseudo-rtl"},
        {"target", "KIND", true, targets,
         "screen (PDF, the default), print (PDF/X-4 for a press, and a report), png, svg, text (what a screen reader "
         "says), trace (drawing operations), print-trace (those of the printed pages), tags (the tag tree)"},
        {"standard", "NAME", false, standards,
         "what a screen's PDF keeps to: ua1+a2a (PDF/UA-1, PDF/A-2a; the default) or ua2+a4 (PDF 2.0: PDF/UA-2, WTPDF "
         "1.0, PDF/A-4)"},
        {"out", "FOLDER", false, NULL, "where files go; out/ in the project's folder unless given"},
        {"dpi", "NUMBER", false, NULL, "resolution of png, 10 to 1200; 96 unless given"},
        {"draft", NULL, false, NULL,
         "make an edition that lacks translations all the same, into NAME-draft: what is missing in the source's "
         "words, and "
         "each place marked on the page"},
        {"overlay", NULL, false, NULL, "draw grid, frames, measures and costs over the pages, into NAME-overlay"},
        {"marks", NULL, false, NULL,
         "draw crop, bleed and register marks, a colour bar and a slug around printed pages"},
        {"impose", "KIND", false, kt_imposition_names,
         "printed pages two on each side of a sheet, into NAME-print-KIND.pdf: saddle (folded sheets, stitched through "
         "the "
         "fold) or 2up (as they follow each other)"},
        {"creep", "LENGTH", false, NULL,
         "with --impose saddle: how thick the paper is; by so much pages move to the fold for each sheet around "
         "theirs"},
        {"timings", NULL, false, NULL, "say on stderr how long each stage took"},
        {0}};

/* What one call of render was asked for. */
typedef struct render_job {
	kt_project *project;
	kt_output
	        outputs[KT_TARGETS]; /* what is written of the pages that are set for it; no writer: they are not set */
	bool overlay, marks;
	kt_sheets sheets;
} render_job;

static bool read_whole(const char *text, long long least, long long most, long long *value)
{
	kt_dec number;
	if (!text || kt_num_read(kt_str_of(text), &number) != KT_NUM_FINE || number.scale != 0)
		return false;
	*value = number.units;
	return *value >= least && *value <= most;
}

/* What is drawn around the pages is drawn for every target. */
static bool may_mark(render_job *job)
{
	if (job->marks && job->outputs[KT_TARGET_SCREEN].writer_count > 0) {
		kt_options_fault(NULL, "--marks goes with --target print alone");
		return false;
	}
	return true;
}

static bool writes(const kt_output *output, const kt_writer *writer)
{
	for (size_t i = 0; i < output->writer_count; i++)
		if (output->writers[i] == writer)
			return true;
	return false;
}

/* A printer's file, a picture and a text have no standard to choose. */
static bool read_standard(const kt_arguments *arguments, render_job *job)
{
	const char *standard = kt_options_value(arguments, "standard", 0);
	kt_output *screen = &job->outputs[KT_TARGET_SCREEN];
	if (standard && !writes(screen, &kt_write_pdf)) {
		kt_options_fault(NULL, "--standard goes with --target screen");
		return false;
	}
	if (standard && strcmp(standard, standards[KT_WRITE_UA2_A4]) == 0)
		screen->options.standard = KT_WRITE_UA2_A4;
	return true;
}

static void add_writer(render_job *job, const kt_writer *writer)
{
	kt_output *output = &job->outputs[writer->target];
	output->writers[output->writer_count++] = writer;
}

static bool read_options(const kt_arguments *arguments, kt_write_options *written)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH"), *dpi = kt_options_value(arguments, "dpi", 0);
	long long value;
	if (epoch && *epoch) {
		/* 253402300799 is the last second of the year 9999, the last that a PDF date can write. */
		if (!read_whole(epoch, 0, 253402300799, &value)) {
			kt_options_fault(NULL, "SOURCE_DATE_EPOCH is `%s`, not a number of seconds since 1970", epoch);
			return false;
		}
		written->epoch = value;
	}
	if (dpi) {
		if (!read_whole(dpi, 10, 1200, &value)) {
			kt_options_fault(NULL, "--dpi takes a whole number from 10 to 1200, not `%s`", dpi);
			return false;
		}
		written->dpi = (unsigned)value;
	}
	return true;
}

static bool read_job(const kt_arguments *arguments, render_job *job)
{
	kt_write_options written = {.dpi = 96, .epoch = -1};
	if (!read_options(arguments, &written))
		return false;
	*job = (render_job){.overlay = kt_options_value(arguments, "overlay", 0) != NULL,
	                    .marks = kt_options_value(arguments, "marks", 0) != NULL};
	for (kt_target t = 0; t < KT_TARGETS; t++)
		job->outputs[t].options = written;
	const char *target = kt_options_value(arguments, "target", 0);
	for (size_t n = 0; target; target = kt_options_value(arguments, "target", ++n))
		for (size_t i = 0; i < sizeof writers / sizeof writers[0]; i++)
			if (strcmp(target, writers[i]->name) == 0)
				add_writer(job, writers[i]);
	if (!kt_options_value(arguments, "target", 0))
		add_writer(job, &kt_write_pdf);
	bool prints = job->outputs[KT_TARGET_SCREEN].writer_count == 0;
	if (!may_mark(job) || !read_standard(arguments, job) ||
	    !kt_sheets_read(arguments, prints && !job->overlay, &job->sheets))
		return false;
	job->outputs[KT_TARGET_PRINT].as = job->sheets.name;
	return true;
}

/* A draft and an overlay stand beside the files that count. */
static kt_str name_of(const render_job *job, kt_str edition, bool drafted, kt_arena *arena)
{
	return kt_print(arena, "%.*s%s%s", KT_STR_ARG(edition), drafted ? "-draft" : "",
	                job->overlay ? "-overlay" : "");
}

static void print_lacking(const kt_setting_out *set, kt_buf *line)
{
	size_t lacking = set->edition.lacking;
	kt_buf_print(line, "%zu text%s no translation that holds\n", lacking, lacking == 1 ? " has" : "s have");
}

static void print_refusal(const kt_setting_out *set, kt_buf *line)
{
	size_t errors = kt_diag_count(set->diag, KT_DIAG_ERROR);
	kt_buf_text(line, "not made: ");
	if (set->edition.lacking > 0 && !set->edition.draft)
		print_lacking(set, line);
	else
		kt_buf_print(line, "%zu error%s\n", errors, errors == 1 ? "" : "s");
}

static void print_done(const kt_setting_out *set, kt_buf *line)
{
	const kt_document *document = set->document, *pages = document->bound ? document->bound : document;
	kt_str eased = document->eased, paired = document->paired;
	kt_buf_print(line, "%zu pages", pages->page_count);
	if (document->bound)
		kt_buf_print(line, " on %zu sides of sheets", document->page_count);
	kt_buf_print(line, "%s%.*s%s%.*s", eased.len > 0 ? "   " : "", KT_STR_ARG(eased), paired.len > 0 ? "   " : "",
	             KT_STR_ARG(paired));
}

static bool can_render(const void *context, const kt_edition_spec *spec, kt_diag *diag)
{
	const render_job *job = context;
	kt_arena *scratch = kt_arena_open();
	bool can = kt_output_can(&job->outputs[spec->target], name_of(job, spec->entry->key, false, scratch), diag);
	kt_arena_close(scratch);
	return can;
}

static void draw_marks(const kt_output *output, kt_setting_out *set, kt_str name)
{
	const kt_document *document = set->document;
	kt_moment date = {.year = document->year, .month = document->month, .day = document->day};
	if (output->options.epoch >= 0)
		date = kt_moment_of_epoch(output->options.epoch);
	kt_marks_slug slug = {kt_output_file(output, &kt_write_print, name, set->arena), set->spec->entry->key, date};
	kt_marks_draw(set->document, &slug, set->setter, set->arena, set->diag);
}

/* What was set for one target may be written for both. */
static void settle_claims(const render_job *job, kt_setting_out *set)
{
	const kt_output *output = &job->outputs[set->spec->target];
	const kt_check *checks = kt_layout_checks(job->project->layout);
	if (writes(output, &kt_write_pdf))
		kt_claims_settle(set, KT_TARGET_SCREEN, checks);
	if (writes(output, &kt_write_print))
		kt_claims_settle(set, KT_TARGET_PRINT, checks);
}

static bool is_unclaimed(const kt_document *document)
{
	return document->unclaimed[KT_TARGET_SCREEN].len > 0 || document->unclaimed[KT_TARGET_PRINT].len > 0;
}

static bool render_edition(void *context, kt_setting_out *set, kt_buf *line)
{
	const render_job *job = context;
	int64_t start = kt_timings_now();
	if (set->document)
		settle_claims(job, set);
	bool broken = set->document && is_unclaimed(set->document);
	if (job->overlay && set->document) {
		kt_findings found = kt_proof_check(set->arena, set->document, kt_layout_checks(job->project->layout));
		kt_overlay_draw(set->document, &found, set->setter, set->arena, set->diag);
	}
	bool drafted = set->edition.lacking > 0;
	if (set->document && drafted)
		kt_draft_mark(set);
	kt_str name = name_of(job, set->spec->entry->key, drafted, set->arena);
	const kt_output *output = &job->outputs[set->spec->target];
	bool good = set->document && kt_sheets_impose(&job->sheets, set);
	if (good && job->marks)
		draw_marks(output, set, name);
	good = good && kt_output_write(output, name, set->document, set->diag);
	set->timings.write = kt_timings_now() - start;
	if (good) {
		print_done(set, line);
		if (broken)
			kt_buf_text(line, "   claims no standard");
		kt_buf_text(line, drafted ? "   draft: " : "\n");
		if (drafted)
			print_lacking(set, line);
	} else {
		print_refusal(set, line);
	}
	return good;
}

static void print_timings(const kt_timings *timings)
{
	const struct {
		const char *stage;
		int64_t time;
	} rows[] = {{"read", timings->read},
	            {"texts", timings->texts},
	            {"layout", timings->layout},
	            {"write", timings->write}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		fprintf(stderr, "%-8s %6lld.%03lld ms\n", rows[i].stage, (long long)(rows[i].time / 1000000),
		        (long long)(rows[i].time / 1000 % 1000));
}

/* The editions, for each target that something is written of; for one that serves both where nothing makes a difference. */
static kt_editions_run render_editions(render_job *job, const kt_edition_spec **specs, size_t count, bool composes)
{
	kt_output *screen = &job->outputs[KT_TARGET_SCREEN], *print = &job->outputs[KT_TARGET_PRINT];
	const kt_project *project = job->project;
	bool both = screen->writer_count > 0 && print->writer_count > 0;
	if (both && !kt_brochure_is_targeted(project->brochure) && !kt_layout_is_targeted(project->layout)) {
		for (size_t i = 0; i < print->writer_count; i++)
			screen->writers[screen->writer_count++] = print->writers[i];
		print->writer_count = 0;
	}
	const kt_edition_spec **all = KT_NEW_ARRAY(project->arena, const kt_edition_spec *, KT_TARGETS *count);
	size_t total = 0;
	for (size_t i = 0; i < count; i++)
		for (kt_target t = 0; t < KT_TARGETS; t++)
			if (job->outputs[t].writer_count > 0)
				all[total++] = kt_project_for(project, specs[i], t);
	return kt_editions_each(job->project, all, total, composes, can_render, render_edition, job);
}

static kt_status render(const kt_arguments *arguments)
{
	render_job job;
	if (!read_job(arguments, &job))
		return KT_STATUS_USAGE;
	kt_project project;
	job.project = &project;
	int64_t start = kt_timings_now();
	bool read = kt_project_read(&project, kt_options_operand(arguments, 0, "."));
	int64_t reading = kt_timings_now() - start;
	const char *out = kt_options_value(arguments, "out", 0);
	for (kt_target t = 0; t < KT_TARGETS; t++) {
		job.outputs[t].io = project.io;
		job.outputs[t].folder =
		        out ? kt_str_of(out) : kt_print(project.arena, "%.*s/out", KT_STR_ARG(project.folder));
	}

	const kt_edition_spec **specs = NULL;
	size_t count = 0;
	if (kt_output_check(&job.outputs[0], &project) != KT_STATUS_DONE ||
	    (read && !kt_project_editions(&project, arguments, KT_TARGET_SCREEN, &specs, &count))) {
		kt_project_close(&project);
		return KT_STATUS_USAGE;
	}
	bool composes = job.overlay || job.marks || job.sheets.name || kt_options_value(arguments, "draft", 0);
	kt_editions_run run = render_editions(&job, specs, count, composes);
	run.timings.read = reading;
	fflush(stdout);
	kt_status status = kt_project_report(&project, KT_DIAG_TEXT);
	if (!read)
		fprintf(stderr, "nothing written\n");
	else if (run.good < count)
		fprintf(stderr, "%zu of %zu editions written\n", run.good, count);
	if (kt_options_value(arguments, "timings", 0))
		print_timings(&run.timings);
	kt_project_close(&project);
	return status;
}

const kt_command kt_command_render = {
        "render",
        "[DIR]",
        0,
        1,
        "Makes the brochure of the project in DIR (here, unless given): a PDF of every edition.",
        "Files appear whole under their names or not at all. An edition that cannot be made does not stop the others.\n"
        "A PDF in which something breaks the standard of its target claims none; the run ends with status 1.",
        options,
        render};
