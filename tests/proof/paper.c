#include "paper.h"

#include <stdlib.h>
#include <string.h>

#include "shapes.h"

#define CELL       KT_PT(6)
#define ROW        KT_PT(16)
#define BELOW      KT_PT(4)
#define LINES_MOST 64

kt_paper kt_paper_of(kt_arena *arena, size_t check)
{
	kt_paper paper = {.arena = arena, .face = {.upem = 1000, .cap_height = 700, .weight = 400}};
	memcpy(paper.checks, kt_checks, sizeof paper.checks);
	paper.check = check < KT_CHECK_COUNT ? check : 0;
	return paper;
}

static int number(kt_arena *arena, kt_str text)
{
	return atoi(kt_str_c(arena, text));
}

/* Pages and frames */

static void begin_frame(kt_paper *p, kt_str name, unsigned columns, int width)
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

static void qualify_frame(kt_paper *p, kt_str words)
{
	kt_page_frame *frame = &p->page->frames[p->page->frame_count - 1];
	while (words.len > 0) {
		kt_str word = kt_shapes_cut(&words, ' ');
		frame->level = frame->level || kt_str_is(word, "level");
		frame->sides = frame->sides || kt_str_is(word, "sides");
		frame->faces = frame->faces || kt_str_is(word, "faces");
		frame->free = frame->free || kt_str_is(word, "free");
		p->high = kt_str_is(word, "high");
		if (p->high)
			frame->box.h = number(p->arena, kt_shapes_cut(&words, ' ')) * ROW;
	}
}

/* Something stands in the frame as far as here. */
static void deepen_frame(const kt_paper *p, kt_page_frame *frame, kt_len foot)
{
	frame->depth = kt_len_max(frame->depth, foot - frame->box.y);
	if (!p->high)
		frame->box.h = frame->depth;
}

/* The one that was begun last, or a page's own. */
static kt_page_frame *frame_of(kt_paper *p)
{
	if (p->page->frame_count == 0)
		begin_frame(p, KT_STR("main"), 1, 60);
	return &p->page->frames[p->page->frame_count - 1];
}

static void begin_page(kt_paper *p)
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
static kt_tag *outer_tag(kt_paper *p, kt_tag_role role)
{
	kt_tag *above = p->section;
	if (role == KT_TAG_SECT)
		return above;
	if (role == KT_TAG_LI)
		above = above->last && above->last->role == KT_TAG_L ? above->last
		                                                     : kt_tag_add(p->structure, above, KT_TAG_L);
	return kt_tag_add(p->structure, above, role);
}

static void begin_part(kt_paper *p, kt_str language)
{
	while (p->section->role != KT_TAG_SECT)
		p->section = p->section->parent;
	p->section = kt_tag_add(p->structure, p->section, KT_TAG_PART);
	p->section->language = p->language = language;
}

static void begin_section(kt_paper *p, kt_tag *half)
{
	p->section = kt_tag_add(p->structure, half, KT_TAG_SECT);
}

static void begin_half(kt_paper *p, kt_str language)
{
	kt_tag *half = kt_tag_add(p->structure, kt_structure_root(p->structure), KT_TAG_PART);
	half->language = p->language = language;
	begin_section(p, half);
}

/* The document's own language is the first. */
static void bind(kt_paper *p, int message)
{
	uint32_t language = !kt_str_equal(p->language, p->document.language);
	kt_structure_bind(p->structure, (kt_tag_key){0, (uint32_t)message, language}, p->tag);
}

static void begin_paragraph(kt_paper *p, size_t kind, kt_str words, uint32_t line)
{
	const kt_page_frame *frame = frame_of(p);
	p->tag = kt_tag_add(p->structure, outer_tag(p, kinds[kind].outer), kinds[kind].role);
	p->tag->at = (kt_place){&p->source, line, 1};
	if (p->tag->parent->role == KT_TAG_FIGURE)
		p->tag->parent->alt = p->alt;
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
		kt_str word = kt_shapes_cut(&words, ' ');
		if (kt_str_is(word, "width"))
			p->text->measure = number(p->arena, kt_shapes_cut(&words, ' ')) * CELL;
		else if (kt_str_is(word, "language"))
			p->text->language = kt_shapes_cut(&words, ' ');
		else if (kt_str_is(word, "shift"))
			p->shift = number(p->arena, kt_shapes_cut(&words, ' ')) * KT_LEN_PT;
		else if (kt_str_is(word, "points"))
			p->size = kt_shapes_length(kt_shapes_cut(&words, ' '));
		else if (kt_str_is(word, "mark"))
			p->mark = (uint32_t)number(p->arena, kt_shapes_cut(&words, ' '));
		else if (kt_str_is(word, "message"))
			bind(p, number(p->arena, kt_shapes_cut(&words, ' ')));
		else if (kt_str_is(word, "size"))
			p->text->fit.size = (uint16_t)number(p->arena, kt_shapes_cut(&words, ' '));
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
static const kt_run *run_of(kt_paper *p, kt_str text)
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

static kt_op *add_op(kt_paper *p, kt_op_kind kind, uint32_t mark)
{
	kt_op *op = kt_page_add(p->arena, p->page, kind);
	if (mark > 0)
		kt_page_mark_last(p->arena, p->page, mark);
	return op;
}

static void add_line(kt_paper *p, kt_str text)
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
	op->source = p->text->at;
	op->line = (uint32_t)p->text->count++;
	p->text->text = kt_buf_str(&p->words);
	deepen_frame(p, frame_of(p), p->y);
	p->y += ROW;
}

/* The paragraph at hand has its last line. */
static void end_paragraph(kt_paper *p)
{
	if (p->text && p->text->count > 0)
		p->lines[p->text->count - 1].end = KT_LINEBREAK_END;
}

/* Drawings */

static const kt_ink *paint_of(const kt_paper *p, kt_str words)
{
	kt_ink *ink = KT_NEW(p->arena, kt_ink);
	*ink = (kt_ink){.name = kt_shapes_cut(&words, ' ')};
	unsigned long hex = strtoul(kt_str_c(p->arena, words), NULL, 16);
	for (unsigned i = 0; i < 3; i++)
		ink->screen[i] = (uint8_t)(hex >> (16 - 8 * i));
	return ink;
}

static const kt_ink *ink_of(const kt_paper *p, kt_str name, kt_str words)
{
	kt_ink *ink = KT_NEW(p->arena, kt_ink);
	uint8_t v = (uint8_t)number(p->arena, kt_shapes_cut(&words, ' '));
	*ink = (kt_ink){.name = name, .screen = {v, v, v}, .press = {0, 0, 0, (uint8_t)(100 - v * 100 / 255)}};
	for (unsigned i = 0; i < 4 && words.len > 0; i++)
		ink->press[i] = (uint8_t)number(p->arena, kt_shapes_cut(&words, ' '));
	ink->overprint = kt_str_is(words, "overprint");
	ink->at = p->at;
	return ink;
}

static kt_op *add_drawing(kt_paper *p, kt_op_kind kind, kt_path path, uint32_t mark)
{
	kt_tag *figure = kt_tag_add(p->structure, p->section, KT_TAG_FIGURE);
	kt_structure_bind(p->structure, (kt_tag_key){0, 0, 0}, figure);
	figure->alt = p->alt;
	figure->at = p->at;
	kt_op *op = add_op(p, kind, mark);
	op->tag = figure;
	op->ink = p->ground;
	op->path = path;
	op->source = p->at;
	return op;
}

static void add_picture(kt_paper *p, kt_artwork artwork, kt_str words)
{
	kt_artwork *placed = KT_NEW(p->arena, kt_artwork);
	*placed = artwork;
	placed->path = KT_STR("artwork/picture.png");
	kt_path box = kt_shapes_box(p->arena, &words);
	kt_op *op = add_drawing(p, KT_OP_PICTURE, (kt_path){0}, 0);
	op->ink = NULL;
	op->picture = (kt_picture){.artwork = placed, .ground = p->ground};
	kt_path_box(box, &op->picture.box);
}

static void add_pixels(kt_paper *p, kt_str words)
{
	kt_artwork artwork = {.width = (uint32_t)number(p->arena, kt_shapes_cut(&words, ' '))};
	artwork.height = (uint32_t)number(p->arena, kt_shapes_cut(&words, ' '));
	add_picture(p, artwork, words);
}

static void add_box(kt_paper *p, kt_str words)
{
	kt_path path = kt_shapes_box(p->arena, &words);
	add_drawing(p, KT_OP_FILL, path, (uint32_t)number(p->arena, words));
}

static void add_stroke(kt_paper *p, kt_str words)
{
	kt_len width = kt_shapes_length(kt_shapes_cut(&words, ' '));
	add_drawing(p, KT_OP_STROKE, kt_shapes_path(p->arena, words), 0)->pen.width = width;
}

static bool read_drawing(kt_paper *p, kt_str word, kt_str rest)
{
	if (kt_str_is(word, "box"))
		add_box(p, rest);
	else if (kt_str_is(word, "shape"))
		add_drawing(p, KT_OP_FILL, kt_shapes_path(p->arena, rest), 0);
	else if (kt_str_is(word, "disc"))
		add_drawing(p, KT_OP_FILL, kt_shapes_disc(p->arena, rest), 0);
	else if (kt_str_is(word, "picture"))
		add_pixels(p, rest);
	else if (kt_str_is(word, "drawn"))
		add_picture(p, (kt_artwork){.drawn = true, .width = 1, .height = 1}, rest);
	else if (kt_str_is(word, "stroke"))
		add_stroke(p, rest);
	else if (kt_str_is(word, "clip"))
		add_op(p, KT_OP_CLIP, 0)->path = kt_shapes_box(p->arena, &rest);
	else if (kt_str_is(word, "unclip"))
		add_op(p, KT_OP_UNCLIP, 0);
	else
		return false;
	return true;
}

static void add_link(kt_paper *p, kt_str words)
{
	kt_tag *tag = kt_tag_add(p->structure, p->tag, KT_TAG_LINK);
	*kt_page_link(p->arena, p->page) =
	        (kt_link){.contents = words, .address = KT_STR("https://example.org"), .tag = tag};
}

/* "CHECK [mild] words": of the paragraph at hand. */
static void add_remark(kt_paper *p, kt_str rest, uint32_t line)
{
	kt_remark *remark = &p->remarks[p->document.remark_count++];
	remark->check = kt_str_c(p->arena, kt_shapes_cut(&rest, ' '));
	remark->mild = kt_str_starts(rest, "mild ");
	if (remark->mild)
		kt_shapes_cut(&rest, ' ');
	remark->words = rest;
	remark->tag = p->tag;
	remark->at = (kt_place){&p->source, line, 1};
	p->document.remarks = p->remarks;
}

static bool read_line(kt_paper *p, kt_str rest, uint32_t line)
{
	if (kt_str_starts(rest, "|")) {
		add_line(p, kt_str_slice(rest, 1, rest.len));
		return true;
	}
	kt_str word = kt_shapes_cut(&rest, ' ');
	p->at = (kt_place){&p->source, line, 1};
	if (read_drawing(p, word, rest))
		return true;
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
		kt_str name = kt_shapes_cut(&rest, ' ');
		int columns = number(p->arena, kt_shapes_cut(&rest, ' '));
		begin_frame(p, name, (unsigned)columns, number(p->arena, kt_shapes_cut(&rest, ' ')));
		qualify_frame(p, rest);
	} else if (kt_str_is(word, "bleed")) {
		p->page->bleed = kt_shapes_length(rest);
	} else if (kt_str_is(word, "target")) {
		p->document.target = kt_str_is(rest, "print") ? KT_TARGET_PRINT : KT_TARGET_SCREEN;
	} else if (kt_str_is(word, "ink")) {
		p->ink = ink_of(p, KT_STR("ink"), rest);
	} else if (kt_str_is(word, "paint")) {
		p->ground = paint_of(p, rest);
	} else if (kt_str_is(word, "ground")) {
		p->ground = ink_of(p, KT_STR("ground"), rest);
	} else if (kt_str_is(word, "link")) {
		add_link(p, rest);
	} else if (kt_str_is(word, "alt")) {
		p->alt = rest;
	} else if (kt_str_is(word, "remark")) {
		add_remark(p, rest, line);
	} else if (kt_str_is(word, "part")) {
		begin_part(p, rest);
	} else if (kt_str_is(word, "half")) {
		begin_half(p, rest);
	} else if (kt_str_is(word, "section")) {
		begin_section(p, p->section->parent);
	} else if (kt_str_is(word, "repeat")) {
		kt_buf alt = kt_buf_in(p->arena);
		for (int i = number(p->arena, rest); i > 0; i--)
			kt_buf_put(&alt, p->alt);
		p->alt = kt_buf_str(&alt);
	} else if (kt_str_is(word, "check-off")) {
		p->checks[kt_check_find(rest)].severity = KT_CHECK_OFF;
	} else if (kt_str_is(word, "limit")) {
		p->checks[p->check].limit[0].value = number(p->arena, kt_shapes_cut(&rest, ' '));
		p->checks[p->check].limit[1].value = number(p->arena, rest);
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

bool kt_paper_read(kt_paper *p, kt_str path, kt_str text, kt_buf *report)
{
	kt_diag *diag = kt_diag_open();
	bool good = kt_source_read(p->arena, path, text, diag, &p->source);
	kt_diag_close(diag);
	p->structure = kt_structure_open(p->arena, KT_STR("en"));
	p->section = kt_tag_add(p->structure, kt_structure_root(p->structure), KT_TAG_SECT);
	p->language = KT_STR("en");
	p->document = (kt_document){.language = p->language, .structure = p->structure};
	p->alt = KT_STR("What is drawn");
	p->ink = ink_of(p, KT_STR("ink"), KT_STR("0"));
	p->ground = ink_of(p, KT_STR("ground"), KT_STR("255"));
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
