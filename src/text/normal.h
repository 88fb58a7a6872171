/* normal: a text in the form in which it is translated and set.
 *
 * Purpose  However a text is wrapped and typed, its message is the same.
 * Rules    White space folded to single spaces, none at the ends; ' between letters and digits is U+2019; &nbsp; is U+00A0,
 *          &shy; U+00AD;
 *          NFC. Marks and escapes stay as typed, and so do addresses in links.
 * Owns     The arena given.
 */
#ifndef KT_TEXT_NORMAL_H
#define KT_TEXT_NORMAL_H

#include "base/str.h"

/* From byte `out` of the normal form on, bytes came from `in` on. */
typedef struct kt_normal_step {
	size_t out, in;
} kt_normal_step;

typedef struct kt_normal {
	kt_buf text;
	kt_normal_step *steps;
	size_t count, room;
	bool in_address; /* between ]( and ), or < and > */
	unsigned brackets;
} kt_normal;

kt_normal kt_normal_in(kt_arena *arena);
/* Adds a line (or a whole text) that stands at `offset` of what was typed, parted from what is there by a space. */
void kt_normal_put(kt_normal *normal, kt_str line, size_t offset);
/* The finished form. */
kt_str kt_normal_end(kt_normal *normal);
/* The text in NFC (UAX 15); the same bytes where it is so already. */
kt_str kt_normal_compose(kt_arena *arena, kt_str text);
/* Where a byte of the finished form was typed; near enough where NFC changed the text. */
size_t kt_normal_offset(const kt_normal *normal, size_t out);

#endif
