/* filling: pages put into a printed booklet so that it is of whole sheets.
 *
 * Rules    They stand before the last section, so that the back cover stays last; between the halves of a flip, where nobody
 *          turns the booklet over; after the last spread where languages face each other. Of the template that
 *          `print: {fill: …}` names they have ground, folio and a title, where the brochure has the word `notes` and the
 *          template a slot for it; and lines to write on. A screen has none.
 */
#ifndef KT_LAYOUT_FILLING_H
#define KT_LAYOUT_FILLING_H

#include "layout/pages.h"

/* Adds as many as `pages` has still to be filled with. */
void kt_filling_put(kt_makeup *makeup, kt_pages *pages);

#endif
