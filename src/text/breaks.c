/* Segments and a word's hyphenation points are two lists in order: they are merged. Positions are asked for in rising
 * order, which keeps kt_galley_x linear. The width of a hyphen hangs on the letter before it (kerning), so the two are
 * shaped together; there are few such pairs, and the shaper keeps them. */
#include "text/breaks.h"

#include "text/name.h"

#include <string.h>

#include <unicode/uchar.h>

#include "text/hang.h"
#include "text/justify.h"

#define LETTER_LONGEST 32 /* bytes */
#define LEAD_LONGEST   32 /* bytes of brackets, marks and dashes before a sentence's first letter */
#define LETTERS_A_POINT                                                                                                \
	7 /* Dutch has a hyphenation point in every seven to eight letters, spaces counted; English in fewer */

typedef struct finding {
	kt_breaks *breaks;
	kt_galley *galley;
	kt_str text;
	bool wide; /* the language's marks are an em wide */
	size_t room;
	bool gives; /* spaces give: they and letters are counted */
	/* Word spaces and letters before this byte. */
	uint32_t counted_to, spaces, letters;
} finding;

/* The letter before `at`, with its combining marks: all of them, unless they are past counting. */
static size_t letter_start(kt_str text, size_t at)
{
	size_t start = kt_str_back(text, at), next = start;
	while (start && at - start + 4 <= LETTER_LONGEST && u_getCombiningClass((UChar32)kt_str_next(text, &next)))
		next = start = kt_str_back(text, start);
	return start;
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

/* What of a mark that is so wide hangs. */
static kt_len share(int64_t width, unsigned hundredths)
{
	return (kt_len)(width * hundredths / 100);
}

/* Where a line ends whose ink ends in a hyphen that is set. */
static int64_t end_in_hyphen(finding *f, kt_break *b)
{
	kt_galley *g = f->galley;
	size_t before = b->at - (b->spelling ? b->spelling->cut : 0);
	size_t letter = letter_start(f->text, before), len = before - letter;
	char pair[LETTER_LONGEST + KT_HYPHEN_SHOWN + sizeof(KT_BREAKS_HYPHEN)];
	memcpy(pair, f->text.at + letter, len);
	if (b->spelling) {
		memcpy(pair + len, b->spelling->shown.at, b->spelling->shown.len);
		len += b->spelling->shown.len;
	}
	memcpy(pair + len, KT_BREAKS_HYPHEN, sizeof(KT_BREAKS_HYPHEN));
	const kt_stretch *stretch = kt_galley_stretch(g, (uint32_t)letter);
	int64_t x = kt_galley_x(g, (uint32_t)letter);
	int64_t end = x + kt_galley_width(g, stretch, kt_galley_shape(g, stretch, kt_str_of(pair))) - g->tracking;
	unsigned hangs = kt_hang_of(g->style->hang, (unsigned char)KT_BREAKS_HYPHEN[0]).end;
	if (hangs)
		b->hangs = share(kt_galley_width(g, stretch, kt_galley_shape(g, stretch, KT_STR(KT_BREAKS_HYPHEN))),
		                 hangs);
	return end - b->hangs;
}

/* Where a line that ends at b ends; sets what hangs. */
static int64_t end_of(finding *f, kt_break *b)
{
	kt_galley *g = f->galley;
	if (b->hyphen)
		return end_in_hyphen(f, b);
	if (!b->at || (g->style->hang == KT_HANG_NOTHING && !f->wide))
		return kt_galley_x(g, b->at) - (b->at ? g->tracking : 0);
	size_t start = kt_str_back(f->text, b->at), next = start;
	uint32_t c = kt_str_next(f->text, &next);
	unsigned hangs = kt_hang_of(g->style->hang, c).end;
	int64_t x = f->wide || hangs ? kt_galley_x(g, (uint32_t)start) : 0, end = kt_galley_x(g, b->at);
	kt_len blank = f->wide ? blank_half(g, c, false, end - x) : 0;
	b->hangs = hangs ? kt_len_max(blank, share(end - x, hangs)) : blank;
	return end - b->hangs - g->tracking;
}

/* Where the line that begins with `at` starts; sets what hangs. */
static int64_t start_of(finding *f, uint32_t at, kt_len *hangs)
{
	int64_t x = kt_galley_x(f->galley, at);
	size_t next = at;
	if ((f->galley->style->hang == KT_HANG_NOTHING && !f->wide) || at >= f->text.len)
		return x;
	uint32_t c = kt_str_next(f->text, &next);
	unsigned hangs_part = kt_hang_of(f->galley->style->hang, c).start;
	if (!f->wide && !hangs_part)
		return x;
	int64_t width = kt_galley_x(f->galley, (uint32_t)next) - x;
	kt_len blank = f->wide ? blank_half(f->galley, c, true, width) : 0;
	*hangs = kt_len_max(blank, share(width, hangs_part));
	return x + *hangs;
}

/* Does the text before `at` end a sentence, so that another begins at `next`? A point after an abbreviation is told by
 * the small letter that follows, or it binds (segment). */
static bool ends_sentence(kt_str text, uint32_t at, uint32_t next)
{
	uint32_t c = kt_str_before(text, at, 0);
	while (c == ')' || kt_hang_is_quote(c)) {
		at = (uint32_t)kt_str_back(text, at);
		c = kt_str_before(text, at, 0);
	}
	if (c != '.' && c != '!' && c != '?' && c != 0x2026)
		return false;
	for (size_t after = next; after < text.len && after - next < LEAD_LONGEST;) {
		c = kt_str_next(text, &after);
		if (u_isupper((UChar32)c) || u_isdigit((UChar32)c))
			return true;
		if (u_isalpha((UChar32)c))
			return false;
	}
	return true;
}

/* Counts on up to a byte, which are asked for in rising order. */
static void count_to(finding *f, uint32_t to)
{
	for (size_t at = f->counted_to; f->gives && at < to; f->counted_to = (uint32_t)at) {
		uint32_t c = kt_str_next(f->text, &at);
		f->spaces += kt_justify_is_space(c);
		f->letters += kt_justify_is_letter(c);
	}
}

static void add(finding *f, kt_break b, kt_linebreak_kind kind, bool leans)
{
	if (f->breaks->count == f->room)
		enlarge(f);
	kt_linebreak_point *point = &f->breaks->points[f->breaks->count];
	point->kind = kind;
	point->leans = leans;
	/* Asked by balanced text alone. */
	point->sentence =
	        f->galley->style->balance && kind == KT_LINEBREAK_SPACE && ends_sentence(f->text, b.at, b.next);
	count_to(f, b.at);
	point->spaces = f->spaces;
	point->letters = f->letters;
	count_to(f, b.next);
	point->next_spaces = f->spaces;
	point->next_letters = f->letters;
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
	uint32_t before = s->at ? (unsigned char)f->text.at[kt_str_back(f->text, s->at)] : 0;
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

/* Letters from a byte of a token up to where its word ends, `on` or back, counted as far as a style can ask. */
static unsigned letters_beside(kt_str token, size_t at, bool on)
{
	unsigned letters = 0;
	while (letters < UINT8_MAX && (on ? at < token.len : at > 0)) {
		size_t next = on ? at : kt_str_back(token, at), start = next;
		uint32_t c = kt_str_next(token, &next);
		if (!u_isalpha((UChar32)c) && !u_getCombiningClass((UChar32)c))
			break;
		letters += u_isalpha((UChar32)c) ? 1 : 0;
		at = on ? next : start;
	}
	return letters;
}

/* Of a token's hyphenation points, those that leave as many letters as the style asks for; returns how many. */
static size_t keep_points(const kt_style_hyphens *hyphens, kt_str token, uint32_t *points, size_t count)
{
	size_t kept = 0;
	if (!hyphens->left && !hyphens->right && !hyphens->word)
		return count;
	for (size_t i = 0; i < count; i++) {
		unsigned before = letters_beside(token, points[i], false);
		unsigned after = letters_beside(token, points[i], true);
		if (before >= hyphens->left && after >= hyphens->right && before + after >= hyphens->word)
			points[kept++] = points[i];
	}
	return kept;
}

/* Of the phrase that the token stands in. */
static const kt_language *language_at(const kt_galley *g, uint32_t at)
{
	return g->rich->count ? kt_galley_stretch(g, at)->sense.language : g->language;
}

/* A token's segments and hyphenation points. Where soft hyphens were typed, those are all it has. */
static void add_token(finding *f, const kt_segments *segments, size_t *segment, uint32_t from, uint32_t to)
{
	kt_galley *g = f->galley;
	const kt_language *language = language_at(g, from);
	size_t last = *segment, count = 0;
	bool soft = false;
	while (last < segments->count && segments->items[last].at < to)
		soft |= segments->items[last++].kind == KT_SEGMENT_SOFT;
	uint32_t *points = NULL;
	if (g->style->hyphens.are && !soft && to - from >= language->hyphen_word) {
		kt_str token = kt_str_slice(f->text, from, to);
		points = KT_NEW_ARRAY(g->setter->scratch, uint32_t, to - from);
		if (!kt_name_holds(g->setter->names, g->setter->name_count, token))
			count = kt_hyphen_points(g->setter->hyphen, language, token, g->setter->diag, points,
			                         to - from);
		count = keep_points(&g->style->hyphens, token, points, count);
	}
	for (size_t i = 0; i < count || *segment < last;) {
		if (*segment < last && (i == count || segments->items[*segment].at <= from + points[i])) {
			add_segment(f, &segments->items[(*segment)++]);
			continue;
		}
		uint32_t at = from + points[i++];
		kt_break b = {.at = at, .next = at, .hyphen = true, .in_word = true};
		b.spelling = kt_hyphen_spelling_at(g->setter->hyphen, language, kt_str_slice(f->text, from, to),
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
	             .gives = !none && kt_justify_gives(galley),
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
		size_t start = kt_str_back(text, *from);
		if (is_white(text, start, &next))
			break;
		*from = (uint32_t)start;
	}
	while (*to < text.len && !is_white(text, *to, &next))
		*to = (uint32_t)next;
}
