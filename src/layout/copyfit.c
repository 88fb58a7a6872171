#include "layout/copyfit.h"

#define BREAK_SHARE 4 /* a quarter of the tracking that easing may take is not seen, but lines break elsewhere */

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

size_t kt_copyfit_steps(const kt_layout *layout, const kt_plan *plan, kt_ease steps[KT_COPYFIT_STEPS])
{
	const kt_fit_bounds *fit = &layout->sheet.fit;
	kt_ease ease = {KT_FIT_NONE, false};
	size_t count = 0;
	int least = least_size(layout);
	if (kt_plan_far_over(plan, most_gain(layout)))
		return 0;
	for (size_t i = 0; i < layout->lever_count; i++) {
		switch (layout->levers[i]) {
		case KT_LEVER_BREAK:
			ease.fit.tracking = (int16_t)(fit->tracking_least / BREAK_SHARE);
			if (plan->eases && ease.fit.tracking != 0)
				steps[count++] = ease;
			break;
		case KT_LEVER_HEADING_SPACE:
			ease.tight_heads = plan->subheads;
			if (plan->subheads)
				steps[count++] = ease;
			break;
		case KT_LEVER_EASE:
			if (!plan->eases || (least == 1000 && fit->tracking_least == 0))
				break;
			ease.fit = (kt_fit){(uint16_t)((1000 + least) / 2), (int16_t)(fit->tracking_least / 2)};
			steps[count++] = ease;
			ease.fit = (kt_fit){(uint16_t)least, fit->tracking_least};
			steps[count++] = ease;
			break;
		}
	}
	return count;
}

void kt_copyfit_report(const kt_makeup *makeup, const kt_section *section, unsigned page, kt_ease ease)
{
	kt_buf words = kt_buf_in(makeup->arena);
	if (ease.fit.size != 1000) {
		kt_buf_text(&words, "size ");
		kt_num_ratio(&words, ease.fit.size, 10, 1);
		kt_buf_text(&words, " %");
	}
	if (ease.fit.tracking != 0)
		kt_buf_print(&words, "%stracking %d", words.len > 0 ? ", " : "", ease.fit.tracking);
	if (ease.tight_heads)
		kt_buf_print(&words, "%sless white above subheads", words.len > 0 ? ", " : "");
	kt_place at = section->title.node ? section->title.node->at : (kt_place){&section->source, 1, 1};
	kt_diag_note(makeup->diag, KT_DIAG_EASED, at, "page %u eased in %.*s: %.*s", page,
	             KT_STR_ARG(makeup->edition->name), KT_STR_ARG(kt_buf_str(&words)));
}
