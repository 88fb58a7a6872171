/* Which texts are messages, under which contexts, with which notes. */
#include "content_world.h"

static void test_every_text(void **state)
{
	(void)state;
	static const char *const expected[][3] = {
	        {"brochure · title", "Een proef", "title of the brochure: cover, folio, document title"},
	        {"brochure · name", "Uitgever Een", "name of a publisher"},
	        {"brochure · name", "Uitgever Twee", "name of a publisher"},
	        {"brochure · word source", "Bron: {source}", "set by the layout; source"},
	        {"cover · paragraph", "Meer dan {lives} mensen", "body, paragraph"},
	        {"one · title", "Eerste", "title"},
	        {"one · kicker", "Klein", "small line above the title"},
	        {"one · paragraph", "Sinds {since} **samen**, met {trained} deelnemers.", "body, paragraph"},
	        {"one · item", "een;", "body, list item 1 of 2"},
	        {"one · item", "twee.", "body, list item 2 of 2"},
	        {"one · callout subhead", "Kop", "callout, subhead"},
	        {"one · callout item", "drie", "callout, list item 1 of 1"},
	        {"one · map alt", "Een kaart.", "heard"},
	        {"one · quotation of Jan d’Arc", "Zo is het.", "quotation of record: Jan d’Arc, paragraph"},
	        {"one · name", "Jan d’Arc", "name of a person"},
	        {"one · role of Jan d’Arc", "baas", "job title of Jan d’Arc"},
	        {"one · share alt", "Stippen.", "heard"},
	        {"one · share sentence", "{no_access} zonder recht", "whole sentence; {no_access} is set large"},
	        {"one · timeline label", "start", "timeline, under the year 1975"},
	        {"one · timeline label", "start", "timeline, under the year 2025"},
	        {"figures · source", "Global Rights Index", "source of a figure"},
	        {"figures · source", "Global Rights Index", "source of a figure"}};
	world w;
	world_open(&w);
	world_read(&w);
	const kt_messages *messages = &w.brochure->messages;
	assert_int_equal(messages->count, sizeof expected / sizeof expected[0]);
	for (size_t i = 0; i < messages->count; i++) {
		assert_text(messages->items[i].context, expected[i][0]);
		assert_text(messages->items[i].source, expected[i][1]);
		assert_text(messages->items[i].note, expected[i][2]);
		assert_int_equal(messages->items[i].index, i);
	}
	world_close(&w);
}

static void test_what_a_message_is(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	const kt_message *items = w.brochure->messages.items;
	assert_true(items[1].name && !items[0].name && items[14].name);
	assert_true(items[3].word && !items[4].word);
	assert_true(items[12].heard && !items[13].heard);
	assert_true(items[9].prose && items[9].part.kind == KT_PROSE_ITEM && items[9].part.number == 2);
	assert_true(!items[15].prose);
	assert_int_equal(items[7].at.line, 6);
	assert_int_equal(items[7].at.column, 7);
	assert_int_equal(items[9].at.line, 10);
	world_close(&w);
}

static void test_equal_texts_share_an_entry(void **state)
{
	(void)state;
	world w;
	world_open(&w);
	world_read(&w);
	for (uint32_t i = 0; i < w.brochure->messages.count; i++)
		assert_int_equal(w.brochure->messages.items[i].first, i == 19 ? 18 : i == 21 ? 20 : i);
	world_close(&w);
}

static void test_braces(void **state)
{
	(void)state;
	kt_str text = KT_STR("a {b} \\{c} {d {e}{f}} {g\n} {h"), name;
	size_t at = 0;
	static const char *const names[] = {"b", "e", "f"};
	for (size_t i = 0; i < 3; i++) {
		assert_true(kt_message_brace(text, &at, &name));
		assert_text(name, names[i]);
	}
	assert_false(kt_message_brace(text, &at, &name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_text), cmocka_unit_test(test_what_a_message_is),
	                                   cmocka_unit_test(test_equal_texts_share_an_entry),
	                                   cmocka_unit_test(test_braces)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
