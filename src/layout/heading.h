/* heading: a section's title or kicker as it stands in a slot.
 *
 * Rules    One language, two side by side, or the second below the first. Two side by side start on the same baseline, and
 *          stand low together. A title's rule stands two rows below the first language's. Languages are named above their
 *          titles where the slot says so.
 */
#ifndef KT_LAYOUT_HEADING_H
#define KT_LAYOUT_HEADING_H

#include "layout/makeup.h"

typedef struct kt_heading {
	const kt_section *section;
	uint32_t message; /* KT_NO_MESSAGE: made by the program */
	const kt_style *style, *names;
	unsigned count; /* languages in it */
	unsigned language[KT_EDITION_LANGUAGES];
	const kt_rich *text[KT_EDITION_LANGUAGES];
	const kt_lines *lines[KT_EDITION_LANGUAGES];
	kt_setting setting;
	kt_len height; /* of the strip that they share */
} kt_heading;

/* `width` is that of each language. */
const kt_heading *kt_heading_make(kt_makeup *makeup, const kt_section *section, const kt_slot *slot, bool title,
                                  const unsigned *language, unsigned count, kt_len width, kt_fit fit);
/* The strip's top start corner of one of its languages. */
void kt_heading_draw(const kt_heading *heading, unsigned side, const kt_ground *ground, kt_point top,
                     kt_canvas *canvas);
/* The rule below a title whose strip ends at `foot`. */
void kt_heading_rule(const kt_rule *rule, kt_extent extent, kt_len foot, kt_len row, kt_len length,
                     const kt_ground *ground, kt_canvas *canvas);
/* Is there such a heading in this section? */
bool kt_heading_is(const kt_makeup *makeup, const kt_section *section, bool title);
/* Its tag in one language, below parent. */
kt_tag *kt_heading_tag(const kt_makeup *makeup, const kt_section *section, bool title, unsigned language,
                       kt_tag *parent);

#define KT_HEADING_RULE_ROWS 2 /* clear above a title's rule */
#define KT_HEADING_GAP_ROWS  4 /* between two stacked titles that a rule stands between; 1 without */

#endif
