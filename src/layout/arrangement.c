#include "layout/arrangement.h"

#include "layout/filling.h"
#include "layout/jump.h"
#include "layout/spread.h"

/* `fills`: pages that fill the booklet up stand before the last section. */
static void set_sections(kt_makeup *makeup, size_t from, bool fills, kt_pages *pages)
{
	const kt_brochure *brochure = makeup->edition->brochure;
	for (size_t i = from; i < brochure->section_count; i++) {
		if (fills && i > 0 && i + 1 == brochure->section_count)
			kt_filling_put(makeup, &brochure->sections[i], pages);
		kt_take_set(makeup, &brochure->sections[i], pages);
	}
}

/* A language alone, its tags in a Part. */
static kt_makeup part_of(kt_makeup *whole, unsigned language, kt_edition *edition)
{
	kt_tag *part = kt_tag_add(whole->structure, whole->root, KT_TAG_PART);
	part->language = whole->edition->languages[language];
	return kt_makeup_part(whole, language, edition, part);
}

static void set_cover(const kt_makeup *whole, kt_pages *pages)
{
	kt_makeup cover = *whole;
	cover.two = 1;
	kt_take_set(&cover, whole->edition->brochure->sections, pages);
}

static bool is_against(const kt_makeup *whole, unsigned language)
{
	return kt_edition_right_to_left(whole->edition, language) != kt_edition_right_to_left(whole->edition, 0);
}

static void set_spreads(kt_makeup *whole, kt_pages *pages)
{
	const kt_brochure *brochure = whole->edition->brochure;
	kt_edition editions[2];
	kt_makeup parts[2];
	set_cover(whole, pages);
	for (unsigned l = 0; l < 2; l++) {
		parts[l] = kt_makeup_part(whole, l, &editions[l], whole->root);
		parts[l].against = is_against(whole, l);
		parts[l].faced = true;
	}
	for (size_t i = 1; i < brochure->section_count; i++)
		kt_spread_set(whole, parts, &brochure->sections[i], pages);
}

static void set_sequence(kt_makeup *whole, kt_pages *pages)
{
	const kt_brochure *brochure = whole->edition->brochure;
	set_cover(whole, pages);
	if (brochure->section_count < 2)
		return;
	kt_tag *line = kt_tag_add(whole->structure, whole->root, KT_TAG_P);
	line->language = whole->edition->languages[1];
	for (unsigned language = 0; language < whole->edition->language_count; language++) {
		kt_edition edition;
		kt_makeup part = part_of(whole, language, &edition);
		part.against = is_against(whole, language);
		set_sections(&part, 1, language > 0, pages);
		whole->unset = whole->unset || part.unset;
	}
	const kt_outcome *from = &pages->outcomes[1], *to = &pages->outcomes[brochure->section_count];
	if (!whole->unset && from->pages > 0 && to->pages > 0)
		kt_jump_draw(whole, pages, from, to, line);
}

static void set_halves(kt_makeup *whole, kt_pages *pages)
{
	for (unsigned language = 0; language < whole->edition->language_count; language++) {
		kt_edition edition;
		kt_makeup half = part_of(whole, language, &edition);
		pages->first = pages->count;
		set_sections(&half, 0, false, pages);
	}
}

/* Where nothing may stand before the last section. */
static void fill_end(const kt_makeup *makeup, kt_pages *pages)
{
	const kt_edition *edition = makeup->edition;
	if (edition->arrangement != KT_ARRANGEMENT_FACING && edition->arrangement != KT_ARRANGEMENT_FLIP &&
	    edition->brochure->section_count > 1)
		return;
	kt_makeup whole = *makeup;
	whole.two = edition->language_count - 1;
	kt_filling_put(&whole, NULL, pages);
}

void kt_arrangement_set(kt_makeup *makeup, kt_pages *pages)
{
	switch (makeup->edition->arrangement) {
	case KT_ARRANGEMENT_ONE:
	case KT_ARRANGEMENT_SIDE_BY_SIDE:
		set_sections(makeup, 0, true, pages);
		break;
	case KT_ARRANGEMENT_FACING:
		set_spreads(makeup, pages);
		break;
	case KT_ARRANGEMENT_SEQUENTIAL:
		set_sequence(makeup, pages);
		break;
	case KT_ARRANGEMENT_FLIP:
		set_halves(makeup, pages);
		break;
	}
	fill_end(makeup, pages);
}
