/* said: words that say nothing, or again what was said.
 *
 * Purpose  For the checks of what is heard (proof/alternatives). Words are letters and digits between other characters, and are
 *          compared without regard to the case of A to Z; which of them say nothing stands in text/language.def.
 */
#ifndef KT_PROOF_SAID_H
#define KT_PROOF_SAID_H

#include "text/language.h"

#define KT_SAID_SHOWN 60 /* bytes of a text that a message quotes */

/* Is it the name of a file: "IMG_1234", "logo.svg"? */
bool kt_said_is_file(kt_str text);
/* Is it an address of the web as it is typed? */
bool kt_said_is_address(kt_str text);
/* Is it no more than a word for a picture, or does it begin with one: "Image", "A photo of …"? Then which. */
bool kt_said_picture(const kt_language *language, kt_str text, kt_str *word);
/* Do all its words say nothing: "click here", "read more"? */
bool kt_said_idle(const kt_language *language, kt_str text);
/* Have both the same words? */
bool kt_said_same(kt_str one, kt_str other);
/* A number in digits that stands in both. */
bool kt_said_number(kt_str one, kt_str other, kt_str *number);

#endif
