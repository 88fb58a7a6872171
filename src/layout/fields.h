/* fields: the tables of a layout file: which keys it has, of what type, in what range.
 *
 * Purpose  Reads, checks and prints (JSON Schema) layouts/NAME.yaml; the stage's readers take the filled structs from here.
 */
#ifndef KT_LAYOUT_FIELDS_H
#define KT_LAYOUT_FIELDS_H

#include "yaml/field.h"

typedef struct kt_margin_fields {
	kt_len top, bottom, inner, outer;
} kt_margin_fields;

typedef struct kt_page_fields {
	const kt_node *size;
	kt_len bleed;
	kt_margin_fields margins;
	struct {
		int32_t count;
		kt_len gutter;
	} columns;
	struct {
		kt_len height, first_baseline;
		int32_t steps;
	} rows;
	bool facing;
} kt_page_fields;

typedef struct kt_measure_fields {
	const kt_entry *entry;
	const kt_node *spans;
} kt_measure_fields;

typedef struct kt_slot_fields {
	const kt_entry *entry;
	const kt_node *measure, *across, *rows, *style, *names, *ground, *rule, *over, *into, *follows, *look;
	kt_field_words takes, bleed;
	int32_t least, stands, two, fit, columns, subheads;
	bool free;
} kt_slot_fields;

typedef struct kt_template_fields {
	const kt_entry *entry;
	const kt_node *ground, *folio, *continues, *side_by_side;
	int32_t starts, facing;
	kt_field_list slots; /* MAP of kt_slot_fields */
} kt_template_fields;

typedef struct kt_folio_fields {
	int32_t row, stands;
	const kt_node *shows, *style;
} kt_folio_fields;

typedef struct kt_jump_fields {
	int32_t row;
	const kt_node *measure, *style;
} kt_jump_fields;

typedef struct kt_fit_fields {
	const kt_node *size, *tracking, *hyphens;
	kt_len never_below;
} kt_fit_fields;

typedef struct kt_check_fields {
	const kt_entry *entry;
	int32_t severity;
	const kt_node *threshold;
	/* Second limits, by the names that proof/checks.def gives them. */
	const kt_node *display, *letters, *large, *trim, *mixed, *stroke, *inks, *screen, *told;
} kt_check_fields;

typedef struct kt_press_fields {
	const kt_node *profile, *condition;
} kt_press_fields;

typedef struct kt_print_fields {
	int32_t binding;
	const kt_node *fill;
	kt_len paper;
	struct {
		const kt_node *measure, *rows, *rule;
		kt_len every;
	} lines;
} kt_print_fields;

typedef struct kt_layout_fields {
	const kt_node *house;
	kt_page_fields page;
	kt_press_fields press;
	kt_print_fields print;
	kt_field_list inks, grounds, styles, measures, templates; /* MAPs */
	const kt_node *blocks, *folio, *two;
	kt_jump_fields jump;
	kt_fit_fields fit;
	kt_field_words order;
	kt_field_list checks; /* MAP of kt_check_fields */
} kt_layout_fields;

extern const kt_record kt_fields_template, kt_fields_slot, kt_fields_folio; /* kt_layout_record: layout/layout.h */

#endif
