/* Pages as SVG, as another program draws them (librsvg): the right colours in the right places; well-formed, without text
 * that hangs on the reader's fonts, the same bytes twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "write_sample.h"

static uint32_t pixel(cairo_surface_t *picture, size_t x, size_t y)
{
	size_t stride = (size_t)cairo_image_surface_get_stride(picture);
	uint32_t value;
	memcpy(&value, cairo_image_surface_get_data(picture) + y * stride + 4 * x, 4);
	return value & 0xffffff;
}

static void test_svg(void **state)
{
	(void)state;
	sample *s = sample_open();
	sample_page(s, "1");
	kt_canvas_box(s->canvas, (kt_box){KT_PT(-8), KT_PT(-8), KT_PT(108), KT_PT(58)}, &sample_coral);
	cairo_t *path = kt_canvas_path(s->canvas);
	cairo_rectangle(path, 200, 100, 50, 50);
	kt_canvas_clip(s->canvas);
	kt_canvas_box(s->canvas, (kt_box){KT_PT(150), KT_PT(50), KT_PT(80), KT_PT(80)}, &sample_ink);
	kt_canvas_unclip(s->canvas);
	kt_canvas_rule(s->canvas, (kt_point){KT_PT(20), KT_PT(200)}, (kt_point){KT_PT(60), KT_PT(200)}, &sample_ink,
	               (kt_pen){KT_PT(10), KT_CAP_BUTT, KT_JOIN_MITER, KT_PT(10), KT_PT(10)});
	sample_tag(s, kt_structure_root(s->document.structure), KT_TAG_P);
	sample_line(s, sample_run(s, "display", 900, KT_PT(100), "II"), 300, 250);

	kt_str bytes = sample_write(s, &kt_write_svg, 0);
	assert_true(bytes.len > 0);
	assert_true(kt_str_equal(bytes, sample_write(s, &kt_write_svg, 0)));
	assert_true(kt_str_find(bytes, "width=\"400pt\" height=\"300pt\"", 0) != SIZE_MAX);
	assert_true(kt_str_find(bytes, "<text", 0) == SIZE_MAX);
	sample_keep(bytes, "sample.svg");
	int status;
	sample_run_command(s, "/usr/bin/python3 -c 'import xml.dom.minidom as m; m.parse(\"sample.svg\")'", &status);
	assert_int_equal(status, 0);
	sample_run_command(s, "rsvg-convert -d 72 -p 72 -o sample-svg.png sample.svg", &status);
	assert_int_equal(status, 0);
	cairo_surface_t *picture = cairo_image_surface_create_from_png("sample-svg.png");
	assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
	assert_int_equal(cairo_image_surface_get_width(picture), 400);
	assert_int_equal(pixel(picture, 0, 0), 0xe4502f);
	assert_int_equal(pixel(picture, 98, 48), 0xe4502f);
	assert_int_equal(pixel(picture, 102, 48), 0xffffff);
	assert_int_equal(pixel(picture, 225, 125), 0x16233a);
	assert_int_equal(pixel(picture, 195, 125), 0xffffff);
	assert_int_equal(pixel(picture, 235, 125), 0xffffff);
	assert_int_equal(pixel(picture, 25, 200), 0x16233a);
	assert_int_equal(pixel(picture, 35, 200), 0xffffff);
	kt_run one = sample_run(s, "display", 900, KT_PT(100), "I");
	for (int i = 0; i < 2; i++) {
		size_t x = (size_t)(kt_len_points(KT_PT(300) + one.width / 2 + i * one.width));
		assert_int_equal(pixel(picture, x, 247), 0x16233a);
		assert_int_equal(pixel(picture, x, 185), 0x16233a);
		assert_int_equal(pixel(picture, x, 170), 0xffffff);
		assert_int_equal(pixel(picture, x, 253), 0xffffff);
	}
	cairo_surface_destroy(picture);
	sample_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_svg),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
