/* character: characters that show nothing, and those that are text to no reader: those that Unicode does not have yet,
 * marks without a letter.
 *
 * Not here What is no character at all (base/source); too many of what may stand (text/crowd).
 */
#ifndef KT_TEXT_CHARACTER_H
#define KT_TEXT_CHARACTER_H

#include "base/str.h"

/* Does the character show nothing in any font: joiners, marks of direction, soft hyphens, variation selectors? */
bool kt_character_hides(uint32_t character);
/* Does a text show anything at all, not only white space and what hides? */
bool kt_character_shows(kt_str text);
/* Is it a letter of any script, with no mark apart? */
bool kt_character_is_letter(uint32_t character);
/* The next fault at or after `*at`, which moves past it: where it stands, and what it is, to go on after "U+0301 ".
 * NULL: none. */
const char *kt_character_fault(kt_str text, size_t *at, size_t *where, uint32_t *character);

#endif
