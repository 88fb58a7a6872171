#include "layout/ahead.h"

#include "layout/placing.h"

static size_t next_slot(const kt_plan_order *order, const kt_lodger *lodger)
{
	return order->onward && lodger->block ? kt_placing_onward(order->onward, lodger->block) : KT_NO_SLOT;
}

bool kt_ahead_other_width(const kt_makeup *makeup, const kt_plan_order *order, const kt_plan_slot *slot)
{
	for (size_t i = 0; i < slot->lodger_count; i++) {
		const kt_lodger *lodger = slot->lodgers[i];
		size_t next = next_slot(order, lodger);
		if (next == KT_NO_SLOT)
			continue;
		kt_berth berth = kt_matter_berth(makeup, order->section, order->onward, &order->onward->slots[next],
		                                 &lodger, 1, order->recto);
		if (berth.columns[0].width != slot->berth.columns[0].width ||
		    berth.columns[0].columns != slot->berth.columns[0].columns)
			return true;
	}
	return false;
}

/* The room that all of a slot's lodgers have on each page after this one; false: they part there, or it hangs on text. */
static bool onward_room(const kt_makeup *makeup, const kt_plan_order *order, const kt_plan_slot *slot,
                        kt_flow_room *room)
{
	const kt_page_form *page = &makeup->layout->page;
	size_t next = KT_NO_SLOT;
	for (size_t i = 0; i < slot->lodger_count; i++) {
		size_t its = next_slot(order, slot->lodgers[i]);
		if (its == KT_NO_SLOT || (i > 0 && its != next))
			return false;
		next = its;
	}
	if (next == KT_NO_SLOT || slot->room.by_part)
		return false;
	const kt_slot *onward = &order->onward->slots[next];
	if (onward->rows.first.kind != KT_PHRASE_ROW || onward->rows.last.kind != KT_PHRASE_ROW)
		return false;
	kt_len top = (onward->rows.first.number - 1) * page->row;
	kt_len foot = kt_len_min(onward->rows.last.number * page->row, page->height);
	*room = kt_flow_columns(foot - top, slot->berth.column_count, page->row);
	room->level = onward->level;
	return true;
}

static bool same_room(const kt_flow_room *a, const kt_flow_room *b)
{
	bool same = a->count == b->count && a->level == b->level;
	for (unsigned f = 0; same && f < a->count; f++)
		same = a->frames[f].top == b->frames[f].top && a->frames[f].height == b->frames[f].height;
	return same;
}

/* Of the frames' ends that were chosen together, the slot takes its own; the rest is for the pages after it. */
static void take_ends(kt_plan_slot *slot, kt_paging_ends chosen)
{
	unsigned frames = slot->room.count;
	for (unsigned f = 0; f < frames; f++)
		slot->ends[f] = chosen.ends[f];
	slot->end = slot->ends[frames - 1];
	slot->ahead = (kt_paging_ends){chosen.ends + frames, chosen.count - frames};
}

/* What the page before chose for this one, if it has the room that was reckoned with. */
static bool foreseen(const kt_plan_order *order, kt_plan_slot *slot, size_t index)
{
	if (!slot->reused)
		return false;
	const kt_plan_slot *before = &order->before->slots[index];
	if (before->ahead.count < slot->room.count || !same_room(&before->ahead_room, &slot->room))
		return false;
	slot->ahead_room = before->ahead_room;
	take_ends(slot, before->ahead);
	return true;
}

void kt_ahead_choose(const kt_makeup *makeup, const kt_plan_order *order, kt_plan_slot *slot, size_t index)
{
	if (makeup->faced || foreseen(order, slot, index))
		return;
	kt_paging_text text = {slot->matter.strips,
	                       slot->from,
	                       slot->matter.strip_count,
	                       &slot->room,
	                       &slot->ahead_room,
	                       order->template_->level_facing,
	                       order->recto == makeup->against};
	kt_paging_ends chosen;
	if (onward_room(makeup, order, slot, &slot->ahead_room) && kt_paging_choose(makeup->arena, &text, &chosen))
		take_ends(slot, chosen);
}
