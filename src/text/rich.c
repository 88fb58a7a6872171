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

kt_rich kt_rich_marked(kt_arena *arena, const kt_rich *rich, unsigned marks, kt_str link)
{
	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, 2 * rich->count + 1);
	size_t count = 0;
	uint32_t at = 0, end = (uint32_t)rich->text.len;
	for (size_t i = 0; i <= rich->count; i++) {
		uint32_t next = i < rich->count ? rich->spans[i].from : end;
		if (next > at)
			spans[count++] = (kt_span){.from = at, .to = next, .marks = marks, .link = link};
		if (i == rich->count)
			break;
		spans[count] = rich->spans[i];
		spans[count].marks |= marks;
		if (marks & KT_MARK_LINK)
			spans[count].link = link;
		at = spans[count++].to;
	}
	kt_rich marked = *rich;
	marked.spans = spans;
	marked.count = count;
	return marked;
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

/* Offsets of the text as it was, asked in ascending order, as those of the text with its edits. */
typedef struct shift {
	const kt_rich_edit *edits;
	size_t count, at; /* the first edit that is not wholly before */
	int64_t by;
} shift;

/* Where a span begins (ends): an edit that it begins (ends) within is taken whole; what is put in at its very edge is not. */
static uint32_t shifted(shift *s, uint32_t offset, bool begins)
{
	while (s->at < s->count) {
		const kt_rich_edit *edit = &s->edits[s->at];
		bool put_in = edit->from == edit->to;
		if (edit->to > offset || (put_in && edit->to == offset && !begins))
			break;
		s->by += (int64_t)edit->with.len - (edit->to - edit->from);
		s->at++;
	}
	const kt_rich_edit *next = s->at < s->count ? &s->edits[s->at] : NULL;
	if (next && next->from < offset)
		return (uint32_t)(next->from + s->by + (begins ? 0 : (int64_t)next->with.len));
	return (uint32_t)(offset + s->by);
}

static void shift_span(shift *s, kt_span *span)
{
	uint32_t from = span->from;
	span->from = shifted(s, from, true);
	/* What is written for a figure is never edited: all of it moves alike. */
	span->unit_from += span->from - from;
	span->unit_to += span->from - from;
	span->to = shifted(s, span->to, false);
}

void kt_rich_apply(kt_arena *arena, kt_rich *rich, const kt_rich_edit *edits, size_t count)
{
	kt_buf text = kt_buf_in(arena);
	size_t done = 0;
	for (size_t i = 0; i < count; i++) {
		kt_buf_put(&text, kt_str_slice(rich->text, done, edits[i].from));
		kt_buf_put(&text, edits[i].with);
		done = edits[i].to;
	}
	kt_buf_put(&text, kt_str_slice(rich->text, done, rich->text.len));
	shift s = {edits, count, 0, 0};
	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, rich->count);
	for (size_t i = 0; i < rich->count; i++) {
		spans[i] = rich->spans[i];
		shift_span(&s, &spans[i]);
	}
	rich->text = kt_buf_str(&text);
	rich->spans = spans;
}

const kt_span *kt_rich_figure(const kt_rich *rich, uint32_t figure)
{
	for (size_t i = 0; i < rich->count; i++)
		if ((rich->spans[i].marks & KT_MARK_FIGURE) && rich->spans[i].figure == figure)
			return &rich->spans[i];
	return NULL;
}
