/* The file's own keys come through a field table; its body is a list of mappings in which one key is a block's kind and
 * the others may stand beside any kind. The kinds are the caller's. */
#include "content/section.h"

static const kt_field waive_fields[] = {
        {"check", KT_FIELD_WORD, offsetof(kt_waive, check), .required = true,
         .help = "the check whose fault is accepted here, as `katern check` names it"},
        {"because", KT_FIELD_WORD, offsetof(kt_waive, because), .required = true,
         .help = "why it is: the words of whoever signs the pages"},
        {"edition", KT_FIELD_WORD, offsetof(kt_waive, edition), .help = "in this edition only"},
        KT_FIELD_END};
static const kt_record waive_record = {"a waiver", sizeof(kt_waive), waive_fields, NULL};

static const char *const only_words[] = {"both", "screen", "print", NULL}; /* kt_only */

static const kt_field section_fields[] = {
        {"template", KT_FIELD_WORD, offsetof(kt_section_file, template_name), .required = true,
         .help = "a template of the layout"},
        {"title", KT_FIELD_TEXT, offsetof(kt_section_file, title), .role = "title", .note = "title",
         .help = "the section's title; the first section has the brochure's where it is left out"},
        {"kicker", KT_FIELD_TEXT, offsetof(kt_section_file, kicker), .role = "kicker",
         .note = "small line above the title",
         .help = "a small line above the title; the first section has the brochure's where it is left out"},
        {"waive", KT_FIELD_LIST, offsetof(kt_section_file, waive), .of = &waive_record, .alone = true,
         .help = "faults of the finished page that are accepted in title and kicker: {check: …, because: …}"},
        {"only", KT_FIELD_CHOICE, offsetof(kt_section_file, only), .fallback = "both", .choices = only_words,
         .help = "screen or print: the whole section stands in that output only, as it does where all its blocks say "
                 "so"},
        {"body", KT_FIELD_NODE, offsetof(kt_section_file, body), .required = true,
         .help = "blocks in reading order: a list, each item begins with \"- \" and its kind"},
        KT_FIELD_END};
const kt_record kt_section_record = {"a section", sizeof(kt_section_file), section_fields, NULL};

/* What may stand beside a block's kind. */
static const kt_field beside_fields[] = {
        {"in", KT_FIELD_WORD, offsetof(kt_placed, slot),
         .help = "the slot it goes to; the template finds it one otherwise"},
        {"only", KT_FIELD_CHOICE, offsetof(kt_placed, only), .fallback = "both", .choices = only_words,
         .help = "screen or print: it stands in that output only"},
        {"waive", KT_FIELD_LIST, offsetof(kt_placed, waive), .of = &waive_record, .alone = true,
         .help = "faults of the finished page that are accepted in this block: "
                 "{check: …, because: …}"},
        KT_FIELD_END};
const kt_record kt_beside_record = {"what stands beside a block", sizeof(kt_placed), beside_fields, NULL};

static bool is_beside(kt_str key)
{
	for (const kt_field *field = beside_fields; field->name; field++)
		if (kt_str_is(key, field->name))
			return true;
	return false;
}

static const kt_form *find_form(const kt_forms *forms, kt_str kind)
{
	for (size_t i = 0; i < forms->count; i++)
		if (kt_str_is(kind, forms->items[i]->kind))
			return forms->items[i];
	return NULL;
}

/* The word for a hint: a kind, or a key that may stand beside one. */
static const char *nearest_key(kt_arena *arena, const kt_forms *forms, kt_str key)
{
	const char **names =
	        KT_NEW_ARRAY(arena, const char *, forms->count + 1 + sizeof beside_fields / sizeof(kt_field));
	size_t count = 0;
	for (size_t i = 0; i < forms->count; i++)
		names[count++] = forms->items[i]->kind;
	for (const kt_field *field = beside_fields; field->name; field++)
		names[count++] = field->name;
	return kt_str_nearest(key, names);
}

static void report_kind(kt_arena *arena, const kt_forms *forms, const kt_entry *entry, kt_diag *diag)
{
	kt_diag_error(diag, KT_DIAG_BLOCK_UNKNOWN, entry->at, "`%.*s` is no kind of block",
	              KT_STR_ARG(kt_str_clip(entry->key, 60)));
	if (kt_diag_full(diag))
		return;
	kt_arena_mark mark = kt_arena_now(arena);
	const char *nearest = nearest_key(arena, forms, entry->key);
	kt_buf kinds = kt_buf_in(arena);
	for (size_t i = 0; i < forms->count; i++)
		kt_buf_print(&kinds, "%s%s", i == 0 ? "" : ", ", forms->items[i]->kind);
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	else
		kt_diag_hint(diag, "the kinds are %s", kinds.at);
	kt_arena_rewind(arena, mark); /* a million such faults must not fill the memory */
}

typedef struct body_reader {
	kt_arena *arena;
	const kt_forms *forms;
	kt_diag *diag;
	bool good;
} body_reader;

/* The keys of a block's mapping, parted: its kind, and the rest as a mapping of its own. NULL: no kind, reported. */
static const kt_entry *part_keys(body_reader *r, const kt_node *node, kt_node *beside)
{
	const kt_entry *kind = NULL;
	*beside = *node;
	beside->count = 0;
	beside->entries = KT_NEW_ARRAY(r->arena, kt_entry, node->count);
	bool known = true;
	for (size_t i = 0; i < node->count; i++) {
		const kt_entry *entry = &node->entries[i];
		if (is_beside(entry->key)) {
			beside->entries[beside->count++] = *entry;
		} else if (!find_form(r->forms, entry->key)) {
			report_kind(r->arena, r->forms, entry, r->diag);
			known = r->good = false;
		} else if (kind) {
			r->good = kt_diag_error(r->diag, KT_DIAG_FORM, entry->at, "a second kind in one block");
			kt_diag_also(r->diag, kind->at, "the first one");
			kt_diag_hint(r->diag, "each block begins with \"- \": - %.*s:", KT_STR_ARG(entry->key));
		} else {
			kind = entry;
		}
	}
	if (!kind && known) {
		r->good = kt_diag_error(r->diag, KT_DIAG_FORM, node->at, "a block without its kind");
		kt_diag_hint(r->diag, "a block is a mapping with one key, its kind: - text: |");
	}
	return kind;
}

static bool read_block(body_reader *r, const kt_node *node, kt_placed *placed)
{
	if (node->kind != KT_NODE_MAP) {
		r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, node->at, "a block was expected; found %s",
		                        kt_node_kind_name(node));
		kt_diag_hint(r->diag, "a block is a mapping with one key, its kind: - text: |");
		return false;
	}
	kt_node beside;
	const kt_entry *kind = part_keys(r, node, &beside);
	if (!kt_record_read(&kt_beside_record, &beside, placed, r->arena, r->diag))
		r->good = false;
	if (!kind)
		return false;
	placed->form = find_form(r->forms, kind->key);
	placed->at = kind->at;
	placed->fields = kt_arena_take(r->arena, placed->form->record->size);
	if (!kt_record_read(placed->form->record, kind->value, placed->fields, r->arena, r->diag))
		r->good = false;
	return true;
}

static bool take_countries(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	kt_field_words *countries = context;
	(void)record, (void)owner;
	if (field->type != KT_FIELD_WORDS || !field->role || !kt_str_is(kt_str_of(field->role), "country"))
		return true;
	*countries = *(const kt_field_words *)member;
	return false;
}

static void check_countries(body_reader *r, const kt_field_words *countries)
{
	for (size_t i = 0; i < countries->count; i++) {
		const kt_node *node = countries->items[i];
		kt_str code = node ? node->text : (kt_str){"", 0};
		bool capitals = code.len == 2 && code.at[0] >= 'A' && code.at[0] <= 'Z' && code.at[1] >= 'A' &&
		                code.at[1] <= 'Z';
		if (!node || capitals)
			continue;
		r->good = kt_diag_error(r->diag, KT_DIAG_FORM, node->at, "`%.*s` is no country code",
		                        KT_STR_ARG(kt_str_clip(code, 60)));
		kt_diag_hint(r->diag, "two capitals as ISO 3166 has them: UG, PE, ID");
	}
}

static void read_body(body_reader *r, const kt_node *body, uint32_t *block, kt_section *section)
{
	if (body->kind != KT_NODE_LIST) {
		r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, body->at, "`body` takes a list of blocks; found %s",
		                        kt_node_kind_name(body));
		kt_diag_hint(r->diag, "each block begins with \"- \" and its kind: - text: |");
		return;
	}
	if (body->count == 0) {
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, body->at,
		                        "a section without a block: its page would be empty");
		kt_diag_hint(r->diag, "each block begins with \"- \" and its kind: - text: |");
	}
	section->body = KT_NEW_ARRAY(r->arena, kt_placed, body->count);
	for (size_t i = 0; i < body->count; i++) {
		kt_placed *placed = &section->body[section->body_count];
		if (!read_block(r, body->items[i], placed))
			continue;
		section->body_count++;
		placed->index = (*block)++;
		if (section->countries.count > 0)
			continue;
		kt_record_walk(placed->form->record, placed->fields, take_countries, &section->countries);
		check_countries(r, &section->countries);
	}
}

/* A page is there for its blocks. */
static bool check_only(const kt_node *root, const kt_section_file *file, kt_section *section, kt_diag *diag)
{
	bool shows[KT_TARGETS] = {false};
	for (size_t i = 0; i < section->body_count; i++)
		for (kt_target t = 0; t < KT_TARGETS; t++)
			shows[t] |= kt_only_shows(section->body[i].only, t) && kt_only_shows(file->only, t);
	section->only = shows[KT_TARGET_SCREEN] == shows[KT_TARGET_PRINT] ? KT_ONLY_BOTH
	                : shows[KT_TARGET_SCREEN]                         ? KT_ONLY_SCREEN
	                                                                  : KT_ONLY_PRINT;
	if (shows[KT_TARGET_SCREEN] || shows[KT_TARGET_PRINT] || section->body_count == 0)
		return true;
	return kt_diag_error(diag, KT_DIAG_SECTION, kt_node_of(root, "only")->at,
	                     "this section is for %s only, and none of its blocks is", only_words[file->only]);
}

bool kt_section_read(kt_io *io, kt_arena *arena, kt_str path, kt_place named, const kt_forms *forms, uint32_t *block,
                     kt_diag *diag, kt_section *section, kt_section_file *file)
{
	section->title_block = (*block)++;
	if (!kt_io_exists(io, path)) {
		kt_diag_error(diag, KT_DIAG_SECTION, named, "the section `%.*s` has no file %.*s",
		              KT_STR_ARG(section->id), KT_STR_ARG(path));
		kt_diag_hint(diag, "make that file, or take the name out of `sections`");
		return false;
	}
	if (!kt_io_read_text(io, arena, path, named, diag, &section->source))
		return false;
	kt_node *root = kt_node_read(arena, &section->source, diag);
	if (!root)
		return false;
	body_reader reader = {arena, forms, diag, kt_record_read(&kt_section_record, root, file, arena, diag)};
	section->template_name = file->template_name;
	section->waive = file->waive;
	if (file->body)
		read_body(&reader, file->body, block, section);
	return check_only(root, file, section, diag) && reader.good;
}
