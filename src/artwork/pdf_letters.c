/* Only the targets of bfchar and bfrange count: the second of two strings, the third of three, or all of an array. */
#include "artwork/pdf_letters.h"

#include "artwork/pdf_token.h"

static unsigned hex_of(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c | 0x20) - 'a' + 10;
}

/* UTF-16 in hexadecimal, as kt_pdf_token writes strings. */
static bool is_sound(const kt_pdf_token *target)
{
	kt_str text = target->text;
	if (target->kind != KT_PDF_TOKEN_STRING || text.len < 6 || text.at[0] != '<')
		return false;
	for (size_t i = 1; i + 4 < text.len; i += 4) {
		unsigned unit = hex_of(text.at[i]) << 12 | hex_of(text.at[i + 1]) << 8 | hex_of(text.at[i + 2]) << 4 |
		                hex_of(text.at[i + 3]);
		bool is_private = (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xdb80 && unit <= 0xdbff);
		if (unit == 0 || unit == 0xfeff || unit >= 0xfffe || is_private)
			return false;
	}
	return true;
}

static bool are_sound(kt_arena *arena, const kt_pdf_token *target)
{
	if (target->kind != KT_PDF_TOKEN_ARRAY)
		return is_sound(target);
	kt_pdf_tokens inner = {arena, kt_str_slice(target->text, 1, target->text.len - 1), 0};
	for (kt_pdf_token t = kt_pdf_token_next(&inner); t.kind != KT_PDF_TOKEN_END; t = kt_pdf_token_next(&inner))
		if (!is_sound(&t))
			return false;
	return true;
}

bool kt_pdf_letters_sound(kt_pdf_work *work, qpdf_oh cmap)
{
	kt_str bytes;
	if (!kt_pdf_work_bytes(work, cmap, qpdf_dl_specialized, &bytes))
		return false;
	kt_pdf_tokens tokens = {work->arena, bytes, 0};
	unsigned each = 0, at = 0, count = 0;
	for (kt_pdf_token t = kt_pdf_token_next(&tokens); t.kind != KT_PDF_TOKEN_END; t = kt_pdf_token_next(&tokens)) {
		if (t.kind == KT_PDF_TOKEN_WORD) {
			each = kt_str_is(t.text, "beginbfchar") ? 2 : kt_str_is(t.text, "beginbfrange") ? 3 : 0;
			at = 0;
		} else if (each > 0 && ++at == each) {
			if (!are_sound(work->arena, &t))
				return false;
			at = 0;
			count++;
		}
	}
	return count > 0;
}
