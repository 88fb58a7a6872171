/* Text becomes slices: a line each, with the white, the keeps and the tags that its paragraphs, lists and subheads need;
 * and every line is drawn on the grid. */
#include "blocks_fixture.h"

extern const kt_block_kind kt_block_text;

static fixture *open_text(const char *body, kt_len width, int items)
{
	fixture *f = open_fixture(&kt_block_text, body, NULL);
	f->setting.width = width;
	look_style(f, &kt_block_text, "text", &f->text);
	f->second = f->text;
	f->second.size = KT_PT(16);
	f->second.leading = KT_PT(20);
	look_style(f, &kt_block_text, "subhead", &f->second);
	look_part(f, &kt_block_text, "bullet", KT_PART_ACCENT);
	*(int32_t *)look_member(f, &kt_block_text, "items") = items;
	tag_and_measure(f, &kt_block_text);
	return f;
}

static const char with_list[] = "  - text: |\n"
                                "      Een alinea van een paar regels, die hier gezet wordt.\n\n"
                                "      De opbrengst:\n\n"
                                "      - een eerste punt dat langer dan een regel is;\n"
                                "      - een tweede.\n\n"
                                "      Nog een alinea.\n";

static void test_a_list_in_a_text(void **state)
{
	(void)state;
	fixture *f = open_text(with_list, KT_PT(150), 0);
	const kt_slice *s = f->slices.items;
	/* Lines of each message, in order. */
	static const unsigned lines[] = {2, 1, 2, 1, 1};
	static const kt_len before[] = {0, ROW, 0, 0, ROW};
	size_t at = 0;
	for (size_t part = 0; part < 5; part++)
		for (unsigned line = 0; line < lines[part]; line++, at++) {
			assert_true(at < f->slices.count);
			assert_int_equal(s[at].line, line);
			assert_int_equal(s[at].lines, lines[part]);
			assert_int_equal(s[at].before, line == 0 ? before[part] : 0);
			assert_int_equal(s[at].height, ROW);
			/* What ends in a colon keeps with its list; nothing else here keeps. */
			assert_int_equal(s[at].keep, part == 1);
			assert_int_equal(s[at].message, s[0].message + part);
		}
	assert_int_equal(f->slices.count, at);
	assert_no_faults(f);
	close_fixture(f);
}

static void test_tags_of_a_list(void **state)
{
	(void)state;
	fixture *f = open_text(with_list, KT_PT(150), 0);
	draw_all(f, &kt_block_text, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Een alinea van een paar regels, die hier gezet wordt.\"\n"
	               "    P\n"
	               "      \"De opbrengst:\"\n"
	               "    L\n"
	               "      LI\n"
	               "        Lbl alt \"•\"\n"
	               "        LBody\n"
	               "          \"een eerste punt dat langer dan een regel is;\"\n"
	               "      LI\n"
	               "        Lbl alt \"•\"\n"
	               "        LBody\n"
	               "          \"een tweede.\"\n"
	               "    P\n"
	               "      \"Nog een alinea.\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

/* Baselines lie grid.below above the rows' feet; items hang beside their bullets, whose ink is the accent. */
static void test_lines_stand_on_rows(void **state)
{
	(void)state;
	fixture *f = open_text(with_list, KT_PT(150), 0);
	kt_point at = {KT_PT(50), KT_PT(60)};
	draw_all(f, &kt_block_text, at);
	unsigned bullets = 0, hung = 0;
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		if (op->kind == KT_OP_FILL) {
			assert_ptr_equal(op->ink, &f->inks[3]);
			assert_int_equal(op->tag->role, KT_TAG_LBL);
			bullets++;
			continue;
		}
		assert_int_equal((op->at.y - at.y + f->setting.grid.below) % ROW, 0);
		assert_ptr_equal(op->ink, &f->inks[1]);
		hung += op->tag->role == KT_TAG_LBODY;
		if (op->tag->role == KT_TAG_LBODY)
			assert_true(op->at.x > at.x + KT_PT(10));
		else
			assert_int_equal(op->at.x, at.x);
	}
	assert_int_equal(bullets, 2);
	assert_int_equal(hung, 3);
	close_fixture(f);
}

/* A range of slices drawn elsewhere begins at its frame's top, without the white above it. */
static void test_a_range_of_slices(void **state)
{
	(void)state;
	fixture *f = open_text(with_list, KT_PT(150), 0);
	kt_box box = {KT_PT(50), KT_PT(60), f->setting.width, 2 * ROW};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_block_text.draw(placed(f), &f->setting, &f->slices, 2, 2, (kt_frame){box, box}, f->canvas);
	assert_int_equal(f->page.count, 3);
	assert_int_equal(f->page.ops[0].at.y, box.y + ROW - f->setting.grid.below);
	assert_int_equal(f->page.ops[2].at.y, box.y + 2 * ROW - f->setting.grid.below);
	assert_int_equal(f->page.ops[1].tag->role, KT_TAG_LBL);
	close_fixture(f);
}

static void test_strong_items(void **state)
{
	(void)state;
	fixture *f = open_text(with_list, KT_PT(150), 1);
	draw_all(f, &kt_block_text, (kt_point){KT_PT(50), KT_PT(60)});
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		for (uint32_t r = 0; r < op->run_count; r++)
			assert_int_equal(op->runs[r].face->weight >= 700, op->tag->role == KT_TAG_LBODY);
	}
	close_fixture(f);
}

static void test_numbers_of_items(void **state)
{
	(void)state;
	fixture *f = open_text("  - text: |\n      1. een\n      2. twee\n", KT_PT(150), 0);
	draw_all(f, &kt_block_text, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    L numbered\n"
	               "      LI\n"
	               "        Lbl\n"
	               "          \"1.\"\n"
	               "        LBody\n"
	               "          \"een\"\n"
	               "      LI\n"
	               "        Lbl\n"
	               "          \"2.\"\n"
	               "        LBody\n"
	               "          \"twee\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

/* A subhead of 20 pt takes two rows of 15, so that the text below it is on the rows again; it keeps with that text. */
static void test_a_subhead(void **state)
{
	(void)state;
	fixture *f = open_text("  - text: |\n      Een alinea.\n\n      ## Kop\n\n      Nog een.\n", KT_PT(150), 0);
	const kt_slice *s = f->slices.items;
	assert_int_equal(f->slices.count, 3);
	assert_int_equal(s[1].before, 2 * ROW);
	assert_int_equal(s[1].height, 2 * ROW);
	assert_true(s[1].keep);
	assert_int_equal(s[2].before, 0);
	kt_point at = {KT_PT(50), KT_PT(60)};
	draw_all(f, &kt_block_text, at);
	for (size_t i = 0; i < f->page.count; i++)
		assert_int_equal((f->page.ops[i].at.y - at.y + f->setting.grid.below) % ROW, 0);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Een alinea.\"\n"
	               "    H2\n"
	               "      \"Kop\"\n"
	               "    P\n"
	               "      \"Nog een.\"\n");
	close_fixture(f);
}

static void test_a_word_wider_than_its_measure_is_said(void **state)
{
	(void)state;
	fixture *f = open_text("  - text: |\n      Arbeidsomstandigheden.\n", KT_PT(40), 0);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 0); /* measuring is a trial: only drawing reports */
	draw_all(f, &kt_block_text, (kt_point){KT_PT(50), KT_PT(60)});
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 1);
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_a_list_in_a_text),
	        cmocka_unit_test(test_tags_of_a_list),
	        cmocka_unit_test(test_lines_stand_on_rows),
	        cmocka_unit_test(test_a_range_of_slices),
	        cmocka_unit_test(test_strong_items),
	        cmocka_unit_test(test_numbers_of_items),
	        cmocka_unit_test(test_a_subhead),
	        cmocka_unit_test(test_a_word_wider_than_its_measure_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
