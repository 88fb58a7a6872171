/* Neugebauer's equations: dots of four inks that lie as chance has it show sixteen colours side by side, the paper, each ink,
 * and what they print over each other, each in proportion to its area; the light adds up. A dot grows on the press: most
 * in the middle tones. */
#include "color/halftone.h"

#define INKS 4

/* Luminance (CIE Y) of the solids and their overprints, in ten-thousandths of the paper's, from the characterisation data
 * FOGRA39L (Debian's icc-profiles-free). By the inks that are printed: 1 cyan, 2 magenta, 4 yellow, 8 black. */
static const uint16_t solids[1 << INKS] = {10000, 2617, 1916, 468, 8464, 2102, 1828, 434,
                                           240,   135,  135,  99,  233,  150,  150,  111};

/* What a dot of half the area gains, and how much more one in the dark tones does than in the light: as fit the same data
 * best; near the 13 and 16 % of its curves A and B. */
static const double gains[INKS] = {0.11, 0.13, 0.12, 0.15}, leans[INKS] = {0.02, 0.05, 0.15, 0.02};

static double printed(uint8_t percent, unsigned ink)
{
	double area = percent / 100.0;
	return area + 4 * area * (1 - area) * (gains[ink] + leans[ink] * (2 * area - 1));
}

double kt_halftone_luminance(const uint8_t press[4])
{
	double light = 0;
	for (unsigned colour = 0; colour < 1 << INKS; colour++) {
		double area = 1;
		for (unsigned i = 0; i < INKS; i++) {
			double ink = printed(press[i], i);
			area *= colour >> i & 1 ? ink : 1 - ink;
		}
		light += area * solids[colour] / 10000;
	}
	return light;
}
