/* The smaller kinds of text: quote, pull line, callout, lead, labels. */
#include "blocks_fixture.h"

extern const kt_block_kind kt_block_quote, kt_block_pull_line, kt_block_callout, kt_block_lead, kt_block_labels;

static void all_styles(fixture *f, const kt_block_kind *kind)
{
	for (const kt_field *field = kind->look->fields; field->name; field++)
		if (field->type == KT_FIELD_STYLE)
			look_style(f, kind, field->name, &f->text);
}

static void test_a_quote_has_its_languages_marks(void **state)
{
	(void)state;
	fixture *f =
	        open_fixture(&kt_block_quote,
	                     "  - quote:\n      text: |\n        Wat *ik* zei.\n\n        En meer.\n      by: Anna\n"
	                     "      role: lid\n",
	                     NULL);
	all_styles(f, &kt_block_quote);
	tag_and_measure(f, &kt_block_quote);
	assert_int_equal(f->slices.count, 4);
	for (size_t i = 0; i < 3; i++)
		assert_true(f->slices.items[i].keep);
	draw_all(f, &kt_block_quote, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    BlockQuote\n"
	               "      P\n"
	               "        \"“Wat ik zei.\"\n"
	               "      P\n"
	               "        \"En meer.”\"\n"
	               "    P\n"
	               "      \"Anna\"\n"
	               "    P\n"
	               "      \"lid\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_a_pull_line_is_not_parted(void **state)
{
	(void)state;
	fixture *f = open_fixture(&kt_block_pull_line,
	                          "  - pull-line: |\n      Een zin die over meer dan een regel loopt.\n", NULL);
	all_styles(f, &kt_block_pull_line);
	f->setting.width = KT_PT(90);
	tag_and_measure(f, &kt_block_pull_line);
	assert_true(f->slices.count > 2);
	for (size_t i = 0; i + 1 < f->slices.count; i++)
		assert_true(f->slices.items[i].keep);
	draw_all(f, &kt_block_pull_line, (kt_point){KT_PT(50), KT_PT(60)});
	assert_no_faults(f);
	close_fixture(f);
}

static void test_a_callout(void **state)
{
	(void)state;
	fixture *f =
	        open_fixture(&kt_block_callout,
	                     "  - callout:\n      title: Let op\n      text: |\n        Dit helpt:\n\n        - een;\n"
	                     "        - twee.\n\n        Slot.\n",
	                     NULL);
	all_styles(f, &kt_block_callout);
	look_part(f, &kt_block_callout, "bullet", KT_PART_ACCENT);
	tag_and_measure(f, &kt_block_callout);
	const kt_slice *s = f->slices.items;
	assert_int_equal(f->slices.count, 5);
	/* A title of one row, then at least a step and back on the rows; a step above each item, and back again. */
	assert_int_equal(s[1].before, ROW);
	assert_int_equal(s[2].before, STEP);
	assert_int_equal(s[3].before, STEP);
	assert_int_equal(s[4].before, ROW + STEP);
	draw_all(f, &kt_block_callout, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    Div\n"
	               "      H2\n"
	               "        \"Let op\"\n"
	               "      P\n"
	               "        \"Dit helpt:\"\n"
	               "      L\n"
	               "        LI\n"
	               "          Lbl alt \"•\"\n"
	               "          LBody\n"
	               "            \"een;\"\n"
	               "        LI\n"
	               "          Lbl alt \"•\"\n"
	               "          LBody\n"
	               "            \"twee.\"\n"
	               "      P\n"
	               "        \"Slot.\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_a_lead(void **state)
{
	(void)state;
	fixture *f = open_fixture(&kt_block_lead, "  - lead: |\n      Waar het over gaat.\n", NULL);
	all_styles(f, &kt_block_lead);
	tag_and_measure(f, &kt_block_lead);
	draw_all(f, &kt_block_lead, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Waar het over gaat.\"\n");
	close_fixture(f);
}

static const char english[] =
        ENGLISH_HEAD ENGLISH("label sector", "Mijnbouw", "Mining") ENGLISH("label region", "Peru", "Peru");

static fixture *open_labels(const char *body, const char *po)
{
	fixture *f = open_fixture(&kt_block_labels, body, po);
	all_styles(f, &kt_block_labels);
	((kt_field_paint *)look_member(f, &kt_block_labels, "sector"))->ink = &f->inks[3];
	look_part(f, &kt_block_labels, "region", KT_PART_TEXT);
	*(kt_len *)look_member(f, &kt_block_labels, "line") = KT_PT(1);
	return f;
}

static void test_labels_in_two_languages(void **state)
{
	(void)state;
	fixture *f = open_labels("  - labels:\n      sector: Mijnbouw\n      region: Peru\n", english);
	tag_and_measure(f, &kt_block_labels);
	assert_int_equal(f->slices.count, 1);
	draw_all(f, &kt_block_labels, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Mijnbouw\"\n"
	               "    P\n"
	               "      \"Peru\"\n"
	               "  Part en\n"
	               "    P\n"
	               "      \"Mining\"\n"
	               "    P\n"
	               "      Figure alt \"Peru\"\n");
	assert_no_faults(f);
	close_fixture(f);
}

static void test_labels_go_below_each_other(void **state)
{
	(void)state;
	fixture *f = open_labels("  - labels:\n      sector: Mijnbouw\n      region: Andesregio\n", NULL);
	f->setting.width = KT_PT(100);
	tag_and_measure(f, &kt_block_labels);
	assert_int_equal(f->slices.count, 2);
	assert_int_equal(f->slices.items[1].before, STEP);
	draw_all(f, &kt_block_labels, (kt_point){KT_PT(50), KT_PT(60)});
	assert_no_faults(f);
	close_fixture(f);

	f = open_labels("  - labels:\n      sector: Mijnbouw\n      region: Andesregio\n", NULL);
	f->setting.width = KT_PT(60);
	tag_and_measure(f, &kt_block_labels);
	draw_all(f, &kt_block_labels, (kt_point){KT_PT(50), KT_PT(60)});
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 2);
	close_fixture(f);
}

/* Without a region the section's countries are named, in the edition's language. */
static void test_the_region_of_a_map(void **state)
{
	(void)state;
	fixture *f = open_labels("  - labels:\n      sector: Bloemen\n", NULL);
	kt_node uganda = {.kind = KT_NODE_SCALAR, .text = KT_STR("UG")},
	        peru = {.kind = KT_NODE_SCALAR, .text = KT_STR("PE")};
	const kt_node *codes[] = {&uganda, &peru};
	f->brochure->sections[0].countries = (kt_field_words){codes, 2};
	tag_and_measure(f, &kt_block_labels);
	draw_all(f, &kt_block_labels, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Bloemen\"\n"
	               "    P\n"
	               "      \"Oeganda, Peru\"\n");
	close_fixture(f);

	f = open_labels("  - labels:\n      sector: Bloemen\n", NULL);
	tag_and_measure(f, &kt_block_labels);
	draw_all(f, &kt_block_labels, (kt_point){KT_PT(50), KT_PT(60)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    P\n"
	               "      \"Bloemen\"\n");
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_a_quote_has_its_languages_marks),
	        cmocka_unit_test(test_a_pull_line_is_not_parted),
	        cmocka_unit_test(test_a_callout),
	        cmocka_unit_test(test_a_lead),
	        cmocka_unit_test(test_labels_in_two_languages),
	        cmocka_unit_test(test_labels_go_below_each_other),
	        cmocka_unit_test(test_the_region_of_a_map),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
