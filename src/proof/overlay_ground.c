#include "proof/overlay_ground.h"

#define DARK       450 /* contrast with white, times 100: white text is read on it */
#define LINE_SHARE 30  /* of a line's own ink on a dark ground, in hundredths: there it would show more than on white */
#define WORD_SHARE 40  /* … of a word's: the rest is white */

static const kt_ink white = {.name = {"white", 5}, .screen = {0xFF, 0xFF, 0xFF}};

/* A box has five verbs, and its corners two by two on a line. */
static bool is_box(const kt_op *op)
{
	const kt_point *p = op->path.points;
	return op->kind == KT_OP_FILL && op->path.point_count == 4 && op->path.verb_count == 5 && p[0].y == p[1].y &&
	       p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
}

kt_overlay_grounds kt_overlay_grounds_of(kt_arena *arena, const kt_page *page)
{
	size_t count = 0;
	for (size_t i = 0; i < page->count; i++)
		count += is_box(&page->ops[i]);
	kt_overlay_ground *items = KT_NEW_ARRAY(arena, kt_overlay_ground, count);
	kt_overlay_grounds grounds = {items, 0};
	for (size_t i = 0; i < page->count; i++)
		if (is_box(&page->ops[i]))
			items[grounds.count++] = (kt_overlay_ground){kt_op_inked(&page->ops[i]), page->ops[i].ink};
	return grounds;
}

static bool is_dark(const kt_ink *ground)
{
	return kt_ink_contrast(ground, &white) >= DARK;
}

static const kt_ink *mixed(kt_arena *arena, const kt_ink *ink, const kt_ink *with, int share)
{
	kt_ink *mix = KT_NEW(arena, kt_ink);
	mix->name = kt_print(arena, "%.*s-on-%.*s", KT_STR_ARG(ink->name), KT_STR_ARG(with->name));
	for (unsigned i = 0; i < 3; i++)
		mix->screen[i] = (uint8_t)((ink->screen[i] * share + with->screen[i] * (100 - share)) / 100);
	for (unsigned i = 0; i < 4; i++)
		mix->press[i] = (uint8_t)((ink->press[i] * share + with->press[i] * (100 - share)) / 100);
	return mix;
}

const kt_ink *kt_overlay_ink_line(kt_arena *arena, const kt_ink *ink, const kt_ink *ground)
{
	return is_dark(ground) ? mixed(arena, ink, ground, LINE_SHARE) : ink;
}

static bool holds(kt_box box, kt_point at)
{
	return at.x >= box.x && at.x < box.x + box.w && at.y >= box.y && at.y < box.y + box.h;
}

size_t kt_overlay_ground_at(const kt_overlay_grounds *grounds, kt_point at)
{
	for (size_t i = grounds->count; i > 0; i--)
		if (holds(grounds->items[i - 1].box, at))
			return i - 1;
	return grounds->count;
}

/* The nearest edge of a box after the point, along the line. */
static kt_len next_edge(const kt_overlay_grounds *grounds, kt_point at, bool down, kt_len to)
{
	kt_len along = down ? at.y : at.x, next = to;
	for (size_t i = 0; i < grounds->count; i++) {
		kt_box box = grounds->items[i].box;
		kt_len from = down ? box.y : box.x, end = from + (down ? box.h : box.w);
		next = from > along ? kt_len_min(next, from) : next;
		next = end > along ? kt_len_min(next, end) : next;
	}
	return next;
}

kt_len kt_overlay_ground_end(const kt_overlay_grounds *grounds, kt_point at, bool down, kt_len to)
{
	size_t ground = kt_overlay_ground_at(grounds, at);
	kt_len *along = down ? &at.y : &at.x;
	do
		*along = next_edge(grounds, at, down, to);
	while (*along < to && kt_overlay_ground_at(grounds, at) == ground);
	return *along;
}

const kt_ink *kt_overlay_ink_word(kt_arena *arena, const kt_ink *ink, const kt_overlay_grounds *grounds, kt_point at)
{
	size_t ground = kt_overlay_ground_at(grounds, at);
	return ground < grounds->count && is_dark(grounds->items[ground].ink) ? mixed(arena, ink, &white, WORD_SHARE)
	                                                                      : ink;
}
