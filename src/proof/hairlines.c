/* Lines that a plate does not hold: strokes by their pens, and bars, which are paths of four straight edges, by their area
 * over their longer edges. A line that is screened, of several inks, or left white breaks up sooner than one solid ink. */
#include "base/num.h"
#include "proof/pages.h"
#include "proof/shown.h"

#include <math.h>

typedef struct search {
	kt_proof *proof;
	const kt_check *check;
	uint32_t page;
} search;

static bool is_solid(const kt_ink *ink)
{
	unsigned inks = 0, total = 0;
	for (unsigned i = 0; i < 4; i++) {
		inks += ink->press[i] > 0;
		total += ink->press[i];
	}
	return ink->spot.len > 0 || (inks == 1 && total == 100);
}

/* Four corners, joined by straight lines. */
static bool is_bar(kt_path path)
{
	if (path.point_count != 4 && path.point_count != 5)
		return false;
	for (uint32_t i = 0; i < path.verb_count; i++)
		if (path.verbs[i] == KT_PATH_CURVE || (path.verbs[i] == KT_PATH_MOVE && i > 0))
			return false;
	const kt_point *p = path.points;
	return path.point_count == 4 || (p[4].x == p[0].x && p[4].y == p[0].y);
}

static kt_len thickness_of_bar(const kt_point p[4])
{
	double across = (double)(p[2].x - p[0].x) * (p[3].y - p[1].y) - (double)(p[3].x - p[1].x) * (p[2].y - p[0].y);
	double length = 0;
	for (unsigned i = 0; i < 4; i++) {
		const kt_point *from = &p[i], *to = &p[(i + 1) % 4];
		length = fmax(length, hypot(to->x - from->x, to->y - from->y));
	}
	return length > 0 ? (kt_len)lround(fabs(across) / 2 / length) : 0;
}

static kt_str points(const search *s, kt_len length)
{
	kt_buf words = kt_buf_in(s->proof->arena);
	kt_num_ratio(&words, length, KT_LEN_PT, 2);
	kt_buf_text(&words, " pt");
	return kt_buf_str(&words);
}

static void meet(void *context, const kt_op *op, kt_box shown)
{
	search *s = context;
	if (op->kind == KT_OP_PICTURE)
		return;
	kt_box seen = kt_box_common(kt_op_inked(op), shown);
	bool bar = op->kind == KT_OP_FILL, solid = is_solid(op->ink);
	if (seen.w <= 0 || seen.h <= 0 || (bar && !is_bar(op->path)))
		return;
	kt_len limit = s->check->limit[solid ? 0 : 1].value;
	kt_len thickness = bar ? thickness_of_bar(op->path.points) : op->pen.width;
	if (thickness >= limit)
		return;
	kt_proof_note_drawn(s->proof, s->check, s->page, op, thickness, limit,
	                    "a line in `%.*s` is %.*s thick; %s needs %.*s to be printed without gaps: make it thicker "
	                    "where the layout has its look",
	                    KT_STR_ARG(op->ink->name), KT_STR_ARG(points(s, thickness)),
	                    solid ? "one solid ink" : "an ink that is screened, mixed, or left white",
	                    KT_STR_ARG(points(s, limit)));
}

void kt_check_hairline(kt_proof *proof, const kt_check *check)
{
	for (uint32_t page = 0; page < proof->document->page_count; page++) {
		const kt_page *p = proof->document->pages[page];
		kt_box whole = {-p->bleed, -p->bleed, p->width + 2 * p->bleed, p->height + 2 * p->bleed};
		search s = {proof, check, page};
		kt_shown_each(p, whole, meet, &s);
	}
}
