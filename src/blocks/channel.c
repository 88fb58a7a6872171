/* Channel: two discs with an icon each, an arrow there and an arrow back between them, each labelled.
 *
 * The discs are flush with the measure. The arrows point against each other on either side of the middle line; their
 * labels stand above the upper and below the lower one, within the space between the discs. */
#include "blocks/caption.h"
#include "blocks/drawing.h"
#include "blocks/icon.h"

typedef struct channel_end {
	kt_field_text label;
	int32_t icon;
} channel_end;

typedef struct channel_block {
	kt_field_text alt;
	channel_end from;
	kt_field_text forward;
	channel_end to;
	kt_field_text backward;
} channel_block;

static const kt_field end_fields[] = {{"label", KT_FIELD_TEXT, offsetof(channel_end, label), .required = true,
                                       .role = "channel label", .note = "channel, under its icon; short",
                                       .help = "what stands at this end, in a word or two"},
                                      {"icon", KT_FIELD_CHOICE, offsetof(channel_end, icon), .required = true,
                                       .choices = kt_icon_names, .help = "the drawing in its disc"},
                                      KT_FIELD_END};
static const kt_record end_record = {"an end of a channel", sizeof(channel_end), end_fields, NULL};
static const kt_field fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(channel_block, alt), .required = true, .role = "channel alt",
         .note = "channel: heard, not seen; the labels are read out after it",
         .help = "what the drawing shows, for who does not see it"},
        {"from", KT_FIELD_ONE, offsetof(channel_block, from), .required = true, .of = &end_record,
         .help = "where the arrow starts that goes there"},
        {"forward", KT_FIELD_TEXT, offsetof(channel_block, forward), .required = true, .role = "channel label",
         .note = "channel, above the arrow that goes there", .help = "what goes there"},
        {"to", KT_FIELD_ONE, offsetof(channel_block, to), .required = true, .of = &end_record,
         .help = "where it arrives"},
        {"backward", KT_FIELD_TEXT, offsetof(channel_block, backward), .required = true, .role = "channel label",
         .note = "channel, below the arrow that comes back", .help = "what comes back"},
        KT_FIELD_END};
static const kt_record record = {"a channel", sizeof(channel_block), fields, NULL};

typedef struct channel_look {
	kt_field_paints disc, arrows;
	kt_field_paint icon;
	kt_field_style label, arrow_label;
} channel_look;

static const kt_field look_fields[] = {
        {"disc", KT_FIELD_PAINTS, offsetof(channel_look, disc), .fallback = "figure", .help = "fills of the discs"},
        {"icon", KT_FIELD_PAINT, offsetof(channel_look, icon), .fallback = "text",
         .help = "ink of the icons; a part is that of the ground with the disc's fill"},
        {"label", KT_FIELD_STYLE, offsetof(channel_look, label), .fallback = "label",
         .help = "style of the labels under the discs"},
        {"arrow-label", KT_FIELD_STYLE, offsetof(channel_look, arrow_label), .fallback = "label",
         .help = "style of the labels at the arrows"},
        {"arrows", KT_FIELD_PAINTS, offsetof(channel_look, arrows), .fallback = "figure",
         .help = "inks of the arrow there and the arrow back"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a channel", sizeof(channel_look), look_fields, NULL};

/* Proportions of the drawing, in thousandths of a disc's width. */
#define ICON_SIDE     740
#define ARROW_OFFSET  205 /* from the middle line to an arrow's own */
#define ARROW_SHAFT   160
#define ARROW_HEAD    400 /* its width … */
#define ARROW_POINT   240 /* … and its length */
#define TAIL_GAP      100 /* from a disc to an arrow's tail */
#define POINT_GAP     40  /* from an arrow's point to a disc */
#define LABEL_GAP     60  /* from an arrow's head to its label */
#define DISC_PART     305 /* a disc's width, in thousandths of the measure */
#define DISC_ROWS     10  /* … at most */
#define DISC_LEAST    KT_PT(28)
#define BETWEEN_LEAST 1200 /* from disc to disc */

enum { FROM, FORWARD, TO, BACKWARD, LABELS }; /* as they are read */

typedef struct channel_plan {
	kt_len disc, inset, gap;
	kt_len above; /* from the block's top to the discs' */
	kt_caption labels[LABELS];
	kt_len height;
} channel_plan;

static kt_len part(const channel_plan *plan, int thousandths)
{
	return kt_len_scale(plan->disc, thousandths, 1000);
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const channel_block *channel = block->fields;
	const kt_field_text *labels[] = {&channel->from.label, &channel->forward, &channel->to.label,
	                                 &channel->backward};
	kt_prose_figure(setting, parent, block->index, channel->alt.first, language);
	for (size_t i = 0; i < LABELS; i++)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, labels[i]->first, language);
}

static kt_caption set_label(const kt_setting *setting, const kt_field_text *text, const kt_style *style, kt_len measure)
{
	return kt_caption_set(setting, text->first, style, KT_ALIGN_CENTRE, measure);
}

/* Labels under the discs may be wider than these: then the discs move inwards. */
static void set_ends(const kt_setting *setting, const channel_block *channel, channel_plan *plan)
{
	const channel_look *look = setting->look;
	const kt_field_text *texts[] = {[FROM] = &channel->from.label, [TO] = &channel->to.label};
	kt_len widest = plan->disc;
	for (int i = FROM; i <= TO; i += TO - FROM)
		widest = kt_len_max(widest, kt_caption_least(setting, texts[i]->first, look->label.style, true));
	plan->inset = (widest - plan->disc + 1) / 2;
	for (int i = FROM; i <= TO; i += TO - FROM)
		plan->labels[i] = set_label(setting, texts[i], look->label.style, widest);
}

static kt_len between(const kt_setting *setting, const channel_plan *plan)
{
	return setting->width - 2 * (plan->inset + plan->disc);
}

static void plan_for(const kt_setting *setting, const channel_block *channel, kt_len disc, channel_plan *plan)
{
	const channel_look *look = setting->look;
	plan->disc = disc;
	plan->gap = setting->grid.row;
	set_ends(setting, channel, plan);
	kt_len room = between(setting, plan) - 2 * part(plan, POINT_GAP);
	plan->labels[FORWARD] = set_label(setting, &channel->forward, look->arrow_label.style, room);
	plan->labels[BACKWARD] = set_label(setting, &channel->backward, look->arrow_label.style, room);
	kt_len reach = part(plan, ARROW_OFFSET + ARROW_HEAD / 2 + LABEL_GAP), radius = disc / 2;
	kt_len over = reach + plan->labels[FORWARD].height, under = reach + plan->labels[BACKWARD].height;
	kt_len ends = kt_len_max(plan->labels[FROM].height, plan->labels[TO].height);
	plan->above = kt_len_max(over - radius, 0);
	plan->height = plan->above + radius + kt_len_max(under, radius + plan->gap + ends);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const channel_block *channel = block->fields;
	channel_plan *plan = KT_NEW(setting->arena, channel_plan);
	kt_len disc = kt_len_min(kt_len_scale(setting->width, DISC_PART, 1000), DISC_ROWS * setting->grid.row);
	plan_for(setting, channel, disc, plan);
	/* A disc that loses a point takes at most that much from the height, hence the second try. */
	kt_len room = kt_drawing_room(setting);
	for (int i = 0; i < 2 && room > 0 && plan->height > room; i++)
		plan_for(setting, channel, kt_len_max(plan->disc - (plan->height - room), DISC_LEAST), plan);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_drawing_steps(plan->height, setting->grid.step);
	slice->own = plan;
}

/* An arrow from tail to point, which may lie on either side. */
static void draw_arrow(kt_canvas *canvas, const channel_plan *plan, kt_point tail, kt_len point, const kt_ink *ink)
{
	double way = point > tail.x ? 1 : -1, y = kt_len_points(tail.y), x = kt_len_points(tail.x);
	double end = kt_len_points(point), neck = end - way * kt_len_points(part(plan, ARROW_POINT));
	double shaft = kt_len_points(part(plan, ARROW_SHAFT)) / 2, head = kt_len_points(part(plan, ARROW_HEAD)) / 2;
	cairo_t *path = kt_canvas_path(canvas);
	cairo_move_to(path, x, y - shaft);
	cairo_line_to(path, neck, y - shaft);
	cairo_line_to(path, neck, y - head);
	cairo_line_to(path, end, y);
	cairo_line_to(path, neck, y + head);
	cairo_line_to(path, neck, y + shaft);
	cairo_line_to(path, x, y + shaft);
	cairo_close_path(path);
	kt_canvas_fill(canvas, ink);
}

static void draw_end(const kt_setting *setting, kt_canvas *canvas, const channel_plan *plan, const channel_end *end,
                     kt_point centre, size_t which)
{
	const channel_look *look = setting->look;
	const kt_ink *disc = kt_drawing_ink(setting->ground, &look->disc, which);
	kt_len side = part(plan, ICON_SIDE);
	kt_drawing_disc(canvas, centre, plan->disc / 2, disc);
	kt_icon_draw(canvas, (kt_icon)end->icon, (kt_box){centre.x - side / 2, centre.y - side / 2, side, side},
	             kt_setting_ink(kt_setting_ground(setting, disc), &look->icon));
}

static void draw_shapes(const kt_setting *setting, kt_canvas *canvas, const channel_block *channel,
                        const channel_plan *plan, kt_point from, kt_point to)
{
	const channel_look *look = setting->look;
	kt_len radius = plan->disc / 2, offset = part(plan, ARROW_OFFSET), tail = part(plan, TAIL_GAP),
	       point = part(plan, POINT_GAP);
	kt_canvas_mark(canvas, FROM + 1);
	draw_end(setting, canvas, plan, &channel->from, from, 0);
	kt_canvas_mark(canvas, TO + 1);
	draw_end(setting, canvas, plan, &channel->to, to, 1);
	kt_canvas_mark(canvas, FORWARD + 1);
	draw_arrow(canvas, plan, (kt_point){from.x + radius + tail, from.y - offset}, to.x - radius - point,
	           kt_drawing_ink(setting->ground, &look->arrows, 0));
	kt_canvas_mark(canvas, BACKWARD + 1);
	draw_arrow(canvas, plan, (kt_point){to.x - radius - tail, to.y + offset}, from.x + radius + point,
	           kt_drawing_ink(setting->ground, &look->arrows, 1));
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const channel_block *channel = block->fields;
	const channel_plan *plan = slices->items[first].own;
	kt_len radius = plan->disc / 2, least = part(plan, BETWEEN_LEAST), middle = frame.box.x + frame.box.w / 2;
	kt_point from = {frame.box.x + plan->inset + radius, frame.box.y + plan->above + radius};
	kt_point to = {frame.box.x + frame.box.w - plan->inset - radius, from.y};
	if (between(setting, plan) < least)
		kt_setting_wide(setting, block->at, "this channel", setting->width - between(setting, plan) + least,
		                setting->width);
	kt_drawing_begin(setting, canvas, block->index, channel->alt.first);
	draw_shapes(setting, canvas, channel, plan, from, to);
	kt_drawing_end(setting, canvas, block->index, channel->alt.first,
	               (kt_box){frame.box.x, frame.box.y, frame.box.w, plan->height});
	kt_len reach = part(plan, ARROW_OFFSET + ARROW_HEAD / 2 + LABEL_GAP), ends = from.y + radius + plan->gap;
	const kt_point tops[LABELS] = {[FROM] = {from.x, ends},
	                               [TO] = {to.x, ends},
	                               [FORWARD] = {middle, from.y - reach - plan->labels[FORWARD].height},
	                               [BACKWARD] = {middle, from.y + reach}};
	for (uint32_t i = 0; i < LABELS; i++) {
		kt_canvas_mark(canvas, i + 1);
		kt_caption_draw(setting, canvas, block->index, &plan->labels[i], setting->ground,
		                (kt_point){tops[i].x - plan->labels[i].measure / 2, tops[i].y});
	}
}

const kt_block_kind kt_block_channel = {{"channel", "figure", &record}, &look_record, 0, tag, measure, draw};
