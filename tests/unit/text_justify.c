#include "text_world.h"

#include "text/hang.h"
#include "text/justify.h"

static const kt_style text = {.name = {"text", 4},
                              .font = {"text", 4},
                              .weight = 400,
                              .size = KT_PT(10.6),
                              .leading = KT_PT(15.6),
                              .hyphens = {.are = true}};

static const char dutch[] =
        "Met het programma, voluit het Vakbondsmedefinancieringsprogramma, versterkt Nederland wereldwijd eerlijk werk "
        "en fundamentele arbeidsrechten. Dat is een basis onder armoedebestrijding en onder de aanpak van misstanden "
        "zoals dwangarbeid. Wie veilig werkt, mag meepraten en een leefbaar loon verdient, bouwt aan een toekomst voor "
        "zichzelf en voor wie hem of haar lief is.";

static kt_len sum_of(const kt_line *line)
{
	kt_len sum = 0;
	for (uint32_t k = 0; k < line->count; k++)
		for (uint32_t g = 0; g < line->runs[k].count; g++)
			sum += line->runs[k].glyphs[g].advance;
	return sum;
}

/* All lines but the last are as wide as the measure, to the unit, within what the style lets spaces give; runs stand one
 * after the other; what a run's glyphs advance is its width. */
static void justified(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "nl", dutch);
	kt_style style = text;
	style.align = KT_ALIGN_JUSTIFY;
	style.spacing = (kt_style_spacing){700, 1600, -15, 15};
	unsigned loose = 0;
	for (int points = 200; points < 400; points += 20) {
		const kt_lines *lines =
		        kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(points));
		assert_true(lines->count > 1);
		assert_int_equal(lines->over, 0);
		for (size_t i = 0; i < lines->count; i++) {
			const kt_line *line = &lines->items[i];
			assert_int_equal(line->x, 0);
			assert_true(sum_of(line) >= line->width);
			if (i + 1 == lines->count) {
				assert_true(line->width <= KT_PT(points));
				assert_true(line->word_space <= 1000); /* drawn together at most */
				continue;
			}
			assert_int_equal(line->width, KT_PT(points));
			assert_true(line->word_space >= 690);
			loose += line->word_space > 1650; /* letters are whole units: words make up for it */
			assert_in_range(line->letter_space + 15, 0, 30);
			/* What grows grows together. */
			assert_true(line->word_space >= 1000 ? line->letter_space >= 0 : line->letter_space <= 0);
		}
	}
	assert_true(loose <= 2); /* past the bounds only as a last resort */
}

/* One space that must fill nearly all of a line, and one that has no width to grow from. */
static void far_past_bounds(void **state)
{
	world *w = *state;
	kt_style style = text;
	style.hyphens.are = false;
	kt_rich word = kt_rich_plain(times(w->arena, "x", 90), KT_STR("en"), KT_NOWHERE);
	kt_len measure = kt_paragraph_line(w->setter, w->arena, &word, &style, KT_FIT_NONE)->widest + KT_PT(1);
	kt_rich rich = kt_rich_plain(kt_print(w->arena, "i i %.*s", KT_STR_ARG(word.text)), KT_STR("en"), KT_NOWHERE);
	style.align = KT_ALIGN_JUSTIFY;
	style.spacing = (kt_style_spacing){900, 1100, 0, 0};
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, measure);
	assert_int_equal(lines->count, 2);
	assert_int_equal(lines->items[0].width, measure);
	assert_int_equal(lines->items[0].word_space, UINT16_MAX);

	kt_glyph glyphs[] = {{.cluster = 0, .advance = KT_PT(5)}, {.cluster = 1}, {.cluster = 2, .advance = KT_PT(5)}};
	kt_run run = {.glyphs = glyphs, .count = 3, .text = KT_STR("a b"), .width = KT_PT(10)};
	kt_justify_line flat = {.runs = &run,
	                        .glyphs = (kt_glyph *[]){glyphs},
	                        .count = 1,
	                        .width = KT_PT(10),
	                        .measure = KT_PT(20),
	                        .fills = true};
	kt_line line = {0};
	assert_true(kt_justify(&(kt_linebreak_give){0}, &flat, KT_PT(10), &line));
	assert_int_equal(run.width, KT_PT(20));
	assert_int_equal(line.word_space, UINT16_MAX);
}

/* A word that fills half its measure: justified text drives spaces past their bounds, ragged text does not. */
static void past_bounds(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "en", "an xxxxxxxxxx strengthlessness");
	kt_style style = text;
	style.hyphens.are = false;
	style.spacing = (kt_style_spacing){900, 1100, 0, 0};
	const kt_lines *ragged = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(120));
	assert_int_equal(ragged->count, 2);
	assert_true(ragged->items[0].width < KT_PT(110));
	assert_in_range(ragged->items[0].word_space, 1090, 1110);
	style.align = KT_ALIGN_JUSTIFY;
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(120));
	assert_int_equal(lines->items[0].width, KT_PT(120));
	assert_true(lines->items[0].word_space > 1100);
	assert_int_equal(lines->items[0].letter_space, 0);
}

/* Spaces that give hold more in fewer lines, and every line stays within its measure. */
static void ragged(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "nl", dutch);
	kt_style style = text;
	kt_len empty[2] = {0, 0};
	for (unsigned give = 0; give < 2; give++) {
		if (give)
			style.spacing = (kt_style_spacing){700, 1330, -14, 10};
		for (int points = 120; points < 360; points += 10) {
			const kt_lines *lines =
			        kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(points));
			for (size_t i = 0; i < lines->count; i++) {
				if (lines->items[i].width > KT_PT(points))
					fail_msg("%u %d line %zu: %d of %d, %d words", give, points, i,
					         (int)lines->items[i].width, (int)KT_PT(points),
					         (int)lines->items[i].word_space);
				if (i + 1 < lines->count)
					empty[give] += KT_PT(points) - lines->items[i].width;
			}
		}
	}
	assert_true(empty[1] < empty[0] / 2);
}

/* Marks at either end of a line stand outside by their share, the hyphen that is set among them. */
static void optical(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "nl", "Tja.");
	kt_style style = text;
	style.hang = KT_HANG_OPTICAL;
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(100));
	const kt_line *line = &lines->items[0];
	kt_len first = line->runs[0].glyphs[0].advance, last = line->runs[0].glyphs[line->runs[0].count - 1].advance;
	assert_in_range(-line->x, first * 5 / 100, first * 7 / 100);
	assert_in_range(line->width - lines->widest + line->x, last * 69 / 100, last * 71 / 100);
	rich = rich_of(w, "nl", dutch);
	unsigned hyphens = 0;
	style.spacing = (kt_style_spacing){700, 1330, -14, 10};
	lines = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(150));
	for (size_t i = 0; i < lines->count; i++)
		hyphens += lines->items[i].end == KT_LINEBREAK_HYPHEN &&
		           lines->items[i].x + lines->items[i].width > KT_PT(150);
	assert_true(hyphens > 0);
	assert_int_equal(kt_hang_of(KT_HANG_OPTICAL, 'n').end, 0);
	assert_int_equal(kt_hang_of(KT_HANG_QUOTES, '.').end, 0);
	assert_int_equal(kt_hang_of(KT_HANG_QUOTES, 0x201C).start, 100);
	assert_true(kt_hang_of(KT_HANG_OPTICAL, 0x2019).end > kt_hang_of(KT_HANG_OPTICAL, 0x2014).end);
}

/* The style asks for more letters beside a hyphen than the language does. */
static void letters_kept(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "nl", dutch);
	kt_style style = text;
	style.hyphens = (kt_style_hyphens){.are = true, .left = 6, .right = 5, .word = 12};
	unsigned hyphens = 0;
	for (int points = 80; points < 200; points += 5) {
		const kt_lines *lines =
		        kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(points));
		for (size_t i = 0; i < lines->count; i++) {
			const kt_line *line = &lines->items[i];
			if (line->end != KT_LINEBREAK_HYPHEN)
				continue;
			size_t from = line->to, to = line->to;
			while (from && rich.text.at[from - 1] != ' ')
				from--;
			while (to < rich.text.len && (rich.text.at[to] | 32) >= 'a')
				to++;
			assert_true(line->to - from >= 6 && to - line->to >= 5 && to - from >= 12);
			hyphens++;
		}
	}
	assert_true(hyphens > 10);
}

/* Words of names stay whole, with or without marks about them; others do not. */
static void names(void **state)
{
	world *w = *state;
	static const kt_str kept[] = {{"Stichting Vakbondsmedefinanciering", 34}};
	kt_rich name = rich_of(w, "nl", "(Vakbondsmedefinanciering), ja");
	kt_rich other = rich_of(w, "nl", "(Vakbondsmedezeggenschap), ja");
	assert_true(kt_paragraph_set(w->setter, w->arena, &name, &text, KT_FIT_NONE, KT_PT(90))->over == 0);
	kt_setter_keep_whole(w->setter, kept, 1);
	assert_true(kt_paragraph_set(w->setter, w->arena, &name, &text, KT_FIT_NONE, KT_PT(90))->over > 0);
	assert_true(kt_paragraph_set(w->setter, w->arena, &other, &text, KT_FIT_NONE, KT_PT(90))->over == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(justified, world_open, world_close),
	        cmocka_unit_test_setup_teardown(past_bounds, world_open, world_close),
	        cmocka_unit_test_setup_teardown(far_past_bounds, world_open, world_close),
	        cmocka_unit_test_setup_teardown(ragged, world_open, world_close),
	        cmocka_unit_test_setup_teardown(optical, world_open, world_close),
	        cmocka_unit_test_setup_teardown(letters_kept, world_open, world_close),
	        cmocka_unit_test_setup_teardown(names, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
