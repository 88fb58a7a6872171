/* Map: the case's countries filled, on land and sea that fill the frame.
 *
 * How it is framed  Without `frame` the case is made as large as its room allows: below the strip at the top that labels
 *                   stand in, or beside them, whichever lets it be larger, and with land or sea around. With `frame` the
 *                   region or the countries that it names are seen whole (but for a region's outermost land), and the
 *                   map is moved so that the case stands clear of the labels.
 * How it is drawn   blocks/projection says which degrees are seen; blocks/atlas gives the outlines there, thinned to what
 *                   shows; they are clipped in degrees, projected, clipped to the frame, and rounded to a tenth of a
 *                   point: finer is not printed, and digits are most of a map's bytes. Borders are lines of their own,
 *                   once for both neighbours. */
#include <math.h>
#include <string.h>

#include "blocks/atlas.h"
#include "blocks/drawing.h"
#include "blocks/projection.h"
#include "blocks/prose.h"

typedef enum map_borders { SHOWN, NONE } map_borders;
static const char *const borders[] = {"shown", "none", NULL};

typedef struct map_block {
	kt_field_text alt;
	kt_field_words countries;
	kt_field_words frame;
	int32_t borders;
} map_block;

static const kt_field fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(map_block, alt), .required = true, .role = "map alt",
         .note = "map: heard, not seen; its labels are read out after it",
         .help = "what the map shows, for who does not see it"},
        {"countries", KT_FIELD_WORDS, offsetof(map_block, countries), .required = true, .min = "1", .max = "40",
         .role = "country", .help = "the countries filled, each by its two letters (ISO 3166): PE"},
        {"frame", KT_FIELD_WORDS, offsetof(map_block, frame), .max = "40",
         .help = "the region shown, by its English name (UN M49): Eastern Africa; or the countries that it takes in, "
                 "each by its two letters; the surroundings of the countries filled unless given"},
        {"borders", KT_FIELD_CHOICE, offsetof(map_block, borders), .fallback = "shown", .choices = borders,
         .help = "whether borders are drawn: they are Natural Earth's de facto ones, and some are contested"},
        KT_FIELD_END};
static const kt_record record = {"a map", sizeof(map_block), fields, NULL};

typedef struct map_look {
	kt_field_paint sea, land, fill, border_ink;
	kt_len border, clear;
} map_look;

static const kt_field look_fields[] = {
        {"sea", KT_FIELD_PAINT, offsetof(map_look, sea), .fallback = "off", .help = "fill of the sea"},
        {"land", KT_FIELD_PAINT, offsetof(map_look, land), .fallback = "text", .help = "fill of the land"},
        {"case", KT_FIELD_PAINT, offsetof(map_look, fill), .fallback = "figure",
         .help = "fill of the countries that the section is about"},
        {"border", KT_FIELD_LENGTH, offsetof(map_look, border), .fallback = "0.4pt", .min = "0.25pt", .max = "4pt",
         .help = "weight of the borders"},
        {"border-ink", KT_FIELD_PAINT, offsetof(map_look, border_ink), .fallback = "off", .help = "ink of the borders"},
        {"clear", KT_FIELD_LENGTH, offsetof(map_look, clear), .fallback = "26mm", .min = "0pt",
         .help = "height at the top that labels stand in: the case keeps below it, or beside them"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a map", sizeof(map_look), look_fields, NULL};

#define WIDTH_MOST       0.76 /* of the frame, that the case takes at most: more, and nothing shows where it lies */
#define HEIGHT_MOST      0.64
#define CLEAR_SIDE       0.05 /* of the frame, between the case and its sides, … */
#define CLEAR_FOOT       0.07 /* … and its foot */
#define OFF_MIDDLE       0.12 /* of the frame, that the case may stand off its middle where a region is shown */
#define LABELS_WIDTH     0.58 /* of the frame, that labels at its top take at most */
#define BESIDE_WORTH     1.15
#define COARSE_BELOW     2.5  /* points a degree: below, the outlines for the world are enough */
#define EDGE             1.0  /* points */
#define TOLERANCE        0.25 /* points: less than a border's weight */
#define GRAIN            10   /* parts of a point that coordinates are rounded to */
#define SPECK            0.5  /* points: islands smaller than this do not show */
#define DOT_BELOW        5.0  /* points: a country smaller than this is shown by a dot … */
#define DOT_RADIUS       KT_PT(3)
#define HEIGHT_PER_WIDTH 2 /* a frame without a height of its own is half as high as wide */

/* Countries and their frame; false: there is none to show. */
typedef struct map_case {
	size_t countries[40];
	size_t count;
	kt_bounds frame;  /* of them */
	kt_bounds region; /* named, or that same */
	bool named;
} map_case;

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const map_block *map = block->fields;
	kt_prose_figure(setting, parent, block->index, map->alt.first, language);
}

static size_t find_country(const kt_setting *setting, const kt_node *word)
{
	size_t country = kt_atlas_country(word->text);
	if (country != SIZE_MAX)
		return country;
	kt_diag_error(setting->diag, KT_DIAG_CHOICE, word->at, "the atlas has no country `%.*s`",
	              KT_STR_ARG(word->text));
	kt_diag_hint(setting->diag, "codes are those of ISO 3166-1, where the United Kingdom is GB");
	return SIZE_MAX;
}

/* A region, or a country. */
static bool find_region(const kt_setting *setting, const kt_node *word, kt_bounds *frame)
{
	if (kt_atlas_region(word->text, frame))
		return true;
	size_t country = kt_atlas_country(word->text);
	if (country != SIZE_MAX) {
		*frame = kt_atlas_country_frame(country);
		return true;
	}
	size_t count = kt_atlas_region_count();
	const char **names = KT_NEW_ARRAY(setting->arena, const char *, count + 1);
	kt_buf all = kt_buf_in(setting->arena);
	for (size_t i = 0; i < count; i++) {
		names[i] = kt_atlas_region_name(i);
		kt_buf_print(&all, i > 0 ? ", %s" : "%s", names[i]);
	}
	const char *nearest = kt_str_nearest(word->text, names);
	kt_diag_error(setting->diag, KT_DIAG_CHOICE, word->at, "no region is called `%.*s`", KT_STR_ARG(word->text));
	if (nearest)
		kt_diag_hint(setting->diag, "did you mean `%s`?", nearest);
	else
		kt_diag_hint(setting->diag, "regions: %.*s", KT_STR_ARG(kt_buf_str(&all)));
	return false;
}

/* A frame that was counted from the other side of the antimeridian, turned to lie by the first one. */
static kt_bounds turned_to(kt_bounds frame, kt_bounds to)
{
	double turns = round(((to.x0 + to.x1) - (frame.x0 + frame.x1)) / 720) * 360;
	return (kt_bounds){frame.x0 + turns, frame.y0, frame.x1 + turns, frame.y1};
}

/* All that is to be seen, in one frame. */
static bool read_region(const kt_setting *setting, const kt_field_words *words, kt_bounds *region)
{
	bool good = true;
	for (size_t i = 0; i < words->count; i++) {
		kt_bounds frame;
		if (!find_region(setting, words->items[i], &frame))
			good = false;
		else
			*region = i > 0 ? kt_contour_join(*region, turned_to(frame, *region)) : frame;
	}
	return good;
}

static bool read_case(const kt_setting *setting, const map_block *map, map_case *c)
{
	bool good = true;
	*c = (map_case){0};
	for (size_t i = 0; i < map->countries.count; i++) {
		size_t country = find_country(setting, map->countries.items[i]);
		good &= country != SIZE_MAX;
		if (country == SIZE_MAX)
			continue;
		kt_bounds frame = kt_atlas_country_frame(country);
		c->frame = c->count > 0 ? kt_contour_join(c->frame, turned_to(frame, c->frame)) : frame;
		c->countries[c->count++] = country;
	}
	c->region = c->frame;
	c->named = map->frame.count > 0;
	if (c->named && !read_region(setting, &map->frame, &c->region))
		return false;
	c->frame = turned_to(c->frame, c->region);
	return good && c->count > 0;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	kt_len row = setting->grid.row, height = setting->width / HEIGHT_PER_WIDTH / row * row;
	map_case *c = KT_NEW(setting->arena, map_case);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = setting->room > 0 ? setting->room : kt_len_max(height, row);
	slice->own = read_case(setting, block->fields, c) ? c : NULL;
}

static double width_of(kt_bounds b)
{
	return b.x1 - b.x0;
}

static double height_of(kt_bounds b)
{
	return b.y1 - b.y0;
}

/* The scale at which what is `size` large fits a place. */
static double scale_in(kt_bounds size, double width, double height)
{
	return fmin(width / fmax(width_of(size), 1e-6), height / fmax(height_of(size), 1e-6));
}

/* Moves a span of `length` about `middle` so that it lies within from … to, if it can. */
static double within(double middle, double length, double from, double to)
{
	if (length > to - from)
		return (from + to) / 2;
	return fmax(from + length / 2, fmin(to - length / 2, middle));
}

/* Puts the map: scale and origin such that the case stands in its place. `page` in points; `clear` from its top. */
static kt_projection frame_map(const map_case *c, kt_bounds page, double clear, bool world)
{
	kt_projection p = kt_projection_about(c->region);
	p.world |= world;
	kt_bounds region = kt_projection_frame(&p, c->region), own = kt_projection_frame(&p, c->frame);
	double width = width_of(page), height = height_of(page), side = CLEAR_SIDE * width;
	double foot = page.y1 - CLEAR_FOOT * height;
	const kt_bounds places[] = {
	        {page.x0 + side, page.y0 + clear, page.x1 - side, foot}, /* below the labels, or beside them */
	        {page.x0 + LABELS_WIDTH * width, page.y0 + CLEAR_FOOT * height, page.x1 - side, foot}};
	double scales[2];
	for (int i = 0; i < 2; i++)
		scales[i] = scale_in(own, fmin(width_of(places[i]), WIDTH_MOST * width),
		                     fmin(height_of(places[i]), HEIGHT_MOST * height));
	if (c->named)
		for (int i = 0; i < 2; i++)
			scales[i] = fmin(scales[i], scale_in(region, width, height));
	/* Below the labels is nearer to the page's middle; beside them has to be worth it. */
	int which = scales[1] > scales[0] * BESIDE_WORTH;
	kt_bounds place = places[which];
	p.scale = scales[which];
	kt_bounds seen = c->named ? region : own;
	/* Where the case comes to stand with the region in the page's middle, and where it may. */
	kt_spot middle = {(page.x0 + page.x1) / 2 + ((own.x0 + own.x1) - (seen.x0 + seen.x1)) / 2 * p.scale,
	                  (page.y0 + page.y1) / 2 + ((own.y0 + own.y1) - (seen.y0 + seen.y1)) / 2 * p.scale};
	double off_x = OFF_MIDDLE * width, off_y = OFF_MIDDLE * height;
	middle.x = fmax(page.x0 + width / 2 - off_x, fmin(page.x0 + width / 2 + off_x, middle.x));
	middle.y = fmax(page.y0 + height / 2 - off_y, fmin(page.y0 + height / 2 + off_y, middle.y));
	middle.x = within(middle.x, width_of(own) * p.scale, place.x0, place.x1);
	middle.y = within(middle.y, height_of(own) * p.scale, place.y0, place.y1);
	p.origin = (kt_spot){middle.x - (own.x0 + own.x1) / 2 * p.scale, middle.y - (own.y0 + own.y1) / 2 * p.scale};
	return p;
}

/* What is drawn of a country. */
typedef struct map_shape {
	bool dot;
	kt_point at;
	kt_path path;
} map_shape;

typedef struct map_shapes {
	kt_path land, borders;
	map_shape *countries; /* as the case has them */
} map_shapes;

typedef struct drawing {
	kt_arena *scratch;
	kt_arena *keep; /* takes the paths */
	kt_projection projection;
	kt_bounds page; /* the frame, and a little more: it is clipped to, so that no edge of a fill shows inside */
	kt_bounds view;
} drawing;

/* Outlines on the page, cut to it. */
static kt_contours on_page(const drawing *d, kt_contours outlines, bool closed)
{
	kt_contours out = {0};
	for (size_t i = 0; i < outlines.count; i++) {
		kt_contours near = {0};
		if (closed)
			kt_contour_add(d->scratch, &near,
			               kt_contour_clip_ring(d->scratch, &outlines.items[i], d->view));
		else
			kt_contour_clip_line(d->scratch, &outlines.items[i], d->view, &near);
		for (size_t k = 0; k < near.count; k++) {
			kt_contour o = kt_projection_outline(d->scratch, &d->projection, &near.items[k], closed);
			if (!closed)
				kt_contour_clip_line(d->scratch, &o, d->page, &out);
			else if ((o = kt_contour_clip_ring(d->scratch, &o, d->page)).count > 2)
				kt_contour_add(d->scratch, &out, o);
		}
	}
	return out;
}

static kt_len grain_of(double points)
{
	return kt_len_scale((kt_len)lround(points * GRAIN), KT_LEN_PT, GRAIN);
}

static kt_point rounded(kt_spot spot)
{
	return (kt_point){grain_of(spot.x), grain_of(spot.y)};
}

/* Adds an outline to a path; spots that fall together once rounded are one. */
static void add_outline(kt_path *path, uint8_t *verbs, kt_point *points, const kt_contour *outline, bool closed)
{
	uint32_t first = path->point_count, verb = path->verb_count;
	for (size_t i = 0; i < outline->count; i++) {
		kt_point p = rounded(outline->spots[i]);
		const kt_point *before = &points[path->point_count - 1];
		if (path->point_count > first && p.x == before->x && p.y == before->y)
			continue;
		verbs[path->verb_count++] = path->point_count > first ? KT_PATH_LINE : KT_PATH_MOVE;
		points[path->point_count++] = p;
	}
	if (path->point_count - first < (closed ? 3 : 2)) {
		path->point_count = first;
		path->verb_count = verb;
	} else if (closed) {
		verbs[path->verb_count++] = KT_PATH_CLOSE;
	}
}

static kt_path copy_of(kt_path path, kt_arena *arena)
{
	uint8_t *verbs = KT_NEW_ARRAY(arena, uint8_t, path.verb_count);
	kt_point *points = KT_NEW_ARRAY(arena, kt_point, path.point_count);
	if (path.verb_count > 0)
		memcpy(verbs, path.verbs, path.verb_count * sizeof *verbs);
	if (path.point_count > 0)
		memcpy(points, path.points, path.point_count * sizeof *points);
	path.verbs = verbs;
	path.points = points;
	return path;
}

static kt_path path_of(const drawing *d, const kt_contours *outlines, bool closed)
{
	size_t room = 0;
	for (size_t i = 0; i < outlines->count; i++)
		room += outlines->items[i].count + 1;
	uint8_t *verbs = KT_NEW_ARRAY(d->scratch, uint8_t, room);
	kt_point *points = KT_NEW_ARRAY(d->scratch, kt_point, room);
	kt_path path = {0};
	for (size_t i = 0; i < outlines->count; i++) {
		kt_bounds b = kt_contour_bounds(&outlines->items[i]);
		if (!closed || width_of(b) > SPECK || height_of(b) > SPECK)
			add_outline(&path, verbs, points, &outlines->items[i], closed);
	}
	/* Only what is drawn outlives the drawing. */
	path.verbs = verbs;
	path.points = points;
	return copy_of(path, d->keep);
}

static kt_path filled(const drawing *d, kt_contours rings)
{
	kt_contours on = on_page(d, rings, true);
	return path_of(d, &on, true);
}

/* A country that would hardly show is marked by a dot. */
static map_shape shape_of(const drawing *d, kt_atlas *atlas, size_t country)
{
	kt_bounds frame = kt_atlas_country_frame(country);
	kt_bounds near = turned_to(frame, d->view), on = kt_projection_frame(&d->projection, near);
	if (width_of(on) < DOT_BELOW && height_of(on) < DOT_BELOW)
		return (map_shape){.dot = true, .at = rounded((kt_spot){(on.x0 + on.x1) / 2, (on.y0 + on.y1) / 2})};
	return (map_shape){.path = filled(d, kt_atlas_rings(atlas, country))};
}

static void find_shapes(const drawing *d, const map_case *c, bool with_borders, map_shapes *shapes)
{
	double degree = d->projection.scale * KT_PI / 180; /* points */
	kt_atlas_detail detail = degree < COARSE_BELOW ? KT_ATLAS_COARSE : KT_ATLAS_FINE;
	kt_atlas *atlas = kt_atlas_open(d->scratch, detail, d->view, TOLERANCE / degree);
	shapes->land = filled(d, kt_atlas_land(atlas, c->countries, c->count));
	shapes->countries = KT_NEW_ARRAY(d->keep, map_shape, c->count);
	for (size_t i = 0; i < c->count; i++) {
		kt_atlas *finer = atlas;
		if (!kt_atlas_country_has(c->countries[i], detail))
			finer = kt_atlas_open(d->scratch, KT_ATLAS_FINE, d->view, TOLERANCE / degree);
		shapes->countries[i] = shape_of(d, finer, c->countries[i]);
	}
	if (!with_borders)
		return;
	kt_contours lines = on_page(d, kt_atlas_borders(atlas), false);
	shapes->borders = path_of(d, &lines, false);
}

static void fill(kt_canvas *canvas, kt_path path, const kt_ink *ink)
{
	if (path.verb_count > 0)
		kt_canvas_fill_path(canvas, copy_of(path, kt_canvas_arena(canvas)), ink);
}

/* A reader tells the countries of the case from other land by their ink alone. */
enum { LAND = 1, CASE = 2 };

static void draw_shapes(const kt_setting *setting, kt_canvas *canvas, const map_shapes *shapes, size_t count)
{
	const map_look *look = setting->look;
	const kt_ink *ink = kt_setting_ink(setting->ground, &look->fill);
	kt_canvas_mark(canvas, LAND);
	fill(canvas, shapes->land, kt_setting_ink(setting->ground, &look->land));
	kt_canvas_mark(canvas, CASE);
	for (size_t i = 0; i < count; i++) {
		if (shapes->countries[i].dot)
			kt_drawing_disc(canvas, shapes->countries[i].at, DOT_RADIUS, ink);
		else
			fill(canvas, shapes->countries[i].path, ink);
	}
	kt_canvas_mark(canvas, 0);
	kt_pen pen = {.width = look->border, .cap = KT_CAP_BUTT, .join = KT_JOIN_ROUND};
	if (shapes->borders.verb_count > 0)
		kt_canvas_stroke_path(canvas, copy_of(shapes->borders, kt_canvas_arena(canvas)),
		                      kt_setting_ink(setting->ground, &look->border_ink), pen);
}

static kt_bounds bounds_of(kt_box box)
{
	return (kt_bounds){kt_len_points(box.x), kt_len_points(box.y), kt_len_points(box.x + box.w),
	                   kt_len_points(box.y + box.h)};
}

/* Editions show the same map in the same frame: it is found once. */
typedef struct map_key {
	const map_block *map;
	kt_box paint;
	kt_len clear;
} map_key;

static const map_shapes *shapes_of(const kt_setting *setting, const map_block *map, const map_case *c, kt_frame frame)
{
	const map_look *look = setting->look;
	map_key key;
	memset(&key, 0, sizeof key); /* what fills its gaps is part of it */
	key.map = map;
	key.paint = frame.paint;
	key.clear = frame.box.y - frame.paint.y + look->clear;
	const void **kept = kt_setter_shelf(setting->setter, "map", (kt_str){(const char *)&key, sizeof key});
	if (*kept)
		return *kept;
	kt_arena *arena = kt_setter_arena(setting->setter);
	map_shapes *shapes = KT_NEW(arena, map_shapes);
	*kept = shapes;
	drawing d = {.scratch = kt_arena_open(), .keep = arena};
	kt_bounds page = bounds_of(frame.paint);
	double clear = kt_len_points(key.clear);
	d.page = (kt_bounds){page.x0 - EDGE, page.y0 - EDGE, page.x1 + EDGE, page.y1 + EDGE};
	d.projection = frame_map(c, page, clear, false);
	if (!kt_projection_view(&d.projection, d.page, &d.view)) {
		d.projection = frame_map(c, page, clear, true);
		if (!kt_projection_view(&d.projection, d.page, &d.view))
			KT_BUG("a map of the world that does not show it");
	}
	find_shapes(&d, c, map->borders == SHOWN, shapes);
	kt_arena_close(d.scratch);
	return shapes;
}

static void draw_map(const kt_setting *setting, kt_canvas *canvas, const map_block *map, const map_case *c,
                     kt_frame frame)
{
	const map_look *look = setting->look;
	kt_bounds page = bounds_of(frame.paint);
	kt_canvas_box(canvas, frame.paint, kt_setting_ink(setting->ground, &look->sea));
	cairo_t *path = kt_canvas_path(canvas);
	cairo_rectangle(path, page.x0, page.y0, width_of(page), height_of(page));
	kt_canvas_clip(canvas);
	draw_shapes(setting, canvas, shapes_of(setting, map, c, frame), c->count);
	kt_canvas_unclip(canvas);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const map_block *map = block->fields;
	const map_case *c = slices->items[first].own;
	kt_drawing_begin(setting, canvas, block->index, map->alt.first);
	if (c && frame.paint.w > 0 && frame.paint.h > 0) {
		kt_canvas_turn_begin(canvas, frame.paint, false);
		draw_map(setting, canvas, map, c, frame);
		kt_canvas_turn_end(canvas);
	}
	kt_drawing_end(setting, canvas, block->index, map->alt.first, frame.paint);
}

const kt_block_kind kt_block_map = {{"map", "map", &record}, &look_record, KT_BLOCK_FILLS, tag, measure, draw};
