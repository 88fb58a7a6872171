/* Catalogues: found by context and source; made and added to, with all that stands in them left as it is. gettext's own
 * programs judge what is written. */
#include "content_world.h"

#include <stdio.h>
#include <stdlib.h>

#define PO "content/translations/en.po"

static kt_catalog_change update(world *w)
{
	kt_catalog_change change;
	bool good =
	        kt_catalog_update(w->io, w->arena, w->brochure, KT_STR("en"), w->numbers, NULL, NULL, w->diag, &change);
	if (!good)
		fail_msg("%s", world_said(w));
	return change;
}

/* Reads the project again, with one of its files changed. */
static void change_file(world *w, const char *path, const char *text)
{
	put(w, path, text);
	world_read(w);
	assert_string_equal(world_said(w), "");
}

static int run_gettext_on(const char *name)
{
	char command[1024];
	snprintf(command, sizeof command, "msgcat '%s' | cmp - '%s' && msgfmt -c -o /dev/null '%s'", name, name, name);
	return system(command);
}

static int run_gettext(kt_str po)
{
	char name[] = "/tmp/katern-po-XXXXXX";
	FILE *file = fdopen(mkstemp(name), "w");
	fwrite(po.at, 1, po.len, file);
	fclose(file);
	int status = run_gettext_on(name);
	remove(name);
	return status;
}

static const char made[] = "msgid \"\"\n"
                           "msgstr \"\"\n"
                           "\"Project-Id-Version: brochure\\n\"\n"
                           "\"PO-Revision-Date: 2026-11-24 00:00+0000\\n\"\n"
                           "\"Last-Translator: katern\\n\"\n"
                           "\"Language-Team: none\\n\"\n"
                           "\"Language: en\\n\"\n"
                           "\"MIME-Version: 1.0\\n\"\n"
                           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                           "\"Content-Transfer-Encoding: 8bit\\n\"\n"
                           "\"X-Katern-Figures: since=1975 lives=500000000 trained=49000 no_access=72\\n\"\n"
                           "\n"
                           "#. title of the brochure: cover, folio, document title\n"
                           "#: content/brochure.yaml\n"
                           "msgctxt \"brochure · title\"\n"
                           "msgid \"Een proef\"\n"
                           "msgstr \"\"\n";

static void test_making(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	kt_catalog_change change = update(&w);
	assert_true(change.made);
	assert_int_equal(change.total, 20);
	assert_int_equal(change.added, 20);
	assert_int_equal(change.translated, 3); /* the names */
	kt_str po = world_file(&w, PO);
	assert_true(kt_str_starts(po, made));
	assert_true(kt_str_find(po,
	                        "#. body, paragraph\n"
	                        "#. {since} = 1975\n"
	                        "#. {trained} = 49.000\n"
	                        "#: content/one.yaml\n"
	                        "#, python-brace-format\n"
	                        "msgctxt \"one · paragraph\"\n"
	                        "msgid \"Sinds {since} **samen**, met {trained} deelnemers.\"\n"
	                        "msgstr \"\"\n",
	                        0) != SIZE_MAX);
	assert_true(kt_str_find(po,
	                        "#. name of a person, filled in already\n"
	                        "#: content/one.yaml\n"
	                        "msgctxt \"one · name\"\n"
	                        "msgid \"Jan d’Arc\"\n"
	                        "msgstr \"Jan d’Arc\"\n",
	                        0) != SIZE_MAX);
	assert_int_equal(run_gettext(po), 0);
	world_close(&w);
}

static void test_nothing_new_changes_nothing(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	update(&w);
	kt_str po = kt_str_copy(w.arena, world_file(&w, PO));
	kt_catalog_change change = update(&w);
	assert_false(change.made);
	assert_int_equal(change.added, 0);
	assert_true(kt_str_equal(world_file(&w, PO), po));
	world_close(&w);
}

/* A catalogue as a translator leaves it: translated, odd in its white space, with comments and an obsolete entry. */
static const char worked_on[] = "# Translated by hand.\n"
                                "msgid \"\"\n"
                                "msgstr \"\"\n"
                                "\"Language: en\\n\"\n"
                                "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                "\"X-Katern-Figures: lives=400000000\\n\"\n"
                                "\"X-Generator: Poedit 3.2\\n\"\n"
                                "\n"
                                "msgctxt   \"brochure · title\"\n"
                                "msgid \"Een proef\"\n"
                                "msgstr \"A \" \n"
                                "  \"trial\"\n"
                                "\n"
                                "\n"
                                "# mine\n"
                                "msgctxt \"one · title\"\n"
                                "msgid \"Eerste\"\n"
                                "msgstr \"First\"\n"
                                "\n"
                                "#~ msgid \"old\"\n"
                                "#~ msgstr \"gone\"";

/* Every line of `old` but those of the figures must stand in `new` in the same order. */
static void assert_kept(const char *old, kt_str new, const char *end)
{
	size_t at = 0;
	for (const char *line = old; *line;) {
		size_t len = strcspn(line, "\n");
		char copy[200];
		memcpy(copy, line, len);
		strcpy(copy + len, end);
		if (!strstr(copy, "X-Katern-Figures")) {
			size_t found = kt_str_find(new, copy, at);
			if (found == SIZE_MAX)
				fail_msg("lost: %s", copy);
			at = found + strlen(copy);
		}
		line += len + (line[len] == '\n');
	}
}

static void test_adding(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	put(&w, PO, worked_on);
	kt_catalog_change change = update(&w);
	assert_false(change.made);
	assert_int_equal(change.total, 20);
	assert_int_equal(change.added, 18);
	assert_int_equal(change.translated, 5);
	kt_str po = world_file(&w, PO);
	assert_kept(worked_on, po, "\n");
	/* "400 million" and "500 million" ask for the same words: the translations hold for the new value. */
	assert_true(kt_str_find(po,
	                        "\"X-Katern-Figures: since=1975 lives=500000000 trained=49000 no_access=72\\n\"\n"
	                        "\"X-Generator: Poedit 3.2\\n\"\n",
	                        0) != SIZE_MAX);
	size_t title = kt_str_find(po, "\"trial\"", 0), publisher = kt_str_find(po, "Uitgever Een", 0);
	size_t first = kt_str_find(po, "\"Eerste\"", 0), small = kt_str_find(po, "\"Klein\"", 0);
	assert_true(title < publisher && publisher < first && first < small);
	assert_true(small < kt_str_find(po, "#~ msgid", 0));
	kt_str again = kt_str_copy(w.arena, po);
	assert_int_equal(update(&w).added, 0);
	assert_true(kt_str_equal(world_file(&w, PO), again));
	world_close(&w);
}

static void test_line_ends_stay(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	kt_buf crlf = kt_buf_in(w.arena);
	kt_buf_text(&crlf, "\xef\xbb\xbf");
	for (const char *c = worked_on; *c; c++) {
		if (*c == '\n')
			kt_buf_byte(&crlf, '\r');
		kt_buf_byte(&crlf, *c);
	}
	put(&w, PO, crlf.at);
	update(&w);
	kt_str po = world_file(&w, PO);
	assert_kept(worked_on, po, "\r\n");
	assert_true(kt_str_starts(po, "# Translated"));
	for (size_t at = kt_str_find(po, "\n", 0); at != SIZE_MAX; at = kt_str_find(po, "\n", at + 1))
		assert_int_equal(po.at[at - 1], '\r');
	world_close(&w);
}

static void test_one_text_more(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	update(&w);
	kt_str before = kt_str_copy(w.arena, world_file(&w, PO));
	change_file(
	        &w, "content/cover.yaml",
	        "template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen\n\n      En nog {no_strike}.\n");
	kt_catalog_change change = update(&w);
	assert_int_equal(change.added, 1);
	kt_str after = world_file(&w, PO);
	assert_kept(kt_str_c(w.arena, before), after, "\n");
	assert_true(kt_str_find(after,
	                        "msgid \"Meer dan {lives} mensen\"\n"
	                        "msgstr \"\"\n"
	                        "\n"
	                        "#. body, paragraph\n"
	                        "#. {no_strike} = 87%\n"
	                        "#: content/cover.yaml\n"
	                        "#, python-brace-format\n"
	                        "msgctxt \"cover · paragraph\"\n"
	                        "msgid \"En nog {no_strike}.\"\n"
	                        "msgstr \"\"\n"
	                        "\n"
	                        "#. title\n",
	                        0) != SIZE_MAX);
	assert_int_equal(run_gettext(after), 0);
	world_close(&w);
}

/* A brace that is to be read is no name: gettext must not watch over that text. */
static void test_braces_to_be_read(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	change_file(&w, "content/cover.yaml", "template: cover\nbody:\n  - text: |\n      Een \\{ en {lives}\n");
	update(&w);
	kt_str po = world_file(&w, PO);
	assert_true(kt_str_find(po,
	                        "#: content/cover.yaml\n"
	                        "msgctxt \"cover · paragraph\"\n"
	                        "msgid \"Een \\\\{ en {lives}\"\n",
	                        0) != SIZE_MAX);
	assert_int_equal(run_gettext(po), 0);
	world_close(&w);
}

static void test_without_a_header(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	put(&w, PO, "msgctxt \"one · title\"\nmsgid \"Eerste\"\nmsgstr \"First\"\n");
	assert_int_equal(update(&w).added, 19);
	kt_str po = world_file(&w, PO);
	assert_true(kt_str_starts(po, made));
	assert_true(kt_str_find(po,
	                        "#: content/one.yaml\n"
	                        "msgctxt \"one · title\"\nmsgid \"Eerste\"\nmsgstr \"First\"\n\n#.",
	                        0) != SIZE_MAX);
	assert_int_equal(run_gettext(po), 0);
	world_close(&w);
}

/* What cannot be read in full is not written to. */
static void test_broken_stays(void **state)
{
	(void)state;
	world w;
	kt_catalog_change change;
	static const char broken[] = "msgid \"a\"\nmsgstr \"b\n";
	world_open(&w);
	world_read(&w);
	put(&w, PO, broken);
	assert_false(
	        kt_catalog_update(w.io, w.arena, w.brochure, KT_STR("en"), w.numbers, NULL, NULL, w.diag, &change));
	assert_text(world_file(&w, PO), broken);
	assert_non_null(strstr(world_said(&w), PO ":2:8: error: the quote opened here never closes [KT060]"));
	world_close(&w);
}

static void test_finding(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	put(&w, PO, worked_on);
	kt_catalog *catalog = kt_catalog_read(w.io, w.arena, w.brochure, KT_STR("en"), w.diag);
	assert_non_null(catalog);
	const kt_message *items = w.brochure->messages.items;
	const kt_translation *title = kt_catalog_find(catalog, &items[0]);
	assert_text(title->text, "A trial");
	assert_int_equal(title->state, KT_TRANSLATION_HOLDS);
	assert_int_equal(title->at.line, 11);
	assert_int_equal(kt_catalog_find(catalog, &items[1])->state, KT_TRANSLATION_MISSING);
	assert_false(kt_catalog_there(w.io, w.brochure, KT_STR("fr"), KT_NOWHERE, w.diag));
	assert_non_null(strstr(world_said(&w), "hint: katern translate update fr"));
	world_close(&w);
}

static void test_the_shipped_catalogue(void **state)
{
	(void)state;
	assert_int_equal(run_gettext_on(KT_ROOT "/" PO), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_making),           cmocka_unit_test(test_nothing_new_changes_nothing),
	        cmocka_unit_test(test_adding),           cmocka_unit_test(test_line_ends_stay),
	        cmocka_unit_test(test_one_text_more),    cmocka_unit_test(test_braces_to_be_read),
	        cmocka_unit_test(test_without_a_header), cmocka_unit_test(test_broken_stays),
	        cmocka_unit_test(test_finding),          cmocka_unit_test(test_the_shipped_catalogue)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
