/* pages: the pages of a document as they are made, with their numbers, their outline, and what is told of them.
 *
 * Rules    A page's number is counted from `first`, and written as the language of its text writes it. Odd ones are right-hand
 *          pages (rectos) where the booklet opens to the left, and the first of their leaf in every case.
 *          There are no more than KT_PAGES_MOST: far past any brochure, and read by every reader of PDF.
 * Owns     The document's arena.
 */
#ifndef KT_LAYOUT_PAGES_H
#define KT_LAYOUT_PAGES_H

#include "layout/makeup.h"
#include "layout/pairing.h"

#define KT_PAGES_MOST 10000

/* What became of a section, in the language of a part of the edition or in all that it has. */
typedef struct kt_outcome {
	const kt_section *section;
	kt_str language;              /* empty: all */
	size_t page, pages;           /* the first, and how many */
	const kt_ground *jump_ground; /* of the first, where a jump line would stand; NULL: the layout has none */
	int over;                     /* rows that its first page lacked; 0: that took all of it */
} kt_outcome;

typedef struct kt_pages {
	kt_page **items;
	size_t count, room;
	size_t first;  /* the page whose number is 1 */
	size_t filled; /* pages that were put in (layout/filling) */
	bool full;     /* more were asked for than there may be; told */
	kt_outline_item *outline;
	size_t outline_count, outline_room;
	kt_outcome *outcomes;
	size_t outcome_count, outcome_room;
	kt_buf eased; /* which pages were eased, and by how much */
	kt_pairing_white white;
} kt_pages;

/* Is the page of this index a recto? */
bool kt_pages_is_recto(const kt_pages *pages, size_t page);
/* Is its fold at its start edge? Not on a recto whose language is written against the way in which the booklet opens. */
bool kt_pages_folds_at_start(const kt_makeup *makeup, bool recto);
/* Is there no room for `more` pages, of this section? Told once. */
bool kt_pages_is_full(const kt_makeup *makeup, kt_pages *pages, size_t more, const kt_section *section);
/* Adds a page; nothing is drawn on it. */
kt_page *kt_pages_add(kt_makeup *makeup, kt_pages *pages);
/* Adds a heading of the page that is added next. */
void kt_pages_outline(kt_makeup *makeup, kt_pages *pages, kt_outline_item item);
void kt_pages_outcome(kt_makeup *makeup, kt_pages *pages, kt_outcome outcome);

#endif
