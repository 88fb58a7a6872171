#include "layout/pages.h"

#include "layout/copyfit.h"
#include "layout/costs.h"
#include "layout/folio.h"
#include "layout/overflow.h"
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

/* As it is seen: from the left. */
static kt_page_grid grid_of(const section_run *run, bool recto)
{
	const kt_page_form *form = &run->makeup->layout->page;
	bool mirrored = (form->facing && !recto) != kt_edition_right_to_left(run->makeup->edition, 0);
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

/* A page's number as the first language writes it. */
static kt_str page_label(const kt_makeup *makeup, size_t number)
{
	const kt_edition *edition = makeup->edition;
	kt_number_text text;
	if (!kt_number_write(edition->numbers, makeup->kept, edition->languages[0], (kt_dec){(int64_t)number, 0},
	                     KT_NUMBER_YEAR, (kt_str){0}, edition->brochure->title.node->at, makeup->diag, &text))
		return kt_print(makeup->kept, "%zu", number); /* reported */
	return text.text;
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
	                  .grid = grid_of(run, is_recto(run)),
	                  .label = page_label(run->makeup, pages->count + 1)};
	pages->items[pages->count++] = page;
	return page;
}

static void add_blank_pages(section_run *run, kt_starts starts)
{
	if ((starts == KT_STARTS_RECTO && !is_recto(run)) || (starts == KT_STARTS_VERSO && is_recto(run)))
		new_page(run);
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

typedef struct fitting {
	section_run *run;
	kt_plan_order *order;
} fitting;

static kt_plan *plan_eased(void *context, kt_ease ease)
{
	fitting *f = context;
	f->order->ease = ease;
	return plan_page(f->run, f->order);
}

/* Text that is set smaller or tighter is told always; lines that break elsewhere only where pages are judged. */
static void note_eased(section_run *run, const kt_plan *plan)
{
	kt_makeup *makeup = run->makeup;
	const kt_section *section = run->section;
	kt_buf *eased = &run->pages->eased;
	size_t page = run->pages->count + 1;
	kt_str words = kt_copyfit_words(makeup->arena, plan->ease);
	if (plan->ease.narrower == 0)
		kt_buf_print(eased, "%spage %zu eased: %.*s", eased->len > 0 ? "; " : "", page, KT_STR_ARG(words));
	if (!makeup->composes)
		return;
	kt_place at = section->title.node ? section->title.node->at : (kt_place){&section->source, 1, 1};
	kt_diag_note(makeup->diag, KT_DIAG_EASED, at, "page %zu eased in %.*s: %.*s", page,
	             KT_STR_ARG(makeup->edition->name), KT_STR_ARG(words));
}

/* The plan of a page: as it stands, its lines broken elsewhere where columns would be far from level; else eased as little
 * as makes it fit; and if nothing does, as it stands where the rest goes on to another page, else with all that was
 * tried. */
static kt_plan *fitted(section_run *run, kt_plan_order *order)
{
	kt_plan *plan = plan_page(run, order);
	kt_plan *eased = plan;
	fitting f = {run, order};
	size_t worst;
	/* Lines that go on from another page are counted from its measure. */
	if (plan->fits && !order->before && kt_plan_unlevel(plan, &worst) >= KT_COSTS_UNLEVEL)
		eased = kt_copyfit_level(run->makeup->layout, plan, plan_eased, &f);
	else if (!plan->fits)
		eased = kt_copyfit(run->makeup->layout, plan, plan_eased, &f);
	if (eased->fits && eased != plan)
		note_eased(run, eased);
	return !eased->fits && goes_on(run, plan, order->onward) ? plan : eased;
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
		kt_plan_order order = {run->section, t,          onward,        before,      run->lodgers,
		                       run->slots,   run->count, is_recto(run), KT_EASE_NONE};
		kt_plan *plan = fitted(run, &order);
		size_t taken = kt_plan_settle(plan);
		if (taken == 0 || run->pages->count >= PAGES_MOST || (!plan->fits && !goes_on(run, plan, onward))) {
			kt_overflow_report(run->makeup, run->section, plan, run->pages->count + 1);
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
	kt_plan_order order = {section,   t,         onward,         NULL,        run.lodgers,
	                       run.slots, run.count, is_recto(&run), KT_EASE_NONE};
	kt_plan *plan = fitted(&run, &order);
	kt_plan_settle(plan);
	add_outline(&run, plan);
	if (!plan->fits && !goes_on(&run, plan, onward)) {
		kt_overflow_report(makeup, section, plan, pages->count + 1);
		draw(&run, plan);
		return rows_over(makeup, plan);
	}
	draw(&run, plan);
	if (plan->fits)
		return 0;
	go_on(&run, plan);
	return rows_over(makeup, plan);
}
