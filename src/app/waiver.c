#include "app/waiver.h"

static void add(kt_waivers *waivers, const kt_field_list *said, uint32_t block, kt_place at, int32_t only)
{
	const kt_waive *items = said->items;
	for (size_t i = 0; i < said->count; i++)
		waivers->items[waivers->count++] =
		        (kt_waiver){.said = &items[i], .block = block, .at = at, .only = only};
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
		kt_place title = section->title.node ? section->title.node->at : KT_NOWHERE;
		add(&waivers, &section->waive, section->title_block, title, section->only);
		for (size_t b = 0; b < section->body_count; b++) {
			const kt_placed *block = &section->body[b];
			add(&waivers, &block->waive, block->index, block->at,
			    section->only == KT_ONLY_BOTH ? block->only : section->only);
		}
	}
	return waivers;
}

static bool is_for(const kt_waiver *waiver, const kt_edition *edition)
{
	size_t check = kt_check_find(waiver->said->check->text);
	return check < KT_CHECK_COUNT && kt_check_is_for(&kt_checks[check], edition->target) &&
	       kt_only_shows(waiver->only, edition->target) &&
	       (!waiver->said->edition || kt_str_equal(waiver->said->edition->text, edition->name));
}

/* The block that a tag belongs to: a text's own tag, or one above it, is bound to a message of the block. */
static bool is_of_block(const kt_tag *tag, uint32_t block)
{
	while (tag && !tag->bound)
		tag = tag->parent;
	return tag && tag->key.block == block;
}

/* What decorates, such as a panel or a rule, has no tag: it stands where its block does. */
static bool is_at(const kt_waiver *waiver, const kt_finding *finding)
{
	return !finding->tag && finding->at.source && finding->at.source == waiver->at.source &&
	       finding->at.line == waiver->at.line && finding->at.column == waiver->at.column;
}

static bool takes(const kt_waiver *waiver, const kt_finding *finding)
{
	return kt_str_is(waiver->said->check->text, finding->check->name) &&
	       (is_of_block(finding->tag, waiver->block) || is_at(waiver, finding));
}

/* The first one that takes it away bites; the others are for nothing. */
static bool is_waived(kt_waivers *waivers, const kt_edition *edition, const kt_finding *finding)
{
	bool waived = false;
	for (size_t w = 0; w < waivers->count; w++) {
		kt_waiver *waiver = &waivers->items[w];
		if (!is_for(waiver, edition) || !takes(waiver, finding))
			continue;
		/* Another thread may set them at the same time; none takes them back. */
		if (waived)
			waiver->again = true;
		else
			waiver->bites = true;
		waived = true;
	}
	return waived;
}

kt_findings kt_waivers_apply(kt_waivers *waivers, kt_arena *arena, const kt_edition *edition,
                             const kt_findings *findings)
{
	kt_findings kept = {.items = KT_NEW_ARRAY(arena, kt_finding, findings->count)};
	for (size_t w = 0; w < waivers->count; w++)
		if (is_for(&waivers->items[w], edition))
			waivers->items[w].met = true;
	for (size_t i = 0; i < findings->count; i++)
		if (!is_waived(waivers, edition, &findings->items[i]))
			kept.items[kept.count++] = findings->items[i];
	return kept;
}

void kt_waivers_report(const kt_waivers *waivers, kt_diag *diag)
{
	for (size_t w = 0; w < waivers->count; w++) {
		const kt_waiver *waiver = &waivers->items[w];
		const kt_node *check = waiver->said->check;
		if (!waiver->met || waiver->bites)
			continue;
		if (waiver->again) {
			kt_diag_warn(diag, KT_DIAG_WAIVER, check->at,
			             "this waiver is of no use: another one takes away all that %.*s finds here",
			             KT_STR_ARG(check->text));
			kt_diag_hint(diag, "take one of them away");
			continue;
		}
		kt_diag_warn(diag, KT_DIAG_WAIVER, check->at,
		             "this waiver is of no use any more: %.*s finds nothing here", KT_STR_ARG(check->text));
		kt_diag_hint(diag, "take it away, so that a new fault is seen");
	}
}
