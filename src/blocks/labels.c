/* Labels: a case's sector and region as two pills, over a map or above a title. They stand side by side, and one below
 * the other where the measure is too small for that. */
#include "blocks/pair.h"
#include "text/language.h"
#include "text/touch.h"

typedef struct labels_block {
	kt_field_text sector, region;
} labels_block;

static const kt_field fields[] = {{"sector", KT_FIELD_TEXT, offsetof(labels_block, sector), .required = true,
                                   .role = "label sector", .note = "label of a case: its sector",
                                   .help = "the case's sector"},
                                  {"region", KT_FIELD_TEXT, offsetof(labels_block, region), .role = "label region",
                                   .note = "label of a case: its region",
                                   .help = "the case's region; the countries of the section's map unless given"},
                                  KT_FIELD_END};
static const kt_record record = {"labels", sizeof(labels_block), fields, NULL};

typedef struct labels_look {
	kt_field_style style;
	kt_field_paint sector, region;
	kt_len line;
} labels_look;

static const kt_field look_fields[] = {
        {"style", KT_FIELD_STYLE, offsetof(labels_look, style), .fallback = "label", .help = "style of both labels"},
        {"sector", KT_FIELD_PAINT, offsetof(labels_look, sector), .fallback = "accent",
         .help = "fill of the sector's pill"},
        {"region", KT_FIELD_PAINT, offsetof(labels_look, region), .fallback = "text",
         .help = "outline and text of the region's pill"},
        {"line", KT_FIELD_LENGTH, offsetof(labels_look, line), .fallback = "0.75pt", .min = "0.25pt", .max = "4pt",
         .help = "width of the outline"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of labels", sizeof(labels_look), look_fields, NULL};

#define PAD_SIXTEENTHS 15 /* white between a pill's end and its text, in sixteenths of its size */

typedef struct pill {
	kt_pair text;
	uint32_t message; /* KT_NO_MESSAGE: the countries */
	kt_place at;
	bool outline;
	kt_ground ground; /* on the pill */
	kt_len x, width;
} pill;

/* Names of the section's countries in a language. */
static kt_rich countries(const kt_placed *block, const kt_setting *setting, unsigned language)
{
	kt_str tag = setting->edition->languages[language];
	kt_buf names = kt_buf_in(setting->arena);
	const kt_field_words *words = &setting->section->countries;
	for (size_t i = 0; i < words->count; i++) {
		if (i > 0)
			kt_buf_text(&names, ", ");
		kt_buf_put(&names, kt_language_country(setting->arena, tag, words->items[i]->text));
	}
	return kt_rich_plain(kt_buf_str(&names), tag, block->at);
}

static pill sector_pill(const kt_setting *setting, const kt_field_text *sector, const labels_look *look)
{
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		texts[i] = kt_edition_text(setting->edition, sector->first, setting->language[i]);
	const kt_ink *fill = kt_setting_ink(setting->ground, &look->sector);
	pill p = {kt_pair_set(setting, texts, look->style.style),
	          sector->first,
	          sector->node->at,
	          false,
	          *kt_setting_ground(setting, fill),
	          0,
	          0};
	/* A second language's ink is chosen for running text on that ground; both languages are one label here. */
	p.ground.fill = fill;
	p.ground.parts[KT_PART_SECOND] = p.ground.parts[KT_PART_TEXT];
	return p;
}

static pill region_pill(const kt_placed *block, const kt_setting *setting, const kt_field_text *region,
                        const labels_look *look)
{
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	kt_rich names[KT_EDITION_LANGUAGES];
	for (unsigned i = 0; i < setting->count; i++) {
		if (region->count > 0) {
			texts[i] = kt_edition_text(setting->edition, region->first, setting->language[i]);
			continue;
		}
		names[i] = countries(block, setting, setting->language[i]);
		texts[i] = &names[i];
	}
	const kt_ink *ink = kt_setting_ink(setting->ground, &look->region);
	pill p = {kt_pair_set(setting, texts, look->style.style),
	          region->count > 0 ? region->first : KT_NO_MESSAGE,
	          region->count > 0 ? region->node->at : block->at,
	          true,
	          *setting->ground,
	          0,
	          0};
	for (unsigned i = 0; i < KT_PART_COUNT; i++)
		p.ground.parts[i] = ink;
	return p;
}

static bool has_region(const labels_block *labels, const kt_setting *setting)
{
	return labels->region.count > 0 || setting->section->countries.count > 0;
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const labels_block *labels = block->fields;
	kt_prose_tag(setting, parent, KT_TAG_P, block->index, labels->sector.first, language);
	if (has_region(labels, setting))
		kt_prose_tag(setting, parent, KT_TAG_P, block->index,
		             labels->region.count > 0 ? labels->region.first : KT_NO_MESSAGE, language);
}

/* A slice's own. */
typedef struct pill_line {
	const pill *pills;
	size_t count;
	kt_len drop; /* of the baseline, below the middle */
} pill_line;

/* Pills are of one height: a row. Where letters of a script may reach higher or lower than those of the style's face, they
 * are as much higher, in steps, and its letters stand in their middle rather than the capitals. */
static kt_len pill_height(const kt_setting *setting, const pill *pills, size_t count, kt_len *drop)
{
	const kt_style *style = pills[0].text.style;
	kt_len height = kt_len_max(setting->grid.row, style->leading), step = setting->grid.step, more = 0;
	for (size_t i = 0; i < count; i++)
		for (unsigned k = 0; k < pills[i].text.count; k++) {
			const kt_lines *lines = pills[i].text.lines[k];
			kt_touch_reach reach = kt_touch_reach_of(lines);
			kt_len over = reach.above + reach.below - lines->ascent - lines->descent;
			if (more == 0)
				*drop = lines->cap_height / 2;
			if (over <= more)
				continue;
			more = over;
			*drop = (reach.above - reach.below) / 2;
		}
	return height + (more + step - 1) / step * step;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const labels_block *labels = block->fields;
	const labels_look *look = setting->look;
	pill *pills = KT_NEW_ARRAY(setting->arena, pill, 2);
	size_t count = 0;
	pills[count++] = sector_pill(setting, &labels->sector, look);
	if (has_region(labels, setting))
		pills[count++] = region_pill(block, setting, &labels->region, look);

	const kt_style *style = look->style.style;
	pill_line *line = NULL;
	kt_len x = 0, drop = 0, height = pill_height(setting, pills, count, &drop);
	for (size_t i = 0; i < count; i++) {
		pill *p = &pills[i];
		p->width = p->text.width + 2 * kt_len_scale(style->size, PAD_SIXTEENTHS, 16);
		if (!line || x + p->width > setting->width) {
			kt_slice *slice = kt_setting_slice(setting, slices);
			line = KT_NEW(setting->arena, pill_line);
			*line = (pill_line){p, 0, drop};
			slice->before = setting->grid.step;
			slice->height = height;
			slice->keep = i + 1 < count;
			slice->own = line;
			x = 0;
		}
		p->x = x;
		x += p->width + setting->grid.step;
		line->count++;
	}
}

static void round_box(cairo_t *path, kt_box box)
{
	double x = kt_len_points(box.x), y = kt_len_points(box.y), w = kt_len_points(box.w),
	       r = kt_len_points(box.h) / 2;
	cairo_arc(path, x + r, y + r, r, KT_PI / 2, 3 * KT_PI / 2);
	cairo_arc(path, x + w - r, y + r, r, -KT_PI / 2, KT_PI / 2);
	cairo_close_path(path);
}

static void draw_pill(const kt_placed *block, const kt_setting *setting, const pill *p, kt_box box, kt_len drop,
                      kt_canvas *canvas)
{
	const labels_look *look = setting->look;
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	if (p->outline) {
		kt_len half = look->line / 2;
		round_box(kt_canvas_path(canvas),
		          (kt_box){box.x + half, box.y + half, box.w - look->line, box.h - look->line});
		kt_canvas_stroke(canvas, p->ground.parts[KT_PART_TEXT], (kt_pen){.width = look->line});
	} else {
		round_box(kt_canvas_path(canvas), box);
		kt_canvas_fill(canvas, p->ground.fill);
	}
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block->index, p->message, setting->language[i]);
	/* What is of a strip's geometry is taken back. */
	const kt_lines *lines = p->text.lines[0];
	if (!lines)
		return;
	kt_len baseline = box.y + box.h / 2 + drop;
	kt_point top = {box.x + (box.w - p->text.width) / 2, baseline - lines->leading + setting->grid.below};
	kt_pair_draw(setting, canvas, &p->text, tags, &p->ground, top);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	kt_len y = frame.box.y;
	for (size_t i = first; i < first + count; i++) {
		const kt_slice *slice = &slices->items[i];
		const pill_line *line = slice->own;
		y += i > first ? slice->before : 0;
		for (size_t k = 0; k < line->count; k++) {
			const pill *p = &line->pills[k];
			if (p->width > setting->width)
				kt_setting_wide(setting, p->at, "this label", p->width, setting->width);
			draw_pill(block, setting, p, (kt_box){frame.box.x + p->x, y, p->width, slice->height},
			          line->drop, canvas);
		}
		y += slice->height;
	}
}

const kt_block_kind kt_block_labels = {{"labels", "labels", &record}, &look_record, 0, tag, measure, draw};
