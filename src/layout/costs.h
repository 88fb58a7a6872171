/* costs: what the ends of columns and pages cost, all in one table.
 *
 * Units    Squares of a sixteenth of a row, so that a column which misses its depth by one row costs 256, by two 1024.
 * Rules    What may never be is no cost: a strip does not let a column end there (layout/parallel, blocks/passage): one line
 *          of a paragraph alone, a heading or lead-in last, fewer than two lines below a heading, a word broken over
 *          a column's end, things that keep together.
 * Source   The kinds of cost are those of Plass, "Optimal pagination techniques for automatic typesetting systems" (1981),
 *          and Mittelbach, "A general framework for globally optimized pagination" (2016); the figures are ours, set by
 *          what an eye would rather have.
 */
#ifndef KT_LAYOUT_COSTS_H
#define KT_LAYOUT_COSTS_H

#define KT_COSTS_PER_ROW 16

enum {
	KT_COSTS_STUB = 256, /* two lines of a longer paragraph alone: as bad as a column a row short */
	KT_COSTS_RESORT =
	        1024, /* a lead-in's last line at a column's head: better only than columns that differ by three rows */
	KT_COSTS_RISING = 16, /* a column deeper than the one before it: a little worse than the other way round */
	KT_COSTS_UNEVEN =
	        128, /* × the square of the rows by which neighbouring full columns differ: one row is let pass, two
	                        * are not where a third column of one row helps */
	KT_COSTS_FACING = 512, /* the same across facing pages that should be level: both a row short before one is */
	KT_COSTS_FEW = 256     /* × the square of the rows that a last page lacks of KT_COSTS_FEW_ROWS */
};

/* Columns of a page that are as far from level as two that end two rows apart: lines are broken anew. */
#define KT_COSTS_UNLEVEL (2 * KT_COSTS_PER_ROW * KT_COSTS_PER_ROW)

/* A line of white beside another language's text is worth so much for each line of that text, in the unit of
 * text/cost.def: lines that all fall a ninth short of the measure. */
#define KT_COSTS_PAIR       25000

#define KT_COSTS_FEW_ROWS   5  /* a page with fewer lines looks like a mistake */
#define KT_COSTS_SHORT_MOST 6  /* rows: ends further from a column's foot are taken only where there is none nearer */
#define KT_COSTS_SHORT_CAP  12 /* rows: a column shorter than that is as bad as can be (something high had to move on) */

#endif
