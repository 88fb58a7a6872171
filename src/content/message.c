/* One walk over a record's struct: numbers are resolved first, since notes quote them; then each text becomes a message,
 * and prose one for each of its parts. */
#include "content/message.h"

#include <string.h>

#include "text/normal.h"
#include "yaml/form.h"

typedef struct numbering {
	kt_arena *arena;
	kt_messages *messages;
	const kt_figures *figures;
	kt_str section;
	kt_diag *diag;
	bool good;
} numbering;

static kt_place place_in_node(const void *context, size_t offset)
{
	return kt_node_place(context, offset);
}

bool kt_message_brace(kt_str text, size_t *at, kt_str *name)
{
	for (size_t i = *at; i < text.len; i++) {
		if (text.at[i] == '\\') {
			i++;
			continue;
		}
		if (text.at[i] != '{')
			continue;
		size_t end = i + 1;
		while (end < text.len && text.at[end] != '}' && text.at[end] != '{' && text.at[end] != '\n')
			end++;
		if (end == text.len || text.at[end] != '}')
			continue;
		*name = kt_str_slice(text, i + 1, end);
		*at = end + 1;
		return true;
	}
	return false;
}

bool kt_message_stray(kt_str text, size_t *at, size_t *stray)
{
	size_t open = SIZE_MAX;
	bool read = false; /* after \{, whose fellow may be typed either way */
	for (size_t i = *at; i < text.len; i++) {
		char c = text.at[i];
		if (open != SIZE_MAX && (c == '{' || c == '\n'))
			break;
		if (c == '\\' && i + 1 < text.len)
			read = text.at[++i] == '{' || (read && text.at[i] != '}');
		else if (c == '{')
			open = i;
		else if (c == '}' && open != SIZE_MAX)
			open = SIZE_MAX;
		else if (c == '}' && !read)
			open = i;
		else if (c == '}')
			read = false;
		if (open != SIZE_MAX && text.at[open] == '}')
			break;
	}
	*stray = open;
	*at = open + 1;
	return open != SIZE_MAX;
}

static const kt_field *field_named(const kt_record *record, kt_str name)
{
	for (const kt_field *field = record->fields; field->name; field++)
		if (kt_str_is(name, field->name))
			return field;
	return NULL;
}

static const void *member_of(const void *owner, const kt_field *field)
{
	return (const char *)owner + field->offset;
}

static bool is_figure_name(const kt_field_number *number)
{
	return number->node && kt_form_figure(number->node->text);
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

static void report_unknown(numbering *n, kt_str name, kt_place at)
{
	kt_str shown = kt_str_clip(name, 60);
	n->good = kt_diag_error(n->diag, KT_DIAG_FIGURE_UNKNOWN, at, "no figure is named `%.*s`", KT_STR_ARG(shown));
	/* A search among all figures for a fault that is only counted would be for nothing. */
	const char *nearest = kt_diag_full(n->diag) ? NULL : kt_figure_nearest(n->arena, n->figures, name);
	if (nearest)
		kt_diag_hint(n->diag, "did you mean {%s}?", nearest);
	else if (kt_form_figure(name))
		kt_diag_hint(n->diag, "add it to content/figures.yaml: %.*s: {value: 49 000}", KT_STR_ARG(shown));
	else
		kt_diag_hint(n->diag, "a brace that is no figure is typed \\{");
}

/* Is a figure within the range of the field that names it? What is typed out was checked by yaml/field. */
static void check_range(numbering *n, const kt_field *field, const kt_field_number *number)
{
	kt_dec bound;
	bool low = field->min && kt_num_read(kt_str_of(field->min), &bound) == KT_NUM_FINE &&
	           kt_num_compare(number->value, bound) < 0;
	bool high = field->max && kt_num_read(kt_str_of(field->max), &bound) == KT_NUM_FINE &&
	            kt_num_compare(number->value, bound) > 0;
	if (!low && !high)
		return;
	kt_buf value = kt_buf_in(n->arena);
	kt_num_print(&value, number->value);
	n->good = kt_diag_error(n->diag, KT_DIAG_RANGE, number->node->at, "the figure `%.*s` is %s; `%s` takes %s %s",
	                        KT_STR_ARG(number->node->text), value.at, field->name,
	                        low ? "no less than" : "no more than", low ? field->min : field->max);
}

static bool resolve_number(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	numbering *n = context;
	(void)record, (void)owner;
	if (field->type != KT_FIELD_NUMBER)
		return true;
	kt_field_number *number = member;
	if (!is_figure_name(number) || n->figures->unread)
		return true;
	size_t index = kt_figure_find(n->figures, number->node->text);
	if (index == SIZE_MAX) {
		report_unknown(n, number->node->text, number->node->at);
		return true;
	}
	const kt_figure *figure = &n->figures->items[index];
	if (figure->date.node || figure->to.node) {
		n->good = kt_diag_error(n->diag, KT_DIAG_NUMBER, number->node->at,
		                        "`%s` takes a number; the figure `%.*s` is a %s", field->name,
		                        KT_STR_ARG(kt_str_clip(number->node->text, 60)),
		                        figure->date.node ? "date" : "range");
		return true;
	}
	number->value = figure->value.value;
	number->figure = (uint32_t)index + 1;
	check_range(n, field, number);
	return true;
}

static void check_braces(numbering *n, const kt_node *node)
{
	kt_str name;
	for (size_t at = 0; !n->figures->unread && kt_message_brace(node->text, &at, &name);)
		if (kt_figure_find(n->figures, name) == SIZE_MAX)
			report_unknown(n, name, kt_node_place(node, at - 1 - name.len));
}

static void check_strays(numbering *n, const kt_node *node)
{
	for (size_t at = 0, stray; kt_message_stray(node->text, &at, &stray);) {
		char c = node->text.at[stray];
		n->good = kt_diag_error(n->diag, KT_DIAG_MARK, kt_node_place(node, stray), "%s",
		                        c == '{' ? "this brace never closes" : "this brace was never opened");
		kt_diag_hint(n->diag, "a figure is written {name}; a brace that is to be read is typed \\%c", c);
	}
}

static bool holds_figure(kt_str text, kt_str figure)
{
	kt_str name;
	for (size_t at = 0; kt_message_brace(text, &at, &name);)
		if (kt_str_equal(name, figure))
			return true;
	return false;
}

/* An infographic's words are one whole sentence (`says`) with the large number (`figure`) in it, by name: so that each
 * language puts it where it belongs. */
static void check_sentence(numbering *n, const kt_record *record, const kt_field *field, const void *owner,
                           const kt_node *node)
{
	const kt_field *beside = strcmp(field->name, "says") == 0 ? field_named(record, KT_STR("figure")) : NULL;
	if (!beside || beside->type != KT_FIELD_NUMBER)
		return;
	const kt_field_number *number = member_of(owner, beside);
	if (!number->node)
		return;
	kt_str name = kt_str_clip(number->node->text, 60);
	if (!is_figure_name(number)) {
		n->good = kt_diag_error(n->diag, KT_DIAG_FORM, number->node->at,
		                        "a sentence is set around a figure, by its name; `%.*s` is typed out",
		                        KT_STR_ARG(name));
		kt_diag_hint(n->diag, "give it a name in content/figures.yaml: unions: {value: %.*s}",
		             KT_STR_ARG(name));
	} else if (!holds_figure(node->text, number->node->text)) {
		n->good = kt_diag_error(n->diag, KT_DIAG_FORM, kt_node_place(node, 0),
		                        "this sentence lacks its figure, {%.*s}", KT_STR_ARG(name));
		kt_diag_hint(n->diag, "one whole sentence with the number in it: {%.*s} …", KT_STR_ARG(name));
	}
}

/* --- roles and notes ---------------------------------------------------------------------------------------------- */

static void put_number(const kt_field *field, const kt_field_number *number, kt_buf *out)
{
	if (number->node && number->figure > 0 && strcmp(field->name, "figure") == 0)
		kt_buf_print(out, "{%.*s}", KT_STR_ARG(number->node->text));
	else if (number->node)
		kt_num_print(out, number->value);
}

static void put_label(numbering *n, const kt_node *node, kt_buf *out)
{
	kt_str label;
	/* A faulty one is reported where it is numbered itself; the same words twice are kept once. */
	if (node && kt_markup_label(n->arena, node->text, place_in_node, node, n->diag, &label))
		kt_buf_put(out, label);
}

/* What stands for {name} in a role or note. */
static void put_beside(numbering *n, const kt_record *record, const void *owner, kt_str name, kt_buf *out)
{
	if (kt_str_is(name, "key")) {
		kt_buf_put(out, (*(const kt_entry *const *)owner)->key);
		return;
	}
	const kt_field *field = field_named(record, name);
	if (!field)
		KT_BUG("a role or note quotes a field that its record does not have");
	const void *member = member_of(owner, field);
	if (field->type == KT_FIELD_NUMBER)
		put_number(field, member, out);
	else if (field->type == KT_FIELD_TEXT || field->type == KT_FIELD_NAME)
		put_label(n, ((const kt_field_text *)member)->node, out);
	else if (field->type == KT_FIELD_WORD && *(const kt_node *const *)member)
		kt_buf_put(out, (*(const kt_node *const *)member)->text);
}

static void put_quoting(numbering *n, const kt_record *record, const void *owner, const char *words, kt_buf *out)
{
	kt_str text = kt_str_of(words), name;
	size_t from = 0;
	for (size_t at = 0; kt_message_brace(text, &at, &name); from = at) {
		kt_buf_put(out, kt_str_slice(text, from, (size_t)(name.at - text.at) - 1));
		put_beside(n, record, owner, name, out);
	}
	kt_buf_put(out, kt_str_slice(text, from, text.len));
}

/* --- messages ----------------------------------------------------------------------------------------------------- */

static kt_message *add_message(numbering *n, kt_str context, kt_str note)
{
	kt_messages *messages = n->messages;
	if (messages->count == messages->room) {
		size_t room = messages->room == 0 ? 64 : messages->room * 2;
		messages->items = kt_arena_grow(n->arena, messages->items, messages->room * sizeof(kt_message),
		                                room * sizeof(kt_message));
		messages->room = room;
	}
	kt_message *message = &messages->items[messages->count];
	*message = (kt_message){
	        .index = (uint32_t)messages->count, .section = n->section, .context = context, .note = note};
	messages->count++;
	return message;
}

static kt_str context_of(numbering *n, const kt_record *record, const kt_field *field, const void *owner,
                         const char *bare, const char *added)
{
	kt_buf context = kt_buf_in(n->arena);
	kt_buf_put(&context, n->section);
	kt_buf_text(&context, " · ");
	if (field->role && *field->role) {
		put_quoting(n, record, owner, field->role, &context);
		kt_buf_text(&context, added);
	} else {
		kt_buf_text(&context, bare);
	}
	return kt_normal_compose(n->arena, kt_buf_str(&context)); /* it may quote what is no message */
}

static kt_buf note_of(numbering *n, const kt_record *record, const kt_field *field, const void *owner)
{
	kt_buf note = kt_buf_in(n->arena);
	if (field->note)
		put_quoting(n, record, owner, field->note, &note);
	return note;
}

static void number_label(numbering *n, const kt_record *record, const kt_field *field, const void *owner,
                         kt_field_text *text)
{
	kt_str source;
	if (!kt_markup_label(n->arena, text->node->text, place_in_node, text->node, n->diag, &source)) {
		n->good = false;
		return;
	}
	kt_str context = context_of(n, record, field, owner, field->name, "");
	kt_buf note = note_of(n, record, field, owner);
	kt_message *message = add_message(n, context, kt_buf_str(&note));
	message->source = source;
	message->at = kt_node_place(text->node, 0);
	message->name = field->type == KT_FIELD_NAME;
	message->heard = strcmp(field->name, "alt") == 0;
	message->quotation = field->quotation;
	message->word = n->figures == NULL;
	text->first = message->index;
	text->count = 1;
}

/* What a part of prose is: its role where the field has none, what is added to the field's, and words for the note. */
static const struct part_words {
	const char *bare, *added, *note;
} part_words[] = {[KT_PROSE_PARAGRAPH] = {"paragraph", "", "paragraph"},
                  [KT_PROSE_ITEM] = {"item", " item", "list item"},
                  [KT_PROSE_NUMBERED] = {"item", " item", "numbered item"},
                  [KT_PROSE_SUBHEAD] = {"subhead", " subhead", "subhead"}};

static void number_part(numbering *n, const kt_record *record, const kt_field *field, const void *owner,
                        const kt_node *node, const kt_prose_part *part)
{
	const struct part_words *words = &part_words[part->kind];
	kt_str context = context_of(n, record, field, owner, words->bare, words->added);
	kt_buf note = note_of(n, record, field, owner);
	kt_buf_print(&note, "%s%s", note.len > 0 ? ", " : "", words->note);
	if (part->list > 0)
		kt_buf_print(&note, " %u of %u", (unsigned)part->number, (unsigned)part->items);
	kt_message *message = add_message(n, context, kt_buf_str(&note));
	message->source = part->source;
	message->at = kt_node_place(node, part->offset);
	message->prose = true;
	message->quotation = field->quotation;
	message->part = *part;
}

static void number_prose(numbering *n, const kt_record *record, const kt_field *field, const void *owner,
                         kt_field_text *text)
{
	kt_prose_part *parts;
	size_t count;
	if (!kt_markup_prose(n->arena, text->node->text, place_in_node, text->node, n->diag, &parts, &count)) {
		n->good = false;
		return;
	}
	text->first = (uint32_t)n->messages->count;
	text->count = (uint32_t)count;
	for (size_t i = 0; i < count; i++)
		number_part(n, record, field, owner, text->node, &parts[i]);
}

static bool number_text(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	numbering *n = context;
	if (field->type != KT_FIELD_TEXT && field->type != KT_FIELD_NAME && field->type != KT_FIELD_PROSE)
		return true;
	kt_field_text *text = member;
	if (!text->node)
		return true;
	check_strays(n, text->node);
	if (n->figures) {
		check_braces(n, text->node);
		check_sentence(n, record, field, owner, text->node);
	}
	if (field->type == KT_FIELD_PROSE)
		number_prose(n, record, field, owner, text);
	else
		number_label(n, record, field, owner, text);
	return true;
}

bool kt_message_number(kt_arena *arena, kt_messages *messages, const kt_figures *figures, kt_str section,
                       const kt_record *record, void *value, kt_diag *diag)
{
	numbering n = {arena, messages, figures, section, diag, true};
	kt_record_walk(record, value, resolve_number, &n);
	kt_record_walk(record, value, number_text, &n);
	return n.good;
}

void kt_message_join(kt_messages *messages)
{
	size_t size = 16;
	while (size < messages->count * 2)
		size *= 2;
	kt_arena *scratch = kt_arena_open();
	uint32_t *table = KT_NEW_ARRAY(scratch, uint32_t, size); /* index + 1 */
	for (size_t i = 0; i < messages->count; i++) {
		kt_message *message = &messages->items[i];
		size_t at = (kt_str_hash(message->context) * 31u + kt_str_hash(message->source)) & (size - 1);
		for (; table[at] != 0; at = (at + 1) & (size - 1)) {
			const kt_message *first = &messages->items[table[at] - 1];
			if (kt_str_equal(first->context, message->context) &&
			    kt_str_equal(first->source, message->source))
				break;
		}
		if (table[at] == 0)
			table[at] = (uint32_t)i + 1;
		message->first = table[at] - 1;
	}
	kt_arena_close(scratch);
}
