#include "artwork/pdf_token.h"

#include <stdlib.h>
#include <string.h>

#include "artwork/vector.h"

#define DEEP 32 /* arrays and dictionaries in one another; no operator takes more than two */

bool kt_pdf_token_is_space(char c)
{
	return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(char c)
{
	return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static bool is_regular(char c)
{
	return !kt_pdf_token_is_space(c) && !is_delimiter(c);
}

static char here(const kt_pdf_tokens *t)
{
	return t->at < t->bytes.len ? t->bytes.at[t->at] : '\0';
}

static void skip_space(kt_pdf_tokens *t)
{
	while (t->at < t->bytes.len) {
		if (here(t) == '%')
			while (t->at < t->bytes.len && here(t) != '\n' && here(t) != '\r')
				t->at++;
		else if (kt_pdf_token_is_space(here(t)))
			t->at++;
		else
			return;
	}
}

static int hex_of(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
	                              : -1;
}

static kt_str read_name(kt_pdf_tokens *t)
{
	kt_buf name = kt_buf_in(t->arena);
	t->at++;
	while (t->at < t->bytes.len && is_regular(here(t))) {
		char c = here(t);
		if (c == '#' && t->at + 2 < t->bytes.len && hex_of(t->bytes.at[t->at + 1]) >= 0 &&
		    hex_of(t->bytes.at[t->at + 2]) >= 0) {
			c = (char)(hex_of(t->bytes.at[t->at + 1]) * 16 + hex_of(t->bytes.at[t->at + 2]));
			t->at += 2;
		}
		kt_buf_byte(&name, c);
		t->at++;
	}
	return kt_buf_str(&name);
}

/* From its bracket to the one that matches; an open one is closed. */
static kt_str read_literal(kt_pdf_tokens *t)
{
	size_t from = t->at, depth = 0;
	while (t->at < t->bytes.len) {
		char c = t->bytes.at[t->at++];
		if (c == '\\' && t->at < t->bytes.len)
			t->at++;
		else if (c == '(')
			depth++;
		else if (c == ')' && --depth == 0)
			return kt_str_slice(t->bytes, from, t->at);
	}
	return KT_STR("()");
}

static kt_str read_hex(kt_pdf_tokens *t)
{
	kt_buf text = kt_buf_in(t->arena);
	kt_buf_byte(&text, '<');
	for (t->at++; t->at < t->bytes.len && here(t) != '>'; t->at++)
		if (hex_of(here(t)) >= 0)
			kt_buf_byte(&text, here(t));
	t->at++;
	if (text.len % 2 == 0)
		kt_buf_byte(&text, '0');
	kt_buf_byte(&text, '>');
	return kt_buf_str(&text);
}

/* As readers take it: a sign or two, digits, one point. */
static bool is_number(kt_str word, double *value)
{
	size_t at = 0;
	double v = 0, unit = 1;
	bool minus = false, digits = false, point = false;
	while (at < word.len && (word.at[at] == '+' || word.at[at] == '-'))
		minus = word.at[at++] == '-';
	for (; at < word.len; at++) {
		char c = word.at[at];
		if (c == '.' && !point) {
			point = true;
		} else if (c >= '0' && c <= '9') {
			digits = true;
			unit = point ? unit / 10 : unit;
			v = point ? v + unit * (c - '0') : v * 10 + (c - '0');
		} else if (c == '-' && digits) {
			break; /* "12-34": what follows is noise of a broken writer */
		} else {
			return false;
		}
	}
	*value = minus ? -v : v;
	return digits || point;
}

static kt_pdf_token read_at(kt_pdf_tokens *t, unsigned depth);

static kt_pdf_token read_nested(kt_pdf_tokens *t, unsigned depth, bool dict)
{
	kt_buf text = kt_buf_in(t->arena);
	kt_buf_text(&text, dict ? "<<" : "[");
	t->at += dict ? 2 : 1;
	for (;;) {
		skip_space(t);
		if (t->at >= t->bytes.len)
			break;
		if (here(t) == (dict ? '>' : ']')) {
			t->at += dict ? 2 : 1;
			break;
		}
		kt_pdf_token part = read_at(t, depth + 1);
		if (part.kind == KT_PDF_TOKEN_END)
			break;
		if (text.len > 1 && text.at[text.len - 1] != '[')
			kt_buf_byte(&text, ' ');
		kt_pdf_token_put(&text, &part);
	}
	kt_buf_text(&text, dict ? ">>" : "]");
	return (kt_pdf_token){dict ? KT_PDF_TOKEN_DICT : KT_PDF_TOKEN_ARRAY, kt_buf_str(&text), 0};
}

static kt_pdf_token read_word(kt_pdf_tokens *t)
{
	size_t from = t->at;
	while (t->at < t->bytes.len && is_regular(here(t)))
		t->at++;
	kt_pdf_token token = {KT_PDF_TOKEN_WORD, kt_str_slice(t->bytes, from, t->at), 0};
	if (is_number(token.text, &token.number))
		token.kind = KT_PDF_TOKEN_NUMBER;
	return token;
}

static kt_pdf_token read_at(kt_pdf_tokens *t, unsigned depth)
{
	for (;;) {
		skip_space(t);
		if (t->at >= t->bytes.len || depth > DEEP)
			return (kt_pdf_token){0};
		char c = here(t), next = t->at + 1 < t->bytes.len ? t->bytes.at[t->at + 1] : '\0';
		if (c == '/')
			return (kt_pdf_token){KT_PDF_TOKEN_NAME, read_name(t), 0};
		if (c == '(')
			return (kt_pdf_token){KT_PDF_TOKEN_STRING, read_literal(t), 0};
		if (c == '[')
			return read_nested(t, depth, false);
		if (c == '<' && next == '<')
			return read_nested(t, depth, true);
		if (c == '<')
			return (kt_pdf_token){KT_PDF_TOKEN_STRING, read_hex(t), 0};
		if (is_regular(c))
			return read_word(t);
		t->at++; /* a bracket that closes nothing */
	}
}

kt_pdf_token kt_pdf_token_next(kt_pdf_tokens *from)
{
	return read_at(from, 0);
}

void kt_pdf_token_put(kt_buf *out, const kt_pdf_token *token)
{
	if (token->kind == KT_PDF_TOKEN_NUMBER)
		kt_vector_put_real(out, token->number);
	else if (token->kind == KT_PDF_TOKEN_NAME)
		kt_vector_put_name(out, token->text);
	else
		kt_buf_put(out, token->text);
}
