/* rows: where the slots of a page stand, where they hang on each other and on the height of their text.
 *
 * In/Out   The `rows:` phrases of a template and how many rows the text of each slot takes -> first and last row of each.
 * Rules    A slot in which nothing stands takes no room: what is reckoned from it is reckoned from what it hangs on.
 * Fails    A circle, printed, when the layout is read.
 */
#ifndef KT_LAYOUT_ROWS_H
#define KT_LAYOUT_ROWS_H

#include "layout/template.h"

typedef struct kt_rows_frame {
	int first, last; /* last < first: no room */
} kt_rows_frame;

/* false: a circle, reported. */
bool kt_rows_check(const kt_template *template_, kt_arena *arena, kt_diag *diag);
/* `text` says for each slot how many rows its text takes; 0: nothing stands in it. */
void kt_rows_solve(const kt_template *template_, const int *text, kt_rows_frame *frames);
/* Do the slot's rows ask how high its text is? */
bool kt_rows_by_text(const kt_slot *slot);

#endif
