/* shape: text of one face and script -> glyphs in font units, through HarfBuzz.
 *
 * Purpose  Words are shaped once and kept: font units serve every size.
 * Units    Font units; y upwards as in the font. Clusters are byte offsets in the text shaped, and glyphs stand in their
 *          order, ascending, whatever the direction: seen from left to right, those of a text that is shaped backwards
 *          stand the other way round.
 * Owns     Short texts live as long as the shaper; long ones in the scratch arena given.
 * Rules    Between a letter and its marks nothing is added, nor anywhere in scripts whose letters join (Arabic …).
 * Fails    kt_shaped.faulty: no memory, or a font that multiplies glyphs without end.
 */
#ifndef KT_TEXT_SHAPE_H
#define KT_TEXT_SHAPE_H

#include "text/font.h"
#include "text/language.h"

typedef struct kt_shaped_glyph {
	uint16_t id;
	bool bound; /* no tracking between it and the glyph that is seen to its right */
	uint32_t cluster;
	int32_t advance, dx, dy;
} kt_shaped_glyph;

typedef struct kt_shaped {
	const kt_shaped_glyph *glyphs;
	uint32_t count;
	uint32_t clusters; /* how many glyphs are not bound: tracking is added after each */
	int32_t width;
	bool faulty;
} kt_shaped;

/* A letter that joins stands before the text, or after it: another run shows it. */
typedef enum kt_shape_join { KT_SHAPE_JOINS_BEFORE = 1, KT_SHAPE_JOINS_AFTER = 2 } kt_shape_join;

/* In what sense a text is shaped. */
typedef struct kt_shape_sense {
	const kt_face *face;
	const kt_language *language; /* one pointer a language */
	uint32_t script;             /* ISO 15924 */
	uint16_t features;           /* kt_feature, or-ed */
	bool backwards;              /* read from right to left */
	uint8_t joins;               /* kt_shape_join, or-ed: what stands beside the text, in the order of reading */
} kt_shape_sense;

/* The first byte of U+0300: no character below stands on another. */
#define KT_SHAPE_LEAD_EXTENDING 0xCC
/* Does the character stand on the one before it, or join it to the next? */
bool kt_shape_extends(uint32_t character);

/* Do the script's letters join? Tracking would tear them. */
bool kt_shape_joins(uint32_t script);

typedef struct kt_shaper kt_shaper;

kt_shaper *kt_shaper_open(kt_arena *arena);
void kt_shaper_close(kt_shaper *shaper);
const kt_shaped *kt_shape(kt_shaper *shaper, kt_arena *scratch, const kt_shape_sense *sense, kt_str text);

#endif
