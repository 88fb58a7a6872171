/* Phrases in another language: how many of fifty are told, in running text and set apart, and none in the brochure's own texts. */
#include <stdio.h>

#include "text_world.h"

#include "text/foreign.h"

typedef struct phrase {
	const char *in, *of, *words; /* in a text of this language a phrase of that one */
} phrase;

static const phrase phrases[] = {
        {"nl", "en", "decent work for all"},
        {"nl", "en", "a fair share of the value"},
        {"nl", "en", "due diligence"},
        {"nl", "en", "the right to strike"},
        {"nl", "en", "freedom of association"},
        {"nl", "en", "from farm to fork"},
        {"nl", "en", "leave no one behind"},
        {"nl", "en", "business and human rights"},
        {"nl", "en", "living wage"},
        {"nl", "en", "just transition"},
        {"nl", "en", "out of the box"},
        {"nl", "en", "social dialogue"},
        {"nl", "en", "no strings attached"},
        {"nl", "en", "workers have the right to organise"},
        {"nl", "en", "nothing about us without us"},
        {"nl", "en", "collective bargaining"},
        {"nl", "en", "the race to the bottom"},
        {"nl", "en", "it is time for change"},
        {"nl", "en", "gender-based violence"},
        {"nl", "en", "at the end of the day"},
        {"nl", "fr", "le devoir de vigilance"},
        {"nl", "fr", "la lutte continue"},
        {"nl", "fr", "joie de vivre"},
        {"nl", "fr", "le droit de grève"},
        {"nl", "de", "das Lieferkettengesetz"},
        {"nl", "de", "der Weg ist das Ziel"},
        {"nl", "es", "el pueblo unido"},
        {"nl", "es", "la lucha sigue"},
        {"nl", "es", "trabajo decente para todos"},
        {"nl", "es", "sindicato de trabajadores"},
        {"nl", "id", "serikat pekerja"},
        {"nl", "id", "hak untuk mogok"},
        {"en", "nl", "een eerlijk loon voor iedereen"},
        {"en", "nl", "de kracht van het Vakbondsprogramma"},
        {"en", "fr", "laissez faire"},
        {"en", "es", "ni una menos"},
        {"en", "de", "die Würde des Menschen"},
        {"en", "nl", "werk maken van werk"},
        {"en", "id", "kerja layak untuk semua"},
        {"es", "en", "living wage for all"},
        {"es", "en", "the future of work"},
        {"es", "nl", "wij staan samen sterk"},
        {"es", "en", "fair trade"},
        {"id", "en", "the right to organise"},
        {"id", "nl", "de vakbond helpt"},
        {"id", "en", "supply chain"},
        {"de", "en", "there is no planet B"},
        {"de", "fr", "c'est la vie"},
        {"fr", "en", "we want bread and roses too"},
        {"fr", "es", "no pasarán"},
};
#define PHRASES (sizeof phrases / sizeof phrases[0])

/* What it does now: less is a step back, more is to be written here. */
#define TOLD_INSIDE 28
#define TOLD_APART  38
#define RIGHT       62

static const char *const hosts[][2] = {{"nl", "Het programma noemt dit %s in alle landen."},
                                       {"en", "The programme calls this %s in all countries."},
                                       {"es", "El programa lo llama %s en todos los países."},
                                       {"id", "Program ini menyebutnya %s di semua negara."},
                                       {"de", "Das Programm nennt das %s in allen Ländern."},
                                       {"fr", "Le programme appelle cela %s dans tous les pays."}};

static kt_str hosted(world *w, const phrase *p, const char *marks)
{
	size_t i = 0;
	while (strcmp(hosts[i][0], p->in) != 0)
		i++;
	kt_str text = kt_str_of(hosts[i][1]);
	size_t at = kt_str_find(text, "%s", 0);
	return kt_print(w->arena, "%.*s%s%s%s%s", (int)at, text.at, marks, p->words, marks, text.at + at + 2);
}

static bool find(world *w, const char *language, kt_str source, kt_rich *rich, kt_foreign *found)
{
	const kt_foreigners *f = kt_foreign_open(w->arena, kt_language_of(w->arena, kt_str_of(language)));
	*rich = rich_of(w, language, kt_str_c(w->arena, source));
	return kt_foreign_find(f, rich, found);
}

static size_t told(world *w, const char *marks, size_t *right)
{
	size_t count = 0;
	for (size_t i = 0; i < PHRASES; i++) {
		kt_rich rich;
		kt_foreign found;
		if (!find(w, phrases[i].in, hosted(w, &phrases[i], marks), &rich, &found))
			continue;
		count++;
		*right += kt_str_is(found.language, phrases[i].of);
	}
	return count;
}

static void test_fifty(void **state)
{
	world *w = *state;
	size_t right = 0;
	size_t inside = told(w, "", &right), apart = told(w, "*", &right), quoted = told(w, "\"", &(size_t){0});
	printf("of %zu phrases %zu are told in running text, %zu set apart; the right language %zu times\n", PHRASES,
	       inside, apart, right);
	assert_int_equal(PHRASES, 50);
	assert_int_equal(inside, TOLD_INSIDE);
	assert_int_equal(apart, TOLD_APART);
	assert_int_equal(quoted, TOLD_APART);
	assert_int_equal(right, RIGHT);
}

/* Once marked, none is told. */
static void test_marked(void **state)
{
	world *w = *state;
	for (size_t i = 0; i < PHRASES; i++) {
		phrase marked = phrases[i];
		marked.words = kt_print(w->arena, "[%s](lang:%s)", marked.words, marked.of).at;
		kt_rich rich;
		kt_foreign found;
		if (find(w, marked.in, hosted(w, &marked, ""), &rich, &found))
			fail_msg("%s", marked.words);
	}
}

typedef struct text_case {
	const char *language, *source, *said; /* "en: words"; NULL: nothing */
} text_case;

static const text_case texts[] = {
        {"nl", "Zij zeggen dat we bread and roses willen.", "en: bread and roses"},
        {"nl", "Het heet *we bake bread, and roses too* hier.", "en: and roses too"},
        {"nl", "Het rapport \"The Future of Work\" verscheen.", "en: The Future of Work"},
        {"nl", "Zie Guiding Principles for Business and Rights.", NULL}, /* a name */
        {"nl", "De Bank for International Settlements zegt het.", NULL},
        {"nl", "De Convention on the Rights of the Child geldt.", NULL},
        {"ar", "يقول Stichting van de Arbeid ذلك", NULL},
        {"nl", "Lees [the full report](https://a.nl/the/full/report) na.", NULL},
        {"nl", "Mail info@the-and.from.nl of www.what-is-the-matter.com eens.", NULL},
        {"nl", "Druk op WITH OR WITHOUT en ga door.", NULL},
        {"nl", "Zo is het: wij, zij en de rest.", NULL},
        {"nl", "de state-of-the-art techniek", NULL},
        {"nl", "Dat heet в профсоюзе daar.", "Cyrillic: в профсоюзе"},
        {"nl", "Een Ω is geen letter van ons.", NULL},
        {"ar", "يقول CNV Internationaal ذلك", NULL}, /* names */
        {"ar", "يقول due diligence ذلك", "Latin: due diligence"},
        {"ja", "これは日本語とカタカナです", NULL},
        {"fi", "Ohjelma on the right to strike maassa", NULL}, /* its own words are not known */
        {"fi", "Ohjelma on право maassa", "Cyrillic: право"},
        {"nl", "", NULL},
};

static void test_texts(void **state)
{
	world *w = *state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		const text_case *c = &texts[i];
		kt_rich rich;
		kt_foreign found;
		kt_str said = KT_STR("nothing");
		if (find(w, c->language, kt_str_of(c->source), &rich, &found)) {
			kt_str by = found.language.len ? found.language : kt_str_of(found.script);
			said = kt_print(w->arena, "%.*s: %.*s", KT_STR_ARG(by),
			                KT_STR_ARG(kt_str_slice(rich.text, found.from, found.to)));
		}
		assert_str(said, c->said ? c->said : "nothing");
	}
}

/* What stands between quotation marks on a catalogue's lines from `key` on. */
static kt_str value_of(world *w, kt_str entry, const char *key)
{
	kt_buf value = kt_buf_in(w->arena);
	size_t at = kt_str_find(entry, key, 0);
	at += at < SIZE_MAX; /* past the line's end before it */
	for (bool first = true; at != SIZE_MAX && at < entry.len; first = false) {
		size_t end = kt_str_find(entry, "\n", at), stop = end == SIZE_MAX ? entry.len : end;
		kt_str line = kt_str_slice(entry, at, stop);
		size_t open = kt_str_find(line, "\"", 0);
		if (open == SIZE_MAX || (!first && open > 0))
			break;
		kt_str words = kt_str_slice(line, open + 1, line.len - 1);
		for (size_t i = 0; i < words.len; i++)
			if (words.at[i] != '\\')
				kt_buf_byte(&value, words.at[i]);
		at = stop + 1;
	}
	return kt_buf_str(&value);
}

static kt_markup_value any_value(const void *context, kt_str name)
{
	(void)context, (void)name;
	return (kt_markup_value){KT_STR("5"), true, 1, 0, 0};
}

static size_t texts_read, bytes_read;

static size_t alarms(world *w, const kt_foreigners *f, const char *language, kt_str source)
{
	kt_rich rich;
	kt_foreign found;
	kt_markup_text text = text_in(w, language, source);
	texts_read += source.len > 0;
	bytes_read += source.len;
	if (!source.len || !kt_markup_rich(w->arena, &text, any_value, NULL, w->diag, &rich) ||
	    !kt_foreign_find(f, &rich, &found))
		return 0;
	print_error("%s: %.*s\n", language, KT_STR_ARG(kt_str_slice(rich.text, found.from, found.to)));
	return 1;
}

static void test_shipped(void **state)
{
	world *w = *state;
	static const char *const languages[] = {"en", "es", "id", "ar"};
	const kt_foreigners *dutch = kt_foreign_open(w->arena, kt_language_of(w->arena, KT_STR("nl")));
	size_t wrong = 0;
	texts_read = 0;
	for (size_t l = 0; l < sizeof languages / sizeof languages[0]; l++) {
		kt_str po, path = kt_print(w->arena, "%s/content/translations/%s.po", KT_ROOT, languages[l]);
		const kt_foreigners *own = kt_foreign_open(w->arena, kt_language_of(w->arena, kt_str_of(languages[l])));
		assert_true(kt_io_read(w->io, w->arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, w->diag, &po));
		for (size_t at = kt_str_find(po, "\n\n", 0); at != SIZE_MAX;) {
			size_t end = kt_str_find(po, "\n\n", at + 1);
			kt_str entry = kt_str_slice(po, at, end == SIZE_MAX ? po.len : end);
			at = end;
			wrong += alarms(w, own, languages[l], value_of(w, entry, "\nmsgstr"));
			wrong += l == 0 ? alarms(w, dutch, "nl", value_of(w, entry, "\nmsgid")) : 0;
		}
	}
	printf("of %zu texts of the brochure %zu are told wrongly\n", texts_read, wrong);
	assert_true(texts_read > 500 && bytes_read > 50000);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_fifty, world_open, world_close),
	        cmocka_unit_test_setup_teardown(test_marked, world_open, world_close),
	        cmocka_unit_test_setup_teardown(test_texts, world_open, world_close),
	        cmocka_unit_test_setup_teardown(test_shipped, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
