/* pages: a section onto its pages, continuation pages included.
 *
 * Rules    What does not fit is eased first (layout/copyfit), then goes on to pages of the template that `continues:` names,
 *          as far as a slot there takes it; else it is an error (layout/overflow). Every page takes at least one
 *          strip, or the section ends with an error.
 * Fails    KT_DIAG_OVERFLOW.
 */
#ifndef KT_LAYOUT_PAGES_H
#define KT_LAYOUT_PAGES_H

#include "layout/plan.h"

typedef struct kt_pages {
	kt_page **items;
	size_t count, room;
	kt_outline_item *outline;
	size_t outline_count, outline_room;
	kt_buf eased; /* which pages were eased, and by how much */
} kt_pages;

/* Lays a section out; its pages are added. Returns how many rows its first page lacked; 0: that took all of it. */
int kt_pages_section(kt_makeup *makeup, const kt_section *section, kt_pages *pages);

#endif
