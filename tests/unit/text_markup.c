#include "text_world.h"

#include "text/link.h"

static kt_place line_one(const void *context, size_t offset)
{
	(void)context;
	(void)offset;
	return KT_NOWHERE;
}

/* The offset, as a column, so that a message shows it. */
static kt_place at_offset(const void *context, size_t offset)
{
	return (kt_place){context, 1, (uint32_t)offset};
}

static const char *const kinds[] = {"p", "i", "n", "h"};

/* Parts as "kind list.number/items source;". */
static const char *prose_of(world *w, const char *text)
{
	kt_prose_part *parts;
	size_t count;
	if (!kt_markup_prose(w->arena, kt_str_of(text), line_one, NULL, w->diag, &parts, &count))
		return NULL;
	kt_buf out = kt_buf_in(w->arena);
	for (size_t i = 0; i < count; i++)
		if (parts[i].list)
			kt_buf_print(&out, "%s %u.%u/%u %.*s;", kinds[parts[i].kind], parts[i].list, parts[i].number,
			             parts[i].items, KT_STR_ARG(parts[i].source));
		else
			kt_buf_print(&out, "%s %.*s;", kinds[parts[i].kind], KT_STR_ARG(parts[i].source));
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static void prose(void **state)
{
	world *w = *state;
	static const char *const cases[][2] = {
	        {"", ""},
	        {"\n\n", ""},
	        {"Een alinea\nop twee regels.\n\nNog een.\n", "p Een alinea op twee regels.;p Nog een.;"},
	        {"  te  veel \t spaties  ", "p te veel spaties;"},
	        {"a\n\n- b\n- c\n\nd", "p a;i 1.1/2 b;i 1.2/2 c;p d;"},
	        {"a\n- b\n  goes on\n- c", "p a;i 1.1/2 b goes on;i 1.2/2 c;"},
	        {"- b\n\n- c\n\n* d", "i 1.1/2 b;i 1.2/2 c;i 2.1/1 d;"},
	        {"- b\n\nx\n\n- c", "i 1.1/1 b;p x;i 2.1/1 c;"},
	        {"1. a\n2. b\n3. c", "n 1.1/3 a;n 1.2/3 b;n 1.3/3 c;"},
	        {"## Kop\ntekst\n## Kop twee ##", "h Kop;p tekst;h Kop twee;"},
	        {"dit was in\n2029. Dan volgt", "p dit was in 2029. Dan volgt;"},
	        {"2029\\. Dan volgt", "p 2029\\. Dan volgt;"},
	        {"+31 6 12", "p +31 6 12;"},
	        {"-5 graden", "p -5 graden;"},
	        {"#hek", "p #hek;"},
	        {"p\n        far right", "p p far right;"},
	        {"risico's, cao's, 's ochtends", "p risico’s, cao’s, 's ochtends;"},
	        {"[x](https://a.nl/o'n) o'n", "p [x](https://a.nl/o'n) o’n;"},
	        {"a&nbsp;b", "p a\u00A0b;"},
	        {"a\\&nbsp;b", "p a\\&nbsp;b;"},
	        {"vak&shy;bond", "p vak\u00ADbond;"},
	        {"cafe\u0301", "p café;"},
	        {"**sterk** en {lives}", "p **sterk** en {lives};"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = prose_of(w, cases[i][0]);
		if (!got)
			fail_msg("%s: %s", cases[i][0], world_said(w));
		assert_string_equal(got, cases[i][1]);
	}
	world_is_quiet(w);
}

static void prose_refused(void **state)
{
	world *w = *state;
	static const char *const cases[][2] = {
	        {"2029. Dan volgt", "2029\\."},
	        {"2029) Dan volgt", "2029\\)"},
	        {"1. a\n3. b\n\n5. c", "5\\."},
	        {"+ 31 6 12", "\\+"},
	        {"    code", "too far right"},
	        {"a\n\n    code", "take 4 spaces away"},
	        {"# Kop", "begin with ##"},
	        {"### Kop", "\\#"},
	        {"## ", "without words"},
	        {"kop\n===", "\\="},
	        {"kop\n---", "\\---"},
	        {"***", "\\*\\*\\*"},
	        {"> citaat", "\\>"},
	        {"```\ncode", "\\`"},
	        {"~~~\ncode", "\\~"},
	        {"a `code` b", "\\`"},
	        {"a <b>vet</b>", "\\<"},
	        {"<div>", "\\<"},
	        {"![beeld](x.png)", "image"},
	        {"[x]: https://a.nl", "\\["},
	        {"| a | b |\n|---|---|", "table"},
	        {"- a\n  - b", "lists do not stand in lists"},
	        {"- a\n\n  b", "one paragraph"},
	        {"- - a", "no other block"},
	        {"- ", "without words"},
	        {"een\\\ntwee", "forced line end"},
	        {"a &copy; b", "\\&"},
	        {"**open", "marks nothing"},
	        {"open* ster", "\\*"},
	        {"[x](https://a.nl \"titel\")", "title"},
	        {"[x](http://a.nl", "not closed"},
	        {"[x](javascript:alert)", "links go to"},
	        {"[x](www.cnv.nl)", "hint: https://www.cnv.nl"},
	        {"[x](htps://www.cnv.nl/a)", "hint: https://www.cnv.nl/a"},
	        {"[x](ftp://www.cnv.nl/a)", "links go to"},
	        {"dit is ~~weg~~", "\\~"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kt_diag *diag = w->diag;
		w->diag = kt_diag_open();
		const char *got = prose_of(w, cases[i][0]);
		if (got)
			fail_msg("\"%s\" was taken: %s", cases[i][0], got);
		if (!strstr(world_said(w), cases[i][1]))
			fail_msg("\"%s\" got: %s", cases[i][0], world_said(w));
		kt_diag_close(w->diag);
		w->diag = diag;
	}
}

/* Faults of all parts are found in one go, and each where it was typed. */
static void places(void **state)
{
	world *w = *state;
	kt_source source = {.path = KT_STR("p.yaml")};
	static const uint32_t lines[] = {0};
	source.lines = lines;
	source.line_count = 1;
	kt_prose_part *parts;
	size_t count;
	assert_false(kt_markup_prose(w->arena, KT_STR("it's   **open\n\n2029. x\n\ngoed"), at_offset, &source, w->diag,
	                             &parts, &count));
	const char *said = world_said(w);
	assert_non_null(strstr(said, "p.yaml:1:7:"));
	assert_non_null(strstr(said, "p.yaml:1:15:"));
	assert_int_equal(kt_diag_count(w->diag, KT_DIAG_ERROR), 2);
	assert_int_equal(count, 2);
	assert_int_equal(parts[1].offset, 24);
}

static void labels(void **state)
{
	world *w = *state;
	kt_str source;
	assert_true(kt_markup_label(w->arena, KT_STR(" 2029. Dan\n volgt \n"), line_one, NULL, w->diag, &source));
	assert_str(source, "2029. Dan volgt");
	assert_true(kt_markup_label(w->arena, KT_STR("- 5"), line_one, NULL, w->diag, &source));
	assert_str(source, "- 5");
	assert_true(kt_markup_label(w->arena, KT_STR("\n"), line_one, NULL, w->diag, &source));
	assert_int_equal(source.len, 0);
	world_is_quiet(w);
	assert_false(kt_markup_label(w->arena, KT_STR("een\n\ntwee"), line_one, NULL, w->diag, &source));
	assert_non_null(strstr(world_said(w), "one paragraph"));
	assert_false(kt_markup_label(w->arena, KT_STR("een *twee"), line_one, NULL, w->diag, &source));
}

static kt_markup_value values(const void *context, kt_str name)
{
	(void)context;
	if (kt_str_is(name, "lives"))
		return (kt_markup_value){KT_STR("500 miljoen"), true, 7, 4, 11};
	if (kt_str_is(name, "_odd_"))
		return (kt_markup_value){KT_STR("**5** {lives} 'x'"), true, 8, 0, 0};
	if (kt_str_is(name, "source"))
		return (kt_markup_value){.text = KT_STR("Index")};
	return (kt_markup_value){0};
}

/* "text|from-to marks link;…" */
static const char *rich_text(world *w, const char *language, const char *source)
{
	kt_rich rich;
	kt_markup_text text = text_in(w, language, kt_str_of(source));
	if (!kt_markup_rich(w->arena, &text, values, NULL, w->diag, &rich))
		return NULL;
	kt_buf out = kt_buf_in(w->arena);
	kt_buf_put(&out, rich.text);
	for (size_t i = 0; i < rich.count; i++) {
		const kt_span *s = &rich.spans[i];
		kt_buf_print(&out, "|%s%s%s%s%s:%.*s", s->marks & KT_MARK_STRONG ? "S" : "",
		             s->marks & KT_MARK_EMPHASIS ? "E" : "", s->marks & KT_MARK_LINK ? "L" : "",
		             s->marks & KT_MARK_FIGURE ? "F" : "", s->marks & KT_MARK_LANGUAGE ? "T" : "",
		             KT_STR_ARG(kt_str_slice(rich.text, s->from, s->to)));
		if (s->marks & KT_MARK_LINK)
			kt_buf_print(&out, "=%.*s", KT_STR_ARG(s->link));
		if (s->marks & KT_MARK_LANGUAGE)
			kt_buf_print(&out, "=%.*s", KT_STR_ARG(s->language));
		if (s->marks & KT_MARK_FIGURE)
			kt_buf_print(&out, "=%u(%.*s)", s->figure,
			             KT_STR_ARG(kt_str_slice(rich.text, s->unit_from, s->unit_to)));
	}
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static void rich_texts(void **state)
{
	world *w = *state;
	static const char *const cases[][3] = {
	        {"nl", "gewoon", "gewoon"},
	        {"nl", "", ""},
	        {"nl", "een **sterk** woord", "een sterk woord|S:sterk"},
	        {"nl", "**a *b* c**", "a b c|S:a |SE:b|S: c"},
	        {"nl", "*de* [site](https://a.nl/?a=1&b=2)!", "de site!|E:de|L:site=https://a.nl/?a=1&b=2"},
	        {"nl", "[**a** b](https://a.nl)", "a b|SL:a=https://a.nl|L: b=https://a.nl"},
	        {"nl", "het [just *in* time](lang:en) \"nu\"", "het just in time “nu”|T:just =en|ET:in=en|T: time=en"},
	        {"nl", "*[qu'il dit \"oui\" : {lives}](lang:fr-ca)* 'n",
	         "qu’il dit «\u00A0oui\u00A0»\u00A0: 500 miljoen ’n|ET:qu’il dit «\u00A0oui\u00A0»\u00A0: =fr-CA"
	         "|EFT:500 miljoen=fr-CA=7(miljoen)"},
	        {"nl", "[a](lang:en)[b](lang:de)", "ab|T:a=en|T:b=de"},
	        {"nl", "<https://a.nl/x>", "https://a.nl/x|L:https://a.nl/x=https://a.nl/x"},
	        {"nl", "<j.d@cnv.nl>", "j.d@cnv.nl|L:j.d@cnv.nl=mailto:j.d@cnv.nl"},
	        {"nl", "meer dan {lives} mensen", "meer dan 500 miljoen mensen|F:500 miljoen=7(miljoen)"},
	        {"nl", "**{lives}** x", "500 miljoen x|SF:500 miljoen=7(miljoen)"},
	        {"nl", "**ruim {lives}**", "ruim 500 miljoen|S:ruim |SF:500 miljoen=7(miljoen)"},
	        {"nl", "{_odd_} *x*", "**5** {lives} 'x' x|F:**5** {lives} 'x'=8()|E:x"},
	        {"nl", "Bron: {source}", "Bron: Index"},
	        {"nl", "2029. Dan", "2029. Dan"},
	        {"nl", "2029\\. Dan", "2029. Dan"},
	        {"nl", "- geen lijst", "- geen lijst"},
	        {"nl", "# geen kop", "# geen kop"},
	        {"nl", "\\{lives} \\*x\\* \\[y\\]", "{lives} *x* [y]"},
	        {"nl", "2 * 3 = 6", "2 * 3 = 6"},
	        {"nl", "snake_case_x", "snake_case_x"},
	        {"nl", "een _schuin_ woord", "een schuin woord|E:schuin"},
	        {"nl", "een __sterk__ woord", "een sterk woord|S:sterk"},
	        {"nl", "{a b} { c", "{a b} { c"},
	        {"nl", "hij zei \"ja\".", "hij zei “ja”."},
	        {"nl", "(\"ja\")", "(“ja”)"},
	        {"nl", "\"**ja**\"", "“ja”|S:ja"},
	        {"fr", "\"oui\"", "«\u00A0oui\u00A0»"},
	        {"de", "\"ja\"", "„ja“"},
	        {"nl", "'s ochtends cao's '68", "’s ochtends cao’s ’68"},
	        {"nl", "hij zei 'ja' en 't is", "hij zei ‘ja’ en ’t is"},
	        {"nl", "\\\"recht\\\"", "\"recht\""},
	        {"nl", "lobby & advocacy", "lobby & advocacy"},
	        {"nl", "**Rechtstreeks;**", "Rechtstreeks;|S:Rechtstreeks;"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = rich_text(w, cases[i][0], cases[i][1]);
		if (!got)
			fail_msg("%s: %s", cases[i][1], world_said(w));
		assert_string_equal(got, cases[i][2]);
	}
	world_is_quiet(w);
}

static void rich_refused(void **state)
{
	world *w = *state;
	assert_null(rich_text(w, "nl", "ruim {lifes}"));
	assert_non_null(strstr(world_said(w), "`lifes`"));
	assert_null(rich_text(w, "nl", "[x](https://a.nl/{lives})"));
	assert_null(rich_text(w, "nl", "[x](lang:Engels)"));
	assert_non_null(strstr(world_said(w), "`Engels` is no language"));
	assert_null(rich_text(w, "nl", "[x](lang:iw)"));
	assert_non_null(strstr(world_said(w), "[the words](lang:he)"));
	assert_null(rich_text(w, "nl", "[x](en)"));
	assert_non_null(strstr(world_said(w), "words in another language: [the words](lang:en)"));
	assert_null(rich_text(w, "nl", "**x"));
	assert_non_null(strstr(world_said(w), "character 1 of the text"));
}

static void links(void **state)
{
	(void)state;
	static const char *const good[] = {
	        "http://fnv.nl",
	        "https://www.cnvinternationaal.nl/nl/onze-kracht?a=b&c=%20#x",
	        "HTTPS://a.nl:8080/",
	        "mailto:j.deregt@cnv.nl",
	        "mailto:a.b+c_d-e@x.y.nl?subject=Vakbond%20nu",
	        "tel:+31634744747",
	        "tel:112",
	};
	static const char *const bad[] = {
	        "",
	        "javascript:alert(1)",
	        "file:///etc/passwd",
	        "data:text/html,x",
	        "\\\\host\\x",
	        "//host/x",
	        "page.html",
	        "../x",
	        "ftp://a.nl",
	        "https://bank@evil.example",
	        "https://bank:pw@evil.example",
	        "https://",
	        "https:/a.nl",
	        "https://localhost",
	        "https://a..nl",
	        "https://-a.nl",
	        "https://a.nl:80x",
	        "https://a.nl/\tb",
	        "https://a.nl/a b",
	        "https://\xD0\xB0.nl",
	        "https://a.nl/\x7F",
	        "mailto:",
	        "mailto:x",
	        "mailto:@a.nl",
	        "mailto:a@b.nl,c@d.nl",
	        "mailto:a@b.nl?bcc=c@d.nl",
	        "mailto:a@b.nl?subject=x&bcc=c@d.nl",
	        "mailto:a@b.nl?subject=x%0Abcc:c@d.nl",
	        "mailto:a@b.nl?subject=x%0d",
	        "mailto:a%40b@c.nl",
	        "tel:*21#",
	        "tel:+",
	        "tel:06-12",
	};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (kt_link_fault(kt_str_of(good[i])))
			fail_msg("%s: %s", good[i], kt_link_fault(kt_str_of(good[i])));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (!kt_link_fault(kt_str_of(bad[i])))
			fail_msg("%s may stand", bad[i]);
}

static void nesting(void **state)
{
	world *w = *state;
	kt_buf deep = kt_buf_in(w->arena);
	for (unsigned i = 0; i < 16; i++)
		kt_buf_text(&deep, i % 2 ? "**a " : "*a ");
	kt_buf_text(&deep, "x");
	for (unsigned i = 16; i-- > 0;)
		kt_buf_text(&deep, i % 2 ? " a**" : " a*");
	assert_non_null(rich_text(w, "nl", deep.at));
	kt_str deeper = kt_print(w->arena, "*a %s a*", deep.at);
	(void)rich_text(w, "nl", kt_print(w->arena, "**b %s b**", deeper.at).at);
	assert_non_null(strstr(world_said(w), "deeper than 16"));
}

/* A hundred thousand of anything is read, or refused, at once: the test's time limit is what fails. */
static void many(void **state)
{
	world *w = *state;
	static const char *const pieces[] = {
	        "*", "**a ", "*a ",  "[",  "`",  "`a", "_a *b ", "![[]()", "<",      "[a](", "\\",      "](", "{a",
	        "'", " 'a",  "\"a ", "&a", "> ", "- ", "\n",     "a\n\n",  "## a\n", "1. ",  "{lives}", "a'b"};
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		kt_arena *arena = kt_arena_open();
		kt_diag *diag = kt_diag_open();
		kt_prose_part *parts;
		size_t count;
		kt_rich rich;
		kt_str typed = times(arena, pieces[i], 100000);
		kt_markup_text text = text_in(w, "nl", typed);
		(void)!kt_markup_prose(arena, typed, line_one, NULL, diag, &parts, &count);
		(void)!kt_markup_rich(arena, &text, values, NULL, diag, &rich);
		kt_diag_close(diag);
		kt_arena_close(arena);
	}
}

static void slices(void **state)
{
	world *w = *state;
	kt_rich rich;
	kt_markup_text text = text_in(w, "nl", KT_STR("ruim {lives} **mensen nu**"));
	assert_true(kt_markup_rich(w->arena, &text, values, NULL, w->diag, &rich));
	const kt_span *figure = kt_rich_figure(&rich, 7);
	assert_non_null(figure);
	assert_null(kt_rich_figure(&rich, 8));
	kt_rich before = kt_rich_slice(w->arena, &rich, 0, figure->from);
	assert_str(before.text, "ruim");
	assert_int_equal(before.count, 0);
	kt_rich number = kt_rich_slice(w->arena, &rich, figure->from, figure->unit_from);
	assert_str(number.text, "500");
	assert_int_equal(number.spans[0].unit_from, number.spans[0].unit_to);
	kt_rich after = kt_rich_slice(w->arena, &rich, figure->to, (uint32_t)rich.text.len);
	assert_str(after.text, "mensen nu");
	assert_int_equal(after.spans[0].from, 0);
	assert_int_equal(after.spans[0].to, 9);
	kt_rich parts[2] = {after, number};
	kt_rich joined = kt_rich_join(w->arena, parts, 2, " · ");
	assert_str(joined.text, "mensen nu · 500");
	assert_int_equal(joined.count, 2);
	assert_int_equal(joined.spans[1].from, 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(prose, world_open, world_close),
	        cmocka_unit_test_setup_teardown(prose_refused, world_open, world_close),
	        cmocka_unit_test_setup_teardown(places, world_open, world_close),
	        cmocka_unit_test_setup_teardown(labels, world_open, world_close),
	        cmocka_unit_test_setup_teardown(rich_texts, world_open, world_close),
	        cmocka_unit_test_setup_teardown(rich_refused, world_open, world_close),
	        cmocka_unit_test(links),
	        cmocka_unit_test_setup_teardown(nesting, world_open, world_close),
	        cmocka_unit_test_setup_teardown(many, world_open, world_close),
	        cmocka_unit_test_setup_teardown(slices, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
