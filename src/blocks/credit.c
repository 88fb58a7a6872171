/* A pair, or each language's own lines. */
#include "blocks/credit.h"

static bool find_texts(const kt_setting *setting, kt_credit *line)
{
	for (unsigned i = 0; i < setting->count; i++) {
		const kt_rich *name = kt_edition_text(setting->edition, line->message, setting->language[i]);
		line->texts[i] = kt_edition_word(setting->edition, "source", setting->language[i], "source", name->text,
		                                 name->at);
		if (!line->texts[i])
			return false; /* reported */
	}
	return true;
}

kt_credit kt_credit_set(const kt_setting *setting, uint32_t message, const kt_style *style, kt_len measure)
{
	kt_credit line = {.message = message, .style = style, .measure = measure};
	if (message == KT_NO_MESSAGE || !find_texts(setting, &line))
		return line;
	line.pair = kt_pair_set(setting, line.texts, style);
	line.height = line.pair.lines[0] ? line.pair.lines[0]->leading : 0;
	if (line.pair.width <= measure)
		return line;
	line.height = 0;
	for (unsigned i = 0; i < line.pair.count; i++) {
		line.lines[i] = kt_prose_set_rich(setting, line.texts[i], setting->language[i], style, measure);
		line.height += kt_prose_height(line.lines[i]);
	}
	return line;
}

void kt_credit_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_credit *line, kt_point top)
{
	kt_box box = {top.x, top.y, line->measure, line->height};
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	if (line->height == 0)
		return;
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block, line->message, setting->language[i]);
	if (!line->lines[0]) {
		kt_pair_draw(setting, canvas, &line->pair, tags, setting->ground, top);
		return;
	}
	for (unsigned i = 0; i < line->pair.count; i++) {
		kt_prose_draw_below(setting, canvas, tags[i], setting->language[i], line->style, setting->ground,
		                    line->texts[i], line->lines[i], 0, line->lines[i]->count, top);
		top.y += kt_prose_height(line->lines[i]);
	}
	if (line->pair.heard)
		kt_prose_heard(setting, canvas, tags[1], line->texts[0]->text, box);
}
