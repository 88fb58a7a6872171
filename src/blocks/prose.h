/* prose: a message as a paragraph: the one file that blocks and layout's titles share.
 *
 * Purpose  Message + language + style -> lines; and lines on the canvas with the right tag, ink and place.
 * Rules    The edition's second language takes its style's `second` look, and the ground's `second` ink where that
 *          style names none.
 */
#ifndef KT_BLOCKS_PROSE_H
#define KT_BLOCKS_PROSE_H

#include "blocks/block.h"

/* The style as this language of the edition wears it. */
const kt_style *kt_prose_style(const kt_style *style, unsigned language);
const kt_ink *kt_prose_ink(const kt_ground *ground, const kt_style *style, unsigned language);

/* A message in a measure. */
const kt_lines *kt_prose_set(const kt_setting *setting, uint32_t message, unsigned language, const kt_style *style,
			     kt_len measure);
/* Any rich text, styled likewise (parts of a sentence, composed lines). */
const kt_lines *kt_prose_set_rich(const kt_setting *setting, const kt_rich *rich, unsigned language,
				  const kt_style *style, kt_len measure);
kt_len kt_prose_height(const kt_lines *lines); /* count * leading */

/* Draws lines first … of a message: the strip's top start corner at `top`; each line stands grid.below above its
 * strip's foot. The tag is the one bound to (block, message, language). Reports a word wider than `measure`. */
void kt_prose_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message, unsigned language,
		   const kt_style *style, const kt_ground *ground, const kt_lines *lines, size_t first, size_t count,
		   kt_point top);
void kt_prose_draw_rich(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message,
			unsigned language, const kt_style *style, const kt_ground *ground, const kt_rich *rich,
			const kt_lines *lines, size_t first, size_t count, kt_point top);

/* Adds a tag below parent and binds it to the message in that language. */
kt_tag *kt_prose_tag(const kt_setting *setting, kt_tag *parent, kt_tag_role role, uint32_t block, uint32_t message,
		     unsigned language);
/* The Figure of a drawing, with its alternative text in that language. */
kt_tag *kt_prose_figure(const kt_setting *setting, kt_tag *parent, uint32_t block, uint32_t alt, unsigned language);

/* A sentence with one large number in it, taken apart where the language has it. Empty text: nothing there. */
typedef struct kt_sentence {
	kt_rich before, number, unit, after;
} kt_sentence;
kt_sentence kt_prose_sentence(const kt_setting *setting, uint32_t message, unsigned language, uint32_t figure);

#endif
