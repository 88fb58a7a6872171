#include "proof/said.h"

#include "text/character.h"

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

/* The next word at or after `*at`, which moves past it; empty: none. */
static kt_str next_word(kt_str text, size_t *at)
{
	size_t from = *at, to;
	for (; from < text.len; from = to) {
		to = from;
		uint32_t c = kt_str_next(text, &to);
		if (kt_character_is_letter(c) || is_digit(c))
			break;
	}
	*at = from;
	for (to = from; to < text.len; *at = to) {
		uint32_t c = kt_str_next(text, &to);
		if (!kt_character_is_letter(c) && !is_digit(c))
			break;
	}
	return kt_str_slice(text, from, *at);
}

bool kt_said_is_file(kt_str text)
{
	static const char *const endings[] = {"jpg",  "jpeg", "png",  "gif", "svg", "pdf", "tif",
	                                      "tiff", "webp", "heic", "bmp", "eps", "ai"};
	text = kt_str_trim(text);
	size_t dot = text.len, digits = 0;
	bool lined = false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '.')
			dot = i;
		digits += is_digit((unsigned char)text.at[i]);
		lined = lined || text.at[i] == '_';
	}
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (kt_str_alike(kt_str_slice(text, dot + 1, text.len), kt_str_of(endings[i])))
			return true;
	return lined && digits > 0 && kt_str_find(text, " ", 0) == SIZE_MAX;
}

bool kt_said_is_address(kt_str text)
{
	return (kt_str_starts(text, "http://") || kt_str_starts(text, "https://") || kt_str_starts(text, "www.")) &&
	       kt_str_find(text, " ", 0) == SIZE_MAX;
}

/* An article, a preposition, or what is left of one before an apostrophe: "d'une". */
static bool leans(const kt_language *language, kt_str word)
{
	return kt_language_lists(language->leans, word) || (word.len == 1 && !is_digit((unsigned char)word.at[0]));
}

bool kt_said_picture(const kt_language *language, kt_str text, kt_str *word)
{
	size_t at = 0, after;
	*word = next_word(text, &at);
	while (word->len > 0 && leans(language, *word))
		*word = next_word(text, &at);
	if (word->len == 0 || !kt_language_lists(language->pictures, *word))
		return false;
	after = at;
	kt_str next = next_word(text, &after);
	return next.len == 0 || text.at[at] == ':' || leans(language, next);
}

bool kt_said_idle(const kt_language *language, kt_str text)
{
	kt_str word;
	for (size_t at = 0; (word = next_word(text, &at)).len > 0;)
		if (!kt_language_lists(language->idle, word) && !leans(language, word))
			return false;
	return true;
}

bool kt_said_same(kt_str one, kt_str other)
{
	size_t at = 0, beside = 0;
	kt_str word;
	do {
		word = next_word(one, &at);
		if (!kt_str_alike(word, next_word(other, &beside)))
			return false;
	} while (word.len > 0);
	return true;
}

/* The next number at or after `*at`, which moves past it: digits, with single marks between them. */
static kt_str next_number(kt_str text, size_t *at)
{
	size_t from = *at, end, next;
	for (; from < text.len; from = next) {
		next = from;
		if (is_digit(kt_str_next(text, &next)))
			break;
	}
	for (end = next = from; next < text.len;) {
		uint32_t c = kt_str_next(text, &next);
		if (is_digit(c))
			end = next;
		else if (next - end > 2 || (c != '.' && c != ',' && c != 0xa0))
			break;
	}
	*at = end;
	return kt_str_slice(text, from, end);
}

bool kt_said_number(kt_str one, kt_str other, kt_str *number)
{
	for (size_t at = 0; (*number = next_number(one, &at)).len > 0;) {
		kt_str beside;
		for (size_t i = 0; (beside = next_number(other, &i)).len > 0;)
			if (kt_str_equal(*number, beside))
				return true;
	}
	return false;
}
