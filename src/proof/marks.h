/* marks: what a printer cuts, registers and measures by, drawn around the pages.
 *
 * Rules    All of it lies outside the bleed, marks on every plate: one that was on black alone would tell nothing of the
 *          others. At each corner lines for the trim and shorter ones for the bleed; in the middle of each side a target,
 *          beside the dashed lines of a fold where there is one;
 *          at the foot a patch of each plate, its half, and of pairs of them; at the head one line of words.
 * Owns     The arena given.
 */
#ifndef KT_PROOF_MARKS_H
#define KT_PROOF_MARKS_H

#include "base/moment.h"
#include "display/document.h"
#include "text/paragraph.h"

typedef struct kt_marks_slug {
	kt_str file, edition;
	kt_moment date; /* never the clock's */
} kt_marks_slug;

/* The document was made up on a canvas that composes. */
void kt_marks_draw(kt_document *document, const kt_marks_slug *says, kt_setter *setter, kt_arena *arena, kt_diag *diag);

#endif
