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

typedef enum kt_translation_state {
	KT_TRANSLATION_HOLDS,
	KT_TRANSLATION_MISSING, /* no entry, or one without a text */
	KT_TRANSLATION_FUZZY,   /* marked in the file as one that may not hold */
	KT_TRANSLATION_STALE,   /* made for another text, `was` */
	KT_TRANSLATION_COUNTS   /* made for values of its figures that ask for other words */
} kt_translation_state;

typedef struct kt_translation {
	kt_translation_state state;
	kt_str text, was;
	kt_place at; /* of its msgstr; source NULL: there is no entry */
} kt_translation;

typedef struct kt_catalog kt_catalog;

/* Is there a catalogue? If not, that is an error at `named`, where the language is named, with the command that makes it. */
KT_MUST bool kt_catalog_there(kt_io *io, const kt_brochure *brochure, kt_str language, kt_place named, kt_diag *diag);
/* NULL: reported. */
kt_catalog *kt_catalog_read(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language, kt_diag *diag);
/* The translation of a message. Never NULL. */
const kt_translation *kt_catalog_find(const kt_catalog *catalog, const kt_message *message);

/* How far a catalogue is; equal texts that share an entry count once. */
typedef struct kt_catalog_tally {
	size_t total, matched;                /* `matched`: an entry of the catalogue is theirs */
	size_t in[KT_TRANSLATION_COUNTS + 1]; /* by state */
	size_t doubtful;                      /* translated, but not so that it holds */
} kt_catalog_tally;
kt_catalog_tally kt_catalog_count(const kt_catalog *catalog, const kt_messages *messages);

/* DIR/content/translations/LANG.po */
kt_str kt_catalog_path(kt_arena *arena, const kt_brochure *brochure, kt_str language);

/* Makes DIR/content/translations/LANG.po, or brings it up to date: what is new is added, what moved keeps its translation,
 * what changed becomes fuzzy with the text that it had, what went becomes obsolete; all else stays byte for byte.
 * `numbers` writes figures' values into comments. DIR/content/translations/brochure.pot becomes the same without
 * translations. Counts for the summary. false: reported, file untouched. */
typedef struct kt_catalog_change {
	size_t total, translated;               /* as the file has them now */
	size_t added, moved, changed, obsolete; /* by this update; `changed` became fuzzy */
	bool made;
} kt_catalog_change;
/* A translation whose meaning stands though its source has changed: it is fuzzy no more. `file` and `line` name any line
 * of the text in the YAML, or of its entry in the catalogue. */
typedef struct kt_catalog_keep {
	kt_str file;
	uint32_t line;
	/* What was found there; `now` empty: no text. */
	kt_str was, now, text;
} kt_catalog_keep;
/* How long a text may be, as its comment tells the translator; lines 0: the comment says nothing. */
typedef struct kt_catalog_room {
	size_t lines, characters;
} kt_catalog_room;
/* The line of the comment, after what it says already. */
void kt_catalog_room_put(const kt_catalog_room *room, kt_buf *note);
/* `rooms` by message; NULL: none is known. `keep` NULL: none. */
KT_MUST bool kt_catalog_update(kt_io *io, kt_arena *arena, const kt_brochure *brochure, kt_str language,
                               kt_numbers *numbers, const kt_catalog_room *rooms, kt_catalog_keep *keep, kt_diag *diag,
                               kt_catalog_change *change);

#endif
