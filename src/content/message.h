/* message: every text that a reader can see or hear, once.
 *
 * Purpose  What is translated: section, role, source text in normal form, place in the YAML. Editions look texts up by
 *          a message's index; catalogues by context and source.
 * Owns     The arena of the brochure.
 * Rules    Context is "section · role", by owner and never by position. Equal texts in one context are messages of their
 *          own here (each has its place) and share one entry in a catalogue.
 * Roles    A field's `role` and `note` may quote fields beside it in braces: "{by}" gives what was said by, "{year}" a
 *          number, "{figure}" the name of the figure in its braces, "{key}" the key of a mapping's item. A PROSE field's
 *          role is that of its paragraphs; " item" and " subhead" are added for those; where it is empty, the
 *          roles are "paragraph", "item", "subhead". A TEXT field named `alt` is heard and not seen.
 */
#ifndef KT_CONTENT_MESSAGE_H
#define KT_CONTENT_MESSAGE_H

#include "content/figure.h"
#include "text/markup.h"

typedef struct kt_message {
	uint32_t index;
	uint32_t first; /* index of the first with the same context and source: they share an entry in a catalogue */
	kt_str section; /* id of its section; "brochure", "figures" */
	kt_str context; /* msgctxt */
	kt_str source;  /* msgid: normal form, marks as typed, {figures} kept */
	kt_str note;    /* for the translator: what it is, where it stands */
	kt_place at;
	bool prose;     /* one part of a PROSE field; `part` says which */
	bool name;      /* a proper name: comes translated as it is */
	bool heard;     /* never set on a page: alternative texts */
	bool quotation; /* what somebody said; its quotation marks are set by its block */
	bool word;      /* a word of the layout: its {names} are filled in when it is set, and are no figures */
	kt_prose_part part;
} kt_message;

typedef struct kt_messages {
	kt_message *items;
	size_t count, room;
} kt_messages;

#define KT_NO_MESSAGE UINT32_MAX

/* Numbers the texts in a record's struct, in the table's order, and finds the figures that its numbers name. Checks that
 * figures in braces exist and that a sentence holds its figure. `figures` NULL: these are words of the layout, whose names
 * in braces are filled in when they are set. false: reported. */
KT_MUST bool kt_message_number(kt_arena *arena, kt_messages *messages, const kt_figures *figures, kt_str section,
                               const kt_record *record, void *value, kt_diag *diag);

/* Once all are numbered: finds the `first` of each. */
void kt_message_join(kt_messages *messages);

/* The next {name} of a text at or after `*at`, which moves past it; false: no more. `\{` is a brace and no name. */
bool kt_message_brace(kt_str text, size_t *at, kt_str *name);
/* The next brace that belongs to no {name}, opened and not closed or the other way round, at or after `*at`, which moves
 * past it; false: no more. */
bool kt_message_stray(kt_str text, size_t *at, size_t *stray);

#endif
