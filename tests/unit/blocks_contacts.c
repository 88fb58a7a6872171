/* Contacts: cards with links and codes; what cannot be put in a code is said with its size. */
#include "blocks_fixture.h"

extern const kt_block_kind kt_block_contacts;

static const char two_groups[] = "  - contacts:\n      title: Contact\n      groups:\n"
                                 "        - organisation: Eén\n          people:\n"
                                 "            - name: An Li\n              role: Directeur\n"
                                 "              email: an@example.org\n              phone: +31 6 12\n"
                                 "            - name: Bo Mo\n"
                                 "        - organisation: Twee\n          people:\n"
                                 "            - name: Cé Do\n              phone: +31 6 34\n";

static fixture *open_contacts(const char *body, const char *po, kt_len width)
{
	fixture *f = open_fixture(&kt_block_contacts, body, po);
	static const char *const styles[] = {"title", "organisation", "name", "text"};
	for (unsigned i = 0; i < 4; i++)
		look_style(f, &kt_block_contacts, styles[i], &f->text);
	((kt_field_paint *)look_member(f, &kt_block_contacts, "card"))->ink = &f->inks[0];
	((kt_field_paint *)look_member(f, &kt_block_contacts, "edge"))->part = -1;
	*(kt_len *)look_member(f, &kt_block_contacts, "qr") = KT_PT(45);
	f->setting.width = width;
	tag_and_measure(f, &kt_block_contacts);
	return f;
}

static void test_cards_side_by_side(void **state)
{
	(void)state;
	fixture *f = open_contacts(two_groups, NULL, KT_PT(490));
	/* Title, names of organisations, two rows of cards. */
	assert_int_equal(f->slices.count, 4);
	assert_int_equal(f->slices.items[2].height, f->slices.items[3].height);
	assert_int_equal(f->slices.items[2].height % STEP, 0);
	draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    H2\n"
	               "      \"Contact\"\n"
	               "    H3\n"
	               "      \"Eén\"\n"
	               "    Div\n"
	               "      P\n"
	               "        \"An Li\"\n"
	               "      P\n"
	               "        \"Directeur\"\n"
	               "      P\n"
	               "        Link\n"
	               "          \"an@example.org\"\n"
	               "          -> \"mailto:an@example.org\"\n"
	               "      P\n"
	               "        Link\n"
	               "          \"+31 6 12\"\n"
	               "          -> \"tel:+31612\"\n"
	               "      Figure alt \"Code van An Li\"\n"
	               "    Div\n"
	               "      P\n"
	               "        \"Bo Mo\"\n"
	               "      Figure alt \"Code van Bo Mo\"\n"
	               "    H3\n"
	               "      \"Twee\"\n"
	               "    Div\n"
	               "      P\n"
	               "        \"Cé Do\"\n"
	               "      P\n"
	               "        Link\n"
	               "          \"+31 6 34\"\n"
	               "          -> \"tel:+31634\"\n"
	               "      Figure alt \"Code van Cé Do\"\n");
	assert_int_equal(f->page.link_count, 3);
	assert_true(kt_str_is(f->page.links[0].address, "mailto:an@example.org"));
	assert_true(kt_str_is(f->page.links[0].contents, "E-mail An Li"));
	assert_true(kt_str_is(f->page.links[1].address, "tel:+31612"));
	assert_true(kt_str_is(f->page.links[1].contents, "Bel An Li"));
	assert_no_faults(f);
	close_fixture(f);
}

static const char bilingual[] = "  - contacts:\n      groups:\n        - organisation: Eén\n          people:\n"
                                "            - name: An Li\n              role: Directeur\n"
                                "              email: an@example.org\n"
                                "            - name: Bo Mo\n              role: Adviseur\n";
static const char english[] = ENGLISH_HEAD ENGLISH("name", "Eén", "Eén") ENGLISH("name", "An Li", "An Li")
        ENGLISH("name", "Bo Mo", "Bo Mo") ENGLISH("role of An Li", "Directeur", "Director")
                ENGLISH("role of Bo Mo", "Adviseur", "A title that takes more than one line beside the code");

/* Names, addresses and codes stand once, and are heard in both; roles stand in both, and alike on all cards. */
static void test_two_languages(void **state)
{
	(void)state;
	fixture *f = open_contacts(bilingual, english, KT_PT(490));
	draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
	assert_tags(f, "Document nl\n  Part nl\n"
	               "    H2\n      \"Eén\"\n"
	               "    Div\n"
	               "      P\n        \"An Li\"\n"
	               "      P\n        \"Directeur\"\n"
	               "      P\n        Link\n          \"an@example.org\"\n          -> \"mailto:an@example.org\"\n"
	               "      Figure alt \"Code van An Li\"\n"
	               "    Div\n"
	               "      P\n        \"Bo Mo\"\n"
	               "      P\n        \"Adviseur\"\n"
	               "      Figure alt \"Code van Bo Mo\"\n"
	               "  Part en\n"
	               "    H2\n      Figure alt \"Eén\"\n"
	               "    Div\n"
	               "      P\n        Figure alt \"An Li\"\n"
	               "      P\n        \"Director\"\n"
	               "      Figure alt \"Code of An Li\"\n"
	               "    Div\n"
	               "      P\n        Figure alt \"Bo Mo\"\n"
	               "      P\n        \"A title that takes more than one line beside the code\"\n"
	               "      Figure alt \"Code of Bo Mo\"\n");
	assert_int_equal(f->page.link_count, 1);
	kt_len dutch = 0, also = 0;
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		if (op->kind == KT_OP_TEXT && kt_str_is(op->runs[0].text, "Directeur"))
			dutch = op->at.y;
		if (op->kind == KT_OP_TEXT && kt_str_is(op->runs[0].text, "Director"))
			also = op->at.y;
	}
	assert_int_equal(also - dutch, ROW);
	assert_no_faults(f);
	close_fixture(f);
}

/* At every width an em at least is clear between two titles, also where the first one fills its half. */
static void test_two_titles_stand_apart(void **state)
{
	(void)state;
	static const char titled[] = "  - contacts:\n      title: Neem contact met ons op\n      groups:\n"
	                             "        - organisation: Eén\n          people:\n            - name: An Li\n";
	static const char po[] =
	        ENGLISH_HEAD ENGLISH("contacts title", "Neem contact met ons op", "Get in touch with us")
	                ENGLISH("name", "Eén", "Eén") ENGLISH("name", "An Li", "An Li");
	for (kt_len width = KT_PT(200); width < KT_PT(400); width += KT_PT(3)) {
		fixture *f = open_contacts(titled, po, width);
		f->setting.grid.gutter = f->text.size / 2;
		f->slices = (kt_slices){0};
		kt_block_contacts.measure(placed(f), &f->setting, &f->slices);
		draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
		assert_no_faults(f);
		kt_len end = 0, start = 0;
		for (size_t i = 0; i < f->page.count; i++) {
			const kt_op *op = &f->page.ops[i];
			if (op->kind != KT_OP_TEXT)
				continue;
			const kt_run *last = &op->runs[op->run_count - 1];
			if (kt_str_find(op->runs[0].text, "Neem", 0) == 0)
				end = op->at.x + last->x + last->width;
			else if (kt_str_find(op->runs[0].text, "Get", 0) == 0)
				start = op->at.x + op->runs[0].x;
		}
		assert_true(end > 0 && start - end >= f->text.size * 9 / 10);
		close_fixture(f);
	}
}

/* Every card stands within the measure, and its words and code within the card. */
static void test_all_within_the_card(void **state)
{
	(void)state;
	fixture *f = open_contacts(two_groups, NULL, KT_PT(490));
	draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
	kt_box card = {0};
	unsigned texts = 0, organisations = 0;
	for (size_t i = 0; i < f->page.count; i++) {
		const kt_op *op = &f->page.ops[i];
		const kt_point *p = op->path.points;
		if (op->kind == KT_OP_FILL && op->ink == &f->inks[0])
			card = (kt_box){p[0].x, p[0].y, p[2].x - p[0].x, p[2].y - p[0].y};
		for (uint32_t k = 0; card.w > 0 && k < op->path.point_count; k++) {
			assert_in_range(p[k].x, card.x, card.x + card.w);
			assert_in_range(p[k].y, card.y, card.y + card.h);
		}
		if (op->kind != KT_OP_TEXT || card.w == 0)
			continue;
		if (op->at.x > card.x + card.w) { /* the next organisation's name, after the people of the one before */
			organisations++;
			continue;
		}
		const kt_run *last = &op->runs[op->run_count - 1];
		texts++;
		assert_in_range(op->at.x, card.x + KT_PT(5), card.x + card.w);
		assert_true(op->at.x + last->x + last->width < card.x + card.w - KT_PT(45));
		assert_in_range(op->at.y, card.y + KT_PT(5), card.y + card.h - KT_PT(2));
	}
	assert_int_equal(organisations, 1);
	assert_int_equal(texts, 7);
	close_fixture(f);
}

static void test_a_narrow_measure_sets_one_column(void **state)
{
	(void)state;
	fixture *f = open_contacts(two_groups, NULL, KT_PT(230));
	/* Title; name and two cards; name and one card. */
	assert_int_equal(f->slices.count, 6);
	draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
	assert_no_faults(f);
	close_fixture(f);
}

static void test_a_tight_room_takes_less(void **state)
{
	(void)state;
	fixture *f = open_contacts(two_groups, NULL, KT_PT(490));
	kt_len high = kt_setting_depth(&f->slices, 0, f->slices.count);
	f->setting.room = high - STEP;
	f->slices = (kt_slices){0};
	kt_block_contacts.measure(placed(f), &f->setting, &f->slices);
	assert_true(kt_setting_depth(&f->slices, 0, f->slices.count) <= f->setting.room);
	close_fixture(f);
}

static void test_a_name_too_long_for_its_code_is_said_with_its_bytes(void **state)
{
	(void)state;
	char body[4096] =
	        "  - contacts:\n      groups:\n        - organisation: Eén\n          people:\n            - name: ";
	size_t at = strlen(body);
	for (size_t i = 0; i < 3000; i++)
		body[at++] = i % 8 == 7 ? ' ' : 'n';
	memcpy(body + at, "x\n", 3);
	fixture *f = open_contacts(body, NULL, KT_PT(490));
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 0);
	kt_page *page = &f->page;
	page->height = KT_PT(20000);
	draw_all(f, &kt_block_contacts, (kt_point){KT_PT(50), KT_PT(100)});
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 1);
	kt_buf words = kt_buf_in(f->arena);
	kt_diag_print(f->diag, KT_DIAG_TEXT, false, &words);
	/* 3,001 of the name, and 26 + 5 + 10 + 11 of what is around it: BEGIN and VERSION, FN: and its line end, ORG with
	 * "Eén", END. */
	assert_non_null(strstr(words.at, "takes 3053 bytes"));
	assert_non_null(strstr(words.at, "content/a.yaml:"));
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_cards_side_by_side),
	        cmocka_unit_test(test_two_languages),
	        cmocka_unit_test(test_two_titles_stand_apart),
	        cmocka_unit_test(test_all_within_the_card),
	        cmocka_unit_test(test_a_narrow_measure_sets_one_column),
	        cmocka_unit_test(test_a_tight_room_takes_less),
	        cmocka_unit_test(test_a_name_too_long_for_its_code_is_said_with_its_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
