/* inline: the marks inside one paragraph, through md4c.
 *
 * In/Out   A text in normal form -> pieces of plain text, each with the marks in force.
 * Rules    `**strong**`, `*emphasis*`, links, `[words](lang:en)` in another language, and backslash escapes; whatever else Markdown knows is a fault whose hint is
 *          the escape to type. What stands in braces as a name ({lives}) is letters to md4c.
 * Fails    Characters that are no text (text/character) are faults too. Each fault is told with its offset; the pieces
 *          are then of no use.
 */
#ifndef KT_TEXT_INLINE_H
#define KT_TEXT_INLINE_H

#include "base/diag.h"

#define KT_INLINE_DEPTH 16 /* marks nested; a brochure needs 2 */

typedef struct kt_inline_piece {
	uint32_t at; /* offset in the text read */
	kt_str text;
	unsigned marks; /* kt_mark: strong, emphasis, link, language */
	kt_str link, language;
	bool escaped; /* a backslash stood before its first character */
} kt_inline_piece;

/* `offset` is where in the text; `hint` may be NULL. */
typedef void (*kt_inline_fault)(void *context, size_t offset, kt_diag_code code, const char *words, const char *hint);

KT_MUST bool kt_inline_read(kt_arena *arena, kt_str text, kt_inline_fault fault, void *context,
                            kt_inline_piece **pieces, size_t *count);

/* Length of a name in braces ("{lives}") that stands at `at`; 0: there is none. */
size_t kt_inline_name(kt_str text, size_t at);

#endif
