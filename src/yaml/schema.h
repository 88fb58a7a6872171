/* schema: JSON Schema (draft 2020-12) from field tables.
 *
 * Purpose  An editor completes keys and shows help; an independent validator agrees with katern.
 * In/Out   Records -> JSON text.
 */
#ifndef KT_YAML_SCHEMA_H
#define KT_YAML_SCHEMA_H

#include "yaml/field.h"

/* One alternative of a list's or a file's items: a mapping with the single key `key`, whose value is the record.
 * `beside` are the fields that may stand beside that key (NULL: none). */
typedef struct kt_schema_case {
	const char *key;
	const kt_record *record;
} kt_schema_case;

/* What a NODE field holds, told by the stage that reads it. */
typedef struct kt_schema_node {
	const kt_record *record;     /* the record and … */
	const char *field;           /* … the field that is of type NODE */
	const kt_schema_case *cases; /* a list of blocks: ended by key NULL; NULL: anything */
	const kt_record *beside;     /* keys allowed beside the block's */
} kt_schema_node;

/* A schema whose instance is one of `files` (ended by NULL). A file whose record has one MAP field named ""
 * is that map itself (figures.yaml). `nodes` is ended by record NULL. */
void kt_schema_print(const char *title, const kt_record *const *files, const kt_schema_node *nodes, kt_buf *out);

#endif
