/* Leading that grows where letters would touch, and families set larger than their style says. */
#include "text/touch.h"

#include "text_world.h"

#define STEP KT_LEN_PT

static int open_scripts(void **state)
{
	return world_open_with(state, KT_ROOT "/tests/unit/scripts");
}

static const kt_lines *set(world *w, const char *language, const char *text, bool balance)
{
	static const kt_style style = {.font = {"text", 4},
	                               .weight = 400,
	                               .size = 30 * KT_LEN_PT,
	                               .leading = 31 * KT_LEN_PT,
	                               .step = STEP,
	                               .balance = true};
	static kt_style running;
	running = style;
	running.balance = false;
	kt_rich *rich = KT_NEW(w->arena, kt_rich);
	*rich = rich_of(w, language, text);
	return kt_paragraph_set(w->setter, w->arena, rich, balance ? &style : &running, KT_FIT_NONE, 150 * KT_LEN_PT);
}

static void test_a_heading_grows_by_steps(void **state)
{
	world *w = *state;
	const kt_lines *lines = set(w, "ar", "مع الجميع إلى أعلى أجر لآخر يوم", true);
	assert_true(lines->count > 1);
	assert_true(lines->leading > 31 * KT_LEN_PT);
	assert_int_equal(lines->leading % STEP, 0);
	world_is_quiet(w);
}

/* The designer saw what it looks like. */
static void test_the_own_face_keeps_its_leading(void **state)
{
	world *w = *state;
	assert_int_equal(set(w, "vi", "ggggg ggggg ẾẾẾẾẾ ẾẾẾẾẾ", true)->leading, 31 * KT_LEN_PT);
}

static void test_running_text_keeps_its_grid(void **state)
{
	world *w = *state;
	assert_int_equal(set(w, "ar", "مع الجميع إلى أعلى أجر لآخر يوم", false)->leading, 31 * KT_LEN_PT);
}

static void test_a_family_is_scaled(void **state)
{
	world *w = *state;
	const kt_lines *lines = set(w, "am", "ሰላም Ab", false);
	const kt_line *end = &lines->items[lines->count - 1];
	const kt_run *first = &lines->items[0].runs[0], *last = &end->runs[end->count - 1];
	assert_str(first->face->family, "Noto Ethiopic");
	assert_int_equal(first->size, 36 * KT_LEN_PT);
	assert_str(last->face->family, "Inter");
	assert_int_equal(last->size, 30 * KT_LEN_PT);
	/* Its advances are of that size. */
	kt_face face = *first->face;
	hb_position_t advance = hb_font_get_glyph_h_advance(face.font, first->glyphs[0].id);
	assert_in_range(first->glyphs[0].advance, kt_len_scale(36 * KT_LEN_PT, advance, face.upem) - 1,
	                kt_len_scale(36 * KT_LEN_PT, advance, face.upem) + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_a_heading_grows_by_steps, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(test_the_own_face_keeps_its_leading, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(test_running_text_keeps_its_grid, open_scripts, world_close),
	        cmocka_unit_test_setup_teardown(test_a_family_is_scaled, open_scripts, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
