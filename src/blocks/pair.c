/* Each text is a line of its own, set in its language; they are put side by side by their widths. */
#include "blocks/pair.h"

#define DOT_GAP_SIXTEENTHS 5 /* white on either side of the dot, in sixteenths of its size: a word space */

kt_pair kt_pair_set(const kt_setting *setting, const kt_rich *const texts[], const kt_style *style)
{
	kt_pair pair = {.count = setting->count, .style = style};
	for (unsigned i = 0; i < setting->count; i++) {
		pair.language[i] = setting->language[i];
		pair.text[i] = *texts[i];
	}
	if (pair.count == 2 && kt_str_equal(kt_str_trim(pair.text[0].text), kt_str_trim(pair.text[1].text))) {
		pair.heard = true;
		pair.count = 1;
	}
	for (unsigned i = 0; i < pair.count; i++) {
		if (i == 1) {
			static const char dot_text[] = "·";
			kt_rich dot = kt_rich_plain(kt_str_of(dot_text), pair.text[1].language, pair.text[1].at);
			kt_len size = kt_len_scale(style->size, setting->fit.size, 1000);
			kt_len gap = kt_len_scale(size, DOT_GAP_SIXTEENTHS, 16);
			pair.dot = kt_prose_line(setting, &dot, pair.language[1], style);
			pair.dot_x = pair.width > 0 ? pair.width + gap : 0;
			pair.width = pair.dot_x + pair.dot->widest + gap;
		}
		pair.x[i] = pair.width;
		if (pair.text[i].text.len == 0)
			continue;
		pair.lines[i] = kt_prose_line(setting, &pair.text[i], pair.language[i], style);
		pair.width += pair.lines[i]->widest;
	}
	return pair;
}

void kt_pair_draw_one(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, unsigned which, kt_tag *tag,
                      const kt_ground *ground, kt_point top)
{
	if (pair->lines[which])
		kt_prose_draw_below(setting, canvas, tag, pair->language[which], pair->style, ground,
		                    &pair->text[which], pair->lines[which], 0, 1, top);
}

void kt_pair_draw_dot(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, const kt_ground *ground,
                      kt_point top)
{
	kt_point at = {top.x + pair->dot_x, top.y + pair->dot->leading - setting->grid.below};
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_lines(canvas, pair->dot, 0, 1, at, kt_prose_ink(ground, pair->style, pair->language[1]),
	                pair->text[1].at);
	kt_canvas_artifact(canvas, KT_ARTIFACT_NONE);
}

void kt_pair_draw(const kt_setting *setting, kt_canvas *canvas, const kt_pair *pair, kt_tag *const tags[],
                  const kt_ground *ground, kt_point top)
{
	for (unsigned i = 0; i < pair->count; i++) {
		if (i == 1)
			kt_pair_draw_dot(setting, canvas, pair, ground, top);
		kt_pair_draw_one(setting, canvas, pair, i, tags[i], ground, (kt_point){top.x + pair->x[i], top.y});
	}
	if (pair->heard && pair->lines[0])
		kt_prose_heard(setting, canvas, tags[1], kt_str_trim(pair->text[0].text),
		               (kt_box){top.x, top.y, pair->width, pair->lines[0]->leading});
}
