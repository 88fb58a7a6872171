#include "proof/overlay_pen.h"

#define WORDS_SIZE    KT_PT(5) /* read on a screen at 150 %, and small enough to stand between two lines */
#define WORDS_LEADING KT_PT(6)
#define WORDS_WEIGHT  600 /* white on a tint wants some weight at this size */
#define CHIP_PAD      KT_PT(1)
#define CHIP_BELOW    KT_PT(1.4) /* from the baseline to the chip's foot: a descender of 5 pt */

#define INK(name, r, g, b, c, m, y, k)                                                                                 \
	{                                                                                                              \
		{name, sizeof(name) - 1}, {r, g, b}, {c, m, y, k}, false,                                              \
		{                                                                                                      \
			NULL, 0                                                                                        \
		}                                                                                                      \
	}

/* Hues that differ for the colour-blind too where they meet: blue rows, orange rag, violet frames. */
const kt_ink kt_overlay_inks[KT_OVERLAY_LAYERS] = {
        [KT_OVERLAY_ROWS] = INK("overlay-rows", 0x56, 0xB4, 0xE9, 62, 12, 0, 0),
        [KT_OVERLAY_STEPS] = INK("overlay-steps", 0x8F, 0xC6, 0xE6, 42, 8, 0, 0),
        [KT_OVERLAY_COLUMNS] = INK("overlay-columns", 0xE3, 0x8F, 0xC0, 4, 54, 0, 0),
        [KT_OVERLAY_TRIM] = INK("overlay-trim", 0x20, 0x20, 0x20, 0, 0, 0, 90),
        [KT_OVERLAY_FRAME] = INK("overlay-frame", 0x6A, 0x3D, 0xB8, 72, 84, 0, 0),
        [KT_OVERLAY_WHITE] = INK("overlay-white", 0x00, 0x8A, 0x63, 86, 20, 74, 6),
        [KT_OVERLAY_MEASURE] = INK("overlay-measure", 0x3C, 0x9D, 0x3C, 76, 12, 98, 0),
        [KT_OVERLAY_RAG] = INK("overlay-rag", 0xF5, 0xA3, 0x3C, 0, 42, 84, 0),
        [KT_OVERLAY_HYPHEN] = INK("overlay-hyphen", 0xD0, 0x1C, 0x1C, 10, 98, 98, 2),
        [KT_OVERLAY_COST] = INK("overlay-cost", 0x8C, 0x2D, 0x04, 26, 88, 100, 24),
        [KT_OVERLAY_FLAG] = INK("overlay-flag", 0xC2, 0x10, 0x6E, 14, 100, 20, 4),
        [KT_OVERLAY_DRAFT] = INK("draft", 0xE0, 0x00, 0x8C, 4, 100, 0, 0),
        [KT_OVERLAY_DRAFT_TINT] = INK("draft-tint", 0xFF, 0xD9, 0xEE, 0, 18, 0, 0),
        [KT_OVERLAY_DRAFT_SHADE] = INK("draft-shade", 0x7A, 0x00, 0x4C, 30, 100, 20, 30),
        [KT_OVERLAY_PAPER] = INK("overlay-paper", 0xFF, 0xFF, 0xFF, 0, 0, 0, 0)};

const char *const kt_overlay_names[KT_OVERLAY_LEGEND] = {[KT_OVERLAY_ROWS] = "rows",
                                                         [KT_OVERLAY_STEPS] = "steps",
                                                         [KT_OVERLAY_COLUMNS] = "columns and margins",
                                                         [KT_OVERLAY_TRIM] = "trim and bleed",
                                                         [KT_OVERLAY_FRAME] = "frame, and how far its text is eased",
                                                         [KT_OVERLAY_WHITE] = "white at its foot",
                                                         [KT_OVERLAY_MEASURE] = "measure",
                                                         [KT_OVERLAY_RAG] = "short of it",
                                                         [KT_OVERLAY_HYPHEN] = "hyphen, and which in a row",
                                                         [KT_OVERLAY_COST] = "cost of the line, in thousands",
                                                         [KT_OVERLAY_FLAG] = "found by check"};

static const kt_style *first_style(const kt_document *document)
{
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++)
			if (document->pages[p]->ops[i].composition)
				return document->pages[p]->ops[i].composition->style;
	return NULL;
}

const kt_style *kt_overlay_style(kt_arena *arena, const kt_document *document)
{
	const kt_style *first = first_style(document);
	if (!first)
		return NULL;
	kt_style *style = KT_NEW(arena, kt_style);
	*style = (kt_style){.name = KT_STR("overlay"),
	                    .font = first->font,
	                    .weight = WORDS_WEIGHT,
	                    .size = WORDS_SIZE,
	                    .leading = WORDS_LEADING};
	return style;
}

void kt_overlay_outline(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_box box, kt_len width, kt_len dash)
{
	cairo_rectangle(kt_canvas_path(pen->canvas), kt_len_points(box.x), kt_len_points(box.y), kt_len_points(box.w),
	                kt_len_points(box.h));
	kt_canvas_stroke(pen->canvas, &kt_overlay_inks[layer], (kt_pen){.width = width, .dash = dash, .gap = dash});
}

void kt_overlay_fill(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_box box)
{
	if (box.w > 0 && box.h > 0)
		kt_canvas_box(pen->canvas, box, &kt_overlay_inks[layer]);
}

static const kt_lines *set_words(const kt_overlay_pen *pen, kt_str words)
{
	kt_rich rich = kt_rich_plain(words, KT_STR("en"), KT_NOWHERE);
	return kt_paragraph_line(pen->setter, pen->arena, &rich, pen->style, KT_FIT_NONE);
}

static kt_len draw_words(const kt_overlay_pen *pen, const kt_lines *lines, const kt_ink *ink, kt_point at)
{
	if (lines->count == 0)
		return 0;
	kt_canvas_lines(pen->canvas, lines, 0, 1, at, ink, KT_NOWHERE);
	return lines->widest;
}

kt_len kt_overlay_chip(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_point at, kt_str words)
{
	if (!pen->style)
		return 0;
	const kt_lines *lines = set_words(pen, words);
	kt_box chip = {at.x, at.y - WORDS_LEADING, lines->widest + 2 * CHIP_PAD, WORDS_LEADING};
	kt_overlay_fill(pen, layer, chip);
	draw_words(pen, lines, &kt_overlay_inks[KT_OVERLAY_PAPER], (kt_point){at.x + CHIP_PAD, at.y - CHIP_BELOW});
	return chip.w;
}

kt_len kt_overlay_words(const kt_overlay_pen *pen, kt_overlay_layer layer, kt_point at, kt_str words)
{
	if (!pen->style)
		return 0;
	const kt_ink *ink = kt_overlay_ink_word(pen->arena, &kt_overlay_inks[layer], &pen->grounds, at);
	return draw_words(pen, set_words(pen, words), ink, at);
}
