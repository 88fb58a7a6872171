/* edition: a brochure's texts in the languages of one edition, ready to be set.
 *
 * Purpose  Message index and language -> rich text: translated, marks made spans, figures written for the language.
 * Owns     The arena given. Texts are made when first asked for or all at once: the caller cannot tell.
 * Fails    A missing or fuzzy translation refuses the edition: count and every place. A lost or misspelt {figure}, a
 *          mark or link that differs from the source: an error at the line of the PO file.
 * Drafts   Of a draft these are warnings: what is missing stands in the source's words and language, what may no longer
 *          hold as it was translated, or, where its figures, marks or links are not the source's, like what is missing.
 */
#ifndef KT_CONTENT_EDITION_H
#define KT_CONTENT_EDITION_H

#include "content/catalogs.h"

#define KT_EDITION_LANGUAGES 2

typedef struct kt_edition {
	const kt_brochure *brochure; /* with the sections that are for its target */
	kt_str name;
	kt_arrangement arrangement;
	kt_reading reading;
	bool draft;
	kt_target target;        /* what it is made for */
	unsigned pages;          /* how many it must have; 0: any, as of a draft or pseudo */
	size_t lacking;          /* texts without a translation that holds: refused, unless it is a draft */
	bool is_part;            /* one of two languages alone … */
	unsigned first;          /* … and which; else 0 */
	unsigned language_count; /* 1 or 2 */
	kt_str languages[KT_EDITION_LANGUAGES];
	const kt_language *known[KT_EDITION_LANGUAGES]; /* … and what is known of them */
	const kt_rich *texts[KT_EDITION_LANGUAGES];     /* by message index */
	const bool *drafted[KT_EDITION_LANGUAGES];      /* … has no translation that holds; NULL: all have one */
	bool turned[KT_EDITION_LANGUAGES]; /* of a draft: the source is written the other way than the language */
	kt_numbers *numbers;
	kt_arena *arena;
	kt_diag *diag;
} kt_edition;

/* false: reported; the edition cannot be made. Opens no catalogue for the brochure's own language. */
KT_MUST bool kt_edition_make(kt_catalogs *catalogs, kt_arena *arena, const kt_brochure *brochure,
                             const kt_edition_spec *spec, kt_numbers *numbers, kt_diag *diag, kt_edition *edition);

/* The edition as it is in one of its languages alone. It borrows what the whole one has. */
kt_edition kt_edition_part(const kt_edition *edition, unsigned language);

/* Is a language written from right to left? Where the first one is, pages are turned over. */
bool kt_edition_right_to_left(const kt_edition *edition, unsigned language);
/* A message in the edition's language number 0 or 1. Never NULL. */
const kt_rich *kt_edition_text(const kt_edition *edition, uint32_t message, unsigned language);
/* The text that was written at a place; false: none. */
bool kt_edition_find(const kt_edition *edition, kt_place at, unsigned *language, uint32_t *message);
/* A word of `words:` with its one {name} filled in ("Bron: {source}" and "Global Rights Index"; NULL: it has none). NULL: the
 * brochure has no such word (reported at `at`, with the lines to add to brochure.yaml). */
const kt_rich *kt_edition_word(const kt_edition *edition, const char *word, unsigned language, const char *name,
                               kt_str value, kt_place at);
/* The kicker of a section: its own, the brochure's, or the publishers joined; empty text where there is none. */
const kt_rich *kt_edition_kicker(const kt_edition *edition, const kt_section *section, unsigned language);
/* The publishers, joined. */
kt_str kt_edition_publishers(const kt_edition *edition, unsigned language);

#endif
