#include "text_world.h"

#include "text/bidi.h"

static const kt_style text = {
        .name = {"text", 4}, .font = {"text", 4}, .weight = 400, .size = KT_PT(10), .leading = KT_PT(15)};

static int open_scripts(void **state)
{
	return world_open_with(state, KT_ROOT "/tests/unit/scripts");
}

/* The parts of a text, each as its level and a colon before it: "0:abc 1:אבג". */
static const char *parted(world *w, bool right_to_left, const char *s)
{
	kt_bidi_part *parts;
	kt_str whole = kt_str_of(s);
	size_t count = kt_bidi_parts(w->arena, whole, right_to_left, &parts);
	kt_buf out = kt_buf_in(w->arena);
	assert_int_equal(parts[0].from, 0);
	for (size_t i = 0; i < count; i++) {
		size_t to = i + 1 < count ? parts[i + 1].from : whole.len;
		assert_true(to > parts[i].from);
		kt_buf_print(&out, "%s%u:%.*s", i ? "|" : "", parts[i].level,
		             KT_STR_ARG(kt_str_slice(whole, parts[i].from, to)));
	}
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static void levels(void **state)
{
	world *w = *state;
	assert_string_equal(parted(w, false, "abc אבג 12 דה, xyz"), "0:abc |1:אבג |2:12|1: דה|0:, xyz");
	assert_string_equal(parted(w, true, "אבג abc 12, דה"), "1:אבג |2:abc 12|1:, דה");
	/* Brackets go with the text around them (N0), characters past U+FFFF count as one. */
	assert_string_equal(parted(w, true, "אב (abc) גד"), "1:אב (|2:abc|1:) גד");
	assert_string_equal(parted(w, false, "a😀 א😀ב"), "0:a😀 |1:א😀ב");
	/* Arabic digits run from left to right, after Arabic letters the common ones too (W2). */
	assert_string_equal(parted(w, true, "عام ٢٠٢٤ و 5-7"), "1:عام |2:٢٠٢٤|1: و |2:5|1:-|2:7");
}

static void isolates(void **state)
{
	world *w = *state;
	assert_string_equal(parted(w, false, "a \u2067b\u2069 c"), "0:a \u2067|2:b|0:\u2069 c");
	assert_string_equal(parted(w, true, "א \u2068x 1\u2069 ב"), "1:א \u2068|2:x 1|1:\u2069 ב");
	/* One that is left open ends with the text: the next one is as if nothing were. */
	assert_string_equal(parted(w, false, "a \u2067b c"), "0:a \u2067|2:b c");
	assert_string_equal(parted(w, false, "b ש"), "0:b |1:ש");
	/* A mark of direction turns the point that stands at the end. */
	assert_string_equal(parted(w, false, "אב!\u200F"), "1:אב!\u200F");
}

static void turning(void **state)
{
	(void)state;
	static const char *const plain[] = {"",  "abc é “x” – €", "Ελλάδα Москва", "नमस्ते ไทย 漢字", "a\u200Bb\u200Ec",
	                                    "☃😀"};
	static const char *const turns[] = {"ש",      "ع", "٣ ", "a\u200Fb", "a\u2067b\u2069", "a\u2068b\u2069",
	                                    "\u061C", "𐤀"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (kt_bidi_turns(kt_str_of(plain[i])))
			fail_msg("`%s` turns", plain[i]);
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (!kt_bidi_turns(kt_str_of(turns[i])))
			fail_msg("`%s` does not turn", turns[i]);
}

static void order(void **state)
{
	(void)state;
	static const uint8_t given[] = {1, 2, 1, 0, 2, 3, 2};
	static const int32_t expected[] = {2, 1, 0, 3, 4, 5, 6};
	int32_t found[7];
	kt_bidi_order(given, 7, found);
	assert_memory_equal(found, expected, sizeof found);
}

/* Brackets that never close are looked through at each that closes another: not by ICU, not all of them. */
static void brackets(void **state)
{
	world *w = *state;
	kt_bidi_part *parts;
	kt_str many = kt_print(w->arena, "א%.*s", KT_STR_ARG(times(w->arena, "(]", 200000)));
	assert_int_equal(kt_bidi_parts(w->arena, many, true, &parts), 1);
	kt_str deep = kt_print(w->arena, "א%.*s", KT_STR_ARG(times(w->arena, "\u2067a", 100000)));
	assert_true(kt_bidi_parts(w->arena, deep, true, &parts) > 60);
}

/* A line as it is seen: its runs from left to right, parted by spaces, each in brackets if it runs backwards. What must
 * hold of any line is looked at. */
static const char *seen(world *w, const kt_rich *rich, const kt_line *line)
{
	kt_buf out = kt_buf_in(w->arena);
	uint32_t at = line->from;
	kt_len x = 0;
	for (uint32_t i = 0; i < line->count; i++) {
		const kt_run *run = &line->runs[i];
		assert_ptr_equal(run->text.at, rich->text.at + at);
		at += (uint32_t)run->text.len;
		for (uint32_t g = 1; g < run->count; g++)
			assert_true(run->backwards ? run->glyphs[g].cluster <= run->glyphs[g - 1].cluster
			                           : run->glyphs[g].cluster >= run->glyphs[g - 1].cluster);
	}
	for (uint32_t n = 0; n < line->count; n++)
		for (uint32_t i = 0; i < line->count; i++) {
			const kt_run *run = &line->runs[i];
			if (run->x != x || !run->width)
				continue;
			kt_buf_print(&out, run->backwards ? "%s[%.*s]" : "%s%.*s", n ? "|" : "", KT_STR_ARG(run->text));
			x += run->width;
			break;
		}
	assert_int_equal(x, line->width);
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static void a_line(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "he", "אבג abc דה");
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(200));
	assert_int_equal(lines->count, 1);
	assert_string_equal(seen(w, &rich, &lines->items[0]), "[ דה]|abc|[אבג ]");
	assert_int_equal(lines->items[0].x, KT_PT(200) - lines->items[0].width);
	rich = rich_of(w, "en", "abc (אבג) 12 דה xyz");
	lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(200));
	assert_string_equal(seen(w, &rich, &lines->items[0]), "abc (|[אבג]|) |[דה]|[ ]|12| xyz");
	assert_int_equal(lines->items[0].x, 0);
	world_is_quiet(w);
}

static void alignment(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "he", "אבג");
	kt_style style = text;
	for (kt_style_align align = KT_ALIGN_START; align <= KT_ALIGN_END; align++) {
		style.align = align;
		const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &style, KT_FIT_NONE, KT_PT(100));
		kt_len room = KT_PT(100) - lines->items[0].width;
		assert_int_equal(lines->items[0].x, align == KT_ALIGN_START ? room
		                                    : align == KT_ALIGN_END ? 0
		                                                            : room / 2);
	}
	assert_int_equal(kt_paragraph_line(w->setter, w->arena, &rich, &text, KT_FIT_NONE)->items[0].x, 0);
}

/* The space at which a line breaks stands outside it, at its end. */
static void spaces(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "he", "אבג דהו זחט");
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(25));
	assert_int_equal(lines->count, 3);
	for (size_t i = 0; i < 3; i++) {
		const kt_line *line = &lines->items[i];
		assert_int_equal(line->count, i < 2 ? 2 : 1);
		assert_int_equal(line->runs[0].x, 0);
		assert_int_equal(line->x, KT_PT(25) - line->width);
		if (i == 2)
			continue;
		assert_str(line->runs[1].text, " ");
		assert_int_equal(line->runs[1].width, 0);
		assert_int_equal(line->runs[1].x, -line->runs[1].glyphs[0].advance);
	}
	/* In a paragraph from left to right, after a word that is not. */
	rich = rich_of(w, "en", "abc אבג דהו");
	lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(45));
	assert_int_equal(lines->count, 2);
	const kt_run *space = &lines->items[0].runs[2];
	assert_str(space->text, " ");
	assert_int_equal(space->x, lines->items[0].width);
}

/* Letters join across a break of the word's colour or weight, and are never driven apart. */
static void arabic(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "ar", "كتاب");
	kt_style tracked = text;
	tracked.tracking = 100;
	const kt_lines *plain = kt_paragraph_line(w->setter, w->arena, &rich, &text, KT_FIT_NONE),
	               *wide = kt_paragraph_line(w->setter, w->arena, &rich, &tracked, KT_FIT_NONE);
	assert_int_equal(plain->items[0].width, wide->items[0].width);
	assert_true(plain->items[0].runs[0].backwards);
	/* A word of which a part is a link joins as if none were. */
	kt_rich linked = rich;
	kt_span span = {.from = 0, .to = 4, .marks = KT_MARK_LINK, .link = KT_STR("https://example.org/")};
	linked.spans = &span;
	linked.count = 1;
	const kt_line *one = &plain->items[0],
	              *two = &kt_paragraph_line(w->setter, w->arena, &linked, &text, KT_FIT_NONE)->items[0];
	assert_int_equal(two->count, 2);
	for (uint32_t r = 0, seen_from = one->runs[0].count; r < 2; r++)
		for (uint32_t g = two->runs[r].count; g-- > 0;)
			assert_int_equal(two->runs[r].glyphs[g].id, one->runs[0].glyphs[--seen_from].id);
	/* Hebrew is: by as much on each side of the line. */
	rich = rich_of(w, "he", "אבג");
	plain = kt_paragraph_line(w->setter, w->arena, &rich, &text, KT_FIT_NONE);
	wide = kt_paragraph_line(w->setter, w->arena, &rich, &tracked, KT_FIT_NONE);
	assert_int_equal(wide->items[0].width, plain->items[0].width + 2 * KT_PT(1));
	world_is_quiet(w);
}

/* The blank half of a full-width mark stands outside the measure at either end of a line. */
static void full_width(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "ja", "かなかな「かな」かな");
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(40));
	assert_int_equal(lines->over, 0);
	assert_int_equal(lines->count, 3);
	const kt_line *second = &lines->items[1];
	assert_str(second->runs[0].text, "「かな」");
	assert_int_equal(second->width, KT_PT(40));
	assert_int_equal(second->x, -KT_PT(5));
	assert_int_equal(lines->widest, KT_PT(40));
	/* Where there is room for three it goes in still: its ink is three wide. */
	rich = rich_of(w, "ja", "かなか「かな」かなか");
	lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(30));
	assert_int_equal(lines->over, 0);
	assert_int_equal(lines->count, 3);
	assert_str(lines->items[1].runs[0].text, "「かな」");
	world_is_quiet(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(levels, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(isolates, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(turning, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(order, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(brackets, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(a_line, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(alignment, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(spaces, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(full_width, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(arabic, open_scripts, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
