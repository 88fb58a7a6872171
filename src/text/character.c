/* One pass by ICU's character types; what is ASCII passes at the first look, Latin letters that come
 * composed at the second. */
#include "text/character.h"

#include <unicode/uchar.h>

#define MARKS_FROM 0x300 /* below it are no combining marks, and nothing is unknown */

bool kt_character_hides(uint32_t c)
{
	if (c < 0xAD)
		return false;
	return c == 0xAD || c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180E) ||
	       (c >= 0x200B && c <= 0x200F) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) ||
	       (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool kt_character_shows(kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		if (!kt_character_hides(c) && !u_isUWhiteSpace((UChar32)c))
			return true;
	}
	return false;
}

bool kt_character_is_letter(uint32_t c)
{
	return c < 0x80 ? (c | 0x20) - 'a' < 26 : (bool)u_isalpha((UChar32)c);
}

static bool is_mark(UChar32 c)
{
	return u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK;
}

const char *kt_character_fault(kt_str text, size_t *at, size_t *where, uint32_t *character)
{
	bool lone = *at == 0; /* white space before: U+00A0 is none, which is there to bear a mark */
	while (*at < text.len) {
		unsigned char byte = (unsigned char)text.at[*at];
		if (byte < 0x80) {
			lone = byte <= ' ';
			++*at;
			continue;
		}
		*where = *at;
		*character = kt_str_next(text, at);
		UChar32 c = (UChar32)*character;
		if (c < MARKS_FROM) {
			lone = false;
			continue;
		}
		if (u_charType(c) == U_UNASSIGNED)
			return "is no character that Unicode knows";
		if (lone && is_mark(c))
			return "is a mark without a letter to stand on";
		lone = u_isUWhiteSpace(c);
	}
	return NULL;
}
