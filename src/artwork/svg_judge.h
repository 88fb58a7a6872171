/* svg_judge: what in an SVG may not be placed, before it is drawn.
 *
 * Rules    Letters set in fonts would differ from machine to machine; scripts and animations do nothing on a page; what stands
 *          in another file is not fetched. Each is refused with the line that it stands on.
 */
#ifndef KT_ARTWORK_SVG_JUDGE_H
#define KT_ARTWORK_SVG_JUDGE_H

#include "base/str.h"

typedef struct kt_svg_judgement {
	kt_str refused; /* why: "has letters …"; empty: it is not */
	size_t filters; /* how often something is filtered: is pixels made while it is drawn */
} kt_svg_judgement;

kt_svg_judgement kt_svg_judge(kt_arena *arena, kt_str svg);

#endif
