#include "text_world.h"

#define INTER "/usr/share/fonts/opentype/inter/"

/* The fonts of a world in memory whose fonts.yaml is the text given. */
static kt_fonts *fonts_of(kt_io *io, const char *yaml, kt_diag *diag)
{
	kt_io_memory_add(io, KT_STR("p/fonts/fonts.yaml"), kt_str_of(yaml));
	return kt_fonts_open(io, KT_STR("p"), diag);
}

static void roles(void **state)
{
	world *w = *state;
	const kt_face *text = kt_fonts_face(w->fonts, KT_STR("text"), 400, false, w->diag);
	assert_non_null(text);
	assert_str(text->family, "Inter");
	assert_str(text->postscript, "Inter-Regular");
	assert_str(text->path, INTER "Inter-Regular.otf");
	assert_int_equal(text->upem, 2816);
	assert_true(text->cff);
	assert_int_equal(text->weight, 400);
	assert_true(text->cap_height > text->x_height && text->x_height > 1000);
	assert_true(text->ascender > 0 && text->descender < 0);
	assert_true(text->bounds[2] > text->bounds[0]);
	assert_ptr_equal(kt_fonts_face(w->fonts, KT_STR("text"), 400, false, w->diag), text);

	const kt_face *display = kt_fonts_face(w->fonts, KT_STR("display"), 800, false, w->diag);
	assert_str(display->postscript, "InterDisplay-ExtraBold");
	assert_int_equal(display->upem, 2048);
	assert_int_not_equal(display->index, text->index);
	assert_true(kt_fonts_face(w->fonts, KT_STR("text"), 400, true, w->diag)->italic_angle < 0);
	/* The nearest weight; of two as near, the bolder. */
	assert_str(kt_fonts_face(w->fonts, KT_STR("text"), 690, false, w->diag)->postscript, "Inter-Bold");
	assert_str(kt_fonts_face(w->fonts, KT_STR("text"), 450, false, w->diag)->postscript, "Inter-Medium");
	assert_true(kt_fonts_has_role(w->fonts, KT_STR("figures")));
	assert_false(kt_fonts_has_role(w->fonts, KT_STR("figure")));
	world_is_quiet(w);
	assert_null(kt_fonts_face(w->fonts, KT_STR("nobody"), 400, false, w->diag));
	assert_non_null(strstr(world_said(w), "`nobody`"));
}

static void fall_backs(void **state)
{
	world *w = *state;
	const kt_face *own = kt_fonts_face(w->fonts, KT_STR("text"), 400, false, w->diag);
	assert_ptr_equal(kt_fonts_face_for(w->fonts, KT_STR("text"), 400, false, KT_STR("a"), KT_STR(""), w->diag),
	                 own);
	const kt_face *armenian =
	        kt_fonts_face_for(w->fonts, KT_STR("text"), 400, false, KT_STR("Ա"), KT_STR(""), w->diag);
	assert_non_null(armenian);
	assert_str(armenian->family, "DejaVu Sans");
	assert_false(armenian->cff);
	assert_true(kt_face_has(armenian, 0x0531));
	assert_null(kt_fonts_face_for(w->fonts, KT_STR("text"), 400, false, KT_STR("क"), KT_STR(""),
	                              w->diag)); /* Devanagari */
	world_is_quiet(w);
}

static void listing(void **state)
{
	world *w = *state;
	kt_fonts_row *rows;
	size_t count = kt_fonts_rows(w->fonts, w->arena, &rows);
	assert_true(count >= 3);
	for (size_t i = 0; i < count; i++) {
		assert_true(rows[i].present);
		assert_str(rows[i].package, "fonts-inter");
		assert_str(rows[i].licence, "OFL-1.1");
	}
}

static const char one_family[] = "roles: {text: A}\n"
                                 "families:\n"
                                 "  A: {licence: X, folder: fonts, package: fonts-a, faces: {400: a.otf}}\n";

/* A path is told as the user would type it. */
static void missing_here(void **state)
{
	world *w = *state;
	kt_io *io = kt_io_memory_open();
	kt_io_memory_add(io, KT_STR("./fonts/fonts.yaml"), kt_str_of(one_family));
	kt_fonts *fonts = kt_fonts_open(io, KT_STR("."), w->diag);
	assert_null(kt_fonts_face(fonts, KT_STR("text"), 400, false, w->diag));
	assert_non_null(strstr(world_said(w), "the font file fonts/a.otf cannot be used: there is no such file"));
	kt_fonts_close(fonts);
	kt_io_close(io);
}

static void refused_files(void **state)
{
	world *w = *state;
	kt_str inter;
	assert_true(kt_io_read(w->io, w->arena, KT_STR(INTER "Inter-Regular.otf"), KT_IO_FONT_LIMIT, KT_NOWHERE,
	                       w->diag, &inter));
	/* Where tables of that name begin, to damage them. */
	char *bytes = (char *)kt_str_copy(w->arena, inter).at;
	size_t at[2];
	static const char *const tags[2] = {"OS/2", "head"};
	for (unsigned t = 0; t < 2; t++) {
		const unsigned char *entry = (const unsigned char *)bytes + kt_str_find(inter, tags[t], 0) + 8;
		at[t] = (size_t)entry[0] << 24 | (size_t)entry[1] << 16 | (size_t)entry[2] << 8 | entry[3];
	}
	/* fsType: its bits are those of ISO/IEC 14496-22, 5.2.8. */
	static const char withheld[3][2] = {{0, 2}, {1, 0}, {2, 4}};
	char *restricted[3];
	for (unsigned i = 0; i < 3; i++) {
		restricted[i] = (char *)kt_str_copy(w->arena, inter).at;
		memcpy(restricted[i] + at[0] + 8, withheld[i], 2);
	}
	char *no_em = (char *)kt_str_copy(w->arena, inter).at;
	no_em[at[1] + 18] = no_em[at[1] + 19] = 0;
	const struct {
		kt_str bytes;
		const char *words;
	} cases[] = {
	        {KT_STR("wOFF"), "web font"},
	        {KT_STR("%!PS-AdobeFont"), "Type 1"},
	        {KT_STR("something else"), "no font"},
	        {KT_STR(""), "no font"},
	        {kt_str_slice(inter, 0, 200), "damaged"},
	        {{restricted[0], inter.len}, "forbids embedding (OS/2"},
	        {{restricted[1], inter.len}, "forbids embedding a part"},
	        {{restricted[2], inter.len}, "forbids embedding a part"},
	        {{no_em, inter.len}, "its em"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kt_io *io = kt_io_memory_open();
		kt_diag *diag = kt_diag_open(), *second = kt_diag_open();
		kt_fonts *fonts = fonts_of(io, one_family, diag);
		assert_non_null(fonts);
		kt_io_memory_add(io, KT_STR("p/fonts/a.otf"), cases[i].bytes);
		assert_null(kt_fonts_face(fonts, KT_STR("text"), 400, false, diag));
		kt_buf said = kt_buf_in(w->arena);
		kt_diag_print(diag, KT_DIAG_TEXT, false, &said);
		if (!strstr(said.at, cases[i].words) || !strstr(said.at, "KT080"))
			fail_msg("expected \"%s\", got %s", cases[i].words, said.at);
		/* A second edition hears it too, from the same place. */
		assert_null(kt_fonts_face(fonts, KT_STR("text"), 700, false, second));
		assert_int_equal(kt_diag_count(second, KT_DIAG_ERROR), 1);
		assert_int_equal(kt_diag_status(second), 3);
		kt_fonts_close(fonts);
		kt_diag_close(diag);
		kt_diag_close(second);
		kt_io_close(io);
	}
}

static void missing_file(void **state)
{
	world *w = *state;
	kt_io *io = kt_io_memory_open();
	kt_fonts *fonts = fonts_of(io, one_family, w->diag);
	assert_non_null(fonts);
	assert_null(kt_fonts_face(fonts, KT_STR("text"), 400, false, w->diag));
	assert_non_null(strstr(world_said(w), "fonts/fonts.yaml:3:"));
	assert_non_null(strstr(world_said(w), "apt-get install fonts-a"));
	kt_fonts_close(fonts);
	kt_io_close(io);
}

static void refused_listings(void **state)
{
	world *w = *state;
	static const char *const cases[][2] = {
	        {"roles: {text: B}\nfamilies:\n  A: {licence: X, folder: f, faces: {400: a}}\n", "no `B`"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: f, faces: {bold: a}}\n", "no weight"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: f, faces: {1001: a}}\n", "no weight"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: /etc, faces: {400: a}}\n", "not from `/etc`"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: ../x, faces: {400: a}}\n", "not from"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: /usr/share/fonts/../x, faces: {400: a}}\n",
	         "not from"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: f, faces: {400: ../a}}\n", "no file"},
	        {"roles: {text: A}\nfamilies:\n  A: {licence: X, folder: f, faces: {400: /a}}\n", "no file"},
	        {"roles: {text: A}\nfall-backs: {Greek: A}\nfamilies:\n"
	         "  A: {licence: X, folder: f, faces: {400: a}}\n",
	         "no script"},
	        {"families:\n  A: {licence: X, folder: f, faces: {400: a}}\n", "`roles` is missing"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		kt_io *io = kt_io_memory_open();
		kt_diag *diag = kt_diag_open();
		kt_fonts *fonts = fonts_of(io, cases[i][0], diag);
		kt_buf said = kt_buf_in(w->arena);
		kt_diag_print(diag, KT_DIAG_TEXT, false, &said);
		if (!strstr(said.at, cases[i][1]))
			fail_msg("%s: %s", cases[i][0], said.at);
		size_t count = kt_diag_count(diag, KT_DIAG_NOTE);
		kt_fonts_row *rows;
		assert_null(kt_fonts_face(fonts, KT_STR("text"), 400, false, diag));
		assert_true(kt_fonts_has_role(fonts, KT_STR("anything")));
		assert_int_equal(kt_fonts_rows(fonts, w->arena, &rows), 0);
		assert_int_equal(kt_diag_count(diag, KT_DIAG_NOTE), count);
		kt_fonts_close(fonts);
		kt_diag_close(diag);
		kt_io_close(io);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(roles, world_open, world_close),
	        cmocka_unit_test_setup_teardown(fall_backs, world_open, world_close),
	        cmocka_unit_test_setup_teardown(listing, world_open, world_close),
	        cmocka_unit_test_setup_teardown(missing_here, world_open, world_close),
	        cmocka_unit_test_setup_teardown(refused_files, world_open, world_close),
	        cmocka_unit_test_setup_teardown(missing_file, world_open, world_close),
	        cmocka_unit_test_setup_teardown(refused_listings, world_open, world_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
