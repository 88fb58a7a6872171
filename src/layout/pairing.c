#include "layout/pairing.h"

#include "layout/costs.h"

const kt_pairing kt_pairing_open = {0, 0, NULL};

/* One message in both languages. */
typedef struct pair {
	uint32_t lines[2];
	const kt_linebreak_counts *counts[2];
} pair;

/* What a language pays for `by` lines more; < 0: it cannot. */
static int64_t price(const pair *p, unsigned side, int by)
{
	if (by == 0)
		return 0;
	return by > 0 ? p->counts[side]->more : p->counts[side]->fewer;
}

static int64_t white(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* The best of nine ways; false: as they stand. */
static bool choose(const pair *p, uint32_t lines[2])
{
	uint32_t deepest = p->lines[0] > p->lines[1] ? p->lines[0] : p->lines[1];
	int64_t worth = (int64_t)KT_COSTS_PAIR * deepest;
	int64_t least = worth * white(p->lines[0], p->lines[1]);
	bool found = false;
	for (int a = -1; a <= 1; a++)
		for (int b = -1; b <= 1; b++) {
			int64_t prices[2] = {price(p, 0, a), price(p, 1, b)};
			uint32_t tried[2] = {p->lines[0] + (uint32_t)a, p->lines[1] + (uint32_t)b};
			int64_t cost = prices[0] + prices[1] + worth * white(tried[0], tried[1]);
			if (prices[0] < 0 || prices[1] < 0 || tried[0] > deepest || tried[1] > deepest || cost >= least)
				continue;
			least = cost;
			lines[0] = tried[0];
			lines[1] = tried[1];
			found = true;
		}
	return found;
}

/* The next message that begins at or after slice `at`. */
static size_t next_head(const kt_slices *slices, size_t at)
{
	while (at < slices->count && (slices->items[at].message == KT_NO_MESSAGE || slices->items[at].line > 0))
		at++;
	return at;
}

bool kt_pairing_choose(kt_arena *arena, const kt_slices *const slices[2], kt_pairing chosen[2])
{
	uint32_t first = KT_NO_MESSAGE, last = 0, *lines[2] = {NULL, NULL};
	bool found = false;
	for (size_t i = next_head(slices[0], 0); i < slices[0]->count; i = next_head(slices[0], i + 1)) {
		first = first < slices[0]->items[i].message ? first : slices[0]->items[i].message;
		last = last > slices[0]->items[i].message ? last : slices[0]->items[i].message;
	}
	if (first == KT_NO_MESSAGE)
		return false;
	for (unsigned side = 0; side < 2; side++) {
		lines[side] = KT_NEW_ARRAY(arena, uint32_t, last - first + 1);
		chosen[side] = (kt_pairing){first, last - first + 1, lines[side]};
	}
	size_t j = next_head(slices[1], 0);
	for (size_t i = next_head(slices[0], 0); i < slices[0]->count && j < slices[1]->count;
	     i = next_head(slices[0], i + 1), j = next_head(slices[1], j + 1)) {
		const kt_slice *a = &slices[0]->items[i], *b = &slices[1]->items[j];
		uint32_t set[2];
		if (a->message != b->message)
			break;
		pair p = {{a->lines, b->lines}, {a->counts, b->counts}};
		if (!a->counts || !b->counts || a->height != b->height || !choose(&p, set))
			continue;
		lines[0][a->message - first] = set[0];
		lines[1][b->message - first] = set[1];
		found = true;
	}
	return found;
}

kt_str kt_pairing_words(kt_arena *arena, kt_pairing_white white)
{
	if (white.alone == 0)
		return (kt_str){0};
	return kt_print(arena, "%u line%s left white beside the other language, %u with each set alone", white.together,
	                white.together == 1 ? " is" : "s are", white.alone);
}
