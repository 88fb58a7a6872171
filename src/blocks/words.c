/* A style of their own, balanced; hyphens come in where a word does not fit. */
#include "blocks/words.h"

kt_words kt_words_set(const kt_setting *setting, const kt_rich *text, unsigned language, const kt_style *style,
                      kt_len measure)
{
	kt_words words = {.text = *text, .style = style};
	if (text->text.len == 0)
		return words;
	kt_style *own = KT_NEW(setting->arena, kt_style);
	*own = *kt_prose_style(style, language);
	own->second = NULL;
	own->balance = true;
	own->hyphens = false;
	words.lines = kt_prose_set_rich(setting, text, language, own, kt_len_max(measure, 1));
	if (words.lines->over == 0)
		return words;
	kt_style *broken = KT_NEW(setting->arena, kt_style);
	*broken = *own;
	broken->hyphens = true;
	words.lines = kt_prose_set_rich(setting, text, language, broken, kt_len_max(measure, 1));
	return words;
}

kt_len kt_words_height(const kt_words *words)
{
	return words->lines ? kt_prose_height(words->lines) : 0;
}

kt_len kt_words_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message, unsigned language,
                     const kt_words *words, const kt_ground *ground, kt_point top)
{
	if (words->lines)
		kt_prose_draw_rich(setting, canvas, block, message, language, words->style, ground, &words->text,
		                   words->lines, 0, words->lines->count, top);
	return top.y + kt_words_height(words);
}
