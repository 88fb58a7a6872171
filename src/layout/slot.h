/* slot: one named frame of a template, read.
 *
 * In/Out   A template's `slots:` (with what `side-by-side:` lays over them) -> kt_slot.
 * Fails    Unknown measures, styles, grounds, kinds, slots, with the nearest name; columns and rows that the page lacks.
 */
#ifndef KT_LAYOUT_SLOT_H
#define KT_LAYOUT_SLOT_H

#include "layout/template.h"

/* `two`: 1 where two languages stand side by side. false: reported. */
bool kt_slot_read_all(const kt_layout *layout, kt_arena *arena, const kt_node *slots, unsigned two, kt_diag *diag,
                      kt_template *template_);
/* A measure by name; NULL: reported. */
const kt_measure *kt_slot_measure(const kt_layout *layout, kt_arena *arena, const kt_node *name, kt_diag *diag);

#endif
