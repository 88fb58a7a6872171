/* Reading: open without waiting, look at what was opened, read all of it. A FIFO or a device would keep us waiting, a
 * mapped file could be cut under our feet and kill the process.
 *
 * Writing: a hidden file beside the target, written, synced and renamed over it, then the folder synced: the usual
 * order, after which a power failure leaves the old file or the new one. The hidden file is locked while it is being
 * written, so that a later run can tell what a killed one left behind and remove it. A file that is replaced only if it
 * is still the one that was read is read again just before the rename, in a locked folder: of two runs of katern one
 * waits; of another program's save there remains the instant between the two calls. */
#define _DEFAULT_SOURCE /* flock, d_name past POSIX */
#include "base/io_disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LINKS_MOST 40   /* as the kernel */
#define NAMES_MOST 1000 /* names tried for a temporary */

typedef struct disk_out {
	kt_io_out out;
	int fd, folder_fd;
	int lock_fd;        /* the same open file again: holds its lock when `fd` is closed */
	const char *target; /* the file that is replaced, links followed */
	const char *temporary;
} disk_out;

static bool read_failed(kt_diag *diag, kt_place at, kt_str path, const char *why)
{
	return kt_diag_system(diag, KT_DIAG_SYSTEM, at, "cannot read %.*s: %s", KT_STR_ARG(path), why);
}

bool kt_io_disk_write_failed(kt_diag *diag, kt_str path, const char *why)
{
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE, "cannot write %.*s: %s", KT_STR_ARG(path), why);
}

const char *kt_io_disk_path(kt_arena *arena, kt_str path)
{
	return path.len > 0 && memchr(path.at, '\0', path.len) != NULL ? NULL : kt_str_c(arena, path);
}

static const char *kind_of(mode_t mode)
{
	return S_ISDIR(mode)    ? "it is a folder"
	       : S_ISFIFO(mode) ? "it is a pipe"
	       : S_ISSOCK(mode) ? "it is a socket"
	                        : "it is a device";
}

int kt_io_disk_open_fd(const char *path, int flags, mode_t mode)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC | O_NOCTTY, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* Reads until `count` bytes are there or the file ends; -1: errno. */
static ssize_t read_full(int fd, char *to, size_t count)
{
	size_t done = 0;
	while (done < count) {
		ssize_t n = read(fd, to + done, count - done);
		if (n == 0)
			break;
		if (n > 0)
			done += (size_t)n;
		else if (errno != EINTR)
			return -1;
	}
	return (ssize_t)done;
}

static bool read_open(int fd, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag, kt_str *bytes)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return read_failed(diag, at, path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return read_failed(diag, at, path, kind_of(st.st_mode));
	if (st.st_size < 0 || (uintmax_t)st.st_size > limit)
		return kt_diag_error(diag, KT_DIAG_LARGE, at, "%.*s holds %jd bytes; the limit is %zu MiB",
		                     KT_STR_ARG(path), (intmax_t)st.st_size, limit >> 20);
	size_t size = (size_t)st.st_size;
	char *text = kt_arena_take(arena, size + 1);
	/* One byte more than it should hold shows a file that grows. */
	ssize_t n = read_full(fd, text, size + 1);
	if (n < 0)
		return read_failed(diag, at, path, strerror(errno));
	if ((size_t)n != size)
		return read_failed(diag, at, path, "it changed while it was being read; run again");
	*bytes = (kt_str){text, size};
	return true;
}

static bool disk_read(kt_io *io, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag, kt_str *bytes)
{
	(void)io;
	const char *name = kt_io_disk_path(arena, path);
	if (name == NULL)
		return read_failed(diag, at, path, "its name holds a NUL");
	int fd = kt_io_disk_open_fd(name, O_RDONLY | O_NONBLOCK, 0);
	if (fd < 0)
		return read_failed(diag, at, path, errno == ENXIO ? kind_of(S_IFSOCK) : strerror(errno));
	bool good = read_open(fd, arena, path, limit, at, diag, bytes);
	close(fd);
	return good;
}

static bool disk_exists(kt_io *io, kt_str path)
{
	(void)io;
	struct stat st;
	kt_arena *scratch = kt_arena_open();
	const char *name = kt_io_disk_path(scratch, path);
	/* What cannot be looked at is there: reading it will say why. */
	bool there = name != NULL && (lstat(name, &st) == 0 || (errno != ENOENT && errno != ENOTDIR));
	kt_arena_close(scratch);
	return there;
}

size_t kt_io_disk_list(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names)
{
	(void)io;
	const char *name = kt_io_disk_path(arena, folder);
	DIR *dir = name == NULL ? NULL : opendir(folder.len == 0 ? "." : name);
	if (dir == NULL)
		return 0;
	size_t count = 0, room = 0;
	for (const struct dirent *e; (e = readdir(dir)) != NULL;) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		kt_str copy = kt_str_copy(arena, kt_str_of(e->d_name));
		if (count == room) {
			size_t more = room == 0 ? 16 : room * 2;
			*names = kt_arena_grow(arena, *names, room * sizeof **names, more * sizeof **names);
			room = more;
		}
		(*names)[count++] = copy;
	}
	closedir(dir);
	return count;
}

static bool make_folder(const char *name, kt_str path, kt_diag *diag)
{
	struct stat st;
	if (mkdir(name, 0777) == 0)
		return true;
	int why = errno;
	if (stat(name, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return true;
		return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE,
		                      "cannot make the folder %.*s: a file has that name", KT_STR_ARG(path));
	}
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE, "cannot make the folder %.*s: %s", KT_STR_ARG(path),
	                      strerror(why));
}

static bool make_folders(kt_arena *scratch, kt_str path, kt_diag *diag)
{
	const char *name = kt_io_disk_path(scratch, path);
	if (name == NULL)
		return kt_io_disk_write_failed(diag, path, "its name holds a NUL");
	for (size_t slash = kt_str_find(path, "/", 1); slash != SIZE_MAX; slash = kt_str_find(path, "/", slash + 1)) {
		kt_str part = kt_str_slice(path, 0, slash);
		if (!make_folder(kt_str_c(scratch, part), part, diag))
			return false;
	}
	return path.len == 0 || make_folder(name, path, diag);
}

static bool disk_folder(kt_io *io, kt_str path, kt_diag *diag)
{
	(void)io;
	kt_arena *scratch = kt_arena_open();
	bool good = make_folders(scratch, path, diag);
	kt_arena_close(scratch);
	return good;
}

const char *kt_io_disk_folder_of(kt_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return ".";
	size_t len = slash == path ? 1 : (size_t)(slash - path);
	return kt_str_copy(arena, (kt_str){path, len}).at;
}

const char *kt_io_disk_follow_links(kt_arena *arena, const char *path)
{
	for (int links = 0; links < LINKS_MOST; links++) {
		struct stat st;
		if (lstat(path, &st) != 0)
			return errno == ENOENT ? path : NULL;
		if (!S_ISLNK(st.st_mode))
			return path;
		char *link = kt_arena_take(arena, (size_t)st.st_size + 2);
		ssize_t len = readlink(path, link, (size_t)st.st_size + 1);
		if (len < 0)
			return NULL;
		path = link[0] == '/' ? link : kt_print(arena, "%s/%s", kt_io_disk_folder_of(arena, path), link).at;
	}
	errno = ELOOP;
	return NULL;
}

/* Removes hidden files that nobody is writing any more. */
static void sweep(kt_io *io, kt_arena *scratch, const char *folder)
{
	kt_str *names = NULL;
	size_t count = kt_io_disk_list(io, scratch, kt_str_of(folder), &names);
	for (size_t i = 0; i < count; i++) {
		if (!kt_str_starts(names[i], KT_IO_DISK_TEMPORARY))
			continue;
		const char *path = kt_print(scratch, "%s/%s", folder, names[i].at).at;
		int fd = kt_io_disk_open_fd(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW, 0);
		struct stat st;
		if (fd < 0)
			continue;
		if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && flock(fd, LOCK_EX | LOCK_NB) == 0)
			unlink(path);
		close(fd);
	}
}

bool kt_io_disk_lock(int fd)
{
	struct stat st;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return false;
	return fstat(fd, &st) == 0 && st.st_nlink > 0;
}

/* No name comes twice: a sweep that has looked at an old file could remove a new one of the same name. */
const char *kt_io_disk_new_name(kt_arena *arena, const char *folder)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return kt_print(arena, "%s/" KT_IO_DISK_TEMPORARY "%ld-%lld%09ld", folder, (long)getpid(),
	                (long long)now.tv_sec, now.tv_nsec)
	        .at;
}

/* Makes and locks the hidden file; -1: errno. */
static int open_temporary(kt_arena *arena, const char *folder, const char **name)
{
	for (int i = 0; i < NAMES_MOST; i++) {
		*name = kt_io_disk_new_name(arena, folder);
		int fd = kt_io_disk_open_fd(*name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
		if (fd < 0 && errno != EEXIST)
			return -1;
		if (fd >= 0 && kt_io_disk_lock(fd))
			return fd;
		if (fd >= 0) {
			unlink(*name);
			close(fd);
		}
	}
	errno = EEXIST;
	return -1;
}

/* What stands at the target now may be replaced, and hands on its mode. */
static bool take_mode(disk_out *o, kt_str path, kt_diag *diag)
{
	struct stat st;
	if (stat(o->target, &st) != 0)
		return errno == ENOENT || kt_io_disk_write_failed(diag, path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return kt_io_disk_write_failed(diag, path, kind_of(st.st_mode));
	if (fchmod(o->fd, st.st_mode & 07777) != 0)
		return kt_io_disk_write_failed(diag, path, strerror(errno));
	return true;
}

static void close_if_open(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void drop_temporary(disk_out *o)
{
	if (o->temporary != NULL)
		unlink(o->temporary);
	o->temporary = NULL;
	close_if_open(&o->fd);
	close_if_open(&o->lock_fd);
	close_if_open(&o->folder_fd);
}

/* Opens the folder, the hidden file beside the target and its lock. */
static bool open_all(disk_out *o, kt_arena *arena, const char *folder)
{
	o->folder_fd = kt_io_disk_open_fd(folder, O_RDONLY | O_DIRECTORY, 0);
	if (o->folder_fd < 0)
		return false;
	const char *name;
	o->fd = open_temporary(arena, folder, &name);
	if (o->fd < 0)
		return false;
	o->temporary = name;
	o->lock_fd = fcntl(o->fd, F_DUPFD_CLOEXEC, 0);
	return o->lock_fd >= 0;
}

/* The nearest folder above a path that is there. */
static const char *folder_there(kt_arena *scratch, const char *path)
{
	struct stat st;
	const char *folder = kt_io_disk_folder_of(scratch, path);
	while (stat(folder, &st) != 0 && errno == ENOENT && strchr(folder, '/') != NULL)
		folder = kt_io_disk_folder_of(scratch, folder);
	return stat(folder, &st) != 0 && errno == ENOENT ? "." : folder;
}

static bool disk_inside(kt_io *io, kt_arena *scratch, kt_str path, kt_str folder)
{
	(void)io;
	const char *name = kt_io_disk_path(scratch, path), *above = kt_io_disk_path(scratch, folder);
	if (name == NULL || above == NULL)
		return false;
	struct stat st;
	const char *there = stat(name, &st) == 0 ? name : folder_there(scratch, name);
	char *real = realpath(there, NULL), *real_above = realpath(above, NULL);
	size_t len = real_above == NULL ? 0 : strlen(real_above);
	bool inside = real != NULL && real_above != NULL && strncmp(real, real_above, len) == 0 &&
	              (real[len] == 0 || real[len] == '/');
	free(real);
	free(real_above);
	return inside;
}

static bool disk_may_replace(kt_io *io, kt_arena *scratch, kt_str path, kt_diag *diag)
{
	(void)io;
	struct stat st;
	const char *name = kt_io_disk_path(scratch, path);
	const char *target = name == NULL ? NULL : kt_io_disk_follow_links(scratch, name);
	if (target == NULL)
		return kt_io_disk_write_failed(diag, path, name == NULL ? "its name holds a NUL" : strerror(errno));
	if (stat(target, &st) == 0 && !S_ISREG(st.st_mode))
		return kt_io_disk_write_failed(diag, path, kind_of(st.st_mode));
	return access(folder_there(scratch, target), W_OK | X_OK) == 0 ||
	       kt_io_disk_write_failed(diag, path, strerror(errno));
}

static kt_io_out *disk_replace(kt_io *io, kt_arena *arena, kt_str path, kt_str shown, kt_diag *diag)
{
	disk_out *o = KT_NEW(arena, disk_out);
	o->fd = o->lock_fd = o->folder_fd = -1;
	const char *name = kt_io_disk_path(arena, path);
	o->target = name == NULL ? NULL : kt_io_disk_follow_links(arena, name);
	if (o->target == NULL) {
		kt_io_disk_write_failed(diag, shown, name == NULL ? "its name holds a NUL" : strerror(errno));
		return NULL;
	}
	const char *folder = kt_io_disk_folder_of(arena, o->target);
	sweep(io, arena, folder);
	bool good = open_all(o, arena, folder);
	if (!good)
		kt_io_disk_write_failed(diag, shown, strerror(errno));
	if (!good || !take_mode(o, shown, diag)) {
		drop_temporary(o);
		return NULL;
	}
	return &o->out;
}

static bool disk_write(kt_io_out *out, const void *bytes, size_t count)
{
	const char *at = bytes;
	while (count > 0) {
		ssize_t n = write(((disk_out *)out)->fd, at, count);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return kt_io_disk_write_failed(out->diag, out->path, strerror(errno));
		at += n;
		count -= (size_t)n;
	}
	return true;
}

int kt_io_disk_sync(int fd)
{
	int result;
	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result;
}

/* A rename over a network may be done and yet reported as failed. */
static bool rename_done(const disk_out *o, const struct stat *temporary)
{
	struct stat st;
	if (rename(o->temporary, o->target) == 0)
		return true;
	int why = errno;
	bool done = lstat(o->target, &st) == 0 && st.st_dev == temporary->st_dev && st.st_ino == temporary->st_ino;
	errno = why;
	return done;
}

/* Does the target still hold what was read? What cannot be read is no longer that. */
static bool is_unchanged(const disk_out *o)
{
	kt_str was = o->out.was;
	int fd = kt_io_disk_open_fd(o->target, O_RDONLY | O_NONBLOCK, 0);
	if (fd < 0)
		return !was.at && errno == ENOENT;
	char *now = kt_arena_take(o->out.arena, was.len + 1); /* one byte more shows that it grew */
	ssize_t n = read_full(fd, now, was.len + 1);
	close(fd);
	return was.at && n >= 0 && kt_str_equal((kt_str){now, (size_t)n}, was);
}

/* Keeps other runs away until the folder is closed. Where there are no locks, the comparison is all there is. */
static void lock_folder(const disk_out *o)
{
	while (flock(o->folder_fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
}

/* All that can fail before the new file is in place; errno where it does, 0 where the target has changed. */
static bool put_in_place(disk_out *o)
{
	struct stat st;
	if (kt_io_disk_sync(o->fd) != 0 || fstat(o->fd, &st) != 0)
		return false;
	/* Closed before the rename, since a network may tell of a full disk only then; EINTR leaves it closed. */
	int fd = o->fd;
	o->fd = -1;
	if (close(fd) != 0 && errno != EINTR)
		return false;
	if (o->out.guarded) {
		lock_folder(o);
		if (!is_unchanged(o)) {
			errno = 0;
			return false;
		}
	}
	return rename_done(o, &st);
}

static bool disk_commit(kt_io_out *out)
{
	disk_out *o = (disk_out *)out;
	if (!put_in_place(o)) {
		int why = errno;
		drop_temporary(o);
		return why == 0 ? kt_io_changed(out) : kt_io_disk_write_failed(out->diag, out->path, strerror(why));
	}
	o->temporary = NULL;
	/* Some file systems cannot sync a folder and say EINVAL: they have nothing to sync. */
	bool good = kt_io_disk_sync(o->folder_fd) == 0 || errno == EINVAL;
	if (!good)
		kt_io_disk_write_failed(out->diag, out->path, strerror(errno));
	drop_temporary(o);
	return good;
}

static void disk_abandon(kt_io_out *out)
{
	drop_temporary((disk_out *)out);
}

kt_io *kt_io_disk_open(void)
{
	static const kt_io_world world = {disk_read,      disk_exists,      kt_io_disk_list, disk_folder,
	                                  disk_inside,    disk_may_replace, disk_replace,    disk_write,
	                                  disk_commit,    disk_abandon,     kt_io_disk_swap, kt_io_disk_settle,
	                                  kt_io_disk_drop};
	kt_arena *arena = kt_arena_open();
	kt_io *io = KT_NEW(arena, kt_io);
	*io = (kt_io){&world, arena};
	return io;
}
