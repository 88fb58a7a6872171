/* Logos: those of partners and funders, in rows, each as high as the others but for those that would be too wide.
 *
 * A logo is shown whole, never cropped, with white around it; on its row it stands at half the row's height, so that tall
 * and wide ones lie on one axis. */
#include "blocks/drawing.h"
#include "blocks/prose.h"
#include "content/placing.h"

typedef struct logo {
	kt_placing file;
	kt_field_text alt;
} logo;

typedef struct logos_block {
	kt_field_list items; /* of logo */
} logos_block;

static const kt_field logo_fields[] = {
        {"file", KT_FIELD_ONE, offsetof(logo, file), .required = true, .of = &kt_placing_record,
         .help = "a file in the project's own folder, named from there: artwork/partner.svg"},
        {"alt", KT_FIELD_TEXT, offsetof(logo, alt), .required = true, .role = "logo alt",
         .note = "logo: heard, not seen; whose it is", .help = "whose logo it is, for who does not see it"},
        KT_FIELD_END};
static const kt_record logo_record = {"a logo", sizeof(logo), logo_fields, NULL};
static const kt_field fields[] = {{"items", KT_FIELD_LIST, offsetof(logos_block, items), .required = true, .min = "1",
                                   .of = &logo_record, .help = "logos, in their order"},
                                  KT_FIELD_END};
static const kt_record record = {"logos", sizeof(logos_block), fields, "items"};

typedef struct logos_look {
	kt_len height, width, gap;
} logos_look;

static const kt_field look_fields[] = {{"height", KT_FIELD_LENGTH, offsetof(logos_look, height), .fallback = "12mm",
                                        .min = "2mm", .max = "200mm", .help = "of a logo"},
                                       {"width", KT_FIELD_LENGTH, offsetof(logos_look, width), .fallback = "40mm",
                                        .min = "2mm", .max = "400mm",
                                        .help = "of a logo at most: a wider one is less high"},
                                       {"gap", KT_FIELD_LENGTH, offsetof(logos_look, gap), .fallback = "8mm",
                                        .min = "0", .max = "100mm", .help = "white between two"},
                                       KT_FIELD_END};
static const kt_record look_record = {"the look of logos", sizeof(logos_look), look_fields, NULL};

/* A slice's own: which logos stand on it. */
typedef struct logo_row {
	size_t first, count;
	kt_len height;
} logo_row;

static const logo *logo_at(const kt_placed *block, size_t index)
{
	const logos_block *logos = block->fields;
	return (const logo *)logos->items.items + index;
}

/* As high as its look says, unless that is too wide. */
static kt_box size_of(const kt_setting *setting, const logo *item)
{
	const logos_look *look = setting->look;
	const kt_artwork *artwork = item->file.artwork;
	kt_len most = kt_len_min(look->width, setting->width);
	kt_box size = {0, 0, kt_len_max(kt_artwork_width(artwork, look->height), 1), look->height};
	if (size.w > most)
		size = (kt_box){0, 0, most, kt_len_max(kt_artwork_height(artwork, most), 1)};
	return size;
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const logos_block *logos = block->fields;
	for (size_t i = 0; i < logos->items.count; i++)
		kt_prose_figure(setting, parent, block->index, logo_at(block, i)->alt.first, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const logos_block *logos = block->fields;
	const logos_look *look = setting->look;
	for (size_t i = 0; i < logos->items.count;) {
		logo_row *row = KT_NEW(setting->arena, logo_row);
		kt_len x = 0;
		for (row->first = i; i < logos->items.count; i++) {
			kt_box size = size_of(setting, logo_at(block, i));
			if (i > row->first && x + size.w > setting->width)
				break;
			x += size.w + look->gap;
			row->height = kt_len_max(row->height, size.h);
		}
		row->count = i - row->first;
		/* The white that a row has to its foot counts for the gap below it. */
		kt_len gap = row->first > 0 ? kt_drawing_steps(row->height + look->gap, setting->grid.row) : 0;
		row->height = kt_drawing_steps(row->height, setting->grid.row);
		kt_slice *slice = kt_setting_slice(setting, slices);
		slice->before = kt_len_max(gap - row->height, 0);
		slice->height = row->height;
		slice->own = row;
	}
}

static void draw_row(const kt_placed *block, const kt_setting *setting, const logo_row *row, kt_point at,
                     kt_canvas *canvas)
{
	const logos_look *look = setting->look;
	for (size_t i = row->first; i < row->first + row->count; i++) {
		const logo *item = logo_at(block, i);
		kt_box box = size_of(setting, item);
		box.x = at.x;
		box.y = at.y + (row->height - box.h) / 2;
		kt_drawing_begin(setting, canvas, block->index, item->alt.first);
		kt_canvas_picture(canvas, item->file.artwork, box, setting->ground->fill);
		kt_drawing_end(setting, canvas, block->index, item->alt.first, box);
		at.x += box.w + look->gap;
	}
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	kt_point at = {frame.box.x, frame.box.y};
	for (size_t i = first; i < first + count; i++) {
		at.y += i > first ? slices->items[i].before : 0;
		draw_row(block, setting, slices->items[i].own, at, canvas);
		at.y += slices->items[i].height;
	}
}

const kt_block_kind kt_block_logos = {{"logos", "figure", &record}, &look_record, 0, tag, measure, draw};
