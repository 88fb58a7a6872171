/* jump: the line after the cover that says, in an edition's second language, on which page that starts.
 *
 * Rules    The brochure's word `starts`, with the page's number as its own language writes it. The number is known once the
 *          second language is laid out, and the line takes no room from the page: it is drawn last, and nothing moves.
 * Fails    KT_DIAG_KEY_MISSING: the layout has no place for it, or the brochure no word. KT_DIAG_OVERFLOW: it is too wide.
 */
#ifndef KT_LAYOUT_JUMP_H
#define KT_LAYOUT_JUMP_H

#include "layout/pages.h"
#include "layout/paint.h"

/* The ground that the line stands on where it stands on this page; NULL: the layout has no place for it. */
const kt_ground *kt_jump_ground(const kt_makeup *makeup, const kt_plan *plan);
/* Draws it on the page that `from` begins with; it names the page that `to` begins with. `tag` is its paragraph's.
 * `makeup` is of both languages. */
void kt_jump_draw(kt_makeup *makeup, const kt_pages *pages, const kt_outcome *from, const kt_outcome *to, kt_tag *tag);

#endif
