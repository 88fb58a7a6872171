/* imposition: pages laid out on sheets, two on each side, as a press prints them.
 *
 * In/Out   A document -> another one whose pages are sides of sheets: trim around both pages, the fold in the middle, where
 *          each page and its bleed end. No links, outline or frames: it is to be printed, and nothing else.
 *
 *          saddle   folded sheets, one in the other, stitched through the fold: of 12 pages 12|1 2|11, 10|3 4|9, 8|5 6|7
 *          2up      pages two by two as they follow each other: 1|2, 3|4 …
 *
 *          What is read from right to left has its first page on the left: 1|12 11|2 …
 * Creep    Sheets that lie inside others come out at the open edge by the thickness of those, and the knife takes it off: so
 *          their pages are moved to the fold by that much, where they are cut, and the trim is that much narrower.
 * Owns     The arena given; runs, paths and inks are those of the document.
 */
#ifndef KT_DISPLAY_IMPOSITION_H
#define KT_DISPLAY_IMPOSITION_H

#include "display/document.h"

typedef enum kt_imposition_kind { KT_IMPOSITION_SADDLE, KT_IMPOSITION_TWO_UP } kt_imposition_kind;

extern const char *const kt_imposition_names[]; /* "saddle", "2up"; ended by NULL */

/* How many more pages would fill the sheets. */
size_t kt_imposition_lacking(kt_imposition_kind kind, size_t pages);
/* By how much the pages of the innermost sheet move to the fold. */
kt_len kt_imposition_creep(kt_imposition_kind kind, size_t pages, kt_len creep);
/* `creep`: of one sheet. The pages fill the sheets and have one size. */
kt_document *kt_imposition_of(const kt_document *document, kt_imposition_kind kind, kt_len creep, kt_arena *arena);

#endif
