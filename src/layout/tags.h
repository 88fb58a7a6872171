/* tags: a section's share of the tag tree, made before anything is drawn, and its entries in the outline.
 *
 * Rules    Sect; in it, where there are two languages, a Part for each, or, read interleaved, a Div for each block with one
 *          for each language. Kicker, title (H1), then the blocks as they stand in the body.
 */
#ifndef KT_LAYOUT_TAGS_H
#define KT_LAYOUT_TAGS_H

#include "layout/plan.h"

/* Titles' tags by language. */
typedef struct kt_tags {
	kt_tag *title[KT_EDITION_LANGUAGES];
} kt_tags;

/* `lodgers` in reading order; those that no slot takes (KT_NO_SLOT) have no tag. */
kt_tags kt_tags_make(kt_makeup *makeup, const kt_section *section, const kt_lodger *lodgers, const size_t *slots,
                     size_t count);

#endif
