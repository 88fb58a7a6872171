/* Share: parts of a hundred as dots, or as rings, with the number and its sentence.
 *
 * A hundred dots in ten rows are filled row by row, as many as the number says; the number stands below in the ink of
 * its dots, the words beside it. The dots take the height that the frame leaves. Where that is little the number and
 * its words stand beside the dots instead. Words in two languages stand below their number, each from a line of its
 * own, and so do those that have no room beside it. */
#include "blocks/drawing.h"
#include "blocks/credit.h"
#include "blocks/words.h"

typedef struct share_item {
	kt_field_number figure;
	kt_field_text says;
} share_item;

typedef struct share_block {
	kt_field_text alt;
	kt_field_list shares;
} share_block;

static const kt_field item_fields[] = {
        {"figure", KT_FIELD_NUMBER, offsetof(share_item, figure), .required = true, .min = "0", .max = "100",
         .help = "a part of a hundred: the name of a figure, or a number"},
        {"says", KT_FIELD_TEXT, offsetof(share_item, says), .required = true, .role = "share sentence",
         .note = "a whole sentence; its number is set large, the rest beside it",
         .help = "a sentence with the figure in it: {name}"},
        KT_FIELD_END};
static const kt_record item_record = {"a share", sizeof(share_item), item_fields, NULL};
static const kt_field fields[] = {{"alt", KT_FIELD_TEXT, offsetof(share_block, alt), .required = true,
                                   .role = "share alt",
                                   .note = "share: heard, not seen; the labels are read out after it",
                                   .help = "what the drawing shows, for who does not see it"},
                                  {"shares", KT_FIELD_LIST, offsetof(share_block, shares), .required = true, .min = "1",
                                   .max = "4", .of = &item_record, .help = "the shares, in their order"},
                                  KT_FIELD_END};
static const kt_record record = {"shares of a hundred", sizeof(share_block), fields, NULL};

typedef enum share_shape { DOTS, RING } share_shape;
static const char *const shapes[] = {"dots", "ring", NULL};

typedef struct share_look {
	int32_t shape;
	kt_field_paints on;
	kt_field_paint off;
	kt_field_style number, unit, text, source;
} share_look;

static const kt_field look_fields[] = {
        {"shape", KT_FIELD_CHOICE, offsetof(share_look, shape), .fallback = "dots", .choices = shapes,
         .help = "a hundred dots, or a ring"},
        {"on", KT_FIELD_PAINTS, offsetof(share_look, on), .fallback = "figure",
         .help = "inks of what is counted and of its number, from the first share to the last and over again"},
        {"off", KT_FIELD_PAINT, offsetof(share_look, off), .fallback = "off", .help = "ink of what is not counted"},
        {"number", KT_FIELD_STYLE, offsetof(share_look, number), .fallback = "number", .help = "style of the numbers"},
        {"unit", KT_FIELD_STYLE, offsetof(share_look, unit), .fallback = "unit", .help = "style of their units"},
        {"text", KT_FIELD_STYLE, offsetof(share_look, text), .fallback = "caption", .help = "style of the words"},
        {"source", KT_FIELD_STYLE, offsetof(share_look, source), .fallback = "folio",
         .help = "style of the line that names the source"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of shares", sizeof(share_look), look_fields, NULL};

#define SHARE_MOST     4
#define SIDE_PART      700 /* of the column, in thousandths: a drawing above its number at most, */
#define SIDE_BESIDE    450 /* … and beside it */
#define SIDE_ROWS_MOST 12
#define SIDE_LEAST     KT_PT(56) /* dots of 4.5 pt: still counted at a glance */
#define WORDS_EMS      8         /* the words' measure beside a number at least, in their size */
#define DOT_SHARE      0.78      /* a dot's width, of the distance from dot to dot */
#define OUTLINE_SHARE  0.28      /* an outline's weight, of a dot's radius */
#define RING_SHARE     0.19      /* a ring's thickness, of its width */

/* A sentence as one language has it. */
typedef struct saying {
	kt_words before, after;
} saying;

typedef struct cell {
	const share_item *item;
	const kt_ink *on;
	kt_numeral numeral;
	saying sayings[KT_EDITION_LANGUAGES];
	kt_len above, after; /* heights of the words above and after the number */
} cell;

typedef struct share_plan {
	size_t count;
	bool beside; /* numbers stand beside their drawings */
	bool below;  /* words stand below their numbers */
	kt_len width, pitch, side;
	kt_len number_x, words_x; /* from a column's start */
	kt_len digits;            /* height of the row of digits */
	cell cells[SHARE_MOST];
	kt_credit sources[SHARE_MOST];
	size_t source_count; /* 1: one for all */
	kt_len height;
} share_plan;

static const kt_figure *figure_of(const kt_setting *setting, const share_item *item)
{
	return item->figure.figure > 0 ? &setting->edition->brochure->figures.items[item->figure.figure - 1] : NULL;
}

static uint32_t source_of(const kt_setting *setting, const share_item *item)
{
	const kt_figure *figure = figure_of(setting, item);
	return figure && figure->source.count > 0 ? figure->source.first : KT_NO_MESSAGE;
}

/* Do all shares name one source? Told by its words, since each figure has a message of its own. */
static bool one_source(const kt_setting *setting, const kt_field_list *list)
{
	const share_item *items = list->items;
	uint32_t first = source_of(setting, &items[0]);
	for (size_t i = 1; i < list->count; i++) {
		uint32_t other = source_of(setting, &items[i]);
		if ((first == KT_NO_MESSAGE) != (other == KT_NO_MESSAGE))
			return false;
		if (first != KT_NO_MESSAGE &&
		    !kt_str_equal(kt_edition_text(setting->edition, first, setting->language[0])->text,
		                  kt_edition_text(setting->edition, other, setting->language[0])->text))
			return false;
	}
	return true;
}

static void tag_source(const kt_setting *setting, kt_tag *parent, uint32_t block, const share_item *item,
                       unsigned language)
{
	uint32_t source = source_of(setting, item);
	if (source != KT_NO_MESSAGE)
		kt_prose_tag(setting, parent, KT_TAG_P, block, source, language);
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const share_block *share = block->fields;
	const share_item *items = share->shares.items;
	bool one = one_source(setting, &share->shares);
	kt_prose_figure(setting, parent, block->index, share->alt.first, language);
	for (size_t i = 0; i < share->shares.count; i++) {
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, items[i].says.first, language);
		if (!one)
			tag_source(setting, parent, block->index, &items[i], language);
	}
	if (one)
		tag_source(setting, parent, block->index, &items[0], language);
}

/* A style in the ink of a share's dots. */
static const kt_style *inked(const kt_setting *setting, const kt_style *style, const kt_ink *ink)
{
	kt_style *own = KT_NEW(setting->arena, kt_style);
	*own = *style;
	own->ink = ink;
	return own;
}

static kt_numeral set_number(const kt_setting *setting, const cell *c, kt_len room)
{
	const share_look *look = setting->look;
	const kt_style *number = inked(setting, look->number.style, c->on),
	               *unit = inked(setting, look->unit.style, c->on);
	return kt_words_number(setting, &c->item->figure, c->item->says.first, number, unit, room);
}

static void set_words(const kt_setting *setting, const share_plan *plan, cell *c)
{
	const share_look *look = setting->look;
	kt_len above = plan->width - plan->number_x, after = plan->width - plan->words_x;
	c->above = c->after = 0;
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		kt_sentence s = kt_prose_sentence(setting, c->item->says.first, language, c->item->figure.figure);
		saying *said = &c->sayings[i];
		said->before = kt_words_set(setting, &s.before, language, look->text.style, above);
		said->after = kt_words_set(setting, &s.after, language, look->text.style, after);
		c->above += kt_words_height(&said->before);
		c->after += kt_words_height(&said->after);
	}
}

static void set_columns(const kt_setting *setting, size_t count, share_plan *plan)
{
	plan->count = count;
	plan->pitch = (setting->width + setting->grid.gutter) / (kt_len)count;
	plan->width = kt_len_max(plan->pitch - setting->grid.gutter, 1);
}

/* Numbers and words for a drawing of that width on their start side; 0: it stands above them. */
static void set_cells(const kt_setting *setting, share_plan *plan, kt_len beside)
{
	const share_look *look = setting->look;
	kt_len widest = 0, gutter = setting->grid.gutter;
	plan->number_x = beside > 0 ? beside + gutter : 0;
	plan->digits = 0;
	for (size_t i = 0; i < plan->count; i++) {
		cell *c = &plan->cells[i];
		c->numeral = set_number(setting, c, kt_len_max(plan->width - plan->number_x, 1));
		widest = kt_len_max(widest, c->numeral.width);
		plan->digits = kt_len_max(plan->digits, c->numeral.lines->cap_height);
	}
	plan->words_x = plan->number_x + widest + gutter;
	/* Two languages one below the other beside the number would be a pillar of short lines. */
	plan->below = setting->count == 2 || plan->width - plan->words_x < WORDS_EMS * look->text.style->size;
	if (plan->below)
		plan->words_x = plan->number_x;
	for (size_t i = 0; i < plan->count; i++)
		set_words(setting, plan, &plan->cells[i]);
}

/* From the top of the words above to the foot of those after. */
static kt_len saying_height(const kt_setting *setting, const share_plan *plan)
{
	kt_len above = 0, after = 0, step = setting->grid.step;
	for (size_t i = 0; i < plan->count; i++) {
		above = kt_len_max(above, plan->cells[i].above);
		after = kt_len_max(after, plan->cells[i].after);
	}
	if (above > 0)
		above += step;
	if (plan->below)
		return above + plan->digits + (after > 0 ? 2 * step + after : 0);
	return above + kt_len_max(plan->digits, after);
}

static kt_len sources_height(const kt_setting *setting, const share_plan *plan)
{
	kt_len height = 0;
	for (size_t i = 0; i < plan->source_count; i++)
		height = kt_len_max(height, plan->sources[i].height);
	return height > 0 ? height + setting->grid.row : 0;
}

static kt_len side_for(const kt_setting *setting, const share_plan *plan, int part, kt_len taken)
{
	kt_len side = kt_len_min(kt_len_scale(plan->width, part, 1000), SIDE_ROWS_MOST * setting->grid.row);
	if (setting->room > 0)
		side = kt_len_min(side, kt_drawing_room(setting) - taken);
	return side;
}

static void plan_above(const kt_setting *setting, share_plan *plan)
{
	set_cells(setting, plan, 0);
	plan->beside = false;
	kt_len rest = setting->grid.row * 2 + saying_height(setting, plan) + sources_height(setting, plan);
	plan->side = kt_len_max(side_for(setting, plan, SIDE_PART, rest), SIDE_LEAST);
	plan->height = plan->side + rest;
}

static void plan_beside(const kt_setting *setting, share_plan *plan)
{
	kt_len rest = sources_height(setting, plan);
	plan->side = kt_len_max(side_for(setting, plan, SIDE_BESIDE, rest), SIDE_LEAST);
	set_cells(setting, plan, plan->side);
	plan->beside = true;
	plan->height = kt_len_max(plan->side, saying_height(setting, plan)) + rest;
}

static share_plan *make_plan(const kt_setting *setting, const share_block *share)
{
	const share_look *look = setting->look;
	const share_item *items = share->shares.items;
	share_plan *plan = KT_NEW(setting->arena, share_plan);
	set_columns(setting, share->shares.count, plan);
	plan->source_count = one_source(setting, &share->shares) ? 1 : plan->count;
	for (size_t i = 0; i < plan->count; i++)
		plan->cells[i] = (cell){.item = &items[i], .on = kt_drawing_ink(setting->ground, &look->on, i)};
	for (size_t i = 0; i < plan->source_count; i++)
		plan->sources[i] = kt_credit_set(setting, source_of(setting, &items[i]), look->source.style,
		                                 plan->source_count == 1 ? setting->width : plan->width);
	share_plan *beside = KT_NEW(setting->arena, share_plan);
	*beside = *plan;
	plan_above(setting, plan);
	plan_beside(setting, beside);
	bool fits = setting->room == 0 || plan->height <= setting->room;
	/* Above is how a drawing is read first; beside it has to win by a quarter. */
	return fits && (int64_t)plan->side * 5 >= (int64_t)beside->side * 4 ? plan : beside;
}

/* The value as dots out of a hundred, half a dot upwards. Its field has seen that it is no more than that. */
static unsigned dots_of(const share_item *item)
{
	int64_t one = 1;
	for (unsigned i = 0; i < item->figure.value.scale; i++)
		one *= 10;
	return (unsigned)((item->figure.value.units + one / 2) / one);
}

static double part_of(const share_item *item)
{
	double value = (double)item->figure.value.units;
	for (unsigned i = 0; i < item->figure.value.scale; i++)
		value /= 10;
	return value / 100;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const share_plan *plan = make_plan(setting, block->fields);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_drawing_steps(plan->height, setting->grid.step);
	slice->own = plan;
}

/* What a path shows: full, or as an outline where one ink has to tell counted from not counted. */
static void paint(kt_canvas *canvas, const kt_ink *ink, double outline)
{
	kt_pen pen = {.width = (kt_len)(outline * KT_LEN_PT), .cap = KT_CAP_BUTT, .join = KT_JOIN_MITER};
	if (outline > 0)
		kt_canvas_stroke(canvas, ink, pen);
	else
		kt_canvas_fill(canvas, ink);
}

/* Dots from … to - 1 of a hundred as one path. */
static void draw_dots(kt_canvas *canvas, kt_point top, kt_len side, unsigned from, unsigned to, const kt_ink *ink,
                      bool hollow)
{
	double pitch = kt_len_points(side) / (9 + DOT_SHARE), radius = pitch * DOT_SHARE / 2;
	double outline = hollow ? radius * OUTLINE_SHARE : 0;
	if (from >= to)
		return;
	cairo_t *path = kt_canvas_path(canvas);
	for (unsigned i = from; i < to; i++) {
		double x = kt_len_points(top.x) + radius + pitch * (i % 10);
		double y = kt_len_points(top.y) + radius + pitch * (i / 10);
		kt_drawing_circle(path, x, y, radius - outline / 2);
	}
	paint(canvas, ink, outline);
}

/* A part of a ring, from twelve o'clock on. */
static void draw_ring(kt_canvas *canvas, kt_point top, kt_len side, double from, double to, const kt_ink *ink,
                      bool hollow)
{
	double outer = kt_len_points(side) / 2, inner = outer * (1 - 2 * RING_SHARE);
	double outline = hollow ? (outer - inner) * OUTLINE_SHARE / 2 : 0;
	double x = kt_len_points(top.x) + outer, y = kt_len_points(top.y) + outer;
	double start = (2 * from - 0.5) * KT_PI, end = (2 * to - 0.5) * KT_PI;
	if (from >= to)
		return;
	cairo_t *path = kt_canvas_path(canvas);
	cairo_arc(path, x, y, outer - outline / 2, start, end);
	cairo_arc_negative(path, x, y, inner + outline / 2, end, start);
	cairo_close_path(path);
	paint(canvas, ink, outline);
}

static void draw_chart(const kt_setting *setting, kt_canvas *canvas, const cell *c, kt_point top, kt_len side)
{
	const share_look *look = setting->look;
	const kt_ink *off = kt_setting_ink(setting->ground, &look->off);
	unsigned dots = dots_of(c->item);
	if (look->shape == DOTS) {
		draw_dots(canvas, top, side, 0, dots, c->on, false);
		draw_dots(canvas, top, side, dots, 100, off, off == c->on);
		return;
	}
	draw_ring(canvas, top, side, 0, part_of(c->item), c->on, false);
	draw_ring(canvas, top, side, part_of(c->item), 1, off, off == c->on);
}

/* The number with its words; `foot` is where all digits of the block stand. */
static void draw_saying(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas, const share_plan *plan,
                        const cell *c, kt_len x, kt_len foot)
{
	uint32_t message = c->item->says.first;
	kt_len step = setting->grid.step, top = foot - plan->digits;
	kt_point above = {x + plan->number_x, top - c->above - step};
	kt_point after = {x + plan->words_x, plan->below ? foot + 2 * step : top};
	/* Beside the digits the words' first capitals are level with them: their strip begins higher by what is clear
	 * above a capital. */
	const kt_lines *lines = c->sayings[0].after.lines;
	if (!plan->below && lines)
		after.y -= lines->leading - setting->grid.below - lines->cap_height;
	if (c->numeral.width > plan->width - plan->number_x)
		kt_setting_wide(setting, c->item->says.node->at, "this number", c->numeral.width,
		                plan->width - plan->number_x);
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		kt_tag *tag = kt_prose_tag_of(setting, block->index, message, language);
		above.y = kt_words_draw(setting, canvas, block->index, message, language, &c->sayings[i].before,
		                        setting->ground, above);
		kt_numeral_draw(setting, canvas, &c->numeral, i, tag, setting->ground,
		                (kt_point){x + plan->number_x, foot});
		after.y = kt_words_draw(setting, canvas, block->index, message, language, &c->sayings[i].after,
		                        setting->ground, after);
	}
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const share_block *share = block->fields;
	const share_plan *plan = slices->items[first].own;
	kt_point top = {frame.box.x, frame.box.y};
	kt_drawing_begin(setting, canvas, block->index, share->alt.first);
	for (size_t i = 0; i < plan->count; i++) {
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_chart(setting, canvas, &plan->cells[i], (kt_point){top.x + (kt_len)i * plan->pitch, top.y},
		           plan->side);
	}
	kt_drawing_end(setting, canvas, block->index, share->alt.first,
	               (kt_box){top.x, top.y, (kt_len)(plan->count - 1) * plan->pitch + plan->side, plan->side});
	kt_len above = 0, end = top.y + plan->height;
	for (size_t i = 0; i < plan->count; i++)
		above = kt_len_max(above, plan->cells[i].above + (plan->cells[i].above > 0 ? setting->grid.step : 0));
	kt_len foot = top.y + (plan->beside ? 0 : plan->side + 2 * setting->grid.row) + above + plan->digits;
	for (size_t i = 0; i < plan->count; i++) {
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_saying(block, setting, canvas, plan, &plan->cells[i], top.x + (kt_len)i * plan->pitch, foot);
	}
	kt_canvas_mark(canvas, 0);
	for (size_t i = 0; i < plan->source_count; i++)
		kt_credit_draw(setting, canvas, block->index, &plan->sources[i],
		               (kt_point){top.x + (kt_len)i * plan->pitch, end - plan->sources[i].height});
}

const kt_block_kind kt_block_share = {{"share", "figure", &record}, &look_record, 0, tag, measure, draw};
