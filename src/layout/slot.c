/* Slots name each other (rows, over, follows): all are read first, then the names are looked up. */
#include "layout/slot.h"

#include "layout/fields.h"
#include "layout/rows.h"

typedef struct reading {
	const kt_layout *layout;
	kt_arena *arena;
	kt_diag *diag;
	unsigned two;
	kt_template *template_;
	bool good;
} reading;

const kt_measure *kt_slot_measure(const kt_layout *layout, kt_arena *arena, const kt_node *name, kt_diag *diag)
{
	for (size_t i = 0; i < layout->measure_count; i++)
		if (kt_str_equal(layout->measures[i].name, name->text))
			return &layout->measures[i];
	const char *nearest =
	        kt_palette_nearest(arena, name->text, layout->measures, layout->measure_count, sizeof(kt_measure));
	kt_diag_error(diag, KT_DIAG_MEASURE_UNKNOWN, name->at, "no measure is called `%.*s`", KT_STR_ARG(name->text));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return NULL;
}

/* What a slot may take: kinds, classes, and the section's own title and kicker. Ended by NULL. */
static const char *const *takable(kt_arena *arena)
{
	kt_block_kinds kinds = kt_block_all();
	const char **names = KT_NEW_ARRAY(arena, const char *, 2 * kinds.count + 3);
	size_t count = 0;
	names[count++] = "title";
	names[count++] = "kicker";
	for (size_t i = 0; i < kinds.count; i++) {
		names[count++] = kinds.items[i]->form.kind;
		if (kinds.items[i]->form.class_name)
			names[count++] = kinds.items[i]->form.class_name;
	}
	return names;
}

static bool check_takes(reading *r, const kt_field_words *takes)
{
	const char *const *names = takable(r->arena);
	bool good = true;
	for (size_t i = 0; i < takes->count; i++) {
		bool known = false;
		for (size_t n = 0; names[n] && !known; n++)
			known = kt_str_is(takes->items[i]->text, names[n]);
		if (known)
			continue;
		const char *nearest = kt_str_nearest(takes->items[i]->text, names);
		good = kt_diag_error(r->diag, KT_DIAG_BLOCK_UNKNOWN, takes->items[i]->at,
		                     "`%.*s` is neither a kind of block, nor a class of them, nor title or kicker",
		                     KT_STR_ARG(takes->items[i]->text));
		if (nearest)
			kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
	}
	return good;
}

static const kt_style *style_of(reading *r, const kt_node *name)
{
	const kt_style *style = name ? kt_stylesheet_style(&r->layout->sheet, r->arena, name, r->diag) : NULL;
	r->good = r->good && (!name || style);
	return style;
}

static const kt_measure *measure_of(reading *r, const kt_node *name)
{
	const kt_measure *measure = name ? kt_slot_measure(r->layout, r->arena, name, r->diag) : NULL;
	r->good = r->good && (!name || measure);
	return measure;
}

static bool check_row(reading *r, const kt_phrase_edge *edge)
{
	unsigned rows = r->layout->page.rows;
	if (edge->kind != KT_PHRASE_ROW || (unsigned)edge->number <= rows)
		return true;
	return kt_diag_error(r->diag, KT_DIAG_RANGE, edge->at, "row %d; the page has %u", edge->number, rows);
}

static void read_rows(reading *r, const kt_node *node, kt_phrase_rows *rows)
{
	if (!node || !kt_phrase_read_rows(node, r->diag, rows)) {
		r->good = false;
		*rows = (kt_phrase_rows){{KT_PHRASE_ROW, 1, {0}, {0}}, {KT_PHRASE_ROW, 1, {0}, {0}}, node};
		return;
	}
	bool first = check_row(r, &rows->first), last = check_row(r, &rows->last);
	r->good = r->good && first && last;
	if (rows->first.kind == KT_PHRASE_ROW && rows->last.kind == KT_PHRASE_ROW &&
	    rows->first.number > rows->last.number)
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "rows from %d up to %d: none",
		                        rows->first.number, rows->last.number);
}

static void change_looks(reading *r, const kt_node *over, kt_slot *slot)
{
	if (over && over->kind != KT_NODE_MAP) {
		r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, over->at, "a mapping was expected here; found %s",
		                        kt_node_kind_name(over));
		return;
	}
	if (over || slot->style)
		r->good = kt_stylesheet_looks_in(&r->layout->sheet, r->arena, over, slot->style, r->two, r->diag,
		                                 &slot->looks) &&
		          r->good;
}

static void read_slot(reading *r, const kt_entry *entry, kt_slot *slot)
{
	kt_slot_fields fields;
	r->good = kt_record_read(&kt_fields_slot, entry->value, &fields, r->arena, r->diag) && r->good;
	*slot = (kt_slot){.name = entry->key,
	                  .at = entry->at,
	                  .takes = fields.takes,
	                  .least = (unsigned)fields.least,
	                  .stands = (kt_stands)fields.stands,
	                  .two = (kt_two)fields.two,
	                  .eases = fields.fit == 1,
	                  .level = fields.columns == 1,
	                  .spans_subheads = fields.subheads == 1,
	                  .free = fields.free,
	                  .over = KT_NO_SLOT,
	                  .into = KT_NO_SLOT,
	                  .follows = KT_NO_SLOT,
	                  .first_of = KT_NO_SLOT,
	                  .last_of = KT_NO_SLOT};
	r->good = check_takes(r, &fields.takes) && r->good;
	slot->measure = measure_of(r, fields.measure);
	slot->across = measure_of(r, fields.across);
	read_rows(r, fields.rows, &slot->rows);
	slot->style = style_of(r, fields.style);
	slot->names = style_of(r, fields.names);
	change_looks(r, fields.look, slot);
	if (fields.ground) {
		slot->ground = kt_palette_ground(&r->layout->sheet.palette, r->arena, fields.ground, r->diag);
		r->good = r->good && slot->ground;
	}
	r->good = kt_stylesheet_bleed(&fields.bleed, r->diag, &slot->bleed) && r->good;
	if (fields.rule)
		r->good = kt_stylesheet_rule(&r->layout->sheet, r->arena, fields.rule, r->diag, &slot->rule) && r->good;
}

static size_t slot_of(reading *r, kt_str name, kt_place at)
{
	const kt_template *t = r->template_;
	for (size_t i = 0; i < t->slot_count; i++)
		if (kt_str_equal(t->slots[i].name, name))
			return i;
	const char *nearest = kt_palette_nearest(r->arena, name, &t->slots[0].name, t->slot_count, sizeof(kt_slot));
	r->good = kt_diag_error(r->diag, KT_DIAG_SLOT, at, "template `%.*s` has no slot `%.*s`", KT_STR_ARG(t->name),
	                        KT_STR_ARG(name));
	if (nearest)
		kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
	return KT_NO_SLOT;
}

static size_t edge_of(reading *r, const kt_phrase_edge *edge)
{
	return edge->kind == KT_PHRASE_SLOT ? slot_of(r, edge->slot, edge->at) : KT_NO_SLOT;
}

static size_t named_slot(reading *r, const kt_node *slot, const char *key)
{
	const kt_node *name = slot->kind == KT_NODE_MAP ? kt_node_of(slot, key) : NULL;
	return name && name->kind == KT_NODE_SCALAR ? slot_of(r, name->text, name->at) : KT_NO_SLOT;
}

/* Text goes round what stands on given rows of a frame that is as high as it is; else either would ask for the other. */
static void check_into(reading *r, size_t index, const kt_node *slot)
{
	size_t into = r->template_->slots[index].into;
	if (into == KT_NO_SLOT)
		return;
	const kt_slot *text = &r->template_->slots[into];
	if (into != index && text->into == KT_NO_SLOT && !kt_rows_by_text(text))
		return;
	r->good = kt_diag_error(r->diag, KT_DIAG_SLOT, kt_node_of(slot, "into")->at,
	                        "text cannot go round a slot in `%.*s`: %s", KT_STR_ARG(text->name),
	                        into == index              ? "that is this slot"
	                        : text->into != KT_NO_SLOT ? "that drops into another itself"
	                                                   : "its rows are as many as its text takes");
	kt_diag_also(r->diag, text->at, "the slot");
}

bool kt_slot_read_all(const kt_layout *layout, kt_arena *arena, const kt_node *slots, unsigned two, kt_diag *diag,
                      kt_template *template_)
{
	reading r = {layout, arena, diag, two, template_, true};
	template_->slots = KT_NEW_ARRAY(arena, kt_slot, slots->count);
	template_->slot_count = slots->count;
	for (size_t i = 0; i < slots->count; i++)
		read_slot(&r, &slots->entries[i], &template_->slots[i]);
	for (size_t i = 0; i < slots->count; i++) {
		kt_slot *slot = &template_->slots[i];
		slot->first_of = edge_of(&r, &slot->rows.first);
		slot->last_of = edge_of(&r, &slot->rows.last);
		slot->over = named_slot(&r, slots->entries[i].value, "over");
		slot->follows = named_slot(&r, slots->entries[i].value, "follows");
		slot->into = named_slot(&r, slots->entries[i].value, "into");
	}
	for (size_t i = 0; i < slots->count; i++)
		check_into(&r, i, slots->entries[i].value);
	return kt_rows_check(template_, arena, diag) && r.good;
}
