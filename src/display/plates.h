/* plates: which plates a press needs for a document.
 *
 * In/Out   The inks of its operations -> process colours that any of them has, and spot inks, one for each plate.
 * Rules    The registration ink is on every plate, and none by itself.
 * Owns     The arena given.
 */
#ifndef KT_DISPLAY_PLATES_H
#define KT_DISPLAY_PLATES_H

#include "display/document.h"

#define KT_PLATES_PROCESS 4
#define KT_PLATES_ALL     "All" /* the spot of an ink that prints on every plate: marks, and nothing else */

typedef struct kt_plates {
	bool process[KT_PLATES_PROCESS]; /* cyan, magenta, yellow, black */
	kt_inks spots;
	const kt_ink *registration; /* prints on all of them; NULL: nothing does */
} kt_plates;

kt_plates kt_plates_of(const kt_document *document, kt_arena *arena);
kt_plates kt_plates_of_page(const kt_page *page, kt_arena *arena);
/* "Cyan, Magenta, Black, PANTONE 286 C" */
kt_str kt_plates_names(const kt_plates *plates, kt_arena *arena);

#endif
