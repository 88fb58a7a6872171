/* Timeline: marks on a line, to scale, a year and a label under each; a gap as a solid bar with a bracket above.
 *
 * blocks/axis puts the years and the labels; here they are set and drawn. A span that is far longer than the others is
 * shortened and marked by two slanted strokes. The outer marks stand in by half of what their labels take, so that all
 * stands within the measure. A label that has no room beside its neighbours hangs lower, on a line from its mark. */
#include "blocks/axis.h"
#include "blocks/caption.h"
#include "blocks/drawing.h"
#include "blocks/pair.h"

#define EVENT_MOST 12

typedef struct timeline_event {
	kt_field_number year;
	kt_field_text label;
} timeline_event;

typedef struct timeline_gap {
	kt_field_number from, to;
	kt_field_text label;
} timeline_gap;

typedef struct timeline_block {
	kt_field_text alt;
	kt_field_list events;
	timeline_gap gap;
} timeline_block;

static const kt_field event_fields[] = {{"year", KT_FIELD_NUMBER, offsetof(timeline_event, year), .required = true,
                                         .min = "-9999", .max = "9999", .help = "a year, or the name of a figure"},
                                        {"label", KT_FIELD_TEXT, offsetof(timeline_event, label), .required = true,
                                         .role = "timeline label", .note = "timeline, under the year {year}",
                                         .help = "what happened"},
                                        KT_FIELD_END};
static const kt_record event_record = {"a timeline event", sizeof(timeline_event), event_fields, NULL};
static const kt_field gap_fields[] = {
        {"from", KT_FIELD_NUMBER, offsetof(timeline_gap, from), .required = true, .min = "-9999", .max = "9999",
         .help = "the year it begins in, or the name of a figure"},
        {"to", KT_FIELD_NUMBER, offsetof(timeline_gap, to), .required = true, .min = "-9999", .max = "9999",
         .help = "the year it ends in, or the name of a figure"},
        {"label", KT_FIELD_TEXT, offsetof(timeline_gap, label), .required = true, .role = "timeline gap",
         .note = "timeline, {from} to {to}", .help = "what is missing in these years"},
        KT_FIELD_END};
static const kt_record gap_record = {"a gap in a timeline", sizeof(timeline_gap), gap_fields, NULL};
static const kt_field fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(timeline_block, alt), .required = true, .role = "timeline alt",
         .note = "timeline: heard, not seen; the labels are read out after it",
         .help = "what the drawing shows, for who does not see it"},
        {"events", KT_FIELD_LIST, offsetof(timeline_block, events), .required = true, .min = "1", .max = "12",
         .of = &event_record, .help = "what happened, in the order of the years"},
        {"gap", KT_FIELD_ONE, offsetof(timeline_block, gap), .of = &gap_record,
         .help = "years in which something is missing"},
        KT_FIELD_END};
static const kt_record record = {"a timeline", sizeof(timeline_block), fields, NULL};

typedef struct timeline_look {
	kt_field_style year, label, gap_label;
	kt_field_paint marker, gap, line;
} timeline_look;

static const kt_field look_fields[] = {
        {"year", KT_FIELD_STYLE, offsetof(timeline_look, year), .fallback = "subhead", .help = "style of the years"},
        {"label", KT_FIELD_STYLE, offsetof(timeline_look, label), .fallback = "caption", .help = "style of the labels"},
        {"gap-label", KT_FIELD_STYLE, offsetof(timeline_look, gap_label), .fallback = "subhead",
         .help = "style of the gap's label, which has the ink of the marks"},
        {"marker", KT_FIELD_PAINT, offsetof(timeline_look, marker), .fallback = "figure",
         .help = "ink of the marks and of the bracket"},
        {"gap", KT_FIELD_PAINT, offsetof(timeline_look, gap), .fallback = "accent", .help = "ink of the gap's bar"},
        {"line", KT_FIELD_PAINT, offsetof(timeline_look, line), .fallback = "text", .help = "ink of the line"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a timeline", sizeof(timeline_look), look_fields, NULL};

/* Proportions of the drawing, in hundredths of a row. */
#define MARK_RADIUS    34
#define MARK_CLEAR     52 /* radius of the white around a mark */
#define BAR_HALF       56
#define LINE_WEIGHT    9
#define BRACKET_WEIGHT 6
#define BRACKET_TICK   26
#define BREAK_HALF     64 /* half the height of the strokes that mark a break, */
#define BREAK_SLANT    18 /* … how far they lean on either side of their middle, */
#define BREAK_SPACE    44 /* … and stand apart */
/* White that gives way in a low frame: at its widest, and at its narrowest. */
#define LABEL_TO_BRACKET 80, 55
#define BRACKET_TO_AXIS  200, 110
#define AXIS_TO_YEAR     90, 78
#define TIER_GAP         55, 38 /* from the foot of the upper labels to the lower ones, or their years */
#define YEAR_TO_LABEL    20
#define LEAD_WHITE       12 /* at both ends of a line to a lower label */
#define LABEL_GAP_EIGHTHS                                                                                              \
	5             /* between labels, in eighths of their size: twice a word space, so that no two read as one */
#define WORTH_EMS   9 /* the measure that a label is worth at least, in its size */
#define WORTH_LINES 3 /* … and in how many lines it reads well */
#define LINES_MOST  4 /* of a label beside its neighbours; with more it is lowered */
#define INSET_PART  6 /* the outer marks stand in by the measure through this at most */

typedef struct mark {
	const timeline_event *event;
	int32_t year;
	kt_pair words; /* the year, written */
	kt_caption label;
	const kt_axis_label *place;
} mark;

typedef struct timeline_plan {
	kt_axis axis;
	mark marks[EVENT_MOST];
	size_t count;
	bool has_gap;
	int32_t from, to;
	kt_caption gap;
	kt_len gap_x;
	bool years_fit;   /* years stand in a row, else each with its label */
	kt_len bracket;   /* from the bracket down to the axis */
	kt_len line;      /* y: of the axis, … */
	kt_len years[2];  /* … of the strips of years on each tier, … */
	kt_len labels[2]; /* … of labels */
	kt_len missing;   /* room that the labels have not got */
	kt_len height;
} timeline_plan;

static kt_len rows(const kt_setting *setting, int hundredths)
{
	return kt_len_scale(setting->grid.row, hundredths, 100);
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const timeline_block *timeline = block->fields;
	const timeline_event *events = timeline->events.items;
	kt_prose_figure(setting, parent, block->index, timeline->alt.first, language);
	for (size_t i = 0; i < timeline->events.count; i++)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, events[i].label.first, language);
	if (timeline->gap.label.count > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, timeline->gap.label.first, language);
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
	const timeline_look *look = setting->look;
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	kt_rich written[KT_EDITION_LANGUAGES];
	for (unsigned i = 0; i < setting->count; i++) {
		kt_str language = setting->edition->languages[setting->language[i]];
		kt_number_text text = {.text = KT_STR("?")}; /* reported where it stays so */
		if (!kt_number_write(setting->edition->numbers, setting->arena, language, (kt_dec){year, 0},
		                     KT_NUMBER_YEAR, (kt_str){0}, at, setting->diag, &text))
			text.text = KT_STR("?");
		written[i] = kt_rich_plain(text.text, language, at);
		texts[i] = &written[i];
	}
	return kt_pair_set(setting, texts, look->year.style);
}

/* The gap's years; false: there is none, or none that can be drawn (reported). */
static bool read_gap(const kt_setting *setting, const timeline_gap *gap, timeline_plan *plan)
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
static void collect(const kt_setting *setting, const timeline_block *timeline, timeline_plan *plan)
{
	const timeline_event *events = timeline->events.items;
	for (size_t i = 0; i < timeline->events.count; i++) {
		int32_t year = year_of(setting, &events[i].year);
		size_t at = plan->count++;
		for (; at > 0 && plan->marks[at - 1].year > year; at--)
			plan->marks[at] = plan->marks[at - 1];
		plan->marks[at] = (mark){.event = &events[i], .year = year};
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

static kt_axis_label want_label(const kt_setting *setting, const mark *m, bool broken)
{
	const timeline_look *look = setting->look;
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
static kt_len place_labels(const kt_setting *setting, timeline_plan *plan, kt_axis_label *labels, bool broken,
                           unsigned lines)
{
	const timeline_look *look = setting->look;
	size_t last = plan->count - 1;
	for (size_t i = 0; i < plan->count; i++)
		labels[i] = want_label(setting, &plan->marks[i], broken);
	kt_len least = rows(setting, MARK_CLEAR), most = setting->width / INSET_PART;
	kt_len from = kt_len_max(kt_len_min((labels[0].worth + 1) / 2, most), least);
	kt_len to = kt_len_max(kt_len_min((labels[last].worth + 1) / 2, most), least);
	kt_axis_place(&plan->axis, from, setting->width - to);
	for (size_t i = 0; i < plan->count; i++)
		labels[i].at = kt_axis_at(&plan->axis, plan->marks[i].year);
	return kt_axis_label_place(labels, plan->count, setting->width, LABEL_GAP_EIGHTHS * look->label.style->size / 8,
	                           lines);
}

/* Is it of the same year as the mark before? */
static bool is_again(const timeline_plan *plan, size_t i)
{
	return i > 0 && plan->marks[i - 1].year == plan->marks[i].year;
}

/* Do the years stand side by side under the axis? Else each goes with its label. */
static bool years_fit(const kt_setting *setting, const timeline_plan *plan)
{
	const timeline_look *look = setting->look;
	kt_len gap = LABEL_GAP_EIGHTHS * look->year.style->size / 8;
	for (size_t i = 0; i < plan->count; i++) {
		const mark *m = &plan->marks[i];
		if (is_again(plan, i))
			continue;
		kt_len start = i > 0 ? plan->marks[i - 1].place->at + plan->marks[i - 1].words.width / 2 + gap : 0;
		if (m->place->at - m->words.width / 2 < start || m->place->at + m->words.width / 2 > setting->width)
			return false;
	}
	return true;
}

/* The labels as they stand best: lowered where they would be long pillars of words, if `lines` says so. */
static void place_marks(const kt_setting *setting, timeline_plan *plan, unsigned lines)
{
	const timeline_look *look = setting->look;
	kt_axis_label *labels = KT_NEW_ARRAY(setting->arena, kt_axis_label, plan->count);
	plan->missing = place_labels(setting, plan, labels, false, lines);
	if (plan->missing > 0)
		plan->missing = place_labels(setting, plan, labels, true, lines);
	for (size_t i = 0; i < plan->count; i++) {
		mark *m = &plan->marks[i];
		m->place = &labels[i];
		m->label = kt_caption_set(setting, m->event->label.first, look->label.style, KT_ALIGN_CENTRE,
		                          labels[i].width);
	}
	plan->years_fit = years_fit(setting, plan);
}

static void place_gap(const kt_setting *setting, const timeline_block *timeline, timeline_plan *plan)
{
	const timeline_look *look = setting->look;
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
	return rows(setting, widest) - kt_len_scale(rows(setting, widest - narrowest), tight, 1000);
}

/* Heights, from the top: the gap's label and bracket, the axis, years, labels, and those of the lower tier. */
static void place_down(const kt_setting *setting, timeline_plan *plan, kt_len tight)
{
	kt_len height[2] = {0}, year = 0, gap = rows(setting, YEAR_TO_LABEL);
	for (size_t i = 0; i < plan->count; i++) {
		const mark *m = &plan->marks[i];
		height[m->place->tier] = kt_len_max(height[m->place->tier], m->label.height);
		year = kt_len_max(year, m->words.lines[0]->leading);
	}
	plan->bracket = white(setting, BRACKET_TO_AXIS, tight);
	plan->line = rows(setting, BAR_HALF);
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

static void place_all(const kt_setting *setting, const timeline_block *timeline, timeline_plan *plan, unsigned lines)
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

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const timeline_block *timeline = block->fields;
	timeline_plan *plan = KT_NEW(setting->arena, timeline_plan), *other = KT_NEW(setting->arena, timeline_plan);
	collect(setting, timeline, plan);
	for (size_t i = 0; i < plan->count; i++)
		plan->marks[i].words = set_year(setting, plan->marks[i].year, plan->marks[i].event->year.node->at);
	*other = *plan;
	place_all(setting, timeline, plan, LINES_MOST);
	if (setting->room > 0 && plan->height > setting->room) {
		place_all(setting, timeline, other, 0);
		plan = other->missing == 0 && other->height < plan->height ? other : plan;
	}
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_drawing_steps(plan->height, setting->grid.step);
	slice->own = plan;
}

/* Two slanted strokes across the line, which is left out between them. */
static void draw_break(const kt_setting *setting, kt_canvas *canvas, kt_point at, const kt_ink *ink, kt_pen pen)
{
	kt_len half = rows(setting, BREAK_HALF), slant = rows(setting, BREAK_SLANT),
	       apart = rows(setting, BREAK_SPACE) / 2;
	cairo_t *path = kt_canvas_path(canvas);
	cairo_move_to(path, kt_len_points(at.x - apart - slant), kt_len_points(at.y + half));
	cairo_line_to(path, kt_len_points(at.x - apart + slant), kt_len_points(at.y - half));
	cairo_line_to(path, kt_len_points(at.x + apart + slant), kt_len_points(at.y - half));
	cairo_line_to(path, kt_len_points(at.x + apart - slant), kt_len_points(at.y + half));
	cairo_close_path(path);
	kt_canvas_fill(canvas, setting->ground->fill);
	for (int way = -1; way <= 1; way += 2) {
		kt_len x = at.x + way * apart;
		kt_canvas_rule(canvas, (kt_point){x - slant, at.y + half}, (kt_point){x + slant, at.y - half}, ink,
		               pen);
	}
}

static void draw_bracket(const kt_setting *setting, kt_canvas *canvas, kt_point from, kt_len to, const kt_ink *ink)
{
	kt_len tick = rows(setting, BRACKET_TICK), weight = rows(setting, BRACKET_WEIGHT);
	kt_pen pen = {.width = kt_len_max(weight, 1), .cap = KT_CAP_BUTT};
	from.x += weight / 2;
	to -= weight / 2;
	kt_canvas_rule(canvas, from, (kt_point){to, from.y}, ink, pen);
	kt_canvas_rule(canvas, (kt_point){from.x, from.y - tick}, (kt_point){from.x, from.y + tick}, ink, pen);
	kt_canvas_rule(canvas, (kt_point){to, from.y - tick}, (kt_point){to, from.y + tick}, ink, pen);
}

static void draw_gap(const kt_setting *setting, kt_canvas *canvas, const timeline_plan *plan, kt_point origin)
{
	const timeline_look *look = setting->look;
	kt_len from = origin.x + kt_axis_at(&plan->axis, plan->from), to = origin.x + kt_axis_at(&plan->axis, plan->to);
	kt_len half = rows(setting, BAR_HALF), bracket = origin.y + plan->line - plan->bracket;
	kt_canvas_box(canvas, (kt_box){from, origin.y + plan->line - half, to - from, 2 * half},
	              kt_setting_ink(setting->ground, &look->gap));
	draw_bracket(setting, canvas, (kt_point){from, bracket}, to, kt_setting_ink(setting->ground, &look->marker));
}

static void draw_axis(const kt_setting *setting, kt_canvas *canvas, const timeline_plan *plan, kt_point origin)
{
	const timeline_look *look = setting->look;
	const kt_axis *axis = &plan->axis;
	const kt_ink *line = kt_setting_ink(setting->ground, &look->line);
	kt_pen pen = {.width = kt_len_max(rows(setting, LINE_WEIGHT), 1), .cap = KT_CAP_BUTT};
	kt_len y = origin.y + plan->line;
	if (axis->count > 1)
		kt_canvas_rule(canvas, (kt_point){origin.x + axis->at[0], y},
		               (kt_point){origin.x + axis->at[axis->count - 1], y}, line, pen);
	if (plan->has_gap)
		draw_gap(setting, canvas, plan, origin);
	for (size_t i = 0; i + 1 < axis->count; i++)
		if (axis->broken[i])
			draw_break(setting, canvas, (kt_point){origin.x + (axis->at[i] + axis->at[i + 1]) / 2, y}, line,
			           pen);
}

/* Has another label on the upper tier the same mark? Then no line leads through it to the lower one. */
static bool shares_mark(const timeline_plan *plan, size_t which)
{
	const mark *m = &plan->marks[which];
	for (size_t i = 0; i < plan->count; i++)
		if (i != which && plan->marks[i].year == m->year && plan->marks[i].place->tier == 0)
			return true;
	return false;
}

/* To a label on the lower tier, from its year, or from the axis where its year stands below. */
static void draw_lead(const kt_setting *setting, kt_canvas *canvas, const timeline_plan *plan, const mark *m,
                      kt_point origin)
{
	const timeline_look *look = setting->look;
	kt_pen pen = {.width = kt_len_max(rows(setting, BRACKET_WEIGHT), 1), .cap = KT_CAP_BUTT};
	kt_len white = rows(setting, LEAD_WHITE);
	kt_len from = plan->line, to = plan->years_fit ? plan->labels[1] : plan->years[1];
	if (plan->years_fit)
		from = plan->labels[0] + white;
	kt_canvas_rule(canvas, (kt_point){origin.x + m->place->at, origin.y + from},
	               (kt_point){origin.x + m->place->at, origin.y + to - white},
	               kt_setting_ink(setting->ground, &look->line), pen);
}

static void draw_mark(const kt_setting *setting, kt_canvas *canvas, const timeline_plan *plan, size_t which,
                      kt_point origin)
{
	const timeline_look *look = setting->look;
	const mark *m = &plan->marks[which];
	kt_point at = {origin.x + m->place->at, origin.y + plan->line};
	if (m->place->tier > 0 && !shares_mark(plan, which))
		draw_lead(setting, canvas, plan, m, origin);
	kt_drawing_disc(canvas, at, rows(setting, MARK_CLEAR), setting->ground->fill);
	kt_drawing_disc(canvas, at, rows(setting, MARK_RADIUS), kt_setting_ink(setting->ground, &look->marker));
}

/* A year once for two labels, in a row of years: heard with the second. */
static void hear_year(const kt_setting *setting, kt_canvas *canvas, const mark *m, kt_tag *const tags[], kt_point top)
{
	const kt_pair *year = &m->words;
	for (unsigned i = 0; i < setting->count; i++)
		kt_prose_heard(setting, canvas, tags[i], year->text[year->heard ? 0 : i].text,
		               (kt_box){top.x, top.y, year->width, year->lines[0]->leading});
}

static void draw_words(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas, const timeline_plan *plan,
                       size_t which, kt_point origin)
{
	const mark *m = &plan->marks[which];
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block->index, m->event->label.first, setting->language[i]);
	kt_len centre = plan->years_fit ? m->place->at : m->place->x + m->place->width / 2;
	kt_point year = {origin.x + centre - m->words.width / 2, origin.y + plan->years[m->place->tier]};
	kt_point label = {origin.x + m->place->x, origin.y + plan->labels[m->place->tier]};
	if (plan->years_fit && is_again(plan, which))
		hear_year(setting, canvas, m, tags, year);
	else
		kt_pair_draw(setting, canvas, &m->words, tags, setting->ground, year);
	kt_caption_draw(setting, canvas, block->index, &m->label, setting->ground, label);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const timeline_block *timeline = block->fields;
	const timeline_plan *plan = slices->items[first].own;
	kt_point origin = {frame.box.x, frame.box.y};
	if (plan->missing > 0)
		kt_setting_wide(setting, block->at, "this timeline", setting->width + plan->missing, setting->width);
	kt_drawing_begin(setting, canvas, block->index, timeline->alt.first);
	draw_axis(setting, canvas, plan, origin);
	for (size_t i = 0; i < plan->count; i++)
		draw_mark(setting, canvas, plan, i, origin);
	kt_drawing_end(setting, canvas, block->index, timeline->alt.first,
	               (kt_box){origin.x, origin.y, setting->width, plan->years[0]});
	for (size_t i = 0; i < plan->count; i++)
		draw_words(block, setting, canvas, plan, i, origin);
	if (plan->has_gap)
		kt_caption_draw(setting, canvas, block->index, &plan->gap, setting->ground,
		                (kt_point){origin.x + plan->gap_x, origin.y});
}

const kt_block_kind kt_block_timeline = {{"timeline", "figure", &record}, &look_record, 0, tag, measure, draw};
