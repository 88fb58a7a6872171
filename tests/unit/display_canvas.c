/* What blocks draw becomes operations: paths as Cairo builds them, points that lie nowhere, links of a text; and the
 * trace of it all. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "display/trace.h"

#include "display_fixture.h"

static size_t errors(const fixture *f)
{
	return kt_diag_count(f->diag, KT_DIAG_ERROR);
}

static void test_a_path_is_taken_in_lengths(void **state)
{
	fixture *f = *state;
	cairo_t *path = kt_canvas_path(f->canvas);
	cairo_scale(path, 2, 2);
	cairo_move_to(path, 10, 20.25);
	cairo_line_to(path, -5, 20.25);
	cairo_curve_to(path, 1, 2, 3, 4, 5, 6);
	cairo_close_path(path);
	kt_canvas_fill(f->canvas, &f->ink);
	assert_int_equal(f->page.count, 1);
	kt_op op = f->page.ops[0];
	const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE, KT_PATH_CURVE, KT_PATH_CLOSE};
	const kt_point points[] = {{20480, 41472}, {-10240, 41472}, {2048, 4096}, {6144, 8192}, {10240, 12288}};
	assert_int_equal(op.kind, KT_OP_FILL);
	assert_int_equal(op.artifact, KT_ARTIFACT_LAYOUT);
	assert_ptr_equal(op.ink, &f->ink);
	assert_int_equal(op.path.verb_count, 4);
	assert_int_equal(op.path.point_count, 5);
	assert_memory_equal(op.path.verbs, verbs, sizeof verbs);
	assert_memory_equal(op.path.points, points, sizeof points);
	assert_int_equal(errors(f), 0);
	/* Taken: nothing is left for the next. */
	kt_canvas_fill(f->canvas, &f->ink);
	assert_int_equal(f->page.count, 1);
}

static void test_points_nowhere_are_reported(void **state)
{
	fixture *f = *state;
	const double bad[] = {NAN, INFINITY, -INFINITY, 1e300, 1e7, -1e7, 1e9, 2000, -600, 16777216 + 1800.0};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		kt_diag *diag = kt_diag_open();
		kt_canvas *canvas = kt_canvas_open(f->arena, diag);
		kt_canvas_on(canvas, &f->page, KT_NOWHERE);
		cairo_t *path = kt_canvas_path(canvas);
		cairo_move_to(path, 10, 10);
		cairo_line_to(path, bad[i], 20);
		kt_canvas_stroke(canvas, &f->ink, (kt_pen){.width = KT_PT(1)});
		assert_int_equal(kt_diag_count(diag, KT_DIAG_ERROR), 1);
		kt_canvas_close(canvas);
		kt_diag_close(diag);
	}
	assert_int_equal(f->page.count, 0);
}

static void test_a_broken_matrix_is_reported_and_survived(void **state)
{
	fixture *f = *state;
	cairo_t *path = kt_canvas_path(f->canvas);
	cairo_scale(path, 0, 0);
	cairo_rectangle(path, 0, 0, 1, 1);
	kt_canvas_fill(f->canvas, &f->ink);
	assert_int_equal(errors(f), 1);
	path = kt_canvas_path(f->canvas);
	cairo_rectangle(path, 0, 0, 1, 1);
	kt_canvas_fill(f->canvas, &f->ink);
	assert_int_equal(f->page.count, 1);
	assert_int_equal(errors(f), 1);
}

/* A small circle keeps within a hundredth of a point of true. */
static void test_small_circles_are_round(void **state)
{
	fixture *f = *state;
	cairo_t *path = kt_canvas_path(f->canvas);
	cairo_arc(path, 100, 100, 3, 0, 2 * acos(-1));
	kt_canvas_fill(f->canvas, &f->ink);
	kt_path circle = f->page.ops[0].path;
	assert_true(circle.verb_count >= 5);
	const kt_point *p = circle.points;
	for (uint32_t i = 1; i < circle.verb_count && circle.verbs[i] == KT_PATH_CURVE; i++, p += 3) {
		/* The middle of a cubic. */
		double x = (p[0].x + 3.0 * p[1].x + 3.0 * p[2].x + p[3].x) / 8 / KT_LEN_PT - 100;
		double y = (p[0].y + 3.0 * p[1].y + 3.0 * p[2].y + p[3].y) / 8 / KT_LEN_PT - 100;
		assert_true(fabs(hypot(x, y) - 3) < 0.015);
	}
}

static void test_owners(void **state)
{
	fixture *f = *state;
	kt_tag *figure = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_FIGURE);
	figure->alt = KT_STR("een \"kaart\"");
	kt_canvas_tag(f->canvas, figure);
	kt_canvas_figure_box(f->canvas, (kt_box){KT_PT(1), KT_PT(2), KT_PT(3), KT_PT(4)});
	assert_int_equal(f->page.ops[0].kind, KT_OP_EMPTY);
	kt_canvas_box(f->canvas, (kt_box){0, 0, KT_PT(10), KT_PT(20)}, &f->ink);
	kt_canvas_artifact(f->canvas, KT_ARTIFACT_FOOTER);
	kt_canvas_rule(f->canvas, (kt_point){0, 0}, (kt_point){KT_PT(5), 0}, &f->ink,
	               (kt_pen){KT_PT(0.5), KT_CAP_ROUND, KT_JOIN_MITER, KT_PT(2), KT_PT(1)});
	kt_canvas_artifact(f->canvas, KT_ARTIFACT_NONE);
	kt_canvas_clip(f->canvas);
	kt_canvas_unclip(f->canvas);
	kt_canvas_figure_box(f->canvas, (kt_box){KT_PT(1), KT_PT(2), KT_PT(3), KT_PT(4)});
	assert_int_equal(f->page.count, 5);

	kt_buf pages = kt_buf_in(f->arena), tags = kt_buf_in(f->arena);
	kt_trace_pages(&f->document, &pages);
	assert_string_equal(pages.at, "page 1 \"1\" 595x842 bleed 0\n"
	                              "  empty <Figure>\n"
	                              "  fill <Figure> petrol M 0,0 L 10,0 L 10,20 L 0,20 Z\n"
	                              "  stroke (footer) petrol pen 0.5 round miter dash 2,1 M 0,0 L 5,0\n"
	                              "  clip M 0,0 L 0,0 L 0,0 L 0,0 Z\n"
	                              "  unclip\n");
	kt_trace_tags(&f->document, &tags);
	assert_string_equal(tags.at, "Document nl\n  Figure alt \"een \\\"kaart\\\"\" box 1,2 3x4\n");
}

/* "Mail [de di-|rectie] nu": a link that goes over a line's end is one LINK with two boxes. */
static void test_a_link_in_a_text(void **state)
{
	fixture *f = *state;
	kt_face face = {.postscript = KT_STR("Inter-Regular")};
	kt_span span = {.marks = KT_MARK_LINK | KT_MARK_STRONG, .link = KT_STR("mailto:x@y.nl")};
	kt_str word = KT_STR("directie");
	kt_run first[] = {{.face = &face, .size = KT_PT(10), .width = KT_PT(25), .text = KT_STR("Mail ")},
	                  {.face = &face,
	                   .size = KT_PT(10),
	                   .x = KT_PT(25),
	                   .width = KT_PT(15),
	                   .text = KT_STR("de "),
	                   .span = &span},
	                  {.face = &face,
	                   .size = KT_PT(10),
	                   .x = KT_PT(40),
	                   .width = KT_PT(10),
	                   .text = KT_STR("di"),
	                   .span = &span,
	                   .actual = &word}};
	kt_run second[] = {
	        {.face = &face,
	         .size = KT_PT(10),
	         .width = KT_PT(30),
	         .text = KT_STR("rectie"),
	         .span = &span,
	         .actual = &word},
	        {.face = &face, .size = KT_PT(10), .x = KT_PT(30), .width = KT_PT(20), .text = KT_STR(" nu")}};
	kt_line items[] = {{.runs = first, .count = 3, .x = KT_PT(2)}, {.runs = second, .count = 2}};
	kt_lines lines = {.items = items, .count = 2, .leading = KT_PT(12), .ascent = KT_PT(9), .descent = KT_PT(3)};
	kt_tag *p = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_P);
	kt_canvas_tag(f->canvas, p);
	kt_canvas_lines(f->canvas, &lines, 0, 2, (kt_point){KT_PT(100), KT_PT(50)}, &f->ink, KT_NOWHERE);

	kt_buf tags = kt_buf_in(f->arena), pages = kt_buf_in(f->arena);
	kt_trace_tags(&f->document, &tags);
	assert_string_equal(tags.at, "Document nl\n"
	                             "  P\n"
	                             "    \"Mail \"\n"
	                             "    Link\n"
	                             "      \"de directie\"\n"
	                             "      -> \"mailto:x@y.nl\"\n"
	                             "      -> \"mailto:x@y.nl\"\n"
	                             "    \" nu\"\n");
	kt_trace_pages(&f->document, &pages);
	assert_string_equal(
	        pages.at,
	        "page 1 \"1\" 595x842 bleed 0\n"
	        "  text <P> petrol 102,50 [Inter-Regular 10 at 0 wide 25 \"Mail \"]\n"
	        "  text <Link> petrol 102,50 [Inter-Regular 10 at 25 wide 15 \"de \"] [Inter-Regular 10 at 40 wide 10 "
	        "\"di\" of \"directie\"]\n"
	        "  text <Link> petrol 100,62 [Inter-Regular 10 at 0 wide 30 \"rectie\" of \"directie\"]\n"
	        "  text <P> petrol 100,62 [Inter-Regular 10 at 30 wide 20 \" nu\"]\n"
	        "  link 127,41 25x12 \"mailto:x@y.nl\" \"de directie\"\n"
	        "  link 100,53 30x12 \"mailto:x@y.nl\" \"de directie\"\n");
}

static void test_a_link_over_a_drawing(void **state)
{
	fixture *f = *state;
	kt_tag *p = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_P);
	kt_canvas_tag(f->canvas, p);
	kt_canvas_link_begin(f->canvas, KT_STR("tel:+31"), KT_STR("bel"));
	kt_canvas_box(f->canvas, (kt_box){0, 0, KT_PT(1), KT_PT(1)}, &f->ink);
	kt_canvas_link_end(f->canvas, (kt_box){0, 0, KT_PT(9), KT_PT(9)});
	kt_canvas_empty(f->canvas);
	assert_int_equal(f->page.ops[0].tag->role, KT_TAG_LINK);
	assert_ptr_equal(f->page.ops[0].tag->parent, p);
	assert_ptr_equal(f->page.ops[1].tag, p);
	assert_ptr_equal(f->page.links[0].tag, f->page.ops[0].tag);
}

/* A map is told in one short line, which changes when a point does. */
static void test_long_paths_are_told_short(void **state)
{
	fixture *f = *state;
	uint8_t verbs[200] = {KT_PATH_MOVE};
	kt_point points[200];
	for (int i = 0; i < 200; i++) {
		verbs[i] = i == 0 ? KT_PATH_MOVE : KT_PATH_LINE;
		points[i] = (kt_point){KT_PT(10) + i * 1024, KT_PT(20) + i * 512};
	}
	char told[2][200];
	for (int i = 0; i < 2; i++) {
		f->page.count = 0;
		kt_canvas_fill_path(f->canvas, (kt_path){verbs, 200, points, 200}, &f->ink);
		kt_buf out = kt_buf_in(f->arena);
		kt_trace_pages(&f->document, &out);
		assert_non_null(strstr(out.at, "path of 200 points, box 10,20 199x99.5, hash "));
		assert_true(out.len < sizeof told[0]);
		strcpy(told[i], out.at);
		points[77].x++;
	}
	assert_string_not_equal(told[0], told[1]);
}

/* A page of 100 pt whose start edge is the right one. */
static kt_canvas *mirrored(fixture *f)
{
	kt_canvas *canvas = kt_canvas_open(f->arena, f->diag);
	kt_canvas_mirror(canvas, true);
	kt_canvas_compose(canvas);
	f->page.width = KT_PT(100);
	kt_canvas_on(canvas, &f->page, KT_NOWHERE);
	return canvas;
}

/* An arrow head that points to the end: on the mirrored page to the left. */
static void head(kt_canvas *canvas)
{
	cairo_t *path = kt_canvas_path(canvas);
	cairo_move_to(path, 10, 0);
	cairo_line_to(path, 30, 5);
	cairo_line_to(path, 10, 10);
	cairo_close_path(path);
}

static void test_a_mirrored_page_flips_shapes(void **state)
{
	fixture *f = *state;
	kt_canvas *canvas = mirrored(f);
	static const uint8_t verbs[] = {KT_PATH_MOVE, KT_PATH_LINE};
	static const kt_point points[] = {{KT_PT(1), KT_PT(2)}, {KT_PT(3), KT_PT(4)}};
	kt_pen pen = {.width = KT_PT(1)};
	head(canvas);
	kt_canvas_clip(canvas);
	head(canvas);
	kt_canvas_fill(canvas, &f->ink);
	kt_canvas_unclip(canvas);
	kt_canvas_box(canvas, (kt_box){KT_PT(10), 0, KT_PT(20), KT_PT(10)}, &f->ink);
	kt_canvas_rule(canvas, (kt_point){KT_PT(-5), 0}, (kt_point){KT_PT(60), 0}, &f->ink, pen);
	kt_canvas_fill_path(canvas, (kt_path){verbs, 2, points, 2}, &f->ink);
	kt_canvas_stroke_path(canvas, (kt_path){verbs, 2, points, 2}, &f->ink, pen);
	kt_buf out = kt_buf_in(f->arena);
	kt_trace_pages(&f->document, &out);
	assert_string_equal(out.at, "page 1 \"1\" 100x842 bleed 0\n"
	                            "  clip M 90,0 L 70,5 L 90,10 Z\n"
	                            "  fill (layout) petrol M 90,0 L 70,5 L 90,10 Z\n"
	                            "  unclip\n"
	                            "  fill (layout) petrol M 70,0 L 90,0 L 90,10 L 70,10 Z\n"
	                            "  stroke (layout) petrol pen 1 butt miter M 105,0 L 40,0\n"
	                            "  fill (layout) petrol M 99,2 L 97,4\n"
	                            "  stroke (layout) petrol pen 1 butt miter M 99,2 L 97,4\n");
	assert_int_equal(points[0].x, KT_PT(1)); /* borrowed */
	kt_canvas_close(canvas);
}

static kt_style style;

/* One line of 30 pt, 2 pt into its measure. */
static kt_lines one_line(kt_len measure)
{
	static const kt_face face = {.postscript = {"Inter-Regular", 13}};
	static const kt_run run = {.face = &face, .size = KT_PT(10), .width = KT_PT(30), .text = {"Vakbond", 7}};
	static const kt_line items[] = {{.runs = &run, .count = 1, .x = KT_PT(2), .width = KT_PT(30)}};
	return (kt_lines){.items = items,
	                  .count = 1,
	                  .leading = KT_PT(12),
	                  .ascent = KT_PT(9),
	                  .descent = KT_PT(3),
	                  .widest = KT_PT(32),
	                  .style = &style,
	                  .measure = measure};
}

static void test_a_mirrored_page_moves_boxes(void **state)
{
	fixture *f = *state;
	kt_canvas *canvas = mirrored(f);
	kt_tag *p = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_P);
	kt_tag *figure = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_FIGURE);
	kt_lines in_measure = one_line(KT_PT(50)), alone = one_line(0);
	kt_canvas_tag(canvas, p);
	kt_canvas_lines(canvas, &in_measure, 0, 1, (kt_point){KT_PT(10), KT_PT(20)}, &f->ink, KT_NOWHERE);
	kt_canvas_lines(canvas, &alone, 0, 1, (kt_point){KT_PT(10), KT_PT(40)}, &f->ink, KT_NOWHERE);
	/* The measure stands at 40, a line without one at 58; the text begins 2 pt into either. */
	assert_int_equal(f->page.ops[0].at.x, KT_PT(42));
	assert_int_equal(f->page.ops[1].at.x, KT_PT(60));
	kt_canvas_link_begin(canvas, KT_STR("tel:+31"), KT_STR("bel"));
	kt_canvas_link_end(canvas, (kt_box){KT_PT(10), 0, KT_PT(30), KT_PT(9)});
	assert_int_equal(f->page.links[0].box.x, KT_PT(60));
	assert_int_equal(f->page.links[0].box.w, KT_PT(30));
	kt_canvas_tag(canvas, figure);
	kt_canvas_figure_box(canvas, (kt_box){KT_PT(-5), 0, KT_PT(30), KT_PT(9)});
	assert_int_equal(figure->box.x, KT_PT(75));
	kt_page_frame frame = {.box = {KT_PT(10), 0, KT_PT(70), KT_PT(9)},
	                       .columns = {{KT_PT(10), 0, KT_PT(30), KT_PT(9)}, {KT_PT(50), 0, KT_PT(30), KT_PT(9)}},
	                       .column_count = 2};
	kt_canvas_frame(canvas, &frame);
	assert_int_equal(f->page.frames[0].box.x, KT_PT(20));
	assert_int_equal(f->page.frames[0].columns[0].x, KT_PT(60));
	assert_int_equal(f->page.frames[0].columns[1].x, KT_PT(20));
	kt_canvas_close(canvas);
}

/* A map keeps east on the right: its box moves from 10..40 to 60..90, and all in it along; then the page is mirrored
 * as before. */
static void test_a_turned_box_goes_its_own_way(void **state)
{
	fixture *f = *state;
	kt_canvas *canvas = mirrored(f);
	kt_tag *p = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_P);
	kt_lines label = one_line(0);
	kt_canvas_tag(canvas, p);
	kt_canvas_turn_begin(canvas, (kt_box){KT_PT(10), 0, KT_PT(30), KT_PT(10)}, false);
	head(canvas);
	kt_canvas_fill(canvas, &f->ink);
	kt_canvas_lines(canvas, &label, 0, 1, (kt_point){KT_PT(8), KT_PT(8)}, &f->ink, KT_NOWHERE);
	kt_canvas_turn_end(canvas);
	head(canvas);
	kt_canvas_fill(canvas, &f->ink);
	assert_int_equal(f->page.ops[0].path.points[0].x, KT_PT(60));
	assert_int_equal(f->page.ops[0].path.points[1].x, KT_PT(80));
	assert_int_equal(f->page.ops[1].at.x, KT_PT(60));
	assert_int_equal(f->page.ops[2].path.points[1].x, KT_PT(70));
	kt_canvas_close(canvas);
	/* On a page that is not mirrored it changes nothing … */
	size_t before = f->page.count;
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_canvas_turn_begin(f->canvas, (kt_box){KT_PT(10), 0, KT_PT(30), KT_PT(10)}, false);
	head(f->canvas);
	kt_canvas_fill(f->canvas, &f->ink);
	kt_canvas_turn_end(f->canvas);
	assert_int_equal(f->page.ops[before].path.points[1].x, KT_PT(30));
	/* … but a column from right to left is turned in its place, and a picture in that one is not. */
	kt_canvas_turn_begin(f->canvas, (kt_box){KT_PT(10), 0, KT_PT(60), KT_PT(10)}, true);
	head(f->canvas);
	kt_canvas_fill(f->canvas, &f->ink);
	kt_canvas_turn_begin(f->canvas, (kt_box){KT_PT(10), 0, KT_PT(20), KT_PT(10)}, false);
	head(f->canvas);
	kt_canvas_fill(f->canvas, &f->ink);
	kt_canvas_turn_end(f->canvas);
	kt_canvas_turn_end(f->canvas);
	assert_int_equal(f->page.ops[before + 1].path.points[0].x, KT_PT(70));
	assert_int_equal(f->page.ops[before + 1].path.points[1].x, KT_PT(50));
	assert_int_equal(f->page.ops[before + 2].path.points[0].x, KT_PT(50));
	assert_int_equal(f->page.ops[before + 2].path.points[1].x, KT_PT(70));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

/* Of a canvas that composes; a page that is begun has none. */
static void test_marks(void **state)
{
	fixture *f = *state;
	kt_box box = {0, 0, KT_PT(10), KT_PT(10)};
	kt_canvas_mark(f->canvas, 1);
	kt_canvas_box(f->canvas, box, &f->ink);
	assert_int_equal(f->page.mark_count, 0);
	kt_canvas_compose(f->canvas);
	static const uint32_t drawn[] = {1, 1, 2, 0, 1};
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++) {
		kt_canvas_mark(f->canvas, drawn[i]);
		kt_canvas_box(f->canvas, box, &f->ink);
	}
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_canvas_box(f->canvas, box, &f->ink);
	assert_int_equal(f->page.mark_count, 3);
	kt_page_settle(f->arena, &f->page);
	static const uint32_t marks[] = {0, 1, 1, 2, 0, 1, 0};
	assert_int_equal(f->page.count, sizeof marks / sizeof marks[0]);
	for (uint32_t i = 0; i < f->page.count; i++)
		assert_int_equal(kt_page_mark_of(&f->page, i), marks[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_a_path_is_taken_in_lengths),
	        TEST(test_points_nowhere_are_reported),
	        TEST(test_a_broken_matrix_is_reported_and_survived),
	        TEST(test_small_circles_are_round),
	        TEST(test_owners),
	        TEST(test_marks),
	        TEST(test_a_link_in_a_text),
	        TEST(test_a_link_over_a_drawing),
	        TEST(test_long_paths_are_told_short),
	        TEST(test_a_mirrored_page_flips_shapes),
	        TEST(test_a_mirrored_page_moves_boxes),
	        TEST(test_a_turned_box_goes_its_own_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
