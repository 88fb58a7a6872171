/* overlay.h: the notes of the makeup drawn over the pages, for those who design them.
 *
 * Purpose  Over each page: the baseline grid with its rows and steps, columns and margins, trim and bleed; every frame with
 *          its name, the white left at its foot and how far its text was eased; every paragraph's measure, what each line
 *          falls short of it, its hyphens, and what its breaks cost; every finding of the checks. A legend stands below the trim.
 * In/Out   A document that was laid out composing -> the same one with more operations, all of them artifacts in inks of
 *          the overlay's own; its pages are shown with a slug around them. It claims no standard any more.
 * Owns     The arena given, the document's.
 * Rules    Words are set in the font that the document's first text is set in.
 */
#ifndef KT_PROOF_OVERLAY_H
#define KT_PROOF_OVERLAY_H

#include "proof/proof.h"

/* `found`: what is wrong with the pages; each is flagged at its text. */
void kt_overlay_draw(kt_document *document, const kt_findings *found, kt_setter *setter, kt_arena *arena,
                     kt_diag *diag);

#endif
