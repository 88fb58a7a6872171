/* near: what stands near a text on its page.
 *
 * Purpose  For each line of text, what comes nearer to its ink than it should: other texts, edges of drawings, the trim.
 * Rules    Texts are apart that belong to different tags. Those that stand a line of the smaller one below each other have
 *          their own line spacing, the languages of one message on one line their own word space. Text that is no more
 *          than decoration, such as a dot between two languages, is none here.
 *          A shape is near where its edge is: a panel, a disc or a map that a text lies well inside of is its ground, and
 *          letters' tails do not crowd it. What a ground covers is not seen, nor what is drawn outside a clip. Where a
 *          frame lies over another (labels on a map), that one's drawing is ground too, edges and all.
 * Owns     The proof's arena.
 */
#ifndef KT_PROOF_NEAR_H
#define KT_PROOF_NEAR_H

#include "proof/pages.h"

typedef enum kt_near_kind { KT_NEAR_TEXT, KT_NEAR_DRAWING, KT_NEAR_TRIM } kt_near_kind;

/* What is nearest to a line, of its kind. */
typedef struct kt_near {
	kt_near_kind kind;
	kt_len distance;                 /* 0: they overlap, or an edge crosses the text */
	const kt_proof_paragraph *other; /* TEXT */
	const kt_op *drawing;            /* DRAWING */
} kt_near;

typedef void (*kt_near_visit)(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                              const kt_proof_line *line, const kt_near *near);
/* Calls for each line, and for each kind of thing nearer to it than its limit. Two texts are met once. */
void kt_near_each(kt_proof *proof, const kt_check *check, kt_len apart, kt_len from_trim, kt_near_visit visit);

/* Is the drawing the figure that the text is a label of? The labels of a block stand beside its Figure. */
bool kt_near_labels(const kt_proof_paragraph *paragraph, const kt_op *drawing);

#endif
