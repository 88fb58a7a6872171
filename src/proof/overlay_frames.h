/* overlay_frames: every frame of a page with its name, the white at its foot, and how far its text was eased. */
#ifndef KT_PROOF_OVERLAY_FRAMES_H
#define KT_PROOF_OVERLAY_FRAMES_H

#include "proof/overlay_pen.h"

void kt_overlay_draw_frames(const kt_overlay_pen *pen);

#endif
