/* The scanner of PO files: what an entry holds, where it stands. Its faults are cases in tests/diag/content. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "content/po_scan.h"

typedef struct world {
	kt_arena *arena;
	kt_diag *diag;
	kt_source source;
	kt_po_scan scan;
} world;

static bool scan(world *w, const char *text)
{
	*w = (world){.arena = kt_arena_open(), .diag = kt_diag_open()};
	return kt_source_read(w->arena, KT_STR("nl.po"), kt_str_of(text), w->diag, &w->source) &&
	       kt_po_scan_read(w->arena, &w->source, w->diag, &w->scan);
}

static void done(world *w)
{
	kt_arena_close(w->arena);
	kt_diag_close(w->diag);
}

static const char po[] = "# by hand\n"
                         "msgid \"\"\n"
                         "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                         "\n"
                         "#. a note\n"
                         "#: content/one.yaml\n"
                         "#, fuzzy, python-brace-format\n"
                         "#| msgid \"old\"\n"
                         "msgctxt \"one · paragraph\"\n"
                         "msgid \"\"\n"
                         "\"a \\\"quoted\\\" \"\n"
                         "\"text\\n\\ttwo\"\n"
                         "msgstr \"\\303\\251\\xc3\\xa9\"\n"
                         "msgid \"n\"\n"
                         "msgid_plural \"ns\"\n"
                         "msgstr[0] \"first\"\n"
                         "msgstr[1] \"second\"\n"
                         "\n"
                         "#~ msgctxt \"one · paragraph\"\n"
                         "#~ msgid \"gone\"\n"
                         "#~ msgstr \"away\"\n";

static void test_entries_and_their_lines(void **state)
{
	(void)state;
	world w;
	assert_true(scan(&w, po));
	assert_int_equal(w.scan.count, 4);
	const kt_po_entry *header = w.scan.header, *text = &w.scan.items[1], *plural = &w.scan.items[2];
	assert_ptr_equal(header, &w.scan.items[0]);
	assert_int_equal(header->first_line, 1);
	assert_int_equal(header->last_line, 3);
	assert_true(kt_str_is(text->context, "one · paragraph"));
	assert_true(kt_str_is(text->id, "a \"quoted\" text\n\ttwo"));
	assert_true(kt_str_is(text->text, "éé"));
	assert_true(text->fuzzy);
	assert_int_equal(text->first_line, 5);
	assert_int_equal(text->id_line, 10);
	assert_int_equal(text->at.line, 13);
	assert_int_equal(text->at.column, 1);
	assert_int_equal(text->last_line, 13);
	assert_true(plural->plural);
	assert_false(plural->fuzzy);
	assert_true(kt_str_is(plural->text, "first"));
	assert_int_equal(plural->first_line, 14);
	assert_int_equal(plural->last_line, 17);
	assert_true(w.scan.items[3].obsolete);
	done(&w);
}

static void test_finding(void **state)
{
	(void)state;
	world w;
	assert_true(scan(&w, po));
	assert_ptr_equal(kt_po_scan_find(&w.scan, KT_STR("one · paragraph"), w.scan.items[1].id), &w.scan.items[1]);
	assert_ptr_equal(kt_po_scan_find(&w.scan, KT_STR(""), KT_STR("n")), &w.scan.items[2]);
	assert_null(kt_po_scan_find(&w.scan, KT_STR("one · paragraph"), KT_STR("gone")));
	assert_null(kt_po_scan_find(&w.scan, KT_STR("one"), KT_STR("n")));
	done(&w);
}

static void test_line_ends_and_no_entries(void **state)
{
	(void)state;
	world w;
	assert_true(scan(&w, "msgid \"a\"\r\nmsgstr \"b\"\r\n\r\nmsgid \"c\"\rmsgstr \"d\""));
	assert_int_equal(w.scan.count, 2);
	assert_int_equal(w.scan.items[1].last_line, 5);
	assert_null(w.scan.header);
	done(&w);
	assert_true(scan(&w, "# nothing here\n"));
	assert_int_equal(w.scan.count, 0);
	assert_null(kt_po_scan_find(&w.scan, KT_STR(""), KT_STR("a")));
	done(&w);
}

/* A catalogue cut at any byte is refused, or is a catalogue of the whole entries before the cut, or its last text is
 * shorter: never another text under a message. */
static void test_cut_at_each_byte(void **state)
{
	(void)state;
	world whole, w;
	assert_true(scan(&whole, po));
	size_t refused = 0;
	for (size_t len = 0; len < sizeof po - 1; len++) {
		w = (world){.arena = kt_arena_open(), .diag = kt_diag_open()};
		bool good = kt_source_read(w.arena, KT_STR("nl.po"), (kt_str){po, len}, w.diag, &w.source) &&
		            kt_po_scan_read(w.arena, &w.source, w.diag, &w.scan);
		refused += !good;
		assert_int_equal(good, kt_diag_count(w.diag, KT_DIAG_ERROR) == 0);
		for (size_t i = 0; good && i < w.scan.count; i++) {
			const kt_po_entry *entry = &whole.scan.items[i], *cut = &w.scan.items[i];
			assert_true(kt_str_equal(cut->context, entry->context));
			assert_true(kt_str_equal(cut->id, entry->id));
			assert_true(cut->text.len == 0 || kt_str_equal(cut->text, entry->text));
		}
		done(&w);
	}
	assert_true(refused > 100);
	done(&whole);
}

/* One byte changed for each that the format gives a meaning: entries or an error, and never both or neither. */
static void test_each_byte_changed(void **state)
{
	(void)state;
	static const char others[] = "\"\\#\n~[ m";
	for (size_t i = 0; i < sizeof po - 1; i++)
		for (size_t k = 0; k < sizeof others - 1; k++) {
			char text[sizeof po];
			memcpy(text, po, sizeof po);
			text[i] = others[k];
			world w;
			bool good = scan(&w, text);
			assert_int_equal(good, kt_diag_count(w.diag, KT_DIAG_ERROR) == 0);
			done(&w);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_entries_and_their_lines), cmocka_unit_test(test_finding),
	        cmocka_unit_test(test_line_ends_and_no_entries), cmocka_unit_test(test_cut_at_each_byte),
	        cmocka_unit_test(test_each_byte_changed)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
