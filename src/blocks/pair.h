/* pair: a short text of one or two languages on one line: "Mijnbouw · Mining".
 *
 * Rules    Texts that are equal are set once, and heard in both. The dot between them is decoration. Each language's
 *          text wears its own look and belongs to its own tag.
 */
#ifndef KT_BLOCKS_PAIR_H
#define KT_BLOCKS_PAIR_H

#include "blocks/prose.h"

typedef struct kt_pair {
	unsigned count; /* texts that are set */
	bool heard;     /* there is a second language, and its text equals the first */
	const kt_style *style;
	unsigned language[KT_EDITION_LANGUAGES];
	kt_rich text[KT_EDITION_LANGUAGES];
	const kt_lines *lines[KT_EDITION_LANGUAGES];
	kt_len x[KT_EDITION_LANGUAGES];
	const kt_lines *dot; /* NULL: none */
	kt_len dot_x;
	kt_len width;
} kt_pair;

/* `texts` by place in setting->language; a first text that is empty leaves the dot and the second. */
kt_pair kt_pair_set(const kt_setting *setting, const kt_rich *const texts[], const kt_style *style);
/* `tags` likewise; the strip's top start corner at `top`. */
void kt_pair_draw(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, kt_tag *const tags[],
                  const kt_ground *ground, kt_point top);
/* One of its texts alone, at `top`, and the dot between them, for who places them one by one. */
void kt_pair_draw_one(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, unsigned which, kt_tag *tag,
                      const kt_ground *ground, kt_point top);
void kt_pair_draw_dot(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, const kt_ground *ground,
                      kt_point top);

#endif
