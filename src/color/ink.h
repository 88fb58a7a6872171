/* ink: named inks, and grounds that say what stands on which fill.
 *
 * Purpose  Everything drawn names an ink; a writer turns it into RGB, CMYK or a spot plate. Styles name a part
 *          (text, heading …), and the ground under it says which ink that is: so contrast is checked once a pair.
 * Owns     The arena of the layout.
 * Not here ICC transforms; the press that the values are for: color/press.
 */
#ifndef KT_COLOR_INK_H
#define KT_COLOR_INK_H

#include "base/source.h"

typedef struct kt_ink {
	kt_str name;
	uint8_t screen[3]; /* sRGB */
	uint8_t press[4];  /* C M Y K in percent, 0 to 100 */
	bool overprint;
	kt_str spot; /* the plate's name; empty: a process ink */
	kt_place at; /* where the layout has it; nowhere: it is none of a layout's */
} kt_ink;

typedef struct kt_inks {
	kt_ink *items;
	size_t count;
} kt_inks;

typedef enum kt_part {
	KT_PART_TEXT,
	KT_PART_HEADING,
	KT_PART_SECOND, /* a second language's text and headings */
	KT_PART_FIGURE,
	KT_PART_ACCENT,
	KT_PART_OFF, /* what is not counted: empty dots, hairlines */
	KT_PART_COUNT
} kt_part;

extern const char *const kt_part_names[KT_PART_COUNT + 1]; /* "text", "heading", …; ended by NULL */

typedef struct kt_ground {
	kt_str name;
	const kt_ink *fill;
	const kt_ink *parts[KT_PART_COUNT]; /* never NULL once the layout is read */
} kt_ground;

const kt_ink *kt_ink_of(const kt_inks *inks, kt_str name); /* NULL: no such ink */
/* Does it print over what lies below? White never does: it would not be seen. */
bool kt_ink_overprints(const kt_ink *ink);
/* A value of a screen's colour in linear light, 0 to 1. */
double kt_ink_linear(uint8_t value);
/* WCAG 2.2 relative luminance contrast of two inks on screen, times 100 (450 is 4.5:1). */
uint32_t kt_ink_contrast(const kt_ink *a, const kt_ink *b);
/* Of two relative luminances. */
uint32_t kt_ink_ratio(double a, double b);

#endif
