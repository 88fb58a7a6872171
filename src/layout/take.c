#include "layout/take.h"

#include "layout/copyfit.h"
#include "layout/costs.h"
#include "layout/folio.h"
#include "layout/jump.h"
#include "layout/overflow.h"
#include "layout/placing.h"

/* Lodgers */

static size_t slot_for(const kt_template *t, const char *what)
{
	for (size_t i = 0; i < t->slot_count; i++)
		if (kt_template_takes(&t->slots[i], what, NULL))
			return i;
	return KT_NO_SLOT;
}

static void add_heading(kt_take *take, bool title)
{
	kt_plan_order *order = &take->order;
	size_t slot = slot_for(order->template_, title ? "title" : "kicker");
	if (slot == KT_NO_SLOT || !kt_heading_is(take->makeup, order->section, title))
		return;
	take->slots[order->count] = slot;
	order->lodgers[order->count++] = (kt_lodger){.title = title};
}

static bool gather(kt_take *take)
{
	kt_plan_order *order = &take->order;
	const kt_section *section = order->section;
	kt_arena *arena = take->makeup->arena;
	order->lodgers = KT_NEW_ARRAY(arena, kt_lodger, section->body_count + 2);
	order->slots = take->slots = KT_NEW_ARRAY(arena, size_t, section->body_count + 2);
	add_heading(take, false);
	add_heading(take, true);
	if (!kt_placing_find(order->template_, section, take->makeup->edition->target, arena,
	                     take->slots + order->count, take->makeup->diag))
		return false;
	for (size_t i = 0; i < section->body_count; i++)
		order->lodgers[order->count++] = (kt_lodger){.block = &section->body[i]};
	return true;
}

static const kt_template *template_at(const kt_makeup *makeup, size_t index)
{
	return index == KT_NO_TEMPLATE ? NULL : &makeup->layout->templates[index][makeup->two];
}

static void turn_to(kt_take *take, const kt_template *t)
{
	take->order.template_ = t;
	take->order.onward = template_at(take->makeup, t->continues);
}

bool kt_take_begin(kt_makeup *makeup, const kt_section *section, kt_pages *pages, kt_take *take)
{
	*take = (kt_take){.makeup = makeup, .pages = pages, .order = {.section = section, .ease = KT_EASE_NONE}};
	const kt_node *name = section->template_name;
	const kt_template *t = name ? template_at(makeup, kt_template_find(makeup->layout, name->text)) : NULL;
	if (!t)
		return false;
	turn_to(take, t);
	return gather(take);
}

static void add_blank_pages(kt_take *take)
{
	kt_starts starts = take->order.template_->starts;
	bool recto = kt_pages_is_recto(take->pages, take->pages->count);
	if ((starts == KT_STARTS_RECTO && !recto) || (starts == KT_STARTS_VERSO && recto))
		kt_pages_add(take->makeup, take->pages);
}

void kt_take_turn(kt_take *take, size_t page)
{
	take->page = page;
	take->order.recto = kt_pages_folds_at_start(take->makeup, kt_pages_is_recto(take->pages, page));
	take->order.beside = NULL;
	take->order.limits = NULL;
}

/* Planning */

bool kt_take_goes_on(const kt_take *take, const kt_plan *plan)
{
	const kt_plan_order *order = &take->order;
	if (plan->cramped != KT_NO_SLOT)
		return false;
	for (size_t i = 0; i < order->count; i++) {
		const kt_lodger *lodger = &order->lodgers[i];
		if (order->slots[i] == KT_NO_SLOT || !kt_plan_left(plan, lodger))
			continue;
		if (!order->onward || !lodger->block || kt_placing_onward(order->onward, lodger->block) == KT_NO_SLOT)
			return false;
	}
	return true;
}

/* A text that cannot be set is reported while it is measured; what stands in its place is not to be drawn. */
kt_plan *kt_take_plan(kt_take *take, kt_ease ease)
{
	kt_makeup *makeup = take->makeup;
	size_t before = kt_diag_count(makeup->diag, KT_DIAG_ERROR);
	take->order.ease = ease;
	kt_plan *plan = kt_plan_make(makeup, &take->order);
	makeup->unset = makeup->unset || kt_diag_count(makeup->diag, KT_DIAG_ERROR) > before;
	return plan;
}

static kt_plan *plan_eased(void *context, kt_ease ease)
{
	return kt_take_plan(context, ease);
}

/* Text that is set smaller or tighter is told always; lines that break elsewhere only where pages are judged. */
void kt_take_note_eased(kt_take *take, const kt_plan *plan)
{
	kt_makeup *makeup = take->makeup;
	const kt_section *section = plan->section;
	kt_buf *eased = &take->pages->eased;
	kt_str words = kt_copyfit_words(makeup->arena, plan->ease);
	if (!plan->fits || words.len == 0)
		return;
	if (plan->ease.narrower == 0)
		kt_buf_print(eased, "%spage %zu eased: %.*s", eased->len > 0 ? "; " : "", take->page + 1,
		             KT_STR_ARG(words));
	if (!makeup->composes)
		return;
	kt_place at = section->title.node ? section->title.node->at : (kt_place){&section->source, 1, 1};
	kt_diag_note(makeup->diag, KT_DIAG_EASED, at, "page %zu eased in %.*s: %.*s", take->page + 1,
	             KT_STR_ARG(makeup->edition->name), KT_STR_ARG(words));
}

kt_plan *kt_take_fit(kt_take *take)
{
	const kt_layout *layout = take->makeup->layout;
	kt_plan *plan = kt_take_plan(take, KT_EASE_NONE);
	kt_plan *eased = plan;
	size_t worst;
	/* Lines that go on from another page are counted from its measure. */
	if (plan->fits && !take->order.before && kt_plan_unlevel(plan, &worst) >= KT_COSTS_UNLEVEL)
		eased = kt_copyfit_level(layout, plan, plan_eased, take);
	else if (!plan->fits)
		eased = kt_copyfit(layout, plan, plan_eased, take);
	return !eased->fits && kt_take_goes_on(take, plan) ? plan : eased;
}

/* Drawing */

void kt_take_draw(kt_take *take, const kt_plan *plan)
{
	kt_makeup *makeup = take->makeup;
	kt_page *page = kt_pages_add(makeup, take->pages);
	if (makeup->unset)
		return;
	kt_canvas_mirror(makeup->canvas, kt_edition_right_to_left(makeup->edition, 0));
	for (size_t i = 0; i < plan->template_->slot_count; i++)
		kt_matter_white(&plan->slots[i].matter, plan->slots[i].from, plan->slots[i].end, &take->pages->white);
	kt_paint_plan(makeup, plan, take->order.lodgers, take->order.count, page);
	kt_folio_draw(makeup, plan, page);
}

void kt_take_outline(kt_take *take, const kt_plan *plan)
{
	const kt_edition *edition = take->makeup->edition;
	size_t slot = slot_for(plan->template_, "title");
	if (!take->tags.title[0])
		return;
	for (unsigned language = 0; language < edition->language_count; language++) {
		kt_outline_item item = {
		        .title = kt_edition_text(edition, plan->section->title.first, language)->text,
		        .level = edition->first + language, /* settled in layout/set.c, which makes a tree for each */
		        .page = (uint32_t)take->page,
		        .y = plan->slots[slot].end > plan->slots[slot].from ? plan->slots[slot].tops[0] : 0,
		        .tag = take->tags.title[language]};
		kt_pages_outline(take->makeup, take->pages, item);
	}
}

/* From page to page */

void kt_take_continue(kt_take *take, const kt_plan *before)
{
	const kt_template *t = take->order.onward;
	for (size_t i = 0; i < take->order.count; i++) {
		const kt_lodger *lodger = &take->order.lodgers[i];
		bool left = take->slots[i] != KT_NO_SLOT && kt_plan_left(before, lodger);
		take->slots[i] = left ? kt_placing_onward(t, lodger->block) : KT_NO_SLOT;
	}
	take->order.before = before;
	turn_to(take, t);
}

static void go_on(kt_take *take, const kt_plan *before)
{
	while (!before->fits && !kt_pages_is_full(take->makeup, take->pages, 1, take->order.section)) {
		kt_take_continue(take, before);
		kt_take_turn(take, take->pages->count);
		kt_plan *plan = kt_take_fit(take);
		kt_take_note_eased(take, plan);
		size_t taken = kt_plan_settle(plan);
		if (taken == 0 || (!plan->fits && !kt_take_goes_on(take, plan))) {
			kt_overflow_report(take->makeup, plan->section, plan, take->page + 1);
			return;
		}
		kt_take_draw(take, plan);
		before = plan;
	}
}

int kt_take_over(const kt_take *take, const kt_plan *plan)
{
	kt_len row = take->makeup->layout->page.row, most = 0;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		if (slot->lodger_count > 0 && slot->end < slot->matter.strip_count)
			most = kt_len_max(most, kt_plan_over(slot, row) / (kt_len)slot->berth.column_count);
	}
	return (int)((most + row - 1) / row);
}

static void set(kt_take *take, kt_outcome *outcome)
{
	kt_makeup *makeup = take->makeup;
	add_blank_pages(take);
	if (kt_pages_is_full(makeup, take->pages, 1, take->order.section))
		return;
	kt_take_turn(take, take->pages->count);
	kt_plan *plan = kt_take_fit(take);
	kt_take_note_eased(take, plan);
	kt_plan_settle(plan);
	outcome->page = take->page;
	outcome->jump_ground = kt_jump_ground(makeup, plan);
	kt_take_outline(take, plan);
	bool ends = plan->fits || !kt_take_goes_on(take, plan);
	if (!plan->fits && ends)
		kt_overflow_report(makeup, plan->section, plan, take->page + 1);
	kt_take_draw(take, plan);
	if (!ends)
		go_on(take, plan);
	outcome->over = plan->fits ? 0 : kt_take_over(take, plan);
	outcome->pages = take->pages->count - outcome->page;
}

void kt_take_forget(kt_makeup *makeup, const kt_section *section)
{
	for (size_t i = 0; i < section->body_count; i++)
		makeup->measured[section->body[i].index] = NULL;
}

void kt_take_set(kt_makeup *makeup, const kt_section *section, kt_pages *pages)
{
	kt_arena_mark mark = kt_arena_now(makeup->arena);
	kt_outcome outcome = {.section = section};
	if (makeup->edition->is_part)
		outcome.language = makeup->edition->languages[0];
	kt_take take;
	if (kt_take_begin(makeup, section, pages, &take)) {
		take.tags = kt_tags_make(makeup, section, take.order.lodgers, take.slots, take.order.count);
		set(&take, &outcome);
	}
	kt_pages_outcome(makeup, pages, outcome);
	kt_take_forget(makeup, section);
	kt_arena_rewind(makeup->arena, mark);
}
