#include "layout/makeup.h"

#include <string.h>

kt_makeup kt_makeup_part(const kt_makeup *whole, unsigned language, kt_edition *part, kt_tag *root)
{
	kt_makeup makeup = *whole;
	*part = kt_edition_part(whole->edition, language);
	makeup.edition = part;
	makeup.root = root;
	makeup.two = 0;
	makeup.measured = KT_NEW_ARRAY(whole->arena, kt_measured *, part->brochure->block_count);
	makeup.folio_lines = NULL;
	return makeup;
}

kt_extent kt_makeup_extent(const kt_page_form *page, kt_phrase_span span, bool recto)
{
	kt_len pitch = page->column + page->gutter;
	kt_len left = recto || !page->facing ? page->inner : page->outer;
	unsigned columns = span.to - span.from + 1;
	return (kt_extent){left + (kt_len)(span.from - 1) * pitch, (kt_len)columns * pitch - page->gutter, columns};
}

void kt_makeup_halve(const kt_page_form *page, kt_extent whole, kt_extent halves[2])
{
	kt_len width = (whole.width - page->gutter) / 2;
	unsigned columns = whole.columns > 1 ? whole.columns / 2 : 1;
	halves[0] = (kt_extent){whole.x, width, columns};
	halves[1] = (kt_extent){whole.x + whole.width - width, width, columns};
}

kt_setting kt_makeup_setting(const kt_makeup *makeup, const kt_section *section)
{
	const kt_stylesheet *sheet = &makeup->layout->sheet;
	const kt_page_form *page = &makeup->layout->page;
	return (kt_setting){.count = 1,
	                    .edition = makeup->edition,
	                    .section = section,
	                    .styles = &sheet->styles,
	                    .inks = &sheet->palette.inks,
	                    .grounds = sheet->palette.grounds,
	                    .ground_count = sheet->palette.ground_count,
	                    .grid = {page->row, page->step, page->below, 1, page->column, page->gutter},
	                    .fit = KT_FIT_NONE,
	                    .setter = makeup->setter,
	                    .structure = makeup->structure,
	                    .arena = makeup->arena,
	                    .diag = makeup->diag};
}

static bool same_pairing(const kt_pairing *a, const kt_pairing *b)
{
	if (a == b || !a || !b)
		return a == b;
	return a->first == b->first && a->count == b->count &&
	       (a->count == 0 || memcmp(a->lines, b->lines, a->count * sizeof *a->lines) == 0);
}

static bool same(const kt_setting *a, const kt_setting *b)
{
	return a->width == b->width && a->room == b->room && a->count == b->count && a->language[0] == b->language[0] &&
	       a->look == b->look && a->ground == b->ground && a->grid.columns == b->grid.columns &&
	       kt_fit_same(a->fit, b->fit) && same_pairing(a->pairing, b->pairing);
}

const kt_measured *kt_makeup_measure(kt_makeup *makeup, const kt_block_kind *kind, const kt_placed *block,
                                     const kt_setting *setting)
{
	kt_measured **at = &makeup->measured[block->index];
	for (; *at; at = &(*at)->next)
		if (same(&(*at)->setting, setting))
			return *at;
	kt_measured *made = KT_NEW(makeup->arena, kt_measured);
	made->setting = *setting;
	kind->measure(block, &made->setting, &made->slices);
	*at = made;
	return made;
}
