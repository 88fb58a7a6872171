/* paint: a plan onto a page.
 *
 * Rules    Grounds first, then in reading order: all of the first language, figures with it, then the second. A rule stands
 *          between two languages wherever a slot is split.
 */
#ifndef KT_LAYOUT_PAINT_H
#define KT_LAYOUT_PAINT_H

#include "layout/plan.h"

/* `lodgers` in reading order. */
void kt_paint_plan(kt_makeup *makeup, const kt_plan *plan, const kt_lodger *lodgers, size_t count, kt_page *page);
/* The ground that a point at this height stands on, at the page's text edge: for folios. */
const kt_ground *kt_paint_ground(const kt_plan *plan, kt_len x, kt_len y);

#endif
