/* shapes: the words of a page that is set by hand, and the shapes that they tell of.
 *
 * Owns     The arena given.
 */
#ifndef KT_TESTS_SHAPES_H
#define KT_TESTS_SHAPES_H

#include "display/list.h"

/* Takes what stands before the mark off; all of it, where there is none. */
kt_str kt_shapes_cut(kt_str *rest, char mark);
/* Of points; what is no number is 0. */
kt_len kt_shapes_length(kt_str text);
/* Through all the points that follow: "X Y X Y …". */
kt_path kt_shapes_path(kt_arena *arena, kt_str words);
/* "X Y R" */
kt_path kt_shapes_disc(kt_arena *arena, kt_str words);
/* "X Y W H", taken off. */
kt_path kt_shapes_box(kt_arena *arena, kt_str *words);

#endif
