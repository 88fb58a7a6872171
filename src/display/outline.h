/* outline: the outlines of glyphs, for whoever draws text as shapes.
 *
 * In/Out   A face and a glyph -> a path, taken from HarfBuzz once and kept.
 * Units    Points are font units times KT_LEN_PT, y upwards from the baseline.
 * Owns     The arena given.
 */
#ifndef KT_DISPLAY_OUTLINE_H
#define KT_DISPLAY_OUTLINE_H

#include "display/list.h"

typedef struct kt_outline {
	bool taken;
	uint8_t *verbs;
	kt_point *points;
	uint32_t verb_count, verb_room, point_count, point_room;
} kt_outline;

/* Begin with {.arena = …}. */
typedef struct kt_outlines {
	kt_arena *arena;
	kt_outline **by_face; /* by kt_face.index, each by glyph; NULL: the face is not used yet */
	size_t room;
} kt_outlines;

/* Never NULL; a space has no points. Good until the arena's end. */
const kt_outline *kt_outline_of(kt_outlines *outlines, const kt_face *face, uint32_t glyph);

#endif
