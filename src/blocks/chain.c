/* Chain: two to five discs with an icon each, linked by dots, a label under each.
 *
 * Discs are as far apart as they are wide, the outer ones flush with the measure unless their labels are wider. Where
 * labels do not fit under the discs of a narrow frame, the chain stands upright with its labels beside. */
#include "blocks/caption.h"
#include "blocks/drawing.h"
#include "blocks/icon.h"

#define NODE_MOST 5

typedef struct chain_node {
	kt_field_text label;
	int32_t icon;
} chain_node;

typedef struct chain_block {
	kt_field_text alt;
	kt_field_list nodes;
} chain_block;

static const kt_field node_fields[] = {{"label", KT_FIELD_TEXT, offsetof(chain_node, label), .required = true,
                                        .role = "chain label", .note = "chain, under its icon; short",
                                        .help = "what the node stands for, in a word or two"},
                                       {"icon", KT_FIELD_CHOICE, offsetof(chain_node, icon), .required = true,
                                        .choices = kt_icon_names, .help = "the drawing in its disc"},
                                       KT_FIELD_END};
static const kt_record node_record = {"a node of a chain", sizeof(chain_node), node_fields, NULL};
static const kt_field fields[] = {{"alt", KT_FIELD_TEXT, offsetof(chain_block, alt), .required = true,
                                   .role = "chain alt",
                                   .note = "chain: heard, not seen; the labels are read out after it",
                                   .help = "what the drawing shows, for who does not see it"},
                                  {"nodes", KT_FIELD_LIST, offsetof(chain_block, nodes), .required = true, .min = "2",
                                   .max = "5", .of = &node_record, .help = "the nodes, in their order"},
                                  KT_FIELD_END};
static const kt_record record = {"a chain", sizeof(chain_block), fields, NULL};

typedef struct chain_look {
	kt_field_paints disc, arrows;
	kt_field_paint icon;
	kt_field_style label;
} chain_look;

static const kt_field look_fields[] = {
        {"disc", KT_FIELD_PAINTS, offsetof(chain_look, disc), .fallback = "figure",
         .help = "fills of the discs, from the first to the last and over again"},
        {"icon", KT_FIELD_PAINT, offsetof(chain_look, icon), .fallback = "text",
         .help = "ink of the icons; a part is that of the ground with the disc's fill"},
        {"label", KT_FIELD_STYLE, offsetof(chain_look, label), .fallback = "label", .help = "style of the labels"},
        {"arrows", KT_FIELD_PAINTS, offsetof(chain_look, arrows), .fallback = "text",
         .help = "ink of the dots between the discs"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a chain", sizeof(chain_look), look_fields, NULL};

#define DISC_ROWS_MOST    8 /* a disc's width at most: the largest thing of its band, not of its page */
#define DISC_LEAST        KT_PT(28)
#define LABEL_DISCS       1.5  /* an outer label may be so much wider than its disc */
#define ICON_SHARE        0.74 /* of the width of a disc: no drawing fills the corners of its square */
#define DOT_RADIUS_SHARE  80   /* parts of a disc's width that a dot's radius is one of */
#define DOT_PITCH_RADII   7
#define EVEN_PITCH_HALVES 3 /* from disc to disc, in halves of a disc, at least where a label fits nowhere */
#define UPRIGHT_GAP_SHARE 3 /* upright, the gap between discs is their width through this */

typedef struct chain_plan {
	bool upright;
	kt_len disc;  /* width */
	kt_len inset; /* of the outer discs from the measure's ends */
	kt_len pitch; /* centre to centre */
	kt_len gap;   /* disc to label */
	kt_caption labels[NODE_MOST];
	kt_len height;
} chain_plan;

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const chain_block *chain = block->fields;
	const chain_node *nodes = chain->nodes.items;
	kt_prose_figure(setting, parent, block->index, chain->alt.first, language);
	for (size_t i = 0; i < chain->nodes.count; i++)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, nodes[i].label.first, language);
}

static kt_len label_height(const chain_plan *plan, size_t count)
{
	kt_len height = 0;
	for (size_t i = 0; i < count; i++)
		height = kt_len_max(height, plan->labels[i].height);
	return height;
}

static bool labels_fit(const chain_plan *plan, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (plan->labels[i].over > 0)
			return false;
	return true;
}

/* The width that an outer label needs and is worth. */
static kt_len outer_width(const kt_setting *setting, const chain_node *node, kt_len disc)
{
	const chain_look *look = setting->look;
	kt_len least = kt_caption_least(setting, node->label.first, look->label.style, true);
	kt_len wide = (kt_len)(disc * LABEL_DISCS);
	kt_caption label = kt_caption_set(setting, node->label.first, look->label.style, KT_ALIGN_CENTRE, wide);
	return kt_len_max(least, kt_len_min(label.width, wide));
}

/* `most`: how far the outer discs may stand in. */
static void plan_lying(const kt_setting *setting, const kt_field_list *list, kt_len disc, kt_len most, chain_plan *plan)
{
	const chain_look *look = setting->look;
	const chain_node *nodes = list->items;
	kt_len links = (kt_len)list->count - 1;
	plan->disc = disc;
	plan->gap = setting->grid.row;
	plan->inset = 0;
	for (size_t i = 0; i < list->count; i += list->count - 1)
		plan->inset = kt_len_max(plan->inset, (outer_width(setting, &nodes[i], disc) - disc + 1) / 2);
	plan->inset = kt_len_min(plan->inset, most);
	plan->pitch = (setting->width - 2 * plan->inset - disc) / links;
	for (size_t i = 0; i < list->count; i++) {
		bool outer = i == 0 || i == list->count - 1;
		kt_len measure = plan->pitch - setting->grid.gutter;
		if (outer)
			measure = kt_len_min(measure, disc + 2 * plan->inset);
		plan->labels[i] =
		        kt_caption_set(setting, nodes[i].label.first, look->label.style, KT_ALIGN_CENTRE, measure);
	}
	plan->height = disc + plan->gap + label_height(plan, list->count);
}

static void plan_upright(const kt_setting *setting, const kt_field_list *list, kt_len disc, chain_plan *plan)
{
	const chain_look *look = setting->look;
	const chain_node *nodes = list->items;
	plan->upright = true;
	plan->inset = 0;
	plan->gap = setting->grid.row;
	plan->disc = disc;
	for (size_t i = 0; i < list->count; i++)
		plan->labels[i] = kt_caption_set(setting, nodes[i].label.first, look->label.style, KT_ALIGN_START,
		                                 setting->width - disc - plan->gap);
	plan->pitch = kt_len_max(disc + disc / UPRIGHT_GAP_SHARE, label_height(plan, list->count));
	plan->height = ((kt_len)list->count - 1) * plan->pitch + disc;
}

/* Lying, with discs as large as the room allows. `even`: the outer labels take no more than leaves room for the others. */
static chain_plan lie(const kt_setting *setting, const kt_field_list *list, bool even)
{
	chain_plan plan = {0};
	kt_len count = (kt_len)list->count, room = kt_drawing_room(setting), inset = setting->width;
	kt_len disc = kt_len_min(setting->width / (2 * count - 1), DISC_ROWS_MOST * setting->grid.row);
	if (even)
		inset = kt_len_max(setting->width - disc - (count - 1) * disc * EVEN_PITCH_HALVES / 2, 0) / 2;
	plan_lying(setting, list, disc, inset, &plan);
	if (room > 0 && plan.height > room)
		plan_lying(setting, list, kt_len_max(disc - (plan.height - room), DISC_LEAST), inset, &plan);
	return plan;
}

static chain_plan make_plan(const kt_setting *setting, const kt_field_list *list)
{
	kt_len count = (kt_len)list->count, room = kt_drawing_room(setting);
	chain_plan plan = lie(setting, list, false), upright = {0};
	if (plan.disc >= DISC_LEAST && plan.pitch > plan.disc && labels_fit(&plan, list->count))
		return plan;
	kt_len disc = kt_len_min(setting->width / 3, DISC_ROWS_MOST * setting->grid.row);
	if (room > 0)
		disc = kt_len_min(disc, room * UPRIGHT_GAP_SHARE / (count * (UPRIGHT_GAP_SHARE + 1) - 1));
	plan_upright(setting, list, kt_len_max(disc, DISC_LEAST), &upright);
	if (labels_fit(&upright, list->count) && (room == 0 || upright.height <= setting->room))
		return upright;
	/* Where a label fits nowhere it alone is reported: it takes no room from the others. */
	return lie(setting, list, true);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const chain_block *chain = block->fields;
	chain_plan *plan = KT_NEW(setting->arena, chain_plan);
	*plan = make_plan(setting, &chain->nodes);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_drawing_steps(plan->height, setting->grid.step);
	slice->own = plan;
}

static kt_point centre_of(const chain_plan *plan, kt_box box, size_t node)
{
	kt_len along = plan->disc / 2 + (kt_len)node * plan->pitch;
	if (plan->upright)
		return (kt_point){box.x + plan->disc / 2, box.y + along};
	return (kt_point){box.x + plan->inset + along, box.y + plan->disc / 2};
}

/* Dots from disc to disc, evenly in the space between. */
static void draw_link(kt_canvas *canvas, const chain_plan *plan, kt_point from, const kt_ink *ink)
{
	kt_len radius = kt_len_max(plan->disc / DOT_RADIUS_SHARE, KT_PT(0.8)), step = radius * DOT_PITCH_RADII;
	kt_len space = plan->pitch - plan->disc, dots = space / step - 1;
	for (kt_len i = 0; i < dots; i++) {
		kt_len along = plan->pitch / 2 + (2 * i - (dots - 1)) * step / 2;
		kt_point at = {from.x + (plan->upright ? 0 : along), from.y + (plan->upright ? along : 0)};
		kt_drawing_disc(canvas, at, radius, ink);
	}
}

static void draw_node(const kt_setting *setting, kt_canvas *canvas, const chain_node *node, kt_point centre,
                      kt_len width, const kt_ink *disc)
{
	const chain_look *look = setting->look;
	kt_len side = (kt_len)(width * ICON_SHARE);
	kt_drawing_disc(canvas, centre, width / 2, disc);
	kt_icon_draw(canvas, (kt_icon)node->icon, (kt_box){centre.x - side / 2, centre.y - side / 2, side, side},
	             kt_setting_ink(kt_setting_ground(setting, disc), &look->icon));
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const chain_block *chain = block->fields;
	const chain_node *nodes = chain->nodes.items;
	const chain_look *look = setting->look;
	const chain_plan *plan = slices->items[first].own;
	size_t links = chain->nodes.count - 1;
	if (plan->pitch <= plan->disc)
		kt_setting_wide(setting, block->at, "this chain", plan->disc * (kt_len)(2 * links + 1), setting->width);
	kt_drawing_begin(setting, canvas, block->index, chain->alt.first);
	for (size_t i = 0; i < links; i++)
		draw_link(canvas, plan, centre_of(plan, frame.box, i),
		          kt_drawing_ink(setting->ground, &look->arrows, i));
	for (size_t i = 0; i <= links; i++) {
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_node(setting, canvas, &nodes[i], centre_of(plan, frame.box, i), plan->disc,
		          kt_drawing_ink(setting->ground, &look->disc, i));
	}
	kt_drawing_end(setting, canvas, block->index, chain->alt.first,
	               (kt_box){frame.box.x, frame.box.y, frame.box.w, plan->height});
	for (size_t i = 0; i <= links; i++) {
		const kt_caption *label = &plan->labels[i];
		kt_point at = centre_of(plan, frame.box, i);
		kt_point top = {at.x - label->measure / 2, at.y + plan->disc / 2 + plan->gap};
		if (plan->upright)
			top = (kt_point){at.x + plan->disc / 2 + plan->gap, at.y - label->height / 2};
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		kt_caption_draw(setting, canvas, block->index, label, setting->ground, top);
	}
}

const kt_block_kind kt_block_chain = {{"chain", "figure", &record}, &look_record, 0, tag, measure, draw};
