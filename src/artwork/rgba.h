/* rgba: pixels as Cairo paints them, as red, green, blue and alpha that is not multiplied in. */
#ifndef KT_ARTWORK_RGBA_H
#define KT_ARTWORK_RGBA_H

#include <cairo.h>

#include "base/arena.h"

unsigned char *kt_rgba_of(kt_arena *arena, cairo_surface_t *surface);

#endif
