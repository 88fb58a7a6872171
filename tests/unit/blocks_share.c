/* Shares: as many dots as the number says, its words beside it, its source below. */
#define FIXTURE_FIGURES                                                                                                \
	"blocked: {value: 87, style: percent, source: Index}\nbarred: {value: 72, style: percent, source: Index}\n"    \
	"none: {value: 0, style: percent}\nall: {value: 100, style: percent, source: Elders}\n"                        \
	"half: {value: 49.5, style: percent}\n"
#define FIXTURE_WORDS "  source: \"Bron: {source}\"\n"
#include "blocks_drawn.h"

extern const kt_block_kind kt_block_share;

#define SHARE(figure, words) "        - figure: " figure "\n          says: |\n            " words "\n"
#define SHARES               "  - share:\n      alt: Stippen.\n      shares:\n"

static const char two_shares[] = SHARES SHARE("barred", "{barred} van de landen geeft geen toegang")
        SHARE("blocked", "maar liefst {blocked} schendt het recht");

static const char english[] = ENGLISH_HEAD
        "msgctxt \"brochure · word source\"\nmsgid \"Bron: {source}\"\nmsgstr \"Source: {source}\"\n\n"
        "msgctxt \"figures · source\"\nmsgid \"Index\"\nmsgstr \"Index\"\n\n"
        "msgctxt \"figures · source\"\nmsgid \"Elders\"\nmsgstr \"Elsewhere\"\n\n" ENGLISH(
                "share alt", "Stippen.", "Dots.") ENGLISH("share sentence", "{barred} van de landen geeft geen toegang",
                                                          "{barred} of countries give no access")
                ENGLISH("share sentence", "maar liefst {blocked} schendt het recht",
                        "as much as {blocked} violate the right");

static fixture *open_shares(const char *body, const char *po)
{
	fixture *f = open_fixture(&kt_block_share, body, po);
	dress(f, &kt_block_share);
	dress_style(f, &kt_block_share, "number", KT_PT(50));
	dress_style(f, &kt_block_share, "unit", KT_PT(20));
	return f;
}

/* Dots in an ink: closed figures of its first path. */
static size_t dots_in(const fixture *f, const kt_ink *ink)
{
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_FILL && f->page.ops[i].ink == ink)
			return count_verbs(&f->page.ops[i], KT_PATH_CLOSE);
	return 0;
}

static void assert_dots(const char *figure, size_t on)
{
	kt_arena *arena = kt_arena_open();
	kt_str body = kt_print(arena, SHARES SHARE("%s", "{%s} van iets"), figure, figure);
	fixture *f = open_shares(kt_str_c(arena, body), NULL);
	set_in(f, &kt_block_share, KT_PT(300), 0);
	assert_no_faults(f);
	assert_int_equal(dots_in(f, &f->inks[3]), on);
	assert_int_equal(dots_in(f, &f->inks[1]), 100 - on);
	close_fixture(f);
	kt_arena_close(arena);
}

static void test_as_many_dots_as_it_says(void **state)
{
	(void)state;
	assert_dots("barred", 72);
	assert_dots("none", 0);
	assert_dots("all", 100);
	assert_dots("half", 50);
}

static void test_dots_are_filled_row_by_row(void **state)
{
	(void)state;
	fixture *f = open_shares(SHARES SHARE("barred", "{barred} van iets"), NULL);
	kt_box frame = set_in(f, &kt_block_share, KT_PT(300), 0);
	const kt_op *on = NULL, *off = NULL;
	for (size_t i = 0; i < f->page.count; i++) {
		if (f->page.ops[i].kind == KT_OP_FILL && f->page.ops[i].ink == &f->inks[3])
			on = &f->page.ops[i];
		if (f->page.ops[i].kind == KT_OP_FILL && f->page.ops[i].ink == &f->inks[1])
			off = &f->page.ops[i];
	}
	assert_true(on && off);
	kt_box full = path_box(&on->path), rest = path_box(&off->path);
	assert_in_range(full.x, frame.x - 3, frame.x + 3);
	assert_true(full.y < rest.y);
	/* The last of the seven whole rows stands above all that is not counted but two of its own row. */
	assert_true(rest.y > full.y + full.h * 7 / 8 - KT_PT(2));
	assert_in_range(full.w, rest.w - 3, rest.w + 3);
	close_fixture(f);
}

static void test_two_with_one_source(void **state)
{
	(void)state;
	for (int two = 0; two < 2; two++) {
		fixture *f = open_shares(two_shares, two ? english : NULL);
		kt_box box = set_in(f, &kt_block_share, KT_PT(493), 0);
		assert_no_faults(f);
		assert_apart(f, box);
		size_t sources = 0;
		for (size_t i = 0; i < f->page.count; i++)
			sources += f->page.ops[i].kind == KT_OP_TEXT &&
			           kt_str_find(f->page.ops[i].runs[0].text, "Bron", 0) == 0;
		assert_int_equal(sources, 1);
		assert_int_equal(text_op(f, "72")->at.y, text_op(f, "87")->at.y);
		assert_true(text_op(f, "maar")->at.y < text_op(f, "87")->at.y);
		close_fixture(f);
	}
}

static void test_two_languages_stand_below_their_number(void **state)
{
	(void)state;
	fixture *f = open_shares(two_shares, english);
	set_in(f, &kt_block_share, KT_PT(900), 0);
	const kt_op *number = text_op(f, "72"), *words = text_op(f, "van de landen"),
	            *other = text_op(f, "of countries");
	assert_true(number->at.y < words->at.y && words->at.y < other->at.y);
	assert_int_equal(words->at.x, other->at.x);
	assert_in_range(words->at.x, number->at.x - KT_PT(4), number->at.x + KT_PT(4));
	close_fixture(f);
}

static void test_heard_in_both_languages(void **state)
{
	(void)state;
	fixture *f = open_shares(two_shares, english);
	set_in(f, &kt_block_share, KT_PT(900), 0);
	assert_no_faults(f);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    Figure alt \"Stippen.\"\n"
	               "    P\n"
	               "      \"72% van de landen geeft geen toegang\"\n"
	               "    P\n"
	               "      \"maar liefst 87% schendt het recht\"\n"
	               "    P\n"
	               "      \"Bron: Index\"\n"
	               "  Part en\n"
	               "    Figure alt \"Dots.\"\n"
	               "    P\n"
	               "      Figure alt \"72%\"\n"
	               "      \"of countries give no access\"\n"
	               "    P\n"
	               "      \"as much as \"\n"
	               "      Figure alt \"87%\"\n"
	               "      \"violate the right\"\n"
	               "    P\n"
	               "      \"Source: Index\"\n");
	close_fixture(f);
}

static void test_sources_that_differ(void **state)
{
	(void)state;
	fixture *f = open_shares(SHARES SHARE("barred", "{barred} van iets") SHARE("all", "{all} van alles")
	                                 SHARE("none", "{none} van niets"),
	                         NULL);
	kt_box box = set_in(f, &kt_block_share, KT_PT(493), 0);
	assert_no_faults(f);
	assert_apart(f, box);
	assert_true(text_op(f, "Bron: Elders")->at.x > text_op(f, "Bron: Index")->at.x);
	assert_int_equal(text_op(f, "Bron: Elders")->at.x, text_op(f, "100")->at.x);
	close_fixture(f);
}

static void test_low_and_narrow_frames(void **state)
{
	(void)state;
	static const int frames[][2] = {{493, 330}, {493, 250}, {493, 150}, {240, 300}, {160, 400}, {110, 400}};
	for (size_t i = 0; i < 6; i++)
		for (int two = 0; two < 2; two++) {
			fixture *f = open_shares(SHARES SHARE("barred", "{barred} van de landen geeft geen toegang"),
			                         two ? english : NULL);
			kt_box box = set_in(f, &kt_block_share, KT_PT(frames[i][0]), KT_PT(frames[i][1]));
			assert_no_faults(f);
			assert_true(f->slices.items[0].height <= KT_PT(frames[i][1]));
			assert_apart(f, box);
			close_fixture(f);
		}
}

static void test_one_ink_still_tells(void **state)
{
	(void)state;
	fixture *f = open_shares(SHARES SHARE("barred", "{barred} van iets"), NULL);
	f->inks[3].name = KT_STR("accent");
	*(kt_field_paint *)look_member(f, &kt_block_share, "off") = (kt_field_paint){.ink = &f->inks[3], .part = -1};
	set_in(f, &kt_block_share, KT_PT(300), 0);
	assert_int_equal(count_ops(f, KT_OP_STROKE), 1);
	close_fixture(f);
}

static void test_rings(void **state)
{
	(void)state;
	fixture *f = open_shares(SHARES SHARE("barred", "{barred} van iets") SHARE("none", "{none} van niets")
	                                 SHARE("all", "{all} van alles"),
	                         NULL);
	*(int32_t *)look_member(f, &kt_block_share, "shape") = 1;
	set_in(f, &kt_block_share, KT_PT(493), 0);
	assert_no_faults(f);
	/* Of nothing and of all there is one piece each. */
	assert_int_equal(count_ops(f, KT_OP_FILL), 4);
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_as_many_dots_as_it_says),
	        cmocka_unit_test(test_dots_are_filled_row_by_row),
	        cmocka_unit_test(test_two_with_one_source),
	        cmocka_unit_test(test_two_languages_stand_below_their_number),
	        cmocka_unit_test(test_heard_in_both_languages),
	        cmocka_unit_test(test_sources_that_differ),
	        cmocka_unit_test(test_low_and_narrow_frames),
	        cmocka_unit_test(test_one_ink_still_tells),
	        cmocka_unit_test(test_rings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
