/* slips: the translator's proof: each text of the brochure with its translation beside it, on sheets of their own.
 *
 * Purpose  What an editor reads with a pencil: three columns, of which the first says what a text is and where it stands,
 *          the others are source and translation, as they would be set. What is not translated, or may no longer hold,
 *          is marked.
 * In/Out   Texts in order -> a document of A4 pages. Letters are the house's: its style `text`, each language with its own
 *          hyphens and direction. Page, columns, sizes and inks are the proof's own and stand at the head of slips.c.
 * Tags     A Sect for each section of the brochure; in it, for each text, a Div with its notes, source and translation.
 * Owns     The arena given; texts are borrowed.
 * Fails    A layout without a style `text`.
 */
#ifndef KT_LAYOUT_SLIPS_H
#define KT_LAYOUT_SLIPS_H

#include "layout/layout.h"

typedef struct kt_slip {
	kt_str section;     /* a new one begins under a heading */
	kt_str notes[3];    /* what it is, in English; empty ones are left out */
	kt_str state;       /* "fuzzy": why it is marked; empty: the translation holds */
	const kt_rich *was; /* the source that the translation was made for; NULL: not another */
	const kt_rich *source;
	const kt_rich *target; /* NULL: there is none */
} kt_slip;

/* `edition`: the two languages, and what is said of the brochure. NULL: reported. */
kt_document *kt_slips_set(const kt_layout *layout, const kt_edition *edition, const kt_slip *slips, size_t count,
                          kt_setter *setter, kt_arena *arena, kt_diag *diag);

#endif
