/* flow: strips into the columns of one page.
 *
 * Purpose  A strip is what does not part: a slice of a block, or two languages' slices side by side. Frames are filled
 *          with them, one after the other or level. A frame is a column, or what a drop leaves of one above or below it.
 * Rules    A frame ends where a strip says that one may: never inside what keeps together, never after the first or
 *          before the last line of a paragraph, nor after one line from within it. White above a frame's first strip is
 *          dropped. A strip that `snaps` stands on a row.
 * Costs    layout/costs.h.
 * Not here Where strips come from (layout/matter), what is drawn for them, text that goes on to other pages (layout/paging).
 */
#ifndef KT_LAYOUT_FLOW_H
#define KT_LAYOUT_FLOW_H

#include "base/geom.h"

#include <stdbool.h>
#include <stddef.h>

#define KT_FLOW_FRAMES 12 /* of a slot on a page: six columns, each parted once */

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

typedef struct kt_flow_frame {
	kt_len top; /* below the head of the columns */
	kt_len height;
	unsigned column;
	bool parted; /* a drop stands in its column */
	bool last;   /* nothing of its column lies below it */
} kt_flow_frame;

typedef struct kt_flow_room {
	kt_flow_frame frames[KT_FLOW_FRAMES];
	unsigned count;
	kt_len row;
	bool level;
	bool whole;   /* end columns only where a message ends */
	bool by_part; /* each part begins a column of its own */
} kt_flow_room;

/* Columns of one height, undivided. */
kt_flow_room kt_flow_columns(kt_len height, unsigned columns, kt_len row);
/* Takes what lies between `top` and `foot` out of a column. What is left of it and lower than `least` is no frame. */
void kt_flow_part(kt_flow_room *room, unsigned column, kt_len top, kt_len foot, kt_len least);

bool kt_flow_parted(const kt_flow_room *room);

/* The depth of strips first … end - 1 in one frame; over KT_LEN_MAX: at least that. */
kt_len kt_flow_depth(const kt_strip *strips, size_t first, size_t end, kt_len row);
/* Where a strip's top stands below its frame's head, for strips first … at. */
kt_len kt_flow_top(const kt_strip *strips, size_t first, size_t at, kt_len row);
/* Where a strip's top stands below what is `depth` deep already; `head`: nothing is. */
kt_len kt_flow_below(kt_len depth, const kt_strip *strip, bool head, kt_len row);
/* May a frame that begins with strip `first` end below strip `at`? Not if that is one line from within a paragraph. */
bool kt_flow_ends(const kt_strip *strips, size_t first, size_t at, const kt_flow_room *room);

/* Fills frames with strips first … end - 1. `ends[c]` is one past frame c's last strip. Returns ends of the last frame:
 * less than `end` where not all fit. */
size_t kt_flow_fill(const kt_strip *strips, size_t first, size_t end, const kt_flow_room *room, size_t *ends);
/* How far columns that should be level are from it, filled like that, with what their ends cost (layout/costs.h). */
int64_t kt_flow_unlevel(const kt_strip *strips, size_t first, const kt_flow_room *room, const size_t *ends);
/* What a page costs that a text ends on: the same, and that few rows look like a mistake. */
int64_t kt_flow_cost(const kt_strip *strips, size_t first, const kt_flow_room *room, const size_t *ends);

#endif
