/* Filling: each column takes as many strips as it can end after. Level: of all ways to end the columns, the one with the
 * least cost, by dynamic programming over (column, strip): the squares of how far each column's depth lies from the mean,
 * in rows, plus a charge for each end that leaves two lines of a paragraph alone. After Plass, "Optimal pagination
 * techniques for automatic typesetting systems" (1981), for one page. */
#include "layout/flow.h"

#include <stdint.h>

#define COLUMNS_MOST 8
#define STRIPS_LEVEL 400 /* strips that are levelled: more do not stand on a page */
/* Costs, in squares of a sixteenth of a row: */
#define STUB_COST 256 /* two lines left alone: as bad as columns that differ by one row and a half */
#define RESORT_COST                                                                                                    \
	1024 /* a lead-in's last line at a column's head: better only than columns that differ by three rows */
#define RISING_COST 16 /* a column deeper than the one before it: a little worse than the other way round */
#define COST_NONE   INT64_MAX

static kt_len placed(kt_len depth, const kt_strip *strip, bool head, kt_len row)
{
	kt_len top = head ? 0 : depth + strip->before;
	if (strip->snaps && row > 0 && top % row != 0)
		top += row - top % row;
	return top;
}

kt_len kt_flow_top(const kt_strip *strips, size_t first, size_t at, kt_len row)
{
	kt_len depth = 0;
	for (size_t i = first; i < at; i++)
		depth = placed(depth, &strips[i], i == first, row) + strips[i].height;
	return placed(depth, &strips[at], at == first, row);
}

kt_len kt_flow_depth(const kt_strip *strips, size_t first, size_t end, kt_len row)
{
	if (end <= first)
		return 0;
	return kt_flow_top(strips, first, end - 1, row) + strips[end - 1].height;
}

static bool may_end(const kt_strip *strip, kt_flow_room room)
{
	return strip->breaks && (strip->whole || !room.whole);
}

/* One past the last strip that a column beginning with `first` takes; `first`: none fits. */
static size_t fill_column(const kt_strip *strips, size_t first, size_t end, kt_flow_room room)
{
	size_t good = first;
	kt_len depth = 0;
	for (size_t i = first; i < end; i++) {
		if (room.by_part && strips[i].part != strips[first].part)
			break;
		depth = placed(depth, &strips[i], i == first, room.row) + strips[i].height;
		if (depth > room.height)
			break;
		/* The end of everything is an end, whatever keeps with what. */
		if (i + 1 == end || may_end(&strips[i], room) ||
		    (room.by_part && strips[i + 1].part != strips[first].part))
			good = i + 1;
	}
	return good;
}

static size_t fill(const kt_strip *strips, size_t first, size_t end, kt_flow_room room, size_t *ends)
{
	for (unsigned c = 0; c < room.columns; c++)
		ends[c] = first = fill_column(strips, first, end, room);
	return first;
}

/* Levelling */

typedef struct levelling {
	const kt_strip *strips;
	size_t first, count;
	kt_flow_room room;
	kt_len mean;
	int64_t *cost; /* [column][strips taken]: least cost of getting there */
	size_t *from;  /* … and how many were taken before that column */
	kt_len *depth; /* … and how deep that column is */
} levelling;

static int64_t column_cost(const levelling *l, kt_len depth, kt_len before, const kt_strip *last, bool final)
{
	int64_t off = (int64_t)(depth - l->mean) * 16 / l->room.row;
	int64_t cost = off * off;
	if (!final && last->stub)
		cost += STUB_COST;
	if (!final && last->resort)
		cost += RESORT_COST;
	if (before > 0 && depth > before)
		cost += RISING_COST;
	return cost;
}

static void extend(levelling *l, unsigned column, size_t taken)
{
	size_t width = l->count + 1, at = column * width;
	int64_t so_far = column == 0 ? 0 : l->cost[at - width + taken];
	kt_len before = column == 0 ? 0 : l->depth[at - width + taken], depth = 0;
	if (so_far == COST_NONE)
		return;
	for (size_t i = taken; i < l->count; i++) {
		const kt_strip *strip = &l->strips[l->first + i];
		depth = placed(depth, strip, i == taken, l->room.row) + strip->height;
		if (depth > l->room.height)
			return;
		bool final = i + 1 == l->count;
		if (!final && !may_end(strip, l->room) && !(strip->resort && !l->room.whole))
			continue;
		int64_t cost = so_far + column_cost(l, depth, before, strip, final);
		if (cost >= l->cost[at + i + 1])
			continue;
		l->cost[at + i + 1] = cost;
		l->from[at + i + 1] = taken;
		l->depth[at + i + 1] = depth;
	}
}

static bool level(const kt_strip *strips, size_t first, size_t end, kt_flow_room room, size_t *ends)
{
	size_t count = end - first, cells = room.columns * (count + 1);
	int64_t cost[COLUMNS_MOST * (STRIPS_LEVEL + 1)];
	size_t from[COLUMNS_MOST * (STRIPS_LEVEL + 1)];
	kt_len depth[COLUMNS_MOST * (STRIPS_LEVEL + 1)];
	kt_len total = 0;
	for (size_t i = first; i < end; i++)
		total += strips[i].height + (i > first ? strips[i].before : 0);
	levelling l = {strips, first, count, room, total / (kt_len)room.columns, cost, from, depth};
	for (size_t i = 0; i < cells; i++)
		cost[i] = COST_NONE;
	extend(&l, 0, 0);
	for (unsigned c = 1; c < room.columns; c++)
		for (size_t taken = 1; taken < count; taken++)
			extend(&l, c, taken);
	/* The last column that is needed to take all of them at the least cost. */
	unsigned best = 0;
	for (unsigned c = 1; c < room.columns; c++)
		if (cost[c * (count + 1) + count] < cost[best * (count + 1) + count])
			best = c;
	if (cost[best * (count + 1) + count] == COST_NONE)
		return false;
	size_t taken = count;
	for (unsigned c = room.columns; c-- > 0;) {
		ends[c] = first + taken;
		if (c <= best)
			taken = from[c * (count + 1) + taken];
	}
	return true;
}

size_t kt_flow_fill(const kt_strip *strips, size_t first, size_t end, kt_flow_room room, size_t *ends)
{
	if (room.columns > COLUMNS_MOST)
		room.columns = COLUMNS_MOST;
	size_t filled = fill(strips, first, end, room, ends);
	bool levels = room.level && !room.by_part && room.columns > 1 && room.row > 0 && filled == end;
	if (levels && end - first > 1 && end - first <= STRIPS_LEVEL)
		level(strips, first, end, room, ends);
	return filled;
}
