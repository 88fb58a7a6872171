/* checks: how strictly the layout takes each check of the finished page.
 *
 * In/Out   `checks:` (a check's name -> threshold, severity, or both) -> the list of proof/check.h with these in place.
 * Fails    No such check (with the nearest), a threshold of another unit, less strictness than a standard has.
 */
#ifndef KT_LAYOUT_CHECKS_H
#define KT_LAYOUT_CHECKS_H

#include "layout/stylesheet.h"
#include "proof/check.h"
#include "yaml/field.h"

/* Fills KT_CHECK_COUNT checks; `fields` holds kt_check_fields. Easing is bound by `fit`, where they do not say otherwise.
 * false: reported. */
bool kt_checks_read(const kt_field_list *fields, const kt_fit_bounds *fit, kt_diag *diag, kt_check *checks);
/* Is there a check of that name, and may what it finds be waived? false: reported. */
bool kt_checks_waived(kt_str name, kt_place at, kt_diag *diag);

#endif
