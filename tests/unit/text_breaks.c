/* Where lines may end: a phrase in another language is hyphenated as that one is. */
#include "text_world.h"

static const kt_style text = {.name = {"text", 4},
                              .font = {"text", 4},
                              .weight = 400,
                              .size = KT_PT(10),
                              .leading = KT_PT(14),
                              .hyphens = {.are = true}};

/* The lines of a narrow measure, parted by |, with the hyphens that were set. */
static const char *broken(world *w, const char *language, const char *source)
{
	kt_rich rich = rich_of(w, language, source);
	const kt_lines *lines = kt_paragraph_set(w->setter, w->arena, &rich, &text, KT_FIT_NONE, KT_PT(30));
	kt_buf out = kt_buf_in(w->arena);
	for (size_t i = 0; i < lines->count; i++)
		kt_buf_print(&out, "%s%.*s%s", i ? "|" : "",
		             KT_STR_ARG(kt_str_trim(kt_str_slice(rich.text, lines->items[i].from, lines->items[i].to))),
		             lines->items[i].end == KT_LINEBREAK_HYPHEN ? "-" : "");
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static void test_a_phrase_in_another_language(void **state)
{
	world *w = *state;
	const char *dutch = broken(w, "nl", "responsible"), *english = broken(w, "en", "responsible");
	assert_string_not_equal(dutch, english);
	assert_string_equal(broken(w, "nl", "[responsible](lang:en)"), english);
	assert_string_equal(broken(w, "en", "*[responsible](lang:nl)*"), dutch);
	assert_string_equal(broken(w, "nl", "[x](lang:en) responsible"), broken(w, "nl", "x responsible"));
	world_is_quiet(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_a_phrase_in_another_language, world_open, world_close)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
