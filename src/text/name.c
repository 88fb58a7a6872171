/* Names are few and tokens short: each is looked for in all. */
#include "text/name.h"

#include <unicode/uchar.h>

static bool is_word_char(uint32_t c)
{
	return u_isalnum((UChar32)c) || u_getCombiningClass((UChar32)c) || c == '-' || c == 0x2019;
}

/* A token without the marks on either side of its word. */
static kt_str bare(kt_str token)
{
	size_t from = token.len, to = 0;
	for (size_t at = 0; at < token.len;) {
		size_t start = at;
		if (!is_word_char(kt_str_next(token, &at)))
			continue;
		from = start < from ? start : from;
		to = at;
	}
	return from < to ? kt_str_slice(token, from, to) : (kt_str){0};
}

bool kt_name_holds(const kt_str *names, size_t count, kt_str token)
{
	kt_str word = count > 0 ? bare(token) : token;
	for (size_t i = 0; i < count && word.len > 0; i++)
		for (size_t at = 0; at + word.len <= names[i].len;) {
			size_t end = at;
			while (end < names[i].len && names[i].at[end] != ' ')
				end++;
			if (kt_str_equal(kt_str_slice(names[i], at, end), word))
				return true;
			at = end + 1;
		}
	return false;
}
