/* Three rounds: the matter of slots whose rows hang on text; all rows; that of the other slots, which may ask how high their
 * frames are. Then columns. */
#include "layout/plan.h"

#include "layout/ahead.h"

#define DROP_ROWS 1 /* of white between text and what drops into its column */
#define TEXT_ROWS 3 /* fewer rows between a column's end and a drop are left white: less looks lost there */

typedef struct planning {
	kt_makeup *makeup;
	const kt_plan_order *order;
	kt_plan *plan;
	int text[KT_SLOTS_MOST]; /* rows that each slot's text takes */
	kt_rows_frame rows[KT_SLOTS_MOST];
} planning;

static void lodge(planning *p)
{
	const kt_plan_order *order = p->order;
	kt_plan *plan = p->plan;
	for (size_t i = 0; i < order->template_->slot_count; i++) {
		kt_plan_slot *slot = &plan->slots[i];
		slot->slot = &order->template_->slots[i];
		slot->lodgers = KT_NEW_ARRAY(p->makeup->arena, const kt_lodger *, order->count);
		for (size_t l = 0; l < order->count; l++)
			if (order->slots[l] == i)
				slot->lodgers[slot->lodger_count++] = &order->lodgers[l];
		plan->eases = plan->eases || (slot->lodger_count > 0 && slot->slot->eases);
	}
}

/* Matter */

static kt_len frame_height(const planning *p, size_t index)
{
	const kt_page_form *page = &p->makeup->layout->page;
	kt_rows_frame rows = p->rows[index];
	kt_len top = (kt_len)(rows.first - 1) * page->row,
	       foot = kt_len_min((kt_len)rows.last * page->row, page->height);
	return foot - top;
}

/* The page before may hold this slot's matter already, with more strips than stood there. */
static bool reuse(planning *p, kt_plan_slot *slot)
{
	const kt_plan *before = p->order->before;
	if (!before || before->template_ != p->order->template_)
		return false;
	const kt_plan_slot *same = &before->slots[slot - p->plan->slots];
	bool alike = same->made && same->end < same->matter.strip_count && !same->matter.head &&
	             same->berth.columns[0].width == slot->berth.columns[0].width &&
	             same->berth.column_count == slot->berth.column_count &&
	             kt_fit_same(before->ease.fit, p->order->ease.fit) &&
	             before->ease.narrower == p->order->ease.narrower &&
	             before->ease.tight_heads == p->order->ease.tight_heads;
	/* All lodgers are the last of those that stood there, so that their strips are its last. */
	size_t skipped = same->lodger_count - slot->lodger_count;
	for (size_t i = 0; alike && i < slot->lodger_count; i++)
		alike = same->lodger_count >= slot->lodger_count && same->lodgers[skipped + i] == slot->lodgers[i];
	if (!alike)
		return false;
	slot->matter = same->matter;
	slot->from = same->end;
	slot->reused = true;
	return true;
}

static void make_matter(planning *p, kt_plan_slot *slot, kt_len room)
{
	const kt_plan_order *order = p->order;
	slot->berth = kt_matter_berth(p->makeup, order->section, order->template_, slot->slot, slot->lodgers,
	                              slot->lodger_count, order->recto);
	slot->berth.room = slot->lodger_count == 1 ? room : 0;
	slot->berth.tight_heads = order->ease.tight_heads;
	if (slot->slot->eases)
		slot->berth.fit = order->ease.fit;
	if (order->ease.narrowed == (size_t)(slot - p->plan->slots))
		slot->berth.narrower = order->ease.narrower;
	slot->made = true;
	if (!reuse(p, slot))
		slot->matter = kt_matter_make(p->makeup, &slot->berth, slot->lodgers, slot->lodger_count);
	slot->limit = slot->matter.strip_count;
	if (order->limits && order->limits[slot - p->plan->slots] < slot->limit)
		slot->limit = order->limits[slot - p->plan->slots];
}

static kt_flow_room room_of(const planning *p, const kt_plan_slot *slot, kt_len height)
{
	kt_flow_room room = kt_flow_columns(height - slot->matter.head_height, slot->berth.column_count,
	                                    p->makeup->layout->page.row);
	room.level = slot->slot->level;
	room.by_part = slot->berth.by_part;
	return room;
}

static kt_len columns_depth(const planning *p, const kt_plan_slot *slot, const kt_flow_room *room)
{
	kt_len deepest = 0, row = p->makeup->layout->page.row;
	size_t first = slot->from;
	for (unsigned f = 0; f < room->count; f++) {
		kt_len depth = kt_flow_depth(slot->matter.strips, first, slot->ends[f], row);
		deepest = kt_len_max(deepest, depth > 0 ? room->frames[f].top + depth : 0);
		first = slot->ends[f];
	}
	return deepest + slot->matter.head_height;
}

/* Rows that the text of a slot takes where nothing holds it back. */
static int natural_rows(planning *p, kt_plan_slot *slot)
{
	const kt_page_form *page = &p->makeup->layout->page;
	kt_flow_room room = room_of(p, slot, page->height);
	room.level = !room.by_part;
	size_t end = kt_flow_fill(slot->matter.strips, slot->from, slot->limit, &room, slot->ends);
	kt_len depth = columns_depth(p, slot, &room);
	if (end < slot->limit)
		depth += kt_flow_depth(slot->matter.strips, end, slot->limit, page->row);
	return (int)((depth + page->row - 1) / page->row);
}

/* Rows */

static bool beside_each_other(const kt_slot *a, const kt_slot *b)
{
	kt_phrase_span first = a->measure->spans[0], other = b->measure->spans[0];
	unsigned end = a->measure->spans[a->measure->count - 1].to,
	         other_end = b->measure->spans[b->measure->count - 1].to;
	return end < other.from || other_end < first.from;
}

static bool lies_over(const kt_template *t, size_t above, size_t below)
{
	const kt_slot *a = &t->slots[above], *b = &t->slots[below];
	return a->over == below || b->over == above || a->into == below || b->into == above;
}

/* Rows that a slot has in common with another one, where neither lies over the other. */
static int shared_rows(const planning *p, size_t a, size_t *other)
{
	const kt_template *t = p->order->template_;
	int most = 0;
	for (size_t b = 0; b < t->slot_count; b++) {
		if (b == a || p->plan->slots[b].lodger_count == 0 || lies_over(t, a, b) ||
		    beside_each_other(&t->slots[a], &t->slots[b]))
			continue;
		int first = p->rows[a].first > p->rows[b].first ? p->rows[a].first : p->rows[b].first;
		int last = p->rows[a].last < p->rows[b].last ? p->rows[a].last : p->rows[b].last;
		if (last - first + 1 > most) {
			most = last - first + 1;
			*other = b;
		}
	}
	return most;
}

/* The most rows by which a slot misses what it must have. */
static int missing_rows(const planning *p, size_t *worst, size_t *other)
{
	const kt_page_form *page = &p->makeup->layout->page;
	int missing = 0;
	for (size_t i = 0; i < p->order->template_->slot_count; i++) {
		const kt_plan_slot *slot = &p->plan->slots[i];
		if (slot->lodger_count == 0)
			continue;
		kt_rows_frame rows = p->rows[i];
		int lacking = (int)slot->slot->least - (rows.last - rows.first + 1);
		if (1 - rows.first > lacking)
			lacking = 1 - rows.first;
		if (rows.last - (int)page->rows > lacking)
			lacking = rows.last - (int)page->rows;
		size_t neighbour = KT_NO_SLOT;
		int shared = shared_rows(p, i, &neighbour);
		if (shared > lacking)
			lacking = shared;
		if (lacking <= missing)
			continue;
		missing = lacking;
		*worst = i;
		*other = shared == lacking ? neighbour : KT_NO_SLOT;
	}
	return missing;
}

/* The longest text that asked for rows gives up what neighbours lack. */
static bool shorten(planning *p, int by)
{
	size_t longest = KT_NO_SLOT;
	for (size_t i = 0; i < p->order->template_->slot_count; i++) {
		const kt_plan_slot *slot = &p->plan->slots[i];
		bool text = slot->made && kt_rows_by_text(slot->slot) && slot->matter.part_count > 0 &&
		            slot->matter.parts[0].kind && slot->matter.strip_count - slot->from > 1;
		if (text && (longest == KT_NO_SLOT || p->text[i] > p->text[longest]))
			longest = i;
	}
	if (longest == KT_NO_SLOT || p->text[longest] <= by)
		return false;
	p->text[longest] -= by;
	return true;
}

static void solve_rows(planning *p)
{
	kt_plan *plan = p->plan;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		kt_plan_slot *slot = &plan->slots[i];
		p->text[i] = 0;
		if (slot->lodger_count == 0)
			continue;
		p->text[i] = 1;
		if (!kt_rows_by_text(slot->slot))
			continue;
		make_matter(p, slot, 0);
		int natural = natural_rows(p, slot), least = (int)slot->slot->least;
		slot->text_rows = natural > least ? natural : least;
		p->text[i] = slot->text_rows;
		if (p->order->beside && p->order->beside->slots[i].text_rows > p->text[i])
			p->text[i] = p->order->beside->slots[i].text_rows;
	}
	kt_rows_solve(plan->template_, p->text, p->rows);
	size_t worst, other;
	plan->cramped = KT_NO_SLOT;
	plan->missing = missing_rows(p, &worst, &other);
	if (plan->missing == 0)
		return;
	if (shorten(p, plan->missing))
		kt_rows_solve(plan->template_, p->text, p->rows);
	if (missing_rows(p, &worst, &other) > 0) {
		plan->cramped = worst;
		plan->collides = other;
	}
}

/* Frames and columns */

static void frame(planning *p, size_t index)
{
	const kt_page_form *page = &p->makeup->layout->page;
	kt_plan_slot *slot = &p->plan->slots[index];
	kt_len top = (kt_len)(p->rows[index].first - 1) * page->row;
	slot->box = (kt_box){slot->berth.whole.x, top, slot->berth.whole.width, kt_len_max(frame_height(p, index), 0)};
	unsigned bleed = slot->slot->bleed;
	bool recto = p->order->recto || !page->facing;
	kt_len left = slot->box.x, right = left + slot->box.w, foot = top + slot->box.h;
	if (bleed & (recto ? KT_BLEED_INNER : KT_BLEED_OUTER))
		left = -page->bleed;
	if (bleed & (recto ? KT_BLEED_OUTER : KT_BLEED_INNER))
		right = page->width + page->bleed;
	if (bleed & KT_BLEED_TOP)
		top = -page->bleed;
	if (bleed & KT_BLEED_BOTTOM)
		foot = page->height + page->bleed;
	slot->paint = (kt_box){left, top, right - left, foot - top};
}

static kt_len standing(const planning *p, const kt_plan_slot *slot)
{
	const kt_plan *beside = p->order->beside;
	kt_len depth = slot->depth, step = p->makeup->layout->page.step;
	/* What stands in the middle begins as high as on the page beside it. */
	if (beside && slot->slot->stands == KT_STANDS_MIDDLE)
		depth = kt_len_max(depth, beside->slots[slot - p->plan->slots].depth);
	kt_len free = slot->box.h - depth;
	if (free <= 0 || slot->slot->stands == KT_STANDS_HIGH || kt_flow_parted(&slot->room))
		return 0;
	return slot->slot->stands == KT_STANDS_LOW ? free : free / 2 / step * step;
}

static bool overlap(kt_extent a, kt_extent b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width;
}

/* What drops into a slot takes its rows, and white above and below, out of the columns that it stands in. */
static void part_columns(const planning *p, size_t index)
{
	kt_plan_slot *slot = &p->plan->slots[index];
	const kt_page_form *page = &p->makeup->layout->page;
	kt_len head = slot->box.y + slot->matter.head_height, white = DROP_ROWS * page->row;
	for (size_t i = 0; i < p->plan->template_->slot_count; i++) {
		const kt_slot *drop = p->plan->slots[i].slot;
		if (drop->into != index || p->plan->slots[i].lodger_count == 0)
			continue;
		kt_phrase_span span = {drop->measure->spans[0].from, drop->measure->spans[drop->measure->count - 1].to};
		kt_extent extent = kt_makeup_extent(page, span, p->order->recto);
		for (unsigned c = 0; c < slot->berth.column_count; c++)
			if (overlap(extent, slot->berth.columns[c]))
				kt_flow_part(&slot->room, c, (p->rows[i].first - 1) * page->row - white - head,
				             p->rows[i].last * page->row + white - head, TEXT_ROWS * page->row);
	}
}

static void set_tops(planning *p, kt_plan_slot *slot)
{
	kt_len row = p->makeup->layout->page.row;
	kt_len head = slot->box.y + standing(p, slot);
	slot->head_top = head;
	head += slot->matter.head_height;
	slot->tops = KT_NEW_ARRAY(p->makeup->arena, kt_len, slot->end - slot->from);
	size_t first = slot->from;
	for (unsigned f = 0; f < slot->room.count; f++) {
		kt_len depth = 0;
		for (size_t i = first; i < slot->ends[f]; i++) {
			const kt_strip *strip = &slot->matter.strips[i];
			kt_len top = kt_flow_below(depth, strip, i == first, row);
			slot->tops[i - slot->from] = head + slot->room.frames[f].top + top;
			depth = top + strip->height;
		}
		first = slot->ends[f];
	}
}

static void fill_slot(planning *p, size_t index)
{
	kt_plan_slot *slot = &p->plan->slots[index];
	if (!slot->made)
		make_matter(p, slot, frame_height(p, index));
	frame(p, index);
	slot->room = room_of(p, slot, slot->box.h);
	part_columns(p, index);
	size_t count = slot->limit;
	slot->end = kt_flow_fill(slot->matter.strips, slot->from, count, &slot->room, slot->ends);
	if (slot->end < count && kt_ahead_other_width(p->makeup, p->order, slot)) {
		slot->room.whole = true;
		slot->end = kt_flow_fill(slot->matter.strips, slot->from, count, &slot->room, slot->ends);
	} else if (slot->end < count) {
		kt_ahead_choose(p->makeup, p->order, slot, index);
	}
	slot->depth = columns_depth(p, slot, &slot->room);
	for (size_t i = slot->from; i < slot->end; i++)
		p->plan->subheads = p->plan->subheads || slot->matter.strips[i].heading;
	p->plan->fits = p->plan->fits && slot->end == slot->matter.strip_count;
	set_tops(p, slot);
}

kt_plan *kt_plan_make(kt_makeup *makeup, const kt_plan_order *order)
{
	kt_plan *plan = KT_NEW(makeup->arena, kt_plan);
	planning p = {.makeup = makeup, .order = order, .plan = plan};
	*plan = (kt_plan){.section = order->section,
	                  .template_ = order->template_,
	                  .recto = order->recto,
	                  .ease = order->ease,
	                  .slots = KT_NEW_ARRAY(makeup->arena, kt_plan_slot, order->template_->slot_count),
	                  .fits = true};
	lodge(&p);
	solve_rows(&p);
	for (size_t i = 0; i < plan->template_->slot_count; i++)
		if (plan->slots[i].lodger_count > 0)
			fill_slot(&p, i);
	plan->fits = plan->fits && plan->cramped == KT_NO_SLOT;
	return plan;
}

/* What is done, what is left */

static void settle_strip(const kt_matter *matter, const kt_strip *strip)
{
	const kt_matter_part *part = &matter->parts[strip->part];
	kt_lodger *lodger = (kt_lodger *)part->lodger;
	for (unsigned side = 0; side < part->sides; side++) {
		unsigned language = part->language[side];
		lodger->done_in[language] = part->set[side];
		lodger->done[language] = strip->first[side] + strip->count[side];
	}
}

size_t kt_plan_settle(const kt_plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		for (size_t n = slot->from; n < slot->end; n++)
			settle_strip(&slot->matter, &slot->matter.strips[n]);
		count += slot->end - slot->from;
	}
	return count;
}

/* Strips stand in the order of their parts: all parts from that of the first strip left over on are left. */
bool kt_plan_left(const kt_plan *plan, const kt_lodger *lodger)
{
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_matter *matter = &plan->slots[i].matter;
		if (plan->slots[i].end == matter->strip_count)
			continue;
		for (unsigned n = matter->strips[plan->slots[i].end].part; n < matter->part_count; n++)
			if (matter->parts[n].lodger == lodger)
				return true;
	}
	return false;
}

int64_t kt_plan_unlevel(const kt_plan *plan, size_t *worst)
{
	int64_t most = 0;
	*worst = KT_NO_SLOT;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		if (!slot->made || slot->end == slot->from || kt_flow_parted(&slot->room))
			continue;
		int64_t cost = kt_flow_unlevel(slot->matter.strips, slot->from, &slot->room, slot->ends);
		if (cost > most) {
			most = cost;
			*worst = i;
		}
	}
	return most;
}

bool kt_plan_far_over(const kt_plan *plan, int mille)
{
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		int64_t stands = 0, left = 0;
		for (size_t n = slot->from; n < slot->end; n++)
			stands += slot->matter.strips[n].height;
		/* The rest may be a book: it is looked at only as far as it matters. */
		for (size_t n = slot->end; n < slot->matter.strip_count; n++) {
			left += slot->matter.strips[n].height;
			if (left * 1000 > stands * mille)
				return true;
		}
	}
	return false;
}

kt_len kt_plan_over(const kt_plan_slot *slot, kt_len row)
{
	return kt_flow_depth(slot->matter.strips, slot->end, slot->matter.strip_count, row);
}

unsigned kt_plan_longer(const kt_plan_slot *slot)
{
	int64_t depth[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < slot->matter.part_count; i++) {
		const kt_matter_part *part = &slot->matter.parts[i];
		for (unsigned side = 0; side < part->sides; side++) {
			int64_t *sum = &depth[part->language[side]];
			if (part->heading)
				*sum += part->heading->lines[side]->leading *
				        (int64_t)part->heading->lines[side]->count;
			else
				*sum += kt_setting_depth(&part->set[side]->slices, 0, part->set[side]->slices.count);
		}
	}
	return depth[1] > depth[0] ? 1 : 0;
}
