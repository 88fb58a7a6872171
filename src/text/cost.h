/* cost: what lines cost (cost.def), and the bill of one line.
 *
 * Purpose  Whoever reckons what a line costs charges each item by name; with a bill, the items are kept for
 *          `katern explain`, without one only their sum counts.
 * Units    Squares of thousandths of the measure.
 * Owns     A bill's items live in its arena.
 */
#ifndef KT_TEXT_COST_H
#define KT_TEXT_COST_H

#include "text/linebreak.h"

typedef enum kt_cost {
#define KT_COST(name, amount, what) KT_COST_##name,
#include "text/cost.def"
#undef KT_COST
	KT_COST_COUNT
} kt_cost;

extern const kt_linebreak_cost kt_cost_table[KT_COST_COUNT];

typedef struct kt_cost_bill {
	kt_arena *arena;
	kt_linebreak_cost items[KT_COST_COUNT];
	uint32_t count;
} kt_cost_bill;

/* `what` NULL: as the table says. */
void kt_cost_note(kt_cost_bill *bill, kt_cost cost, const char *what, int64_t amount);

static inline int64_t kt_cost_charge(kt_cost_bill *bill, kt_cost cost)
{
	if (bill)
		kt_cost_note(bill, cost, NULL, kt_cost_table[cost].amount);
	return kt_cost_table[cost].amount;
}

/* Part of what the table says, in thousandths. */
static inline int64_t kt_cost_charge_part(kt_cost_bill *bill, kt_cost cost, int32_t permille)
{
	int64_t amount = kt_cost_table[cost].amount * permille / 1000;
	if (bill)
		kt_cost_note(bill, cost, NULL, amount);
	return amount;
}

/* A line that falls short by these thousandths of the measure costs twice the square, one by twice as many three
 * times: many lines that are a little short are a good rag, few that are very short are none. */
#define KT_COST_STEEP 100
/* What a line costs that misses a length by so many thousandths of the measure; `off` the same as a length. */
int64_t kt_cost_charge_square(kt_cost_bill *bill, kt_cost cost, int32_t permille, kt_len off);
/* What it costs that spaces give so many thousandths of what they may: < 0 drawn together, > 0 driven apart. */
int64_t kt_cost_charge_give(kt_cost_bill *bill, int32_t give);
/* What breaking there costs by its kind. */
int64_t kt_cost_charge_kind(kt_cost_bill *bill, const kt_linebreak_text *text, kt_linebreak_kind kind);
/* Gives a line the bill's items. */
void kt_cost_present(const kt_cost_bill *bill, kt_linebreak_line *line);
/* How many spaces there are up to and with each point. */
uint32_t *kt_cost_words(kt_arena *arena, const kt_linebreak_text *text);
/* A length in thousandths of the measure, within bounds that keep its square small. */
int32_t kt_cost_permille(int64_t length, kt_len measure);

#endif
