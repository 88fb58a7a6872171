/* shown: the paths and pictures of a page, each with what the clips around it leave.
 *
 * Units    A clip counts as the box around it.
 */
#ifndef KT_PROOF_SHOWN_H
#define KT_PROOF_SHOWN_H

#include "display/list.h"

/* Of a FILL, STROKE or PICTURE: it is seen inside `shown` only. */
typedef void (*kt_shown_visit)(void *context, const kt_op *op, kt_box shown);
/* Calls for each in the order of drawing; `whole`: what of the page counts at all. */
void kt_shown_each(const kt_page *page, kt_box whole, kt_shown_visit visit, void *context);

#endif
