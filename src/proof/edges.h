/* edges: how near the edge of what is drawn comes to a box.
 *
 * Units    kt_len; curves are taken as eight chords, off by less than a hundredth of their width.
 */
#ifndef KT_PROOF_EDGES_H
#define KT_PROOF_EDGES_H

#include "display/list.h"

typedef struct kt_edges {
	kt_len distance; /* from the edge, less half the pen of a stroke; 0: it touches the box or goes through it */
	bool inside;     /* the whole box lies in it */
} kt_edges;

/* Of a FILL, STROKE or PICTURE; of a clipped one only edges that show in `shown` count. */
kt_edges kt_edges_near(const kt_op *op, kt_box shown, kt_box box);

/* The space between two boxes; 0: they touch or overlap. */
kt_len kt_edges_between(kt_box a, kt_box b);

#endif
