/* The impact ladder as drawn: fills that leave no seam, numbers on one height, words that stand in their step. */
#include "blocks_drawn.h"

extern const kt_block_kind kt_block_impact_ladder;

#define STEP_OF(title, figure, words)                                                                                  \
	"        - title: " title "\n          figure: " figure "\n          says: |\n            " words "\n"
#define LADDER "  - impact-ladder:\n      alt: Treden.\n      steps:\n"

static const char three[] = LADDER STEP_OF("Structureel", "reached", "meer dan {reached} mensen ondervinden de invloed")
        STEP_OF("Concrete verbeteringen", "trained", "ruim {trained} deelnemers getraind in hun rechten")
                STEP_OF("Bereik", "unions", "{unions} vakbonden bereikt");

static const char english[] = ENGLISH_HEAD ENGLISH("impact-ladder alt", "Treden.",
                                                   "Steps.") ENGLISH("impact-ladder title", "Structureel", "Structural")
        ENGLISH("impact-ladder title", "Concrete verbeteringen", "Concrete improvements")
                ENGLISH("impact-ladder title", "Bereik", "Reach")
                        ENGLISH("impact-ladder sentence", "meer dan {reached} mensen ondervinden de invloed",
                                "more than {reached} people feel the influence")
                                ENGLISH("impact-ladder sentence", "ruim {trained} deelnemers getraind in hun rechten",
                                        "over {trained} participants trained in their rights")
                                        ENGLISH("impact-ladder sentence", "{unions} vakbonden bereikt",
                                                "{unions} unions reached");

enum { BESIDE, ABOVE };

static fixture *open_ladder(const char *po, int heads)
{
	fixture *f = open_fixture(&kt_block_impact_ladder, three, po);
	dress(f, &kt_block_impact_ladder);
	dress_style(f, &kt_block_impact_ladder, "number", KT_PT(50));
	dress_style(f, &kt_block_impact_ladder, "unit", KT_PT(20));
	*(int32_t *)look_member(f, &kt_block_impact_ladder, "heads") = heads;
	*(int32_t *)look_member(f, &kt_block_impact_ladder, "heads-columns") = 4;
	f->setting.grid.columns = 12;
	return f;
}

static void test_fills_have_no_seam(void **state)
{
	(void)state;
	fixture *f = open_ladder(NULL, BESIDE);
	f->setting.width = KT_PT(493);
	f->setting.room = KT_PT(501);
	tag_and_measure(f, &kt_block_impact_ladder);
	assert_int_equal(f->slices.items[0].height, KT_PT(501));
	kt_box box = {KT_PT(100), KT_PT(100), KT_PT(493), KT_PT(501)},
	       paint = {KT_PT(40), KT_PT(97), KT_PT(612), KT_PT(510)};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kt_block_impact_ladder.draw(placed(f), &f->setting, &f->slices, 0, 1, (kt_frame){box, paint}, f->canvas);
	assert_no_faults(f);
	kt_len at = paint.y;
	for (size_t i = 0, fills = 0; fills < 3; i++) {
		if (f->page.ops[i].kind != KT_OP_FILL)
			continue;
		kt_box fill = path_box(&f->page.ops[i].path);
		assert_int_equal(fill.x, paint.x);
		assert_int_equal(fill.w, paint.w);
		assert_int_equal(fill.y, at);
		at += fill.h;
		fills++;
	}
	assert_int_equal(at, paint.y + paint.h);
	close_fixture(f);
}

static void test_numbers_stand_alike_in_every_step(void **state)
{
	(void)state;
	fixture *f = open_ladder(NULL, BESIDE);
	kt_box box = set_in(f, &kt_block_impact_ladder, KT_PT(493), KT_PT(495));
	assert_no_faults(f);
	assert_apart(f, box);
	kt_len step = KT_PT(495) / 3, first = text_op(f, "69")->at.y;
	assert_in_range(text_op(f, "49")->at.y, first + step - STEP, first + step + STEP);
	assert_in_range(text_op(f, "263")->at.y, first + 2 * step - STEP, first + 2 * step + STEP);
	/* Heads in the first columns, numbers after them; the unit on the digits' line. */
	assert_int_equal(text_op(f, "Bereik")->at.x, box.x);
	assert_true(text_op(f, "263")->at.x > box.x + KT_PT(493) / 3);
	assert_int_equal(text_op(f, "miljoen")->at.y, first);
	assert_true(text_op(f, "meer dan")->at.y < first && text_op(f, "mensen")->at.y > first);
	/* The words below stand on the grid's steps. */
	assert_int_equal((text_op(f, "mensen")->at.y + f->setting.grid.below - box.y) % STEP, 0);
	close_fixture(f);
}

static void test_two_languages_side_by_side(void **state)
{
	(void)state;
	for (int heads = BESIDE; heads <= ABOVE; heads++) {
		fixture *f = open_ladder(english, heads);
		kt_box box = set_in(f, &kt_block_impact_ladder, KT_PT(493), KT_PT(480));
		assert_no_faults(f);
		assert_apart(f, box);
		assert_int_equal(text_op(f, "mensen")->at.y, text_op(f, "people")->at.y);
		assert_true(text_op(f, "mensen")->at.x < text_op(f, "people")->at.x);
		assert_int_equal(text_op(f, "miljoen")->at.y, text_op(f, "million")->at.y);
		close_fixture(f);
	}
}

static void test_heads_above_stand_alike_in_every_step(void **state)
{
	(void)state;
	fixture *f = open_ladder(english, ABOVE);
	kt_box box = set_in(f, &kt_block_impact_ladder, KT_PT(493), KT_PT(600));
	assert_no_faults(f);
	assert_apart(f, box);
	/* Head, words before, number, words after. */
	kt_len number = text_op(f, "69")->at.y, to_head = number - text_op(f, "Structureel")->at.y;
	assert_true(text_op(f, "Structureel")->at.y < text_op(f, "meer dan")->at.y);
	assert_true(text_op(f, "meer dan")->at.y < number && number < text_op(f, "mensen")->at.y);
	assert_int_equal(text_op(f, "Structural")->at.y, text_op(f, "Structureel")->at.y);
	assert_true(text_op(f, "Structural")->at.x > text_op(f, "Structureel")->at.x);
	/* As far apart where there are no words before. */
	assert_int_equal(text_op(f, "263")->at.y - text_op(f, "Bereik")->at.y, to_head);
	kt_len step = KT_PT(600) / 3;
	assert_in_range(text_op(f, "263")->at.y, number + 2 * step - STEP, number + 2 * step + STEP);
	close_fixture(f);
}

static void test_heard_as_sentences(void **state)
{
	(void)state;
	fixture *f = open_ladder(english, ABOVE);
	set_in(f, &kt_block_impact_ladder, KT_PT(900), KT_PT(480));
	assert_no_faults(f);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    Figure alt \"Treden.\"\n"
	               "    P\n"
	               "      \"Structureel\"\n"
	               "    P\n"
	               "      \"meer dan 69 miljoen mensen ondervinden de invloed\"\n"
	               "    P\n"
	               "      \"Concrete verbeteringen\"\n"
	               "    P\n"
	               "      \"ruim 49.000 deelnemers getraind in hun rechten\"\n"
	               "    P\n"
	               "      \"Bereik\"\n"
	               "    P\n"
	               "      \"263 vakbonden bereikt\"\n"
	               "  Part en\n"
	               "    Figure alt \"Steps.\"\n"
	               "    P\n"
	               "      \"Structural\"\n"
	               "    P\n"
	               "      \"more than \"\n"
	               "      Figure alt \"69\"\n"
	               "      \"million people feel the influence\"\n"
	               "    P\n"
	               "      \"Concrete improvements\"\n"
	               "    P\n"
	               "      \"over 49,000 participants trained in their rights\"\n"
	               "    P\n"
	               "      \"Reach\"\n"
	               "    P\n"
	               "      Figure alt \"263\"\n"
	               "      \"unions reached\"\n");
	close_fixture(f);
}

static void test_a_low_frame_gives_each_what_it_needs(void **state)
{
	(void)state;
	fixture *f = open_ladder(english, BESIDE);
	f->setting.width = KT_PT(493);
	tag_and_measure(f, &kt_block_impact_ladder);
	kt_len needs = f->slices.items[0].height;
	close_fixture(f);
	f = open_ladder(english, BESIDE);
	kt_box box = set_in(f, &kt_block_impact_ladder, KT_PT(493), needs);
	assert_no_faults(f);
	assert_apart(f, box);
	close_fixture(f);
	f = open_ladder(english, BESIDE);
	set_in(f, &kt_block_impact_ladder, KT_PT(493), needs - ROW);
	assert_fault(f, "this ladder takes ");
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_fills_have_no_seam),
	        cmocka_unit_test(test_numbers_stand_alike_in_every_step),
	        cmocka_unit_test(test_two_languages_side_by_side),
	        cmocka_unit_test(test_heads_above_stand_alike_in_every_step),
	        cmocka_unit_test(test_heard_as_sentences),
	        cmocka_unit_test(test_a_low_frame_gives_each_what_it_needs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
