/* Shapes one-line cases: role weight [italic];features;text;glyphs. Glyphs are name=cluster+advance in font units, as
 * hb-shape writes them. `run --update FILE` writes what it finds to stdout, to be read before it is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "text/shape.h"

typedef struct bench {
	kt_arena *arena;
	kt_fonts *fonts;
	kt_shaper *shaper;
	const kt_language *language;
	kt_diag *diag;
} bench;

static kt_str shaped(const bench *b, char *font, const char *features, const char *text)
{
	char *role = strtok(font, " "), *weight = strtok(NULL, " "), *italic = strtok(NULL, " ");
	const kt_face *face = kt_fonts_face(b->fonts, kt_str_of(role), (unsigned)atoi(weight), italic != NULL, b->diag);
	kt_buf out = kt_buf_in(b->arena);
	if (!face)
		return KT_STR("no such font");
	kt_shape_sense sense = {.face = face, .language = b->language, .script = HB_SCRIPT_LATIN};
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
	bool update = argc > 2 && strcmp(argv[1], "--update") == 0;
	FILE *file = fopen(argv[argc - 1], "r");
	kt_io *io = kt_io_disk_open();
	bench b = {.arena = kt_arena_open(), .diag = kt_diag_open()};
	b.fonts = kt_fonts_open(io, KT_STR(KT_ROOT), b.diag);
	b.shaper = kt_shaper_open(b.arena);
	b.language = kt_language_of(b.arena, KT_STR("nl"));
	int wrong = file ? 0 : 1, cases = 0;
	char line[1024];
	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = 0;
		char font[64], whole[64], features[32], text[256], glyphs[768] = "";
		if (line[0] == '#' ||
		    sscanf(line, "%63[^;];%31[^;];%255[^;];%767[^\n]", font, features, text, glyphs) < 3) {
			if (update)
				puts(line);
			continue;
		}
		strcpy(whole, font);
		kt_str got = shaped(&b, font, features, text);
		cases++;
		if (update) {
			printf("%s;%s;%s;%.*s\n", whole, features, text, KT_STR_ARG(got));
		} else if (!kt_str_is(got, glyphs)) {
			fprintf(stderr, "%s;%s;%s\n  expected %s\n  got      %.*s\n", whole, features, text, glyphs,
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
