/* caption: a short text beside a mark of a drawing, in one language or two, one below the other.
 *
 * Rules    Lines are balanced. A word is broken only where it would not fit otherwise. In two languages the first
 *          stands above the second, each in its own look; texts that are equal are set once, and heard in both.
 */
#ifndef KT_BLOCKS_CAPTION_H
#define KT_BLOCKS_CAPTION_H

#include "blocks/prose.h"

typedef struct kt_caption {
	uint32_t message;
	const kt_style *style;
	unsigned count; /* texts that are set */
	bool heard;     /* there is a second language, and its text equals the first */
	unsigned language[KT_EDITION_LANGUAGES];
	const kt_rich *text[KT_EDITION_LANGUAGES];
	const kt_lines *lines[KT_EDITION_LANGUAGES];
	kt_len measure;
	kt_len width;  /* of the widest line */
	kt_len height; /* of all strips */
	kt_len over;   /* by how much a word passes the measure */
} kt_caption;

kt_caption kt_caption_set(const kt_setting *setting, uint32_t message, const kt_style *style, kt_style_align align,
                          kt_len measure);
/* The least measure that its words need, with hyphens or without. */
kt_len kt_caption_least(const kt_setting *setting, uint32_t message, const kt_style *style, bool hyphens);
/* The measure's top start corner at `top`. Reports a word wider than the measure. */
void kt_caption_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_caption *caption,
                     const kt_ground *ground, kt_point top);

#endif
