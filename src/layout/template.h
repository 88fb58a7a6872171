/* template: page, grid, measures and templates of a layout, checked and resolved; and kt_layout, which holds all of it.
 *
 * In/Out   layouts/NAME.yaml over the house it names -> a kt_layout.
 * Rules    One template serves one language and two: `side-by-side:` is laid over it, slot by slot. Row 1 begins at the
 *          trim. A slot takes kinds of blocks, classes of them ("figure"), `title`, `kicker`.
 * Units    Columns and rows count from 1.
 * Owns     The arena of the layout.
 */
#ifndef KT_LAYOUT_TEMPLATE_H
#define KT_LAYOUT_TEMPLATE_H

#include "color/press.h"
#include "layout/layout.h"
#include "layout/stylesheet.h"

#define KT_NO_SLOT     SIZE_MAX
#define KT_NO_TEMPLATE SIZE_MAX
#define KT_SPANS_MOST  6  /* columns of text that a page has at most */
#define KT_SLOTS_MOST  64 /* of a template: more than a page can hold */

typedef struct kt_page_form {
	kt_len width, height, bleed;
	kt_len top, bottom, inner, outer; /* margins */
	unsigned columns;
	kt_len column, gutter;
	kt_len row, step, below; /* as kt_grid has them */
	unsigned rows;           /* that begin on the page */
	bool facing;
} kt_page_form;

/* Columns of the grid that text is set in, from the first to the last. */
typedef struct kt_measure {
	kt_str name;
	kt_phrase_span spans[KT_SPANS_MOST];
	unsigned count;
} kt_measure;

typedef enum kt_two { KT_TWO_SPLIT, KT_TWO_STACK, KT_TWO_SHARE, KT_TWO_UNSAID } kt_two;
typedef enum kt_stands { KT_STANDS_HIGH, KT_STANDS_MIDDLE, KT_STANDS_LOW } kt_stands;

typedef struct kt_slot {
	kt_str name;
	kt_place at;
	const kt_measure *measure;
	const kt_measure *across; /* several blocks stand side by side in these; NULL: one below the other */
	kt_phrase_rows rows;
	size_t first_of, last_of; /* slots that the rows' edges name */
	unsigned least;           /* rows */
	kt_field_words takes;
	const kt_style *style; /* of a title, or of running text; NULL: the look's own */
	const kt_look *looks;  /* as the slot changes them; NULL: it does not */
	const kt_style *names; /* languages are named above the title in this style; NULL: not */
	const kt_ground *ground;
	unsigned bleed;
	kt_rule rule; /* below a title */
	kt_stands stands;
	kt_two two;
	bool eases, level, spans_subheads, free;
	size_t over, follows; /* slots; KT_NO_SLOT */
	size_t into;          /* the slot whose text goes round this one; KT_NO_SLOT */
} kt_slot;

typedef enum kt_starts { KT_STARTS_ANY, KT_STARTS_RECTO, KT_STARTS_VERSO } kt_starts;

typedef struct kt_template {
	kt_str name;
	kt_place at;
	const kt_ground *ground;
	bool folio;
	bool level_facing; /* its pages end level with those that they face */
	kt_starts starts;
	size_t continues; /* template, or KT_NO_TEMPLATE */
	kt_slot *slots;
	size_t slot_count;
} kt_template;

typedef struct kt_folio_form {
	bool is;
	unsigned row;
	int32_t stands; /* kt_folio_stands */
	bool number, title;
	const kt_style *style;
} kt_folio_form;

/* The line that says on which page the second language starts. */
typedef struct kt_jump_form {
	unsigned row;
	const kt_measure *measure; /* NULL: the layout has none */
	const kt_style *style;
} kt_jump_form;

/* Lines to write on. */
typedef struct kt_ruled_form {
	const kt_measure *measure; /* NULL: there are none */
	unsigned first, last;      /* rows */
	kt_rule rule;
	kt_len every;
} kt_ruled_form;

/* How it is bound, and what fills it up. */
typedef struct kt_print_form {
	unsigned fold; /* pages of a folded sheet, of which the binding takes whole ones; 1: it takes any number */
	const kt_node *fill; /* the name of a template; NULL: none */
	kt_len paper;        /* how thick it is; 0: nobody said */
	kt_ruled_form lines;
} kt_print_form;

typedef enum kt_lever {
	KT_LEVER_BREAK,
	KT_LEVER_HYPHENS,
	KT_LEVER_HEADING_SPACE,
	KT_LEVER_EASE,
	KT_LEVER_COUNT
} kt_lever;

/* How two languages share a slot, by what it takes. */
typedef struct kt_two_entry {
	kt_str takes;
	kt_two two;
} kt_two_entry;

struct kt_layout {
	kt_str name;
	kt_source source, house;
	kt_page_form page;
	kt_stylesheet sheet;
	kt_press press;
	kt_measure *measures;
	size_t measure_count;
	kt_template (*templates)[2]; /* [1]: two languages side by side */
	size_t template_count;
	kt_folio_form folio;
	kt_jump_form jump;
	kt_print_form print;
	kt_two_entry *two;
	size_t two_count;
	kt_rule between; /* the rule between two languages */
	kt_lever levers[KT_LEVER_COUNT];
	size_t lever_count;
	kt_check checks[KT_CHECK_COUNT];
};

/* Index of a template by name, or KT_NO_TEMPLATE. */
size_t kt_template_find(const kt_layout *layout, kt_str name);
/* `takes` says that a slot takes the kind, its class, `title` or `kicker`. */
bool kt_template_takes(const kt_slot *slot, const char *kind, const char *class_name);
/* How a slot shares a block of a kind between two languages. */
kt_two kt_template_two(const kt_layout *layout, const kt_slot *slot, const char *kind, const char *class_name,
                       unsigned traits);

/* For layout/layout.c: templates and what stands beside them, from the merged root; page and sheet are read already. */
struct kt_layout_fields;
bool kt_template_read(kt_layout *layout, kt_arena *arena, const struct kt_layout_fields *fields, kt_diag *diag);

#endif
