/* justify: the spaces of a line, driven apart or drawn together.
 *
 * Purpose  What a style lets spaces give (kt_linebreak_give), and lines that give it: first the same share of word and
 *          letter space, then, where the line is to fill its measure, word space without bounds.
 * Rules    Scripts whose letters join get no letter space. The line comes out as wide as is asked, to the unit.
 */
#ifndef KT_TEXT_JUSTIFY_H
#define KT_TEXT_JUSTIFY_H

#include "text/galley.h"

/* Do the spaces of a galley give anything? */
bool kt_justify_gives(const kt_galley *galley);
/* What a galley's style lets its spaces give; nothing where text is balanced. */
kt_linebreak_give kt_justify_give(const kt_galley *galley);

/* Is the character a space that gives? Is it one that letter space may follow? */
bool kt_justify_is_space(uint32_t c);
bool kt_justify_is_letter(uint32_t c);

/* A line's runs while they can still be changed: glyphs[i] are those of runs[i]. */
typedef struct kt_justify_line {
	kt_run *runs;
	kt_glyph **glyphs;
	uint32_t count;
	kt_len width; /* of its ink, less what hangs */
	kt_len measure;
	bool fills; /* it ends at the measure, come what may */
	bool last;  /* stays as it is unless it is too wide */
} kt_justify_line;

/* Says in `line` what its spaces are now; false: as they were. */
bool kt_justify(const kt_linebreak_give *give, const kt_justify_line *justified, kt_len size, kt_line *line);

#endif
