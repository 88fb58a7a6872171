/* compare_marks: what differs, outlined on the pages: for a contact sheet of the two states.
 *
 * Owns     The arena given, the document's.
 */
#ifndef KT_PROOF_COMPARE_MARKS_H
#define KT_PROOF_COMPARE_MARKS_H

#include "proof/compare.h"

/* Which of the two states a document is. */
typedef enum kt_compare_side { KT_COMPARE_WAS, KT_COMPARE_NOW } kt_compare_side;

/* Outlines each frame of the page that differs, and sets the caption above its trim. The page is shown with a slug, and its
 * document claims no standard any more. */
void kt_compare_mark(kt_document *document, uint32_t page, kt_compare_side side, const kt_changes *changes,
                     kt_str caption, kt_setter *setter, kt_arena *arena, kt_diag *diag);

#endif
