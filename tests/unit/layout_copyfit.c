#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "layout/copyfit.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(the_least_change_that_fits), cmocka_unit_test(levers_are_pulled_in_their_order),
	        cmocka_unit_test(hyphens_are_let_looser), cmocka_unit_test(what_fits_nowhere_is_eased_to_the_bounds),
	        cmocka_unit_test(nothing_swings)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
