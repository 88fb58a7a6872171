/* Rings are clipped at one side after the other (Sutherland and Hodgman 1974), lines a segment at a time (Liang and
 * Barsky 1984); lines are thinned by Ramer's (1972) and Douglas and Peucker's (1973) method, without recursion. */
#include "blocks/contour.h"

#include <math.h>

#include "base/diag.h"

#define THIN_MOST  512 /* spots of a line; the atlas has at most a fifth of that */
#define STACK_MOST 512

void kt_contour_add(kt_arena *arena, kt_contours *outlines, kt_contour outline)
{
	size_t count = outlines->count, size = sizeof(kt_contour);
	if ((count & (count - 1)) == 0) {
		size_t room = count > 0 ? 2 * count : 1;
		outlines->items = kt_arena_grow(arena, outlines->items, count * size, room * size);
	}
	outlines->items[outlines->count++] = outline;
}

bool kt_contour_meets(kt_bounds a, kt_bounds b)
{
	return a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1;
}

kt_bounds kt_contour_join(kt_bounds a, kt_bounds b)
{
	return (kt_bounds){fmin(a.x0, b.x0), fmin(a.y0, b.y0), fmax(a.x1, b.x1), fmax(a.y1, b.y1)};
}

kt_bounds kt_contour_bounds(const kt_contour *outline)
{
	kt_bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (size_t i = 0; i < outline->count; i++) {
		kt_spot s = outline->spots[i];
		bounds = kt_contour_join(bounds, (kt_bounds){s.x, s.y, s.x, s.y});
	}
	return bounds;
}

typedef enum side { WEST, EAST, SOUTH, NORTH, SIDES } side;

static bool inside(kt_spot s, kt_bounds b, side of)
{
	switch (of) {
	case WEST:
		return s.x >= b.x0;
	case EAST:
		return s.x <= b.x1;
	case SOUTH:
		return s.y >= b.y0;
	default:
		return s.y <= b.y1;
	}
}

/* Where the segment from a to b, whose ends lie on different sides, meets that side. */
static kt_spot crossing(kt_spot from, kt_spot to, kt_bounds b, side of)
{
	if (of == WEST || of == EAST) {
		double x = of == WEST ? b.x0 : b.x1;
		return (kt_spot){x, from.y + (to.y - from.y) * ((x - from.x) / (to.x - from.x))};
	}
	double y = of == SOUTH ? b.y0 : b.y1;
	return (kt_spot){from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y)), y};
}

static size_t clip_side(const kt_spot *in, size_t count, kt_bounds bounds, side of, kt_spot *out)
{
	size_t kept = 0;
	if (count == 0)
		return 0;
	kt_spot before = in[count - 1];
	bool was = inside(before, bounds, of);
	for (size_t i = 0; i < count; i++) {
		bool is = inside(in[i], bounds, of);
		if (is != was)
			out[kept++] = crossing(before, in[i], bounds, of);
		if (is)
			out[kept++] = in[i];
		before = in[i];
		was = is;
	}
	return kept;
}

kt_contour kt_contour_clip_ring(kt_arena *arena, const kt_contour *ring, kt_bounds bounds)
{
	kt_bounds own = kt_contour_bounds(ring);
	if (!kt_contour_meets(own, bounds))
		return (kt_contour){0};
	if (own.x0 >= bounds.x0 && own.x1 <= bounds.x1 && own.y0 >= bounds.y0 && own.y1 <= bounds.y1)
		return *ring;
	kt_contour out = *ring;
	for (side of = WEST; of < SIDES; of++) {
		/* Each spot gives itself and at most one crossing before it. */
		kt_spot *spots = KT_NEW_ARRAY(arena, kt_spot, 2 * out.count);
		out.count = clip_side(out.spots, out.count, bounds, of, spots);
		out.spots = spots;
	}
	return out;
}

/* Narrows the part t0 … t1 of a segment to where p * t <= q. */
static bool narrow(double p, double q, double *t0, double *t1)
{
	if (p == 0)
		return q >= 0;
	double t = q / p;
	if (p < 0)
		*t0 = fmax(*t0, t);
	else
		*t1 = fmin(*t1, t);
	return *t0 <= *t1;
}

static bool clip_segment(kt_spot from, kt_spot to, kt_bounds b, double *t0, double *t1)
{
	double dx = to.x - from.x, dy = to.y - from.y;
	*t0 = 0;
	*t1 = 1;
	return narrow(-dx, from.x - b.x0, t0, t1) && narrow(dx, b.x1 - from.x, t0, t1) &&
	       narrow(-dy, from.y - b.y0, t0, t1) && narrow(dy, b.y1 - from.y, t0, t1);
}

void kt_contour_clip_line(kt_arena *arena, const kt_contour *line, kt_bounds bounds, kt_contours *parts)
{
	if (line->count < 2 || !kt_contour_meets(kt_contour_bounds(line), bounds))
		return;
	kt_contour part = {KT_NEW_ARRAY(arena, kt_spot, line->count), 0};
	for (size_t i = 0; i + 1 < line->count; i++) {
		kt_spot from = line->spots[i], to = line->spots[i + 1];
		double t0, t1, dx = to.x - from.x, dy = to.y - from.y;
		if (!clip_segment(from, to, bounds, &t0, &t1))
			continue;
		if (part.count > 0 && t0 > 0) {
			kt_contour_add(arena, parts, part);
			part = (kt_contour){KT_NEW_ARRAY(arena, kt_spot, line->count - i), 0};
		}
		if (part.count == 0)
			part.spots[part.count++] = (kt_spot){from.x + t0 * dx, from.y + t0 * dy};
		part.spots[part.count++] = (kt_spot){from.x + t1 * dx, from.y + t1 * dy};
		if (t1 < 1 || i + 2 == line->count) {
			kt_contour_add(arena, parts, part);
			part = (kt_contour){KT_NEW_ARRAY(arena, kt_spot, line->count - i), 0};
		}
	}
	if (part.count > 1)
		kt_contour_add(arena, parts, part);
}

/* The spot between two others that lies furthest off the line through them; its distance, squared. */
static double furthest(const kt_contour *line, size_t first, size_t last, double wide, size_t *which)
{
	const kt_spot *s = line->spots;
	double dx = (s[last].x - s[first].x) * wide, dy = s[last].y - s[first].y, length = dx * dx + dy * dy, most = -1;
	for (size_t i = first + 1; i < last; i++) {
		double x = (s[i].x - s[first].x) * wide, y = s[i].y - s[first].y;
		double t = length > 0 ? (x * dx + y * dy) / length : 0;
		t = t < 0 ? 0 : t > 1 ? 1 : t;
		double off_x = x - t * dx, off_y = y - t * dy, off = off_x * off_x + off_y * off_y;
		if (off > most) {
			most = off;
			*which = i;
		}
	}
	return most;
}

void kt_contour_thin(kt_contour *line, double tolerance, double wide)
{
	bool keep[THIN_MOST] = {false};
	size_t stack[STACK_MOST][2], depth = 0, kept = 0;
	if (line->count < 3)
		return;
	if (line->count > THIN_MOST)
		KT_BUG("a line of more spots than can be thinned at once");
	keep[0] = keep[line->count - 1] = true;
	stack[depth][0] = 0;
	stack[depth++][1] = line->count - 1;
	while (depth > 0) {
		size_t first = stack[--depth][0], last = stack[depth][1], middle = first;
		if (furthest(line, first, last, wide, &middle) < tolerance * tolerance)
			continue;
		keep[middle] = true;
		/* Each piece is shorter than its whole, so that no more of them wait than there are spots. */
		if (middle - first > 1) {
			stack[depth][0] = first;
			stack[depth++][1] = middle;
		}
		if (last - middle > 1) {
			stack[depth][0] = middle;
			stack[depth++][1] = last;
		}
	}
	for (size_t i = 0; i < line->count; i++)
		if (keep[i])
			line->spots[kept++] = line->spots[i];
	line->count = kept;
}
