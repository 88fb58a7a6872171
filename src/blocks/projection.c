/* Lambert's azimuthal equal-area projection: Snyder, Map Projections: A Working Manual (1987), 185-187, on a sphere.
 * Equal Earth: Šavrič, Patterson and Jenny (2018), with their coefficients. On a map as wide as a page a sphere is as good
 * as an ellipsoid: they differ by less than the line's width. */
#include "blocks/projection.h"

#include <math.h>

#include "blocks/block.h"

#define WORLD_WIDE    150.0 /* degrees of longitude from which a frame is the world */
#define FURTHEST      1.75 /* radii from the middle: 122 degrees; further off azimuthal shapes are drawn out too much */
#define EDGE_MOST     2.0  /* degrees: a longer edge is bent by the projection so that it shows */
#define SIDE_SAMPLES  24
#define FRAME_SAMPLES 12
#define VIEW_MARGIN   2.0 /* degrees: what lies between two samples */

static double radians(double degrees)
{
	return degrees * (KT_PI / 180);
}

kt_projection kt_projection_about(kt_bounds frame)
{
	double lat = radians((frame.y0 + frame.y1) / 2);
	kt_projection p = {.world = frame.x1 - frame.x0 >= WORLD_WIDE, .lon = (frame.x0 + frame.x1) / 2, .scale = 1};
	p.sin_lat = sin(lat);
	p.cos_lat = cos(lat);
	return p;
}

static kt_spot equal_earth(double lon, double lat)
{
	const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, m = sqrt(3) / 2;
	double t = asin(m * sin(lat)), t2 = t * t, t6 = t2 * t2 * t2;
	return (kt_spot){lon * cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))),
	                 t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))};
}

static kt_spot azimuthal(const kt_projection *p, double lon, double lat)
{
	double sin_lat = sin(lat), cos_lat = cos(lat), cos_lon = cos(lon);
	/* At the point opposite the middle, which is never seen, this would divide by zero. */
	double k = sqrt(2 / fmax(1 + p->sin_lat * sin_lat + p->cos_lat * cos_lat * cos_lon, 1e-9));
	return (kt_spot){k * cos_lat * sin(lon), k * (p->cos_lat * sin_lat - p->sin_lat * cos_lat * cos_lon)};
}

kt_spot kt_projection_spot(const kt_projection *p, kt_spot degrees)
{
	double lon = radians(degrees.x - p->lon), lat = radians(degrees.y);
	kt_spot s = p->world ? equal_earth(lon, lat) : azimuthal(p, lon, lat);
	return (kt_spot){p->origin.x + s.x * p->scale, p->origin.y - s.y * p->scale};
}

/* Into how many parts an edge is cut. */
static size_t parts_of(kt_spot from, kt_spot to)
{
	double longest = fmax(fabs(to.x - from.x), fabs(to.y - from.y));
	return longest > EDGE_MOST ? (size_t)ceil(longest / EDGE_MOST) : 1;
}

kt_contour kt_projection_outline(kt_arena *arena, const kt_projection *p, const kt_contour *outline, bool closed)
{
	const kt_spot *spots = outline->spots;
	size_t edges = outline->count - (closed ? 0 : 1), room = 1;
	if (outline->count == 0)
		return (kt_contour){0};
	for (size_t i = 0; i < edges; i++)
		room += parts_of(spots[i], spots[(i + 1) % outline->count]);
	kt_contour out = {KT_NEW_ARRAY(arena, kt_spot, room), 0};
	for (size_t i = 0; i < edges; i++) {
		kt_spot from = spots[i], to = spots[(i + 1) % outline->count];
		size_t parts = parts_of(from, to);
		for (size_t k = 0; k < parts; k++) {
			double t = (double)k / (double)parts;
			kt_spot at = {from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
			out.spots[out.count++] = kt_projection_spot(p, at);
		}
	}
	if (!closed)
		out.spots[out.count++] = kt_projection_spot(p, spots[outline->count - 1]);
	return out;
}

kt_bounds kt_projection_frame(const kt_projection *p, kt_bounds frame)
{
	kt_bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (int i = 0; i <= FRAME_SAMPLES; i++)
		for (int k = 0; k <= FRAME_SAMPLES; k++) {
			kt_spot at = {frame.x0 + (frame.x1 - frame.x0) * i / FRAME_SAMPLES,
			              frame.y0 + (frame.y1 - frame.y0) * k / FRAME_SAMPLES};
			kt_spot s = kt_projection_spot(p, at);
			bounds = kt_contour_join(bounds, (kt_bounds){s.x, s.y, s.x, s.y});
		}
	return bounds;
}

/* Latitudes whose middle stands within the page, and all longitudes of one turn. */
static kt_bounds world_view(const kt_projection *p, kt_bounds page)
{
	kt_bounds view = {p->lon - 180, 90, p->lon + 180, -90};
	for (int lat = -90; lat <= 90; lat++) {
		double y = kt_projection_spot(p, (kt_spot){p->lon, lat}).y;
		if (y < page.y0 || y > page.y1)
			continue;
		view.y0 = fmin(view.y0, lat - VIEW_MARGIN);
		view.y1 = fmax(view.y1, lat + VIEW_MARGIN);
	}
	view.y0 = fmax(view.y0, -90);
	view.y1 = fmin(view.y1, 90);
	return view;
}

/* From a spot on the page, in radii from the middle, to degrees; false: it lies further off than is shown. */
static bool unproject(const kt_projection *p, kt_spot spot, kt_spot *degrees)
{
	double x = (spot.x - p->origin.x) / p->scale, y = (p->origin.y - spot.y) / p->scale, rho = sqrt(x * x + y * y);
	if (rho > FURTHEST)
		return false;
	double c = 2 * asin(rho / 2), sin_c = sin(c), cos_c = cos(c);
	double sin_lat = cos_c * p->sin_lat + (rho > 0 ? y * sin_c * p->cos_lat / rho : 0);
	double lon = rho > 0 ? atan2(x * sin_c, rho * p->cos_lat * cos_c - y * p->sin_lat * sin_c) : 0;
	*degrees = (kt_spot){p->lon + lon * 180 / KT_PI, asin(fmax(-1, fmin(1, sin_lat))) * 180 / KT_PI};
	return true;
}

static bool holds(kt_bounds bounds, kt_spot s)
{
	return s.x >= bounds.x0 && s.x <= bounds.x1 && s.y >= bounds.y0 && s.y <= bounds.y1;
}

bool kt_projection_view(const kt_projection *p, kt_bounds page, kt_bounds *view)
{
	if (p->world) {
		*view = world_view(p, page);
		return true;
	}
	*view = (kt_bounds){INFINITY, INFINITY, -INFINITY, -INFINITY};
	for (int i = 0; i <= SIDE_SAMPLES; i++) {
		double x = page.x0 + (page.x1 - page.x0) * i / SIDE_SAMPLES;
		double y = page.y0 + (page.y1 - page.y0) * i / SIDE_SAMPLES;
		const kt_spot sides[] = {{x, page.y0}, {x, page.y1}, {page.x0, y}, {page.x1, y}};
		for (int k = 0; k < 4; k++) {
			kt_spot d;
			if (!unproject(p, sides[k], &d))
				return false;
			*view = kt_contour_join(*view, (kt_bounds){d.x, d.y, d.x, d.y});
		}
	}
	bool north = holds(page, kt_projection_spot(p, (kt_spot){p->lon, 90}));
	bool south = holds(page, kt_projection_spot(p, (kt_spot){p->lon, -90}));
	view->y0 = south ? -90 : fmax(view->y0 - VIEW_MARGIN, -90);
	view->y1 = north ? 90 : fmin(view->y1 + VIEW_MARGIN, 90);
	view->x0 = north || south ? p->lon - 180 : fmax(view->x0 - VIEW_MARGIN, p->lon - 180);
	view->x1 = north || south ? p->lon + 180 : fmin(view->x1 + VIEW_MARGIN, p->lon + 180);
	return true;
}
