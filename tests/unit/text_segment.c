#include "text_world.h"

#include "text/segment.h"

typedef struct thread {
	world w;
	kt_segmenter *segmenter;
	const kt_language *nl, *en;
} thread;

static int open_thread(void **state)
{
	thread *t = calloc(1, sizeof(*t));
	t->w.arena = kt_arena_open();
	t->w.diag = kt_diag_open();
	t->segmenter = kt_segmenter_open(t->w.arena);
	t->nl = kt_language_of(t->w.arena, KT_STR("nl"));
	t->en = kt_language_of(t->w.arena, KT_STR("en"));
	*state = t;
	return 0;
}

static int close_thread(void **state)
{
	thread *t = *state;
	kt_segmenter_close(t->segmenter);
	kt_diag_close(t->w.diag);
	kt_arena_close(t->w.arena);
	free(t);
	return 0;
}

/* The text with | where a line may end at a space, / after a typed hyphen, ~ at a soft one, : in addresses, ; elsewhere. */
static const char *broken(thread *t, const kt_language *language, const kt_rich *rich)
{
	static const char signs[] = "|/~:;";
	kt_segments s = kt_segment(t->segmenter, t->w.arena, rich, language);
	kt_buf out = kt_buf_in(t->w.arena);
	size_t from = 0;
	for (size_t i = 0; i < s.count; i++) {
		assert_true(s.items[i].at >= from && s.items[i].next >= s.items[i].at);
		assert_true(s.items[i].next < rich->text.len);
		kt_buf_put(&out, kt_str_slice(rich->text, from, s.items[i].at));
		kt_buf_byte(&out, signs[s.items[i].kind]);
		from = s.items[i].next;
	}
	kt_buf_put(&out, kt_str_slice(rich->text, from, rich->text.len));
	return kt_str_c(t->w.arena, kt_buf_str(&out));
}

static void check(thread *t, const kt_language *language, const char *const cases[][2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		kt_rich rich = kt_rich_plain(kt_str_of(cases[i][0]), language->tag, KT_NOWHERE);
		assert_string_equal(broken(t, language, &rich), cases[i][1]);
	}
}

static void dutch(void **state)
{
	thread *t = *state;
	static const char *const cases[][2] = {
	        {"", ""},
	        {"woord", "woord"},
	        {"een twee drie", "een|twee|drie"},
	        {"een\u00A0twee drie", "een\u00A0twee|drie"},
	        {"bij SDG 8 en", "bij|SDG 8|en"},
	        {"de (SDG 8: eerlijk", "de|(SDG 8:|eerlijk"},
	        {"SDG en", "SDG|en"},
	        {"zie art. 5 of art. Vijf", "zie|art. 5|of|art. Vijf"},
	        {"ruim 500 miljoen mensen", "ruim|500 miljoen|mensen"},
	        {"op 24 november 2026", "op|24 november|2026"},
	        {"de november 2026", "de|november|2026"},
	        {"72 % van € 500 of 5 €", "72 %|van|€ 500|of|5 €"},
	        {"bel +31 6 3474 4747 nu", "bel|+31 6 3474 4747|nu"},
	        {"J. de Boer en J.P. Smit", "J. de|Boer|en|J.P. Smit"},
	        {"dat — zo is het — kan", "dat —|zo|is|het —|kan"},
	        {"1975–2025 en a–b", "1975–2025|en|a–b"},
	        {"werkvloer—beleid", "werkvloer—;beleid"},
	        {"publiek-private IMVO-beleid", "publiek-/private|IMVO-/beleid"},
	        {"e-mail cao-overleg SDG-8", "e-mail|cao-/overleg|SDG-8"},
	        {"werkgevers/werknemers en/of km/u", "werkgevers/;werknemers|en/of|km/u"},
	        {"arbeids\u00ADrechten", "arbeids~rechten"},
	        {"(cao’s), “ja” zei", "(cao’s),|“ja”|zei"},
	        {"a\u2003b", "a|b"},
	        {"twee  spaties", "twee|spaties"},
	};
	check(t, t->nl, cases, sizeof(cases) / sizeof(cases[0]));
}

/* What does not part, in each language of the table. */
static void bindings(void **state)
{
	thread *t = *state;
	static const char *const cases[][3] = {
	        {"nl", "zie art. 3, lid 4 en § 4", "zie|art. 3,|lid 4|en|§ 4"},
	        {"nl", "5 miljoen euro per jaar", "5 miljoen euro|per|jaar"},
	        {"nl", "bel 06-3474 4747 of", "bel|06-3474 4747|of"},
	        {"nl", "dit (m.m.v.), d.w.z. a.d.h.v. dat", "dit|(m.m.v.),|d.w.z.|a.d.h.v.|dat"},
	        {"en", "on 24 November at 5 pm, e.g. no. 8", "on|24 November|at|5 pm,|e.g.|no. 8"},
	        {"en", "Mr Smith and T. S. Eliot", "Mr Smith|and|T. S. Eliot"},
	        {"de", "am 24. November, z. B. im Abs. 2", "am|24. November,|z. B. im|Abs. 2"},
	        {"de", "72 % von 5 Mio. Euro", "72 %|von|5 Mio. Euro"},
	        {"fr", "le 24 novembre, ODD 8 et 5 millions d’euros", "le|24 novembre,|ODD 8|et|5 millions|d’euros"},
	        {"es", "el 24 de noviembre, p. ej. 5 millones de euros",
	         "el|24 de noviembre,|p. ej.|5 millones|de euros"},
	        {"ca", "el 24 de maig, art. 5, p. 14", "el|24 de maig,|art. 5,|p. 14"},
	        {"hu", "2024. május 3-án az 5. cikk szerint", "2024. május|3-án|az|5. cikk|szerint"},
	        {"pt", "em 24 de maio, art. 5", "em|24 de maio,|art. 5"},
	        {"it", "il 24 maggio, art. 5", "il|24 maggio,|art. 5"},
	        {"id", "pada 24 Mei, Pasal 5 ayat 2", "pada|24 Mei,|Pasal 5|ayat 2"},
	        {"ar", "في 24 مايو، المادة 5", "في|24 مايو،|المادة 5"},
	        {"pl", "praca w domu i z ludźmi, a 24 maja", "praca|w domu|i z ludźmi,|a 24 maja"},
	        {"cs", "práce v domě a s lidmi 24. května", "práce|v domě|a s lidmi|24. května"},
	        {"sk", "práca v dome a s ľuďmi", "práca|v dome|a s ľuďmi"},
	        {"ru", "работа в доме и с людьми. В 2024 г. было", "работа|в доме|и с людьми.|В 2024 г.|было"},
	        {"uk", "праця в домі і з людьми 24 травня", "праця|в домі|і з людьми|24 травня"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const kt_language *language = kt_language_of(t->w.arena, kt_str_of(cases[i][0]));
		check(t, language, &(const char *const[2]){cases[i][1], cases[i][2]}, 1);
	}
}

static void addresses(void **state)
{
	thread *t = *state;
	static const char *const cases[][2] = {
	        {"zie https://www.fnv.nl/nl/over-ons?a=b&c_d#e nu",
	         "zie|https://:www:.fnv:.nl:/nl:/over:-ons:?a:=b:&c:_d#e|nu"},
	        {"j.deregt@cnv.nl", "j.deregt:@cnv:.nl"},
	        {"o.a. de", "o.a.|de"},
	        {"www.x.nl", "www:.x:.nl"},
	};
	check(t, t->nl, cases, sizeof(cases) / sizeof(cases[0]));
	assert_true(kt_segment_is_address(KT_STR("cnv.nl")));
	assert_false(kt_segment_is_address(KT_STR("einde.")));
	assert_false(kt_segment_is_address(KT_STR("1.500")));
}

static void other_scripts(void **state)
{
	thread *t = *state;
	kt_rich thai = kt_rich_plain(KT_STR("ภาษาไทย"), t->en->tag, KT_NOWHERE);
	assert_string_equal(broken(t, t->en, &thai), "ภาษา;ไทย");
	kt_rich chinese = kt_rich_plain(KT_STR("工会，好"), t->en->tag, KT_NOWHERE);
	assert_string_equal(broken(t, t->en, &chinese), "工;会，;好");
	static const char *const cases[][3] = {
	        /* No small kana, sound mark or closing mark begins a line; none ends in an opening one. */
	        {"ja", "ちょっと「待って」。", "ちょっ;と;「待っ;て」。"},
	        {"ja", "スーパー", "スー;パー"},
	        {"zh", "“工会”（好）……", "“工;会”;（好）……"},
	        /* A number and what it counts; words of Korean, which has spaces. */
	        {"ja", "参加者は248人です", "参;加;者;は;248人;で;す"},
	        {"ko", "회원은 248명입니다", "회원은|248명입니다"},
	        {"km", "កម្មករធ្វើការ", "កម្មករ;ធ្វើការ"},
	        {"hi", "क्षत्रिय हिन्दी", "क्षत्रिय|हिन्दी"},
	        {"th", "ก\u200Bข", "ก\u200B;ข"},
	        {"ar", "هذا نص", "هذا|نص"},
	        {"fa", "می\u200Cشود که", "می\u200Cشود|که"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const kt_language *language = kt_language_of(t->w.arena, kt_str_of(cases[i][0]));
		kt_rich rich = kt_rich_plain(kt_str_of(cases[i][1]), language->tag, KT_NOWHERE);
		assert_string_equal(broken(t, language, &rich), cases[i][2]);
	}
}

static void figures_hold(void **state)
{
	thread *t = *state;
	kt_rich rich = kt_rich_plain(KT_STR("ruim vijf honderd mensen"), t->nl->tag, KT_NOWHERE);
	kt_span span = {.from = 5, .to = 17, .marks = KT_MARK_FIGURE};
	rich.spans = &span;
	rich.count = 1;
	assert_string_equal(broken(t, t->nl, &rich), "ruim|vijf honderd|mensen");
}

static void leaning(void **state)
{
	thread *t = *state;
	kt_rich rich = kt_rich_plain(KT_STR("De kracht van werk"), t->nl->tag, KT_NOWHERE);
	kt_segments s = kt_segment(t->segmenter, t->w.arena, &rich, t->nl);
	assert_int_equal(s.count, 3);
	assert_true(s.items[0].leans);
	assert_false(s.items[1].leans);
	assert_true(s.items[2].leans);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(dutch, open_thread, close_thread),
	        cmocka_unit_test_setup_teardown(bindings, open_thread, close_thread),
	        cmocka_unit_test_setup_teardown(addresses, open_thread, close_thread),
	        cmocka_unit_test_setup_teardown(other_scripts, open_thread, close_thread),
	        cmocka_unit_test_setup_teardown(figures_hold, open_thread, close_thread),
	        cmocka_unit_test_setup_teardown(leaning, open_thread, close_thread),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
