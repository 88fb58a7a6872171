/* section: one content/NAME.yaml as placed blocks.
 *
 * In/Out   A file and the kinds of block there are -> template, title, kicker, body in reading order.
 * Owns     The brochure's arena.
 * Not here Messages: numbered once all sections are read (content/brochure).
 */
#ifndef KT_CONTENT_SECTION_H
#define KT_CONTENT_SECTION_H

#include "content/brochure.h"

/* A section as its file has it. */
typedef struct kt_section_file {
	const kt_node *template_name;
	kt_field_text title, kicker;
	const kt_node *body;
	kt_field_list waive;
	int32_t only;
} kt_section_file;

/* Fills `section`, whose id is set; `file` keeps title and kicker for numbering. `block` counts blocks over sections.
 * false: reported; what could be read is there. */
KT_MUST bool kt_section_read(kt_io *io, kt_arena *arena, kt_str path, kt_place named, const kt_forms *forms,
                             uint32_t *block, kt_diag *diag, kt_section *section, kt_section_file *file);

#endif
