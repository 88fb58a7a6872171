/* blocks/axis puts years and labels. First with all words whole; where that gives no place to every label, with words
 * broken. A label that would be a pillar of single words hangs lower, unless the frame is too low for that. The outer
 * marks stand in by half of what their labels take, so that all is within the measure. */
#include "blocks/timeline_plan.h"

#include "blocks/drawing.h"

/* Proportions, in hundredths of a row. */
/* White that gives way in a low frame: at its widest, and at its narrowest. */
#define LABEL_TO_BRACKET 80, 55
#define BRACKET_TO_AXIS  200, 110
#define AXIS_TO_YEAR     90, 78
#define TIER_GAP         55, 38 /* from the foot of the upper labels to the lower ones, or their years */
#define YEAR_TO_LABEL    20
#define LABEL_GAP_EIGHTHS                                                                                              \
	5              /* between labels, in eighths of their size: twice a word space, so that no two read as one */
#define WORTH_EMS   9  /* the measure that a label is worth at least, in its size */
#define WORTH_LINES 3  /* … and in how many lines it reads well */
#define LINES_MOST  4  /* of a label beside its neighbours; with more it is lowered */
#define EVEN_EMS    15 /* the measure of a lowered label at most: it takes less where its lines are more even so */
#define EVEN_STEP   16 /* measures are tried that differ by an em through this, */
#define EVEN_GAIN   32 /* … and a wider one must make the lines more even by an em through this */
#define INSET_PART  6  /* the outer marks stand in by the measure through this at most */

kt_len kt_timeline_rows(const kt_setting *setting, int hundredths)
{
	return kt_len_scale(setting->grid.row, hundredths, 100);
}

/* A number as a year; what is none is reported, and is the nearest one. */
static int32_t year_of(const kt_setting *setting, const kt_field_number *number)
{
	int64_t one = 1;
	for (unsigned i = 0; i < number->value.scale; i++)
		one *= 10;
	int64_t year = number->value.units / one;
	if (year * one == number->value.units && year >= -9999 && year <= 9999)
		return (int32_t)year;
	kt_diag_error(setting->diag, KT_DIAG_RANGE, number->node->at,
	              "a timeline takes whole years from -9999 to 9999");
	return year < -9999 ? -9999 : year > 9999 ? 9999 : (int32_t)year;
}

static kt_pair set_year(const kt_setting *setting, int32_t year, kt_place at)
{
	const kt_timeline_look *look = setting->look;
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	kt_rich written[KT_EDITION_LANGUAGES];
	for (unsigned i = 0; i < setting->count; i++) {
		kt_str language = setting->edition->languages[setting->language[i]];
		kt_number_text text;
		if (!kt_number_write(setting->edition->numbers, setting->arena, language, (kt_dec){year, 0},
		                     KT_NUMBER_YEAR, (kt_str){0}, at, setting->diag, &text))
			text.text = KT_STR("?"); /* reported */
		/* A space that does not show: without it the year and its label would be heard as one word. */
		written[i] = kt_rich_plain(kt_print(setting->arena, "%.*s ", KT_STR_ARG(text.text)), language, at);
		texts[i] = &written[i];
	}
	return kt_pair_set(setting, texts, look->year.style);
}

/* The gap's years; false: there is none, or none that can be drawn (reported). */
static bool read_gap(const kt_setting *setting, const kt_timeline_gap *gap, kt_timeline_plan *plan)
{
	if (gap->label.count == 0)
		return false;
	plan->from = year_of(setting, &gap->from);
	plan->to = year_of(setting, &gap->to);
	if (plan->from < plan->to)
		return true;
	kt_diag_error(setting->diag, KT_DIAG_RANGE, gap->to.node->at,
	              plan->from == plan->to ? "a gap from %d to %d has no length"
	                                     : "a gap from %d to %d ends before it begins",
	              plan->from, plan->to);
	return false;
}

/* Marks in the order of their years; those of one year in the order given. */
static void collect(const kt_setting *setting, const kt_timeline *timeline, kt_timeline_plan *plan)
{
	const kt_timeline_event *events = timeline->events.items;
	for (size_t i = 0; i < timeline->events.count; i++) {
		int32_t year = year_of(setting, &events[i].year);
		size_t at = plan->count++;
		for (; at > 0 && plan->marks[at - 1].year > year; at--)
			plan->marks[at] = plan->marks[at - 1];
		plan->marks[at] = (kt_timeline_mark){.event = &events[i], .year = year};
		kt_axis_add(&plan->axis, year);
	}
	plan->has_gap = read_gap(setting, &timeline->gap, plan);
	if (plan->has_gap) {
		kt_axis_add(&plan->axis, plan->from);
		kt_axis_add(&plan->axis, plan->to);
	}
}

static kt_len natural_width(const kt_setting *setting, uint32_t message, const kt_style *style)
{
	kt_len widest = 0;
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		const kt_rich *rich = kt_edition_text(setting->edition, message, language);
		widest = kt_len_max(widest, kt_prose_line(setting, rich, language, style)->widest);
	}
	return widest;
}

static kt_axis_label want_label(const kt_setting *setting, const kt_timeline_mark *m, bool broken)
{
	const kt_timeline_look *look = setting->look;
	const kt_style *style = look->label.style;
	uint32_t message = m->event->label.first;
	kt_axis_label label = {.length = natural_width(setting, message, style)};
	label.least = kt_len_max(m->words.width, kt_caption_least(setting, message, style, broken));
	label.worth = kt_len_max(label.least, kt_len_min(label.length, WORTH_EMS * style->size));
	/* Wider, until it reads well: few words fill their lines. */
	for (kt_caption c; label.worth < label.length; label.worth += label.worth / 8) {
		c = kt_caption_set(setting, message, style, KT_ALIGN_CENTRE, label.worth);
		if (c.lines[0]->count <= WORTH_LINES && (c.count < 2 || c.lines[1]->count <= WORTH_LINES))
			break;
	}
	return label;
}

/* Marks and labels, with words broken where they must be or not at all. Returns the room that is missing. */
static kt_len place_labels(const kt_setting *setting, kt_timeline_plan *plan, kt_axis_label *labels, bool broken,
                           unsigned lines)
{
	const kt_timeline_look *look = setting->look;
	size_t last = plan->count - 1;
	for (size_t i = 0; i < plan->count; i++)
		labels[i] = want_label(setting, &plan->marks[i], broken);
	kt_len least = kt_timeline_rows(setting, KT_TIMELINE_MARK_CLEAR), most = setting->width / INSET_PART;
	kt_len from = kt_len_max(kt_len_min((labels[0].worth + 1) / 2, most), least);
	kt_len to = kt_len_max(kt_len_min((labels[last].worth + 1) / 2, most), least);
	kt_axis_place(&plan->axis, from, setting->width - to);
	for (size_t i = 0; i < plan->count; i++)
		labels[i].at = kt_axis_at(&plan->axis, plan->marks[i].year);
	return kt_axis_label_place(labels, plan->count, setting->width, LABEL_GAP_EIGHTHS * look->label.style->size / 8,
	                           lines);
}

bool kt_timeline_plan_again(const kt_timeline_plan *plan, size_t mark)
{
	return mark > 0 && plan->marks[mark - 1].year == plan->marks[mark].year;
}

/* Do the years stand side by side under the axis? Else each goes with its label. */
static bool years_fit(const kt_setting *setting, const kt_timeline_plan *plan)
{
	const kt_timeline_look *look = setting->look;
	kt_len gap = LABEL_GAP_EIGHTHS * look->year.style->size / 8;
	for (size_t i = 0; i < plan->count; i++) {
		const kt_timeline_mark *m = &plan->marks[i];
		if (kt_timeline_plan_again(plan, i))
			continue;
		kt_len start = i > 0 ? plan->marks[i - 1].place->at + plan->marks[i - 1].words.width / 2 + gap : 0;
		if (m->place->at - m->words.width / 2 < start || m->place->at + m->words.width / 2 > setting->width)
			return false;
	}
	return true;
}

/* How much longer a text's longest line is than its shortest. */
static kt_len unevenness(const kt_caption *caption)
{
	kt_len worst = 0;
	for (unsigned i = 0; i < caption->count; i++) {
		const kt_lines *lines = caption->lines[i];
		kt_len least = lines->widest;
		for (size_t k = 0; k < lines->count; k++)
			least = kt_len_min(least, lines->items[k].width);
		worst = kt_len_max(worst, lines->widest - least);
	}
	return worst;
}

/* The widest that a lowered label may be about its mark. */
static kt_len lowered_room(const kt_setting *setting, const kt_axis_label *labels, size_t count, size_t which)
{
	const kt_timeline_look *look = setting->look;
	kt_len gap = LABEL_GAP_EIGHTHS * look->label.style->size / 8, start = 0, end = setting->width;
	for (size_t i = 0; i < count; i++) {
		if (labels[i].tier != labels[which].tier || i == which)
			continue;
		if (i < which)
			start = kt_len_max(start, labels[i].x + labels[i].width + gap);
		else
			end = kt_len_min(end, labels[i].x - gap);
	}
	kt_len at = labels[which].at;
	return kt_len_min(2 * kt_len_min(at - start, end - at), EVEN_EMS * look->label.style->size);
}

/* A lowered label has room beside it: the measure in which its lines are even. */
static void even_lines(const kt_setting *setting, kt_timeline_plan *plan, kt_axis_label *labels, size_t which)
{
	const kt_timeline_look *look = setting->look;
	const kt_style *style = look->label.style;
	kt_timeline_mark *m = &plan->marks[which];
	kt_axis_label *label = &labels[which];
	kt_len room = lowered_room(setting, labels, plan->count, which), least = unevenness(&m->label);
	for (kt_len measure = label->width; measure <= room; measure += style->size / EVEN_STEP) {
		kt_caption c = kt_caption_set(setting, m->event->label.first, style, KT_ALIGN_CENTRE, measure);
		if (c.over > 0 || unevenness(&c) >= least - style->size / EVEN_GAIN)
			continue;
		least = unevenness(&c);
		m->label = c;
		label->width = measure;
		label->x = label->at - measure / 2;
	}
}

/* The labels as they stand best: lowered where they would be long pillars of words, if `lines` says so. */
static void place_marks(const kt_setting *setting, kt_timeline_plan *plan, unsigned lines)
{
	const kt_timeline_look *look = setting->look;
	kt_axis_label *labels = KT_NEW_ARRAY(setting->arena, kt_axis_label, plan->count);
	plan->missing = place_labels(setting, plan, labels, false, lines);
	if (plan->missing > 0)
		plan->missing = place_labels(setting, plan, labels, true, lines);
	for (size_t i = 0; i < plan->count; i++) {
		kt_timeline_mark *m = &plan->marks[i];
		m->place = &labels[i];
		m->label = kt_caption_set(setting, m->event->label.first, look->label.style, KT_ALIGN_CENTRE,
		                          labels[i].width);
	}
	for (size_t i = 0; i < plan->count; i++)
		if (labels[i].tier > 0)
			even_lines(setting, plan, labels, i);
	plan->years_fit = years_fit(setting, plan);
}

static void place_gap(const kt_setting *setting, const kt_timeline *timeline, kt_timeline_plan *plan)
{
	const kt_timeline_look *look = setting->look;
	uint32_t message = timeline->gap.label.first;
	kt_style *style = KT_NEW(setting->arena, kt_style);
	*style = *look->gap_label.style;
	style->ink = kt_setting_ink(setting->ground, &look->marker);
	kt_len natural = kt_len_min(natural_width(setting, message, style), setting->width);
	kt_len middle = (kt_axis_at(&plan->axis, plan->from) + kt_axis_at(&plan->axis, plan->to)) / 2;
	kt_axis_label label = {.at = middle, .least = natural, .worth = natural, .length = natural};
	kt_axis_label_place(&label, 1, setting->width, 0, 0);
	plan->gap = kt_caption_set(setting, message, style, KT_ALIGN_CENTRE, label.width);
	plan->gap_x = label.x;
}

/* White that gives way, by so many thousandths. */
static kt_len white(const kt_setting *setting, int widest, int narrowest, kt_len tight)
{
	return kt_timeline_rows(setting, widest) -
	       kt_len_scale(kt_timeline_rows(setting, widest - narrowest), tight, 1000);
}

/* Heights, from the top: the gap's label and bracket, the axis, years, labels, and those of the lower tier. */
static void place_down(const kt_setting *setting, kt_timeline_plan *plan, kt_len tight)
{
	kt_len height[2] = {0}, year = 0, gap = kt_timeline_rows(setting, YEAR_TO_LABEL);
	for (size_t i = 0; i < plan->count; i++) {
		const kt_timeline_mark *m = &plan->marks[i];
		height[m->place->tier] = kt_len_max(height[m->place->tier], m->label.height);
		year = kt_len_max(year, m->words.lines[0]->leading);
	}
	plan->bracket = white(setting, BRACKET_TO_AXIS, tight);
	plan->line = kt_timeline_rows(setting, KT_TIMELINE_BAR_HALF);
	if (plan->has_gap)
		plan->line = plan->gap.height + white(setting, LABEL_TO_BRACKET, tight) + plan->bracket;
	plan->years[0] = plan->line + white(setting, AXIS_TO_YEAR, tight);
	plan->labels[0] = plan->years[0] + year + gap;
	plan->height = plan->labels[0] + height[0];
	if (height[1] == 0)
		return;
	kt_len lower = plan->height + white(setting, TIER_GAP, tight);
	plan->years[1] = plan->years_fit ? plan->years[0] : lower;
	plan->labels[1] = plan->years_fit ? lower : lower + year + gap;
	plan->height = plan->labels[1] + height[1];
}

static void place_all(const kt_setting *setting, const kt_timeline *timeline, kt_timeline_plan *plan, unsigned lines)
{
	place_marks(setting, plan, lines);
	if (plan->has_gap)
		place_gap(setting, timeline, plan);
	place_down(setting, plan, 0);
	kt_len room = kt_drawing_room(setting), widest = plan->height;
	if (room == 0 || widest <= room)
		return;
	place_down(setting, plan, 1000);
	if (plan->height < room)
		place_down(setting, plan, kt_len_scale(widest - room, 1000, widest - plan->height));
}

const kt_timeline_plan *kt_timeline_plan_make(const kt_setting *setting, const kt_timeline *timeline)
{
	kt_timeline_plan *plan = KT_NEW(setting->arena, kt_timeline_plan),
	                 *other = KT_NEW(setting->arena, kt_timeline_plan);
	collect(setting, timeline, plan);
	for (size_t i = 0; i < plan->count; i++)
		plan->marks[i].words = set_year(setting, plan->marks[i].year, plan->marks[i].event->year.node->at);
	*other = *plan;
	place_all(setting, timeline, plan, LINES_MOST);
	if (setting->room > 0 && plan->height > setting->room) {
		place_all(setting, timeline, other, 0);
		plan = other->missing == 0 && other->height < plan->height ? other : plan;
	}
	return plan;
}
