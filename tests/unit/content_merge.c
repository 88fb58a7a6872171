/* Catalogues after the source has changed: what moved keeps its translation, what changed becomes fuzzy, what went becomes
 * obsolete, and every other byte stays. gettext's own programs judge what is written. */
#include "content/po_scan.h"
#include "content_world.h"

#include <stdio.h>
#include <stdlib.h>

#define COVER "content/cover.yaml"
#define SENTENCE                                                                                                       \
	"template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen doen mee.\n\n      Een tweede zin van "    \
	"{trained} woorden.\n"

static kt_str path_of(world *w, const char *language)
{
	return kt_print(w->arena, "content/translations/%s.po", language);
}

static kt_catalog_change update(world *w, const char *language)
{
	kt_catalog_change change;
	if (!kt_catalog_update(w->io, w->arena, w->brochure, kt_str_of(language), w->numbers, NULL, NULL, w->diag,
	                       &change))
		fail_msg("%s", world_said(w));
	return change;
}

static kt_str file_of(world *w, const char *language)
{
	kt_str bytes = {0};
	assert_true(kt_io_memory_file(w->io, path_of(w, language), &bytes));
	return kt_str_copy(w->arena, bytes);
}

static void change_file(world *w, const char *path, const char *text)
{
	put(w, path, text);
	world_read(w);
	assert_string_equal(world_said(w), "");
}

/* Every empty msgstr but the header's gets a translation of its own, wrapped as no tool wraps. */
static void translate(world *w, const char *language)
{
	kt_str po = file_of(w, language);
	kt_buf out = kt_buf_in(w->arena);
	static const char empty[] = "msgstr \"\"\n";
	unsigned n = 0;
	for (size_t at = 0; at < po.len;) {
		size_t found = kt_str_find(po, empty, at);
		size_t end = found == SIZE_MAX ? po.len : found;
		kt_buf_put(&out, kt_str_slice(po, at, end));
		if (found == SIZE_MAX)
			break;
		at = end + sizeof empty - 1;
		bool header = at < po.len && po.at[at] == '"';
		if (header)
			kt_buf_text(&out, empty);
		else
			kt_buf_print(&out, "msgstr \"text \"\n\"%u\" \n", ++n);
	}
	put(w, kt_str_c(w->arena, path_of(w, language)), kt_str_c(w->arena, kt_buf_str(&out)));
}

static void run_gettext(world *w, const char *language)
{
	char name[] = "/tmp/katern-po-XXXXXX", command[256];
	kt_str po = file_of(w, language);
	FILE *file = fdopen(mkstemp(name), "w");
	fwrite(po.at, 1, po.len, file);
	fclose(file);
	/* Braces that a translation of this test lacks are no fault of the file's form. */
	snprintf(command, sizeof command, "msgfmt --check-header --check-domain -o /dev/null '%s'", name);
	assert_int_equal(system(command), 0);
	remove(name);
}

static void open_translated(world *w, const char *language, const char *cover)
{
	world_open(w);
	put(w, COVER, cover);
	world_read(w);
	update(w, language);
	translate(w, language);
	update(w, language);
}

static const char *with_sections(world *w, const char *sections)
{
	kt_str brochure = kt_str_of(WORLD_BROCHURE);
	size_t at = kt_str_find(brochure, "[cover, one]", 0);
	kt_str rest = kt_str_slice(brochure, at + sizeof "[cover, one]" - 1, brochure.len);
	return kt_str_c(w->arena,
	                kt_print(w->arena, "%.*s[cover, %s]%.*s", (int)at, brochure.at, sections, KT_STR_ARG(rest)));
}

/* From its msgstr on. */
static kt_str text_of(kt_str entry)
{
	return kt_str_slice(entry, kt_str_find(entry, "msgstr", 0), entry.len);
}

/* The part of a file from `from` to the next empty line. */
static const char *entry_with(world *w, const char *language, const char *words)
{
	kt_str po = file_of(w, language);
	size_t at = kt_str_find(po, words, 0), from = 0;
	if (at == SIZE_MAX)
		fail_msg("no entry with %s", words);
	for (size_t next = 0; (next = kt_str_find(po, "\n\n", from)) < at;)
		from = next + 2;
	size_t end = kt_str_find(po, "\n\n", at);
	return kt_str_c(w->arena, kt_str_slice(po, from, end == SIZE_MAX ? po.len : end + 1));
}

static void test_changed(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	kt_str before = file_of(&w, "en");
	change_file(
	        &w, COVER,
	        "template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen doen nu mee.\n\n      Een tweede "
	        "zin van {trained} woorden.\n");
	kt_catalog_change change = update(&w, "en");
	assert_int_equal(change.changed, 1);
	assert_int_equal(change.added, 0);
	assert_int_equal(change.obsolete, 0);
	assert_int_equal(change.translated, change.total - 1);
	assert_string_equal(entry_with(&w, "en", "nu mee"), "#. body, paragraph\n"
	                                                    "#. {lives} = 500 miljoen\n"
	                                                    "#: content/cover.yaml\n"
	                                                    "#, fuzzy, python-brace-format\n"
	                                                    "#| msgid \"Meer dan {lives} mensen doen mee.\"\n"
	                                                    "msgctxt \"cover · paragraph\"\n"
	                                                    "msgid \"Meer dan {lives} mensen doen nu mee.\"\n"
	                                                    "msgstr \"text \"\n"
	                                                    "\"3\" \n");
	run_gettext(&w, "en");
	/* Back again: the words that were translated are those that stand there. */
	change_file(&w, COVER, SENTENCE);
	update(&w, "en");
	assert_non_null(strstr(entry_with(&w, "en", "mensen doen mee"), "#, fuzzy"));
	assert_true(file_of(&w, "en").len > before.len);
	world_close(&w);
}

/* A second change while the first is not looked at: the text named is still the one that was translated. */
static void test_changed_twice(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	change_file(&w, COVER, "template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen doen nu mee.\n");
	update(&w, "en");
	change_file(&w, COVER, "template: cover\nbody:\n  - text: |\n      Ruim {lives} mensen doen nu mee.\n");
	update(&w, "en");
	assert_non_null(strstr(entry_with(&w, "en", "Ruim"), "#| msgid \"Meer dan {lives} mensen doen mee.\"\n"));
	world_close(&w);
}

/* A comma was mended: the translation holds, whether the update was made before or comes with it. */
static void test_kept(void **state)
{
	(void)state;
	static const char comma[] =
	        "template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen, doen mee.\n\n      "
	        "Een tweede zin van {trained} woorden.\n";
	for (unsigned before = 0; before < 2; before++) {
		world w;
		open_translated(&w, "en", SENTENCE);
		change_file(&w, COVER, comma);
		if (before)
			assert_int_equal(update(&w, "en").changed, 1);
		kt_catalog_keep keep = {.file = KT_STR(COVER), .line = 4};
		kt_catalog_change change;
		assert_true(kt_catalog_update(w.io, w.arena, w.brochure, KT_STR("en"), w.numbers, NULL, &keep, w.diag,
		                              &change));
		assert_string_equal(kt_str_c(w.arena, keep.was), "Meer dan {lives} mensen doen mee.");
		assert_string_equal(kt_str_c(w.arena, keep.now), "Meer dan {lives} mensen, doen mee.");
		assert_int_equal(change.translated, change.total);
		assert_string_equal(entry_with(&w, "en", "mensen, doen"),
		                    "#. body, paragraph\n"
		                    "#. {lives} = 500 miljoen\n"
		                    "#: content/cover.yaml\n"
		                    "#, python-brace-format\n"
		                    "msgctxt \"cover · paragraph\"\n"
		                    "msgid \"Meer dan {lives} mensen, doen mee.\"\n"
		                    "msgstr \"text \"\n"
		                    "\"3\" \n");
		run_gettext(&w, "en");
		world_close(&w);
	}
}

static void test_inserted(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	kt_str before = file_of(&w, "en");
	change_file(
	        &w, COVER,
	        "template: cover\nbody:\n  - text: |\n      Iets heel anders vooraf.\n\n      Meer dan {lives} mensen "
	        "doen mee.\n\n      Een tweede zin van {trained} woorden.\n");
	kt_catalog_change change = update(&w, "en");
	assert_int_equal(change.added, 1);
	assert_int_equal(change.changed, 0);
	kt_str after = file_of(&w, "en");
	static const char added[] = "#. body, paragraph\n"
	                            "#: content/cover.yaml\n"
	                            "msgctxt \"cover · paragraph\"\n"
	                            "msgid \"Iets heel anders vooraf.\"\n"
	                            "msgstr \"\"\n\n";
	size_t at = kt_str_find(after, added, 0);
	assert_true(at != SIZE_MAX);
	kt_str rest = kt_print(w.arena, "%.*s%.*s", (int)at, after.at,
	                       KT_STR_ARG(kt_str_slice(after, at + sizeof added - 1, after.len)));
	assert_true(kt_str_equal(rest, before));
	world_close(&w);
}

/* A section under another name. */
static void test_moved(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	size_t total = update(&w, "en").total;
	put(&w, "content/uno.yaml", WORLD_ONE);
	put(&w, "content/brochure.yaml", with_sections(&w, "uno"));
	world_read(&w);
	kt_catalog_change change = update(&w, "en");
	assert_true(change.moved > 10);
	assert_int_equal(change.added, 0);
	assert_int_equal(change.changed, 0);
	assert_int_equal(change.obsolete, 0);
	assert_int_equal(change.translated, total);
	assert_true(kt_str_find(file_of(&w, "en"), "msgctxt \"one ·", 0) == SIZE_MAX);
	run_gettext(&w, "en");
	world_close(&w);
}

/* A text that stands twice, with another translation in each section, when one of them gets another name: each keeps its own,
 * since the one that is still claimed is no other's. */
static void test_moved_beside_its_like(void **state)
{
	(void)state;
	static const char like[] = "template: article\ntitle: Eerste\nbody:\n  - text: Twee dingen.\n";
	world w;
	world_open(&w);
	put(&w, "content/one.yaml", like);
	put(&w, "content/two.yaml", like);
	put(&w, "content/brochure.yaml", with_sections(&w, "one, two"));
	world_read(&w);
	update(&w, "en");
	translate(&w, "en");
	size_t total = update(&w, "en").total;
	put(&w, "content/duo.yaml", like);
	put(&w, "content/brochure.yaml", with_sections(&w, "one, duo"));
	kt_str one = kt_str_of(entry_with(&w, "en", "\"one · title\"")),
	       two = kt_str_of(entry_with(&w, "en", "\"two · title\""));
	assert_false(kt_str_equal(text_of(one), text_of(two)));
	world_read(&w);
	kt_catalog_change change = update(&w, "en");
	assert_int_equal(change.moved, 2);
	assert_int_equal(change.added + change.changed + change.obsolete, 0);
	assert_int_equal(change.translated, total);
	assert_true(kt_str_equal(text_of(kt_str_of(entry_with(&w, "en", "\"one · title\""))), text_of(one)));
	assert_true(kt_str_equal(text_of(kt_str_of(entry_with(&w, "en", "\"duo · title\""))), text_of(two)));
	run_gettext(&w, "en");
	world_close(&w);
}

/* A file cut at any byte is refused and stays, or is one whose last texts are missing: an update loses nothing that was
 * whole, and gives no text another's translation. */
static void test_cut_at_each_byte(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	kt_str whole = file_of(&w, "en");
	kt_source source;
	kt_po_scan all;
	assert_true(kt_source_read(w.arena, KT_STR("en.po"), whole, w.diag, &source));
	assert_true(kt_po_scan_read(w.arena, &source, w.diag, &all));
	size_t refused = 0;
	for (size_t len = 0; len < whole.len; len++) {
		kt_arena *arena = kt_arena_open();
		kt_diag *diag = kt_diag_open();
		kt_source cut_source;
		kt_po_scan cut, after;
		kt_catalog_change change;
		kt_str bytes = {whole.at, len};
		kt_io_memory_add(w.io, path_of(&w, "en"), bytes);
		if (!kt_catalog_update(w.io, arena, w.brochure, KT_STR("en"), w.numbers, NULL, NULL, diag, &change)) {
			if (kt_diag_status(diag) != 1) {
				kt_buf said = kt_buf_in(arena);
				kt_diag_print(diag, KT_DIAG_TEXT, false, &said);
				fail_msg("cut at %zu: %s", len, said.at);
			}
			assert_true(kt_str_equal(file_of(&w, "en"), bytes));
			refused++;
		} else {
			kt_source now;
			assert_true(kt_source_read(arena, KT_STR("en.po"), bytes, diag, &cut_source) &&
			            kt_po_scan_read(arena, &cut_source, diag, &cut));
			assert_true(kt_source_read(arena, KT_STR("en.po"), file_of(&w, "en"), diag, &now) &&
			            kt_po_scan_read(arena, &now, diag, &after));
			for (size_t i = 0; i < cut.count; i++) {
				const kt_po_entry *read = &cut.items[i], *kept, *true_one;
				if (read == cut.header || read->text.len == 0)
					continue;
				kept = kt_po_scan_find(&after, read->context, read->id);
				true_one = kt_po_scan_find(&all, read->context, read->id);
				assert_true(kept && kt_str_equal(kept->text, read->text));
				/* Only the last may be cut between two lines of its own. */
				assert_true(kt_str_equal(read->text, true_one->text) ||
				            (i + 1 == cut.count &&
				             kt_str_starts(true_one->text, kt_str_c(arena, read->text))));
			}
		}
		kt_diag_close(diag);
		kt_arena_close(arena);
	}
	assert_true(refused > whole.len / 4);
	world_close(&w);
}

static void test_gone_and_back(void **state)
{
	(void)state;
	world w;
	open_translated(&w, "en", SENTENCE);
	change_file(&w, COVER, "template: cover\nbody:\n  - text: |\n      Meer dan {lives} mensen doen mee.\n");
	assert_int_equal(update(&w, "en").obsolete, 1);
	assert_true(kt_str_ends(file_of(&w, "en"), "\n"
	                                           "#, python-brace-format\n"
	                                           "#~ msgctxt \"cover · paragraph\"\n"
	                                           "#~ msgid \"Een tweede zin van {trained} woorden.\"\n"
	                                           "#~ msgstr \"text \"\n"
	                                           "#~ \"4\"\n"));
	run_gettext(&w, "en");
	kt_str without = file_of(&w, "en");
	assert_int_equal(update(&w, "en").obsolete, 0);
	assert_true(kt_str_equal(file_of(&w, "en"), without));
	change_file(&w, COVER, SENTENCE);
	kt_catalog_change change = update(&w, "en");
	assert_int_equal(change.translated, change.total);
	assert_true(kt_str_find(file_of(&w, "en"), "#~", 0) == SIZE_MAX);
	run_gettext(&w, "en");
	world_close(&w);
}

/* 49 000 and 49 001 ask for other words in Russian, not in English; 500 and 501 million ask for the same in both. */
static void test_plural(void **state)
{
	(void)state;
	static const struct {
		const char *language, *trained, *lives;
		size_t changed;
	} cases[] = {{"ru", "49 001", "500 000 000", 2},
	             {"ru", "49 005", "500 000 000", 0},
	             {"en", "49 001", "500 000 000", 0},
	             {"en", "1", "500 000 000", 2},
	             {"ru", "49 000", "501 000 000", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		world w;
		kt_buf brochure;
		world_open(&w);
		brochure = kt_buf_in(w.arena);
		kt_str text = kt_str_of(WORLD_BROCHURE);
		size_t at = kt_str_find(text, "words:", 0);
		kt_buf_print(&brochure, "%.*s  ru: {languages: [ru]}\n%.*s", (int)at, text.at,
		             KT_STR_ARG(kt_str_slice(text, at, text.len)));
		put(&w, "content/brochure.yaml", brochure.at);
		put(&w, COVER, SENTENCE);
		world_read(&w);
		assert_string_equal(world_said(&w), "");
		update(&w, cases[i].language);
		translate(&w, cases[i].language);
		change_file(&w, "content/figures.yaml",
		            kt_str_c(w.arena, kt_print(w.arena,
		                                       "since: {value: 1975, style: year}\n"
		                                       "lives: {value: %s, style: compact}\n"
		                                       "trained: {value: %s}\n"
		                                       "no_access: {value: 72, style: percent, source: Global Rights "
		                                       "Index}\n"
		                                       "no_strike: {value: 87, style: percent, source: Global Rights "
		                                       "Index}\n",
		                                       cases[i].lives, cases[i].trained)));
		assert_int_equal(update(&w, cases[i].language).changed, cases[i].changed);
		/* Once is enough: the header now has the new value. */
		assert_int_equal(update(&w, cases[i].language).changed, 0);
		world_close(&w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_changed),
	                                   cmocka_unit_test(test_changed_twice),
	                                   cmocka_unit_test(test_kept),
	                                   cmocka_unit_test(test_inserted),
	                                   cmocka_unit_test(test_moved),
	                                   cmocka_unit_test(test_moved_beside_its_like),
	                                   cmocka_unit_test(test_cut_at_each_byte),
	                                   cmocka_unit_test(test_gone_and_back),
	                                   cmocka_unit_test(test_plural)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
