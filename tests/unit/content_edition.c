/* Editions: texts in their languages, figures written for each; a lacking translation refuses. */
#include "content_world.h"

/* An English catalogue made by the program and filled in as a translator would. */
static void add_english(world *w, const char *const (*translations)[2], size_t count)
{
	kt_catalog_change change;
	assert_true(kt_catalog_update(w->io, w->arena, w->brochure, KT_STR("en"), w->numbers, NULL, NULL, w->diag,
	                              &change));
	kt_str po = world_file(w, "content/translations/en.po");
	for (size_t i = 0; i < count; i++) {
		size_t id = kt_str_find(po, translations[i][0], 0), text = kt_str_find(po, "msgstr \"\"", id);
		assert_true(id != SIZE_MAX && text != SIZE_MAX);
		po = kt_print(w->arena, "%.*smsgstr \"%s\"%.*s", (int)text, po.at, translations[i][1],
		              (int)(po.len - text - 9), po.at + text + 9);
	}
	kt_io_memory_add(w->io, KT_STR("content/translations/en.po"), po);
}

static const char *const english[][2] = {{"Een proef", "A trial"},
                                         {"Bron: {source}", "Source: {source}"},
                                         {"Meer dan {lives} mensen", "{lives} people and more"},
                                         {"\"Eerste\"", "First"},
                                         {"\"Klein\"", "Small"},
                                         {"Sinds {since}", "With {trained} people **together** since {since}"},
                                         {"\"een;\"", "one;"},
                                         {"\"twee.\"", "two."},
                                         {"\"Kop\"", "Head"},
                                         {"\"drie\"", "three"},
                                         {"Een kaart.", "A map."},
                                         {"Zo is het.", "That is so."},
                                         {"\"baas\"", "boss"},
                                         {"Stippen.", "Dots."},
                                         {"zonder recht", "{no_access} without justice"},
                                         {"\"start\"", "start"},
                                         {"\"Global Rights Index\"", "Global Rights Index"}};
#define ENGLISH_COUNT (sizeof english / sizeof english[0])

static bool make(world *w, const char *name, kt_edition *edition)
{
	/* What was read before may have been changed since. */
	kt_catalogs_close(w->catalogs);
	w->catalogs = kt_catalogs_open(w->io);
	return kt_edition_make(w->catalogs, w->arena, w->brochure, kt_brochure_edition(w->brochure, kt_str_of(name)),
	                       w->numbers, w->diag, edition);
}

static const kt_rich *text_of(const kt_edition *edition, const char *source, unsigned language)
{
	const kt_messages *messages = &edition->brochure->messages;
	for (uint32_t i = 0; i < messages->count; i++)
		if (kt_str_starts(messages->items[i].source, source))
			return kt_edition_text(edition, i, language);
	fail_msg("no message begins %s", source);
	return NULL;
}

/* The brochure's own language needs no catalogue, and opens none: this one could not be read. */
static void test_own_language(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	put(&w, "content/translations/en.po", "msgid \"broken");
	assert_true(make(&w, "nl", &edition));
	assert_string_equal(world_said(&w), "");
	assert_int_equal(edition.language_count, 1);
	assert_int_equal(edition.pages, 12);
	const kt_rich *rich = text_of(&edition, "Meer dan", 0);
	assert_true(kt_str_starts(rich->text, "Meer dan 500") && kt_str_ends(rich->text, "miljoen mensen"));
	assert_text(rich->language, "nl");
	assert_int_equal(rich->count, 1);
	assert_int_equal(rich->spans[0].marks, KT_MARK_FIGURE);
	assert_int_equal(rich->spans[0].figure, 1);
	assert_text(kt_str_slice(rich->text, rich->spans[0].unit_from, rich->spans[0].unit_to), "miljoen");
	assert_text(text_of(&edition, "Sinds", 0)->text, "Sinds 1975 samen, met 49.000 deelnemers.");
	world_close(&w);
}

/* Each kind of figure, in each language; and a quotation's own marks are those within. */
static void test_figures_of_all_kinds(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	put(&w, "content/figures.yaml",
	    "opens: {date: 2027-03-01}\nages: {value: 10, to: 12}\nround: {value: 3, style: ordinal}\n"
	    "paid: {value: 1500, style: currency, currency: EUR}\n");
	put(&w, "content/one.yaml",
	    "template: article\ntitle: Eerste\nbody:\n"
	    "  - text: \"Op {opens} voor {ages}-jarigen, de {round} keer, {paid}\"\n"
	    "  - quote: {text: 'Zo \"is\" het.', by: Jan, role: baas}\n");
	put(&w, "content/cover.yaml", "template: cover\nbody:\n  - text: \"\\\"Zo\\\"\"\n");
	world_read(&w);
	static const char *const translations[][2] = {
	        {"Een proef", "A trial"},
	        {"Bron: {source}", "Source: {source}"},
	        {"\"Eerste\"", "First"},
	        {"Op {opens}", "On {opens} for {ages}, the {round} time, {paid}"},
	        {"Zo \\\"is", "That \\\"is\\\" so."},
	        {"baas", "boss"},
	        {"\\\"Zo\\\"", "\\\"So\\\""},
	};
	add_english(&w, translations, sizeof translations / sizeof translations[0]);
	assert_true(make(&w, "nl-en", &edition));
	assert_string_equal(world_said(&w), "");
	assert_text(text_of(&edition, "Op", 0)->text, "Op 1 maart 2027 voor 10–12-jarigen, de 3e keer, €\u00A01.500");
	assert_text(text_of(&edition, "Op", 1)->text, "On March 1, 2027 for 10–12, the 3rd time, €1,500");
	assert_int_equal(text_of(&edition, "Op", 0)->count, 3); /* a date is words, and no figure */
	assert_text(text_of(&edition, "Zo ", 0)->text, "Zo ‘is’ het.");
	assert_text(text_of(&edition, "Zo ", 1)->text, "That ‘is’ so.");
	assert_text(text_of(&edition, "\"Zo", 0)->text, "“Zo”");
	kt_str po = world_file(&w, "content/translations/en.po");
	assert_true(kt_str_find(po, "X-Katern-Figures: ages=12 round=3 paid=1500", 0) != SIZE_MAX);
	assert_true(kt_str_find(po, "{opens} = 1 maart 2027", 0) != SIZE_MAX);
	world_close(&w);
}

static void test_two_languages(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	add_english(&w, english, ENGLISH_COUNT);
	assert_true(make(&w, "nl-en", &edition));
	assert_string_equal(world_said(&w), "");
	assert_int_equal(edition.language_count, 2);
	assert_int_equal(edition.arrangement, KT_ARRANGEMENT_SIDE_BY_SIDE);
	assert_int_equal(edition.reading, KT_READING_INTERLEAVED);
	assert_text(text_of(&edition, "Sinds", 0)->text, "Sinds 1975 samen, met 49.000 deelnemers.");
	assert_text(text_of(&edition, "Sinds", 1)->text, "With 49,000 people together since 1975");
	assert_true(kt_str_ends(text_of(&edition, "Meer dan", 1)->text, "million people and more"));
	assert_text(text_of(&edition, "{no_access}", 1)->text, "72% without justice");
	assert_text(text_of(&edition, "Jan", 1)->text, "Jan d’Arc");
	assert_text(text_of(&edition, "Zo is", 1)->at.source->path, "content/translations/en.po");
	world_close(&w);
}

static void test_one_other_language(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	add_english(&w, english, ENGLISH_COUNT);
	assert_true(make(&w, "en", &edition));
	assert_int_equal(edition.pages, 14);
	assert_text(text_of(&edition, "Eerste", 0)->text, "First");
	/* Both events share one entry. */
	assert_text(kt_edition_text(&edition, 18, 0)->text, "start");
	assert_text(kt_edition_text(&edition, 19, 0)->text, "start");
	world_close(&w);
}

static void test_lacking_translations(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	add_english(&w, english, ENGLISH_COUNT - 2);
	assert_false(make(&w, "nl-en", &edition));
	const char *said = world_said(&w);
	assert_non_null(strstr(said,
	                       "content/brochure.yaml:11:3: error: the edition `nl-en` cannot be made: of 20 texts 2 "
	                       "are not translated into en [KT046]"));
	assert_non_null(strstr(said, "error: not translated into en: start [KT061]"));
	assert_non_null(strstr(said, "error: not translated into en: Global Rights Index [KT061]"));
	assert_int_equal(kt_diag_count(w.diag, KT_DIAG_ERROR), 3);
	world_close(&w);
}

static void test_words(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	add_english(&w, english, ENGLISH_COUNT);
	assert_true(make(&w, "nl-en", &edition));
	kt_place at = {&w.brochure->source, 1, 1};
	const kt_rich *rich = kt_edition_word(&edition, "source", 1, "source", KT_STR("**A** {since}"), at);
	assert_text(rich->text, "Source: **A** {since}"); /* what is filled in is never parsed */
	assert_int_equal(rich->count, 0);
	assert_text(kt_edition_word(&edition, "source", 0, "source", KT_STR("B"), at)->text, "Bron: B");
	assert_null(kt_edition_word(&edition, "call", 0, "name", KT_STR("B"), at));
	assert_non_null(strstr(world_said(&w), "under `words:`: call: \"… {name}\""));
	assert_null(kt_edition_word(&edition, "source", 0, "name", KT_STR("B"), at));
	assert_non_null(strstr(world_said(&w), "`source` lacks {name}, for which it is made"));
	world_close(&w);
}

static void test_kickers(void **state)
{
	(void)state;
	world w;
	kt_edition edition;
	world_open(&w);
	world_read(&w);
	assert_true(make(&w, "nl", &edition));
	const kt_section *sections = w.brochure->sections;
	assert_text(kt_edition_kicker(&edition, &sections[0], 0)->text, "Uitgever Een · Uitgever Twee");
	assert_text(kt_edition_kicker(&edition, &sections[1], 0)->text, "Klein");
	assert_text(kt_edition_publishers(&edition, 0), "Uitgever Een · Uitgever Twee");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_own_language),
	        cmocka_unit_test(test_figures_of_all_kinds),
	        cmocka_unit_test(test_two_languages),
	        cmocka_unit_test(test_one_other_language),
	        cmocka_unit_test(test_lacking_translations),
	        cmocka_unit_test(test_words),
	        cmocka_unit_test(test_kickers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
