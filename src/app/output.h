/* output: where an edition's files go, and how they get there.
 *
 * Purpose  A document -> NAME.pdf in the folder, or page after page NAME/page-01.png: these as one, so that a folder
 *          holds the pages of one run, whole. What else lies there stays; only the pages of that kind are katern's.
 * Fails    A folder that holds the sources is refused: status 2. What cannot be written is reported before anything is
 *          laid out, where that can be known.
 */
#ifndef KT_APP_OUTPUT_H
#define KT_APP_OUTPUT_H

#include "app/project.h"
#include "write/writer.h"

#define KT_OUTPUT_WRITERS 128 /* two for each word of a command line (app/options.h) */

typedef struct kt_output {
	kt_io *io;
	kt_str folder;
	const kt_writer *writers[KT_OUTPUT_WRITERS];
	size_t writer_count;
	const char
	        *as; /* put into the names of files: "saddle" makes nl-print.pdf nl-print-saddle.pdf; NULL: nothing */
	kt_write_options options;
} kt_output;

/* What a writer's file of that name is called. */
kt_str kt_output_file(const kt_output *output, const kt_writer *writer, kt_str name, kt_arena *arena);

/* Does the folder lie among the project's sources? Then KT_STATUS_USAGE, reported on stderr. */
kt_status kt_output_check(const kt_output *output, const kt_project *project);
/* Could the files of that name be written, as things stand now? false: reported. */
bool kt_output_can(const kt_output *output, kt_str name, kt_diag *diag);
/* Writes a document by every writer. false: reported; what stood there stands. */
bool kt_output_write(const kt_output *output, kt_str name, const kt_document *document, kt_diag *diag);

#endif
