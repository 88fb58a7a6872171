#include "layout/pages.h"

bool kt_pages_is_recto(const kt_pages *pages, size_t page)
{
	return (page - pages->first) % 2 == 0;
}

bool kt_pages_folds_at_start(const kt_makeup *makeup, bool recto)
{
	return recto != makeup->against;
}

/* As it is seen: from the left. */
static kt_page_grid grid_of(const kt_makeup *makeup, bool at_start)
{
	const kt_page_form *form = &makeup->layout->page;
	bool mirrored = (form->facing && !at_start) != kt_edition_right_to_left(makeup->edition, 0);
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

/* Room for one more of `count` things. */
static void *grow(const kt_makeup *makeup, void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room > 0 ? 2 * *room : 16;
	return kt_arena_grow(makeup->kept, items, count * size, *room * size);
}

bool kt_pages_is_full(const kt_makeup *makeup, kt_pages *pages, size_t more, const kt_section *section)
{
	if (pages->count + more <= KT_PAGES_MOST)
		return false;
	if (!pages->full) {
		kt_diag_error(makeup->diag, KT_DIAG_LARGE, section->template_name->at,
		              "page %d: an edition has %d pages at most, and `%.*s` needs more", KT_PAGES_MOST + 1,
		              KT_PAGES_MOST, KT_STR_ARG(section->id));
		kt_diag_hint(makeup->diag, "make two brochures of it, or let a page hold more");
	}
	pages->full = true;
	return true;
}

kt_page *kt_pages_add(kt_makeup *makeup, kt_pages *pages)
{
	const kt_page_form *form = &makeup->layout->page;
	kt_page *page = KT_NEW(makeup->kept, kt_page);
	*page = (kt_page){
	        .width = form->width,
	        .height = form->height,
	        .bleed = form->bleed,
	        .grid = grid_of(makeup, kt_pages_folds_at_start(makeup, kt_pages_is_recto(pages, pages->count))),
	        .label = page_label(makeup, pages->count - pages->first + 1)};
	pages->items = grow(makeup, pages->items, pages->count, &pages->room, sizeof(kt_page *));
	pages->items[pages->count++] = page;
	return page;
}

void kt_pages_outline(kt_makeup *makeup, kt_pages *pages, kt_outline_item item)
{
	pages->outline = grow(makeup, pages->outline, pages->outline_count, &pages->outline_room, sizeof item);
	pages->outline[pages->outline_count++] = item;
}

void kt_pages_outcome(kt_makeup *makeup, kt_pages *pages, kt_outcome outcome)
{
	pages->outcomes = grow(makeup, pages->outcomes, pages->outcome_count, &pages->outcome_room, sizeof outcome);
	pages->outcomes[pages->outcome_count++] = outcome;
}
