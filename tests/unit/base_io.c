#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_io *io;
	char folder[64];
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->arena = kt_arena_open();
	f->diag = kt_diag_open();
	f->io = kt_io_disk_open();
	strcpy(f->folder, "/tmp/katern-io-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	*state = f;
	return 0;
}

static kt_str path(fixture *f, const char *name)
{
	return kt_print(f->arena, "%s/%s", f->folder, name);
}

static void remove_all(fixture *f, kt_str folder)
{
	kt_str *names;
	size_t count = kt_io_list(f->io, f->arena, folder, &names);
	for (size_t i = 0; i < count; i++) {
		kt_str one = kt_print(f->arena, "%s/%s", folder.at, names[i].at);
		if (unlink(one.at) != 0) {
			remove_all(f, one);
			rmdir(one.at);
		}
	}
}

static int tear_down(void **state)
{
	fixture *f = *state;
	remove_all(f, kt_str_of(f->folder));
	rmdir(f->folder);
	kt_io_close(f->io);
	kt_diag_close(f->diag);
	kt_arena_close(f->arena);
	free(f);
	return 0;
}

static void put_file(fixture *f, const char *name, const char *text)
{
	FILE *file = fopen(path(f, name).at, "wb");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static const char *printed(fixture *f)
{
	kt_buf b = kt_buf_in(f->arena);
	kt_diag_print(f->diag, KT_DIAG_TEXT, false, &b);
	return b.at;
}

static bool reads(fixture *f, kt_str name, size_t limit, kt_str *bytes)
{
	return kt_io_read(f->io, f->arena, name, limit, KT_NOWHERE, f->diag, bytes);
}

static void is_file(fixture *f, const char *name, const char *text)
{
	kt_str bytes;
	assert_true(reads(f, path(f, name), KT_IO_TEXT_LIMIT, &bytes));
	assert_true(kt_str_is(bytes, text));
}

static void replaces(fixture *f, const char *name, const char *text)
{
	kt_io_out *out = kt_io_replace(f->io, path(f, name), f->diag);
	assert_non_null(out);
	assert_true(kt_io_put(out, text, strlen(text)));
	assert_true(kt_io_commit(out));
}

static size_t files_in(fixture *f)
{
	kt_str *names;
	return kt_io_list(f->io, f->arena, kt_str_of(f->folder), &names);
}

static void reads_whole(void **state)
{
	fixture *f = *state;
	put_file(f, "a", "hello\n");
	put_file(f, "empty", "");
	is_file(f, "a", "hello\n");
	is_file(f, "empty", "");
	kt_str bytes;
	assert_true(reads(f, path(f, "a"), 6, &bytes));
	assert_int_equal(kt_diag_status(f->diag), 0);
	assert_false(reads(f, path(f, "a"), 5, &bytes));
	assert_non_null(strstr(printed(f), "/a holds 6 bytes; the limit is"));
	assert_int_equal(kt_diag_status(f->diag), 1);
}

/* Each is refused at once, with the path and status 3. Nothing writes to the pipe: an open that waits would hang. */
static void only_regular_files(void **state)
{
	fixture *f = *state;
	mkfifo(path(f, "pipe").at, 0600);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	strcpy(address.sun_path, path(f, "socket").at);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(symlink("loop", path(f, "loop").at), 0);
	const char *names[] = {path(f, "pipe").at,
	                       path(f, "socket").at,
	                       path(f, "loop").at,
	                       f->folder,
	                       "/dev/zero",
	                       path(f, "none").at,
	                       ""};
	const char *words[] = {"it is a pipe",   "it is a socket", "Too many levels",
	                       "it is a folder", "it is a device", "No such file"};
	alarm(10);
	for (size_t i = 0; names[i][0] != '\0'; i++) {
		kt_str bytes;
		assert_false(reads(f, kt_str_of(names[i]), KT_IO_TEXT_LIMIT, &bytes));
		assert_non_null(strstr(printed(f), names[i]));
		assert_non_null(strstr(printed(f), words[i]));
		assert_int_equal(kt_diag_count(f->diag, KT_DIAG_FAILURE), i + 1);
	}
	alarm(0);
	close(fd);
	assert_int_equal(kt_diag_status(f->diag), 3);
	kt_str bytes;
	assert_false(reads(f, KT_STR("a\0b"), KT_IO_TEXT_LIMIT, &bytes));
}

static void exists_and_lists(void **state)
{
	fixture *f = *state;
	put_file(f, "b", "");
	put_file(f, "a", "");
	put_file(f, ".c", "");
	kt_str *names;
	assert_int_equal(kt_io_list(f->io, f->arena, kt_str_of(f->folder), &names), 3);
	assert_true(kt_str_is(names[0], ".c"));
	assert_true(kt_str_is(names[2], "b"));
	assert_true(kt_io_exists(f->io, path(f, "a")));
	assert_false(kt_io_exists(f->io, path(f, "z")));
	assert_false(kt_io_exists(f->io, path(f, "a/z")));
	assert_int_equal(symlink("loop", path(f, "loop").at), 0);
	assert_true(kt_io_exists(f->io, path(f, "loop")));
	assert_int_equal(kt_io_list(f->io, f->arena, path(f, "z"), &names), 0);
}

static void makes_folders(void **state)
{
	fixture *f = *state;
	assert_true(kt_io_folder(f->io, path(f, "x/y/z"), f->diag));
	assert_true(kt_io_folder(f->io, path(f, "x/y/z"), f->diag));
	replaces(f, "x/y/z/a", "deep");
	is_file(f, "x/y/z/a", "deep");
	put_file(f, "file", "");
	assert_false(kt_io_folder(f->io, path(f, "file"), f->diag));
	assert_false(kt_io_folder(f->io, path(f, "file/x"), f->diag));
	assert_int_equal(kt_diag_status(f->diag), 3);
}

static mode_t mode_of(fixture *f, const char *name)
{
	struct stat st;
	assert_int_equal(lstat(path(f, name).at, &st), 0);
	return st.st_mode;
}

static void modes_and_umask(void **state)
{
	fixture *f = *state;
	mode_t before = umask(027);
	replaces(f, "new", "one");
	assert_int_equal(mode_of(f, "new") & 07777, 0640);
	chmod(path(f, "new").at, 0604);
	replaces(f, "new", "two");
	assert_int_equal(mode_of(f, "new") & 07777, 0604);
	is_file(f, "new", "two");
	umask(before);
	assert_int_equal(files_in(f), 1);
}

static void links_keep_standing(void **state)
{
	fixture *f = *state;
	put_file(f, "target", "old");
	assert_int_equal(mkdir(path(f, "sub").at, 0777), 0);
	assert_int_equal(symlink("target", path(f, "one").at), 0);
	assert_int_equal(symlink("../one", path(f, "sub/two").at), 0);
	assert_int_equal(symlink("nowhere", path(f, "dangling").at), 0);
	replaces(f, "sub/two", "new");
	is_file(f, "target", "new");
	assert_true(S_ISLNK(mode_of(f, "one")));
	assert_true(S_ISLNK(mode_of(f, "sub/two")));
	replaces(f, "dangling", "there now");
	is_file(f, "nowhere", "there now");
	assert_true(S_ISLNK(mode_of(f, "dangling")));
	assert_int_equal(symlink("loop", path(f, "loop").at), 0);
	assert_null(kt_io_replace(f->io, path(f, "loop"), f->diag));
}

static void what_cannot_be_replaced(void **state)
{
	fixture *f = *state;
	mkfifo(path(f, "pipe").at, 0600);
	char name[300];
	memset(name, 'n', 256);
	name[256] = '\0';
	assert_null(kt_io_replace(f->io, kt_str_of(f->folder), f->diag));
	assert_null(kt_io_replace(f->io, path(f, "pipe"), f->diag));
	assert_null(kt_io_replace(f->io, KT_STR("/dev/full"), f->diag));
	assert_null(kt_io_replace(f->io, path(f, "none/a"), f->diag));
	assert_null(kt_io_replace(f->io, path(f, name), f->diag));
	assert_null(kt_io_replace(f->io, KT_STR("/tmp/a\0b"), f->diag));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_FAILURE), 6);
	assert_non_null(strstr(printed(f), "[KT130]"));
	assert_int_equal(files_in(f), 1);
}

static void abandoned_leaves_nothing(void **state)
{
	fixture *f = *state;
	put_file(f, "a", "old");
	kt_io_out *out = kt_io_replace(f->io, path(f, "a"), f->diag);
	assert_true(kt_io_put(out, "new", 3));
	assert_int_equal(files_in(f), 2);
	kt_io_abandon(out);
	assert_int_equal(files_in(f), 1);
	is_file(f, "a", "old");
	assert_int_equal(kt_diag_status(f->diag), 0);
}

/* A full disk, at each 4 KiB: the file size limit fails write() where the disk would. */
static void a_full_disk(void **state)
{
	fixture *f = *state;
	static char bytes[193050];
	memset(bytes, 'x', sizeof bytes);
	put_file(f, "a", "old");
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit before, full;
	getrlimit(RLIMIT_FSIZE, &before);
	for (size_t limit = 0; limit < sizeof bytes; limit += 4096) {
		full = before;
		full.rlim_cur = limit;
		setrlimit(RLIMIT_FSIZE, &full);
		kt_diag *diag = kt_diag_open();
		kt_io_out *out = kt_io_replace(f->io, path(f, "a"), diag);
		assert_non_null(out);
		for (size_t at = 0; at < sizeof bytes; at += 1000)
			kt_io_put(out, bytes + at, sizeof bytes - at < 1000 ? sizeof bytes - at : 1000);
		assert_false(kt_io_commit(out));
		setrlimit(RLIMIT_FSIZE, &before);
		assert_int_equal(kt_diag_count(diag, KT_DIAG_NOTE), 1);
		assert_int_equal(kt_diag_status(diag), 3);
		kt_diag_close(diag);
		assert_int_equal(files_in(f), 1);
		is_file(f, "a", "old");
	}
	kt_io_out *out = kt_io_replace(f->io, path(f, "a"), f->diag);
	assert_true(kt_io_put(out, bytes, sizeof bytes));
	assert_true(kt_io_commit(out));
	kt_str read;
	assert_true(reads(f, path(f, "a"), KT_IO_TEXT_LIMIT, &read));
	assert_true(kt_str_equal(read, (kt_str){bytes, sizeof bytes}));
}

/* What a killed run left is removed by the next; what a running one writes is not. */
static void leftovers_are_swept(void **state)
{
	fixture *f = *state;
	put_file(f, ".katern-12345-0", "half a file");
	put_file(f, ".katernrc", "not ours");
	int ready[2], done[2];
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(done), 0);
	pid_t child = fork();
	if (child == 0) {
		char byte = 0;
		kt_io_out *out = kt_io_replace(f->io, path(f, "b"), f->diag);
		_exit(out == NULL || write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 1 ||
		      !kt_io_commit(out));
	}
	char byte = 0;
	assert_int_equal(read(ready[0], &byte, 1), 1);
	replaces(f, "a", "text");
	assert_false(kt_io_exists(f->io, path(f, ".katern-12345-0")));
	assert_true(kt_io_exists(f->io, path(f, ".katernrc")));
	assert_int_equal(write(done[1], &byte, 1), 1);
	int status;
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_int_equal(files_in(f), 3);
	for (int i = 0; i < 2; i++) {
		close(ready[i]);
		close(done[i]);
	}
}

static void many_at_once(void **state)
{
	fixture *f = *state;
	for (int i = 0; i < 8; i++) {
		if (fork() > 0)
			continue;
		bool good = true;
		for (int round = 0; round < 20; round++) {
			kt_io_out *out = kt_io_replace(f->io, path(f, "a"), f->diag);
			good = good && out != NULL && kt_io_put(out, "same text", 9) && kt_io_commit(out);
		}
		_exit(!good);
	}
	for (int i = 0; i < 8; i++) {
		int status;
		wait(&status);
		assert_int_equal(status, 0);
	}
	is_file(f, "a", "same text");
	assert_int_equal(files_in(f), 1);
}

static void the_memory_world(void **state)
{
	fixture *f = *state;
	kt_io *io = kt_io_memory_open();
	kt_str bytes, *names;
	kt_io_memory_add(io, KT_STR("content/b.yaml"), KT_STR("b"));
	kt_io_memory_add(io, KT_STR("./content//a.yaml"), KT_STR("a"));
	kt_io_memory_add(io, KT_STR("content/sub/c.yaml"), KT_STR("c"));
	assert_true(kt_io_read(io, f->arena, KT_STR("content/a.yaml"), 10, KT_NOWHERE, f->diag, &bytes));
	assert_true(kt_str_is(bytes, "a"));
	assert_int_equal(kt_io_list(io, f->arena, KT_STR("content/"), &names), 3);
	assert_true(kt_str_is(names[0], "a.yaml"));
	assert_true(kt_str_is(names[2], "sub"));
	assert_true(kt_io_exists(io, KT_STR("content")));
	assert_false(kt_io_exists(io, KT_STR("conten")));
	assert_true(kt_io_folder(io, KT_STR("out"), f->diag));
	kt_io_out *out = kt_io_replace(io, KT_STR("out/x"), f->diag);
	assert_true(kt_io_put(out, "xy", 2));
	assert_false(kt_io_memory_file(io, KT_STR("out/x"), &bytes));
	assert_true(kt_io_commit(out));
	assert_true(kt_io_memory_file(io, KT_STR("out/x"), &bytes));
	assert_true(kt_str_is(bytes, "xy"));
	kt_io_abandon(kt_io_replace(io, KT_STR("out/x"), f->diag));
	assert_true(kt_io_memory_file(io, KT_STR("out/x"), &bytes));
	assert_int_equal(kt_diag_status(f->diag), 0);
	assert_false(kt_io_read(io, f->arena, KT_STR("none"), 10, KT_NOWHERE, f->diag, &bytes));
	assert_int_equal(kt_diag_status(f->diag), 3);
	kt_io_close(io);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        CASE(reads_whole),
	        CASE(only_regular_files),
	        CASE(exists_and_lists),
	        CASE(makes_folders),
	        CASE(modes_and_umask),
	        CASE(links_keep_standing),
	        CASE(what_cannot_be_replaced),
	        CASE(abandoned_leaves_nothing),
	        CASE(a_full_disk),
	        CASE(leftovers_are_swept),
	        CASE(many_at_once),
	        CASE(the_memory_world),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
