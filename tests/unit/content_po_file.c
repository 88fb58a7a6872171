/* libgettextpo's door, checked by gettext's own programs: what is printed comes back equal from msgcat and passes
 * msgfmt -c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "content/po_file.h"

#define LITERAL(text)                                                                                                  \
	{                                                                                                              \
		(text), sizeof(text) - 1                                                                               \
	}

static const kt_po_text texts[] = {
        {.id = LITERAL(""),
         .text = LITERAL("Project-Id-Version: brochure\nLanguage: en\nMIME-Version: 1.0\nPO-Revision-Date: 2026-11-24 "
                         "00:00+0000\nLast-Translator: katern\nLanguage-Team: none\nContent-Type: text/plain; "
                         "charset=UTF-8\nContent-Transfer-Encoding: 8bit\n")},
        {.context = LITERAL("imvo · paragraph"),
         .id = LITERAL(
                 "Vanaf {forced_labour} geldt bovendien de Europese antidwangarbeidsverordening: producten \"x\" \\ y"),
         .note = LITERAL("body, paragraph\n{forced_labour} = 2027"),
         .file = LITERAL("content/imvo.yaml"),
         .braces = true},
        {.context = LITERAL("imvo · name"), .id = LITERAL("Mondiaal FNV"), .text = LITERAL("Mondiaal FNV")}};
#define TEXT_COUNT (sizeof texts / sizeof texts[0])

static const char expected[] = "\n#. body, paragraph\n"
                               "#. {forced_labour} = 2027\n"
                               "#: content/imvo.yaml\n"
                               "#, python-brace-format\n"
                               "msgctxt \"imvo · paragraph\"\n"
                               "msgid \"\"\n"
                               "\"Vanaf {forced_labour} geldt bovendien de Europese \"\n"
                               "\"antidwangarbeidsverordening: producten \\\"x\\\" \\\\ y\"\n"
                               "msgstr \"\"\n\n"
                               "msgctxt \"imvo · name\"\n"
                               "msgid \"Mondiaal FNV\"\n"
                               "msgstr \"Mondiaal FNV\"\n";

static void test_printing(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_str bytes;
	assert_true(kt_po_file_print(arena, texts, TEXT_COUNT, diag, &bytes));
	assert_true(kt_str_ends(bytes, expected));
	char name[] = "/tmp/katern-po-XXXXXX", command[160];
	int descriptor = mkstemp(name);
	FILE *file = fdopen(descriptor, "w");
	assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
	fclose(file);
	snprintf(command, sizeof command, "msgcat %s | cmp - %s && msgfmt -c -o /dev/null %s", name, name, name);
	assert_int_equal(system(command), 0);
	remove(name);
	kt_arena_close(arena);
	kt_diag_close(diag);
}

static bool read_text(kt_arena *arena, kt_diag *diag, const char *text, kt_po_scan *scan)
{
	kt_source *source = KT_NEW(arena, kt_source);
	return kt_source_read(arena, KT_STR("en.po"), kt_str_of(text), diag, source) &&
	       kt_po_file_read(arena, source, diag, scan);
}

static void test_reading(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_po_scan scan;
	assert_true(read_text(arena, diag,
	                      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, fuzzy\n"
	                      "msgctxt \"één\"\nmsgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"c\"\n#~ msgstr \"d\"\n",
	                      &scan));
	assert_int_equal(scan.count, 3);
	assert_int_equal(kt_diag_count(diag, KT_DIAG_NOTE), 0);
	kt_arena_close(arena);
	kt_diag_close(diag);
}

/* What only libgettextpo objects to is reported too, with the line that it names. */
static void test_the_library_objects(void **state)
{
	(void)state;
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_po_scan scan;
	assert_false(
	        read_text(arena, diag, "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[5] \"c\"\n", &scan));
	kt_buf out = kt_buf_in(arena);
	kt_diag_print(diag, KT_DIAG_TEXT, false, &out);
	assert_true(kt_str_starts(kt_buf_str(&out), "en.po:4:1: error: gettext refuses this catalogue: "));
	kt_arena_close(arena);
	kt_diag_close(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_printing), cmocka_unit_test(test_reading),
	                                   cmocka_unit_test(test_the_library_objects)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
