/* folio: number and title at the foot of a page, an artifact to those who hear it.
 *
 * Rules    The number stands outermost, in bold; on left pages before the title, on right ones after it. An edition in two
 *          languages shows both titles.
 */
#ifndef KT_LAYOUT_FOLIO_H
#define KT_LAYOUT_FOLIO_H

#include "layout/paint.h"

void kt_folio_draw(kt_makeup *makeup, const kt_plan *plan, kt_page *page);

#endif
