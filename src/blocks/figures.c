/* Figures: a row of large numbers, each with the rest of its sentence straight below: what stands before the number in
 * the sentence stands above it. Columns are even on the measure; where numbers do not fit side by side they are set
 * smaller, within a bound, and then in fewer columns. */
#include "blocks/numeral.h"
#include "blocks/words.h"

typedef struct figure_item {
	kt_field_number figure;
	kt_field_text says;
} figure_item;

typedef struct figures_block {
	kt_field_list items;
} figures_block;

static const kt_field item_fields[] = {
        {"figure", KT_FIELD_NUMBER, offsetof(figure_item, figure), .required = true, .help = "the name of a figure"},
        {"says", KT_FIELD_TEXT, offsetof(figure_item, says), .required = true, .role = "figures sentence",
         .note = "a whole sentence; its number is set large, the words before it above, those after it below",
         .help = "a sentence with the figure in it: {name}"},
        KT_FIELD_END};
static const kt_record item_record = {"a figure of the row", sizeof(figure_item), item_fields, NULL};
static const kt_field fields[] = {{"items", KT_FIELD_LIST, offsetof(figures_block, items), .required = true, .min = "1",
                                   .max = "6", .of = &item_record, .help = "the figures, in their order"},
                                  KT_FIELD_END};
static const kt_record record = {"a row of figures", sizeof(figures_block), fields, "items"};

typedef struct figures_look {
	kt_field_style number, unit, text;
} figures_look;

static const kt_field look_fields[] = {
        {"number", KT_FIELD_STYLE, offsetof(figures_look, number), .fallback = "number",
         .help = "style of the numbers"},
        {"unit", KT_FIELD_STYLE, offsetof(figures_look, unit), .fallback = "unit", .help = "style of their units"},
        {"text", KT_FIELD_STYLE, offsetof(figures_look, text), .fallback = "caption", .help = "style of the words"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a row of figures", sizeof(figures_look), look_fields, NULL};

#define SHRINK_LEAST 700 /* per mille: smaller, and a number is no longer the largest thing on its page */
#define WORDS_EMS    16  /* the words' measure at most, in their size: about 32 characters */
#define ROW_GAP      2   /* rows between rows of figures */

typedef struct cell {
	const figure_item *item;
	kt_numeral numeral;
	kt_words before[KT_EDITION_LANGUAGES], after[KT_EDITION_LANGUAGES];
	kt_len above, below; /* heights of the words */
} cell;

/* A slice's own. */
typedef struct cell_row {
	const cell *cells;
	size_t count;
	kt_len above, digits; /* heights */
} cell_row;

/* Columns of the whole block. */
typedef struct column_plan {
	unsigned count;
	kt_len width, pitch;
	uint16_t size; /* of numbers, per mille of their style */
} column_plan;

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const figures_block *figures = block->fields;
	const figure_item *items = figures->items.items;
	for (size_t i = 0; i < figures->items.count; i++)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, items[i].says.first, language);
}

static kt_numeral set_number(const kt_setting *setting, const figure_item *item, const column_plan *columns)
{
	const figures_look *look = setting->look;
	kt_setting smaller = *setting;
	smaller.fit.size = (uint16_t)(setting->fit.size * columns->size / 1000);
	return kt_numeral_set(&smaller, &item->figure, item->says.first, look->number.style, look->unit.style,
	                      columns->width);
}

/* How large the widest number may be in columns of that count, per mille; one less, since glyphs round one by one. */
static unsigned size_in(const kt_setting *setting, const kt_field_list *list, const column_plan *columns)
{
	const figure_item *items = list->items;
	unsigned size = 1000;
	for (size_t i = 0; i < list->count; i++) {
		kt_len width = set_number(setting, &items[i], columns).width;
		if (width > columns->width)
			size = (unsigned)kt_len_min((kt_len)size, (kt_len)((int64_t)columns->width * 1000 / width) - 1);
	}
	return size;
}

static column_plan choose_columns(const kt_setting *setting, const kt_field_list *items)
{
	column_plan columns = {0};
	for (unsigned count = (unsigned)items->count; count > 0; count--) {
		kt_len pitch = (setting->width + setting->grid.gutter) / (kt_len)count;
		if (pitch <= setting->grid.gutter)
			continue;
		columns.count = count;
		columns.pitch = pitch;
		columns.width = pitch - setting->grid.gutter;
		columns.size = 1000;
		unsigned size = size_in(setting, items, &columns);
		columns.size = (uint16_t)kt_len_max((kt_len)size, SHRINK_LEAST);
		if (size >= SHRINK_LEAST)
			break;
	}
	return columns;
}

static cell set_cell(const kt_setting *setting, const figure_item *item, const column_plan *columns)
{
	const figures_look *look = setting->look;
	cell c = {.item = item, .numeral = set_number(setting, item, columns)};
	kt_len measure = kt_len_min(columns->width, WORDS_EMS * look->text.style->size);
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		kt_sentence sentence = kt_prose_sentence(setting, item->says.first, language, item->figure.figure);
		c.before[i] = kt_words_set(setting, &sentence.before, language, look->text.style, measure);
		c.after[i] = kt_words_set(setting, &sentence.after, language, look->text.style, measure);
		c.above += kt_words_height(&c.before[i]);
		/* A second language's words are told from the first one's by a step, besides their ink. */
		c.below += kt_words_height(&c.after[i]) + (c.below > 0 && c.after[i].lines ? setting->grid.step : 0);
	}
	return c;
}

static void add_row(const kt_setting *setting, kt_slices *slices, const cell *cells, size_t count)
{
	cell_row *row = KT_NEW(setting->arena, cell_row);
	*row = (cell_row){cells, count, 0, 0};
	kt_len below = 0, cap = 0, step = setting->grid.step;
	for (size_t i = 0; i < count; i++) {
		row->above = kt_len_max(row->above, cells[i].above);
		below = kt_len_max(below, cells[i].below);
		cap = kt_len_max(cap, cells[i].numeral.lines->cap_height);
	}
	/* The digits' strip takes whole steps, so that the words below stand where other type does. */
	row->digits = (cap + setting->grid.below + step - 1) / step * step;
	if (row->above > 0)
		row->digits += step;
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->before = ROW_GAP * setting->grid.row;
	slice->height = row->above + row->digits + (below > 0 ? setting->grid.row + below : 0);
	slice->own = row;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const figures_block *figures = block->fields;
	const figure_item *items = figures->items.items;
	size_t count = figures->items.count;
	column_plan *plan = KT_NEW(setting->arena, column_plan);
	*plan = choose_columns(setting, &figures->items);
	slices->own = plan;
	cell *cells = KT_NEW_ARRAY(setting->arena, cell, count);
	for (size_t i = 0; i < count; i++)
		cells[i] = set_cell(setting, &items[i], plan);
	for (size_t i = 0; i < count; i += plan->count)
		add_row(setting, slices, &cells[i], kt_len_min(plan->count, (kt_len)(count - i)));
}

static void draw_cell(const kt_placed *block, const kt_setting *setting, const cell_row *row, const cell *c,
                      kt_len room, kt_point top, kt_canvas *canvas)
{
	if (c->numeral.width > room)
		kt_setting_wide(setting, c->item->says.node->at, "this number", c->numeral.width, room);
	kt_len foot = top.y + row->above + row->digits;
	kt_point above = {top.x, top.y + row->above - c->above}, below = {top.x, foot + setting->grid.row};
	for (unsigned i = 0; i < setting->count; i++) {
		kt_tag *tag = kt_prose_tag_of(setting, block->index, c->item->says.first, setting->language[i]);
		above.y = kt_words_draw(setting, canvas, block->index, c->item->says.first, setting->language[i],
		                        &c->before[i], setting->ground, above);
		kt_numeral_draw(setting, canvas, &c->numeral, i, tag, setting->ground,
		                (kt_point){top.x, foot - setting->grid.below});
		if (c->after[i].lines && below.y > foot + setting->grid.row)
			below.y += setting->grid.step;
		below.y = kt_words_draw(setting, canvas, block->index, c->item->says.first, setting->language[i],
		                        &c->after[i], setting->ground, below);
	}
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	const column_plan *columns = slices->own;
	kt_point top = {frame.box.x, frame.box.y};
	for (size_t i = first; i < first + count; i++) {
		const kt_slice *slice = &slices->items[i];
		const cell_row *row = slice->own;
		top.y += i > first ? slice->before : 0;
		for (size_t k = 0; k < row->count; k++)
			draw_cell(block, setting, row, &row->cells[k], columns->width,
			          (kt_point){top.x + (kt_len)k * columns->pitch, top.y}, canvas);
		top.y += slice->height;
	}
}

const kt_block_kind kt_block_figures = {{"figures", "figure", &record}, &look_record, 0, tag, measure, draw};
