/* The table is in order: a bisection finds a character. Quotation marks alone hang whole. */
#include "text/hang.h"

#include <stddef.h>

#define WHOLE 100

typedef struct entry {
	uint32_t from, to;
	kt_hang hang;
} entry;

static const entry entries[] = {
#define KT_HANG(from, to, start, end) {from, to, {start, end}},
#include "text/hang.def"
#undef KT_HANG
};

bool kt_hang_is_quote(uint32_t c)
{
	return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

kt_hang kt_hang_of(kt_style_hang style, uint32_t c)
{
	if (style == KT_HANG_NOTHING)
		return (kt_hang){0, 0};
	if (style == KT_HANG_QUOTES)
		return kt_hang_is_quote(c) ? (kt_hang){WHOLE, WHOLE} : (kt_hang){0, 0};
	size_t low = 0, high = sizeof(entries) / sizeof(entries[0]);
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (c > entries[middle].to)
			low = middle + 1;
		else if (c < entries[middle].from)
			high = middle;
		else
			return entries[middle].hang;
	}
	return (kt_hang){0, 0};
}
