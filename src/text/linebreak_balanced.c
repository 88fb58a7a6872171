/* Balancing counts the fewest lines by first fit, then takes the set of exactly that many lines that come nearest to one
 * length. That table grows with points times lines, so a long text is set ragged instead. */
#include "text/cost.h"

#include "base/diag.h"

#define PERMILLE 1000

enum {
	LONELY_LEAST = 333, /* thousandths of the measure: what `check` calls a short last line in headings */
	STUB_LEAST = 450,   /* thousandths of the second line */
	BALANCED_MOST = 12  /* lines that are balanced; a longer text is not a heading */
};

/* May a line of balanced text end at the point? After a typed hyphen only where `typed` says so. */
static bool may_end(const kt_linebreak_point *point, bool typed)
{
	return !point->barred && (typed || point->kind != KT_LINEBREAK_TYPED);
}

/* How many lines first fit makes; 0: a word is too wide, or there are more than BALANCED_MOST. */
static size_t fewest_lines(const kt_linebreak_text *text, bool typed)
{
	int64_t start = text->start;
	size_t lines = 1, last_fit = SIZE_MAX;
	for (size_t i = 0; i < text->count; i++) {
		if (!may_end(&text->points[i], typed))
			continue;
		while (text->points[i].end - start > text->measure) {
			if (last_fit == SIZE_MAX || ++lines > BALANCED_MOST)
				return 0;
			start = text->points[last_fit].start;
			last_fit = SIZE_MAX;
		}
		last_fit = i;
	}
	return lines;
}

/* The table of balancing: the best way to end line number `line` at a point. */
typedef struct cell {
	int64_t cost; /* < 0: no way */
	uint32_t before;
} cell;

typedef struct balance {
	const kt_linebreak_text *text;
	const uint32_t *words;
	size_t lines;
	int64_t target; /* the length that all lines would have */
	bool typed;     /* a line may end after a typed hyphen */
	cell *cells;    /* a row of points for each line */
} balance;

/* Where the line after point `from` starts; of the first line: the text. */
static int64_t line_start(const balance *b, size_t line, size_t from)
{
	return line ? b->text->points[from].start : b->text->start;
}

/* What a line costs that ends where the eye expects no end. The lines are counted beforehand, so that what each break but
 * those between sentences costs is a reward for these. */
static int64_t cost_of_sense(const balance *b, const kt_linebreak_point *point, kt_cost_bill *bill)
{
	bool few = b->lines < 3;
	int64_t cost = kt_cost_charge_kind(bill, b->text, point->kind);
	if (point->leans)
		cost += kt_cost_charge(bill, few ? KT_COST_LEANS : KT_COST_LEANS_LONG);
	if (!point->sentence && point->kind != KT_LINEBREAK_END)
		cost += kt_cost_charge(bill, few ? KT_COST_MID_SENTENCE : KT_COST_MID_SENTENCE_LONG);
	return cost;
}

/* What the line from point `from` to point `p` costs. */
static int64_t cost_of_line(const balance *b, size_t line, size_t from, size_t p, int64_t width, kt_cost_bill *bill)
{
	const kt_linebreak_text *text = b->text;
	int64_t off = width - b->target;
	int64_t cost = kt_cost_charge_square(bill, KT_COST_UNEQUAL, kt_cost_permille(off, text->measure),
	                                     (kt_len)(off < 0 ? -off : off));
	cost += cost_of_sense(b, &text->points[p], bill);
	if (line == 1 && (text->points[from].end - text->start) * PERMILLE < STUB_LEAST * width)
		cost += kt_cost_charge(bill, KT_COST_STUB);
	if (!line || p + 1 < text->count)
		return cost;
	if (width * PERMILLE < (int64_t)LONELY_LEAST * text->measure)
		cost += kt_cost_charge(bill, KT_COST_LONELY);
	else if (b->words[p] == b->words[from])
		cost += kt_cost_charge(bill, KT_COST_LAST_WORD);
	return cost;
}

/* The best line to point `p`. */
static cell best_line(const balance *b, size_t line, size_t p)
{
	const kt_linebreak_text *text = b->text;
	const cell *above = line ? b->cells + (line - 1) * text->count : NULL;
	cell best = {.cost = -1};
	for (size_t from = line ? p : 1; from-- > 0;) {
		if (above && above[from].cost < 0)
			continue;
		int64_t width = text->points[p].end - line_start(b, line, from);
		if (width > (int64_t)text->measure + text->em)
			break;
		if (width > text->measure)
			continue;
		int64_t cost = (above ? above[from].cost : 0) + cost_of_line(b, line, from, p, width, NULL);
		if (best.cost < 0 || cost < best.cost)
			best = (cell){cost, (uint32_t)from};
	}
	return best;
}

static void fill_line(const balance *b, size_t line)
{
	size_t count = b->text->count;
	cell *here = b->cells + line * count;
	for (size_t p = 0; p < count; p++) {
		bool last = p + 1 == count;
		bool ends = last == (line + 1 == b->lines) && may_end(&b->text->points[p], b->typed);
		here[p] = ends ? best_line(b, line, p) : (cell){.cost = -1};
	}
}

/* Follows the table back from the text's end. */
static void collect(const balance *b, kt_linebreak_line *chosen)
{
	size_t count = b->text->count, point = count - 1;
	for (size_t line = b->lines; line-- > 0;) {
		size_t before = b->cells[line * count + point].before;
		chosen[line] = (kt_linebreak_line){.point = point};
		if (b->text->explain) {
			kt_cost_bill bill = {.arena = b->text->explain};
			int64_t width = b->text->points[point].end - line_start(b, line, before);
			cost_of_line(b, line, before, point, width, &bill);
			kt_cost_present(&bill, &chosen[line]);
		}
		point = before;
	}
}

size_t kt_linebreak_balanced(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen)
{
	size_t count = text->count;
	balance b = {.text = text, .lines = fewest_lines(text, false)};
	if (!b.lines) {
		b.typed = true;
		b.lines = fewest_lines(text, true);
	}
	if (!b.lines)
		return kt_linebreak_fit(arena, text, chosen);
	b.words = kt_cost_words(arena, text);
	b.target = (text->points[count - 1].end - text->start) / (int64_t)b.lines;
	b.cells = KT_NEW_ARRAY(arena, cell, count * b.lines);
	for (size_t line = 0; line < b.lines; line++)
		fill_line(&b, line);
	if (b.cells[(b.lines - 1) * count + count - 1].cost < 0)
		KT_BUG("first fit found lines that the table has not");
	*chosen = KT_NEW_ARRAY(arena, kt_linebreak_line, b.lines);
	collect(&b, *chosen);
	return b.lines;
}
