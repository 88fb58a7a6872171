/* Gradients keep their geometry; their colours become a table of SAMPLES in the target's space, whatever functions and
 * spaces they were made with. */
#include "artwork/pdf_take.h"

#include <math.h>
#include <string.h>

#include "artwork/pdf_ops.h"

#define SAMPLES 512 /* over an A4 sheet, one each 0.6 mm */

static void put_matrix(kt_pdf_work *work, kt_buf *out, qpdf_oh dict)
{
	double matrix[6];
	if (kt_pdf_work_numbers(work, kt_pdf_work_key(work, dict, "/Matrix"), matrix, 6) != 6)
		return;
	kt_buf_text(out, "/Matrix");
	kt_pdf_work_put_numbers(out, matrix, 6);
}

static void put_box(kt_pdf_work *work, kt_buf *out, qpdf_oh dict)
{
	double box[4] = {0};
	(void)kt_pdf_work_numbers(work, kt_pdf_work_key(work, dict, "/BBox"), box, 4);
	kt_buf_text(out, "/BBox");
	kt_pdf_work_put_numbers(out, box, 4);
}

/* Forms */

static void put_group(kt_pdf_work *work, kt_buf *out, qpdf_oh form)
{
	qpdf_oh group = kt_pdf_work_key(work, form, "/Group");
	if (!work->groups || !kt_pdf_work_is(work, kt_pdf_work_key(work, group, "/S"), "/Transparency"))
		return;
	kt_buf_text(out, "/Group<</S/Transparency/CS/DeviceRGB");
	if (kt_pdf_work_true(work, kt_pdf_work_key(work, group, "/I")))
		kt_buf_text(out, "/I true");
	if (kt_pdf_work_true(work, kt_pdf_work_key(work, group, "/K")))
		kt_buf_text(out, "/K true");
	kt_buf_text(out, ">>");
}

/* A stream of operators, with its own resources or, where it has none, those of whom it is drawn by. */
static void write_operators(kt_pdf_work *work, qpdf_oh stream, qpdf_oh resources, bool shape, kt_buf *entries,
                            unsigned number)
{
	kt_str content;
	qpdf_oh own = kt_pdf_work_key(work, stream, "/Resources");
	if (!kt_pdf_work_bytes(work, stream, qpdf_dl_specialized, &content))
		kt_pdf_work_refuse(work, "has a part that cannot be read (object %d): save it anew",
		                   qpdf_oh_get_object_id(work->pdf, stream));
	kt_pdf_ops ops =
	        kt_pdf_ops_write(work, content, qpdf_oh_is_dictionary(work->pdf, own) ? own : resources, shape, "");
	kt_buf_print(entries, "/Resources<<%.*s>>", KT_STR_ARG(ops.resources));
	kt_vector_deflated(work->vector, number, kt_buf_str(entries), ops.content);
}

unsigned kt_pdf_take_form(kt_pdf_work *work, qpdf_oh form, qpdf_oh resources)
{
	/* On the way down before it is known: what draws itself must be seen. */
	if (!kt_pdf_work_enter(work, form))
		return 0;
	unsigned number = kt_pdf_work_find(work, form, 'f');
	if (number == 0) {
		kt_buf entries = kt_buf_in(work->arena);
		number = kt_vector_reserve(work->vector);
		kt_pdf_work_note(work, form, 'f', number);
		kt_buf_text(&entries, "/Type/XObject/Subtype/Form");
		put_box(work, &entries, form);
		put_matrix(work, &entries, form);
		put_group(work, &entries, form);
		write_operators(work, form, resources, false, &entries, number);
	}
	kt_pdf_work_leave(work);
	return number;
}

/* Layers (8.11) */

static bool is_off(kt_pdf_work *work, qpdf_oh group)
{
	qpdf_oh config = kt_pdf_work_key(work, kt_pdf_work_key(work, qpdf_get_root(work->pdf), "/OCProperties"), "/D");
	bool off = kt_pdf_work_is(work, kt_pdf_work_key(work, config, "/BaseState"), "/OFF");
	qpdf_oh list = kt_pdf_work_key(work, config, off ? "/ON" : "/OFF");
	int count = qpdf_oh_is_array(work->pdf, list) ? qpdf_oh_get_array_n_items(work->pdf, list) : 0;
	int id = qpdf_oh_get_object_id(work->pdf, group);
	for (int i = 0; i < count; i++)
		if (id != 0 && qpdf_oh_get_object_id(work->pdf, qpdf_oh_get_array_item(work->pdf, list, i)) == id)
			return !off;
	return off;
}

bool kt_pdf_take_hidden(kt_pdf_work *work, qpdf_oh layer)
{
	if (!qpdf_oh_is_dictionary(work->pdf, layer))
		return false;
	qpdf_oh members = kt_pdf_work_key(work, layer, "/OCGs");
	if (!kt_pdf_work_is(work, kt_pdf_work_key(work, layer, "/Type"), "/OCMD"))
		return is_off(work, layer);
	/* What says how members count together is left to a reader that draws pixels. */
	int count = qpdf_oh_is_array(work->pdf, members) ? qpdf_oh_get_array_n_items(work->pdf, members) : 0;
	for (int i = 0; i < count; i++)
		if (is_off(work, qpdf_oh_get_array_item(work->pdf, members, i)))
			return true;
	return qpdf_oh_is_dictionary(work->pdf, members) && is_off(work, members);
}

/* Graphics states */

static void put_soft_mask(kt_pdf_work *work, kt_buf *out, qpdf_oh mask, qpdf_oh resources)
{
	qpdf_oh form = kt_pdf_work_key(work, mask, "/G"), transfer = kt_pdf_work_key(work, mask, "/TR");
	double in[KT_PDF_FUNCTION_MOST] = {0}, back[4];
	if (!qpdf_oh_is_null(work->pdf, transfer) && !kt_pdf_work_is(work, transfer, "/Identity"))
		kt_pdf_work_flatten(work, "a soft mask with a curve of its own");
	work->transparent = true;
	unsigned number = qpdf_oh_is_stream(work->pdf, form) ? kt_pdf_take_form(work, form, resources) : 0;
	if (number == 0)
		return;
	kt_buf_print(out, "/SMask<</Type/Mask/S/%s/G ",
	             kt_pdf_work_is(work, kt_pdf_work_key(work, mask, "/S"), "/Alpha") ? "Alpha" : "Luminosity");
	kt_vector_put_reference(out, number);
	if (kt_pdf_work_numbers(work, kt_pdf_work_key(work, mask, "/BC"), in, KT_PDF_FUNCTION_MOST) > 0) {
		qpdf_oh space = kt_pdf_work_key(work, kt_pdf_work_key(work, form, "/Group"), "/CS");
		kt_pdf_space_tone(work->tone, kt_pdf_space_read(work, space, resources), in, back);
		kt_buf_text(out, "/BC");
		kt_pdf_work_put_numbers(out, back, kt_tone_parts(work->tone));
	}
	kt_buf_text(out, ">>");
}

static void put_blend(kt_pdf_work *work, kt_buf *out, qpdf_oh mode)
{
	static const char *const known[] = {
	        "Multiply",  "Screen",     "Overlay",   "Darken", "Lighten",    "ColorDodge", "ColorBurn",  "HardLight",
	        "SoftLight", "Difference", "Exclusion", "Hue",    "Saturation", "Color",      "Luminosity", NULL};
	if (qpdf_oh_is_array(work->pdf, mode) && qpdf_oh_get_array_n_items(work->pdf, mode) > 0)
		mode = qpdf_oh_get_array_item(work->pdf, mode, 0);
	kt_str name = kt_pdf_work_name(work, mode);
	for (unsigned i = 0; known[i]; i++)
		if (kt_str_is(name, known[i])) {
			kt_buf_print(out, "/BM/%s", known[i]);
			work->transparent = true;
			return;
		}
	if (name.len > 0)
		kt_buf_text(out, "/BM/Normal");
}

static void put_state(kt_pdf_work *work, kt_buf *out, qpdf_oh state, qpdf_oh resources)
{
	static const char *const numbers[] = {"LW", "LC", "LJ", "ML", "CA", "ca", NULL};
	static const char *const switches[] = {"AIS", "TK", "SA", NULL};
	for (unsigned i = 0; numbers[i]; i++) {
		qpdf_oh value =
		        kt_pdf_work_key(work, state, kt_str_c(work->arena, kt_print(work->arena, "/%s", numbers[i])));
		if (!qpdf_oh_is_number(work->pdf, value))
			continue;
		double number = qpdf_oh_get_numeric_value(work->pdf, value);
		work->transparent = work->transparent || (i >= 4 && number < 1);
		kt_buf_print(out, "/%s ", numbers[i]);
		kt_vector_put_real(out, i >= 4 ? fmin(fmax(number, 0), 1) : number);
	}
	for (unsigned i = 0; switches[i]; i++) {
		qpdf_oh value =
		        kt_pdf_work_key(work, state, kt_str_c(work->arena, kt_print(work->arena, "/%s", switches[i])));
		if (qpdf_oh_is_bool(work->pdf, value))
			kt_buf_print(out, "/%s %s", switches[i],
			             qpdf_oh_get_bool_value(work->pdf, value) ? "true" : "false");
	}
	qpdf_oh dash = kt_pdf_work_key(work, state, "/D"), font = kt_pdf_work_key(work, state, "/Font");
	if (qpdf_oh_is_array(work->pdf, dash)) {
		kt_buf_text(out, "/D");
		kt_pdf_work_put(work, out, dash);
	}
	if (qpdf_oh_is_array(work->pdf, font))
		kt_pdf_work_flatten(work, "a font that a graphics state sets");
	put_blend(work, out, kt_pdf_work_key(work, state, "/BM"));
	qpdf_oh mask = kt_pdf_work_key(work, state, "/SMask");
	if (qpdf_oh_is_dictionary(work->pdf, mask))
		put_soft_mask(work, out, mask, resources);
	else if (kt_pdf_work_is(work, mask, "/None"))
		kt_buf_text(out, "/SMask/None");
}

unsigned kt_pdf_take_state(kt_pdf_work *work, qpdf_oh state, qpdf_oh resources)
{
	unsigned number = kt_pdf_work_find(work, state, 'g');
	if (number != 0 || !qpdf_oh_is_dictionary(work->pdf, state) || !kt_pdf_work_enter(work, state))
		return number;
	kt_buf entries = kt_buf_in(work->arena);
	number = kt_vector_reserve(work->vector);
	kt_pdf_work_note(work, state, 'g', number);
	kt_buf_text(&entries, "/Type/ExtGState");
	put_state(work, &entries, state, resources);
	kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	kt_pdf_work_leave(work);
	return number;
}

/* Patterns and gradients */

static unsigned sample_colours(kt_pdf_work *work, const kt_pdf_space *space, const kt_pdf_function *f,
                               const double *domain)
{
	unsigned parts = kt_tone_parts(work->tone), number = kt_vector_reserve(work->vector);
	unsigned char *table = kt_arena_take(work->arena, SAMPLES * (size_t)parts);
	for (unsigned i = 0; i < SAMPLES; i++) {
		double t = domain[0] + (domain[1] - domain[0]) * i / (SAMPLES - 1), in[KT_PDF_FUNCTION_MOST] = {0},
		       out[4];
		kt_pdf_function_value(f, &t, in);
		kt_pdf_space_tone(work->tone, space, in, out);
		kt_tone_dry(work->tone, out);
		for (unsigned k = 0; k < parts; k++)
			table[i * parts + k] = (unsigned char)(out[k] * 255 + 0.5);
	}
	kt_buf entries = kt_buf_in(work->arena);
	kt_buf_text(&entries, "/FunctionType 0/Domain");
	kt_pdf_work_put_numbers(&entries, domain, 2);
	kt_buf_print(&entries, "/Size[%d]/BitsPerSample 8/Range[%s]", SAMPLES,
	             parts == 4 ? "0 1 0 1 0 1 0 1" : "0 1 0 1 0 1");
	kt_vector_deflated(work->vector, number, kt_buf_str(&entries),
	                   (kt_str){(const char *)table, SAMPLES * (size_t)parts});
	return number;
}

static bool write_gradient(kt_pdf_work *work, qpdf_oh shading, const kt_pdf_space *space, int type, kt_buf *entries)
{
	double coords[6], domain[2] = {0, 1}, in[KT_PDF_FUNCTION_MOST] = {0}, back[4], box[4];
	unsigned count = type == 2 ? 4 : 6;
	qpdf_oh object = kt_pdf_work_key(work, shading, "/Function"),
	        extend = kt_pdf_work_key(work, shading, "/Extend");
	const kt_pdf_function *f = kt_pdf_function_read(work, object);
	if (f == NULL || kt_pdf_function_inputs(f) != 1 || kt_pdf_function_outputs(f) != space->parts ||
	    kt_pdf_work_numbers(work, kt_pdf_work_key(work, shading, "/Coords"), coords, 6) != count)
		return false;
	(void)kt_pdf_work_numbers(work, kt_pdf_work_key(work, shading, "/Domain"), domain, 2);
	kt_tone_neutrals(work->tone, false);
	kt_buf_print(entries, "/ShadingType %d/ColorSpace/%s/Coords", type,
	             kt_tone_prints(work->tone) ? "DeviceCMYK" : "DeviceRGB");
	kt_pdf_work_put_numbers(entries, coords, count);
	kt_buf_text(entries, "/Domain");
	kt_pdf_work_put_numbers(entries, domain, 2);
	kt_buf_text(entries, "/Function ");
	kt_vector_put_reference(entries, sample_colours(work, space, f, domain));
	if (qpdf_oh_is_array(work->pdf, extend)) {
		kt_buf_text(entries, "/Extend");
		kt_pdf_work_put(work, entries, extend);
	}
	if (kt_pdf_work_numbers(work, kt_pdf_work_key(work, shading, "/Background"), in, KT_PDF_FUNCTION_MOST) > 0) {
		kt_pdf_space_tone(work->tone, space, in, back);
		kt_buf_text(entries, "/Background");
		kt_pdf_work_put_numbers(entries, back, kt_tone_parts(work->tone));
	}
	if (kt_pdf_work_numbers(work, kt_pdf_work_key(work, shading, "/BBox"), box, 4) == 4) {
		kt_buf_text(entries, "/BBox");
		kt_pdf_work_put_numbers(entries, box, 4);
	}
	kt_tone_neutrals(work->tone, true);
	return true;
}

unsigned kt_pdf_take_shading(kt_pdf_work *work, qpdf_oh shading, qpdf_oh resources)
{
	unsigned number = kt_pdf_work_find(work, shading, 's');
	qpdf_oh space = kt_pdf_work_key(work, shading, "/ColorSpace");
	if (number != 0 || qpdf_oh_is_null(work->pdf, space) || !kt_pdf_work_enter(work, shading))
		return number;
	int type = (int)kt_pdf_work_number(work, kt_pdf_work_key(work, shading, "/ShadingType"), 0);
	kt_buf entries = kt_buf_in(work->arena);
	number = kt_vector_reserve(work->vector);
	kt_pdf_work_note(work, shading, 's', number);
	if ((type != 2 && type != 3) ||
	    !write_gradient(work, shading, kt_pdf_space_read(work, space, resources), type, &entries))
		kt_pdf_work_flatten(work, "a gradient other than along a line or between circles");
	kt_vector_dict(work->vector, number, kt_buf_str(&entries));
	kt_pdf_work_leave(work);
	return number;
}

static void write_tiling(kt_pdf_work *work, qpdf_oh pattern, qpdf_oh resources, kt_buf *entries, unsigned number)
{
	int paint = (int)kt_pdf_work_number(work, kt_pdf_work_key(work, pattern, "/PaintType"), 1);
	int tiling = (int)kt_pdf_work_number(work, kt_pdf_work_key(work, pattern, "/TilingType"), 1);
	kt_buf_print(entries, "/Type/Pattern/PatternType 1/PaintType %d/TilingType %d/XStep ", paint == 2 ? 2 : 1,
	             tiling >= 1 && tiling <= 3 ? tiling : 1);
	kt_vector_put_real(entries, kt_pdf_work_number(work, kt_pdf_work_key(work, pattern, "/XStep"), 1));
	kt_buf_text(entries, "/YStep ");
	kt_vector_put_real(entries, kt_pdf_work_number(work, kt_pdf_work_key(work, pattern, "/YStep"), 1));
	put_box(work, entries, pattern);
	put_matrix(work, entries, pattern);
	write_operators(work, pattern, resources, paint == 2, entries, number);
}

static void write_shaded(kt_pdf_work *work, qpdf_oh pattern, qpdf_oh resources, kt_buf *entries)
{
	unsigned shading = kt_pdf_take_shading(work, kt_pdf_work_key(work, pattern, "/Shading"), resources);
	kt_buf_text(entries, "/Type/Pattern/PatternType 2");
	if (shading == 0) {
		kt_pdf_work_flatten(work, "a gradient that has no colours");
		return;
	}
	kt_buf_text(entries, "/Shading ");
	kt_vector_put_reference(entries, shading);
	put_matrix(work, entries, pattern);
}

unsigned kt_pdf_take_pattern(kt_pdf_work *work, qpdf_oh pattern, qpdf_oh resources)
{
	bool tiling = qpdf_oh_is_stream(work->pdf, pattern);
	if ((!tiling && !qpdf_oh_is_dictionary(work->pdf, pattern)) || !kt_pdf_work_enter(work, pattern))
		return 0;
	unsigned number = kt_pdf_work_find(work, pattern, 'p');
	if (number == 0) {
		kt_buf entries = kt_buf_in(work->arena);
		number = kt_vector_reserve(work->vector);
		kt_pdf_work_note(work, pattern, 'p', number);
		if (tiling) {
			write_tiling(work, pattern, resources, &entries, number);
		} else {
			write_shaded(work, pattern, resources, &entries);
			kt_vector_dict(work->vector, number, kt_buf_str(&entries));
		}
	}
	kt_pdf_work_leave(work);
	return number;
}
