/* arrangement: which sections are set in which languages, and what follows what.
 *
 * Rules    One language, or two side by side: section by section. Flip: all of the first language, then all of the second,
 *          each half with its own cover and its own numbers, and its own way to open.
 *          Where a language stands alone, its sections' tags stand in a Part of its own.
 */
#ifndef KT_LAYOUT_ARRANGEMENT_H
#define KT_LAYOUT_ARRANGEMENT_H

#include "layout/pages.h"

/* Sets all sections of the edition; `makeup` is of all its languages. */
void kt_arrangement_set(kt_makeup *makeup, kt_pages *pages);

#endif
