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

/* What goes where on the first page. false: nothing can be set, which was reported. */
bool kt_take_begin(kt_makeup *makeup, const kt_section *section, kt_pages *pages, kt_take *take);
/* The page at hand is the one of this index. */
void kt_take_turn(kt_take *take, size_t page);
kt_plan *kt_take_plan(kt_take *take, kt_ease ease);
/* The page as it stands, its lines broken elsewhere where columns would be far from level; else eased as little as makes
 * it fit; and if nothing does, as it stands where the rest goes on to another page, else with all that was tried. */
kt_plan *kt_take_fit(kt_take *take);
/* Tells how far the page that fits so is eased. */
void kt_take_note_eased(kt_take *take, const kt_plan *plan);
/* May all that is left over go on to pages of the template after this one? */
bool kt_take_goes_on(const kt_take *take, const kt_plan *plan);
/* Rows that a page lacks for what goes on to others. */
int kt_take_over(const kt_take *take, const kt_plan *plan);
/* Puts the section's title on this page into the outline. */
void kt_take_outline(kt_take *take, const kt_plan *plan);
/* Adds the page at hand. */
void kt_take_draw(kt_take *take, const kt_plan *plan);
/* What was left over goes into the slots of the continuation template; `before` is the page that leaves it. */
void kt_take_continue(kt_take *take, const kt_plan *before);
/* What was measured for a section is of no use to another one. */
void kt_take_forget(kt_makeup *makeup, const kt_section *section);

/* A section from one end to the other; its pages are added, and what became of it. */
void kt_take_set(kt_makeup *makeup, const kt_section *section, kt_pages *pages);

#endif
