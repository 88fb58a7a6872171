/* Liang's algorithm (1983) over an automaton of Aho and Corasick's kind (1975): the word between two points is read letter
 * by letter; each state that ends a pattern raises the digits of the letters that it covers. libhyphen's dictionaries are
 * preprocessed so that a state's pattern holds those of its suffixes. An odd digit is a point. */
#include "text/hyphen_flat.h"

#include <string.h>

#define LONGEST 255

const kt_hyphen_flat *kt_hyphen_flat_of(kt_str name)
{
	for (const kt_hyphen_flat *flat = kt_hyphen_flats; flat->name; flat++)
		if (kt_str_is(name, flat->name))
			return flat;
	return NULL;
}

static uint16_t next_state(const kt_hyphen_flat *flat, uint16_t state, uint8_t letter)
{
	for (; state != KT_HYPHEN_FLAT_NONE; state = flat->fallback[state])
		for (uint16_t t = flat->first[state]; t < flat->first[state + 1]; t++)
			if (flat->letters[t] == letter)
				return flat->targets[t];
	return 0;
}

/* Is `at` inside a character, or too near an end of the word for the dictionary? */
static bool is_near_end(const kt_hyphen_flat *flat, kt_str word, size_t at)
{
	unsigned before = 0, behind = 0;
	for (size_t i = 0; i < word.len; i++) {
		bool begins = !flat->utf8 || ((unsigned char)word.at[i] & 0xC0) != 0x80;
		before += begins && i <= at;
		behind += begins && i > at;
	}
	return before < flat->left || behind < flat->right;
}

void kt_hyphen_flat_points(const kt_hyphen_flat *flat, kt_str word, bool *after)
{
	char digits[LONGEST + 2];
	memset(after, 0, word.len * sizeof(*after));
	if (word.len > LONGEST)
		return;
	memset(digits, '0', word.len + 2);
	uint16_t state = 0;
	for (size_t i = 0; i < word.len + 2; i++) {
		bool outside = i == 0 || i == word.len + 1;
		state = next_state(flat, state, outside ? '.' : (uint8_t)word.at[i - 1]);
		const char *match = flat->digits + flat->match[state];
		size_t len = strlen(match);
		for (size_t k = 0; k < len; k++)
			if (digits[i + 1 - len + k] < match[k])
				digits[i + 1 - len + k] = match[k];
	}
	for (size_t i = 0; i + 1 < word.len; i++)
		after[i] = (digits[i + 1] & 1) && !is_near_end(flat, word, i);
}
