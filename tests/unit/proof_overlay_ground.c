/* What the overlay's lines stand on: boxes in the order of drawing, the uppermost counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "display/canvas.h"
#include "proof/overlay_ground.h"

static const kt_ink navy = {.name = {"navy", 4}, .screen = {0x17, 0x23, 0x3D}};
static const kt_ink mint = {.name = {"mint", 4}, .screen = {0xD6, 0xE8, 0xE2}};
static const kt_ink blue = {.name = {"blue", 4}, .screen = {0x56, 0xB4, 0xE9}};

typedef struct sheet {
	kt_arena *arena;
	kt_diag *diag;
	kt_page page;
	kt_overlay_grounds grounds;
} sheet;

/* Navy from 100 to 300 each way, mint within it from 200 to 400, a disc that is none. */
static sheet open_sheet(void)
{
	sheet s = {.arena = kt_arena_open(), .diag = kt_diag_open()};
	s.page = (kt_page){.width = KT_PT(500), .height = KT_PT(500)};
	kt_canvas *canvas = kt_canvas_open(s.arena, s.diag);
	kt_canvas_on(canvas, &s.page, KT_NOWHERE);
	kt_canvas_box(canvas, (kt_box){KT_PT(100), KT_PT(100), KT_PT(200), KT_PT(200)}, &navy);
	kt_canvas_box(canvas, (kt_box){KT_PT(200), KT_PT(200), KT_PT(200), KT_PT(200)}, &mint);
	cairo_arc(kt_canvas_path(canvas), 50, 50, 20, 0, 6);
	kt_canvas_fill(canvas, &navy);
	kt_canvas_close(canvas);
	s.grounds = kt_overlay_grounds_of(s.arena, &s.page);
	return s;
}

static void close_sheet(sheet *s)
{
	kt_diag_close(s->diag);
	kt_arena_close(s->arena);
}

static size_t at(const sheet *s, int x, int y)
{
	return kt_overlay_ground_at(&s->grounds, (kt_point){KT_PT(x), KT_PT(y)});
}

static void test_the_uppermost_counts(void **state)
{
	(void)state;
	sheet s = open_sheet();
	assert_int_equal(s.grounds.count, 2);
	assert_int_equal(at(&s, 50, 50), 2);
	assert_int_equal(at(&s, 100, 150), 0);
	assert_int_equal(at(&s, 250, 250), 1);
	assert_int_equal(at(&s, 400, 250), 2);
	close_sheet(&s);
}

static kt_len end(const sheet *s, int x, int y, bool down)
{
	return kt_overlay_ground_end(&s->grounds, (kt_point){KT_PT(x), KT_PT(y)}, down, KT_PT(500));
}

static void test_where_a_line_leaves_its_ground(void **state)
{
	(void)state;
	sheet s = open_sheet();
	assert_int_equal(end(&s, 0, 150, false), KT_PT(100));
	assert_int_equal(end(&s, 150, 150, false), KT_PT(300)); /* the mint box begins lower */
	assert_int_equal(end(&s, 150, 250, false), KT_PT(200));
	assert_int_equal(end(&s, 250, 0, true), KT_PT(100));
	assert_int_equal(end(&s, 250, 150, true), KT_PT(200));
	assert_int_equal(end(&s, 250, 250, true), KT_PT(400)); /* what lies below it does not show */
	assert_int_equal(end(&s, 250, 450, true), KT_PT(500));
	close_sheet(&s);
}

static void test_inks(void **state)
{
	(void)state;
	sheet s = open_sheet();
	const kt_ink *line = kt_overlay_ink_line(s.arena, &blue, &navy);
	assert_true(kt_ink_contrast(line, &navy) < kt_ink_contrast(&blue, &navy) / 2);
	assert_true(kt_ink_contrast(line, &navy) > 120);
	assert_ptr_equal(kt_overlay_ink_line(s.arena, &blue, &mint), &blue);
	kt_point dark = {KT_PT(150), KT_PT(150)}, light = {KT_PT(250), KT_PT(250)}, paper = {0, 0};
	assert_true(kt_ink_contrast(kt_overlay_ink_word(s.arena, &navy, &s.grounds, dark), &navy) >= 450);
	assert_ptr_equal(kt_overlay_ink_word(s.arena, &navy, &s.grounds, light), &navy);
	assert_ptr_equal(kt_overlay_ink_word(s.arena, &navy, &s.grounds, paper), &navy);
	close_sheet(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_uppermost_counts),
	                                   cmocka_unit_test(test_where_a_line_leaves_its_ground),
	                                   cmocka_unit_test(test_inks)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
