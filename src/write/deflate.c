/* The state lives in an arena and is never given back piece by piece; deflateReset makes it ready for the next stream. */
#include "write/deflate.h"

#include <zlib.h>

#include "base/diag.h"

#define LEVEL  4  /* 6 takes twice as long over the pages of a brochure and makes them a twentieth smaller */
#define WINDOW 15 /* 32 KB, zlib's largest */
#define MEMORY 8  /* zlib's usual hash table; a larger one costs more to clear than it saves */

struct kt_deflate {
	kt_arena *arena;
	z_stream z;
	char *out; /* grows to what the largest stream may need */
	size_t room;
};

static voidpf take_memory(voidpf arena, uInt items, uInt size)
{
	return kt_arena_take_array(arena, items, size);
}

static void leave_memory(voidpf arena, voidpf address)
{
	/* The arena goes as a whole. */
	(void)arena, (void)address;
}

kt_deflate *kt_deflate_open(kt_arena *arena)
{
	kt_deflate *d = KT_NEW(arena, kt_deflate);
	d->arena = arena;
	d->z = (z_stream){.zalloc = take_memory, .zfree = leave_memory, .opaque = arena};
	if (deflateInit2(&d->z, LEVEL, Z_DEFLATED, WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		KT_BUG("zlib does not start");
	return d;
}

kt_str kt_deflate_bytes(kt_deflate *d, kt_str bytes)
{
	size_t most = deflateBound(&d->z, bytes.len);
	if (most > d->room) {
		d->room = most > 2 * d->room ? most : 2 * d->room;
		d->out = kt_arena_take(d->arena, d->room);
	}
	d->z.next_in = (Bytef *)bytes.at;
	d->z.avail_in = (uInt)bytes.len;
	d->z.next_out = (Bytef *)d->out;
	d->z.avail_out = (uInt)d->room;
	if (deflate(&d->z, Z_FINISH) != Z_STREAM_END)
		KT_BUG("zlib's own bound is too small");
	kt_str deflated = kt_str_copy(d->arena, (kt_str){d->out, d->z.total_out});
	if (deflateReset(&d->z) != Z_OK)
		KT_BUG("zlib does not start again");
	return deflated;
}
