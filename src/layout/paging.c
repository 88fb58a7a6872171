/* Shortest path, by dynamic programming over (strip, frame, rows by which the frame before fell short). Pages after this one
 * are all alike, so their frames stand for those of every page: the path goes round them, and how many pages it took is
 * not part of a state. It ends where a page begins that takes all the rest. */
#include "layout/paging.h"

#include "layout/costs.h"

#include <stdint.h>

#define COST_NONE   UINT32_MAX
#define SHORTS      (KT_COSTS_SHORT_MOST + 2) /* 0 … KT_COSTS_SHORT_MOST rows, and more than that */
#define STRIPS_MOST 60000                     /* in one frame: their number is kept in 16 bits */

/* The cheapest way to where strips up to one are placed and a frame is next. */
typedef struct state {
	uint32_t cost;
	uint16_t taken; /* by the frame before */
	uint8_t short_; /* of the frame before that one: which of its states was come from */
	bool led;       /* that frame stands on this page */
} state;

typedef struct paging {
	const kt_paging_text *text;
	unsigned lead, cycle; /* frames of this page; of those after it */
	size_t reach;         /* strips that this page can take at most */
	unsigned shorts;      /* 1 where no frame minds how deep the one before is */
	state *led, *cycled;
} paging;

static const kt_flow_room *room_at(const paging *p, unsigned frame)
{
	return frame < p->lead ? p->text->page : p->text->onward;
}

static const kt_flow_frame *frame_at(const paging *p, unsigned frame)
{
	return frame < p->lead ? &p->text->page->frames[frame]
	                       : &p->text->onward->frames[(frame - p->lead) % p->text->onward->count];
}

static unsigned after(const paging *p, unsigned frame)
{
	return frame + 1 < p->lead + p->cycle ? frame + 1 : p->lead;
}

static bool begins_page(const paging *p, unsigned frame)
{
	return frame < p->lead ? frame == 0 : (frame - p->lead) % p->text->onward->count == 0;
}

/* What a row's difference from the frame before costs; 0: nothing. */
static uint32_t evenness(const paging *p, unsigned frame)
{
	if (!begins_page(p, frame))
		return room_at(p, frame)->level ? KT_COSTS_UNEVEN : 0;
	bool second = frame >= p->lead + p->text->onward->count;
	return p->text->facing && frame > 0 && second != p->text->next_faces ? KT_COSTS_FACING : 0;
}

static state *states(const paging *p, size_t strip, unsigned frame)
{
	if (frame < p->lead)
		return &p->led[(strip * p->lead + frame) * p->shorts];
	return &p->cycled[(strip * p->cycle + frame - p->lead) * p->shorts];
}

static unsigned least_of(const paging *p, const state *all)
{
	unsigned best = 0;
	for (unsigned s = 1; s < p->shorts; s++)
		if (all[s].cost < all[best].cost)
			best = s;
	return best;
}

/* Paths */

static uint32_t square(uint32_t rows)
{
	return rows * rows;
}

/* How much of a frame stays empty costs by its square; in whole rows for the comparison with its neighbours. */
static uint32_t short_cost(kt_len empty, kt_len row)
{
	kt_len most = KT_COSTS_SHORT_CAP * row;
	return square((uint32_t)((int64_t)(empty < most ? empty : most) * KT_COSTS_PER_ROW / row));
}

static void step(const paging *p, size_t from, unsigned frame, size_t to, kt_len empty)
{
	kt_len row = p->text->page->row;
	const state *here = states(p, from, frame);
	unsigned next = after(p, frame), rows = (unsigned)((empty + row / 2) / row);
	rows = rows > KT_COSTS_SHORT_MOST ? KT_COSTS_SHORT_MOST + 1 : rows;
	if (next < p->lead && to > p->reach)
		return;
	state *there = states(p, to, next) + (evenness(p, next) > 0 ? rows : 0);
	uint32_t cost = short_cost(empty, row), uneven = evenness(p, frame);
	if (to > from && p->text->strips[p->text->first + to - 1].stub)
		cost += KT_COSTS_STUB;
	for (unsigned s = 0; s < p->shorts; s++) {
		if (here[s].cost == COST_NONE)
			continue;
		uint32_t sum = here[s].cost + cost + uneven * square(s > rows ? s - rows : rows - s);
		if (sum < there->cost)
			*there = (state){sum, (uint16_t)(to - from), (uint8_t)s, frame < p->lead};
	}
}

/* All ends of a frame near its foot; else the last one above; else nothing stands in it. */
static void extend(const paging *p, size_t from, unsigned frame)
{
	const kt_flow_room *room = room_at(p, frame);
	size_t count = p->text->end - p->text->first, last = from;
	kt_len height = frame_at(p, frame)->height, depth = 0, last_depth = 0;
	bool near = false;
	for (size_t i = from; i + 1 < count && i - from < STRIPS_MOST; i++) {
		const kt_strip *strip = &p->text->strips[p->text->first + i];
		depth = kt_flow_below(depth, strip, i == from, room->row) + strip->height;
		if (depth > height)
			break;
		if (!kt_flow_ends(p->text->strips + p->text->first, from, i, room))
			continue;
		if (height - depth <= KT_COSTS_SHORT_MOST * room->row) {
			step(p, from, frame, i + 1, height - depth);
			near = true;
		}
		last = i + 1;
		last_depth = depth;
	}
	if (!near && (last > from || !begins_page(p, after(p, frame))))
		step(p, from, frame, last, height - last_depth);
}

/* The rest stands on a page that begins at this strip: what it costs, or that it does not. */
static bool ends_here(const paging *p, size_t strip, unsigned frame, int64_t *cost)
{
	const kt_paging_text *text = p->text;
	const kt_flow_room *room = room_at(p, frame);
	size_t ends[KT_FLOW_FRAMES], first = text->first + strip;
	if (kt_flow_fill(text->strips, first, text->end, room, ends) < text->end)
		return false;
	*cost = kt_flow_cost(text->strips, first, room, ends);
	return true;
}

typedef struct last_page {
	size_t strip;
	unsigned frame;
	int64_t cost;
} last_page;

/* The first strip from which all the rest could stand on one page, by its height alone. */
static size_t first_ending(const kt_paging_text *text)
{
	int64_t room = 0;
	for (unsigned f = 0; f < text->onward->count; f++)
		room += text->onward->frames[f].height;
	size_t strip = text->end;
	while (strip > text->first && room >= 0)
		room -= text->strips[--strip].height;
	return strip - text->first;
}

static last_page walk(const paging *p)
{
	size_t count = p->text->end - p->text->first, ending = first_ending(p->text);
	last_page best = {.cost = INT64_MAX};
	for (size_t strip = 0; strip < count; strip++)
		for (unsigned frame = strip <= p->reach ? 0 : p->lead; frame < p->lead + p->cycle; frame++) {
			const state *here = states(p, strip, frame);
			uint32_t so_far = here[least_of(p, here)].cost;
			int64_t cost;
			if (so_far == COST_NONE)
				continue;
			if (frame < p->lead || strip < ending || !begins_page(p, frame) ||
			    !ends_here(p, strip, frame, &cost)) {
				extend(p, strip, frame);
			} else if (so_far + cost < best.cost) {
				best = (last_page){strip, frame, so_far + cost};
			}
		}
	return best;
}

static state *no_states(kt_arena *arena, size_t count)
{
	state *all = KT_NEW_ARRAY(arena, state, count);
	for (size_t i = 0; i < count; i++)
		all[i].cost = COST_NONE;
	return all;
}

/* Back along the path from where the last page begins: frames before it, last one first. */
static size_t trace(const paging *p, last_page last, size_t *ends)
{
	size_t count = 0, strip = last.strip;
	unsigned frame = last.frame, short_ = least_of(p, states(p, strip, frame));
	while (strip > 0 || frame != 0) {
		const state *here = &states(p, strip, frame)[short_];
		if (ends)
			ends[count] = p->text->first + strip;
		count++;
		strip -= here->taken;
		short_ = here->short_;
		bool round = frame == p->lead && !here->led;
		frame = round ? p->lead + p->cycle - 1 : frame - 1;
	}
	return count;
}

static void reverse(size_t *ends, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		size_t end = ends[i];
		ends[i] = ends[count - 1 - i];
		ends[count - 1 - i] = end;
	}
}

static kt_paging_ends path_to(const paging *p, last_page last, size_t *ends)
{
	size_t before = trace(p, last, ends);
	reverse(ends, before);
	const kt_flow_room *room = room_at(p, last.frame);
	kt_flow_fill(p->text->strips, p->text->first + last.strip, p->text->end, room, ends + before);
	return (kt_paging_ends){ends, before + room->count};
}

/* Does any frame mind how deep the one before it is? */
static bool minds(const paging *p)
{
	for (unsigned frame = 0; frame < p->lead + p->cycle; frame++)
		if (evenness(p, frame) > 0)
			return true;
	return false;
}

bool kt_paging_choose(kt_arena *arena, const kt_paging_text *text, kt_paging_ends *chosen)
{
	size_t count = text->end - text->first, ends[KT_FLOW_FRAMES];
	paging p = {.text = text,
	            .lead = text->page->count,
	            .cycle = text->onward->count * (text->facing ? 2 : 1),
	            .reach = kt_flow_fill(text->strips, text->first, text->end, text->page, ends) - text->first,
	            .shorts = SHORTS};
	if (text->page->count == 0 || text->onward->count == 0 || count == 0)
		return false;
	p.shorts = minds(&p) ? SHORTS : 1;
	/* Each strip ends at most one frame, and each page has at most as many empty ones as it has frames. */
	size_t most = (count + 1) * text->onward->count + text->page->count;
	size_t *kept = KT_NEW_ARRAY(arena, size_t, most);
	kt_arena_mark mark = kt_arena_now(arena);
	p.led = no_states(arena, (p.reach + 1) * p.lead * p.shorts);
	p.cycled = no_states(arena, (count + 1) * p.cycle * p.shorts);
	states(&p, 0, 0)->cost = 0;
	last_page last = walk(&p);
	if (last.cost < INT64_MAX)
		*chosen = path_to(&p, last, kept);
	kt_arena_rewind(arena, mark);
	return last.cost < INT64_MAX;
}
