/* sheets: --impose and --creep of render.
 *
 * Fails    Words that make no sense together: on stderr. Pages that fill no whole sheets, that would have to stand upside down,
 *          or that creep would cut into: the edition is not made.
 */
#ifndef KT_APP_SHEETS_H
#define KT_APP_SHEETS_H

#include "app/project.h"
#include "display/imposition.h"

typedef struct kt_sheets {
	const char *name; /* of the imposition; NULL: pages stay single */
	kt_imposition_kind kind;
	kt_len creep; /* -1: as thick as the paper is said to be */
} kt_sheets;

/* `fits`: what is written can be on sheets. false: reported. */
bool kt_sheets_read(const kt_arguments *arguments, bool fits, kt_sheets *sheets);
/* Puts the edition's pages on sheets, where that was asked for. false: reported to its diag. */
bool kt_sheets_impose(const kt_sheets *sheets, kt_setting_out *set);

#endif
