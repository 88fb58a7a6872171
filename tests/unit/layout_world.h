/* world: a project in memory with the real fonts, for tests of the layout stage. */
#ifndef LAYOUT_WORLD_H
#define LAYOUT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "display/trace.h"
#include "layout/template.h"

typedef struct world {
	kt_arena *arena;
	kt_io *io;
	kt_diag *diag;
	kt_numbers *numbers;
	kt_catalogs *catalogs;
	kt_fonts *fonts;
	kt_setter *setter;
	kt_layout *layout;
	kt_brochure *brochure;
	kt_edition edition;
	kt_document *document;
} world;

/* 20 rows of 15 pt below each other, two columns of 140 pt. The house holds all of it, so that a test's layout gives only
 * what it is about. */
static const char house_yaml[] =
        "page:\n  size: 360pt x 300pt\n  margins: {top: 20pt, bottom: 20pt, inner: 30pt, outer: 30pt}\n"
        "  columns: {count: 2, gutter: 20pt}\n  rows: {height: 15pt, steps: 3, first-baseline: 11pt}\n"
        "measures: {full: 1 to 2, half: [1 to 1, 2 to 2], first: 1 to 1, other: 2 to 2}\n"
        "inks:\n  ink: {screen: 16233A, press: 100 80 35 45}\n  text: {screen: 16233A, press: 0 0 0 100}\n"
        "  petrol: {screen: 0E4F56, press: 92 45 48 38}\n  paper: {screen: FFFFFF, press: 0 0 0 0}\n"
        "  sand: {screen: F7F2EA, press: 2 4 8 0}\n"
        "grounds:\n  paper: {text: text, heading: ink, second: petrol}\n  sand: {like: paper}\n"
        "  petrol: {text: paper}\n"
        "styles:\n  text: {font: text, size: 10pt, leading: 15pt}\n"
        "  caption: {based-on: text, size: 9pt}\n  label: {based-on: caption, weight: 700}\n"
        "  title: {font: text, weight: 700, size: 20pt, leading: 25pt, ink: heading, balance: true,\n"
        "          second: {size: 16pt, ink: second}}\n"
        "  subhead: {based-on: title, size: 14pt, leading: 20pt}\n  lead: {based-on: text, size: 14pt, leading: 20pt}\n"
        "  quote: {based-on: subhead}\n  number: {based-on: text, size: 4 x text, leading: 40pt}\n"
        "  unit: {based-on: number, size: 0.5 x number}\n  folio: {based-on: caption, size: 7pt, leading: 10pt}\n"
        "fit: {size: 90..100%, tracking: -8..0}\n"
        "blocks:\n  callout: {ground: sand, inset: 1 line}\n";

static inline void add_font(world *w, const char *path)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	assert_int_equal(fseek(file, 0, SEEK_END), 0);
	long size = ftell(file);
	rewind(file);
	char *bytes = kt_arena_take(w->arena, (size_t)size);
	assert_int_equal(fread(bytes, 1, (size_t)size, file), size);
	fclose(file);
	kt_io_memory_add(w->io, kt_str_of(path), (kt_str){bytes, (size_t)size});
}

static inline void add(world *w, const char *path, const char *text)
{
	kt_io_memory_add(w->io, kt_str_of(path), kt_str_of(text));
}

static inline world *open_world(void)
{
	kt_arena *arena = kt_arena_open();
	world *w = KT_NEW(arena, world);
	*w = (world){.arena = arena, .io = kt_io_memory_open(), .diag = kt_diag_open(), .numbers = kt_numbers_open()};
	w->catalogs = kt_catalogs_open(w->io);
	add(w, "p/layouts/house.yaml", house_yaml);
	add(w, "p/fonts/fonts.yaml",
	    "roles: {text: Inter}\nfamilies:\n  Inter:\n    licence: OFL-1.1\n"
	    "    folder: /usr/share/fonts/opentype/inter\n    faces: {400: Inter-Regular.otf, 700: Inter-Bold.otf}\n");
	return w;
}

static inline void close_world(world *w)
{
	kt_setter_close(w->setter);
	kt_fonts_close(w->fonts);
	kt_catalogs_close(w->catalogs);
	kt_numbers_close(w->numbers);
	kt_diag_close(w->diag);
	kt_io_close(w->io);
	kt_arena_close(w->arena);
}

static inline const char *words(const world *w)
{
	kt_buf all = kt_buf_in(w->arena);
	kt_diag_print(w->diag, KT_DIAG_TEXT, false, &all);
	return all.at;
}

/* Reads `rest` as p/layouts/l.yaml, over the house. */
static inline kt_layout *read_layout(world *w, const char *rest)
{
	kt_node *name = KT_NEW(w->arena, kt_node);
	*name = (kt_node){.kind = KT_NODE_SCALAR, .text = KT_STR("l")};
	add(w, "p/layouts/l.yaml", kt_print(w->arena, "house: house\n%s", rest).at);
	w->layout = kt_layout_read(w->io, w->arena, KT_STR("p"), name, w->diag);
	return w->layout;
}

/* The sections a and, where given, b; the edition "nl", or "nl-en" where `po` is given. Lays it out. */
static inline kt_document *lay_out(world *w, const char *rest, const char *a, const char *b, const char *po,
                                   const char *edition)
{
	kt_forms forms = kt_block_forms();
	add(w, "p/content/brochure.yaml",
	    kt_print(w->arena,
	             "title: Proef\nlanguage: nl\ndate: 2026-01-02\npublishers: [Wij]\nlayout: l\nsections: [a%s]\n"
	             "editions:\n  nl: {languages: [nl]}\n"
	             "  nl-en: {languages: [nl, en], arrangement: side-by-side}\n"
	             "  mixed: {languages: [nl, en], arrangement: side-by-side, reading: interleaved}\n  two: "
	             "{languages: [nl], pages: 2}\n",
	             b ? ", b" : "")
	            .at);
	add(w, "p/content/figures.yaml", "unions: {value: 263}\n");
	add(w, "p/content/a.yaml", a);
	if (b)
		add(w, "p/content/b.yaml", b);
	if (po)
		add(w, "p/content/translations/en.po", po);
	add_font(w, "/usr/share/fonts/opentype/inter/Inter-Regular.otf");
	add_font(w, "/usr/share/fonts/opentype/inter/Inter-Bold.otf");
	w->brochure = kt_brochure_read(w->io, w->arena, KT_STR("p"), &forms, w->diag);
	w->fonts = kt_fonts_open(w->io, KT_STR("p"), w->diag);
	if (!read_layout(w, rest) || !w->brochure || !w->fonts)
		fail_msg("%s", words(w));
	if (!kt_layout_check(w->layout, w->brochure, w->fonts, w->diag))
		return NULL;
	const kt_edition_spec *spec = kt_brochure_edition(w->brochure, kt_str_of(edition));
	if (!kt_edition_make(w->catalogs, w->arena, w->brochure, spec, w->numbers, w->diag, &w->edition))
		fail_msg("%s", words(w));
	w->setter = kt_setter_open(w->fonts, w->io, w->diag);
	w->document = kt_layout_set(w->layout, &w->edition, w->setter, w->arena, false, w->diag);
	return w->document;
}

/* The operation on a page that sets a text beginning like this; NULL: none. */
static inline const kt_op *set_text(const kt_document *document, size_t page, const char *head)
{
	const kt_page *p = document->pages[page];
	for (size_t i = 0; i < p->count; i++)
		if (p->ops[i].kind == KT_OP_TEXT && p->ops[i].run_count > 0 &&
		    kt_str_starts(p->ops[i].runs[0].text, head))
			return &p->ops[i];
	return NULL;
}

#endif
