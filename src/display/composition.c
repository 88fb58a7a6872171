/* Copies what a paragraph's lines say of themselves: the lines go when their section is done. */
#include "display/composition.h"

static const kt_linebreak_cost *copy_costs(kt_arena *arena, const kt_line *line)
{
	kt_linebreak_cost *costs = KT_NEW_ARRAY(arena, kt_linebreak_cost, line->cost_count);
	for (uint32_t i = 0; i < line->cost_count; i++)
		costs[i] = (kt_linebreak_cost){kt_str_c(arena, kt_str_of(line->costs[i].what)), line->costs[i].amount};
	return costs;
}

static const kt_other *copy_other(kt_arena *arena, const kt_other *other)
{
	if (!other)
		return NULL;
	kt_other *copy = KT_NEW(arena, kt_other);
	kt_other_line *items = KT_NEW_ARRAY(arena, kt_other_line, other->count);
	for (size_t i = 0; i < other->count; i++)
		items[i] = other->items[i];
	*copy = (kt_other){other->cost, items, other->count};
	return copy;
}

const kt_composition *kt_composition_of(kt_arena *arena, const kt_lines *lines)
{
	kt_composition *composition = KT_NEW(arena, kt_composition);
	kt_composed_line *items = KT_NEW_ARRAY(arena, kt_composed_line, lines->count);
	for (size_t i = 0; i < lines->count; i++) {
		const kt_line *line = &lines->items[i];
		items[i] = (kt_composed_line){.from = line->from,
		                              .to = line->to,
		                              .x = line->x,
		                              .width = line->width,
		                              .end = line->end,
		                              .in_word = line->in_word,
		                              .word_space = line->word_space,
		                              .letter_space = line->letter_space,
		                              .costs = copy_costs(arena, line),
		                              .cost_count = line->cost_count};
	}
	kt_style *style = KT_NEW(arena, kt_style);
	*style = *lines->style;
	*composition = (kt_composition){.text = kt_str_copy(arena, lines->text),
	                                .language = kt_str_copy(arena, lines->language),
	                                .at = lines->at,
	                                .style = style,
	                                .fit = lines->fit,
	                                .measure = lines->measure,
	                                .ascent = lines->ascent,
	                                .descent = lines->descent,
	                                .cap_height = lines->cap_height,
	                                .x_height = lines->x_height,
	                                .lines = items,
	                                .count = lines->count,
	                                .other = copy_other(arena, lines->other)};
	return composition;
}
