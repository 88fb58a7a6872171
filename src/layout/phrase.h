/* phrase: the one small grammar of layouts: what is written in words where a number alone would not say it.
 *
 *     span     1 to 6                       grid columns (and nothing else)
 *     rows     12 to 28 · 4 · 12 to text    an edge is a row's number, `text` (as high as what stands in it), or
 *              main + 2 to text             another slot: `main + 2` counts from its last row downwards,
 *              text to foot - 2             `foot - 2` from its first row upwards, `main` alone is the same edge
 *     sheet    210mm x 297mm                width x height
 *     size     10.6pt · 5.85 x text         a length, or so many times the size of another style
 *     range    94..100% · -8..0             from the one to the other; a percent sign where it is one
 *     rule     start 3pt accent             where it stands (top, bottom, start, end, below, between; nothing: all
 *              below 4pt amber 56pt long    around), how thick, which ink or part of the ground, perhaps how long
 *     inset    1 line · 1.5 lines · 4mm     lines are rows of the grid
 *
 * In/Out   A node of the layout -> what it says.
 * Fails    KT_DIAG_PHRASE at the word that does not belong, with the form expected.
 */
#ifndef KT_LAYOUT_PHRASE_H
#define KT_LAYOUT_PHRASE_H

#include "yaml/field.h"

typedef struct kt_phrase_span {
	unsigned from, to;
} kt_phrase_span;

typedef enum kt_phrase_edge_kind { KT_PHRASE_ROW, KT_PHRASE_TEXT, KT_PHRASE_SLOT } kt_phrase_edge_kind;

typedef struct kt_phrase_edge {
	kt_phrase_edge_kind kind;
	int number;  /* ROW: which; SLOT: how far from it, 0: the same edge */
	kt_str slot; /* SLOT */
	kt_place at;
} kt_phrase_edge;

typedef struct kt_phrase_rows {
	kt_phrase_edge first, last;
	const kt_node *node;
} kt_phrase_rows;

typedef struct kt_phrase_size {
	kt_dec factor; /* times the size of `of`; `of` empty: `length` */
	kt_str of;
	kt_len length;
} kt_phrase_size;

typedef struct kt_phrase_range {
	kt_dec from, to;
} kt_phrase_range;

typedef enum kt_phrase_side {
	KT_PHRASE_AROUND,
	KT_PHRASE_TOP,
	KT_PHRASE_BOTTOM,
	KT_PHRASE_START,
	KT_PHRASE_END,
	KT_PHRASE_BELOW,
	KT_PHRASE_BETWEEN
} kt_phrase_side;

typedef struct kt_phrase_rule {
	kt_phrase_side side;
	kt_len width;
	kt_str paint; /* an ink, or a part of the ground */
	kt_place paint_at;
	kt_len length; /* 0: as long as its side */
} kt_phrase_rule;

typedef struct kt_phrase_inset {
	kt_len length; /* where lines is 0 */
	kt_dec lines;
} kt_phrase_inset;

KT_MUST bool kt_phrase_read_span(const kt_node *node, kt_diag *diag, kt_phrase_span *span);
KT_MUST bool kt_phrase_read_rows(const kt_node *node, kt_diag *diag, kt_phrase_rows *rows);
KT_MUST bool kt_phrase_read_sheet(const kt_node *node, kt_diag *diag, kt_len *width, kt_len *height);
KT_MUST bool kt_phrase_read_size(const kt_node *node, kt_diag *diag, kt_phrase_size *size);
/* `percent`: both ends are, and the sign stands after the last. */
KT_MUST bool kt_phrase_read_range(const kt_node *node, bool percent, kt_diag *diag, kt_phrase_range *range);
KT_MUST bool kt_phrase_read_rule(const kt_node *node, kt_diag *diag, kt_phrase_rule *rule);
KT_MUST bool kt_phrase_read_inset(const kt_node *node, kt_diag *diag, kt_phrase_inset *inset);

#endif
