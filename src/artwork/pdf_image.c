/* One part a pixel: a table of what each sample becomes. Three or four parts of a device or a profile, in 8 bits: Little
 * CMS, all at once. What is left (deep samples, DeviceN, turned ranges) goes pixel by pixel, the last colour kept. */
#include "artwork/pdf_image.h"

#include <string.h>

#include "artwork/jpeg_bare.h"
#include "artwork/protocol.h"

typedef struct picture {
	kt_pdf_work *work;
	qpdf_oh image;
	unsigned width, height, bits;
	const kt_pdf_space *space;
	double decode[2 * KT_PDF_FUNCTION_MOST];
	bool turned; /* by a Decode that is not the usual one */
	kt_str samples;
	size_t row; /* bytes */
} picture;

static qpdf_oh key_of(const picture *p, const char *name)
{
	return kt_pdf_work_key(p->work, p->image, name);
}

static void put_size(kt_buf *out, const picture *p)
{
	kt_buf_print(out, "/Type/XObject/Subtype/Image/Width %u/Height %u", p->width, p->height);
}

static void read_decode(picture *p)
{
	double given[2 * KT_PDF_FUNCTION_MOST];
	unsigned count = kt_pdf_work_numbers(p->work, key_of(p, "/Decode"), given, 2 * KT_PDF_FUNCTION_MOST);
	for (unsigned i = 0; i < p->space->parts; i++) {
		kt_pdf_space_decode(p->space, i, p->bits, &p->decode[2 * i], &p->decode[2 * i + 1]);
		for (unsigned k = 2 * i; k < 2 * i + 2 && count == 2 * p->space->parts; k++) {
			p->turned |= given[k] != p->decode[k];
			p->decode[k] = given[k];
		}
	}
}

static bool read_samples(picture *p)
{
	p->row = ((size_t)p->width * p->space->parts * p->bits + 7) / 8;
	return kt_pdf_work_bytes(p->work, p->image, qpdf_dl_all, &p->samples) && p->samples.len >= p->row * p->height;
}

/* Of a row, a part's sample as a share of the largest. */
static unsigned sample_at(const picture *p, const unsigned char *row, size_t index)
{
	if (p->bits == 8)
		return row[index];
	if (p->bits == 16)
		return (unsigned)row[2 * index] << 8 | row[2 * index + 1];
	size_t bit = index * p->bits;
	return row[bit / 8] >> (8 - p->bits - bit % 8) & ((1u << p->bits) - 1);
}

static void tone_of(const picture *p, const unsigned *samples, unsigned char *out)
{
	double in[KT_PDF_FUNCTION_MOST], toned[4], most = (double)((1u << p->bits) - 1);
	for (unsigned i = 0; i < p->space->parts; i++)
		in[i] = p->decode[2 * i] + samples[i] / most * (p->decode[2 * i + 1] - p->decode[2 * i]);
	kt_pdf_space_tone(p->work->tone, p->space, in, toned);
	for (unsigned i = 0; i < kt_tone_parts(p->work->tone); i++)
		out[i] = (unsigned char)(toned[i] * 255 + 0.5);
}

/* Grey stays grey; a table of all samples else. */
static void convert_single(const picture *p, unsigned char *out, bool gray)
{
	unsigned parts = kt_tone_parts(p->work->tone), many = p->bits > 8 ? 256 : 1u << p->bits;
	unsigned char table[256][4];
	for (unsigned i = 0; i < many; i++) {
		unsigned sample = p->bits > 8 ? i * 257 : i;
		tone_of(p, &sample, table[i]);
	}
	for (size_t y = 0; y < p->height; y++) {
		const unsigned char *row = (const unsigned char *)p->samples.at + y * p->row;
		for (size_t x = 0; x < p->width; x++) {
			unsigned sample = sample_at(p, row, x);
			const unsigned char *tone = table[p->bits > 8 ? sample >> 8 : sample];
			if (gray)
				*out++ = parts == 4 ? (unsigned char)(255 - tone[3]) : tone[0];
			else
				for (unsigned i = 0; i < parts; i++)
					*out++ = tone[i];
		}
	}
}

static void convert_slowly(const picture *p, unsigned char *out)
{
	unsigned parts = kt_tone_parts(p->work->tone), given = p->space->parts;
	unsigned last[KT_PDF_FUNCTION_MOST] = {0};
	unsigned char tone[4];
	tone_of(p, last, tone);
	for (size_t y = 0; y < p->height; y++) {
		const unsigned char *row = (const unsigned char *)p->samples.at + y * p->row;
		for (size_t x = 0; x < p->width; x++) {
			unsigned samples[KT_PDF_FUNCTION_MOST] = {0};
			for (unsigned i = 0; i < given; i++)
				samples[i] = sample_at(p, row, x * given + i);
			if (memcmp(samples, last, sizeof last) != 0) {
				memcpy(last, samples, sizeof last);
				tone_of(p, samples, tone);
			}
			memcpy(out, tone, parts);
			out += parts;
		}
	}
}

static bool is_gray(const kt_pdf_space *space)
{
	return space->kind == KT_PDF_SPACE_DEVICE && space->source == KT_TONE_GRAY;
}

static bool is_quick(const picture *p)
{
	return p->bits == 8 && !p->turned && p->space->parts >= 3 &&
	       (p->space->kind == KT_PDF_SPACE_DEVICE || p->space->kind == KT_PDF_SPACE_ICC);
}

/* Colours that hold as they are. */
static bool is_own(const picture *p)
{
	const kt_pdf_space *s = p->space;
	kt_tone_source own = kt_tone_prints(p->work->tone) ? KT_TONE_CMYK : KT_TONE_RGB;
	return is_gray(s) || (s->kind == KT_PDF_SPACE_DEVICE && s->source == own) ||
	       (s->kind == KT_PDF_SPACE_ICC && kt_tone_profile_same(s->profile));
}

static void put_space(kt_buf *out, const picture *p, bool gray)
{
	kt_buf_print(out, "/BitsPerComponent 8/ColorSpace/%s",
	             gray                            ? "DeviceGray"
	             : kt_tone_prints(p->work->tone) ? "DeviceCMYK"
	                                             : "DeviceRGB");
}

static void write_converted(const picture *p, kt_buf *entries, unsigned number)
{
	bool gray = is_gray(p->space);
	size_t parts = gray ? 1 : kt_tone_parts(p->work->tone), len = (size_t)p->width * p->height * parts;
	unsigned char *out = kt_arena_take(p->work->arena, len);
	if (is_quick(p))
		kt_tone_pixels(p->work->tone, p->space->source, p->space->profile, (const unsigned char *)p->samples.at,
		               out, (size_t)p->width * p->height);
	else if (p->space->parts == 1)
		convert_single(p, out, gray);
	else
		convert_slowly(p, out);
	put_space(entries, p, gray);
	kt_vector_deflated(p->work->vector, number, kt_buf_str(entries), (kt_str){(const char *)out, len});
}

/* Packing */

static bool is_packed(const picture *p, const char *filter)
{
	qpdf_oh given = key_of(p, "/Filter");
	if (qpdf_oh_is_array(p->work->pdf, given) && qpdf_oh_get_array_n_items(p->work->pdf, given) == 1)
		given = qpdf_oh_get_array_item(p->work->pdf, given, 0);
	return kt_pdf_work_is(p->work, given, filter);
}

/* Bits as they are packed, or deflated where qpdf can unpack them. */
static void write_bits(const picture *p, kt_buf *entries, unsigned number)
{
	kt_str bytes;
	double decode[2] = {0, 1};
	if (kt_pdf_work_numbers(p->work, key_of(p, "/Decode"), decode, 2) == 2 && decode[0] > decode[1])
		kt_buf_text(entries, "/Decode[1 0]");
	const char *filter = is_packed(p, "/CCITTFaxDecode") ? "CCITTFaxDecode"
	                     : is_packed(p, "/JBIG2Decode")  ? "JBIG2Decode"
	                                                     : NULL;
	if (filter == NULL && kt_pdf_work_bytes(p->work, p->image, qpdf_dl_all, &bytes)) {
		kt_vector_deflated(p->work->vector, number, kt_buf_str(entries), bytes);
		return;
	}
	if (filter == NULL || !kt_pdf_work_bytes(p->work, p->image, qpdf_dl_none, &bytes))
		kt_pdf_work_flatten(p->work, "an image in a packing that cannot be kept");
	qpdf_oh parms = key_of(p, "/DecodeParms");
	if (qpdf_oh_is_array(p->work->pdf, parms))
		parms = qpdf_oh_get_array_item(p->work->pdf, parms, 0);
	kt_buf_print(entries, "/Filter/%s", filter ? filter : "None");
	if (qpdf_oh_is_dictionary(p->work->pdf, parms)) {
		kt_buf_text(entries, "/DecodeParms ");
		kt_pdf_work_put(p->work, entries, parms);
	}
	kt_vector_stream(p->work->vector, number, kt_buf_str(entries), bytes);
}

static bool write_jpeg(const picture *p, kt_buf *entries, unsigned number)
{
	kt_str bytes;
	if (!is_packed(p, "/DCTDecode") || !is_own(p) || p->turned || p->bits != 8 ||
	    !qpdf_oh_is_null(p->work->pdf, key_of(p, "/DecodeParms")) ||
	    !kt_pdf_work_bytes(p->work, p->image, qpdf_dl_none, &bytes) || !kt_jpeg_bare(p->work->arena, bytes, &bytes))
		return false;
	put_space(entries, p, is_gray(p->space));
	kt_buf_text(entries, "/Filter/DCTDecode");
	kt_vector_stream(p->work->vector, number, kt_buf_str(entries), bytes);
	return true;
}

/* Masks */

/* Is a soft mask opaque all over? */
static bool is_opaque(kt_pdf_work *work, qpdf_oh mask)
{
	kt_str bytes;
	if (!kt_pdf_work_bytes(work, mask, qpdf_dl_all, &bytes) || bytes.len == 0)
		return false;
	for (size_t i = 0; i < bytes.len; i++)
		if ((unsigned char)bytes.at[i] != 255)
			return false;
	return true;
}

static void put_mask(const picture *p, kt_buf *entries)
{
	kt_pdf_work *work = p->work;
	qpdf_oh soft = key_of(p, "/SMask"), mask = key_of(p, "/Mask");
	qpdf_oh none = qpdf_oh_new_null(work->pdf);
	if (qpdf_oh_is_stream(work->pdf, soft)) {
		if (is_opaque(work, soft))
			return;
		work->transparent = true;
		if (!qpdf_oh_is_null(work->pdf, kt_pdf_work_key(work, soft, "/Matte")))
			kt_pdf_work_flatten(work, "an image mixed with its mask's ground");
		unsigned number = kt_pdf_image_take(work, soft, none);
		if (number == 0)
			return;
		kt_buf_text(entries, "/SMask ");
		kt_vector_put_reference(entries, number);
	} else if (qpdf_oh_is_stream(work->pdf, mask)) {
		unsigned number = kt_pdf_image_take(work, mask, none);
		if (number == 0)
			return;
		kt_buf_text(entries, "/Mask ");
		kt_vector_put_reference(entries, number);
	} else if (qpdf_oh_is_array(work->pdf, mask)) {
		kt_pdf_work_flatten(work, "an image with a colour that is left out");
	}
}

/* Are its samples of as many bits as there are (8.9.5.1), in a space that they are converted from? */
static bool is_known(const picture *p)
{
	bool depth = p->bits == 1 || p->bits == 2 || p->bits == 4 || p->bits == 8 || p->bits == 16;
	return depth && p->space->kind != KT_PDF_SPACE_PATTERN && p->space->parts <= KT_PDF_FUNCTION_MOST;
}

static void write_image(picture *p, qpdf_oh resources, kt_buf *entries, unsigned number)
{
	kt_pdf_work *work = p->work;
	bool mask = kt_pdf_work_true(work, kt_pdf_work_key(work, p->image, "/ImageMask"));
	p->bits = mask ? 1 : (unsigned)kt_pdf_work_number(work, key_of(p, "/BitsPerComponent"), 8);
	p->space = kt_pdf_space_read(work, key_of(p, "/ColorSpace"), resources);
	put_size(entries, p);
	if (!mask)
		put_mask(p, entries);
	if (mask) {
		kt_buf_text(entries, "/ImageMask true/BitsPerComponent 1");
		write_bits(p, entries, number);
		return;
	}
	if (p->bits == 1 && is_gray(p->space) && (is_packed(p, "/CCITTFaxDecode") || is_packed(p, "/JBIG2Decode"))) {
		kt_buf_text(entries, "/ColorSpace/DeviceGray/BitsPerComponent 1");
		write_bits(p, entries, number);
		return;
	}
	if (is_known(p)) {
		read_decode(p);
		if (write_jpeg(p, entries, number))
			return;
		if (read_samples(p)) {
			write_converted(p, entries, number);
			return;
		}
	}
	kt_pdf_work_flatten(work, "an image in a packing that cannot be converted");
	kt_vector_stream(work->vector, number, kt_buf_str(entries), (kt_str){0});
}

static bool is_size(double value)
{
	return value >= 1 && value <= KT_ARTWORK_SIDE_MOST;
}

unsigned kt_pdf_image_take(kt_pdf_work *work, qpdf_oh image, qpdf_oh resources)
{
	unsigned number = kt_pdf_work_find(work, image, 'i');
	if (number != 0 || !kt_pdf_work_enter(work, image))
		return number;
	double width = kt_pdf_work_number(work, kt_pdf_work_key(work, image, "/Width"), 0);
	double height = kt_pdf_work_number(work, kt_pdf_work_key(work, image, "/Height"), 0);
	if (!is_size(width) || !is_size(height) || width * height > KT_ARTWORK_PIXELS_MOST) {
		kt_pdf_work_refuse(work, "has an image of 0 pixels, of more than 40,000 a side or of more than 100 "
		                         "million: place a smaller one in it");
	} else {
		picture p = {.work = work, .image = image, .width = (unsigned)width, .height = (unsigned)height};
		kt_buf entries = kt_buf_in(work->arena);
		number = kt_vector_reserve(work->vector);
		kt_pdf_work_note(work, image, 'i', number);
		write_image(&p, resources, &entries, number);
	}
	kt_pdf_work_leave(work);
	return number;
}
