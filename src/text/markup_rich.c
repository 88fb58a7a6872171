/* A message's pieces become one text with spans: names in braces give way to their values, which are not looked at again,
 * and what was typed for typographic marks to these (text/punctuate). */
#include "text/markup.h"

#include "text/inline.h"
#include "text/normal.h"
#include "text/punctuate.h"

typedef struct making {
	kt_arena *scratch;
	kt_str source; /* in normal form */
	kt_place at;
	kt_markup_values values;
	const void *context;
	kt_diag *diag;
	bool good;
	kt_buf text;
	kt_span *spans;
	size_t count, room;
	kt_punctuate_kept *kept;
	size_t kept_count, kept_room;
} making;

static void refuse(void *context, size_t offset, kt_diag_code code, const char *words, const char *hint)
{
	making *m = context;
	kt_str before = kt_str_slice(m->source, 0, offset);
	m->good =
	        kt_diag_error(m->diag, code, m->at, "%s (character %zu of the text)", words, kt_str_count(before) + 1);
	if (hint)
		kt_diag_hint(m->diag, "%s", hint);
}

/* Marks what is about to be put; goes on with the span before where nothing differs. */
static kt_span *open_span(making *m, const kt_inline_piece *piece, unsigned marks)
{
	uint32_t at = (uint32_t)m->text.len;
	kt_span *last = m->count ? &m->spans[m->count - 1] : NULL;
	if (last && last->to == at && last->marks == marks && !(marks & KT_MARK_FIGURE) &&
	    last->link.at == piece->link.at && last->language.at == piece->language.at)
		return last;
	if (m->count == m->room) {
		size_t room = m->room ? m->room * 2 : 4;
		m->spans = kt_arena_grow(m->scratch, m->spans, m->room * sizeof(*m->spans), room * sizeof(*m->spans));
		m->room = room;
	}
	m->spans[m->count] =
	        (kt_span){.from = at, .to = at, .marks = marks, .link = piece->link, .language = piece->language};
	return &m->spans[m->count++];
}

static void put(making *m, const kt_inline_piece *piece, kt_str text)
{
	kt_span *span = piece->marks ? open_span(m, piece, piece->marks) : NULL;
	kt_buf_put(&m->text, text);
	if (span)
		span->to = (uint32_t)m->text.len;
}

/* What text/punctuate leaves alone. */
static void keep_as_is(making *m, uint32_t from, uint32_t to)
{
	if (m->kept_count == m->kept_room) {
		size_t room = m->kept_room ? m->kept_room * 2 : 4;
		m->kept = kt_arena_grow(m->scratch, m->kept, m->kept_room * sizeof(*m->kept), room * sizeof(*m->kept));
		m->kept_room = room;
	}
	m->kept[m->kept_count++] = (kt_punctuate_kept){from, to};
}

static void put_value(making *m, const kt_inline_piece *piece, kt_str name)
{
	kt_markup_value value = m->values(m->context, name);
	if (!value.text.at) {
		m->good = kt_diag_error(m->diag, KT_DIAG_FIGURE_UNKNOWN, m->at, "no figure is named `%.*s`",
		                        KT_STR_ARG(name));
		kt_diag_hint(m->diag, "a brace that is to be read is typed \\{");
		return;
	}
	if (!value.is_figure) {
		put(m, piece, value.text);
		return;
	}
	uint32_t from = (uint32_t)m->text.len;
	kt_span *span = open_span(m, piece, piece->marks | KT_MARK_FIGURE);
	kt_buf_put(&m->text, value.text);
	span->to = (uint32_t)m->text.len;
	span->figure = value.figure;
	span->unit_from = from + value.unit_from;
	span->unit_to = from + value.unit_to;
}

static void put_piece(making *m, const kt_inline_piece *piece)
{
	kt_str text = piece->text;
	size_t done = 0, at = 0;
	if (piece->escaped) {
		size_t end = 0;
		kt_str_next(text, &end);
		keep_as_is(m, (uint32_t)m->text.len, (uint32_t)(m->text.len + end));
		at = end;
	}
	while (at < text.len) {
		size_t name = text.at[at] == '{' ? kt_inline_name(text, at) : 0;
		if (!name) {
			at++;
			continue;
		}
		if (at > done)
			put(m, piece, kt_str_slice(text, done, at));
		uint32_t from = (uint32_t)m->text.len;
		put_value(m, piece, kt_str_slice(text, at + 1, at + name - 1));
		keep_as_is(m, from, (uint32_t)m->text.len);
		at += name;
		done = at;
	}
	if (at > done)
		put(m, piece, kt_str_slice(text, done, at));
}

static kt_str keep_words(kt_arena *arena, kt_str made, kt_str made_before, kt_str kept_before)
{
	if (!made.len)
		return made;
	return made.at == made_before.at ? kept_before : kt_str_copy(arena, made);
}

/* What was made, out of the scratch arena. Spans of one link share its address, those of one phrase its language. */
static kt_rich keep(kt_arena *arena, const kt_rich *made)
{
	static const kt_span none;
	kt_span *spans = made->count ? KT_NEW_ARRAY(arena, kt_span, made->count) : NULL;
	for (size_t i = 0; i < made->count; i++) {
		const kt_span *span = &made->spans[i], *before = i ? span - 1 : &none,
		              *kept = i ? &spans[i - 1] : &none;
		spans[i] = *span;
		spans[i].link = keep_words(arena, span->link, before->link, kept->link);
		spans[i].language = keep_words(arena, span->language, before->language, kept->language);
	}
	kt_rich kept = *made;
	kept.text = kt_str_copy(arena, made->text);
	kept.spans = spans;
	return kept;
}

bool kt_markup_rich(kt_arena *arena, const kt_markup_text *text, kt_markup_values values, const void *context,
                    kt_diag *diag, kt_rich *rich)
{
	kt_arena *scratch = kt_arena_open();
	kt_normal normal = kt_normal_in(scratch);
	kt_normal_put(&normal, text->source, 0);
	making m = {.scratch = scratch,
	            .source = kt_normal_end(&normal),
	            .at = text->at,
	            .values = values,
	            .context = context,
	            .diag = diag,
	            .good = true,
	            .text = kt_buf_in(scratch)};
	kt_inline_piece *pieces;
	size_t count;
	bool read = kt_inline_read(scratch, m.source, refuse, &m, &pieces, &count);
	for (size_t i = 0; read && i < count; i++)
		put_piece(&m, &pieces[i]);
	kt_rich made = {.text = kt_buf_str(&m.text),
	                .language = text->language->tag,
	                .spans = m.spans,
	                .count = m.count,
	                .at = text->at};
	kt_punctuate(scratch, text->language, m.kept, m.kept_count, text->quoted, &made);
	*rich = keep(arena, &made);
	kt_arena_close(scratch);
	return m.good;
}
