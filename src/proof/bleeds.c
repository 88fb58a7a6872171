/* What runs to the edge of a page must go on past it, since no cut is exact: else a sliver of what lies below shows.
 *
 * A fill, a picture or a rule ends flat at a side where an edge of it, or of the clip around it, is parallel to that side. Where that
 * end lies at the trim or in the bleed, and the ink changes across it, the bleed is too short there. Round shapes and the
 * outlines of maps pass the trim as they like. */
#include "proof/ground.h"
#include "proof/shown.h"

#define TOUCH KT_PT(0.1) /* nearer to the trim than this is at it */
#define STEP  KT_PT(0.1) /* on either side of an end, where inks are compared */

typedef struct search {
	kt_proof *proof;
	const kt_check *check;
	const kt_page *page;
	uint32_t number;
	kt_arena *scratch;
} search;

typedef struct page_side {
	const char *name;
	bool across; /* a left or right side: ends are upright */
	bool far;    /* right or foot */
} page_side;

static const page_side sides[4] = {{"on the left", true, false},
                                   {"on the right", true, true},
                                   {"at the head", false, false},
                                   {"at the foot", false, true}};

/* How far it is past the side's trim; less than 0: it ends inside. */
static kt_len beyond(const search *s, const page_side *side, kt_box box)
{
	if (side->across)
		return side->far ? box.x + box.w - s->page->width : -box.x;
	return side->far ? box.y + box.h - s->page->height : -box.y;
}

static bool is_rule(const kt_op *op)
{
	return op->kind == KT_OP_STROKE && op->path.point_count == 2 &&
	       (op->path.points[0].x == op->path.points[1].x || op->path.points[0].y == op->path.points[1].y);
}

/* Does a straight edge lie on that line, parallel to the side? From where to where. */
static bool is_flat(const page_side *side, kt_len at, kt_point a, kt_point b, kt_len *from, kt_len *to)
{
	kt_len low = side->across ? a.y : a.x, high = side->across ? b.y : b.x;
	if ((side->across ? a.x : a.y) != at || (side->across ? b.x : b.y) != at || low == high)
		return false;
	*from = kt_len_min(low, high);
	*to = kt_len_max(low, high);
	return true;
}

/* Is there such an edge of a fill along the side of its box? */
static bool ends_flat(kt_path path, const page_side *side, kt_box box, kt_len *from, kt_len *to)
{
	kt_len at = side->across ? (side->far ? box.x + box.w : box.x) : side->far ? box.y + box.h : box.y;
	const kt_point *p = path.points;
	kt_point start = {0, 0}, here = {0, 0};
	bool found = false;
	for (uint32_t i = 0; i < path.verb_count; i++) {
		unsigned count = kt_path_points(path.verbs[i]);
		kt_point next = count > 0 ? p[count - 1] : start;
		bool last = i + 1 == path.verb_count || path.verbs[i + 1] == KT_PATH_MOVE;
		if (path.verbs[i] == KT_PATH_MOVE)
			start = next;
		else if (path.verbs[i] != KT_PATH_CURVE)
			found = is_flat(side, at, here, next, from, to) || found;
		/* A fill closes itself. */
		found = (last && is_flat(side, at, next, start, from, to)) || found;
		here = next;
		p += count;
	}
	return found;
}

/* Does the ink change where it ends? `along`: the middle of the end, on the page. */
static bool is_seen(const search *s, const kt_op *op, const page_side *side, kt_len past, kt_len along)
{
	kt_len end = side->far ? (side->across ? s->page->width : s->page->height) + past : -past;
	kt_len out = side->far ? STEP : -STEP;
	kt_point inside = side->across ? (kt_point){end - out, along} : (kt_point){along, end - out};
	kt_point outside = side->across ? (kt_point){end + out, along} : (kt_point){along, end + out};
	bool shows = op->kind == KT_OP_STROKE || kt_ground_at(s->scratch, s->page, inside) == op->ink;
	/* No file shows what lies past the page's bleed, whatever is drawn there. */
	bool goes_on = past < s->page->bleed - TOUCH && kt_ground_at(s->scratch, s->page, outside) == op->ink;
	return shows && !goes_on;
}

static void note(const search *s, const kt_op *op, const page_side *side, kt_len past, kt_len limit)
{
	kt_proof *proof = s->proof;
	kt_str ends = past <= TOUCH ? KT_STR("at the trim")
	                            : kt_print(proof->arena, "%.*s past the trim",
	                                       KT_STR_ARG(kt_proof_millimetres(proof, past)));
	kt_str name = op->kind == KT_OP_PICTURE ? op->picture.artwork->path : op->ink->name;
	bool page = s->page->bleed < limit;
	kt_proof_note_drawn(proof, s->check, s->number, op, past, limit,
	                    "`%.*s` ends %.*s %s, and must go on for %.*s: where the cut is a little off, a strip of "
	                    "another colour shows; %s",
	                    KT_STR_ARG(name), KT_STR_ARG(ends), side->name,
	                    KT_STR_ARG(kt_proof_millimetres(proof, limit)),
	                    page ? "the layout's `page: {bleed: …}` is how far pages go on"
	                         : "`bleed` of its slot or look in the layout lets it go on");
}

/* A rule with butt ends inks no more than its length. */
static kt_box drawn_box(const kt_op *op, const page_side *side)
{
	kt_box box = kt_op_inked(op);
	bool lies = is_rule(op) && op->path.points[0].y == op->path.points[1].y;
	if (!is_rule(op) || op->pen.cap != KT_CAP_BUTT || lies != side->across)
		return box;
	kt_len half = op->pen.width / 2;
	return lies ? (kt_box){box.x + half, box.y, box.w - 2 * half, box.h}
	            : (kt_box){box.x, box.y + half, box.w, box.h - 2 * half};
}

static void meet_side(const search *s, const kt_op *op, const page_side *side, kt_box shown)
{
	kt_len limit = s->check->limit[0].value;
	kt_box whole = drawn_box(op, side), seen = kt_box_common(whole, shown);
	kt_len past = beyond(s, side, seen);
	if (past < -TOUCH || past > limit - TOUCH)
		return;
	kt_len from = side->across ? seen.y : seen.x, to = from + (side->across ? seen.h : seen.w);
	bool cut = beyond(s, side, whole) > past + TOUCH;
	if (!cut && !is_rule(op) && op->kind != KT_OP_PICTURE && !ends_flat(op->path, side, whole, &from, &to))
		return;
	from = kt_len_max(from, 0);
	to = kt_len_min(to, side->across ? s->page->height : s->page->width);
	if (from < to && is_seen(s, op, side, past, from + (to - from) / 2))
		note(s, op, side, past, limit);
}

static void meet(void *context, const kt_op *op, kt_box shown)
{
	const search *s = context;
	kt_arena_mark start = kt_arena_now(s->scratch);
	if (op->kind != KT_OP_STROKE || is_rule(op))
		for (unsigned i = 0; i < 4; i++)
			meet_side(s, op, &sides[i], shown);
	kt_arena_rewind(s->scratch, start);
}

void kt_check_bleed_short(kt_proof *proof, const kt_check *check)
{
	kt_arena *scratch = kt_arena_open();
	for (uint32_t page = 0; page < proof->document->page_count; page++) {
		const kt_page *p = proof->document->pages[page];
		search s = {proof, check, p, page, scratch};
		kt_shown_each(p, (kt_box){-p->bleed, -p->bleed, p->width + 2 * p->bleed, p->height + 2 * p->bleed},
		              meet, &s);
	}
	kt_arena_close(scratch);
}
