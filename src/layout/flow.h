/* flow: strips into columns.
 *
 * Purpose  A strip is what does not part: a slice of a block, or two languages' slices side by side. Columns are filled
 *          with them, one after the other or level.
 * Rules    A column ends where a strip says that one may: never inside what keeps together, never after the first or
 *          before the last line of a paragraph. White above a column's first strip is dropped. A strip that `snaps`
 *          stands on a row.
 * Not here Where strips come from (layout/matter), and what is drawn for them.
 */
#ifndef KT_LAYOUT_FLOW_H
#define KT_LAYOUT_FLOW_H

#include "base/geom.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct kt_strip {
	kt_len before, height;
	bool breaks; /* a column may end below it */
	bool whole;  /* a message ends with it: a column of another width may begin after it */
	bool stub;   /* ending below it leaves only two lines of a longer paragraph on either side: legal, not good */
	bool resort; /* ending below it leaves the last line of a text that leads into a list above that list: only where
	              * columns could not be levelled otherwise */
	bool snaps;
	bool heading;              /* its white may be lessened by the lever heading-space */
	unsigned part;             /* of the matter */
	size_t first[2], count[2]; /* slices of each language (of the one, or of the shared block: [0]) */
} kt_strip;

typedef struct kt_flow_room {
	kt_len height;
	kt_len row;
	unsigned columns;
	bool level;
	bool whole;   /* end columns only where a message ends */
	bool by_part; /* each part begins a column of its own */
} kt_flow_room;

/* The depth of strips first … end - 1 in one column. */
kt_len kt_flow_depth(const kt_strip *strips, size_t first, size_t end, kt_len row);
/* Where a strip's top stands below its column's head, for strips first … at. */
kt_len kt_flow_top(const kt_strip *strips, size_t first, size_t at, kt_len row);

/* Fills columns with strips first … end - 1. `ends[c]` is one past column c's last strip. Returns ends of the last
 * column: less than `end` where not all fit. */
size_t kt_flow_fill(const kt_strip *strips, size_t first, size_t end, kt_flow_room room, size_t *ends);

#endif
