/* The stages of setting, one after the other. What a text needs while it is set lives in the setter's scratch arena and is
 * given back at the end; words, dictionaries and languages stay for the next text. */
#include "text/paragraph.h"

#include "base/num.h"
#include "text/breaks.h"
#include "text/galley.h"
#include "text/justify.h"
#include "text/lines.h"
#include "text/touch.h"

#define WORD_SHOWN   24                 /* characters of a word that a message quotes */
#define LEARNT_MOST  ((size_t)32 << 20) /* bytes of words and findings: some ten languages of a long brochure */
#define TONGUES_MOST 12                 /* languages: some megabytes of patterns each */
#define SEARCH_SLACK 200                /* bytes that marks, escapes and indents may add to a text where it was typed */

typedef struct kt_known_language {
	struct kt_known_language *next;
	kt_str tag;
	const kt_language *language;
	bool known; /* false: ICU has no data for it */
} kt_known_language;

kt_setter *kt_setter_open(kt_fonts *fonts, kt_io *io, kt_diag *diag)
{
	kt_arena *arena = kt_arena_open();
	kt_setter *setter = KT_NEW(arena, kt_setter);
	setter->arena = arena;
	setter->scratch = kt_arena_open();
	setter->fonts = fonts;
	setter->diag = diag;
	setter->shaper = kt_shaper_open(arena);
	setter->segmenter = kt_segmenter_open(arena);
	setter->hyphen = kt_hyphen_open(arena, io);
	setter->shelf = kt_lexicon_open(arena);
	return setter;
}

void kt_setter_close(kt_setter *setter)
{
	if (!setter)
		return;
	kt_shaper_close(setter->shaper);
	kt_segmenter_close(setter->segmenter);
	kt_hyphen_close(setter->hyphen);
	kt_arena_close(setter->scratch);
	kt_arena_close(setter->arena);
}

void kt_setter_report(kt_setter *setter, kt_diag *diag)
{
	setter->diag = diag;
	kt_hyphen_tell_again(setter->hyphen);
}

const void **kt_setter_shelf(kt_setter *setter, const char *what, kt_str key)
{
	return kt_lexicon_word(setter->shelf, kt_str_hash(kt_str_of(what)), key);
}

kt_arena *kt_setter_arena(kt_setter *setter)
{
	return setter->arena;
}

bool kt_setter_is_full(const kt_setter *setter)
{
	size_t languages = 0;
	for (const kt_known_language *k = setter->languages; k; k = k->next)
		languages++;
	return languages > TONGUES_MOST || kt_arena_size(setter->arena) > LEARNT_MOST;
}

void kt_setter_keep_whole(kt_setter *setter, const kt_str *names, size_t count)
{
	setter->names = names;
	setter->name_count = count;
}

void kt_setter_explain(kt_setter *setter, bool others)
{
	setter->explains = true;
	setter->others = others;
}

/* What a language without data is set as, so that the rest of the run can be looked at. */
static const kt_language *unknown_language(kt_arena *arena)
{
	static const kt_str none[1] = {{NULL, 0}};
	kt_language *language = KT_NEW(arena, kt_language);
	*language = (kt_language){.tag = KT_STR("und"),
	                          .base = KT_STR("und"),
	                          .script = HB_SCRIPT_LATIN,
	                          .binds = none,
	                          .units = none,
	                          .joins = none,
	                          .clings = none,
	                          .clipped = none,
	                          .leans = none,
	                          .hyphen_word = UINT8_MAX};
	return language;
}

static kt_known_language *known_language(kt_setter *setter, kt_str tag)
{
	for (kt_known_language *k = setter->languages; k; k = k->next)
		if (kt_str_equal(k->tag, tag))
			return k;
	kt_known_language *k = KT_NEW(setter->arena, kt_known_language);
	k->tag = kt_str_copy(setter->arena, tag);
	k->language = kt_language_of(setter->arena, tag);
	k->known = k->language != NULL;
	if (!k->known)
		k->language = unknown_language(setter->arena);
	k->next = setter->languages;
	setter->languages = k;
	return k;
}

const kt_language *kt_setter_language(kt_setter *setter, kt_str tag)
{
	return known_language(setter, tag)->language;
}

static const kt_language *language_of(kt_setter *setter, const kt_rich *rich)
{
	kt_known_language *k = known_language(setter, rich->language);
	if (!k->known)
		kt_diag_error(setter->diag, KT_DIAG_LANGUAGE, rich->at,
		              "ICU has no data to set text in the language `%.*s`", KT_STR_ARG(rich->language));
	return k->language;
}

static void measure_style(const kt_galley *galley, kt_lines *lines)
{
	const kt_style *style = galley->style;
	lines->leading = style->leading;
	lines->text = galley->rich->text;
	lines->language = galley->rich->language;
	lines->at = galley->rich->at;
	lines->style = style;
	const kt_face *face =
	        kt_fonts_face(galley->setter->fonts, style->font, style->weight, style->italic, galley->setter->diag);
	if (!face)
		return;
	lines->leading = kt_touch_leading(galley->setter->scratch, lines, style, face);
	kt_len size = kt_face_size(face, galley->size);
	lines->ascent = kt_len_scale(size, face->ascender, face->upem);
	lines->descent = kt_len_scale(size, -face->descender, face->upem);
	lines->cap_height = kt_len_scale(size, face->cap_height, face->upem);
	lines->x_height = kt_len_scale(size, face->x_height, face->upem);
}

/* Where a text has no face (which was reported) an empty line stands for it, so that whoever set it may count on one and
 * go on to what else is wrong. An empty text has no line. */
static kt_lines *without_face(kt_arena *arena, const kt_rich *rich)
{
	kt_lines *lines = KT_NEW(arena, kt_lines);
	kt_line *line = KT_NEW(arena, kt_line);
	line->to = (uint32_t)rich->text.len;
	lines->items = line;
	lines->count = rich->text.len > 0 ? 1 : 0;
	return lines;
}

/* The next best way to break a text; NULL: there is none. */
static const kt_other *other_of(const kt_galley *galley, kt_arena *arena, const kt_breaks *breaks,
                                const kt_linebreak_text *text, const kt_linebreak_line *chosen, size_t count)
{
	bool balanced = galley->style->balance;
	kt_linebreak_line *lines;
	count = kt_linebreak_other(galley->setter->scratch, text, balanced ? kt_linebreak_balanced : kt_linebreak_fit,
	                           chosen, count, &lines);
	if (count == 0)
		return NULL;
	kt_other *other = KT_NEW(arena, kt_other);
	kt_other_line *items = KT_NEW_ARRAY(arena, kt_other_line, count);
	for (size_t i = 0; i < count; i++) {
		const kt_break *end = &breaks->items[lines[i].point];
		items[i] = (kt_other_line){i > 0 ? items[i - 1].to : 0, end->next, end->hyphen};
	}
	*other = (kt_other){kt_linebreak_sum(lines, count), items, count};
	return other;
}

/* How a text's lines are to be broken. */
typedef struct breaking {
	kt_len measure; /* 0: on one line */
	size_t lines;   /* 0: any number */
	bool counts;    /* what other numbers cost is told */
} breaking;

static const kt_lines *set(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style, kt_fit fit,
                           breaking how)
{
	kt_len measure = how.measure;
	kt_linebreak_counts counts = {0, -1, -1};
	const kt_other *other = NULL;
	kt_arena_mark mark = kt_arena_now(setter->scratch);
	kt_galley galley = {.language = language_of(setter, rich)};
	kt_galley_make(&galley, setter, rich, style, fit);
	kt_lines *lines;
	if (galley.atom_count) {
		kt_breaks breaks;
		kt_breaks_find(&breaks, &galley, !measure);
		kt_linebreak_line one = {0}, *chosen = &one;
		size_t count = 1;
		kt_linebreak_give give = kt_justify_give(&galley);
		if (measure) {
			kt_linebreak_text text = {.points = breaks.points,
			                          .count = breaks.count,
			                          .start = breaks.hangs,
			                          .measure = measure,
			                          .em = galley.size,
			                          .give = give,
			                          .justified = style->align == KT_ALIGN_JUSTIFY,
			                          .hyphens = fit.hyphens,
			                          .lines = how.lines,
			                          .counts = how.counts ? &counts : NULL,
			                          .explain = setter->explains ? arena : NULL};
			count = style->balance ? kt_linebreak_balanced(setter->scratch, &text, &chosen)
			                       : kt_linebreak_fit(setter->scratch, &text, &chosen);
			if (setter->others)
				other = other_of(&galley, arena, &breaks, &text, chosen, count);
		}
		lines = kt_lines_make(arena, &galley, &breaks, chosen, count, &give, measure);
	} else {
		lines = without_face(arena, rich);
	}
	measure_style(&galley, lines);
	lines->fit = fit;
	lines->measure = measure;
	lines->counts = counts;
	lines->other = other;
	kt_arena_rewind(setter->scratch, mark);
	return lines;
}

const kt_lines *kt_paragraph_set(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                 kt_fit fit, kt_len measure)
{
	if (measure <= 0)
		KT_BUG("a measure of nothing");
	return set(setter, arena, rich, style, fit, (breaking){measure, 0, false});
}

const kt_lines *kt_paragraph_set_in(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                    kt_fit fit, kt_len measure, size_t lines)
{
	if (measure <= 0)
		KT_BUG("a measure of nothing");
	return set(setter, arena, rich, style, fit, (breaking){measure, lines, true});
}

const kt_lines *kt_paragraph_line(kt_setter *setter, kt_arena *arena, const kt_rich *rich, const kt_style *style,
                                  kt_fit fit)
{
	return set(setter, arena, rich, style, fit, (breaking){0});
}

/* Where the word stands in its source; the text's place where it is typed in another way. */
static kt_place place_of_word(kt_arena *scratch, const kt_rich *rich, kt_str word)
{
	const kt_source *source = rich->at.source;
	if (!source || !rich->at.line)
		return rich->at;
	size_t from = kt_source_offset(source, rich->at);
	size_t to = from + 2 * rich->text.len + SEARCH_SLACK;
	kt_str typed = kt_str_slice(source->text, 0, to < source->text.len ? to : source->text.len);
	size_t at = kt_str_find(typed, kt_str_c(scratch, word), from);
	return at == SIZE_MAX ? rich->at : kt_source_place(source, at);
}

void kt_paragraph_report_wide(kt_setter *setter, const kt_rich *rich, const kt_lines *lines, kt_len measure)
{
	kt_arena_mark mark = kt_arena_now(setter->scratch);
	size_t end = lines->over_at;
	for (unsigned i = 0; i < WORD_SHOWN && end < rich->text.len && rich->text.at[end] != ' '; i++)
		kt_str_next(rich->text, &end);
	kt_buf amount = kt_buf_in(setter->scratch), width = kt_buf_in(setter->scratch);
	/* A length past all bounds is none to tell. */
	if (lines->over < KT_LEN_MAX) {
		kt_num_points(&amount, lines->over);
		kt_buf_text(&amount, " pt wider");
	} else {
		kt_buf_text(&amount, "far wider");
	}
	kt_num_points(&width, measure);
	kt_str word = kt_str_slice(rich->text, lines->over_at, end);
	kt_diag_error(setter->diag, KT_DIAG_WIDE, place_of_word(setter->scratch, rich, word),
	              "\"%.*s%s\" is %.*s than its measure of %.*s pt", KT_STR_ARG(word),
	              end < rich->text.len && rich->text.at[end] != ' ' ? "…" : "", (int)amount.len, amount.at,
	              (int)width.len, width.at);
	kt_diag_hint(setter->diag, "write it shorter, give it a wider place, or type &shy; where it may be broken");
	kt_arena_rewind(setter->scratch, mark);
}
