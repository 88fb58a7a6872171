/* numeral: the large number of a sentence with its unit beside it, in one language or two.
 *
 * Rules    The digits are set once where both languages write them alike: "69 miljoen · million", and heard in both.
 *          Where they do not, the second language's number follows in the size of a unit: "49.000 · 49,000".
 *          Where a line is too short for both units, they stand one above the other beside the digits.
 */
#ifndef KT_BLOCKS_NUMERAL_H
#define KT_BLOCKS_NUMERAL_H

#include "blocks/pair.h"

typedef struct kt_numeral {
	const kt_style *style;
	kt_rich digits;
	const kt_lines *lines; /* the digits */
	kt_rich sign;
	const kt_lines *sign_lines; /* a unit that stands before its digits: "€"; NULL: none */
	kt_pair unit;               /* what stands after them: units, or the second language's whole number */
	kt_str heard;               /* what the second language hears instead of what is set once; empty: nothing */
	bool stacked;               /* the units stand one above the other */
	bool joined;                /* digits 0 to 9 with a sign: "72%" reads so from right to left as well */
	kt_len digits_x, unit_x;
	kt_len width;
} kt_numeral;

/* The number of a sentence, within `room`: stacked where it has to be. Its width may still pass the room: the caller
 * sets it again by a smaller setting->fit, or reports it. */
kt_numeral kt_numeral_set(const kt_setting *setting, const kt_field_number *figure, uint32_t message,
                          const kt_style *number, const kt_style *unit, kt_len room);
/* `at`: start edge, on the digits' baseline. `tags` by place in setting->language: those of the sentence. Of one
 * language after the other; what stands before the number is drawn by then, what stands after it is not. */
void kt_numeral_draw(const kt_setting *setting, kt_canvas *canvas, const kt_numeral *numeral, unsigned which,
                     kt_tag *tag, const kt_ground *ground, kt_point at);

#endif
