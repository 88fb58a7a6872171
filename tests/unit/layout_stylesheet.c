#include "layout_world.h"

static const char one_template[] =
        "templates:\n  t:\n    slots:\n      main: {measure: half, rows: 4 to 18, takes: text}\n";

static const kt_style *style(const world *w, const char *name)
{
	return kt_style_of(&w->layout->sheet.styles, kt_str_of(name));
}

static void a_layout_replaces_only_the_keys_given(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(
	        w, kt_print(w->arena, "%sstyles:\n  title: {size: 24pt, second: {leading: 30pt}}\n", one_template).at));
	const kt_style *title = style(w, "title");
	assert_int_equal(title->size, KT_PT(24));
	assert_int_equal(title->leading, KT_PT(25));
	assert_int_equal(title->weight, 700);
	assert_int_equal(title->part, KT_PART_HEADING);
	assert_int_equal(title->second->size, KT_PT(16)); /* the house's */
	assert_int_equal(title->second->leading, KT_PT(30));
	assert_int_equal(title->second->part, KT_PART_SECOND);
	assert_int_equal(title->second->weight, 700); /* the title's own */
	/* What is based on it follows. */
	assert_int_equal(style(w, "subhead")->size, KT_PT(14));
	assert_int_equal(style(w, "subhead")->second->leading, KT_PT(30));
	assert_int_equal(style(w, "unit")->size, KT_PT(20));
	close_world(w);
}

static void lines_are_set_as_the_style_says(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(
	        read_layout(w, kt_print(w->arena,
	                                "%sstyles:\n  text: {rag: none, hang: optical, hyphens: {left: 4, word: 8},\n"
	                                "         spacing: {word: 80..140%%, letter: -5..10}}\n"
	                                "  plain: {based-on: text, hyphens: false, spacing: {letter: 0..0}}\n"
	                                "  usual: {size: 10pt, rag: none}\n",
	                                one_template)
	                               .at));
	const kt_style *text = style(w, "text");
	assert_int_equal(text->align, KT_ALIGN_JUSTIFY);
	assert_int_equal(text->hang, KT_HANG_OPTICAL);
	assert_true(text->hyphens.are);
	assert_int_equal(text->hyphens.left, 4);
	assert_int_equal(text->hyphens.right, 0);
	assert_int_equal(text->hyphens.word, 8);
	assert_int_equal(text->spacing.word_least, 800);
	assert_int_equal(text->spacing.word_most, 1400);
	assert_int_equal(text->spacing.letter_least, -5);
	assert_int_equal(text->spacing.letter_most, 10);
	assert_false(style(w, "plain")->hyphens.are);
	assert_int_equal(style(w, "plain")->spacing.letter_most, 0);
	assert_int_equal(style(w, "plain")->spacing.word_most, 1400);
	assert_int_equal(style(w, "usual")->spacing.word_least, 800);
	assert_null(read_layout(
	        w, kt_print(w->arena, "%sstyles: {text: {spacing: {word: 110..140%%}}}\n", one_template).at));
	close_world(w);
}

static void grounds_take_the_parts_of_others(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(w, one_template));
	kt_node name = {.kind = KT_NODE_SCALAR, .text = KT_STR("sand")};
	const kt_ground *sand = kt_palette_ground(&w->layout->sheet.palette, w->arena, &name, w->diag);
	assert_true(kt_str_is(sand->fill->name, "sand"));
	assert_true(kt_str_is(sand->parts[KT_PART_HEADING]->name, "ink"));
	assert_true(kt_str_is(sand->parts[KT_PART_FIGURE]->name, "ink")); /* not given: the heading's */
	assert_true(kt_str_is(sand->parts[KT_PART_OFF]->name, "petrol")); /* not given: the second's */
	close_world(w);
}

static void rows_add_up(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(w, "page: {rows: {height: 15.6pt}}\n"
	                               "styles: {text: {leading: 15.6pt}, title: {leading: 31.2pt}}\n"
	                               "templates: {t: {slots: {main: {measure: half, rows: 4, takes: text}}}}\n"));
	const kt_page_form *form = &w->layout->page;
	assert_int_equal(form->row, 3 * form->step);
	assert_int_equal(style(w, "text")->leading, form->row);
	assert_int_equal(style(w, "title")->leading, 2 * form->row);
	close_world(w);
}

static void forms_of_figures_and_capitals(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(w, kt_print(w->arena,
	                                        "%sstyles:\n  text: {figures: [tabular, lining]}\n"
	                                        "  title: {caps: all-small, second: {caps: small}}\n"
	                                        "  lead: {fractions: yes, superiors: yes, figures: old-style}\n",
	                                        one_template)
	                                       .at));
	assert_int_equal(style(w, "text")->features, KT_FEATURE_TABULAR | KT_FEATURE_LINING);
	assert_int_equal(style(w, "caption")->features, style(w, "text")->features);
	assert_int_equal(style(w, "title")->features, KT_FEATURE_SMALL_CAPS | KT_FEATURE_CAPS_TO_SMALL);
	assert_int_equal(style(w, "title")->second->features, KT_FEATURE_SMALL_CAPS);
	assert_int_equal(style(w, "lead")->features,
	                 KT_FEATURE_FRACTIONS | KT_FEATURE_SUPERIORS | KT_FEATURE_OLD_STYLE);
	close_world(w);
}

#define BODY "template: t\ntitle: A\nbody:\n- text: |\n    Woorden.\n"

/* A font's lack is told once for a style and those based on it. */
static void a_lack_is_told_once(void **state)
{
	(void)state;
	world *w = open_world();
	const char *rest = kt_print(w->arena,
	                            "%sstyles:\n  lead: {caps: small}\n  one: {based-on: lead}\n"
	                            "  two: {based-on: one, size: 9pt}\n",
	                            one_template)
	                           .at;
	assert_null(lay_out(w, rest, BODY, NULL, NULL, "nl"));
	assert_int_equal(kt_diag_count(w->diag, KT_DIAG_ERROR), 1);
	close_world(w);
}

static void balanced_text_is_not_justified(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(
	        read_layout(w, kt_print(w->arena,
	                                "%sstyles:\n  text: {rag: none}\n  lead: {based-on: text, balance: true}\n"
	                                "  note: {based-on: lead, balance: false}\n",
	                                one_template)
	                               .at));
	assert_int_equal(style(w, "text")->align, KT_ALIGN_JUSTIFY);
	assert_int_equal(style(w, "lead")->align, KT_ALIGN_START);
	assert_int_equal(style(w, "note")->align, KT_ALIGN_JUSTIFY);
	close_world(w);
}

/* What the font does not have is refused where the style asks for it. */
static void forms_that_a_font_lacks(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
	        {"caps: small", "the font Inter-Regular has no small capitals (smcp)"},
	        {"caps: all-small", "no small capitals for capitals (c2sc)"},
	        {"figures: old-style", "no old-style figures (onum)"},
	        {"figures: [tabular, lining]", NULL},
	        {"fractions: yes, superiors: yes, figures: proportional", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		world *w = open_world();
		const char *rest = kt_print(w->arena, "%sstyles:\n  lead: {%s}\n", one_template, cases[i][0]).at;
		kt_document *document = lay_out(w, rest, BODY, NULL, NULL, "nl");
		if (!document != (cases[i][1] != NULL) || (cases[i][1] && !strstr(words(w), cases[i][1])))
			fail_msg("%s: %s", cases[i][0], words(w));
		if (cases[i][1]) {
			assert_non_null(strstr(words(w), "layouts/l.yaml:7:"));
			assert_non_null(strstr(words(w), "hint: leave `"));
		}
		close_world(w);
	}
}

/* Each piece of YAML is refused with these words. */
static void refused(const char *rest, const char *expected)
{
	world *w = open_world();
	kt_layout *layout = read_layout(w, rest);
	if (layout || !strstr(words(w), expected))
		fail_msg("`%s` should be refused with `%s`:\n%s", rest, expected, words(w));
	close_world(w);
}

#define TEMPLATE(slot) "templates: {t: {slots: {main: {" slot "}}}}\n"
#define GOOD           "measure: half, rows: 4 to 9, takes: text"

static void unknown_names(void **state)
{
	(void)state;
	refused(TEMPLATE("measure: halv, rows: 4 to 9, takes: text"), "did you mean `half`?");
	refused(TEMPLATE(GOOD ", style: titel"), "did you mean `title`?");
	refused(TEMPLATE(GOOD ", ground: sant"), "did you mean `sand`?");
	refused(TEMPLATE("measure: half, rows: 4 to 9, takes: txt"), "neither a kind of block");
	refused(TEMPLATE("measure: half, rows: man + 2 to 9, takes: text"), "has no slot `man`");
	refused(TEMPLATE(GOOD ", over: mian"), "did you mean `main`?");
	refused(TEMPLATE(GOOD ", bleed: left"), "no side of a page");
	refused(TEMPLATE(GOOD ", look: {colour: sand}"), "no key of a look");
	refused("styles: {text: {based-on: texd}}\n" TEMPLATE(GOOD), "no style is called `texd`");
	refused("styles: {text: {ink: petroll}}\n" TEMPLATE(GOOD), "did you mean `petrol`?");
	refused("grounds: {ink: {like: papr}}\n" TEMPLATE(GOOD), "no ground is called `papr`");
	refused("blocks: {calout: {}}\n" TEMPLATE(GOOD), "did you mean `callout`?");
	refused("blocks: {callout: {title: subhed}}\n" TEMPLATE(GOOD), "did you mean `subhead`?");
	refused("blocks: {callout: {bulet: sand}}\n" TEMPLATE(GOOD), "did you mean `bullet`?");
	refused("templates: {t: {continues: c, slots: {main: {" GOOD
	        "}}}, c: {slots: {main: {measure: half, rows: 4 to 9, "
	        "takes: map}}}}\n",
	        "`t` cannot go on in `c`");
	refused("templates: {story: {continues: stori, slots: {main: {" GOOD "}}}}\n", "did you mean `story`?");
	refused("templates: {t: {slots: {main: {" GOOD "}}, side-by-side: {mian: {rows: 4}}}}\n",
	        "did you mean `main`?");
	refused("two: {title: splitt}\n" TEMPLATE(GOOD), "one of: split, stack, share");
	refused("print: {binding: saddle, fill: s}\n" TEMPLATE(GOOD), "no template is called `s`");
	refused("print: {lines: {measure: halv, rows: 4 to 9, rule: 1pt ink}}\n" TEMPLATE(GOOD),
	        "did you mean `half`?");
}

static void circles(void **state)
{
	(void)state;
	refused("styles: {text: {based-on: caption}}\n" TEMPLATE(GOOD), "text → caption → text");
	refused("styles: {text: {size: 2 x text}}\n" TEMPLATE(GOOD), "text → text");
	refused("grounds: {paper: {like: sand}}\n" TEMPLATE(GOOD), "paper → sand → paper");
}

static void ranges(void **state)
{
	(void)state;
	refused("styles: {text: {size: 0pt}}\n" TEMPLATE(GOOD), "a size");
	refused("styles: {text: {size: 900pt}}\n" TEMPLATE(GOOD), "2 to 400 pt");
	refused("styles: {text: {size: 99999999 x caption}, caption: {based-on: label}}\n" TEMPLATE(GOOD), "KT1");
	refused("styles: {text: {leading: 0}}\n" TEMPLATE(GOOD), "leading");
	refused("styles: {caption: {leading: 8pt}}\n" TEMPLATE(GOOD),
	        "style `caption`: a leading of 8 pt is less than the size of 9 pt");
	refused("styles: {text: {weight: 1001}}\n" TEMPLATE(GOOD), "weight");
	refused("fit: {size: 101..120%}\n" TEMPLATE(GOOD), "50 %");
	refused("fit: {size: 100..94%}\n" TEMPLATE(GOOD), "from the smaller");
	refused("fit: {tracking: -90..0}\n" TEMPLATE(GOOD), "-50");
	refused("fit: {hyphens: 40..120%}\n" TEMPLATE(GOOD), "a hyphen's cost");
	refused("inks: {blot: {screen: 000000, press: 100 100 100 50}}\n" TEMPLATE(GOOD), "350 % of ink");
	refused("inks: {blot: {screen: 000000, press: 0 0 0 101}}\n" TEMPLATE(GOOD), "no colour of a press");
	refused("inks: {blot: {screen: 00000, press: 0 0 0 0}}\n" TEMPLATE(GOOD), "no colour of a screen");
	refused("inks: {blot: {screen: FFFFFF, press: 0 0 0 0, overprint: true}}\n" TEMPLATE(GOOD),
	        "would not be seen");
	refused("inks: {blot: {screen: 000000, press: 0 0 0 9, spot: Cyan}}\n" TEMPLATE(GOOD), "every press has");
	refused("inks: {a: {screen: 000000, press: 90 70 0 0, spot: PANTONE 286 C},\n"
	        "       b: {screen: 000000, press: 90 70 0 0, spot: Pantone 286C}}\n" TEMPLATE(GOOD),
	        "`Pantone 286C` and `PANTONE 286 C`, of the ink `a` at p/layouts/l.yaml:2, would be two plates");
	refused("inks: {a: {screen: 000000, press: 90 70 0 0, spot: Gold},\n"
	        "       b: {screen: 000000, press: 90 70 0 9, spot: Gold}}\n" TEMPLATE(GOOD),
	        "`a` and `b` differ");
	refused("press: ../../press.icc\n" TEMPLATE(GOOD), "no name of a profile");
	refused("press: press.icc\n" TEMPLATE(GOOD), "press.icc");
	refused(TEMPLATE("measure: half, rows: 9 to 4, takes: text"), "rows from 9 up to 4");
	refused(TEMPLATE("measure: half, rows: 4 to 21, takes: text"), "the page has 20");
	refused("measures: {wide: 1 to 3}\n" TEMPLATE(GOOD), "the grid has 1 to 2");
	refused("measures: {odd: [1 to 2, 2 to 2]}\n" TEMPLATE(GOOD), "one width only");
	refused("folio: {row: 30}\n" TEMPLATE(GOOD), "the page has 20");
	refused("print: {fill: t}\n" TEMPLATE(GOOD), "print: {binding: saddle, fill: t}");
	refused("print: {lines: {measure: half, rows: 4 to 21, rule: 1pt ink}}\n" TEMPLATE(GOOD), "the page has 20");
	refused("print: {lines: {measure: half, rows: 4 to text, rule: 1pt ink}}\n" TEMPLATE(GOOD), "to a later one");
	refused("page: {columns: {count: 0}}\n" TEMPLATE(GOOD), "count");
	refused("page: {columns: {count: 24, gutter: 20pt}}\n" TEMPLATE(GOOD), "no room for columns");
	refused("page: {margins: {inner: 320pt}}\n" TEMPLATE(GOOD), "no room for columns");
	refused("page: {size: 0.1mm x 300pt}\n" TEMPLATE(GOOD), "10 mm to 5080 mm");
	refused("page: {size: 14401pt x 300pt}\n" TEMPLATE(GOOD), "10 mm to 5080 mm");
	refused("page: {rows: {first-baseline: 16pt}}\n" TEMPLATE(GOOD), "below its row");
}

static void all_mistakes_in_one_run(void **state)
{
	(void)state;
	world *w = open_world();
	assert_null(read_layout(w, "styles: {text: {ink: petroll}}\nblocks: {calout: {}}\n"
	                           "templates: {t: {slots: {main: {measure: halv, rows: 4 to 99, takes: text}}}}\n"));
	assert_int_equal(kt_diag_count(w->diag, KT_DIAG_ERROR), 4);
	close_world(w);
}

/* A faulty style is reported where its fault is, not wherever it is named or built upon. */
static void a_faulty_style_keeps_its_name(void **state)
{
	(void)state;
	static const char *const faults[] = {"size: 0pt", "sise: 12pt", "ink: petroll", "leading: x"};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		world *w = open_world();
		assert_null(read_layout(w, kt_print(w->arena,
		                                    "styles: {text: {%s}}\nblocks: {callout: {title: subhead}}\n"
		                                    "folio: {row: 19, shows: number, style: folio}\n"
		                                    "templates: {t: {slots: {main: {" GOOD ", style: text}}}}\n",
		                                    faults[i])
		                                   .at));
		if (kt_diag_count(w->diag, KT_DIAG_ERROR) != 1)
			fail_msg("`%s` should be one error:\n%s", faults[i], words(w));
		close_world(w);
	}
	/* What is based on it is looked at none the less. */
	refused("styles: {text: {figures: [tabular, proportional]}}\n" TEMPLATE(GOOD),
	        "either tabular or proportional");
	refused("styles: {text: {figures: oldstyle}}\n" TEMPLATE(GOOD), "did you mean `old-style`?");
	refused("styles: {text: {size: 0pt}, caption: {wieght: 4}}\n" TEMPLATE(GOOD), "did you mean `weight`?");
}

static void a_leading_off_the_grid_is_a_warning(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(w, "styles: {text: {leading: 14pt}}\n" TEMPLATE(GOOD)));
	assert_non_null(strstr(words(w), "warning: a leading of 14pt leaves the grid"));
	assert_non_null(strstr(words(w), "hint: 10pt or 15pt, or `grid: free`"));
	close_world(w);
	w = open_world();
	assert_non_null(read_layout(w, "styles: {text: {leading: 14pt, grid: free}}\n" TEMPLATE(GOOD)));
	assert_int_equal(kt_diag_count(w->diag, KT_DIAG_WARNING), 0);
	close_world(w);
}

static void a_house_that_is_not_there(void **state)
{
	(void)state;
	world *w = open_world();
	kt_node name = {.kind = KT_NODE_SCALAR, .text = KT_STR("l")};
	add(w, "p/layouts/l.yaml", "# A layout\nhouse: hous\n");
	assert_null(kt_layout_read(w->io, w->arena, KT_STR("p"), &name, w->diag));
	assert_non_null(strstr(words(w), "p/layouts/l.yaml:2:8: error: there is no file layouts/hous.yaml"));
	assert_non_null(strstr(words(w), "did you mean `house`?"));
	close_world(w);
}

static void thin_contrast_is_a_warning(void **state)
{
	(void)state;
	world *w = open_world();
	assert_non_null(read_layout(w, "inks: {amber: {screen: F3AE35, press: 2 36 87 0}}\n"
	                               "grounds: {amber: {text: paper}}\n" TEMPLATE(GOOD)));
	assert_non_null(strstr(words(w), "readers need 4.5:1"));
	close_world(w);
}

static void a_house_names_no_house(void **state)
{
	(void)state;
	world *w = open_world();
	add(w, "p/layouts/house.yaml", "house: other\n");
	assert_null(read_layout(w, one_template));
	assert_non_null(strstr(words(w), "no house of its own"));
	close_world(w);
	w = open_world();
	kt_node name = {.kind = KT_NODE_SCALAR, .text = KT_STR("../../etc/passwd")};
	assert_null(kt_layout_read(w->io, w->arena, KT_STR("p"), &name, w->diag));
	assert_non_null(strstr(words(w), "no layout's name"));
	close_world(w);
}

/* Text may not be eased further than the layout's `fit:` lets it, or than its `checks:` say. */
static void easing_past_the_fit_is_an_error(void **state)
{
	(void)state;
	static const struct {
		const char *layout;
		int32_t size, tracking;
	} cases[] = {{"", 900, -8},
	             {"fit: {size: 96..100%, tracking: -5..0}\n", 960, -5},
	             {"fit: {size: 96..100%, tracking: -5..0}\nchecks: {eased: 98%}\n", 980, -5}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		world *w = open_world();
		assert_non_null(read_layout(w, kt_print(w->arena, "%s%s", one_template, cases[i].layout).at));
		const kt_check *eased = &kt_layout_checks(w->layout)[kt_check_find(KT_STR("eased"))];
		assert_int_equal(eased->limit[0].value, cases[i].size);
		assert_int_equal(eased->limit[1].value, cases[i].tracking);
		close_world(w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_layout_replaces_only_the_keys_given),
	                                   cmocka_unit_test(forms_of_figures_and_capitals),
	                                   cmocka_unit_test(forms_that_a_font_lacks),
	                                   cmocka_unit_test(a_lack_is_told_once),
	                                   cmocka_unit_test(balanced_text_is_not_justified),
	                                   cmocka_unit_test(lines_are_set_as_the_style_says),
	                                   cmocka_unit_test(grounds_take_the_parts_of_others),
	                                   cmocka_unit_test(rows_add_up),
	                                   cmocka_unit_test(unknown_names),
	                                   cmocka_unit_test(circles),
	                                   cmocka_unit_test(ranges),
	                                   cmocka_unit_test(easing_past_the_fit_is_an_error),
	                                   cmocka_unit_test(all_mistakes_in_one_run),
	                                   cmocka_unit_test(a_faulty_style_keeps_its_name),
	                                   cmocka_unit_test(a_leading_off_the_grid_is_a_warning),
	                                   cmocka_unit_test(a_house_that_is_not_there),
	                                   cmocka_unit_test(thin_contrast_is_a_warning),
	                                   cmocka_unit_test(a_house_names_no_house)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
