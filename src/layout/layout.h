/* layout.h: the door of the stage: from YAML files to a laid-out document.
 *
 * Purpose  kt_layout_read reads layouts/NAME.yaml and the house it names; kt_layout_set flows an edition through it.
 * Owns     The arenas given. A kt_layout is read once and used for every edition.
 * Fails    All mistakes of the layout files in one go; overflow by lines, per language; a page count that differs.
 */
#ifndef KT_LAYOUT_LAYOUT_H
#define KT_LAYOUT_LAYOUT_H

#include "blocks/block.h"
#include "proof/check.h"

typedef struct kt_layout kt_layout;

/* `name` as the brochure writes it (its place is used for a file that is not there). NULL: nothing could be made of it.
 * A layout may come back with errors in `diag`: the caller stops once everything is read. */
kt_layout *kt_layout_read(kt_io *io, kt_arena *arena, kt_str project, const kt_node *name, kt_diag *diag);
/* Checks what content names of the layout (templates, slots, styles) and what the layout names of fonts. */
bool kt_layout_check(const kt_layout *layout, const kt_brochure *brochure, kt_fonts *fonts, kt_diag *diag);
/* Lays an edition out. NULL: reported. `arena` holds the document. `composes`: its pages keep how they were made up
 * (display/composition). */
kt_document *kt_layout_set(const kt_layout *layout, const kt_edition *edition, kt_setter *setter, kt_arena *arena,
                           bool composes, kt_diag *diag);

/* Does it set print otherwise than a screen? */
bool kt_layout_is_targeted(const kt_layout *layout);

/* The checks of the finished page, as the layout takes them: KT_CHECK_COUNT. */
const kt_check *kt_layout_checks(const kt_layout *layout);

/* The record of a layout's file, and of a house's: for `katern schema layout`. */
extern const kt_record kt_layout_record;

#endif
