/* figure: every number of a brochure, once.
 *
 * Purpose  content/figures.yaml: name -> exact value, range or date, how it is written, what it counts, where it comes from.
 * Rules    A name is what braces can hold: [a-z_][a-z0-9_]*. A value is a number, never another figure's name.
 * Owns     The arena of the brochure.
 */
#ifndef KT_CONTENT_FIGURE_H
#define KT_CONTENT_FIGURE_H

#include "base/io.h"
#include "text/number.h"
#include "yaml/field.h"

typedef struct kt_figure {
	const kt_entry *entry; /* its name and place; first member, as KT_FIELD_MAP asks */
	kt_field_number value;
	kt_field_number to;      /* the last of a range that begins with `value` */
	kt_field_date date;      /* a day, in place of a value */
	int32_t style;           /* kt_number_style */
	const kt_node *currency; /* ISO 4217, where style is currency */
	kt_field_text source;    /* message: who found it */
	kt_field_date as_of;
	const kt_node *of; /* the noun it counts */
} kt_figure;

typedef struct kt_figures {
	kt_figure *items;
	size_t count;
	uint32_t *table; /* index + 1, by hash of the name */
	size_t table_size;
	bool unread; /* the file has faults that hide its names: none of them is missed */
} kt_figures;

extern const kt_record kt_figures_record;

/* Reads content/figures.yaml; a brochure without one has no figures. false: reported. */
KT_MUST bool kt_figure_read(kt_io *io, kt_arena *arena, kt_str path, kt_figures *figures, kt_diag *diag);

/* Index of a figure, or SIZE_MAX. */
size_t kt_figure_find(const kt_figures *figures, kt_str name);
/* The figure as a language writes it. false: reported. */
KT_MUST bool kt_figure_write(kt_numbers *numbers, kt_arena *arena, const kt_figure *figure, kt_str language,
                             kt_diag *diag, kt_number_text *text);
/* The nearest name, for hints; NULL where none is near. */
const char *kt_figure_nearest(kt_arena *arena, const kt_figures *figures, kt_str name);

#endif
