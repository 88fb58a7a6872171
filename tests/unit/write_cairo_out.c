/* Pages as PNG: the right size, the right colours in the right places, the text's outlines, the same bytes twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <cairo.h>

#include "write_sample.h"

static int set_up(void **state)
{
	sample *s = sample_open();
	*state = s;
	kt_tag *root = kt_structure_root(s->document.structure);
	sample_page(s, "1");
	kt_canvas_box(s->canvas, (kt_box){KT_PT(-8), KT_PT(-8), KT_PT(108), KT_PT(58)}, &sample_coral);
	cairo_t *path = kt_canvas_path(s->canvas);
	cairo_rectangle(path, 200, 100, 50, 50);
	kt_canvas_clip(s->canvas);
	kt_canvas_box(s->canvas, (kt_box){KT_PT(150), KT_PT(50), KT_PT(80), KT_PT(80)}, &sample_ink);
	kt_canvas_unclip(s->canvas);
	sample_tag(s, root, KT_TAG_P);
	sample_line(s, sample_run(s, "display", 900, KT_PT(100), "I"), 300, 250);
	return 0;
}

static int tear_down(void **state)
{
	sample_close(*state);
	return 0;
}

typedef struct reading {
	kt_str bytes;
	size_t at;
} reading;

static cairo_status_t give_bytes(void *data, unsigned char *out, unsigned count)
{
	reading *r = data;
	if (count > r->bytes.len - r->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(out, r->bytes.at + r->at, count);
	r->at += count;
	return CAIRO_STATUS_SUCCESS;
}

static uint32_t pixel(cairo_surface_t *picture, int x, int y)
{
	const unsigned char *row = cairo_image_surface_get_data(picture) + y * cairo_image_surface_get_stride(picture);
	uint32_t value;
	memcpy(&value, row + 4 * x, 4);
	return value & 0xffffff;
}

static void test_png(void **state)
{
	sample *s = *state;
	kt_str bytes = sample_write(s, &kt_write_png, 0);
	assert_true(bytes.len > 0);
	assert_true(kt_str_equal(bytes, sample_write(s, &kt_write_png, 0)));
	reading r = {bytes, 0};
	cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(give_bytes, &r);
	assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
	/* 400 by 300 points at 96 dots an inch: four pixels for three points. */
	assert_int_equal(cairo_image_surface_get_width(picture), 533);
	assert_int_equal(cairo_image_surface_get_height(picture), 400);
	assert_int_equal(pixel(picture, 0, 0), 0xe4502f);
	assert_int_equal(pixel(picture, 130, 64), 0xe4502f);
	assert_int_equal(pixel(picture, 136, 64), 0xffffff);
	assert_int_equal(pixel(picture, 300, 160), 0x16233a);
	assert_int_equal(pixel(picture, 260, 160), 0xffffff); /* outside the clip */
	assert_int_equal(pixel(picture, 310, 160), 0xffffff); /* inside it, but outside the box */
	/* The stem of the I: at 300 pt, seven tenths of its size high, above the baseline at 250. */
	kt_len middle = sample_run(s, "display", 900, KT_PT(100), "I").width / 2;
	int x = (int)(kt_len_points(KT_PT(300) + middle) * 4 / 3);
	assert_int_equal(pixel(picture, x, 250 * 4 / 3 - 3), 0x16233a);
	assert_int_equal(pixel(picture, x, (250 - 65) * 4 / 3), 0x16233a);
	assert_int_equal(pixel(picture, x, (250 - 80) * 4 / 3), 0xffffff);
	assert_int_equal(pixel(picture, x, 250 * 4 / 3 + 3), 0xffffff);
	cairo_surface_destroy(picture);
}

/* A picture of a page wider than Cairo has pixels is reported. */
static void test_too_large(void **state)
{
	sample *s = *state;
	s->document.pages[0]->width = KT_PT(100000);
	assert_int_equal(sample_write(s, &kt_write_png, 0).len, 0);
	assert_int_equal(kt_diag_count(s->diag, KT_DIAG_FAILURE), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_png),
	        TEST(test_too_large),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
