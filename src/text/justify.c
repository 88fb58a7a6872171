/* A line gives in two steps: letters first, a whole number of units after each, the same after all; word spaces then take
 * what is left, spread so that no two differ by more than a unit (Bresenham's division of a whole into parts). */
#include "text/justify.h"

#include <unicode/uchar.h>

#define PERMILLE 1000

bool kt_justify_gives(const kt_galley *galley)
{
	return galley->style->spacing.word_least && !galley->style->balance && galley->stretch_count;
}

kt_linebreak_give kt_justify_give(const kt_galley *galley)
{
	const kt_style_spacing *spacing = &galley->style->spacing;
	if (!kt_justify_gives(galley))
		return (kt_linebreak_give){0};
	const kt_stretch *first = galley->stretches;
	kt_len space = kt_galley_width(galley, first, kt_galley_shape(galley, first, KT_STR(" ")));
	bool joins = kt_shape_joins(galley->language->script);
	return (kt_linebreak_give){
	        .word_less = kt_len_scale(space, PERMILLE - spacing->word_least, PERMILLE),
	        .word_more = kt_len_scale(space, spacing->word_most - PERMILLE, PERMILLE),
	        .letter_less = kt_len_scale(galley->size, joins ? 0 : -spacing->letter_least, PERMILLE),
	        .letter_more = kt_len_scale(galley->size, joins ? 0 : spacing->letter_most, PERMILLE)};
}

bool kt_justify_is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0;
}

bool kt_justify_is_letter(uint32_t c)
{
	if (c < 0x300)
		return c != 0xAD;
	return u_getIntPropertyValue((UChar32)c, UCHAR_JOINING_TYPE) == U_JT_NON_JOINING &&
	       !(U_GET_GC_MASK((UChar32)c) & (U_GC_M_MASK | U_GC_CF_MASK));
}

static uint32_t char_of(const kt_run *run, const kt_glyph *glyph)
{
	size_t at = glyph->cluster;
	return at < run->text.len ? kt_str_next(run->text, &at) : '-';
}

/* What a line has of what gives. */
typedef struct supply {
	kt_len spaces, letters;
	kt_len space; /* width of the first space */
} supply;

/* Glyphs of a run's ink: what follows is the space at the line's end. */
static uint32_t inked(const kt_run *run)
{
	kt_len x = 0;
	uint32_t end = run->count;
	for (uint32_t i = 0; i < run->count; i++)
		x += run->glyphs[i].advance;
	while (end && x > run->width)
		x -= run->glyphs[--end].advance;
	return end;
}

static bool ends_cluster(const kt_run *run, uint32_t i)
{
	return i + 1 == run->count || run->glyphs[i + 1].cluster != run->glyphs[i].cluster;
}

static supply supply_of(const kt_justify_line *j)
{
	supply s = {0};
	for (uint32_t r = 0; r < j->count; r++)
		for (uint32_t i = 0, end = inked(&j->runs[r]); i < end; i++) {
			const kt_glyph *glyph = &j->runs[r].glyphs[i];
			uint32_t c = char_of(&j->runs[r], glyph);
			if (kt_justify_is_space(c) && !s.spaces++)
				s.space = glyph->advance;
			s.letters += ends_cluster(&j->runs[r], i) && kt_justify_is_letter(c);
		}
	s.letters -= s.letters > 0; /* none after the last */
	return s;
}

/* Adds to the advances: `letter` after each letter but the last, `words` over all spaces. */
static void spread(const kt_justify_line *j, const supply *s, kt_len letter, kt_len words)
{
	kt_len space_at = 0, letter_at = 0;
	for (uint32_t r = 0; r < j->count; r++) {
		kt_run *run = &j->runs[r];
		for (uint32_t i = 0, end = inked(run); i < end; i++) {
			kt_glyph *glyph = &j->glyphs[r][i];
			uint32_t c = char_of(run, glyph);
			kt_len more = 0;
			if (kt_justify_is_space(c)) {
				more = kt_len_scale(words, space_at + 1, s->spaces) -
				       kt_len_scale(words, space_at, s->spaces);
				space_at++;
			}
			if (ends_cluster(run, i) && kt_justify_is_letter(c) && letter_at++ < s->letters)
				more += letter;
			glyph->advance += more;
			run->width += more;
		}
	}
}

/* How much a line of that supply should grow. One that is too wide by a little more than it gives gives that too: lines are
 * chosen by the letters of their text, of which the font may have made fewer glyphs. */
static kt_len wanted(const kt_justify_line *j, kt_len least, kt_len most)
{
	kt_len off = j->measure - j->width;
	if (off > 0 && j->last)
		return 0;
	if (off < 0)
		return off < least + least / 4 ? 0 : off;
	return off > most && !j->fills ? most : off;
}

/* What spaces are that grow by so much in all, per mille of what they were: as much as can be said where a word space of
 * next to nothing fills a line. */
static uint16_t word_space(const supply *s, kt_len words)
{
	int64_t were = (int64_t)s->spaces * s->space;
	int64_t are = were > 0 ? PERMILLE + (int64_t)words * PERMILLE / were : UINT16_MAX;
	return (uint16_t)(are < 0 ? 0 : are > UINT16_MAX ? UINT16_MAX : are);
}

bool kt_justify(const kt_linebreak_give *give, const kt_justify_line *justified, kt_len size, kt_line *line)
{
	supply s = supply_of(justified);
	kt_len less = s.spaces * give->word_less + s.letters * give->letter_less;
	kt_len more = s.spaces * give->word_more + s.letters * give->letter_more;
	kt_len grows = wanted(justified, -less, more);
	if (!grows || (!s.spaces && (grows > 0 || !s.letters)))
		return false; /* a word alone is not driven apart */
	kt_len all = grows < 0 ? less : more, letter_most = grows < 0 ? -give->letter_less : give->letter_more;
	kt_len part = grows < 0 ? -grows : grows;
	/* Rounded down: word spaces give the rest, in the same direction. */
	kt_len letter = all ? (kt_len)((int64_t)letter_most * (part < all ? part : all) / all) : 0;
	if (!s.spaces)
		letter = (grows - s.letters + 1) / s.letters; /* at least as much as is needed */
	kt_len words = s.spaces ? grows - letter * s.letters : 0;
	spread(justified, &s, letter, words);
	if (s.spaces)
		line->word_space = word_space(&s, words);
	line->letter_space = (int16_t)kt_len_scale(letter, PERMILLE, size);
	return true;
}
