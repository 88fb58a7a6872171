/* room: how long each text may be, found by laying out longer ones.
 *
 * Purpose  For the translator: how many lines and characters of a text its frame takes, before it is refused.
 * In/Out   The edition in one language, or its draft -> for each message what is set now, and the most that was seen to fit.
 * Rules    A longer text is made of the text's own words, again and again: they are as long, and break, as the language has
 *          it. Only its section is laid out, every other text as it is; so the figure is that of these pages, and may move
 *          when a text in the same frame does. What is told fits, and a tenth more does not: both were tried. A
 *          section that takes a page more does not fit.
 * Owns     The arena given.
 */
#ifndef KT_APP_ROOM_H
#define KT_APP_ROOM_H

#include "app/project.h"

typedef struct kt_room {
	size_t lines, characters; /* as it is; lines 0: not known, since its section does not fit */
	kt_catalog_room most;     /* lines 0: not seen, or nothing stops it */
} kt_room;

/* One for each message; those that share an entry of the catalogue have the first one's. */
const kt_room *kt_rooms_measure(const kt_project *project, kt_arena *arena, const kt_edition *edition);
/* Those that a catalogue's comments tell: of texts that share their frame with no running text. NULL: the pages cannot
 * be laid out, which is nothing that a translator need know. */
const kt_catalog_room *kt_rooms_told(kt_project *project, kt_str language);

#endif
