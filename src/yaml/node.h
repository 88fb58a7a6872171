/* node: a YAML file as a tree in which every value knows its place.
 *
 * Purpose  libyaml's events become maps, lists and scalars. A scalar is text: what it means is the field's to say
 *          (yaml/field.h), so `no` is Norwegian and `1:30` a text.
 * Owns     The arena.
 * Fails    Everything libyaml refuses, in words about the line that is wrong (libyaml often names another), and what
 *          is no part of the format: anchors, aliases, merge keys, tags, directives, several documents, nesting
 *          deeper than 64, more than half a million values, a key twice, a control character by an escape. All that can be
 *          found is reported, with NULL returned.
 * Not here Which keys a map may have; a text cut by " #", since beside a number a comment is welcome (yaml/field.h).
 */
#ifndef KT_YAML_NODE_H
#define KT_YAML_NODE_H

#include "base/diag.h"

#define KT_NODE_DEPTH 64     /* levels; a brochure needs 8, libyaml's own time grows quadratically */
#define KT_NODE_MOST  500000 /* values in a file: ten thousand pages have fewer, and they are read within a second */

typedef enum kt_node_kind { KT_NODE_SCALAR, KT_NODE_LIST, KT_NODE_MAP } kt_node_kind;
typedef enum kt_node_style { KT_NODE_PLAIN, KT_NODE_QUOTED, KT_NODE_LITERAL, KT_NODE_FOLDED } kt_node_style;

typedef struct kt_node kt_node;

typedef struct kt_entry {
	kt_str key;
	kt_place at; /* of the key */
	kt_node *value;
} kt_entry;

struct kt_node {
	kt_node_kind kind;
	kt_node_style style; /* of a scalar */
	kt_place at;         /* first character of the value; for | and >, of that sign */
	kt_place ends;
	uint32_t offset, end; /* the same two as bytes of the source */
	kt_str text; /* scalar: its text, escapes resolved, NFC not yet applied; may hold any character but controls */
	uint32_t indent;       /* literal, folded: columns cut from each line */
	bool flow;             /* list or map: written with brackets */
	const uint32_t *lines; /* literal: where each line begins in `text`, for kt_node_place */
	uint32_t line_count;
	size_t count;
	kt_node **items;   /* list */
	kt_entry *entries; /* map, in the order written */
};

/* The tree of a file; NULL: reported. */
KT_MUST kt_node *kt_node_read(kt_arena *arena, const kt_source *source, kt_diag *diag);
/* The value of a key; NULL where the map has none. */
const kt_node *kt_node_of(const kt_node *map, const char *key);
/* Where the byte at `offset` of a scalar's text was written (exact for | and plain one-line scalars, the scalar's
 * own place otherwise). */
kt_place kt_node_place(const kt_node *scalar, size_t offset);
/* "a text", "a list", "a mapping": for messages. */
const char *kt_node_kind_name(const kt_node *node);

#endif
