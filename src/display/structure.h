/* structure: the tag tree: what a screen reader walks.
 *
 * Purpose  Built section -> language -> block before anything is drawn; operations then name the tag they belong to.
 *          Reading order is the order of this tree, whatever the order of drawing.
 * Owns     The arena.
 * Names    Standard structure types of ISO 32000-1, 14.8.4.
 */
#ifndef KT_DISPLAY_STRUCTURE_H
#define KT_DISPLAY_STRUCTURE_H

#include "base/geom.h"
#include "base/source.h"
#include "base/str.h"

typedef enum kt_tag_role {
#define KT_TAG_ROLE(name, pdf) KT_TAG_##name,
#include "display/tag_roles.def"
#undef KT_TAG_ROLE
	KT_TAG_ROLE_COUNT
} kt_tag_role;

extern const char *const kt_tag_role_names[KT_TAG_ROLE_COUNT]; /* as PDF writes them: "P", "LBody" */

/* What a tag stands for: a message of a block in a language. `block` is the placed block's index in the brochure. */
typedef struct kt_tag_key {
	uint32_t block, message, language;
} kt_tag_key;

typedef enum kt_tag_numbering { KT_TAG_UNLABELLED, KT_TAG_BULLETS, KT_TAG_NUMBERS } kt_tag_numbering;

typedef struct kt_tag kt_tag;
struct kt_tag {
	kt_tag_role role;
	uint32_t id;                /* dense, in order of making; the Document is 0 */
	kt_str language;            /* empty: that of the parent */
	kt_str alt;                 /* FIGURE: heard instead of the drawing */
	kt_place at;                /* where its text, or alternative text, was written; else no source */
	kt_str title;               /* SECT: its heading's text */
	kt_tag_numbering numbering; /* L: what its items' labels are */
	bool boxed;                 /* `box` is known (FIGURE) */
	kt_box box;                 /* on the page of its first operation */
	bool bound;                 /* `key` is known: the one it was bound to last */
	kt_tag_key key;
	kt_tag *parent, *first, *last, *next;
};

typedef struct kt_structure kt_structure;

kt_structure *kt_structure_open(kt_arena *arena, kt_str language); /* with its Document tag */
kt_tag *kt_structure_root(const kt_structure *structure);
size_t kt_structure_count(const kt_structure *structure); /* tags, the Document included */
kt_structure *kt_structure_of(kt_tag *tag);               /* the tree that the tag stands in */
/* The next tag of a walk that sees a tag before its children; NULL: it was the last. Begin with the root. */
const kt_tag *kt_tag_next(const kt_tag *tag);
/* Adds a last child. */
kt_tag *kt_tag_add(kt_structure *structure, kt_tag *parent, kt_tag_role role);

void kt_structure_bind(kt_structure *structure, kt_tag_key key, kt_tag *tag);
kt_tag *kt_structure_find(const kt_structure *structure, kt_tag_key key); /* NULL: none bound */

#endif
