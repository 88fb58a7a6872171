/* gamut: how far an ink as printed is from the same ink on a screen, and whether a press could come nearer.
 *
 * In/Out   Press values, through the profile's table for relative colorimetry, and sRGB adapted to its white -> CIELAB -> the
 *          distance by CIEDE2000. A colour lies outside what the press prints where its own answer to it, the table from CIELAB
 *          to the plates, is another colour.
 * Rules    Tables of 8 or 16 bits (ICC.1, lut8Type and lut16Type), which printers' profiles have. No colour engine: nothing
 *          is converted, and only inks are looked at.
 */
#ifndef KT_COLOR_GAMUT_H
#define KT_COLOR_GAMUT_H

#include "color/ink.h"
#include "color/press.h"

#define KT_GAMUT_FAR 40 /* tenths: more shows, side by side */

typedef struct kt_gamut {
	uint32_t apart; /* tenths */
	bool outside;   /* no mixture of the press's inks looks like the screen's colour */
} kt_gamut;

/* false: the profile has no such tables, or broken ones. */
bool kt_gamut_of(const kt_press *press, const kt_ink *ink, kt_gamut *gamut);

/* The relative luminance of press values in percent, of the paper's; false likewise. */
bool kt_gamut_luminance(const kt_press *press, const uint8_t inks[4], double *luminance);

#endif
