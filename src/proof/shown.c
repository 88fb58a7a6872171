#include "proof/shown.h"

#define CLIPS_MOST 16 /* deeper ones show what these do */

void kt_shown_each(const kt_page *page, kt_box whole, kt_shown_visit visit, void *context)
{
	kt_box clips[CLIPS_MOST] = {whole};
	size_t depth = 0;
	for (size_t i = 0; i < page->count; i++) {
		const kt_op *op = &page->ops[i];
		size_t at = depth < CLIPS_MOST ? depth : CLIPS_MOST - 1;
		if (op->kind == KT_OP_CLIP) {
			kt_op outline = *op;
			outline.kind = KT_OP_FILL;
			if (++depth < CLIPS_MOST)
				clips[depth] = kt_box_common(clips[at], kt_op_inked(&outline));
		} else if (op->kind == KT_OP_UNCLIP) {
			depth--;
		} else if (op->kind == KT_OP_FILL || op->kind == KT_OP_STROKE || op->kind == KT_OP_PICTURE) {
			visit(context, op, clips[at]);
		}
	}
}
