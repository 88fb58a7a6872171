/* diff: two states of a project beside each other: what `katern diff` found, and how it tells it.
 *
 * Owns     Both projects, the settings of their editions, and the arena.
 */
#ifndef KT_APP_DIFF_H
#define KT_APP_DIFF_H

#include "app/project.h"
#include "content/changes.h"
#include "proof/compare.h"

/* An edition in both states. */
typedef struct kt_diff_edition {
	kt_str name;
	bool was_there, is_there;
	kt_setting_out was, now; /* where it is there in both */
	kt_changes changes;
} kt_diff_edition;

typedef struct kt_diff {
	kt_project was, now;
	kt_compositor was_compositor, now_compositor; /* of what follows; no project: not yet open */
	kt_arena *arena;
	kt_text_changes texts;
	kt_figure_changes figures;
	kt_diff_edition *editions;
	size_t count;
} kt_diff;

/* Could it be made in both states? */
static inline bool kt_diff_comparable(const kt_diff_edition *edition)
{
	return edition->was.document && edition->now.document;
}

void kt_diff_print_text(const kt_diff *diff, kt_buf *out);
void kt_diff_print_json(const kt_diff *diff, kt_buf *out);

#endif
