/* How many strips too many: bisection over where the text would have to end, each end tried by filling the columns anew.
 * A text that must lose n lines fits as well without n + 1, but for a paragraph that may not part: near enough. */
#include "layout/overflow.h"

#include "layout/copyfit.h"

typedef struct reporting {
	kt_makeup *makeup;
	const kt_section *section;
	const kt_plan *plan;
	size_t page;
} reporting;

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
static bool find_culprit(const kt_edition *edition, const kt_matter_part *part, unsigned side, culprit *found)
{
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

/* Does it stand in the block's lines of its file? */
static bool is_within(const kt_section *section, const kt_placed *block, kt_place at)
{
	const kt_placed *next = block + 1, *end = section->body + section->body_count;
	return at.source == block->at.source && at.line >= block->at.line && (next == end || at.line < next->at.line);
}

typedef struct grown {
	kt_place at;
	unsigned language;
	size_t more, count; /* characters than its source; in all */
} grown;

static void compare(const kt_edition *edition, const kt_message *message, unsigned language, grown *best)
{
	const kt_rich *text = kt_edition_text(edition, message->index, language);
	size_t source = kt_str_count(message->source), count = kt_str_count(text->text);
	size_t more = count > source ? count - source : 0;
	if (more > best->more || (more == best->more && count > best->count))
		*best = (grown){text->at, language, more, count};
}

static void compare_all(const kt_edition *edition, const kt_message *message, grown *best)
{
	for (unsigned language = 0; language < edition->language_count; language++)
		compare(edition, message, language, best);
}

/* Of what a drawing says, in all languages, the text that outgrew its source most, or else the longest. One without
 * words may have been left too little by a title that outgrew its own. */
static kt_place grown_text(const reporting *r, const kt_placed *block, unsigned *language)
{
	const kt_edition *edition = r->makeup->edition;
	const kt_messages *messages = &edition->brochure->messages;
	grown best = {.at = block->at, .language = *language};
	for (uint32_t i = 0; i < messages->count; i++)
		if (!messages->items[i].heard && is_within(r->section, block, messages->items[i].at))
			compare_all(edition, &messages->items[i], &best);
	if (best.count == 0 && r->section->title.count > 0) {
		grown title = {0};
		compare_all(edition, &messages->items[r->section->title.first], &title);
		best = title.more > 0 ? title : best;
	}
	*language = best.language;
	return best.at;
}

/* The last text of a slot in a language; of a drawing, what outgrew its source, in whichever. */
static culprit last_text(const reporting *r, const kt_plan_slot *slot, unsigned *language)
{
	const kt_placed *block = slot->lodgers[slot->lodger_count - 1]->block;
	culprit found = {.leading = r->makeup->layout->page.row};
	for (unsigned i = slot->matter.part_count; i-- > 0;)
		for (unsigned side = 0; side < slot->matter.parts[i].sides; side++)
			if (slot->matter.parts[i].language[side] == *language &&
			    find_culprit(r->makeup->edition, &slot->matter.parts[i], side, &found))
				return found;
	found.at = block ? grown_text(r, block, language) : r->section->title.node->at;
	return found;
}

static bool fits_without(const kt_plan_slot *slot, size_t strips)
{
	size_t ends[KT_FLOW_FRAMES], end = slot->matter.strip_count - strips;
	return kt_flow_fill(slot->matter.strips, slot->from, end, &slot->room, ends) == end;
}

/* The least number of strips without which the rest fits; all of them: none does. */
static size_t strips_over(const kt_plan_slot *slot)
{
	size_t too_few = 0, enough = slot->matter.strip_count - slot->from;
	while (enough - too_few > 1) {
		size_t middle = too_few + (enough - too_few) / 2;
		if (fits_without(slot, middle))
			enough = middle;
		else
			too_few = middle;
	}
	return enough;
}

/* Lines of text that each language has in the slot's last strips. */
static void count_lines(const kt_plan_slot *slot, size_t strips, size_t lines[KT_EDITION_LANGUAGES])
{
	for (size_t i = slot->matter.strip_count - strips; i < slot->matter.strip_count; i++) {
		const kt_strip *strip = &slot->matter.strips[i];
		const kt_matter_part *part = &slot->matter.parts[strip->part];
		for (unsigned side = 0; !part->heading && side < part->sides; side++)
			for (size_t n = 0; n < strip->count[side]; n++)
				lines[part->language[side]] +=
				        part->set[side]->slices.items[strip->first[side] + n].lines > 0;
	}
}

/* What is too high as a whole (a title, a callout): by how much its depth passes the frame's. */
static size_t lines_by_depth(const reporting *r, const kt_plan_slot *slot, kt_len leading)
{
	kt_len over = kt_plan_over(slot, r->makeup->layout->page.row) / (kt_len)slot->berth.column_count;
	if (slot->end == slot->from && slot->berth.column_count == 1)
		over = kt_len_max(over - slot->room.frames[0].height, 1);
	return (size_t)((over + leading - 1) / leading);
}

static void report_lines(const reporting *r, const kt_plan_slot *slot, unsigned language, size_t lines)
{
	kt_makeup *makeup = r->makeup;
	culprit text = last_text(r, slot, &language);
	if (lines == 0)
		lines = lines_by_depth(r, slot, text.leading);
	kt_str name = slot->slot->name, tag = makeup->edition->languages[language];
	kt_str easing = kt_copyfit_words(makeup->arena, r->plan->ease);
	kt_buf about = kt_buf_in(makeup->arena), after = kt_buf_in(makeup->arena);
	if (text.per_line > 0)
		kt_buf_print(&about, " (about %zu characters)", text.per_line * lines);
	if (easing.len > 0)
		kt_buf_print(&after, ", after easing to %.*s", KT_STR_ARG(easing));
	kt_diag_error(makeup->diag, KT_DIAG_OVERFLOW, text.at,
	              "page %zu, slot `%.*s`: %zu line%s%.*s too long in %.*s%.*s", r->page, KT_STR_ARG(name), lines,
	              lines == 1 ? "" : "s", KT_STR_ARG(kt_buf_str(&about)), KT_STR_ARG(tag),
	              KT_STR_ARG(kt_buf_str(&after)));
	if (text.per_line > 0)
		kt_diag_hint(makeup->diag, "write so much less here, or let the template continue");
	kt_diag_also(makeup->diag, slot->slot->at, "the slot");
}

/* Each language is told what it has too much; where that cannot be counted in lines, the longer one is. */
static void report_over(const reporting *r, const kt_plan_slot *slot)
{
	size_t lines[KT_EDITION_LANGUAGES] = {0}, strips = strips_over(slot);
	if (strips < slot->matter.strip_count - slot->from)
		count_lines(slot, strips, lines);
	bool counted = false;
	for (unsigned language = 0; language < KT_EDITION_LANGUAGES; language++) {
		if (lines[language] == 0)
			continue;
		report_lines(r, slot, language, lines[language]);
		counted = true;
	}
	if (!counted)
		report_lines(r, slot, kt_plan_longer(slot), 0);
}

static void report_cramped(const reporting *r)
{
	const kt_plan *plan = r->plan;
	kt_diag *diag = r->makeup->diag;
	const kt_slot *slot = plan->slots[plan->cramped].slot;
	kt_place at = r->section->title.node ? r->section->title.node->at : slot->at;
	if (plan->collides != KT_NO_SLOT) {
		kt_str other = plan->slots[plan->collides].slot->name;
		kt_diag_error(diag, KT_DIAG_COLLISION, at,
		              "page %zu: slots `%.*s` and `%.*s` stand on the same %d row%s", r->page,
		              KT_STR_ARG(slot->name), KT_STR_ARG(other), plan->missing, plan->missing == 1 ? "" : "s");
		kt_diag_hint(diag, "give them other rows, or say that one lies `over:` the other");
	} else {
		kt_diag_error(diag, KT_DIAG_OVERFLOW, at, "page %zu, slot `%.*s`: %d row%s less than it must have",
		              r->page, KT_STR_ARG(slot->name), plan->missing, plan->missing == 1 ? "" : "s");
	}
	kt_diag_also(diag, slot->at, "the slot");
}

void kt_overflow_report(kt_makeup *makeup, const kt_section *section, const kt_plan *plan, size_t page)
{
	reporting r = {makeup, section, plan, page};
	bool said = false;
	for (size_t i = 0; i < plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &plan->slots[i];
		if (slot->lodger_count > 0 && slot->end < slot->matter.strip_count) {
			report_over(&r, slot);
			said = true;
		}
	}
	if (!said && plan->cramped != KT_NO_SLOT)
		report_cramped(&r);
}

bool kt_overflow_grown(const kt_edition *edition, const kt_section *section, kt_str language, kt_place *at)
{
	const kt_messages *messages = &edition->brochure->messages;
	grown best = {0};
	for (uint32_t i = 0; i < messages->count; i++) {
		const kt_message *message = &messages->items[i];
		if (message->heard || section->body_count == 0 || message->at.source != section->body[0].at.source)
			continue;
		for (unsigned l = 0; l < edition->language_count; l++)
			if (language.len == 0 || kt_str_equal(language, edition->languages[l]))
				compare(edition, message, l, &best);
	}
	*at = best.at;
	return best.more > 0;
}
