/* Bisection along each lever's scale. That a step fits does not prove that every further one does (a line may break worse
 * in a smaller size), so only steps that were seen to fit are ever taken. */
#include "layout/copyfit.h"

#include "layout/costs.h"

#define BREAK_SHARE 4   /* a quarter of the tracking that easing may take is not seen, but lines break elsewhere */
#define HYPHEN_STEP 100 /* per mille: a tenth of what a hyphen costs moves few lines */
#define SIZE_STEP   5   /* per mille: half a percent of 10.6 pt is a twentieth of a point, less than can be seen */

/* How much narrower ragged text may be set: less than its shortest lines fall short by, so that the edge looks no other. */
#define NARROWER_STEP  3 /* an em through this */
#define NARROWER_STEPS 5

/* No running text under the size that the layout names. */
static uint16_t least_size(const kt_layout *layout)
{
	const kt_fit_bounds *fit = &layout->sheet.fit;
	const kt_style *text = kt_style_of(&layout->sheet.styles, KT_STR("text"));
	if (!text || fit->never_below <= 0)
		return fit->size_least;
	int64_t floor = ((int64_t)fit->never_below * 1000 + text->size - 1) / text->size;
	if (floor > 1000)
		return 1000;
	return floor > fit->size_least ? (uint16_t)floor : fit->size_least;
}

/* What easing and white can gain at the very most, in thousandths: lines in both directions, and a tenth for luck. */
static int most_gain(const kt_layout *layout)
{
	return 2 * (1000 - layout->sheet.fit.size_least) + 100;
}

static int break_tracking(const kt_layout *layout)
{
	return layout->sheet.fit.tracking_least / BREAK_SHARE;
}

/* How many steps a lever has on this page; 0: it cannot help. */
static int steps_of(const kt_layout *layout, const kt_plan *plan, kt_lever lever)
{
	int tracking = layout->sheet.fit.tracking_least, size = 1000 - least_size(layout);
	switch (lever) {
	case KT_LEVER_BREAK:
		return plan->eases ? -break_tracking(layout) : 0;
	case KT_LEVER_HYPHENS:
		return plan->eases ? (1000 - layout->sheet.fit.hyphens_least + HYPHEN_STEP - 1) / HYPHEN_STEP : 0;
	case KT_LEVER_HEADING_SPACE:
		return plan->subheads ? 1 : 0;
	case KT_LEVER_EASE:
	case KT_LEVER_COUNT:
		break;
	}
	return !plan->eases ? 0 : size > 0 ? (size + SIZE_STEP - 1) / SIZE_STEP : -tracking;
}

static int lower(int a, int b)
{
	return a < b ? a : b;
}

/* What levers before this one took, and this one up to a step. */
static kt_ease eased(const kt_layout *layout, kt_ease so_far, kt_lever lever, int step, int steps)
{
	int size, tracking, hyphens;
	switch (lever) {
	case KT_LEVER_BREAK:
		so_far.fit.tracking = (int16_t)lower(-step, so_far.fit.tracking);
		break;
	case KT_LEVER_HYPHENS:
		hyphens = 1000 - step * HYPHEN_STEP;
		so_far.fit.hyphens =
		        hyphens > layout->sheet.fit.hyphens_least ? (uint16_t)hyphens : layout->sheet.fit.hyphens_least;
		break;
	case KT_LEVER_HEADING_SPACE:
		so_far.tight_heads = true;
		break;
	case KT_LEVER_EASE:
		size = 1000 - step * SIZE_STEP;
		tracking = (layout->sheet.fit.tracking_least * step - steps / 2) / steps;
		so_far.fit.size = (uint16_t)(size > least_size(layout) ? size : least_size(layout));
		so_far.fit.tracking = (int16_t)lower(tracking, so_far.fit.tracking);
		break;
	case KT_LEVER_COUNT:
		break;
	}
	return so_far;
}

kt_plan *kt_copyfit(const kt_layout *layout, kt_plan *plan, kt_copyfit_pass *pass, void *context)
{
	kt_ease so_far = KT_EASE_NONE;
	kt_plan *tried = plan;
	if (kt_plan_far_over(plan, most_gain(layout)))
		return plan;
	for (size_t i = 0; i < layout->lever_count; i++) {
		kt_lever lever = layout->levers[i];
		int most = steps_of(layout, plan, lever), fits = most, short_of = 0;
		if (most == 0)
			continue;
		tried = pass(context, eased(layout, so_far, lever, most, most));
		while (tried->fits && fits - short_of > 1) {
			int middle = (fits + short_of) / 2;
			kt_plan *less = pass(context, eased(layout, so_far, lever, middle, most));
			if (less->fits) {
				tried = less;
				fits = middle;
			} else {
				short_of = middle;
			}
		}
		if (tried->fits)
			return tried;
		so_far = tried->ease;
	}
	return tried;
}

kt_plan *kt_copyfit_level(const kt_layout *layout, kt_plan *plan, kt_copyfit_pass *pass, void *context)
{
	const kt_style *text = kt_style_of(&layout->sheet.styles, KT_STR("text"));
	size_t slot, worst;
	int64_t least = kt_plan_unlevel(plan, &slot);
	kt_plan *best = plan;
	if (!text || text->align == KT_ALIGN_JUSTIFY)
		return plan;
	for (int step = 1; step <= NARROWER_STEPS && least >= KT_COSTS_UNLEVEL; step++) {
		kt_ease ease = {KT_FIT_NONE, false, text->size * step / NARROWER_STEP, slot};
		kt_plan *tried = pass(context, ease);
		int64_t cost = kt_plan_unlevel(tried, &worst);
		if (!tried->fits || cost >= least)
			continue;
		least = cost;
		best = tried;
	}
	return best;
}

kt_str kt_copyfit_words(kt_arena *arena, kt_ease ease)
{
	kt_buf words = kt_buf_in(arena);
	kt_fit_words(&words, ease.fit);
	if (ease.tight_heads)
		kt_buf_print(&words, "%sless white above subheads", words.len > 0 ? ", " : "");
	if (ease.narrower > 0) {
		kt_buf_print(&words, "%smeasure narrower by ", words.len > 0 ? ", " : "");
		kt_num_ratio(&words, ease.narrower, KT_LEN_PT, 1);
		kt_buf_text(&words, " pt");
	}
	return kt_buf_str(&words);
}
