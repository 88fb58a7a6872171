/* Finds the text that was written at a line (in YAML or PO), sets every edition with its costs told, and shows the text's
 * lines as they stand in each: how each ends, how far it falls short of its measure, what that costs, and why the column
 * ended where it did. */
#include "app/project.h"

#include "app/options.h"
#include "proof/pages.h"
#include "proof/white.h"
#include "text/breaks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_SHOWN 72 /* characters of a line of text: the figures after it stay within 110 columns */

static const kt_option options[] = {
        {"edition", "NAME", true, NULL, "an edition of the brochure, or all (the default); or pseudo, pseudo-rtl"},
        {"target", "KIND", false, kt_target_names, "screen (the default) or print: what editions are made for"},
        {0}};

/* What was asked for. */
typedef struct question {
	kt_str file;
	uint32_t line;
	uint32_t nearest; /* the line at which the file's first text begins; 0: no text of any edition stands in it */
	uint32_t last;    /* line of the file */
	bool found;
} question;

/* Takes ":12" from the end of `place`; 0: it does not end so. */
static uint32_t take_number(kt_str *place)
{
	size_t colon = place->len;
	while (colon > 0 && place->at[colon - 1] != ':')
		colon--;
	kt_dec number;
	if (colon < 2 || kt_num_read(kt_str_slice(*place, colon, place->len), &number) != KT_NUM_FINE ||
	    number.scale != 0 || number.units < 1 || number.units > UINT32_MAX)
		return 0;
	place->len = colon - 1;
	return (uint32_t)number.units;
}

/* FILE:LINE, or FILE:LINE:COLUMN as diagnostics print it. */
static bool read_question(const char *operand, question *q)
{
	kt_str file = kt_str_of(operand);
	uint32_t column = take_number(&file), line = column > 0 ? take_number(&file) : 0;
	if (column == 0) {
		kt_options_fault(NULL, "explain takes a file and a line, such as content/about.yaml:12, not `%s`",
		                 operand);
		return false;
	}
	*q = (question){.file = file, .line = line > 0 ? line : column};
	if (kt_str_starts(q->file, "./"))
		q->file = kt_str_slice(q->file, 2, q->file.len);
	return true;
}

/* Finding the text */

/* Is it the file that was asked for, by its whole path or by its path within the project? */
static bool is_file(const question *q, const kt_source *source)
{
	if (!source || source->path.len < q->file.len)
		return false;
	size_t head = source->path.len - q->file.len;
	return kt_str_equal(kt_str_slice(source->path, head, source->path.len), q->file) &&
	       (head == 0 || source->path.at[head - 1] == '/');
}

/* Where the message begins in the file, in the content or in a catalogue; KT_NOWHERE: it does not stand there. */
static kt_place begins_at(const question *q, const kt_edition *edition, const kt_message *message)
{
	if (is_file(q, message->at.source))
		return message->at;
	for (unsigned l = 0; l < edition->language_count; l++) {
		kt_place at = kt_edition_text(edition, message->index, l)->at;
		if (is_file(q, at.source))
			return at;
	}
	return KT_NOWHERE;
}

/* The line break at a file's end begins no line. */
static uint32_t last_line(const kt_source *source)
{
	uint32_t count = source->line_count;
	return count > 1 && kt_source_line(source, count).len == 0 ? count - 1 : count;
}

/* The nearest line at or before the one asked for at which a text begins that is set; 0: there is none. */
static uint32_t find_line(question *q, const kt_edition *edition)
{
	const kt_messages *messages = &edition->brochure->messages;
	uint32_t best = 0;
	for (size_t i = 0; i < messages->count; i++) {
		kt_place at = begins_at(q, edition, &messages->items[i]);
		uint32_t line = messages->items[i].heard ? 0 : at.line;
		if (at.source)
			q->last = last_line(at.source);
		if (line > 0 && (q->nearest == 0 || line < q->nearest))
			q->nearest = line;
		if (line <= q->line && line > best)
			best = line;
	}
	return q->last > 0 && q->line > q->last ? 0 : best;
}

static bool same_place(kt_place a, kt_place b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

/* Is the paragraph one of the texts that begin at the line? */
static bool is_asked(const question *q, const kt_edition *edition, uint32_t line, const kt_composition *text)
{
	const kt_messages *messages = &edition->brochure->messages;
	for (size_t i = 0; i < messages->count; i++)
		for (unsigned l = 0; l < edition->language_count; l++)
			if (!messages->items[i].heard &&
			    same_place(kt_edition_text(edition, messages->items[i].index, l)->at, text->at) &&
			    begins_at(q, edition, &messages->items[i]).line == line)
				return true;
	return false;
}

/* Telling how it is set */

static void print_points(kt_buf *out, kt_len length)
{
	kt_num_ratio(out, length, KT_LEN_PT, 1);
}

static const kt_page_frame *frame_of(const kt_document *document, const kt_proof_line *line)
{
	return line->frame == KT_NO_FRAME ? NULL : &document->pages[line->page]->frames[line->frame];
}

static void print_place(kt_buf *out, const kt_document *document, const kt_proof_line *line)
{
	const kt_page_frame *frame = frame_of(document, line);
	kt_buf_print(out, "page %.*s", KT_STR_ARG(document->pages[line->page]->label));
	if (frame)
		kt_buf_print(out, ", frame %.*s", KT_STR_ARG(frame->name));
	if (frame && frame->column_count > 1)
		kt_buf_print(out, ", column %u of %u", line->column + 1, frame->column_count);
}

static void print_style(kt_buf *out, const kt_composition *text)
{
	const kt_style *style = text->style;
	kt_buf_print(out, "  style %.*s, ", KT_STR_ARG(style->name));
	print_points(out, kt_len_scale(style->size, text->fit.size, 1000));
	kt_buf_byte(out, '/');
	print_points(out, style->leading);
	kt_buf_print(out, " pt, tracking %d, ", style->tracking + text->fit.tracking);
	if (text->measure > 0) {
		kt_buf_text(out, "measure ");
		print_points(out, text->measure);
		kt_buf_text(out, " pt");
	} else {
		kt_buf_text(out, "on one line");
	}
	if (!kt_fit_same(text->fit, KT_FIT_NONE)) {
		kt_buf_text(out, "; eased: ");
		kt_fit_words(out, text->fit);
	}
	kt_buf_byte(out, '\n');
}

static void print_shortfall(kt_buf *out, const kt_proof_paragraph *p, const kt_composed_line *line)
{
	kt_len measure = p->text->measure, off = measure - line->width;
	if (measure == 0)
		return;
	kt_buf_print(out, "%s ", off < 0 ? ", past it by" : ", short by");
	print_points(out, off < 0 ? -off : off);
	kt_buf_text(out, " pt (");
	kt_num_ratio(out, (int64_t)(off < 0 ? -off : off) * 100, measure, 1);
	kt_buf_text(out, " %)");
}

static int64_t print_line(kt_buf *out, const kt_proof_paragraph *p, const kt_proof_line *line, int width)
{
	static const char *const ends[] = {[KT_LINEBREAK_SPACE] = "ends at a space",
	                                   [KT_LINEBREAK_TYPED] = "ends after a typed hyphen",
	                                   [KT_LINEBREAK_HYPHEN] = "ends in a word, with a hyphen",
	                                   [KT_LINEBREAK_ADDRESS] = "ends in an address",
	                                   [KT_LINEBREAK_OTHER] = "ends between two characters",
	                                   [KT_LINEBREAK_END] = "is the last"};
	kt_str text = kt_str_clip(kt_proof_text(p, line), LINE_SHOWN);
	int64_t sum = 0;
	kt_buf_print(out, "  %3u  %.*s%*s  %s", line->number + 1, KT_STR_ARG(text), width - (int)kt_str_count(text), "",
	             ends[line->set->end]);
	print_shortfall(out, p, line->set);
	kt_buf_byte(out, '\n');
	for (uint32_t i = 0; i < line->set->cost_count; i++) {
		const kt_linebreak_cost *cost = &line->set->costs[i];
		kt_buf_print(out, "     %10lld  %s\n", (long long)cost->amount, cost->what);
		sum += cost->amount;
	}
	return sum;
}

/* Why the column ends after the line, though its paragraph goes on. */
static void print_column_end(kt_buf *out, const kt_document *document, const kt_proof_paragraph *p,
                             const kt_proof_line *line)
{
	const kt_page_frame *frame = frame_of(document, line);
	if (!frame || line->column >= frame->column_count)
		return;
	kt_box column = frame->columns[line->column];
	kt_len white = column.y + column.h - kt_white_foot(document->pages[line->page], column);
	int room = (int)(white / p->text->style->leading);
	kt_buf_text(out, "       the column ends here: ");
	if (room < 1)
		kt_buf_text(out, "it is full\n");
	else if (frame->level && line->column + 1 < frame->column_count)
		kt_buf_print(out, "the frame's columns end level, with room for %d more line%s\n", room,
		             room == 1 ? "" : "s");
	else
		kt_buf_print(out, "it has room for %d more line%s, but what follows stays together\n", room,
		             room == 1 ? "" : "s");
}

/* The next best way, by the lines that are not as they are. Set beside another language a text may not be in the best one. */
static void print_other(kt_buf *out, const kt_proof_paragraph *p, int64_t sum)
{
	const kt_other *other = p->text->other;
	if (!other)
		return;
	long long dearer = (long long)(other->cost - sum);
	kt_buf_print(out, "  the next best way costs %lld %s, for %zu line%s:\n", dearer < 0 ? -dearer : dearer,
	             dearer < 0 ? "less" : "more", other->count, other->count == 1 ? "" : "s");
	for (size_t i = 0; i < other->count; i++) {
		const kt_other_line *line = &other->items[i];
		const kt_composed_line *mine = i < p->text->count ? &p->text->lines[i] : NULL;
		kt_str text = kt_str_trim(kt_str_slice(p->text->text, line->from, line->to));
		if (!mine || mine->from != line->from || mine->to != line->to)
			kt_buf_print(out, "  %3zu  %.*s%s\n", i + 1, KT_STR_ARG(kt_str_clip(text, LINE_SHOWN)),
			             line->hyphen ? KT_BREAKS_HYPHEN : "");
	}
}

static void print_paragraph(kt_buf *out, const kt_document *document, const kt_proof_paragraph *p)
{
	int width = 0;
	int64_t sum = 0;
	for (size_t i = 0; i < p->count; i++) {
		int count = (int)kt_str_count(kt_str_clip(kt_proof_text(p, &p->lines[i]), LINE_SHOWN));
		width = count > width ? count : width;
	}
	for (size_t i = 0; i < p->count; i++) {
		if (i == 0 || !kt_proof_together(&p->lines[i - 1], &p->lines[i])) {
			if (i > 0)
				print_column_end(out, document, p, &p->lines[i - 1]);
			kt_buf_text(out, "  ");
			print_place(out, document, &p->lines[i]);
			kt_buf_byte(out, '\n');
		}
		if (i == 0)
			print_style(out, p->text);
		sum += print_line(out, p, &p->lines[i], width);
	}
	kt_buf_print(out, "     %10lld  in all, for %zu line%s\n", (long long)sum, p->count, p->count == 1 ? "" : "s");
	print_other(out, p, sum);
}

static void explain_edition(kt_project *project, const kt_edition_spec *spec, question *q)
{
	kt_setting_out set;
	kt_compositor compositor = kt_compositor_open(project);
	compositor.others = true;
	kt_project_set(&compositor, spec, true, &set);
	uint32_t line = set.document ? find_line(q, &set.edition) : 0;
	kt_buf out = kt_buf_in(set.arena);
	if (line > 0) {
		kt_proof proof;
		kt_proof_read(&proof, set.document, set.arena);
		for (size_t i = 0; i < proof.count; i++) {
			const kt_proof_paragraph *p = &proof.paragraphs[i];
			if (p->role == KT_PROOF_FOLIO || !is_asked(q, &set.edition, line, p->text))
				continue;
			kt_buf_print(&out, "%.*s, in %.*s: %.*s:%u\n", KT_STR_ARG(spec->entry->key),
			             KT_STR_ARG(p->text->language), KT_STR_ARG(p->text->at.source->path),
			             p->text->at.line);
			print_paragraph(&out, set.document, p);
			q->found = true;
		}
	}
	fwrite(out.at, 1, out.len, stdout);
	kt_diag_absorb(project->diag, set.diag);
	kt_project_unset(&set);
	kt_compositor_close(&compositor);
}

static kt_status refuse(const question *q)
{
	int length = (int)q->file.len;
	if (q->last > 0 && q->line > q->last)
		return kt_options_fault(NULL, "%.*s ends at line %u; there is no line %u", length, q->file.at, q->last,
		                        q->line);
	if (q->nearest == 0)
		return kt_options_fault(NULL,
		                        "no text of these editions stands in %.*s; texts stand in content/*.yaml and "
		                        "content/translations/*.po of the project's folder",
		                        length, q->file.at);
	if (q->nearest > q->line)
		return kt_options_fault(NULL,
		                        "no text begins at or before line %u of %.*s; the first begins at line %u",
		                        q->line, length, q->file.at, q->nearest);
	return kt_options_fault(NULL, "the text at line %u of %.*s is set in none of these editions", q->line, length,
	                        q->file.at);
}

static kt_status explain(const kt_arguments *arguments)
{
	question q;
	if (!read_question(kt_options_operand(arguments, 0, ""), &q))
		return KT_STATUS_USAGE;
	kt_project project;
	const kt_edition_spec **specs = NULL;
	size_t count = 0;
	bool read = kt_project_read(&project, kt_options_operand(arguments, 1, "."));
	if (read && !kt_project_editions(&project, arguments, kt_options_target(arguments), &specs, &count)) {
		kt_project_close(&project);
		return KT_STATUS_USAGE;
	}
	for (size_t i = 0; i < count; i++)
		explain_edition(&project, specs[i], &q);
	kt_status status = (kt_status)kt_diag_status(project.diag);
	if (status != KT_STATUS_DONE)
		kt_project_report(&project, KT_DIAG_TEXT);
	else if (!q.found)
		status = refuse(&q);
	kt_project_close(&project);
	return status;
}

const kt_command kt_command_explain = {
        "explain",
        "FILE:LINE [DIR]",
        1,
        2,
        "Says how the text at a line of a file is set: its line breaks, and what they cost.",
        "FILE is a content file or a catalogue, LINE any line of the text. Costs are those of the table in\n"
        "src/text/cost.def: squares of thousandths of the measure, so that a line that falls short of it by a\n"
        "tenth costs 10000.",
        options,
        explain};
