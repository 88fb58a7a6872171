/* Filling: each frame takes as many strips as it can end after. Level: of all ways to end the frames, the one with the
 * least cost, by dynamic programming over (frame, strip): the squares of how far each lies from where it would end were all
 * columns level, plus a charge for ends that look poor. After Plass, "Optimal pagination techniques for automatic
 * typesetting systems" (1981), for one page. */
#include "layout/flow.h"

#include "layout/costs.h"

#include <stdint.h>

#define STRIPS_LEVEL 400 /* strips that are levelled: more do not stand on a page */
#define COST_NONE    INT64_MAX

kt_flow_room kt_flow_columns(kt_len height, unsigned columns, kt_len row)
{
	kt_flow_room room = {.count = columns < KT_FLOW_FRAMES ? columns : KT_FLOW_FRAMES, .row = row};
	for (unsigned c = 0; c < room.count; c++)
		room.frames[c] = (kt_flow_frame){0, height, c, false, true};
	return room;
}

static void remove_frame(kt_flow_room *room, unsigned at)
{
	room->count--;
	for (unsigned f = at; f < room->count; f++)
		room->frames[f] = room->frames[f + 1];
}

static void insert_frame(kt_flow_room *room, unsigned at, kt_flow_frame frame)
{
	for (unsigned f = room->count; f > at; f--)
		room->frames[f] = room->frames[f - 1];
	room->frames[at] = frame;
	room->count++;
}

/* Which frames of a column are its last is known once it is parted. */
static void mark_last(kt_flow_room *room)
{
	for (unsigned f = 0; f < room->count; f++)
		room->frames[f].last = f + 1 == room->count || room->frames[f + 1].column != room->frames[f].column;
}

void kt_flow_part(kt_flow_room *room, unsigned column, kt_len top, kt_len foot, kt_len least)
{
	for (unsigned f = room->count; f-- > 0;) {
		kt_flow_frame frame = room->frames[f];
		kt_len end = frame.top + frame.height;
		if (frame.column != column || foot <= frame.top || top >= end)
			continue;
		kt_flow_frame above = {frame.top, top - frame.top, column, true, false};
		kt_flow_frame below = {foot, end - foot, column, true, false};
		remove_frame(room, f);
		if (below.height >= least && room->count < KT_FLOW_FRAMES)
			insert_frame(room, f, below);
		if (above.height >= least && room->count < KT_FLOW_FRAMES)
			insert_frame(room, f, above);
	}
	mark_last(room);
}

bool kt_flow_parted(const kt_flow_room *room)
{
	bool parted = false;
	for (unsigned f = 0; f < room->count; f++)
		parted = parted || room->frames[f].parted;
	return parted;
}

kt_len kt_flow_below(kt_len depth, const kt_strip *strip, bool head, kt_len row)
{
	kt_len top = head ? 0 : depth + strip->before;
	if (strip->snaps && row > 0 && top % row != 0)
		top += row - top % row;
	return top;
}

kt_len kt_flow_top(const kt_strip *strips, size_t first, size_t at, kt_len row)
{
	kt_len depth = 0;
	/* Past what a length holds the rest of a book is not added up: no frame is as deep. */
	for (size_t i = first; i < at && depth < KT_LEN_MAX; i++)
		depth = kt_flow_below(depth, &strips[i], i == first, row) + strips[i].height;
	return kt_flow_below(depth, &strips[at], at == first, row);
}

kt_len kt_flow_depth(const kt_strip *strips, size_t first, size_t end, kt_len row)
{
	if (end <= first)
		return 0;
	return kt_flow_top(strips, first, end - 1, row) + strips[end - 1].height;
}

bool kt_flow_ends(const kt_strip *strips, size_t first, size_t at, const kt_flow_room *room)
{
	return strips[at].breaks && (strips[at].whole || (!room->whole && at > first));
}

/* One past the last strip that a frame beginning with `first` takes; `first`: none fits. */
static size_t fill_frame(const kt_strip *strips, size_t first, size_t end, const kt_flow_room *room, kt_len height)
{
	size_t good = first;
	kt_len depth = 0;
	for (size_t i = first; i < end; i++) {
		if (room->by_part && strips[i].part != strips[first].part)
			break;
		depth = kt_flow_below(depth, &strips[i], i == first, room->row) + strips[i].height;
		if (depth > height)
			break;
		/* The end of everything is an end, whatever keeps with what. */
		if (i + 1 == end || kt_flow_ends(strips, first, i, room) ||
		    (room->by_part && strips[i + 1].part != strips[first].part))
			good = i + 1;
	}
	return good;
}

static size_t fill(const kt_strip *strips, size_t first, size_t end, const kt_flow_room *room, size_t *ends)
{
	for (unsigned f = 0; f < room->count; f++)
		ends[f] = first = fill_frame(strips, first, end, room, room->frames[f].height);
	return first;
}

/* Levelling */

/* How deep a frame would be were all columns to end at `level`. */
static kt_len depth_at(const kt_flow_frame *frame, kt_len level)
{
	kt_len depth = level > frame->top ? level - frame->top : 0;
	return !frame->last && depth > frame->height ? frame->height : depth;
}

/* The deepest level at which the frames hold no more than `total`. */
static kt_len level_of(const kt_flow_room *room, kt_len total)
{
	kt_len most = total + room->frames[room->count - 1].top, least = 0;
	while (least < most) {
		kt_len level = least + (most - least + 1) / 2;
		int64_t held = 0;
		for (unsigned f = 0; f < room->count; f++)
			held += depth_at(&room->frames[f], level);
		if (held <= total)
			least = level;
		else
			most = level - 1;
	}
	return least;
}

static kt_len total_depth(const kt_strip *strips, size_t first, size_t end)
{
	kt_len total = 0;
	for (size_t i = first; i < end; i++)
		total += strips[i].height + (i > first ? strips[i].before : 0);
	return total;
}

typedef struct levelling {
	const kt_strip *strips;
	size_t first, count;
	const kt_flow_room *room;
	kt_len wanted[KT_FLOW_FRAMES]; /* depth of each frame */
	int64_t *cost;                 /* [frame][strips taken]: least cost of getting there */
	uint16_t *from;                /* … and how many were taken before that frame */
	kt_len *depth;                 /* … and how deep that frame is */
} levelling;

static int64_t frame_cost(const levelling *l, unsigned frame, kt_len depth, kt_len before, const kt_strip *last)
{
	kt_len over = depth - l->wanted[frame];
	int64_t off = (int64_t)over * KT_COSTS_PER_ROW / l->room->row, cost = off * off;
	if (last && last->stub)
		cost += KT_COSTS_STUB;
	if (last && last->resort)
		cost += KT_COSTS_RESORT;
	if (before > 0 && over > before - l->wanted[frame - 1])
		cost += KT_COSTS_RISING;
	return cost;
}

static void reach(levelling *l, unsigned frame, size_t taken, size_t end, kt_len depth, int64_t cost)
{
	size_t at = frame * (l->count + 1) + end;
	if (cost >= l->cost[at])
		return;
	l->cost[at] = cost;
	l->from[at] = (uint16_t)taken;
	l->depth[at] = depth;
}

static void extend(levelling *l, unsigned frame, size_t taken)
{
	size_t width = l->count + 1, at = frame * width;
	int64_t so_far = frame == 0 ? 0 : l->cost[at - width + taken];
	kt_len before = frame == 0 ? 0 : l->depth[at - width + taken], depth = 0;
	if (so_far == COST_NONE)
		return;
	if (l->room->frames[frame].parted)
		reach(l, frame, taken, taken, 0, so_far + frame_cost(l, frame, 0, 0, NULL));
	for (size_t i = taken; i < l->count; i++) {
		const kt_strip *strip = &l->strips[l->first + i];
		depth = kt_flow_below(depth, strip, i == taken, l->room->row) + strip->height;
		if (depth > l->room->frames[frame].height)
			return;
		bool final = i + 1 == l->count;
		if (!final && !kt_flow_ends(l->strips + l->first, taken, i, l->room) &&
		    !(strip->resort && !l->room->whole))
			continue;
		reach(l, frame, taken, i + 1, depth,
		      so_far + frame_cost(l, frame, depth, before, final ? NULL : strip));
	}
}

static bool level(const kt_strip *strips, size_t first, size_t end, const kt_flow_room *room, size_t *ends)
{
	size_t count = end - first, cells = room->count * (count + 1);
	int64_t cost[KT_FLOW_FRAMES * (STRIPS_LEVEL + 1)];
	uint16_t from[KT_FLOW_FRAMES * (STRIPS_LEVEL + 1)];
	kt_len depth[KT_FLOW_FRAMES * (STRIPS_LEVEL + 1)];
	levelling l = {strips, first, count, room, {0}, cost, from, depth};
	kt_len wanted = level_of(room, total_depth(strips, first, end));
	for (unsigned f = 0; f < room->count; f++)
		l.wanted[f] = depth_at(&room->frames[f], wanted);
	for (size_t i = 0; i < cells; i++)
		cost[i] = COST_NONE;
	extend(&l, 0, 0);
	for (unsigned f = 1; f < room->count; f++)
		for (size_t taken = 0; taken < count; taken++)
			extend(&l, f, taken);
	/* The last frame that is needed to take all of them at the least cost. */
	unsigned best = 0;
	for (unsigned f = 1; f < room->count; f++)
		if (cost[f * (count + 1) + count] < cost[best * (count + 1) + count])
			best = f;
	if (cost[best * (count + 1) + count] == COST_NONE)
		return false;
	size_t taken = count;
	for (unsigned f = room->count; f-- > 0;) {
		ends[f] = first + taken;
		if (f <= best)
			taken = from[f * (count + 1) + taken];
	}
	return true;
}

static bool can_level(const kt_flow_room *room, size_t strips)
{
	return room->level && !room->by_part && room->count > 1 && room->row > 0 && strips > 1 &&
	       strips <= STRIPS_LEVEL;
}

size_t kt_flow_fill(const kt_strip *strips, size_t first, size_t end, const kt_flow_room *room, size_t *ends)
{
	size_t filled = fill(strips, first, end, room, ends);
	if (filled == end && can_level(room, end - first))
		level(strips, first, end, room, ends);
	return filled;
}

int64_t kt_flow_unlevel(const kt_strip *strips, size_t first, const kt_flow_room *room, const size_t *ends)
{
	size_t end = ends[room->count - 1];
	if (!can_level(room, end - first))
		return 0;
	levelling l = {.strips = strips, .first = first, .count = end - first, .room = room};
	kt_len wanted = level_of(room, total_depth(strips, first, end)), before = 0;
	int64_t cost = 0;
	for (unsigned f = 0; f < room->count; f++) {
		kt_len depth = kt_flow_depth(strips, first, ends[f], room->row);
		l.wanted[f] = depth_at(&room->frames[f], wanted);
		if (depth > 0)
			cost += frame_cost(&l, f, depth, before, ends[f] < end ? &strips[ends[f] - 1] : NULL);
		before = depth;
		first = ends[f];
	}
	return cost;
}

int64_t kt_flow_cost(const kt_strip *strips, size_t first, const kt_flow_room *room, const size_t *ends)
{
	int64_t cost = kt_flow_unlevel(strips, first, room, ends);
	kt_len deepest = 0;
	for (unsigned f = 0; f < room->count; f++) {
		kt_len depth = kt_flow_depth(strips, first, ends[f], room->row);
		deepest = kt_len_max(deepest, depth > 0 ? room->frames[f].top + depth : 0);
		first = ends[f];
	}
	int64_t lacking = (int64_t)KT_COSTS_FEW_ROWS * room->row - deepest;
	return lacking > 0 ? cost + KT_COSTS_FEW * lacking * lacking / ((int64_t)room->row * room->row) : cost;
}
