/* copyfit: what is tried, least change first, where a page's text is too long for its frames.
 *
 * Rules    The layout's `order:` lists the levers: break (tracking so little that only lines break elsewhere), heading-space
 *          (white above subheads down to a row), ease (half of the layout's bounds, then all of them). Each stays pulled
 *          while the next is tried. All frames of a page that may be eased are eased alike. At most four passes after the
 *          first; none where far too much is left over.
 */
#ifndef KT_LAYOUT_COPYFIT_H
#define KT_LAYOUT_COPYFIT_H

#include "layout/plan.h"

#define KT_COPYFIT_STEPS 4

/* Fills the steps to try after the page as it stands, `plan`; returns how many. */
size_t kt_copyfit_steps(const kt_layout *layout, const kt_plan *plan, kt_ease steps[KT_COPYFIT_STEPS]);
/* Notes on which page how much was eased. */
void kt_copyfit_report(const kt_makeup *makeup, const kt_section *section, unsigned page, kt_ease ease);

#endif
