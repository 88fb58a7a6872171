/* draft: an edition that lacks translations, shown as what it is.
 *
 * In/Out   An edition that was set as a draft, composing -> its pages with a mark at each text that no translation holds of.
 */
#ifndef KT_APP_DRAFT_H
#define KT_APP_DRAFT_H

#include "app/project.h"

void kt_draft_mark(kt_setting_out *set);

#endif
