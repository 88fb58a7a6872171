/* touch: how far apart the lines of a paragraph must stand so that the letters of one do not touch those of the next.
 *
 * Rules    A leading is chosen for a style's own face. It may be tight for a script whose letters reach higher and lower,
 *          and which a fall-back sets: in balanced text it then grows by the style's step, as often as the ink of its
 *          lines asks; running text keeps to the grid of its page, whatever it says.
 * In/Out   Lines as they are placed -> the leading. Only where a face says that its letters may reach so far is ink asked.
 */
#ifndef KT_TEXT_TOUCH_H
#define KT_TEXT_TOUCH_H

#include "text/paragraph.h"

/* How far letters of the faces that a text is set in may reach above a baseline and below it, as the faces say. */
typedef struct kt_touch_reach {
	kt_len above, below;
} kt_touch_reach;
kt_touch_reach kt_touch_reach_of(const kt_lines *lines);

/* `own`: the style's own face. */
kt_len kt_touch_leading(kt_arena *scratch, const kt_lines *lines, const kt_style *style, const kt_face *own);

#endif
