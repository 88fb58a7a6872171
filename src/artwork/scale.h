/* scale: pixels made fewer: each of the result is the mean of what it covers, weighed by how much of it that is. */
#ifndef KT_ARTWORK_SCALE_H
#define KT_ARTWORK_SCALE_H

#include "artwork/pixels.h"

/* Into memory of the arena. Where there are not half again as many pixels as asked for, either way, or 0 are asked for,
 * nothing is done. */
void kt_scale_pixels(kt_arena *arena, uint32_t width, uint32_t height, kt_pixels *pixels);

#endif
