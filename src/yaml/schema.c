/* Each record becomes a definition, found by walking from the files' records; a definition is named for the record
 * without its article. Scalars are typed loosely on purpose: katern reads a scalar by its field, so `title: 2029` and
 * `pages: "12"` are good content, and a validator sees a number in the one and a string in the other. */
#include "yaml/schema.h"

#include <string.h>

#include "yaml/form.h"

#define SCALARS "[\"string\", \"number\", \"boolean\"]"

typedef struct printer {
	kt_arena *arena;
	kt_buf *out;
	const kt_schema_node *nodes;
	const kt_record **records;
	kt_str *names;
	size_t count, room;
} printer;

static bool is_field(const kt_field *field)
{
	return field->name != NULL;
}

static size_t index_of(const printer *p, const kt_record *record)
{
	size_t i = 0;
	while (i < p->count && p->records[i] != record)
		i++;
	return i;
}

/* "a timeline event" is "timeline-event". */
static kt_str plain_name(const printer *p, const kt_record *record)
{
	kt_str name = kt_str_of(record->name);
	static const char *const articles[] = {"a ", "an ", "the "};
	for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++)
		if (kt_str_starts(name, articles[i]))
			name = kt_str_slice(name, strlen(articles[i]), name.len);
	kt_buf b = kt_buf_in(p->arena);
	for (size_t i = 0; i < name.len; i++)
		kt_buf_byte(&b, name.at[i] == ' ' ? '-' : name.at[i]);
	return kt_buf_str(&b);
}

static kt_str unique_name(const printer *p, const kt_record *record)
{
	kt_str plain = plain_name(p, record), name = plain;
	for (size_t number = 2, i = 0; i < p->count; i++)
		if (kt_str_equal(p->names[i], name)) {
			name = kt_print(p->arena, "%.*s-%zu", KT_STR_ARG(plain), number++);
			i = SIZE_MAX; /* and from the start again */
		}
	return name;
}

static const kt_schema_node *node_of(const printer *p, const kt_record *record, const kt_field *field)
{
	for (const kt_schema_node *n = p->nodes; n != NULL && n->record != NULL; n++)
		if (n->record == record && strcmp(n->field, field->name) == 0)
			return n;
	return NULL;
}

static void collect(printer *p, const kt_record *record)
{
	if (record == NULL || index_of(p, record) < p->count)
		return;
	if (p->count == p->room) {
		size_t room = p->room == 0 ? 32 : p->room * 2;
		p->records =
		        kt_arena_grow(p->arena, p->records, p->room * sizeof *p->records, room * sizeof *p->records);
		p->names = kt_arena_grow(p->arena, p->names, p->room * sizeof *p->names, room * sizeof *p->names);
		p->room = room;
	}
	p->names[p->count] = unique_name(p, record);
	p->records[p->count++] = record;
	for (const kt_field *f = record->fields; is_field(f); f++) {
		collect(p, f->of);
		const kt_schema_node *node = f->type == KT_FIELD_NODE ? node_of(p, record, f) : NULL;
		collect(p, node == NULL ? NULL : node->beside);
		for (const kt_schema_case *c = node == NULL ? NULL : node->cases; c != NULL && c->key != NULL; c++)
			collect(p, c->record);
	}
}

static void put(printer *p, const char *text)
{
	kt_buf_text(p->out, text);
}

static void put_json(printer *p, const char *text)
{
	kt_buf_json(p->out, kt_str_of(text));
}

static void put_reference(printer *p, const kt_record *record)
{
	kt_buf_print(p->out, "\"$ref\": \"#/$defs/%.*s\"", KT_STR_ARG(p->names[index_of(p, record)]));
}

static void put_bounds(printer *p, const kt_field *field, const char *min, const char *max)
{
	/* A bound is written as a number without spaces. */
	const char *bounds[] = {field->min, field->max}, *names[] = {min, max};
	for (int i = 0; i < 2; i++) {
		kt_dec value;
		if (bounds[i] == NULL)
			continue;
		if (kt_num_read(kt_str_of(bounds[i]), &value) != KT_NUM_FINE)
			KT_BUG("a bound that is no number");
		kt_buf_print(p->out, ", \"%s\": ", names[i]);
		kt_num_print(p->out, value);
	}
}

static void put_words(printer *p, const char *const *words)
{
	put(p, "\"enum\": [");
	for (size_t i = 0; words[i] != NULL; i++) {
		put(p, i == 0 ? "" : ", ");
		put_json(p, words[i]);
	}
	put(p, "]");
}

static void put_pattern(printer *p, const char *types, const char *pattern)
{
	kt_buf_print(p->out, "\"type\": %s, \"pattern\": ", types);
	put_json(p, pattern);
}

static void put_word(printer *p, const kt_field *field)
{
	if (field->choices != NULL)
		put_words(p, field->choices);
	else
		put(p, "\"type\": " SCALARS ", \"minLength\": 1");
}

static void put_one_or_many(printer *p, const kt_field *field)
{
	put(p, "\"anyOf\": [{");
	put_word(p, field);
	put(p, "}, {\"type\": \"array\"");
	put_bounds(p, field, "minItems", "maxItems");
	put(p, ", \"items\": {");
	put_word(p, field);
	put(p, "}}]");
}

static void put_number(printer *p, const kt_field *field)
{
	kt_buf_print(p->out, "\"anyOf\": [{\"type\": \"%s\"", field->type == KT_FIELD_INTEGER ? "integer" : "number");
	put_bounds(p, field, "minimum", "maximum");
	put(p, "}, {");
	put_pattern(p, "\"string\"",
	            field->type == KT_FIELD_INTEGER ? KT_FORM_INTEGER_PATTERN : KT_FORM_NUMBER_PATTERN);
	put(p, "}");
	if (field->type == KT_FIELD_NUMBER) {
		put(p, ", {");
		put_pattern(p, "\"string\"", KT_FORM_FIGURE_PATTERN);
		put(p, "}");
	}
	put(p, "]");
}

static void put_properties(printer *p, const kt_record *record, const char *separator);

static void put_cases(printer *p, const kt_schema_node *node)
{
	put(p, "\"type\": \"array\", \"items\": {\"anyOf\": [");
	for (const kt_schema_case *c = node->cases; c->key != NULL; c++) {
		put(p, c == node->cases ? "\n{" : ",\n{");
		put(p, "\"type\": \"object\", \"properties\": {\n");
		put_json(p, c->key);
		put(p, ": {");
		put_reference(p, c->record);
		put(p, "}");
		if (node->beside != NULL)
			put_properties(p, node->beside, ",\n");
		put(p, "}, \"required\": [");
		put_json(p, c->key);
		put(p, "], \"additionalProperties\": false}");
	}
	put(p, "]}");
}

/* false: no scalar's type. */
static bool put_scalar(printer *p, const kt_field *field)
{
	switch (field->type) {
	case KT_FIELD_WORD:
	case KT_FIELD_TEXT:
	case KT_FIELD_NAME:
	case KT_FIELD_PROSE:
	case KT_FIELD_STYLE:
	case KT_FIELD_PAINT:
		put_word(p, field);
		return true;
	case KT_FIELD_NUMBER:
	case KT_FIELD_INTEGER:
		put_number(p, field);
		return true;
	case KT_FIELD_BOOL:
		put(p, "\"enum\": [true, false, \"yes\", \"no\", \"true\", \"false\"]");
		return true;
	case KT_FIELD_CHOICE:
		put_words(p, field->choices);
		return true;
	case KT_FIELD_LENGTH:
		put_pattern(p, "[\"string\", \"integer\"]", KT_FORM_LENGTH_PATTERN);
		put(p, ", \"minimum\": 0, \"maximum\": 0");
		return true;
	case KT_FIELD_DATE:
		put_pattern(p, "\"string\"", KT_FORM_DATE_PATTERN);
		return true;
	case KT_FIELD_LANGUAGE:
		put_pattern(p, "\"string\"", KT_FORM_LANGUAGE_PATTERN);
		return true;
	case KT_FIELD_EMAIL:
		put_pattern(p, "\"string\"", KT_FORM_EMAIL_PATTERN);
		return true;
	case KT_FIELD_PHONE:
		put_pattern(p, "[\"string\", \"integer\"]", KT_FORM_PHONE_PATTERN);
		return true;
	case KT_FIELD_URL:
		put_pattern(p, "\"string\"", KT_FORM_URL_PATTERN);
		return true;
	default:
		return false;
	}
}

static void put_many(printer *p, const kt_field *field, const char *opening, const char *min, const char *max)
{
	put(p, opening);
	put_reference(p, field->of);
	put(p, "}");
	put_bounds(p, field, min, max);
}

static void put_type(printer *p, const kt_record *record, const kt_field *field)
{
	if (put_scalar(p, field))
		return;
	const kt_schema_node *node = field->type == KT_FIELD_NODE ? node_of(p, record, field) : NULL;
	if (field->type == KT_FIELD_WORDS || field->type == KT_FIELD_PAINTS)
		put_one_or_many(p, field);
	else if (field->type == KT_FIELD_PHRASE)
		put(p, "\"type\": [\"string\", \"number\", \"boolean\", \"array\"]");
	else if (field->type == KT_FIELD_ONE)
		put_reference(p, field->of);
	else if (field->type == KT_FIELD_LIST && field->alone) {
		put(p, "\"anyOf\": [{");
		put_reference(p, field->of);
		put(p, "}, {");
		put_many(p, field, "\"type\": \"array\", \"items\": {", "minItems", "maxItems");
		put(p, "}]");
	} else if (field->type == KT_FIELD_LIST)
		put_many(p, field, "\"type\": \"array\", \"items\": {", "minItems", "maxItems");
	else if (field->type == KT_FIELD_MAP)
		put_many(p, field, "\"type\": \"object\", \"additionalProperties\": {", "minProperties",
		         "maxProperties");
	else if (node != NULL && node->cases != NULL)
		put_cases(p, node);
	else
		put(p, "\"type\": [\"string\", \"number\", \"boolean\", \"array\", \"object\"]");
}

static void put_field(printer *p, const kt_record *record, const kt_field *field)
{
	put_type(p, record, field);
	if (field->help != NULL) {
		put(p, ", \"description\": ");
		put_json(p, field->help);
	}
	if (field->fallback != NULL) {
		put(p, ", \"default\": ");
		put_json(p, field->fallback);
	}
}

static void put_properties(printer *p, const kt_record *record, const char *separator)
{
	for (const kt_field *f = record->fields; is_field(f); f++) {
		put(p, separator);
		separator = ",\n";
		put_json(p, f->name);
		put(p, ": {");
		put_field(p, record, f);
		put(p, "}");
	}
}

static void put_object(printer *p, const kt_record *record)
{
	put(p, "\"type\": \"object\", \"properties\": {");
	put_properties(p, record, "\n");
	put(p, "}, \"required\": [");
	const char *comma = "";
	for (const kt_field *f = record->fields; is_field(f); f++) {
		if (!f->required)
			continue;
		put(p, comma);
		put_json(p, f->name);
		comma = ", ";
	}
	put(p, "], \"additionalProperties\": false");
}

/* The field that a bare value may stand for; NULL: none, or others must stand beside it. */
static const kt_field *lone_shorthand(const kt_record *record)
{
	const kt_field *found = NULL;
	for (const kt_field *f = record->fields; is_field(f); f++) {
		if (record->shorthand != NULL && strcmp(f->name, record->shorthand) == 0)
			found = f;
		else if (f->required)
			return NULL;
	}
	return found;
}

static void put_record(printer *p, const kt_record *record)
{
	const kt_field *bare = lone_shorthand(record);
	if (is_field(&record->fields[0]) && record->fields[0].name[0] == '\0') {
		put_field(p, record, &record->fields[0]);
	} else if (bare == NULL) {
		put_object(p, record);
	} else {
		put(p, "\"anyOf\": [{");
		put_field(p, record, bare);
		put(p, "},\n{");
		put_object(p, record);
		put(p, "}]");
	}
}

void kt_schema_print(const char *title, const kt_record *const *files, const kt_schema_node *nodes, kt_buf *out)
{
	printer p = {.arena = kt_arena_open(), .out = out, .nodes = nodes};
	for (size_t i = 0; files[i] != NULL; i++)
		collect(&p, files[i]);
	put(&p, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"title\": ");
	put_json(&p, title);
	put(&p, ",\n\"anyOf\": [");
	for (size_t i = 0; files[i] != NULL; i++) {
		put(&p, i == 0 ? "{" : ", {");
		put_reference(&p, files[i]);
		put(&p, "}");
	}
	put(&p, "],\n\"$defs\": {");
	for (size_t i = 0; i < p.count; i++) {
		put(&p, i == 0 ? "\n" : ",\n");
		kt_buf_json(out, p.names[i]);
		put(&p, ": {\"title\": ");
		put_json(&p, p.records[i]->name);
		put(&p, ", ");
		put_record(&p, p.records[i]);
		put(&p, "}");
	}
	put(&p, "}}\n");
	kt_arena_close(p.arena);
}
