/* arena: memory that is given back all at once.
 *
 * Purpose  One arena lives as long as a render; a scratch arena serves trials and is rewound to a mark.
 * Owns     Everything taken from it. A function that takes a kt_arena returns memory that its caller never frees.
 * Fails    Never: when the system has no memory left, the process says so on stderr and ends with status 3.
 *          What was being written stays under its temporary name, which the next run removes.
 * Not here Buffers that grow (base/str.h).
 */
#ifndef KT_BASE_ARENA_H
#define KT_BASE_ARENA_H

#include <stddef.h>

typedef struct kt_arena kt_arena;

/* A place in an arena to rewind to. */
typedef struct kt_arena_mark {
	void *block;
	size_t used;
} kt_arena_mark;

kt_arena *kt_arena_open(void);
void kt_arena_close(kt_arena *arena); /* NULL is fine */

/* Zeroed, aligned for any type. A size of 0 gives a valid, distinct address. */
void *kt_arena_take(kt_arena *arena, size_t size);
/* `count` times `size`, with the product checked. */
void *kt_arena_take_array(kt_arena *arena, size_t count, size_t size);

/* Enlarges what was taken last, in place where its block has the room, else by a copy elsewhere. The new bytes are
 * zero. `old` NULL: as kt_arena_take. */
void *kt_arena_grow(kt_arena *arena, void *old, size_t old_size, size_t size);

kt_arena_mark kt_arena_now(const kt_arena *arena);
/* Gives back all that was taken since the mark. */
void kt_arena_rewind(kt_arena *arena, kt_arena_mark mark);
/* Ends the program, as an arena does for want of memory (status 3): for memory that a library did not get. */
_Noreturn void kt_arena_no_memory(void);
/* Bytes held from the system: for the tests of memory bounds. */
size_t kt_arena_size(const kt_arena *arena);

#define KT_NEW(arena, type)              ((type *)kt_arena_take((arena), sizeof(type)))
#define KT_NEW_ARRAY(arena, type, count) ((type *)kt_arena_take_array((arena), (count), sizeof(type)))

#endif
