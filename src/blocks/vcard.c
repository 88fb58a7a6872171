/* RFC 6350: lines end in CRLF; in a value `\`, `,` and `;` take a backslash and a line end becomes \n (3.4). Lines are
 * not folded (3.2 says they should be, at 75 bytes, for transport by mail): the card is read from a QR code, where
 * every byte makes the modules smaller. N is left out, as version 4 allows: which part of a name is the family's is not
 * ours to guess. */
#include "blocks/vcard.h"

static void put_value(kt_buf *out, kt_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.at[i];
		bool line_end = c == '\n' || c == '\r';
		if (c == '\r' && i + 1 < value.len && value.at[i + 1] == '\n')
			continue;
		if (line_end || c == '\\' || c == ',' || c == ';')
			kt_buf_byte(out, '\\');
		kt_buf_byte(out, line_end ? 'n' : c);
	}
}

static void put_line(kt_buf *out, const char *property, kt_str value)
{
	if (value.len == 0)
		return;
	kt_buf_text(out, property);
	kt_buf_byte(out, ':');
	put_value(out, value);
	kt_buf_text(out, "\r\n");
}

kt_str kt_vcard_print(kt_arena *arena, const kt_vcard *card)
{
	kt_buf out = kt_buf_in(arena);
	kt_buf_text(&out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
	put_line(&out, "FN", card->name);
	put_line(&out, "ORG", card->organisation);
	put_line(&out, "TITLE", card->role);
	put_line(&out, "TEL", card->phone);
	put_line(&out, "EMAIL", card->email);
	kt_buf_text(&out, "END:VCARD\r\n");
	return kt_buf_str(&out);
}
