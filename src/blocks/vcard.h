/* vcard: a person as a vCard 4.0 (RFC 6350).
 *
 * In/Out   Name, organisation, role, address, number -> the card's bytes.
 * Owns     The arena.
 */
#ifndef KT_BLOCKS_VCARD_H
#define KT_BLOCKS_VCARD_H

#include "base/str.h"

typedef struct kt_vcard {
	kt_str name, organisation, role, email, phone; /* all but the name may be empty */
} kt_vcard;

kt_str kt_vcard_print(kt_arena *arena, const kt_vcard *card);

#endif
