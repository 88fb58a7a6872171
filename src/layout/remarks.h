/* remarks: what is to be said of the texts of an edition themselves, whatever their pages look like.
 *
 * In/Out   An edition, its tag tree and how many pages it has -> a remark for each text that a check of proof/checks.def asks about.
 * Owns     The arena given.
 */
#ifndef KT_LAYOUT_REMARKS_H
#define KT_LAYOUT_REMARKS_H

#include "content/edition.h"
#include "display/document.h"

/* `pages`: where the number of pages is asked for. */
void kt_remarks_make(kt_arena *arena, const kt_edition *edition, kt_place pages, kt_diag *diag, kt_document *document);

#endif
