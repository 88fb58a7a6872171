/* io_disk: what both halves of the disk world need: files that are replaced (io_disk) and folders (io_disk_swap).
 *
 * Not here What the callers see: base/io.h.
 */
#ifndef KT_BASE_IO_DISK_H
#define KT_BASE_IO_DISK_H

#include <sys/types.h>

#include "base/io_world.h"

#define KT_IO_DISK_TEMPORARY ".katern-" /* how hidden files and folders begin */

/* Reports KT_DIAG_OUTPUT; returns false. */
bool kt_io_disk_write_failed(kt_diag *diag, kt_str path, const char *why);
/* A path as the system takes it; NULL: it holds a NUL. */
const char *kt_io_disk_path(kt_arena *arena, kt_str path);
/* "a/b" gives "a", "b" gives ".", "/b" gives "/". */
const char *kt_io_disk_folder_of(kt_arena *arena, const char *path);
/* Follows links in the last part of a path, to what need not be there; NULL: errno. */
const char *kt_io_disk_follow_links(kt_arena *arena, const char *path);
/* open, again after a signal. */
int kt_io_disk_open_fd(const char *path, int flags, mode_t mode);
int kt_io_disk_sync(int fd);
/* A name in the folder that no process has used. */
const char *kt_io_disk_new_name(kt_arena *arena, const char *folder);
/* Locks a file or folder that was just made; false: a sweep was faster, and it is as good as gone. */
bool kt_io_disk_lock(int fd);
size_t kt_io_disk_list(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names);

/* Folders (io_disk_swap). */
kt_io_swap *kt_io_disk_swap(kt_io *io, kt_arena *arena, kt_str folder, const char *head, const char *tail,
                            kt_diag *diag);
bool kt_io_disk_settle(kt_io_swap *swap);
void kt_io_disk_drop(kt_io_swap *swap);

#endif
