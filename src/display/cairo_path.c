/* Blocks build paths in a Cairo context that draws nothing: a picture of one pixel. Cairo keeps coordinates as 24.8 fixed
 * point; what does not fit wraps, and NaN and infinity become 0, without a word (cairo-fixed-private.h). The picture has
 * a device offset of ORIGIN points, so that a path's 0 lies far off every page: such a point is seen, and named. */
#include "display/cairo_path.h"

#include <math.h>

#include "base/num.h"

#define ORIGIN    1048576.0 /* 2^20: exact in 24.8, and eight times inside its range */
#define TOLERANCE 0.01      /* points; Cairo's 0.1 turns a dot of 5 pt into two curves, which shows */

cairo_t *kt_cairo_path_open(void)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
	cairo_surface_set_device_offset(surface, ORIGIN, ORIGIN);
	cairo_t *context = cairo_create(surface);
	cairo_surface_destroy(surface);
	cairo_set_tolerance(context, TOLERANCE);
	return context;
}

static kt_str points_of(kt_arena *arena, double x, double y)
{
	kt_buf words = kt_buf_in(arena);
	kt_num_ratio(&words, (int64_t)(x * 100), 100, 0);
	kt_buf_text(&words, ", ");
	kt_num_ratio(&words, (int64_t)(y * 100), 100, 0);
	return kt_buf_str(&words);
}

static bool report_off(const kt_cairo_target *target, double x, double y)
{
	kt_diag_error(target->diag, KT_DIAG_OFF_PAGE, target->place,
	              "a drawing has a point at %.*s pt, more than a page off the page",
	              KT_STR_ARG(points_of(target->arena, x, y)));
	kt_diag_hint(target->diag, "a number or a size here is far too large, or a division by zero stands behind it");
	return false;
}

static bool near_page(const kt_page *page, double x, double y)
{
	double width = kt_len_points(page->width), height = kt_len_points(page->height);
	return x >= -width && x <= 2 * width && y >= -height && y <= 2 * height;
}

static kt_len length_of(double points)
{
	return (kt_len)lround(points * KT_LEN_PT);
}

typedef struct taking {
	uint8_t *verbs;
	kt_point *points;
	uint32_t verb_count, point_count;
} taking;

/* One element of Cairo's path. A move that nothing follows is dropped: Cairo adds one after each close. */
static bool take_element(const kt_cairo_target *target, const cairo_path_data_t *data, taking *t)
{
	static const uint8_t verbs[] = {[CAIRO_PATH_MOVE_TO] = KT_PATH_MOVE,
	                                [CAIRO_PATH_LINE_TO] = KT_PATH_LINE,
	                                [CAIRO_PATH_CURVE_TO] = KT_PATH_CURVE,
	                                [CAIRO_PATH_CLOSE_PATH] = KT_PATH_CLOSE};
	if (data->header.type == CAIRO_PATH_MOVE_TO && t->verb_count > 0 &&
	    t->verbs[t->verb_count - 1] == KT_PATH_MOVE) {
		t->verb_count--;
		t->point_count--;
	}
	t->verbs[t->verb_count++] = verbs[data->header.type];
	for (int i = 1; i < data->header.length; i++) {
		double x = data[i].point.x, y = data[i].point.y;
		if (!near_page(target->page, x, y))
			return report_off(target, x, y);
		t->points[t->point_count++] = (kt_point){length_of(x), length_of(y)};
	}
	return true;
}

bool kt_cairo_path_take(cairo_t **taken_from, const kt_cairo_target *target, kt_path *path)
{
	cairo_t *context = *taken_from;
	cairo_identity_matrix(context);
	cairo_path_t *copy = cairo_copy_path(context);
	cairo_new_path(context);
	if (copy->status != CAIRO_STATUS_SUCCESS) {
		/* A matrix that cannot be turned round, from a size of 0. The context never works again: take another. */
		kt_diag_error(target->diag, KT_DIAG_OFF_PAGE, target->place, "a drawing cannot be made: %s",
		              cairo_status_to_string(copy->status));
		cairo_path_destroy(copy);
		cairo_destroy(context);
		*taken_from = kt_cairo_path_open();
		return false;
	}
	size_t elements = 0;
	for (int i = 0; i < copy->num_data; i += copy->data[i].header.length)
		elements++;
	size_t points = (size_t)copy->num_data - elements;
	taking t = {KT_NEW_ARRAY(target->arena, uint8_t, elements), KT_NEW_ARRAY(target->arena, kt_point, points), 0,
	            0};
	bool fine = true;
	for (int i = 0; fine && i < copy->num_data; i += copy->data[i].header.length)
		fine = take_element(target, &copy->data[i], &t);
	cairo_path_destroy(copy);
	if (fine && t.verb_count > 0 && t.verbs[t.verb_count - 1] == KT_PATH_MOVE) {
		t.verb_count--;
		t.point_count--;
	}
	kt_mirror_points(target->mirror, t.points, t.point_count);
	*path = (kt_path){t.verbs, t.verb_count, t.points, t.point_count};
	return fine && t.verb_count > 0;
}
