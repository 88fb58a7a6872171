/* A photo as drawn: it covers its frame at its own ratio whatever both are, its focus is as near the middle as it reaches, its
 * texts stand below it; and what has no room is told. */
#include "blocks_drawn.h"

#include "content/placing.h"

extern const kt_block_kind kt_block_photo;

#define PHOTO "  - photo:\n      file: artwork/a.png\n      alt: Een boot.\n"

static const char english[] = ENGLISH_HEAD ENGLISH("photo alt", "Een boot.", "A boat.")
        ENGLISH("photo caption", "De haven.", "The harbour.") ENGLISH("photo credit", "Foto: Anna", "Photo: Anna");

static bool place(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	(void)record, (void)owner;
	if (field->of == &kt_placing_record)
		((kt_placing *)member)->artwork = context;
	return true;
}

static fixture *open_photo(const char *body, const char *po, uint32_t width, uint32_t height)
{
	fixture *f = open_fixture(&kt_block_photo, body, po);
	dress(f, &kt_block_photo);
	*(kt_len *)look_member(f, &kt_block_photo, "height") = 0;
	*(int32_t *)look_member(f, &kt_block_photo, "ratio") = 50;
	kt_artwork *artwork = KT_NEW(f->arena, kt_artwork);
	*artwork = (kt_artwork){.path = KT_STR("artwork/a.png"), .width = width, .height = height, .channels = 3};
	kt_record_walk(placed(f)->form->record, placed(f)->fields, place, artwork);
	return f;
}

static const kt_op *op_of(const fixture *f, kt_op_kind kind)
{
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == kind)
			return &f->page.ops[i];
	return NULL;
}

static kt_box picture_of(fixture *f)
{
	kt_canvas_on(f->canvas, &(kt_page){.width = KT_PT(10), .height = KT_PT(10)}, KT_NOWHERE); /* settles the page */
	const kt_op *op = op_of(f, KT_OP_PICTURE);
	assert_non_null(op);
	return op->picture.box;
}

static void it_covers_its_frame(void **state)
{
	(void)state;
	static const uint32_t sizes[][2] = {{3, 2}, {2, 3}, {1, 1}, {16000, 1000}, {1, 16}, {6000, 4001}, {1999, 1000}};
	static const kt_len frames[][2] = {{KT_PT(200), KT_PT(100)}, {KT_PT(100), KT_PT(300)}, {KT_PT(17), KT_PT(15)}};
	for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
		for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
			fixture *f = open_photo(PHOTO, NULL, sizes[s][0], sizes[s][1]);
			kt_box frame = set_in(f, &kt_block_photo, frames[i][0], frames[i][1]), box = picture_of(f);
			assert_true(box.x <= frame.x && box.y <= frame.y);
			assert_true(box.x + box.w >= frame.x + frame.w && box.y + box.h >= frame.y + frame.h);
			assert_true(box.w == frame.w || box.h == frame.h);
			double ratio = (double)box.w / box.h * sizes[s][1] / sizes[s][0];
			assert_true(ratio > 0.9999 && ratio < 1.0001);
			assert_no_faults(f);
			close_fixture(f);
		}
}

static void its_focus_stays_in_sight(void **state)
{
	(void)state;
	static const struct {
		const char *body;
		kt_len left; /* of the frame, from the picture's left */
	} cases[] = {{PHOTO, 100},
	             {PHOTO "      focus: {x: 0}\n", 0},
	             {PHOTO "      focus: {x: 100}\n", 200},
	             {PHOTO "      focus: {x: 50, y: 90}\n", 100},
	             {PHOTO "      focus: {x: 60}\n", 130},
	             {PHOTO "      focus: {x: 17}\n", 1},
	             {PHOTO "      focus: {x: 16}\n", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		fixture *f = open_photo(cases[i].body, NULL, 300, 100);
		kt_box frame = set_in(f, &kt_block_photo, KT_PT(100), KT_PT(100)), box = picture_of(f);
		assert_int_equal(frame.x - box.x, KT_PT(cases[i].left));
		assert_int_equal(box.w, KT_PT(300));
		close_fixture(f);
	}
}

static void it_is_cut_where_it_is_more_than_its_frame(void **state)
{
	(void)state;
	fixture *f = open_photo(PHOTO, NULL, 300, 100);
	set_in(f, &kt_block_photo, KT_PT(100), KT_PT(100));
	picture_of(f);
	assert_non_null(op_of(f, KT_OP_CLIP));
	close_fixture(f);
	f = open_photo(PHOTO, NULL, 300, 300);
	set_in(f, &kt_block_photo, KT_PT(100), KT_PT(100));
	picture_of(f);
	assert_null(op_of(f, KT_OP_CLIP));
	close_fixture(f);
}

static void texts_stand_below_in_both_languages(void **state)
{
	(void)state;
	fixture *f = open_photo(PHOTO "      caption: De haven.\n      credit: \"Foto: Anna\"\n", english, 3, 2);
	kt_box frame = set_in(f, &kt_block_photo, KT_PT(200), 0);
	kt_box box = picture_of(f);
	kt_len foot = op_of(f, KT_OP_CLIP)->path.points[2].y, last = foot;
	assert_true(box.y <= frame.y);
	assert_int_equal(frame.h % ROW, 0);
	assert_in_range(foot - frame.y, KT_PT(99), KT_PT(115));
	size_t texts = 0;
	for (size_t i = 0; i < f->page.count; i++)
		if (f->page.ops[i].kind == KT_OP_TEXT) {
			assert_true(f->page.ops[i].at.y > last);
			last = f->page.ops[i].at.y;
			texts++;
		}
	assert_int_equal(texts, 4);
	assert_true(last < frame.y + frame.h);
	assert_no_faults(f);
	close_fixture(f);
}

static void decoration_has_no_tag(void **state)
{
	(void)state;
	fixture *f = open_photo("  - photo:\n      file: artwork/a.png\n      decoration: yes\n", NULL, 3, 2);
	set_in(f, &kt_block_photo, KT_PT(200), 0);
	picture_of(f);
	assert_int_equal(op_of(f, KT_OP_PICTURE)->artifact, KT_ARTIFACT_LAYOUT);
	assert_null(op_of(f, KT_OP_PICTURE)->tag);
	close_fixture(f);
}

static void no_room_beside_its_texts_is_told(void **state)
{
	(void)state;
	fixture *f = open_photo(PHOTO "      caption: De haven.\n", NULL, 3, 2);
	set_in(f, &kt_block_photo, KT_PT(200), 2 * ROW);
	assert_int_equal(kt_diag_count(f->diag, KT_DIAG_ERROR), 1);
	kt_str words = kt_diag_words(f->diag, KT_DIAG_OVERFLOW, 0);
	assert_true(kt_str_starts(words, "this photo with its texts takes 35 pt in height, and has 30 pt"));
	close_fixture(f);
}

static void a_page_from_right_to_left_leaves_it_as_it_is(void **state)
{
	(void)state;
	fixture *f = open_photo(PHOTO "      focus: {x: 0}\n", NULL, 300, 100);
	kt_canvas_mirror(f->canvas, true);
	kt_box frame = set_in(f, &kt_block_photo, KT_PT(100), KT_PT(100)), box = picture_of(f);
	assert_int_equal(box.x, KT_PT(1200) - frame.x - frame.w);
	close_fixture(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_covers_its_frame),
	                                   cmocka_unit_test(its_focus_stays_in_sight),
	                                   cmocka_unit_test(it_is_cut_where_it_is_more_than_its_frame),
	                                   cmocka_unit_test(texts_stand_below_in_both_languages),
	                                   cmocka_unit_test(decoration_has_no_tag),
	                                   cmocka_unit_test(no_room_beside_its_texts_is_told),
	                                   cmocka_unit_test(a_page_from_right_to_left_leaves_it_as_it_is)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
