#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/io.h"
#include "yaml/node.h"

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_source source;
} fixture;

static int set_up(void **state)
{
	fixture *f = calloc(1, sizeof *f);
	f->arena = kt_arena_open();
	f->diag = kt_diag_open();
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	fixture *f = *state;
	kt_diag_close(f->diag);
	kt_arena_close(f->arena);
	free(f);
	return 0;
}

static kt_node *read_text(fixture *f, kt_str text)
{
	if (!kt_source_read(f->arena, KT_STR("a.yaml"), text, f->diag, &f->source))
		return NULL;
	return kt_node_read(f->arena, &f->source, f->diag);
}

static void is_at(kt_place at, uint32_t line, uint32_t column)
{
	assert_int_equal(at.line, line);
	assert_int_equal(at.column, column);
}

static void a_tree_with_places(void **state)
{
	fixture *f = *state;
	const kt_node *root = read_text(f, KT_STR("a: b\n"
	                                          "list:\n"
	                                          "  - \"x\\ty\"\n"
	                                          "  - {c: 'd'}\n"
	                                          "empty:\n"));
	assert_non_null(root);
	assert_int_equal(root->count, 3);
	is_at(root->at, 1, 1);
	is_at(root->entries[1].at, 2, 1);
	const kt_node *a = kt_node_of(root, "a"), *list = kt_node_of(root, "list");
	is_at(a->at, 1, 4);
	is_at(a->ends, 1, 5);
	assert_true(kt_str_is(a->text, "b"));
	assert_int_equal(list->kind, KT_NODE_LIST);
	assert_false(list->flow);
	assert_true(kt_str_is(list->items[0]->text, "x\ty"));
	assert_int_equal(list->items[0]->style, KT_NODE_QUOTED);
	is_at(list->items[1]->at, 4, 5);
	assert_true(list->items[1]->flow);
	assert_true(kt_str_is(kt_node_of(list->items[1], "c")->text, "d"));
	assert_int_equal(kt_node_of(root, "empty")->text.len, 0);
	assert_null(kt_node_of(root, "zz"));
	assert_null(kt_node_of(a, "zz"));
	assert_string_equal(kt_node_kind_name(root), "a mapping");
	assert_string_equal(kt_node_kind_name(kt_node_of(root, "empty")), "nothing");
}

/* Each byte of a block text is found where it was written. */
static void places_in_a_literal(void **state)
{
	fixture *f = *state;
	const kt_node *root = read_text(f, KT_STR("text: |\n"
	                                          "\n"
	                                          "    E\xc3\xa9n x.\n"
	                                          "\n"
	                                          "      Twee.\n"
	                                          "id: x\n"));
	const kt_node *text = kt_node_of(root, "text");
	assert_true(kt_str_is(text->text, "\nE\xc3\xa9n x.\n\n  Twee.\n"));
	assert_int_equal(text->indent, 4);
	is_at(text->at, 1, 7);
	for (size_t i = 0; i < text->text.len; i++) {
		kt_place at = kt_node_place(text, i);
		if (text->text.at[i] == '\n' || (text->text.at[i] & 0xc0) == 0x80)
			continue;
		assert_int_equal(f->source.text.at[kt_source_offset(&f->source, at)], text->text.at[i]);
	}
	is_at(kt_node_place(text, 4), 3, 7);
	is_at(kt_node_place(text, kt_str_find(text->text, "Twee", 0)), 5, 7);
}

static void explicit_indents(void **state)
{
	fixture *f = *state;
	const kt_node *root = read_text(f, KT_STR("a:\n  text: |2\n      x\n    y\n  keep: |+\n    z\n\n"));
	const kt_node *a = kt_node_of(root, "a"), *text = kt_node_of(a, "text");
	assert_true(kt_str_is(text->text, "  x\ny\n"));
	assert_int_equal(text->indent, 4);
	is_at(kt_node_place(text, kt_str_find(text->text, "y", 0)), 4, 5);
	assert_true(kt_str_is(kt_node_of(a, "keep")->text, "z\n\n"));
}

static void places_in_other_scalars(void **state)
{
	fixture *f = *state;
	const kt_node *root =
	        read_text(f, KT_STR("a: caf\xc3\xa9 x\nb: \"caf\xc3\xa9 x\"\nc: \"caf\\u00e9 x\"\nd: een\n  twee\n"));
	is_at(kt_node_place(kt_node_of(root, "a"), 6), 1, 9);
	is_at(kt_node_place(kt_node_of(root, "b"), 6), 2, 10);
	is_at(kt_node_place(kt_node_of(root, "c"), 6), 3, 4);
	is_at(kt_node_place(kt_node_of(root, "d"), 6), 4, 4);
	is_at(kt_node_place(root, 0), 1, 1);
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static kt_str repeated(fixture *f, const char *head, const char *part, size_t times, const char *tail)
{
	kt_buf b = kt_buf_in(f->arena);
	kt_buf_text(&b, head);
	for (size_t i = 0; i < times; i++)
		kt_buf_text(&b, part);
	kt_buf_text(&b, tail);
	return kt_buf_str(&b);
}

static const char *printed(fixture *f)
{
	kt_buf b = kt_buf_in(f->arena);
	kt_diag_print(f->diag, KT_DIAG_TEXT, false, &b);
	return b.at;
}

/* Work that grows with the square takes seconds here; the bound leaves room for sanitizers and busy machines. */
#define QUICK 0.5

static void nesting_bombs(void **state)
{
	static const char *const parts[] = {"[", "{", "- ", "? ", "{a: ", "[[", "- - "};
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		set_up(state);
		fixture *f = *state;
		kt_str bomb = repeated(f, "", parts[i], 100000, "");
		double start = seconds();
		assert_null(read_text(f, bomb));
		assert_true(seconds() - start < QUICK);
		assert_int_equal(kt_diag_count(f->diag, KT_DIAG_NOTE), 1);
		assert_non_null(strstr(printed(f), "nested more than 64 levels deep [KT006]"));
		tear_down(state);
	}
}

static void sixty_four_levels_are_fine(void **state)
{
	fixture *f = *state;
	kt_str deep = repeated(f, "", "[", 64, ""), text = repeated(f, deep.at, "]", 64, "");
	assert_non_null(read_text(f, text));
	text = repeated(f, repeated(f, "", "[", 65, "").at, "]", 65, "");
	assert_null(read_text(f, text));
}

static void alias_bomb(void **state)
{
	fixture *f = *state;
	kt_buf b = kt_buf_in(f->arena);
	kt_buf_text(&b, "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
	for (int i = 1; i <= 9; i++) {
		kt_buf_print(&b, "a%d: &a%d [", i, i);
		for (int k = 0; k < 9; k++)
			kt_buf_print(&b, "*a%d%s", i - 1, k < 8 ? ", " : "]\n");
	}
	double start = seconds();
	assert_null(read_text(f, kt_buf_str(&b)));
	assert_true(seconds() - start < QUICK);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_NOTE), 1);
	assert_non_null(strstr(printed(f), "a.yaml:1:5: error: anchors and aliases"));
	assert_true(kt_arena_size(f->arena) < (size_t)1 << 20);
}

static void odd_aliases(void **state)
{
	static const char *const texts[] = {"a: &a [*a]\n", "a: *nowhere\n", "*a : b\n", "a: {<<: *b}\n",
	                                    "? &a b\n: c\n"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		set_up(state);
		fixture *f = *state;
		assert_null(read_text(f, kt_str_of(texts[i])));
		assert_non_null(strstr(printed(f), "[KT005]"));
		tear_down(state);
	}
}

static void twenty_megabytes(void **state)
{
	fixture *f = *state;
	kt_io *io = kt_io_memory_open();
	kt_str big = repeated(f, "", "- een twee drie vier\n", 1000000, ""), bytes;
	kt_io_memory_add(io, KT_STR("a.yaml"), big);
	double start = seconds();
	assert_false(kt_io_read(io, f->arena, KT_STR("a.yaml"), KT_IO_TEXT_LIMIT, KT_NOWHERE, f->diag, &bytes));
	assert_true(seconds() - start < QUICK);
	assert_int_equal(kt_diag_status(f->diag), 1);
	kt_io_close(io);
}

/* As many values as fit into the largest file: stopped at the limit, in bounded memory. */
static void four_million_items(void **state)
{
	fixture *f = *state;
	kt_str text = repeated(f, "", "- a\n", 4000000, "");
	size_t before = kt_arena_size(f->arena);
	assert_null(read_text(f, text));
	assert_non_null(strstr(printed(f), "more than 500000 values in a file [KT007]"));
	assert_true(kt_arena_size(f->arena) - before < (size_t)200 << 20);
}

/* Places on one long line are not each counted from its start. */
static void one_long_line(void **state)
{
	fixture *f = *state;
	kt_str text = repeated(f, "a: [", "caf\xc3\xa9 en nog wat meer woorden, ", 200000, "x]\n");
	double start = seconds();
	const kt_node *root = read_text(f, text);
	assert_non_null(root);
	const kt_node *list = kt_node_of(root, "a");
	assert_int_equal(list->count, 200001);
	assert_int_equal(list->items[200000]->at.column, 200000u * 30 + 5);
	assert_true(
	        kt_str_is(kt_str_slice(f->source.text, list->items[200000]->offset, list->items[200000]->end), "x"));
	assert_true(seconds() - start < 10 * QUICK);
}

static void a_line_of_no_break_spaces(void **state)
{
	fixture *f = *state;
	kt_str text = repeated(f, "a: ", "x\xc2\xa0", 1000000, "x\n  \xc2\xa0 b\n");
	double start = seconds();
	assert_null(read_text(f, text));
	assert_true(seconds() - start < 10 * QUICK);
	assert_non_null(strstr(printed(f), "a.yaml:2:3: error: invisible no-break space at column 3 [KT011]"));
}

static void many_keys_and_doubles(void **state)
{
	fixture *f = *state;
	kt_buf b = kt_buf_in(f->arena);
	for (int i = 0; i < 200000; i++)
		kt_buf_print(&b, "key%d: x\n", i % 100000);
	double start = seconds();
	assert_null(read_text(f, kt_buf_str(&b)));
	assert_true(seconds() - start < 10 * QUICK);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 100000);
	assert_non_null(
	        strstr(printed(f), "a.yaml:100001:1: error: the key `key0` stands twice, first on line 1 [KT008]"));
}

static void long_scalars(void **state)
{
	fixture *f = *state;
	kt_str text = repeated(f, "a: |\n", "  een regel van een alinea\n\n", 300000, "b: x\n");
	double start = seconds();
	const kt_node *root = read_text(f, text);
	assert_non_null(root);
	const kt_node *a = kt_node_of(root, "a");
	for (size_t at = 0; at < a->text.len; at += 26)
		assert_int_equal(kt_node_place(a, at).column, 3);
	is_at(kt_node_place(a, a->text.len - 25), 600000, 3);
	assert_true(seconds() - start < 10 * QUICK);
}

/* No head of a good file crashes, and each is a tree or a diagnostic whose place exists. */
static void cut_at_each_byte(void **state)
{
	static const char whole[] =
	        "title: \"x\\u00e9\" # c\nbody:\n  - text: |\n      E\xc3\xa9n {lives}.\n\n      - twee\n"
	        "  - {a: [1, 'b'], c: \"d\"}\n  - handel: >-\n      x\n      y\n? z\n: q\n";
	for (size_t len = 0; len < sizeof whole; len++) {
		set_up(state);
		fixture *f = *state;
		char *exact = malloc(len + 1);
		memcpy(exact, whole, len);
		const kt_node *root = read_text(f, (kt_str){exact, len});
		assert_true((root == NULL) == (kt_diag_status(f->diag) == 1));
		free(exact);
		tear_down(state);
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        CASE(a_tree_with_places),
	        CASE(places_in_a_literal),
	        CASE(explicit_indents),
	        CASE(places_in_other_scalars),
	        cmocka_unit_test(nesting_bombs),
	        CASE(sixty_four_levels_are_fine),
	        CASE(alias_bomb),
	        cmocka_unit_test(odd_aliases),
	        CASE(twenty_megabytes),
	        CASE(four_million_items),
	        CASE(one_long_line),
	        CASE(a_line_of_no_break_spaces),
	        CASE(many_keys_and_doubles),
	        CASE(long_scalars),
	        cmocka_unit_test(cut_at_each_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
