/* line: a line of YAML as somebody typed it, taken apart without a parser.
 *
 * Purpose  Where libyaml gave up, or says nothing, the line itself tells what was meant and what could be typed instead.
 * Units    Offsets are bytes of the line.
 */
#ifndef KT_YAML_LINE_H
#define KT_YAML_LINE_H

#include "base/source.h"

#define KT_LINE_PASTE 160 /* bytes of a line that is shown whole */

/* "  - key: value"; without a key key_end == key; value == text.len: none. */
typedef struct kt_line {
	kt_str text;
	size_t indent, key, key_end, value;
	bool dash;
} kt_line;

kt_line kt_line_parse(const kt_source *source, uint32_t number);
bool kt_line_has_key(const kt_line *line);
/* Does it begin as a sentence with a colon, rather than with a key? Keys hold no spaces. */
bool kt_line_is_sentence(const kt_source *source, uint32_t number);
/* Spaces before the last line above `number` that holds anything. */
size_t kt_line_indent_above(const kt_source *source, uint32_t number);
/* Byte of a place within its line. */
size_t kt_line_byte(kt_place at);

/* The first byte from `at` on that is no space. */
size_t kt_line_spaces(kt_str text, size_t at);
/* The colon that ends a key: before a space or the line's end, outside a quoted key. SIZE_MAX: none. */
size_t kt_line_colon(kt_str text, size_t from);
/* The line without its indent, with its bytes `from` to `to` in quotes: ready to paste. Empty where the line is too long
 * to be shown. */
kt_str kt_line_pasted(kt_arena *arena, kt_str text, size_t from, size_t to);

#endif
