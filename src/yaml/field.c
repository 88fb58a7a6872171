/* A record is read key by key: each entry finds its field, each field fills its member, and what no entry named takes
 * its fallback or is missing. Nothing stops at the first mistake. */
#include "yaml/field.h"

#include <inttypes.h>
#include <string.h>

#include "yaml/scalar.h"
#include "yaml/line.h"

#define SHOWN_LONGEST 60

typedef struct reading {
	kt_arena *arena;
	kt_diag *diag;
} reading;

static bool read_member(const reading *r, const kt_field *field, const kt_node *node, void *member);
static bool read_record(const reading *r, const kt_record *record, const kt_node *node, void *out);

static bool is_field(const kt_field *field)
{
	return field->name != NULL;
}

static size_t count_fields(const kt_record *record)
{
	size_t count = 0;
	while (is_field(&record->fields[count]))
		count++;
	return count;
}

static const kt_field *find_field(const kt_record *record, kt_str name)
{
	for (const kt_field *f = record->fields; is_field(f); f++)
		if (kt_str_is(name, f->name))
			return f;
	return NULL;
}

static void *member_of(const kt_field *field, void *owner)
{
	return (char *)owner + field->offset;
}

bool kt_field_length(kt_str text, kt_len *length)
{
	text = kt_str_trim(text);
	if (kt_str_is(text, "0")) {
		*length = 0;
		return true;
	}
	bool mm = kt_str_ends(text, "mm");
	if (!mm && !kt_str_ends(text, "pt"))
		return false;
	kt_str number = kt_str_trim(kt_str_slice(text, 0, text.len - 2));
	/* Nobody writes lengths in thousands: of 36.425pt only a decimal can be meant, which one more zero makes plain. */
	size_t point = kt_str_find(number, ".", 0);
	char plain[32];
	if (point != SIZE_MAX && number.len - point == 4 && number.len < sizeof plain) {
		memcpy(plain, number.at, number.len);
		plain[number.len] = '0';
		number = (kt_str){plain, number.len + 1};
	}
	kt_dec value;
	if (kt_num_read(number, &value) != KT_NUM_FINE)
		return false;
	return mm ? kt_num_length(value, KT_LEN_MM_DEN, KT_LEN_MM_NUM, length)
	          : kt_num_length(value, KT_LEN_PT, 1, length);
}

static bool check_count(const reading *r, const kt_field *field, const kt_node *node, size_t count)
{
	kt_dec n = {(int64_t)count, 0}, min = {0}, max = {INT64_MAX, 0};
	if ((field->min != NULL && kt_num_read(kt_str_of(field->min), &min) != KT_NUM_FINE) ||
	    (field->max != NULL && kt_num_read(kt_str_of(field->max), &max) != KT_NUM_FINE))
		KT_BUG("a bound that is no number");
	if (kt_num_compare(n, min) >= 0 && kt_num_compare(n, max) <= 0)
		return true;
	const char *least = field->min == NULL ? "0" : field->min;
	if (field->max == NULL)
		kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "`%s` takes %s or more; found %zu", field->name, least,
		              count);
	else
		kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "`%s` takes %s to %s; found %zu", field->name, least,
		              field->max, count);
	if (field->help != NULL)
		kt_diag_hint(r->diag, "%s", field->help);
	return false;
}

/* One word is a list of one. */
static size_t items_of(const kt_node *node, const kt_node *const **items, const kt_node *const *self)
{
	*items = node->kind == KT_NODE_LIST ? (const kt_node *const *)node->items : self;
	return node->kind == KT_NODE_LIST ? node->count : 1;
}

static bool read_words(const reading *r, const kt_field *field, const kt_node *node, void *member)
{
	kt_field_words *words = member;
	kt_field one = *field;
	one.type = KT_FIELD_WORD;
	const kt_node *const *items;
	words->count = items_of(node, &items, &node);
	words->items = KT_NEW_ARRAY(r->arena, const kt_node *, words->count);
	bool good = check_count(r, field, node, words->count);
	for (size_t i = 0; i < words->count; i++)
		good = kt_scalar_read(&one, items[i], &words->items[i], r->arena, r->diag) && good;
	return good;
}

static bool read_paints(const reading *r, const kt_field *field, const kt_node *node, void *member)
{
	kt_field_paints *paints = member;
	kt_field one = *field;
	one.type = KT_FIELD_PAINT;
	const kt_node *const *items;
	paints->count = items_of(node, &items, &node);
	paints->items = KT_NEW_ARRAY(r->arena, kt_field_paint, paints->count);
	bool good = check_count(r, field, node, paints->count);
	for (size_t i = 0; i < paints->count; i++) {
		paints->items[i].part = -1;
		good = kt_scalar_read(&one, items[i], &paints->items[i], r->arena, r->diag) && good;
	}
	return good;
}

/* "{check: …, because: …}": what has to be said. */
static kt_str example_of(const reading *r, const kt_record *record)
{
	kt_buf words = kt_buf_in(r->arena);
	for (const kt_field *field = record->fields; field->name; field++)
		if (field->required)
			kt_buf_print(&words, "%s%s: …", words.len > 0 ? ", " : "{", field->name);
	kt_buf_byte(&words, '}');
	return kt_buf_str(&words);
}

static bool read_list(const reading *r, const kt_field *field, const kt_node *node, void *member)
{
	kt_field_list *list = member;
	if (node->kind == KT_NODE_MAP && field->alone) {
		list->count = 1;
		list->items = kt_arena_take(r->arena, field->of->size);
		return read_record(r, field->of, node, list->items);
	}
	if (node->kind != KT_NODE_LIST && field->alone) {
		kt_scalar_refuse_kind(node, "a mapping, or a list of them,", r->diag);
		kt_diag_hint(r->diag, "%.*s", KT_STR_ARG(example_of(r, field->of)));
		return false;
	}
	if (node->kind != KT_NODE_LIST) {
		kt_scalar_refuse_kind(node, "a list", r->diag);
		kt_diag_hint(r->diag, "each item begins with \"- \" on a line of its own");
		return false;
	}
	list->count = node->count;
	list->items = kt_arena_take_array(r->arena, node->count, field->of->size);
	bool good = check_count(r, field, node, node->count);
	for (size_t i = 0; i < node->count; i++)
		good = read_record(r, field->of, node->items[i], (char *)list->items + i * field->of->size) && good;
	return good;
}

static bool read_map(const reading *r, const kt_field *field, const kt_node *node, void *member)
{
	kt_field_list *list = member;
	if (node->kind != KT_NODE_MAP)
		return kt_scalar_refuse_kind(node, "a mapping of names", r->diag);
	list->count = node->count;
	list->items = kt_arena_take_array(r->arena, node->count, field->of->size);
	bool good = check_count(r, field, node, node->count);
	for (size_t i = 0; i < node->count; i++) {
		void *item = (char *)list->items + i * field->of->size;
		good = read_record(r, field->of, node->entries[i].value, item) && good;
		*(const kt_entry **)item = &node->entries[i];
	}
	return good;
}

/* A phrase, or a list of phrases: its reader knows which. */
static bool read_phrase(const reading *r, const kt_node *node, void *member)
{
	*(const kt_node **)member = node;
	if (node->kind == KT_NODE_MAP || (node->kind == KT_NODE_SCALAR && node->text.len == 0))
		return kt_scalar_refuse_kind(node, kt_scalar_expected(KT_FIELD_PHRASE), r->diag);
	return true;
}

static bool read_member(const reading *r, const kt_field *field, const kt_node *node, void *member)
{
	switch (field->type) {
	case KT_FIELD_WORDS:
		return read_words(r, field, node, member);
	case KT_FIELD_PAINTS:
		return read_paints(r, field, node, member);
	case KT_FIELD_PHRASE:
		return read_phrase(r, node, member);
	case KT_FIELD_ONE:
		return read_record(r, field->of, node, member);
	case KT_FIELD_LIST:
		return read_list(r, field, node, member);
	case KT_FIELD_MAP:
		return read_map(r, field, node, member);
	case KT_FIELD_NODE:
		*(const kt_node **)member = node;
		return true;
	default:
		return kt_scalar_read(field, node, member, r->arena, r->diag);
	}
}

/* The key that was meant; NULL: nobody can say. */
static const char *nearest_key(const reading *r, const kt_record *record, kt_str key)
{
	if (kt_diag_full(r->diag))
		return NULL;
	kt_arena_mark mark = kt_arena_now(r->arena);
	size_t count = count_fields(record);
	const char **names = KT_NEW_ARRAY(r->arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		names[i] = record->fields[i].name;
	const char *nearest = kt_str_nearest(key, names);
	kt_arena_rewind(r->arena, mark);
	return nearest;
}

/* "{year: 2027, label: training, coaching}": a key within brackets that has no value, after a key that has one. */
static bool is_after_comma(const kt_node *map, size_t entry)
{
	const kt_node *value = map->entries[entry].value;
	return map->flow && entry > 0 && value->kind == KT_NODE_SCALAR && value->text.len == 0 &&
	       map->entries[entry - 1].value->kind == KT_NODE_SCALAR;
}

static size_t count_digits(kt_str text)
{
	size_t count = 0;
	while (count < text.len && text.at[count] >= '0' && text.at[count] <= '9')
		count++;
	return count;
}

/* "10,6pt" and "49,000" within brackets. */
static bool hint_number(const reading *r, kt_str before, kt_str after)
{
	size_t digits = count_digits(after);
	if (before.len == 0 || count_digits(before) < before.len || digits == 0)
		return false;
	bool thousands = digits == 3 && after.len == 3;
	kt_diag_hint(r->diag, thousands ? "thousands take a space: %.*s %.*s" : "decimals take a point: %.*s.%.*s",
	             KT_STR_ARG(before), KT_STR_ARG(kt_str_clip(after, SHOWN_LONGEST)));
	return true;
}

static void hint_comma(const reading *r, const kt_node *map, size_t entry)
{
	const kt_node *before = map->entries[entry - 1].value;
	const kt_entry *cut = &map->entries[entry];
	if (hint_number(r, before->text, cut->key))
		return;
	kt_diag_hint(r->diag, "a text with a comma needs quotes");
	if (kt_diag_full(r->diag) || before->at.line != cut->at.line || before->style != KT_NODE_PLAIN)
		return;
	const kt_source *source = cut->at.source;
	size_t start = source->lines[cut->at.line - 1], to = map->entries[entry].value->offset;
	kt_str pasted =
	        kt_line_pasted(r->arena, kt_source_line(source, cut->at.line), before->offset - start, to - start);
	if (pasted.len > 0)
		kt_diag_hint(r->diag, "%.*s", KT_STR_ARG(pasted));
}

static void hint_keys(const reading *r, const kt_record *record)
{
	if (kt_diag_full(r->diag))
		return;
	kt_buf all = kt_buf_in(r->arena);
	for (const kt_field *f = record->fields; is_field(f); f++)
		kt_buf_print(&all, "%s%s", f == record->fields ? "" : ", ", f->name);
	kt_diag_hint(r->diag, "keys that may stand here: %s", all.at);
}

/* `nearest` is the key that was meant, or NULL. */
static bool refuse_key(const reading *r, const kt_record *record, const kt_node *map, size_t entry, const char *nearest)
{
	const kt_entry *e = &map->entries[entry];
	kt_str key = kt_str_clip(e->key, SHOWN_LONGEST);
	if (nearest != NULL)
		kt_diag_error(r->diag, KT_DIAG_KEY_UNKNOWN, e->at, "`%.*s` is no key of %s; did you mean `%s`?",
		              KT_STR_ARG(key), record->name, nearest);
	else
		kt_diag_error(r->diag, KT_DIAG_KEY_UNKNOWN, e->at, "`%.*s` is no key of %s", KT_STR_ARG(key),
		              record->name);
	if (is_after_comma(map, entry)) {
		hint_comma(r, map, entry);
		return false;
	}
	const kt_node *above = entry > 0 ? map->entries[entry - 1].value : NULL;
	if (above != NULL && above->kind == KT_NODE_SCALAR && above->indent > 0 &&
	    kt_str_find(e->key, " ", 0) != SIZE_MAX)
		kt_diag_hint(r->diag, "a line of the text above takes %" PRIu32 " spaces in front", above->indent);
	if (nearest == NULL)
		hint_keys(r, record);
	return false;
}

/* The field that a bare value stands for; NULL: none. */
static const kt_field *shorthand_of(const kt_record *record, const kt_node *node)
{
	const kt_field *field = record->shorthand == NULL ? NULL : find_field(record, kt_str_of(record->shorthand));
	if (record->shorthand != NULL && field == NULL)
		KT_BUG("a shorthand for a field that is not there");
	return node->kind == KT_NODE_MAP ? NULL : field;
}

static bool is_text(kt_field_type type)
{
	return type == KT_FIELD_WORD || type == KT_FIELD_TEXT || type == KT_FIELD_NAME || type == KT_FIELD_PROSE;
}

/* "- handel: stabiele ketens" where a bare text may stand: one key, like none of the record's. */
static bool is_text_with_colon(const reading *r, const kt_record *record, const kt_node *node)
{
	if (record->shorthand == NULL || node->count != 1 || node->flow)
		return false;
	kt_str key = node->entries[0].key;
	return is_text(find_field(record, kt_str_of(record->shorthand))->type) && nearest_key(r, record, key) == NULL;
}

static bool check_missing(const reading *r, const kt_record *record, const kt_node *node, const bool *seen)
{
	bool good = true;
	for (size_t i = 0; is_field(&record->fields[i]); i++) {
		const kt_field *field = &record->fields[i];
		if (seen[i] || !field->required)
			continue;
		good = kt_diag_error(r->diag, KT_DIAG_KEY_MISSING, node->at, "`%s` is missing from %s", field->name,
		                     record->name);
		kt_diag_hint(r->diag, "%s: %s", field->name,
		             field->help == NULL ? kt_scalar_expected(field->type) : field->help);
	}
	return good;
}

static bool read_entries(const reading *r, const kt_record *record, const kt_node *node, void *out, bool *seen)
{
	bool good = true;
	for (size_t i = 0; i < node->count; i++) {
		const kt_field *field = find_field(record, node->entries[i].key);
		if (field != NULL) {
			seen[field - record->fields] = true;
			good = read_member(r, field, node->entries[i].value, member_of(field, out)) && good;
			continue;
		}
		const char *nearest = nearest_key(r, record, node->entries[i].key);
		good = refuse_key(r, record, node, i, nearest);
		/* A key that is there but misspelt is not missing as well. */
		if (nearest != NULL)
			seen[find_field(record, kt_str_of(nearest)) - record->fields] = true;
	}
	return good;
}

/* A fallback as if it were typed: a text, or words in brackets. */
static const kt_node *typed_node(const reading *r, const char *text)
{
	kt_str s = kt_str_of(text);
	kt_node *node = KT_NEW(r->arena, kt_node);
	if (!kt_str_starts(s, "[")) {
		node->text = s;
		return node;
	}
	node->kind = KT_NODE_LIST;
	node->items = KT_NEW_ARRAY(r->arena, kt_node *, s.len);
	for (size_t at = 1; at < s.len;) {
		size_t end = at;
		while (end < s.len && s.at[end] != ',' && s.at[end] != ']')
			end++;
		kt_node *item = KT_NEW(r->arena, kt_node);
		item->text = kt_str_trim(kt_str_slice(s, at, end));
		if (item->text.len > 0)
			node->items[node->count++] = item;
		at = end + 1;
	}
	return node;
}

/* Members that no entry named. `seen` NULL: none was. */
static void set_absent(const reading *r, const kt_record *record, void *out, const bool *seen)
{
	for (size_t i = 0; is_field(&record->fields[i]); i++) {
		const kt_field *field = &record->fields[i];
		void *member = member_of(field, out);
		if (seen != NULL && seen[i])
			continue;
		if (field->type == KT_FIELD_PAINT)
			((kt_field_paint *)member)->part = -1;
		if (field->fallback != NULL && !read_member(r, field, typed_node(r, field->fallback), member))
			KT_BUG("a fallback that its own field refuses");
		if (field->fallback == NULL && field->type == KT_FIELD_ONE)
			set_absent(r, field->of, member, NULL);
	}
}

static bool read_record(const reading *r, const kt_record *record, const kt_node *node, void *out)
{
	const kt_field *short_field = shorthand_of(record, node);
	memset(out, 0, record->size);
	bool *seen = KT_NEW_ARRAY(r->arena, bool, count_fields(record));
	bool good;
	if (is_field(&record->fields[0]) && record->fields[0].name[0] == '\0') {
		seen[0] = true;
		good = read_member(r, &record->fields[0], node, member_of(&record->fields[0], out));
	} else if (short_field != NULL) {
		seen[short_field - record->fields] = true;
		good = read_member(r, short_field, node, member_of(short_field, out));
		good = check_missing(r, record, node, seen) && good;
	} else if (node->kind != KT_NODE_MAP) {
		good = kt_scalar_refuse_kind(node, record->name, r->diag);
		hint_keys(r, record);
	} else if (is_text_with_colon(r, record, node)) {
		good = kt_scalar_refuse_text(node, "a text", r->arena, r->diag);
	} else {
		good = read_entries(r, record, node, out, seen);
		good = check_missing(r, record, node, seen) && good;
	}
	set_absent(r, record, out, seen);
	return good;
}

bool kt_record_read(const kt_record *record, const kt_node *node, void *out, kt_arena *arena, kt_diag *diag)
{
	reading r = {arena, diag};
	return read_record(&r, record, node, out);
}

/* Is there anything in a member? Numbers and choices do not tell: they always are. */
static bool is_present(const kt_field *field, const void *member)
{
	switch (field->type) {
	case KT_FIELD_INTEGER:
	case KT_FIELD_BOOL:
	case KT_FIELD_CHOICE:
	case KT_FIELD_LENGTH:
	case KT_FIELD_ONE:
		return true;
	case KT_FIELD_WORDS:
		return ((const kt_field_words *)member)->count > 0;
	case KT_FIELD_PAINTS:
		return ((const kt_field_paints *)member)->count > 0;
	case KT_FIELD_LIST:
	case KT_FIELD_MAP:
		return ((const kt_field_list *)member)->count > 0;
	default:
		return *(const kt_node *const *)member != NULL; /* which is the first of the member */
	}
}

bool kt_record_walk(const kt_record *record, void *value, kt_field_visit visit, void *context)
{
	for (const kt_field *field = record->fields; is_field(field); field++) {
		void *member = member_of(field, value);
		if (!is_present(field, member))
			continue;
		if (!visit(context, record, field, value, member))
			return false;
		if (field->type == KT_FIELD_ONE && !kt_record_walk(field->of, member, visit, context))
			return false;
		if (field->type != KT_FIELD_LIST && field->type != KT_FIELD_MAP)
			continue;
		const kt_field_list *list = member;
		for (size_t i = 0; i < list->count; i++)
			if (!kt_record_walk(field->of, (char *)list->items + i * field->of->size, visit, context))
				return false;
	}
	return true;
}
