/* hang: how much of a character stands outside the measure at either end of a line.
 *
 * Units    Hundredths of its width (hang.def).
 */
#ifndef KT_TEXT_HANG_H
#define KT_TEXT_HANG_H

#include "text/style.h"

typedef struct kt_hang {
	uint8_t start, end;
} kt_hang;

kt_hang kt_hang_of(kt_style_hang style, uint32_t c);
/* Is the character a quotation mark of any kind? */
bool kt_hang_is_quote(uint32_t c);

#endif
