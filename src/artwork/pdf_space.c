/* CalGray and CalRGB are read as DeviceGray and DeviceRGB: they are sRGB in all but name where programs still write them. */
#include "artwork/pdf_space.h"

#include <string.h>

const kt_pdf_space kt_pdf_space_gray = {.kind = KT_PDF_SPACE_DEVICE, .parts = 1, .source = KT_TONE_GRAY};
const kt_pdf_space kt_pdf_space_rgb = {.kind = KT_PDF_SPACE_DEVICE, .parts = 3, .source = KT_TONE_RGB};
const kt_pdf_space kt_pdf_space_cmyk = {.kind = KT_PDF_SPACE_DEVICE, .parts = 4, .source = KT_TONE_CMYK};

static const kt_pdf_space *device_of(kt_str name)
{
	if (kt_str_is(name, "DeviceGray") || kt_str_is(name, "CalGray") || kt_str_is(name, "G"))
		return &kt_pdf_space_gray;
	if (kt_str_is(name, "DeviceRGB") || kt_str_is(name, "CalRGB") || kt_str_is(name, "RGB"))
		return &kt_pdf_space_rgb;
	if (kt_str_is(name, "DeviceCMYK") || kt_str_is(name, "CalCMYK") || kt_str_is(name, "CMYK"))
		return &kt_pdf_space_cmyk;
	return NULL;
}

const kt_pdf_space *kt_pdf_space_named(kt_pdf_work *work, kt_str name, qpdf_oh resources)
{
	static const kt_pdf_space pattern = {.kind = KT_PDF_SPACE_PATTERN};
	qpdf_oh spaces = kt_pdf_work_key(work, resources, "/ColorSpace");
	const kt_pdf_space *device = device_of(name);
	if (kt_str_is(name, "Pattern"))
		return &pattern;
	/* A device's space may have another meaning here (8.6.5.6). */
	const char *key = device == NULL       ? kt_str_c(work->arena, kt_print(work->arena, "/%.*s", KT_STR_ARG(name)))
	                  : device->parts == 1 ? "/DefaultGray"
	                  : device->parts == 3 ? "/DefaultRGB"
	                                       : "/DefaultCMYK";
	qpdf_oh named = kt_pdf_work_key(work, spaces, key);
	/* A name that leads to a name leads to the device. */
	if (qpdf_oh_is_name(work->pdf, named))
		return device_of(kt_pdf_work_name(work, named)) ? device_of(kt_pdf_work_name(work, named))
		                                                : &kt_pdf_space_gray;
	if (qpdf_oh_is_array(work->pdf, named))
		return kt_pdf_space_read(work, named, qpdf_oh_new_null(work->pdf));
	return device ? device : &kt_pdf_space_gray;
}

static bool read_icc(kt_pdf_work *work, qpdf_oh stream, kt_pdf_space *s)
{
	kt_str bytes;
	s->parts = (unsigned)kt_pdf_work_number(work, kt_pdf_work_key(work, stream, "/N"), 0);
	s->kind = KT_PDF_SPACE_ICC;
	if (s->parts != 1 && s->parts != 3 && s->parts != 4)
		return false;
	if (qpdf_oh_is_stream(work->pdf, stream) && kt_pdf_work_bytes(work, stream, qpdf_dl_specialized, &bytes))
		s->profile = kt_tone_profile_of(work->tone, bytes, s->parts);
	if (s->profile == NULL)
		*s = s->parts == 1 ? kt_pdf_space_gray : s->parts == 3 ? kt_pdf_space_rgb : kt_pdf_space_cmyk;
	/* Grey of whatever curve stays on the black plate. */
	if (s->parts == 1 && kt_tone_prints(work->tone))
		*s = kt_pdf_space_gray;
	return true;
}

static bool read_indexed(kt_pdf_work *work, qpdf_oh array, qpdf_oh resources, kt_pdf_space *s)
{
	s->kind = KT_PDF_SPACE_INDEXED;
	s->parts = 1;
	s->base = kt_pdf_space_read(work, qpdf_oh_get_array_item(work->pdf, array, 1), resources);
	double high = kt_pdf_work_number(work, qpdf_oh_get_array_item(work->pdf, array, 2), -1);
	qpdf_oh table = qpdf_oh_get_array_item(work->pdf, array, 3);
	if (qpdf_oh_is_string(work->pdf, table)) {
		size_t len = 0;
		const char *bytes = qpdf_oh_get_binary_string_value(work->pdf, table, &len);
		s->table = kt_str_copy(work->arena, (kt_str){bytes, len});
	} else if (!qpdf_oh_is_stream(work->pdf, table) ||
	           !kt_pdf_work_bytes(work, table, qpdf_dl_specialized, &s->table)) {
		return false;
	}
	s->high = high >= 0 && high <= 255 ? (unsigned)high : 255;
	return s->base->kind != KT_PDF_SPACE_INDEXED && s->base->kind != KT_PDF_SPACE_PATTERN;
}

static bool read_tint(kt_pdf_work *work, qpdf_oh array, qpdf_oh resources, kt_pdf_space *s)
{
	qpdf_oh names = qpdf_oh_get_array_item(work->pdf, array, 1);
	bool many = qpdf_oh_is_array(work->pdf, names);
	s->kind = KT_PDF_SPACE_TINT;
	s->parts = many ? (unsigned)qpdf_oh_get_array_n_items(work->pdf, names) : 1;
	s->nothing = kt_pdf_work_is(work, names, "/None");
	/* Black on all plates is a mark of the press, not of a drawing: black it is. */
	if (kt_pdf_work_is(work, names, "/All") || kt_pdf_work_is(work, names, "/Black"))
		return true;
	s->base = kt_pdf_space_read(work, qpdf_oh_get_array_item(work->pdf, array, 2), resources);
	s->tint = kt_pdf_function_read(work, qpdf_oh_get_array_item(work->pdf, array, 3));
	return s->tint && s->base->kind < KT_PDF_SPACE_INDEXED && s->parts == kt_pdf_function_inputs(s->tint) &&
	       s->base->parts == kt_pdf_function_outputs(s->tint);
}

static bool read_array(kt_pdf_work *work, qpdf_oh array, qpdf_oh resources, kt_pdf_space *s)
{
	int count = qpdf_oh_get_array_n_items(work->pdf, array);
	kt_str family = kt_pdf_work_name(work, qpdf_oh_get_array_item(work->pdf, array, 0));
	const kt_pdf_space *device = device_of(family);
	if (device) {
		*s = *device;
		return true;
	}
	if (kt_str_is(family, "ICCBased") && count >= 2)
		return read_icc(work, qpdf_oh_get_array_item(work->pdf, array, 1), s);
	if (kt_str_is(family, "Lab")) {
		static const double usual[4] = {-100, 100, -100, 100};
		memcpy(s->range, usual, sizeof usual);
		s->kind = KT_PDF_SPACE_LAB;
		s->parts = 3;
		(void)kt_pdf_work_numbers(work,
		                          kt_pdf_work_key(work, qpdf_oh_get_array_item(work->pdf, array, 1), "/Range"),
		                          s->range, 4);
		return true;
	}
	if ((kt_str_is(family, "Indexed") || kt_str_is(family, "I")) && count >= 4)
		return read_indexed(work, array, resources, s);
	if ((kt_str_is(family, "Separation") || kt_str_is(family, "DeviceN")) && count >= 4)
		return read_tint(work, array, resources, s);
	if (kt_str_is(family, "Pattern")) {
		s->kind = KT_PDF_SPACE_PATTERN;
		s->base = count >= 2 ? kt_pdf_space_read(work, qpdf_oh_get_array_item(work->pdf, array, 1), resources)
		                     : NULL;
		return true;
	}
	return false;
}

const kt_pdf_space *kt_pdf_space_read(kt_pdf_work *work, qpdf_oh object, qpdf_oh resources)
{
	if (qpdf_oh_is_name(work->pdf, object))
		return kt_pdf_space_named(work, kt_pdf_work_name(work, object), resources);
	if (!qpdf_oh_is_array(work->pdf, object) || !kt_pdf_work_enter(work, object))
		return &kt_pdf_space_gray;
	kt_pdf_space *s = KT_NEW(work->arena, kt_pdf_space);
	if (!read_array(work, object, resources, s)) {
		kt_pdf_work_flatten(work, "a colour space that cannot be converted");
		*s = kt_pdf_space_gray;
	}
	kt_pdf_work_leave(work);
	return s;
}

void kt_pdf_space_initial(const kt_pdf_space *space, double *in)
{
	for (unsigned i = 0; i < KT_PDF_FUNCTION_MOST; i++)
		in[i] = space->kind == KT_PDF_SPACE_TINT;
	if (space->parts == 4 && space->kind != KT_PDF_SPACE_TINT)
		in[3] = 1;
}

void kt_pdf_space_decode(const kt_pdf_space *space, unsigned part, unsigned bits, double *low, double *high)
{
	*low = 0;
	*high = 1;
	if (space->kind == KT_PDF_SPACE_INDEXED)
		*high = (double)(((uint32_t)1 << bits) - 1);
	if (space->kind != KT_PDF_SPACE_LAB)
		return;
	*low = part == 0 ? 0 : space->range[2 * part - 2];
	*high = part == 0 ? 100 : space->range[2 * part - 1];
}

static void tone_of_index(const kt_tone *tone, const kt_pdf_space *space, double index, double *out)
{
	double in[KT_PDF_FUNCTION_MOST] = {0};
	size_t i = index >= space->high ? space->high : index > 0 ? (size_t)(index + 0.5) : 0;
	for (unsigned k = 0; k < space->base->parts && k < KT_PDF_FUNCTION_MOST; k++) {
		size_t at = i * space->base->parts + k;
		double low, high, v = at < space->table.len ? (unsigned char)space->table.at[at] / 255.0 : 0;
		kt_pdf_space_decode(space->base, k, 8, &low, &high);
		in[k] = low + v * (high - low);
	}
	kt_pdf_space_tone(tone, space->base, in, out);
}

static void tone_of_tint(const kt_tone *tone, const kt_pdf_space *space, const double *in, double *out)
{
	double under[KT_PDF_FUNCTION_MOST] = {0};
	if (space->tint)
		kt_pdf_function_value(space->tint, in, under);
	else
		under[0] = 1 - in[0];
	kt_pdf_space_tone(tone, space->tint ? space->base : &kt_pdf_space_gray, under, out);
}

void kt_pdf_space_tone(const kt_tone *tone, const kt_pdf_space *space, const double *in, double *out)
{
	double given[KT_PDF_FUNCTION_MOST];
	bool bare = space->kind == KT_PDF_SPACE_LAB || space->kind == KT_PDF_SPACE_INDEXED;
	for (unsigned i = 0; i < space->parts && i < KT_PDF_FUNCTION_MOST; i++)
		given[i] = bare ? in[i] : !(in[i] >= 0) ? 0 : in[i] > 1 ? 1 : in[i];
	switch (space->kind) {
	case KT_PDF_SPACE_DEVICE:
		kt_tone_of(tone, space->source, given, out);
		break;
	case KT_PDF_SPACE_ICC:
		kt_tone_profiled(tone, space->profile, given, out);
		break;
	case KT_PDF_SPACE_LAB:
		kt_tone_of(tone, KT_TONE_LAB, given, out);
		break;
	case KT_PDF_SPACE_INDEXED:
		tone_of_index(tone, space, given[0], out);
		break;
	case KT_PDF_SPACE_TINT:
		tone_of_tint(tone, space, given, out);
		break;
	case KT_PDF_SPACE_PATTERN:
		memset(out, 0, kt_tone_parts(tone) * sizeof *out);
	}
}
