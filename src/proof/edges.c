/* The path is walked edge by edge: the least distance to the box is kept, and how often the path winds about the box's
 * middle (Sunday's winding number: upward edges to the left count one, downward ones take one away). */
#include "proof/edges.h"

#include <math.h>

#define CHORDS 8 /* of a quarter of a circle: off by 0.5 % of its radius */

typedef struct spot {
	double x, y;
} spot;

typedef struct walk {
	kt_box box, shown;
	double nearest; /* square of the distance */
	int winding;
} walk;

static double square_to_box(spot p, kt_box box)
{
	double x = fmax(fmax(box.x - p.x, p.x - box.x - box.w), 0), y = fmax(fmax(box.y - p.y, p.y - box.y - box.h), 0);
	return x * x + y * y;
}

static double square_to_edge(spot p, spot a, spot b)
{
	double x = b.x - a.x, y = b.y - a.y, length = x * x + y * y;
	double along = length > 0 ? fmin(fmax(((p.x - a.x) * x + (p.y - a.y) * y) / length, 0), 1) : 0;
	double dx = p.x - a.x - along * x, dy = p.y - a.y - along * y;
	return dx * dx + dy * dy;
}

/* Cuts what lies beyond one side of a box off an edge: the part of it from `low` to `high` is left. */
static bool cut(double step, double room, double *low, double *high)
{
	if (step == 0)
		return room >= 0;
	double at = room / step;
	if (step > 0)
		*high = fmin(*high, at);
	else
		*low = fmax(*low, at);
	return *low <= *high;
}

/* The part of an edge that lies in a box (Liang and Barsky); false: none does. */
static bool clip(kt_box box, spot *a, spot *b)
{
	double low = 0, high = 1, x = b->x - a->x, y = b->y - a->y;
	if (!cut(x, box.x + box.w - a->x, &low, &high) || !cut(-x, a->x - box.x, &low, &high) ||
	    !cut(y, box.y + box.h - a->y, &low, &high) || !cut(-y, a->y - box.y, &low, &high))
		return false;
	spot from = *a;
	*a = (spot){from.x + low * x, from.y + low * y};
	*b = (spot){from.x + high * x, from.y + high * y};
	return true;
}

static double square_from(walk *w, spot a, spot b)
{
	spot in_a = a, in_b = b;
	if (clip(w->box, &in_a, &in_b))
		return 0;
	double least = fmin(square_to_box(a, w->box), square_to_box(b, w->box));
	for (unsigned corner = 0; corner < 4; corner++) {
		spot p = {w->box.x + (corner & 1 ? w->box.w : 0), w->box.y + (corner & 2 ? w->box.h : 0)};
		least = fmin(least, square_to_edge(p, a, b));
	}
	return least;
}

static void wind(walk *w, spot a, spot b)
{
	double x = w->box.x + w->box.w / 2.0, y = w->box.y + w->box.h / 2.0;
	double side = (b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y);
	if (a.y <= y && b.y > y && side > 0)
		w->winding++;
	else if (a.y > y && b.y <= y && side < 0)
		w->winding--;
}

static void take_edge(walk *w, spot a, spot b, bool drawn)
{
	wind(w, a, b);
	if (drawn && clip(w->shown, &a, &b))
		w->nearest = fmin(w->nearest, square_from(w, a, b));
}

static void take_curve(walk *w, spot a, spot b, spot c, spot d)
{
	spot from = a;
	for (int i = 1; i <= CHORDS; i++) {
		double t = (double)i / CHORDS, u = 1 - t;
		double p = u * u * u, q = 3 * u * u * t, r = 3 * u * t * t, s = t * t * t;
		spot to = {p * a.x + q * b.x + r * c.x + s * d.x, p * a.y + q * b.y + r * c.y + s * d.y};
		take_edge(w, from, to, true);
		from = to;
	}
}

static spot spot_of(kt_point point)
{
	return (spot){point.x, point.y};
}

/* `filled`: a part that was not closed is, without a line being drawn; its edge shows all the same. */
static void take_path(walk *w, const kt_path *path, bool filled)
{
	const kt_point *p = path->points;
	spot start = {0, 0}, at = {0, 0};
	for (uint32_t i = 0; i < path->verb_count; i++) {
		switch (path->verbs[i]) {
		case KT_PATH_MOVE:
			take_edge(w, at, start, filled);
			start = at = spot_of(p[0]);
			break;
		case KT_PATH_LINE:
			take_edge(w, at, spot_of(p[0]), true);
			at = spot_of(p[0]);
			break;
		case KT_PATH_CURVE:
			take_curve(w, at, spot_of(p[0]), spot_of(p[1]), spot_of(p[2]));
			at = spot_of(p[2]);
			break;
		default:
			take_edge(w, at, start, true);
			at = start;
			break;
		}
		p += kt_path_points(path->verbs[i]);
	}
	take_edge(w, at, start, filled);
}

/* A picture ends where its box does. */
static kt_path path_of(const kt_op *op, kt_point corners[4])
{
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_LINE, KT_PATH_LINE};
	if (op->kind != KT_OP_PICTURE)
		return op->path;
	kt_box box = op->picture.box;
	for (unsigned i = 0; i < 4; i++)
		corners[i] = (kt_point){box.x + (i == 1 || i == 2 ? box.w : 0), box.y + (i > 1 ? box.h : 0)};
	return (kt_path){verbs, 4, corners, 4};
}

kt_edges kt_edges_near(const kt_op *op, kt_box shown, kt_box box)
{
	kt_point corners[4];
	kt_path path = path_of(op, corners);
	walk w = {box, shown, INFINITY, 0};
	take_path(&w, &path, op->kind != KT_OP_STROKE);
	double distance = sqrt(w.nearest) - (op->kind == KT_OP_STROKE ? op->pen.width / 2.0 : 0);
	kt_edges edges = {.distance = (kt_len)lround(fmin(fmax(distance, 0), KT_LEN_MAX))};
	edges.inside = w.winding != 0 && edges.distance > 0;
	return edges;
}

kt_len kt_edges_between(kt_box a, kt_box b)
{
	kt_len x = kt_len_max(b.x - a.x - a.w, a.x - b.x - b.w), y = kt_len_max(b.y - a.y - a.h, a.y - b.y - b.h);
	return (kt_len)lround(hypot(kt_len_max(x, 0), kt_len_max(y, 0)));
}
