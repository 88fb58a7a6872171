#include "layout_world.h"

#include "blocks/prose.h"

/* A paragraph of some 45 characters a sentence, `count` times. */
static const char *sentences(const world *w, const char *indent, int count)
{
	kt_buf text = kt_buf_in(w->arena);
	kt_buf_text(&text, indent);
	for (int i = 0; i < count; i++)
		kt_buf_print(&text, "%sZin %d gaat over werk en over vakbonden hier.", i ? " " : "", i + 1);
	kt_buf_text(&text, "\n");
	return text.at;
}

static const char plain[] =
        "templates:\n  t:\n    slots:\n      title: {measure: full, rows: 1 to 3, takes: title, stands: low}\n"
        "      main: {measure: half, rows: 5 to 14, takes: text, columns: level}\n";

static const char *section(const world *w, const char *body)
{
	return kt_print(w->arena, "template: t\ntitle: Titel\nbody:\n%s", body).at;
}

static kt_len baseline(const world *w, int row)
{
	return row * w->layout->page.row - w->layout->page.below;
}

static void text_stands_on_rows(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n%s", sentences(w, "      ", 4)).at);
	kt_document *document = lay_out(w, plain, a, NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(document->page_count, 1);
	const kt_op *title = set_text(document, 0, "Titel"), *first = set_text(document, 0, "Zin 1");
	assert_int_equal(title->at.y, baseline(w, 3)); /* low: on the slot's last row */
	assert_int_equal(first->at.y, baseline(w, 5));
	assert_int_equal(first->at.x, KT_PT(30));
	/* The other column begins on the same row. */
	size_t second = 0;
	for (size_t i = 0; i < document->pages[0]->count; i++)
		if (document->pages[0]->ops[i].kind == KT_OP_TEXT && document->pages[0]->ops[i].at.x == KT_PT(190) &&
		    document->pages[0]->ops[i].at.y == baseline(w, 5))
			second++;
	assert_int_equal(second, 1);
	close_world(w);
}

static void too_long_is_said_by_lines(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n%s", sentences(w, "      ", 20)).at);
	assert_null(lay_out(w, plain, a, NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "page 1, slot `main`:"));
	assert_non_null(strstr(words(w), "too long in nl"));
	assert_non_null(strstr(words(w), "characters) too long in nl"));
	assert_non_null(strstr(words(w), "p/layouts/l.yaml"));
	close_world(w);
}

/* What is too long is a quote's words, not who said them; and of a title, how much it is too long. */
static void too_long_is_said_where_it_is(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - quote:\n      text: |\n%s      by: Wij\n      role: Bond\n",
	                                    sentences(w, "        ", 9))
	                                   .at);
	assert_null(lay_out(w,
	                    "templates:\n  t:\n    slots:\n      said: {measure: first, rows: 3 to 7, takes: quote}\n",
	                    a, NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "p/content/a.yaml:6:9: error: page 1, slot `said`"));
	assert_non_null(strstr(words(w), "characters) too long in nl"));
	close_world(w);
	w = open_world();
	assert_null(lay_out(w,
	                    "templates:\n  t:\n    slots:\n      title: {measure: first, rows: 1 to 3, takes: title}\n"
	                    "      main: {measure: half, rows: 5 to 14, takes: text}\n",
	                    "template: t\ntitle: Een titel die over heel veel meer dan drie korte regels gaat\n"
	                    "body:\n  - text: Een\n",
	                    NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "slot `title`"));
	assert_non_null(strstr(words(w), "characters) too long in nl"));
	close_world(w);
}

static const char going_on[] =
        "templates:\n  t:\n    continues: more\n    slots:\n"
        "      main: {measure: half, rows: 5 to 8, takes: text}\n"
        "  more:\n    continues: more\n    slots:\n      main: {measure: half, rows: 2 to 6, takes: text}\n";

static void what_is_left_goes_on(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n%s", sentences(w, "      ", 20)).at);
	kt_document *document = lay_out(w, going_on, a, NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_true(document->page_count >= 3);
	/* Every line stands once, in order, and none above or below its slot. */
	size_t lines = 0;
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++) {
			const kt_op *op = &document->pages[p]->ops[i];
			assert_true(op->at.y >= baseline(w, p ? 2 : 5) && op->at.y <= baseline(w, p ? 6 : 8));
			lines++;
		}
	kt_setting setting = {.edition = &w->edition,
	                      .setter = w->setter,
	                      .arena = w->arena,
	                      .fit = KT_FIT_NONE,
	                      .width = KT_PT(140)};
	uint32_t message = 0;
	while (!w->brochure->messages.items[message].prose)
		message++;
	const kt_style *text = kt_style_of(&w->layout->sheet.styles, KT_STR("text"));
	assert_int_equal(lines, kt_prose_set(&setting, message, 0, text, KT_PT(140))->count);
	close_world(w);
}

static void what_no_page_takes_ends_the_section(void **state)
{
	(void)state;
	world *w = open_world();
	/* A callout does not part; it is higher than any page of this layout. */
	const char *a = section(w, kt_print(w->arena, "  - callout: |\n%s", sentences(w, "      ", 60)).at);
	assert_null(lay_out(w,
	                    "templates:\n  t:\n    continues: t\n    slots:\n"
	                    "      main: {measure: first, rows: 1 to 20, takes: callout}\n",
	                    a, NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "too long in nl"));
	close_world(w);
}

static const char eight_rows[] =
        "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 5 to 12, takes: text, fit: ease}\n";

static kt_document *ten_sentences(world *w, const char *rest)
{
	return lay_out(w, rest, section(w, kt_print(w->arena, "  - text: |\n%s", sentences(w, "      ", 10)).at), NULL,
	               NULL, "nl");
}

static void text_is_eased_into_its_frame(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document = ten_sentences(w, eight_rows);
	if (!document)
		fail_msg("%s", words(w));
	assert_true(kt_str_starts(document->eased, "page 1 eased: "));
	close_world(w);
	w = open_world();
	assert_null(ten_sentences(
	        w, "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 5 to 12, takes: text}\n"));
	close_world(w);
}

/* Half a percent less, and it does not fit: so a layout that allows no more than that refuses it. */
static void no_more_than_it_takes(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document = ten_sentences(
	        w, kt_print(w->arena, "order: [ease]\nfit: {size: 90..100%%, tracking: 0..0}\n%s", eight_rows).at);
	if (!document)
		fail_msg("%s", words(w));
	int whole = 0, tenths = 0;
	assert_true(sscanf(kt_str_c(w->arena, document->eased), "page 1 eased: size %d.%d %%", &whole, &tenths) >= 1);
	assert_in_range(whole, 90, 99);
	int half_less = whole * 10 + tenths + 5;
	close_world(w);
	w = open_world();
	assert_null(ten_sentences(w, kt_print(w->arena, "order: [ease]\nfit: {size: %d.%d..100%%, tracking: 0..0}\n%s",
	                                      half_less / 10, half_less % 10, eight_rows)
	                                     .at));
	assert_non_null(strstr(words(w), kt_print(w->arena, "after easing to size %d", half_less / 10).at));
	close_world(w);
}

static const char said_in_a_column[] =
        "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 3 to 19, takes: text, columns: level}\n"
        "      said: {measure: other, rows: 8 to text, takes: quote, into: main}\n";

/* Baselines are common to both columns, beside a quotation and below it; and nothing stands within a row of it. */
static void text_goes_round_a_quotation(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n%s  - quote: {text: Wij zijn gehoord., by: Lid}\n",
	                                    sentences(w, "      ", 14))
	                                   .at);
	kt_document *document = lay_out(w, said_in_a_column, a, NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(document->page_count, 1);
	kt_len said = set_text(document, 0, "“Wij")->at.y;
	kt_len row = w->layout->page.row, foot[2] = {0}, above = 0, below = 0;
	for (size_t i = 0; i < document->pages[0]->count; i++) {
		const kt_op *op = &document->pages[0]->ops[i];
		if (op->kind != KT_OP_TEXT || op->runs[0].size != KT_PT(10))
			continue;
		assert_int_equal((op->at.y + w->layout->page.below) % row, 0);
		bool second = op->at.x >= KT_PT(190);
		foot[second] = kt_len_max(foot[second], op->at.y);
		above += second && op->at.y < said;
		below += second && op->at.y > said;
		assert_true(!second || op->at.y <= said - 2 * row || op->at.y >= said + 2 * row);
	}
	assert_true(above >= 2 && below >= 2);
	assert_true(foot[0] - foot[1] <= row && foot[1] - foot[0] <= row);
	close_world(w);
}

static void text_goes_round_given_rows_only(void **state)
{
	(void)state;
	world *w = open_world();
	assert_null(read_layout(
	        w, "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 3 to text, takes: text}\n"
	           "      said: {measure: other, rows: 8 to text, takes: quote, into: main}\n"));
	assert_non_null(
	        strstr(words(w), "text cannot go round a slot in `main`: its rows are as many as its text takes"));
	close_world(w);
}

static void two_languages_start_together(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(
	        w, "  - text: |\n      Een lange eerste alinea, die in het Nederlands over vier regels gaat, en "
	           "dat is meer dan elders.\n\n      Tweede alinea.\n");
	static const char po[] =
	        "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
	        "msgctxt \"brochure · title\"\nmsgid \"Proef\"\nmsgstr \"Trial\"\n\n"
	        "msgctxt \"brochure · name\"\nmsgid \"Wij\"\nmsgstr \"Wij\"\n\n"
	        "msgctxt \"a · title\"\nmsgid \"Titel\"\nmsgstr \"Heading\"\n\n"
	        "msgctxt \"a · paragraph\"\nmsgid \"Een lange eerste alinea, die in het Nederlands over vier regels "
	        "gaat, "
	        "en dat is meer dan elders.\"\nmsgstr \"A first paragraph.\"\n\n"
	        "msgctxt \"a · paragraph\"\nmsgid \"Tweede alinea.\"\nmsgstr \"Next paragraph.\"\n\n";
	kt_document *document = lay_out(w, plain, a, NULL, po, "nl-en");
	if (!document)
		fail_msg("%s", words(w));
	const kt_op *nl[] = {set_text(document, 0, "Titel"), set_text(document, 0, "Een lange"),
	                     set_text(document, 0, "Tweede")};
	const kt_op *en[] = {set_text(document, 0, "Heading"), set_text(document, 0, "A first"),
	                     set_text(document, 0, "Next")};
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(nl[i]->at.y, en[i]->at.y);
		assert_int_equal(nl[i]->at.x, KT_PT(30));
		assert_int_equal(en[i]->at.x, KT_PT(190));
	}
	/* Sect, then a Part for each language with its heading. */
	const kt_tag *sect = kt_structure_root(document->structure)->first;
	assert_int_equal(sect->role, KT_TAG_SECT);
	assert_int_equal(sect->first->role, KT_TAG_PART);
	assert_true(kt_str_is(sect->first->language, "nl"));
	assert_true(kt_str_is(sect->first->next->language, "en"));
	assert_int_equal(sect->first->first->role, KT_TAG_H1);
	/* An outline for each language. */
	assert_int_equal(document->outline_count, 4);
	assert_int_equal(document->outline[0].level, 1);
	assert_true(kt_str_is(document->outline[1].title, "Titel"));
	assert_true(kt_str_is(document->outline[3].title, "Heading"));
	close_world(w);
}

static const char callout_po[] =
        "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
        "msgctxt \"brochure · title\"\nmsgid \"Proef\"\nmsgstr \"Trial\"\n\n"
        "msgctxt \"brochure · name\"\nmsgid \"Wij\"\nmsgstr \"Wij\"\n\n"
        "msgctxt \"a · title\"\nmsgid \"Titel\"\nmsgstr \"Heading\"\n\n"
        "msgctxt \"a · callout title\"\nmsgid \"Een titel die over meer dan een regel gaat\"\nmsgstr \"Short\"\n\n"
        "msgctxt \"a · callout\"\nmsgid \"Onder de titel.\"\nmsgstr \"Below the title.\"\n\n";

static const char callout_body[] =
        "  - callout:\n      title: Een titel die over meer dan een regel gaat\n      text: |\n"
        "        Onder de titel.\n";

static void pairs_stand_together_in_a_panel(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document =
	        lay_out(w,
	                "templates:\n  t:\n    slots:\n      title: {measure: half, rows: 1 to 3, takes: title}\n"
	                "      main: {measure: half, rows: 5 to text, takes: callout}\n",
	                section(w, callout_body), NULL, callout_po, "nl-en");
	if (!document)
		fail_msg("%s", words(w));
	const kt_op *nl = set_text(document, 0, "Onder de"), *en = set_text(document, 0, "Below the");
	assert_int_equal(nl->at.y, en->at.y);
	assert_int_equal(set_text(document, 0, "Een titel")->at.y, set_text(document, 0, "Short")->at.y);
	/* The white of the panel, a row on each side. */
	assert_int_equal(nl->at.x, KT_PT(30) + w->layout->page.row);
	/* Two panels of one height, the second language's in its own half. */
	const kt_op *panels[2] = {0};
	size_t count = 0;
	for (size_t i = 0; i < document->pages[0]->count; i++)
		if (document->pages[0]->ops[i].kind == KT_OP_FILL && count < 2)
			panels[count++] = &document->pages[0]->ops[i];
	assert_int_equal(count, 2);
	assert_int_equal(panels[0]->path.points[0].y, panels[1]->path.points[0].y);
	assert_int_equal(panels[0]->path.points[2].y, panels[1]->path.points[2].y);
	assert_int_equal(panels[0]->artifact, KT_ARTIFACT_LAYOUT);
	close_world(w);
}

static void a_slot_changes_looks(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document = lay_out(w,
	                                "templates:\n  t:\n    slots:\n"
	                                "      main: {measure: first, rows: 5 to 12, takes: callout, ground: petrol, "
	                                "look: {inset: 4pt, title: caption, rule: start 3pt accent}}\n",
	                                section(w, callout_body), NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	const kt_op *title = set_text(document, 0, "Een titel");
	assert_int_equal(title->at.x, KT_PT(30 + 4 + 3));
	assert_int_equal(title->runs[0].size, KT_PT(9));
	assert_true(kt_str_is(title->ink->name, "paper")); /* the slot's ground goes before the block's */
	close_world(w);
}

static void a_subhead_stands_across(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n      ## Een kop over beide kolommen heen\n\n%s",
	                                    sentences(w, "      ", 4))
	                                   .at);
	kt_document *document =
	        lay_out(w,
	                "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 5 to 14, takes: text, "
	                "columns: level, subheads: across}\n",
	                a, NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	const kt_op *head = set_text(document, 0, "Een kop");
	assert_true(kt_str_ends(head->runs[head->run_count - 1].text, "heen")); /* one line, wider than a column */
	/* Both columns begin on one row, clear of it. */
	const kt_op *first = set_text(document, 0, "Zin 1");
	assert_true(first->at.y - head->at.y >= 2 * w->layout->page.row);
	size_t beside = 0;
	for (size_t i = 0; i < document->pages[0]->count; i++)
		beside +=
		        document->pages[0]->ops[i].at.x == KT_PT(190) && document->pages[0]->ops[i].at.y == first->at.y;
	assert_int_equal(beside, 1);
	close_world(w);
}

static void interleaved_reading(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document =
	        lay_out(w,
	                "templates:\n  t:\n    slots:\n      title: {measure: half, rows: 1 to 3, takes: title}\n"
	                "      main: {measure: half, rows: 5 to text, takes: callout}\n",
	                section(w, callout_body), NULL, callout_po, "mixed");
	if (!document)
		fail_msg("%s", words(w));
	const kt_tag *sect = kt_structure_root(document->structure)->first;
	assert_int_equal(sect->first->role, KT_TAG_DIV);
	assert_true(kt_str_is(sect->first->first->language, "nl"));
	assert_int_equal(sect->first->first->first->role, KT_TAG_H1);
	assert_true(kt_str_is(sect->first->first->next->language, "en"));
	assert_int_equal(sect->first->next->role, KT_TAG_DIV);
	close_world(w);
}

static void a_neighbour_keeps_its_least(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena,
	                                    "  - text: |\n%s  - quote:\n      text: |\n        Kort.\n      by: Wij\n",
	                                    sentences(w, "      ", 9))
	                                   .at);
	const char *rest = "templates:\n  t:\n    continues: more\n    slots:\n      main: {measure: first, rows: 3 to "
	                   "text, takes: text}\n"
	                   "      foot: {measure: full, rows: main + 2 to 20, takes: quote, least: 6}\n"
	                   "  more:\n    slots:\n      main: {measure: first, rows: 2 to 19, takes: text}\n";
	kt_document *document = lay_out(w, rest, a, NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(document->page_count, 2);
	assert_true(set_text(document, 0, "“Kort")->at.y <= baseline(w, 16));
	assert_non_null(set_text(document, 1, ""));
	close_world(w);
}

static void slots_do_not_lie_over_each_other(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena,
	                                    "  - text: |\n%s  - quote:\n      text: |\n        Kort.\n      by: Wij\n",
	                                    sentences(w, "      ", 9))
	                                   .at);
	assert_null(lay_out(w,
	                    "templates:\n  t:\n    slots:\n      main: {measure: first, rows: 3 to text, takes: text}\n"
	                    "      foot: {measure: full, rows: 10 to 20, takes: quote}\n",
	                    a, NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "slot `main`"));
	close_world(w);
	w = open_world();
	a = section(w, kt_print(w->arena, "  - text: |\n%s  - quote:\n      text: |\n        Kort.\n      by: Wij\n",
	                        sentences(w, "      ", 9))
	                       .at);
	assert_null(lay_out(w,
	                    "templates:\n  t:\n    slots:\n      main: {measure: first, rows: 3 to 18, takes: text}\n"
	                    "      foot: {measure: full, rows: 10 to 20, takes: quote}\n",
	                    a, NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "slots `main` and `foot` stand on the same 9 rows"));
	assert_non_null(strstr(words(w), "KT109"));
	close_world(w);
}

static void blocks_find_their_slots(void **state)
{
	(void)state;
	world *w = open_world();
	const char *rest =
	        "templates:\n  t:\n    slots:\n      title: {measure: full, rows: 1 to 3, takes: title, stands: low}\n"
	        "      main: {measure: first, rows: 5 to 8, takes: text}\n"
	        "      after: {measure: other, rows: 5 to 8, takes: text, follows: main}\n"
	        "      low: {measure: full, rows: 12 to 15, takes: text, follows: after}\n";
	kt_document *document = lay_out(
	        w, rest, section(w, "  - text: Een\n  - text: Twee\n  - text: Drie\n  - {text: Vier, in: main}\n"),
	        NULL, NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(set_text(document, 0, "Een")->at.x, KT_PT(30));
	assert_int_equal(set_text(document, 0, "Twee")->at.x, KT_PT(190));
	assert_int_equal(set_text(document, 0, "Drie")->at.y, baseline(w, 12));
	assert_int_equal(set_text(document, 0, "Vier")->at.y, baseline(w, 7));
	close_world(w);
	w = open_world();
	assert_null(lay_out(w, plain, section(w, "  - callout: Los\n  - {text: Vier, in: mian}\n"), NULL, NULL, "nl"));
	assert_non_null(strstr(words(w), "has no slot that takes `callout`"));
	assert_non_null(strstr(words(w), "did you mean `main`?"));
	close_world(w);
}

static void pages_are_counted(void **state)
{
	(void)state;
	world *w = open_world();
	assert_null(lay_out(w, plain, section(w, "  - text: Een\n"), NULL, NULL, "two"));
	assert_non_null(
	        strstr(words(w), "content/brochure.yaml:11:33: error: edition `two` has 1 page; it must have 2"));
	close_world(w);
	w = open_world();
	kt_document *document =
	        lay_out(w, plain, section(w, "  - text: Een\n"), section(w, "  - text: Twee\n"), NULL, "two");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(document->page_count, 2);
	assert_true(kt_str_is(document->pages[1]->label, "2"));
	close_world(w);
}

static void a_section_that_runs_on_is_named(void **state)
{
	(void)state;
	world *w = open_world();
	const char *a = section(w, kt_print(w->arena, "  - text: |\n%s", sentences(w, "      ", 20)).at);
	assert_null(lay_out(w, going_on, a, NULL, NULL, "two"));
	assert_non_null(strstr(words(w), "hint: in two, a takes "));
	assert_non_null(strstr(words(w), "lines more than its first page holds"));
	close_world(w);
}

static void sections_start_where_they_may(void **state)
{
	(void)state;
	world *w = open_world();
	kt_document *document = lay_out(w,
	                                "templates:\n  t:\n    starts: recto\n    slots:\n"
	                                "      main: {measure: first, rows: 3 to 5, takes: text}\n",
	                                section(w, "  - text: Een\n"), section(w, "  - text: Twee\n"), NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	assert_int_equal(document->page_count, 3);
	assert_int_equal(document->pages[1]->count, 0);
	close_world(w);
}

static void no_face_is_no_crash(void **state)
{
	(void)state;
	world *w = open_world();
	add(w, "p/fonts/fonts.yaml",
	    "roles: {text: Inter}\nfamilies:\n  Inter:\n    licence: OFL-1.1\n"
	    "    folder: /usr/share/fonts/opentype/inter\n    faces: {400: Inter-Regulr.otf, 700: Inter-Bold.otf}\n");
	const char *rest = kt_print(w->arena, "%sfolio: {row: 19, shows: number title}\n", plain).at;
	assert_null(lay_out(w, rest, section(w, "  - text: Een\n"), section(w, "  - text: Twee\n"), NULL, "nl"));
	assert_non_null(strstr(words(w), "Inter-Regulr.otf"));
	close_world(w);
}

static void folios_mirror(void **state)
{
	(void)state;
	world *w = open_world();
	const char *rest =
	        kt_print(w->arena, "%sfolio: {row: 19, shows: number title}\npage: {facing: true}\n", plain).at;
	kt_document *document =
	        lay_out(w, rest, section(w, "  - text: Een\n"), section(w, "  - text: Twee\n"), NULL, "nl");
	if (!document)
		fail_msg("%s", words(w));
	const kt_op *left = set_text(document, 1, "2"), *right = set_text(document, 0, "1");
	assert_int_equal(left->at.x, KT_PT(30));
	assert_true(right->at.x > KT_PT(320));
	assert_int_equal(left->artifact, KT_ARTIFACT_FOOTER);
	assert_true(set_text(document, 0, "Proef")->at.x < right->at.x);
	assert_true(set_text(document, 1, "Proef")->at.x > left->at.x);
	close_world(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(text_stands_on_rows),
	                                   cmocka_unit_test(too_long_is_said_by_lines),
	                                   cmocka_unit_test(too_long_is_said_where_it_is),
	                                   cmocka_unit_test(what_is_left_goes_on),
	                                   cmocka_unit_test(what_no_page_takes_ends_the_section),
	                                   cmocka_unit_test(text_is_eased_into_its_frame),
	                                   cmocka_unit_test(no_more_than_it_takes),
	                                   cmocka_unit_test(text_goes_round_a_quotation),
	                                   cmocka_unit_test(text_goes_round_given_rows_only),
	                                   cmocka_unit_test(two_languages_start_together),
	                                   cmocka_unit_test(pairs_stand_together_in_a_panel),
	                                   cmocka_unit_test(a_slot_changes_looks),
	                                   cmocka_unit_test(a_subhead_stands_across),
	                                   cmocka_unit_test(interleaved_reading),
	                                   cmocka_unit_test(a_neighbour_keeps_its_least),
	                                   cmocka_unit_test(slots_do_not_lie_over_each_other),
	                                   cmocka_unit_test(blocks_find_their_slots),
	                                   cmocka_unit_test(pages_are_counted),
	                                   cmocka_unit_test(a_section_that_runs_on_is_named),
	                                   cmocka_unit_test(sections_start_where_they_may),
	                                   cmocka_unit_test(no_face_is_no_crash),
	                                   cmocka_unit_test(folios_mirror)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
