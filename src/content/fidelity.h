/* fidelity: is a translation true to its source?
 *
 * Purpose  Every {figure} as often as in the source, the same kinds of marks, links to the same places.
 * Fails    KT_DIAG_PLACEHOLDER at the translation's line in the catalogue; false: reported.
 */
#ifndef KT_CONTENT_FIDELITY_H
#define KT_CONTENT_FIDELITY_H

#include "content/catalog.h"
#include "text/rich.h"

bool kt_fidelity_braces(kt_arena *arena, const kt_message *message, const kt_translation *translation, kt_diag *diag);
bool kt_fidelity_marks(const kt_rich *source, const kt_rich *translation, kt_diag *diag);

#endif
