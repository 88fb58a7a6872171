/* Cover art: a chain of interlocking rings, along the longer side of its frame and off the page at both ends.
 *
 * Rings stand on one line, closer than they are wide, so that neighbours cross twice. All are drawn from the first to
 * the last, each over the one before; then at one crossing of each pair a piece of the earlier ring is drawn
 * again, over the later one. So each ring passes over its neighbour once and under it once, as links of a chain do.
 * Where a ring passes over, a margin in the ground's ink parts the two, so that the order shows in one ink too. */
#include "blocks/block.h"

#include <math.h>

typedef struct cover_art_block {
	int32_t pattern;
} cover_art_block;

static const char *const patterns[] = {"rings", NULL};

static const kt_field fields[] = {{"pattern", KT_FIELD_CHOICE, offsetof(cover_art_block, pattern), .required = true,
                                   .choices = patterns,
                                   .help = "what is drawn; decoration, so it says nothing to a reader that hears"},
                                  KT_FIELD_END};
static const kt_record record = {"cover art", sizeof(cover_art_block), fields, "pattern"};

typedef struct cover_art_look {
	kt_field_paints rings;
	int32_t thickness, overlap;
	kt_len gap;
} cover_art_look;

static const kt_field look_fields[] = {
        {"rings", KT_FIELD_PAINTS, offsetof(cover_art_look, rings), .fallback = "accent",
         .help = "inks of the rings in turn; the one in the middle has the last"},
        {"thickness", KT_FIELD_INTEGER, offsetof(cover_art_look, thickness), .fallback = "38", .min = "10", .max = "44",
         .help = "a ring's thickness, in percent of the overlap"},
        {"overlap", KT_FIELD_INTEGER, offsetof(cover_art_look, overlap), .fallback = "34", .min = "22", .max = "42",
         .help = "how far rings overlap, in percent of their width"},
        {"gap", KT_FIELD_LENGTH, offsetof(cover_art_look, gap), .fallback = "2pt", .min = "0pt", .max = "6pt",
         .help = "margin beside a ring where it passes over another"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of cover art", sizeof(cover_art_look), look_fields, NULL};

#define HEIGHT_PER_WIDTH 2   /* a frame without a height of its own is half as high as wide */
#define MORE             1.0 /* points: more than a pixel of a screen */
#define RING_SHARE       74  /* percent of the frame's height that a ring takes */

/* Lengths in points: this is drawing, and nothing is read from it. */
typedef struct chain {
	double radius, line, pitch, gap; /* radius of a ring's middle line */
	double x, y;                     /* centre of the first ring */
	bool down;                       /* the chain hangs, instead of lying */
	unsigned count;
	double from, to; /* where a neighbour crosses a ring: angles from the line of centres */
} chain;

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	(void)block;
	kt_len row = setting->grid.row, height = setting->width / HEIGHT_PER_WIDTH / row * row;
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = setting->room > 0 ? setting->room : kt_len_max(height, row);
}

/* The angle at which a circle around a ring's centre crosses a circle around its neighbour's. */
static double crossing(double own, double other, double pitch)
{
	return acos((own * own + pitch * pitch - other * other) / (2 * own * pitch));
}

/* Where a neighbour crosses a ring. At a given distance from the ring's centre the angle grows with the distance from
 * the neighbour's: so it is least on the neighbour's inner edge, at one of its ends, and largest on the outer edge,
 * where a line through the ring's centre touches that. */
static void find_crossing(chain *c)
{
	double in = c->radius - c->line / 2 - c->gap, out = c->radius + c->line / 2 + c->gap;
	c->from = fmin(crossing(in, in, c->pitch), crossing(out, in, c->pitch));
	c->to = out < c->pitch ? asin(out / c->pitch) : KT_PI / 2;
}

static chain lay_chain(kt_box box, const cover_art_look *look)
{
	chain c = {0};
	c.down = box.h > box.w;
	double outer = kt_len_points(c.down ? box.w : box.h) * RING_SHARE / 200;
	double overlap = 2 * outer * look->overlap / 100;
	c.line = overlap * look->thickness / 100;
	c.radius = outer - c.line / 2;
	c.pitch = 2 * outer - overlap;
	/* Two bands and their margins must leave a hole in the overlap, or the rings would not interlock. */
	c.gap = fmin(kt_len_points(look->gap), (overlap / 2 - c.line) / 2);
	double half = kt_len_points(c.down ? box.h : box.w) / 2;
	/* One ring in the middle, and as many on either side as show. */
	unsigned beside = (unsigned)ceil((half - outer) / c.pitch);
	if (half <= outer)
		beside = 0;
	c.count = 2 * beside + 1;
	double before = beside * c.pitch;
	c.x = kt_len_points(box.x) + kt_len_points(box.w) / 2 - (c.down ? 0 : before);
	c.y = kt_len_points(box.y) + kt_len_points(box.h) / 2 - (c.down ? before : 0);
	find_crossing(&c);
	return c;
}

static void stroke(kt_canvas *canvas, const kt_ink *ink, double width)
{
	kt_canvas_stroke(canvas, ink, (kt_pen){.width = (kt_len)lround(width * KT_LEN_PT)});
}

/* A ring, or the piece of it between two angles from the chain's line, over what is drawn already. The ring is drawn a little further than
 * its margins, whose ends would show as hairlines. */
static void draw_arc(kt_canvas *canvas, const chain *c, unsigned ring, double from, double to, const kt_ink *ink,
                     const kt_ink *ground)
{
	double x = c->x + (c->down ? 0 : ring * c->pitch), y = c->y + (c->down ? ring * c->pitch : 0);
	double line = c->down ? KT_PI / 2 : 0; /* angles run clockwise, y being downwards */
	bool whole = to - from >= 2 * KT_PI;
	for (int pass = c->gap > 0 ? 0 : 1; pass < 2; pass++) {
		double more = pass == 1 ? MORE / c->radius : 0;
		cairo_t *path = kt_canvas_path(canvas);
		cairo_arc(path, x, y, c->radius, line + from - more, line + to + more);
		if (whole)
			cairo_close_path(path);
		stroke(canvas, pass == 0 ? ground : ink, c->line + (pass == 0 ? 2 * c->gap : 0));
	}
}

static const kt_ink *ring_ink(const kt_setting *setting, const chain *c, unsigned ring)
{
	const cover_art_look *look = setting->look;
	size_t inks = look->rings.count;
	/* Counted from the middle, where the last ink is: so a chain keeps its face in a frame of another shape. A whole
	 * number of rounds more, so that rings before the middle have no number below 0. */
	size_t turn = ring + inks * c->count - c->count / 2 + inks - 1;
	return kt_setting_ink(setting->ground, &look->rings.items[turn % inks]);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)block, (void)slices, (void)first, (void)count;
	const cover_art_look *look = setting->look;
	const kt_ink *ground = setting->ground->fill;
	chain c = lay_chain(frame.paint, look);
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	cairo_t *path = kt_canvas_path(canvas);
	cairo_rectangle(path, kt_len_points(frame.paint.x), kt_len_points(frame.paint.y), kt_len_points(frame.paint.w),
	                kt_len_points(frame.paint.h));
	kt_canvas_clip(canvas);
	for (unsigned i = 0; i < c.count; i++)
		draw_arc(canvas, &c, i, 0, 2 * KT_PI, ring_ink(setting, &c, i), ground);
	/* The crossing with the next ring that lies against the clock: above in a chain that lies. */
	for (unsigned i = 0; i + 1 < c.count; i++)
		draw_arc(canvas, &c, i, -c.to, -c.from, ring_ink(setting, &c, i), ground);
	kt_canvas_unclip(canvas);
}

const kt_block_kind kt_block_cover_art = {
        {"cover-art", "cover-art", &record}, &look_record, KT_BLOCK_FILLS | KT_BLOCK_SILENT, NULL, measure, draw};
