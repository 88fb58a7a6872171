/* A style of their own, balanced; hyphens come in where a word does not fit. */
#include "blocks/words.h"

#define SHRINK_LEAST 600 /* per mille: smaller, and a number is no longer the largest thing about it */
#define SHRINK_TRIES 3   /* the gap beside a unit does not shrink with it */

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
	own->hyphens.are = false;
	words.lines = kt_prose_set_rich(setting, text, language, own, kt_len_max(measure, 1));
	if (words.lines->over == 0)
		return words;
	kt_style *broken = KT_NEW(setting->arena, kt_style);
	*broken = *own;
	broken->hyphens.are = true;
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

kt_numeral kt_words_number(const kt_setting *setting, const kt_field_number *figure, uint32_t message,
                           const kt_style *number, const kt_style *unit, kt_len room)
{
	kt_setting smaller = *setting;
	kt_len least = kt_len_scale(setting->fit.size, SHRINK_LEAST, 1000);
	kt_numeral numeral = kt_numeral_set(setting, figure, message, number, unit, room);
	for (unsigned i = 0; i < SHRINK_TRIES && numeral.width > room; i++) {
		smaller.fit.size =
		        (uint16_t)kt_len_max((kt_len)((int64_t)smaller.fit.size * room / numeral.width), least);
		numeral = kt_numeral_set(&smaller, figure, message, number, unit, room);
	}
	return numeral;
}
