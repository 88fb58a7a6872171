/* ITU T.81, B.1.1: segments from marker to marker, until the scan begins. What stands after the last scan is dropped. */
#include "artwork/jpeg_bare.h"

#define APP0  0xe0
#define APP14 0xee
#define APP15 0xef
#define COM   0xfe
#define SOS   0xda
#define EOI   0xd9

static unsigned byte_at(kt_str s, size_t at)
{
	return at < s.len ? (unsigned char)s.at[at] : 0;
}

/* The end of the entropy-coded bytes that begin at `at`: where the next marker that is no restart stands. */
static size_t pass_scan(kt_str jpeg, size_t at)
{
	for (; at + 1 < jpeg.len; at++) {
		unsigned next = byte_at(jpeg, at + 1);
		if (byte_at(jpeg, at) == 0xff && next != 0 && next != 0xff && !(next >= 0xd0 && next <= 0xd7))
			return at;
	}
	return jpeg.len;
}

bool kt_jpeg_bare(kt_arena *arena, kt_str jpeg, kt_str *bare)
{
	kt_buf out = kt_buf_in(arena);
	size_t at = 2;
	bool scanned = false;
	if (byte_at(jpeg, 0) != 0xff || byte_at(jpeg, 1) != 0xd8)
		return false;
	kt_buf_put(&out, kt_str_slice(jpeg, 0, 2));
	while (at + 3 < jpeg.len && byte_at(jpeg, at) == 0xff && byte_at(jpeg, at + 1) != EOI) {
		unsigned marker = byte_at(jpeg, at + 1);
		if (marker == 0xff) {
			at++;
			continue;
		}
		size_t end = at + 2 + (byte_at(jpeg, at + 2) << 8 | byte_at(jpeg, at + 3));
		if (marker == SOS) {
			end = pass_scan(jpeg, end);
			scanned = true;
		}
		if (end > jpeg.len)
			return false;
		bool told = (marker >= APP0 && marker <= APP15 && marker != APP14) || marker == COM;
		if (!told)
			kt_buf_put(&out, kt_str_slice(jpeg, at, end));
		at = end;
	}
	kt_buf_put(&out, KT_STR("\xff\xd9"));
	*bare = kt_buf_str(&out);
	return scanned;
}
