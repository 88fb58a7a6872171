/* The screen PDF, as independent readers see it: qpdf for syntax, poppler for text, structure and metadata, mutool as a
 * second reader. What hostile strings become is tested in write_hostile.c, conformance by veraPDF elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "write_sample.h"

static int set_up(void **state)
{
	*state = sample_open();
	return 0;
}

static int tear_down(void **state)
{
	sample_close(*state);
	return 0;
}

static kt_str run(sample *s, const char *command)
{
	int status;
	kt_str said = sample_run_command(s, command, &status);
	if (status != 0)
		print_message("%s: status %d\n%.*s\n", command, status, KT_STR_ARG(said));
	assert_int_equal(status, 0);
	return said;
}

static void expect_has(kt_str text, const char *part)
{
	if (kt_str_find(text, part, 0) == SIZE_MAX)
		print_message("\"%s\" is not in:\n%.*s\n", part, KT_STR_ARG(text));
	assert_true(kt_str_find(text, part, 0) != SIZE_MAX);
}

/* Heading, paragraph with a broken word and a link over two lines, figure, list, footer, a second page; DejaVu's TrueType
 * outlines beside Inter's CFF. */
static void draw(sample *s)
{
	kt_tag *root = kt_structure_root(s->document.structure);
	kt_canvas *canvas = s->canvas;
	sample_page(s, "1");
	kt_canvas_box(canvas, (kt_box){KT_PT(-8), KT_PT(-8), KT_PT(416), KT_PT(60)}, &sample_coral);
	kt_tag *part = sample_tag(s, root, KT_TAG_PART);
	sample_tag(s, part, KT_TAG_H1);
	sample_line(s, sample_run(s, "display", 800, KT_PT(24), "Vakwerk, AVA & \"fijn\""), 20, 40);

	kt_tag *p = sample_tag(s, part, KT_TAG_P);
	static const kt_str word = {"vakbondsleden", 13};
	static const kt_span span = {.marks = KT_MARK_LINK, .link = {"https://www.cnv.nl/a(b)?c=d e", 29}};
	kt_run *one = KT_NEW_ARRAY(s->arena, kt_run, 2), *two = KT_NEW_ARRAY(s->arena, kt_run, 3);
	one[0] = sample_run(s, "text", 400, KT_PT(10.6), "Ruim 49\u00a0000 ");
	one[1] = sample_run(s, "text", 400, KT_PT(10.6), "vakbonds-");
	one[1].x = one[0].width;
	one[1].text.len--; /* the hyphen is the break's: its cluster lies behind the text */
	one[1].actual = &word;
	two[0] = sample_run(s, "text", 400, KT_PT(10.6), "leden");
	two[0].actual = &word;
	two[1] = sample_run(s, "text", 700, KT_PT(10.6), " en meer");
	two[1].x = two[0].width;
	two[1].span = &span;
	two[2] = sample_run(s, "text", 400, KT_PT(10.6), " \xe2\x80\x93 \xe1\xba\xb9\xcc\x81n caf\xc3\xa9.");
	two[2].x = two[1].x + two[1].width;
	kt_line *items = KT_NEW_ARRAY(s->arena, kt_line, 2);
	items[0] = (kt_line){.runs = one, .count = 2};
	items[1] = (kt_line){.runs = two, .count = 3};
	kt_lines lines = {.items = items, .count = 2, .leading = KT_PT(15.6), .ascent = KT_PT(10), .descent = KT_PT(3)};
	kt_canvas_lines(canvas, &lines, 0, 2, (kt_point){KT_PT(20), KT_PT(80)}, &sample_ink, KT_NOWHERE);
	assert_int_equal(p->first->role, KT_TAG_LINK);

	kt_tag *figure = sample_tag(s, part, KT_TAG_FIGURE);
	figure->alt = KT_STR("Een cirkel, half gevuld \xf0\x9f\x8c\x8d");
	kt_canvas_clip(canvas);
	kt_canvas_unclip(canvas);
	cairo_t *path = kt_canvas_path(canvas);
	cairo_rectangle(path, 200, 100, 30, 60);
	kt_canvas_clip(canvas);
	path = kt_canvas_path(canvas);
	cairo_arc(path, 230, 130, 25, 0, 6.2831853);
	kt_canvas_fill(canvas, &sample_coral);
	kt_canvas_unclip(canvas);
	kt_canvas_rule(canvas, (kt_point){KT_PT(200), KT_PT(165)}, (kt_point){KT_PT(260), KT_PT(165)}, &sample_ink,
	               (kt_pen){KT_PT(1), KT_CAP_ROUND, KT_JOIN_ROUND, KT_PT(3), KT_PT(2)});
	kt_canvas_figure_box(canvas, (kt_box){KT_PT(200), KT_PT(100), KT_PT(60), KT_PT(66)});

	kt_tag *english = sample_tag(s, root, KT_TAG_PART);
	english->language = KT_STR("en");
	kt_tag *second = sample_tag(s, english, KT_TAG_FIGURE);
	second->alt = KT_STR("A circle, half filled");
	kt_canvas_figure_box(canvas, (kt_box){KT_PT(200), KT_PT(100), KT_PT(60), KT_PT(66)});
	kt_tag *list = sample_tag(s, english, KT_TAG_L), *item = sample_tag(s, list, KT_TAG_LI);
	list->numbering = KT_TAG_BULLETS;
	sample_tag(s, item, KT_TAG_LBL);
	sample_text(s, "\xe2\x80\xa2", 20, 130);
	sample_tag(s, item, KT_TAG_LBODY);
	kt_run dejavu = sample_run(s, "text", 400, KT_PT(10.6), "x");
	dejavu.face = kt_fonts_face_for(s->fonts, KT_STR("text"), 400, false, KT_STR("☃"), KT_STR(""), s->diag);
	assert_non_null(dejavu.face);
	assert_false(dejavu.face->cff);
	hb_codepoint_t space, snowman;
	assert_true(hb_font_get_nominal_glyph(dejavu.face->font, ' ', &space));
	assert_true(hb_font_get_nominal_glyph(dejavu.face->font, 0x2603, &snowman));
	kt_glyph *glyphs = KT_NEW_ARRAY(s->arena, kt_glyph, 4);
	for (unsigned i = 0; i < 4; i++)
		glyphs[i] = (kt_glyph){.id = (uint16_t)(i % 2 == 0 ? snowman : space), .advance = KT_PT(9)};
	glyphs[1].cluster = 3;
	glyphs[2].cluster = 4;
	glyphs[3].cluster = 7;
	dejavu.glyphs = glyphs;
	dejavu.count = 4;
	dejavu.text = KT_STR("\xe2\x98\x83 \xe2\x98\x83\xc2\xa0"); /* one outline for two kinds of space */
	sample_line(s, dejavu, 32, 130);
	kt_canvas_artifact(canvas, KT_ARTIFACT_FOOTER);
	sample_text(s, "1", 380, 290);

	sample_page(s, "ii");
	kt_canvas_tag(canvas, p);
	sample_text(s, "Verder op een volgende bladzijde.", 20, 40);

	/* One outline for two letters, which a bare CFF has only once; a letter of two glyphs. */
	kt_run alike = sample_run(s, "text", 400, KT_PT(10.6), "xxxx");
	alike.text = KT_STR("xxyx");
	sample_line(s, alike, 20, 60);
	kt_run apart = sample_run(s, "text", 400, KT_PT(10.6), "Cafe");
	kt_glyph *letters = KT_NEW_ARRAY(s->arena, kt_glyph, 5);
	memcpy(letters, apart.glyphs, 4 * sizeof *letters);
	hb_codepoint_t accent;
	assert_true(hb_font_get_nominal_glyph(apart.face->font, 0x301, &accent));
	letters[4] = (kt_glyph){.id = (uint16_t)accent, .cluster = 3, .dx = -KT_PT(3), .dy = KT_PT(-1)};
	apart.glyphs = letters;
	apart.count = 5;
	apart.text = KT_STR("Caf\xc3\xa9");
	sample_line(s, apart, 20, 80);

	static const kt_outline_item outline[] = {
	        {.title = {"Vakwerk", 7}, .level = 1, .page = 0, .y = KT_PT(20)},
	        {.title = {"Caf\xc3\xa9", 5}, .level = 3, .page = 0, .y = KT_PT(80)},
	        {.title = {"Verder", 6}, .level = 1, .page = 1, .y = KT_PT(20)},
	};
	s->document.outline = outline;
	s->document.outline_count = 3;
}

static kt_str write_sample(sample *s, const char *name)
{
	draw(s);
	kt_str bytes = sample_write(s, &kt_write_pdf, 0);
	assert_int_equal(kt_diag_count(s->diag, KT_DIAG_NOTE), 0);
	assert_true(bytes.len > 0);
	sample_keep(bytes, name);
	return bytes;
}

static void test_readers_find_no_fault(void **state)
{
	sample *s = *state;
	kt_str bytes = write_sample(s, "sample.pdf");
	assert_true(kt_str_starts(bytes, "%PDF-1.7\n"));
	expect_has(run(s, "qpdf --check sample.pdf"), "No syntax or stream encoding errors found");
	kt_str text = run(s, "pdftotext -q sample.pdf -");
	assert_true(kt_str_find(text, "rror", 0) == SIZE_MAX);
	assert_int_equal(run(s, "pdftoppm -r 30 sample.pdf sample").len, 0);
	/* Debian builds mutool without colour management, which it says of every file with a profile. */
	kt_str second = run(s, "mutool draw -q -F txt sample.pdf | grep -v 'ICC support is not available'");
	assert_true(kt_str_find(second, "warning", 0) == SIZE_MAX && kt_str_find(second, "error", 0) == SIZE_MAX);
}

static void test_text_reads_as_its_source(void **state)
{
	sample *s = *state;
	write_sample(s, "sample-text.pdf");
	kt_str text = run(s, "pdftotext -raw sample-text.pdf -");
	expect_has(text, "Vakwerk, AVA & \"fijn\"\n");
	expect_has(text, "vakbondsleden");
	expect_has(text, "Ruim 49 000"); /* poppler's spaces are all alike */
	expect_has(text, "en meer \xe2\x80\x93 \xe1\xba\xb9\xcc\x81n caf\xc3\xa9.");
	expect_has(text, "\xe2\x98\x83 \xe2\x98\x83");
	expect_has(text, "bladzijde.\nxxyx\nCaf\xc3\xa9\n");
	kt_str second = run(s, "mutool draw -q -F txt sample-text.pdf");
	expect_has(second, "Vakwerk, AVA & \"fijn\"");
	expect_has(second, "vakbonds\u00ad\nleden"); /* it reads no ActualText, and so meets the break's own hyphen */
	expect_has(second, "xxyx");
}

/* A letter with its accent above, and a letter that stands on the other side, in outlines that are glyf: a code each. */
static void test_a_cluster_is_one_code(void **state)
{
	sample *s = *state;
	kt_run words = sample_run(s, "text", 400, KT_PT(10), "o");
	words.face =
	        kt_fonts_face_for(s->fonts, KT_STR("text"), 400, false, KT_STR("☃"), KT_STR(""), s->diag); /* DejaVu */
	assert_false(words.face->cff);
	static const char letters[] = "o.xyz";
	kt_glyph *glyphs = KT_NEW_ARRAY(s->arena, kt_glyph, 5);
	for (unsigned i = 0; i < 5; i++) {
		hb_codepoint_t id;
		assert_true(
		        hb_font_get_nominal_glyph(words.face->font, i == 1 ? 0x2DA : (unsigned char)letters[i], &id));
		glyphs[i] = (kt_glyph){.id = (uint16_t)id, .advance = KT_PT(6), .cluster = i};
	}
	glyphs[1] = (kt_glyph){glyphs[1].id, 1, 0, -KT_PT(6), -KT_PT(3)}; /* on the o, of whose cluster it is none */
	glyphs[2].cluster = glyphs[3].cluster = 3;                        /* two glyphs for one letter */
	glyphs[4].cluster = 4;
	words.glyphs = glyphs;
	words.count = 5;
	words.text = KT_STR("o\u030Aka");
	sample_page(s, "1");
	sample_tag(s, kt_structure_root(s->document.structure), KT_TAG_P);
	sample_line(s, words, 20, 80);
	kt_run back = words;
	back.backwards = true;
	kt_glyph *turned = KT_NEW_ARRAY(s->arena, kt_glyph, 5);
	for (unsigned i = 0; i < 5; i++)
		turned[i] = glyphs[4 - i];
	turned[3].cluster = 2;
	turned[2].cluster = turned[1].cluster = 4;
	turned[0].cluster = 6;
	back.glyphs = turned;
	back.text = KT_STR("\u05E9\u05C1\u05DC\u05DD"); /* readers know the direction by the letters */
	sample_line(s, back, 20, 120);
	sample_keep(sample_write(s, &kt_write_pdf, 0), "sample-cluster.pdf");
	expect_has(run(s, "mutool draw -q -F txt sample-cluster.pdf | tr -s '\\n' /"),
	           "o\u030Aka/\u05E9\u05C1\u05DC\u05DD/");
	expect_has(run(s, "pdftotext -raw sample-cluster.pdf -"), "o\u030Aka\n");
	expect_has(run(s, "qpdf --check sample-cluster.pdf"), "No syntax or stream encoding errors found");
	expect_has(run(s, "qpdf --qdf sample-cluster.pdf - | grep -ac Span || true"), "0\n");
}

static void test_structure_is_in_reading_order(void **state)
{
	sample *s = *state;
	write_sample(s, "sample-tags.pdf");
	kt_str tree = run(s, "pdfinfo -struct-text sample-tags.pdf");
	const char *order[] = {"Document",  "Part\n",     "H1 (block)",    "\"Vakwerk, AVA",
	                       "P (block)", "\"Ruim 49",  "Link (inline)", "\" en meer\"",
	                       "Verder op", "Figure:",    "Part\n",        "Figure:",
	                       "L (block)", "LI (block)", "Lbl (block)",   "LBody (block)"};
	size_t at = 0;
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		size_t found = kt_str_find(tree, order[i], at);
		if (found == SIZE_MAX)
			print_message("\"%s\" is not, or not in its place, in:\n%.*s\n", order[i], KT_STR_ARG(tree));
		assert_true(found != SIZE_MAX);
		at = found + 1;
	}
	/* The footer is no content. */
	assert_true(kt_str_find(tree, "\"1\"", 0) == SIZE_MAX);
}

static void test_what_the_file_says_of_itself(void **state)
{
	sample *s = *state;
	write_sample(s, "sample-meta.pdf");
	kt_str info = run(s, "TZ=UTC pdfinfo -isodates sample-meta.pdf");
	expect_has(info, "Title:           Proefdruk\n");
	expect_has(info, "Author:          CNV Internationaal\n");
	expect_has(info, "CreationDate:    2026-03-09T00:00:00Z\n");
	expect_has(info, "Tagged:          yes\n");
	expect_has(info, "Page size:       400 x 300 pts\n");
	kt_str json = run(s, "qpdf --json=2 sample-meta.pdf");
	expect_has(json, "\"/DisplayDocTitle\": true");
	assert_true(kt_str_find(json, "\"/Direction\"", 0) == SIZE_MAX);
	expect_has(json, "\"/PageMode\": \"/UseOutlines\"");
	expect_has(json, "\"/P\": \"u:ii\"");
	expect_has(json, "\"/URI\": \"u:https://www.cnv.nl/a(b)?c=d%20e\"");
	expect_has(json, "\"/Title\": \"u:Caf\xc3\xa9\"");
	expect_has(json, "\"/Alt\": \"u:Een cirkel, half gevuld \xf0\x9f\x8c\x8d\"");
	kt_str fonts = run(s, "pdffonts sample-meta.pdf");
	expect_has(fonts, "+InterDisplay-ExtraBold");
	expect_has(fonts, "+DejaVuSans");
	assert_true(kt_str_find(fonts, " no ", 0) == SIZE_MAX || kt_str_find(fonts, "yes yes yes", 0) != SIZE_MAX);
}

/* Turned from left to right, so that a viewer's spreads stand as the bound pages do. */
static void test_pages_turn_as_their_language_is_written(void **state)
{
	sample *s = *state;
	s->document.right_to_left = true;
	write_sample(s, "sample-r2l.pdf");
	expect_has(run(s, "qpdf --json=2 sample-r2l.pdf"), "\"/Direction\": \"/R2L\"");
}

/* A broken word of which only a part is a link: each part is read as itself, the break's hyphen not at all. */
static void test_a_broken_word_partly_a_link(void **state)
{
	sample *s = *state;
	static const kt_str word = {"vakbonden", 9};
	static const kt_span span = {.marks = KT_MARK_LINK, .link = {"https://cnv.nl", 14}};
	kt_run *one = KT_NEW_ARRAY(s->arena, kt_run, 2), *two = KT_NEW_ARRAY(s->arena, kt_run, 2);
	one[0] = sample_run(s, "text", 400, KT_PT(10.6), "vak");
	one[1] = sample_run(s, "text", 400, KT_PT(10.6), "bon-");
	one[1].text.len--;
	one[1].x = one[0].width;
	one[1].span = &span;
	two[0] = sample_run(s, "text", 400, KT_PT(10.6), "den");
	two[0].span = &span;
	two[1] = sample_run(s, "text", 400, KT_PT(10.6), " nu.");
	two[1].x = two[0].width;
	one[0].actual = one[1].actual = two[0].actual = &word;
	kt_line *items = KT_NEW_ARRAY(s->arena, kt_line, 2);
	items[0] = (kt_line){.runs = one, .count = 2};
	items[1] = (kt_line){.runs = two, .count = 2};
	kt_lines lines = {.items = items, .count = 2, .leading = KT_PT(15.6), .ascent = KT_PT(10), .descent = KT_PT(3)};
	sample_page(s, "1");
	sample_tag(s, kt_structure_root(s->document.structure), KT_TAG_P);
	kt_canvas_lines(s->canvas, &lines, 0, 2, (kt_point){KT_PT(20), KT_PT(80)}, &sample_ink, KT_NOWHERE);
	sample_keep(sample_write(s, &kt_write_pdf, 0), "sample-word.pdf");
	expect_has(run(s, "pdftotext -raw sample-word.pdf - | tr '\\n' ' '"), "vakbonden nu.");
	kt_str plain = run(s, "qpdf --qdf --object-streams=disable sample-word.pdf - | grep -a ActualText");
	expect_has(plain, "ActualText(vak)");
	expect_has(plain, "ActualText(bonden)");
}

static void test_same_input_same_bytes(void **state)
{
	sample *s = *state;
	draw(s);
	kt_str one = sample_write(s, &kt_write_pdf, 0), two = sample_write(s, &kt_write_pdf, 0);
	assert_true(one.len > 0 && kt_str_equal(one, two));
	kt_document *d = &s->document;
	d->title = KT_STR("Proefdruk 2");
	kt_str other = sample_write(s, &kt_write_pdf, 0);
	kt_str id = kt_str_slice(one, kt_str_find(one, "/ID[<", 0), one.len);
	assert_true(kt_str_find(other, kt_str_c(s->arena, kt_str_slice(id, 0, 37)), 0) == SIZE_MAX);
}

/* More pages than one node of the page tree takes, more keys than one leaf of the parent tree. */
static void test_many_pages(void **state)
{
	sample *s = *state;
	kt_tag *root = kt_structure_root(s->document.structure);
	for (unsigned i = 0; i < 3000; i++) {
		sample_page(s, "");
		sample_tag(s, root, KT_TAG_P);
		sample_text(s, kt_str_c(s->arena, kt_print(s->arena, "blad %u", i + 1)), 20, 40);
		if (i % 3 == 2)
			continue;
		kt_canvas_link_begin(s->canvas, KT_STR("tel:+31"), KT_STR("bel"));
		sample_text(s, "bel", 20, 60);
		kt_canvas_link_end(s->canvas, (kt_box){0, 0, KT_PT(50), KT_PT(50)});
	}
	static const char *const names[] = {"sample-many.pdf", "sample-many-2.pdf"};
	for (s->standard = KT_WRITE_UA1_A2A; s->standard <= KT_WRITE_UA2_A4; s->standard++) {
		const char *name = names[s->standard];
		sample_keep(sample_write(s, &kt_write_pdf, 0), name);
		expect_has(run(s, kt_str_c(s->arena, kt_print(s->arena, "qpdf --check %s", name))),
		           "No syntax or stream encoding errors found");
		expect_has(
		        run(s, kt_str_c(s->arena,
		                        kt_print(s->arena,
		                                 "/usr/bin/python3 -B " KT_ROOT "/tests/unit/write_many.py %s", name))),
		        "3000 pages, 2000 links\n");
	}
	expect_has(run(s, "pdftotext -f 2957 -l 2957 sample-many.pdf -"), "blad 2957\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_readers_find_no_fault),
	        TEST(test_text_reads_as_its_source),
	        TEST(test_a_cluster_is_one_code),
	        TEST(test_structure_is_in_reading_order),
	        TEST(test_what_the_file_says_of_itself),
	        TEST(test_pages_turn_as_their_language_is_written),
	        TEST(test_a_broken_word_partly_a_link),
	        TEST(test_same_input_same_bytes),
	        TEST(test_many_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
