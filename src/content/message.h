/* message: every text that a reader can see or hear, once.
 *
 * Purpose  What is translated: section, role, source text in normal form, place in the YAML. Editions look texts up by
 *          a message's index; catalogues by context and source.
 * Owns     The arena of the brochure.
 * Rules    Context is "section · role", by owner and never by position; a counter " (2)" only where two equal texts
 *          could not be told apart otherwise and mean different places in one context with equal source: those share
 *          one message in the catalogue.
 */
#ifndef KT_CONTENT_MESSAGE_H
#define KT_CONTENT_MESSAGE_H

#include "text/markup.h"
#include "yaml/field.h"

typedef struct kt_message {
	uint32_t index;
	kt_str section;       /* id of its section; "brochure", "figures" */
	kt_str context;       /* msgctxt */
	kt_str source;        /* msgid: normal form, marks as typed, {figures} kept */
	kt_str note;          /* for the translator: what it is, where it stands */
	kt_place at;
	bool prose;           /* one part of a PROSE field; `part` says which */
	bool name;            /* a proper name: comes translated as it is */
	bool heard;           /* never set on a page: alternative texts */
	kt_prose_part part;
} kt_message;

typedef struct kt_messages {
	kt_message *items;
	size_t count, room;
} kt_messages;

#define KT_NO_MESSAGE UINT32_MAX

#endif
