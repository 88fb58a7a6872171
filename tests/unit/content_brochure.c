/* A project in memory becomes typed sections; faults are seen in all files at once. */
#include "content_world.h"

static void test_brochure(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	assert_string_equal(world_said(&w), "");
	const kt_brochure *b = w.brochure;
	assert_text(b->language->text, "nl");
	assert_text(b->layout->text, "a-layout");
	assert_int_equal(b->pages, 12);
	assert_int_equal(b->date.day, 24);
	assert_int_equal(b->publishers.count, 2);
	assert_int_equal(b->words.count, 1);
	assert_int_equal(b->figures.count, 5);
	assert_int_equal(b->section_count, 2);
	const kt_edition_spec *two = kt_brochure_edition(b, KT_STR("nl-en"));
	assert_int_equal(two->arrangement, KT_ARRANGEMENT_SIDE_BY_SIDE);
	assert_int_equal(two->reading, KT_READING_INTERLEAVED);
	assert_text(two->languages.items[1]->text, "en");
	assert_int_equal(kt_brochure_edition(b, KT_STR("nl"))->arrangement, KT_ARRANGEMENT_ONE);
	assert_null(kt_brochure_edition(b, KT_STR("fr")));
	world_close(&w);
}

static void test_sections(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	const kt_section *cover = &w.brochure->sections[0], *one = &w.brochure->sections[1];
	assert_text(cover->id, "cover");
	assert_text(cover->template_name->text, "cover");
	assert_int_equal(cover->title.first, w.brochure->title.first);
	assert_int_equal(cover->title.count, 1);
	assert_int_equal(cover->kicker.count, 0);
	assert_int_equal(one->kicker.count, 1);
	assert_text(one->source.path, "content/one.yaml");
	assert_int_equal(one->body_count, 6);
	assert_int_equal(one->countries.count, 2);
	assert_text(one->countries.items[0]->text, "BO");
	assert_text(one->body[0].slot->text, "main");
	assert_int_equal(one->body[0].only, KT_ONLY_BOTH);
	assert_int_equal(one->body[1].only, KT_ONLY_SCREEN);
	assert_null(one->body[1].slot);
	assert_string_equal(one->body[3].form->kind, "quote");
	assert_int_equal(one->body[3].at.line, 18);
	/* Every title and block has an index of its own. */
	assert_int_equal(cover->title_block, 0);
	assert_int_equal(cover->body[0].index, 1);
	assert_int_equal(one->title_block, 2);
	assert_int_equal(one->body[5].index, 8);
	assert_int_equal(w.brochure->block_count, 9);
	world_close(&w);
}

static void test_figures_are_resolved(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	const kt_placed *body = w.brochure->sections[1].body;
	const test_share *share = ((const test_shares *)body[4].fields)->shares.items;
	assert_int_equal(share->figure.figure, 4);
	assert_int_equal(share->figure.value.units, 72);
	const test_event *events = ((const test_timeline *)body[5].fields)->events.items;
	assert_int_equal(events[0].year.figure, 1);
	assert_int_equal(events[0].year.value.units, 1975);
	assert_int_equal(events[1].year.figure, 0);
	assert_int_equal(events[1].year.value.units, 2025);
	assert_int_equal(kt_figure_find(&w.brochure->figures, KT_STR("trained")), 2);
	assert_true(kt_figure_find(&w.brochure->figures, KT_STR("train")) == SIZE_MAX);
	assert_string_equal(kt_figure_nearest(w.arena, &w.brochure->figures, KT_STR("trainde")), "trained");
	assert_null(kt_figure_nearest(w.arena, &w.brochure->figures, KT_STR("quite other")));
	world_close(&w);
}

/* One run names the faults of every file, and the brochure comes back for the stages that follow. */
static void test_all_faults_at_once(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	put(&w, "content/figures.yaml", "since: {value: 49.000}\nlives: {value: 1}\n");
	put(&w, "content/cover.yaml", "template: cover\nbody:\n  - txet: Tekst\n");
	put(&w, "content/one.yaml", "template: article\ntitel: Eerste\nbody:\n  - text: \"{nobody}\"\n");
	world_read(&w);
	assert_non_null(w.brochure);
	assert_int_equal(w.brochure->section_count, 2);
	const char *said = world_said(&w);
	assert_non_null(strstr(said, "content/figures.yaml:1:16: error: "));
	assert_non_null(strstr(said, "content/cover.yaml:3:5: error: `txet` is no kind of block"));
	assert_non_null(strstr(said, "content/one.yaml:2:1: error: "));
	assert_non_null(strstr(said, "content/one.yaml:4:13: error: no figure is named `nobody`"));
	world_close(&w);
}

static void test_a_broken_section_does_not_hide_others(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	put(&w, "content/cover.yaml", "template: [\n");
	put(&w, "content/one.yaml", "template: article\nbody:\n  - text: \"{nobody}\"\n");
	world_read(&w);
	const char *said = world_said(&w);
	assert_non_null(strstr(said, "content/cover.yaml:"));
	assert_non_null(strstr(said, "content/one.yaml:3:13: error: no figure is named `nobody`"));
	world_close(&w);
}

static void test_other_folders(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	put(&w, "some/where/content/brochure.yaml", "title: T\n");
	w.brochure = kt_brochure_read(w.io, w.arena, KT_STR("some/where"), &test_forms, w.diag);
	assert_non_null(strstr(world_said(&w), "some/where/content/brochure.yaml:1:1: error: `language` is missing"));
	assert_null(kt_brochure_read(w.io, w.arena, KT_STR("nowhere"), &test_forms, w.diag));
	assert_non_null(strstr(world_said(&w), "no file nowhere/content/brochure.yaml"));
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_brochure),
	                                   cmocka_unit_test(test_sections),
	                                   cmocka_unit_test(test_figures_are_resolved),
	                                   cmocka_unit_test(test_all_faults_at_once),
	                                   cmocka_unit_test(test_a_broken_section_does_not_hide_others),
	                                   cmocka_unit_test(test_other_folders)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
