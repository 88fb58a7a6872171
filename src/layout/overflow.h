/* overflow: says what a page could not take: which slot, by how many lines and characters, in which language.
 *
 * Rules    Lines are counted by taking them off the text's end until the rest fits its columns, so that the figure mends
 *          the page. The place is that of the text to be shortened: the last running text in the slot; of a drawing, the text that outgrew its source most.
 * Fails    KT_DIAG_OVERFLOW, KT_DIAG_COLLISION.
 */
#ifndef KT_LAYOUT_OVERFLOW_H
#define KT_LAYOUT_OVERFLOW_H

#include "layout/plan.h"

/* `page` counts from 1. */
void kt_overflow_report(kt_makeup *makeup, const kt_section *section, const kt_plan *plan, size_t page);
/* Of a section's texts, in a language of the edition (empty: in all), the place of the one that outgrew its source most.
 * false: none did. */
bool kt_overflow_grown(const kt_edition *edition, const kt_section *section, kt_str language, kt_place *at);

#endif
