/* prose: a message as a paragraph: the one file that blocks and layout's titles share.
 *
 * Purpose  Message + language + style -> lines; and lines on the canvas with the right tag, ink and place.
 * Rules    `language` is the edition's number, 0 or 1. The second wears its style's `second` look, and the ground's
 *          `second` ink unless that look names another ink or part than the style itself.
 */
#ifndef KT_BLOCKS_PROSE_H
#define KT_BLOCKS_PROSE_H

#include "blocks/block.h"

/* Levels of headings: a section's title, a heading in its blocks, a heading below that one. */
#define KT_PROSE_TITLE      KT_TAG_H1
#define KT_PROSE_HEADING    KT_TAG_H2
#define KT_PROSE_SUBHEADING KT_TAG_H3

/* The style as this language of the edition wears it. */
const kt_style *kt_prose_style(const kt_style *style, unsigned language);
const kt_ink *kt_prose_ink(const kt_ground *ground, const kt_style *style, unsigned language);

/* A message in a measure. */
const kt_lines *kt_prose_set(const kt_setting *setting, uint32_t message, unsigned language, const kt_style *style,
                             kt_len measure);
/* Any rich text, styled likewise (parts of a sentence, composed lines). */
const kt_lines *kt_prose_set_rich(const kt_setting *setting, const kt_rich *rich, unsigned language,
                                  const kt_style *style, kt_len measure);
/* The same of a message whose other language may stand beside it: in the lines that the setting's pairing says. */
const kt_lines *kt_prose_set_paired(const kt_setting *setting, uint32_t message, const kt_rich *rich, unsigned language,
                                    const kt_style *style, kt_len measure);
/* On one line, however long. */
const kt_lines *kt_prose_line(const kt_setting *setting, const kt_rich *rich, unsigned language, const kt_style *style);
kt_len kt_prose_height(const kt_lines *lines); /* count * leading */

/* Draws lines first … of a message: the strip's top start corner at `top`; each line stands grid.below above its
 * strip's foot. The tag is the one bound to (block, message, language). Reports a word wider than its measure. */
void kt_prose_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message, unsigned language,
                   const kt_style *style, const kt_ground *ground, const kt_lines *lines, size_t first, size_t count,
                   kt_point top);
/* The same of a text that is no message as it stands: `message` says whose tag it belongs to. */
void kt_prose_draw_rich(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message,
                        unsigned language, const kt_style *style, const kt_ground *ground, const kt_rich *rich,
                        const kt_lines *lines, size_t first, size_t count, kt_point top);
/* The same below a tag that no message is bound to. */
void kt_prose_draw_below(const kt_setting *setting, kt_canvas *canvas, kt_tag *tag, unsigned language,
                         const kt_style *style, const kt_ground *ground, const kt_rich *rich, const kt_lines *lines,
                         size_t first, size_t count, kt_point top);

/* The tag bound to a message; one that was never added is a mistake of the block's `tag`. */
kt_tag *kt_prose_tag_of(const kt_setting *setting, uint32_t block, uint32_t message, unsigned language);
/* Adds a tag below parent and binds it to the message in that language. */
kt_tag *kt_prose_tag(const kt_setting *setting, kt_tag *parent, kt_tag_role role, uint32_t block, uint32_t message,
                     unsigned language);
/* The Figure of a drawing, with its alternative text in that language. */
kt_tag *kt_prose_figure(const kt_setting *setting, kt_tag *parent, uint32_t block, uint32_t alt, unsigned language);
/* What is set once for both languages, such as the digits of a large number, is heard in the second one too: a small
 * Figure below `tag` whose alternative text is `heard`, at `box`, where the first language's text stands. */
void kt_prose_heard(const kt_setting *setting, kt_canvas *canvas, kt_tag *tag, kt_str heard, kt_box box);

/* A sentence with one large number in it, taken apart where the language has it. Empty text: nothing there. A part that
 * the sentence parts from the next by a space ends in one. A sentence without that figure is all `after`. */
typedef struct kt_sentence {
	kt_rich before, number, unit, after;
	bool unit_first; /* the unit stands before its number: a currency's sign */
	bool spaced;     /* there is a space between them: "69 miljoen", not "72%" */
} kt_sentence;
/* `figure` as kt_field_number has it: the index in the brochure's figures + 1. */
kt_sentence kt_prose_sentence(const kt_setting *setting, uint32_t message, unsigned language, uint32_t figure);

#endif
