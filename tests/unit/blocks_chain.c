/* Chain and channel as drawn: discs, dots and arrows where they should be, labels apart; pictograms in their squares. */
#include "blocks_drawn.h"

#include "blocks/icon.h"

extern const kt_block_kind kt_block_chain, kt_block_channel;

#define NODE(label, icon) "        - {label: " label ", icon: " icon "}\n"
#define CHAIN             "  - chain:\n      alt: Schakels.\n      nodes:\n"

static const char three[] = CHAIN NODE("Werkvloer", "person") NODE("Netwerk", "network") NODE("Keten", "chain");
static const char five[] = CHAIN NODE("Vertegenwoordiging", "people") NODE("Netwerk", "world")
        NODE("Overleg tussen partijen", "dialogue") NODE("Documenten", "document") NODE("Fabriek", "factory");
static const char channel[] = "  - channel:\n      alt: Heen en terug.\n"
                              "      from: {label: Werkvloer, icon: person}\n"
                              "      to: {label: Beleid, icon: institution}\n"
                              "      forward: inzichten uit de praktijk\n"
                              "      backward: training in wetgeving\n";

static const char english[] = ENGLISH_HEAD ENGLISH("chain alt", "Schakels.", "Links.")
        ENGLISH("chain label", "Werkvloer", "Shop floor") ENGLISH("chain label", "Netwerk", "Network") ENGLISH(
                "chain label", "Keten", "Supply chain") ENGLISH("channel alt", "Heen en terug.", "There and back.")
                ENGLISH("channel label", "Werkvloer", "Shop floor") ENGLISH("channel label", "Beleid", "Policy")
                        ENGLISH("channel label", "inzichten uit de praktijk", "insights from practice")
                                ENGLISH("channel label", "training in wetgeving", "training in law");

static fixture *open_figure(const kt_block_kind *kind, const char *body, const char *po)
{
	fixture *f = open_fixture(kind, body, po);
	dress(f, kind);
	return f;
}

/* The n-th fill that is as wide as high and at least so wide: a disc. */
static kt_box disc(const fixture *f, size_t n, kt_len least)
{
	for (size_t i = 0; i < f->page.count; i++) {
		if (f->page.ops[i].kind != KT_OP_FILL || f->page.ops[i].ink != &f->inks[3])
			continue;
		kt_box box = path_box(&f->page.ops[i].path);
		if (box.w >= least && abs(box.w - box.h) < 4 && n-- == 0)
			return box;
	}
	fail_msg("there is no such disc");
	return (kt_box){0};
}

static void test_three_nodes(void **state)
{
	(void)state;
	fixture *f = open_figure(&kt_block_chain, three, NULL);
	kt_box frame = set_in(f, &kt_block_chain, KT_PT(493), 0);
	assert_no_faults(f);
	assert_apart(f, frame);
	kt_box first = disc(f, 0, KT_PT(60)), second = disc(f, 1, KT_PT(60)), third = disc(f, 2, KT_PT(60));
	assert_in_range(first.x, frame.x - 3, frame.x + 3);
	assert_in_range(third.x + third.w, frame.x + frame.w - 6, frame.x + frame.w + 3);
	assert_in_range(second.x - first.x, third.x - second.x - 6, third.x - second.x + 6);
	/* Labels in the middle under their discs. */
	kt_box label = ink_box(text_op(f, "Netwerk"));
	assert_in_range(label.x + label.w / 2, second.x + second.w / 2 - KT_PT(1), second.x + second.w / 2 + KT_PT(1));
	assert_true(label.y > second.y + second.h);
	close_fixture(f);
}

static void test_dots_stand_between_discs(void **state)
{
	(void)state;
	fixture *f = open_figure(&kt_block_chain, three, NULL);
	set_in(f, &kt_block_chain, KT_PT(493), 0);
	kt_box first = disc(f, 0, KT_PT(60)), second = disc(f, 1, KT_PT(60));
	size_t dots = 0;
	kt_len low = KT_LEN_MAX, high = 0;
	for (size_t i = 0; i < f->page.count; i++) {
		if (f->page.ops[i].kind != KT_OP_FILL)
			continue;
		kt_box dot = path_box(&f->page.ops[i].path);
		if (dot.w > KT_PT(5) || dot.x > second.x)
			continue;
		low = kt_len_min(low, dot.x);
		high = kt_len_max(high, dot.x + dot.w);
		dots++;
	}
	assert_true(dots >= 5);
	kt_len before = low - first.x - first.w, after = second.x - high;
	assert_true(before > KT_PT(2));
	assert_in_range(before, after - KT_PT(1), after + KT_PT(1));
	close_fixture(f);
}

static void test_frames_of_many_shapes(void **state)
{
	(void)state;
	static const int frames[][2] = {{493, 0}, {493, 120}, {300, 200}, {258, 330}, {180, 400}, {140, 400}};
	for (size_t i = 0; i < 6; i++)
		for (int kind = 0; kind < 3; kind++) {
			const char *po = kind == 1 ? english : NULL;
			fixture *f = open_figure(&kt_block_chain, kind == 2 ? five : three, po);
			kt_box box = set_in(f, &kt_block_chain, KT_PT(frames[i][0]), KT_PT(frames[i][1]));
			assert_no_faults(f);
			assert_apart(f, box);
			close_fixture(f);
		}
}

static void test_only_the_label_that_does_not_fit_is_reported(void **state)
{
	(void)state;
#define LONG "XQwrtpsdfghjklzxcvbnmqwrtpsdfghjklzxcvbnmqwrtpsdfghjklzxcvbnmqwrtpsdfghjklzxcvbnm"
	static const char *const chains[] = {
	        CHAIN NODE(LONG, "person") NODE("Netwerk", "network") NODE("Keten", "chain"),
	        CHAIN NODE("Werkvloer", "person") NODE(LONG, "network") NODE("Keten", "chain")};
	for (size_t i = 0; i < 2; i++) {
		fixture *f = open_figure(&kt_block_chain, chains[i], NULL);
		set_in(f, &kt_block_chain, KT_PT(300), KT_PT(200));
		assert_fault(f, "XQwrtps");
		close_fixture(f);
	}
}

static void test_a_chain_heard_in_two_languages(void **state)
{
	(void)state;
	fixture *f = open_figure(&kt_block_chain, three, english);
	set_in(f, &kt_block_chain, KT_PT(493), 0);
	assert_no_faults(f);
	assert_tags(f, "Document nl\n"
	               "  Part nl\n"
	               "    Figure alt \"Schakels.\"\n"
	               "    P\n"
	               "      \"Werkvloer\"\n"
	               "    P\n"
	               "      \"Netwerk\"\n"
	               "    P\n"
	               "      \"Keten\"\n"
	               "  Part en\n"
	               "    Figure alt \"Links.\"\n"
	               "    P\n"
	               "      \"Shop floor\"\n"
	               "    P\n"
	               "      \"Network\"\n"
	               "    P\n"
	               "      \"Supply chain\"\n");
	/* The drawing belongs to the first language; the second has an empty place at the same box. */
	assert_int_equal(count_ops(f, KT_OP_EMPTY), 1);
	const kt_tag *part = kt_structure_root(f->structure)->first;
	assert_true(part->first->boxed && part->next->first->boxed);
	assert_memory_equal(&part->first->box, &part->next->first->box, sizeof(kt_box));
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_FILL)
			assert_ptr_equal(f->page.ops[i].tag, part->first);
	close_fixture(f);
}

static void test_arrows_point_against_each_other(void **state)
{
	(void)state;
	fixture *f = open_figure(&kt_block_channel, channel, NULL);
	kt_box frame = set_in(f, &kt_block_channel, KT_PT(493), 0);
	assert_no_faults(f);
	assert_apart(f, frame);
	kt_box from = disc(f, 0, KT_PT(100)), to = disc(f, 1, KT_PT(100));
	const kt_op *arrows[2] = {NULL};
	size_t found = 0;
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_FILL && f->page.ops[i].path.point_count == 7)
			arrows[found++] = &f->page.ops[i];
	assert_int_equal(found, 2);
	for (size_t i = 0; i < 2; i++) {
		kt_box arrow = path_box(&arrows[i]->path);
		assert_true(arrow.x > from.x + from.w && arrow.x + arrow.w < to.x);
	}
	/* The points: at the end of the one, at the start of the other; the first above the second. */
	kt_point there = arrows[0]->path.points[3], back = arrows[1]->path.points[3];
	assert_true(there.x > back.x && there.y < back.y);
	assert_true(text_op(f, "inzichten")->at.y < there.y && text_op(f, "training")->at.y > back.y);
	close_fixture(f);
}

static void test_channels_of_many_shapes(void **state)
{
	(void)state;
	static const int frames[][2] = {{493, 0}, {493, 170}, {300, 250}, {258, 330}, {200, 300}};
	for (size_t i = 0; i < 5; i++)
		for (int two = 0; two < 2; two++) {
			fixture *f = open_figure(&kt_block_channel, channel, two ? english : NULL);
			kt_box box = set_in(f, &kt_block_channel, KT_PT(frames[i][0]), KT_PT(frames[i][1]));
			assert_no_faults(f);
			assert_apart(f, box);
			close_fixture(f);
		}
	fixture *f = open_figure(&kt_block_channel, channel, NULL);
	set_in(f, &kt_block_channel, KT_PT(70), 0);
	assert_true(kt_diag_count(f->diag, KT_DIAG_ERROR) > 0);
	close_fixture(f);
}

static void test_every_pictogram_keeps_to_its_square(void **state)
{
	(void)state;
	fixture *f = open_figure(&kt_block_chain, three, NULL);
	kt_box square = {KT_PT(200), KT_PT(200), KT_PT(48), KT_PT(48)};
	for (unsigned i = 0; i < KT_ICON_COUNT; i++) {
		f->page.count = 0;
		kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
		kt_icon_draw(f->canvas, (kt_icon)i, square, &f->inks[0]);
		assert_true(f->page.count > 0);
		for (size_t k = 0; k < f->page.count; k++) {
			const kt_op *op = &f->page.ops[k];
			kt_box box = path_box(&op->path);
			kt_len half = op->kind == KT_OP_STROKE ? op->pen.width / 2 : 0;
			if (box.x - half < square.x || box.y - half < square.y ||
			    box.x + box.w + half > square.x + square.w || box.y + box.h + half > square.y + square.h)
				fail_msg("%s leaves its square", kt_icon_names[i]);
			if (op->kind == KT_OP_STROKE)
				assert_int_equal(op->pen.width, square.w * KT_ICON_WEIGHT / KT_ICON_UNITS);
		}
	}
	assert_null(kt_icon_names[KT_ICON_COUNT]);
	assert_no_faults(f);
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_three_nodes),
	        cmocka_unit_test(test_dots_stand_between_discs),
	        cmocka_unit_test(test_frames_of_many_shapes),
	        cmocka_unit_test(test_only_the_label_that_does_not_fit_is_reported),
	        cmocka_unit_test(test_a_chain_heard_in_two_languages),
	        cmocka_unit_test(test_arrows_point_against_each_other),
	        cmocka_unit_test(test_channels_of_many_shapes),
	        cmocka_unit_test(test_every_pictogram_keeps_to_its_square),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
