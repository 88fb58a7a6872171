/* A line is cut at the bounds of stretches and of broken words: each piece becomes a run. A run is put together from the
 * atoms that stand whole in it; what is cut by a break is shaped again, with its hyphen. Advances are rounded by their
 * sum, so that a run is as wide as its text and letters never drift. */
#include "text/lines.h"

#include <string.h>

#include "text/justify.h"

#define ROUNDED_OFF 100 /* a hundredth of the size: more than rounding can make, less than can be seen */

typedef struct part {
	const kt_shaped *shaped;
	uint32_t base; /* its offset in the run's text */
	uint32_t len;  /* of its text, without a hyphen that was set after it */
} part;

typedef struct making {
	kt_arena *arena;
	kt_galley *galley;
	const kt_breaks *breaks;
	const kt_linebreak_give *give;
	kt_len measure;
	kt_str text;
	/* The line at hand. */
	uint32_t from, at, to; /* its bytes; its ink ends before `at`, the space there before `to` */
	bool hyphen;
	const kt_hyphen_spelling *spelling;
	kt_run *runs;
	uint8_t *levels;   /* of the runs: of UAX 9 */
	kt_glyph **glyphs; /* of each run */
	uint32_t count, room;
	/* The word that was broken last. */
	uint32_t word_from, word_to;
	const kt_str *word;
	/* The parts of the run at hand. */
	part *parts;
	size_t part_count, part_room;
	uint32_t glyph_count;
} making;

/* Of the paragraph (UAX 9). */
static uint8_t base_level(const making *m)
{
	return m->galley->language->right_to_left;
}

static void add_part(making *m, const kt_shaped *shaped, uint32_t base, uint32_t len)
{
	if (m->part_count == m->part_room) {
		size_t room = m->part_room ? m->part_room * 2 : 64;
		m->parts = kt_arena_grow(m->galley->setter->scratch, m->parts, m->part_room * sizeof(part),
		                         room * sizeof(part));
		m->part_room = room;
	}
	m->parts[m->part_count++] = (part){shaped, base, len};
	m->glyph_count += shaped->count;
}

/* The text with the hyphen that is set after it, spelt as it then is. */
static kt_str with_hyphen(const making *m, kt_str text)
{
	kt_str shown = {0};
	if (m->spelling) {
		text = kt_str_slice(text, 0, text.len > m->spelling->cut ? text.len - m->spelling->cut : 0);
		shown = m->spelling->shown;
	}
	return kt_print(m->galley->setter->scratch, "%.*s%.*s" KT_BREAKS_HYPHEN, KT_STR_ARG(text), KT_STR_ARG(shown));
}

/* Shapes bytes from..to of the text anew, with the hyphen where the line ends in one there. */
static void add_cut(making *m, const kt_stretch *stretch, uint32_t run_from, uint32_t from, uint32_t to)
{
	if (from >= to)
		return;
	kt_str text = kt_str_slice(m->text, from, to);
	if (m->hyphen && to == m->at)
		text = with_hyphen(m, text);
	add_part(m, kt_galley_shape(m->galley, stretch, text), from - run_from, to - from);
}

static void add_atoms(making *m, const kt_stretch *stretch, uint32_t from, uint32_t to)
{
	const kt_galley *g = m->galley;
	for (size_t i = kt_galley_atom(g, from); i < g->atom_count && g->atoms[i].from < to; i++) {
		const kt_atom *atom = &g->atoms[i];
		bool cut = atom->from < from || atom->to > to || (m->hyphen && atom->to == m->at);
		if (!cut)
			add_part(m, atom->shaped, atom->from - from, atom->to - atom->from);
		else
			add_cut(m, stretch, from, atom->from < from ? from : atom->from, atom->to > to ? to : atom->to);
	}
}

/* Places a part's glyphs, from left to right as they are seen; returns how far it runs. */
static kt_len place_part(const making *m, const kt_stretch *stretch, const part *p, kt_glyph *out)
{
	const kt_galley *g = m->galley;
	uint32_t count = p->shaped->count;
	bool backwards = stretch->sense.backwards;
	int32_t units = 0;
	kt_len placed = 0;
	for (uint32_t i = 0; i < count; i++) {
		const kt_shaped_glyph *glyph = &p->shaped->glyphs[backwards ? count - 1 - i : i];
		units += glyph->advance;
		kt_len end = kt_galley_scale(g, stretch, units);
		out[i] = (kt_glyph){.id = glyph->id,
		                    .cluster = p->base + (glyph->cluster < p->len ? glyph->cluster : p->len),
		                    .advance = end - placed};
		if (glyph->dx || glyph->dy) {
			out[i].dx = kt_galley_scale(g, stretch, glyph->dx);
			out[i].dy = -kt_galley_scale(g, stretch, glyph->dy);
		}
		if (!glyph->bound)
			out[i].advance += g->tracking;
		placed = end;
	}
	return placed + g->tracking * (kt_len)p->shaped->clusters;
}

static void fill_run(making *m, const kt_stretch *stretch, kt_run *run, uint32_t ink)
{
	kt_glyph *glyphs = KT_NEW_ARRAY(m->arena, kt_glyph, m->glyph_count);
	uint32_t at = 0;
	for (size_t i = 0; i < m->part_count; i++) {
		const part *p = &m->parts[stretch->sense.backwards ? m->part_count - 1 - i : i];
		kt_len advance = place_part(m, stretch, p, glyphs + at);
		if (p->base < ink)
			run->width += advance;
		at += p->shaped->count;
	}
	run->glyphs = m->glyphs[run - m->runs] = glyphs;
	run->count = m->glyph_count;
}

/* One run: bytes from..to, of one stretch and one word or none. */
static void add_run(making *m, const kt_stretch *stretch, uint32_t from, uint32_t to, const kt_str *actual)
{
	if (m->count == m->room) {
		uint32_t room = m->room ? m->room * 2 : 8;
		kt_arena *scratch = m->galley->setter->scratch;
		m->runs = kt_arena_grow(scratch, m->runs, m->room * sizeof(kt_run), room * sizeof(kt_run));
		m->glyphs = kt_arena_grow(scratch, m->glyphs, m->room * sizeof(kt_glyph *), room * sizeof(kt_glyph *));
		m->levels = kt_arena_grow(scratch, m->levels, m->room, room);
		m->room = room;
	}
	uint32_t ink = to < m->at ? to : m->at;
	m->part_count = 0;
	m->glyph_count = 0;
	if (m->galley->whole) {
		add_cut(m, stretch, from, from, ink);
		add_cut(m, stretch, from, from > ink ? from : ink, to);
	} else {
		add_atoms(m, stretch, from, to);
	}
	m->levels[m->count] = from < m->at ? stretch->level : base_level(m);
	kt_run *run = &m->runs[m->count++];
	*run = (kt_run){.face = stretch->sense.face,
	                .size = kt_face_size(stretch->sense.face, m->galley->size),
	                .backwards = stretch->sense.backwards,
	                .text = kt_str_slice(m->text, from, to),
	                .span = stretch->span,
	                .actual = actual};
	fill_run(m, stretch, run, ink > from ? ink - from : 0);
}

/* Bytes from..to of the line, run by run. The space at its end has the paragraph's level (UAX 9, L1). */
static void add_runs(making *m, uint32_t from, uint32_t to, const kt_str *actual)
{
	const kt_galley *g = m->galley;
	if (from >= to)
		return;
	for (const kt_stretch *s = kt_galley_stretch(g, from); s < g->stretches + g->stretch_count && s->from < to;
	     s++) {
		uint32_t start = s->from > from ? s->from : from, end = s->to < to ? s->to : to;
		bool parts = start < m->at && end > m->at && (s->sense.backwards || base_level(m));
		add_run(m, s, start, parts ? m->at : end, actual);
		if (parts)
			add_run(m, s, m->at, end, actual);
	}
}

/* Runs of the line: the rest of a word broken before, what is whole, the beginning of a word that breaks at its end. */
static void make_runs(making *m, const kt_break *end)
{
	uint32_t from = m->from;
	if (m->word && from > m->word_from && from < m->word_to) {
		uint32_t to = m->word_to < m->at ? m->word_to : m->at;
		add_runs(m, from, to, m->word);
		from = to;
	}
	if (!end->in_word || from >= m->at) {
		add_runs(m, from, m->to, NULL);
		return;
	}
	kt_breaks_word(m->text, end->at, &m->word_from, &m->word_to);
	kt_str *word = KT_NEW(m->arena, kt_str);
	*word = kt_str_slice(m->text, m->word_from, m->word_to);
	m->word = word;
	uint32_t start = m->word_from > from ? m->word_from : from;
	add_runs(m, from, start, NULL);
	add_runs(m, start, m->at, word);
}

/* Where the left edge of a line of this width stands. */
static kt_len aligned(const making *m, kt_len width)
{
	if (!m->measure)
		return 0;
	kt_style_align align = m->galley->style->align;
	if (align == KT_ALIGN_CENTRE)
		return (m->measure - width) / 2;
	return (align == KT_ALIGN_END) != base_level(m) ? m->measure - width : 0;
}

/* How far a run of the space at the line's end reaches, which has no width. */
static kt_len reach_of(const kt_run *run)
{
	kt_len reach = 0;
	for (uint32_t i = 0; i < run->count; i++)
		reach += run->glyphs[i].advance;
	return reach;
}

/* Is it the space at the end of a line that is read from right to left? */
static bool is_outside(const making *m, const kt_run *run)
{
	return base_level(m) && run->text.at >= m->text.at + m->at;
}

/* Sets where each run is seen. From right to left the space at the line's end stands
 * before all others, outside. */
static void place_runs(const making *m, kt_run *runs)
{
	int32_t *order = KT_NEW_ARRAY(m->galley->setter->scratch, int32_t, m->count);
	uint8_t levels = 0;
	kt_len x = 0, outside = 0;
	for (uint32_t i = 0; i < m->count; i++) {
		order[i] = (int32_t)i;
		levels |= m->levels[i];
	}
	if (levels)
		kt_bidi_order(m->levels, m->count, order);
	for (uint32_t i = m->count; i-- > 0 && is_outside(m, &runs[i]);) {
		outside -= reach_of(&runs[i]);
		runs[i].x = outside;
	}
	for (uint32_t i = 0; i < m->count; i++) {
		kt_run *run = &runs[order[i]];
		if (!is_outside(m, run))
			run->x = x;
		x += run->width;
	}
}

/* The runs' width: the space that is added after each letter does not show after the last. */
static kt_len inked_width(const making *m)
{
	kt_len width = 0;
	for (uint32_t i = 0; i < m->count; i++)
		width += m->runs[i].width;
	return width > m->galley->tracking ? width - m->galley->tracking : width;
}

/* Lets the spaces give what the style lets them; do they? */
static bool justify(making *m, kt_line *line, kt_len hang, bool last)
{
	bool fills = m->galley->style->align == KT_ALIGN_JUSTIFY && !last;
	if (!m->measure || (!fills && !m->give->word_less && !m->give->word_more))
		return false;
	kt_justify_line justified = {.runs = m->runs,
	                             .glyphs = m->glyphs,
	                             .count = m->count,
	                             .width = inked_width(m) - hang,
	                             .measure = m->measure,
	                             .fills = fills,
	                             .last = last};
	return kt_justify(m->give, &justified, m->galley->size, line);
}

static void finish_line(making *m, kt_line *line, kt_len hangs_before, kt_len hangs_after, kt_lines *lines)
{
	kt_run *runs = KT_NEW_ARRAY(m->arena, kt_run, m->count);
	if (m->count)
		memcpy(runs, m->runs, m->count * sizeof(*runs));
	line->width = inked_width(m);
	place_runs(m, runs);
	line->runs = runs;
	line->count = m->count;
	kt_len measured = line->width - hangs_before - hangs_after;
	line->x = aligned(m, measured) - (base_level(m) ? hangs_after : hangs_before);
	lines->widest = kt_len_max(lines->widest, measured);
}

/* A line of a single word can be wider than the measure: by how much, and which. */
static void note_over(making *m, kt_lines *lines, int64_t width)
{
	if (m->measure && width - m->measure > lines->over) {
		lines->over = (kt_len)(width - m->measure < KT_LEN_MAX ? width - m->measure : KT_LEN_MAX);
		uint32_t end;
		kt_breaks_word(m->text, m->from, &lines->over_at, &end);
	}
}

/* How wide a line is, without what hangs: by its points where it could not give, or by its runs. Runs are rounded by their
 * sums, so that a line whose points miss the measure by a unit or two may fit as it is set, with nothing to give. */
static int64_t width_of(const making *m, bool grown, kt_len by_runs, int64_t by_points)
{
	bool near = by_points > m->measure && by_points - m->measure < m->galley->size / ROUNDED_OFF;
	return grown || (near && by_runs <= m->measure) ? by_runs : by_points;
}

kt_lines *kt_lines_make(kt_arena *arena, kt_galley *galley, const kt_breaks *breaks, const kt_linebreak_line *chosen,
                        size_t count, const kt_linebreak_give *give, kt_len measure)
{
	making m = {.arena = arena,
	            .galley = galley,
	            .breaks = breaks,
	            .give = give,
	            .measure = measure,
	            .text = galley->rich->text};
	kt_lines *lines = KT_NEW(arena, kt_lines);
	kt_line *items = KT_NEW_ARRAY(arena, kt_line, count);
	kt_len hangs = breaks->hangs;
	int64_t start = hangs;
	for (size_t i = 0; i < count; i++) {
		const kt_break *end = &breaks->items[chosen[i].point];
		m.at = end->at;
		m.to = end->next;
		m.hyphen = end->hyphen;
		m.spelling = end->spelling;
		m.count = 0;
		if (end->hyphen)
			m.to = end->at; /* a soft hyphen is not shown beside the hyphen that it became */
		make_runs(&m, end);
		items[i] = (kt_line){.from = m.from,
		                     .to = end->next,
		                     .end = breaks->points[chosen[i].point].kind,
		                     .in_word = end->in_word,
		                     .word_space = 1000,
		                     .costs = chosen[i].costs,
		                     .cost_count = chosen[i].cost_count};
		bool grown = justify(&m, &items[i], hangs + end->hangs, i + 1 == count);
		finish_line(&m, &items[i], hangs, end->hangs, lines);
		note_over(&m, lines,
		          width_of(&m, grown, items[i].width - hangs - end->hangs,
		                   breaks->points[chosen[i].point].end - start));
		hangs = end->next_hangs;
		start = breaks->points[chosen[i].point].start;
		m.from = end->next;
	}
	if (lines->over)
		lines->widest = measure + lines->over;
	lines->items = items;
	lines->count = count;
	return lines;
}
