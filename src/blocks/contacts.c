/* Contacts: people by organisation, each on a card. Organisations stand side by side, their people one below the other;
 * the people of a single organisation stand in columns. */
#include "blocks/contact_card.h"

typedef struct contact_group {
	kt_field_text organisation;
	kt_field_list people; /* of kt_contact */
} contact_group;

typedef struct contacts_block {
	kt_field_text title;
	kt_field_list groups;
} contacts_block;

static const kt_field group_fields[] = {{"organisation", KT_FIELD_NAME, offsetof(contact_group, organisation),
                                         .required = true, .role = "name", .note = "an organisation's name",
                                         .help = "an organisation's name"},
                                        {"people", KT_FIELD_LIST, offsetof(contact_group, people), .required = true,
                                         .min = "1", .of = &kt_contact_record, .help = "its people, in their order"},
                                        KT_FIELD_END};
static const kt_record group_record = {"a group of contacts", sizeof(contact_group), group_fields, NULL};
static const kt_field fields[] = {{"title", KT_FIELD_TEXT, offsetof(contacts_block, title), .role = "contacts title",
                                   .note = "heading above the cards", .help = "a heading"},
                                  {"groups", KT_FIELD_LIST, offsetof(contacts_block, groups), .required = true,
                                   .min = "1", .of = &group_record, .help = "organisations with their people"},
                                  KT_FIELD_END};
static const kt_record record = {"contacts", sizeof(contacts_block), fields, NULL};

static const kt_field look_fields[] = {
        {"title", KT_FIELD_STYLE, offsetof(kt_contact_look, title), .fallback = "subhead",
         .help = "style of the heading"},
        {"organisation", KT_FIELD_STYLE, offsetof(kt_contact_look, organisation), .fallback = "label",
         .help = "style of an organisation's name"},
        {"name", KT_FIELD_STYLE, offsetof(kt_contact_look, name), .fallback = "label",
         .help = "style of a person's name"},
        {"text", KT_FIELD_STYLE, offsetof(kt_contact_look, text), .fallback = "caption",
         .help = "style of role, address and number"},
        {"card", KT_FIELD_PAINT, offsetof(kt_contact_look, card), .help = "fill of a card; none unless given"},
        {"edge", KT_FIELD_PAINT, offsetof(kt_contact_look, edge), .help = "a bar at a card's start; none unless given"},
        {"edge-width", KT_FIELD_LENGTH, offsetof(kt_contact_look, edge_width), .fallback = "5pt", .min = "0.5pt",
         .max = "20pt", .help = "width of that bar"},
        {"qr", KT_FIELD_LENGTH, offsetof(kt_contact_look, qr), .fallback = "16mm", .min = "8mm", .max = "60mm",
         .help = "side of a QR code, its quiet zone not counted"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of contacts", sizeof(kt_contact_look), look_fields, NULL};

#define TITLE_LEAST 850 /* per mille: a title of two languages is set so much smaller rather than on a second line */

typedef enum row_kind { ROW_TITLE, ROW_ORGANISATIONS, ROW_CARDS } row_kind;

/* A slice's own. Cells by column; NULL: an empty one. */
typedef struct row {
	row_kind kind;
	const contact_group **groups;
	const kt_lines **lines; /* of the title, or of organisations */
	const kt_contact_card **cards;
} row;

/* The slices' own. */
typedef struct card_sheet {
	unsigned columns;
	kt_len width, pitch; /* of a column */
	bool tight;
	bool apart;                /* roles of two languages stand one below the other: where one has to, all do */
	kt_len card_height, words; /* of every card, and of the words on the fullest */
} card_sheet;

static const contact_group *group_at(const contacts_block *contacts, size_t index)
{
	return (const contact_group *)contacts->groups.items + index;
}

/* Tags */

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const contacts_block *contacts = block->fields;
	kt_tag_role role = KT_PROSE_HEADING;
	if (contacts->title.count > 0) {
		kt_prose_tag(setting, parent, KT_PROSE_HEADING, block->index, contacts->title.first, language);
		role = KT_PROSE_SUBHEADING;
	}
	for (size_t g = 0; g < contacts->groups.count; g++) {
		const contact_group *group = group_at(contacts, g);
		kt_prose_tag(setting, parent, role, block->index, group->organisation.first, language);
		for (size_t p = 0; p < group->people.count; p++)
			kt_contact_card_tag(setting, parent, block->index, (const kt_contact *)group->people.items + p,
			                    language);
	}
}

/* Measuring */

static card_sheet choose_columns(const kt_setting *setting, const contacts_block *contacts)
{
	kt_len gutter = setting->grid.gutter, least = kt_contact_card_least(setting);
	size_t most = contacts->groups.count > 1 ? contacts->groups.count : group_at(contacts, 0)->people.count;
	kt_len room = (setting->width + gutter) / (least + gutter);
	unsigned columns = (unsigned)kt_len_max(1, kt_len_min(room, (kt_len)most));
	kt_len pitch = (setting->width + gutter) / (kt_len)columns;
	return (card_sheet){columns, pitch - gutter, pitch, false, false, 0, 0};
}

static row *add_row(const kt_setting *setting, kt_slices *slices, const card_sheet *sheet, row_kind kind, kt_len gap,
                    kt_len height)
{
	row *r = KT_NEW(setting->arena, row);
	r->kind = kind;
	r->groups = KT_NEW_ARRAY(setting->arena, const contact_group *, sheet->columns);
	r->lines = KT_NEW_ARRAY(setting->arena, const kt_lines *, sheet->columns);
	r->cards = KT_NEW_ARRAY(setting->arena, const kt_contact_card *, sheet->columns);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->before = gap;
	slice->height = height;
	slice->keep = kind != ROW_CARDS;
	slice->own = r;
	return r;
}

/* Half the measure, and an em clear between the two: less would be read as a space. */
static kt_len title_measure(const kt_setting *setting)
{
	const kt_contact_look *look = setting->look;
	if (setting->count < 2)
		return setting->width;
	kt_len em = kt_len_scale(look->title.style->size, setting->fit.size, 1000);
	return (setting->width + setting->grid.gutter) / 2 - kt_len_max(setting->grid.gutter, em);
}

/* The size at which both titles stand on a line, if it is not too small. */
static uint16_t title_size(const kt_setting *setting, uint32_t message, kt_len measure)
{
	const kt_contact_look *look = setting->look;
	kt_len widest = 1;
	for (unsigned i = 0; i < setting->count; i++) {
		const kt_rich *text = kt_edition_text(setting->edition, message, setting->language[i]);
		widest = kt_len_max(widest,
		                    kt_prose_line(setting, text, setting->language[i], look->title.style)->widest);
	}
	int64_t size = (int64_t)setting->fit.size * measure / widest;
	bool worth = setting->count == 2 && size < setting->fit.size &&
	             size >= kt_len_scale(setting->fit.size, TITLE_LEAST, 1000);
	return worth ? (uint16_t)size : setting->fit.size;
}

static void add_title(const kt_setting *setting, kt_slices *slices, const card_sheet *sheet,
                      const contacts_block *contacts)
{
	const kt_contact_look *look = setting->look;
	if (contacts->title.count == 0)
		return;
	kt_len height = 0, measure = title_measure(setting);
	kt_setting own = *setting;
	own.fit.size = title_size(setting, contacts->title.first, measure);
	row *r = add_row(setting, slices, sheet, ROW_TITLE, 0, 0);
	r->lines = KT_NEW_ARRAY(setting->arena, const kt_lines *, KT_EDITION_LANGUAGES);
	for (unsigned i = 0; i < setting->count; i++) {
		r->lines[i] =
		        kt_prose_set(&own, contacts->title.first, setting->language[i], look->title.style, measure);
		height = kt_len_max(height, kt_prose_height(r->lines[i]));
	}
	slices->items[slices->count - 1].height = height;
}

/* Names of a band of organisations, side by side. */
static void add_organisations(const kt_setting *setting, kt_slices *slices, const card_sheet *sheet,
                              const contacts_block *contacts, size_t first, size_t count)
{
	const kt_contact_look *look = setting->look;
	kt_len depth = kt_setting_depth(slices, 0, slices->count), gap = 0;
	if (depth > 0)
		gap = sheet->tight ? setting->grid.row : kt_setting_gap(setting, depth, setting->grid.row);
	row *r = add_row(setting, slices, sheet, ROW_ORGANISATIONS, gap, 0);
	kt_len height = 0;
	for (size_t i = 0; i < count; i++) {
		r->groups[i] = group_at(contacts, first + i);
		r->lines[i] = kt_prose_set(setting, r->groups[i]->organisation.first, setting->language[0],
		                           look->organisation.style, sheet->width);
		height = kt_len_max(height, kt_prose_height(r->lines[i]));
	}
	slices->items[slices->count - 1].height = height;
}

/* A row of cards below a band: the cell of column i is person `nth` of group first + i, or with a single group its
 * person nth * columns + i. */
static bool add_cards(const kt_setting *setting, kt_slices *slices, const card_sheet *sheet,
                      const contacts_block *contacts, kt_contact_card *const *cards, size_t first, size_t count,
                      size_t nth)
{
	bool single = contacts->groups.count == 1, any = false;
	row *r = NULL;
	kt_len step = setting->grid.step;
	for (size_t i = 0; i < (single ? sheet->columns : count); i++) {
		const contact_group *group = group_at(contacts, single ? 0 : first + i);
		size_t person = single ? nth * sheet->columns + i : nth;
		if (person >= group->people.count)
			continue;
		if (!any)
			r = add_row(setting, slices, sheet, ROW_CARDS,
			            nth == 0 || sheet->tight ? 2 * step : setting->grid.row, sheet->card_height);
		any = true;
		r->cards[i] = &cards[single ? 0 : first + i][person];
	}
	return any;
}

static kt_contact_card *set_group(const kt_setting *setting, const contact_group *group, const card_sheet *sheet)
{
	kt_contact_card *cards = KT_NEW_ARRAY(setting->arena, kt_contact_card, group->people.count);
	for (size_t p = 0; p < group->people.count; p++)
		cards[p] = kt_contact_card_set(setting, (const kt_contact *)group->people.items + p,
		                               &group->organisation, sheet->apart, sheet->width);
	return cards;
}

/* Every card of every group, and how high they have to be. */
static kt_contact_card **set_cards(const kt_setting *setting, const contacts_block *contacts, card_sheet *sheet)
{
	const kt_contact_look *look = setting->look;
	kt_contact_card **cards = KT_NEW_ARRAY(setting->arena, kt_contact_card *, contacts->groups.count);
	kt_len step = setting->grid.step;
	bool apart = sheet->apart;
	sheet->words = 0;
	for (size_t g = 0; g < contacts->groups.count; g++) {
		const contact_group *group = group_at(contacts, g);
		cards[g] = set_group(setting, group, sheet);
		for (size_t p = 0; p < group->people.count; p++) {
			sheet->words = kt_len_max(sheet->words, cards[g][p].height);
			sheet->apart |= cards[g][p].roles[1] != NULL;
		}
	}
	if (sheet->apart && !apart)
		return set_cards(setting, contacts, sheet);
	kt_len height = kt_len_max(sheet->words, look->qr) + 2 * kt_contact_card_pads(setting, sheet->tight).vertical;
	sheet->card_height = (height + step - 1) / step * step;
	return cards;
}

static void lay_sheet(const kt_setting *setting, const contacts_block *contacts, const card_sheet *sheet,
                      kt_contact_card *const *cards, kt_slices *slices)
{
	add_title(setting, slices, sheet, contacts);
	for (size_t first = 0; first < contacts->groups.count; first += sheet->columns) {
		size_t left = contacts->groups.count - first;
		size_t count = left < sheet->columns ? left : sheet->columns;
		add_organisations(setting, slices, sheet, contacts, first, count);
		for (size_t nth = 0; add_cards(setting, slices, sheet, contacts, cards, first, count, nth);)
			nth++;
	}
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const contacts_block *contacts = block->fields;
	card_sheet *s = KT_NEW(setting->arena, card_sheet);
	*s = choose_columns(setting, contacts);
	lay_sheet(setting, contacts, s, set_cards(setting, contacts, s), slices);
	if (setting->room > 0 && kt_setting_depth(slices, 0, slices->count) > setting->room) {
		s->tight = true;
		*slices = (kt_slices){0};
		lay_sheet(setting, contacts, s, set_cards(setting, contacts, s), slices);
	}
	slices->own = s;
}

/* Drawing */

static void draw_title(const kt_placed *block, const kt_setting *setting, const row *r, kt_point top, kt_canvas *canvas)
{
	const contacts_block *contacts = block->fields;
	const kt_contact_look *look = setting->look;
	for (unsigned i = 0; i < setting->count; i++)
		kt_prose_draw(setting, canvas, block->index, contacts->title.first, setting->language[i],
		              look->title.style, setting->ground, r->lines[i], 0, r->lines[i]->count,
		              (kt_point){top.x + (kt_len)i * ((setting->width + setting->grid.gutter) / 2), top.y});
}

static void draw_organisation(const kt_placed *block, const kt_setting *setting, const contact_group *group,
                              const kt_lines *lines, kt_point top, kt_canvas *canvas)
{
	const kt_contact_look *look = setting->look;
	uint32_t message = group->organisation.first;
	kt_prose_draw(setting, canvas, block->index, message, setting->language[0], look->organisation.style,
	              setting->ground, lines, 0, lines->count, top);
	if (setting->count == 2)
		kt_prose_heard(setting, canvas, kt_prose_tag_of(setting, block->index, message, setting->language[1]),
		               kt_edition_text(setting->edition, message, setting->language[1])->text,
		               (kt_box){top.x, top.y, lines->widest, kt_prose_height(lines)});
}

static void draw_cell(const kt_placed *block, const kt_setting *setting, const card_sheet *s, const row *r,
                      unsigned column, kt_box box, kt_canvas *canvas)
{
	box = (kt_box){box.x + (kt_len)column * s->pitch, box.y, s->width, box.h};
	if (r->kind == ROW_TITLE && column == 0)
		draw_title(block, setting, r, (kt_point){box.x, box.y}, canvas);
	if (r->groups[column])
		draw_organisation(block, setting, r->groups[column], r->lines[column], (kt_point){box.x, box.y},
		                  canvas);
	if (r->cards[column])
		kt_contact_card_draw(setting, canvas, block->index, r->cards[column], s->words, box);
}

/* How many rows are drawn column by column: an organisation and its people stand below each other, and are read so. The
 * people of a single organisation run on from column to column: they are drawn row by row. */
static size_t rows_together(const kt_placed *block, const kt_slices *slices, size_t first, size_t end)
{
	const contacts_block *contacts = block->fields;
	size_t last = first + 1;
	while (contacts->groups.count > 1 && last < end && ((const row *)slices->items[last].own)->kind == ROW_CARDS)
		last++;
	return last - first;
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	const card_sheet *s = slices->own;
	kt_len top = frame.box.y;
	for (size_t i = first, together; i < first + count; i += together) {
		together = rows_together(block, slices, i, first + count);
		kt_len y = top;
		for (unsigned column = 0; column < s->columns; column++) {
			y = top;
			for (size_t k = i; k < i + together; k++) {
				const kt_slice *slice = &slices->items[k];
				y += k > first ? slice->before : 0;
				draw_cell(block, setting, s, slice->own, column,
				          (kt_box){frame.box.x, y, frame.box.w, slice->height}, canvas);
				y += slice->height;
			}
		}
		top = y;
	}
}

const kt_block_kind kt_block_contacts = {{"contacts", "contacts", &record}, &look_record, 0, tag, measure, draw};
