/* markup: CommonMark as it stands in content -> paragraphs and spans, through md4c.
 *
 * Purpose  Prose gives a list of parts (paragraph, list item, subhead), each to become a message in its normal form:
 *          spaces folded, typographic apostrophe, NFC, marks kept as typed. A message's text gives a kt_rich.
 * Fails    Anything else of Markdown (tables, code, images, HTML, block quotes, rules), with the escape to type;
 *          marks nested deeper than 16; a link that is not http(s), mailto or tel; words marked as of no language.
 */
#ifndef KT_TEXT_MARKUP_H
#define KT_TEXT_MARKUP_H

#include "text/language.h"
#include "text/rich.h"

typedef enum kt_prose_kind { KT_PROSE_PARAGRAPH, KT_PROSE_ITEM, KT_PROSE_NUMBERED, KT_PROSE_SUBHEAD } kt_prose_kind;

typedef struct kt_prose_part {
	kt_prose_kind kind;
	uint16_t list;   /* which list of this prose, from 1; 0 outside lists */
	uint16_t number; /* which item of its list, from 1 */
	uint16_t items;  /* … of how many */
	kt_str source;   /* normal form, marks as typed: the msgid */
	size_t offset;   /* where it begins in the prose, for kt_node_place */
} kt_prose_part;

/* `place` maps an offset of `text` to where it was written. */
typedef kt_place (*kt_markup_place)(const void *context, size_t offset);

/* Splits prose. false: reported. */
KT_MUST bool kt_markup_prose(kt_arena *arena, kt_str text, kt_markup_place place, const void *context, kt_diag *diag,
                             kt_prose_part **parts, size_t *count);
/* Normal form of a label (one paragraph, inline marks only). false: reported. */
KT_MUST bool kt_markup_label(kt_arena *arena, kt_str text, kt_markup_place place, const void *context, kt_diag *diag,
                             kt_str *source);

/* What a name in braces is replaced by, in the text's language; text.at NULL: no such name. */
typedef struct kt_markup_value {
	kt_str text;
	bool is_figure; /* becomes a KT_MARK_FIGURE span */
	uint32_t figure;
	uint32_t unit_from, unit_to; /* within text */
} kt_markup_value;
typedef kt_markup_value (*kt_markup_values)(const void *context, kt_str name);

/* Where a text comes from and how it is read. */
typedef struct kt_markup_text {
	kt_str source; /* normal form */
	const kt_language *language;
	kt_place at;
	bool quoted; /* the whole is a quotation, whose marks are set elsewhere */
} kt_markup_text;

/* A message's text -> rich text: marks become spans, {names} their values (never parsed again), and what was typed is set
 * as text/punctuate says. false: reported at its place. */
KT_MUST bool kt_markup_rich(kt_arena *arena, const kt_markup_text *text, kt_markup_values values, const void *context,
                            kt_diag *diag, kt_rich *rich);

#endif
