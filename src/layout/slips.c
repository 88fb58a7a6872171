/* A row has three cells, a cell blocks of lines. A row that fits on a page stands on one; a longer one goes on line by line,
 * each cell by itself. */
#include "layout/slips.h"

#include "layout/template.h"
#include "text/language.h"

/* A4; a margin on the right to write in. */
#define WIDTH  KT_PT(595.28)
#define HEIGHT KT_PT(841.89)
#define LEFT   KT_PT(40)
#define TOP    KT_PT(64)
#define FOOT   KT_PT(800)
#define HEAD   KT_PT(34) /* baseline of the page's head */
#define NAMES  KT_PT(52) /* … and of the languages' names */

/* Columns: notes, source, translation. */
#define NOTES_WIDTH KT_PT(102)
#define TEXT_WIDTH  KT_PT(184)
#define GUTTER      KT_PT(16)

/* Sizes: half a point under a brochure's text, so that a page holds some twenty texts. */
#define TEXT_SIZE     KT_PT(9.6)
#define TEXT_LEADING  KT_PT(13)
#define NOTES_SIZE    KT_PT(7)
#define NOTES_LEADING KT_PT(9)
#define HEADING_SIZE  KT_PT(12)
#define ABOVE         KT_PT(7) /* white between a row's rule and its text, and below */
#define ABOVE_HEADING KT_PT(14)
#define BELOW_HEADING KT_PT(6)
#define KEPT_ROWS     KT_PT(52) /* a heading stands above at least so much */
#define BAR           KT_PT(3)
#define TINT_PAD      KT_PT(4)
#define HAIR          KT_PT(0.4)
#define SIZE_LEAST    100 /* per mille: a word that is wider than its column is set smaller, down to this */

#define INK(name_, r, g, b)                                                                                            \
	{                                                                                                              \
		.name = {name_, sizeof(name_) - 1}, .screen = {r, g, b}, .press = { 0, 0, 0, 100 }                     \
	}
static const kt_ink black = INK("slip", 0x1A, 0x1A, 0x1A), grey = INK("slip-note", 0x59, 0x59, 0x59),
                    rule = INK("slip-rule", 0xB8, 0xB8, 0xB8), flag = INK("slip-flag", 0xB0, 0x00, 0x6E),
                    tint = INK("slip-tint", 0xFF, 0xEC, 0xF6);

#define NOTES_MOST 3 /* of a slip, as kt_slip has them */
#define CELLS      3

typedef struct block {
	const kt_lines *lines;
	const kt_ink *ink;
	kt_tag *tag;
	kt_place at;
} block;

typedef struct cell {
	block blocks[NOTES_MOST + 2];
	size_t count;
	size_t at, line; /* what is drawn next */
	kt_len x, y;     /* y from the row's head: all first lines stand on one baseline */
} cell;

typedef struct setting {
	const kt_edition *edition;
	kt_setter *setter;
	kt_arena *arena;
	kt_canvas *canvas;
	kt_structure *structure;
	kt_style text, notes, bold, heading;
	kt_document *document;
	size_t room; /* for pages */
	kt_page *page;
	kt_len y;
	kt_tag *section;
	kt_outline_item *outline;
} setting;

static const kt_lines *set_text(const setting *s, const kt_rich *rich, const kt_style *style, kt_len measure)
{
	const kt_lines *lines = kt_paragraph_set(s->setter, s->arena, rich, style, KT_FIT_NONE, measure);
	kt_fit fit = KT_FIT_NONE;
	if (lines->over <= 0)
		return lines;
	fit.size = (uint16_t)kt_len_max((kt_len)((int64_t)1000 * measure / lines->widest), SIZE_LEAST);
	return kt_paragraph_set(s->setter, s->arena, rich, style, fit, measure);
}

static const kt_lines *set_words(const setting *s, kt_str words, const kt_style *style)
{
	kt_rich rich = kt_rich_plain(words, s->document->language, KT_NOWHERE);
	return kt_paragraph_line(s->setter, s->arena, &rich, style, KT_FIT_NONE);
}

static kt_len draw_words(const setting *s, kt_str words, const kt_style *style, kt_point at, bool ends)
{
	const kt_lines *lines = set_words(s, words, style);
	if (ends)
		at.x -= lines->widest;
	kt_canvas_lines(s->canvas, lines, 0, lines->count, at, &grey, KT_NOWHERE);
	return lines->widest;
}

/* Pages */

static kt_len column_x(unsigned column)
{
	return LEFT + (column > 0 ? NOTES_WIDTH + GUTTER : 0) + (column > 1 ? TEXT_WIDTH + GUTTER : 0);
}

static void draw_head(const setting *s)
{
	kt_len end = column_x(2) + TEXT_WIDTH;
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_FOOTER);
	draw_words(s, s->document->titles[0], &s->notes, (kt_point){LEFT, HEAD}, false);
	draw_words(s, s->page->label, &s->bold, (kt_point){end, HEAD}, true);
	for (unsigned l = 0; l < 2; l++) {
		kt_str tag = s->edition->languages[l], name = kt_language_name(s->arena, tag);
		kt_str words = kt_print(s->arena, "%.*s · %.*s", KT_STR_ARG(name), KT_STR_ARG(tag));
		bool turned = kt_edition_right_to_left(s->edition, l);
		draw_words(s, words, &s->bold, (kt_point){column_x(l + 1) + (turned ? TEXT_WIDTH : 0), NAMES}, turned);
	}
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_NONE);
}

static void begin_page(setting *s)
{
	kt_document *document = s->document;
	if (document->page_count == s->room) {
		size_t size = s->room * sizeof(kt_page *);
		s->room = s->room > 0 ? 2 * s->room : 16;
		document->pages = kt_arena_grow(s->arena, document->pages, size, s->room * sizeof(kt_page *));
	}
	s->page = KT_NEW(s->arena, kt_page);
	*s->page = (kt_page){.width = WIDTH, .height = HEIGHT};
	document->pages[document->page_count++] = s->page;
	s->page->label = kt_print(s->arena, "%zu", document->page_count);
	kt_canvas_on(s->canvas, s->page, KT_NOWHERE);
	draw_head(s);
	s->y = TOP;
}

static void draw_rule(const setting *s)
{
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_rule(s->canvas, (kt_point){LEFT, s->y}, (kt_point){column_x(2) + TEXT_WIDTH, s->y}, &rule,
	               (kt_pen){.width = HAIR});
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_NONE);
}

/* Cells */

static void add_block(const setting *s, cell *c, const kt_rich *rich, const kt_style *style, kt_len measure,
                      const kt_ink *ink, kt_tag *div)
{
	if (!rich || rich->text.len == 0)
		return;
	kt_tag *tag = kt_tag_add(s->structure, div, KT_TAG_P);
	tag->language = rich->language;
	c->blocks[c->count++] = (block){set_text(s, rich, style, measure), ink, tag, rich->at};
}

static void add_note(const setting *s, cell *c, kt_str words, const kt_style *style, const kt_ink *ink, kt_tag *div)
{
	kt_rich rich = kt_rich_plain(words, KT_STR("en"), KT_NOWHERE);
	add_block(s, c, &rich, style, NOTES_WIDTH, ink, div);
}

static kt_len rest_of(const cell *c)
{
	kt_len rest = 0;
	for (size_t i = c->at; i < c->count; i++)
		rest += (kt_len)(c->blocks[i].lines->count - (i == c->at ? c->line : 0)) * c->blocks[i].lines->leading;
	return rest;
}

/* Leading stands half above, half below its line. */
static kt_len baseline(const kt_lines *lines)
{
	return (lines->leading - lines->ascent - lines->descent) / 2 + lines->ascent;
}

/* As many lines as stand above the foot; returns where they end. */
static kt_len draw_cell(const setting *s, cell *c, kt_len y)
{
	while (c->at < c->count) {
		const block *b = &c->blocks[c->at];
		size_t left = b->lines->count - c->line, count = left;
		kt_len fits = (FOOT - y) / b->lines->leading;
		if (fits < (kt_len)left)
			count = fits > 0 ? (size_t)fits : 0;
		if (count > 0) {
			kt_canvas_tag(s->canvas, b->tag);
			kt_canvas_lines(s->canvas, b->lines, c->line, count, (kt_point){c->x, y + baseline(b->lines)},
			                b->ink, b->at);
			y += (kt_len)count * b->lines->leading;
		}
		c->line += count;
		if (count < left)
			break;
		c->at++;
		c->line = 0;
	}
	kt_canvas_tag(s->canvas, NULL);
	return y;
}

static void draw_mark(const setting *s, kt_len height)
{
	kt_len x = column_x(2);
	kt_box box = {x - TINT_PAD, s->y, TEXT_WIDTH + 2 * TINT_PAD, kt_len_min(height, FOOT - s->y)};
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_box(s->canvas, box, &tint);
	kt_canvas_box(s->canvas, (kt_box){box.x - BAR, box.y, BAR, box.h}, &flag);
	kt_canvas_artifact(s->canvas, KT_ARTIFACT_NONE);
}

static void align(cell *cells)
{
	kt_len lowest = 0;
	for (unsigned c = 0; c < CELLS; c++)
		if (cells[c].count > 0)
			lowest = kt_len_max(lowest, baseline(cells[c].blocks[0].lines));
	for (unsigned c = 0; c < CELLS; c++)
		if (cells[c].count > 0)
			cells[c].y = lowest - baseline(cells[c].blocks[0].lines);
}

static kt_len height_of(const cell *cells)
{
	kt_len height = 0;
	for (unsigned c = 0; c < CELLS; c++)
		height = kt_len_max(height, cells[c].y + rest_of(&cells[c]));
	return height;
}

static bool is_done(const cell *cells)
{
	for (unsigned c = 0; c < CELLS; c++)
		if (cells[c].at < cells[c].count)
			return false;
	return true;
}

static void draw_row(setting *s, cell *cells, bool marked)
{
	kt_len height = height_of(cells);
	if (s->y + ABOVE + height > FOOT && ABOVE + height <= FOOT - TOP)
		begin_page(s);
	for (;;) {
		draw_rule(s);
		s->y += ABOVE;
		height = height_of(cells);
		if (marked)
			draw_mark(s, height);
		kt_len end = s->y;
		for (unsigned c = 0; c < CELLS; c++)
			end = kt_len_max(end, draw_cell(s, &cells[c], s->y + cells[c].y));
		s->y = end + ABOVE;
		if (is_done(cells))
			return;
		begin_page(s);
	}
}

static void draw_heading(setting *s, kt_str section)
{
	const kt_lines *lines = set_words(s, section, &s->heading);
	if (s->y > TOP)
		s->y += ABOVE_HEADING;
	if (s->y + lines->leading + BELOW_HEADING + KEPT_ROWS > FOOT)
		begin_page(s);
	s->section = kt_tag_add(s->structure, kt_structure_root(s->structure), KT_TAG_SECT);
	s->section->title = section;
	kt_tag *tag = kt_tag_add(s->structure, s->section, KT_TAG_H1);
	kt_canvas_tag(s->canvas, tag);
	kt_canvas_lines(s->canvas, lines, 0, lines->count, (kt_point){LEFT, s->y + baseline(lines)}, &black,
	                KT_NOWHERE);
	s->outline[s->document->outline_count++] =
	        (kt_outline_item){section, 1, (uint32_t)s->document->page_count - 1, s->y, tag};
	s->y += lines->leading + BELOW_HEADING;
}

static void draw_slip(setting *s, const kt_slip *slip)
{
	cell cells[CELLS] = {{.x = column_x(0)}, {.x = column_x(1)}, {.x = column_x(2)}};
	kt_tag *div = kt_tag_add(s->structure, s->section, KT_TAG_DIV);
	add_note(s, &cells[0], slip->state, &s->bold, &flag, div);
	for (size_t i = 0; i < NOTES_MOST; i++)
		add_note(s, &cells[0], slip->notes[i], i == 0 ? &s->bold : &s->notes, i == 0 ? &black : &grey, div);
	if (slip->was) {
		kt_rich label = kt_rich_plain(KT_STR("was"), KT_STR("en"), KT_NOWHERE);
		add_block(s, &cells[1], &label, &s->bold, TEXT_WIDTH, &flag, div);
		add_block(s, &cells[1], slip->was, &s->text, TEXT_WIDTH, &grey, div);
		label = kt_rich_plain(KT_STR("now"), KT_STR("en"), KT_NOWHERE);
		add_block(s, &cells[1], &label, &s->bold, TEXT_WIDTH, &flag, div);
	}
	add_block(s, &cells[1], slip->source, &s->text, TEXT_WIDTH, &black, div);
	add_block(s, &cells[2], slip->target, &s->text, TEXT_WIDTH, &black, div);
	align(cells);
	draw_row(s, cells, slip->state.len > 0);
}

/* Styles and metadata */

static kt_style styled(const kt_style *text, kt_len size, kt_len leading, uint16_t weight)
{
	kt_style style = *text;
	style.size = size;
	style.leading = leading;
	style.weight = weight;
	style.ink = NULL;
	style.grid = KT_GRID_FREE;
	style.second = NULL;
	return style;
}

static kt_document *open_document(setting *s)
{
	const kt_edition *edition = s->edition;
	const kt_brochure *brochure = edition->brochure;
	kt_document *document = KT_NEW(s->arena, kt_document);
	kt_str *titles = KT_NEW_ARRAY(s->arena, kt_str, 2);
	for (unsigned l = 0; l < 2; l++)
		titles[l] = kt_edition_text(edition, brochure->title.first, l)->text;
	*document = (kt_document){.language = edition->languages[0],
	                          .languages = edition->languages,
	                          .titles = titles,
	                          .language_count = 2,
	                          .author = kt_edition_publishers(edition, 0),
	                          .year = brochure->date.year,
	                          .month = brochure->date.month,
	                          .day = brochure->date.day,
	                          .structure = s->structure};
	document->title = kt_print(s->arena, "%.*s · %.*s – %.*s", KT_STR_ARG(titles[0]),
	                           KT_STR_ARG(edition->languages[0]), KT_STR_ARG(edition->languages[1]));
	return document;
}

static size_t sections_in(const kt_slip *slips, size_t count)
{
	size_t sections = 0;
	for (size_t i = 0; i < count; i++)
		sections += i == 0 || !kt_str_equal(slips[i].section, slips[i - 1].section);
	return sections;
}

kt_document *kt_slips_set(const kt_layout *layout, const kt_edition *edition, const kt_slip *slips, size_t count,
                          kt_setter *setter, kt_arena *arena, kt_diag *diag)
{
	kt_node name = {.kind = KT_NODE_SCALAR, .text = KT_STR("text"), .at = {&layout->source, 0, 0}};
	const kt_style *text = kt_stylesheet_style(&layout->sheet, arena, &name, diag);
	if (!text)
		return NULL;
	setting s = {.edition = edition, .setter = setter, .arena = arena};
	s.text = styled(text, TEXT_SIZE, TEXT_LEADING, text->weight);
	s.notes = styled(text, NOTES_SIZE, NOTES_LEADING, text->weight);
	s.notes.hyphens.are = false;
	s.bold = styled(&s.notes, NOTES_SIZE, NOTES_LEADING, 700);
	s.heading = styled(&s.notes, HEADING_SIZE, 2 * NOTES_LEADING, 700);
	s.canvas = kt_canvas_open(arena, diag);
	s.structure = kt_structure_open(arena, edition->languages[0]);
	s.document = open_document(&s);
	s.outline = KT_NEW_ARRAY(arena, kt_outline_item, sections_in(slips, count));
	s.document->outline = s.outline;
	begin_page(&s);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !kt_str_equal(slips[i].section, slips[i - 1].section))
			draw_heading(&s, slips[i].section);
		draw_slip(&s, &slips[i]);
	}
	kt_canvas_close(s.canvas);
	return s.document;
}
