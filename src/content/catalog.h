/* catalog: translations, through libgettextpo.
 *
 * In/Out   DIR/content/translations/LANG.po -> translations by context and source; and back by `translate update`.
 * Owns     The arena.
 * Fails    Anything that libgettextpo or our scanner refuses: the file is then not used, and never written.
 * Note     libgettextpo knows no lines: places come from a small scanner of ours. Its writer reports no error, so it
 *          never writes the file: entries are printed by us through base/io.
 */
#ifndef KT_CONTENT_CATALOG_H
#define KT_CONTENT_CATALOG_H

#include "content/brochure.h"

typedef struct kt_translation {
	kt_str text; /* empty: missing */
	bool fuzzy;
	kt_place at; /* of its msgstr */
} kt_translation;

typedef struct kt_catalog kt_catalog;

/* NULL: reported. A file that is not there is an error at `named`, where the language is named, with the command that
 * makes it. */
kt_catalog *kt_catalog_read(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_place named,
                            kt_diag *diag);
/* The translation of a message; NULL: it has no entry. */
const kt_translation *kt_catalog_find(const kt_catalog *catalog, const kt_message *message);

/* DIR/content/translations/LANG.po */
kt_str kt_catalog_path(kt_arena *arena, const kt_brochure *brochure, kt_str language);

/* Makes DIR/content/translations/LANG.po, or brings it up to date: what is new is added, what moved keeps its translation,
 * what changed becomes fuzzy with the text that it had, what went becomes obsolete; all else stays byte for byte.
 * `numbers` writes figures' values into comments. Counts for the summary. false: reported, file untouched. */
typedef struct kt_catalog_change {
	size_t total, translated;               /* as the file has them now */
	size_t added, moved, changed, obsolete; /* by this update; `changed` became fuzzy */
	bool made;
} kt_catalog_change;
KT_MUST bool kt_catalog_update(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language,
                               kt_numbers *numbers, kt_diag *diag, kt_catalog_change *change);

#endif
