/* passage: texts as slices: what the kinds that are all text (text, lead, callout, quote, pull line) are made of.
 *
 * Purpose  Messages in one language, one below the other -> a slice a line; and their drawing.
 * Rules    A paragraph stands a row below the one before, or as its style's `before` says. A line that ends in a colon
 *          keeps with the list below it; a subhead keeps with its text, two rows clear of what stands above, and takes
 *          whole rows, so that the text below it is back on them. Bullets and numbers hang in the indent.
 * Tags     A bullet or number is the first child of its LI: tag->parent->first, where tag is the item's own.
 */
#ifndef KT_BLOCKS_PASSAGE_H
#define KT_BLOCKS_PASSAGE_H

#include "blocks/prose.h"

typedef struct kt_passage_look {
	const kt_style *text, *subhead;
	const kt_field_paint *bullet;
	bool strong;     /* items are set strong */
	kt_len item_gap; /* white above each item */
} kt_passage_look;

/* Every part of a prose field, in the setting's language. `gap` stands above the first. */
void kt_passage_prose(const kt_setting *setting, kt_slices *slices, const kt_field_text *prose,
                      const kt_passage_look *look, kt_len gap);
/* One message, or what is composed of it. */
void kt_passage_text(const kt_setting *setting, kt_slices *slices, uint32_t message, const kt_style *style, kt_len gap);
void kt_passage_rich(const kt_setting *setting, kt_slices *slices, uint32_t message, const kt_rich *rich,
                     const kt_style *style, kt_len gap);
/* No slice parts from the next. */
void kt_passage_keep(kt_slices *slices);

/* The tags of a prose field below parent: P, headings, lists. */
void kt_passage_tag(const kt_setting *setting, kt_tag *parent, uint32_t block, const kt_field_text *prose,
                    unsigned language);
/* A kind's `draw`: all its slices come from the functions above. */
void kt_passage_draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first,
                     size_t count, kt_frame frame, kt_canvas *canvas);

#endif
