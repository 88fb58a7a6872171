/* A stream is whole before it is deflated, which is what libdeflate is made for: it takes half of zlib's time. */
#include "write/deflate.h"

#include <libdeflate.h>

#include "base/diag.h"

#define LEVEL 2 /* 6 makes the pages of a brochure a thirtieth smaller and takes twice as long */

struct kt_deflate {
	kt_arena *arena;
	struct libdeflate_compressor *compressor;
	char *out; /* grows to what the largest stream may need */
	size_t room;
};

kt_deflate *kt_deflate_open(kt_arena *arena)
{
	kt_deflate *d = KT_NEW(arena, kt_deflate);
	d->arena = arena;
	d->compressor = libdeflate_alloc_compressor(LEVEL);
	if (d->compressor == NULL)
		kt_arena_no_memory();
	return d;
}

void kt_deflate_close(kt_deflate *d)
{
	libdeflate_free_compressor(d->compressor);
}

kt_str kt_deflate_bytes(kt_deflate *d, kt_str bytes)
{
	size_t most = libdeflate_zlib_compress_bound(d->compressor, bytes.len);
	if (most > d->room) {
		d->room = most > 2 * d->room ? most : 2 * d->room;
		d->out = kt_arena_take(d->arena, d->room);
	}
	size_t len = libdeflate_zlib_compress(d->compressor, bytes.at, bytes.len, d->out, d->room);
	if (len == 0)
		KT_BUG("libdeflate's own bound is too small");
	return kt_str_copy(d->arena, (kt_str){d->out, len});
}
