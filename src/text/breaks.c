/* Segments and a word's hyphenation points are two lists in order: they are merged. Positions are asked for in rising
 * order, which keeps kt_galley_x linear. The width of a hyphen hangs on the letter before it (kerning), so the two are
 * shaped together; there are few such pairs, and the shaper keeps them. */
#include "text/breaks.h"

#include <string.h>

#include <unicode/uchar.h>

#define LETTER_LONGEST  32 /* bytes */
#define LETTERS_A_POINT 5  /* Dutch and English have a hyphenation point in every five to six letters */

typedef struct finding {
	kt_breaks *breaks;
	kt_galley *galley;
	kt_str text;
	bool wide; /* the language's marks are an em wide */
	size_t room;
} finding;

static size_t char_start(kt_str text, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)text.at[at] & 0xC0) == 0x80);
	return at;
}

/* The letter before `at`, with its combining marks: all of them, unless they are past counting. */
static size_t letter_start(kt_str text, size_t at)
{
	size_t start = char_start(text, at), next = start;
	while (start && at - start + 4 <= LETTER_LONGEST && u_getCombiningClass((UChar32)kt_str_next(text, &next)))
		next = start = char_start(text, start);
	return start;
}

static bool is_quote(uint32_t c)
{
	return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

/* Marks whose ink stands in one half of their em, by the half that is blank. */
static bool is_half_blank(uint32_t c, bool blank_before)
{
	static const uint16_t opening[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018,
	                                   0x301D, 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0x2018, 0x201C};
	static const uint16_t closing[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
	                                   0x3015, 0x3017, 0x3019, 0x301F, 0xFF09, 0xFF0C, 0xFF0E,
	                                   0xFF3D, 0xFF5D, 0xFF60, 0x2019, 0x201D};
	const uint16_t *marks = blank_before ? opening : closing;
	size_t count = blank_before ? sizeof opening / sizeof *opening : sizeof closing / sizeof *closing;
	for (size_t i = 0; i < count; i++)
		if (c == marks[i])
			return true;
	return false;
}

/* The blank half of a mark that is an em wide; 0: it is none, or the font has it narrower. */
static kt_len blank_half(const kt_galley *g, uint32_t c, bool before, int64_t width)
{
	bool wide = c >= 0x2018 && width >= g->size && is_half_blank(c, before);
	return wide ? (kt_len)(width / 2) : 0;
}

static void enlarge(finding *f)
{
	kt_arena *arena = f->galley->setter->scratch;
	size_t room = f->room ? f->room * 2 : 128;
	kt_break *items = KT_NEW_ARRAY(arena, kt_break, room);
	kt_linebreak_point *points = KT_NEW_ARRAY(arena, kt_linebreak_point, room);
	if (f->breaks->count) {
		memcpy(items, f->breaks->items, f->breaks->count * sizeof(*items));
		memcpy(points, f->breaks->points, f->breaks->count * sizeof(*points));
	}
	f->breaks->items = items;
	f->breaks->points = points;
	f->room = room;
}

/* Where a line that ends at b ends; sets what hangs. */
static int64_t end_of(finding *f, kt_break *b)
{
	kt_galley *g = f->galley;
	if (b->hyphen) {
		size_t end = b->at - (b->spelling ? b->spelling->cut : 0);
		size_t letter = letter_start(f->text, end), len = end - letter;
		char pair[LETTER_LONGEST + KT_HYPHEN_SHOWN + sizeof(KT_BREAKS_HYPHEN)];
		memcpy(pair, f->text.at + letter, len);
		if (b->spelling) {
			memcpy(pair + len, b->spelling->shown.at, b->spelling->shown.len);
			len += b->spelling->shown.len;
		}
		memcpy(pair + len, KT_BREAKS_HYPHEN, sizeof(KT_BREAKS_HYPHEN));
		const kt_stretch *stretch = kt_galley_stretch(g, (uint32_t)letter);
		int64_t x = kt_galley_x(g, (uint32_t)letter);
		return x + kt_galley_width(g, stretch, kt_galley_shape(g, stretch, kt_str_of(pair))) - g->tracking;
	}
	if (!b->at || (g->style->hang == KT_HANG_NOTHING && !f->wide))
		return kt_galley_x(g, b->at) - (b->at ? g->tracking : 0);
	size_t start = char_start(f->text, b->at), next = start;
	if (f->wide) {
		int64_t from = kt_galley_x(g, (uint32_t)start), to = kt_galley_x(g, b->at);
		b->hangs = blank_half(g, kt_str_next(f->text, &next), false, to - from);
		return to - b->hangs - g->tracking;
	}
	if (!is_quote(kt_str_next(f->text, &next)))
		return kt_galley_x(g, b->at) - g->tracking;
	int64_t x = kt_galley_x(g, (uint32_t)start);
	b->hangs = (kt_len)(kt_galley_x(g, b->at) - x);
	return x - g->tracking;
}

/* Where the line that begins with `at` starts; sets what hangs. */
static int64_t start_of(finding *f, uint32_t at, kt_len *hangs)
{
	int64_t x = kt_galley_x(f->galley, at);
	size_t next = at;
	if (f->wide && at < f->text.len) {
		uint32_t c = kt_str_next(f->text, &next);
		*hangs = blank_half(f->galley, c, true, kt_galley_x(f->galley, (uint32_t)next) - x);
		return x + *hangs;
	}
	if (f->galley->style->hang == KT_HANG_NOTHING || at >= f->text.len || !is_quote(kt_str_next(f->text, &next)))
		return x;
	int64_t after = kt_galley_x(f->galley, (uint32_t)next);
	*hangs = (kt_len)(after - x);
	return after;
}

/* Does the text before `at` end a sentence, so that another begins at `next`? A point after an abbreviation is told by
 * the small letter that follows, or it binds (segment). */
static bool ends_sentence(kt_str text, uint32_t at, uint32_t next)
{
	size_t after = next;
	while (after < text.len) {
		uint32_t c = kt_str_next(text, &after);
		if (u_isupper((UChar32)c) || u_isdigit((UChar32)c))
			break;
		if (u_isalpha((UChar32)c))
			return false;
	}
	while (at) {
		size_t start = char_start(text, at), end = start;
		uint32_t c = kt_str_next(text, &end);
		if (c == '.' || c == '!' || c == '?' || c == 0x2026)
			return true;
		if (c != ')' && !is_quote(c))
			return false;
		at = (uint32_t)start;
	}
	return false;
}

static void add(finding *f, kt_break b, kt_linebreak_kind kind, bool leans)
{
	if (f->breaks->count == f->room)
		enlarge(f);
	kt_linebreak_point *point = &f->breaks->points[f->breaks->count];
	point->kind = kind;
	point->leans = leans;
	point->sentence = kind == KT_LINEBREAK_SPACE && ends_sentence(f->text, b.at, b.next);
	point->end = end_of(f, &b);
	point->start = start_of(f, b.next, &b.next_hangs);
	f->breaks->items[f->breaks->count++] = b;
}

static void add_segment(finding *f, const kt_segment_break *s)
{
	static const kt_linebreak_kind kinds[] = {[KT_SEGMENT_SPACE] = KT_LINEBREAK_SPACE,
	                                          [KT_SEGMENT_TYPED] = KT_LINEBREAK_TYPED,
	                                          [KT_SEGMENT_SOFT] = KT_LINEBREAK_HYPHEN,
	                                          [KT_SEGMENT_ADDRESS] = KT_LINEBREAK_ADDRESS,
	                                          [KT_SEGMENT_OTHER] = KT_LINEBREAK_OTHER};
	/* Other breaks part a word only in scripts with spaces: after a slash or a dash. */
	uint32_t before = s->at ? (unsigned char)f->text.at[char_start(f->text, s->at)] : 0;
	bool in_word = s->kind != KT_SEGMENT_SPACE && (s->kind != KT_SEGMENT_OTHER || before == '/' || before == 0xE2);
	add(f, (kt_break){.at = s->at, .next = s->next, .hyphen = s->kind == KT_SEGMENT_SOFT, .in_word = in_word},
	    kinds[s->kind], s->leans);
}

static bool is_white(kt_str text, size_t at, size_t *next)
{
	*next = at;
	uint32_t c = kt_str_next(text, next);
	return c == ' ' || (c > 127 && u_isUWhiteSpace((UChar32)c));
}

/* A token's segments and hyphenation points. Where soft hyphens were typed, those are all it has. */
static void add_token(finding *f, const kt_segments *segments, size_t *segment, uint32_t from, uint32_t to)
{
	kt_galley *g = f->galley;
	size_t last = *segment, count = 0;
	bool soft = false;
	while (last < segments->count && segments->items[last].at < to)
		soft |= segments->items[last++].kind == KT_SEGMENT_SOFT;
	uint32_t *points = NULL;
	if (g->style->hyphens.are && !soft && to - from >= g->language->hyphen_word) {
		points = KT_NEW_ARRAY(g->setter->scratch, uint32_t, to - from);
		count = kt_hyphen_points(g->setter->hyphen, g->language, kt_str_slice(f->text, from, to),
		                         g->setter->diag, points, to - from);
	}
	for (size_t i = 0; i < count || *segment < last;) {
		if (*segment < last && (i == count || segments->items[*segment].at <= from + points[i])) {
			add_segment(f, &segments->items[(*segment)++]);
			continue;
		}
		uint32_t at = from + points[i++];
		kt_break b = {.at = at, .next = at, .hyphen = true, .in_word = true};
		b.spelling = kt_hyphen_spelling_at(g->setter->hyphen, g->language, kt_str_slice(f->text, from, to),
		                                   at - from, g->setter->diag);
		add(f, b, KT_LINEBREAK_HYPHEN, false);
	}
}

static void add_all(finding *f, const kt_segments *segments)
{
	size_t segment = 0, next;
	for (size_t at = 0; at < f->text.len;) {
		size_t from = at;
		while (at < f->text.len && !is_white(f->text, at, &next))
			at = next;
		if (at > from)
			add_token(f, segments, &segment, (uint32_t)from, (uint32_t)at);
		while (at < f->text.len && is_white(f->text, at, &next))
			at = next;
		for (; segment < segments->count && segments->items[segment].at < at; segment++)
			add_segment(f, &segments->items[segment]);
	}
}

void kt_breaks_find(kt_breaks *breaks, kt_galley *galley, bool none)
{
	*breaks = (kt_breaks){0};
	finding f = {.breaks = breaks,
	             .galley = galley,
	             .text = galley->rich->text,
	             .wide = kt_language_writes(galley->language, KT_LANGUAGE_EAST_ASIAN)};
	if (!none) {
		kt_segments segments =
		        kt_segment(galley->setter->segmenter, galley->setter->scratch, galley->rich, galley->language);
		f.room = segments.count + f.text.len / LETTERS_A_POINT + 1;
		breaks->items = KT_NEW_ARRAY(galley->setter->scratch, kt_break, f.room);
		breaks->points = KT_NEW_ARRAY(galley->setter->scratch, kt_linebreak_point, f.room);
		start_of(&f, 0, &breaks->hangs);
		add_all(&f, &segments);
	}
	uint32_t end = (uint32_t)f.text.len;
	while (end && f.text.at[end - 1] == ' ')
		end--;
	add(&f, (kt_break){.at = end, .next = (uint32_t)f.text.len}, KT_LINEBREAK_END, false);
}

void kt_breaks_word(kt_str text, uint32_t at, uint32_t *from, uint32_t *to)
{
	size_t next = at;
	*from = *to = at;
	while (*from) {
		size_t start = char_start(text, *from);
		if (is_white(text, start, &next))
			break;
		*from = (uint32_t)start;
	}
	while (*to < text.len && !is_white(text, *to, &next))
		*to = (uint32_t)next;
}
