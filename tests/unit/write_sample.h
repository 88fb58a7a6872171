/* write_sample: a document made by hand for the tests of the writers: two pages with the shipped fonts, shaped here and
 * now by HarfBuzz, so that the writers are tested without the typesetter. Strings of the reader's are hostile where asked. */
#ifndef KT_TESTS_WRITE_SAMPLE_H
#define KT_TESTS_WRITE_SAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "display/canvas.h"
#include "text/font.h"
#include "write/writer.h"

typedef struct sample {
	kt_arena *arena;
	kt_diag *diag;
	kt_io *io;
	kt_fonts *fonts;
	kt_canvas *canvas;
	kt_document document;
	kt_write_standard standard;
} sample;

static const kt_ink sample_ink = {.name = {"ink", 3}, .screen = {22, 35, 58}};
static const kt_ink sample_coral = {.name = {"coral", 5}, .screen = {228, 80, 47}};

static inline sample *sample_open(void)
{
	kt_arena *arena = kt_arena_open();
	sample *s = KT_NEW(arena, sample);
	s->arena = arena;
	s->diag = kt_diag_open();
	s->io = kt_io_disk_open();
	s->fonts = kt_fonts_open(s->io, KT_STR(KT_ROOT), s->diag);
	s->canvas = kt_canvas_open(arena, s->diag);
	kt_document *d = &s->document;
	d->title = KT_STR("Proefdruk");
	d->language = KT_STR("nl");
	static const kt_str languages[] = {{"nl", 2}, {"en", 2}};
	kt_str *titles = KT_NEW_ARRAY(arena, kt_str, 2);
	titles[0] = d->title;
	titles[1] = KT_STR("Proof");
	d->languages = languages;
	d->titles = titles;
	d->language_count = 2;
	d->author = KT_STR("CNV Internationaal");
	d->year = 2026;
	d->month = 3;
	d->day = 9;
	d->structure = kt_structure_open(arena, d->language);
	return s;
}

static inline void sample_close(sample *s)
{
	kt_canvas_close(s->canvas);
	kt_fonts_close(s->fonts);
	kt_io_close(s->io);
	kt_diag_close(s->diag);
	kt_arena_close(s->arena);
}

static inline kt_page *sample_page(sample *s, const char *label)
{
	kt_page *page = KT_NEW(s->arena, kt_page);
	*page = (kt_page){.width = KT_PT(400), .height = KT_PT(300), .bleed = KT_PT(8), .label = kt_str_of(label)};
	kt_document *d = &s->document;
	d->pages = kt_arena_grow(s->arena, d->pages, d->page_count * sizeof *d->pages,
	                         (d->page_count + 1) * sizeof *d->pages);
	d->pages[d->page_count++] = page;
	kt_canvas_on(s->canvas, page, KT_NOWHERE);
	return page;
}

/* A run of this text in a role and weight of fonts.yaml. */
static inline kt_run sample_run(sample *s, const char *role, unsigned weight, kt_len size, const char *words)
{
	const kt_face *face = kt_fonts_face(s->fonts, kt_str_of(role), weight, false, s->diag);
	if (face == NULL)
		abort();
	kt_run run = {.face = face, .size = size, .text = kt_str_of(words)};
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_add_utf8(buffer, words, -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(face->font, buffer, NULL, 0);
	unsigned count;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
	kt_glyph *glyphs = KT_NEW_ARRAY(s->arena, kt_glyph, count);
	for (unsigned i = 0; i < count; i++) {
		glyphs[i].id = (uint16_t)infos[i].codepoint;
		glyphs[i].cluster = infos[i].cluster;
		glyphs[i].advance = kt_len_scale(places[i].x_advance, size, face->upem);
		glyphs[i].dx = kt_len_scale(places[i].x_offset, size, face->upem);
		glyphs[i].dy = -kt_len_scale(places[i].y_offset, size, face->upem);
		run.width += glyphs[i].advance;
	}
	hb_buffer_destroy(buffer);
	run.glyphs = glyphs;
	run.count = count;
	return run;
}

/* A line of one run on the page that the canvas is on, for the tag that it draws for. */
static inline void sample_line(sample *s, kt_run run, double x, double y)
{
	kt_run *runs = KT_NEW(s->arena, kt_run);
	*runs = run;
	kt_line *line = KT_NEW(s->arena, kt_line);
	*line = (kt_line){.runs = runs, .count = 1, .width = run.width};
	kt_lines lines = {.items = line, .count = 1, .leading = run.size, .ascent = run.size, .descent = run.size / 4};
	kt_canvas_lines(s->canvas, &lines, 0, 1, (kt_point){(kt_len)(x * KT_LEN_PT), (kt_len)(y * KT_LEN_PT)},
	                &sample_ink, KT_NOWHERE);
}

static inline void sample_text(sample *s, const char *words, double x, double y)
{
	sample_line(s, sample_run(s, "text", 400, KT_PT(10.6), words), x, y);
}

static inline kt_tag *sample_tag(sample *s, kt_tag *parent, kt_tag_role role)
{
	kt_tag *tag = kt_tag_add(s->document.structure, parent, role);
	kt_canvas_tag(s->canvas, tag);
	return tag;
}

/* The writer's bytes. Empty: it failed. */
static inline kt_str sample_write(sample *s, const kt_writer *writer, size_t page)
{
	kt_io *memory = kt_io_memory_open();
	kt_io_out *out = kt_io_replace(memory, KT_STR("out"), s->diag);
	kt_arena *scratch = kt_arena_open();
	kt_write_options options = {.standard = s->standard, .dpi = 96, .epoch = -1};
	kt_str bytes = {0};
	if (!writer->write(&s->document, page, &options, scratch, out, s->diag))
		kt_io_abandon(out);
	else if (kt_io_commit(out) && kt_io_memory_file(memory, KT_STR("out"), &bytes))
		bytes = kt_str_copy(s->arena, bytes);
	kt_arena_close(scratch);
	kt_io_close(memory);
	return bytes;
}

/* Puts bytes into a file of the folder that the test runs in. */
static inline void sample_keep(kt_str bytes, const char *name)
{
	FILE *file = fopen(name, "wb");
	if (file == NULL || fwrite(bytes.at, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
		abort();
}

/* What a command prints, both its streams; `status` is its exit status. */
static inline kt_str sample_run_command(sample *s, const char *command, int *status)
{
	kt_buf said = kt_buf_in(s->arena);
	FILE *pipe = popen(kt_str_c(s->arena, kt_print(s->arena, "LC_ALL=C.UTF-8 %s 2>&1", command)), "r");
	if (pipe == NULL)
		abort();
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof part, pipe)) > 0;)
		kt_buf_put(&said, (kt_str){part, n});
	*status = pclose(pipe);
	return kt_str_copy(s->arena, kt_buf_str(&said));
}

#endif
