/* A table of readers by type. All share the same first questions: is it a text, is there anything, does a comment cut
 * it short; the form itself is checked in yaml/form. */
#include "yaml/scalar.h"

#include <inttypes.h>
#include <string.h>

#include "yaml/form.h"
#include "yaml/trap.h"

#define QUOTED_LONGEST 60 /* bytes of a value that a message repeats */

typedef struct reading {
	const kt_field *field;
	const kt_node *node;
	kt_arena *arena;
	kt_diag *diag;
} reading;

const char *kt_scalar_expected(kt_field_type type)
{
	switch (type) {
	case KT_FIELD_WORD:
		return "a word";
	case KT_FIELD_WORDS:
		return "a word or a list of words";
	case KT_FIELD_TEXT:
	case KT_FIELD_PROSE:
		return "a text";
	case KT_FIELD_NAME:
		return "a name";
	case KT_FIELD_NUMBER:
		return "a number or the name of a figure";
	case KT_FIELD_INTEGER:
		return "a whole number";
	case KT_FIELD_BOOL:
		return "yes or no";
	case KT_FIELD_CHOICE:
		return "one of some words";
	case KT_FIELD_LENGTH:
		return "a length";
	case KT_FIELD_DATE:
		return "a date";
	case KT_FIELD_LANGUAGE:
		return "a language";
	case KT_FIELD_EMAIL:
		return "an e-mail address";
	case KT_FIELD_PHONE:
		return "a telephone number";
	case KT_FIELD_URL:
		return "a web address";
	case KT_FIELD_STYLE:
		return "the name of a style";
	case KT_FIELD_PAINT:
		return "the name of an ink";
	case KT_FIELD_PAINTS:
		return "the name of an ink or a list of them";
	case KT_FIELD_PHRASE:
		return "a phrase";
	case KT_FIELD_LIST:
		return "a list";
	case KT_FIELD_ONE:
	case KT_FIELD_MAP:
		return "a mapping";
	case KT_FIELD_NODE:
		return "a value";
	}
	KT_BUG("a field of no type");
}

/* "- handel: stabiele ketens": a text with a colon, which YAML took for a key. */
static bool is_text_with_colon(const kt_node *node)
{
	return node->kind == KT_NODE_MAP && !node->flow && node->count == 1 &&
	       node->entries[0].value->kind == KT_NODE_SCALAR && node->entries[0].at.line == node->at.line;
}

bool kt_scalar_refuse_kind(const kt_node *node, const char *expected, kt_diag *diag)
{
	return kt_diag_error(diag, KT_DIAG_TYPE, node->at, "%s was expected here; found %s", expected,
	                     kt_node_kind_name(node));
}

bool kt_scalar_refuse_text(const kt_node *node, const char *expected, kt_arena *arena, kt_diag *diag)
{
	if (is_text_with_colon(node)) {
		kt_str key = kt_str_clip(node->entries[0].key, QUOTED_LONGEST);
		kt_diag_error(diag, KT_DIAG_TYPE, node->at, "%s was expected here; found a key, `%.*s:`", expected,
		              KT_STR_ARG(key));
		kt_diag_hint(diag, "a text with \": \" goes under | or in quotes");
		kt_trap_hint(arena, diag, node->at);
		return false;
	}
	kt_scalar_refuse_kind(node, expected, diag);
	if (node->flow) {
		kt_diag_hint(diag, "a text that begins with %c goes under | or in quotes",
		             node->kind == KT_NODE_MAP ? '{' : '[');
		kt_trap_hint(arena, diag, node->at);
	}
	return false;
}

static kt_str shown(const reading *r)
{
	return kt_str_clip(r->node->text, QUOTED_LONGEST);
}

/* "`x` is not a date"; the hint, where given, says what to type. */
static bool refuse_form(const reading *r, const char *words, const char *hint)
{
	kt_str text = shown(r);
	kt_diag_error(r->diag, KT_DIAG_FORM, r->node->at, "`%.*s` %s", KT_STR_ARG(text), words);
	if (hint != NULL)
		kt_diag_hint(r->diag, "%s", hint);
	return false;
}

static bool is_text(kt_field_type type)
{
	return type == KT_FIELD_TEXT || type == KT_FIELD_NAME || type == KT_FIELD_PROSE;
}

static bool refuse_empty(const reading *r)
{
	kt_place comment = kt_trap_comment(r->node);
	const char *expected = kt_scalar_expected(r->field->type);
	if (comment.line > 0) {
		kt_diag_error(r->diag, KT_DIAG_COMMENT, comment,
		              "\" #\" begins a comment, and nothing stands before it; %s was "
		              "expected",
		              expected);
		kt_diag_hint(r->diag, is_text(r->field->type) ? "quote the text"
		                                              : "a value that begins with # goes in quotes; "
		                                                "an ink is written in hex without #");
		return false;
	}
	kt_diag_error(r->diag, KT_DIAG_TYPE, r->node->at, "%s was expected here; found nothing", expected);
	if (r->field->help != NULL)
		kt_diag_hint(r->diag, "%s", r->field->help);
	return false;
}

static bool check_invisible(const reading *r)
{
	uint32_t c = kt_form_invisible(r->node->text);
	if (c == 0)
		return true;
	kt_diag_error(r->diag, KT_DIAG_CHARACTER, r->node->at,
	              "an invisible character, U+%04" PRIX32 ", stands in this", c);
	kt_diag_hint(r->diag, "delete it: type the word again");
	return false;
}

static bool is_one_line(const kt_node *node)
{
	return node->at.line == node->ends.line && kt_str_find(node->text, "\n", 0) == SIZE_MAX;
}

static size_t list_words(const char *const *words, kt_buf *out)
{
	size_t count = 0;
	for (; words[count] != NULL; count++)
		kt_buf_print(out, "%s%s", count == 0 ? "" : ", ", words[count]);
	return count;
}

static bool refuse_choice(const reading *r)
{
	const char *const *choices = r->field->choices;
	const char *nearest = kt_str_nearest(r->node->text, choices);
	kt_buf all = kt_buf_in(r->arena);
	list_words(choices, &all);
	kt_str text = shown(r), list = kt_buf_str(&all);
	if (nearest != NULL)
		kt_diag_error(r->diag, KT_DIAG_CHOICE, r->node->at, "`%.*s` cannot stand here; did you mean `%s`?",
		              KT_STR_ARG(text), nearest);
	else
		kt_diag_error(r->diag, KT_DIAG_CHOICE, r->node->at, "`%.*s` cannot stand here", KT_STR_ARG(text));
	kt_diag_hint(r->diag, "one of: %.*s", KT_STR_ARG(list));
	return false;
}

/* The index of the word among the choices; -1: none of them. */
static int32_t find_choice(const reading *r)
{
	for (int32_t i = 0; r->field->choices[i] != NULL; i++)
		if (kt_str_is(r->node->text, r->field->choices[i]))
			return i;
	return -1;
}

static bool read_word(const reading *r, void *member)
{
	*(const kt_node **)member = r->node;
	if (!is_one_line(r->node))
		return refuse_form(r, "is a word, and stands on one line", NULL);
	if (r->field->choices != NULL && find_choice(r) < 0)
		return refuse_choice(r);
	return true;
}

static bool read_named(const reading *r, void *member)
{
	/* Both begin with the node; what is named is resolved by the layout. */
	if (r->field->type == KT_FIELD_PAINT)
		*(kt_field_paint *)member = (kt_field_paint){.node = r->node, .part = -1};
	else
		*(kt_field_style *)member = (kt_field_style){.node = r->node};
	return is_one_line(r->node) || refuse_form(r, "is a name, and stands on one line", NULL);
}

/* A comment after a text cuts it short more often than it is meant: "Zaak # 3". */
static bool check_cut(const reading *r)
{
	kt_place comment = kt_trap_comment(r->node);
	if (comment.line == 0)
		return true;
	kt_diag_error(r->diag, KT_DIAG_COMMENT, comment, "\" #\" begins a comment: the text ends before it");
	kt_diag_hint(r->diag, "quote the text, or put the comment on a line of its own");
	if (r->node->at.line == r->node->ends.line)
		kt_trap_hint(r->arena, r->diag, r->node->at);
	return false;
}

static bool read_text(const reading *r, void *member)
{
	*(kt_field_text *)member = (kt_field_text){.node = r->node};
	if (kt_str_trim(r->node->text).len == 0)
		return refuse_empty(r);
	return check_cut(r);
}

/* The key that a value stands beside, as typed: "text"; empty where it stands in a list. */
static kt_str key_before(const kt_node *node)
{
	if (node->at.source == NULL)
		return (kt_str){"", 0};
	const kt_source *source = node->at.source;
	kt_str head = kt_str_trim(kt_str_slice(source->text, source->lines[node->at.line - 1], node->offset));
	if (!kt_str_ends(head, ":"))
		return (kt_str){"", 0};
	while (kt_str_starts(head, "- "))
		head = kt_str_trim(kt_str_slice(head, 2, head.len));
	return kt_str_clip(head, QUOTED_LONGEST);
}

static bool read_prose(const reading *r, void *member)
{
	if (!read_text(r, member))
		return false;
	if (r->node->style == KT_NODE_LITERAL ||
	    (r->node->style != KT_NODE_FOLDED && r->node->at.line == r->node->ends.line))
		return true;
	kt_str key = key_before(r->node);
	if (key.len > 0 && key.len < QUOTED_LONGEST)
		kt_diag_error(r->diag, KT_DIAG_FOLDED, r->node->at,
		              "put | after `%.*s`: without it the paragraphs are joined", KT_STR_ARG(key));
	else
		kt_diag_error(r->diag, KT_DIAG_FOLDED, r->node->at,
		              "put | before this text: without it the paragraphs are joined");
	kt_diag_hint(r->diag, "the text begins on the line after |, two spaces further right");
	return false;
}

static kt_dec decimal_of(const char *text)
{
	kt_dec value;
	if (kt_num_read(kt_str_of(text), &value) != KT_NUM_FINE)
		KT_BUG("a bound that is no number");
	return value;
}

static bool refuse_range(const reading *r)
{
	kt_str text = shown(r);
	const char *min = r->field->min, *max = r->field->max;
	if (min != NULL && max != NULL)
		kt_diag_error(r->diag, KT_DIAG_RANGE, r->node->at, "`%.*s` is not within %s and %s", KT_STR_ARG(text),
		              min, max);
	else
		kt_diag_error(r->diag, KT_DIAG_RANGE, r->node->at, "`%.*s` is %s than %s", KT_STR_ARG(text),
		              min != NULL ? "less" : "more", min != NULL ? min : max);
	if (r->field->help != NULL)
		kt_diag_hint(r->diag, "%s", r->field->help);
	return false;
}

static bool check_range(const reading *r, kt_dec value)
{
	if (r->field->min != NULL && kt_num_compare(value, decimal_of(r->field->min)) < 0)
		return refuse_range(r);
	if (r->field->max != NULL && kt_num_compare(value, decimal_of(r->field->max)) > 0)
		return refuse_range(r);
	return true;
}

/* "49.000" and "49,000" as the two numbers that they may be: "49 000 or 49". */
static void put_both_readings(kt_buf *out, kt_str text)
{
	size_t last = text.len;
	for (size_t i = 0; i < text.len; i++) {
		bool parts = text.at[i] == '.' || text.at[i] == ',';
		last = parts ? i : last;
		kt_buf_byte(out, parts ? ' ' : text.at[i]);
	}
	kt_buf_text(out, " or ");
	size_t end = text.len;
	while (end > last && text.at[end - 1] == '0')
		end--;
	for (size_t i = 0; i < end; i++)
		if (i == last ? i + 1 < end : text.at[i] != '.' && text.at[i] != ',')
			kt_buf_byte(out, i == last ? '.' : text.at[i]);
}

static bool refuse_number(const reading *r, kt_num_fault fault)
{
	kt_buf words = kt_buf_in(r->arena);
	kt_str text = shown(r);
	switch (fault) {
	case KT_NUM_THOUSANDS:
		put_both_readings(&words, text);
		kt_buf_text(&words, "? thousands take a space");
		break;
	case KT_NUM_COMMA:
		kt_buf_print(&words, "`%.*s`: decimals take a point", KT_STR_ARG(text));
		break;
	case KT_NUM_GROUPS:
		kt_buf_print(&words, "`%.*s`: spaces part groups of three digits", KT_STR_ARG(text));
		break;
	case KT_NUM_LARGE:
		kt_buf_print(&words, "`%.*s` has more than 18 digits or 9 decimals", KT_STR_ARG(text));
		break;
	default:
		kt_buf_print(&words, "`%.*s` is not %s", KT_STR_ARG(text), kt_scalar_expected(r->field->type));
	}
	kt_diag_error(r->diag, KT_DIAG_NUMBER, r->node->at, "%s", words.at);
	kt_diag_hint(r->diag, "%s",
	             r->field->type == KT_FIELD_INTEGER
	                     ? "digits 0 to 9: 12, or 49 000"
	                     : "digits 0 to 9, a space between thousands, a point before decimals: 49 000, or 1.5");
	return false;
}

static bool read_number(const reading *r, void *member)
{
	kt_field_number *number = member;
	*number = (kt_field_number){.node = r->node};
	kt_num_fault fault = kt_num_read(r->node->text, &number->value);
	if (fault == KT_NUM_NOT && kt_form_figure(r->node->text))
		return true;
	return fault == KT_NUM_FINE ? check_range(r, number->value) : refuse_number(r, fault);
}

static bool read_integer(const reading *r, void *member)
{
	kt_dec value;
	kt_num_fault fault = kt_num_read(r->node->text, &value);
	if (fault == KT_NUM_FINE && value.scale > 0)
		return refuse_form(r, "is not a whole number", NULL);
	if (fault != KT_NUM_FINE)
		return refuse_number(r, fault);
	if (!check_range(r, value))
		return false;
	if (value.units > INT32_MAX || value.units < INT32_MIN)
		return refuse_form(r, "is larger than any number that may stand here", NULL);
	*(int32_t *)member = (int32_t)value.units;
	return true;
}

static bool read_bool(const reading *r, void *member)
{
	kt_str text = r->node->text;
	*(bool *)member = kt_str_is(text, "yes") || kt_str_is(text, "true");
	if (*(bool *)member || kt_str_is(text, "no") || kt_str_is(text, "false"))
		return true;
	return refuse_form(r, "is neither yes nor no", "yes, no, true or false");
}

static bool read_choice(const reading *r, void *member)
{
	int32_t choice = find_choice(r);
	if (choice < 0)
		return refuse_choice(r);
	*(int32_t *)member = choice;
	return true;
}

static kt_len length_of(const char *text)
{
	kt_len length;
	if (!kt_field_length(kt_str_of(text), &length))
		KT_BUG("a bound that is no length");
	return length;
}

static bool read_length(const reading *r, void *member)
{
	kt_len length;
	if (!kt_field_length(r->node->text, &length))
		return refuse_form(r, "is not a length", "a number and pt or mm: 10.6pt, or 3mm");
	*(kt_len *)member = length;
	if ((r->field->min != NULL && length < length_of(r->field->min)) ||
	    (r->field->max != NULL && length > length_of(r->field->max)))
		return refuse_range(r);
	return true;
}

static bool read_date(const reading *r, void *member)
{
	kt_field_date *date = member;
	date->node = r->node;
	return kt_form_date(r->node->text, &date->year, &date->month, &date->day) ||
	       refuse_form(r, "is not a date that exists", "year-month-day: 2026-11-24");
}

static bool read_language(const reading *r, void *member)
{
	*(const kt_node **)member = r->node;
	if (kt_form_language(r->node->text))
		return true;
	return refuse_form(r, "is not a language tag", "letters and hyphens: nl, en-GB, zh-Hant");
}

static bool read_email(const reading *r, void *member)
{
	*(const kt_node **)member = r->node;
	return kt_form_email(r->node->text) || refuse_form(r, "is not an e-mail address", "name@example.org");
}

static bool read_phone(const reading *r, void *member)
{
	*(const kt_node **)member = r->node;
	return kt_form_phone(r->node->text) || refuse_form(r, "is not a telephone number",
	                                                   "digits, spaces and a + in front: "
	                                                   "+31 20 123 4567");
}

static bool read_url(const reading *r, void *member)
{
	*(const kt_node **)member = r->node;
	return kt_form_url(r->node->text) || refuse_form(r, "is not a web address", "https://example.org/page");
}

typedef bool (*reader)(const reading *r, void *member);

static reader reader_of(kt_field_type type)
{
	switch (type) {
	case KT_FIELD_WORD:
		return read_word;
	case KT_FIELD_TEXT:
	case KT_FIELD_NAME:
		return read_text;
	case KT_FIELD_PROSE:
		return read_prose;
	case KT_FIELD_NUMBER:
		return read_number;
	case KT_FIELD_INTEGER:
		return read_integer;
	case KT_FIELD_BOOL:
		return read_bool;
	case KT_FIELD_CHOICE:
		return read_choice;
	case KT_FIELD_LENGTH:
		return read_length;
	case KT_FIELD_DATE:
		return read_date;
	case KT_FIELD_LANGUAGE:
		return read_language;
	case KT_FIELD_EMAIL:
		return read_email;
	case KT_FIELD_PHONE:
		return read_phone;
	case KT_FIELD_URL:
		return read_url;
	case KT_FIELD_STYLE:
	case KT_FIELD_PAINT:
		return read_named;
	default:
		KT_BUG("a field whose type is no scalar's");
	}
}

bool kt_scalar_read(const kt_field *field, const kt_node *node, void *member, kt_arena *arena, kt_diag *diag)
{
	reading r = {field, node, arena, diag};
	const char *expected = kt_scalar_expected(field->type);
	if (node->kind != KT_NODE_SCALAR)
		return is_text(field->type) || field->type == KT_FIELD_WORD
		               ? kt_scalar_refuse_text(node, expected, arena, diag)
		               : kt_scalar_refuse_kind(node, expected, diag);
	if (node->text.len == 0)
		return refuse_empty(&r);
	if (!is_text(field->type) && !check_invisible(&r))
		return false;
	return reader_of(field->type)(&r, member);
}
