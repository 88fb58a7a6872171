/* ISO 32000-1, 7.3. */
#include "write/pdf_syntax.h"

#include "base/num.h"

static const char digits[] = "0123456789ABCDEF";

static void put_hex(kt_buf *b, unsigned byte)
{
	kt_buf_byte(b, digits[byte >> 4 & 15]);
	kt_buf_byte(b, digits[byte & 15]);
}

void kt_pdf_put_unit(kt_buf *b, uint32_t unit)
{
	put_hex(b, unit >> 8);
	put_hex(b, unit & 255);
}

void kt_pdf_put_utf16(kt_buf *b, kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (c >= 0x10000) {
			kt_pdf_put_unit(b, 0xd800 + ((c - 0x10000) >> 10));
			kt_pdf_put_unit(b, 0xdc00 + ((c - 0x10000) & 0x3ff));
		} else {
			kt_pdf_put_unit(b, c);
		}
	}
}

/* A byte string. */
static void put_bytes(kt_buf *b, kt_str bytes)
{
	kt_buf_byte(b, '(');
	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.at[i];
		if (c == '(' || c == ')' || c == '\\')
			kt_buf_byte(b, '\\');
		/* A bare carriage return would be read as a line feed. */
		if (c == '\r')
			kt_buf_text(b, "\\r");
		else
			kt_buf_byte(b, c);
	}
	kt_buf_byte(b, ')');
}

static bool is_printable(kt_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] < 0x20 || text.at[i] > 0x7e)
			return false;
	return true;
}

void kt_pdf_put_text(kt_buf *b, kt_str text)
{
	if (is_printable(text)) {
		put_bytes(b, text);
		return;
	}
	kt_buf_text(b, "<FEFF");
	kt_pdf_put_utf16(b, text);
	kt_buf_byte(b, '>');
}

void kt_pdf_put_name(kt_buf *b, kt_str name)
{
	kt_buf_byte(b, '/');
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool regular = c > 0x20 && c < 0x7f;
		for (const char *d = "()<>[]{}/%#"; *d != '\0'; d++)
			regular = regular && c != (unsigned char)*d;
		if (regular) {
			kt_buf_byte(b, (char)c);
		} else {
			kt_buf_byte(b, '#');
			put_hex(b, c);
		}
	}
}

void kt_pdf_put_address(kt_buf *b, kt_str address)
{
	kt_buf plain = kt_buf_in(b->arena);
	for (size_t i = 0; i < address.len; i++) {
		unsigned char c = (unsigned char)address.at[i];
		bool allowed = c > 0x20 && c < 0x7f; /* RFC 3986, 2, and those that follow, which it leaves out */
		for (const char *d = "\"<>\\^`{|}"; *d != '\0'; d++)
			allowed = allowed && c != (unsigned char)*d;
		if (allowed) {
			kt_buf_byte(&plain, (char)c);
		} else {
			kt_buf_byte(&plain, '%');
			put_hex(&plain, c);
		}
	}
	put_bytes(b, kt_buf_str(&plain));
}

void kt_pdf_put_reference(kt_buf *b, unsigned object)
{
	kt_buf_print(b, "%u 0 R", object);
}

void kt_pdf_put_box(kt_buf *b, kt_box box, kt_len height)
{
	kt_len edges[] = {box.x, height - box.y - box.h, box.x + box.w, height - box.y};
	for (unsigned i = 0; i < 4; i++) {
		kt_buf_byte(b, i == 0 ? '[' : ' ');
		kt_num_points(b, edges[i]);
	}
	kt_buf_byte(b, ']');
}
