/* A slot's blocks one after the other: measured at the width that they get there, cut into strips by parallel.c. */
#include "layout/matter.h"

#include "layout/parallel.h"

/* Berths */

static kt_extent union_of(kt_extent a, kt_extent b)
{
	return (kt_extent){a.x, b.x + b.width - a.x, 0};
}

static kt_two sharing_of(const kt_makeup *makeup, const kt_slot *slot, const kt_lodger *lodger)
{
	const kt_layout *layout = makeup->layout;
	if (!lodger->block) {
		const char *name = lodger->title ? "title" : "kicker";
		return kt_template_two(layout, slot, name, NULL, lodger->title ? KT_BLOCK_PARALLEL : 0);
	}
	const kt_block_kind *kind = kt_block_of(lodger->block);
	return kt_template_two(layout, slot, kind->form.kind, kind->form.class_name, kind->traits);
}

static size_t block_count(const kt_lodger *const *lodgers, size_t count)
{
	size_t blocks = 0;
	for (size_t i = 0; i < count; i++)
		blocks += lodgers[i]->block ? 1 : 0;
	return blocks;
}

static bool all_stack(const kt_makeup *makeup, const kt_slot *slot, const kt_lodger *const *lodgers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sharing_of(makeup, slot, lodgers[i]) != KT_TWO_STACK)
			return false;
	return true;
}

static const kt_ground *ground_below(const kt_template *template_, const kt_slot *slot)
{
	if (slot->ground)
		return slot->ground;
	if (slot->over != KT_NO_SLOT && template_->slots[slot->over].ground)
		return template_->slots[slot->over].ground;
	return template_->ground;
}

kt_berth kt_matter_berth(const kt_makeup *makeup, const kt_section *section, const kt_template *template_,
                         const kt_slot *slot, const kt_lodger *const *lodgers, size_t count, bool recto)
{
	const kt_page_form *page = &makeup->layout->page;
	bool beside = slot->across && !makeup->two && block_count(lodgers, count) > 1;
	const kt_measure *measure = beside ? slot->across : slot->measure;
	kt_berth berth = {.section = section,
	                  .slot = slot,
	                  .ground = ground_below(template_, slot),
	                  .by_part = beside,
	                  .column_count = measure->count,
	                  .fit = KT_FIT_NONE};
	for (unsigned i = 0; i < measure->count; i++)
		berth.columns[i] = kt_makeup_extent(page, measure->spans[i], recto);
	berth.whole = union_of(berth.columns[0], berth.columns[measure->count - 1]);
	berth.whole.columns = measure->spans[measure->count - 1].to - measure->spans[0].from + 1;
	if (!makeup->two || all_stack(makeup, slot, lodgers, count))
		return berth;
	if (measure->count == 2) {
		berth.sides[0] = berth.columns[0];
		berth.sides[1] = berth.columns[1];
	} else {
		kt_makeup_halve(page, berth.whole, berth.sides);
	}
	berth.columns[0] = berth.whole;
	berth.column_count = 1;
	return berth;
}

/* Parts */

typedef struct setting_up {
	kt_makeup *makeup;
	const kt_berth *berth;
	kt_matter *matter;
	unsigned part; /* the one whose strips are being added */
	bool first;    /* no strip of it stands yet */
} setting_up;

static const kt_look *look_of(const setting_up *s, const kt_lodger *lodger)
{
	const kt_stylesheet *sheet = &s->makeup->layout->sheet;
	const kt_look *looks = s->berth->slot->looks ? s->berth->slot->looks : sheet->looks;
	return &looks[kt_stylesheet_look(sheet, lodger->block)];
}

static kt_setting setting_of(const setting_up *s, const kt_matter_part *part, kt_extent extent)
{
	kt_setting setting = kt_makeup_setting(s->makeup, s->berth->section);
	setting.width = extent.width - part->pad.start - part->pad.end;
	setting.grid.columns = extent.columns;
	setting.look = look_of(s, part->lodger)->record[s->makeup->two];
	setting.ground = part->ground;
	setting.fit = s->berth->fit;
	if (part->kind->traits & KT_BLOCK_PARALLEL)
		setting.width -= s->berth->narrower;
	/* Running text is measured the same in any room: so it is measured once. */
	else if (s->berth->room > 0)
		setting.room = kt_len_max(s->berth->room - part->pad.top - part->pad.bottom, 1);
	return setting;
}

/* Where two languages stand beside each other, how many lines each paragraph takes is chosen for both together. */
static void pair_sides(setting_up *s, kt_matter_part *part)
{
	kt_pairing chosen[2];
	const kt_slices *slices[2] = {&part->set[0]->slices, &part->set[1]->slices};
	if (!kt_pairing_choose(s->makeup->arena, slices, chosen))
		return;
	for (unsigned side = 0; side < 2; side++) {
		kt_pairing *own = KT_NEW(s->makeup->arena, kt_pairing);
		kt_setting setting = part->set[side]->setting;
		*own = chosen[side];
		setting.pairing = own;
		part->set[side] = kt_makeup_measure(s->makeup, part->kind, part->lodger->block, &setting);
	}
}

static void measure_part(setting_up *s, kt_matter_part *part, kt_extent extent[2])
{
	for (unsigned side = 0; side < part->sides; side++) {
		kt_setting setting = setting_of(s, part, extent[side]);
		setting.language[0] = part->language[side];
		setting.count = 1;
		if (part->sides == 2)
			setting.pairing = &kt_pairing_open;
		if (s->makeup->two && part->stretched) {
			setting.count = s->makeup->edition->language_count;
			for (unsigned l = 0; l < setting.count; l++)
				setting.language[l] = l;
		}
		part->set[side] = kt_makeup_measure(s->makeup, part->kind, part->lodger->block, &setting);
	}
	if (part->sides == 2)
		pair_sides(s, part);
}

static kt_matter_part *new_part(setting_up *s, const kt_lodger *lodger)
{
	kt_matter *matter = s->matter;
	kt_matter_part *part = &matter->parts[matter->part_count];
	s->part = matter->part_count++;
	s->first = true;
	*part = (kt_matter_part){.lodger = lodger, .sides = 1, .ground = s->berth->ground};
	if (!lodger->block)
		return part;
	part->kind = kt_block_of(lodger->block);
	const kt_panel *panel = &look_of(s, lodger)->panel[s->makeup->two];
	if (kt_panel_is(panel)) {
		part->panel = panel;
		part->pad = kt_panel_pads(part->panel, s->makeup->layout->page.row);
		if (part->panel->ground && !s->berth->slot->ground)
			part->ground = part->panel->ground;
	}
	return part;
}

/* Strips */

static const kt_message *paragraph(const setting_up *s, const kt_slices *slices, size_t at)
{
	uint32_t index = slices->items[at].message;
	const kt_message *message =
	        index == KT_NO_MESSAGE ? NULL : &s->makeup->edition->brochure->messages.items[index];
	return message && message->prose && message->part.kind == KT_PROSE_PARAGRAPH ? message : NULL;
}

/* White between two paragraphs of a part; 0: it has no two. */
static kt_len paragraph_gap(const setting_up *s, const kt_matter_part *part)
{
	const kt_slices *slices = &part->set[0]->slices;
	for (size_t i = 1; i < slices->count; i++)
		if (slices->items[i].line == 0 && paragraph(s, slices, i) && paragraph(s, slices, i - 1))
			return slices->items[i].before;
	return 0;
}

/* Where one text follows another, the white between them is that between their paragraphs; 0: where not, or not known. */
static kt_len text_gap(const setting_up *s)
{
	const kt_matter_part *part = &s->matter->parts[s->part], *above = s->part > 0 ? part - 1 : NULL;
	if (!above || !above->set[0] || !part->set[0] || above->kind != part->kind || part->panel ||
	    part->set[0]->slices.count == 0 || !paragraph(s, &part->set[0]->slices, 0))
		return 0;
	kt_len gap = paragraph_gap(s, above);
	return gap > 0 ? gap : paragraph_gap(s, part);
}

static void add_strip(void *context, const kt_strip *strip)
{
	setting_up *s = context;
	kt_matter *matter = s->matter;
	const kt_page_form *page = &s->makeup->layout->page;
	if (matter->strip_count == matter->strip_room) {
		size_t room = matter->strip_room > 0 ? 2 * matter->strip_room : 32;
		matter->strips = kt_arena_grow(s->makeup->arena, matter->strips, matter->strip_count * sizeof(kt_strip),
		                               room * sizeof(kt_strip));
		matter->strip_room = room;
	}
	kt_strip *added = &matter->strips[matter->strip_count++];
	*added = *strip;
	added->part = s->part;
	const kt_matter_part *part = &matter->parts[s->part];
	uint32_t message = part->set[0] && added->count[0] > 0 ? part->set[0]->slices.items[added->first[0]].message
	                                                       : KT_NO_MESSAGE;
	const kt_messages *messages = &s->makeup->edition->brochure->messages;
	added->heading = message != KT_NO_MESSAGE && messages->items[message].prose &&
	                 messages->items[message].part.kind == KT_PROSE_SUBHEAD;
	if (s->first) {
		kt_len gap = text_gap(s);
		added->snaps = gap == 0;
		added->before = kt_len_max(added->before, gap > 0 ? gap : (added->heading ? 2 : 1) * page->row);
	}
	if (added->heading && s->berth->tight_heads && added->before > page->row)
		added->before = page->row;
	s->first = false;
}

/* Where a lodger goes on: the slices that stand on pages before. In another width only whole messages did. */
static size_t resume(const kt_lodger *lodger, unsigned language, const kt_measured *set)
{
	const kt_measured *before = lodger->done_in[language];
	size_t done = lodger->done[language];
	if (!before || before == set || done == 0)
		return before ? done : 0;
	if (done >= before->slices.count)
		return set->slices.count;
	uint32_t message = before->slices.items[done].message;
	for (size_t i = 0; i < set->slices.count; i++)
		if (set->slices.items[i].message == message)
			return i;
	return set->slices.count;
}

static kt_len depth_of(const kt_matter_part *part, unsigned side)
{
	const kt_slices *slices = &part->set[side]->slices;
	return kt_setting_depth(slices, 0, slices->count);
}

/* What fills its frame is one strip. */
static void add_whole(setting_up *s, const kt_matter_part *part)
{
	kt_strip strip = {.breaks = true, .whole = true};
	for (unsigned side = 0; side < part->sides; side++) {
		strip.count[side] = part->set[side]->slices.count;
		strip.height = kt_len_max(strip.height, depth_of(part, side));
	}
	if (part->lodger->done[part->language[0]] == 0 && strip.count[0] + strip.count[1] > 0)
		add_strip(s, &strip);
}

static void add_sides(setting_up *s, const kt_matter_part *part, size_t skip)
{
	kt_parallel_side sides[2] = {{0}};
	for (unsigned side = 0; side < part->sides; side++) {
		size_t at = resume(part->lodger, part->language[side], part->set[side]);
		sides[side] = (kt_parallel_side){&part->set[side]->slices, at > skip ? at : skip};
	}
	while (kt_parallel_next(sides, part->sides, add_strip, s))
		;
}

/* A subhead at the head of the slot goes over all columns: measured once more, in the whole width. */
static size_t add_head(setting_up *s, const kt_matter_part *part)
{
	const kt_slices *narrow = &part->set[0]->slices;
	const kt_messages *messages = &s->makeup->edition->brochure->messages;
	if (!s->berth->slot->spans_subheads || s->berth->column_count < 2 || s->matter->strip_count > 0 ||
	    narrow->count == 0 || part->lodger->done[0] > 0 || part->panel)
		return 0;
	uint32_t message = narrow->items[0].message;
	if (message == KT_NO_MESSAGE || !messages->items[message].prose ||
	    messages->items[message].part.kind != KT_PROSE_SUBHEAD)
		return 0;
	kt_matter_part *head = KT_NEW(s->makeup->arena, kt_matter_part);
	*head = *part;
	measure_part(s, head, (kt_extent[2]){s->berth->whole, s->berth->whole});
	const kt_slices *wide = &head->set[0]->slices;
	size_t count = 0, skip = 0;
	while (count < wide->count && wide->items[count].message == message)
		s->matter->head_height += wide->items[count++].height;
	while (skip < narrow->count && narrow->items[skip].message == message)
		skip++;
	s->matter->head = head;
	s->matter->head_count = count;
	kt_len row = s->makeup->layout->page.row;
	s->matter->head_height += kt_len_max(skip < narrow->count ? narrow->items[skip].before : 0, row);
	s->matter->head_height = (s->matter->head_height + row - 1) / row * row;
	return skip;
}

/* What stands in a panel does not part, and has the panel's white above and below. */
static void enclose(kt_matter *matter, size_t first, kt_panel_pad pad)
{
	if (first == matter->strip_count)
		return;
	for (size_t i = first; i + 1 < matter->strip_count; i++)
		matter->strips[i].breaks = false;
	matter->strips[first].height += pad.top;
	matter->strips[matter->strip_count - 1].height += pad.bottom;
}

static void add_block(setting_up *s, kt_matter_part *part, kt_extent extent[2])
{
	size_t first = s->matter->strip_count;
	measure_part(s, part, extent);
	if (part->kind->traits & KT_BLOCK_FILLS)
		add_whole(s, part);
	else
		add_sides(s, part, part->sides == 1 ? add_head(s, part) : 0);
	if (part->panel)
		enclose(s->matter, first, part->pad);
}

static void add_heading(setting_up *s, kt_matter_part *part, kt_len width)
{
	const kt_berth *berth = s->berth;
	part->heading = kt_heading_make(s->makeup, berth->section, berth->slot, part->lodger->title, part->language,
	                                part->sides, width, berth->fit);
	if (!part->heading)
		return;
	kt_strip strip = {.height = part->heading->height, .breaks = true, .whole = true, .count = {1, 1}};
	/* A stacked title stands clear of the one above and of the rule between them. */
	if (part->language[0] > 0)
		strip.before = (berth->slot->rule.width > 0 ? KT_HEADING_GAP_ROWS : 1) * s->makeup->layout->page.row;
	add_strip(s, &strip);
}

static void add_set(setting_up *s, kt_matter_part *part)
{
	const kt_berth *berth = s->berth;
	kt_extent extent[2] = {berth->columns[0], berth->columns[0]};
	if (part->stretched)
		extent[0] = berth->whole;
	for (unsigned side = 0; part->sides == 2 && side < 2; side++)
		extent[side] = berth->sides[side];
	if (part->kind)
		add_block(s, part, extent);
	else
		add_heading(s, part, extent[0].width);
}

/* A kicker is one line of names, mostly the same in both languages: then it stands once. */
static bool same_kicker(const setting_up *s)
{
	const kt_section *section = s->berth->section;
	return kt_str_equal(kt_edition_kicker(s->makeup->edition, section, 0)->text,
	                    kt_edition_kicker(s->makeup->edition, section, 1)->text);
}

static void add_lodger(setting_up *s, const kt_lodger *lodger)
{
	kt_two two = s->makeup->two ? sharing_of(s->makeup, s->berth->slot, lodger) : KT_TWO_SHARE;
	if (s->makeup->two && !lodger->block && two == KT_TWO_SHARE)
		two = lodger->title ? KT_TWO_SPLIT : KT_TWO_STACK;
	if (s->makeup->two && lodger->block && two == KT_TWO_SHARE &&
	    kt_block_of(lodger->block)->traits & KT_BLOCK_PARALLEL)
		two = KT_TWO_STACK; /* a block that is set in one language at a time */
	if (two == KT_TWO_STACK) {
		bool once = !lodger->block && !lodger->title && same_kicker(s);
		for (unsigned language = 0; language < (once ? 1u : 2u); language++) {
			kt_matter_part *part = new_part(s, lodger);
			part->language[0] = language;
			add_set(s, part);
		}
		return;
	}
	kt_matter_part *part = new_part(s, lodger);
	if (two == KT_TWO_SPLIT) {
		part->sides = 2;
		part->language[1] = 1;
	} else {
		part->stretched = s->makeup->two == 1;
	}
	add_set(s, part);
}

kt_matter kt_matter_make(kt_makeup *makeup, const kt_berth *berth, const kt_lodger *const *lodgers, size_t count)
{
	kt_matter matter = {.parts = KT_NEW_ARRAY(makeup->arena, kt_matter_part, 2 * count)};
	setting_up s = {.makeup = makeup, .berth = berth, .matter = &matter};
	for (size_t i = 0; i < count; i++)
		add_lodger(&s, lodgers[i]);
	return matter;
}

/* The last slice of a message in a language, by the strip that it ends with; NULL: there is none. */
static const kt_slice *ends_with(const kt_matter_part *part, const kt_strip *strip, unsigned side)
{
	const kt_slices *slices = &part->set[side]->slices;
	size_t end = strip->first[side] + strip->count[side];
	return end > 0 && slices->items[end - 1].message != KT_NO_MESSAGE ? &slices->items[end - 1] : NULL;
}

/* In how many lines it would be set by itself. */
static size_t best_of(const kt_slice *slice)
{
	return slice->counts && slice->counts->best > 0 ? slice->counts->best : slice->lines;
}

static unsigned apart(size_t a, size_t b)
{
	return (unsigned)(a > b ? a - b : b - a);
}

void kt_matter_white(const kt_matter *matter, size_t from, size_t end, kt_pairing_white *white)
{
	for (size_t i = from; i < end; i++) {
		const kt_strip *strip = &matter->strips[i];
		const kt_matter_part *part = &matter->parts[strip->part];
		if (!strip->whole || part->sides < 2 || !part->set[1])
			continue;
		const kt_slice *one = ends_with(part, strip, 0), *other = ends_with(part, strip, 1);
		if (!one || !other || one->message != other->message)
			continue;
		white->alone += apart(best_of(one), best_of(other));
		white->together += apart(one->lines, other->lines);
	}
}
