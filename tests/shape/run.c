/* Shapes one-line cases: role weight [italic];[script language];features;text;glyphs. Where a script is named, the face is
 * the one for the text's first letter. Glyphs are name=cluster@dx,dy+advance in font units, as hb-shape writes them, in
 * the order of the text. `run [--update] PROJECT FILE`, with the fonts of a project; --update writes what it finds to
 * stdout, to be read before it is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "text/shape.h"

typedef struct bench {
	kt_arena *arena;
	kt_fonts *fonts;
	kt_shaper *shaper;
	kt_diag *diag;
} bench;

/* "Arab ar"; "-": Latin, in Dutch. */
static kt_shape_sense sense_of(const bench *b, char *writing)
{
	char *script = strtok(writing, " "), *tag = strtok(NULL, " ");
	kt_shape_sense sense = {.language = kt_language_of(b->arena, kt_str_of(tag ? tag : "nl")),
	                        .script = tag ? hb_script_from_string(script, -1) : HB_SCRIPT_LATIN};
	sense.backwards = hb_script_get_horizontal_direction((hb_script_t)sense.script) == HB_DIRECTION_RTL;
	return sense;
}

static const kt_face *face_of(const bench *b, char *font, const kt_shape_sense *sense, kt_str text)
{
	kt_str role = kt_str_of(strtok(font, " "));
	unsigned weight = (unsigned)atoi(strtok(NULL, " "));
	bool italic = strtok(NULL, " ") != NULL;
	size_t end = 0;
	kt_str_next(text, &end);
	return sense->script == HB_SCRIPT_LATIN
	               ? kt_fonts_face(b->fonts, role, weight, italic, b->diag)
	               : kt_fonts_face_for(b->fonts, role, weight, italic, kt_str_slice(text, 0, end),
	                                   sense->language->writing, b->diag);
}

static kt_str shaped(const bench *b, char *font, char *writing, const char *features, const char *text)
{
	kt_shape_sense sense = sense_of(b, writing);
	const kt_face *face = sense.face = face_of(b, font, &sense, kt_str_of(text));
	kt_buf out = kt_buf_in(b->arena);
	if (!face)
		return KT_STR("no such font");
	for (size_t i = 0; i < KT_FEATURES; i++)
		if (strstr(features, kt_features[i].tag))
			sense.features |= (uint16_t)kt_features[i].feature;
	const kt_shaped *s = kt_shape(b->shaper, b->arena, &sense, kt_str_of(text));
	int32_t width = 0;
	for (uint32_t i = 0; i < s->count; i++) {
		const kt_shaped_glyph *g = &s->glyphs[i];
		char name[64] = "";
		hb_font_glyph_to_string(face->font, g->id, name, sizeof(name));
		kt_buf_print(&out, "%s%s=%u", i ? "|" : "", name, g->cluster);
		if (g->dx || g->dy)
			kt_buf_print(&out, "@%d,%d", g->dx, g->dy);
		kt_buf_print(&out, "+%d", g->advance);
		width += g->advance;
	}
	if (width != s->width)
		kt_buf_text(&out, " whose width is not their sum");
	return kt_buf_str(&out);
}

int main(int argc, char **argv)
{
	bool update = argc > 3 && strcmp(argv[1], "--update") == 0;
	FILE *file = fopen(argv[argc - 1], "r");
	kt_io *io = kt_io_disk_open();
	bench b = {.arena = kt_arena_open(), .diag = kt_diag_open()};
	b.fonts = kt_fonts_open(io, kt_str_of(argc > 2 ? argv[argc - 2] : "."), b.diag);
	b.shaper = kt_shaper_open(b.arena);
	int wrong = file ? 0 : 1, cases = 0;
	char line[1024];
	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		char font[64], writing[64], features[32], text[256], glyphs[768] = "";
		if (line[0] == '#' || sscanf(line, "%63[^;];%63[^;];%31[^;];%255[^;];%767[^\n]", font, writing,
		                             features, text, glyphs) < 4) {
			if (update)
				puts(line);
			continue;
		}
		kt_str head = kt_print(b.arena, "%s;%s;%s;%s", font, writing, features, text);
		kt_str got = shaped(&b, font, writing, features, text);
		cases++;
		if (update) {
			printf("%.*s;%.*s\n", KT_STR_ARG(head), KT_STR_ARG(got));
		} else if (!kt_str_is(got, glyphs)) {
			fprintf(stderr, "%.*s\n  expected %s\n  got      %.*s\n", KT_STR_ARG(head), glyphs,
			        KT_STR_ARG(got));
			wrong++;
		}
	}
	kt_shaper_close(b.shaper);
	kt_fonts_close(b.fonts);
	kt_diag_close(b.diag);
	kt_arena_close(b.arena);
	kt_io_close(io);
	if (file)
		fclose(file);
	return wrong || !cases;
}
