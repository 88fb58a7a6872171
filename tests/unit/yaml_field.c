#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "page.h"

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_source source;
	page page;
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

static bool reads(fixture *f, const char *text)
{
	memset(&f->page, 0xee, sizeof f->page);
	assert_true(kt_source_read(f->arena, KT_STR("a.yaml"), kt_str_of(text), f->diag, &f->source));
	const kt_node *root = kt_node_read(f->arena, &f->source, f->diag);
	assert_non_null(root);
	return kt_record_read(&kt_page_record, root, &f->page, f->arena, f->diag);
}

static void is_text(const kt_node *node, const char *text)
{
	assert_non_null(node);
	assert_true(kt_str_is(node->text, text));
}

static void all_members(void **state)
{
	fixture *f = *state;
	assert_true(reads(
	        f,
	        "id: x\nkind: case\nwords: [a, b]\ntitle: Een\nname: Jo\ntext: |\n  Een.\nvalue: 49.5\npages: 49 000\n"
	        "shape: pie\ndraft: yes\nwidth: 3mm\ndate: 2028-02-29\nlanguage: no\nemail: a@b.nl\nphone: 0612345678\n"
	        "url: https://a.nl\nrows: [1 to 6, 7 to 12]\nanything: {a: b}\nstyle: title\nink: petrol\ninks: [a, "
	        "b]\n"
	        "by: {name: Jo, role: lid}\n"
	        "events: [{year: lives, label: een}, {year: 1975, label: twee}]\n"
	        "chain: [een, {text: twee, ink: amber}]\n"
	        "people: {jo: Jo, an: {name: An}}\n"));
	const page *p = &f->page;
	is_text(p->id, "x");
	is_text(p->kind, "case");
	assert_int_equal(p->words.count, 2);
	is_text(p->words.items[1], "b");
	is_text(p->title.node, "Een");
	assert_int_equal(p->title.count, 0);
	is_text(p->text.node, "Een.\n");
	assert_int_equal(p->value.value.units, 495);
	assert_int_equal(p->value.value.scale, 1);
	assert_int_equal(p->pages, 49000);
	assert_int_equal(p->shape, 2);
	assert_true(p->draft);
	assert_int_equal(p->width, 8708);
	assert_int_equal(p->date.month, 2);
	assert_int_equal(p->date.day, 29);
	is_text(p->language, "no");
	is_text(p->phone, "0612345678");
	assert_int_equal(p->rows->kind, KT_NODE_LIST);
	assert_int_equal(p->anything->kind, KT_NODE_MAP);
	is_text(p->style.node, "title");
	assert_null(p->style.style);
	is_text(p->ink.node, "petrol");
	assert_int_equal(p->ink.part, -1);
	assert_int_equal(p->inks.count, 2);
	assert_int_equal(p->inks.items[1].part, -1);
	is_text(p->by.role.node, "lid");
	const event *events = p->events.items;
	assert_int_equal(p->events.count, 2);
	is_text(events[0].year.node, "lives");
	assert_int_equal(events[0].year.figure, 0);
	assert_int_equal(events[1].year.value.units, 1975);
	const link *links = p->chain.items;
	is_text(links[0].text.node, "een");
	assert_int_equal(links[0].ink.part, -1);
	is_text(links[1].ink.node, "amber");
	const person *people = p->people.items;
	assert_true(kt_str_is(people[0].entry->key, "jo"));
	is_text(people[0].name.node, "Jo");
	is_text(people[1].name.node, "An");
	assert_null(people[1].role.node);
}

static void fallbacks_and_what_is_absent(void **state)
{
	fixture *f = *state;
	assert_true(reads(f, "id: x\n"));
	const page *p = &f->page;
	is_text(p->kind, "article");
	assert_null(p->kind->at.source);
	assert_int_equal(p->pages, 12);
	assert_int_equal(p->shape, 1);
	assert_int_equal(p->width, KT_PT(12.5));
	is_text(p->rows, "1 to 6");
	assert_int_equal(p->inks.count, 2);
	is_text(p->inks.items[0].node, "coral-deep");
	is_text(p->inks.items[1].node, "petrol");
	assert_null(p->ink.node);
	assert_int_equal(p->ink.part, -1);
	assert_false(p->draft);
	assert_null(p->title.node);
	assert_null(p->by.name.node);
	assert_int_equal(p->events.count, 0);
}

/* What is good is filled in beside what is not. */
static void mistakes_do_not_stop_it(void **state)
{
	fixture *f = *state;
	assert_false(reads(f, "pages: x\nid: y\nwrong: 1\nevents:\n  - {year: 1, label: een}\n  - {year: 1}\n  - "
	                      "{year: 3, label: x}\n"));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 3);
	is_text(f->page.id, "y");
	assert_int_equal(f->page.events.count, 3);
	is_text(((const event *)f->page.events.items)[2].label.node, "x");
}

static void bounds(void **state)
{
	static const struct {
		const char *text;
		bool good;
	} cases[] = {
	        {"value: 0", true},
	        {"value: 1000", true},
	        {"value: 1000.000000001", false},
	        {"value: -0", true},
	        {"value: -0.000000001", false},
	        {"pages: 1", true},
	        {"pages: 0", false},
	        {"pages: 2147483647", true},
	        {"pages: 2147483648", false},
	        {"width: 1mm", true},
	        {"width: 0.99mm", false},
	        {"width: 200mm", true},
	        {"width: 200.001mm", false},
	        {"words: a", true},
	        {"words: []", false},
	        {"words: [a, b, c]", true},
	        {"words: [a, b, c, d]", false},
	        {"date: 2026-04-30", true},
	        {"date: 2026-04-31", false},
	        {"date: 2100-02-29", false},
	        {"date: 2000-02-29", true},
	        {"date: 0000-01-01", false},
	        {"date: 2026-13-01", false},
	        {"date: 2026-1-01", false},
	        {"draft: false", true},
	        {"draft: off", false},
	        {"draft: ~", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		set_up(state);
		if (reads(*state, cases[i].text) != cases[i].good)
			fail_msg("%s", cases[i].text);
		tear_down(state);
	}
}

static void is_length(const char *text, kt_len wanted)
{
	kt_len length;
	if (!kt_field_length(kt_str_of(text), &length))
		fail_msg("%s is no length", text);
	assert_int_equal(length, wanted);
}

static void lengths(void **state)
{
	(void)state;
	static const char *const wrong[] = {
	        "",     "mm",    "3",   "3 m",      "3cm",     "1,5mm",
	        "3mmm", "1e3pt", "pt3", "300000pt", "49 00pt", "12345678901234567890123456789012345678.123mm"};
	is_length("12.5pt", KT_PT(12.5));
	is_length("-3pt", KT_PT(-3));
	is_length("1.5 mm", 4354);
	is_length("36.425pt", 37299);
	is_length("25.4mm", 72 * 1024);
	is_length("0", 0);
	is_length("0pt", 0);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		kt_len length;
		if (kt_field_length(kt_str_of(wrong[i]), &length))
			fail_msg("%s is taken for a length", wrong[i]);
	}
}

typedef struct walked {
	kt_arena *arena;
	kt_buf names;
	const char *stop;
} walked;

static bool note(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	walked *w = context;
	assert_ptr_equal((char *)owner + field->offset, member);
	bool known = false;
	for (const kt_field *each = record->fields; each->name != NULL; each++)
		known = known || each == field;
	assert_true(known);
	kt_buf_print(&w->names, "%s ", field->name);
	return w->stop == NULL || strcmp(w->stop, field->name) != 0;
}

static void walking(void **state)
{
	fixture *f = *state;
	assert_true(
	        reads(f, "title: x\nevents: [{year: 1, label: x}, {year: 2, label: y}]\nby: Jo\npeople: {an: An}\n"));
	walked w = {f->arena, kt_buf_in(f->arena), NULL};
	assert_true(kt_record_walk(&kt_page_record, &f->page, note, &w));
	assert_string_equal(w.names.at,
	                    "kind title pages shape draft width rows inks by name events year label year label people "
	                    "name ");
	w = (walked){f->arena, kt_buf_in(f->arena), "label"};
	assert_false(kt_record_walk(&kt_page_record, &f->page, note, &w));
	assert_string_equal(w.names.at, "kind title pages shape draft width rows inks by name events year label ");
}

typedef struct file {
	kt_field_list people;
} file;

/* figures.yaml: the file is the map. */
static void a_file_that_is_a_map(void **state)
{
	static const kt_field fields[] = {
	        {"", KT_FIELD_MAP, offsetof(file, people), .of = &kt_page_person, .help = "people by name"},
	        KT_FIELD_END};
	static const kt_record record = {"people", sizeof(file), fields, NULL};
	fixture *f = *state;
	file value;
	assert_true(
	        kt_source_read(f->arena, KT_STR("a.yaml"), KT_STR("an: An\njo: {name: Jo}\n"), f->diag, &f->source));
	const kt_node *root = kt_node_read(f->arena, &f->source, f->diag);
	assert_true(kt_record_read(&record, root, &value, f->arena, f->diag));
	assert_int_equal(value.people.count, 2);
	is_text(((const person *)value.people.items)[1].name.node, "Jo");
}

/* More faults than anybody reads cost no more than finding them. */
static void very_many_faults(void **state)
{
	fixture *f = *state;
	kt_buf b = kt_buf_in(f->arena);
	kt_buf_text(&b, "chain: [");
	for (int i = 0; i < 60000; i++)
		kt_buf_print(&b, "{txet: een, coaching}, ");
	kt_buf_text(&b, "]\n");
	size_t before = kt_arena_size(f->arena);
	assert_false(reads(f, b.at));
	assert_true(kt_diag_count(f->diag, KT_DIAG_ERROR) >= 120000);
	assert_true(kt_arena_size(f->arena) - before < (size_t)128 << 20);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	        CASE(all_members),
	        CASE(fallbacks_and_what_is_absent),
	        CASE(mistakes_do_not_stop_it),
	        cmocka_unit_test(bounds),
	        cmocka_unit_test(lengths),
	        CASE(walking),
	        CASE(a_file_that_is_a_map),
	        CASE(very_many_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
