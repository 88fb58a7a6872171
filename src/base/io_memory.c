/* Files as a list in memory: tests and fuzzing read and write here. A folder is there when a file's path says so. */
#include "base/io.h"

#include <string.h>

#include "base/io_world.h"

typedef struct file {
	struct file *next;
	kt_str path, bytes;
} file;

typedef struct memory {
	kt_io io;
	file *files;
} memory;

typedef struct memory_out {
	kt_io_out out;
	kt_str target;
	kt_buf bytes;
} memory_out;

/* "./a//b/" is "a/b". */
static kt_str plain_path(kt_arena *arena, kt_str path)
{
	kt_buf b = kt_buf_in(arena);
	for (size_t at = 0; at < path.len;) {
		size_t end = kt_str_find(path, "/", at);
		kt_str part = kt_str_slice(path, at, end);
		if (part.len > 0 && !kt_str_is(part, ".")) {
			if (b.len > 0 || path.at[0] == '/')
				kt_buf_byte(&b, '/');
			kt_buf_put(&b, part);
		}
		at = end == SIZE_MAX ? path.len : end + 1;
	}
	return kt_buf_str(&b);
}

static file *find(kt_io *io, kt_str path)
{
	kt_arena *scratch = kt_arena_open();
	kt_str plain = plain_path(scratch, path);
	file *f = ((memory *)io)->files;
	while (f != NULL && !kt_str_equal(f->path, plain))
		f = f->next;
	kt_arena_close(scratch);
	return f;
}

void kt_io_memory_add(kt_io *io, kt_str path, kt_str bytes)
{
	file *f = find(io, path);
	if (f == NULL) {
		f = KT_NEW(io->arena, file);
		f->path = plain_path(io->arena, path);
		f->next = ((memory *)io)->files;
		((memory *)io)->files = f;
	}
	f->bytes = kt_str_copy(io->arena, bytes);
}

bool kt_io_memory_file(kt_io *io, kt_str path, kt_str *bytes)
{
	const file *f = find(io, path);
	if (f != NULL)
		*bytes = f->bytes;
	return f != NULL;
}

static bool memory_read(kt_io *io, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag,
                        kt_str *bytes)
{
	const file *f = find(io, path);
	if (f == NULL)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, at, "cannot read %.*s: no such file", KT_STR_ARG(path));
	if (f->bytes.len > limit)
		return kt_diag_error(diag, KT_DIAG_LARGE, at, "%.*s is larger than %zu bytes", KT_STR_ARG(path), limit);
	*bytes = kt_str_copy(arena, f->bytes);
	return true;
}

/* What stands below the folder in the path of a file; empty: it is elsewhere. */
static kt_str below(kt_str path, kt_str folder)
{
	if (folder.len == 0)
		return path;
	if (path.len > folder.len + 1 && path.at[folder.len] == '/' &&
	    kt_str_equal(kt_str_slice(path, 0, folder.len), folder))
		return kt_str_slice(path, folder.len + 1, path.len);
	return (kt_str){"", 0};
}

static size_t memory_list(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names)
{
	size_t count = 0, most = 0;
	kt_str plain = plain_path(arena, folder);
	for (const file *f = ((memory *)io)->files; f != NULL; f = f->next)
		most++;
	*names = KT_NEW_ARRAY(arena, kt_str, most);
	for (const file *f = ((memory *)io)->files; f != NULL; f = f->next) {
		kt_str rest = below(f->path, plain), name = kt_str_slice(rest, 0, kt_str_find(rest, "/", 0));
		bool known = name.len == 0;
		for (size_t i = 0; !known && i < count; i++)
			known = kt_str_equal((*names)[i], name);
		if (!known)
			(*names)[count++] = name;
	}
	return count;
}

static bool memory_exists(kt_io *io, kt_str path)
{
	if (find(io, path) != NULL)
		return true;
	kt_arena *scratch = kt_arena_open();
	kt_str *names;
	bool there = memory_list(io, scratch, path, &names) > 0;
	kt_arena_close(scratch);
	return there;
}

static bool memory_folder(kt_io *io, kt_str path, kt_diag *diag)
{
	if (find(io, path) == NULL)
		return true;
	return kt_diag_system(diag, KT_DIAG_OUTPUT, KT_NOWHERE, "cannot make the folder %.*s: a file has that name",
	                      KT_STR_ARG(path));
}

static bool memory_inside(kt_io *io, kt_arena *scratch, kt_str path, kt_str folder)
{
	(void)io;
	kt_str plain = plain_path(scratch, path), above = plain_path(scratch, folder);
	return kt_str_equal(plain, above) || below(plain, above).len > 0;
}

static bool memory_may_replace(kt_io *io, kt_arena *scratch, kt_str path, kt_diag *diag)
{
	(void)io, (void)scratch, (void)path, (void)diag;
	return true;
}

static kt_io_out *memory_replace(kt_io *io, kt_arena *arena, kt_str path, kt_str shown, kt_diag *diag)
{
	(void)io, (void)shown, (void)diag;
	memory_out *out = KT_NEW(arena, memory_out);
	out->target = kt_str_copy(arena, path);
	out->bytes = kt_buf_in(arena);
	return &out->out;
}

static bool memory_write(kt_io_out *out, const void *bytes, size_t count)
{
	kt_buf_put(&((memory_out *)out)->bytes, (kt_str){bytes, count});
	return true;
}

static bool memory_commit(kt_io_out *out)
{
	const file *now = find(out->io, ((memory_out *)out)->target);
	if (out->guarded && (now ? !out->was.at || !kt_str_equal(now->bytes, out->was) : out->was.at != NULL))
		return kt_io_changed(out);
	kt_io_memory_add(out->io, ((memory_out *)out)->target, kt_buf_str(&((memory_out *)out)->bytes));
	return true;
}

static void memory_abandon(kt_io_out *out)
{
	(void)out;
}

static kt_io_swap *memory_swap(kt_io *io, kt_arena *arena, kt_str folder, const char *head, const char *tail,
                               kt_diag *diag)
{
	kt_io_swap *swap = KT_NEW(arena, kt_io_swap);
	*swap = (kt_io_swap){io, arena, folder, kt_print(arena, "%.*s.aside", KT_STR_ARG(folder)), head, tail, diag};
	return swap;
}

/* Takes away the files of the folder that are replaced, or all of them. */
static void remove_files(const kt_io_swap *swap, kt_str folder, bool all)
{
	kt_str plain = plain_path(swap->arena, folder);
	for (file **f = &((memory *)swap->io)->files; *f != NULL;) {
		kt_str name = below((*f)->path, plain);
		if (name.len > 0 && (all || kt_io_swap_owns(swap, name)))
			*f = (*f)->next;
		else
			f = &(*f)->next;
	}
}

static bool memory_settle(kt_io_swap *swap)
{
	kt_str aside = plain_path(swap->arena, swap->aside);
	kt_str folder = plain_path(swap->arena, swap->folder);
	remove_files(swap, folder, false);
	for (file *f = ((memory *)swap->io)->files; f != NULL; f = f->next) {
		kt_str name = below(f->path, aside);
		if (name.len > 0)
			f->path = kt_print(swap->io->arena, "%.*s/%.*s", KT_STR_ARG(folder), KT_STR_ARG(name));
	}
	return true;
}

static void memory_drop(kt_io_swap *swap)
{
	remove_files(swap, swap->aside, true);
}

kt_io *kt_io_memory_open(void)
{
	static const kt_io_world world = {memory_read,   memory_exists,      memory_list,    memory_folder,
	                                  memory_inside, memory_may_replace, memory_replace, memory_write,
	                                  memory_commit, memory_abandon,     memory_swap,    memory_settle,
	                                  memory_drop};
	kt_arena *arena = kt_arena_open();
	memory *m = KT_NEW(arena, memory);
	m->io = (kt_io){&world, arena};
	return &m->io;
}
