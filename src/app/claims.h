/* claims: may a file say that it keeps the standard of its target?
 *
 * Purpose  What breaks a standard is looked for before anything is written: a file with such a fault is made all the same,
 *          to be looked at, but claims nothing, and the run ends with status 1.
 * In/Out   An edition that was set -> kt_document.unclaimed, and what was found as errors.
 */
#ifndef KT_APP_CLAIMS_H
#define KT_APP_CLAIMS_H

#include "app/project.h"

/* For one target that a PDF is made for. */
void kt_claims_settle(kt_setting_out *set, kt_target target, const kt_check *checks);

#endif
