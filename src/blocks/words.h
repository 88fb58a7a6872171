/* words: the rest of a sentence around its large number, in one language or two.
 *
 * Rules    Set without hyphens where it fits so, balanced, so that no word stands alone on its last line. In two
 *          languages texts that are equal are set twice: each belongs to its own sentence.
 */
#ifndef KT_BLOCKS_WORDS_H
#define KT_BLOCKS_WORDS_H

#include "blocks/numeral.h"

/* One part of a sentence in one language. */
typedef struct kt_words {
	kt_rich text;
	const kt_style *style; /* the look's: its ink */
	const kt_lines *lines; /* NULL: no text */
} kt_words;

kt_words kt_words_set(const kt_setting *setting, const kt_rich *text, unsigned language, const kt_style *style,
                      kt_len measure);
kt_len kt_words_height(const kt_words *words);
/* Draws them for the tag of (block, message, language); returns the foot of their last strip. */
kt_len kt_words_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message, unsigned language,
                     const kt_words *words, const kt_ground *ground, kt_point top);

/* The number of such a sentence, set smaller where its room is short, within a bound; its width may still pass it. */
kt_numeral kt_words_number(const kt_setting *setting, const kt_field_number *figure, uint32_t message,
                           const kt_style *number, const kt_style *unit, kt_len room);

#endif
