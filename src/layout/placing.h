/* placing: which slot of a template takes which block.
 *
 * Rules    `in:` where content says so; else the last slot that `follows` one with a block before this one, where it takes
 *          the kind; else the first slot that takes the kind or its class. A block that is for another
 *          target only has no place.
 * Fails    KT_DIAG_SLOT: no slot takes it; content names one that is not there, or does not take it.
 */
#ifndef KT_LAYOUT_PLACING_H
#define KT_LAYOUT_PLACING_H

#include "layout/template.h"

/* Fills `slots`, one for each block of the body; KT_NO_SLOT: it is left out. `arena` for the words of messages. */
bool kt_placing_find(const kt_template *template_, const kt_section *section, kt_target target, kt_arena *arena,
                     size_t *slots, kt_diag *diag);
/* The slot of a continuation page that takes a block; KT_NO_SLOT: none. */
size_t kt_placing_onward(const kt_template *template_, const kt_placed *block);

#endif
