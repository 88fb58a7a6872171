/* Total fit: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981),
 * here for ragged text first: a line's badness is the square of what it falls short of the measure, once its spaces give what
 * the style lets them, and the best paragraph has the least sum of badness and penalties (text/cost). Justified text differs
 * in that what a line falls short even so is no matter of taste.
 *
 * What a line costs depends on the line before it too: on its length, and on whether it ends in a hyphen. So a node is
 * not a break but a line, from one break to another: of each line the best way to it is kept, and what pairs of lines
 * cost is exact. A line is dropped where another to the same break is cheaper by more than all that could still tell
 * them apart. Longer rows, of hyphens or of lines that grow, are counted along the best way. Where lines are counted, those
 * that other numbers of lines lead to are told apart too.
 *
 * Nodes stand in the order of their breaks. A node whose line to the current point is too wide stays so for all later
 * points, and a node whose line is far too short is followed only by shorter ones: so each point looks only at a stretch
 * of nodes one measure wide, and time is linear. Where no set of lines fills the measure well, a second pass takes lines
 * of any length; a word that fits nowhere gets a line that is too wide. */
#include "text/linebreak.h"

#include "base/diag.h"
#include "text/cost.h"

#define PERMILLE 1000

enum {
	HOLE = 200,         /* thousandths of the measure: what `check` calls a rag hole */
	WHITE_EMS = 3,      /* at a line's end: in a wide measure that shows before it is much of it */
	LAST_LEAST = 120,   /* likewise a short last line */
	FILLED_LEAST = 600, /* first pass: lines at least this long */
	UNLIKE = 1200, /* of the two thousand from as tight as can be to as loose: what the eye sees in neighbours */
	TOO_LOOSE_STEEP = 20, /* thousandths of its cost for each thousandth of the measure that is lacking: cost.def */
	STEP = 20,            /* thousandths of the measure: what the eye sees of two neighbours as a step */
	STAIRS = 3,           /* steps one way in a row that the eye takes for stairs; no more are told apart */
	COUNTS = 4,           /* numbers of lines that lead to one break, from the least on; nobody asks for more */
	OTHER_MOST = 100,     /* lines of a text that another way is looked for */
	STACK = 3,            /* hyphens in a row that are one too many; no more are told apart */
	NONE = UINT32_MAX
};

/* The best way to a line. */
typedef struct node {
	uint32_t point;    /* where the line ends; NONE: the paragraph's start */
	uint32_t before;   /* index of the line before it */
	int64_t cost;      /* of all lines up to and with this one */
	int16_t shortfall; /* thousandths of the measure */
	int16_t give;  /* thousandths of what its spaces may give that they do: < 0 drawn together, > 0 driven apart */
	uint16_t line; /* its number, where lines are counted; else 0 */
	uint8_t hyphens; /* lines in a row, up to this one, that end in one; counted up to STACK */
	int8_t steps; /* lines in a row, up to this one, a step longer than the one before (< 0: shorter); to STAIRS */
} node;

typedef struct fit {
	const kt_linebreak_text *text;
	const uint32_t *words; /* how many spaces there are up to and with each point */
	kt_arena *arena;
	node *nodes;
	size_t count, room;
	size_t head; /* first active node */
	int filled;  /* thousandths that a line must fill */
	bool counts; /* lines are counted */
} fit;

static bool is_start(const node *n)
{
	return n->point == NONE;
}

static bool ends_in_hyphen(kt_linebreak_kind kind)
{
	return kind == KT_LINEBREAK_HYPHEN || kind == KT_LINEBREAK_TYPED;
}

/* How wide a line is, and can be. */
typedef struct extent {
	int64_t width, least, most;
} extent;

/* Of the line from node n to the point. */
static extent extent_of(const kt_linebreak_text *text, const node *n, size_t point)
{
	const kt_linebreak_point *to = &text->points[point], *from = n->point == NONE ? NULL : &text->points[n->point];
	const kt_linebreak_give *give = &text->give;
	int64_t width = to->end - (from ? from->start : text->start);
	int64_t spaces = to->spaces - (from ? from->next_spaces : 0);
	int64_t letters = to->letters - (from ? from->next_letters : 0);
	return (extent){width, width - spaces * give->word_less - letters * give->letter_less,
	                width + spaces * give->word_more + letters * give->letter_more};
}

/* What a last line costs that begins after node n. A paragraph of one line costs nothing. */
static int64_t cost_of_last(const fit *f, const node *n, int32_t length, kt_cost_bill *bill)
{
	if (is_start(n))
		return 0;
	bool hyphen = f->text->points[n->point].kind == KT_LINEBREAK_HYPHEN;
	bool alone = f->words[f->text->count - 1] == f->words[n->point];
	int64_t cost = length < LAST_LEAST ? kt_cost_charge(bill, KT_COST_LAST_SHORT) : 0;
	if (hyphen)
		cost += kt_cost_charge(bill, alone ? KT_COST_LAST_PIECE : KT_COST_LAST_HYPHEN);
	else if (alone)
		cost += kt_cost_charge(bill, KT_COST_LAST_ALONE);
	return cost;
}

/* What the line costs that node `to`, whose way is not known yet, stands for, after the line of node n. */
static int64_t cost_of_line(const fit *f, const node *n, const node *to, kt_cost_bill *bill)
{
	const kt_linebreak_text *text = f->text;
	if (to->point + 1 == text->count)
		return cost_of_last(f, n, PERMILLE - to->shortfall, bill);
	int64_t cost = kt_cost_charge_square(bill, KT_COST_SHORT, to->shortfall,
	                                     kt_len_scale(text->measure, to->shortfall, PERMILLE));
	kt_len white = kt_len_scale(text->measure, to->shortfall, PERMILLE) - WHITE_EMS * text->em;
	if (white > 0)
		cost += kt_cost_charge_part(bill, KT_COST_WHITE, kt_cost_permille(white, text->em));
	cost += kt_cost_charge_give(bill, to->give);
	if (text->justified && to->shortfall > 0)
		cost += kt_cost_charge_part(bill, KT_COST_TOO_LOOSE, PERMILLE + TOO_LOOSE_STEEP * to->shortfall);
	if (to->give - n->give > UNLIKE || n->give - to->give > UNLIKE)
		cost += kt_cost_charge(bill, KT_COST_UNLIKE);
	cost += kt_cost_charge_kind(bill, text, text->points[to->point].kind);
	if (to->hyphens == STACK)
		cost += kt_cost_charge(bill, KT_COST_HYPHEN_STACK);
	else if (to->hyphens > 1)
		cost += kt_cost_charge_part(bill, KT_COST_HYPHEN_TWICE, text->hyphens);
	if (!is_start(n) && (to->shortfall - n->shortfall > HOLE || n->shortfall - to->shortfall > HOLE))
		cost += kt_cost_charge(bill, KT_COST_HOLE);
	if (to->steps == STAIRS || to->steps == -STAIRS)
		cost += kt_cost_charge(bill, KT_COST_STAIRS);
	return cost;
}

/* What the node's line makes of its measure. The last line stays as wide as it is where it can. */
static void fill(const kt_linebreak_text *text, node *to, const extent *line)
{
	int64_t off = text->measure - line->width, give = 0, left = off;
	if (off < 0 && line->width > line->least) {
		give = off * PERMILLE / (line->width - line->least);
		left = line->least > text->measure ? text->measure - line->least : 0;
	} else if (off > 0 && line->most > line->width && to->point + 1 < text->count) {
		give = off * PERMILLE / (line->most - line->width);
		left = line->most < text->measure ? text->measure - line->most : 0;
	}
	to->give = (int16_t)(give > PERMILLE ? PERMILLE : give < -PERMILLE ? -PERMILLE : give);
	to->shortfall = (int16_t)kt_cost_permille(left, text->measure);
}

/* node.steps of the line after node n. */
static int8_t steps_of(const node *n, const node *to)
{
	int32_t out = is_start(n) ? 0 : n->shortfall - to->shortfall;
	if (out >= STEP)
		return (int8_t)(n->steps < 0 ? 1 : n->steps < STAIRS ? n->steps + 1 : STAIRS);
	if (out <= -STEP)
		return (int8_t)(n->steps > 0 ? -1 : n->steps > -STAIRS ? n->steps - 1 : -STAIRS);
	return 0;
}

/* The line from node number `from` to the point, and all before it. */
static node node_of(const fit *f, size_t from, size_t point, const extent *line, kt_cost_bill *bill)
{
	const node *n = &f->nodes[from];
	unsigned hyphens = ends_in_hyphen(f->text->points[point].kind) ? n->hyphens + 1u : 0;
	node to = {
	        .point = (uint32_t)point, .before = (uint32_t)from, .line = (uint16_t)(n->line + (f->counts ? 1 : 0))};
	fill(f->text, &to, line);
	to.hyphens = (uint8_t)(hyphens > STACK ? STACK : hyphens);
	to.steps = steps_of(n, &to);
	to.cost = n->cost + cost_of_line(f, n, &to, bill);
	return to;
}

/* Adds a line to the nodes from number `first` on, all of which end where it does: from one break to another only the best
 * is kept of those that end as many hyphens, and are as many lines. */
static void add(fit *f, size_t first, node to)
{
	uint32_t start = f->nodes[to.before].point;
	for (size_t i = f->count; i-- > first && f->nodes[f->nodes[i].before].point == start;)
		if (f->nodes[i].hyphens == to.hyphens && f->nodes[i].line == to.line) {
			if (to.cost < f->nodes[i].cost)
				f->nodes[i] = to;
			return;
		}
	if (f->count == f->room) {
		size_t room = f->room + f->room / 2 + 1;
		f->nodes = kt_arena_grow(f->arena, f->nodes, f->room * sizeof(node), room * sizeof(node));
		f->room = room;
	}
	f->nodes[f->count++] = to;
}

/* Of the lines from number `first` on, drops those that no line after them can make the best. */
static void drop_worse(fit *f, size_t first)
{
	const int64_t slack = kt_cost_table[KT_COST_HOLE].amount + kt_cost_table[KT_COST_UNLIKE].amount;
	int64_t least[COUNTS][STACK + 1];
	uint32_t fewest = NONE;
	for (size_t i = first; i < f->count; i++)
		fewest = f->nodes[i].line < fewest ? f->nodes[i].line : fewest;
	for (unsigned l = 0; l < COUNTS; l++)
		for (unsigned h = 0; h <= STACK; h++)
			least[l][h] = INT64_MAX;
	for (size_t i = first; i < f->count; i++) {
		const node *n = &f->nodes[i];
		/* What its next line may cost that another's does not. */
		bool stairs = n->steps <= 1 - STAIRS || n->steps >= STAIRS - 1;
		int64_t cost = n->cost + slack + (stairs ? kt_cost_table[KT_COST_STAIRS].amount : 0);
		for (unsigned h = n->hyphens; h <= STACK && n->line - fewest < COUNTS; h++)
			if (cost < least[n->line - fewest][h])
				least[n->line - fewest][h] = cost;
	}
	size_t kept = first;
	for (size_t i = first; i < f->count; i++) {
		const node *n = &f->nodes[i];
		if (n->line - fewest < COUNTS && n->cost <= least[n->line - fewest][n->hyphens])
			f->nodes[kept++] = *n;
	}
	f->count = kept;
}

/* All lines that end at the point. false: none fits. */
static bool reach(fit *f, size_t point)
{
	const kt_linebreak_text *text = f->text;
	bool last = point + 1 == text->count;
	if (f->filled && text->points[point].kind == KT_LINEBREAK_ADDRESS)
		return false;
	/* An em is more than a hyphen and a hanging mark: what is wider than that stays too wide. */
	while (f->head < f->count &&
	       extent_of(text, &f->nodes[f->head], point).least > (int64_t)text->measure + text->em)
		f->head++;
	size_t first = f->count;
	for (size_t i = f->head; i < first; i++) {
		extent line = extent_of(text, &f->nodes[i], point);
		if (line.least > text->measure)
			continue;
		if (!last && line.width * PERMILLE < (int64_t)f->filled * text->measure)
			break;
		add(f, first, node_of(f, i, point, &line, NULL));
	}
	drop_worse(f, first);
	return f->count > first;
}

/* Does even the line from the latest break pass the measure? Then nothing fits here, nor later. */
static bool is_hopeless(const fit *f, size_t point)
{
	return extent_of(f->text, &f->nodes[f->count - 1], point).least > f->text->measure;
}

/* Takes the line from the latest break as it is, too wide. */
static void force(fit *f, size_t point)
{
	uint32_t latest = f->nodes[f->count - 1].point;
	size_t first = f->count;
	for (size_t i = first; i-- > 0 && f->nodes[i].point == latest;) {
		extent line = extent_of(f->text, &f->nodes[i], point);
		add(f, first, node_of(f, i, point, &line, NULL));
	}
	f->head = first;
}

/* true: lines were found; forcing always finds them. */
static bool run(fit *f, int filled, bool forcing)
{
	f->nodes[0] = (node){.point = NONE, .before = NONE};
	f->count = 1;
	f->head = 0;
	f->filled = filled;
	for (size_t point = 0; point < f->text->count; point++) {
		if (f->text->points[point].barred || reach(f, point))
			continue;
		if (forcing && is_hopeless(f, point))
			force(f, point);
		else if (f->head == f->count || point + 1 == f->text->count)
			return false;
	}
	return true;
}

static void explain(const fit *f, const node *n, kt_linebreak_line *line)
{
	kt_cost_bill bill = {.arena = f->text->explain};
	extent width = extent_of(f->text, &f->nodes[n->before], n->point);
	node_of(f, n->before, n->point, &width, &bill);
	kt_cost_present(&bill, line);
}

static size_t collect(kt_arena *arena, const fit *f, const node *last, kt_linebreak_line **chosen)
{
	size_t lines = 0;
	for (const node *n = last; n->point != NONE; n = &f->nodes[n->before])
		lines++;
	*chosen = KT_NEW_ARRAY(arena, kt_linebreak_line, lines);
	size_t at = lines;
	for (const node *n = last; n->point != NONE; n = &f->nodes[n->before]) {
		(*chosen)[--at] = (kt_linebreak_line){.point = n->point};
		if (f->text->explain)
			explain(f, n, &(*chosen)[at]);
	}
	return lines;
}

/* The best last line, the number `line` (0: any); NULL: there is none. */
static const node *best_last(const fit *f, size_t line)
{
	const node *best = NULL;
	for (size_t i = f->count; i-- > 0 && f->nodes[i].point == f->text->count - 1;)
		if ((line == 0 || f->nodes[i].line == line) && (!best || f->nodes[i].cost <= best->cost))
			best = &f->nodes[i];
	return best;
}

static int64_t dearer(const fit *f, size_t line, const node *best)
{
	const node *last = line > 0 ? best_last(f, line) : NULL;
	return last ? last->cost - best->cost : -1;
}

size_t kt_linebreak_fit(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen)
{
	fit f = {.text = text, .words = kt_cost_words(arena, text), .arena = arena};
	f.counts = (text->lines > 0 || text->counts) && text->count < UINT16_MAX;
	f.room = 2 * text->count + 1; /* most breaks are reached by one or two lines worth keeping */
	f.nodes = KT_NEW_ARRAY(arena, node, f.room);
	if (!run(&f, FILLED_LEAST, false) && !run(&f, 0, true))
		KT_BUG("a text that breaks nowhere");
	const node *best = best_last(&f, 0), *wanted = text->lines > 0 ? best_last(&f, text->lines) : NULL;
	if (text->counts && f.counts)
		*text->counts = (kt_linebreak_counts){best->line, dearer(&f, best->line - 1, best),
		                                      dearer(&f, best->line + 1, best)};
	return collect(arena, &f, wanted ? wanted : best, chosen);
}

/* Another way */

int64_t kt_linebreak_sum(const kt_linebreak_line *lines, size_t count)
{
	int64_t sum = 0;
	for (size_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < lines[i].cost_count; k++)
			sum += lines[i].costs[k].amount;
	return sum;
}

static bool is_wide(const kt_linebreak_text *text, const kt_linebreak_line *lines, size_t count)
{
	node before = {.point = NONE};
	for (size_t i = 0; i < count; i++) {
		if (extent_of(text, &before, lines[i].point).least > text->measure)
			return true;
		before.point = (uint32_t)lines[i].point;
	}
	return false;
}

/* The next best way lacks one of the chosen breaks: each is barred in turn. One that has them all, and more, is never it. */
size_t kt_linebreak_other(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_breaker *breaker,
                          const kt_linebreak_line *chosen, size_t count, kt_linebreak_line **other)
{
	kt_linebreak_point *points = KT_NEW_ARRAY(arena, kt_linebreak_point, text->count);
	kt_linebreak_text barred = *text;
	size_t best = 0;
	int64_t least = 0;
	for (size_t i = 0; i < text->count; i++)
		points[i] = text->points[i];
	barred.points = points;
	barred.lines = 0;
	barred.counts = NULL;
	for (size_t i = 0; i + 1 < count && count <= OTHER_MOST; i++) {
		kt_linebreak_line *way;
		points[chosen[i].point].barred = true;
		size_t lines = breaker(arena, &barred, &way);
		points[chosen[i].point].barred = false;
		int64_t cost = kt_linebreak_sum(way, lines);
		if (is_wide(text, way, lines) || (best > 0 && cost >= least))
			continue;
		best = lines;
		least = cost;
		*other = way;
	}
	return best;
}
