#include "app/waiver.h"

static void add(kt_waivers *waivers, const kt_field_list *said, uint32_t block)
{
	const kt_waive *items = said->items;
	for (size_t i = 0; i < said->count; i++)
		waivers->items[waivers->count++] = (kt_waiver){.said = &items[i], .block = block};
}

kt_waivers kt_waivers_of(const kt_brochure *brochure, kt_arena *arena)
{
	size_t count = 0;
	for (size_t s = 0; s < brochure->section_count; s++) {
		const kt_section *section = &brochure->sections[s];
		count += section->waive.count;
		for (size_t b = 0; b < section->body_count; b++)
			count += section->body[b].waive.count;
	}
	kt_waivers waivers = {.items = KT_NEW_ARRAY(arena, kt_waiver, count)};
	for (size_t s = 0; s < brochure->section_count; s++) {
		const kt_section *section = &brochure->sections[s];
		add(&waivers, &section->waive, section->title_block);
		for (size_t b = 0; b < section->body_count; b++)
			add(&waivers, &section->body[b].waive, section->body[b].index);
	}
	return waivers;
}

/* The block that a tag belongs to: a text's own tag, or one above it, is bound to a message of the block. */
static bool is_of_block(const kt_tag *tag, uint32_t block)
{
	while (tag && !tag->bound)
		tag = tag->parent;
	return tag && tag->key.block == block;
}

static bool takes(kt_waiver *waiver, kt_str edition, const kt_finding *finding)
{
	const kt_waive *said = waiver->said;
	if (said->edition && !kt_str_equal(said->edition->text, edition))
		return false;
	waiver->met = true;
	if (!finding || !kt_str_is(said->check->text, finding->check->name) ||
	    !is_of_block(finding->tag, waiver->block))
		return false;
	waiver->bites = true;
	return true;
}

void kt_waivers_apply(kt_waivers *waivers, kt_str edition, kt_findings *findings)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		bool waived = false;
		for (size_t w = 0; w < waivers->count; w++)
			waived = takes(&waivers->items[w], edition, &findings->items[i]) || waived;
		if (!waived)
			findings->items[kept++] = findings->items[i];
	}
	findings->count = kept;
	for (size_t w = 0; w < waivers->count; w++)
		takes(&waivers->items[w], edition, NULL);
}

void kt_waivers_report(const kt_waivers *waivers, kt_diag *diag)
{
	for (size_t w = 0; w < waivers->count; w++) {
		const kt_waive *said = waivers->items[w].said;
		if (!waivers->items[w].met || waivers->items[w].bites)
			continue;
		kt_diag_warn(diag, KT_DIAG_WAIVER, said->check->at,
		             "this waiver is of no use any more: %.*s finds nothing here",
		             KT_STR_ARG(said->check->text));
		kt_diag_hint(diag, "take it away, so that a new fault is seen");
	}
}
