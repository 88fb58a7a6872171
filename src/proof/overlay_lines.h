/* overlay_lines: every paragraph's measure, what each line falls short of it, its hyphens, and what its breaks cost. */
#ifndef KT_PROOF_OVERLAY_LINES_H
#define KT_PROOF_OVERLAY_LINES_H

#include "proof/overlay_pen.h"

void kt_overlay_draw_lines(const kt_overlay_pen *pen);

#endif
