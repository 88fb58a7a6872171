/* A hidden folder beside the target is filled, then the two change places in one step (renameat2), so that whoever looks
 * sees the old pages or the new ones. Where the file system knows no such step, the old one steps aside first.
 *
 * What is not ours in the old folder is linked into the new one before, so that it is never missing; what cannot be
 * linked (folders; file systems without links) is moved after. Nothing is removed that has no other name and is not ours:
 * a folder left behind by a killed run is emptied by the same rule. */
#define _GNU_SOURCE /* renameat2, flock */
#include "base/io_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAMES_MOST 1000 /* names tried for the hidden folder */
#define TIDIES     10   /* rounds over the old folder while other runs move their files into it */

typedef struct disk_swap {
	kt_io_swap swap;
	const char *target; /* links followed */
	const char *parent, *aside;
	int fd, parent_fd; /* of the hidden folder, locked; of the parent */
} disk_swap;

static bool swap_failed(const disk_swap *s)
{
	return kt_io_disk_write_failed(s->swap.diag, s->swap.folder, strerror(errno));
}

static const char *inside(kt_arena *arena, const char *folder, kt_str name)
{
	return kt_print(arena, "%s/%.*s", folder, KT_STR_ARG(name)).at;
}

/* Removes what is ours in a folder, and what stands elsewhere too; with nothing left, the folder. */
static bool empty_folder(const kt_io_swap *swap, kt_arena *scratch, const char *folder)
{
	kt_str *names = NULL;
	size_t count = kt_io_disk_list(swap->io, scratch, kt_str_of(folder), &names);
	for (size_t i = 0; i < count; i++) {
		struct stat st;
		const char *path = inside(scratch, folder, names[i]);
		if (lstat(path, &st) != 0 || S_ISDIR(st.st_mode))
			continue;
		if (st.st_nlink > 1 || kt_io_swap_owns(swap, names[i]) || kt_str_starts(names[i], KT_IO_DISK_TEMPORARY))
			unlink(path);
	}
	return rmdir(folder) == 0 || errno == ENOENT;
}

/* Removes hidden folders that nobody is filling any more. */
static void sweep(const disk_swap *s)
{
	kt_arena *scratch = kt_arena_open();
	kt_str *names = NULL;
	size_t count = kt_io_disk_list(s->swap.io, scratch, kt_str_of(s->parent), &names);
	for (size_t i = 0; i < count; i++) {
		if (!kt_str_starts(names[i], KT_IO_DISK_TEMPORARY))
			continue;
		const char *path = inside(scratch, s->parent, names[i]);
		int fd = kt_io_disk_open_fd(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
		if (fd < 0)
			continue;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			empty_folder(&s->swap, scratch, path);
		close(fd);
	}
	kt_arena_close(scratch);
}

/* Makes and locks the hidden folder. false: errno. */
static bool open_aside(disk_swap *s)
{
	for (int i = 0; i < NAMES_MOST; i++) {
		s->aside = kt_io_disk_new_name(s->swap.arena, s->parent);
		if (mkdir(s->aside, 0777) != 0) {
			if (errno == EEXIST)
				continue;
			return false;
		}
		s->fd = kt_io_disk_open_fd(s->aside, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
		if (s->fd >= 0 && kt_io_disk_lock(s->fd))
			return true;
		bool swept = s->fd >= 0 || errno == ENOENT;
		rmdir(s->aside);
		if (s->fd >= 0)
			close(s->fd);
		s->fd = -1;
		if (!swept)
			return false;
	}
	errno = EEXIST;
	return false;
}

static void close_all(disk_swap *s)
{
	if (s->fd >= 0)
		close(s->fd);
	if (s->parent_fd >= 0)
		close(s->parent_fd);
	s->fd = s->parent_fd = -1;
}

/* What stands at the target must be a folder, or nothing. */
static bool check_target(disk_swap *s)
{
	struct stat st;
	if (stat(s->target, &st) != 0)
		return errno == ENOENT || swap_failed(s);
	if (S_ISDIR(st.st_mode))
		return access(s->target, W_OK) == 0 || swap_failed(s);
	return kt_diag_system(s->swap.diag, KT_DIAG_OUTPUT, KT_NOWHERE,
	                      "cannot make the folder %.*s: a file has that name", KT_STR_ARG(s->swap.folder));
}

kt_io_swap *kt_io_disk_swap(kt_io *io, kt_arena *arena, kt_str folder, const char *head, const char *tail,
                            kt_diag *diag)
{
	disk_swap *s = KT_NEW(arena, disk_swap);
	*s = (disk_swap){.swap = {io, arena, folder, {"", 0}, head, tail, diag}, .fd = -1, .parent_fd = -1};
	const char *name = kt_io_disk_path(arena, folder);
	s->target = name == NULL ? NULL : kt_io_disk_follow_links(arena, name);
	if (s->target == NULL) {
		kt_io_disk_write_failed(diag, folder, name == NULL ? "its name holds a NUL" : strerror(errno));
		return NULL;
	}
	s->parent = kt_io_disk_folder_of(arena, s->target);
	sweep(s);
	if (!check_target(s))
		return NULL;
	s->parent_fd = kt_io_disk_open_fd(s->parent, O_RDONLY | O_DIRECTORY, 0);
	if (s->parent_fd < 0 || !open_aside(s)) {
		swap_failed(s);
		close_all(s);
		return NULL;
	}
	s->swap.aside = kt_str_of(s->aside);
	return &s->swap;
}

/* Links what is not ours into the new folder. */
static void link_others(const disk_swap *s)
{
	kt_str *names = NULL;
	size_t count = kt_io_disk_list(s->swap.io, s->swap.arena, kt_str_of(s->target), &names);
	for (size_t i = 0; i < count; i++)
		if (!kt_io_swap_owns(&s->swap, names[i]) && !kt_str_starts(names[i], KT_IO_DISK_TEMPORARY))
			(void)link(inside(s->swap.arena, s->target, names[i]),
			           inside(s->swap.arena, s->aside, names[i]));
}

/* Moves what could not be linked. */
static void move_others(const disk_swap *s, kt_arena *scratch, const char *old)
{
	kt_str *names = NULL;
	size_t count = kt_io_disk_list(s->swap.io, scratch, kt_str_of(old), &names);
	for (size_t i = 0; i < count; i++) {
		struct stat st;
		const char *from = inside(scratch, old, names[i]), *to = inside(scratch, s->target, names[i]);
		if (!kt_io_swap_owns(&s->swap, names[i]) && !kt_str_starts(names[i], KT_IO_DISK_TEMPORARY) &&
		    lstat(to, &st) != 0 && errno == ENOENT)
			rename(from, to);
	}
}

/* Another run may still be moving its own files out of what was the target to it: once more, then. What stays is for the
 * next run to remove. */
static void tidy(const disk_swap *s, const char *old)
{
	kt_arena *scratch = kt_arena_open();
	for (int i = 0; i < TIDIES; i++) {
		move_others(s, scratch, old);
		if (empty_folder(&s->swap, scratch, old))
			break;
	}
	kt_arena_close(scratch);
}

static bool is_in_place(const disk_swap *s)
{
	struct stat ours, there;
	int why = errno;
	bool same = fstat(s->fd, &ours) == 0 && lstat(s->target, &there) == 0 && ours.st_dev == there.st_dev &&
	            ours.st_ino == there.st_ino;
	errno = why;
	return same;
}

/* Puts the new folder in place; `old` is where the old one is then, NULL: there was none. A rename over a network may be
 * done and yet reported as failed. */
static bool put_in_place(const disk_swap *s, const char **old)
{
	for (int i = 0; i < NAMES_MOST; i++) {
		*old = s->aside;
		if (renameat2(AT_FDCWD, s->aside, AT_FDCWD, s->target, RENAME_EXCHANGE) == 0 || is_in_place(s))
			return true;
		if (errno != ENOENT)
			break;
		*old = NULL;
		if (rename(s->aside, s->target) == 0 || is_in_place(s))
			return true;
		if (errno != ENOTEMPTY && errno != EEXIST) /* another run was faster */
			return false;
	}
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return false;
	*old = kt_io_disk_new_name(s->swap.arena, s->parent);
	if (rename(s->target, *old) != 0)
		return false;
	if (rename(s->aside, s->target) == 0 || is_in_place(s))
		return true;
	int why = errno;
	if (rename(*old, s->target) != 0)
		*old = NULL;
	errno = why;
	return false;
}

bool kt_io_disk_settle(kt_io_swap *swap)
{
	disk_swap *s = (disk_swap *)swap;
	struct stat st;
	const char *old = NULL;
	link_others(s);
	bool good = stat(s->target, &st) != 0 || fchmod(s->fd, st.st_mode & 07777) == 0;
	good = good && kt_io_disk_sync(s->fd) == 0 && put_in_place(s, &old);
	if (!good) {
		swap_failed(s);
		kt_io_disk_drop(swap);
		return false;
	}
	/* Some file systems cannot sync a folder and say EINVAL: they have nothing to sync. */
	good = kt_io_disk_sync(s->parent_fd) == 0 || errno == EINVAL || swap_failed(s);
	if (old != NULL)
		tidy(s, old);
	close_all(s);
	return good;
}

void kt_io_disk_drop(kt_io_swap *swap)
{
	disk_swap *s = (disk_swap *)swap;
	kt_arena *scratch = kt_arena_open();
	empty_folder(swap, scratch, s->aside);
	kt_arena_close(scratch);
	close_all(s);
}
