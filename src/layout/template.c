/* A layout is read from the outside in: page, measures, then each template twice. */
#include "layout/template.h"

#include "layout/fields.h"
#include "layout/overlay.h"
#include "layout/slot.h"

#define SADDLE_FOLD 4 /* a sheet folded once has two pages on each side */

typedef struct reading {
	kt_layout *layout;
	kt_arena *arena;
	kt_diag *diag;
	bool good;
} reading;

/* Measures */

static bool read_span(reading *r, const kt_node *node, kt_phrase_span *span)
{
	*span = (kt_phrase_span){1, 1};
	if (!kt_phrase_read_span(node, r->diag, span))
		return false;
	unsigned columns = r->layout->page.columns;
	if (span->from > span->to || span->to > columns) {
		kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "columns %u to %u; the grid has 1 to %u", span->from,
		              span->to, columns);
		*span = (kt_phrase_span){1, 1};
		return false;
	}
	return true;
}

static bool read_measure(reading *r, const kt_measure_fields *fields, kt_measure *measure)
{
	const kt_node *node = fields->spans;
	*measure = (kt_measure){.name = fields->entry->key, .count = 1, .spans = {{1, 1}}};
	if (!node)
		return false;
	if (node->kind != KT_NODE_LIST)
		return read_span(r, node, &measure->spans[0]);
	if (node->count < 1 || node->count > KT_SPANS_MOST)
		return kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "a measure has 1 to %d spans; found %zu",
		                     KT_SPANS_MOST, node->count);
	bool good = true;
	measure->count = (unsigned)node->count;
	for (unsigned i = 0; i < measure->count; i++) {
		kt_phrase_span *span = &measure->spans[i], *first = &measure->spans[0];
		good = read_span(r, node->items[i], span) && good;
		if (good && span->to - span->from != first->to - first->from)
			good = kt_diag_error(r->diag, KT_DIAG_RANGE, node->items[i]->at,
			                     "%u columns beside %u: text flows through columns of one width only",
			                     span->to - span->from + 1, first->to - first->from + 1);
		if (good && i > 0 && span->from <= measure->spans[i - 1].to)
			good = kt_diag_error(r->diag, KT_DIAG_RANGE, node->items[i]->at,
			                     "column %u stands in the span before already", span->from);
	}
	return good;
}

static void read_measures(reading *r, const kt_field_list *list)
{
	const kt_measure_fields *fields = list->items;
	r->layout->measures = KT_NEW_ARRAY(r->arena, kt_measure, list->count);
	r->layout->measure_count = list->count;
	for (size_t i = 0; i < list->count; i++)
		r->good = read_measure(r, &fields[i], &r->layout->measures[i]) && r->good;
}

/* Templates */

static bool refuse_map(reading *r, const kt_node *node)
{
	return r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, node->at, "a mapping was expected here; found %s",
	                               kt_node_kind_name(node));
}

/* The slots with what differs side by side laid over them; a name that is no slot's is a mistake. */
static const kt_node *beside(reading *r, const kt_node *slots, const kt_node *side)
{
	if (!side)
		return slots;
	if (side->kind != KT_NODE_MAP) {
		refuse_map(r, side);
		return slots;
	}
	for (size_t i = 0; i < side->count; i++) {
		if (kt_node_of(slots, kt_str_c(r->arena, side->entries[i].key)))
			continue;
		const char *nearest = kt_palette_nearest(r->arena, side->entries[i].key, &slots->entries[0].key,
		                                         slots->count, sizeof(kt_entry));
		r->good = kt_diag_error(r->diag, KT_DIAG_SLOT, side->entries[i].at, "no slot is called `%.*s`",
		                        KT_STR_ARG(side->entries[i].key));
		if (nearest)
			kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
		return slots;
	}
	return kt_overlay(r->arena, slots, side);
}

static size_t find_fields(const kt_field_list *list, kt_str name)
{
	const kt_template_fields *fields = list->items;
	for (size_t i = 0; i < list->count; i++)
		if (kt_str_equal(fields[i].entry->key, name))
			return i;
	return KT_NO_TEMPLATE;
}

static const char *nearest_template(reading *r, const kt_field_list *list, kt_str name)
{
	const kt_template_fields *fields = list->items;
	const char **names = KT_NEW_ARRAY(r->arena, const char *, list->count + 1);
	for (size_t i = 0; i < list->count; i++)
		names[i] = kt_str_c(r->arena, fields[i].entry->key);
	return kt_str_nearest(name, names);
}

/* KT_NO_TEMPLATE: reported. */
static size_t named(reading *r, const kt_field_list *list, const kt_node *name)
{
	size_t index = find_fields(list, name->text);
	if (index != KT_NO_TEMPLATE)
		return index;
	const char *nearest = nearest_template(r, list, name->text);
	r->good = kt_diag_error(r->diag, KT_DIAG_TEMPLATE_UNKNOWN, name->at, "no template is called `%.*s`",
	                        KT_STR_ARG(name->text));
	if (nearest)
		kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
	return KT_NO_TEMPLATE;
}

static size_t continuation(reading *r, const kt_field_list *list, const kt_node *name)
{
	return !name || kt_str_is(name->text, "none") ? KT_NO_TEMPLATE : named(r, list, name);
}

static const kt_ground *page_ground(reading *r, const kt_template_fields *fields)
{
	kt_node paper = {.kind = KT_NODE_SCALAR, .text = KT_STR(KT_PALETTE_PAPER), .at = fields->entry->at};
	const kt_node *name = fields->ground ? fields->ground : &paper;
	const kt_ground *ground = kt_palette_ground(&r->layout->sheet.palette, r->arena, name, r->diag);
	r->good = r->good && ground;
	return ground;
}

static void read_template(reading *r, const kt_field_list *list, size_t index, kt_template both[2])
{
	const kt_template_fields *fields = &((const kt_template_fields *)list->items)[index];
	const kt_node *value = fields->entry->value,
	              *slots = value->kind == KT_NODE_MAP ? kt_node_of(value, "slots") : NULL;
	static const kt_node nothing = {.kind = KT_NODE_MAP};
	if (!slots || slots->kind != KT_NODE_MAP || slots->count > KT_SLOTS_MOST) {
		r->good = false;
		slots = &nothing;
	}
	const kt_node *variants[2] = {slots, beside(r, slots, fields->side_by_side)};
	for (unsigned two = 0; two < 2; two++) {
		kt_template *t = &both[two];
		*t = (kt_template){.name = fields->entry->key,
		                   .at = fields->entry->at,
		                   .ground = page_ground(r, fields),
		                   .folio = fields->folio == NULL,
		                   .level_facing = fields->facing == 1,
		                   .starts = (kt_starts)fields->starts,
		                   .continues = continuation(r, list, fields->continues)};
		r->good = kt_slot_read_all(r->layout, r->arena, variants[two], two, r->diag, t) && r->good;
	}
}

/* May something that does not fit into this template go on in that one? */
static bool takes_on(const kt_template *t, const kt_template *onward)
{
	for (size_t i = 0; i < t->slot_count; i++)
		for (size_t w = 0; w < t->slots[i].takes.count; w++) {
			const kt_node *word = t->slots[i].takes.items[w];
			bool heading = !word || kt_str_is(word->text, "title") || kt_str_is(word->text, "kicker");
			for (size_t o = 0; !heading && o < onward->slot_count; o++)
				for (size_t n = 0; n < onward->slots[o].takes.count; n++)
					if (onward->slots[o].takes.items[n] &&
					    kt_str_equal(onward->slots[o].takes.items[n]->text, word->text))
						return true;
		}
	return false;
}

/* A template that goes on in one which takes nothing of it was meant to name another. */
static void check_continuation(reading *r, const kt_template_fields *fields, const kt_template *t)
{
	if (t->continues == KT_NO_TEMPLATE || !fields->continues)
		return;
	const kt_template *onward = &r->layout->templates[t->continues][0];
	if (t->slot_count == 0 || onward->slot_count == 0 || takes_on(t, onward))
		return;
	r->good = kt_diag_error(r->diag, KT_DIAG_SLOT, fields->continues->at,
	                        "`%.*s` cannot go on in `%.*s`: no slot of that takes what a slot of this does",
	                        KT_STR_ARG(t->name), KT_STR_ARG(onward->name));
	kt_diag_also(r->diag, onward->at, "the template");
}

static void read_templates(reading *r, const kt_field_list *list)
{
	r->layout->templates = kt_arena_take_array(r->arena, list->count, sizeof *r->layout->templates);
	r->layout->template_count = list->count;
	for (size_t i = 0; i < list->count; i++)
		read_template(r, list, i, r->layout->templates[i]);
	for (size_t i = 0; i < list->count; i++)
		check_continuation(r, &((const kt_template_fields *)list->items)[i], &r->layout->templates[i][0]);
}

/* What stands beside them */

static void read_folio(reading *r, const kt_node *node)
{
	kt_folio_form *folio = &r->layout->folio;
	kt_folio_fields fields;
	if (!node || (node->kind == KT_NODE_SCALAR && kt_str_is(node->text, "none")))
		return;
	r->good = kt_record_read(&kt_fields_folio, node, &fields, r->arena, r->diag) && r->good;
	*folio = (kt_folio_form){.is = true, .row = (unsigned)fields.row, .stands = fields.stands};
	if ((unsigned)fields.row > r->layout->page.rows)
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "row %d; the page has %u", fields.row,
		                        r->layout->page.rows);
	kt_str shows = fields.shows ? fields.shows->text : (kt_str){0};
	folio->number = kt_str_is(shows, "number") || kt_str_is(shows, "number title");
	folio->title = kt_str_is(shows, "title") || kt_str_is(shows, "number title");
	if (fields.shows && !folio->number && !folio->title) {
		r->good = kt_diag_error(r->diag, KT_DIAG_CHOICE, fields.shows->at, "`%.*s` cannot be shown in a folio",
		                        KT_STR_ARG(shows));
		kt_diag_hint(r->diag, "one of: number, title, number title");
	}
	if (fields.style) {
		folio->style = kt_stylesheet_style(&r->layout->sheet, r->arena, fields.style, r->diag);
		r->good = r->good && folio->style;
	}
}

static void read_jump(reading *r, const kt_jump_fields *fields)
{
	kt_layout *layout = r->layout;
	if (!fields->measure || !fields->style)
		return;
	layout->jump = (kt_jump_form){.row = (unsigned)fields->row,
	                              .measure = kt_slot_measure(layout, r->arena, fields->measure, r->diag),
	                              .style = kt_stylesheet_style(&layout->sheet, r->arena, fields->style, r->diag)};
	r->good = r->good && layout->jump.measure && layout->jump.style;
	if (layout->jump.row > layout->page.rows)
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, fields->measure->at, "row %u; the page has %u",
		                        layout->jump.row, layout->page.rows);
}

static void read_lines(reading *r, const kt_print_fields *fields)
{
	kt_ruled_form *lines = &r->layout->print.lines;
	kt_phrase_rows rows;
	lines->measure = kt_slot_measure(r->layout, r->arena, fields->lines.measure, r->diag);
	lines->every = fields->lines.every;
	r->good = kt_stylesheet_rule(&r->layout->sheet, r->arena, fields->lines.rule, r->diag, &lines->rule) &&
	          lines->measure && r->good;
	if (!kt_phrase_read_rows(fields->lines.rows, r->diag, &rows)) {
		r->good = false;
		return;
	}
	lines->first = (unsigned)rows.first.number;
	lines->last = (unsigned)rows.last.number;
	if (rows.first.kind != KT_PHRASE_ROW || rows.last.kind != KT_PHRASE_ROW || lines->first > lines->last ||
	    lines->last > r->layout->page.rows)
		r->good =
		        kt_diag_error(r->diag, KT_DIAG_RANGE, fields->lines.rows->at,
		                      "lines stand from one row to a later one; the page has %u", r->layout->page.rows);
}

static void read_print(reading *r, const kt_layout_fields *fields)
{
	const kt_print_fields *print = &fields->print;
	kt_print_form *form = &r->layout->print;
	form->fold = print->binding == 1 ? SADDLE_FOLD : 1;
	form->fill = print->fill;
	form->paper = print->paper;
	if (print->fill && form->fold == 1) {
		r->good = kt_diag_error(r->diag, KT_DIAG_FORM, print->fill->at,
		                        "pages are put in for a binding that takes whole sheets");
		kt_diag_hint(r->diag, "print: {binding: saddle, fill: %.*s}", KT_STR_ARG(print->fill->text));
	}
	if (print->fill)
		r->good = named(r, &fields->templates, print->fill) != KT_NO_TEMPLATE && r->good;
	if (print->lines.measure && print->lines.rows && print->lines.rule)
		read_lines(r, print);
}

static bool read_sharing(const kt_node *node, kt_two *two)
{
	static const char *const names[] = {"split", "stack", "share"};
	for (unsigned i = 0; i < 3; i++)
		if (node->kind == KT_NODE_SCALAR && kt_str_is(node->text, names[i])) {
			*two = (kt_two)i;
			return true;
		}
	return false;
}

static void read_two(reading *r, const kt_node *node)
{
	kt_layout *layout = r->layout;
	if (!node)
		return;
	if (node->kind != KT_NODE_MAP) {
		refuse_map(r, node);
		return;
	}
	layout->two = KT_NEW_ARRAY(r->arena, kt_two_entry, node->count);
	for (size_t i = 0; i < node->count; i++) {
		const kt_entry *entry = &node->entries[i];
		kt_two_entry *two = &layout->two[layout->two_count];
		if (kt_str_is(entry->key, "rule")) {
			r->good =
			        kt_stylesheet_rule(&layout->sheet, r->arena, entry->value, r->diag, &layout->between) &&
			        r->good;
			continue;
		}
		two->takes = entry->key;
		if (read_sharing(entry->value, &two->two)) {
			layout->two_count++;
			continue;
		}
		r->good = kt_diag_error(r->diag, KT_DIAG_CHOICE, entry->value->at,
		                        "how two languages share a slot was expected here");
		kt_diag_hint(r->diag, "one of: split, stack, share");
	}
}

static void read_levers(reading *r, const kt_field_words *order)
{
	static const char *const names[] = {[KT_LEVER_BREAK] = "break",
	                                    [KT_LEVER_HYPHENS] = "hyphens",
	                                    [KT_LEVER_HEADING_SPACE] = "heading-space",
	                                    [KT_LEVER_EASE] = "ease"};
	kt_layout *layout = r->layout;
	for (size_t i = 0; i < order->count && layout->lever_count < KT_LEVER_COUNT; i++)
		for (unsigned n = 0; n < KT_LEVER_COUNT; n++)
			if (order->items[i] && kt_str_is(order->items[i]->text, names[n]))
				layout->levers[layout->lever_count++] = (kt_lever)n;
}

bool kt_template_read(kt_layout *layout, kt_arena *arena, const kt_layout_fields *fields, kt_diag *diag)
{
	reading r = {layout, arena, diag, true};
	read_measures(&r, &fields->measures);
	read_templates(&r, &fields->templates);
	read_folio(&r, fields->folio);
	read_jump(&r, &fields->jump);
	read_print(&r, fields);
	read_two(&r, fields->two);
	read_levers(&r, &fields->order);
	return r.good;
}

/* Looking up */

size_t kt_template_find(const kt_layout *layout, kt_str name)
{
	for (size_t i = 0; i < layout->template_count; i++)
		if (kt_str_equal(layout->templates[i][0].name, name))
			return i;
	return KT_NO_TEMPLATE;
}

bool kt_template_takes(const kt_slot *slot, const char *kind, const char *class_name)
{
	for (size_t i = 0; i < slot->takes.count; i++) {
		const kt_node *word = slot->takes.items[i];
		if (word && (kt_str_is(word->text, kind) || (class_name && kt_str_is(word->text, class_name))))
			return true;
	}
	return false;
}

kt_two kt_template_two(const kt_layout *layout, const kt_slot *slot, const char *kind, const char *class_name,
                       unsigned traits)
{
	if (slot->two != KT_TWO_UNSAID)
		return slot->two;
	for (size_t i = 0; i < layout->two_count; i++)
		if (kt_str_is(layout->two[i].takes, kind))
			return layout->two[i].two;
	for (size_t i = 0; class_name && i < layout->two_count; i++)
		if (kt_str_is(layout->two[i].takes, class_name))
			return layout->two[i].two;
	return traits & KT_BLOCK_PARALLEL ? KT_TWO_SPLIT : KT_TWO_SHARE;
}
