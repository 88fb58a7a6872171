/* printed: how light inks are as a press prints them, and how they stand out from each other.
 *
 * Rules    By the press's own profile, relative to its paper; by that of coated paper where it has no such table (color/gamut).
 *          A spot ink counts by its press values, one that overprints by what it makes with the ink below it.
 */
#ifndef KT_COLOR_PRINTED_H
#define KT_COLOR_PRINTED_H

#include "color/ink.h"
#include "color/press.h"

/* The relative luminance of an ink on another one; the bare paper is 1. */
double kt_printed_luminance(const kt_press *press, const kt_ink *ink, const kt_ink *ground);
/* As kt_ink_contrast, for the screen. */
uint32_t kt_printed_contrast(const kt_press *press, const kt_ink *ink, const kt_ink *ground);

#endif
