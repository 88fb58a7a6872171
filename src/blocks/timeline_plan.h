/* timeline_plan: where all of a timeline stands, before anything is drawn.
 *
 * Purpose  Events, a look and a width -> an axis with its marks, their labels set and placed, and heights.
 * Fails    A year that is not whole, a gap that has no length: reported, and left out. Labels that find no place: the
 *          room that is missing stands in `missing`, for who draws to report.
 * Owns     setting->arena.
 */
#ifndef KT_BLOCKS_TIMELINE_PLAN_H
#define KT_BLOCKS_TIMELINE_PLAN_H

#include "blocks/axis.h"
#include "blocks/caption.h"
#include "blocks/pair.h"

#define KT_TIMELINE_MOST 12 /* events */

typedef struct kt_timeline_event {
	kt_field_number year;
	kt_field_text label;
} kt_timeline_event;

typedef struct kt_timeline_gap {
	kt_field_number from, to;
	kt_field_text label;
} kt_timeline_gap;

typedef struct kt_timeline {
	kt_field_text alt;
	kt_field_list events;
	kt_timeline_gap gap;
} kt_timeline;

typedef struct kt_timeline_look {
	kt_field_style year, label, gap_label;
	kt_field_paint marker, gap, line;
} kt_timeline_look;

typedef struct kt_timeline_mark {
	const kt_timeline_event *event;
	int32_t year;
	kt_pair words; /* the year, written */
	kt_caption label;
	const kt_axis_label *place;
} kt_timeline_mark;

typedef struct kt_timeline_plan {
	kt_axis axis;
	kt_timeline_mark marks[KT_TIMELINE_MOST];
	size_t count;
	bool has_gap;
	int32_t from, to;
	kt_caption gap;
	kt_len gap_x;
	bool years_fit;   /* years stand in a row, else each with its label */
	kt_len bracket;   /* from the bracket down to the axis */
	kt_len line;      /* y: of the axis, … */
	kt_len years[2];  /* … of the strips of years on each tier, … */
	kt_len labels[2]; /* … of labels */
	kt_len missing;   /* room that the labels have not got */
	kt_len height;
} kt_timeline_plan;

/* Half the height of a gap's bar and the white around a mark, which the plan must know, in hundredths of a row. */
#define KT_TIMELINE_BAR_HALF   56
#define KT_TIMELINE_MARK_CLEAR 52
#define KT_TIMELINE_LEAD_WHITE 16 /* at both ends of a line to a lower label: clear of its ascenders */
kt_len kt_timeline_rows(const kt_setting *setting, int hundredths);

const kt_timeline_plan *kt_timeline_plan_make(const kt_setting *setting, const kt_timeline *timeline);
/* Is a mark of the same year as the one before? */
bool kt_timeline_plan_again(const kt_timeline_plan *plan, size_t mark);

#endif
