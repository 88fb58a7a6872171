/* Pseudo texts: what changes, what stays, and by how much they are longer. */
#include "content_world.h"

#include "content/pseudo.h"

static kt_str pseudo(world *w, const char *source, bool name)
{
	kt_message message = {.source = kt_str_of(source), .name = name};
	return kt_pseudo_text(w->arena, &message);
}

static void test_what_changes(void **state)
{
	(void)state;
	static const struct {
		const char *source, *expected;
	} cases[] = {
	        {"Werk", "\\[Ŵéřķ\\]"}, /* the brackets make it longer */
	        {"Eerlijk werk begint bij een stem", "\\[Ééřļîĵķ ŵéřķ béğîñţ bîĵ ééñ šţém Ééřļîĵķ ŵ\\]"},
	        {"Meer dan {lives} mensen", "\\[Mééř đåñ {lives} méñšéñ Méé\\]"},
	        {"{unions} vakbonden bereikt", "{unions} \\[våķböñđéñ béřéîķţ våķ\\]"},
	        {"**{no_access}** van de landen", "**{no_access}** \\[våñ đé ļåñđéñvåñ\\]"},
	        {"Sinds **samen** en *ver*.", "\\[Šîñđš **šåméñ** éñ *véř*. Šîñđ\\]"},
	        {"Zie [de site](https://example.org/a_b) nu", "\\[Žîé [đé šîţé](https://example.org/a_b) ñûŽîé\\]"},
	        {"Zie <https://example.org> en www.example.org.",
	         "\\[Žîé <https://example.org> éñ www.example.org. Ž\\]"},
	        {"Mail a@example.org: 50&nbsp;km &amp; meer", "\\[Måîļ a@example.org: 50&nbsp;ķm &amp; mééř Måî\\]"},
	        {"een \\{haak\\} en \\*", "\\[ééñ \\{ĥååķ\\} éñ \\* éé\\]"},
	        {"coöperatie, één", "\\[çööþéřåţîé, ééñ çöþ\\]"},
	        {"72 %", "\\[72 %\\]"},
	        {"{since}", "\\[{since}\\]"},
	};
	world w;
	world_open(&w);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_text(pseudo(&w, cases[i].source, false), cases[i].expected);
	assert_text(pseudo(&w, "Mondiaal FNV", true), "Mondiaal FNV");
	world_close(&w);
}

static size_t characters(kt_str text)
{
	size_t count = 0;
	for (size_t at = 0; at < text.len; count++)
		kt_str_next(text, &at);
	return count;
}

static void test_length(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	kt_buf text = kt_buf_in(w.arena);
	for (size_t n = 1; n < 200; n++) {
		kt_buf_byte(&text, n % 6 == 0 ? ' ' : 'n');
		kt_str source = kt_str_trim(kt_buf_str(&text));
		size_t before = characters(source);
		size_t after = characters(pseudo(&w, kt_str_c(w.arena, source), false)) - 2; /* backslashes */
		size_t least = before + (before * 35 + 99) / 100;
		assert_in_range(after, least, before < 6 ? before + 3 : least);
	}
	world_close(&w);
}

static void test_editions(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	assert_null(kt_pseudo_edition(w.arena, w.brochure, KT_STR("pseudo-")));
	for (int mirrored = 0; mirrored < 2; mirrored++) {
		const kt_edition_spec *spec =
		        kt_pseudo_edition(w.arena, w.brochure, kt_str_of(mirrored ? "pseudo-rtl" : "pseudo"));
		assert_true(kt_edition_make(w.catalogs, w.arena, w.brochure, spec, w.numbers, w.diag, &edition));
		assert_int_equal(edition.pages, 0);
		assert_text(edition.languages[0], mirrored ? "nl-x-pseudo-rtl" : "nl-x-pseudo");
		assert_int_equal(kt_edition_right_to_left(&edition, 0), mirrored);
		kt_place at = {&w.brochure->source, 1, 1};
		assert_text(kt_edition_word(&edition, "source", 0, "source", KT_STR("B"), at)->text, "[Břöñ: B B]");
		assert_text(kt_edition_publishers(&edition, 0), "Uitgever Een · Uitgever Twee");
	}
	assert_string_equal(world_said(&w), "");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_changes), cmocka_unit_test(test_length),
	                                   cmocka_unit_test(test_editions)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
