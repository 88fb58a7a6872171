/* display_fixture: a page to draw on, for the tests of display. */
#ifndef KT_TESTS_DISPLAY_FIXTURE_H
#define KT_TESTS_DISPLAY_FIXTURE_H

#include "display/canvas.h"

typedef struct fixture {
	kt_arena *arena;
	kt_diag *diag;
	kt_canvas *canvas;
	kt_structure *structure;
	kt_page page, *pages[1];
	kt_document document;
	kt_ink ink;
} fixture;

static inline int set_up(void **state)
{
	kt_arena *arena = kt_arena_open();
	fixture *f = KT_NEW(arena, fixture);
	f->arena = arena;
	f->diag = kt_diag_open();
	f->canvas = kt_canvas_open(arena, f->diag);
	f->structure = kt_structure_open(arena, KT_STR("nl"));
	f->page = (kt_page){.width = KT_PT(595), .height = KT_PT(842), .label = KT_STR("1")};
	f->pages[0] = &f->page;
	f->document = (kt_document){.pages = f->pages, .page_count = 1, .structure = f->structure};
	f->ink = (kt_ink){.name = KT_STR("petrol")};
	kt_canvas_on(f->canvas, &f->page, KT_NOWHERE);
	*state = f;
	return 0;
}

static inline int tear_down(void **state)
{
	fixture *f = *state;
	kt_canvas_close(f->canvas);
	kt_diag_close(f->diag);
	kt_arena_close(f->arena);
	return 0;
}

#endif
