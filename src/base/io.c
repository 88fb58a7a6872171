/* The part of reading and writing that is the same in every world: small writes gathered, names sorted. */
#include "base/io.h"

#include <stdlib.h>
#include <string.h>

#include "base/io_world.h"

#define PENDING_MOST ((size_t)64 << 10)

void kt_io_close(kt_io *io)
{
	if (io != NULL)
		kt_arena_close(io->arena);
}

bool kt_io_read(kt_io *io, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag, kt_str *bytes)
{
	*bytes = (kt_str){"", 0};
	return io->world->read(io, arena, path, limit, at, diag, bytes);
}

bool kt_io_read_text(kt_io *io, kt_arena *arena, kt_str path, kt_place at, kt_diag *diag, kt_source *source)
{
	kt_arena *scratch = kt_arena_open(); /* the source keeps a copy of its own */
	kt_str bytes;
	bool good = kt_io_read(io, scratch, path, KT_IO_TEXT_LIMIT, at, diag, &bytes) &&
	            kt_source_read(arena, path, bytes, diag, source);
	kt_arena_close(scratch);
	return good;
}

bool kt_io_exists(kt_io *io, kt_str path)
{
	return io->world->exists(io, path);
}

static int by_bytes(const void *a, const void *b)
{
	return kt_str_compare(*(const kt_str *)a, *(const kt_str *)b);
}

size_t kt_io_list(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names)
{
	*names = NULL;
	size_t count = io->world->list(io, arena, folder, names);
	if (count > 0)
		qsort(*names, count, sizeof **names, by_bytes);
	return count;
}

bool kt_io_folder(kt_io *io, kt_str path, kt_diag *diag)
{
	return io->world->folder(io, path, diag);
}

bool kt_io_inside(kt_io *io, kt_str path, kt_str folder)
{
	kt_arena *scratch = kt_arena_open();
	bool inside = io->world->inside(io, scratch, path, folder);
	kt_arena_close(scratch);
	return inside;
}

bool kt_io_may_replace(kt_io *io, kt_str path, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	bool may = io->world->may_replace(io, scratch, path, diag);
	kt_arena_close(scratch);
	return may;
}

/* `shown` is the path that messages name. */
static kt_io_out *replace(kt_io *io, kt_str path, kt_str shown, kt_diag *diag)
{
	kt_arena *arena = kt_arena_open();
	kt_io_out *out = io->world->replace(io, arena, path, shown, diag);
	if (out == NULL) {
		kt_arena_close(arena);
		return NULL;
	}
	out->io = io;
	out->arena = arena;
	out->path = kt_str_copy(arena, shown);
	out->diag = diag;
	out->pending = kt_arena_take(arena, PENDING_MOST);
	return out;
}

kt_io_out *kt_io_replace(kt_io *io, kt_str path, kt_diag *diag)
{
	return replace(io, path, path, diag);
}

void kt_io_only_if(kt_io_out *out, kt_str was)
{
	out->guarded = true;
	out->was = was.at ? kt_str_copy(out->arena, was) : was;
}

bool kt_io_changed(kt_io_out *out)
{
	kt_diag_system(out->diag, KT_DIAG_OUTPUT, KT_NOWHERE, "%.*s changed meanwhile: it stays as it is now",
	               KT_STR_ARG(out->path));
	kt_diag_hint(out->diag, "run again");
	return false;
}

static bool write_pending(kt_io_out *out)
{
	size_t count = out->pending_count;
	out->pending_count = 0;
	if (!out->failed && count > 0 && !out->io->world->write(out, out->pending, count))
		out->failed = true;
	return !out->failed;
}

bool kt_io_put(kt_io_out *out, const void *bytes, size_t count)
{
	if (count > PENDING_MOST - out->pending_count && !write_pending(out))
		return false;
	if (out->failed)
		return false;
	if (count >= PENDING_MOST) {
		out->failed = !out->io->world->write(out, bytes, count);
		return !out->failed;
	}
	if (count > 0)
		memcpy(out->pending + out->pending_count, bytes, count);
	out->pending_count += count;
	return true;
}

bool kt_io_commit(kt_io_out *out)
{
	bool good = write_pending(out);
	if (good)
		good = out->io->world->commit(out);
	else
		out->io->world->abandon(out);
	kt_arena_close(out->arena);
	return good;
}

void kt_io_abandon(kt_io_out *out)
{
	out->io->world->abandon(out);
	kt_arena_close(out->arena);
}

kt_io_swap *kt_io_swap_begin(kt_io *io, kt_str folder, const char *head, const char *tail, kt_diag *diag)
{
	kt_arena *arena = kt_arena_open();
	kt_io_swap *swap = io->world->swap(io, arena, kt_str_copy(arena, folder), head, tail, diag);
	if (swap == NULL)
		kt_arena_close(arena);
	return swap;
}

kt_io_out *kt_io_swap_file(kt_io_swap *swap, kt_str name)
{
	kt_str shown = kt_print(swap->arena, "%.*s/%.*s", KT_STR_ARG(swap->folder), KT_STR_ARG(name));
	kt_str path = kt_print(swap->arena, "%.*s/%.*s", KT_STR_ARG(swap->aside), KT_STR_ARG(name));
	return replace(swap->io, path, shown, swap->diag);
}

bool kt_io_swap_owns(const kt_io_swap *swap, kt_str name)
{
	size_t head = strlen(swap->head), tail = strlen(swap->tail);
	if (name.len <= head + tail || !kt_str_starts(name, swap->head) || !kt_str_ends(name, swap->tail))
		return false;
	for (size_t i = head; i < name.len - tail; i++)
		if (name.at[i] < '0' || name.at[i] > '9')
			return false;
	return true;
}

bool kt_io_swap_commit(kt_io_swap *swap)
{
	kt_arena *arena = swap->arena;
	bool good = swap->io->world->settle(swap);
	kt_arena_close(arena);
	return good;
}

void kt_io_swap_abandon(kt_io_swap *swap)
{
	kt_arena *arena = swap->arena;
	swap->io->world->drop(swap);
	kt_arena_close(arena);
}
