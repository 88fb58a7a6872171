/* pressing: what a layout is printed on.
 *
 * In/Out   `press:` -> the profile's bytes and the condition's name; FOGRA39 where there is none.
 * Owns     The arena of the layout.
 * Fails    A file outside the folder or not there; one that is no profile of a printer in CMYK.
 */
#ifndef KT_LAYOUT_PRESSING_H
#define KT_LAYOUT_PRESSING_H

#include "base/io.h"
#include "color/press.h"
#include "layout/fields.h"

/* `folder`: where layouts lie. false: reported. */
bool kt_pressing_read(kt_io *io, kt_arena *arena, kt_str folder, const kt_press_fields *fields, kt_diag *diag,
                      kt_press *press);

#endif
