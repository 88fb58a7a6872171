/* changes: what the texts and figures of a brochure are now, and what they were in another state of it.
 *
 * In/Out   Two brochures -> their texts that differ, in their own language and in translations; their figures that do.
 * Rules    Texts pair as an update of a catalogue pairs them (content/catalog_match): what only moved is no change. A
 *          translation is compared where the text itself pairs.
 * Owns     The arena given; texts are the brochures' and the catalogues'.
 */
#ifndef KT_CONTENT_CHANGES_H
#define KT_CONTENT_CHANGES_H

#include "content/catalogs.h"

typedef struct kt_text_change {
	kt_str language;
	kt_place at;     /* where it stands now, or stood */
	kt_str was, now; /* empty: there was none, there is none */
} kt_text_change;

typedef struct kt_figure_change {
	kt_str name;
	kt_place at;
	kt_str was, now; /* as the brochure's language writes it */
} kt_figure_change;

/* A state of the brochure. */
typedef struct kt_changes_state {
	const kt_brochure *brochure;
	kt_catalogs *catalogs;
	kt_numbers *numbers;
} kt_changes_state;

typedef struct kt_text_changes {
	kt_text_change *items;
	size_t count, room;
} kt_text_changes;

typedef struct kt_figure_changes {
	kt_figure_change *items;
	size_t count;
} kt_figure_changes;

/* `languages`: of translations, each once. A catalogue that is not there, or that cannot be read, is one without texts:
 * whoever makes an edition of it reports that. */
kt_text_changes kt_changes_texts(kt_arena *arena, const kt_changes_state *was, const kt_changes_state *now,
                                 const kt_str *languages, size_t count);
kt_figure_changes kt_changes_figures(kt_arena *arena, const kt_changes_state *was, const kt_changes_state *now,
                                     kt_diag *diag);

#endif
