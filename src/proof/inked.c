#include "proof/inked.h"

/* Above and below a baseline; both negative where nothing was inked yet. */
typedef struct reach {
	kt_len above, below;
} reach;

static void add_run(const kt_run *run, reach *most)
{
	const kt_face *face = run->face;
	for (uint32_t i = 0; i < run->count; i++) {
		const kt_glyph *glyph = &run->glyphs[i];
		kt_face_ink ink = {.above = face->cap_height, .below = -face->descender};
		kt_face_inks(face, glyph->id, &ink);
		if (ink.above + ink.below <= 0)
			continue; /* a space */
		most->above = kt_len_max(most->above, kt_len_scale(run->size, ink.above, face->upem) - glyph->dy);
		most->below = kt_len_max(most->below, kt_len_scale(run->size, ink.below, face->upem) + glyph->dy);
	}
}

kt_box kt_inked_line(const kt_page *page, const kt_proof_line *line)
{
	reach most = {-KT_LEN_MAX, -KT_LEN_MAX};
	kt_len left = KT_LEN_MAX, right = -KT_LEN_MAX;
	for (uint32_t i = 0; i < line->op_count; i++) {
		const kt_op *op = &page->ops[line->op + i];
		for (uint32_t r = 0; r < op->run_count; r++) {
			add_run(&op->runs[r], &most);
			left = kt_len_min(left, op->at.x + op->runs[r].x);
			right = kt_len_max(right, op->at.x + op->runs[r].x + op->runs[r].width);
		}
	}
	if (most.above + most.below <= 0)
		return (kt_box){line->x, line->y, 0, 0};
	return (kt_box){left, line->y - most.above, right - left, most.above + most.below};
}
