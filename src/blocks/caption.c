/* Set without hyphens; with them only where a word does not fit; each language by the same rule. */
#include "blocks/caption.h"

static const kt_lines *set_lines(const kt_setting *setting, const kt_rich *rich, unsigned language,
                                 const kt_style *style, kt_style_align align, bool hyphens, kt_len measure)
{
	kt_style *own = KT_NEW(setting->arena, kt_style);
	*own = *kt_prose_style(style, language);
	own->second = NULL;
	own->align = align;
	own->balance = true;
	own->hyphens.are = hyphens;
	return kt_prose_set_rich(setting, rich, language, own, kt_len_max(measure, 1));
}

kt_caption kt_caption_set(const kt_setting *setting, uint32_t message, const kt_style *style, kt_style_align align,
                          kt_len measure)
{
	kt_caption caption = {.message = message, .style = style, .count = setting->count, .measure = measure};
	for (unsigned i = 0; i < setting->count; i++) {
		caption.language[i] = setting->language[i];
		caption.text[i] = kt_edition_text(setting->edition, message, setting->language[i]);
	}
	if (caption.count == 2 && kt_str_equal(caption.text[0]->text, caption.text[1]->text)) {
		caption.heard = true;
		caption.count = 1;
	}
	for (unsigned i = 0; i < caption.count; i++) {
		unsigned language = caption.language[i];
		const kt_lines *lines = set_lines(setting, caption.text[i], language, style, align, false, measure);
		if (lines->over > 0)
			lines = set_lines(setting, caption.text[i], language, style, align, true, measure);
		caption.lines[i] = lines;
		caption.width = kt_len_max(caption.width, lines->widest);
		caption.height += kt_prose_height(lines);
		caption.over = kt_len_max(caption.over, lines->over);
	}
	return caption;
}

kt_len kt_caption_least(const kt_setting *setting, uint32_t message, const kt_style *style, bool hyphens)
{
	kt_len least = 0;
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		const kt_rich *rich = kt_edition_text(setting->edition, message, language);
		/* In next to no measure each word, or part of one, stands on its own line. */
		const kt_lines *lines = set_lines(setting, rich, language, style, KT_ALIGN_START, hyphens, 1);
		least = kt_len_max(least, lines->widest);
	}
	return least;
}

void kt_caption_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_caption *caption,
                     const kt_ground *ground, kt_point top)
{
	kt_box box = {top.x, top.y, caption->measure, caption->height};
	for (unsigned i = 0; i < caption->count; i++) {
		const kt_lines *lines = caption->lines[i];
		kt_prose_draw_rich(setting, canvas, block, caption->message, caption->language[i], caption->style,
		                   ground, caption->text[i], lines, 0, lines->count, top);
		top.y += kt_prose_height(lines);
	}
	if (caption->heard)
		kt_prose_heard(setting, canvas, kt_prose_tag_of(setting, block, caption->message, caption->language[1]),
		               caption->text[0]->text, box);
}
