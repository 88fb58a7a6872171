/* white: where a part of a page is inked.
 *
 * Rules    Only what belongs to a tag counts: a panel's ground and rules leave the white that they lie in.
 */
#ifndef KT_PROOF_WHITE_H
#define KT_PROOF_WHITE_H

#include "display/list.h"

bool kt_white_holds(kt_box box, kt_point point);
/* The lowest ink of what stands in the box, no lower than its foot; its head where nothing does. What stands in it has
 * the middle of its head in it: a line's descenders may reach past the foot. */
kt_len kt_white_foot(const kt_page *page, kt_box box);

#endif
