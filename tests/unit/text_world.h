/* What tests of text share: a world with the shipped fonts, and rich text in one line. */
#ifndef KT_TEXT_WORLD_H
#define KT_TEXT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/markup.h"
#include "text/paragraph.h"

typedef struct world {
	kt_arena *arena;
	kt_io *io;
	kt_diag *diag;
	kt_fonts *fonts;
	kt_setter *setter;
} world;

static inline int world_open_with(void **state, const char *project)
{
	world *w = calloc(1, sizeof(*w));
	w->arena = kt_arena_open();
	w->io = kt_io_disk_open();
	w->diag = kt_diag_open();
	w->fonts = kt_fonts_open(w->io, kt_str_of(project), w->diag);
	assert_non_null(w->fonts);
	w->setter = kt_setter_open(w->fonts, w->io, w->diag);
	*state = w;
	return 0;
}

static inline int world_open(void **state)
{
	return world_open_with(state, KT_ROOT);
}

static inline int world_close(void **state)
{
	world *w = *state;
	kt_setter_close(w->setter);
	kt_fonts_close(w->fonts);
	kt_diag_close(w->diag);
	kt_io_close(w->io);
	kt_arena_close(w->arena);
	free(w);
	return 0;
}

/* All that was reported, as it is printed. */
static inline const char *world_said(const world *w)
{
	kt_buf out = kt_buf_in(w->arena);
	kt_diag_print(w->diag, KT_DIAG_TEXT, false, &out);
	return kt_str_c(w->arena, kt_buf_str(&out));
}

static inline void world_is_quiet(const world *w)
{
	if (kt_diag_count(w->diag, KT_DIAG_NOTE))
		fail_msg("%s", world_said(w));
}

/* A text to put into another one, however long. */
static inline kt_str times(kt_arena *arena, const char *text, size_t count)
{
	kt_buf b = kt_buf_in(arena);
	for (size_t i = 0; i < count; i++)
		kt_buf_text(&b, text);
	return kt_buf_str(&b);
}

static inline kt_markup_value no_values(const void *context, kt_str name)
{
	(void)context;
	(void)name;
	return (kt_markup_value){0};
}

/* A message's text in a language that there is. */
static inline kt_markup_text text_in(const world *w, const char *language, kt_str source)
{
	const kt_language *known = kt_language_of(w->arena, kt_str_of(language));
	assert_non_null(known);
	return (kt_markup_text){.source = source, .language = known};
}

static inline kt_rich rich_of(const world *w, const char *language, const char *source)
{
	kt_rich rich;
	kt_markup_text text = text_in(w, language, kt_str_of(source));
	if (!kt_markup_rich(w->arena, &text, no_values, NULL, w->diag, &rich))
		fail_msg("%s", world_said(w));
	return rich;
}

#define assert_str(s, expected) assert_string_equal(kt_str_c(w->arena, (s)), (expected))

#endif
