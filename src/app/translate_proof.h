/* translate_proof: OUT/LANG-proof.pdf: every text with its translation beside it, for those who read it over.
 *
 * Fails    No catalogue, or one that cannot be read: reported with the command that makes it.
 */
#ifndef KT_APP_TRANSLATE_PROOF_H
#define KT_APP_TRANSLATE_PROOF_H

#include "app/command.h"

/* `out` NULL: out/ in the project's folder. */
kt_status kt_translate_proof(const char *language, const char *folder, const char *out);

#endif
