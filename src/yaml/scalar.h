/* scalar: one value of a field that is written as a text: word, number, date, address …
 *
 * In/Out   A node and its field -> the member filled; or a diagnostic that says what may be typed.
 * Not here Mappings and lists: yaml/field.c.
 */
#ifndef KT_YAML_SCALAR_H
#define KT_YAML_SCALAR_H

#include "yaml/field.h"

/* Reads a field of one of the types WORD, TEXT, NAME, PROSE, NUMBER, INTEGER, BOOL, CHOICE, LENGTH, DATE, LANGUAGE,
 * EMAIL, PHONE, URL, STYLE, PAINT. false: reported. */
bool kt_scalar_read(const kt_field *field, const kt_node *node, void *member, kt_arena *arena, kt_diag *diag);

/* "a text", "a whole number", "a list of mappings": what a field's type expects. */
const char *kt_scalar_expected(kt_field_type type);
/* Says that a node is of another kind than expected. Always false. */
bool kt_scalar_refuse_kind(const kt_node *node, const char *expected, kt_diag *diag);
/* The same where a text was expected, which YAML may have taken for something else: "- handel: ketens", "{lives}". */
bool kt_scalar_refuse_text(const kt_node *node, const char *expected, kt_arena *arena, kt_diag *diag);

#endif
