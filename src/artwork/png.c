/* libpng's simplified interface: it returns its errors, where the other one jumps. It sees a copy of the file with only the
 * chunks that make the picture: so no text or thumbnail is inflated that nobody asked for, and no gamma applied. The profile
 * is read here: one deflated stream behind a name (W3C, PNG 3, 11.3.2.3). */
#include <libdeflate.h>
#include <png.h>
#include <string.h>

#include "artwork/pixels.h"

#define SIGNATURE    8                 /* bytes */
#define AROUND       12                /* bytes of a chunk besides its data: length, name, check sum */
#define PROFILE_MOST ((size_t)8 << 20) /* twice the largest that is made for pictures */

static bool is_png(kt_str bytes)
{
	return bytes.len > SIGNATURE && memcmp(bytes.at, "\x89PNG\r\n\x1a\n", SIGNATURE) == 0;
}

static uint32_t four(kt_str s, size_t at)
{
	const uint8_t *b = (const uint8_t *)s.at + at;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* The chunk at `at`, with all around it; empty: none begins there that ends in the file. */
static kt_str chunk_at(kt_str bytes, size_t at)
{
	if (bytes.len - at < AROUND || four(bytes, at) > bytes.len - at - AROUND)
		return (kt_str){0};
	return kt_str_slice(bytes, at, at + AROUND + four(bytes, at));
}

static bool is_chunk(kt_str chunk, const char *name)
{
	return memcmp(chunk.at + 4, name, 4) == 0;
}

/* A capital first letter: no picture without it. tRNS is what is transparent. */
static bool makes_picture(kt_str chunk)
{
	return (chunk.at[4] & 0x20) == 0 || is_chunk(chunk, "tRNS");
}

/* The file without what makes no picture. What is cut is left as it is, for libpng to say so. */
static kt_str picture_alone(kt_arena *arena, kt_str bytes)
{
	kt_buf out = kt_buf_in(arena);
	kt_buf_room(&out, bytes.len);
	kt_buf_put(&out, kt_str_slice(bytes, 0, SIGNATURE));
	for (size_t at = SIGNATURE; at < bytes.len;) {
		kt_str chunk = chunk_at(bytes, at);
		if (chunk.len == 0) {
			kt_buf_put(&out, kt_str_slice(bytes, at, bytes.len));
			break;
		}
		if (makes_picture(chunk))
			kt_buf_put(&out, chunk);
		if (is_chunk(chunk, "IEND"))
			break;
		at += chunk.len;
	}
	return kt_buf_str(&out);
}

/* The profile in a chunk iCCP; empty: it is none, or too large. */
static kt_str inflated(kt_arena *arena, kt_str chunk)
{
	kt_str data = kt_str_slice(chunk, 8, chunk.len - 4);
	const char *name_end = memchr(data.at, 0, data.len);
	size_t head = name_end ? (size_t)(name_end - data.at) + 2
	                       : data.len; /* the method of compression, of which there is one */
	struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
	char *to = kt_arena_take(arena, PROFILE_MOST);
	size_t size = 0;
	bool good = inflater && head < data.len &&
	            libdeflate_zlib_decompress(inflater, data.at + head, data.len - head, to, PROFILE_MOST, &size) ==
	                    LIBDEFLATE_SUCCESS;
	libdeflate_free_decompressor(inflater);
	return good ? (kt_str){to, size} : (kt_str){0};
}

/* false: refused. */
static bool find_profile(const kt_job *job, kt_str *profile, kt_answer *answer)
{
	kt_str bytes = job->bytes;
	for (size_t at = SIGNATURE; at < bytes.len;) {
		kt_str chunk = chunk_at(bytes, at);
		if (chunk.len == 0 || is_chunk(chunk, "IDAT"))
			return true;
		if (is_chunk(chunk, "iCCP")) {
			*profile = inflated(job->arena, chunk);
			return profile->len > 0 ||
			       kt_answer_refuse(
			               answer, job,
			               "has a colour profile that is damaged, or larger than %zu MiB: convert it to "
			               "sRGB and save it anew",
			               PROFILE_MOST >> 20);
		}
		at += chunk.len;
	}
	return true;
}

static bool damaged(kt_answer *answer, const kt_job *job, const png_image *image)
{
	return kt_answer_refuse(answer, job, "is cut or damaged (PNG: %s): save it anew", image->message);
}

static bool decode(const kt_job *job, kt_pixels *pixels, kt_answer *answer)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	kt_str file = picture_alone(job->arena, job->bytes);
	if (!png_image_begin_read_from_memory(&image, file.at, file.len))
		return damaged(answer, job, &image);
	if (!kt_answer_judge_size(answer, job, image.width, image.height)) {
		png_image_free(&image);
		return false;
	}
	bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
	*pixels = (kt_pixels){.width = image.width,
	                      .height = image.height,
	                      .channels = colour ? 3 : 1,
	                      .alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0};
	image.format = (colour ? PNG_FORMAT_FLAG_COLOR : 0u) | (pixels->alpha ? PNG_FORMAT_FLAG_ALPHA : 0u);
	image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* else 16 bits without a gamma are taken for linear light */
	uint8_t *at = kt_arena_take(job->arena, (size_t)image.width * image.height * kt_pixels_stride(pixels));
	pixels->at = at;
	/* Frees the image, whether it fails or not. */
	return png_image_finish_read(&image, NULL, at, 0, NULL) ? true : damaged(answer, job, &image);
}

static void answer_png(const kt_job *job, kt_answer *answer)
{
	kt_pixels pixels;
	if (decode(job, &pixels, answer) && find_profile(job, &pixels.profile, answer))
		kt_pixels_answer(job, &pixels, answer);
}

const kt_kind kt_kind_png = {.is = is_png, .answer = answer_png};
