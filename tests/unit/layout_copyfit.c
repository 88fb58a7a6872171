#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/copyfit.h"
#include "layout/costs.h"

/* A page that fits where a rule says so: each pass is counted, and what it was asked for is kept. */
typedef struct page {
	bool (*fits)(kt_ease ease);
	kt_template template_;
	kt_plan plans[32];
	size_t passes;
} page;

static kt_plan *plan_at(void *context, kt_ease ease)
{
	page *p = context;
	assert_true(p->passes + 1 < sizeof p->plans / sizeof p->plans[0]);
	kt_plan *plan = &p->plans[p->passes++];
	*plan = (kt_plan){.template_ = &p->template_,
	                  .ease = ease,
	                  .fits = p->fits(ease),
	                  .eases = true,
	                  .subheads = true,
	                  .cramped = KT_NO_SLOT};
	return plan;
}

static kt_plan *fitted(page *p, int16_t tracking, const kt_lever *levers, size_t count)
{
	kt_layout layout = {.lever_count = count};
	layout.sheet.fit = (kt_fit_bounds){.size_least = 940, .tracking_least = tracking, .hyphens_least = 450};
	for (size_t i = 0; i < count; i++)
		layout.levers[i] = levers[i];
	kt_plan as_it_stands = {.template_ = &p->template_, .eases = true, .subheads = true, .cramped = KT_NO_SLOT};
	kt_plan *found = kt_copyfit(&layout, &as_it_stands, plan_at, p);
	assert_ptr_not_equal(found, &as_it_stands);
	return found;
}

static const kt_lever all[] = {KT_LEVER_BREAK, KT_LEVER_HEADING_SPACE, KT_LEVER_EASE};

static bool at_97(kt_ease ease)
{
	return ease.fit.size <= 970;
}

static bool at_cheap_hyphens(kt_ease ease)
{
	return ease.fit.hyphens <= 700;
}

static bool at_once(kt_ease ease)
{
	return ease.fit.tracking < 0;
}

static bool without_white(kt_ease ease)
{
	return ease.tight_heads;
}

static bool never(kt_ease ease)
{
	(void)ease;
	return false;
}

/* A smaller size breaks a line worse, so that every other step does not fit. */
static bool by_turns(kt_ease ease)
{
	return ease.fit.size <= 985 && ease.fit.size / 5 % 2 == 0;
}

static void the_least_change_that_fits(void **state)
{
	(void)state;
	page p = {.fits = at_97};
	kt_plan *plan = fitted(&p, -8, &all[2], 1);
	assert_int_equal(plan->ease.fit.size, 970);
	assert_int_equal(plan->ease.fit.tracking, -4); /* size and tracking go together */
	p = (page){.fits = at_once};
	plan = fitted(&p, -8, all, 3);
	assert_int_equal(plan->ease.fit.tracking, -1);
	assert_int_equal(plan->ease.fit.size, 1000);
	assert_false(plan->ease.tight_heads);
}

static void levers_are_pulled_in_their_order(void **state)
{
	(void)state;
	page p = {.fits = without_white};
	kt_plan *plan = fitted(&p, -8, all, 3);
	assert_true(plan->ease.tight_heads);
	assert_int_equal(plan->ease.fit.tracking, -2); /* the lever before it stays pulled */
	assert_int_equal(plan->ease.fit.size, 1000);
	static const kt_lever easing_first[] = {KT_LEVER_EASE, KT_LEVER_HEADING_SPACE};
	p = (page){.fits = without_white};
	plan = fitted(&p, -8, easing_first, 2);
	assert_int_equal(plan->ease.fit.size, 940);
}

/* What the hyphens alone can do takes nothing of the size; what they cannot leaves them as loose as they may be. */
static void hyphens_are_let_looser(void **state)
{
	(void)state;
	static const kt_lever hyphens_first[] = {KT_LEVER_HYPHENS, KT_LEVER_EASE};
	page p = {.fits = at_cheap_hyphens};
	kt_plan *plan = fitted(&p, -8, hyphens_first, 2);
	assert_int_equal(plan->ease.fit.hyphens, 700);
	assert_int_equal(plan->ease.fit.size, 1000);
	kt_arena *arena = kt_arena_open();
	assert_string_equal(kt_copyfit_words(arena, plan->ease).at, "hyphens looser (70 %)");
	kt_arena_close(arena);
	p = (page){.fits = at_97};
	plan = fitted(&p, -8, hyphens_first, 2);
	assert_int_equal(plan->ease.fit.hyphens, 450);
	assert_int_equal(plan->ease.fit.size, 970);
}

static void what_fits_nowhere_is_eased_to_the_bounds(void **state)
{
	(void)state;
	page p = {.fits = never};
	kt_plan *plan = fitted(&p, -8, all, 3);
	assert_false(plan->fits);
	assert_int_equal(plan->ease.fit.size, 940);
	assert_int_equal(plan->ease.fit.tracking, -8);
	assert_int_equal(p.passes, 3); /* one a lever */
}

/* Fits and does not, by turns: the passes are bounded, what comes out was seen to fit, and is the same every time. */
static void nothing_swings(void **state)
{
	(void)state;
	uint16_t size = 0;
	for (int run = 0; run < 3; run++) {
		page p = {.fits = by_turns};
		kt_plan *plan = fitted(&p, 0, &all[2], 1);
		assert_true(plan->fits);
		assert_true(by_turns(plan->ease));
		assert_true(p.passes <= 1 + 4); /* twelve steps */
		assert_true(run == 0 || plan->ease.fit.size == size);
		size = plan->ease.fit.size;
	}
}

/* A page of 16 lines in two columns that end as a table says for each step of the measure: the lines of the first. */
#define ROW   16
#define LINES 16
#define STEPS 5

typedef struct columns {
	int first[STEPS + 1]; /* [0]: as the page stands; < 0: it does not fit */
	kt_template template_;
	kt_slot slots[2];
	kt_strip strips[LINES];
	kt_plan_slot planned[STEPS + 1][2];
	kt_plan plans[STEPS + 1];
	size_t passes;
} columns;

static kt_plan *plan_columns(columns *c, size_t step, kt_ease ease)
{
	int first = c->first[step];
	kt_plan_slot *slot = &c->planned[step][1];
	slot->made = true;
	slot->matter = (kt_matter){.strips = c->strips, .strip_count = LINES};
	slot->end = LINES;
	slot->room = kt_flow_columns(LINES * ROW, 2, ROW);
	slot->room.level = true;
	slot->ends[0] = (size_t)(first < 0 ? -first : first);
	slot->ends[1] = LINES;
	c->plans[step] =
	        (kt_plan){.template_ = &c->template_, .slots = c->planned[step], .fits = first >= 0, .ease = ease};
	return &c->plans[step];
}

static kt_plan *narrower(void *context, kt_ease ease)
{
	columns *c = context;
	size_t step = ++c->passes;
	assert_in_range(step, 1, STEPS);
	/* A third of an em a step, in the slot that is unlevel, and nothing else. */
	assert_int_equal(ease.narrower, KT_PT(10) * (int)step / 3);
	assert_int_equal(ease.narrowed, 1);
	assert_true(kt_fit_same(ease.fit, KT_FIT_NONE));
	assert_false(ease.tight_heads);
	return plan_columns(c, step, ease);
}

/* The step that is taken; 0: the page stays as it stands. */
static size_t levelled(columns *c, kt_style_align align)
{
	static kt_style text;
	text = (kt_style){.name = KT_STR("text"), .size = KT_PT(10), .align = align};
	const kt_style *styles[] = {&text};
	kt_layout layout = {.sheet.styles = {styles, 1}};
	for (size_t i = 0; i < LINES; i++)
		c->strips[i] = (kt_strip){.height = ROW, .breaks = true};
	c->template_ = (kt_template){.slots = c->slots, .slot_count = 2};
	kt_plan *plan = plan_columns(c, 0, KT_EASE_NONE);
	return (size_t)(kt_copyfit_level(&layout, plan, narrower, c) - c->plans);
}

static void columns_are_levelled_by_the_least(void **state)
{
	(void)state;
	static const struct {
		columns stands;
		size_t step, passes;
	} cases[] = {
	        {{.first = {10, 9, 8, 8, 8, 8}}, 2, 2}, /* no step after the one that levels them */
	        {{.first = {9, 8}}, 1, 1},
	        {{.first = {10, 10, 11, 9, 10, 6}}, 3, 5},  /* nothing levels them: the nearest */
	        {{.first = {10, -8, 9, -8, 10, -8}}, 2, 5}, /* … of those that fit */
	        {{.first = {10, 10, 11, 12, 6, 5}}, 0, 5},  /* nothing is better than what stands there */
	        {{.first = {8}}, 0, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		columns stands = cases[i].stands;
		assert_int_equal(levelled(&stands, KT_ALIGN_START), cases[i].step);
		assert_int_equal(stands.passes, cases[i].passes);
	}
}

/* Its lines are as long as the measure: a narrower one would show. */
static void justified_text_stays(void **state)
{
	(void)state;
	columns stands = {.first = {10, 8}};
	assert_int_equal(levelled(&stands, KT_ALIGN_JUSTIFY), 0);
	assert_int_equal(stands.passes, 0);
}

/* The worst of the slots; one that a drop parts, or that holds nothing, is never it. */
static void the_worst_slot_is_named(void **state)
{
	(void)state;
	columns stands = {.first = {10}};
	size_t worst;
	assert_int_equal(levelled(&stands, KT_ALIGN_JUSTIFY), 0);
	kt_plan *plan = &stands.plans[0];
	kt_plan_slot *other = &plan->slots[0], *slot = &plan->slots[1];
	assert_int_equal(kt_plan_unlevel(plan, &worst), 4 * KT_COSTS_UNLEVEL);
	assert_int_equal(worst, 1);
	*other = *slot;
	other->ends[0] = 11;
	assert_int_equal(kt_plan_unlevel(plan, &worst), 9 * KT_COSTS_UNLEVEL);
	assert_int_equal(worst, 0);
	kt_flow_part(&other->room, 0, 4 * ROW, 8 * ROW, ROW);
	assert_int_equal(kt_plan_unlevel(plan, &worst), 4 * KT_COSTS_UNLEVEL);
	assert_int_equal(worst, 1);
	slot->end = slot->from;
	assert_int_equal(kt_plan_unlevel(plan, &worst), 0);
	assert_int_equal(worst, KT_NO_SLOT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_least_change_that_fits),
	                                   cmocka_unit_test(levers_are_pulled_in_their_order),
	                                   cmocka_unit_test(hyphens_are_let_looser),
	                                   cmocka_unit_test(what_fits_nowhere_is_eased_to_the_bounds),
	                                   cmocka_unit_test(nothing_swings),
	                                   cmocka_unit_test(columns_are_levelled_by_the_least),
	                                   cmocka_unit_test(justified_text_stays),
	                                   cmocka_unit_test(the_worst_slot_is_named)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
