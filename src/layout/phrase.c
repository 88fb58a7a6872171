/* Words parted by spaces, read by recursive descent; a word is looked at once and never given back. */
#include "layout/phrase.h"

typedef struct reader {
	const kt_node *node;
	kt_diag *diag;
	const char *form; /* for messages: "`1 to 6`" */
	size_t at;        /* where the next word is looked for */
	size_t word_at;
	kt_str word; /* the word under the eye; empty at the end */
} reader;

static void next(reader *r)
{
	kt_str text = r->node->text;
	while (r->at < text.len && (text.at[r->at] == ' ' || text.at[r->at] == '\n'))
		r->at++;
	r->word_at = r->at;
	while (r->at < text.len && text.at[r->at] != ' ' && text.at[r->at] != '\n')
		r->at++;
	r->word = kt_str_slice(text, r->word_at, r->at);
}

static bool refuse(reader *r, const char *expected)
{
	kt_place at = kt_node_place(r->node, r->word_at);
	if (r->word.len == 0)
		kt_diag_error(r->diag, KT_DIAG_PHRASE, at, "`%.*s` ends where %s is expected",
		              KT_STR_ARG(r->node->text), expected);
	else
		kt_diag_error(r->diag, KT_DIAG_PHRASE, at, "`%.*s` found where %s is expected", KT_STR_ARG(r->word),
		              expected);
	kt_diag_hint(r->diag, "written like %s", r->form);
	return false;
}

static bool begin(reader *r, const kt_node *node, kt_diag *diag, const char *form)
{
	*r = (reader){.node = node, .diag = diag, .form = form};
	if (node->kind != KT_NODE_SCALAR) {
		kt_diag_error(diag, KT_DIAG_TYPE, node->at, "%s found where a phrase is expected",
		              kt_node_kind_name(node));
		kt_diag_hint(diag, "written like %s", form);
		return false;
	}
	next(r);
	return true;
}

static bool ended(reader *r)
{
	return r->word.len == 0 || refuse(r, "nothing more");
}

static bool take(reader *r, const char *word)
{
	if (!kt_str_is(r->word, word))
		return false;
	next(r);
	return true;
}

static bool is_number(kt_str word, kt_dec *value)
{
	return kt_num_read(word, value) == KT_NUM_FINE;
}

/* A whole number from least to 9999: more columns, rows or distances than any sheet has. */
static bool take_count(reader *r, int least, const char *what, int *count)
{
	kt_dec value;
	if (!is_number(r->word, &value) || value.scale != 0 || value.units < least || value.units > 9999)
		return refuse(r, what);
	*count = (int)value.units;
	next(r);
	return true;
}

bool kt_phrase_read_span(const kt_node *node, kt_diag *diag, kt_phrase_span *span)
{
	reader r;
	int from = 0, to = 0;
	if (!begin(&r, node, diag, "`1 to 6`") || !take_count(&r, 1, "the first column's number", &from))
		return false;
	if (!take(&r, "to"))
		return refuse(&r, "`to`");
	if (!take_count(&r, 1, "the last column's number", &to) || !ended(&r))
		return false;
	*span = (kt_phrase_span){(unsigned)from, (unsigned)to};
	return true;
}

static bool take_edge(reader *r, kt_phrase_edge *edge)
{
	kt_dec value;
	*edge = (kt_phrase_edge){.at = kt_node_place(r->node, r->word_at)};
	if (take(r, "text")) {
		edge->kind = KT_PHRASE_TEXT;
		return true;
	}
	if (is_number(r->word, &value))
		return take_count(r, 1, "a row's number", &edge->number);
	if (r->word.len == 0 || kt_str_is(r->word, "to") || kt_str_is(r->word, "+") || kt_str_is(r->word, "-"))
		return refuse(r, "a row, `text` or a slot");
	edge->kind = KT_PHRASE_SLOT;
	edge->slot = r->word;
	next(r);
	bool down = kt_str_is(r->word, "+"), up = kt_str_is(r->word, "-");
	if (!down && !up)
		return true;
	next(r);
	if (!take_count(r, 1, "a number of rows", &edge->number))
		return false;
	if (up)
		edge->number = -edge->number;
	return true;
}

bool kt_phrase_read_rows(const kt_node *node, kt_diag *diag, kt_phrase_rows *rows)
{
	reader r;
	if (!begin(&r, node, diag, "`12 to 28`, `12 to text`, `main + 2 to 50` or `text to foot - 2`") ||
	    !take_edge(&r, &rows->first))
		return false;
	rows->node = node;
	if (r.word.len == 0 && rows->first.kind == KT_PHRASE_ROW) {
		rows->last = rows->first;
		return true;
	}
	if (!take(&r, "to"))
		return refuse(&r, "`to`");
	if (!take_edge(&r, &rows->last) || !ended(&r))
		return false;
	if (rows->first.kind == KT_PHRASE_TEXT && rows->last.kind == KT_PHRASE_TEXT) {
		kt_diag_error(diag, KT_DIAG_PHRASE, node->at,
		              "one edge at least must be known: `text to text` has none");
		kt_diag_hint(diag, "written like %s", r.form);
		return false;
	}
	return true;
}

/* A number alone is a length that lacks its unit. */
static bool refuse_bare(reader *r, kt_str number, const char *expected)
{
	kt_place at = kt_node_place(r->node, (size_t)(number.at - r->node->text.at));
	kt_diag_error(r->diag, KT_DIAG_PHRASE, at, "`%.*s` is %s without a unit", KT_STR_ARG(number), expected);
	kt_diag_hint(r->diag, "`%.*spt` or `%.*smm`; written like %s", KT_STR_ARG(number), KT_STR_ARG(number), r->form);
	return false;
}

static bool take_length(reader *r, const char *what, kt_len *length)
{
	kt_dec bare;
	if (is_number(r->word, &bare) && bare.units > 0)
		return refuse_bare(r, r->word, what);
	if (!kt_field_length(r->word, length) || *length <= 0)
		return refuse(r, what);
	next(r);
	return true;
}

bool kt_phrase_read_sheet(const kt_node *node, kt_diag *diag, kt_len *width, kt_len *height)
{
	reader r;
	if (!begin(&r, node, diag, "`210mm x 297mm`") || !take_length(&r, "a width", width))
		return false;
	if (!take(&r, "x"))
		return refuse(&r, "`x`");
	return take_length(&r, "a height", height) && ended(&r);
}

bool kt_phrase_read_size(const kt_node *node, kt_diag *diag, kt_phrase_size *size)
{
	reader r;
	*size = (kt_phrase_size){0};
	if (!begin(&r, node, diag, "`10.6pt` or `5.85 x text`"))
		return false;
	if (!is_number(r.word, &size->factor))
		return take_length(&r, "a size", &size->length) && ended(&r);
	if (size->factor.units <= 0)
		return refuse(&r, "a number above 0");
	kt_str number = r.word;
	next(&r);
	if (r.word.len == 0)
		return refuse_bare(&r, number, "a size");
	if (!take(&r, "x"))
		return refuse(&r, "`x`");
	if (r.word.len == 0)
		return refuse(&r, "a style's name");
	size->of = r.word;
	next(&r);
	return ended(&r);
}

bool kt_phrase_read_range(const kt_node *node, bool percent, kt_diag *diag, kt_phrase_range *range)
{
	reader r;
	if (!begin(&r, node, diag, percent ? "`94..100%`" : "`-8..0`"))
		return false;
	kt_str text = r.word;
	if (percent && !kt_str_ends(text, "%"))
		return refuse(&r, "a range in percent");
	text.len -= percent ? 1 : 0;
	size_t dots = kt_str_find(text, "..", 0);
	if (dots == SIZE_MAX || !is_number(kt_str_slice(text, 0, dots), &range->from) ||
	    !is_number(kt_str_slice(text, dots + 2, text.len), &range->to))
		return refuse(&r, "a range");
	if (kt_num_compare(range->from, range->to) > 0)
		return refuse(&r, "a range from the smaller number to the larger");
	next(&r);
	return ended(&r);
}

static kt_phrase_side take_side(reader *r)
{
	static const char *const sides[] = {
	        [KT_PHRASE_TOP] = "top", [KT_PHRASE_BOTTOM] = "bottom", [KT_PHRASE_START] = "start",
	        [KT_PHRASE_END] = "end", [KT_PHRASE_BELOW] = "below",   [KT_PHRASE_BETWEEN] = "between"};
	for (unsigned i = KT_PHRASE_TOP; i <= KT_PHRASE_BETWEEN; i++)
		if (take(r, sides[i]))
			return (kt_phrase_side)i;
	return KT_PHRASE_AROUND;
}

bool kt_phrase_read_rule(const kt_node *node, kt_diag *diag, kt_phrase_rule *rule)
{
	reader r;
	*rule = (kt_phrase_rule){0};
	if (!begin(&r, node, diag, "`start 3pt accent`, `0.5pt stone between` or `below 4pt amber 56pt long`"))
		return false;
	rule->side = take_side(&r);
	if (!take_length(&r, "a thickness", &rule->width))
		return false;
	if (r.word.len == 0)
		return refuse(&r, "an ink, or a part of the ground");
	rule->paint = r.word;
	rule->paint_at = kt_node_place(node, r.word_at);
	next(&r);
	if (rule->side == KT_PHRASE_AROUND)
		rule->side = take_side(&r);
	if (r.word.len == 0)
		return true;
	if (!take_length(&r, "a length", &rule->length))
		return false;
	if (!take(&r, "long"))
		return refuse(&r, "`long`");
	return ended(&r);
}

bool kt_phrase_read_inset(const kt_node *node, kt_diag *diag, kt_phrase_inset *inset)
{
	reader r;
	*inset = (kt_phrase_inset){0};
	if (!begin(&r, node, diag, "`1 line`, `1.5 lines` or `4mm`"))
		return false;
	if (!is_number(r.word, &inset->lines))
		return take_length(&r, "a number of lines or a length", &inset->length) && ended(&r);
	if (inset->lines.units <= 0 || kt_num_compare(inset->lines, (kt_dec){100, 0}) > 0)
		return refuse(&r, "a number of lines from 0 to 100");
	next(&r);
	if (!take(&r, "line") && !take(&r, "lines"))
		return refuse(&r, "`line` or `lines`");
	return ended(&r);
}
