/* The generic syntax is RFC 3986, of which each scheme takes what it needs: RFC 9110 (http), 6068 (mailto), 3966 (tel). What
 * a reader of the page cannot foresee is refused: hosts that look like others, a second recipient, dialling codes. */
#include "text/link.h"

#include <string.h>

static bool is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The rest after "http:", whose letters may be of either case; false: another scheme. */
static bool takes_scheme(kt_str *address, const char *scheme)
{
	size_t len = strlen(scheme);
	if (address->len < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = address->at[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != scheme[i])
			return false;
	}
	*address = kt_str_slice(*address, len, address->len);
	return true;
}

/* Labels of letters, digits and hyphens between single dots; at least two of them. */
static bool is_host(kt_str host)
{
	unsigned labels = 0;
	size_t start = 0;
	for (size_t i = 0; i <= host.len; i++) {
		if (i < host.len && (is_alphanumeric(host.at[i]) || (host.at[i] == '-' && i > start)))
			continue;
		if (i < host.len && host.at[i] != '.')
			return false;
		if (i == start || host.at[i - 1] == '-')
			return false;
		labels++;
		start = i + 1;
	}
	return labels >= 2;
}

static const char *fault_of_web(kt_str rest)
{
	size_t end = 0;
	while (end < rest.len && rest.at[end] != '/' && rest.at[end] != '?' && rest.at[end] != '#')
		end++;
	kt_str host = kt_str_slice(rest, 0, end);
	if (end && memchr(rest.at, '@', end))
		return "a user name before the host hides where it goes";
	size_t colon = kt_str_find(host, ":", 0);
	if (colon != SIZE_MAX) {
		for (size_t i = colon + 1; i < host.len; i++)
			if (!is_digit(host.at[i]))
				return "its port is no number";
		host = kt_str_slice(host, 0, colon);
	}
	return is_host(host) ? NULL : "its host is none (letters, digits, hyphens and points)";
}

static bool has_line_end(kt_str s)
{
	for (size_t i = 0; i + 2 < s.len; i++)
		if (s.at[i] == '%' && s.at[i + 1] == '0' && strchr("aAdD", s.at[i + 2]))
			return true;
	return false;
}

static const char *fault_of_mail(kt_str rest)
{
	size_t question = kt_str_find(rest, "?", 0);
	kt_str to = kt_str_slice(rest, 0, question == SIZE_MAX ? rest.len : question);
	kt_str query = question == SIZE_MAX ? (kt_str){0} : kt_str_slice(rest, question + 1, rest.len);
	size_t at = kt_str_find(to, "@", 0);
	if (at == SIZE_MAX || at == 0 || !is_host(kt_str_slice(to, at + 1, to.len)))
		return "it is no mail address";
	for (size_t i = 0; i < at; i++)
		if (!is_alphanumeric(to.at[i]) && !strchr(".-_+", to.at[i]))
			return "it is not one plain mail address";
	if (has_line_end(rest))
		return "it holds a line end";
	if (query.len && (!kt_str_starts(query, "subject=") || memchr(query.at, '&', query.len)))
		return "a mail link may bring a subject and nothing else";
	return NULL;
}

static const char *fault_of_tel(kt_str rest)
{
	size_t digits = 0;
	for (size_t i = kt_str_starts(rest, "+") ? 1 : 0; i < rest.len; i++, digits++)
		if (!is_digit(rest.at[i]))
			return "a telephone link takes digits after a leading +, and nothing else";
	return digits ? NULL : "it has no number";
}

const char *kt_link_fault(kt_str address)
{
	for (size_t i = 0; i < address.len; i++) {
		unsigned char c = (unsigned char)address.at[i];
		if (c <= ' ' || c == 0x7F)
			return "it holds a space or a control character";
		if (c > 0x7F)
			return "it holds characters past ASCII: write a host as punycode, a path percent-encoded";
		if (strchr("\\<>\"{}|^`", (char)c))
			return "it holds a character that no address may hold";
	}
	if (takes_scheme(&address, "https://") || takes_scheme(&address, "http://"))
		return fault_of_web(address);
	if (takes_scheme(&address, "mailto:"))
		return fault_of_mail(address);
	if (takes_scheme(&address, "tel:"))
		return fault_of_tel(address);
	return "it begins with none of https://, http://, mailto: and tel:";
}
