/* vision: how far apart two inks look on a screen, to readers who see all colours and to those who do not.
 *
 * Rules    Dichromats are simulated as Machado, Oliveira and Fernandes have it (2009, "A Physiologically-based Model for
 *          Simulation of Color Vision Deficiency", severity 1); differences are CIEDE2000, of a white of D65.
 * Units    Tenths of a unit of CIEDE2000: 10 is about the least that is seen side by side, 100 is told at a glance.
 */
#ifndef KT_COLOR_VISION_H
#define KT_COLOR_VISION_H

#include "color/ink.h"

typedef enum kt_vision { KT_VISION_FULL, KT_VISION_PROTANOPIA, KT_VISION_DEUTERANOPIA, KT_VISION_TRITANOPIA } kt_vision;
#define KT_VISIONS 4

uint32_t kt_vision_difference(const kt_ink *a, const kt_ink *b, kt_vision vision);
/* CIEDE2000 of two colours in L*, a* and b*. */
double kt_vision_ciede2000(const double a[3], const double b[3]);

#endif
