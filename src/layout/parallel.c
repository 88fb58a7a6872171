#include "layout/parallel.h"

#define LINES_LEAST 2 /* of a paragraph, at a column's foot and at the next one's head */

bool kt_parallel_breaks(const kt_slices *slices, size_t at, bool *stub)
{
	const kt_slice *slice = &slices->items[at];
	*stub = false;
	if (slice->keep)
		return false;
	if (slice->message == KT_NO_MESSAGE || slice->line + 1 >= slice->lines)
		return true;
	unsigned above = slice->line + 1u, below = slice->lines - above;
	*stub = above == LINES_LEAST || below == LINES_LEAST;
	return above >= LINES_LEAST && below >= LINES_LEAST;
}

/* Does only the last line of a text that keeps with a list come after it? */
static bool leaves_lead_in(const kt_slices *slices, size_t at)
{
	const kt_slice *slice = &slices->items[at];
	return !slice->keep && slice->message != KT_NO_MESSAGE && slice->line + 2 == slice->lines &&
	       slice->line + 1 >= LINES_LEAST && at + 1 < slices->count && slices->items[at + 1].keep;
}

/* One past the last slice that shows the message of slice `at`. */
static size_t message_end(const kt_slices *slices, size_t at)
{
	size_t end = at + 1;
	uint32_t message = slices->items[at].message;
	while (message != KT_NO_MESSAGE && end < slices->count && slices->items[end].message == message)
		end++;
	return end;
}

static kt_len depth(const kt_slices *slices, size_t from, size_t to)
{
	kt_len sum = 0;
	for (size_t i = from; i < to; i++)
		sum += slices->items[i].height + (i > from ? slices->items[i].before : 0);
	return sum;
}

/* Are the lines of both languages equally high, as far as both go? */
static bool in_step(const kt_parallel_side sides[2], const size_t counts[2])
{
	size_t common = counts[0] < counts[1] ? counts[0] : counts[1];
	for (size_t i = 0; i < common; i++) {
		const kt_slice *a = &sides[0].slices->items[sides[0].at + i];
		const kt_slice *b = &sides[1].slices->items[sides[1].at + i];
		if (a->height != b->height || (i > 0 && a->before != b->before))
			return false;
	}
	return true;
}

static kt_strip line_strip(const kt_parallel_side sides[2], const size_t counts[2], size_t line)
{
	kt_strip strip = {.breaks = true};
	size_t longest = counts[0] > counts[1] ? counts[0] : counts[1];
	bool possible = true;
	for (unsigned s = 0; s < 2; s++) {
		size_t at = sides[s].at + (line < counts[s] ? line : counts[s]);
		strip.first[s] = at;
		if (line >= counts[s])
			continue;
		const kt_slice *slice = &sides[s].slices->items[at];
		bool stub, lead_in = leaves_lead_in(sides[s].slices, at);
		strip.count[s] = 1;
		strip.before = kt_len_max(strip.before, slice->before);
		strip.height = kt_len_max(strip.height, slice->height);
		bool breaks = kt_parallel_breaks(sides[s].slices, at, &stub);
		strip.breaks = breaks && strip.breaks;
		strip.stub = strip.stub || stub;
		possible = possible && (breaks || lead_in);
		strip.resort = strip.resort || lead_in;
	}
	strip.resort = strip.resort && possible;
	strip.whole = line + 1 == longest;
	return strip;
}

/* A language that is done with its message says nothing of where the other may end; but what keeps, keeps. */
static void add_lines(const kt_parallel_side sides[2], const size_t counts[2], kt_parallel_add add, void *context)
{
	size_t longest = counts[0] > counts[1] ? counts[0] : counts[1];
	for (size_t line = 0; line < longest; line++) {
		kt_strip strip = line_strip(sides, counts, line);
		for (unsigned s = 0; s < 2 && line + 1 == longest; s++)
			if (counts[s] > 0 && sides[s].slices->items[sides[s].at + counts[s] - 1].keep)
				strip.breaks = false;
		add(context, &strip);
	}
}

static void add_pair(const kt_parallel_side sides[2], const size_t counts[2], kt_parallel_add add, void *context)
{
	kt_strip strip = {.breaks = true, .whole = true};
	for (unsigned s = 0; s < 2; s++) {
		strip.first[s] = sides[s].at;
		strip.count[s] = counts[s];
		if (counts[s] == 0)
			continue;
		size_t end = sides[s].at + counts[s];
		strip.before = kt_len_max(strip.before, sides[s].slices->items[sides[s].at].before);
		strip.height = kt_len_max(strip.height, depth(sides[s].slices, sides[s].at, end));
		strip.breaks = strip.breaks && !sides[s].slices->items[end - 1].keep;
	}
	add(context, &strip);
}

bool kt_parallel_next(kt_parallel_side sides[2], unsigned count, kt_parallel_add add, void *context)
{
	size_t counts[2] = {0};
	for (unsigned s = 0; s < count; s++)
		if (sides[s].at < sides[s].slices->count)
			counts[s] = message_end(sides[s].slices, sides[s].at) - sides[s].at;
	if (counts[0] + counts[1] == 0)
		return false;
	if (count < 2 || in_step(sides, counts))
		add_lines(sides, counts, add, context);
	else
		add_pair(sides, counts, add, context);
	for (unsigned s = 0; s < count; s++)
		sides[s].at += counts[s];
	return true;
}
