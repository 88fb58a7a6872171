/* Small readers, each of one form. The language tag's grammar is RFC 5646, section 2.1, without its registry and
 * without the tags of before 2009. */
#include "yaml/form.h"

#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool all_digits(kt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_digit(s.at[i]))
			return false;
	return true;
}

static int two_digits(kt_str s, size_t at)
{
	return (s.at[at] - '0') * 10 + (s.at[at + 1] - '0');
}

bool kt_form_date(kt_str text, int *year, int *month, int *day)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-' || !all_digits(kt_str_slice(text, 0, 4)) ||
	    !all_digits(kt_str_slice(text, 5, 7)) || !all_digits(kt_str_slice(text, 8, 10)))
		return false;
	*year = two_digits(text, 0) * 100 + two_digits(text, 2);
	*month = two_digits(text, 5);
	*day = two_digits(text, 8);
	if (*year < 1 || *month < 1 || *month > 12 || *day < 1)
		return false;
	bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
	return *day <= days[*month - 1] + (*month == 2 && leap);
}

/* The part of a tag that begins at `*at`; moves past its hyphen. */
static kt_str next_part(kt_str tag, size_t *at)
{
	size_t hyphen = kt_str_find(tag, "-", *at);
	kt_str part = kt_str_slice(tag, *at, hyphen);
	*at = hyphen == SIZE_MAX ? tag.len + 1 : hyphen + 1;
	return part;
}

static bool is_alphanumeric(kt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_digit(s.at[i]) && !is_letter(s.at[i]))
			return false;
	return s.len >= 1 && s.len <= 8;
}

static bool all_letters(kt_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_letter(s.at[i]))
			return false;
	return true;
}

/* How far a part of the main tag may come: extended language, script, region, variant. 0: none of them. */
static int rank_of(kt_str part, int rank)
{
	if (part.len == 3 && all_letters(part) && rank <= 1)
		return 1;
	if (part.len == 4 && all_letters(part) && rank <= 1)
		return 2;
	if (((part.len == 2 && all_letters(part)) || (part.len == 3 && all_digits(part))) && rank <= 2)
		return 3;
	if ((part.len >= 5 || (part.len == 4 && is_digit(part.at[0]))) && rank <= 4)
		return 4;
	return 0;
}

bool kt_form_language(kt_str text)
{
	size_t at = 0;
	kt_str part = next_part(text, &at);
	if (part.len < 2 || part.len > 8 || !all_letters(part) || text.len > 64)
		return false;
	int rank = 1; /* 5: in an extension, which needs a part; 6: it has one */
	while (at <= text.len) {
		part = next_part(text, &at);
		if (!is_alphanumeric(part))
			return false;
		if (part.len == 1 && rank != 5)
			rank = 5;
		else if (rank >= 5)
			rank = part.len > 1 ? 6 : 0;
		else
			rank = rank_of(part, rank);
		if (rank == 0)
			return false;
	}
	return rank != 5;
}

static bool is_host(kt_str host)
{
	bool dot = false;
	for (size_t from = 0; from <= host.len;) {
		size_t end = kt_str_find(host, ".", from);
		kt_str label = kt_str_slice(host, from, end);
		if (label.len == 0 || label.len > 63 || label.at[0] == '-' || label.at[label.len - 1] == '-')
			return false;
		for (size_t i = 0; i < label.len; i++)
			if (!is_letter(label.at[i]) && !is_digit(label.at[i]) && label.at[i] != '-')
				return false;
		dot = dot || end != SIZE_MAX;
		from = end == SIZE_MAX ? host.len + 1 : end + 1;
	}
	return dot && host.len <= 253;
}

bool kt_form_email(kt_str text)
{
	size_t at = kt_str_find(text, "@", 0);
	if (at == SIZE_MAX || at == 0 || at > 64)
		return false;
	for (size_t i = 0; i < at; i++)
		if (!is_letter(text.at[i]) && !is_digit(text.at[i]) &&
		    (text.at[i] == '\0' || strchr("._+'-", text.at[i]) == NULL))
			return false;
	return text.at[0] != '.' && text.at[at - 1] != '.' &&
	       kt_str_find(kt_str_slice(text, 0, at), "..", 0) == SIZE_MAX &&
	       is_host(kt_str_slice(text, at + 1, text.len));
}

bool kt_form_phone(kt_str text)
{
	size_t digits = 0, from = kt_str_starts(text, "+") ? 1 : 0;
	for (size_t i = from; i < text.len; i++) {
		bool space = text.at[i] == ' ' && i > from && i + 1 < text.len;
		if (!space && !is_digit(text.at[i]))
			return false;
		digits += is_digit(text.at[i]);
	}
	return digits >= 3 && digits <= 15;
}

static bool is_port(kt_str port)
{
	return port.len >= 1 && port.len <= 5 && all_digits(port);
}

bool kt_form_url(kt_str text)
{
	size_t host = kt_str_starts(text, "https://") ? 8 : kt_str_starts(text, "http://") ? 7 : 0;
	if (host == 0 || text.len > 2000)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] <= ' ' || text.at[i] >= 0x7f || strchr("\"<>\\^`{|}", text.at[i]) != NULL)
			return false;
	size_t end = host;
	while (end < text.len && strchr("/?#", text.at[end]) == NULL)
		end++;
	kt_str authority = kt_str_slice(text, host, end);
	size_t colon = kt_str_find(authority, ":", 0);
	if (colon != SIZE_MAX && !is_port(kt_str_slice(authority, colon + 1, authority.len)))
		return false;
	return is_host(kt_str_slice(authority, 0, colon));
}

bool kt_form_figure(kt_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool letter = (c >= 'a' && c <= 'z') || c == '_';
		if (!letter && !(i > 0 && is_digit(c)))
			return false;
	}
	return text.len > 0;
}

uint32_t kt_form_invisible(kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x206f) ||
		    (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff) || c == 0x61c)
			return c;
	}
	return 0;
}
