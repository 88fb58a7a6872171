/* arrangement: which sections are set in which languages, and what follows what.
 *
 * Rules    One language, or two side by side: section by section. Facing: a cover (the first section) in both, then every
 *          other section on spreads (layout/spread). Sequential: a cover (the first section) in both, then the
 *          other sections in the first language, then in the second, and a line that says where that starts. Flip: all of
 *          the first, then all of the second, each half with its own cover, its own numbers, and its own way to open.
 *          Where a language stands alone, its sections' tags stand in a Part of its own.
 */
#ifndef KT_LAYOUT_ARRANGEMENT_H
#define KT_LAYOUT_ARRANGEMENT_H

#include "layout/pages.h"

/* Sets all sections of the edition; `makeup` is of all its languages. */
void kt_arrangement_set(kt_makeup *makeup, kt_pages *pages);

#endif
