/* counted: numbers typed out in a text where a figure of the brochure counts the same.
 *
 * In/Out   A message in a language of an edition -> the number typed out beside the noun that a figure counts (`of:`).
 * Rules    The noun is the source's. A translation is held against the figure where its source types a number out: there
 *          it is the number that its source types, or the figure's, or the only one. Numbers in words up to twelve count a
 *          few of all, and are no figure's; nor is what stands in braces.
 * Owns     The arena given.
 */
#ifndef KT_CONTENT_COUNTED_H
#define KT_CONTENT_COUNTED_H

#include "content/edition.h"
#include "text/typed.h"

typedef struct kt_counted {
	kt_str figure; /* its name */
	kt_str value;  /* as it is written in the language */
	kt_str typed;  /* the number as it stands in the text, and what it counts where that is known */
	bool same;     /* both say the same */
} kt_counted;

typedef struct kt_counting kt_counting;
/* NULL: no figure says what it counts. */
kt_counting *kt_counted_open(kt_arena *arena, const kt_edition *edition, kt_diag *diag);
void kt_counted_close(kt_counting *counting);
/* The first one of a text; false: it types none out. */
bool kt_counted_find(kt_counting *counting, uint32_t message, unsigned language, kt_counted *counted);

#endif
