/* A letter at a time, so that each falls where words then are longest, or shortest. */
#include "app/edit.h"

#include <string.h>

#include "text/character.h"

#define LETTERS_LEAST 4 /* of a word that is shortened or lengthened: its look stays a word's */
#define LETTER_MOST   4 /* bytes */

typedef struct word {
	uint32_t from, to, letters;
} word;

static bool is_better(word a, word best, bool longest)
{
	return a.letters >= LETTERS_LEAST &&
	       (best.letters == 0 || (longest ? a.letters > best.letters : a.letters < best.letters));
}

/* The longest word (or the shortest of those long enough) of which something stands between two offsets; without
 * letters: there is none. Letters with marks of their own part words: they are left as they are. */
static word choose(kt_str text, size_t from, size_t to, bool longest)
{
	word best = {0}, now = {0};
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		if (kt_character_is_letter(kt_str_next(text, &at))) {
			if (now.letters++ == 0)
				now.from = (uint32_t)start;
			now.to = (uint32_t)at;
			if (at < text.len)
				continue;
		}
		if (now.to > from && now.from < to && is_better(now, best, longest))
			best = now;
		now = (word){0};
	}
	return best;
}

static word choose_in(kt_str text, kt_edit_part part, bool longest)
{
	size_t third = text.len / 3;
	word chosen = part == KT_EDIT_FIRST_THIRD ? choose(text, 0, third, longest)
	                                          : choose(text, text.len - third, text.len, longest);
	return chosen.letters > 0 ? chosen : choose(text, 0, text.len, longest);
}

/* Moves what a span names when bytes go (or come) at `at`. */
static void shift(uint32_t *offset, size_t at, int64_t by)
{
	if (*offset > at)
		*offset = (uint32_t)(*offset + by);
}

static bool change_letter(kt_rich *rich, kt_span *spans, char *bytes, kt_edit_part part, bool less)
{
	word chosen = choose_in(rich->text, part, less);
	if (chosen.letters == 0)
		return false;
	size_t at = chosen.from, next = at;
	for (uint32_t i = 0; i <= chosen.letters / 2; i++) {
		at = next;
		kt_str_next(rich->text, &next);
	}
	size_t rest = rich->text.len - (less ? next : at);
	memmove(bytes + (less ? at : next), bytes + (less ? next : at), rest);
	int64_t by = less ? (int64_t)at - (int64_t)next : (int64_t)next - (int64_t)at;
	rich->text.len = (size_t)((int64_t)rich->text.len + by);
	for (size_t i = 0; i < rich->count; i++) {
		shift(&spans[i].from, at, by);
		shift(&spans[i].to, at, by);
		shift(&spans[i].unit_from, at, by);
		shift(&spans[i].unit_to, at, by);
	}
	return true;
}

bool kt_edit_letters(kt_arena *arena, const kt_rich *rich, int by, kt_edit_part part, kt_rich *edited)
{
	size_t more = by > 0 ? (size_t)by * LETTER_MOST : 0;
	char *bytes = KT_NEW_ARRAY(arena, char, rich->text.len + more + 1);
	kt_span *spans = KT_NEW_ARRAY(arena, kt_span, rich->count);
	if (rich->text.len > 0)
		memcpy(bytes, rich->text.at, rich->text.len);
	if (rich->count > 0)
		memcpy(spans, rich->spans, rich->count * sizeof *spans);
	*edited = *rich;
	edited->text.at = bytes;
	edited->spans = spans;
	for (int i = 0; i != by; i += by < 0 ? -1 : 1)
		if (!change_letter(edited, spans, bytes, part, by < 0))
			return false;
	return true;
}

void kt_edit_length(kt_arena *arena, const kt_rich *rich, size_t characters, bool turned, kt_rich *edited)
{
	kt_buf text = kt_buf_in(arena);
	size_t at = 0, before = 0, middle = kt_str_find(rich->text, " ", rich->text.len / 2);
	size_t again = turned && middle + 1 < rich->text.len ? middle + 1 : 0;
	for (size_t i = 0; rich->text.len > 0 && i < characters; i++) {
		if (at == rich->text.len) {
			kt_buf_byte(&text, ' ');
			at = again;
			continue;
		}
		before = at;
		kt_str_next(rich->text, &at);
		kt_buf_put(&text, kt_str_slice(rich->text, before, at));
	}
	/* It ends in a letter, however it was cut: white space at an end is not set. */
	if (text.len > 1 && text.at[text.len - 1] == ' ') {
		text.len--;
		kt_str made = kt_buf_str(&text);
		kt_buf_put(&text, kt_str_slice(made, kt_str_back(made, made.len), made.len));
	}
	kt_rich whole = *rich;
	whole.text = kt_buf_str(&text);
	size_t end = whole.text.len;
	if (end < rich->text.len) {
		whole = kt_rich_slice(arena, rich, 0, (uint32_t)end);
		whole.text = kt_buf_str(&text);
	}
	*edited = whole;
}
