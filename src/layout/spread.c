/* Each page is planned for itself first. Where one of the two does not take all of its text, both are cut back, slot by slot,
 * to the last message that ends on both, and planned anew. */
#include "layout/spread.h"

#include "layout/overflow.h"

typedef struct spread {
	kt_take takes[2];
	kt_plan *plans[2];
	kt_plan *own[2]; /* before they were cut back */
	size_t limits[2][KT_SLOTS_MOST];
} spread;

static bool both_fit(const spread *s)
{
	return s->plans[0]->fits && s->plans[1]->fits;
}

/* In step */

/* Do the frames, and what stands in the middle of them, stand as high as each other? */
static bool in_step(const kt_plan *a, const kt_plan *b)
{
	bool same = true;
	for (size_t i = 0; same && i < a->template_->slot_count; i++)
		same = a->slots[i].text_rows == b->slots[i].text_rows &&
		       (a->template_->slots[i].stands != KT_STANDS_MIDDLE || a->slots[i].depth == b->slots[i].depth);
	return same;
}

/* Frames are as high as the longer language asks, if the pages take as much so as each for itself. */
static void plan_in_step(spread *s)
{
	kt_plan *own[2];
	for (unsigned l = 0; l < 2; l++)
		own[l] = s->plans[l] = kt_take_fit(&s->takes[l]);
	if (in_step(own[0], own[1]))
		return;
	for (unsigned l = 0; l < 2; l++) {
		s->takes[l].order.beside = own[1 - l];
		s->plans[l] = kt_take_fit(&s->takes[l]);
	}
	if (s->plans[0]->fits == own[0]->fits && s->plans[1]->fits == own[1]->fits)
		return;
	for (unsigned l = 0; l < 2; l++) {
		s->takes[l].order.beside = NULL;
		s->plans[l] = own[l];
	}
}

/* The same end */

static unsigned part_at(const kt_plan_slot *slot, size_t at)
{
	return at < slot->matter.strip_count ? slot->matter.strips[at].part : slot->matter.part_count;
}

/* One past the last strip of the message that strip `at` begins. */
static size_t message_end(const kt_plan_slot *slot, size_t at)
{
	while (at < slot->matter.strip_count && !slot->matter.strips[at++].whole)
		;
	return at;
}

/* May a page end before this strip? */
static bool may_end(const kt_plan_slot *slot, size_t at)
{
	return at == slot->from || at == slot->matter.strip_count || slot->matter.strips[at - 1].breaks;
}

/* The last strips that both languages may end with, of those that stand on both pages. A drawing may have another number of
 * strips in each language: then it is counted as a whole. */
static void agree(const kt_plan_slot *const slots[2], size_t limit[2])
{
	size_t at[2] = {slots[0]->from, slots[1]->from};
	limit[0] = at[0];
	limit[1] = at[1];
	for (;;) {
		if (part_at(slots[0], at[0]) == part_at(slots[1], at[1]) && may_end(slots[0], at[0]) &&
		    may_end(slots[1], at[1])) {
			limit[0] = at[0];
			limit[1] = at[1];
		}
		unsigned part[2] = {part_at(slots[0], at[0]), part_at(slots[1], at[1])};
		bool moved = false;
		for (unsigned l = 0; l < 2; l++) {
			size_t next = message_end(slots[l], at[l]);
			if (part[l] > part[1 - l] || next == at[l])
				continue;
			if (next > slots[l]->end)
				return;
			at[l] = next;
			moved = true;
		}
		if (!moved)
			return;
	}
}

/* Sets how far each slot of both pages may be filled. false: both end there as they are. */
static bool limit(spread *s)
{
	bool less = false;
	for (size_t i = 0; i < s->plans[0]->template_->slot_count; i++) {
		const kt_plan_slot *slots[2] = {&s->plans[0]->slots[i], &s->plans[1]->slots[i]};
		size_t ends[2];
		agree(slots, ends);
		for (unsigned l = 0; l < 2; l++) {
			less = less || ends[l] < slots[l]->end;
			s->limits[l][i] = ends[l];
		}
	}
	return less;
}

static void plan_again(spread *s, kt_plan *const beside[2])
{
	for (unsigned l = 0; l < 2; l++) {
		s->takes[l].order.beside = beside[1 - l];
		s->plans[l] = kt_take_plan(&s->takes[l], KT_EASE_NONE);
	}
}

/* Each round takes something away; then frames are as high as each other, if what is left stands in them. */
static void plan_to_same_end(spread *s)
{
	static kt_plan *const none[2];
	plan_again(s, none);
	while (limit(s)) {
		for (unsigned l = 0; l < 2; l++)
			s->takes[l].order.limits = s->limits[l];
		plan_again(s, none);
	}
	kt_plan *own[2] = {s->plans[0], s->plans[1]};
	if (in_step(own[0], own[1]))
		return;
	plan_again(s, own);
	for (unsigned l = 0; l < 2; l++)
		for (size_t i = 0; i < own[l]->template_->slot_count; i++)
			if (s->plans[l]->slots[i].end != own[l]->slots[i].end) {
				s->plans[0] = own[0];
				s->plans[1] = own[1];
				return;
			}
}

/* From spread to spread */

static bool goes_on(const spread *s)
{
	return kt_take_goes_on(&s->takes[0], s->plans[0]) && kt_take_goes_on(&s->takes[1], s->plans[1]);
}

static void report(const spread *s)
{
	for (unsigned l = 0; l < 2; l++) {
		const kt_take *take = &s->takes[l];
		if (!kt_take_goes_on(take, s->plans[l]))
			kt_overflow_report(take->makeup, s->plans[l]->section, s->plans[l], take->page + 1);
	}
}

/* The message that does not end on the page, and before which that may not end; KT_NO_MESSAGE: none, or a drawing. */
static uint32_t too_high(const kt_plan_slot *slot)
{
	for (size_t at = slot->from, next; at < slot->matter.strip_count; at = next) {
		next = message_end(slot, at);
		const kt_strip *strip = &slot->matter.strips[at];
		const kt_measured *set = slot->matter.parts[strip->part].set[0];
		if (next > slot->end)
			return set ? set->slices.items[strip->first[0]].message : KT_NO_MESSAGE;
		if (may_end(slot, next))
			break;
	}
	return KT_NO_MESSAGE;
}

/* Nothing could be put on the spread. */
static void report_too_high(const spread *s)
{
	bool said = false;
	for (unsigned l = 0; l < 2; l++)
		for (size_t i = 0; i < s->own[l]->template_->slot_count; i++) {
			const kt_plan_slot *slot = &s->own[l]->slots[i];
			const kt_makeup *makeup = s->takes[l].makeup;
			uint32_t message = too_high(slot);
			if (message == KT_NO_MESSAGE)
				continue;
			said = true;
			kt_diag_error(makeup->diag, KT_DIAG_OVERFLOW, kt_edition_text(makeup->edition, message, 0)->at,
			              "page %zu, slot `%.*s`: no page holds this text in %.*s, and on pages that face "
			              "each other no text is parted",
			              s->takes[l].page + 1, KT_STR_ARG(slot->slot->name),
			              KT_STR_ARG(makeup->edition->languages[0]));
			kt_diag_hint(makeup->diag, "make two paragraphs of it, in each language");
		}
	for (unsigned l = 0; !said && l < 2; l++)
		kt_overflow_report(s->takes[l].makeup, s->plans[l]->section, s->plans[l], s->takes[l].page + 1);
}

static bool holds_something(const kt_plan *plan)
{
	for (size_t i = 0; i < plan->template_->slot_count; i++)
		if (plan->slots[i].end > plan->slots[i].from)
			return true;
	return false;
}

/* Plans the spread at hand. false: it ends the section with an error. */
static bool plan(spread *s, size_t page)
{
	for (unsigned l = 0; l < 2; l++)
		kt_take_turn(&s->takes[l], page + l);
	plan_in_step(s);
	for (unsigned l = 0; l < 2; l++)
		s->own[l] = s->plans[l];
	if (both_fit(s))
		return true;
	if (goes_on(s))
		plan_to_same_end(s);
	if (!holds_something(s->plans[0]))
		report_too_high(s);
	else if (!goes_on(s))
		report(s);
	else
		return true;
	return false;
}

static void draw(spread *s)
{
	for (unsigned l = 0; l < 2; l++) {
		kt_take_note_eased(&s->takes[l], s->plans[l]);
		kt_take_draw(&s->takes[l], s->plans[l]);
	}
}

/* All spreads of the section. */
static void set(spread *s, kt_outcome outcomes[2])
{
	kt_pages *pages = s->takes[0].pages;
	bool first = true, good;
	do {
		if (kt_pages_is_full(s->takes[0].makeup, pages, 2, s->takes[0].order.section))
			break;
		good = plan(s, pages->count);
		for (unsigned l = 0; first && l < 2; l++) {
			kt_take_outline(&s->takes[l], s->plans[l]);
			outcomes[l].page = s->takes[l].page;
			outcomes[l].over = s->own[l]->fits ? 0 : kt_take_over(&s->takes[l], s->own[l]);
		}
		first = false;
		for (unsigned l = 0; l < 2; l++)
			kt_plan_settle(s->plans[l]);
		draw(s);
		for (unsigned l = 0; good && !both_fit(s) && l < 2; l++)
			kt_take_continue(&s->takes[l], s->plans[l]);
	} while (good && !both_fit(s));
	for (unsigned l = 0; l < 2; l++)
		outcomes[l].pages = (pages->count - outcomes[0].page) / 2;
}

static bool begin(spread *s, kt_makeup *whole, kt_makeup parts[2], const kt_section *section, kt_pages *pages)
{
	for (unsigned l = 0; l < 2; l++)
		if (!kt_take_begin(&parts[l], section, pages, &s->takes[l]))
			return false;
	kt_take *first = &s->takes[0];
	kt_tags tags = kt_tags_make(whole, section, first->order.lodgers, first->slots, first->order.count);
	for (unsigned l = 0; l < 2; l++)
		s->takes[l].tags.title[0] = tags.title[l];
	return true;
}

void kt_spread_set(kt_makeup *whole, kt_makeup parts[2], const kt_section *section, kt_pages *pages)
{
	kt_arena_mark mark = kt_arena_now(whole->arena);
	spread *s = KT_NEW(whole->arena, spread);
	kt_outcome outcomes[2] = {{.section = section, .language = parts[0].edition->languages[0]},
	                          {.section = section, .language = parts[1].edition->languages[0]}};
	if (kt_pages_is_recto(pages, pages->count))
		kt_pages_add(&parts[0], pages);
	if (begin(s, whole, parts, section, pages))
		set(s, outcomes);
	for (unsigned l = 0; l < 2; l++) {
		kt_pages_outcome(whole, pages, outcomes[l]);
		kt_take_forget(&parts[l], section);
	}
	kt_arena_rewind(whole->arena, mark);
}
