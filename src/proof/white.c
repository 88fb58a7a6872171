#include "proof/white.h"

bool kt_white_holds(kt_box box, kt_point point)
{
	return point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h;
}

kt_len kt_white_foot(const kt_page *page, kt_box box)
{
	kt_len foot = box.y;
	for (size_t i = 0; i < page->count; i++) {
		const kt_op *op = &page->ops[i];
		kt_box ink = kt_op_inked(op);
		if (op->artifact == KT_ARTIFACT_NONE && ink.w > 0 &&
		    kt_white_holds(box, (kt_point){ink.x + ink.w / 2, ink.y}))
			foot = kt_len_max(foot, ink.y + ink.h);
	}
	return kt_len_min(foot, box.y + box.h);
}
