/* figures.yaml is a mapping of names; field tables read each, and what a table cannot say is checked here. */
#include "content/figure.h"

#include "yaml/form.h"

static const char *const styles[] = {"plain",    "compact", "percent", "year",
                                     "currency", "ordinal", NULL}; /* kt_number_style */

static const kt_field figure_fields[] = {
        {"value", KT_FIELD_NUMBER, offsetof(kt_figure, value),
         .help = "the exact number; thousands are parted by a space"},
        {"to", KT_FIELD_NUMBER, offsetof(kt_figure, to), .help = "the last number of a range: value 10, to 12"},
        {"date", KT_FIELD_DATE, offsetof(kt_figure, date), .help = "a day, in place of a value: 2027-03-01"},
        {"style", KT_FIELD_CHOICE, offsetof(kt_figure, style), .fallback = "plain", .choices = styles,
         .help = "how it is written: 49 000, 500 million, 72%, 2029, with a currency, 3rd"},
        {"currency", KT_FIELD_WORD, offsetof(kt_figure, currency), .help = "ISO 4217, as EUR, where style is currency"},
        {"source", KT_FIELD_TEXT, offsetof(kt_figure, source), .role = "source", .note = "source of a figure",
         .help = "who found it; set under the figure"},
        {"as-of", KT_FIELD_DATE, offsetof(kt_figure, as_of), .help = "the day for which it holds"},
        {"of", KT_FIELD_WORD, offsetof(kt_figure, of),
         .help = "the noun that it counts: a number typed out before it is held against the figure"},
        KT_FIELD_END};
static const kt_record figure_record = {"a figure", sizeof(kt_figure), figure_fields, .shorthand = "value"};

static const kt_field figures_fields[] = {{"", KT_FIELD_MAP, 0, .of = &figure_record, .help = "the name of a figure"},
                                          KT_FIELD_END};
const kt_record kt_figures_record = {"the figures", 0, figures_fields, NULL};

/* The table's cell of a name: that of its figure, or the free one where it would stand. */
static uint32_t *cell_of(const kt_figures *figures, kt_str name)
{
	size_t mask = figures->table_size - 1, at = kt_str_hash(name) & mask;
	while (figures->table[at] != 0 && !kt_str_equal(figures->items[figures->table[at] - 1].entry->key, name))
		at = (at + 1) & mask;
	return &figures->table[at];
}

static void build_table(kt_arena *arena, kt_figures *figures)
{
	figures->table_size = 16;
	while (figures->table_size < figures->count * 2)
		figures->table_size *= 2;
	figures->table = KT_NEW_ARRAY(arena, uint32_t, figures->table_size);
	for (size_t i = 0; i < figures->count; i++)
		*cell_of(figures, figures->items[i].entry->key) = (uint32_t)i + 1;
}

size_t kt_figure_find(const kt_figures *figures, kt_str name)
{
	uint32_t index = figures->table_size > 0 ? *cell_of(figures, name) : 0;
	return index > 0 ? index - 1 : SIZE_MAX;
}

const char *kt_figure_nearest(kt_arena *arena, const kt_figures *figures, kt_str name)
{
	const char **names = KT_NEW_ARRAY(arena, const char *, figures->count + 1);
	for (size_t i = 0; i < figures->count; i++)
		names[i] = kt_str_c(arena, figures->items[i].entry->key);
	return kt_str_nearest(name, names);
}

static bool is_currency(kt_str code)
{
	for (size_t i = 0; i < code.len; i++)
		if (code.at[i] < 'A' || code.at[i] > 'Z')
			return false;
	return code.len == 3;
}

/* A value and no date, or the other way round; the end of a range past its beginning. */
static bool check_value(kt_figure *figure, kt_diag *diag)
{
	kt_str name = figure->entry->key;
	if (!figure->value.node && !figure->date.node) {
		kt_diag_error(diag, KT_DIAG_KEY_MISSING, figure->entry->at, "`value` is missing from the figure `%.*s`",
		              KT_STR_ARG(kt_str_clip(name, 60)));
		kt_diag_hint(diag, "%.*s: {value: 49 000}; a day is {date: 2027-03-01}", KT_STR_ARG(name));
		return false;
	}
	if (figure->date.node && (figure->value.node || figure->to.node || figure->style || figure->currency))
		return kt_diag_error(diag, KT_DIAG_FORM, figure->date.node->at,
		                     "a date has no value, style or currency beside it");
	if (!figure->to.node)
		return true;
	if (kt_form_figure(figure->to.node->text))
		return kt_diag_error(diag, KT_DIAG_NUMBER, figure->to.node->at,
		                     "the end of a range is a number; `%.*s` is a name",
		                     KT_STR_ARG(kt_str_clip(figure->to.node->text, 60)));
	if (figure->style == KT_NUMBER_ORDINAL)
		return kt_diag_error(diag, KT_DIAG_FORM, figure->to.node->at, "ordinals make no range");
	return kt_num_compare(figure->value.value, figure->to.value) < 0 ||
	       kt_diag_error(diag, KT_DIAG_RANGE, figure->to.node->at, "a range ends past its beginning");
}

bool kt_figure_write(kt_numbers *numbers, kt_arena *arena, const kt_figure *figure, kt_str language, kt_diag *diag,
                     kt_number_text *text)
{
	kt_str currency = figure->currency ? figure->currency->text : (kt_str){"", 0};
	kt_number_style style = (kt_number_style)figure->style;
	kt_place at = figure->entry->at;
	*text = (kt_number_text){0};
	if (figure->date.node)
		return kt_number_date(arena, language, figure->date.year, figure->date.month, figure->date.day, at,
		                      diag, &text->text);
	if (figure->to.node)
		return kt_number_range(arena, language, figure->value.value, figure->to.value, style, currency, at,
		                       diag, text);
	return kt_number_write(numbers, arena, language, figure->value.value, style, currency, at, diag, text);
}

static bool check_figure(kt_figure *figure, kt_diag *diag)
{
	bool good = true;
	kt_str name = figure->entry->key;
	if (!kt_form_figure(name)) {
		good = kt_diag_error(
		        diag, KT_DIAG_FORM, figure->entry->at,
		        "`%.*s` cannot be the name of a figure: small letters, digits and _ only, a letter "
		        "first",
		        KT_STR_ARG(kt_str_clip(name, 60)));
		kt_diag_hint(diag, "it stands in braces in sentences: {workers_reached}");
	}
	good = check_value(figure, diag) && good;
	if (figure->value.node && kt_form_figure(figure->value.node->text)) {
		good = kt_diag_error(diag, KT_DIAG_NUMBER, figure->value.node->at,
		                     "the value of a figure is a number; `%.*s` is a name",
		                     KT_STR_ARG(kt_str_clip(figure->value.node->text, 60)));
		kt_diag_hint(diag, "%.*s: {value: 49 000}", KT_STR_ARG(name));
		figure->value.node = NULL; /* not to be missed among the figures as well */
	}
	if (figure->style == KT_NUMBER_CURRENCY && !figure->currency) {
		good = kt_diag_error(diag, KT_DIAG_KEY_MISSING, figure->entry->at,
		                     "a sum of money needs its `currency`");
		kt_diag_hint(diag, "currency: EUR");
	}
	if (figure->currency && !is_currency(figure->currency->text)) {
		good = kt_diag_error(diag, KT_DIAG_FORM, figure->currency->at,
		                     "a currency is three capitals as ISO 4217 has them");
		kt_diag_hint(diag, "EUR, USD, GBP");
	}
	return good;
}

bool kt_figure_read(kt_io *io, kt_arena *arena, kt_str path, kt_figures *figures, kt_diag *diag)
{
	*figures = (kt_figures){0};
	kt_source *source = KT_NEW(arena, kt_source);
	if (!kt_io_exists(io, path))
		return true;
	figures->unread = true;
	if (!kt_io_read_text(io, arena, path, KT_NOWHERE, diag, source))
		return false;
	kt_node *root = kt_node_read(arena, source, diag);
	if (!root)
		return false;
	kt_field_list list = {0};
	bool good = kt_record_read(&kt_figures_record, root, &list, arena, diag);
	*figures = (kt_figures){.items = list.items, .count = list.count, .unread = root->kind != KT_NODE_MAP};
	build_table(arena, figures);
	for (size_t i = 0; i < list.count; i++)
		good &= check_figure(&figures->items[i], diag);
	return good;
}
