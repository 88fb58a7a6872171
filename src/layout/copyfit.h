/* copyfit: the least change by which a page's text fits its frames.
 *
 * Rules    The layout's `order:` lists the levers: break (tracking so little that only lines break elsewhere), hyphens
 *          (a hyphen costs less, so that more words are broken), heading-space (white above subheads down to a row), ease
 *          (size and tracking together), each down to the layout's bounds. A lever is
 *          a scale of steps; one that does not suffice stays pulled as far as it goes while the next is tried, and the one
 *          that does is let back to the least step that was seen to fit. All frames of a page that may be eased are eased
 *          alike. Leading is never touched.
 * Bound    A scale of n steps takes 1 + log2 n passes. A pass plans the page anew from its ease alone and hands nothing on
 *          to the next, so none can swing between two states, and what comes out is the same in every run. No pass at all
 *          where far too much is left over.
 */
#ifndef KT_LAYOUT_COPYFIT_H
#define KT_LAYOUT_COPYFIT_H

#include "layout/plan.h"

/* The page at hand, planned with this much easing. */
typedef kt_plan *kt_copyfit_pass(void *context, kt_ease ease);

/* `plan` is the page as it stands, and does not fit. Returns the plan that does by the least change; where none does, the
 * one with every lever pulled (`plan`: there is no lever). */
kt_plan *kt_copyfit(const kt_layout *layout, kt_plan *plan, kt_copyfit_pass *pass, void *context);
/* `plan` is the page as it stands; it fits, and its columns are far from level (KT_COSTS_UNLEVEL). Returns the plan of the
 * least narrower measure that levels them and fits; where none does, the one nearest to it. */
kt_plan *kt_copyfit_level(const kt_layout *layout, kt_plan *plan, kt_copyfit_pass *pass, void *context);
/* How much that is: "size 97.5 %, tracking -3"; empty: nothing. */
kt_str kt_copyfit_words(kt_arena *arena, kt_ease ease);

#endif
