/* stretch: the parts of a text that are shaped in one sense: one face, script, direction and span.
 *
 * Rules    A letter and its marks are set in one face: the role's own where it has them all, else the first fall-back that
 *          has. Signs of no script follow what they stand behind; where the language's own script is set in a fall-back,
 *          its quotation marks, dashes and points are of that face, digits of the role's.
 *          Hiragana, katakana, bopomofo and Han are shaped as one script.
 * Fails    Characters without a glyph: reported at the text's place.
 */
#ifndef KT_TEXT_STRETCH_H
#define KT_TEXT_STRETCH_H

#include "text/rich.h"
#include "text/shape.h"

typedef struct kt_stretch {
	uint32_t from, to;
	kt_shape_sense sense;
	uint8_t level;       /* of UAX 9; odd: read from right to left */
	const kt_span *span; /* NULL: none */
} kt_stretch;

struct kt_galley;
/* Sets the galley's stretches; none: no face could be opened, which was reported. */
void kt_stretches_find(struct kt_galley *galley);

#endif
