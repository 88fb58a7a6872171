#include "text_world.h"

#include "text/hyphen.h"
#include "text/hyphen_flat.h"

/* The token with hyphens where they may be set. */
static const char *hyphenated(world *w, kt_hyphen *hyphen, const kt_language *language, const char *token)
{
	uint32_t points[256];
	kt_str s = kt_str_of(token);
	size_t count = kt_hyphen_points(hyphen, language, s, w->diag, points, 256);
	kt_buf out = kt_buf_in(w->arena);
	size_t from = 0;
	for (size_t i = 0; i < count; i++) {
		const kt_hyphen_spelling *spelling = kt_hyphen_spelling_at(hyphen, language, s, points[i], w->diag);
		kt_buf_put(&out, kt_str_slice(s, from, points[i] - (spelling ? spelling->cut : 0)));
		if (spelling)
			kt_buf_put(&out, spelling->shown);
		kt_buf_byte(&out, '-');
		from = points[i];
	}
	kt_buf_put(&out, kt_str_slice(s, from, s.len));
	return kt_str_c(w->arena, kt_buf_str(&out));
}

typedef struct sample {
	const char *language, *token, *points;
} sample;

static void points(void **state)
{
	world *w = *state;
	static const sample cases[] = {
	        {"nl", "arbeidsomstandigheden", "arbeids-om-stan-dig-he-den"},
	        {"nl", "Vakbondsprogramma", "Vak-bonds-pro-gramma"},
	        {"nl", "“samenlevingen,”", "“samen-le-vin-gen,”"},
	        {"nl", "programma’s", "pro-gramma’s"},
	        {"nl", "Indonesië", "Indo-ne-sië"},
	        {"nl", "publiek-private", "publiek-pri-vate"},
	        {"nl", "tafel", "tafel"},
	        {"nl", "UHISPAWU", "UHISPAWU"},
	        {"nl", "IMVO-wetgeving", "IMVO-wet-ge-ving"},
	        {"nl", "frans.dekker@fnv.nl", "frans.dekker@fnv.nl"},
	        {"nl", "https://arbeidsomstandigheden.nl", "https://arbeidsomstandigheden.nl"},
	        {"nl", "antidwangarbeidsverordening:", "anti-dwang-ar-beids-ver-or-de-ning:"},
	        {"nl", "12345678", "12345678"},
	        {"nl", "工会工会工会", "工会工会工会"},
	        {"en", "organisation", "organ-isa-tion"},
	        {"en", "organisation’s", "organ-isa-tion’s"},
	        {"nl-BE", "samenlevingen", "samen-le-vin-gen"},
	        {"de", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesänderung",
	         "Rind-flei-sche-ti-ket-tie-rungs-über-wa-chungs-auf-ga-ben-über-tra-gungs-ge-set-zes-än-de-rung"},
	        /* Spelt otherwise before a hyphen: of two letters that share a mark both show it. */
	        {"hu", "asszonnyal", "asszony-nyal"},
	        {"hu", "„Könnyebben-hosszabban”", "„Köny-nyeb-ben-hosz-szab-ban”"},
	        /* A point that parts two letters goes; a bullet is no such point. */
	        {"ca", "paral·lel", "paral-lel"},
	        {"ca", "«col·lectiva»", "«col-lec-tiva»"},
	        {"nl", "vakbonden·werkgevers", "vak-bon-den·werk-ge-vers"},
	        {"vi", "nghiêngnghiêng", "nghiêngnghiêng"},
	        /* No hyphens in these, nor are patterns missed. */
	        {"ar", "والاستقلالية", "والاستقلالية"},
	        {"ja", "プロジェクトチーム", "プロジェクトチーム"},
	};
	kt_hyphen *hyphen = kt_hyphen_open(w->arena, w->io);
	const kt_language *language = NULL;
	unsigned wrong = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (!language || !kt_str_is(language->tag, cases[i].language))
			language = kt_language_of(w->arena, kt_str_of(cases[i].language));
		const char *got = hyphenated(w, hyphen, language, cases[i].token);
		wrong += strcmp(got, cases[i].points) != 0;
		if (strcmp(got, cases[i].points) != 0)
			print_error("%s: %s, not %s\n", cases[i].language, got, cases[i].points);
	}
	assert_int_equal(wrong, 0);
	kt_hyphen_close(hyphen);
	world_is_quiet(w);
}

static void long_words(void **state)
{
	world *w = *state;
	kt_hyphen *hyphen = kt_hyphen_open(w->arena, w->io);
	const kt_language *nl = kt_language_of(w->arena, KT_STR("nl"));
	kt_str word = times(w->arena, "arbeid", 20000);
	uint32_t *out = KT_NEW_ARRAY(w->arena, uint32_t, word.len);
	assert_int_equal(kt_hyphen_points(hyphen, nl, word, w->diag, out, word.len), 0);
	/* A token of many words is hyphenated word by word. */
	kt_str many = times(w->arena, "arbeids-", 1000);
	size_t count = kt_hyphen_points(hyphen, nl, many, w->diag, out, word.len);
	assert_int_equal(count, 0);
	many = times(w->arena, "vakbonden/", 1000);
	count = kt_hyphen_points(hyphen, nl, many, w->diag, out, word.len);
	assert_int_equal(count, 2000);
	kt_hyphen_close(hyphen);
}

static void no_patterns(void **state)
{
	world *w = *state;
	kt_io *empty = kt_io_memory_open();
	kt_hyphen *hyphen = kt_hyphen_open(w->arena, empty);
	assert_string_equal(hyphenated(w, hyphen, kt_language_of(w->arena, KT_STR("sw")), "wafanyakazi"),
	                    "wafanyakazi");
	assert_int_equal(kt_diag_status(w->diag), 0);
	assert_int_equal(kt_diag_count(w->diag, KT_DIAG_WARNING), 1);
	assert_string_equal(hyphenated(w, hyphen, kt_language_of(w->arena, KT_STR("de")), "Gewerkschaft"),
	                    "Gewerkschaft");
	assert_int_equal(kt_diag_status(w->diag), 3);
	assert_non_null(strstr(world_said(w), "apt-get install hyphen-de"));
	kt_hyphen_close(hyphen);
	kt_io_close(empty);
}

/* Compares what is built in with what libhyphen says of every word in a text. */
static size_t compare(world *w, const kt_language *flat, const kt_language *loaded, kt_str text)
{
	kt_hyphen *hyphen = kt_hyphen_open(w->arena, w->io);
	uint32_t a[256], b[256];
	size_t points = 0;
	for (size_t from = 0, to; from < text.len; from = to + 1) {
		for (to = from; to < text.len && text.at[to] != ' ' && text.at[to] != '\n';)
			to++;
		kt_str token = kt_str_slice(text, from, to);
		size_t count = kt_hyphen_points(hyphen, flat, token, w->diag, a, 256);
		size_t other = kt_hyphen_points(hyphen, loaded, token, w->diag, b, 256);
		if (count != other || memcmp(a, b, count * sizeof(*a)) != 0)
			fail_msg("%.*s: %zu points built in, %zu by libhyphen", KT_STR_ARG(token), count, other);
		points += count;
	}
	kt_hyphen_close(hyphen);
	return points;
}

/* The dictionary's own patterns without their digits, three and three as a word: whatever a pattern can do, it does here. */
static kt_str words_of_patterns(world *w, const char *name, bool latin1)
{
	kt_str bytes;
	kt_buf out = kt_buf_in(w->arena);
	kt_str path = kt_print(w->arena, "/usr/share/hyphen/hyph_%s.dic", name);
	assert_true(kt_io_read(w->io, w->arena, path, (size_t)1 << 20, KT_NOWHERE, w->diag, &bytes));
	unsigned lines = 0;
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.at[i];
		if (c == '\n')
			kt_buf_text(&out, ++lines % 3 ? "" : " ");
		else if (c > 127 && latin1)
			kt_buf_char(&out, c);
		else if (c > 127 || (c >= 'a' && c <= 'z'))
			kt_buf_byte(&out, (char)c);
	}
	return kt_buf_str(&out);
}

static void built_in(void **state)
{
	world *w = *state;
	static const struct {
		const char *tag, *flat, *loaded;
		bool latin1;
	} cases[] = {{"nl", "nl_NL", "nl", true}, {"en", "en_GB", "en_AU", false}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kt_language flat = *kt_language_of(w->arena, kt_str_of(cases[i].tag)), loaded = flat;
		assert_str(flat.patterns, cases[i].flat);
		assert_non_null(kt_hyphen_flat_of(flat.patterns));
		loaded.patterns = kt_str_of(cases[i].loaded); /* the same dictionary under another name */
		assert_null(kt_hyphen_flat_of(loaded.patterns));
		kt_str *files, bytes;
		size_t count = kt_io_list(w->io, w->arena, KT_STR(KT_ROOT "/content"), &files), points = 0;
		for (size_t k = 0; k < count; k++)
			if (kt_str_ends(files[k], ".yaml")) {
				kt_str path = kt_print(w->arena, KT_ROOT "/content/%.*s", KT_STR_ARG(files[k]));
				assert_true(kt_io_read(w->io, w->arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, w->diag,
				                       &bytes));
				points += compare(w, &flat, &loaded, bytes);
			}
		assert_true(points > 500);
		points = compare(w, &flat, &loaded, words_of_patterns(w, cases[i].flat, cases[i].latin1));
		assert_true(points > 5000);
	}
	world_is_quiet(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(points, world_open, world_close),
	        cmocka_unit_test_setup_teardown(built_in, world_open, world_close),
	        cmocka_unit_test_setup_teardown(long_words, world_open, world_close),
	        cmocka_unit_test_setup_teardown(no_patterns, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
