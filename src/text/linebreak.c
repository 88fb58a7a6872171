/* Total fit: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981),
 * for ragged text: lines do not stretch, so a line's badness is the square of what it falls short of the measure, in
 * thousandths of it, and the best paragraph has the least sum of badness and penalties.
 *
 * Active nodes stand in the order of their breaks. A node whose line to the current point is too wide stays so for all
 * later points, and a node whose line is far too short is followed only by shorter ones: so each point looks only at a
 * stretch of nodes one measure wide, and time is linear. Where no set of lines fills the measure well, a second pass takes
 * lines of any length; a word that fits nowhere gets a line that is too wide.
 *
 * Balancing counts the fewest lines by first fit, then takes the set of exactly that many lines that come nearest to
 * one length. That table grows with points times lines, so a long text is set ragged instead. */
#include "text/linebreak.h"

#include "base/diag.h"

#define PERMILLE 1000

/* Squares of thousandths of the measure: a line that falls short by a tenth costs 10,000. Tuned on the Dutch and English
 * copy of the brochure at 170 to 240 pt, by eye and by counting rag holes, hyphens and short last lines. */
enum {
	COST_HYPHEN = 22500,        /* a set hyphen is worth a line 15 % longer; with less, a third more of them */
	COST_TYPED = 2500,          /* a typed one is a break that the reader expects */
	COST_OTHER = 6000,          /* after a slash */
	COST_ADDRESS = 600000,      /* an address is broken only where the line would be nearly empty otherwise */
	COST_HYPHEN_TWICE = 20000,  /* two lines in a row that end in a hyphen */
	COST_HYPHEN_STACK = 600000, /* three: never, if there is any other way */
	COST_HYPHEN_LAST = 60000,   /* the last line begins with half a word */
	COST_HOLE = 15000,          /* beside a line that is longer or shorter by more than HOLE */
	COST_LAST_SHORT = 120000,   /* a last line shorter than LAST_LEAST */
	COST_LAST_ALONE = 60000,    /* a last line of one word: it would go at the price of two short lines */
	COST_LAST_PIECE = 400000,   /* a last line that is half a word */
	COST_LEANS = 130000,        /* balanced: a line that ends in an article or preposition: sense before shape */
	COST_LEANS_LONG = 50000,    /* … in three lines or more, where shape is what the eye sees */
	COST_MID_SENTENCE = 130000, /* balanced: a line that ends within a sentence */
	COST_MID_SENTENCE_LONG = 30000,
	COST_LAST_WORD = 60000, /* balanced: a last line of one word, however long: less than a stub */
	COST_STUB = 500000,     /* balanced: a first line shorter than STUB_LEAST of the next: no sense is worth it */
	COST_LONELY = 1500000,  /* balanced: a last line shorter than LONELY_LEAST */
};

enum {
	HOLE = 200,         /* thousandths of the measure: what `check` calls a rag hole */
	LAST_LEAST = 120,   /* likewise a short last line */
	LONELY_LEAST = 333, /* likewise in headings, pull lines and leads */
	STUB_LEAST = 450,   /* thousandths of the second line, in balanced text */
	FILLED_LEAST = 600, /* first pass: lines at least this long */
	BALANCED_MOST = 12, /* lines that are balanced; a longer text is not a heading */
	STACK_COUNTED = 2,  /* lines ending in hyphens are told apart up to this many */
	CLASSES = STACK_COUNTED + 1,
	NONE = UINT32_MAX
};

/* The best way to a break whose line ends with so many hyphens in a row. */
typedef struct node {
	uint32_t point;  /* NONE: the paragraph's start */
	uint32_t before; /* index of the node at the line's start */
	int64_t cost;
	int32_t shortfall; /* of the line that ends here, thousandths */
	uint8_t hyphens;
	bool first; /* no line ends here: the start */
} node;

typedef struct fit {
	const kt_linebreak_text *text;
	const uint32_t *words; /* how many spaces there are up to and with each point */
	kt_arena *arena;
	node *nodes;
	size_t count, room;
	size_t head; /* first active node */
	int filled;  /* thousandths that a line must fill */
} fit;

static int64_t start_of(const kt_linebreak_text *text, const node *n)
{
	return n->point == NONE ? text->start : text->points[n->point].start;
}

static int32_t permille(const kt_linebreak_text *text, int64_t length)
{
	int64_t most = 4 * PERMILLE; /* keeps the square of a hopeless line within bounds */
	int64_t r = length * PERMILLE / text->measure;
	return (int32_t)(r > most ? most : r < -most ? -most : r);
}

static int64_t square(int64_t a)
{
	return a * a;
}

static int64_t cost_of_kind(kt_linebreak_kind kind)
{
	switch (kind) {
	case KT_LINEBREAK_TYPED:
		return COST_TYPED;
	case KT_LINEBREAK_HYPHEN:
		return COST_HYPHEN;
	case KT_LINEBREAK_ADDRESS:
		return COST_ADDRESS;
	case KT_LINEBREAK_OTHER:
		return COST_OTHER;
	case KT_LINEBREAK_SPACE:
	case KT_LINEBREAK_END:
		break;
	}
	return 0;
}

static bool ends_in_hyphen(kt_linebreak_kind kind)
{
	return kind == KT_LINEBREAK_HYPHEN || kind == KT_LINEBREAK_TYPED;
}

/* What a last line costs that begins after node n. A paragraph of one line costs nothing. */
static int64_t cost_of_last(const fit *f, const node *n, int32_t length)
{
	if (n->first)
		return 0;
	const kt_linebreak_point *start = &f->text->points[n->point];
	bool alone = f->words[f->text->count - 1] == f->words[n->point];
	int64_t cost = length < LAST_LEAST ? COST_LAST_SHORT : 0;
	if (start->kind == KT_LINEBREAK_HYPHEN)
		cost += alone ? COST_LAST_PIECE : COST_HYPHEN_LAST;
	else if (alone)
		cost += COST_LAST_ALONE;
	return cost;
}

static int64_t cost_of_line(const fit *f, const node *n, size_t point, int64_t width, int32_t *shortfall,
                            unsigned *hyphens)
{
	const kt_linebreak_text *text = f->text;
	kt_linebreak_kind kind = text->points[point].kind;
	int32_t length = permille(text, width);
	*shortfall = PERMILLE - length;
	*hyphens = ends_in_hyphen(kind) ? n->hyphens + 1u : 0;
	if (point + 1 == text->count)
		return cost_of_last(f, n, length);
	int64_t cost = square(*shortfall) + cost_of_kind(kind);
	if (*hyphens == 2)
		cost += COST_HYPHEN_TWICE;
	if (*hyphens > 2)
		cost += COST_HYPHEN_STACK;
	if (!n->first && (*shortfall - n->shortfall > HOLE || n->shortfall - *shortfall > HOLE))
		cost += COST_HOLE;
	return cost;
}

static void add_best(fit *f, const node best[CLASSES])
{
	if (f->count + CLASSES > f->room) {
		size_t room = f->room + f->room / 2 + CLASSES;
		f->nodes = kt_arena_grow(f->arena, f->nodes, f->room * sizeof(node), room * sizeof(node));
		f->room = room;
	}
	for (unsigned i = 0; i < CLASSES; i++)
		if (best[i].cost >= 0)
			f->nodes[f->count++] = best[i];
}

/* Offers the line from node number `from` to the point, if it is better than what there is of its class. */
static void offer(const fit *f, size_t from, size_t point, int64_t width, node best[CLASSES])
{
	int32_t shortfall;
	unsigned hyphens;
	const node *n = &f->nodes[from];
	int64_t cost = n->cost + cost_of_line(f, n, point, width, &shortfall, &hyphens);
	node *b = &best[hyphens > STACK_COUNTED ? STACK_COUNTED : hyphens];
	if (b->cost < 0 || cost < b->cost)
		*b = (node){(uint32_t)point,
		            (uint32_t)from,
		            cost,
		            shortfall,
		            (uint8_t)(hyphens > STACK_COUNTED ? STACK_COUNTED : hyphens),
		            false};
}

/* All lines that end at the point. false: none fits. */
static bool reach(fit *f, size_t point)
{
	const kt_linebreak_text *text = f->text;
	int64_t end = text->points[point].end;
	bool last = point + 1 == text->count, found = false;
	if (f->filled && text->points[point].kind == KT_LINEBREAK_ADDRESS)
		return false;
	node best[CLASSES];
	for (unsigned i = 0; i < CLASSES; i++)
		best[i].cost = -1;
	/* An em is more than a hyphen and a hanging mark: what is wider than that stays too wide. */
	while (f->head < f->count && end - start_of(text, &f->nodes[f->head]) > (int64_t)text->measure + text->em)
		f->head++;
	for (size_t i = f->head; i < f->count; i++) {
		int64_t width = end - start_of(text, &f->nodes[i]);
		if (width > text->measure)
			continue;
		if (!last && width * PERMILLE < (int64_t)f->filled * text->measure)
			break;
		offer(f, i, point, width, best);
		found = true;
	}
	add_best(f, best);
	return found;
}

/* Does even the line from the latest break pass the measure? Then nothing fits here, nor later. */
static bool is_hopeless(const fit *f, size_t point)
{
	return f->text->points[point].end - start_of(f->text, &f->nodes[f->count - 1]) > f->text->measure;
}

/* Takes the line from the latest break as it is, too wide. */
static void force(fit *f, size_t point)
{
	node best[CLASSES];
	for (unsigned i = 0; i < CLASSES; i++)
		best[i].cost = -1;
	uint32_t latest = f->nodes[f->count - 1].point;
	for (size_t i = f->count; i-- > 0 && f->nodes[i].point == latest;)
		offer(f, i, point, f->text->points[point].end - start_of(f->text, &f->nodes[i]), best);
	f->head = f->count;
	add_best(f, best);
}

/* true: lines were found; forcing always finds them. */
static bool run(fit *f, int filled, bool forcing)
{
	f->nodes[0] = (node){.point = NONE, .before = NONE, .first = true};
	f->count = 1;
	f->head = 0;
	f->filled = filled;
	for (size_t point = 0; point < f->text->count; point++) {
		if (reach(f, point))
			continue;
		if (forcing && is_hopeless(f, point))
			force(f, point);
		else if (f->head == f->count || point + 1 == f->text->count)
			return false;
	}
	return true;
}

static size_t collect(kt_arena *arena, const fit *f, size_t best, size_t **chosen)
{
	size_t lines = 0;
	for (size_t i = best; f->nodes[i].point != NONE; i = f->nodes[i].before)
		lines++;
	*chosen = KT_NEW_ARRAY(arena, size_t, lines);
	size_t at = lines;
	for (size_t i = best; f->nodes[i].point != NONE; i = f->nodes[i].before)
		(*chosen)[--at] = f->nodes[i].point;
	return lines;
}

static uint32_t *count_words(kt_arena *arena, const kt_linebreak_text *text)
{
	uint32_t *words = KT_NEW_ARRAY(arena, uint32_t, text->count), n = 0;
	for (size_t i = 0; i < text->count; i++)
		words[i] = n += text->points[i].kind == KT_LINEBREAK_SPACE;
	return words;
}

size_t kt_linebreak_ragged(kt_arena *arena, const kt_linebreak_text *text, size_t **chosen)
{
	fit f = {.text = text, .words = count_words(arena, text), .arena = arena};
	f.room = text->count + CLASSES; /* most breaks are reached in one class */
	f.nodes = KT_NEW_ARRAY(arena, node, f.room);
	if (!run(&f, FILLED_LEAST, false) && !run(&f, 0, true))
		KT_BUG("a text that breaks nowhere");
	size_t best = f.count - 1;
	for (size_t i = f.count; i-- > 0 && f.nodes[i].point == text->count - 1;)
		if (f.nodes[i].cost <= f.nodes[best].cost)
			best = i;
	return collect(arena, &f, best, chosen);
}

/* May a line of balanced text end at the point? After a typed hyphen only where `typed` says so. */
static bool may_end(const kt_linebreak_point *point, bool typed)
{
	return typed || point->kind != KT_LINEBREAK_TYPED;
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
static int64_t cost_of_sense(const balance *b, const kt_linebreak_point *point)
{
	bool few = b->lines < 3;
	int64_t cost = cost_of_kind(point->kind);
	if (point->leans)
		cost += few ? COST_LEANS : COST_LEANS_LONG;
	if (!point->sentence && point->kind != KT_LINEBREAK_END)
		cost += few ? COST_MID_SENTENCE : COST_MID_SENTENCE_LONG;
	return cost;
}

/* What the line from point `from` to point `p` costs beside what its sense does. */
static int64_t cost_of_shape(const balance *b, size_t line, size_t from, size_t p, int64_t width)
{
	const kt_linebreak_text *text = b->text;
	int64_t cost = square(permille(text, width - b->target));
	if (line == 1 && (text->points[from].end - text->start) * PERMILLE < STUB_LEAST * width)
		cost += COST_STUB;
	if (!line || p + 1 < text->count)
		return cost;
	if (width * PERMILLE < (int64_t)LONELY_LEAST * text->measure)
		cost += COST_LONELY;
	else if (b->words[p] == b->words[from])
		cost += COST_LAST_WORD;
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
		int64_t cost = (above ? above[from].cost : 0) + cost_of_shape(b, line, from, p, width) +
		               cost_of_sense(b, &text->points[p]);
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

size_t kt_linebreak_balanced(kt_arena *arena, const kt_linebreak_text *text, size_t **chosen)
{
	size_t count = text->count;
	balance b = {.text = text, .lines = fewest_lines(text, false)};
	if (!b.lines) {
		b.typed = true;
		b.lines = fewest_lines(text, true);
	}
	if (!b.lines)
		return kt_linebreak_ragged(arena, text, chosen);
	b.words = count_words(arena, text);
	b.target = (text->points[count - 1].end - text->start) / (int64_t)b.lines;
	b.cells = KT_NEW_ARRAY(arena, cell, count * b.lines);
	for (size_t line = 0; line < b.lines; line++)
		fill_line(&b, line);
	*chosen = KT_NEW_ARRAY(arena, size_t, b.lines);
	size_t point = count - 1;
	if (b.cells[(b.lines - 1) * count + point].cost < 0)
		KT_BUG("first fit found lines that the table has not");
	for (size_t line = b.lines; line-- > 0;) {
		(*chosen)[line] = point;
		point = b.cells[line * count + point].before;
	}
	return b.lines;
}
