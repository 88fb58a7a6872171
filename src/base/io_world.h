/* io_world: what base/io asks of a world; filled in by base/io_disk.c and base/io_memory.c.
 *
 * Not here What the callers see: base/io.h.
 */
#ifndef KT_BASE_IO_WORLD_H
#define KT_BASE_IO_WORLD_H

#include "base/io.h"

typedef struct kt_io_world {
	bool (*read)(kt_io *io, kt_arena *arena, kt_str path, size_t limit, kt_place at, kt_diag *diag, kt_str *bytes);
	bool (*exists)(kt_io *io, kt_str path);
	size_t (*list)(kt_io *io, kt_arena *arena, kt_str folder, kt_str **names); /* in any order */
	bool (*folder)(kt_io *io, kt_str path, kt_diag *diag);
	bool (*inside)(kt_io *io, kt_arena *scratch, kt_str path, kt_str folder);
	bool (*may_replace)(kt_io *io, kt_arena *scratch, kt_str path, kt_diag *diag);
	kt_io_out *(*replace)(kt_io *io, kt_arena *arena, kt_str path, kt_str shown, kt_diag *diag);
	bool (*write)(kt_io_out *out, const void *bytes, size_t count); /* the whole of it, or reported */
	bool (*commit)(kt_io_out *out);                                 /* minds `guarded` */
	void (*abandon)(kt_io_out *out);
	kt_io_swap *(*swap)(kt_io *io, kt_arena *arena, kt_str folder, const char *head, const char *tail,
	                    kt_diag *diag);
	bool (*settle)(kt_io_swap *swap);
	void (*drop)(kt_io_swap *swap);
} kt_io_world;

/* Both are the first member of the world's own struct. */
struct kt_io {
	const kt_io_world *world;
	kt_arena *arena;
};

struct kt_io_out {
	kt_io *io;
	kt_arena *arena; /* its own: an output may end on another day than it began */
	kt_str path;     /* as messages name it */
	kt_diag *diag;
	bool failed;
	bool guarded; /* to be replaced only while it holds `was`; at NULL: while there is none */
	kt_str was;
	char *pending; /* bytes not yet handed to the world */
	size_t pending_count;
};

/* The first member of the world's own struct. */
struct kt_io_swap {
	kt_io *io;
	kt_arena *arena; /* its own */
	kt_str folder;   /* as the caller named it */
	kt_str aside;    /* where it is written */
	const char *head, *tail;
	kt_diag *diag;
};

/* Is that the name of a file that is replaced? */
bool kt_io_swap_owns(const kt_io_swap *swap, kt_str name);
/* Reports that the file is another one than was read; false. */
bool kt_io_changed(kt_io_out *out);

#endif
