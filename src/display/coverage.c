/* Branch and bound. Each operation has a bound: its own ink and, where it overprints, the most that anything before it that
 * meets its box puts on each other plate. The operations are looked at from the highest bound on, until what was found
 * reaches that of all that are left: mostly one look, since few inks overprint anything but paper.
 *
 * A look is a picture of an operation's box, in which each pixel names the layers of ink at its middle. At first texts above
 * are taken for their boxes, under which nothing is known: what shows beside them shows. Only if that leaves less than the
 * bound are they drawn. */
#include "display/coverage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "display/cairo_paint.h"
#include "display/plates.h"

#define PIXELS   16384   /* of a look */
#define WHOLE    1048576 /* of a look at the whole page */
#define LOOKS    64      /* of one page: more than a page that overprints text and lines here and there takes */
#define SIDE     8192    /* at the most, either way */
#define FINE     4       /* pixels: what is narrower gets a look of its own */
#define MITER    5       /* pens that a corner may stand out: half of PDF's limit */
#define PAPER    0
#define UNKNOWN  1
#define NO_SPOTS KT_PLATES_PROCESS

/* An operation that prints; others have an empty box. */
typedef struct painted {
	const kt_op *op;
	kt_box box;         /* of what it may ink, clipped */
	kt_box solid;       /* what it leaves nothing of: all of an upright rectangle; empty: nobody knows */
	bool over;          /* it overprints */
	const uint8_t *own; /* percent, by plate */
	unsigned total, bound;
} painted;

typedef struct survey {
	const kt_page *page;
	kt_outlines *outlines;
	kt_arena *arena;
	kt_plates plates;
	unsigned plate_count;
	painted *shapes; /* by operation */
	unsigned looks;
	kt_coverage best;
} survey;

/* Boxes */

static bool is_empty(kt_box box)
{
	return box.w <= 0 || box.h <= 0;
}

static kt_box grown(kt_box box, kt_len by)
{
	return (kt_box){box.x - by, box.y - by, box.w + 2 * by, box.h + 2 * by};
}

static kt_box whole_of(const kt_page *page)
{
	return grown((kt_box){0, 0, page->width, page->height}, page->bleed);
}

/* No smaller than what is inked: kt_op_inked leaves out what letters have above capitals and at their sides, and the
 * corners of strokes. */
static kt_box reach_of(const kt_op *op)
{
	kt_op outline = *op;
	kt_len more = 1;
	if (op->kind == KT_OP_CLIP)
		outline.kind = KT_OP_FILL;
	if (op->kind == KT_OP_STROKE)
		more += MITER * op->pen.width;
	for (uint32_t i = 0; i < op->run_count; i++)
		more = kt_len_max(more, op->runs[i].size / 2);
	kt_box box = kt_op_inked(&outline);
	bool drawn = op->kind == KT_OP_TEXT ? op->run_count > 0 : op->path.point_count > 0;
	return drawn ? grown(box, more) : (kt_box){0};
}

/* Of a text as its letters are drawn. */
static kt_box letters_of(kt_outlines *outlines, const kt_op *op)
{
	double left = INFINITY, right = -INFINITY, top = INFINITY, foot = -INFINITY;
	for (uint32_t r = 0; r < op->run_count; r++) {
		const kt_run *run = &op->runs[r];
		double x = op->at.x + run->x, scale = (double)run->size / run->face->upem / KT_LEN_PT;
		for (uint32_t g = 0; g < run->count; x += run->glyphs[g++].advance) {
			const kt_outline *o = kt_outline_of(outlines, run->face, run->glyphs[g].id);
			for (uint32_t i = 0; i < o->point_count; i++) {
				double px = x + run->glyphs[g].dx + o->points[i].x * scale;
				double py = op->at.y + run->glyphs[g].dy - o->points[i].y * scale;
				left = fmin(left, px), right = fmax(right, px);
				top = fmin(top, py), foot = fmax(foot, py);
			}
		}
	}
	kt_box none = {0};
	return left > right ? none
	                    : (kt_box){(kt_len)floor(left), (kt_len)floor(top), (kt_len)ceil(right - left) + 1,
	                               (kt_len)ceil(foot - top) + 1};
}

/* Inks */

/* What lies under it is not seen, whatever it is. */
static bool hides(const kt_op *op)
{
	return op->kind == KT_OP_PICTURE && !op->picture.artwork->drawn;
}

static bool prints(const kt_op *op)
{
	return op->ink && op->kind != KT_OP_EMPTY && !kt_str_is(op->ink->spot, KT_PLATES_ALL);
}

static const uint8_t *amounts_of(const survey *s, const kt_ink *ink)
{
	uint8_t *amounts = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	for (unsigned i = 0; i < KT_PLATES_PROCESS && ink->spot.len == 0; i++)
		amounts[i] = ink->press[i];
	for (size_t i = 0; i < s->plates.spots.count; i++)
		if (kt_str_equal(s->plates.spots.items[i].spot, ink->spot))
			amounts[NO_SPOTS + i] = 100;
	return amounts;
}

static unsigned sum_of(const survey *s, const uint8_t *amounts)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < s->plate_count; i++)
		sum += amounts[i];
	return sum;
}

/* What an ink makes of a ground, or of the most that any ground has. */
static unsigned laid_on(const survey *s, const uint8_t *own, const uint8_t *under)
{
	unsigned sum = 0;
	for (unsigned i = 0; i < s->plate_count; i++)
		sum += own[i] > 0 ? own[i] : under[i];
	return sum;
}

static void take_most(const survey *s, uint8_t *most, const uint8_t *amounts)
{
	for (unsigned i = 0; i < s->plate_count; i++)
		most[i] = amounts[i] > most[i] ? amounts[i] : most[i];
}

/* Reading the page */

/* What shows at a place: nothing outside `box`, all inside `solid`. */
typedef struct opening {
	kt_box box, solid;
} opening;

static kt_box solid_of(const kt_op *op, kt_box solid)
{
	kt_box box;
	return kt_path_box(op->path, &box) ? kt_box_common(box, solid) : (kt_box){0};
}

static void read_shape(survey *s, size_t index, opening shown)
{
	const kt_op *op = &s->page->ops[index];
	const kt_op *before = index > 0 ? op - 1 : NULL;
	painted *shape = &s->shapes[index];
	shape->op = op;
	if (hides(op)) {
		shape->box = kt_box_common(op->picture.box, shown.box);
		shape->solid = kt_box_common(op->picture.box, shown.solid);
		shape->own = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	}
	if (!prints(op))
		return;
	shape->box = kt_box_common(reach_of(op), shown.box);
	shape->over = kt_ink_overprints(op->ink);
	if (op->kind == KT_OP_FILL && !shape->over)
		shape->solid = solid_of(op, shown.solid);
	shape->own = before && before->ink == op->ink && prints(before) ? (shape - 1)->own : amounts_of(s, op->ink);
	shape->total = shape->bound = sum_of(s, shape->own);
}

/* With the boxes that clips leave, and the bounds that come from all that was drawn before. */
static void read_page(survey *s)
{
	const kt_page *page = s->page;
	opening *shows = KT_NEW_ARRAY(s->arena, opening, page->count + 1);
	size_t depth = 0;
	uint8_t *most = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	shows[0].box = shows[0].solid = whole_of(page);
	for (size_t i = 0; i < page->count; i++) {
		const kt_op *op = &page->ops[i];
		if (op->kind == KT_OP_CLIP) {
			shows[depth + 1] = (opening){kt_box_common(reach_of(op), shows[depth].box),
			                             solid_of(op, shows[depth].solid)};
			depth++;
		} else if (op->kind == KT_OP_UNCLIP) {
			depth--;
		}
		read_shape(s, i, shows[depth]);
		painted *shape = &s->shapes[i];
		if (is_empty(shape->box))
			continue;
		if (shape->over)
			shape->bound = laid_on(s, shape->own, most);
		take_most(s, most, shape->own);
	}
}

/* What may come of all that is drawn up to a shape, in a box. */
static unsigned bound_in(const survey *s, const painted *last, kt_box box)
{
	uint8_t *most = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	for (const painted *under = s->shapes; last->over && under < last; under++) {
		if (is_empty(kt_box_common(under->box, box)))
			continue;
		if (kt_box_holds(under->solid, box))
			memset(most, 0, s->plate_count);
		take_most(s, most, under->own);
	}
	return laid_on(s, last->own, most);
}

/* Looking */

/* Ink on ink. */
typedef struct laid {
	const painted *shape;
	uint32_t under; /* PAPER where the shape knocks out */
	const uint8_t *amounts;
	unsigned total;
} laid;

typedef struct look {
	survey *survey;
	kt_box box;
	int width, height;
	uint32_t *pixels; /* layers */
	bool hidden;      /* some are not known */
	laid *layers;
	uint32_t count, room;
	cairo_surface_t *mask;
	cairo_t *context;
} look;

static void open_look(look *l, double pixels)
{
	double w = l->box.w, h = l->box.h, pixel = sqrt(w * h / pixels);
	l->width = (int)fmin(SIDE, ceil(w / pixel));
	l->height = (int)fmin(SIDE, ceil(h / pixel));
	l->pixels = KT_NEW_ARRAY(l->survey->arena, uint32_t, (size_t)l->width * (size_t)l->height);
	l->room = 64;
	l->layers = KT_NEW_ARRAY(l->survey->arena, laid, l->room);
	const uint8_t *none = KT_NEW_ARRAY(l->survey->arena, uint8_t, l->survey->plate_count);
	l->layers[PAPER].amounts = l->layers[UNKNOWN].amounts = none;
	l->count = UNKNOWN + 1;
	l->mask = cairo_image_surface_create(CAIRO_FORMAT_A8, l->width, l->height);
	l->context = cairo_create(l->mask);
	cairo_set_antialias(l->context, CAIRO_ANTIALIAS_NONE);
	cairo_scale(l->context, l->width / kt_len_points(l->box.w), l->height / kt_len_points(l->box.h));
	cairo_translate(l->context, -kt_len_points(l->box.x), -kt_len_points(l->box.y));
}

static void close_look(look *l)
{
	cairo_destroy(l->context);
	cairo_surface_destroy(l->mask);
}

static uint32_t add_layer(look *l, const painted *shape, uint32_t under)
{
	survey *s = l->survey;
	if (l->count == l->room) {
		l->layers = kt_arena_grow(s->arena, l->layers, l->room * sizeof(laid), 2 * l->room * sizeof(laid));
		l->room *= 2;
	}
	uint8_t *amounts = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	const uint8_t *below = l->layers[under].amounts;
	for (unsigned i = 0; i < s->plate_count; i++)
		amounts[i] = shape->own[i] > 0 || !shape->over ? shape->own[i] : below[i];
	l->layers[l->count] = (laid){shape, under, amounts, sum_of(s, amounts)};
	return l->count++;
}

/* The layer of a shape on another, made when first met; `first`: the shape's first one. */
static uint32_t layer_on(look *l, const painted *shape, uint32_t under, uint32_t first)
{
	under = shape->over ? under : PAPER;
	for (uint32_t i = first; i < l->count; i++)
		if (l->layers[i].under == under)
			return i;
	return add_layer(l, shape, under);
}

/* The pixels that a box touches. */
typedef struct part {
	int left, top, right, foot;
} part;

static part part_of(const look *l, kt_box box)
{
	kt_box b = kt_box_common(box, l->box);
	double x = (double)l->width / l->box.w, y = (double)l->height / l->box.h;
	part p = {(int)floor((b.x - l->box.x) * x), (int)floor((b.y - l->box.y) * y),
	          (int)ceil((b.x + b.w - l->box.x) * x), (int)ceil((b.y + b.h - l->box.y) * y)};
	p.right = p.right < l->width ? p.right : l->width;
	p.foot = p.foot < l->height ? p.foot : l->height;
	return p;
}

static void hide(look *l, part p)
{
	l->hidden = true;
	for (int y = p.top; y < p.foot; y++)
		for (int x = p.left; x < p.right; x++)
			l->pixels[y * l->width + x] = UNKNOWN;
}

static void lay(look *l, const painted *shape, part p)
{
	kt_cairo_paint(l->context, shape->op, l->survey->outlines);
	cairo_surface_flush(l->mask);
	unsigned char *rows = cairo_image_surface_get_data(l->mask);
	int stride = cairo_image_surface_get_stride(l->mask);
	uint32_t first = l->count, under = UINT32_MAX, layer = UNKNOWN;
	for (int y = p.top; rows && y < p.foot; y++) {
		unsigned char *row = rows + (ptrdiff_t)y * stride;
		uint32_t *pixels = l->pixels + (ptrdiff_t)y * l->width;
		for (int x = p.left; x < p.right; x++) {
			if (row[x] == 0)
				continue;
			if (pixels[x] != under && !hides(shape->op)) {
				under = pixels[x];
				layer = layer_on(l, shape, under, first);
			}
			pixels[x] = layer;
		}
		memset(row + p.left, 0, (size_t)(p.right - p.left));
	}
	cairo_surface_mark_dirty(l->mask);
}

static void draw(look *l, const painted *subject, bool letters)
{
	const survey *s = l->survey;
	for (size_t i = 0; i < s->page->count; i++) {
		const painted *shape = &s->shapes[i];
		kt_op_kind kind = shape->op->kind;
		if (kind == KT_OP_CLIP || kind == KT_OP_UNCLIP)
			kt_cairo_paint(l->context, shape->op, s->outlines);
		else if (is_empty(kt_box_common(shape->box, l->box)))
			continue;
		else if (kind == KT_OP_TEXT && shape != subject && !letters)
			hide(l, part_of(l, shape->box));
		else
			lay(l, shape, part_of(l, shape->box));
	}
}

/* Whose ink a layer shows, down to the one that knocked out. */
static void name_layers(const look *l, uint32_t top, kt_coverage *best)
{
	const survey *s = l->survey;
	uint8_t *taken = KT_NEW_ARRAY(s->arena, uint8_t, s->plate_count);
	best->op_count = 0;
	for (uint32_t i = top; i > UNKNOWN && best->op_count < KT_COVERAGE_OPS; i = l->layers[i].under) {
		const painted *shape = l->layers[i].shape;
		bool shows = false;
		for (unsigned k = 0; k < s->plate_count; k++) {
			shows = shows || (shape->own[k] > 0 && !taken[k]);
			taken[k] = taken[k] || shape->own[k] > 0;
		}
		if (shows)
			best->ops[best->op_count++] = shape->op;
	}
}

static bool on_trim(const kt_page *page, kt_point p)
{
	return p.x >= 0 && p.x < page->width && p.y >= 0 && p.y < page->height;
}

/* Of points with as much, one that is not cut off is told. */
static void read_off(look *l)
{
	survey *s = l->survey;
	kt_coverage *best = &s->best;
	for (int y = 0; y < l->height; y++)
		for (int x = 0; x < l->width; x++) {
			uint32_t top = l->pixels[y * l->width + x];
			unsigned total = l->layers[top].total;
			if (total < best->total || (total == best->total && best->op_count == 0))
				continue;
			kt_point at = {l->box.x + (kt_len)((x + 0.5) * l->box.w / l->width),
			               l->box.y + (kt_len)((y + 0.5) * l->box.h / l->height)};
			if (total == best->total && (on_trim(s->page, best->at) || !on_trim(s->page, at)))
				continue;
			best->total = total;
			best->at = at;
			name_layers(l, top, best);
		}
}

/* false: texts above hid something. */
static bool look_once(survey *s, kt_box box, const painted *subject, bool letters, double pixels)
{
	look l = {.survey = s, .box = box};
	s->looks++;
	open_look(&l, pixels);
	draw(&l, subject, letters);
	read_off(&l);
	close_look(&l);
	return !l.hidden;
}

static void look_at(survey *s, kt_box box, const painted *subject, unsigned bound)
{
	if (!look_once(s, box, subject, false, PIXELS) && s->best.total < bound)
		look_once(s, box, subject, true, PIXELS);
}

/* What lies under an operation, and is too small to show in a look at all of it. */
static void look_closer(survey *s, const painted *subject)
{
	double fine = FINE * sqrt((double)subject->box.w * subject->box.h / PIXELS);
	for (const painted *under = s->shapes; subject->over && under < subject && s->looks < LOOKS; under++) {
		kt_box box = kt_box_common(under->box, subject->box);
		if (is_empty(box) || kt_len_min(box.w, box.h) >= fine)
			continue;
		unsigned bound = bound_in(s, subject, box);
		if (bound > s->best.total)
			look_at(s, box, subject, bound);
	}
}

static void look_for(survey *s, painted *subject)
{
	kt_arena_mark mark = kt_arena_now(s->arena);
	unsigned bound = bound_in(s, subject, subject->box);
	if (bound > s->best.total && subject->op->kind == KT_OP_TEXT) {
		subject->box = kt_box_common(subject->box, letters_of(s->outlines, subject->op));
		bound = is_empty(subject->box) ? 0 : bound_in(s, subject, subject->box);
	}
	if (bound > s->best.total)
		look_at(s, subject->box, subject, bound);
	if (bound > s->best.total)
		look_closer(s, subject);
	kt_arena_rewind(s->arena, mark);
}

static int by_bound(const void *a, const void *b)
{
	const painted *one = *(const painted *const *)a, *other = *(const painted *const *)b;
	if (one->bound != other->bound)
		return one->bound > other->bound ? -1 : 1;
	return one < other ? -1 : one > other;
}

kt_coverage kt_coverage_of(const kt_page *page, unsigned enough, kt_outlines *outlines)
{
	survey s = {.page = page, .outlines = outlines, .arena = kt_arena_open(), .best = {.total = enough}};
	s.plates = kt_plates_of_page(page, s.arena);
	s.plate_count = KT_PLATES_PROCESS + (unsigned)s.plates.spots.count;
	s.shapes = KT_NEW_ARRAY(s.arena, painted, page->count);
	read_page(&s);
	painted **order = KT_NEW_ARRAY(s.arena, painted *, page->count);
	size_t count = 0;
	for (size_t i = 0; i < page->count; i++)
		if (!is_empty(s.shapes[i].box))
			order[count++] = &s.shapes[i];
	if (count > 0)
		qsort(order, count, sizeof *order, by_bound);
	size_t i = 0;
	for (; i < count && order[i]->bound > s.best.total && s.looks < LOOKS; i++)
		look_for(&s, order[i]);
	if (i < count && order[i]->bound > s.best.total)
		look_once(&s, whole_of(page), NULL, true, WHOLE);
	kt_arena_close(s.arena);
	return s.best.op_count > 0 ? s.best : (kt_coverage){0};
}
