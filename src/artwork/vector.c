#include "artwork/vector.h"

#include <math.h>

#include <libdeflate.h>

#include "base/diag.h"

#define LEVEL 6 /* a drawing is packed once and written into every edition */

unsigned kt_vector_reserve(kt_vector *vector)
{
	if (vector->count == vector->room) {
		size_t room = vector->room == 0 ? 32 : vector->room * 2;
		vector->items = kt_arena_grow(vector->arena, vector->items, vector->room * sizeof *vector->items,
		                              room * sizeof *vector->items);
		vector->room = room;
	}
	vector->items[vector->count] = (kt_vector_object){0};
	return (unsigned)++vector->count;
}

static void fill(kt_vector *vector, unsigned object, kt_str entries, kt_str bytes, bool stream)
{
	kt_vector_object *item = &vector->items[object - 1];
	if (item->filled)
		KT_BUG("an object of a drawing is filled twice");
	*item = (kt_vector_object){entries, bytes, stream, true};
	vector->size += entries.len + bytes.len;
}

void kt_vector_dict(kt_vector *vector, unsigned object, kt_str entries)
{
	fill(vector, object, entries, (kt_str){0}, false);
}

void kt_vector_stream(kt_vector *vector, unsigned object, kt_str entries, kt_str bytes)
{
	fill(vector, object, entries, bytes, true);
}

void kt_vector_deflated(kt_vector *vector, unsigned object, kt_str entries, kt_str bytes)
{
	struct libdeflate_compressor *packer = libdeflate_alloc_compressor(LEVEL);
	if (packer == NULL)
		kt_arena_no_memory();
	size_t most = libdeflate_zlib_compress_bound(packer, bytes.len);
	char *packed = kt_arena_take(vector->arena, most);
	size_t len = libdeflate_zlib_compress(packer, bytes.at, bytes.len, packed, most);
	libdeflate_free_compressor(packer);
	fill(vector, object, kt_print(vector->arena, "%.*s/Filter/FlateDecode", KT_STR_ARG(entries)),
	     (kt_str){packed, len}, true);
}

void kt_vector_put_reference(kt_buf *out, unsigned object)
{
	kt_buf_print(out, "@%u@", object);
}

void kt_vector_put_real(kt_buf *out, double value)
{
	if (!isfinite(value) || fabs(value) > 1e9)
		value = isfinite(value) ? copysign(1e9, value) : 0;
	unsigned decimals = 6;
	for (double v = fabs(value); v > 0 && v < 1 && decimals < 12; v *= 10)
		decimals++;
	int64_t scale = 1;
	for (unsigned i = 0; i < decimals; i++)
		scale *= 10;
	int64_t units = llround(fabs(value) * (double)scale);
	if (value < 0 && units != 0)
		kt_buf_byte(out, '-');
	kt_buf_print(out, "%lld", (long long)(units / scale));
	int64_t rest = units % scale;
	if (rest == 0)
		return;
	while (rest % 10 == 0) {
		rest /= 10;
		decimals--;
	}
	kt_buf_print(out, ".%0*lld", (int)decimals, (long long)rest);
}

void kt_vector_put_hex(kt_buf *out, kt_str bytes)
{
	kt_buf_byte(out, '<');
	for (size_t i = 0; i < bytes.len; i++)
		kt_buf_print(out, "%02X", (unsigned)(unsigned char)bytes.at[i]);
	kt_buf_byte(out, '>');
}

void kt_vector_put_name(kt_buf *out, kt_str name)
{
	kt_buf_byte(out, '/');
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool regular = c > 0x20 && c < 0x7f;
		for (const char *d = "()<>[]{}/%#@"; *d != '\0'; d++)
			regular = regular && c != (unsigned char)*d;
		if (regular)
			kt_buf_byte(out, (char)c);
		else
			kt_buf_print(out, "#%02X", (unsigned)c);
	}
}
