#include "layout/pages.h"

#include "layout/copyfit.h"
#include "layout/folio.h"
#include "layout/placing.h"
#include "layout/tags.h"

#define PAGES_MOST 10000

typedef struct section_run {
	kt_makeup *makeup;
	const kt_section *section;
	kt_pages *pages;
	kt_lodger *lodgers; /* kicker, title, blocks: in reading order */
	size_t *slots;      /* of each on the page at hand */
	size_t count;
	kt_tags tags;
} section_run;

/* Lodgers */

static size_t slot_for(const kt_template *t, const char *what)
{
	for (size_t i = 0; i < t->slot_count; i++)
		if (kt_template_takes(&t->slots[i], what, NULL))
			return i;
	return KT_NO_SLOT;
}

static void add_heading(section_run *run, const kt_template *t, bool title)
{
	size_t slot = slot_for(t, title ? "title" : "kicker");
	if (slot == KT_NO_SLOT || !kt_heading_is(run->makeup, run->section, title))
		return;
	run->slots[run->count] = slot;
	run->lodgers[run->count++] = (kt_lodger){.title = title};
}

static bool gather(section_run *run, const kt_template *t)
{
	const kt_section *section = run->section;
	kt_arena *arena = run->makeup->arena;
	run->lodgers = KT_NEW_ARRAY(arena, kt_lodger, section->body_count + 2);
	run->slots = KT_NEW_ARRAY(arena, size_t, section->body_count + 2);
	add_heading(run, t, false);
	add_heading(run, t, true);
	if (!kt_placing_find(t, section, arena, run->slots + run->count, run->makeup->diag))
		return false;
	for (size_t i = 0; i < section->body_count; i++)
		run->lodgers[run->count++] = (kt_lodger){.block = &section->body[i]};
	return true;
}

/* Pages */

/* Page 1 is a right one, and its index 0. */
static bool is_recto(const section_run *run)
{
	return run->pages->count % 2 == 0;
}

static kt_page_grid grid_of(const kt_page_form *form, bool recto)
{
	bool mirrored = form->facing && !recto;
	return (kt_page_grid){.top = form->top,
	                      .bottom = form->bottom,
	                      .left = mirrored ? form->outer : form->inner,
	                      .right = mirrored ? form->inner : form->outer,
	                      .columns = form->columns,
	                      .column = form->column,
	                      .gutter = form->gutter,
	                      .row = form->row,
	                      .step = form->step,
	                      .below = form->below};
}

static kt_page *new_page(section_run *run)
{
	kt_pages *pages = run->pages;
	kt_arena *arena = run->makeup->kept;
	const kt_page_form *form = &run->makeup->layout->page;
	if (pages->count == pages->room) {
		size_t room = pages->room > 0 ? 2 * pages->room : 16;
		pages->items =
		        kt_arena_grow(arena, pages->items, pages->count * sizeof(kt_page *), room * sizeof(kt_page *));
		pages->room = room;
	}
	kt_page *page = KT_NEW(arena, kt_page);
	*page = (kt_page){.width = form->width,
	                  .height = form->height,
	                  .bleed = form->bleed,
	                  .grid = grid_of(form, is_recto(run)),
	                  .label = kt_print(arena, "%zu", pages->count + 1)};
	pages->items[pages->count++] = page;
	return page;
}

static void add_blank_pages(section_run *run, kt_starts starts)
{
	if ((starts == KT_STARTS_RECTO && !is_recto(run)) || (starts == KT_STARTS_VERSO && is_recto(run)))
		new_page(run);
}

/* What does not fit */

/* Which of two languages is the longer in a slot. */
static unsigned longer_language(const kt_plan_slot *slot)
{
	int64_t depth[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < slot->matter.part_count; i++) {
		const kt_matter_part *part = &slot->matter.parts[i];
		for (unsigned side = 0; side < part->sides; side++) {
			if (part->heading)
				depth[part->language[side]] += part->heading->lines[side]->leading *
				                               (int64_t)part->heading->lines[side]->count;
			else
				depth[part->language[side]] +=
				        kt_setting_depth(&part->set[side]->slices, 0, part->set[side]->slices.count);
		}
	}
	return depth[1] > depth[0] ? 1 : 0;
}

/* What would be shortened: its place, how many characters one of its lines has (0: no text), how high that line is. */
typedef struct culprit {
	kt_place at;
	size_t per_line;
	kt_len leading;
} culprit;

static culprit culprit_of(const kt_rich *rich, size_t lines, kt_len leading)
{
	return (culprit){rich->at, (kt_str_count(rich->text) + lines - 1) / lines, leading};
}

/* In a part, the last message that is running text (a quote's words, not who said them); else its last message. */
static bool find_culprit(const section_run *run, const kt_matter_part *part, unsigned side, culprit *found)
{
	const kt_edition *edition = run->makeup->edition;
	if (part->heading) {
		const kt_lines *lines = part->heading->lines[side];
		if (lines->count > 0)
			*found = culprit_of(part->heading->text[side], lines->count, lines->leading);
		return lines->count > 0;
	}
	const kt_slices *slices = &part->set[side]->slices;
	const kt_slice *last = NULL;
	for (size_t i = slices->count; i-- > 0;) {
		const kt_slice *slice = &slices->items[i];
		if (slice->message == KT_NO_MESSAGE || slice->lines == 0)
			continue;
		bool prose = edition->brochure->messages.items[slice->message].prose;
		if (prose || !last)
			last = slice;
		if (prose)
			break;
	}
	if (last)
		*found = culprit_of(kt_edition_text(edition, last->message, part->language[side]), last->lines,
		                    last->height);
	return last != NULL;
}

/* The last text of a slot in a language. */
static culprit last_text(const section_run *run, const kt_plan_slot *slot, unsigned language)
{
	const kt_placed *block = slot->lodgers[slot->lodger_count - 1]->block;
	culprit found = {block ? block->at : run->section->title.node->at, 0, run->makeup->layout->page.row};
	for (unsigned i = slot->matter.part_count; i-- > 0;)
		for (unsigned side = 0; side < slot->matter.parts[i].sides; side++)
			if (slot->matter.parts[i].language[side] == language &&
			    find_culprit(run, &slot->matter.parts[i], side, &found))
				return found;
	return found;
}

static void report_over(section_run *run, const kt_plan *plan, const kt_plan_slot *slot, unsigned page)
{
	kt_makeup *makeup = run->makeup;
	unsigned language = longer_language(slot);
	culprit text = last_text(run, slot, language);
	kt_len over = kt_plan_over(slot, makeup->layout->page.row) / (kt_len)slot->berth.column_count;
	bool nothing = slot->end == slot->from;
	if (nothing && slot->berth.column_count == 1)
		over = kt_len_max(over - slot->box.h, 1);
	int lines = (int)((over + text.leading - 1) / text.leading);
	kt_str name = slot->slot->name, tag = makeup->edition->languages[language];
	kt_buf eased = kt_buf_in(makeup->arena);
	if (slot->slot->eases && plan->ease.fit.size != 1000) {
		kt_buf_text(&eased, ", after easing to ");
		kt_num_ratio(&eased, plan->ease.fit.size, 10, 1);
		kt_buf_text(&eased, " %");
	}
	kt_diag_error(makeup->diag, KT_DIAG_OVERFLOW, text.at, "page %u, slot `%.*s`: %d line%s too long in %.*s%.*s",
	              page, KT_STR_ARG(name), lines, lines == 1 ? "" : "s", KT_STR_ARG(tag),
	              KT_STR_ARG(kt_buf_str(&eased)));
	if (text.per_line > 0)
		kt_diag_hint(makeup->diag, "about %zu characters less here, or a template that continues",
		             text.per_line * (size_t)lines * slot->berth.column_count);
	kt_diag_also(makeup->diag, slot->slot->at, "the slot");
}

static void report_cramped(section_run *run, const kt_plan *plan, unsigned page)
{
	const kt_slot *slot = plan->slots[plan->cramped].slot;
	kt_place at = run->section->title.node ? run->section->title.node->at : slot->at;
	if (plan->collides != KT_NO_SLOT) {
		kt_str other = plan->slots[plan->collides].slot->name;
		kt_diag_error(run->makeup->diag, KT_DIAG_COLLISION, at,
		              "page %u: slots `%.*s` and `%.*s` stand on the same %d row%s", page,
		              KT_STR_ARG(slot->name), KT_STR_ARG(other), plan->missing, plan->missing == 1 ? "" : "s");
		kt_diag_hint(run->makeup->diag, "give them other rows, or say that one lies `over:` the other");
	} else {
		kt_diag_error(run->makeup->diag, KT_DIAG_OVERFLOW, at,
		              "page %u, slot `%.*s`: %d row%s less than it must have", page, KT_STR_ARG(slot->name),
		              plan->missing, plan->missing == 1 ? "" : "s");
	}
	kt_diag_also(run->makeup->diag, slot->at, "the slot");
}

static void report(section_run *run, const kt_plan *plan)
{
	unsigned page = (unsigned)run->pages->count + 1;
	bool said = false;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		if (slot->lodger_count > 0 && slot->end < slot->matter.strip_count) {
			report_over(run, plan, slot, page);
			said = true;
		}
	}
	if (!said && plan->cramped != KT_NO_SLOT)
		report_cramped(run, plan, page);
}

/* Going on */

/* May all that is left over go on to pages of this template? */
static bool goes_on(const section_run *run, const kt_plan *plan, const kt_template *onward)
{
	if (plan->cramped != KT_NO_SLOT)
		return false;
	for (size_t i = 0; i < run->count; i++) {
		const kt_lodger *lodger = &run->lodgers[i];
		if (run->slots[i] == KT_NO_SLOT || !kt_plan_left(plan, lodger))
			continue;
		if (!onward || !lodger->block || kt_placing_onward(onward, lodger->block) == KT_NO_SLOT)
			return false;
	}
	return true;
}

/* A text that cannot be set is reported while it is measured; what stands in its place is not to be drawn. */
static kt_plan *plan_page(section_run *run, const kt_plan_order *order)
{
	kt_makeup *makeup = run->makeup;
	size_t before = kt_diag_count(makeup->diag, KT_DIAG_ERROR);
	kt_plan *plan = kt_plan_make(makeup, order);
	makeup->unset = makeup->unset || kt_diag_count(makeup->diag, KT_DIAG_ERROR) > before;
	return plan;
}

/* The plan of a page: as it stands, else eased as little as makes it fit; and if nothing does, as it stands. */
static kt_plan *fitted(section_run *run, kt_plan_order *order)
{
	kt_plan *plan = plan_page(run, order), *last = plan;
	if (plan->fits)
		return plan;
	kt_ease steps[KT_COPYFIT_STEPS];
	size_t count = kt_copyfit_steps(run->makeup->layout, plan, steps);
	for (size_t i = 0; i < count; i++) {
		order->ease = steps[i];
		last = plan_page(run, order);
		if (!last->fits)
			continue;
		kt_copyfit_report(run->makeup, run->section, (unsigned)run->pages->count + 1, steps[i]);
		return last;
	}
	order->ease = (kt_ease){KT_FIT_NONE, false};
	return goes_on(run, plan, order->onward) ? plan : last;
}

static const kt_template *template_at(const section_run *run, size_t index)
{
	return index == KT_NO_TEMPLATE ? NULL : &run->makeup->layout->templates[index][run->makeup->two];
}

static void draw(section_run *run, const kt_plan *plan)
{
	kt_page *page = new_page(run);
	if (run->makeup->unset)
		return;
	kt_paint_plan(run->makeup, plan, run->lodgers, run->count, page);
	kt_folio_draw(run->makeup, plan, page);
}

static void add_outline(section_run *run, const kt_plan *plan)
{
	kt_makeup *makeup = run->makeup;
	kt_pages *pages = run->pages;
	size_t slot = slot_for(plan->template_, "title");
	if (!run->tags.title[0])
		return;
	for (unsigned language = 0; language < makeup->edition->language_count; language++) {
		if (pages->outline_count == pages->outline_room) {
			size_t room = pages->outline_room > 0 ? 2 * pages->outline_room : 16;
			pages->outline = kt_arena_grow(makeup->kept, pages->outline,
			                               pages->outline_count * sizeof(kt_outline_item),
			                               room * sizeof(kt_outline_item));
			pages->outline_room = room;
		}
		pages->outline[pages->outline_count++] = (kt_outline_item){
		        .title = kt_edition_text(makeup->edition, run->section->title.first, language)->text,
		        .level = language, /* settled in layout/set.c, which makes a tree for each */
		        .page = (uint32_t)pages->count,
		        .y = plan->slots[slot].end > plan->slots[slot].from ? plan->slots[slot].tops[0] : 0,
		        .tag = run->tags.title[language]};
	}
}

/* The pages after the first: what was left over, in the slots of the continuation template. */
static void go_on(section_run *run, const kt_plan *before)
{
	const kt_template *t = template_at(run, before->template_->continues);
	while (!before->fits) {
		for (size_t i = 0; i < run->count; i++)
			run->slots[i] = run->slots[i] != KT_NO_SLOT && kt_plan_left(before, &run->lodgers[i])
			                        ? kt_placing_onward(t, run->lodgers[i].block)
			                        : KT_NO_SLOT;
		const kt_template *onward = template_at(run, t->continues);
		kt_plan_order order = {run->section,        t,          onward,     before,
		                       run->lodgers,        run->slots, run->count, is_recto(run),
		                       {KT_FIT_NONE, false}};
		kt_plan *plan = fitted(run, &order);
		size_t taken = kt_plan_settle(plan);
		if (taken == 0 || run->pages->count >= PAGES_MOST || (!plan->fits && !goes_on(run, plan, onward))) {
			report(run, plan);
			return;
		}
		draw(run, plan);
		before = plan;
		t = onward;
	}
}

/* Rows that a page lacks for what goes on to others. */
static int rows_over(const kt_makeup *makeup, const kt_plan *plan)
{
	kt_len row = makeup->layout->page.row, most = 0;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		if (slot->lodger_count > 0 && slot->end < slot->matter.strip_count)
			most = kt_len_max(most, kt_plan_over(slot, row) / (kt_len)slot->berth.column_count);
	}
	return (int)((most + row - 1) / row);
}

int kt_pages_section(kt_makeup *makeup, const kt_section *section, kt_pages *pages)
{
	section_run run = {.makeup = makeup, .section = section, .pages = pages};
	const kt_template *t =
	        section->template_name
	                ? template_at(&run, kt_template_find(makeup->layout, section->template_name->text))
	                : NULL;
	if (!t || !gather(&run, t))
		return 0;
	run.tags = kt_tags_make(makeup, section, run.lodgers, run.slots, run.count);
	add_blank_pages(&run, t->starts);
	const kt_template *onward = template_at(&run, t->continues);
	kt_plan_order order = {
	        section, t, onward, NULL, run.lodgers, run.slots, run.count, is_recto(&run), {KT_FIT_NONE, false}};
	kt_plan *plan = fitted(&run, &order);
	kt_plan_settle(plan);
	add_outline(&run, plan);
	if (!plan->fits && !goes_on(&run, plan, onward)) {
		report(&run, plan);
		draw(&run, plan);
		return rows_over(makeup, plan);
	}
	draw(&run, plan);
	if (plan->fits)
		return 0;
	go_on(&run, plan);
	return rows_over(makeup, plan);
}
