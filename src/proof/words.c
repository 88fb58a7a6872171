/* Words that belong together, parted by a line's end. Which do is the language's to say (text/language.def). */
#include "proof/pages.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Without brackets and quotation marks before it, and punctuation behind. */
static kt_str bare(kt_str word)
{
	static const char *const opening[] = {"(", "“", "‘", "„", "«", "[", "¿", "¡"};
	static const char *const closing[] = {",", ";", ":", "!", "?", ")", "]", "”", "’", "»", "."};
	for (size_t i = 0; i < sizeof opening / sizeof opening[0]; i++)
		if (kt_str_starts(word, opening[i]))
			word = kt_str_slice(word, kt_str_of(opening[i]).len, word.len);
	for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++)
		if (kt_str_ends(word, closing[i]))
			word = kt_str_slice(word, 0, word.len - kt_str_of(closing[i]).len);
	return word;
}

/* "J.", "J.R.", "St.": capitals with a point each. */
static bool is_initials(kt_str word)
{
	size_t at = 0;
	while (at + 1 < word.len && is_capital(word.at[at]) && word.at[at + 1] == '.')
		at += 2;
	return at > 0 && at == word.len;
}

/* What the two words are that a line's end parts; NULL: they may part. */
static const char *bound(const kt_language *language, kt_str before, kt_str after)
{
	kt_str last = bare(before), next = bare(after);
	bool number = last.len > 0 && is_digit(last.at[last.len - 1]) && last.len == before.len;
	bool goes_on = next.len > 0 && (is_digit(next.at[0]) || is_capital(next.at[0]));
	if (number && (kt_language_lists(language->units, next) || kt_str_is(next, "%")))
		return "a number from its unit";
	if (is_initials(before) && next.len > 0 && is_capital(next.at[0]))
		return "initials from their name";
	if (kt_language_lists(language->clings, bare(before)))
		return "a word of one letter from the next";
	if (goes_on && (kt_language_lists(language->binds, before) || kt_language_lists(language->binds, last)))
		return "what is counted from its number or name";
	return NULL;
}

void kt_check_parted(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; p->language && l + 1 < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			kt_str before = kt_proof_last_word(kt_proof_text(p, line));
			kt_str after = kt_proof_first_word(kt_proof_text(p, line + 1));
			const char *what =
			        line->set->end == KT_LINEBREAK_SPACE ? bound(p->language, before, after) : NULL;
			if (what)
				kt_proof_note(proof, check, p, line, 0, 0, "a line's end parts %s, %.*s from %.*s",
				              what, KT_STR_ARG(before), KT_STR_ARG(after));
		}
	}
}

void kt_check_phrase_break(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; p->role == KT_PROOF_HEADING && p->language && l + 1 < p->count; l++) {
			kt_str word = kt_str_behind(kt_proof_last_word(kt_proof_text(p, &p->lines[l])), "\u00A0");
			if (kt_language_lists(p->language->leans, word))
				kt_proof_note(proof, check, p, &p->lines[l], 0, 0,
				              "a heading's line ends in `%.*s`, which belongs to what follows",
				              KT_STR_ARG(word));
		}
	}
}
