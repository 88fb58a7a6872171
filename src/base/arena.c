/* A stack of blocks. Each block is twice the one before, up to a megabyte, so that a small run holds little and a large
 * one asks the system seldom. A rewind frees the blocks above the mark but one, which is kept: layout trials take and
 * give back the same few kilobytes thousands of times. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#endif

/* Under AddressSanitizer what is not taken may not be touched: a pointer kept past a rewind shows itself. */
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
#define CLOSE_BYTES(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#define OPEN_BYTES(at, size)  ASAN_UNPOISON_MEMORY_REGION((at), (size))
#else
#define CLOSE_BYTES(at, size) ((void)0)
#define OPEN_BYTES(at, size)  ((void)0)
#endif

#define ALIGN         _Alignof(max_align_t)
#define BLOCK_FIRST   ((size_t)16 << 10)
#define BLOCK_LARGEST ((size_t)1 << 20)

typedef struct block {
	struct block *below;
	size_t room, used; /* bytes after the head */
} block;

#define HEAD ((sizeof(block) + ALIGN - 1) / ALIGN * ALIGN)

struct kt_arena {
	block *top;
	block *spare; /* kept by a rewind for the next take */
	size_t next;  /* size of the next block */
	size_t held;
};

_Noreturn void kt_arena_no_memory(void)
{
	fputs("katern: error: no memory left [KT151]\n", stderr);
	exit(3);
}

static char *block_bytes(block *b)
{
	return (char *)b + HEAD;
}

kt_arena *kt_arena_open(void)
{
	kt_arena *arena = calloc(1, sizeof *arena);
	if (arena == NULL)
		kt_arena_no_memory();
	arena->next = BLOCK_FIRST;
	return arena;
}

static void block_free(kt_arena *arena, block *b)
{
	arena->held -= HEAD + b->room;
	OPEN_BYTES(block_bytes(b), b->room);
	free(b);
}

void kt_arena_close(kt_arena *arena)
{
	if (arena == NULL)
		return;
	while (arena->top != NULL) {
		block *below = arena->top->below;
		block_free(arena, arena->top);
		arena->top = below;
	}
	if (arena->spare != NULL)
		block_free(arena, arena->spare);
	free(arena);
}

static block *block_new(kt_arena *arena, size_t least)
{
	size_t room = arena->next;
	if (room < least)
		room = least;
	else if (arena->next < BLOCK_LARGEST)
		arena->next *= 2;
	if (room > SIZE_MAX - HEAD)
		kt_arena_no_memory();
	block *b = malloc(HEAD + room);
	if (b == NULL)
		kt_arena_no_memory();
	b->room = room;
	arena->held += HEAD + room;
	CLOSE_BYTES(block_bytes(b), room);
	return b;
}

/* A block with room for `size` bytes becomes the top. */
static void push_block(kt_arena *arena, size_t size)
{
	block *b = arena->spare;
	if (b != NULL && b->room >= size)
		arena->spare = NULL;
	else
		b = block_new(arena, size);
	b->used = 0;
	b->below = arena->top;
	arena->top = b;
}

static size_t round_up(size_t size)
{
	if (size > SIZE_MAX - ALIGN)
		kt_arena_no_memory();
	return size == 0 ? ALIGN : (size + ALIGN - 1) / ALIGN * ALIGN;
}

void *kt_arena_take(kt_arena *arena, size_t size)
{
	size_t whole = round_up(size);
	if (arena->top == NULL || arena->top->room - arena->top->used < whole)
		push_block(arena, whole);
	char *at = block_bytes(arena->top) + arena->top->used;
	arena->top->used += whole;
	OPEN_BYTES(at, size);
	return memset(at, 0, size);
}

void *kt_arena_take_array(kt_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		kt_arena_no_memory();
	return kt_arena_take(arena, count * size);
}

void *kt_arena_grow(kt_arena *arena, void *old, size_t old_size, size_t size)
{
	if (old == NULL)
		return kt_arena_take(arena, size);
	size_t old_whole = round_up(old_size), whole = round_up(size);
	block *top = arena->top;
	if (top != NULL && top->used >= old_whole && block_bytes(top) + top->used - old_whole == (char *)old &&
	    whole - old_whole <= top->room - top->used) {
		top->used += whole - old_whole;
		OPEN_BYTES(old, size);
		memset((char *)old + old_size, 0, size - old_size);
		return old;
	}
	void *at = kt_arena_take(arena, size);
	return memcpy(at, old, old_size);
}

kt_arena_mark kt_arena_now(const kt_arena *arena)
{
	return (kt_arena_mark){arena->top, arena->top == NULL ? 0 : arena->top->used};
}

void kt_arena_rewind(kt_arena *arena, kt_arena_mark mark)
{
	while (arena->top != mark.block) {
		block *b = arena->top;
		arena->top = b->below;
		CLOSE_BYTES(block_bytes(b), b->room);
		bool keep = b->room <= BLOCK_LARGEST && (arena->spare == NULL || arena->spare->room < b->room);
		block *drop = keep ? arena->spare : b;
		if (keep)
			arena->spare = b;
		if (drop != NULL)
			block_free(arena, drop);
	}
	if (arena->top != NULL) {
		arena->top->used = mark.used;
		CLOSE_BYTES(block_bytes(arena->top) + mark.used, arena->top->room - mark.used);
	}
}

size_t kt_arena_size(const kt_arena *arena)
{
	return arena->held;
}
