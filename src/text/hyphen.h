/* hyphen: where words may be hyphenated, by the language's patterns.
 *
 * Purpose  Patterns are those of libhyphen's dictionaries: built in (text/hyphen_flat.h), or loaded when the first word
 *          asks for them; a word's points are kept.
 * Rules    A word of two capitals or more (UHISPAWU), an address, an abbreviation with points inside and a word shorter
 *          than the language asks stay whole. Points where the next line would begin with other letters than the word
 *          has are left out: no patterns of Debian have one. Where the spelling changes before a hyphen (Hungarian
 *          "asszony", asz-szony), the change is told.
 * Fails    A language of the table without its dictionary: KT_DIAG_LANGUAGE with the package to install. Another one
 *          without: a warning, and its words stay whole.
 */
#ifndef KT_TEXT_HYPHEN_H
#define KT_TEXT_HYPHEN_H

#include "base/io.h"
#include "text/language.h"

typedef struct kt_hyphen kt_hyphen;

kt_hyphen *kt_hyphen_open(kt_arena *arena, kt_io *io);
void kt_hyphen_close(kt_hyphen *hyphen);
/* What is wrong with a dictionary is told once, and once more after this: to another diag. */
void kt_hyphen_tell_again(kt_hyphen *hyphen);

/* Writes the byte offsets of a token (what stands between white space) before which a hyphen may be set, in order, and
 * returns how many. `room` of token.len is enough. */
size_t kt_hyphen_points(kt_hyphen *hyphen, const kt_language *language, kt_str token, kt_diag *diag, uint32_t *points,
                        size_t room);

#define KT_HYPHEN_SHOWN 8 /* bytes: letters that take the place of others before a hyphen; no patterns have over 3 */

/* How a word is spelt that ends in a hyphen: its last `cut` bytes are set as `shown`. */
typedef struct kt_hyphen_spelling {
	uint8_t cut;
	kt_str shown;
} kt_hyphen_spelling;

/* The spelling at one of the token's points; NULL: as it is. Lives as long as `hyphen`. */
const kt_hyphen_spelling *kt_hyphen_spelling_at(kt_hyphen *hyphen, const kt_language *language, kt_str token,
                                                uint32_t point, kt_diag *diag);

#endif
