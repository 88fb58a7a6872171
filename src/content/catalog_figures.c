/* One pass over the texts finds the figures they name; a value is looked up in the field, which is short. */
#include "content/catalog_figures.h"

#include "text/plural.h"

kt_str kt_catalog_figures_field(kt_str header, size_t *from, size_t *to)
{
	*from = kt_str_find(header, KT_CATALOG_FIGURES, 0);
	size_t end = *from == SIZE_MAX ? SIZE_MAX : kt_str_find(header, "\n", *from);
	if (*from == SIZE_MAX)
		*from = header.len;
	*to = end == SIZE_MAX ? header.len : end + 1;
	size_t value = *from + sizeof KT_CATALOG_FIGURES - 1;
	return value < *to ? kt_str_trim(kt_str_slice(header, value, *to)) : (kt_str){"", 0};
}

/* Which figures the texts name, by index. */
static const bool *find_used(kt_arena *arena, const kt_brochure *brochure)
{
	const kt_messages *messages = &brochure->messages;
	const kt_figures *figures = &brochure->figures;
	bool *used = KT_NEW_ARRAY(arena, bool, figures->count);
	for (size_t i = 0; i < messages->count; i++) {
		kt_str name;
		for (size_t at = 0;
		     !messages->items[i].word && kt_message_brace(messages->items[i].source, &at, &name);)
			used[kt_figure_find(figures, name)] = true;
	}
	return used;
}

/* What the words around a figure depend on: the last number of a range. */
static kt_dec counted(const kt_figure *figure)
{
	return figure->to.node ? figure->to.value : figure->value.value;
}

void kt_catalog_figures_put(kt_arena *arena, const kt_brochure *brochure, kt_buf *out)
{
	const kt_figures *figures = &brochure->figures;
	const bool *used = find_used(arena, brochure);
	for (size_t i = 0; i < figures->count; i++) {
		if (!used[i] || figures->items[i].date.node)
			continue;
		kt_buf_print(out, "%s%.*s=", out->len > 0 ? " " : "", KT_STR_ARG(figures->items[i].entry->key));
		kt_num_print(out, counted(&figures->items[i]));
	}
}

/* The value that a figure had when the texts were translated, from "a=1 b=2". false: the header does not say. */
static bool value_then(kt_str field, kt_str figure, kt_dec *value)
{
	for (size_t at = 0; at < field.len;) {
		size_t space = kt_str_find(field, " ", at), end = space == SIZE_MAX ? field.len : space;
		kt_str pair = kt_str_slice(field, at, end);
		if (pair.len > figure.len && pair.at[figure.len] == '=' &&
		    kt_str_equal(kt_str_slice(pair, 0, figure.len), figure))
			return kt_num_read(kt_str_slice(pair, figure.len + 1, pair.len), value) == KT_NUM_FINE;
		at = end + 1;
	}
	return false;
}

bool kt_catalog_figures_part(kt_str field, const kt_brochure *brochure, kt_str language, const kt_message *message)
{
	kt_str name;
	for (size_t at = 0; !message->word && kt_message_brace(message->source, &at, &name);) {
		const kt_figure *figure = &brochure->figures.items[kt_figure_find(&brochure->figures, name)];
		kt_dec then;
		if (value_then(field, name, &then) &&
		    !kt_plural_same(language, (kt_number_style)figure->style, then, counted(figure)))
			return true;
	}
	return false;
}
