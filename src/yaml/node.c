/* libyaml's events, pulled one by one onto a stack of open lists and maps. Children gather on one growing row that all
 * levels share, and are copied into an array of their exact size when their list or map closes. Pulling stops at the
 * 65th level, since libyaml (0.2.5) has no limit of its own and takes quadratic time. */
#include "yaml/node.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "yaml/keys.h"
#include "yaml/line.h"
#include "yaml/trap.h"

typedef struct level {
	kt_node *node;
	size_t first;     /* of its children on the row */
	bool wants_value; /* a map's key stands on the row without its value */
	bool key_refused; /* … and was a list or a map: reported */
} level;

typedef struct builder {
	kt_arena *arena, *scratch;
	const kt_source *source;
	kt_diag *diag;
	level levels[KT_NODE_DEPTH + 1];
	size_t depth;
	kt_entry *row; /* children of open lists and maps; of lists only the value is used */
	size_t row_count, row_room;
	size_t nodes;
	kt_place seen;      /* the mark met last, and … */
	size_t seen_offset; /* … where it is: marks come in order, so that none is looked for from its line's start */
	const kt_node *last; /* scalar */
	kt_node *root;
	bool good;
	bool told_alias, told_tag, told_merge;
} builder;

static kt_place place_of(const builder *b, yaml_mark_t mark)
{
	return (kt_place){b->source, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static uint32_t offset_of(builder *b, kt_place at)
{
	const kt_source *source = b->source;
	if (at.line > source->line_count)
		return (uint32_t)source->text.len;
	if (at.line != b->seen.line || at.column < b->seen.column) {
		b->seen = (kt_place){source, at.line, 1};
		b->seen_offset = source->lines[at.line - 1];
	}
	while (b->seen.column < at.column && b->seen_offset < source->text.len) {
		kt_str_next(source->text, &b->seen_offset);
		b->seen.column++;
	}
	return (uint32_t)b->seen_offset;
}

static kt_node *new_node(builder *b, kt_node_kind kind, const yaml_event_t *event)
{
	kt_node *node = KT_NEW(b->arena, kt_node);
	node->kind = kind;
	node->at = place_of(b, event->start_mark);
	node->ends = place_of(b, event->end_mark);
	node->offset = offset_of(b, node->at);
	node->end = offset_of(b, node->ends);
	b->nodes++;
	return node;
}

static kt_node_style style_of(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return KT_NODE_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
		return KT_NODE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return KT_NODE_FOLDED;
	default:
		return KT_NODE_PLAIN;
	}
}

/* What was cut from each line of a block text: the difference of its first line with words, as written and as read. */
static uint32_t find_indent(const kt_node *node)
{
	size_t at = 0;
	uint32_t line = node->at.line + 1;
	while (at < node->text.len && node->text.at[at] == '\n') {
		at++;
		line++;
	}
	if (at == node->text.len)
		return 0;
	uint32_t written = (uint32_t)kt_line_spaces(kt_source_line(node->at.source, line), 0);
	uint32_t read = (uint32_t)kt_line_spaces(kt_str_slice(node->text, at, node->text.len), 0);
	return written > read ? written - read : 0;
}

static void index_lines(kt_arena *arena, kt_node *node)
{
	uint32_t count = 1;
	for (size_t i = 0; i < node->text.len; i++)
		count += node->text.at[i] == '\n';
	uint32_t *lines = KT_NEW_ARRAY(arena, uint32_t, count);
	for (uint32_t i = 0, line = 1; line < count; i++)
		if (node->text.at[i] == '\n')
			lines[line++] = i + 1;
	node->lines = lines;
	node->line_count = count;
}

/* A control character that came by an escape, as "\0". One is said; where it stands in the text nobody can say. */
static void check_escapes(builder *b, const kt_node *node)
{
	const char *name = NULL;
	uint32_t c = 0;
	for (size_t at = 0; at < node->text.len && name == NULL;) {
		c = kt_str_next(node->text, &at);
		name = kt_source_forbids(c);
	}
	if (name == NULL)
		return;
	b->good = kt_diag_error(b->diag, KT_DIAG_CHARACTER, node->at,
	                        "an escape in this text gives U+%04" PRIX32 ", %s", c, name);
	kt_diag_hint(b->diag, "delete it");
}

/* "- one\n - two" is one text to YAML, and so is "-one\n- two". Nobody means that. */
static void check_swallowed(builder *b, const kt_node *node)
{
	if (kt_line_is_sentence(b->source, node->at.line))
		return; /* that line is what stands wrong */
	bool tight = kt_str_starts(node->text, "-") && !kt_str_starts(node->text, "- ");
	for (uint32_t line = node->at.line + 1; line <= node->ends.line; line++) {
		kt_str text = kt_source_line(b->source, line);
		uint32_t spaces = (uint32_t)kt_line_spaces(text, 0);
		if (!kt_str_starts(kt_str_slice(text, spaces, text.len), "- "))
			continue;
		if (tight) {
			b->good =
			        kt_diag_error(b->diag, KT_DIAG_YAML, node->at, "a space must follow the - of an item");
			return;
		}
		kt_place at = {b->source, line, spaces + 1};
		b->good = kt_diag_error(b->diag, KT_DIAG_INDENT, at,
		                        "line %" PRIu32
		                        " begins with \"- \", but stands so far right that it goes on the text "
		                        "above it",
		                        line);
		kt_diag_hint(b->diag, "put the items of a list under each other; a text of several lines goes under |");
	}
}

static kt_node *read_scalar(builder *b, const yaml_event_t *event)
{
	kt_node *node = new_node(b, KT_NODE_SCALAR, event);
	node->style = style_of(event->data.scalar.style);
	node->text = kt_str_copy(b->arena, (kt_str){(const char *)event->data.scalar.value, event->data.scalar.length});
	if (node->style == KT_NODE_LITERAL || node->style == KT_NODE_FOLDED)
		node->indent = find_indent(node);
	if (node->style == KT_NODE_LITERAL)
		index_lines(b->arena, node);
	if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		check_escapes(b, node);
	if (node->style == KT_NODE_PLAIN && node->at.line < node->ends.line)
		check_swallowed(b, node);
	b->last = node;
	return node;
}

static kt_entry *push_row(builder *b)
{
	if (b->row_count == b->row_room) {
		size_t room = b->row_room == 0 ? 64 : b->row_room * 2;
		b->row = kt_arena_grow(b->scratch, b->row, b->row_room * sizeof *b->row, room * sizeof *b->row);
		b->row_room = room;
	}
	return &b->row[b->row_count++];
}

/* Puts a finished value, or a scalar that is a key, where it belongs. */
static void place_node(builder *b, kt_node *node)
{
	if (b->depth == 0) {
		b->root = node;
		return;
	}
	level *l = &b->levels[b->depth - 1];
	if (l->node->kind == KT_NODE_LIST) {
		*push_row(b) = (kt_entry){.value = node};
	} else if (l->wants_value) {
		b->row[b->row_count - 1].value = node;
		l->wants_value = false;
	} else if (l->key_refused) {
		l->key_refused = false;
	} else if (node->kind != KT_NODE_SCALAR) {
		l->key_refused = true;
		b->good = kt_diag_error(b->diag, KT_DIAG_YAML, node->at, "%s cannot be a key", kt_node_kind_name(node));
		kt_diag_hint(b->diag, "a text that begins with %s goes under | or in quotes",
		             node->kind == KT_NODE_MAP ? "{" : "[");
	} else {
		kt_entry *entry = push_row(b);
		*entry = (kt_entry){.key = node->text, .at = node->at};
		b->good = kt_keys_check(entry, node->style == KT_NODE_PLAIN, &b->told_merge, b->diag) && b->good;
		l->wants_value = true;
	}
}

static void open_level(builder *b, kt_node *node)
{
	b->levels[b->depth++] = (level){.node = node, .first = b->row_count};
}

static void close_level(builder *b, const yaml_event_t *event)
{
	level *l = &b->levels[--b->depth];
	kt_node *node = l->node;
	node->ends = place_of(b, event->end_mark);
	node->end = offset_of(b, node->ends);
	node->count = b->row_count - l->first;
	if (node->kind == KT_NODE_MAP) {
		node->entries = KT_NEW_ARRAY(b->arena, kt_entry, node->count);
		for (size_t i = 0; i < node->count; i++)
			node->entries[i] = b->row[l->first + i];
		b->good = kt_keys_check_twice(node, b->diag) && b->good;
	} else {
		node->items = KT_NEW_ARRAY(b->arena, kt_node *, node->count);
		for (size_t i = 0; i < node->count; i++)
			node->items[i] = b->row[l->first + i].value;
	}
	b->row_count = l->first;
	place_node(b, node);
}

/* An anchor or a tag on a value, or an alias in its place. Once a file is enough: where one is, more are. */
static void refuse_sign(builder *b, const yaml_event_t *event, bool *told, const char *what, char sign)
{
	if (*told)
		return;
	*told = true;
	kt_place at = place_of(b, event->start_mark);
	b->good = kt_diag_error(b->diag, KT_DIAG_ALIAS, at, "%s (%c) are not part of the format", what, sign);
	kt_diag_hint(b->diag, "a text that begins with %c goes under | or in quotes", sign);
	kt_trap_hint(b->arena, b->diag, at);
}

static void refuse_signs(builder *b, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		refuse_sign(b, event, &b->told_alias, "anchors and aliases", '&');
	if (tag != NULL)
		refuse_sign(b, event, &b->told_tag, "tags", '!');
}

/* false: no more is read. */
static bool start_document(builder *b, const yaml_event_t *event)
{
	kt_place at = place_of(b, event->start_mark);
	if (b->root != NULL) {
		b->good = kt_diag_error(b->diag, KT_DIAG_YAML, at, "a second document begins here; a file holds one");
		kt_diag_hint(b->diag, "delete the line ---");
		return false;
	}
	if (event->data.document_start.version_directive != NULL ||
	    event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end) {
		b->good = kt_diag_error(b->diag, KT_DIAG_ALIAS, at, "directives (%%) are not part of the format");
		kt_diag_hint(b->diag, "delete this line");
	}
	return true;
}

static bool start_level(builder *b, const yaml_event_t *event, kt_node_kind kind, bool flow)
{
	kt_node *node = new_node(b, kind, event);
	node->flow = flow;
	if (b->depth == KT_NODE_DEPTH) {
		b->good = kt_diag_error(b->diag, KT_DIAG_DEEP, node->at, "nested more than %d levels deep",
		                        KT_NODE_DEPTH);
		return false;
	}
	open_level(b, node);
	return true;
}

/* false: no more is read. */
static bool take_event(builder *b, const yaml_event_t *event)
{
	if (b->nodes > KT_NODE_MOST)
		return b->good = kt_diag_error(b->diag, KT_DIAG_LARGE, place_of(b, event->start_mark),
		                               "more than %d values in a file", KT_NODE_MOST);
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, event);
	case YAML_ALIAS_EVENT:
		refuse_sign(b, event, &b->told_alias, "anchors and aliases", '*');
		place_node(b, new_node(b, KT_NODE_SCALAR, event));
		return true;
	case YAML_SCALAR_EVENT:
		refuse_signs(b, event, event->data.scalar.anchor, event->data.scalar.tag);
		place_node(b, read_scalar(b, event));
		return true;
	case YAML_SEQUENCE_START_EVENT:
		refuse_signs(b, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		return start_level(b, event, KT_NODE_LIST,
		                   event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
	case YAML_MAPPING_START_EVENT:
		refuse_signs(b, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		return start_level(b, event, KT_NODE_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(b, event);
		return true;
	default:
		return event->type != YAML_STREAM_END_EVENT;
	}
}

static void report_parser(builder *b, const yaml_parser_t *parser)
{
	b->good = false;
	if (parser->error == YAML_MEMORY_ERROR) {
		kt_diag_system(b->diag, KT_DIAG_SYSTEM, KT_NOWHERE, "no memory left");
		return;
	}
	kt_trap trap = {.source = b->source,
	                .problem = parser->problem == NULL ? "" : parser->problem,
	                .context = parser->context == NULL ? "" : parser->context,
	                .at = place_of(b, parser->problem_mark),
	                .last = b->last};
	/* libyaml leaves the mark of a context it does not have as it was. */
	trap.context_at = parser->context == NULL ? KT_NOWHERE : place_of(b, parser->context_mark);
	kt_trap_report(&trap, b->arena, b->diag);
}

static void pull_events(builder *b, yaml_parser_t *parser)
{
	for (bool more = true; more;) {
		yaml_event_t event;
		if (!yaml_parser_parse(parser, &event)) {
			report_parser(b, parser);
			return;
		}
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
}

/* Word processors indent with no-break spaces; YAML takes them for letters of the key. */
static bool check_indents(const kt_source *source, kt_diag *diag)
{
	size_t from = 0; /* of what may still hold one: a line's first is enough, since a line may hold a million */
	for (size_t hit; (hit = kt_str_find(source->text, "\xc2\xa0", from)) != SIZE_MAX;) {
		kt_place at = kt_source_place(source, hit);
		kt_str line = kt_source_line(source, at.line);
		from = source->lines[at.line - 1] + line.len;
		if (kt_line_spaces(line, 0) + 1 < at.column)
			continue;
		kt_diag_error(diag, KT_DIAG_INDENT, at, "invisible no-break space at column %" PRIu32, at.column);
		kt_diag_hint(diag, "replace the no-break spaces at the start of lines by spaces");
		return false;
	}
	return true;
}

static bool check_empty(const builder *b)
{
	const kt_node *root = b->root;
	if (root != NULL && (root->kind != KT_NODE_SCALAR || root->text.len > 0))
		return true;
	kt_diag_error(b->diag, KT_DIAG_EMPTY, (kt_place){b->source, 1, 1},
	              "this file holds nothing; keys with their values were "
	              "expected");
	kt_diag_hint(b->diag, "key: value");
	return false;
}

kt_node *kt_node_read(kt_arena *arena, const kt_source *source, kt_diag *diag)
{
	if (!check_indents(source, diag))
		return NULL;
	builder b = {.arena = arena, .scratch = kt_arena_open(), .source = source, .diag = diag, .good = true};
	yaml_parser_t parser;
	if (yaml_parser_initialize(&parser)) {
		yaml_parser_set_input_string(&parser, (const unsigned char *)source->text.at, source->text.len);
		yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
		pull_events(&b, &parser);
		yaml_parser_delete(&parser);
	} else {
		b.good = kt_diag_system(diag, KT_DIAG_SYSTEM, KT_NOWHERE, "no memory left");
	}
	kt_arena_close(b.scratch);
	return b.good && check_empty(&b) ? b.root : NULL;
}

const kt_node *kt_node_of(const kt_node *map, const char *key)
{
	for (size_t i = 0; map->kind == KT_NODE_MAP && i < map->count; i++)
		if (kt_str_is(map->entries[i].key, key))
			return map->entries[i].value;
	return NULL;
}

static kt_place literal_place(const kt_node *node, size_t offset)
{
	uint32_t low = 0, high = node->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (node->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	size_t before = kt_str_count(kt_str_slice(node->text, node->lines[low], offset));
	return (kt_place){node->at.source, node->at.line + 1 + low, node->indent + (uint32_t)before + 1};
}

kt_place kt_node_place(const kt_node *scalar, size_t offset)
{
	bool first = offset == 0 && scalar->style == KT_NODE_PLAIN;
	if (scalar->at.source == NULL || scalar->kind != KT_NODE_SCALAR || first)
		return scalar->at;
	if (scalar->style == KT_NODE_LITERAL)
		return literal_place(scalar, offset);
	/* Plain or quoted without escapes: the text stands in the source as it is. */
	size_t from = scalar->offset + (scalar->style == KT_NODE_QUOTED);
	kt_str written = kt_str_slice(scalar->at.source->text, from, from + scalar->text.len);
	if (scalar->style == KT_NODE_FOLDED || !kt_str_equal(written, scalar->text))
		return scalar->at;
	return kt_source_place(scalar->at.source, from + (offset < scalar->text.len ? offset : scalar->text.len));
}

const char *kt_node_kind_name(const kt_node *node)
{
	static const char *const names[] = {"a text", "a list", "a mapping"};
	if (node->kind == KT_NODE_SCALAR && node->style == KT_NODE_PLAIN && node->text.len == 0)
		return "nothing";
	return names[node->kind];
}
