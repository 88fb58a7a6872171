/* project: a brochure's folder, read as one stage: content, layout and fonts, so that all their mistakes are seen in one run.
 *
 * Owns     Everything it opened, until kt_project_close.
 */
#ifndef KT_APP_PROJECT_H
#define KT_APP_PROJECT_H

#include "app/command.h"
#include "layout/layout.h"
#include "placed/artwork.h"

typedef struct kt_project {
	kt_str folder;
	kt_io *io;
	kt_arena *arena;
	kt_diag *diag;
	kt_artworks *artworks;
	kt_fonts *fonts;
	kt_numbers *numbers;
	kt_brochure *brochure;
	kt_catalogs *catalogs;
	kt_layout *layout;
	const kt_str *names; /* whose words no hyphen parts */
	size_t name_count;
} kt_project;

/* false: something is wrong; project->diag says what. Closed by the caller either way. */
bool kt_project_read(kt_project *project, const char *folder);
/* Only the content: for translators' commands. */
bool kt_project_read_content(kt_project *project, const char *folder);
/* Layout and fonts, once the content is there. */
bool kt_project_read_looks(kt_project *project, kt_diag *diag);
void kt_project_close(kt_project *project);
/* Prints what was found to stderr (JSON: to stdout); returns the status. */
kt_status kt_project_report(const kt_project *project, kt_diag_format format);

/* The editions that --edition names (all of them where it is not given or says `all`): those of brochure.yaml, and the
 * language of each catalogue that there is, alone; for a target. false: reported on stderr. */
bool kt_project_editions(const kt_project *project, const kt_arguments *arguments, kt_target target,
                         const kt_edition_spec ***specs, size_t *count);

/* The same edition, made for a target. */
const kt_edition_spec *kt_project_for(const kt_project *project, const kt_edition_spec *spec, kt_target target);

/* A draft in one language, whether or not the brochure has an edition in it. */
const kt_edition_spec *kt_project_alone(const kt_project *project, kt_str language);

/* Times of the stages, in nanoseconds. */
typedef struct kt_timings {
	int64_t read, texts, layout, write;
} kt_timings;
int64_t kt_timings_now(void);
void kt_timings_add(kt_timings *sum, const kt_timings *more);

/* One edition from texts to pages. */
typedef struct kt_setting_out {
	const kt_edition_spec *spec;
	kt_arena *arena; /* holds what follows */
	kt_diag *diag;   /* of this edition alone */
	kt_edition edition;
	kt_setter *setter;     /* borrowed; NULL: its texts could not be made */
	kt_document *document; /* NULL: it could not be made */
	kt_timings timings;
} kt_setting_out;

/* A setter that keeps the brochure's names whole. */
kt_setter *kt_project_setter(const kt_project *project, kt_diag *diag);

/* What sets editions, one after the other, in one thread; what it has learnt of words it keeps. The project is shared
 * with other threads and only read: all that is said goes to the edition's diag. */
typedef struct kt_compositor {
	const kt_project *project;
	kt_numbers *numbers;
	kt_setter *setter; /* NULL: not yet needed */
	bool others;       /* texts that are composed tell the next best way to break them */
} kt_compositor;
kt_compositor kt_compositor_open(const kt_project *project);
void kt_compositor_close(kt_compositor *compositor);
/* Its setter, which reports to `diag` from now on; another one where the last was full. */
kt_setter *kt_compositor_setter(kt_compositor *compositor, kt_diag *diag);

/* Opens an edition that is not set yet, and may never be; then sets it. */
void kt_project_begin(const kt_edition_spec *spec, kt_setting_out *out);
void kt_compositor_set(kt_compositor *compositor, bool composes, kt_setting_out *out);
/* Both. `composes`: the document keeps how it was made up, here and in all that the compositor sets after it. */
void kt_project_set(kt_compositor *compositor, const kt_edition_spec *spec, bool composes, kt_setting_out *out);
/* Takes over what was set, with all that is said of it, from who will unset it: it lives until it is unset itself. The
 * compositor's setter and numbers may be gone by then. */
void kt_project_keep(kt_setting_out *set, kt_setting_out *kept);
void kt_project_unset(kt_setting_out *out);

#endif
