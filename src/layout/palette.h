/* palette: the inks and grounds of a layout.
 *
 * In/Out   The `inks:` and `grounds:` of house and layout, merged -> kt_ink and kt_ground.
 * Rules    A ground bears the name of the ink that fills it. A part it does not give: heading and second take the text's
 *          ink, figure the heading's, accent the figure's, off the second's. `like` gives the parts of another ground.
 *          Text wants 4.5:1 on its ground, large text and graphics 3:1 (WCAG 2.2): less is a warning.
 * Fails    An ink that is none, more than 300 % of ink, plates whose names read alike, grounds that are like each other in a circle.
 */
#ifndef KT_LAYOUT_PALETTE_H
#define KT_LAYOUT_PALETTE_H

#include "color/ink.h"
#include "yaml/field.h"

#define KT_PALETTE_PAPER "paper" /* the ground of a page that names none */

typedef struct kt_palette {
	kt_inks inks;
	kt_ground *grounds;
	size_t ground_count;
} kt_palette;

extern const kt_record kt_palette_ink_record, kt_palette_ground_record;

/* false: reported. What could not be resolved is the first ink of all. */
bool kt_palette_read(kt_arena *arena, const kt_field_list *inks, const kt_field_list *grounds, kt_diag *diag,
                     kt_palette *palette);
/* By name; NULL: reported. */
const kt_ground *kt_palette_ground(const kt_palette *palette, kt_arena *arena, const kt_node *name, kt_diag *diag);
/* Resolves the name of a part or an ink; one that is both is the part. false: reported at `at`. */
bool kt_palette_paint(const kt_palette *palette, kt_arena *arena, kt_str name, kt_place at, kt_diag *diag,
                      kt_field_paint *paint);
/* A name of `count` that is near, for hints; NULL: none. `names` are the first members of structs of `size` bytes. */
const char *kt_palette_nearest(kt_arena *arena, kt_str name, const void *names, size_t count, size_t size);

#endif
