/* lines: a galley and the breaks chosen for it -> lines of runs.
 *
 * Owns     Lines, runs and glyphs live in the arena given; texts are borrowed from the rich text.
 */
#ifndef KT_TEXT_LINES_H
#define KT_TEXT_LINES_H

#include "text/breaks.h"

/* `give`: what spaces may give. `measure` 0: on one line, not aligned. */
kt_lines *kt_lines_make(kt_arena *arena, kt_galley *galley, const kt_breaks *breaks, const kt_linebreak_line *chosen,
                        size_t count, const kt_linebreak_give *give, kt_len measure);

#endif
