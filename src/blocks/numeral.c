/* The digits of the first language carry the line; a pair holds what stands beside them in smaller type. */
#include "blocks/numeral.h"

#define GAP_SIXTEENTHS   4 /* between digits and unit where the language has a space, in sixteenths of the unit's size */
#define CLOSE_SIXTEENTHS 1 /* … and where it has none: "72%" in two sizes would touch */

/* A number as one language writes it. */
typedef struct number_parts {
	kt_rich digits, unit, whole;
	bool unit_first, spaced;
} number_parts;

static number_parts parts_of(const kt_setting *setting, const kt_field_number *figure, uint32_t message,
                             unsigned language)
{
	kt_sentence sentence = kt_prose_sentence(setting, message, language, figure->figure);
	const kt_rich *rich = kt_edition_text(setting->edition, message, language);
	const kt_span *span = figure->figure > 0 ? kt_rich_figure(rich, figure->figure - 1) : NULL;
	if (!span)
		KT_BUG("content lets no sentence through without its figure");
	number_parts parts = {sentence.number, sentence.unit, kt_rich_slice(setting->arena, rich, span->from, span->to),
	                      sentence.unit_first, sentence.spaced};
	const kt_rich *last = sentence.unit.text.len > 0 && !sentence.unit_first ? &sentence.unit : &sentence.number;
	if (kt_str_ends(last->text, " ")) {
		kt_rich spaced[] = {parts.whole, kt_rich_plain((kt_str){0}, rich->language, rich->at)};
		parts.whole = kt_rich_join(setting->arena, spaced, 2, " ");
	}
	return parts;
}

static kt_len unit_gap(const kt_setting *setting, const number_parts *parts, const kt_style *unit, bool always)
{
	kt_len size = kt_len_scale(unit->size, setting->fit.size, 1000);
	return kt_len_scale(size, parts->spaced || always ? GAP_SIXTEENTHS : CLOSE_SIXTEENTHS, 16);
}

static kt_len stacked_width(const kt_pair *unit)
{
	return kt_len_max(unit->lines[0]->widest, unit->lines[1]->widest);
}

/* Do both languages write the number so that its digits may be set once? */
static bool are_alike(const number_parts *a, const number_parts *b)
{
	if (!kt_str_equal(kt_str_trim(a->digits.text), kt_str_trim(b->digits.text)) || a->unit_first != b->unit_first)
		return false;
	return !a->unit_first || kt_str_equal(kt_str_trim(a->unit.text), kt_str_trim(b->unit.text));
}

/* A number whose sign keeps its side in every script: bidi's rule for European digits (UAX 9, W5). */
static bool is_joined(const number_parts *parts)
{
	bool european = false;
	for (size_t i = 0; i < parts->digits.text.len; i++)
		european |= parts->digits.text.at[i] >= '0' && parts->digits.text.at[i] <= '9';
	return european && !parts->spaced;
}

/* Where all of it stands; `sign` and `gap` are the white before and after the digits. */
static void place(kt_numeral *numeral, kt_len sign, kt_len gap, kt_len room)
{
	kt_len unit = numeral->unit.width;
	numeral->digits_x = numeral->sign_lines ? numeral->sign_lines->widest + sign : 0;
	numeral->unit_x = numeral->digits_x + numeral->lines->widest + (unit > 0 ? gap : 0);
	bool both = numeral->unit.count == 2 && numeral->unit.lines[0] && numeral->unit.lines[1];
	numeral->stacked = both && numeral->unit_x + unit > room;
	numeral->width = numeral->unit_x + (numeral->stacked ? stacked_width(&numeral->unit) : unit);
}

kt_numeral kt_numeral_set(const kt_setting *setting, const kt_field_number *figure, uint32_t message,
                          const kt_style *number, const kt_style *unit, kt_len room)
{
	number_parts parts[KT_EDITION_LANGUAGES] = {0};
	const kt_rich *after[KT_EDITION_LANGUAGES] = {0};
	kt_rich none = {0};
	for (unsigned i = 0; i < setting->count; i++) {
		parts[i] = parts_of(setting, figure, message, setting->language[i]);
		after[i] = parts[i].unit_first ? &none : &parts[i].unit;
	}
	bool two = setting->count == 2, alike = two && are_alike(&parts[0], &parts[1]);
	if (two && !alike)
		after[1] = &parts[1].whole;
	kt_numeral numeral = {.style = number, .digits = parts[0].digits};
	numeral.lines = kt_prose_line(setting, &numeral.digits, setting->language[0], number);
	if (parts[0].unit_first) {
		numeral.sign = parts[0].unit;
		numeral.sign_lines = kt_prose_line(setting, &numeral.sign, setting->language[0], unit);
	}
	numeral.unit = kt_pair_set(setting, after, unit);
	if (alike)
		numeral.heard = kt_str_trim(numeral.unit.heard ? parts[1].whole.text : parts[1].digits.text);
	numeral.joined = numeral.unit.count < 2 && is_joined(&parts[0]);
	bool dot_first = two && !alike && after[0]->text.len == 0;
	place(&numeral, unit_gap(setting, &parts[0], unit, false), unit_gap(setting, &parts[0], unit, dot_first), room);
	return numeral;
}

/* The top of a strip whose line stands on `baseline`. */
static kt_len top_of(const kt_setting *setting, const kt_lines *lines, kt_len baseline)
{
	return baseline - lines->leading + setting->grid.below;
}

static void draw_digits(const kt_setting *setting, kt_canvas *canvas, const kt_numeral *numeral, kt_tag *tag,
                        const kt_ground *ground, kt_point at)
{
	kt_point top = {at.x + numeral->digits_x, top_of(setting, numeral->lines, at.y)};
	kt_prose_draw_below(setting, canvas, tag, setting->language[0], numeral->style, ground, &numeral->digits,
	                    numeral->lines, 0, 1, top);
}

static void draw_sign(const kt_setting *setting, kt_canvas *canvas, const kt_numeral *numeral, kt_tag *tag,
                      const kt_ground *ground, kt_point at)
{
	kt_point top = {at.x, top_of(setting, numeral->sign_lines, at.y)};
	kt_prose_draw_below(setting, canvas, tag, setting->language[0], numeral->unit.style, ground, &numeral->sign,
	                    numeral->sign_lines, 0, 1, top);
}

static void draw_unit(const kt_setting *setting, kt_canvas *canvas, const kt_numeral *numeral, unsigned which,
                      kt_tag *tag, const kt_ground *ground, kt_point at)
{
	const kt_pair *unit = &numeral->unit;
	const kt_lines *lines = unit->lines[which];
	if (which >= unit->count || !lines)
		return;
	kt_point top = {at.x + numeral->unit_x, top_of(setting, lines, at.y)};
	if (!numeral->stacked)
		top.x += unit->x[which];
	else if (which == 0) /* its capitals level with the digits' */
		top.y -= numeral->lines->cap_height - lines->cap_height;
	if (which == 1 && !numeral->stacked)
		kt_pair_draw_dot(setting, canvas, unit, ground, (kt_point){at.x + numeral->unit_x, top.y});
	kt_pair_draw_one(setting, canvas, unit, which, tag, ground, top);
}

void kt_numeral_draw(const kt_setting *setting, kt_canvas *canvas, const kt_numeral *numeral, unsigned which,
                     kt_tag *tag, const kt_ground *ground, kt_point at)
{
	if (numeral->joined)
		kt_canvas_turn_begin(canvas, (kt_box){.x = at.x, .w = numeral->width}, false);
	if (which == 0 && numeral->sign_lines)
		draw_sign(setting, canvas, numeral, tag, ground, at);
	if (which == 0)
		draw_digits(setting, canvas, numeral, tag, ground, at);
	else if (numeral->heard.len > 0)
		kt_prose_heard(setting, canvas, tag, numeral->heard,
		               (kt_box){at.x + numeral->digits_x, at.y - numeral->lines->cap_height,
		                        numeral->lines->widest, numeral->lines->cap_height});
	draw_unit(setting, canvas, numeral, which, tag, ground, at);
	if (numeral->joined)
		kt_canvas_turn_end(canvas);
}
