/* editions: the editions of a run, in as many threads as there are processors, told as if one had followed the other.
 *
 * Purpose  One thread sets an edition and works on it, whole; what it learns of words it keeps for its next. Output
 *          lines and diagnostics come in the order of the editions, and no byte of any file depends on who made it.
 * Fails    An edition that cannot be made, or a thread that cannot be had, stops no other.
 */
#ifndef KT_APP_EDITIONS_H
#define KT_APP_EDITIONS_H

#include "app/project.h"

/* What is done with an edition once it was set, or could not be (set->document NULL): in any thread, several at once.
 * `line` takes what is said of it on stdout, after its name. Returns whether it came out well. */
typedef bool kt_editions_work(void *job, kt_setting_out *set, kt_buf *line);
/* Can it come to anything? Asked before it is set; false: reported. */
typedef bool kt_editions_can(const void *job, const kt_edition_spec *spec, kt_diag *diag);

typedef struct kt_editions_run {
	size_t good; /* editions that came out well for every target that they were set for */
	kt_timings timings;
} kt_editions_run;

/* An edition for another target follows the same one for the first, and has no line where that would say the same.
 * `composes`: as kt_project_set. `can` NULL: it can. Diagnostics go to the project's. */
kt_editions_run kt_editions_each(kt_project *project, const kt_edition_spec *const *specs, size_t count, bool composes,
                                 kt_editions_can *can, kt_editions_work *work, void *job);

#endif
