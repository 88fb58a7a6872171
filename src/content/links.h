/* links: where the links of texts lead in a language, and how they are printed.
 *
 * Purpose  `links:` of brochure.yaml lists addresses, each with the shorter one that is printed for it. Both are messages: a
 *          language may have its own.
 * Rules    On a screen a link's words are live. In print they are followed by the address in brackets, the shorter one
 *          where there is one, once in a text; not where the words show the address themselves.
 * Fails    An address that is none, in content or catalogue; one listed twice; as a warning, one that no text leads to.
 *          One that is too long to be typed over, and has no shorter one, is not printed: a note says so.
 */
#ifndef KT_CONTENT_LINKS_H
#define KT_CONTENT_LINKS_H

#include "content/edition.h"

/* An item of `links:`. */
typedef struct kt_links_entry {
	kt_field_text to, shorter;
} kt_links_entry;
extern const kt_record kt_links_record;

/* Checks the brochure's list, once all its texts are numbered. */
void kt_links_check(kt_arena *arena, const kt_brochure *brochure, kt_diag *diag);
/* Has some text or block a link? */
bool kt_links_are(const kt_brochure *brochure);

/* The texts of one of the edition's languages, once all are made. false: reported. */
KT_MUST bool kt_links_settle(const kt_edition *edition, unsigned language, kt_rich *texts);
/* Where an address of the content leads in that language. */
kt_str kt_links_to(const kt_edition *edition, unsigned language, kt_str address);
/* The shorter one that the content has for it; empty: none. */
kt_str kt_links_shorter(const kt_edition *edition, unsigned language, kt_str address);
/* What is printed for it. false: it is too long, and `printed` all of it. */
KT_MUST bool kt_links_printed(const kt_edition *edition, unsigned language, kt_str address, kt_str *printed);
/* Notes that it is not. */
void kt_links_note_long(const kt_edition *edition, kt_place at, kt_str address, kt_str printed);

#endif
