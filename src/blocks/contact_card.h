/* contact_card: one person on a card: name, role, e-mail, telephone, and the same as a QR code.
 *
 * Rules    In two languages the name, the address and the number stand once, the role twice. What does not fit beside
 *          the code goes on to a next line. All cards of a block are equally high.
 * Tags     One Div a person: a P each for name, role, e-mail and telephone, a Figure for the code. The second language
 *          has name, role and code: what is set once is heard there, links are not made twice.
 */
#ifndef KT_BLOCKS_CONTACT_CARD_H
#define KT_BLOCKS_CONTACT_CARD_H

#include "blocks/pair.h"

typedef struct kt_contact {
	kt_field_text name, role;
	const kt_node *email, *phone; /* NULL: none */
} kt_contact;

extern const kt_record kt_contact_record;

typedef struct kt_contact_look {
	kt_field_style title, organisation, name, text;
	kt_field_paint card, edge;
	kt_len edge_width, qr;
} kt_contact_look;

typedef struct kt_contact_card {
	const kt_contact *contact;
	kt_str organisation;
	kt_rich name_text, email_text, phone_text;
	const kt_lines *name, *email, *phone; /* NULL: none */
	kt_pair role;
	const kt_lines *roles[KT_EDITION_LANGUAGES]; /* one below the other, where the pair does not fit on a line */
	kt_str vcard;
	kt_len height; /* of the words */
} kt_contact_card;

/* White inside a card. */
typedef struct kt_contact_pads {
	kt_len vertical, start, end;
	kt_len between; /* words and code */
} kt_contact_pads;

kt_contact_pads kt_contact_card_pads(const kt_setting *setting, bool tight);
/* The narrowest card that is worth setting. */
kt_len kt_contact_card_least(const kt_setting *setting);
/* `apart`: roles of two languages stand one below the other, though they fit on a line. */
kt_contact_card kt_contact_card_set(const kt_setting *setting, const kt_contact *contact,
                                    const kt_field_text *organisation, bool apart, kt_len width);
void kt_contact_card_tag(const kt_setting *setting, kt_tag *parent, uint32_t block, const kt_contact *contact,
                         unsigned language);
/* `words`: height of the highest card's words, so that names stand level in all of them. */
void kt_contact_card_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                          kt_len words, kt_box box);

#endif
