/* turn: how a camera was held: EXIF's orientations, by their numbers. */
#ifndef KT_ARTWORK_TURN_H
#define KT_ARTWORK_TURN_H

#include "artwork/pixels.h"

/* What is done to the stored picture, so that it stands upright. */
typedef enum kt_turn {
	KT_TURN_NONE = 1,
	KT_TURN_FLIPPED, /* left to right */
	KT_TURN_HALF,
	KT_TURN_UPSIDE,      /* flipped top to bottom */
	KT_TURN_TRANSPOSED,  /* over the diagonal from the top left */
	KT_TURN_RIGHT,       /* a quarter, with the clock */
	KT_TURN_TRANSVERSED, /* over the other diagonal */
	KT_TURN_LEFT,
	KT_TURN_LAST = KT_TURN_LEFT
} kt_turn;

/* Does its width become its height? */
static inline bool kt_turn_lies(kt_turn turn)
{
	return turn >= KT_TURN_TRANSPOSED;
}

/* Turns pixels into memory of the arena. */
void kt_turn_pixels(kt_arena *arena, kt_turn turn, kt_pixels *pixels);

#endif
