/* take: a section in the languages of one makeup, on its way onto pages.
 *
 * Rules    What does not fit is eased first (layout/copyfit), then goes on to pages of the template that `continues:` names,
 *          as far as a slot there takes it; else it is an error (layout/overflow). Every page takes at least one
 *          strip, or the section ends with an error.
 * Owns     The makeup's arena.
 * Fails    KT_DIAG_OVERFLOW.
 */
#ifndef KT_LAYOUT_TAKE_H
#define KT_LAYOUT_TAKE_H

#include "layout/pages.h"
#include "layout/tags.h"

typedef struct kt_take {
	kt_makeup *makeup;
	kt_pages *pages;
	kt_plan_order order; /* of the page at hand; its lodgers stand in reading order: kicker, title, blocks */
	size_t *slots;       /* the order's */
	size_t page;         /* index of the page at hand */
	kt_tags tags;
} kt_take;

/* A section from one end to the other; its pages are added, and what became of it. */
void kt_take_set(kt_makeup *makeup, const kt_section *section, kt_pages *pages);

#endif
