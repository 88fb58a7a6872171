/* print: what the print edition and the report beside it both know of a document's plates.
 *
 * Owns     The arena given.
 */
#ifndef KT_WRITE_PRINT_H
#define KT_WRITE_PRINT_H

#include "display/document.h"

/* The spot inks that the pages show, one for each plate. */
kt_inks kt_print_spots(const kt_document *document, kt_arena *arena);

#endif
