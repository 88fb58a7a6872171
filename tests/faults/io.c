/* The n-th system call of each kind fails, n upwards until a run passes untouched. Whatever fails, the target holds the
 * old bytes or the new ones, whole; success means the new ones; nothing temporary is left. An interrupted call and a
 * short count are no failures at all. The linker sends katern's calls through the __wrap_ functions (tests.cmake). */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

typedef enum call { OPEN, READ, WRITE, FSYNC, CLOSE, RENAME, FSTAT, FCHMOD, FCNTL, MKDIR, EXCHANGE, LINK, CALLS } call;

static const char *const call_names[CALLS] = {"open",  "read",   "write", "fsync", "close",     "rename",
                                              "fstat", "fchmod", "fcntl", "mkdir", "renameat2", "link"};

/* The fault to come: SHORT for a count cut in half, or an errno. */
#define SHORT (-1)
static struct {
	call call;
	int countdown; /* 1: the next */
	int error;
	bool on, hit;
	bool no_exchange, no_links; /* what the file system does not know */
} fault;

static bool fails(call which)
{
	if (!fault.on || which != fault.call || --fault.countdown != 0)
		return false;
	fault.hit = true;
	errno = fault.error;
	return true;
}

/* What another program does just before the next fsync, once. */
static void (*meanwhile)(const char *path);
static const char *meanwhile_at;

int __real_open(const char *path, int flags, mode_t mode);
ssize_t __real_read(int fd, void *bytes, size_t count);
ssize_t __real_write(int fd, const void *bytes, size_t count);
int __real_fsync(int fd);
int __real_close(int fd);
int __real_rename(const char *from, const char *to);
int __real_fstat(int fd, struct stat *st);
int __real_fchmod(int fd, mode_t mode);
int __real_fcntl(int fd, int command, int argument);
int __real_mkdir(const char *path, mode_t mode);
int __real_renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags);
int __real_link(const char *from, const char *to);

int __wrap_open(const char *path, int flags, mode_t mode);
ssize_t __wrap_read(int fd, void *bytes, size_t count);
ssize_t __wrap_write(int fd, const void *bytes, size_t count);
int __wrap_fsync(int fd);
int __wrap_close(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_fstat(int fd, struct stat *st);
int __wrap_fchmod(int fd, mode_t mode);
int __wrap_fcntl(int fd, int command, int argument);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags);
int __wrap_link(const char *from, const char *to);

int __wrap_open(const char *path, int flags, mode_t mode)
{
	return fails(OPEN) ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_read(int fd, void *bytes, size_t count)
{
	if (!fails(READ))
		return __real_read(fd, bytes, count);
	return fault.error == SHORT ? __real_read(fd, bytes, (count + 1) / 2) : -1;
}

ssize_t __wrap_write(int fd, const void *bytes, size_t count)
{
	if (!fails(WRITE))
		return __real_write(fd, bytes, count);
	return fault.error == SHORT ? __real_write(fd, bytes, (count + 1) / 2) : -1;
}

int __wrap_fsync(int fd)
{
	if (meanwhile)
		meanwhile(meanwhile_at);
	meanwhile = NULL;
	return fails(FSYNC) ? -1 : __real_fsync(fd);
}

int __wrap_close(int fd)
{
	if (!fails(CLOSE))
		return __real_close(fd);
	__real_close(fd);
	errno = fault.error;
	return -1;
}

int __wrap_rename(const char *from, const char *to)
{
	return fails(RENAME) ? -1 : __real_rename(from, to);
}

int __wrap_fstat(int fd, struct stat *st)
{
	return fails(FSTAT) ? -1 : __real_fstat(fd, st);
}

int __wrap_fchmod(int fd, mode_t mode)
{
	return fails(FCHMOD) ? -1 : __real_fchmod(fd, mode);
}

int __wrap_fcntl(int fd, int command, int argument)
{
	return fails(FCNTL) ? -1 : __real_fcntl(fd, command, argument);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
	return fails(MKDIR) ? -1 : __real_mkdir(path, mode);
}

int __wrap_renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
	if (fault.no_exchange) {
		errno = EINVAL;
		return -1;
	}
	return fails(EXCHANGE) ? -1 : __real_renameat2(from_fd, from, to_fd, to, flags);
}

int __wrap_link(const char *from, const char *to)
{
	if (fault.no_links) {
		errno = EPERM;
		return -1;
	}
	return fails(LINK) ? -1 : __real_link(from, to);
}

#define BYTES 200000 /* more than is written at once */

typedef struct fixture {
	bool guarded; /* the target is replaced only while it holds "old" */
	char folder[64], source[80], out[80], target[100];
	char *bytes;
} fixture;

static void write_file(const char *path, const char *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	fclose(file);
}

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	/* In memory where there is such a place: a disk takes its time over each fsync. */
	snprintf(f->folder, sizeof f->folder, "%s/katern-faults-XXXXXX",
	         access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->source, sizeof f->source, "%s/source", f->folder);
	snprintf(f->out, sizeof f->out, "%s/out", f->folder);
	snprintf(f->target, sizeof f->target, "%s/target", f->out);
	f->bytes = malloc(BYTES);
	for (size_t i = 0; i < BYTES; i++)
		f->bytes[i] = (char)('a' + i % 26);
	write_file(f->source, f->bytes, BYTES);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	unlink(f->target);
	rmdir(f->out);
	unlink(f->source);
	assert_int_equal(rmdir(f->folder), 0);
	free(f->bytes);
	free(f);
	return 0;
}

/* What a command does: reads a file whole, makes a folder, writes the bytes to a target there. */
static bool copy(const fixture *f, kt_diag *diag)
{
	kt_arena *arena = kt_arena_open();
	kt_io *io = kt_io_disk_open();
	kt_str bytes;
	bool good = kt_io_read(io, arena, kt_str_of(f->source), KT_IO_TEXT_LIMIT, KT_NOWHERE, diag, &bytes) &&
	            kt_io_folder(io, kt_str_of(f->out), diag);
	kt_io_out *out = good ? kt_io_replace(io, kt_str_of(f->target), diag) : NULL;
	if (out != NULL) {
		if (f->guarded)
			kt_io_only_if(out, KT_STR("old"));
		for (size_t at = 0; at < bytes.len; at += 10000)
			kt_io_put(out, bytes.at + at, 10000);
		good = kt_io_commit(out);
	}
	kt_io_close(io);
	kt_arena_close(arena);
	return good && out != NULL;
}

static bool holds(const char *path, const char *bytes, size_t count)
{
	char *read = calloc(1, count + 1);
	FILE *file = fopen(path, "rb");
	bool same = file != NULL && fread(read, 1, count + 1, file) == count && memcmp(read, bytes, count) == 0;
	if (file != NULL)
		fclose(file);
	free(read);
	return same;
}

static size_t files_in(const char *folder)
{
	kt_arena *arena = kt_arena_open();
	kt_io *io = kt_io_disk_open();
	kt_str *names;
	size_t count = kt_io_list(io, arena, kt_str_of(folder), &names);
	kt_io_close(io);
	kt_arena_close(arena);
	return count;
}

/* The n-th call of that kind from now on fails. */
static void arm(call which, int n, int error)
{
	fault.call = which;
	fault.countdown = n;
	fault.error = error;
	fault.hit = false;
	fault.on = true;
}

/* One run with one fault; false: it was not met any more. */
static bool run(const fixture *f, call which, int n, int error)
{
	mkdir(f->out, 0777);
	write_file(f->target, "old", 3);
	kt_diag *diag = kt_diag_open();
	arm(which, n, error);
	bool good = copy(f, diag);
	fault.on = false;
	bool old = holds(f->target, "old", 3), new = holds(f->target, f->bytes, BYTES);
	bool harmless = error == SHORT || error == EINTR;
	if ((good && !new) || (!good && !old && !new) || (harmless && !good))
		fail_msg("%s %d, error %d: good %d, old %d, new %d", call_names[which], n, error, good, old, new);
	/* Only the folder's own fsync comes when the new file is in place. */
	if (!good && new &&which != FSYNC)
		fail_msg("%s %d, error %d: replaced, and yet a failure", call_names[which], n, error);
	if (kt_diag_status(diag) != (good ? 0 : 3) || kt_diag_count(diag, KT_DIAG_NOTE) != !good)
		fail_msg("%s %d, error %d: status %d", call_names[which], n, error, kt_diag_status(diag));
	if (files_in(f->out) != 1)
		fail_msg("%s %d, error %d: something is left behind", call_names[which], n, error);
	kt_diag_close(diag);
	return fault.hit;
}

static void each_call_fails(void **state)
{
	static const int errors[] = {EIO, ENOSPC, EDQUOT, EROFS};
	fixture *f = *state;
	for (int which = 0; which < 2 * EXCHANGE; which++) {
		int met = 0;
		f->guarded = which >= EXCHANGE;
		for (size_t e = 0; e < sizeof errors / sizeof errors[0]; e++)
			for (int n = 1; run(f, (call)(which % EXCHANGE), n, errors[e]); n++)
				met++;
		if (met == 0)
			fail_msg("%s was never called", call_names[which % EXCHANGE]);
	}
}

static void interrupted_and_short(void **state)
{
	static const call waiting[] = {OPEN, READ, WRITE, FSYNC, CLOSE};
	fixture *f = *state;
	for (int guarded = 0; guarded < 2; guarded++) {
		f->guarded = guarded;
		for (size_t i = 0; i < sizeof waiting / sizeof waiting[0]; i++)
			for (int n = 1; run(f, waiting[i], n, EINTR); n++)
				continue;
		for (int n = 1; run(f, READ, n, SHORT); n++)
			continue;
		for (int n = 1; run(f, WRITE, n, SHORT); n++)
			continue;
	}
}

static void save(const char *path)
{
	write_file(path, "another's", 9);
}

static void save_longer(const char *path)
{
	write_file(path, "old and more", 12);
}

static void save_by_name(const char *path)
{
	char aside[120];
	snprintf(aside, sizeof aside, "%s-aside", path);
	write_file(aside, "OLD", 3);
	assert_int_equal(__real_rename(aside, path), 0);
}

static void save_same(const char *path)
{
	write_file(path, "old", 3);
}

static void take_away(const char *path)
{
	unlink(path);
}

/* Somebody else saves, or removes, the file between our reading and our rename: theirs stays, and we say so. */
static void changed_meanwhile(void **state)
{
	static const struct {
		void (*change)(const char *path);
		const char *left; /* NULL: ours is put in place */
	} cases[] = {{save, "another's"},
	             {save_longer, "old and more"},
	             {save_by_name, "OLD"},
	             {take_away, ""},
	             {save_same, NULL}};
	fixture *f = *state;
	f->guarded = true;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		mkdir(f->out, 0777);
		write_file(f->target, "old", 3);
		meanwhile = cases[i].change;
		meanwhile_at = f->target;
		kt_diag *diag = kt_diag_open();
		bool good = copy(f, diag);
		const char *left = cases[i].left;
		assert_null(meanwhile);
		assert_int_equal(good, left == NULL);
		assert_int_equal(kt_diag_status(diag), good ? 0 : 3);
		if (good)
			assert_true(holds(f->target, f->bytes, BYTES));
		else if (*left)
			assert_true(holds(f->target, left, strlen(left)));
		assert_int_equal(files_in(f->out), left && !*left ? 0 : 1);
		kt_diag_close(diag);
	}
}

/* A folder of fourteen old pages and a note of the user's, swapped for twelve new ones. */

#define OLD_PAGES 14
#define NEW_PAGES 12

static void page_path(const fixture *f, unsigned page, char path[100])
{
	snprintf(path, 100, "%s/pages/page-%02u.png", f->out, page);
}

static void lay_old_pages(const fixture *f)
{
	char path[100];
	mkdir(f->out, 0777);
	snprintf(path, sizeof path, "%s/pages", f->out);
	mkdir(path, 0777);
	for (unsigned page = 1; page <= OLD_PAGES; page++) {
		page_path(f, page, path);
		write_file(path, "old", 3);
	}
	snprintf(path, sizeof path, "%s/pages/note", f->out);
	write_file(path, "mine", 4);
}

static bool write_page(kt_io_swap *swap, unsigned page)
{
	char name[16];
	snprintf(name, sizeof name, "page-%02u.png", page);
	kt_io_out *out = kt_io_swap_file(swap, kt_str_of(name));
	if (out == NULL)
		return false;
	kt_io_put(out, "new", 3);
	return kt_io_commit(out);
}

static bool swap_pages(const fixture *f, kt_diag *diag)
{
	kt_io *io = kt_io_disk_open();
	char folder[100];
	snprintf(folder, sizeof folder, "%s/pages", f->out);
	kt_io_swap *swap = kt_io_swap_begin(io, kt_str_of(folder), "page-", ".png", diag);
	bool good = swap != NULL;
	for (unsigned page = 1; good && page <= NEW_PAGES; page++)
		good = write_page(swap, page);
	if (good)
		good = kt_io_swap_commit(swap);
	else if (swap != NULL)
		kt_io_swap_abandon(swap);
	kt_io_close(io);
	return good;
}

/* How many pages of the folder, and no others, hold the words. */
static unsigned pages_that_hold(const fixture *f, const char *words)
{
	unsigned count = 0;
	for (unsigned page = 1; page <= OLD_PAGES; page++) {
		char path[100];
		page_path(f, page, path);
		count += holds(path, words, strlen(words));
	}
	return count;
}

static void remove_pages(const fixture *f)
{
	char path[100];
	for (unsigned page = 1; page <= OLD_PAGES; page++) {
		page_path(f, page, path);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/pages/note", f->out);
	unlink(path);
	snprintf(path, sizeof path, "%s/pages", f->out);
	rmdir(path);
}

static bool run_swap(const fixture *f, call which, int n, int error)
{
	char note[100], folder[100];
	snprintf(note, sizeof note, "%s/pages/note", f->out);
	snprintf(folder, sizeof folder, "%s/pages", f->out);
	lay_old_pages(f);
	kt_diag *diag = kt_diag_open();
	arm(which, n, error);
	bool good = swap_pages(f, diag);
	fault.on = false;
	unsigned old = pages_that_hold(f, "old"), new = pages_that_hold(f, "new");
	bool all_old = old == OLD_PAGES && new == 0, all_new = old == 0 && new == NEW_PAGES;
	if ((good && !all_new) || (!good && !all_old && !all_new) || (!good && all_new && which != FSYNC))
		fail_msg("%s %d, error %d: good %d, %u old pages, %u new", call_names[which], n, error, good, old, new);
	if (!holds(note, "mine", 4))
		fail_msg("%s %d, error %d: the user's file is gone", call_names[which], n, error);
	if (kt_diag_status(diag) != (good ? 0 : 3))
		fail_msg("%s %d, error %d: status %d", call_names[which], n, error, kt_diag_status(diag));
	if (files_in(folder) != (all_new ? NEW_PAGES : OLD_PAGES) + 1 || files_in(f->out) != 1)
		fail_msg("%s %d, error %d: something is left behind", call_names[which], n, error);
	kt_diag_close(diag);
	remove_pages(f);
	return fault.hit;
}

static void swaps_whole_or_not_at_all(void **state)
{
	const fixture *f = *state;
	unsigned met[CALLS] = {0};
	for (int file_system = 0; file_system < 4; file_system++) {
		fault.no_exchange = file_system & 1;
		fault.no_links = file_system & 2;
		for (call which = 0; which < CALLS; which++)
			for (int n = 1; run_swap(f, which, n, EIO); n++)
				met[which]++;
	}
	fault.no_exchange = fault.no_links = false;
	for (call which = 0; which < CALLS; which++)
		if (met[which] == 0 && which != READ)
			fail_msg("%s was never called", call_names[which]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(each_call_fails, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(interrupted_and_short, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(swaps_whole_or_not_at_all, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(changed_meanwhile, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
