/* filling: pages put into a printed booklet so that it is of whole sheets.
 *
 * Rules    They stand before the last section, so that the back cover stays last; at the end of a flip, which is the middle of
 *          the booklet, and where languages face each other, whose spreads they would part. Of the template that
 *          `print: {fill: …}` names they have ground, folio and a title, where the brochure has the word `notes` and the
 *          template a slot for it; and lines to write on. A screen has none.
 */
#ifndef KT_LAYOUT_FILLING_H
#define KT_LAYOUT_FILLING_H

#include "layout/pages.h"

/* Adds as many as are lacking once the last section, `after`, will have been set; NULL: nothing follows. */
void kt_filling_put(kt_makeup *makeup, const kt_section *after, kt_pages *pages);

#endif
