/* io: the outside world.
 *
 * Purpose  The only code that opens a file. A table of functions, so that tests and fuzzing run in memory.
 * Rules    Input: regular files only, opened non-blocking, read whole, never mapped, within a limit. Output appears
 *          whole under its name or not at all: written to a hidden temporary beside its target, synced, renamed,
 *          the folder synced; every write and close is checked. A symlink keeps standing and its target is replaced;
 *          an existing file's mode is kept.
 * Fails    To kt_diag with the path: system errors KT_DIAG_SYSTEM and KT_DIAG_OUTPUT; KT_DIAG_LARGE, a fault of content.
 */
#ifndef KT_BASE_IO_H
#define KT_BASE_IO_H

#include "base/diag.h"

typedef struct kt_io kt_io;
typedef struct kt_io_out kt_io_out;   /* a file being written */
typedef struct kt_io_swap kt_io_swap; /* files of a folder being written */

#define KT_IO_TEXT_LIMIT ((size_t)16 << 20) /* a text file: far past any brochure, small enough to hold many times */
#define KT_IO_FONT_LIMIT ((size_t)64 << 20)

kt_io *kt_io_disk_open(void);
kt_io *kt_io_memory_open(void);
void kt_io_close(kt_io *io);

/* Reads a file whole. `at` is where its name was written, for the message; KT_NOWHERE where the program made it up. */
KT_MUST bool kt_io_read(kt_io *io, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag,
                        kt_str *bytes);
/* Reads a text file and checks it (kt_source_read); its lines are shown under the name by which it was asked for. false:
 * reported. */
KT_MUST bool kt_io_read_text(kt_io *io, kt_arena *arena, kt_str path, kt_place at, kt_diag *diag, kt_source *source);
/* Is there a file of that name: of any kind, readable or not, a link to nothing too? */
bool kt_io_exists(kt_io *io, kt_str path);
/* Names in a folder, sorted by bytes, without "." and ".."; none where there is no folder. */
size_t kt_io_list(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names);
/* Makes a folder and those above it. */
KT_MUST bool kt_io_folder(kt_io *io, kt_str path, kt_diag *diag);

/* Does a path, which need not be there, lie in the folder, links followed? */
bool kt_io_inside(kt_io *io, kt_str path, kt_str folder);
/* Could a file be replaced, or made with its folders, as things stand now? Asked before much work goes into its bytes; false:
 * reported. */
KT_MUST bool kt_io_may_replace(kt_io *io, kt_str path, kt_diag *diag);
/* Starts a replacement of `path`; NULL: reported. */
kt_io_out *kt_io_replace(kt_io *io, kt_str path, kt_diag *diag);
/* The file is only replaced while it still holds what was read of it, `was` (at NULL: while there is none): what somebody
 * else saves meanwhile is never lost. Else the commit is a failure of the system that says to run again. */
void kt_io_only_if(kt_io_out *out, kt_str was);
/* false: reported, and every later call does nothing; the caller still commits or abandons. */
bool kt_io_put(kt_io_out *out, const void *bytes, size_t count);
KT_MUST bool kt_io_commit(kt_io_out *out);
void kt_io_abandon(kt_io_out *out); /* nothing is left behind */

/* Starts a replacement of all files HEAD<digits>TAIL of a folder ("page-", ".png"): they are written into a hidden folder
 * beside it, which then takes its place, whole; the folder above is there. Files of other names stay. NULL: reported. */
kt_io_swap *kt_io_swap_begin(kt_io *io, kt_str folder, const char *head, const char *tail, kt_diag *diag);
/* Starts one of the files, as kt_io_replace does. */
kt_io_out *kt_io_swap_file(kt_io_swap *swap, kt_str name);
KT_MUST bool kt_io_swap_commit(kt_io_swap *swap);
void kt_io_swap_abandon(kt_io_swap *swap); /* nothing is left behind */

/* The memory world. */
void kt_io_memory_add(kt_io *io, kt_str path, kt_str bytes);
bool kt_io_memory_file(kt_io *io, kt_str path, kt_str *bytes);

#endif
