#include "layout/heading.h"

#include "blocks/prose.h"
#include "text/language.h"

static const kt_rich *text_of(const kt_makeup *makeup, const kt_section *section, bool title, unsigned language)
{
	if (title)
		return kt_edition_text(makeup->edition, section->title.first, language);
	return kt_edition_kicker(makeup->edition, section, language);
}

bool kt_heading_is(const kt_makeup *makeup, const kt_section *section, bool title)
{
	return title ? section->title.count > 0 : text_of(makeup, section, false, 0)->text.len > 0;
}

static uint32_t message_of(const kt_section *section, bool title)
{
	const kt_field_text *field = title ? &section->title : &section->kicker;
	return field->count > 0 ? field->first : KT_NO_MESSAGE;
}

/* What a slot that names no style sets it in. */
static const kt_style *style_of(const kt_makeup *makeup, const kt_slot *slot, bool title)
{
	kt_node name = {.kind = KT_NODE_SCALAR, .text = title ? KT_STR("title") : KT_STR("label"), .at = slot->at};
	const kt_stylesheet *sheet = &makeup->layout->sheet;
	return slot->style ? slot->style : kt_stylesheet_style(sheet, makeup->arena, &name, makeup->diag);
}

const kt_heading *kt_heading_make(kt_makeup *makeup, const kt_section *section, const kt_slot *slot, bool title,
                                  const unsigned *language, unsigned count, kt_len width, kt_fit fit)
{
	kt_heading *heading = KT_NEW(makeup->arena, kt_heading);
	heading->style = style_of(makeup, slot, title);
	if (!heading->style)
		return NULL;
	heading->section = section;
	heading->message = message_of(section, title);
	heading->names = title && makeup->two ? slot->names : NULL;
	heading->count = count;
	heading->setting = kt_makeup_setting(makeup, section);
	heading->setting.width = width;
	heading->setting.fit = fit;
	for (unsigned i = 0; i < count; i++) {
		heading->language[i] = language[i];
		heading->text[i] = text_of(makeup, section, title, language[i]);
		heading->lines[i] =
		        kt_prose_set_rich(&heading->setting, heading->text[i], language[i], heading->style, width);
		heading->height = kt_len_max(heading->height, kt_prose_height(heading->lines[i]));
	}
	if (heading->names)
		heading->height += makeup->layout->page.row;
	return heading;
}

/* The language's own name for itself: seen, not heard, since the tags say the language. */
static void draw_name(const kt_heading *heading, unsigned side, const kt_ground *ground, kt_point top,
                      kt_canvas *canvas)
{
	const kt_setting *setting = &heading->setting;
	unsigned language = heading->language[side];
	kt_str tag = setting->edition->languages[language];
	kt_rich name = kt_rich_plain(kt_language_name(setting->arena, tag), tag, heading->section->title.node->at);
	const kt_lines *lines = kt_prose_set_rich(setting, &name, language, heading->names, setting->width);
	kt_point at = {top.x, top.y + setting->grid.row - setting->grid.below};
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_lines(canvas, lines, 0, lines->count > 0 ? 1 : 0, at, kt_prose_ink(ground, heading->names, language),
	                name.at);
	kt_canvas_artifact(canvas, KT_ARTIFACT_NONE);
}

void kt_heading_draw(const kt_heading *heading, unsigned side, const kt_ground *ground, kt_point top, kt_canvas *canvas)
{
	const kt_lines *lines = heading->lines[side];
	if (heading->names) {
		draw_name(heading, side, ground, top, canvas);
		top.y += heading->setting.grid.row;
	}
	kt_prose_draw_rich(&heading->setting, canvas, heading->section->title_block, heading->message,
	                   heading->language[side], heading->style, ground, heading->text[side], lines, 0, lines->count,
	                   top);
}

void kt_heading_rule(const kt_rule *rule, kt_extent extent, kt_len foot, kt_len row, kt_len length,
                     const kt_ground *ground, kt_canvas *canvas)
{
	kt_box box = {extent.x, foot + KT_HEADING_RULE_ROWS * row, length, rule->width};
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_box(canvas, box, kt_setting_ink(ground, &rule->paint));
}

kt_tag *kt_heading_tag(const kt_makeup *makeup, const kt_section *section, bool title, unsigned language,
                       kt_tag *parent)
{
	kt_setting setting = kt_makeup_setting(makeup, section);
	return kt_prose_tag(&setting, parent, title ? KT_PROSE_TITLE : KT_TAG_P, section->title_block,
	                    message_of(section, title), language);
}
