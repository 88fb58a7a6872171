/* tests/proof: pages set by hand, in which a check finds its fault or just does not.
 *
 * A file NAME.page trips the check NAME and no other, NAME.fine does not trip any; there must be both for every check of
 * proof/checks.def. Expectations stand in comments (tests/diag/expect.h). A file is read line by line:
 *
 *     page                         a new page: 100 rows of 16 pt, characters of 6 pt, one frame, `main`, of 60,
 *                                  whose first line stands on row 2
 *     frame NAME COLUMNS WIDTH     the frame that follows: so many columns of WIDTH characters, a gutter of 4 between;
 *                                  further words: level: they should end together; sides: they are two languages;
 *                                  faces: its text ends level with that of the facing page; free: white is wanted;
 *                                  high N: of so many rows, else as high as what stands in it
 *     column                       what follows stands in the next column
 *     row N                        the next line stands on row N (halves: 7.5)
 *     part LANGUAGE                what follows belongs to that language's part of the section
 *     half LANGUAGE                what follows belongs to the first section of that language's half of the document …
 *     section                      … and what follows this, to its next one
 *     h1, h2, h3, p, li, quote, lead, figure WORDS   a paragraph; words: width N, language TAG, justify, size PERMILLE,
 *                                  cells: word spaces are as wide as letters, so that they can stand above each other,
 *                                  message N: of which this is the text in its part's language;
 *                                  points N: of that size, else 10;
 *                                  shift N: so many points to the right; mark N: a label of that mark
 *     limit N M                    the file's check has these limits, in its own unit
 *     ink N                        texts that follow are of this grey, 0 to 255; …
 *     ground N                     … and boxes: else black on white
 *     clip X Y W H, unclip         what is drawn between shows only in that box
 *     box X Y W H                  a filled box, in points, of a figure that the labels after it belong to; a further
 *                                  word: the number of the mark that it is
 *     remark CHECK WORDS           what was found of the text before it was set; mild before its words: a note
 *     |TEXT                        a line of it, a character a cell; a tail " {word 1700}" says how it was spaced;
 *                                  a line that ends in = ends in a set hyphen, in - in a typed one
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "expect.h"
#include "proof/proof.h"

#define CELL         KT_PT(6)
#define ROW          KT_PT(16)
#define BELOW        KT_PT(4)
#define LINES_MOST   64
#define REMARKS_MOST 8

typedef struct paper {
	kt_arena *arena;
	kt_source source;
	kt_structure *structure;
	kt_document document;
	kt_page *page;
	kt_len y;
	unsigned column;
	bool high; /* the frame has a height of its own */
	size_t pages;
	/* The paragraph at hand: its lines are gathered until it ends. */
	kt_composition *text;
	kt_composed_line *lines;
	kt_style *style;
	kt_tag *section, *tag; /* what is added next stands below the first */
	kt_str language;
	kt_buf words;
	bool cells;
	kt_len shift;
	uint32_t mark;
	kt_face face;
	const kt_ink *ink, *ground;
	kt_len size;
	kt_remark remarks[REMARKS_MOST];
	kt_check checks[KT_CHECK_COUNT], *check; /* the one that the file is named for */
} paper;

static kt_str cut(kt_str *rest, char mark)
{
	size_t at = 0;
	while (at < rest->len && rest->at[at] != mark)
		at++;
	kt_str head = kt_str_slice(*rest, 0, at);
	*rest = kt_str_slice(*rest, at + 1, rest->len);
	return head;
}

static int number(kt_arena *arena, kt_str text)
{
	return atoi(kt_str_c(arena, text));
}

/* Pages and frames */

static void begin_frame(paper *p, kt_str name, unsigned columns, int width)
{
	kt_page_frame *frame = kt_page_frame_add(p->arena, p->page);
	kt_len top = p->y - ROW;
	*frame = (kt_page_frame){.name = name,
	                         .at = {&p->source, 1, 1},
	                         .text = true,
	                         .column_count = columns,
	                         .box = {CELL * 4, top, (width * (int)columns + 4 * ((int)columns - 1)) * CELL, 0}};
	for (unsigned c = 0; c < columns; c++)
		frame->columns[c] = (kt_box){CELL * (4 + (int)c * (width + 4)), top, width * CELL, 0};
	p->column = 0;
	p->high = false;
}

static void qualify_frame(paper *p, kt_str words)
{
	kt_page_frame *frame = &p->page->frames[p->page->frame_count - 1];
	while (words.len > 0) {
		kt_str word = cut(&words, ' ');
		frame->level = frame->level || kt_str_is(word, "level");
		frame->sides = frame->sides || kt_str_is(word, "sides");
		frame->faces = frame->faces || kt_str_is(word, "faces");
		frame->free = frame->free || kt_str_is(word, "free");
		p->high = kt_str_is(word, "high");
		if (p->high)
			frame->box.h = number(p->arena, cut(&words, ' ')) * ROW;
	}
}

/* Something stands in the frame as far as here. */
static void deepen_frame(const paper *p, kt_page_frame *frame, kt_len foot)
{
	frame->depth = kt_len_max(frame->depth, foot - frame->box.y);
	if (!p->high)
		frame->box.h = frame->depth;
}

/* The one that was begun last, or a page's own. */
static kt_page_frame *frame_of(paper *p)
{
	if (p->page->frame_count == 0)
		begin_frame(p, KT_STR("main"), 1, 60);
	return &p->page->frames[p->page->frame_count - 1];
}

static void begin_page(paper *p)
{
	p->page = KT_NEW(p->arena, kt_page);
	*p->page = (kt_page){.width = CELL * 200,
	                     .height = ROW * 100,
	                     .grid = {.row = ROW, .step = ROW / 2, .below = BELOW},
	                     .label = kt_print(p->arena, "%zu", p->pages + 1)};
	kt_page **pages = KT_NEW_ARRAY(p->arena, kt_page *, p->pages + 1);
	for (size_t i = 0; i < p->pages; i++)
		pages[i] = p->document.pages[i];
	pages[p->pages++] = p->page;
	p->document.pages = pages;
	p->document.page_count = p->pages;
	p->y = ROW * 2;
}

/* Paragraphs */

static const struct {
	const char *word;
	kt_tag_role outer, role;
	bool balance;
} kinds[] = {{"h1", KT_TAG_SECT, KT_TAG_H1, true},   {"h2", KT_TAG_SECT, KT_TAG_H2, true},
             {"h3", KT_TAG_SECT, KT_TAG_H3, true},   {"p", KT_TAG_SECT, KT_TAG_P, false},
             {"li", KT_TAG_LI, KT_TAG_LBODY, false}, {"quote", KT_TAG_BLOCKQUOTE, KT_TAG_P, false},
             {"lead", KT_TAG_SECT, KT_TAG_P, true},  {"figure", KT_TAG_FIGURE, KT_TAG_P, false},
             {"label", KT_TAG_SECT, KT_TAG_P, false}};

/* Below what the paragraph's tag stands: items that follow each other are of one list. */
static kt_tag *outer_tag(paper *p, kt_tag_role role)
{
	kt_tag *above = p->section;
	if (role == KT_TAG_SECT)
		return above;
	if (role == KT_TAG_LI)
		above = above->last && above->last->role == KT_TAG_L ? above->last
		                                                     : kt_tag_add(p->structure, above, KT_TAG_L);
	return kt_tag_add(p->structure, above, role);
}

static void begin_part(paper *p, kt_str language)
{
	while (p->section->role != KT_TAG_SECT)
		p->section = p->section->parent;
	p->section = kt_tag_add(p->structure, p->section, KT_TAG_PART);
	p->section->language = p->language = language;
}

static void begin_section(paper *p, kt_tag *half)
{
	p->section = kt_tag_add(p->structure, half, KT_TAG_SECT);
}

static void begin_half(paper *p, kt_str language)
{
	kt_tag *half = kt_tag_add(p->structure, kt_structure_root(p->structure), KT_TAG_PART);
	half->language = p->language = language;
	begin_section(p, half);
}

/* The document's own language is the first. */
static void bind(paper *p, int message)
{
	uint32_t language = !kt_str_equal(p->language, p->document.language);
	kt_structure_bind(p->structure, (kt_tag_key){0, (uint32_t)message, language}, p->tag);
}

static void begin_paragraph(paper *p, size_t kind, kt_str words, uint32_t line)
{
	const kt_page_frame *frame = frame_of(p);
	p->tag = kt_tag_add(p->structure, outer_tag(p, kinds[kind].outer), kinds[kind].role);
	p->words = kt_buf_in(p->arena);
	p->lines = KT_NEW_ARRAY(p->arena, kt_composed_line, LINES_MOST);
	p->style = KT_NEW(p->arena, kt_style);
	*p->style = (kt_style){.name = KT_STR("text"),
	                       .weight = kt_str_is(kt_str_of(kinds[kind].word), "label") ? 700 : 400,
	                       .size = KT_PT(10),
	                       .leading = ROW,
	                       .hyphens = {.are = !kinds[kind].balance},
	                       .balance = kinds[kind].balance};
	p->text = KT_NEW(p->arena, kt_composition);
	*p->text = (kt_composition){.language = p->language,
	                            .at = {&p->source, line, 1},
	                            .style = p->style,
	                            .fit = KT_FIT_NONE,
	                            .measure = frame->columns[0].w,
	                            .lines = p->lines};
	p->cells = false;
	p->shift = 0;
	p->mark = 0;
	p->size = KT_PT(10);
	while (words.len > 0) {
		kt_str word = cut(&words, ' ');
		if (kt_str_is(word, "width"))
			p->text->measure = number(p->arena, cut(&words, ' ')) * CELL;
		else if (kt_str_is(word, "language"))
			p->text->language = cut(&words, ' ');
		else if (kt_str_is(word, "shift"))
			p->shift = number(p->arena, cut(&words, ' ')) * KT_LEN_PT;
		else if (kt_str_is(word, "points"))
			p->size = number(p->arena, cut(&words, ' ')) * KT_LEN_PT;
		else if (kt_str_is(word, "mark"))
			p->mark = (uint32_t)number(p->arena, cut(&words, ' '));
		else if (kt_str_is(word, "message"))
			bind(p, number(p->arena, cut(&words, ' ')));
		else if (kt_str_is(word, "size"))
			p->text->fit.size = (uint16_t)number(p->arena, cut(&words, ' '));
		else if (kt_str_is(word, "justify"))
			p->style->align = KT_ALIGN_JUSTIFY;
		else if (kt_str_is(word, "cells"))
			p->cells = true;
	}
}

/* Word spaces that are no cells are a quarter of one, and stand in another quarter in each of four lines, so that they never
 * are above each other: the letter before gives or takes the rest. */
static void space_out(kt_glyph *glyphs, uint32_t space, size_t line)
{
	kt_len offset = (kt_len)(line % 4) * CELL / 4;
	glyphs[space].advance = CELL / 4;
	if (space > 0)
		glyphs[space - 1].advance += offset;
	glyphs[space + 1].advance += CELL * 3 / 4 - (space > 0 ? offset : 0);
}

/* One run with a glyph a character, as wide as a cell. */
static const kt_run *run_of(paper *p, kt_str text)
{
	kt_run *run = KT_NEW(p->arena, kt_run);
	kt_glyph *glyphs = KT_NEW_ARRAY(p->arena, kt_glyph, text.len);
	uint32_t count = 0;
	for (size_t at = 0; at < text.len;) {
		glyphs[count] = (kt_glyph){.cluster = (uint32_t)at, .advance = glyphs[count].advance + CELL};
		if (text.at[at] == ' ' && !p->cells && at + 1 < text.len)
			space_out(glyphs, count, p->text->count);
		count++;
		kt_str_next(text, &at);
	}
	*run = (kt_run){.face = &p->face,
	                .size = p->size,
	                .width = (kt_len)count * CELL,
	                .glyphs = glyphs,
	                .count = count,
	                .text = text};
	return run;
}

static kt_op *add_op(paper *p, kt_op_kind kind, uint32_t mark)
{
	kt_op *op = kt_page_add(p->arena, p->page, kind);
	if (mark > 0)
		kt_page_mark_last(p->arena, p->page, mark);
	return op;
}

static void add_line(paper *p, kt_str text)
{
	kt_composed_line *line = &p->lines[p->text->count];
	*line = (kt_composed_line){.end = KT_LINEBREAK_SPACE, .word_space = 1000};
	size_t brace = kt_str_find(text, " {word ", 0);
	if (brace != SIZE_MAX) {
		line->word_space = (uint16_t)number(p->arena, kt_str_slice(text, brace + 7, text.len - 1));
		text = kt_str_slice(text, 0, brace);
	}
	const kt_run *run = run_of(p, text);
	bool set = kt_str_ends(text, "="), typed = kt_str_ends(text, "-");
	if (set)
		text = kt_str_slice(text, 0, text.len - 1);
	line->from = (uint32_t)p->words.len;
	kt_buf_put(&p->words, text);
	if (!set && !typed)
		kt_buf_byte(&p->words, ' ');
	line->to = (uint32_t)p->words.len;
	line->in_word = set || typed;
	line->end = set ? KT_LINEBREAK_HYPHEN : typed ? KT_LINEBREAK_TYPED : KT_LINEBREAK_SPACE;
	line->width = run->width;
	kt_op *op = add_op(p, KT_OP_TEXT, p->mark);
	op->tag = p->tag;
	op->ink = p->ink;
	op->at = (kt_point){frame_of(p)->columns[p->column].x + p->shift, p->y - BELOW};
	op->runs = run;
	op->run_count = 1;
	op->composition = p->text;
	op->line = (uint32_t)p->text->count++;
	p->text->text = kt_buf_str(&p->words);
	deepen_frame(p, frame_of(p), p->y);
	p->y += ROW;
}

/* The paragraph at hand has its last line. */
static void end_paragraph(paper *p)
{
	if (p->text && p->text->count > 0)
		p->lines[p->text->count - 1].end = KT_LINEBREAK_END;
}

/* Drawings */

static kt_path read_box(const paper *p, kt_str *words)
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_CLOSE};
	kt_len sides[4];
	for (unsigned i = 0; i < 4; i++)
		sides[i] = number(p->arena, cut(words, ' ')) * KT_LEN_PT;
	kt_len x = sides[0], y = sides[1], right = x + sides[2], foot = y + sides[3];
	kt_point *points = KT_NEW_ARRAY(p->arena, kt_point, 4);
	points[0] = (kt_point){x, y};
	points[1] = (kt_point){right, y};
	points[2] = (kt_point){right, foot};
	points[3] = (kt_point){x, foot};
	return (kt_path){verbs, 5, points, 4};
}

static const kt_ink *grey_of(const paper *p, kt_str name, int value)
{
	kt_ink *ink = KT_NEW(p->arena, kt_ink);
	uint8_t v = (uint8_t)value;
	*ink = (kt_ink){.name = name, .screen = {v, v, v}};
	return ink;
}

static void add_box(paper *p, kt_str words)
{
	kt_path path = read_box(p, &words);
	kt_tag *figure = kt_tag_add(p->structure, p->section, KT_TAG_FIGURE);
	kt_structure_bind(p->structure, (kt_tag_key){0, 0, 0}, figure);
	kt_op *op = add_op(p, KT_OP_FILL, (uint32_t)number(p->arena, words));
	op->tag = figure;
	op->ink = p->ground;
	op->path = path;
}

/* "CHECK [mild] words": of the paragraph at hand. */
static void add_remark(paper *p, kt_str rest, uint32_t line)
{
	kt_remark *remark = &p->remarks[p->document.remark_count++];
	remark->check = kt_str_c(p->arena, cut(&rest, ' '));
	remark->mild = kt_str_starts(rest, "mild ");
	if (remark->mild)
		cut(&rest, ' ');
	remark->words = rest;
	remark->tag = p->tag;
	remark->at = (kt_place){&p->source, line, 1};
	p->document.remarks = p->remarks;
}

static bool read_line(paper *p, kt_str rest, uint32_t line)
{
	if (kt_str_starts(rest, "|")) {
		add_line(p, kt_str_slice(rest, 1, rest.len));
		return true;
	}
	kt_str word = cut(&rest, ' ');
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kt_str_is(word, kinds[i].word)) {
			end_paragraph(p);
			begin_paragraph(p, i, rest, line);
			return true;
		}
	if (kt_str_is(word, "page")) {
		begin_page(p);
	} else if (kt_str_is(word, "name")) {
		kt_str *name = KT_NEW(p->arena, kt_str);
		*name = rest;
		p->document.names = name;
		p->document.name_count = 1;
	} else if (kt_str_is(word, "frame")) {
		kt_str name = cut(&rest, ' ');
		int columns = number(p->arena, cut(&rest, ' '));
		begin_frame(p, name, (unsigned)columns, number(p->arena, cut(&rest, ' ')));
		qualify_frame(p, rest);
	} else if (kt_str_is(word, "box")) {
		add_box(p, rest);
	} else if (kt_str_is(word, "ink")) {
		p->ink = grey_of(p, KT_STR("ink"), number(p->arena, rest));
	} else if (kt_str_is(word, "ground")) {
		p->ground = grey_of(p, KT_STR("ground"), number(p->arena, rest));
	} else if (kt_str_is(word, "remark")) {
		add_remark(p, rest, line);
	} else if (kt_str_is(word, "clip")) {
		add_op(p, KT_OP_CLIP, 0)->path = read_box(p, &rest);
	} else if (kt_str_is(word, "unclip")) {
		add_op(p, KT_OP_UNCLIP, 0);
	} else if (kt_str_is(word, "part")) {
		begin_part(p, rest);
	} else if (kt_str_is(word, "half")) {
		begin_half(p, rest);
	} else if (kt_str_is(word, "section")) {
		begin_section(p, p->section->parent);
	} else if (kt_str_is(word, "limit")) {
		p->check->limit[0].value = number(p->arena, cut(&rest, ' '));
		p->check->limit[1].value = number(p->arena, rest);
	} else if (kt_str_is(word, "column")) {
		p->column++;
		p->y = frame_of(p)->box.y + ROW;
	} else if (kt_str_is(word, "row")) {
		bool half = kt_str_ends(rest, ".5");
		p->y = number(p->arena, rest) * ROW + (half ? ROW / 2 : 0);
	} else {
		return word.len == 0 || kt_str_starts(word, "#");
	}
	return true;
}

static bool read_paper(paper *p, kt_str path, kt_str text, kt_buf *report)
{
	kt_diag *diag = kt_diag_open();
	bool good = kt_source_read(p->arena, path, text, diag, &p->source);
	kt_diag_close(diag);
	p->structure = kt_structure_open(p->arena, KT_STR("en"));
	p->section = kt_tag_add(p->structure, kt_structure_root(p->structure), KT_TAG_SECT);
	p->language = KT_STR("en");
	p->document = (kt_document){.language = p->language, .structure = p->structure};
	p->ink = grey_of(p, KT_STR("ink"), 0);
	p->ground = grey_of(p, KT_STR("ground"), 255);
	begin_page(p);
	p->document.page_count = p->pages;
	for (uint32_t line = 1; good && line <= p->source.line_count; line++)
		if (!read_line(p, kt_source_line(&p->source, line), line)) {
			kt_buf_print(report, "%.*s:%u: not a line of a page\n", KT_STR_ARG(path), line);
			good = false;
		}
	end_paragraph(p);
	return good;
}

/* Cases */

static kt_str base_name(kt_str path)
{
	size_t at = path.len;
	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return kt_str_slice(path, at, path.len);
}

/* Trips the check of its name, and that alone; or none, where it is fine. */
static bool is_of_its_check(kt_str file, const kt_findings *found, kt_buf *report)
{
	bool trips = kt_str_ends(file, ".page"), good = trips == (found->count > 0);
	kt_str name = kt_str_slice(file, 0, kt_str_find(file, ".", 0));
	for (size_t i = 0; i < found->count; i++)
		good = good && kt_str_is(name, found->items[i].check->name);
	if (!good)
		kt_buf_print(report, "%.*s: does not trip its check alone\n", KT_STR_ARG(file));
	return good;
}

static bool run_case(kt_io *disk, kt_str path, kt_buf *report)
{
	paper p = {.arena = kt_arena_open(), .face = {.upem = 1000, .cap_height = 700}};
	kt_diag *diag = kt_diag_open();
	kt_str text, file = base_name(path);
	size_t before = report->len, index = kt_check_find(kt_str_slice(file, 0, kt_str_find(file, ".", 0)));
	memcpy(p.checks, kt_checks, sizeof p.checks);
	p.check = &p.checks[index < KT_CHECK_COUNT ? index : 0];
	bool good = kt_io_read(disk, p.arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, diag, &text) &&
	            read_paper(&p, file, text, report);
	if (good) {
		kt_expects expected = kt_expect_read(p.arena, file, text, report);
		kt_findings found = kt_proof_check(p.arena, &p.document, p.checks);
		for (size_t i = 0; i < found.count; i++)
			kt_proof_report(diag, &found.items[i]);
		kt_buf printed = kt_buf_in(p.arena);
		kt_diag_print(diag, KT_DIAG_TEXT, false, &printed);
		good = kt_expect_compare(expected, kt_expect_printed(p.arena, kt_buf_str(&printed)), file, report);
		good = is_of_its_check(file, &found, report) && good && report->len == before;
	}
	kt_diag_close(diag);
	kt_arena_close(p.arena);
	return good;
}

static bool is_given(kt_arena *arena, const char *check, const char *ending, int count, char **paths)
{
	kt_str wanted = kt_print(arena, "%s%s", check, ending);
	for (int i = 1; i < count; i++)
		if (kt_str_equal(base_name(kt_str_of(paths[i])), wanted))
			return true;
	printf("no case %s\n", kt_str_c(arena, wanted));
	return false;
}

int main(int count, char **paths)
{
	kt_arena *arena = kt_arena_open();
	kt_io *disk = kt_io_disk_open();
	kt_buf report = kt_buf_in(arena);
	int failed = 0;
	for (int i = 1; i < count; i++)
		failed += !run_case(disk, kt_str_of(paths[i]), &report);
	for (size_t i = 0; i < KT_CHECK_COUNT; i++) {
		failed += !is_given(arena, kt_checks[i].name, ".page", count, paths);
		failed += !is_given(arena, kt_checks[i].name, ".fine", count, paths);
	}
	fwrite(report.at, 1, report.len, stdout);
	printf("%d faults in %d cases\n", failed, count - 1);
	kt_io_close(disk);
	kt_arena_close(arena);
	return failed > 0;
}
