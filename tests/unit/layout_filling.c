#include "layout_world.h"

#define TEMPLATES                                                                                                      \
	"templates:\n  t:\n    slots:\n      title: {measure: full, rows: 1 to 3, takes: title}\n"                     \
	"      main: {measure: full, rows: 5 to 14, takes: text}\n"                                                    \
	"  notes:\n    slots:\n      title: {measure: full, rows: 1 to 3, takes: title}\n"
#define SADDLE "print: {binding: saddle}\n" TEMPLATES
#define FILLED                                                                                                         \
	"print: {binding: saddle, fill: notes, lines: {measure: half, rows: 5 to 14, rule: 0.5pt ink, every: "         \
	"32pt}}\n" TEMPLATES

static const char a[] = "template: t\ntitle: Titel\nbody:\n  - text: Een\n";
static const char b[] = "template: t\ntitle: Andere\nbody:\n  - text: Twee\n";

/* What lay_out has set for a screen, set for the target, keeping how it was made up. */
static kt_document *set_for(world *w, kt_target target)
{
	kt_edition edition = w->edition;
	edition.target = target;
	kt_document *document = kt_layout_set(w->layout, &edition, w->setter, w->arena, true, w->diag);
	if (!document)
		fail_msg("%s", words(w));
	return document;
}

static world *laid_out(const char *layout, const char *second)
{
	world *w = open_world();
	if (!lay_out(w, layout, a, second, NULL, "nl"))
		fail_msg("%s", words(w));
	return w;
}

static size_t count_of(const kt_page *page, kt_op_kind kind)
{
	size_t count = 0;
	for (size_t i = 0; i < page->count; i++)
		count += page->ops[i].kind == kind;
	return count;
}

static void pages_that_are_lacking_are_told_for_print(void **state)
{
	(void)state;
	world *w = laid_out(SADDLE, b);
	const kt_document *document = set_for(w, KT_TARGET_PRINT);
	assert_int_equal(document->page_count, 2);
	assert_int_equal(document->fold, 4);
	assert_int_equal(document->remark_count, 1);
	assert_string_equal(document->remarks[0].check, "page-count");
	assert_non_null(strstr(kt_str_c(w->arena, document->remarks[0].words), "2 pages"));
	assert_non_null(strstr(kt_str_c(w->arena, document->remarks[0].words), "2 more make 4;"));
	assert_int_equal(set_for(w, KT_TARGET_SCREEN)->remark_count, 0);
	close_world(w);
	w = laid_out(TEMPLATES, b);
	assert_int_equal(set_for(w, KT_TARGET_PRINT)->remark_count, 0);
	close_world(w);
}

static void they_are_put_in_before_the_last_section(void **state)
{
	(void)state;
	world *w = laid_out(FILLED, b);
	const kt_document *document = set_for(w, KT_TARGET_PRINT);
	assert_int_equal(document->page_count, 4);
	assert_int_equal(document->filled, 2);
	assert_int_equal(document->remark_count, 0);
	assert_non_null(set_text(document, 0, "Een"));
	assert_non_null(set_text(document, 3, "Twee"));
	assert_true(kt_str_is(document->pages[3]->label, "4"));
	for (size_t page = 1; page < 3; page++) {
		/* No title without the word; rows 5 to 14 are 160 pt, in two columns. */
		assert_int_equal(count_of(document->pages[page], KT_OP_TEXT), 0);
		assert_int_equal(count_of(document->pages[page], KT_OP_STROKE), 2 * 5);
	}
	assert_int_equal(document->outline_count, 2);
	assert_int_equal(set_for(w, KT_TARGET_SCREEN)->page_count, 2);
	close_world(w);
}

static void one_section_stays_first(void **state)
{
	(void)state;
	world *w = laid_out(FILLED, NULL);
	const kt_document *document = set_for(w, KT_TARGET_PRINT);
	assert_int_equal(document->page_count, 4);
	assert_non_null(set_text(document, 0, "Een"));
	close_world(w);
}

/* What is put in does not count as what the brochure asks for, and is not told as it is tried. */
static void pages_that_are_asked_for_are_those_of_the_content(void **state)
{
	(void)state;
	world *w = open_world();
	if (!lay_out(w, FILLED, a, b, NULL, "two"))
		fail_msg("%s", words(w));
	assert_int_equal(set_for(w, KT_TARGET_PRINT)->page_count, 4);
	assert_string_equal(words(w), "");
	close_world(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(pages_that_are_lacking_are_told_for_print),
	                                   cmocka_unit_test(they_are_put_in_before_the_last_section),
	                                   cmocka_unit_test(one_section_stays_first),
	                                   cmocka_unit_test(pages_that_are_asked_for_are_those_of_the_content)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
