/* The file, little-endian, made by tools/atlas and part of the program's read-only data:
 *
 *     "KTA1", u16 countries, u16 regions, u32 length of the head, u32 start of the fine scale, u32 of the coarse one
 *     head    countries by code: two letters, frame; regions by name: frame; the names, each with a NUL
 *     scale   u32 arcs, u32 length of their stream; arcs: bounds; u32 place in the stream * 2 + whether it is a border;
 *             u32 first[1 + countries]: where in the table of rings those of the land, and of each country, are;
 *             u32 length of that table; the table; the stream
 *     rings   how many; each: how many arcs; each arc: its distance from the one before, and whether it runs backwards
 *     stream  an arc: its first spot, the way from there to its last one, how many spots, the steps between
 *
 * Frames are i16 in 1/80 degree, bounds i16 in 1/128, spots 1/512; numbers of the table and the stream are LEB128, signed ones
 * folded (0, -1, 1, -2 …). Rings are made of arcs that neighbours share, so that a border is the same line for both, also
 * when it is thinned. An arc that lies wholly on one side of the view stands for no more than its two ends: the view sees
 * the same area. */
#include "blocks/atlas.h"

#include <math.h>
#include <string.h>

#include "base/diag.h"
#include "blocks/block.h"

__asm__(".pushsection .rodata\n"
        ".balign 8\n"
        ".global kt_atlas_bytes\n"
        ".hidden kt_atlas_bytes\n"
        "kt_atlas_bytes:\n"
        ".incbin \"" KT_BLOCKS_DATA "/atlas.bin\"\n"
        ".byte 0\n"
        ".popsection\n");

extern const uint8_t kt_atlas_bytes[];

#define HEAD         20
#define COUNTRY_SIZE 10
#define FRAME_SIZE   8
#define FRAME_UNITS  80.0
#define BOUNDS_UNITS 128.0
#define SPOT_UNITS   512.0
#define ARC_SPOTS    256
#define PAST         200.0 /* degrees: no longitude is counted on so far past 180 */
#define TURNS        3     /* a turn west, none, a turn east */

static uint32_t u16_at(size_t at)
{
	return kt_atlas_bytes[at] | (uint32_t)kt_atlas_bytes[at + 1] << 8;
}

static uint32_t u32_at(size_t at)
{
	return u16_at(at) | u16_at(at + 2) << 16;
}

static double i16_at(size_t at)
{
	int32_t value = (int32_t)u16_at(at);
	return value < 0x8000 ? value : value - 0x10000;
}

static kt_bounds bounds_at(size_t at, double units)
{
	return (kt_bounds){i16_at(at) / units, i16_at(at + 2) / units, i16_at(at + 4) / units, i16_at(at + 6) / units};
}

size_t kt_atlas_country_count(void)
{
	return u16_at(4);
}

size_t kt_atlas_region_count(void)
{
	return u16_at(6);
}

kt_str kt_atlas_country_code(size_t country)
{
	return (kt_str){(const char *)&kt_atlas_bytes[HEAD + country * COUNTRY_SIZE], 2};
}

size_t kt_atlas_country(kt_str code)
{
	for (size_t i = 0; i < kt_atlas_country_count(); i++)
		if (kt_str_equal(kt_atlas_country_code(i), code))
			return i;
	return SIZE_MAX;
}

kt_bounds kt_atlas_country_frame(size_t country)
{
	return bounds_at(HEAD + country * COUNTRY_SIZE + 2, FRAME_UNITS);
}

static size_t regions_at(void)
{
	return HEAD + kt_atlas_country_count() * COUNTRY_SIZE;
}

const char *kt_atlas_region_name(size_t region)
{
	const char *name = (const char *)&kt_atlas_bytes[regions_at() + kt_atlas_region_count() * FRAME_SIZE];
	for (; region > 0; region--)
		name += strlen(name) + 1;
	return name;
}

bool kt_atlas_region(kt_str name, kt_bounds *frame)
{
	for (size_t i = 0; i < kt_atlas_region_count(); i++)
		if (kt_str_is(name, kt_atlas_region_name(i))) {
			*frame = bounds_at(regions_at() + i * FRAME_SIZE, FRAME_UNITS);
			return true;
		}
	return false;
}

struct kt_atlas {
	kt_arena *arena;
	kt_bounds view;
	double tolerance;
	size_t arcs, bounds, places, first, rings, stream; /* offsets in the file, but for the number of arcs */
	unsigned first_turn, turns; /* those that reach the view: from the first one to before the last */
	kt_contour *read[TURNS];    /* arcs that were read; spots NULL: not yet */
};

static size_t scale_at(kt_atlas_detail detail)
{
	return u32_at(12 + 4 * (size_t)detail);
}

static void locate(kt_atlas *atlas, size_t at)
{
	atlas->arcs = u32_at(at);
	atlas->bounds = at + 8;
	atlas->places = atlas->bounds + atlas->arcs * FRAME_SIZE;
	atlas->first = atlas->places + atlas->arcs * 4;
	atlas->rings = atlas->first + (1 + kt_atlas_country_count()) * 4 + 4;
	atlas->stream = atlas->rings + u32_at(atlas->rings - 4);
}

kt_atlas *kt_atlas_open(kt_arena *arena, kt_atlas_detail detail, kt_bounds view, double tolerance)
{
	kt_atlas *atlas = KT_NEW(arena, kt_atlas);
	*atlas = (kt_atlas){.arena = arena, .view = view, .tolerance = tolerance};
	locate(atlas, scale_at(detail));
	atlas->first_turn = view.x0 <= PAST - 360 ? 0 : 1;
	atlas->turns = view.x1 >= 360 - PAST ? TURNS : TURNS - 1;
	for (unsigned turn = atlas->first_turn; turn < atlas->turns; turn++)
		atlas->read[turn] = KT_NEW_ARRAY(arena, kt_contour, atlas->arcs);
	return atlas;
}

/* A LEB128 number at `*at`, which moves on. */
static uint32_t number(size_t *at)
{
	uint32_t value = 0;
	for (unsigned shift = 0;; shift += 7) {
		uint8_t byte = kt_atlas_bytes[(*at)++];
		value |= (uint32_t)(byte & 127) << shift;
		if (byte < 128)
			return value;
	}
}

static int32_t folded(size_t *at)
{
	uint32_t value = number(at);
	return value & 1 ? -(int32_t)(value >> 1) - 1 : (int32_t)(value >> 1);
}

bool kt_atlas_country_has(size_t country, kt_atlas_detail detail)
{
	kt_atlas atlas;
	locate(&atlas, scale_at(detail));
	size_t at = atlas.rings + u32_at(atlas.first + 4 * (country + 1));
	return number(&at) > 0;
}

static kt_bounds arc_bounds(const kt_atlas *atlas, uint32_t arc, unsigned turn)
{
	kt_bounds bounds = bounds_at(atlas->bounds + arc * FRAME_SIZE, BOUNDS_UNITS);
	double east = 360.0 * ((int)turn - 1);
	bounds.x0 += east;
	bounds.x1 += east;
	return bounds;
}

static kt_spot spot_of(int32_t x, int32_t y, unsigned turn)
{
	return (kt_spot){x / SPOT_UNITS + 360.0 * ((int)turn - 1), y / SPOT_UNITS};
}

/* An arc, thinned; its ends alone where it does not meet the view. */
static const kt_contour *arc_of(kt_atlas *atlas, uint32_t arc, unsigned turn)
{
	kt_contour *line = &atlas->read[turn][arc];
	if (line->spots)
		return line;
	kt_bounds bounds = arc_bounds(atlas, arc, turn);
	size_t at = atlas->stream + u32_at(atlas->places + 4 * arc) / 2;
	int32_t x = folded(&at), y = folded(&at), end_x = x + folded(&at), end_y = y + folded(&at);
	uint32_t count = number(&at);
	if (count > ARC_SPOTS)
		KT_BUG("the atlas has an arc of more spots than it may");
	bool near = kt_contour_meets(bounds, atlas->view);
	line->spots = KT_NEW_ARRAY(atlas->arena, kt_spot, near && count > 2 ? count : 2);
	line->spots[line->count++] = spot_of(x, y, turn);
	for (uint32_t i = 2; near && i < count; i++) {
		x += folded(&at);
		y += folded(&at);
		line->spots[line->count++] = spot_of(x, y, turn);
	}
	line->spots[line->count++] = spot_of(end_x, end_y, turn);
	if (near)
		kt_contour_thin(line, atlas->tolerance, cos((bounds.y0 + bounds.y1) / 2 * KT_PI / 180));
	return line;
}

/* The arcs of a ring, as the table has them. */
typedef struct ring_arcs {
	size_t at;
	uint32_t left, arc;
	bool back;
} ring_arcs;

static ring_arcs begin_ring(size_t *at)
{
	ring_arcs ring = {.left = number(at)};
	ring.at = *at;
	return ring;
}

static bool next_arc(ring_arcs *ring)
{
	if (ring->left == 0)
		return false;
	ring->left--;
	uint32_t coded = number(&ring->at), way = coded >> 1;
	ring->arc = way & 1 ? ring->arc - (way >> 1) : ring->arc + (way >> 1);
	ring->back = coded & 1;
	return true;
}

static bool ring_meets(const kt_atlas *atlas, ring_arcs ring, unsigned turn)
{
	kt_bounds bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
	while (next_arc(&ring))
		bounds = kt_contour_join(bounds, arc_bounds(atlas, ring.arc, turn));
	return kt_contour_meets(bounds, atlas->view);
}

static kt_contour ring_of(kt_atlas *atlas, ring_arcs ring, unsigned turn)
{
	size_t room = 0;
	for (ring_arcs r = ring; next_arc(&r);)
		room += arc_of(atlas, r.arc, turn)->count;
	kt_contour out = {KT_NEW_ARRAY(atlas->arena, kt_spot, room), 0};
	while (next_arc(&ring)) {
		const kt_contour *arc = arc_of(atlas, ring.arc, turn);
		/* An arc's last spot is the next one's first. */
		for (size_t i = 0; i + 1 < arc->count; i++)
			out.spots[out.count++] = arc->spots[ring.back ? arc->count - 1 - i : i];
	}
	return out;
}

/* Passes a ring by. */
static void skip_ring(ring_arcs *ring, size_t *at)
{
	while (next_arc(ring)) {
	}
	*at = ring->at;
}

/* Is every arc of a ring marked? */
static bool is_marked(const bool *marks, ring_arcs ring)
{
	bool all = marks != NULL;
	while (all && next_arc(&ring))
		all = marks[ring.arc];
	return all;
}

/* Rings of the land (0) or of a country (1 + country) that meet the view, in all turns that it reaches; without those
 * whose arcs are all marked. */
static kt_contours rings_of(kt_atlas *atlas, size_t shape, const bool *marks)
{
	kt_contours rings = {0};
	size_t at = atlas->rings + u32_at(atlas->first + 4 * shape);
	uint32_t count = number(&at);
	for (uint32_t i = 0; i < count; i++) {
		ring_arcs ring = begin_ring(&at);
		for (unsigned turn = atlas->first_turn; turn < atlas->turns && !is_marked(marks, ring); turn++)
			if (ring_meets(atlas, ring, turn))
				kt_contour_add(atlas->arena, &rings, ring_of(atlas, ring, turn));
		skip_ring(&ring, &at);
	}
	return rings;
}

static void mark_arcs(const kt_atlas *atlas, size_t country, bool *marks)
{
	size_t at = atlas->rings + u32_at(atlas->first + 4 * (1 + country));
	uint32_t count = number(&at);
	for (uint32_t i = 0; i < count; i++) {
		ring_arcs ring = begin_ring(&at);
		for (ring_arcs r = ring; next_arc(&r);)
			marks[r.arc] = true;
		skip_ring(&ring, &at);
	}
}

kt_contours kt_atlas_land(kt_atlas *atlas, const size_t *countries, size_t count)
{
	bool *marks = KT_NEW_ARRAY(atlas->arena, bool, atlas->arcs);
	for (size_t i = 0; i < count; i++)
		mark_arcs(atlas, countries[i], marks);
	return rings_of(atlas, 0, marks);
}

kt_contours kt_atlas_rings(kt_atlas *atlas, size_t country)
{
	if (country >= kt_atlas_country_count())
		KT_BUG("a country that the atlas does not have");
	return rings_of(atlas, 1 + country, NULL);
}

kt_contours kt_atlas_borders(kt_atlas *atlas)
{
	kt_contours lines = {0};
	for (uint32_t arc = 0; arc < atlas->arcs; arc++) {
		if ((u32_at(atlas->places + 4 * arc) & 1) == 0)
			continue;
		for (unsigned turn = atlas->first_turn; turn < atlas->turns; turn++)
			if (kt_contour_meets(arc_bounds(atlas, arc, turn), atlas->view))
				kt_contour_add(atlas->arena, &lines, *arc_of(atlas, arc, turn));
	}
	return lines;
}
