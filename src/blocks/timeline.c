/* Timeline: marks on a line, to scale, a year and a label under each; a gap as a solid bar with a bracket above.
 *
 * blocks/timeline_plan says where all stands; here it is drawn. A span that is far longer than the others is shortened
 * and marked by two slanted strokes. A label that hangs lower is led to by a line. */
#include "blocks/timeline_plan.h"

#include "blocks/drawing.h"

static const kt_field event_fields[] = {{"year", KT_FIELD_NUMBER, offsetof(kt_timeline_event, year), .required = true,
                                         .min = "-9999", .max = "9999", .help = "a year, or the name of a figure"},
                                        {"label", KT_FIELD_TEXT, offsetof(kt_timeline_event, label), .required = true,
                                         .role = "timeline label", .note = "timeline, under the year {year}",
                                         .help = "what happened"},
                                        KT_FIELD_END};
static const kt_record event_record = {"a timeline event", sizeof(kt_timeline_event), event_fields, NULL};
static const kt_field gap_fields[] = {
        {"from", KT_FIELD_NUMBER, offsetof(kt_timeline_gap, from), .required = true, .min = "-9999", .max = "9999",
         .help = "the year it begins in, or the name of a figure"},
        {"to", KT_FIELD_NUMBER, offsetof(kt_timeline_gap, to), .required = true, .min = "-9999", .max = "9999",
         .help = "the year it ends in, or the name of a figure"},
        {"label", KT_FIELD_TEXT, offsetof(kt_timeline_gap, label), .required = true, .role = "timeline gap",
         .note = "timeline, {from} to {to}", .help = "what is missing in these years"},
        KT_FIELD_END};
static const kt_record gap_record = {"a gap in a timeline", sizeof(kt_timeline_gap), gap_fields, NULL};
static const kt_field fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(kt_timeline, alt), .required = true, .role = "timeline alt",
         .note = "timeline: heard, not seen; the labels are read out after it",
         .help = "what the drawing shows, for who does not see it"},
        {"events", KT_FIELD_LIST, offsetof(kt_timeline, events), .required = true, .min = "1", .max = "12",
         .of = &event_record, .help = "what happened, in the order of the years"},
        {"gap", KT_FIELD_ONE, offsetof(kt_timeline, gap), .of = &gap_record,
         .help = "years in which something is missing"},
        KT_FIELD_END};
static const kt_record record = {"a timeline", sizeof(kt_timeline), fields, NULL};

static const kt_field look_fields[] = {
        {"year", KT_FIELD_STYLE, offsetof(kt_timeline_look, year), .fallback = "subhead", .help = "style of the years"},
        {"label", KT_FIELD_STYLE, offsetof(kt_timeline_look, label), .fallback = "caption",
         .help = "style of the labels"},
        {"gap-label", KT_FIELD_STYLE, offsetof(kt_timeline_look, gap_label), .fallback = "subhead",
         .help = "style of the gap's label, which has the ink of the marks"},
        {"marker", KT_FIELD_PAINT, offsetof(kt_timeline_look, marker), .fallback = "figure",
         .help = "ink of the marks and of the bracket"},
        {"gap", KT_FIELD_PAINT, offsetof(kt_timeline_look, gap), .fallback = "accent", .help = "ink of the gap's bar"},
        {"line", KT_FIELD_PAINT, offsetof(kt_timeline_look, line), .fallback = "text", .help = "ink of the line"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a timeline", sizeof(kt_timeline_look), look_fields, NULL};

/* Proportions of the drawing, in hundredths of a row. */
#define MARK_RADIUS    34
#define LINE_WEIGHT    9
#define BRACKET_WEIGHT 6
#define BRACKET_TICK   26
#define BREAK_HALF     64 /* half the height of the strokes that mark a break, */
#define BREAK_SLANT    18 /* … how far they lean on either side of their middle, */
#define BREAK_SPACE    44 /* … and stand apart */

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const kt_timeline *timeline = block->fields;
	const kt_timeline_event *events = timeline->events.items;
	kt_prose_figure(setting, parent, block->index, timeline->alt.first, language);
	for (size_t i = 0; i < timeline->events.count; i++)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, events[i].label.first, language);
	if (timeline->gap.label.count > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, timeline->gap.label.first, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const kt_timeline_plan *plan = kt_timeline_plan_make(setting, block->fields);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_drawing_steps(plan->height, setting->grid.step);
	slice->own = plan;
}

/* Two slanted strokes across the line, which is left out between them. */
static void draw_break(const kt_setting *setting, kt_canvas *canvas, kt_point at, const kt_ink *ink, kt_pen pen)
{
	kt_len half = kt_timeline_rows(setting, BREAK_HALF), slant = kt_timeline_rows(setting, BREAK_SLANT),
	       apart = kt_timeline_rows(setting, BREAK_SPACE) / 2;
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
	kt_len tick = kt_timeline_rows(setting, BRACKET_TICK), weight = kt_timeline_rows(setting, BRACKET_WEIGHT);
	kt_pen pen = {.width = kt_len_max(weight, 1), .cap = KT_CAP_BUTT};
	from.x += weight / 2;
	to -= weight / 2;
	kt_canvas_rule(canvas, from, (kt_point){to, from.y}, ink, pen);
	kt_canvas_rule(canvas, (kt_point){from.x, from.y - tick}, (kt_point){from.x, from.y + tick}, ink, pen);
	kt_canvas_rule(canvas, (kt_point){to, from.y - tick}, (kt_point){to, from.y + tick}, ink, pen);
}

static void draw_gap(const kt_setting *setting, kt_canvas *canvas, const kt_timeline_plan *plan, kt_point origin)
{
	const kt_timeline_look *look = setting->look;
	kt_len from = origin.x + kt_axis_at(&plan->axis, plan->from), to = origin.x + kt_axis_at(&plan->axis, plan->to);
	kt_len half = kt_timeline_rows(setting, KT_TIMELINE_BAR_HALF), bracket = origin.y + plan->line - plan->bracket;
	kt_canvas_box(canvas, (kt_box){from, origin.y + plan->line - half, to - from, 2 * half},
	              kt_setting_ink(setting->ground, &look->gap));
	/* The bar lies behind the discs on it: what stands by them is as near to it. */
	kt_canvas_mark(canvas, (uint32_t)plan->count + 1);
	draw_bracket(setting, canvas, (kt_point){from, bracket}, to, kt_setting_ink(setting->ground, &look->marker));
	kt_canvas_mark(canvas, 0);
}

static void draw_axis(const kt_setting *setting, kt_canvas *canvas, const kt_timeline_plan *plan, kt_point origin)
{
	const kt_timeline_look *look = setting->look;
	const kt_axis *axis = &plan->axis;
	const kt_ink *line = kt_setting_ink(setting->ground, &look->line);
	kt_pen pen = {.width = kt_len_max(kt_timeline_rows(setting, LINE_WEIGHT), 1), .cap = KT_CAP_BUTT};
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
static bool shares_mark(const kt_timeline_plan *plan, size_t which)
{
	const kt_timeline_mark *m = &plan->marks[which];
	for (size_t i = 0; i < plan->count; i++)
		if (i != which && plan->marks[i].year == m->year && plan->marks[i].place->tier == 0)
			return true;
	return false;
}

/* To a label on the lower tier, from its year, or from the axis where its year stands below. */
static void draw_lead(const kt_setting *setting, kt_canvas *canvas, const kt_timeline_plan *plan,
                      const kt_timeline_mark *m, kt_point origin)
{
	const kt_timeline_look *look = setting->look;
	kt_pen pen = {.width = kt_len_max(kt_timeline_rows(setting, BRACKET_WEIGHT), 1), .cap = KT_CAP_BUTT};
	kt_len white = kt_timeline_rows(setting, KT_TIMELINE_LEAD_WHITE);
	kt_len from = plan->line, to = plan->years_fit ? plan->labels[1] : plan->years[1];
	if (plan->years_fit)
		from = plan->labels[0] + white;
	kt_canvas_rule(canvas, (kt_point){origin.x + m->place->at, origin.y + from},
	               (kt_point){origin.x + m->place->at, origin.y + to - white},
	               kt_setting_ink(setting->ground, &look->line), pen);
}

static void draw_mark(const kt_setting *setting, kt_canvas *canvas, const kt_timeline_plan *plan, size_t which,
                      kt_point origin)
{
	const kt_timeline_look *look = setting->look;
	const kt_timeline_mark *m = &plan->marks[which];
	kt_point at = {origin.x + m->place->at, origin.y + plan->line};
	if (m->place->tier > 0 && !shares_mark(plan, which))
		draw_lead(setting, canvas, plan, m, origin);
	kt_drawing_disc(canvas, at, kt_timeline_rows(setting, KT_TIMELINE_MARK_CLEAR), setting->ground->fill);
	kt_drawing_disc(canvas, at, kt_timeline_rows(setting, MARK_RADIUS),
	                kt_setting_ink(setting->ground, &look->marker));
}

/* A year once for two labels, in a row of years: heard with the second. */
static void hear_year(const kt_setting *setting, kt_canvas *canvas, const kt_timeline_mark *m, kt_tag *const tags[],
                      kt_point top)
{
	const kt_pair *year = &m->words;
	for (unsigned i = 0; i < setting->count; i++)
		kt_prose_heard(setting, canvas, tags[i], kt_str_trim(year->text[year->heard ? 0 : i].text),
		               (kt_box){top.x, top.y, year->width, year->lines[0]->leading});
}

static void draw_words(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas,
                       const kt_timeline_plan *plan, size_t which, kt_point origin)
{
	const kt_timeline_mark *m = &plan->marks[which];
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block->index, m->event->label.first, setting->language[i]);
	kt_len centre = plan->years_fit ? m->place->at : m->place->x + m->place->width / 2;
	kt_point year = {origin.x + centre - m->words.width / 2, origin.y + plan->years[m->place->tier]};
	kt_point label = {origin.x + m->place->x, origin.y + plan->labels[m->place->tier]};
	if (plan->years_fit && kt_timeline_plan_again(plan, which))
		hear_year(setting, canvas, m, tags, year);
	else
		kt_pair_draw(setting, canvas, &m->words, tags, setting->ground, year);
	kt_caption_draw(setting, canvas, block->index, &m->label, setting->ground, label);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const kt_timeline *timeline = block->fields;
	const kt_timeline_plan *plan = slices->items[first].own;
	kt_point origin = {frame.box.x, frame.box.y};
	if (plan->missing > 0)
		kt_setting_wide(setting, block->at, "this timeline", setting->width + plan->missing, setting->width);
	kt_drawing_begin(setting, canvas, block->index, timeline->alt.first);
	draw_axis(setting, canvas, plan, origin);
	for (size_t i = 0; i < plan->count; i++) {
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_mark(setting, canvas, plan, i, origin);
	}
	kt_drawing_end(setting, canvas, block->index, timeline->alt.first,
	               (kt_box){origin.x, origin.y, setting->width, plan->years[0]});
	for (size_t i = 0; i < plan->count; i++) {
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_words(block, setting, canvas, plan, i, origin);
	}
	kt_canvas_mark(canvas, (uint32_t)plan->count + 1);
	if (plan->has_gap)
		kt_caption_draw(setting, canvas, block->index, &plan->gap, setting->ground,
		                (kt_point){origin.x + plan->gap_x, origin.y});
}

const kt_block_kind kt_block_timeline = {{"timeline", "figure", &record}, &look_record, 0, tag, measure, draw};
