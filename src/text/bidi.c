/* ICU does it all, in UTF-16: the text is handed over character by character, and its levels are read back at the same walk.
 * ICU keeps every open bracket of a text and looks through them all at each closing one, which takes quadratic time in a
 * text made to harm: brackets that have no room on the stack of BD16 are handed over as another neutral character. */
#include "text/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#define FIRST_TURNING   0x0590 /* Hebrew: no character before it turns anything … */
#define LEAD_TURNING    0xD6   /* … nor any byte of UTF-8 below this */
#define LEAD_ISOLATE    0xE2   /* the first byte of U+2066 … U+2069 */
#define BRACKETS_MOST   63     /* BD16 */
#define NEUTRAL_BRACKET '*'    /* bidi class ON, as brackets have */

static bool turns(uint32_t c)
{
	if (c < FIRST_TURNING || (c >= 0x2010 && c < 0x2066))
		return false;
	switch (u_charDirection((UChar32)c)) {
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC:
	case U_ARABIC_NUMBER:
	case U_RIGHT_TO_LEFT_ISOLATE:
	case U_FIRST_STRONG_ISOLATE:
		return true;
	default:
		return false;
	}
}

bool kt_bidi_turns(kt_str text)
{
	for (size_t at = 0; at < text.len;) {
		if ((unsigned char)text.at[at] < LEAD_TURNING)
			at++;
		else if (turns(kt_str_next(text, &at)))
			return true;
	}
	return false;
}

bool kt_bidi_open(kt_str text, size_t *at)
{
	size_t depth = 0;
	for (size_t next = 0; next < text.len;) {
		size_t here = next;
		if ((unsigned char)text.at[here] != LEAD_ISOLATE) {
			next++;
			continue;
		}
		uint32_t c = kt_str_next(text, &next);
		if (c >= 0x2066 && c <= 0x2068 && depth++ == 0)
			*at = here;
		else if (c == 0x2069 && depth > 0)
			depth--;
	}
	return depth > 0;
}

/* The brackets that stand open, each by what closes it. */
typedef struct brackets {
	UChar32 closing[BRACKETS_MOST];
	unsigned depth;
	bool full; /* from here on brackets are not paired */
} brackets;

/* The character as ICU is to see it. */
static uint32_t paired(brackets *b, uint32_t c)
{
	UChar32 other = u_getBidiPairedBracket((UChar32)c);
	if ((UChar32)c == other)
		return c;
	bool opens = u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN;
	if (opens && b->depth == BRACKETS_MOST)
		b->full = true;
	if (b->full)
		return NEUTRAL_BRACKET;
	if (opens)
		b->closing[b->depth++] = other;
	for (unsigned i = b->depth; !opens && i-- > 0;)
		if (b->closing[i] == (UChar32)c) {
			b->depth = i;
			break;
		}
	return c;
}

static int32_t to_utf16(kt_str text, UChar *out)
{
	brackets open = {.depth = 0};
	int32_t len = 0;
	for (size_t at = 0; at < text.len;) {
		uint32_t c = paired(&open, kt_str_next(text, &at));
		if (c > 0xFFFF)
			out[len++] = U16_LEAD(c);
		out[len++] = c > 0xFFFF ? U16_TRAIL(c) : (UChar)c;
	}
	return len;
}

static size_t collect(kt_arena *arena, kt_str text, const UBiDiLevel *levels, kt_bidi_part **parts)
{
	size_t count = 0, room = 16, unit = 0;
	*parts = KT_NEW_ARRAY(arena, kt_bidi_part, room);
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint8_t level = levels[unit];
		unit += kt_str_next(text, &at) > 0xFFFF ? 2 : 1;
		if (count && (*parts)[count - 1].level == level)
			continue;
		if (count == room) {
			*parts = kt_arena_grow(arena, *parts, room * sizeof **parts, 2 * room * sizeof **parts);
			room *= 2;
		}
		(*parts)[count++] = (kt_bidi_part){(uint32_t)from, level};
	}
	return count;
}

size_t kt_bidi_parts(kt_arena *arena, kt_str text, bool right_to_left, kt_bidi_part **parts)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar *wide = KT_NEW_ARRAY(arena, UChar, text.len);
	UBiDi *bidi = ubidi_open();
	ubidi_setPara(bidi, wide, to_utf16(text, wide), right_to_left, NULL, &status);
	const UBiDiLevel *levels = ubidi_getLevels(bidi, &status);
	if (U_FAILURE(status))
		kt_arena_no_memory();
	size_t count = collect(arena, text, levels, parts);
	ubidi_close(bidi);
	return count;
}

void kt_bidi_order(const uint8_t *levels, uint32_t count, int32_t *order)
{
	ubidi_reorderVisual(levels, (int32_t)count, order);
}
