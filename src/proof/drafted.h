/* drafted: the texts of a draft that no translation holds of, marked on its pages.
 *
 * Purpose  Behind each line of such a text a tint, before the text a bar; above the trim of each page a dashed strip that
 *          begins with how many texts are marked on it, of how many on all pages: numbers and marks, no words.
 * In/Out   A document that was laid out composing -> the same one with more operations, all of them artifacts in inks of
 *          their own; its pages are shown with a slug around them. It claims no standard any more.
 * Rules    A text is found by the message that its tag is bound to, or by where it was written: what is made of several
 *          messages has the tag of one and the place of another, and a folio's title has no tag.
 * Owns     The arena given, the document's.
 */
#ifndef KT_PROOF_DRAFTED_H
#define KT_PROOF_DRAFTED_H

#include "display/document.h"

/* Of one language of the document. */
typedef struct kt_drafted_texts {
	const bool *messages; /* of each message; NULL: none */
	uint32_t message_count;
	const kt_place *places; /* where those texts were written */
	size_t place_count;
} kt_drafted_texts;

/* `texts`: one for each of the document's languages. */
void kt_drafted_mark(kt_document *document, const kt_drafted_texts *texts, kt_setter *setter, kt_arena *arena,
                     kt_diag *diag);

#endif
