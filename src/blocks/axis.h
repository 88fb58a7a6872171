/* axis: years on a line, to scale, with a break in spans that are far longer than the others; and labels under them.
 *
 * Purpose  Pure geometry of the timeline: no text, no drawing.
 * Units    Years are whole numbers; positions kt_len from the measure's start edge.
 */
#ifndef KT_BLOCKS_AXIS_H
#define KT_BLOCKS_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

#define KT_AXIS_MOST 14 /* years on an axis: those of twelve events and both ends of a gap */

typedef struct kt_axis {
	size_t count; /* different years, ascending */
	int32_t years[KT_AXIS_MOST];
	kt_len at[KT_AXIS_MOST];
	bool broken[KT_AXIS_MOST]; /* the span that follows the year is shortened, and marked */
} kt_axis;

/* Adds a year; one that is there already is not added again. */
void kt_axis_add(kt_axis *axis, int32_t year);
/* Puts the years from `from` to `to`: the first and the last one stand at these places. */
void kt_axis_place(kt_axis *axis, kt_len from, kt_len to);
/* Where one of its years stands. */
kt_len kt_axis_at(const kt_axis *axis, int32_t year);

/* A label under a mark. Widths are those of its measure. */
typedef struct kt_axis_label {
	kt_len at;       /* its mark */
	kt_len least;    /* the least that its words take */
	kt_len worth;    /* what it would like */
	kt_len length;   /* of all it says, on one line */
	kt_len x, width; /* found: where it stands */
	unsigned tier;   /* found: 0; 1 where it stands below the others, led to by a line from its mark */
} kt_axis_label;

/* Finds a place for each label, in the order of their marks, within 0 … `measure` and `gap` apart: on its mark where
 * that can be, moved aside where the frame ends or a neighbour stands, lower where neither is enough. White that is left
 * goes to the labels with the most lines; one with more than `lines` is lowered too (0: it is not). Returns by how much
 * a label needs more room than there is; 0: all have their place. */
kt_len kt_axis_label_place(kt_axis_label *labels, size_t count, kt_len measure, kt_len gap, unsigned lines);

#endif
