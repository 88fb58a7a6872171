/* press: a printing condition: the profile that says what a press makes of cyan, magenta, yellow and black.
 *
 * Rules    Where a layout names none, it is offset on coated paper, FOGRA39 (ISO 12647-2), whose profile is built in.
 * Owns     Nothing; the bytes are borrowed.
 */
#ifndef KT_COLOR_PRESS_H
#define KT_COLOR_PRESS_H

#include "base/str.h"

typedef struct kt_press {
	kt_str profile; /* ICC, of a printer in CMYK */
	kt_str condition; /* as the ICC's registry of characterisation data calls it: "FOGRA39"; empty: it is not in there */
	kt_str name;      /* for people */
} kt_press;

kt_press kt_press_coated(void);
/* Why the bytes are no profile of a printer in CMYK: "it is …"; NULL: they are one. */
const char *kt_press_fault(kt_str profile);

#endif
