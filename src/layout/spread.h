/* spread: a section in two languages on pages that face each other.
 *
 * Rules    Both pages of a spread have the same template, their frames on the same rows where both texts fit in them so, and
 *          end at the same paragraph: the language that needs more room decides. No spread holds a text of one language
 *          alone. `starts:` of a template says nothing here: a section begins on a spread.
 * Fails    KT_DIAG_OVERFLOW, of the language that it is about.
 */
#ifndef KT_LAYOUT_SPREAD_H
#define KT_LAYOUT_SPREAD_H

#include "layout/take.h"

/* `whole` is of both languages, `parts` of each alone; the first language's page comes first. Adds the pages, and what became
 * of the section in each language. */
void kt_spread_set(kt_makeup *whole, kt_makeup parts[2], const kt_section *section, kt_pages *pages);

#endif
