/* The first language's Figure holds the drawing, the second's an empty place at the same box. */
#include "blocks/drawing.h"

#include "base/num.h"
#include "blocks/prose.h"

#define QUARTER       0.5519150244935106 /* a quarter of a circle as a curve, off by two parts in ten thousand */
#define AIR_HALF_ROWS 5                  /* white above and below a drawing together, where it can choose its size */

void kt_drawing_begin(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t alt)
{
	kt_canvas_tag(canvas, kt_prose_tag_of(setting, block, alt, setting->language[0]));
}

void kt_drawing_end(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t alt, kt_box box)
{
	for (unsigned i = 0; i < setting->count; i++) {
		kt_canvas_tag(canvas, kt_prose_tag_of(setting, block, alt, setting->language[i]));
		kt_canvas_figure_box(canvas, box);
	}
}

void kt_drawing_circle(cairo_t *path, double x, double y, double radius)
{
	double k = radius * QUARTER;
	cairo_move_to(path, x + radius, y);
	cairo_curve_to(path, x + radius, y + k, x + k, y + radius, x, y + radius);
	cairo_curve_to(path, x - k, y + radius, x - radius, y + k, x - radius, y);
	cairo_curve_to(path, x - radius, y - k, x - k, y - radius, x, y - radius);
	cairo_curve_to(path, x + k, y - radius, x + radius, y - k, x + radius, y);
	cairo_close_path(path);
}

void kt_drawing_disc(kt_canvas *canvas, kt_point centre, kt_len radius, const kt_ink *ink)
{
	kt_drawing_circle(kt_canvas_path(canvas), kt_len_points(centre.x), kt_len_points(centre.y),
	                  kt_len_points(radius));
	kt_canvas_fill(canvas, ink);
}

kt_len kt_drawing_room(const kt_setting *setting)
{
	return setting->room > 0 ? kt_len_max(setting->room - AIR_HALF_ROWS * setting->grid.row / 2, setting->grid.row)
	                         : 0;
}

const kt_ink *kt_drawing_ink(const kt_ground *ground, const kt_field_paints *paints, size_t index)
{
	return paints->count > 0 ? kt_setting_ink(ground, &paints->items[index % paints->count]) : NULL;
}

kt_len kt_drawing_steps(kt_len length, kt_len step)
{
	return (length + step - 1) / step * step;
}

void kt_drawing_high(const kt_setting *setting, kt_place at, const char *what, kt_len height, kt_len room)
{
	kt_buf words = kt_buf_in(setting->arena);
	kt_buf_print(&words, "%s takes ", what);
	kt_num_ratio(&words, height, KT_LEN_PT, 1);
	kt_buf_text(&words, " pt in height, and has ");
	kt_num_ratio(&words, room, KT_LEN_PT, 1);
	kt_diag_error(setting->diag, KT_DIAG_OVERFLOW, at, "%.*s pt", KT_STR_ARG(kt_buf_str(&words)));
	kt_diag_hint(setting->diag, "shorten its texts, or give the slot more rows");
}
