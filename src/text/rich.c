/* Slicing and joining keep the spans' rules: in order, never overlapping, never outside the text. */
#include "text/rich.h"

kt_rich kt_rich_plain(kt_str text, kt_str language, kt_place at)
{
	return (kt_rich){.text = text, .language = language, .at = at};
}

/* Length of the white space (space or U+00A0) that begins, or ends, s; 0: none. */
static size_t white_at_start(kt_str s)
{
	if (s.len && s.at[0] == ' ')
		return 1;
	return kt_str_starts(s, "\xC2\xA0") ? 2 : 0;
}

static size_t white_at_end(kt_str s)
{
	if (s.len && s.at[s.len - 1] == ' ')
		return 1;
	return kt_str_ends(s, "\xC2\xA0") ? 2 : 0;
}

static uint32_t moved(uint32_t offset, uint32_t from, uint32_t to)
{
	if (offset < from)
		return 0;
	return (offset > to ? to : offset) - from;
}

static kt_span span_within(const kt_span *span, uint32_t from, uint32_t to)
{
	kt_span cut = *span;
	cut.from = moved(span->from, from, to);
	cut.to = moved(span->to, from, to);
	cut.unit_from = moved(span->unit_from, from, to);
	cut.unit_to = moved(span->unit_to, from, to);
	return cut;
}

kt_rich kt_rich_slice(kt_arena *arena, const kt_rich *rich, uint32_t from, uint32_t to)
{
	if (from > to || to > rich->text.len)
		KT_BUG("a slice outside its text");
	for (size_t n; (n = white_at_start(kt_str_slice(rich->text, from, to)));)
		from += (uint32_t)n;
	for (size_t n; (n = white_at_end(kt_str_slice(rich->text, from, to)));)
		to -= (uint32_t)n;

	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, rich->count);
	size_t count = 0;
	for (size_t i = 0; i < rich->count; i++)
		if (rich->spans[i].from < to && rich->spans[i].to > from)
			spans[count++] = span_within(&rich->spans[i], from, to);
	kt_rich slice = *rich;
	slice.text = kt_str_slice(rich->text, from, to);
	slice.spans = spans;
	slice.count = count;
	return slice;
}

kt_rich kt_rich_join(kt_arena *arena, const kt_rich *parts, size_t count, const char *between)
{
	size_t span_count = 0;
	for (size_t i = 0; i < count; i++)
		span_count += parts[i].count;
	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, span_count);
	kt_buf text = kt_buf_in(arena);
	size_t put = 0;
	for (size_t i = 0; i < count; i++) {
		if (i)
			kt_buf_text(&text, between);
		for (size_t k = 0; k < parts[i].count; k++) {
			kt_span *span = &spans[put++];
			*span = parts[i].spans[k];
			span->from += (uint32_t)text.len;
			span->to += (uint32_t)text.len;
			span->unit_from += (uint32_t)text.len;
			span->unit_to += (uint32_t)text.len;
		}
		kt_buf_put(&text, parts[i].text);
	}
	kt_rich joined = count ? parts[0] : (kt_rich){0};
	joined.text = kt_buf_str(&text);
	joined.spans = spans;
	joined.count = span_count;
	return joined;
}

const kt_span *kt_rich_figure(const kt_rich *rich, uint32_t figure)
{
	for (size_t i = 0; i < rich->count; i++)
		if ((rich->spans[i].marks & KT_MARK_FIGURE) && rich->spans[i].figure == figure)
			return &rich->spans[i];
	return NULL;
}
