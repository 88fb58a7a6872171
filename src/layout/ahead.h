/* ahead: what a slot's text needs to know of the pages that it goes on to.
 *
 * Rules    Text that goes on over several pages ends where layout/paging chooses, all of them together; the pages to come keep
 *          to that while they have the room that was reckoned with. In another width it ends with a message.
 *          Where the other language faces it, that decides with it where it ends (layout/spread), and nothing is foreseen.
 */
#ifndef KT_LAYOUT_AHEAD_H
#define KT_LAYOUT_AHEAD_H

#include "layout/plan.h"

/* Would a block of the slot have another width on the next page? */
bool kt_ahead_other_width(const kt_makeup *makeup, const kt_plan_order *order, const kt_plan_slot *slot);
/* Ends the slot (`index` in its plan) where it had best end; leaves it as it is where nothing can be foreseen. */
void kt_ahead_choose(const kt_makeup *makeup, const kt_plan_order *order, kt_plan_slot *slot, size_t index);

#endif
