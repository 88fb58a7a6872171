#include "text_world.h"

typedef struct typed {
	const char *language, *source, *text;
} typed;

static void check(world *w, const typed *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		kt_rich rich = rich_of(w, cases[i].language, cases[i].source);
		const char *text = kt_str_c(w->arena, rich.text);
		if (strcmp(text, cases[i].text) != 0)
			fail_msg("%s: %s\n  gave   %s\n  wanted %s", cases[i].language, cases[i].source, text,
			         cases[i].text);
	}
	world_is_quiet(w);
}
#define CHECK(w, cases) check(w, cases, sizeof(cases) / sizeof((cases)[0]))

static void quotations(void **state)
{
	static const typed cases[] = {
	        {"nl", "zij zei \"hij riep 'ja' en 'nee'\".", "zij zei “hij riep ‘ja’ en ‘nee’”."},
	        {"nl", "\"a \"b\" c\"", "“a ‘b’ c”"},
	        {"nl", "\"a 'b \"c\" d' e\"", "“a ‘b “c” d’ e”"},
	        {"nl", "'a \"b\" c'", "‘a “b” c’"},
	        {"nl", "“a 'b' c” en \"d\"", "“a ‘b’ c” en “d”"},
	        {"nl", "“a \"b\" c”", "“a ‘b’ c”"},
	        {"nl", "‘a \"b\" c’", "‘a “b” c’"},
	        {"nl", "'s Ochtends zijn foto's uit '68 op z'n mooist, 't is zo",
	         "’s Ochtends zijn foto’s uit ’68 op z’n mooist, ’t is zo"},
	        {"nl", "hij zei 'zo is 't' en '1984'", "hij zei ‘zo is ’t’ en ‘1984’"},
	        {"nl", "einde van een eerder citaat\"", "einde van een eerder citaat”"},
	        {"nl", "een scherm van 5\" en 6' lang", "een scherm van 5\" en 6' lang"},
	        {"nl", "\"hij zei 'ja, \"echt\"' en ging\"", "“hij zei ‘ja, “echt”’ en ging”"},
	        {"de", "\"er rief 'sie sagte \"ja\"'.\"", "„er rief ‚sie sagte „ja“‘.“"},
	        {"nl", "(\"ja\")/\"nee\"", "(“ja”)/“nee”"},
	        {"nl", "5′ 3″ bij 20°", "5′ 3″ bij 20°"},
	        {"en", "the '90s and 'tis \"rock 'n' roll\"", "the ’90s and ’tis “rock ’n’ roll”"},
	        {"en", "\"the unions' 'rights'\"", "“the unions’ ‘rights’”"},
	        {"en", "\\\"straight\\\" and \\'this\\'", "\"straight\" and 'this'"},
	        {"de", "sie sagte \"er rief 'ja'\"", "sie sagte „er rief ‚ja‘“"},
	        {"de-CH", "\"ja 'nein'\"", "«ja ‹nein›»"},
	        {"fr", "\"oui 'non' oui\"", "«\u00A0oui “non” oui\u00A0»"},
	        {"fr", "dit \" oui \" et l'\"amour\"", "dit «\u00A0oui\u00A0» et l’«\u00A0amour\u00A0»"},
	        {"ca", "l'\"ona 'gran'\" i l’\"altra\"", "l’«ona “gran”» i l’«altra»"},
	        {"nl", "'\"Nee\" zei hij', dus \"foto's\"", "‘“Nee” zei hij’, dus “foto’s”"},
	        {"nl", "\"zo's\" en \"'s nachts\"", "“zo’s” en “’s nachts”"},
	        {"fr-CH", "\"oui 'non'\"", "«\u202Foui ‹\u202Fnon\u202F›\u202F»"},
	        {"es", "¿\"sí 'no'\"?", "¿«sí “no”»?"},
	        {"es-MX", "\"sí 'no'\"", "“sí ‘no’”"},
	        {"pl", "\"tak 'nie'\"", "„tak «nie»”"},
	        {"cs", "\"ano 'ne'\"", "„ano ‚ne‘“"},
	        {"ru", "\"да 'нет'\"", "«да „нет“»"},
	        {"uk", "\"так\" і м'ята", "«так» і м’ята"},
	        {"it", "\"sì\"", "«sì»"},
	        {"pt", "\"sim 'não'\"", "“sim ‘não’”"},
	        {"pt-PT", "\"sim\"", "«sim»"},
	        {"id", "\"ya 'tidak'\"", "“ya ‘tidak’”"},
	        {"ar", "قال \"نعم\"", "قال «نعم»"},
	        {"sv", "hon sa \"ja\"", "hon sa ”ja”"},
	        {"he", "צה\"ל", "צה״ל"},
	        {"zh", "他说\"你好\"，走了", "他说“你好”，走了"},
	        {"ja", "彼は\"はい\"と", "彼は「はい」と"},
	};
	CHECK(*state, cases);
}

static void dashes(void **state)
{
	static const typed cases[] = {
	        {"nl", "werk - en inkomen", "werk – en inkomen"},
	        {"en-US", "work - and income", "work—and income"},
	        {"ru", "труд - и доход", "труд — и доход"},
	        {"nl", "werk -- en --- inkomen, zo--iets", "werk – en — inkomen, zo–iets"},
	        {"nl", "maar ik-- nee", "maar ik– nee"},
	        {"nl", "type --help of -h ---- klaar", "type --help of -h ---- klaar"},
	        {"nl", "- geen lijst", "- geen lijst"},
	        {"nl", "in- en export, IMVO-beleid, e-mail", "in- en export, IMVO-beleid, e-mail"},
	        {"nl", "het vroor -5 graden (-10)", "het vroor −5 graden (−10)"},
	        {"nl", "-5 graden", "−5 graden"},
	        {"nl", "10-12 jaar, 1990-2000, (2024-25), €10-12, 10-12%.",
	         "10–12 jaar, 1990–2000, (2024–25), €10–12, 10–12%."},
	        {"nl", "9:00-17:00 en 1,5-2,5", "9:00–17:00 en 1,5–2,5"},
	        {"nl", "3-1 gewonnen, 24-7, SDG-8, A4-2, 24-11-2026", "3-1 gewonnen, 24-7, SDG-8, A4-2, 24-11-2026"},
	        {"nl", "bel 06-12345678, 020-1234567, 0800-1234 of 555-1234",
	         "bel 06-12345678, 020-1234567, 0800-1234 of 555-1234"},
	        {"nl", "+31 6 3474-4747 en 10-12 3456", "+31 6 3474-4747 en 10-12 3456"},
	        {"nl", "[10-12](tel:1012) en [10-12](https://a.nl)", "10-12 en 10–12"},
	        {"nl", "a \\- b en \\--", "a - b en --"},
	};
	CHECK(*state, cases);
}

static void signs(void **state)
{
	static const typed cases[] = {
	        {"nl", "wacht... nu", "wacht… nu"},
	        {"nl", "....  en ..", ".... en .."},
	        {"nl", "3x4, 10 x 15 cm, 2x3x4 en 3 x per week", "3×4, 10 × 15 cm, 2×3×4 en 3 x per week"},
	        {"nl", "0x10, H2x4, 3x", "0x10, H2x4, 3x"},
	        {"nl", "72 % en 72%", "72% en 72%"},
	        {"en", "72 %", "72%"},
	        {"de", "72% und 72 %", "72\u00A0% und 72\u00A0%"},
	        {"fr", "72%", "72\u00A0%"},
	        {"sv", "72 % 72%", "72 % 72%"},
	        {"nl", "de 1e, 2de; 1er", "de 1e, 2de; 1er"},
	};
	CHECK(*state, cases);
}

static void french(void **state)
{
	static const typed cases[] = {
	        {"fr", "Quoi ? Oui ! Non; voici: rien", "Quoi\u202F? Oui\u202F! Non\u202F; voici\u00A0: rien"},
	        {"fr", "Quoi?! Vrai\u00A0?", "Quoi\u202F?! Vrai\u202F?"},
	        {"fr", "à 10:30, ratio 1:2, (?) et (!)", "à 10:30, ratio 1:2, (?) et (!)"},
	        {"fr", "il dit \"oui !\" ! et «non»", "il dit «\u00A0oui\u202F!\u00A0»\u202F! et «\u00A0non\u00A0»"},
	        {"fr", "voir https://a.fr/b?c=d;e et a@b.fr !", "voir https://a.fr/b?c=d;e et a@b.fr\u202F!"},
	        {"fr", "**Oui**! et *non*: rien", "Oui\u202F! et non\u00A0: rien"},
	        {"fr-CA", "Quoi ? Non; voici: «oui»", "Quoi ? Non; voici\u00A0: «\u00A0oui\u00A0»"},
	        {"fr-CH", "Quoi? voici:", "Quoi\u202F? voici\u202F:"},
	        {"nl", "Wat? Ja! «x»: y", "Wat? Ja! «x»: y"},
	        {"fr", "? seul", "? seul"},
	};
	CHECK(*state, cases);
}

static void addresses(void **state)
{
	static const typed cases[] = {
	        {"nl", "zie https://a.nl/b--c...d/10-12/3x4 of a--b@c.nl",
	         "zie https://a.nl/b--c...d/10-12/3x4 of a--b@c.nl"},
	        {"nl", "<https://a.nl/x--y>", "https://a.nl/x--y"},
	        {"nl", "\"www.a--b.nl\"...", "“www.a--b.nl”…"},
	        {"fr", "\"www.fnv.nl\"!", "«\u00A0www.fnv.nl\u00A0»\u202F!"},
	};
	CHECK(*state, cases);
}

/* Spans hold what they held, and nothing that was put in beside them. */
static void spans(void **state)
{
	world *w = *state;
	kt_rich rich = rich_of(w, "fr", "**Oui**! \"*non*\" [a--b](https://a.fr)...");
	assert_str(rich.text, "Oui\u202F! «\u00A0non\u00A0» a–b…");
	assert_int_equal(rich.count, 3);
	static const char *const held[] = {"Oui", "non", "a–b"};
	for (size_t i = 0; i < 3; i++)
		assert_str(kt_str_slice(rich.text, rich.spans[i].from, rich.spans[i].to), held[i]);
	rich = rich_of(w, "fr", "**Oui! et \"non\"** --");
	assert_str(rich.text, "Oui\u202F! et «\u00A0non\u00A0» –");
	assert_str(kt_str_slice(rich.text, rich.spans[0].from, rich.spans[0].to), "Oui\u202F! et «\u00A0non\u00A0»");
}

static void quoted_as_a_whole(void **state)
{
	world *w = *state;
	kt_rich rich;
	kt_markup_text text = text_in(w, "nl", KT_STR("Zij zei \"nee\", ik \"ja\" 's avonds"));
	text.quoted = true;
	assert_true(kt_markup_rich(w->arena, &text, no_values, NULL, w->diag, &rich));
	assert_str(rich.text, "Zij zei ‘nee’, ik ‘ja’ ’s avonds");
}

/* Linear, whatever is thrown at it. The test's time limit fails what is not. */
static void large(void **state)
{
	world *w = *state;
	static const char *const pieces[] = {"1x", "((", "1-", "\" ' ", "... ", "--", "5 % ; ", "«a» "};
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		for (size_t k = 0; k < sizeof(pieces) / sizeof(pieces[0]); k++) {
			kt_buf b = kt_buf_in(w->arena);
			kt_buf_put(&b, times(w->arena, pieces[i], 30000));
			kt_buf_put(&b, times(w->arena, pieces[k], 30000));
			(void)rich_of(w, "fr", b.at);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(quotations, world_open, world_close),
	        cmocka_unit_test_setup_teardown(dashes, world_open, world_close),
	        cmocka_unit_test_setup_teardown(signs, world_open, world_close),
	        cmocka_unit_test_setup_teardown(french, world_open, world_close),
	        cmocka_unit_test_setup_teardown(addresses, world_open, world_close),
	        cmocka_unit_test_setup_teardown(spans, world_open, world_close),
	        cmocka_unit_test_setup_teardown(quoted_as_a_whole, world_open, world_close),
	        cmocka_unit_test_setup_teardown(large, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
