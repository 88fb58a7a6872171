/* Sets paragraphs as katern does, for bench/type: one paragraph a line on stdin, "LANGUAGE TAB TEXT"; MEASURE points wide.
 *
 *   type_lines PROJECT MEASURE [HANG [LEAST MOST LEAST MOST]]
 *
 * HANG is nothing, quotes or optical; then the bounds of word space (per mille) and letter space (1/1000 em).
 *
 * Prints for each line set "PARAGRAPH TAB RIGHT EDGE in points TAB TEXT", with the hyphen that it ends in; then, for each
 * paragraph, "PARAGRAPH TAB fewest TAB LINES": how many lines first fit needs, every hyphen allowed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "text/breaks.h"
#include "text/paragraph.h"

static kt_style style = {.name = {"text", 4},
                         .font = {"text", 4},
                         .weight = 400,
                         .size = KT_PT(10.6),
                         .leading = KT_PT(15.6),
                         .hyphens = {.are = true}};

static void print_line(unsigned paragraph, const kt_rich *rich, const kt_line *line)
{
	kt_str text = kt_str_slice(rich->text, line->from, line->to);
	printf("%u\t%.3f\t%.*s%s\n", paragraph, kt_len_points(line->x + line->width), KT_STR_ARG(text),
	       line->end == KT_LINEBREAK_HYPHEN ? KT_BREAKS_HYPHEN : "");
}

/* A setter wants one pointer a language. */
static const kt_language *language_of(kt_arena *arena, kt_str tag)
{
	static const kt_language *known[2];
	static kt_str tags[2];
	for (unsigned i = 0; i < 2; i++) {
		if (known[i] && kt_str_equal(tags[i], tag))
			return known[i];
		if (!known[i]) {
			tags[i] = tag;
			return known[i] = kt_language_of(arena, tag);
		}
	}
	return NULL;
}

/* First fit over all breaks. */
static unsigned fewest(kt_setter *setter, const kt_rich *rich, const kt_language *language, kt_len measure)
{
	kt_galley galley = {.language = language};
	kt_galley_make(&galley, setter, rich, &style, KT_FIT_NONE);
	kt_breaks breaks;
	kt_breaks_find(&breaks, &galley, false);
	int64_t start = breaks.hangs;
	unsigned lines = 1;
	for (size_t i = 1; i < breaks.count; i++)
		if (breaks.points[i].end - start > measure) {
			start = breaks.points[i - 1].start;
			lines++;
		}
	return lines;
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	kt_arena *arena = kt_arena_open();
	kt_io *io = kt_io_disk_open();
	kt_diag *diag = kt_diag_open();
	kt_fonts *fonts = kt_fonts_open(io, kt_str_of(argv[1]), diag);
	kt_setter *setter = fonts ? kt_setter_open(fonts, io, diag) : NULL;
	kt_len measure = (kt_len)(atof(argv[2]) * KT_LEN_PT);
	if (argc > 3)
		style.hang = strcmp(argv[3], "optical") == 0  ? KT_HANG_OPTICAL
		             : strcmp(argv[3], "quotes") == 0 ? KT_HANG_QUOTES
		                                              : KT_HANG_NOTHING;
	if (argc > 7)
		style.spacing = (kt_style_spacing){(uint16_t)atoi(argv[4]), (uint16_t)atoi(argv[5]),
		                                   (int16_t)atoi(argv[6]), (int16_t)atoi(argv[7])};
	char *row = NULL;
	size_t room = 0;
	for (unsigned paragraph = 0; setter && getline(&row, &room, stdin) > 0; paragraph++) {
		char *tab = strchr(row, '\t');
		row[strcspn(row, "\n")] = 0;
		if (!tab)
			continue;
		kt_str tag = {row, (size_t)(tab - row)};
		tag = kt_str_copy(arena, tag);
		kt_rich rich = kt_rich_plain(kt_str_copy(arena, kt_str_of(tab + 1)), tag, KT_NOWHERE);
		const kt_lines *lines = kt_paragraph_set(setter, arena, &rich, &style, KT_FIT_NONE, measure);
		for (size_t i = 0; i < lines->count; i++)
			print_line(paragraph, &rich, &lines->items[i]);
		printf("%u\tfewest\t%u\n", paragraph, fewest(setter, &rich, language_of(arena, tag), measure));
	}
	kt_buf said = kt_buf_in(arena);
	kt_diag_print(diag, KT_DIAG_TEXT, false, &said);
	fwrite(said.at, 1, said.len, stderr);
	free(row);
	kt_setter_close(setter);
	kt_fonts_close(fonts);
	kt_diag_close(diag);
	kt_io_close(io);
	kt_arena_close(arena);
	return setter ? 0 : 3;
}
