/* Sampled (0), exponential (2), stitching (3) and calculator (4) functions. Sampled ones are read linearly between their
 * samples along each input. The calculator's words are run from their text: they are few. */
#include "artwork/pdf_function.h"

#include <math.h>

#include "artwork/pdf_calculator.h"

struct kt_pdf_function {
	int type;
	unsigned inputs, outputs;
	double domain[2 * KT_PDF_FUNCTION_MOST], range[2 * KT_PDF_FUNCTION_MOST];
	bool ranged;
	/* 0 */
	kt_str samples;
	unsigned bits, size[KT_PDF_FUNCTION_MOST];
	double encode[2 * KT_PDF_FUNCTION_MOST], decode[2 * KT_PDF_FUNCTION_MOST];
	/* 2 */
	double c0[KT_PDF_FUNCTION_MOST], c1[KT_PDF_FUNCTION_MOST], exponent;
	/* 3, or one of one output each */
	unsigned part_count;
	const kt_pdf_function *parts[KT_PDF_FUNCTION_MOST];
	double bounds[KT_PDF_FUNCTION_MOST + 1];
	/* 4 */
	kt_str words;
};

unsigned kt_pdf_function_inputs(const kt_pdf_function *function)
{
	return function->inputs;
}

unsigned kt_pdf_function_outputs(const kt_pdf_function *function)
{
	return function->outputs;
}

/* Reading */

static bool read_sampled(kt_pdf_work *work, qpdf_oh object, kt_pdf_function *f)
{
	double sizes[KT_PDF_FUNCTION_MOST], whole = f->outputs;
	if (!f->ranged || f->inputs > 4 ||
	    kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Size"), sizes, KT_PDF_FUNCTION_MOST) != f->inputs)
		return false;
	f->bits = (unsigned)kt_pdf_work_number(work, kt_pdf_work_key(work, object, "/BitsPerSample"), 0);
	for (unsigned i = 0; i < f->inputs; i++) {
		f->size[i] = (unsigned)sizes[i];
		f->encode[2 * i] = 0;
		f->encode[2 * i + 1] = sizes[i] - 1;
		if (!(sizes[i] >= 1 && sizes[i] <= 1 << 20))
			return false;
		whole *= sizes[i];
	}
	for (unsigned i = 0; i < 2 * f->outputs; i++)
		f->decode[i] = f->range[i];
	(void)kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Encode"), f->encode, 2 * f->inputs);
	(void)kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Decode"), f->decode, 2 * f->outputs);
	bool known = f->bits == 1 || f->bits == 2 || f->bits == 4 || f->bits == 8 || f->bits == 12 || f->bits == 16 ||
	             f->bits == 24 || f->bits == 32;
	return known && kt_pdf_work_bytes(work, object, qpdf_dl_specialized, &f->samples) &&
	       whole * f->bits / 8 <= (double)f->samples.len;
}

static bool read_exponential(kt_pdf_work *work, qpdf_oh object, kt_pdf_function *f)
{
	f->c1[0] = 1;
	unsigned low = kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/C0"), f->c0, KT_PDF_FUNCTION_MOST);
	unsigned high = kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/C1"), f->c1, KT_PDF_FUNCTION_MOST);
	f->exponent = kt_pdf_work_number(work, kt_pdf_work_key(work, object, "/N"), 1);
	f->outputs = high > 0 ? high : low > 0 ? low : 1;
	return f->inputs == 1 && f->outputs <= KT_PDF_FUNCTION_MOST;
}

static bool read_parts(kt_pdf_work *work, qpdf_oh array, kt_pdf_function *f)
{
	int count = qpdf_oh_is_array(work->pdf, array) ? qpdf_oh_get_array_n_items(work->pdf, array) : 0;
	if (count < 1 || count > KT_PDF_FUNCTION_MOST)
		return false;
	f->part_count = (unsigned)count;
	for (int i = 0; i < count; i++) {
		f->parts[i] = kt_pdf_function_read(work, qpdf_oh_get_array_item(work->pdf, array, i));
		if (f->parts[i] == NULL)
			return false;
	}
	f->inputs = f->parts[0]->inputs;
	return true;
}

static bool read_stitching(kt_pdf_work *work, qpdf_oh object, kt_pdf_function *f)
{
	if (f->inputs != 1 || !read_parts(work, kt_pdf_work_key(work, object, "/Functions"), f))
		return false;
	f->outputs = f->parts[0]->outputs;
	for (unsigned i = 0; i < f->part_count; i++)
		if (f->parts[i]->inputs != 1 || f->parts[i]->outputs != f->outputs)
			return false;
	f->bounds[0] = f->domain[0];
	f->bounds[f->part_count] = f->domain[1];
	return kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Bounds"), f->bounds + 1, f->part_count - 1) ==
	               f->part_count - 1 &&
	       kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Encode"), f->encode, 2 * f->part_count) ==
	               2 * f->part_count;
}

static bool read_as_typed(kt_pdf_work *work, qpdf_oh object, kt_pdf_function *f)
{
	unsigned domain = kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Domain"), f->domain,
	                                      2 * KT_PDF_FUNCTION_MOST);
	unsigned range =
	        kt_pdf_work_numbers(work, kt_pdf_work_key(work, object, "/Range"), f->range, 2 * KT_PDF_FUNCTION_MOST);
	if (domain < 2 || domain > 2 * KT_PDF_FUNCTION_MOST || range > 2 * KT_PDF_FUNCTION_MOST)
		return false;
	f->type = (int)kt_pdf_work_number(work, kt_pdf_work_key(work, object, "/FunctionType"), -1);
	f->inputs = domain / 2;
	f->outputs = range / 2;
	f->ranged = range > 0;
	switch (f->type) {
	case 0:
		return read_sampled(work, object, f);
	case 2:
		return read_exponential(work, object, f);
	case 3:
		return read_stitching(work, object, f);
	case 4:
		return f->ranged && kt_pdf_work_bytes(work, object, qpdf_dl_specialized, &f->words);
	default:
		return false;
	}
}

/* An array of functions of one output each stands for one. */
static bool read_array(kt_pdf_work *work, qpdf_oh object, kt_pdf_function *f)
{
	f->type = -1;
	if (!read_parts(work, object, f))
		return false;
	f->outputs = f->part_count;
	for (unsigned i = 0; i < f->part_count; i++)
		if (f->parts[i]->inputs != f->inputs || f->parts[i]->outputs != 1)
			return false;
	return true;
}

const kt_pdf_function *kt_pdf_function_read(kt_pdf_work *work, qpdf_oh object)
{
	if (!kt_pdf_work_enter(work, object))
		return NULL;
	kt_pdf_function *f = KT_NEW(work->arena, kt_pdf_function);
	bool fine = qpdf_oh_is_array(work->pdf, object) ? read_array(work, object, f) : read_as_typed(work, object, f);
	kt_pdf_work_leave(work);
	return fine ? f : NULL;
}

/* Values */

static double clamp(double value, double low, double high)
{
	return !(value >= low) ? low : value > high ? high : value;
}

static double between(double x, double from, double to, double low, double high)
{
	return to == from ? low : low + (x - from) * (high - low) / (to - from);
}

static double sample_at(const kt_pdf_function *f, size_t index)
{
	uint64_t value = 0;
	size_t bit = index * f->bits;
	for (unsigned i = 0; i < f->bits; i++, bit++)
		value = value << 1 | ((unsigned char)f->samples.at[bit / 8] >> (7 - bit % 8) & 1);
	return (double)value / (double)(((uint64_t)1 << f->bits) - 1);
}

static void value_sampled(const kt_pdf_function *f, const double *in, double *out)
{
	unsigned low[4];
	double part[4];
	for (unsigned i = 0; i < f->inputs; i++) {
		double e =
		        between(in[i], f->domain[2 * i], f->domain[2 * i + 1], f->encode[2 * i], f->encode[2 * i + 1]);
		e = clamp(e, 0, f->size[i] - 1);
		low[i] = (unsigned)e;
		part[i] = e - low[i];
	}
	for (unsigned o = 0; o < f->outputs; o++) {
		double sum = 0;
		for (unsigned corner = 0; corner < 1u << f->inputs; corner++) {
			double weight = 1;
			size_t index = 0, stride = 1;
			for (unsigned i = 0; i < f->inputs; i++) {
				bool high = corner >> i & 1;
				weight *= high ? part[i] : 1 - part[i];
				index += stride * (low[i] + (high && low[i] + 1 < f->size[i]));
				stride *= f->size[i];
			}
			if (weight > 0)
				sum += weight * sample_at(f, index * f->outputs + o);
		}
		out[o] = between(sum, 0, 1, f->decode[2 * o], f->decode[2 * o + 1]);
	}
}

static void value_stitched(const kt_pdf_function *f, double x, double *out)
{
	unsigned i = 0;
	while (i + 1 < f->part_count && x >= f->bounds[i + 1])
		i++;
	x = between(x, f->bounds[i], f->bounds[i + 1], f->encode[2 * i], f->encode[2 * i + 1]);
	kt_pdf_function_value(f->parts[i], &x, out);
}

void kt_pdf_function_value(const kt_pdf_function *f, const double *in, double *out)
{
	double given[KT_PDF_FUNCTION_MOST];
	if (f->type < 0) {
		for (unsigned i = 0; i < f->part_count; i++)
			kt_pdf_function_value(f->parts[i], in, out + i);
		return;
	}
	for (unsigned i = 0; i < f->inputs; i++)
		given[i] = clamp(in[i], f->domain[2 * i], f->domain[2 * i + 1]);
	if (f->type == 0)
		value_sampled(f, given, out);
	else if (f->type == 3)
		value_stitched(f, given[0], out);
	else if (f->type == 4)
		kt_pdf_calculator_run(f->words, given, f->inputs, out, f->outputs);
	for (unsigned i = 0; i < f->outputs; i++) {
		if (f->type == 2)
			out[i] = f->c0[i] + pow(given[0], f->exponent) * (f->c1[i] - f->c0[i]);
		if (f->ranged)
			out[i] = clamp(out[i], f->range[2 * i], f->range[2 * i + 1]);
	}
}
