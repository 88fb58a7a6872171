/* Timelines as drawn: to scale, with a break, labels that never stand over another; and what is refused. */
#include "blocks_drawn.h"

extern const kt_block_kind kt_block_timeline;

#define EVENT(year, label) "        - {year: " year ", label: " label "}\n"

static const char five[] = "  - timeline:\n      alt: Een lijn.\n      events:\n" EVENT(
        "1975", "Vakbondsprogramma van start") EVENT("2025", "eerste Fair Work Monitor in de Indonesische palmolie")
        EVENT("2026", "huidige financiering voor due diligence loopt af")
                EVENT("2027", "antidwangarbeidsverordening van kracht") EVENT(
                        "2029",
                        "CSDDD van kracht") "      gap: {from: 2026, to: 2029, label: drie jaar zonder dekking}\n";

static const char english[] = ENGLISH_HEAD ENGLISH("timeline alt", "Een lijn.", "A line.")
        ENGLISH("timeline label", "Vakbondsprogramma van start", "Trade Union Programme starts")
                ENGLISH("timeline label", "eerste Fair Work Monitor in de Indonesische palmolie",
                        "first Fair Work Monitor in Indonesian palm oil")
                        ENGLISH("timeline label", "huidige financiering voor due diligence loopt af",
                                "current funding for due diligence ends")
                                ENGLISH("timeline label", "antidwangarbeidsverordening van kracht",
                                        "forced labour regulation applies")
                                        ENGLISH("timeline label", "CSDDD van kracht", "CSDDD applies")
                                                ENGLISH("timeline gap", "drie jaar zonder dekking",
                                                        "three years without cover");

static fixture *open_timeline(const char *body, const char *po)
{
	fixture *f = open_fixture(&kt_block_timeline, body, po);
	dress(f, &kt_block_timeline);
	dress_style(f, &kt_block_timeline, "year", KT_PT(13));
	return f;
}

static kt_len middle_of(const fixture *f, const char *text)
{
	kt_box box = ink_box(text_op(f, text));
	return box.x + box.w / 2;
}

static void test_years_stand_under_their_marks(void **state)
{
	(void)state;
	fixture *f = open_timeline(five, NULL);
	kt_box box = set_in(f, &kt_block_timeline, KT_PT(493), 0);
	assert_no_faults(f);
	assert_apart(f, box);
	kt_len unit = middle_of(f, "2026") - middle_of(f, "2025");
	assert_in_range(middle_of(f, "2027") - middle_of(f, "2026"), unit - KT_PT(1), unit + KT_PT(1));
	assert_in_range(middle_of(f, "2029") - middle_of(f, "2027"), 2 * unit - KT_PT(1), 2 * unit + KT_PT(1));
	/* Fifty years take little more than one. */
	kt_len broken = middle_of(f, "2025") - middle_of(f, "1975");
	assert_true(broken > unit && broken < 2 * unit);
	/* All years on a line, each label's words below its own. */
	assert_int_equal(text_op(f, "1975")->at.y, text_op(f, "2026")->at.y);
	assert_in_range(middle_of(f, "CSDDD"), middle_of(f, "2029") - KT_PT(3), middle_of(f, "2029") + KT_PT(3));
	close_fixture(f);
}

static void test_heard_in_order(void **state)
{
	(void)state;
	fixture *f = open_timeline(
	        "  - timeline:\n      alt: Een lijn.\n      events:\n" EVENT("1990", "begin")
	                EVENT("2000", "eind") "      gap: {from: 1990, to: 2000, label: niets}\n",
	        ENGLISH_HEAD ENGLISH("timeline alt", "Een lijn.", "A line.") ENGLISH("timeline label", "begin", "start")
	                ENGLISH("timeline label", "eind", "end") ENGLISH("timeline gap", "niets", "nothing"));
	kt_box box = set_in(f, &kt_block_timeline, KT_PT(400), 0);
	assert_no_faults(f);
	assert_apart(f, box);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    Figure alt \"Een lijn.\"\n"
	               "    P\n"
	               "      \"1990 begin\"\n"
	               "    P\n"
	               "      \"2000 eind\"\n"
	               "    P\n"
	               "      \"niets\"\n"
	               "  Part en\n"
	               "    Figure alt \"A line.\"\n"
	               "    P\n"
	               "      Figure alt \"1990\"\n"
	               "      \"start\"\n"
	               "    P\n"
	               "      Figure alt \"2000\"\n"
	               "      \"end\"\n"
	               "    P\n"
	               "      \"nothing\"\n");
	close_fixture(f);
}

static void test_never_over_another_at_any_width(void **state)
{
	(void)state;
	static const int widths[] = {900, 493, 420, 380};
	for (size_t i = 0; i < 4; i++)
		for (int two = 0; two < 2; two++) {
			fixture *f = open_timeline(five, two ? english : NULL);
			kt_box box = set_in(f, &kt_block_timeline, KT_PT(widths[i]), 0);
			assert_no_faults(f);
			assert_apart(f, box);
			close_fixture(f);
		}
}

static void test_a_lowered_label_has_even_lines(void **state)
{
	(void)state;
	for (int two = 0; two < 2; two++) {
		fixture *f = open_timeline(five, two ? english : NULL);
		kt_box box = set_in(f, &kt_block_timeline, KT_PT(493), 0);
		assert_no_faults(f);
		assert_apart(f, box);
		kt_box first = ink_box(text_op(f, "huidige financiering")),
		       last = ink_box(text_op(f, "due diligence loopt af"));
		assert_true(last.y > first.y);
		assert_in_range(last.w, first.w * 7 / 10, first.w * 14 / 10);
		close_fixture(f);
	}
}

static void test_what_does_not_fit_is_said(void **state)
{
	(void)state;
	fixture *f = open_timeline(five, NULL);
	set_in(f, &kt_block_timeline, KT_PT(120), 0);
	assert_fault(f, "this timeline takes ");
	close_fixture(f);
}

static void test_one_event(void **state)
{
	(void)state;
	fixture *f = open_timeline("  - timeline:\n      alt: Een lijn.\n      events:\n" EVENT("2020", "iets"), NULL);
	kt_box box = set_in(f, &kt_block_timeline, KT_PT(200), 0);
	assert_no_faults(f);
	assert_in_range(middle_of(f, "2020"), box.x + KT_PT(99), box.x + KT_PT(101));
	close_fixture(f);
}

static void test_two_events_of_a_year(void **state)
{
	(void)state;
	fixture *f = open_timeline("  - timeline:\n      alt: Een lijn.\n      events:\n" EVENT("2020", "een")
	                                   EVENT("2020", "ander") EVENT("2024", "derde"),
	                           NULL);
	kt_box box = set_in(f, &kt_block_timeline, KT_PT(300), 0);
	assert_no_faults(f);
	assert_apart(f, box);
	assert_true(text_op(f, "een")->at.y < text_op(f, "ander")->at.y);
	close_fixture(f);
}

static void test_gaps_that_are_none(void **state)
{
	(void)state;
	static const char *const gaps[] = {"{from: 2024, to: 2024, label: g}", "{from: 2024, to: 2020, label: g}"};
	static const char *const words[] = {"has no length", "ends before it begins"};
	for (int i = 0; i < 2; i++) {
		kt_arena *arena = kt_arena_open();
		kt_str body = kt_print(arena, "  - timeline:\n      alt: Een lijn.\n      events:\n%s%s      gap: %s\n",
		                       EVENT("2020", "een"), EVENT("2024", "twee"), gaps[i]);
		fixture *f = open_timeline(kt_str_c(arena, body), NULL);
		set_in(f, &kt_block_timeline, KT_PT(300), 0);
		assert_fault(f, words[i]);
		close_fixture(f);
		kt_arena_close(arena);
	}
}

static void test_a_year_is_whole(void **state)
{
	(void)state;
	fixture *f = open_timeline("  - timeline:\n      alt: Een lijn.\n      events:\n" EVENT("2020.5", "een"), NULL);
	set_in(f, &kt_block_timeline, KT_PT(300), 0);
	assert_fault(f, "whole years");
	close_fixture(f);
}

static void test_a_low_frame_is_used(void **state)
{
	(void)state;
	fixture *f = open_timeline(five, english);
	kt_len free_height, tight;
	set_in(f, &kt_block_timeline, KT_PT(493), 0);
	free_height = f->slices.items[0].height;
	f->slices = (kt_slices){0};
	f->setting.room = free_height - KT_PT(4);
	kt_block_timeline.measure(placed(f), &f->setting, &f->slices);
	tight = f->slices.items[0].height;
	assert_true(tight < free_height - KT_PT(4));
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_years_stand_under_their_marks),
	        cmocka_unit_test(test_heard_in_order),
	        cmocka_unit_test(test_never_over_another_at_any_width),
	        cmocka_unit_test(test_a_lowered_label_has_even_lines),
	        cmocka_unit_test(test_what_does_not_fit_is_said),
	        cmocka_unit_test(test_one_event),
	        cmocka_unit_test(test_two_events_of_a_year),
	        cmocka_unit_test(test_gaps_that_are_none),
	        cmocka_unit_test(test_a_year_is_whole),
	        cmocka_unit_test(test_a_low_frame_is_used),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
