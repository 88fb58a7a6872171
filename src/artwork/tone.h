/* tone: colours of other spaces as those that a drawing is given in: sRGB for a screen, a press's four inks for print.
 *
 * Units    Every amount is 0 to 1 (L*a*b* as it is: 0 to 100, -128 to 127).
 * Rules    Relative colorimetric with black point compensation. In print, pure neutrals of RGB are tints of black alone,
 *          of the same lightness: letters and lines in four inks would never lie on one another.
 *          Where no press is given, the four inks of a file are read as PDF reads them without a profile.
 * Owns     Little CMS's profiles and transforms, until kt_tone_close.
 */
#ifndef KT_ARTWORK_TONE_H
#define KT_ARTWORK_TONE_H

#include "base/str.h"

typedef struct kt_tone kt_tone;

typedef enum kt_tone_source { KT_TONE_GRAY, KT_TONE_RGB, KT_TONE_CMYK, KT_TONE_LAB, KT_TONE_SOURCES } kt_tone_source;

/* A profile of a file's own. NULL stands for none. */
typedef struct kt_tone_profile kt_tone_profile;

kt_tone *kt_tone_open(kt_arena *arena, kt_str press, bool print);
void kt_tone_close(kt_tone *tone);
bool kt_tone_prints(const kt_tone *tone);
unsigned kt_tone_parts(const kt_tone *tone); /* of what it gives: 3 or 4 */

/* NULL: it is no profile of so many parts. */
const kt_tone_profile *kt_tone_profile_of(kt_tone *tone, kt_str bytes, unsigned parts);
/* Its values are those that are given out anyway, as near as 8 bits tell. */
bool kt_tone_profile_same(const kt_tone_profile *profile);

void kt_tone_of(const kt_tone *tone, kt_tone_source source, const double *in, double *out);
void kt_tone_profiled(const kt_tone *tone, const kt_tone_profile *profile, const double *in, double *out);
/* Pixels of 8 bits a part; `profile` NULL: of the device. `in` and `out` differ. */
void kt_tone_pixels(const kt_tone *tone, kt_tone_source source, const kt_tone_profile *profile, const unsigned char *in,
                    unsigned char *out, size_t count);
/* In print, takes a colour that is more ink than paper dries down to that, at the cost of all but black, and remembers. */
void kt_tone_dry(kt_tone *tone, double *inks);
bool kt_tone_was_wet(const kt_tone *tone);
/* Does an RGB neutral take black alone? For gradients, which have all of their colours one way. */
void kt_tone_neutrals(kt_tone *tone, bool black_alone);

#endif
