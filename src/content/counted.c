/* A source is read as it is typed, without its marks: its figures still stand in braces there, so that every digit is one
 * that was typed. Of a translation, which is set already, the spans of figures are left out. */
#include "content/counted.h"

#include "text/character.h"

#define WORDS_LEAST 13 /* a number in words that may be a figure's */

struct kt_counting {
	kt_arena *arena;
	const kt_edition *edition;
	kt_diag *diag;
	const kt_language *source;
	kt_typed_reader
	        *readers[1 + KT_EDITION_LANGUAGES]; /* of the source, then of each language; NULL: not needed yet */
};

/* Does it count: "49 000", "500 million"? A share, a year, a sum of money and a date do not. */
static bool counts(const kt_figure *figure)
{
	return figure->of && figure->value.node && !figure->to.node &&
	       (figure->style == KT_NUMBER_PLAIN || figure->style == KT_NUMBER_COMPACT);
}

kt_counting *kt_counted_open(kt_arena *arena, const kt_edition *edition, kt_diag *diag)
{
	const kt_figures *figures = &edition->brochure->figures;
	size_t i = 0;
	while (i < figures->count && !counts(&figures->items[i]))
		i++;
	if (i == figures->count)
		return NULL;
	kt_counting *counting = KT_NEW(arena, kt_counting);
	*counting = (kt_counting){.arena = arena,
	                          .edition = edition,
	                          .diag = diag,
	                          .source = kt_language_of(arena, edition->brochure->language->text)};
	return counting;
}

void kt_counted_close(kt_counting *counting)
{
	for (size_t i = 0; counting && i < 1 + KT_EDITION_LANGUAGES; i++)
		kt_typed_close(counting->readers[i]);
}

/* Texts */

/* A message as it was typed, without the marks that may part a number from its noun. */
static kt_str plain_of(kt_arena *arena, kt_str source)
{
	kt_buf plain = kt_buf_in(arena);
	for (size_t i = 0; i < source.len; i++)
		if (source.at[i] != '*' && source.at[i] != '\\')
			kt_buf_byte(&plain, source.at[i]);
	return kt_buf_str(&plain);
}

/* A text as it is set, with nothing where its figures stand. */
static kt_str without_figures(kt_arena *arena, const kt_rich *rich)
{
	kt_buf text = kt_buf_in(arena);
	size_t at = 0;
	for (size_t i = 0; i < rich->count; i++) {
		if (!(rich->spans[i].marks & KT_MARK_FIGURE))
			continue;
		kt_buf_put(&text, kt_str_slice(rich->text, at, rich->spans[i].from));
		kt_buf_text(&text, "{}");
		at = rich->spans[i].to;
	}
	kt_buf_put(&text, kt_str_slice(rich->text, at, rich->text.len));
	return kt_buf_str(&text);
}

/* Nouns */

static bool is_space_at(kt_str text, size_t at)
{
	uint32_t c = kt_str_after(text, at, 'x');
	return c == ' ' || c == 0xA0;
}

/* Where the noun that begins at `at` ends; 0: it is another word. */
static size_t noun_at(kt_str text, size_t at, kt_str noun)
{
	for (size_t i = 0; i < noun.len; i++) {
		bool space = noun.at[i] == ' ' && is_space_at(text, at);
		if (space)
			kt_str_next(text, &at);
		else if (at < text.len && kt_str_lower(text.at[at]) == kt_str_lower(noun.at[i]))
			at++;
		else
			return 0;
	}
	return kt_character_is_letter(kt_str_after(text, at, 0)) ? 0 : at;
}

/* A number before the noun, at or after `from`. */
static bool typed_beside(kt_typed_reader *reader, kt_str text, kt_str noun, size_t from, kt_typed *typed, size_t *end)
{
	for (size_t at = from; at < text.len; at++) {
		if (at == 0 || !is_space_at(text, kt_str_back(text, at)) || !(*end = noun_at(text, at, noun)))
			continue;
		if (kt_typed_before(reader, text, at, typed))
			return true;
	}
	return false;
}

/* Numbers */

static kt_typed_reader *reader_of(kt_counting *c, unsigned index, const kt_language *language)
{
	if (!c->readers[index])
		c->readers[index] = kt_typed_open(language, c->edition->numbers);
	return c->readers[index];
}

static bool equal(kt_dec a, kt_dec b)
{
	return kt_num_compare(a, b) == 0;
}

static bool few(const kt_typed *typed)
{
	return typed->worded && typed->value.units < WORDS_LEAST;
}

/* The number of a translation that stands for the one which its source types. */
static bool typed_like(kt_typed_reader *reader, kt_str text, kt_dec source, kt_dec value, kt_typed *found)
{
	kt_typed typed;
	size_t count = 0, at = 0;
	while (kt_typed_next(reader, text, &at, &typed)) {
		if (few(&typed))
			continue;
		*found = typed;
		if (equal(typed.value, source) || equal(typed.value, value))
			return true;
		count++;
	}
	return count == 1;
}

/* Fills in what is told of a figure. */
static bool tell(kt_counting *c, const kt_figure *figure, kt_str language, kt_str text, kt_typed typed, size_t to,
                 kt_counted *counted)
{
	kt_number_text value;
	if (!kt_figure_write(c->edition->numbers, c->arena, figure, language, c->diag, &value))
		return false;
	*counted = (kt_counted){.figure = figure->entry->key,
	                        .value = value.text,
	                        .typed = kt_str_copy(c->arena, kt_str_slice(text, typed.from, to)),
	                        .same = equal(typed.value, figure->value.value)};
	return true;
}

/* Does another figure that counts the same say this number? */
static bool is_anothers(const kt_counting *c, const kt_figure *figure, kt_dec value)
{
	const kt_figures *figures = &c->edition->brochure->figures;
	for (size_t i = 0; i < figures->count; i++) {
		const kt_figure *other = &figures->items[i];
		if (other != figure && counts(other) && kt_str_equal(other->of->text, figure->of->text) &&
		    equal(other->value.value, value))
			return true;
	}
	return false;
}

/* The number that a text types out where its source has `typed` before `end`. */
static bool find_said(kt_counting *c, const kt_figure *figure, kt_str source, const kt_rich *rich, unsigned language,
                      kt_typed typed, size_t end, kt_counted *counted)
{
	if (kt_str_equal(rich->language, c->source->tag))
		return tell(c, figure, rich->language, source, typed, end, counted);
	kt_typed translated;
	kt_str text = without_figures(c->arena, rich);
	kt_typed_reader *reader = reader_of(c, 1 + language, c->edition->known[language]);
	return typed_like(reader, text, typed.value, figure->value.value, &translated) &&
	       tell(c, figure, rich->language, text, translated, translated.to, counted);
}

/* One that says something else, or else one that says the same. */
static bool find_one(kt_counting *c, const kt_figure *figure, kt_str source, const kt_rich *rich, unsigned language,
                     kt_counted *counted)
{
	kt_typed typed;
	bool found = false;
	kt_typed_reader *reader = reader_of(c, 0, c->source);
	for (size_t at = 0, end = 0; typed_beside(reader, source, figure->of->text, at, &typed, &end); at = end) {
		if (few(&typed) || is_anothers(c, figure, typed.value) ||
		    !find_said(c, figure, source, rich, language, typed, end, counted))
			continue;
		found = true;
		if (!counted->same)
			break;
	}
	return found;
}

bool kt_counted_find(kt_counting *counting, uint32_t message, unsigned language, kt_counted *counted)
{
	const kt_figures *figures = &counting->edition->brochure->figures;
	const kt_message *said = &counting->edition->brochure->messages.items[message];
	bool found = false;
	kt_counted one;
	if (said->word)
		return false;
	kt_str source = plain_of(counting->arena, said->source);
	const kt_rich *rich = kt_edition_text(counting->edition, message, language);
	for (size_t i = 0; i < figures->count && !(found && !counted->same); i++) {
		if (!counts(&figures->items[i]) ||
		    !find_one(counting, &figures->items[i], source, rich, language, &one))
			continue;
		if (!found || !one.same)
			*counted = one;
		found = true;
	}
	return found;
}
