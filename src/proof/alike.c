/* Marks of a figure whose colours part them for most readers and not for those who are colour-blind. All marks of a figure are held
 * against each other, near or not: a reader's eye goes from one to the other. Colours that nobody tells apart part nothing, and
 * steps of one tone are no code; lightness that parts two marks (WCAG 2.2, 1.4.11) does so for everybody. */
#include "proof/pages.h"

#include "color/vision.h"

#define LIGHTNESS 300 /* a contrast that tells graphical objects apart, in hundredths */

/* An ink that a mark of a figure is filled with. */
typedef struct filled {
	uint32_t block, mark;
	const kt_ink *ink;
	const kt_op *op; /* the first that is */
} filled;

/* A figure's own drawing; what stands in it as text says itself what it is. */
static bool is_fill(const kt_op *op)
{
	return op->kind == KT_OP_FILL && op->tag && op->tag->role == KT_TAG_FIGURE && op->tag->bound;
}

static bool same_ink(const kt_ink *a, const kt_ink *b)
{
	return a == b || kt_str_equal(a->name, b->name);
}

static void add_fill(filled *all, size_t *count, const kt_op *op, uint32_t mark)
{
	uint32_t block = op->tag->key.block;
	for (size_t i = 0; i < *count; i++)
		if (all[i].block == block && all[i].mark == mark && same_ink(all[i].ink, op->ink))
			return;
	all[(*count)++] = (filled){block, mark, op->ink, op};
}

static filled *fills_of(kt_arena *arena, const kt_page *page, size_t *count)
{
	size_t most = 0;
	for (size_t i = 0; i < page->mark_count; i++)
		most += page->marks[i].count;
	filled *all = KT_NEW_ARRAY(arena, filled, most);
	*count = 0;
	for (size_t i = 0; i < page->mark_count; i++)
		for (uint32_t k = 0; page->marks[i].mark > 0 && k < page->marks[i].count; k++) {
			const kt_op *op = &page->ops[page->marks[i].from + k];
			if (is_fill(op))
				add_fill(all, count, op, page->marks[i].mark);
		}
	return all;
}

/* The sight to which two inks are most alike. */
static kt_vision worst_of(const kt_ink *a, const kt_ink *b, uint32_t *difference)
{
	kt_vision worst = KT_VISION_PROTANOPIA;
	*difference = kt_vision_difference(a, b, worst);
	for (kt_vision v = KT_VISION_DEUTERANOPIA; v < KT_VISIONS; v++) {
		uint32_t one = kt_vision_difference(a, b, v);
		if (one >= *difference)
			continue;
		*difference = one;
		worst = v;
	}
	return worst;
}

static void compare(kt_proof *proof, const kt_check *check, uint32_t page, const filled *a, const filled *b)
{
	static const char *const readers[KT_VISIONS] = {"", "red (protanopia)", "green (deuteranopia)",
	                                                "blue (tritanopia)"};
	uint32_t least = (uint32_t)check->limit[0].value, told = (uint32_t)check->limit[1].value, difference;
	if (kt_ink_contrast(a->ink, b->ink) >= LIGHTNESS || kt_vision_difference(a->ink, b->ink, KT_VISION_FULL) < told)
		return;
	kt_vision worst = worst_of(a->ink, b->ink, &difference);
	if (difference >= least)
		return;
	/* In one order, so that the same two are told once of a figure. */
	bool turned = kt_str_compare(a->ink->name, b->ink->name) > 0;
	kt_str one = turned ? b->ink->name : a->ink->name, other = turned ? a->ink->name : b->ink->name;
	kt_proof_note_drawn(proof, check, page, b->op, difference, (int64_t)least,
	                    "`%.*s` and `%.*s` part marks of this figure, and look alike to who does not see %s: a "
	                    "difference of %u.%u, %u.%u is the least; make one of them lighter or darker",
	                    KT_STR_ARG(one), KT_STR_ARG(other), readers[worst], difference / 10, difference % 10,
	                    least / 10, least % 10);
}

void kt_check_alike(kt_proof *proof, const kt_check *check)
{
	kt_arena *scratch = kt_arena_open();
	for (uint32_t p = 0; p < proof->document->page_count; p++) {
		size_t count;
		const filled *all = fills_of(scratch, proof->document->pages[p], &count);
		for (size_t i = 0; i < count; i++)
			for (size_t k = i + 1; k < count; k++)
				if (all[i].block == all[k].block && all[i].mark != all[k].mark &&
				    !same_ink(all[i].ink, all[k].ink))
					compare(proof, check, p, &all[i], &all[k]);
	}
	kt_arena_close(scratch);
}
