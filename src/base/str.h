/* str: byte strings that carry their length, and buffers that grow.
 *
 * Purpose  Text is UTF-8 and may hold U+0000; nothing is ever cut at a NUL.
 * Owns     A kt_str borrows. A kt_buf's bytes belong to its arena.
 * Units    Lengths and offsets are bytes.
 */
#ifndef KT_BASE_STR_H
#define KT_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A function whose result must be looked at. */
#define KT_MUST __attribute__((warn_unused_result))

typedef struct kt_str {
	const char *at; /* never NULL where len > 0; followed by a NUL only where a function says so */
	size_t len;
} kt_str;

#define KT_STR(literal) ((kt_str){(literal), sizeof(literal) - 1})
/* For printf("%.*s", KT_STR_ARG(s)). */
#define KT_STR_ARG(s) (int)(s).len, (s).at

kt_str kt_str_of(const char *text);                    /* borrows a C string; NULL gives the empty string */
kt_str kt_str_copy(kt_arena *arena, kt_str s);         /* a copy, NUL after it */
const char *kt_str_c(kt_arena *arena, kt_str s);       /* as a C string; the caller knows it holds no NUL */
kt_str kt_str_slice(kt_str s, size_t from, size_t to); /* bytes from..to; bounds are clamped */
/* The head of `s`: at most `most` bytes, ending between characters. For words quoted in messages. */
kt_str kt_str_clip(kt_str s, size_t most);
bool kt_str_equal(kt_str a, kt_str b);
bool kt_str_is(kt_str a, const char *b);
/* Equal but for the case of A to Z? Other letters are themselves alone. */
bool kt_str_alike(kt_str a, kt_str b);
int kt_str_compare(kt_str a, kt_str b); /* by bytes, as memcmp; the shorter of two equal heads first */
bool kt_str_starts(kt_str s, const char *head);
bool kt_str_ends(kt_str s, const char *tail);
kt_str kt_str_trim(kt_str s); /* without ASCII white space at both ends */
/* Offset of `needle` in `s` at or after `from`, or SIZE_MAX. */
size_t kt_str_find(kt_str s, const char *needle, size_t from);
kt_str kt_str_behind(kt_str s, const char *mark); /* what stands after the last `mark`; all of it where there is none */
uint32_t kt_str_hash(kt_str s);                   /* FNV-1a, 32 bits */

/* A to Z in lower case; all else is as it was. */
static inline char kt_str_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Decodes the character at `*at` and moves on. Malformed bytes give U+FFFD and move one byte;
 * text that has passed base/source is never malformed. */
uint32_t kt_str_next(kt_str s, size_t *at);
/* Where the character that ends at `at`, which is not 0, begins. */
size_t kt_str_back(kt_str s, size_t at);
/* The character that ends at `at`, and the one that begins there; `none`: the text does. */
uint32_t kt_str_before(kt_str s, size_t at, uint32_t none);
uint32_t kt_str_after(kt_str s, size_t at, uint32_t none);
/* Number of characters (code points). */
size_t kt_str_count(kt_str s);
/* Writes `c` as UTF-8; returns the bytes used, 1 to 4. */
size_t kt_str_encode(uint32_t c, char out[4]);
/* A character that a terminal obeys or that the eye cannot see: controls, direction marks, zero-width characters. */
bool kt_str_hidden(uint32_t c);
/* The entry of `names` (ended by NULL) nearest to `s` by edit distance (Damerau-Levenshtein over bytes),
 * or NULL when none is within a third of its length. For "did you mean". */
const char *kt_str_nearest(kt_str s, const char *const *names);

typedef struct kt_buf {
	kt_arena *arena;
	char *at; /* NUL after the last byte */
	size_t len, room;
} kt_buf;

kt_buf kt_buf_in(kt_arena *arena);
void kt_buf_put(kt_buf *b, kt_str s);
void kt_buf_text(kt_buf *b, const char *text);
void kt_buf_byte(kt_buf *b, char c);
void kt_buf_char(kt_buf *b, uint32_t c);                           /* as UTF-8 */
void kt_buf_json(kt_buf *b, kt_str s);                             /* as a JSON string, hidden characters escaped */
void kt_buf_json_member(kt_buf *b, const char *key, kt_str value); /* "key":"value" */
/* printf without %f, %e, %g: numbers go through base/num so that no locale bears on them. */
void kt_buf_print(kt_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void kt_buf_vprint(kt_buf *b, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/* Makes room for `n` more bytes and returns where they go; the caller then adds to `len`. */
char *kt_buf_room(kt_buf *b, size_t n);
kt_str kt_buf_str(const kt_buf *b);
kt_str kt_print(kt_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
