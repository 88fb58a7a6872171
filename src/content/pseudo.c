/* One walk over a text as it is typed: what stays is copied, letters get their accents, and are kept for the words that
 * make it longer. */
#include "content/pseudo.h"

#include <string.h>

#define LONGER 35 /* per cent: what German or French take more than English, in short texts */
#define GLUED  4  /* fewer letters than this make the last word longer, and no word of their own */

static const char *const lower[26] = {"å", "b", "ç", "đ", "é", "f", "ğ", "ĥ", "î", "ĵ", "ķ", "ļ", "m",
                                      "ñ", "ö", "þ", "q", "ř", "š", "ţ", "û", "v", "ŵ", "x", "ý", "ž"};
static const char *const upper[26] = {"Å", "B", "Ç", "Đ", "É", "F", "Ğ", "Ĥ", "Î", "Ĵ", "Ķ", "Ļ", "M",
                                      "Ñ", "Ö", "Þ", "Q", "Ř", "Š", "Ţ", "Û", "V", "Ŵ", "X", "Ý", "Ž"};

typedef struct writing {
	kt_str text;
	kt_buf out;
	kt_buf words;   /* letters written so far, and single spaces between words */
	size_t visible; /* characters that a reader sees */
} writing;

/* What stays */

static size_t to_sign(kt_str text, size_t at, char sign)
{
	const char *end = memchr(text.at + at, sign, text.len - at);
	return end ? (size_t)(end - text.at) + 1 - at : 0;
}

static bool is_word_end(char c)
{
	return c == ' ' || c == '\n' || c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '{';
}

/* The bytes of an address that begins here; 0: none does. */
static size_t address_at(kt_str text, size_t at)
{
	size_t end = at;
	if (at > 0 && !is_word_end(text.at[at - 1]))
		return 0;
	while (end < text.len && !is_word_end(text.at[end]))
		end++;
	kt_str word = kt_str_slice(text, at, end);
	bool is = kt_str_starts(word, "www.") || kt_str_find(word, "://", 0) != SIZE_MAX ||
	          memchr(word.at, '@', word.len) != NULL;
	return is ? word.len : 0;
}

static size_t entity_at(kt_str text, size_t at)
{
	size_t len = to_sign(text, at, ';');
	return len > 0 && memchr(text.at + at, ' ', len) == NULL ? len : 0;
}

/* How many bytes from here are no letters to be changed: marks, names in braces, addresses. */
static size_t kept_at(kt_str text, size_t at)
{
	size_t len = 0, brace = at;
	kt_str name;
	switch (text.at[at]) {
	case '{':
		return kt_message_brace(text, &brace, &name) && name.at == text.at + at + 1 ? brace - at : 0;
	case '\\':
		return at + 1 < text.len ? 2 : 1;
	case '<':
		return to_sign(text, at, '>');
	case '&':
		return entity_at(text, at);
	case ']':
		len = at + 1 < text.len && text.at[at + 1] == '(' ? to_sign(text, at, ')') : 0;
		return len > 0 ? len : 1;
	case '[':
	case '*':
	case '_':
		return 1;
	default:
		return address_at(text, at);
	}
}

/* What changes */

static void put_letter(writing *w, const char *letter)
{
	kt_buf_text(&w->out, letter);
	kt_buf_text(&w->words, letter);
}

static void put_character(writing *w, size_t at, size_t len)
{
	unsigned char c = (unsigned char)w->text.at[at];
	kt_str words = kt_buf_str(&w->words);
	w->visible++;
	if (c >= 'a' && c <= 'z') {
		put_letter(w, lower[c - 'a']);
	} else if (c >= 'A' && c <= 'Z') {
		put_letter(w, upper[c - 'A']);
	} else {
		kt_buf_put(&w->out, kt_str_slice(w->text, at, at + len));
		if (c == ' ' && words.len > 0 && !kt_str_ends(words, " "))
			kt_buf_byte(&w->words, ' ');
	}
}

/* Words of the text itself, begun anew where they are used up; the last one is cut. */
static void lengthen(writing *w)
{
	kt_str words = kt_str_trim(kt_buf_str(&w->words));
	size_t wanted = (w->visible * LONGER + 99) / 100, at = 0;
	if (words.len == 0 || wanted <= 2)
		return;
	wanted -= 2; /* the brackets */
	/* A mark that closes must not stand before a letter. */
	if (wanted >= GLUED || (unsigned char)w->out.at[w->out.len - 1] < 0x80) {
		kt_buf_byte(&w->out, ' ');
		wanted -= wanted > 1;
	}
	while (wanted > 0) {
		size_t from = at;
		bool space = kt_str_next(words, &at) == ' ';
		/* The last one is a letter, so that no space stands before the bracket. */
		if (!space || wanted > 1)
			kt_buf_put(&w->out, kt_str_slice(words, from, at));
		wanted -= !space || wanted > 1;
		at = at < words.len ? at : 0;
	}
}

/* A figure that a text begins with stays outside its brackets, with its marks: blocks set it apart from the rest. */
static size_t figure_end(kt_str text)
{
	size_t at = 0, end;
	while (at < text.len && text.at[at] == '*')
		at++;
	end = at < text.len && text.at[at] == '{' ? at + kept_at(text, at) : 0;
	while (end > at && end < text.len && (text.at[end] == '*' || text.at[end] == ' '))
		end++;
	return end > at && end < text.len ? end : 0;
}

kt_str kt_pseudo_text(kt_arena *arena, const kt_message *message)
{
	if (message->name)
		return message->source;
	writing w = {.text = message->source, .out = kt_buf_in(arena), .words = kt_buf_in(arena)};
	size_t start = figure_end(w.text);
	kt_buf_put(&w.out, kt_str_slice(w.text, 0, start));
	kt_buf_text(&w.out, "\\[");
	for (size_t at = start; at < w.text.len;) {
		size_t kept = kept_at(w.text, at), from = at;
		if (kept > 0) {
			kt_buf_put(&w.out, kt_str_slice(w.text, at, at + kept));
			at += kept;
			continue;
		}
		kt_str_next(w.text, &at);
		put_character(&w, from, at - from);
	}
	lengthen(&w);
	kt_buf_text(&w.out, "\\]");
	return kt_buf_str(&w.out);
}

/* Editions */

const kt_edition_spec *kt_pseudo_edition(kt_arena *arena, const kt_brochure *brochure, kt_str name)
{
	bool mirrored = kt_str_is(name, "pseudo-rtl");
	if (!mirrored && !kt_str_is(name, "pseudo"))
		return NULL;
	kt_edition_spec *spec = kt_brochure_alone(
	        arena, brochure, name,
	        kt_print(arena, "%.*s-x-pseudo%s", KT_STR_ARG(brochure->language->text), mirrored ? "-rtl" : ""));
	spec->pseudo = true;
	return spec;
}
