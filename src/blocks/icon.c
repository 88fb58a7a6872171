/* A drawing is two paths, one to fill and one to stroke, in a small part of SVG's path notation: absolute M, L, H, V, C
 * and Z, and O for a circle (centre, radius), which SVG lacks and pictograms need most. */
#include "blocks/icon.h"

#include <math.h>

#include "base/num.h"
#include "blocks/drawing.h"

typedef struct drawing {
	const char *fill, *line;
} drawing;

static const drawing drawings[KT_ICON_COUNT] = {
#define KT_ICON_DRAWING(name, fill, line) {fill, line},
#include "blocks/icon.def"
#undef KT_ICON_DRAWING
};

const char *const kt_icon_names[KT_ICON_COUNT + 1] = {
#define KT_ICON_DRAWING(name, fill, line) #name,
#include "blocks/icon.def"
#undef KT_ICON_DRAWING
        NULL};

/* The next word of a path's notation; empty at its end. */
static kt_str next_word(kt_str *rest)
{
	size_t from = 0;
	while (from < rest->len && rest->at[from] == ' ')
		from++;
	size_t to = from;
	while (to < rest->len && rest->at[to] != ' ')
		to++;
	kt_str word = kt_str_slice(*rest, from, to);
	*rest = kt_str_slice(*rest, to, rest->len);
	return word;
}

static double next_number(kt_str *rest)
{
	kt_dec number;
	if (kt_num_read(next_word(rest), &number) != KT_NUM_FINE)
		KT_BUG("an icon's path has something else where a number is due");
	return (double)number.units / pow(10, number.scale);
}

static void build_verb(cairo_t *path, char verb, kt_str *rest)
{
	static const char verbs[] = "MLHVCZO";
	static const uint8_t counts[] = {2, 2, 1, 1, 6, 0, 3};
	double n[6] = {0}, x = 0, y = 0;
	size_t which = 0;
	while (verbs[which] != verb)
		if (verbs[++which] == 0)
			KT_BUG("an icon's path has a verb that is none");
	for (unsigned i = 0; i < counts[which]; i++)
		n[i] = next_number(rest);
	if (cairo_has_current_point(path))
		cairo_get_current_point(path, &x, &y);
	switch (verb) {
	case 'M':
		cairo_move_to(path, n[0], n[1]);
		break;
	case 'L':
		cairo_line_to(path, n[0], n[1]);
		break;
	case 'H':
		cairo_line_to(path, n[0], y);
		break;
	case 'V':
		cairo_line_to(path, x, n[0]);
		break;
	case 'C':
		cairo_curve_to(path, n[0], n[1], n[2], n[3], n[4], n[5]);
		break;
	case 'O':
		kt_drawing_circle(path, n[0], n[1], n[2]);
		break;
	default:
		cairo_close_path(path);
	}
}

static bool build(kt_canvas *canvas, const char *notation, kt_box box)
{
	cairo_t *path = kt_canvas_path(canvas);
	cairo_translate(path, kt_len_points(box.x), kt_len_points(box.y));
	cairo_scale(path, kt_len_points(box.w) / KT_ICON_UNITS, kt_len_points(box.h) / KT_ICON_UNITS);
	kt_str rest = kt_str_of(notation);
	for (kt_str verb = next_word(&rest); verb.len > 0; verb = next_word(&rest))
		build_verb(path, verb.at[0], &rest);
	return notation[0] != 0;
}

void kt_icon_draw(kt_canvas *canvas, kt_icon icon, kt_box box, const kt_ink *ink)
{
	if (icon >= KT_ICON_COUNT || box.w <= 0 || box.h <= 0)
		KT_BUG("an icon that is none, or has no room");
	kt_canvas_turn_begin(canvas, box, false);
	if (build(canvas, drawings[icon].fill, box))
		kt_canvas_fill(canvas, ink);
	kt_pen pen = {.width = kt_len_max(box.w * KT_ICON_WEIGHT / KT_ICON_UNITS, 1),
	              .cap = KT_CAP_ROUND,
	              .join = KT_JOIN_ROUND};
	if (build(canvas, drawings[icon].line, box))
		kt_canvas_stroke(canvas, ink, pen);
	kt_canvas_turn_end(canvas);
}
