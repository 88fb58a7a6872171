/* fixture: a small brochure in memory, with the real fonts, and a setting in it: for tests of blocks.
 *
 * A test gives the body of the section "a" (content/a.yaml) and, for two languages, the messages of en.po. Looks are
 * filled by the names of their fields. */
#ifndef BLOCKS_FIXTURE_H
#define BLOCKS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "blocks/block.h"
#include "display/trace.h"

#define ROW  KT_PT(15)
#define STEP KT_PT(5)

/* What every translation of the fixture's project begins with, and one entry of its section. */
#define ENGLISH_HEAD                                                                                                   \
	"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: en\\n\"\n\n"             \
	"msgctxt \"brochure · title\"\nmsgid \"Proef\"\nmsgstr \"Trial\"\n\n"                                         \
	"msgctxt \"brochure · name\"\nmsgid \"Wij\"\nmsgstr \"Wij\"\n\n"                                              \
	"msgctxt \"brochure · word email\"\nmsgid \"E-mail {name}\"\nmsgstr \"E-mail {name}\"\n\n"                    \
	"msgctxt \"brochure · word call\"\nmsgid \"Bel {name}\"\nmsgstr \"Call {name}\"\n\n"                          \
	"msgctxt \"brochure · word qr\"\nmsgid \"Code van {name}\"\nmsgstr \"Code of {name}\"\n\n"                    \
	"msgctxt \"a · title\"\nmsgid \"Titel\"\nmsgstr \"Title\"\n\n"
#define ENGLISH(role, dutch, english) "msgctxt \"a · " role "\"\nmsgid \"" dutch "\"\nmsgstr \"" english "\"\n\n"

/* A test file may define more of both before it includes this one. */
#ifndef FIXTURE_FIGURES
#define FIXTURE_FIGURES ""
#endif
#ifndef FIXTURE_WORDS
#define FIXTURE_WORDS ""
#endif

typedef struct fixture {
	kt_arena *arena;
	kt_io *io;
	kt_diag *diag;
	kt_fonts *fonts;
	kt_numbers *numbers;
	kt_catalogs *catalogs;
	kt_setter *setter;
	kt_brochure *brochure;
	kt_edition edition;
	kt_structure *structure;
	kt_canvas *canvas;
	kt_page page, *pages[1];
	kt_document document;
	kt_ink inks[4]; /* paper, text, second, accent */
	kt_ground ground;
	kt_style text, second;
	kt_setting setting;
	kt_slices slices;
} fixture;

static inline void add_font(kt_io *io, kt_arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	long size = ftell(file);
	rewind(file);
	char *bytes = kt_arena_take(arena, (size_t)size);
	assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
	fclose(file);
	kt_io_memory_add(io, kt_str_of(path), (kt_str){bytes, (size_t)size});
}

static inline void add_project(fixture *f, const char *body, const char *po)
{
	static const char brochure[] =
	        "title: Proef\nlanguage: nl\ndate: 2026-01-02\npublishers: [Wij]\nlayout: l\n"
	        "sections: [a]\neditions:\n  nl: {languages: [nl]}\n"
	        "  nl-en: {languages: [nl, en], arrangement: side-by-side}\n"
	        "words:\n  email: \"E-mail {name}\"\n  call: \"Bel {name}\"\n  qr: \"Code van {name}\"\n" FIXTURE_WORDS;
	static const char fonts[] = "roles: {text: Inter}\nfamilies:\n  Inter:\n    licence: OFL-1.1\n"
	                            "    folder: /usr/share/fonts/opentype/inter\n"
	                            "    faces: {400: Inter-Regular.otf, 700: Inter-Bold.otf}\n";
	static const char figures[] =
	        "reached: {value: 69 000 000, style: compact}\nshare: {value: 72, style: percent}\n"
	        "trained: {value: 49 000}\nunions: {value: 263}\nbudget: {value: 3000, style: currency, currency: "
	        "EUR}\n" FIXTURE_FIGURES;
	kt_io_memory_add(f->io, KT_STR("p/content/brochure.yaml"), kt_str_of(brochure));
	kt_io_memory_add(f->io, KT_STR("p/content/figures.yaml"), kt_str_of(figures));
	kt_io_memory_add(f->io, KT_STR("p/content/a.yaml"),
	                 kt_print(f->arena, "template: t\ntitle: Titel\nbody:\n%s", body));
	kt_io_memory_add(f->io, KT_STR("p/fonts/fonts.yaml"), kt_str_of(fonts));
	if (po)
		kt_io_memory_add(f->io, KT_STR("p/content/translations/en.po"), kt_str_of(po));
	add_font(f->io, f->arena, "/usr/share/fonts/opentype/inter/Inter-Regular.otf");
	add_font(f->io, f->arena, "/usr/share/fonts/opentype/inter/Inter-Bold.otf");
}

static inline void fail_with_words(const fixture *f)
{
	kt_buf words = kt_buf_in(f->arena);
	kt_diag_print(f->diag, KT_DIAG_TEXT, false, &words);
	fail_msg("%s", words.at);
}

static inline void make_grounds(fixture *f)
{
	static const char *const names[] = {"paper", "text", "second", "accent"};
	for (unsigned i = 0; i < 4; i++)
		f->inks[i].name = kt_str_of(names[i]);
	f->inks[0] = (kt_ink){.name = KT_STR("paper"), .screen = {255, 255, 255}};
	f->ground = (kt_ground){.name = KT_STR("paper"), .fill = &f->inks[0]};
	for (unsigned i = 0; i < KT_PART_COUNT; i++)
		f->ground.parts[i] = &f->inks[1];
	f->ground.parts[KT_PART_SECOND] = &f->inks[2];
	f->ground.parts[KT_PART_ACCENT] = &f->inks[3];
	f->text = (kt_style){
	        .name = KT_STR("text"), .font = KT_STR("text"), .weight = 400, .size = KT_PT(10), .leading = ROW};
}

/* The edition "nl", or "nl-en" where `po` is given. */
static inline fixture *open_fixture(const kt_block_kind *kind, const char *body, const char *po)
{
	kt_arena *arena = kt_arena_open();
	fixture *f = KT_NEW(arena, fixture);
	*f = (fixture){.arena = arena, .io = kt_io_memory_open(), .diag = kt_diag_open()};
	const kt_form **forms = KT_NEW_ARRAY(arena, const kt_form *, 1);
	kt_forms list = {forms, 1};
	forms[0] = &kind->form;
	add_project(f, body, po);
	make_grounds(f);
	f->numbers = kt_numbers_open();
	f->catalogs = kt_catalogs_open(f->io);
	f->brochure = kt_brochure_read(f->io, arena, KT_STR("p"), &list, f->diag);
	f->fonts = kt_fonts_open(f->io, KT_STR("p"), f->diag);
	if (!f->brochure || !f->fonts || kt_diag_status(f->diag) != 0)
		fail_with_words(f);
	const kt_edition_spec *spec = kt_brochure_edition(f->brochure, po ? KT_STR("nl-en") : KT_STR("nl"));
	if (!kt_edition_make(f->catalogs, arena, f->brochure, spec, f->numbers, f->diag, &f->edition))
		fail_with_words(f);
	f->setter = kt_setter_open(f->fonts, f->io, f->diag);
	f->structure = kt_structure_open(arena, KT_STR("nl"));
	f->canvas = kt_canvas_open(arena, f->diag);
	f->page = (kt_page){.width = KT_PT(1200), .height = KT_PT(842), .label = KT_STR("1")};
	f->pages[0] = &f->page;
	f->document = (kt_document){.pages = f->pages, .page_count = 1, .structure = f->structure};
	f->setting = (kt_setting){.width = KT_PT(200),
	                          .count = po ? 2 : 1,
	                          .language = {0, 1},
	                          .edition = &f->edition,
	                          .section = &f->brochure->sections[0],
	                          .ground = &f->ground,
	                          .grounds = &f->ground,
	                          .ground_count = 1,
	                          .grid = {ROW, STEP, KT_PT(4), 1, KT_PT(200), KT_PT(10)},
	                          .fit = KT_FIT_NONE,
	                          .setter = f->setter,
	                          .structure = f->structure,
	                          .arena = arena,
	                          .diag = f->diag};
	f->setting.look = kt_arena_take(arena, kind->look->size);
	return f;
}

static inline void close_fixture(fixture *f)
{
	kt_canvas_close(f->canvas);
	kt_setter_close(f->setter);
	kt_fonts_close(f->fonts);
	kt_catalogs_close(f->catalogs);
	kt_numbers_close(f->numbers);
	kt_diag_close(f->diag);
	kt_io_close(f->io);
	kt_arena_close(f->arena);
}

static inline const kt_placed *placed(const fixture *f)
{
	return &f->brochure->sections[0].body[0];
}

/* A member of the look, by the name of its field. */
static inline void *look_member(fixture *f, const kt_block_kind *kind, const char *name)
{
	for (const kt_field *field = kind->look->fields; field->name; field++)
		if (kt_str_is(kt_str_of(name), field->name))
			return (char *)(uintptr_t)f->setting.look + field->offset;
	fail_msg("the look has no field %s", name);
	return NULL;
}

static inline void look_style(fixture *f, const kt_block_kind *kind, const char *name, const kt_style *style)
{
	((kt_field_style *)look_member(f, kind, name))->style = style;
}

static inline void look_part(fixture *f, const kt_block_kind *kind, const char *name, kt_part part)
{
	((kt_field_paint *)look_member(f, kind, name))->part = part;
}

static inline void tag_and_measure(fixture *f, const kt_block_kind *kind)
{
	for (unsigned i = 0; i < f->setting.count; i++) {
		kt_tag *part = kt_tag_add(f->structure, kt_structure_root(f->structure), KT_TAG_PART);
		part->language = f->edition.languages[i];
		kind->tag(placed(f), &f->setting, part, i);
	}
	kind->measure(placed(f), &f->setting, &f->slices);
}

static inline void draw_all(fixture *f, const kt_block_kind *kind, kt_point at)
{
	kt_len height = kt_setting_depth(&f->slices, 0, f->slices.count);
	kt_box box = {at.x, at.y, f->setting.width, height};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	kind->draw(placed(f), &f->setting, &f->slices, 0, f->slices.count, (kt_frame){box, box}, f->canvas);
}

/* The tag tree as the trace prints it, but for the boxes of figures. */
static inline void assert_tags(fixture *f, const char *expected)
{
	kt_buf tags = kt_buf_in(f->arena), bare = kt_buf_in(f->arena);
	kt_trace_tags(&f->document, &tags);
	for (const char *line = tags.at, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		kt_str whole = {line, (size_t)(end - line)};
		kt_buf_put(&bare, kt_str_slice(whole, 0, kt_str_find(whole, " box ", 0)));
		kt_buf_byte(&bare, '\n');
	}
	assert_string_equal(bare.at, expected);
}

static inline void assert_no_faults(const fixture *f)
{
	if (kt_diag_count(f->diag, KT_DIAG_NOTE) > 0)
		fail_with_words(f);
}

#endif
