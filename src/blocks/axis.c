/* Scale: a span is long where it is more than LONG times the (lower) median of all spans; it then counts as a short
 * one. Labels: each in the least width that it takes, on its mark; pushed apart from the first to the last, and back
 * from the frame's end; where that moves one too far off its mark, it goes to a lower tier. Then all grow into the white
 * between them, always the one with the most lines first, up to the width that they are worth. */
#include "blocks/axis.h"

#include "base/diag.h"

#define LONG           4    /* a span so many times the median leaves no room for the others */
#define BROKEN_PARTS   1250 /* a broken span's length, in thousandths of the median: plainly longer than its mark */
#define MOVE_SHARE     6 /* a label leaves its mark by at most its least width through this: the mark stays above it */
#define GROWTH         KT_PT(3) /* what a label takes at a time */
#define LOWERED_GAIN   9        /* a label is lowered where that leaves less than so many tenths of the lines */
#define LINE_CLEAR_DIV 2        /* a label keeps the gap through this off a line that leads past it */

void kt_axis_add(kt_axis *axis, int32_t year)
{
	size_t at = axis->count;
	while (at > 0 && axis->years[at - 1] > year)
		at--;
	if (at > 0 && axis->years[at - 1] == year)
		return;
	if (axis->count == KT_AXIS_MOST)
		KT_BUG("more years than an axis holds");
	for (size_t i = axis->count++; i > at; i--)
		axis->years[i] = axis->years[i - 1];
	axis->years[at] = year;
}

static int64_t span_after(const kt_axis *axis, size_t i)
{
	return (int64_t)axis->years[i + 1] - axis->years[i];
}

/* The lower median of the spans, by counting how many are not longer. */
static int64_t median_span(const kt_axis *axis)
{
	size_t spans = axis->count - 1;
	int64_t median = 0;
	for (size_t i = 0; i < spans; i++) {
		size_t below = 0, equal = 0;
		for (size_t k = 0; k < spans; k++) {
			below += span_after(axis, k) < span_after(axis, i);
			equal += span_after(axis, k) == span_after(axis, i);
		}
		size_t middle = (spans - 1) / 2;
		if (below <= middle && middle < below + equal)
			median = span_after(axis, i);
	}
	return median;
}

void kt_axis_place(kt_axis *axis, kt_len from, kt_len to)
{
	if (axis->count < 2) {
		axis->at[0] = from + (to - from) / 2;
		return;
	}
	int64_t median = median_span(axis), sum = 0, passed = 0;
	int64_t parts[KT_AXIS_MOST];
	for (size_t i = 0; i + 1 < axis->count; i++) {
		axis->broken[i] = span_after(axis, i) > LONG * median;
		parts[i] = axis->broken[i] ? BROKEN_PARTS * median : 1000 * span_after(axis, i);
		sum += parts[i];
	}
	for (size_t i = 0; i < axis->count; i++) {
		axis->at[i] = from + kt_len_scale(to - from, passed, sum);
		passed += i + 1 < axis->count ? parts[i] : 0;
	}
}

kt_len kt_axis_at(const kt_axis *axis, int32_t year)
{
	for (size_t i = 0; i < axis->count; i++)
		if (axis->years[i] == year)
			return axis->at[i];
	KT_BUG("a year that the axis does not have");
}

typedef struct row {
	kt_axis_label *labels;
	size_t count;
	kt_len measure, gap;
} row;

/* The label before or after `i` on its tier; `count`: none. */
static size_t neighbour(const row *r, size_t i, int way)
{
	for (size_t k = i + (size_t)way; k < r->count; k += (size_t)way)
		if (r->labels[k].tier == r->labels[i].tier)
			return k;
	return r->count;
}

/* How far a label may reach to either side: the neighbours on its tier, lines that lead past it, the frame. */
static kt_len reach_start(const row *r, size_t i)
{
	size_t before = neighbour(r, i, -1);
	kt_len start = before < r->count ? r->labels[before].x + r->labels[before].width + r->gap : 0;
	for (size_t k = i; r->labels[i].tier == 0 && k > 0 && r->labels[k - 1].tier > 0; k--)
		if (r->labels[k - 1].at < r->labels[i].at)
			start = kt_len_max(start, r->labels[k - 1].at + r->gap / LINE_CLEAR_DIV);
	return start;
}

static kt_len reach_end(const row *r, size_t i)
{
	size_t after = neighbour(r, i, 1);
	kt_len end = after < r->count ? r->labels[after].x - r->gap : r->measure;
	for (size_t k = i + 1; r->labels[i].tier == 0 && k < r->count && r->labels[k].tier > 0; k++)
		if (r->labels[k].at > r->labels[i].at)
			end = kt_len_min(end, r->labels[k].at - r->gap / LINE_CLEAR_DIV);
	return end;
}

static kt_len off_mark(const kt_axis_label *label)
{
	kt_len off = label->x + label->width / 2 - label->at;
	return off < 0 ? -off : off;
}

static kt_len clamp(kt_len value, kt_len least, kt_len most)
{
	return kt_len_max(kt_len_min(value, most), least);
}

static void stand(const row *r, size_t i)
{
	kt_axis_label *label = &r->labels[i];
	label->width = label->least;
	label->x = clamp(label->at - label->width / 2, 0, r->measure - label->width);
}

/* Pushes the labels apart. Returns the worst that is still wrong: a label over its neighbour, or too far off its mark. */
static kt_len settle(const row *r)
{
	kt_len wrong = 0;
	for (size_t i = 0; i < r->count; i++)
		stand(r, i);
	for (size_t i = 0; i < r->count; i++)
		r->labels[i].x = kt_len_max(r->labels[i].x, reach_start(r, i));
	for (size_t i = r->count; i > 0; i--) {
		kt_axis_label *label = &r->labels[i - 1];
		label->x = kt_len_min(label->x, reach_end(r, i - 1) - label->width);
	}
	for (size_t i = 0; i < r->count; i++) {
		const kt_axis_label *label = &r->labels[i];
		kt_len needed = kt_len_max(label->width - r->measure, reach_start(r, i) - label->x);
		needed = kt_len_max(needed, label->x + label->width - reach_end(r, i));
		/* At the frame's end a label may go as far as its mark's own edge. */
		kt_len centred = clamp(label->at - label->width / 2, 0, r->measure - label->width);
		kt_len forced = centred + label->width / 2 - label->at;
		kt_len allowed = label->width / MOVE_SHARE + (forced < 0 ? -forced : forced);
		wrong = kt_len_max(wrong, kt_len_max(needed, off_mark(label) - allowed));
	}
	return wrong;
}

/* Spreads the room that is missing between a label and its neighbours evenly: half of each is moved. */
static void even_out(const row *r)
{
	for (unsigned pass = 0; pass < 2 * KT_AXIS_MOST; pass++)
		for (size_t i = 0; i < r->count; i++) {
			kt_axis_label *label = &r->labels[i];
			kt_len least = reach_start(r, i), most = reach_end(r, i) - label->width;
			if (least <= most)
				label->x = clamp(label->at - label->width / 2, least, most);
		}
}

/* Grows a label to `wanted` or as near as it can, alike on both sides. false: it did not grow. */
static bool grow(const row *r, size_t i, kt_len wanted)
{
	kt_axis_label *label = &r->labels[i];
	kt_len before = label->x - reach_start(r, i), after = reach_end(r, i) - label->x - label->width;
	kt_len more = kt_len_min((wanted - label->width + 1) / 2, kt_len_min(before, after));
	if (more <= 0)
		return false;
	label->x -= more;
	label->width += 2 * more;
	return true;
}

/* Has `a` more lines than `b`, as far as widths tell? */
static bool is_longer(const kt_axis_label *a, const kt_axis_label *b)
{
	return (int64_t)a->length * b->width > (int64_t)b->length * a->width;
}

/* A little to the label with the most lines, as long as one can grow. */
static void share_out(const row *r)
{
	for (bool again = true; again;) {
		bool full[KT_AXIS_MOST] = {false};
		again = false;
		for (size_t tried = 0; tried < r->count && !again; tried++) {
			size_t most = r->count;
			for (size_t i = 0; i < r->count; i++)
				if (!full[i] && (most == r->count || is_longer(&r->labels[i], &r->labels[most])))
					most = i;
			kt_axis_label *label = &r->labels[most];
			full[most] = true;
			again = grow(r, most, kt_len_min(label->worth, label->width + GROWTH));
		}
	}
}

/* How good it is: the room that is missing, and the most lines that a label has which would rather have fewer. */
typedef struct score {
	kt_len wrong;
	int64_t lines; /* thousandths */
} score;

static score try_it(const row *r)
{
	score s = {settle(r), 0};
	if (s.wrong > 0)
		return s;
	even_out(r);
	share_out(r);
	for (size_t i = 0; i < r->count; i++) {
		const kt_axis_label *label = &r->labels[i];
		int64_t lines = (int64_t)label->length * 1000 / kt_len_max(label->width, 1);
		if (label->width < label->worth && lines > s.lines)
			s.lines = lines;
	}
	return s;
}

static bool is_better(score a, score b)
{
	return a.wrong != b.wrong ? a.wrong < b.wrong : a.lines * 10 < b.lines * LOWERED_GAIN;
}

/* Of two labels with one mark the later one goes. */
static bool may_lower(const row *r, size_t i)
{
	if (i + 1 < r->count && r->labels[i + 1].at == r->labels[i].at)
		return false;
	return r->labels[i].tier == 0 && (i == 0 || r->labels[i - 1].tier == 0) &&
	       (i + 1 == r->count || r->labels[i + 1].tier == 0);
}

/* The label whose lowering helps most; `count`: none does. */
static size_t best_lowered(const row *r, score now)
{
	size_t best = r->count;
	for (size_t i = 0; i < r->count; i++) {
		if (!may_lower(r, i))
			continue;
		r->labels[i].tier = 1;
		score s = try_it(r);
		r->labels[i].tier = 0;
		if (is_better(s, now)) {
			now = s;
			best = i;
		}
	}
	return best;
}

kt_len kt_axis_label_place(kt_axis_label *labels, size_t count, kt_len measure, kt_len gap, unsigned lines)
{
	row r = {labels, count, measure, gap};
	if (count > KT_AXIS_MOST)
		KT_BUG("more labels than an axis holds");
	for (size_t i = 0; i < count; i++)
		labels[i].tier = 0;
	/* Lines are not filled to their ends: what a label says takes about an eighth more than its length. */
	int64_t most = lines > 0 ? (int64_t)lines * 875 : INT64_MAX;
	score now = try_it(&r);
	for (size_t best = 0; best < count && (now.wrong > 0 || now.lines > most);) {
		best = best_lowered(&r, now);
		if (best < count)
			labels[best].tier = 1;
		now = try_it(&r);
	}
	return now.wrong;
}
