/* The table is read twice: for the names (cost.h), and for amounts and words (here). */
#include "text/cost.h"

#include "base/diag.h"
#include "base/num.h"

const kt_linebreak_cost kt_cost_table[KT_COST_COUNT] = {
#define KT_COST(name, amount, what) [KT_COST_##name] = {what, amount},
#include "text/cost.def"
#undef KT_COST
};

#define PERMILLE 1000

void kt_cost_note(kt_cost_bill *bill, kt_cost cost, const char *what, int64_t amount)
{
	if (bill->count == KT_COST_COUNT)
		KT_BUG("a line that is charged the same thing twice");
	bill->items[bill->count++] = (kt_linebreak_cost){what ? what : kt_cost_table[cost].what, amount};
}

int64_t kt_cost_charge_square(kt_cost_bill *bill, kt_cost cost, int32_t permille, kt_len off)
{
	int64_t square = (int64_t)permille * permille;
	int64_t amount = cost == KT_COST_SHORT && permille > 0 ? square + square * permille / KT_COST_STEEP : square;
	if (bill && amount) {
		kt_buf points = kt_buf_in(bill->arena);
		kt_num_ratio(&points, off, KT_LEN_PT, 1);
		kt_str told = kt_buf_str(&points);
		told = cost == KT_COST_SHORT
		               ? kt_print(bill->arena, "falls %.*s pt short of its measure", KT_STR_ARG(told))
		               : kt_print(bill->arena, "misses the length of its neighbours by %.*s pt",
		                          KT_STR_ARG(told));
		kt_cost_note(bill, cost, kt_str_c(bill->arena, told), amount);
	}
	return amount;
}

int64_t kt_cost_charge_give(kt_cost_bill *bill, int32_t give)
{
	kt_cost cost = give < 0 ? KT_COST_TIGHT : KT_COST_LOOSE;
	int64_t part = give < 0 ? -give : give, whole = PERMILLE;
	int64_t amount = kt_cost_table[cost].amount * part * part * part / (whole * whole * whole);
	if (bill && amount)
		kt_cost_note(bill, cost, NULL, amount);
	return amount;
}

int64_t kt_cost_charge_kind(kt_cost_bill *bill, const kt_linebreak_text *text, kt_linebreak_kind kind)
{
	switch (kind) {
	case KT_LINEBREAK_TYPED:
		return kt_cost_charge(bill, KT_COST_TYPED);
	case KT_LINEBREAK_HYPHEN:
		return kt_cost_charge_part(bill, KT_COST_HYPHEN, text->hyphens);
	case KT_LINEBREAK_ADDRESS:
		return kt_cost_charge(bill, KT_COST_ADDRESS);
	case KT_LINEBREAK_OTHER:
		return kt_cost_charge(bill, KT_COST_OTHER);
	case KT_LINEBREAK_SPACE:
	case KT_LINEBREAK_END:
		break;
	}
	return 0;
}

void kt_cost_present(const kt_cost_bill *bill, kt_linebreak_line *line)
{
	kt_linebreak_cost *items = KT_NEW_ARRAY(bill->arena, kt_linebreak_cost, bill->count);
	for (uint32_t i = 0; i < bill->count; i++)
		items[i] = bill->items[i];
	line->costs = bill->count ? items : NULL;
	line->cost_count = bill->count;
}

uint32_t *kt_cost_words(kt_arena *arena, const kt_linebreak_text *text)
{
	uint32_t *words = KT_NEW_ARRAY(arena, uint32_t, text->count), n = 0;
	for (size_t i = 0; i < text->count; i++)
		words[i] = n += text->points[i].kind == KT_LINEBREAK_SPACE;
	return words;
}

int32_t kt_cost_permille(int64_t length, kt_len measure)
{
	int64_t most = 4 * PERMILLE;
	int64_t r = length * PERMILLE / measure;
	return (int32_t)(r > most ? most : r < -most ? -most : r);
}
