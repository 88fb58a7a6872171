/* Looks: a kind's entry in `blocks:` is parted into the keys of its panel and those of its look record; both are read
 * twice, for one language and for two side by side. The look's paints and styles are then resolved in place. */
#include "layout/stylesheet.h"

#include <stddef.h>
#include <string.h>

#include "layout/overlay.h"

typedef struct panel_fields {
	const kt_node *ground, *inset, *rule;
	kt_field_words bleed;
} panel_fields;

static const kt_field panel_table[] = {
        {"ground", KT_FIELD_WORD, offsetof(panel_fields, ground), .help = "what the block stands on"},
        {"bleed", KT_FIELD_WORDS, offsetof(panel_fields, bleed), .help = "where the ground runs off the page: sides"},
        {"inset", KT_FIELD_PHRASE, offsetof(panel_fields, inset), .help = "white inside: 1 line, or 4mm"},
        {"rule", KT_FIELD_PHRASE, offsetof(panel_fields, rule), .help = "start 3pt accent"},
        KT_FIELD_END};
const kt_record kt_stylesheet_panel_record = {"a block's panel", sizeof(panel_fields), panel_table, NULL};

typedef struct looking {
	const kt_stylesheet *sheet;
	kt_arena *arena;
	kt_diag *diag;
	kt_look *look;
	bool good;
} looking;

static bool has_key(const kt_record *record, kt_str key)
{
	for (const kt_field *field = record ? record->fields : NULL; field && field->name; field++)
		if (kt_str_is(key, field->name))
			return true;
	return false;
}

/* The panel's keys of a kind's entry, or the look's. */
static const kt_node *part_of(const looking *l, const kt_node *entry, bool panel)
{
	kt_node *part = KT_NEW(l->arena, kt_node);
	*part = *entry;
	part->entries = KT_NEW_ARRAY(l->arena, kt_entry, entry->count);
	part->count = 0;
	for (size_t i = 0; i < entry->count; i++) {
		kt_str key = entry->entries[i].key;
		bool of_panel = has_key(&kt_stylesheet_panel_record, key) && !has_key(l->look->kind->look, key);
		if (of_panel == panel)
			part->entries[part->count++] = entry->entries[i];
	}
	return part;
}

static bool resolve_style(looking *l, kt_field_style *member)
{
	member->style = kt_style_of(&l->sheet->styles, member->node->text);
	if (!member->style && !member->node->at.source)
		l->look->missing = member->node->text;
	else if (!member->style)
		l->good = kt_stylesheet_style(l->sheet, l->arena, member->node, l->diag) != NULL && l->good;
	return true;
}

static void resolve_paint(looking *l, kt_field_paint *member)
{
	if (member->node)
		l->good = kt_palette_paint(&l->sheet->palette, l->arena, member->node->text, member->node->at, l->diag,
		                           member) &&
		          l->good;
}

static bool resolve_member(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	(void)record, (void)owner;
	looking *l = context;
	if (field->type == KT_FIELD_STYLE)
		return resolve_style(l, member);
	if (field->type == KT_FIELD_PAINT)
		resolve_paint(l, member);
	if (field->type == KT_FIELD_PAINTS) {
		kt_field_paints *paints = member;
		for (size_t i = 0; i < paints->count; i++)
			resolve_paint(l, &paints->items[i]);
	}
	return true;
}

static void read_panel(looking *l, const kt_node *node, kt_panel *panel)
{
	panel_fields fields;
	bool good = kt_record_read(&kt_stylesheet_panel_record, node, &fields, l->arena, l->diag);
	if (fields.ground) {
		panel->ground = kt_palette_ground(&l->sheet->palette, l->arena, fields.ground, l->diag);
		good = good && panel->ground;
	}
	good = kt_stylesheet_bleed(&fields.bleed, l->diag, &panel->bleed) && good;
	if (fields.inset) {
		kt_phrase_inset inset;
		good = kt_phrase_read_inset(fields.inset, l->diag, &inset) && good;
		panel->inset = inset.length;
		if (good && inset.lines.units > 0 && !kt_num_length(inset.lines, l->sheet->row, 1, &panel->inset))
			KT_BUG("a hundred lines of 500 pt are a length");
	}
	if (fields.rule)
		good = kt_stylesheet_rule(l->sheet, l->arena, fields.rule, l->diag, &panel->rule) && good;
	l->good = l->good && good;
}

static void read_look(looking *l, const kt_node *entry, unsigned two)
{
	l->look->node[two] = entry;
	const kt_record *record = l->look->kind->look;
	const kt_node *own = part_of(l, entry, false);
	static const kt_field no_fields[] = {KT_FIELD_END};
	static const kt_record none = {"the look of a block that has none", sizeof(char), no_fields, NULL};
	void *value = kt_arena_take(l->arena, record ? record->size : sizeof(char));
	read_panel(l, part_of(l, entry, true), &l->look->panel[two]);
	l->good = kt_record_read(record ? record : &none, own, value, l->arena, l->diag) && l->good;
	if (!record)
		return;
	kt_record_walk(record, value, resolve_member, l);
	l->look->record[two] = value;
}

static void read_kind(looking *l, const kt_node *entry)
{
	const kt_node *beside = kt_node_of(entry, "side-by-side");
	const kt_node *one = kt_overlay_without(l->arena, entry, "side-by-side");
	read_look(l, one, 0);
	if (beside && beside->kind != KT_NODE_MAP) {
		l->good = kt_diag_error(l->diag, KT_DIAG_TYPE, beside->at, "a mapping was expected here; found %s",
		                        kt_node_kind_name(beside));
		beside = NULL;
	}
	read_look(l, kt_overlay(l->arena, one, beside), 1);
}

static bool refuse_kind(kt_arena *arena, const kt_entry *entry, kt_diag *diag)
{
	kt_block_kinds kinds = kt_block_all();
	const char **names = KT_NEW_ARRAY(arena, const char *, kinds.count + 1);
	for (size_t i = 0; i < kinds.count; i++)
		names[i] = kinds.items[i]->form.kind;
	const char *nearest = kt_str_nearest(entry->key, names);
	kt_diag_error(diag, KT_DIAG_BLOCK_UNKNOWN, entry->at, "no block is called `%.*s`", KT_STR_ARG(entry->key));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return false;
}

bool kt_stylesheet_read_looks(kt_stylesheet *sheet, kt_arena *arena, const kt_node *blocks, kt_diag *diag)
{
	kt_block_kinds kinds = kt_block_all();
	looking l = {.sheet = sheet, .arena = arena, .diag = diag, .good = true};
	static const kt_node nothing = {.kind = KT_NODE_MAP};
	sheet->looks = KT_NEW_ARRAY(arena, kt_look, kinds.count);
	for (size_t k = 0; k < kinds.count; k++) {
		const kt_node *entry = blocks ? kt_node_of(blocks, kinds.items[k]->form.kind) : NULL;
		if (entry && entry->kind != KT_NODE_MAP) {
			l.good = kt_diag_error(diag, KT_DIAG_TYPE, entry->at, "a mapping was expected here; found %s",
			                       kt_node_kind_name(entry));
			entry = NULL;
		}
		l.look = &sheet->looks[k];
		l.look->kind = kinds.items[k];
		read_kind(&l, entry ? entry : &nothing);
	}
	for (size_t i = 0; blocks && i < blocks->count; i++) {
		bool known = false;
		for (size_t k = 0; k < kinds.count; k++)
			known = known || kt_str_is(blocks->entries[i].key, kinds.items[k]->form.kind);
		l.good = (known || refuse_kind(arena, &blocks->entries[i], diag)) && l.good;
	}
	return l.good;
}

bool kt_stylesheet_bleed(const kt_field_words *words, kt_diag *diag, unsigned *bleed)
{
	static const struct {
		const char *name;
		unsigned flags;
	} sides[] = {{"top", KT_BLEED_TOP},
	             {"bottom", KT_BLEED_BOTTOM},
	             {"inner", KT_BLEED_INNER},
	             {"outer", KT_BLEED_OUTER},
	             {"sides", KT_BLEED_SIDES}};
	bool good = true;
	*bleed = 0;
	for (size_t i = 0; i < words->count; i++) {
		unsigned found = 0;
		for (size_t s = 0; s < sizeof sides / sizeof sides[0]; s++)
			if (kt_str_is(words->items[i]->text, sides[s].name))
				found = sides[s].flags;
		*bleed |= found;
		if (found)
			continue;
		good = kt_diag_error(diag, KT_DIAG_CHOICE, words->items[i]->at, "`%.*s` is no side of a page",
		                     KT_STR_ARG(words->items[i]->text));
		kt_diag_hint(diag, "one of: top, bottom, inner, outer, sides");
	}
	return good;
}

bool kt_stylesheet_rule(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *node, kt_diag *diag, kt_rule *rule)
{
	kt_phrase_rule phrase;
	*rule = (kt_rule){0};
	if (node->kind == KT_NODE_SCALAR && kt_str_is(node->text, "none"))
		return true;
	if (!kt_phrase_read_rule(node, diag, &phrase))
		return false;
	*rule = (kt_rule){phrase.side, phrase.width, phrase.length, {.part = -1}};
	return kt_palette_paint(&sheet->palette, arena, phrase.paint, phrase.paint_at, diag, &rule->paint);
}

size_t kt_stylesheet_look(const kt_stylesheet *sheet, const kt_placed *block)
{
	const kt_block_kind *kind = kt_block_of(block);
	size_t index = 0;
	while (sheet->looks[index].kind != kind)
		index++;
	return index;
}

/* Running text in another style: the member `text` of a look. */
static void restyle(kt_arena *arena, kt_look *look, unsigned two, const kt_style *style)
{
	const kt_record *record = look->kind->look;
	for (const kt_field *field = record ? record->fields : NULL; field && field->name; field++) {
		if (field->type != KT_FIELD_STYLE || strcmp(field->name, "text") != 0)
			continue;
		char *copy = kt_arena_take(arena, record->size);
		memcpy(copy, look->record[two], record->size);
		((kt_field_style *)(void *)(copy + field->offset))->style = style;
		look->record[two] = copy;
	}
}

/* The keys of `over` that this kind has. */
static const kt_node *keys_of_kind(const looking *l, const kt_node *over, bool *used)
{
	kt_node *own = KT_NEW(l->arena, kt_node);
	*own = *over;
	own->entries = KT_NEW_ARRAY(l->arena, kt_entry, over->count);
	own->count = 0;
	for (size_t i = 0; i < over->count; i++) {
		kt_str key = over->entries[i].key;
		if (!has_key(&kt_stylesheet_panel_record, key) && !has_key(l->look->kind->look, key))
			continue;
		own->entries[own->count++] = over->entries[i];
		used[i] = true;
	}
	return own;
}

bool kt_stylesheet_looks_in(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *over, const kt_style *style,
                            unsigned two, kt_diag *diag, const kt_look **looks)
{
	kt_block_kinds kinds = kt_block_all();
	looking l = {.sheet = sheet, .arena = arena, .diag = diag, .good = true};
	kt_look *changed = KT_NEW_ARRAY(arena, kt_look, kinds.count);
	bool *used = KT_NEW_ARRAY(arena, bool, over ? over->count : 0);
	for (size_t k = 0; k < kinds.count; k++) {
		l.look = &changed[k];
		*l.look = sheet->looks[k];
		if (over) {
			memset(&l.look->panel[two], 0, sizeof(kt_panel));
			read_look(&l, kt_overlay(arena, sheet->looks[k].node[two], keys_of_kind(&l, over, used)), two);
		}
		if (style)
			restyle(arena, l.look, two, style);
	}
	for (size_t i = 0; over && i < over->count; i++)
		if (!used[i])
			l.good = kt_diag_error(diag, KT_DIAG_KEY_UNKNOWN, over->entries[i].at,
			                       "`%.*s` is no key of a look of any block",
			                       KT_STR_ARG(over->entries[i].key));
	*looks = changed;
	return l.good;
}
