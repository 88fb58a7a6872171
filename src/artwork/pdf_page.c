/* Transparency groups are kept only where something shows through, which is known at the end: then it is all taken once
 * more. In print nothing may show through. */
#include "artwork/pdf_page.h"

#include <math.h>
#include <stdlib.h>

#include "artwork/pdf_ops.h"

#define MOST_OBJECTS 1000000

/* Whatever the page that it is placed on has set (8.4.1, 9.3.1). */
static const char start[] = "1 w 0 J 0 j 10 M[]0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n";
static const char black_rgb[] = "0 0 0 rg 0 0 0 RG\n", black_cmyk[] = "0 0 0 1 k 0 0 0 1 K\n";

typedef struct box {
	double left, foot, right, top;
} box;

static bool read_box(kt_pdf_work *work, qpdf_oh page, const char *key, box *found)
{
	double v[4];
	if (kt_pdf_work_numbers(work, kt_pdf_work_key(work, page, key), v, 4) != 4)
		return false;
	*found = (box){fmin(v[0], v[2]), fmin(v[1], v[3]), fmax(v[0], v[2]), fmax(v[1], v[3])};
	return true;
}

static box shown(kt_pdf_work *work, qpdf_oh page)
{
	box media = {0, 0, 612, 792}, inner;
	(void)read_box(work, page, "/MediaBox", &media);
	if (!read_box(work, page, "/TrimBox", &inner) && !read_box(work, page, "/CropBox", &inner))
		return media;
	return (box){fmax(inner.left, media.left), fmax(inner.foot, media.foot), fmin(inner.right, media.right),
	             fmin(inner.top, media.top)};
}

/* From the page's space to the unit square, turned clockwise. */
static void put_matrix(kt_buf *out, box b, int turns)
{
	double x = 1 / (b.right - b.left), y = 1 / (b.top - b.foot);
	const double matrices[4][6] = {{x, 0, 0, y, -b.left * x, -b.foot * y},
	                               {0, -x, y, 0, -b.foot * y, b.right * x},
	                               {-x, 0, 0, -y, b.right * x, b.top * y},
	                               {0, x, -y, 0, b.top * y, -b.left * x}};
	for (unsigned i = 0; i < 6; i++) {
		kt_buf_byte(out, i == 0 ? '[' : ' ');
		kt_vector_put_real(out, matrices[turns][i]);
	}
	kt_buf_byte(out, ']');
}

static void write_root(kt_pdf_work *work, qpdf_oh page, unsigned root)
{
	unsigned char *data = NULL;
	size_t len = 0;
	box b = shown(work, page);
	double turn = kt_pdf_work_number(work, kt_pdf_work_key(work, page, "/Rotate"), 0);
	double unit = kt_pdf_work_number(work, kt_pdf_work_key(work, page, "/UserUnit"), 1);
	int turns = fabs(turn) < 1e6 ? ((int)turn / 90 % 4 + 4) % 4 : 0;
	double width = (b.right - b.left) * unit, height = (b.top - b.foot) * unit;
	if (!(width > 0 && height > 0 && width <= KT_VECTOR_LARGEST && height <= KT_VECTOR_LARGEST)) {
		kt_pdf_work_refuse(work, "has a page of no size, or of more than 5 m a side");
		return;
	}
	work->vector->width = turns % 2 ? height : width;
	work->vector->height = turns % 2 ? width : height;
	if (qpdf_oh_get_page_content_data(work->pdf, page, &data, &len) & QPDF_ERRORS)
		kt_pdf_work_refuse(work, "has a page whose content cannot be read: save it anew");
	kt_str content = kt_str_copy(work->arena, (kt_str){(const char *)data, len});
	free(data);
	kt_str before = kt_print(work->arena, "%s%s", start, kt_tone_prints(work->tone) ? black_cmyk : black_rgb);
	kt_pdf_ops ops = kt_pdf_ops_write(work, content, kt_pdf_work_key(work, page, "/Resources"), false,
	                                  kt_str_c(work->arena, before));
	kt_buf entries = kt_buf_in(work->arena);
	const double edges[] = {b.left, b.foot, b.right, b.top};
	kt_buf_text(&entries, "/Type/XObject/Subtype/Form/BBox");
	kt_pdf_work_put_numbers(&entries, edges, 4);
	kt_buf_text(&entries, "/Matrix");
	put_matrix(&entries, b, turns);
	if (work->groups)
		kt_buf_text(&entries, "/Group<</S/Transparency/CS/DeviceRGB/I true>>");
	kt_buf_print(&entries, "/Resources<<%.*s>>", KT_STR_ARG(ops.resources));
	kt_vector_deflated(work->vector, root, kt_buf_str(&entries), ops.content);
}

/* Opening */

static void refuse_error(kt_pdf_work *work, unsigned size)
{
	qpdf_error error = qpdf_has_error(work->pdf) ? qpdf_get_error(work->pdf) : NULL;
	const char *words = error ? qpdf_get_error_message_detail(work->pdf, error) : "";
	if (error && qpdf_get_error_code(work->pdf, error) == qpdf_e_password)
		kt_pdf_work_refuse(work, "is locked by a password: save it without");
	else if (size == 0 || words[0] == '\0')
		kt_pdf_work_refuse(work, "is a PDF that cannot be read: save it anew");
	else
		kt_pdf_work_refuse(work, "is a PDF that cannot be read (%.200s): save it anew", words);
}

static bool open_file(kt_pdf_work *work, kt_str file)
{
	qpdf_data pdf = work->pdf;
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	if (qpdf_read_memory(pdf, "it", file.at, file.len, "") & QPDF_ERRORS) {
		refuse_error(work, (unsigned)file.len);
		return false;
	}
	if (qpdf_is_encrypted(pdf)) {
		kt_pdf_work_refuse(work, "is encrypted: save it without a password and without restrictions");
		return false;
	}
	if (kt_pdf_work_number(work, kt_pdf_work_key(work, qpdf_get_trailer(pdf), "/Size"), 0) > MOST_OBJECTS) {
		kt_pdf_work_refuse(work, "holds more than 1,000,000 objects: save the one page alone");
		return false;
	}
	return true;
}

static bool find_page(kt_pdf_work *work, unsigned number, qpdf_oh *page)
{
	int count = qpdf_get_num_pages(work->pdf);
	if (count < 0 || qpdf_push_inherited_attributes_to_page(work->pdf) & QPDF_ERRORS) {
		kt_pdf_work_refuse(work, "has pages that cannot be found: their tree is broken, or leads back into "
		                         "itself; save it anew");
		return false;
	}
	if (number < 1 || (int)number > count) {
		kt_pdf_work_refuse(work, "has %d page%s, and page %u is asked for", count, count == 1 ? "" : "s",
		                   number);
		return false;
	}
	*page = qpdf_get_page_n(work->pdf, number - 1);
	return true;
}

static void take(kt_pdf_work *work, kt_str file, unsigned number)
{
	qpdf_oh page;
	*work->vector = (kt_vector){.arena = work->arena};
	work->done = NULL;
	work->depth = 0;
	work->transparent = false;
	work->flat = (kt_str){0};
	if (!open_file(work, file) || !find_page(work, number, &page))
		return;
	write_root(work, page, kt_vector_reserve(work->vector));
}

/* qpdf warns of other things as well: of a key that is not of the kind that was asked for. */
static bool was_repaired(qpdf_data pdf)
{
	bool repaired = false;
	while (qpdf_more_warnings(pdf))
		repaired |= qpdf_get_error_code(pdf, qpdf_next_warning(pdf)) == qpdf_e_damaged_pdf;
	return repaired;
}

/* The file again, with what is shown of its page and nothing over it. */
static kt_str write_bare(kt_pdf_work *work, unsigned number)
{
	static const char *const boxes[] = {"/MediaBox", "/CropBox", "/TrimBox", NULL};
	qpdf_data pdf = work->pdf;
	qpdf_oh page = qpdf_get_page_n(pdf, number - 1), array = qpdf_oh_new_array(pdf);
	box b = shown(work, page);
	const double edges[] = {b.left, b.foot, b.right, b.top};
	for (unsigned i = 0; i < 4; i++)
		qpdf_oh_append_item(pdf, array, qpdf_oh_new_real_from_double(pdf, edges[i], 4));
	for (unsigned i = 0; boxes[i]; i++)
		qpdf_oh_replace_key(pdf, page, boxes[i], array);
	qpdf_oh_remove_key(pdf, page, "/Annots");
	if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
		return (kt_str){0};
	qpdf_set_static_ID(pdf, QPDF_TRUE);
	qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
	if (qpdf_write(pdf) & QPDF_ERRORS)
		return (kt_str){0};
	return kt_str_copy(work->arena, (kt_str){(const char *)qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf)});
}

kt_pdf_page kt_pdf_page_take(kt_arena *arena, kt_str file, unsigned page, kt_tone *tone, kt_str *bare)
{
	kt_pdf_page result = {0};
	kt_pdf_work work = {.arena = arena, .tone = tone, .vector = &result.vector};
	for (unsigned round = 0; round < 2; round++) {
		work.groups = round == 1;
		work.pdf = qpdf_init();
		take(&work, file, page);
		result.repaired = was_repaired(work.pdf);
		if (bare && work.refused.len == 0)
			*bare = write_bare(&work, page);
		qpdf_cleanup(&work.pdf);
		if (!work.transparent || work.refused.len > 0 || kt_tone_prints(tone))
			break;
	}
	if (work.transparent && kt_tone_prints(tone))
		kt_pdf_work_flatten(&work, "something that shows through");
	result.vector.transparent = work.transparent;
	result.refused = work.refused;
	result.flat = work.flat;
	return result;
}
