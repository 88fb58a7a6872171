/* A block is drawn in as few pieces as it can be: slices that stand below each other as their block left them are one
 * piece; where pairing or a row moved one, another piece begins. */
#include "layout/paint.h"

#define BETWEEN_REACH 4 /* rows: split slots nearer to each other than this share one rule */

typedef struct painting {
	kt_makeup *makeup;
	const kt_plan *plan;
	kt_canvas *canvas;
	kt_page *page;
} painting;

/* Grounds */

/* A slot that does not bleed, and whose block has a panel, lends its ground to that: the panel is as high as its text. */
static bool lends_ground(const kt_plan_slot *slot)
{
	for (unsigned i = 0; i < slot->matter.part_count; i++) {
		const kt_panel *panel = slot->matter.parts[i].panel;
		if (panel && (panel->ground || slot->slot->bleed == 0))
			return true;
	}
	return false;
}

/* A slot over another one paints nothing. */
static bool paints_ground(const kt_plan_slot *slot)
{
	return slot->slot->ground && slot->slot->over == KT_NO_SLOT && slot->lodger_count > 0 &&
	       slot->end > slot->from && !lends_ground(slot);
}

static bool is_paper(const kt_ink *ink)
{
	return ink->screen[0] == 255 && ink->screen[1] == 255 && ink->screen[2] == 255 &&
	       ink->press[0] + ink->press[1] + ink->press[2] + ink->press[3] == 0;
}

/* What belongs to no block stands where the section's title does. */
static void begin_section(painting *p)
{
	const kt_node *title = p->plan->section->title.node;
	kt_canvas_on(p->canvas, p->page, title ? title->at : p->plan->template_->at);
}

static void paint_grounds(painting *p)
{
	const kt_template *t = p->plan->template_;
	kt_len bleed = p->page->bleed;
	begin_section(p);
	kt_canvas_artifact(p->canvas, KT_ARTIFACT_LAYOUT);
	if (!is_paper(t->ground->fill))
		kt_canvas_box(p->canvas,
		              (kt_box){-bleed, -bleed, p->page->width + 2 * bleed, p->page->height + 2 * bleed},
		              t->ground->fill);
	for (size_t i = 0; i < t->slot_count; i++)
		if (paints_ground(&p->plan->slots[i]))
			kt_canvas_box(p->canvas, p->plan->slots[i].paint, t->slots[i].ground->fill);
}

static bool inside(kt_box box, kt_len x, kt_len y)
{
	return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

const kt_ground *kt_paint_ground(const kt_plan *plan, kt_len x, kt_len y)
{
	const kt_ground *ground = plan->template_->ground;
	for (size_t i = 0; i < plan->template_->slot_count; i++)
		if (paints_ground(&plan->slots[i]) && inside(plan->slots[i].paint, x, y))
			ground = plan->slots[i].slot->ground;
	return ground;
}

/* Pieces */

typedef struct piece {
	const kt_matter_part *part;
	unsigned side;
	size_t first, count; /* slices */
	kt_len top, foot;
} piece;

static kt_extent extent_of(const kt_plan_slot *slot, const kt_matter_part *part, unsigned side, unsigned column)
{
	if (part->sides == 2)
		return slot->berth.sides[side];
	return part->stretched ? slot->berth.whole : slot->berth.columns[column];
}

/* A column in a language that is written against the page's is laid out from its own start edge. */
static bool goes_against(const painting *p, const kt_matter_part *part, unsigned side)
{
	const kt_edition *edition = p->makeup->edition;
	return part->sides == 2 &&
	       kt_edition_right_to_left(edition, part->language[side]) != kt_edition_right_to_left(edition, 0);
}

static void begin_column(const painting *p, kt_extent extent)
{
	bool right_to_left = kt_edition_right_to_left(p->makeup->edition, 0);
	kt_canvas_turn_begin(p->canvas, (kt_box){.x = extent.x, .w = extent.width}, !right_to_left);
}

static void draw_piece(painting *p, const kt_plan_slot *slot, const piece *piece_, unsigned column)
{
	const kt_matter_part *part = piece_->part;
	const kt_measured *set = part->set[piece_->side];
	if (piece_->count == 0)
		return;
	kt_extent extent = extent_of(slot, part, piece_->side, column);
	kt_box box = {extent.x + part->pad.start, piece_->top, set->setting.width, piece_->foot - piece_->top};
	if (part->kind->traits & KT_BLOCK_FILLS && set->setting.room > 0)
		box.h = kt_len_max(box.h, set->setting.room);
	kt_box paint = slot->lodger_count == 1 && !part->panel ? slot->paint : box;
	kt_canvas_on(p->canvas, p->page, part->lodger->block->at);
	if (goes_against(p, part, piece_->side))
		begin_column(p, extent);
	part->kind->draw(part->lodger->block, &set->setting, &set->slices, piece_->first, piece_->count,
	                 (kt_frame){box, paint}, p->canvas);
	if (goes_against(p, part, piece_->side))
		kt_canvas_turn_end(p->canvas);
}

/* The slices of one language in a strip join the piece above, or begin a new one. */
static void join(painting *p, const kt_plan_slot *slot, piece *open, unsigned column, const kt_strip *strip, kt_len top)
{
	const kt_matter_part *part = open->part;
	const kt_slices *slices = &part->set[open->side]->slices;
	size_t first = strip->first[open->side], count = strip->count[open->side];
	if (count == 0)
		return;
	kt_len depth = kt_setting_depth(slices, first, count);
	bool joins = open->count > 0 && first == open->first + open->count &&
	             top == open->foot + slices->items[first].before;
	if (!joins) {
		draw_piece(p, slot, open, column);
		open->first = first;
		open->count = 0;
		open->top = top;
	}
	open->count += count;
	open->foot = top + depth;
}

static kt_box bleeding(const painting *p, const kt_panel *panel, kt_box box)
{
	const kt_page_form *page = &p->makeup->layout->page;
	bool recto = p->plan->recto || !page->facing;
	kt_len left = box.x, right = box.x + box.w;
	if (panel->bleed & (recto ? KT_BLEED_INNER : KT_BLEED_OUTER))
		left = -page->bleed;
	if (panel->bleed & (recto ? KT_BLEED_OUTER : KT_BLEED_INNER))
		right = page->width + page->bleed;
	return (kt_box){left, box.y, right - left, box.h};
}

static void draw_panel(painting *p, const kt_plan_slot *slot, const kt_matter_part *part, unsigned side,
                       unsigned column, kt_len top, kt_len height)
{
	kt_extent extent = extent_of(slot, part, side, column);
	kt_panel panel = *part->panel;
	kt_box box = {extent.x, top, extent.width, height};
	if (slot->slot->ground && lends_ground(slot))
		panel.ground = slot->slot->ground;
	/* One band runs behind both languages; the second side adds its rule. */
	if (side == 1 && panel.bleed & KT_BLEED_SIDES)
		panel.ground = NULL;
	kt_canvas_on(p->canvas, p->page, part->lodger->block->at);
	if (goes_against(p, part, side))
		begin_column(p, extent);
	kt_panel_draw(&panel, p->canvas, box, bleeding(p, &panel, box), part->pad, part->ground, part->language[side]);
	if (goes_against(p, part, side))
		kt_canvas_turn_end(p->canvas);
}

static void draw_heading(painting *p, const kt_plan_slot *slot, const kt_matter_part *part, unsigned side, kt_len top)
{
	const kt_heading *heading = part->heading;
	kt_extent extent = extent_of(slot, part, side, 0);
	const kt_rule *rule = &slot->slot->rule;
	const kt_page_form *page = &p->makeup->layout->page;
	begin_section(p);
	kt_heading_draw(heading, side, part->ground, (kt_point){extent.x, top}, p->canvas);
	if (rule->width > 0 && part->language[side] == 0)
		kt_heading_rule(rule, extent, top + heading->height, page->row,
		                rule->length > 0 ? rule->length : extent.width, part->ground, p->canvas);
}

/* The foot of the last of a part's strips from `at` on, in a column that ends at `end`. */
static kt_len part_foot(const kt_plan_slot *slot, size_t at, size_t end)
{
	unsigned part = slot->matter.strips[at].part;
	while (at + 1 < end && slot->matter.strips[at + 1].part == part)
		at++;
	return slot->tops[at - slot->from] + slot->matter.strips[at].height;
}

static void draw_column(painting *p, const kt_plan_slot *slot, const kt_matter_part *part, unsigned side,
                        unsigned column, size_t first, size_t end)
{
	const kt_matter *matter = &slot->matter;
	piece open = {.part = part, .side = side};
	bool begun = false;
	for (size_t i = first; i < end; i++) {
		const kt_strip *strip = &matter->strips[i];
		kt_len top = slot->tops[i - slot->from];
		if (&matter->parts[strip->part] != part)
			continue;
		if (part->heading) {
			draw_heading(p, slot, part, side, top);
			continue;
		}
		if (part->panel && !begun)
			draw_panel(p, slot, part, side, column, top, part_foot(slot, i, end) - top);
		join(p, slot, &open, column, strip, begun ? top : top + part->pad.top);
		begun = true;
	}
	if (!part->heading)
		draw_piece(p, slot, &open, column);
}

static void draw_head(painting *p, const kt_plan_slot *slot)
{
	const kt_matter_part *head = slot->matter.head;
	const kt_measured *set = head->set[0];
	kt_box box = {slot->berth.whole.x, slot->head_top, set->setting.width,
	              kt_setting_depth(&set->slices, 0, slot->matter.head_count)};
	kt_canvas_on(p->canvas, p->page, head->lodger->block->at);
	head->kind->draw(head->lodger->block, &set->setting, &set->slices, 0, slot->matter.head_count,
	                 (kt_frame){box, box}, p->canvas);
}

static void draw_part(painting *p, const kt_plan_slot *slot, const kt_matter_part *part, unsigned side)
{
	size_t first = slot->from;
	if (slot->matter.head && slot->matter.head->lodger == part->lodger && slot->from == 0)
		draw_head(p, slot);
	for (unsigned f = 0; f < slot->room.count; f++) {
		draw_column(p, slot, part, side, slot->room.frames[f].column, first, slot->ends[f]);
		first = slot->ends[f];
	}
}

static void draw_lodger(painting *p, const kt_lodger *lodger, unsigned language)
{
	for (size_t i = 0; i < p->plan->template_->slot_count; i++) {
		const kt_plan_slot *slot = &p->plan->slots[i];
		if (slot->end == slot->from)
			continue;
		unsigned last = slot->matter.strips[slot->end - 1].part;
		for (unsigned n = slot->matter.strips[slot->from].part; n <= last; n++) {
			const kt_matter_part *part = &slot->matter.parts[n];
			for (unsigned side = 0; part->lodger == lodger && side < part->sides; side++)
				if (part->language[side] == language)
					draw_part(p, slot, part, side);
		}
	}
}

/* Between two languages */

static bool is_split(const kt_plan_slot *slot)
{
	for (unsigned i = 0; slot->end > slot->from && i < slot->matter.part_count; i++)
		if (slot->matter.parts[i].sides == 2 && !slot->matter.parts[i].panel)
			return true;
	return false;
}

static kt_len foot_of(const kt_plan_slot *slot)
{
	return slot->box.y + (slot->slot->stands == KT_STANDS_HIGH ? slot->depth : slot->box.h);
}

static void draw_rule(painting *p, const kt_plan_slot *slot, kt_len top, kt_len foot)
{
	const kt_rule *rule = &p->makeup->layout->between;
	kt_len x = (slot->berth.sides[0].x + slot->berth.sides[0].width + slot->berth.sides[1].x) / 2;
	kt_canvas_artifact(p->canvas, KT_ARTIFACT_LAYOUT);
	kt_canvas_rule(p->canvas, (kt_point){x, top}, (kt_point){x, foot},
	               kt_setting_ink(slot->berth.ground, &rule->paint), (kt_pen){.width = rule->width});
}

/* Split slots that stand close below each other have one rule from the first one's head to the last one's foot. */
static void draw_between(painting *p)
{
	const kt_plan_slot *first = NULL, *last = NULL;
	kt_len reach = BETWEEN_REACH * p->makeup->layout->page.row, top = 0;
	for (;;) {
		const kt_plan_slot *next = NULL;
		for (size_t i = 0; i < p->plan->template_->slot_count; i++) {
			const kt_plan_slot *slot = &p->plan->slots[i];
			bool after = !last || slot->box.y > last->box.y;
			if (is_split(slot) && after && (!next || slot->box.y < next->box.y))
				next = slot;
		}
		if (first && (!next || next->box.y > foot_of(last) + reach)) {
			draw_rule(p, first, top, foot_of(last));
			first = NULL;
		}
		if (!next)
			return;
		if (!first) {
			first = next;
			top = next->slot->stands == KT_STANDS_LOW ? next->box.y + next->box.h - next->depth
			                                          : next->box.y;
		}
		last = next;
	}
}

/* Frames */

static bool has_text(const kt_plan_slot *slot)
{
	for (unsigned i = 0; i < slot->matter.part_count; i++)
		if (slot->matter.parts[i].kind && slot->matter.parts[i].kind->traits & KT_BLOCK_PARALLEL)
			return true;
	return false;
}

static kt_box column_of(kt_extent extent, kt_box box)
{
	return (kt_box){extent.x, box.y, extent.width, box.h};
}

/* What a drop leaves of columns stands for columns. */
static void note_parts(const kt_plan_slot *slot, kt_page_frame *frame)
{
	kt_len head = slot->box.y + slot->matter.head_height;
	frame->column_count = slot->room.count;
	for (unsigned f = 0; f < slot->room.count; f++) {
		const kt_flow_frame *part = &slot->room.frames[f];
		kt_extent extent = slot->berth.columns[part->column];
		frame->columns[f] = (kt_box){extent.x, head + part->top, extent.width, part->height};
	}
}

static void note_frame(painting *p, const kt_plan_slot *slot)
{
	kt_page_frame frame = {.name = slot->slot->name,
	                       .at = slot->slot->at,
	                       .box = slot->box,
	                       .depth = slot->depth,
	                       .sides = is_split(slot),
	                       .level = slot->slot->level && !kt_flow_parted(&slot->room),
	                       .text = has_text(slot),
	                       .free = slot->slot->free || slot->slot->stands != KT_STANDS_HIGH,
	                       .faces = p->makeup->layout->page.facing && p->plan->template_->level_facing &&
	                                !p->makeup->faced,
	                       .eases = slot->slot->eases};
	frame.column_count = frame.sides ? 2 : slot->berth.column_count;
	for (unsigned c = 0; c < frame.column_count; c++)
		frame.columns[c] = column_of(frame.sides ? slot->berth.sides[c] : slot->berth.columns[c], slot->box);
	if (kt_flow_parted(&slot->room) && !frame.sides)
		note_parts(slot, &frame);
	kt_canvas_frame(p->canvas, &frame);
}

void kt_paint_plan(kt_makeup *makeup, const kt_plan *plan, const kt_lodger *lodgers, size_t count, kt_page *page)
{
	painting p = {makeup, plan, makeup->canvas, page};
	paint_grounds(&p);
	for (size_t i = 0; i < plan->template_->slot_count; i++)
		if (plan->slots[i].end > plan->slots[i].from)
			note_frame(&p, &plan->slots[i]);
	for (unsigned language = 0; language <= makeup->two; language++)
		for (size_t i = 0; i < count; i++)
			draw_lodger(&p, &lodgers[i], language);
	if (makeup->two && makeup->layout->between.width > 0)
		draw_between(&p);
}
