/* pseudo: an edition in no language, to see a layout before anybody has translated: what is cut, overlong or was never to be
 * translated shows.
 *
 * Purpose  "pseudo": each text of the brochure's own language in brackets, its letters accented, 35 % longer. "pseudo-rtl":
 *          the same, set as in a language that is written from right to left, so that pages are mirrored.
 * Rules    Figures in braces, marks, links, addresses, entities and what a backslash keeps stay; so do names. Letters and
 *          brackets are of Latin-1 and Latin Extended-A, which every text face has. What is added are words of the text
 *          itself, once more at its end. The language is a tag for private use below the brochure's own: numbers, names of
 *          countries and hyphenation are that one's. Direction is the language's (text/language), as in any edition: no text
 *          holds a character that turns it.
 * Owns     The arena given.
 */
#ifndef KT_CONTENT_PSEUDO_H
#define KT_CONTENT_PSEUDO_H

#include "content/brochure.h"

/* The edition of that name; NULL: it is none of these. */
const kt_edition_spec *kt_pseudo_edition(kt_arena *arena, const kt_brochure *brochure, kt_str name);
/* A message's text in it. */
kt_str kt_pseudo_text(kt_arena *arena, const kt_message *message);

#endif
