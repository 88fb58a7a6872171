/* What a printer asks about a file, in words: the text beside the print edition. */
#include "base/num.h"
#include "color/gamut.h"
#include "display/coverage.h"
#include "display/plates.h"
#include "text/font.h"
#include "write/print_images.h"
#include "write/writer.h"

#define STITCHED 4 /* pages that a folded sheet has */

static void put_size(kt_buf *out, const kt_page *page)
{
	kt_buf_text(out, "size       ");
	kt_num_millimetres(out, page->width, 1);
	kt_buf_text(out, " x ");
	kt_num_millimetres(out, page->height, 1);
	kt_buf_text(out, " mm, and ");
	kt_num_millimetres(out, page->bleed, 1);
	kt_buf_text(out, " mm of bleed at each side\n");
}

static void put_pages(kt_buf *out, const kt_document *document)
{
	size_t count = document->page_count;
	size_t lacking = (STITCHED - count % STITCHED) % STITCHED;
	kt_buf_print(out, "pages      %zu", count);
	if (lacking == 0 && document->filled > 0)
		kt_buf_print(out, ", a multiple of four, for which %zu %s put in\n", document->filled,
		             document->filled == 1 ? "is" : "are");
	else if (lacking == 0)
		kt_buf_text(out, ", a multiple of four\n");
	else
		kt_buf_print(out, ": a stitched booklet has a multiple of four; %zu more would make %zu\n", lacking,
		             count + lacking);
}

static void put_inks(kt_buf *out, const kt_coverage *most)
{
	for (unsigned i = 0; i < most->op_count; i++)
		kt_buf_print(out, "%s`%.*s`", i == 0 ? "" : " on ", KT_STR_ARG(most->ops[i]->ink->name));
}

/* Where most of it lies: on the first of the pages that have as much. */
static void put_coverage(kt_buf *out, const kt_document *document)
{
	kt_outlines outlines = {.arena = out->arena};
	kt_coverage most = {0};
	size_t page = 0;
	for (size_t p = 0; p < document->page_count; p++) {
		kt_coverage found = kt_coverage_of(document->pages[p], most.total, &outlines);
		if (found.total > most.total) {
			most = found;
			page = p;
		}
	}
	kt_buf_print(out, "most ink   %u %%, on page %zu, ", most.total, page + 1);
	kt_num_millimetres(out, most.at.x, 1);
	kt_buf_text(out, " mm from the left and ");
	kt_num_millimetres(out, most.at.y, 1);
	kt_buf_text(out, " mm from the top: ");
	put_inks(out, &most);
	kt_buf_byte(out, '\n');
}

/* In order of first use. */
static void put_fonts(kt_buf *out, const kt_document *document)
{
	const kt_face **faces = NULL;
	size_t count = 0;
	kt_buf_text(out, "fonts      ");
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++)
			for (uint32_t r = 0; r < document->pages[p]->ops[i].run_count; r++) {
				const kt_face *face = document->pages[p]->ops[i].runs[r].face;
				size_t known = 0;
				while (known < count && faces[known] != face)
					known++;
				if (known < count)
					continue;
				faces = kt_arena_grow(out->arena, faces, count * sizeof *faces,
				                      (count + 1) * sizeof *faces);
				faces[count++] = face;
				kt_buf_print(out, "%s%.*s", count > 1 ? ", " : "", KT_STR_ARG(face->postscript));
			}
	kt_buf_text(out, count > 0 ? "; all embedded\n" : "none\n");
}

typedef struct used {
	const kt_ink **items;
	size_t count;
} used;

static void use(used *inks, kt_arena *arena, const kt_ink *ink)
{
	for (size_t i = 0; i < inks->count; i++)
		if (inks->items[i] == ink)
			return;
	size_t size = sizeof *inks->items;
	inks->items = kt_arena_grow(arena, inks->items, inks->count * size, (inks->count + 1) * size);
	inks->items[inks->count++] = ink;
}

/* Of mixtures; what a spot ink looks like its maker says. In order of first use. Marks are drawn last: a colour bar's patches are
 * nobody's inks. */
static used used_of(const kt_document *document, kt_arena *arena)
{
	used inks = {0};
	const kt_ink *last = NULL;
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++) {
			const kt_ink *ink = document->pages[p]->ops[i].ink;
			if (ink && kt_str_is(ink->spot, KT_PLATES_ALL))
				break;
			if (ink && ink != last && ink->spot.len == 0)
				use(&inks, arena, ink);
			last = ink;
		}
	return inks;
}

static void put_far(kt_buf *out, const kt_ink *ink, const kt_gamut *gamut)
{
	bool black = ink->press[0] + ink->press[1] + ink->press[2] == 0;
	kt_buf_print(out, "           `%.*s`%s: screen %02X%02X%02X, press %u %u %u %u, apart by ",
	             KT_STR_ARG(ink->name),
	             black            ? ", black alone"
	             : gamut->outside ? ", out of gamut"
	                              : "",
	             ink->screen[0], ink->screen[1], ink->screen[2], ink->press[0], ink->press[1], ink->press[2],
	             ink->press[3]);
	kt_num_ratio(out, gamut->apart, 10, 1);
	kt_buf_byte(out, '\n');
}

/* What will look otherwise than on a screen. */
static void put_colours(kt_buf *out, const kt_document *document)
{
	used inks = used_of(document, out->arena);
	size_t far = 0;
	kt_buf list = kt_buf_in(out->arena);
	for (size_t i = 0; i < inks.count; i++) {
		kt_gamut gamut;
		if (!kt_gamut_of(&document->press, inks.items[i], &gamut)) {
			kt_buf_text(out, "colours    not held against the screen's: the profile has no tables that "
			                 "katern reads\n");
			return;
		}
		if (gamut.apart <= KT_GAMUT_FAR)
			continue;
		far++;
		put_far(&list, inks.items[i], &gamut);
	}
	kt_buf_print(out, "colours    %zu as on the screen (within 4 of CIEDE2000)", inks.count - far);
	if (far > 0)
		kt_buf_print(out, ", %zu not:", far);
	kt_buf_byte(out, '\n');
	kt_buf_put(out, kt_buf_str(&list));
}

/* Sheet by sheet, sides as they are read from left to right. */
static void put_sheets(kt_buf *out, const kt_document *document)
{
	kt_buf_print(out, "sheets     %zu printed side%s of ", document->page_count,
	             document->page_count == 1 ? "" : "s");
	kt_num_millimetres(out, document->pages[0]->width, 1);
	kt_buf_text(out, " x ");
	kt_num_millimetres(out, document->pages[0]->height, 1);
	kt_buf_text(out, " mm:");
	for (size_t i = 0; i < document->page_count; i++)
		kt_buf_print(out, " %.*s", KT_STR_ARG(document->pages[i]->label));
	if (document->paper > 0) {
		kt_buf_text(out, "\ncreep      ");
		kt_num_millimetres(out, document->paper, 2);
		kt_buf_text(out, " mm for each sheet around a page's own");
	}
	kt_buf_byte(out, '\n');
}

static bool write_report(const kt_document *written, size_t page, const kt_write_options *options, kt_arena *scratch,
                         kt_io_out *out, kt_diag *diag)
{
	(void)page, (void)options;
	const kt_document *document = written->bound ? written->bound : written;
	kt_buf text = kt_buf_in(scratch);
	kt_plates plates = kt_plates_of(written, scratch);
	kt_str names = kt_plates_names(&plates, scratch);
	kt_str why = document->unclaimed[KT_TARGET_PRINT];
	kt_buf_print(&text, "%.*s\n\nstandard   %s%.*s\n", KT_STR_ARG(document->title),
	             why.len > 0 ? "none: " : "PDF/X-4", KT_STR_ARG(why));
	put_size(&text, document->pages[0]);
	put_pages(&text, document);
	if (written->bound)
		put_sheets(&text, written);
	kt_buf_print(&text, "plates     %.*s\n", KT_STR_ARG(names));
	put_coverage(&text, document);
	put_colours(&text, document);
	put_fonts(&text, document);
	bool good = kt_print_images_put(&text, document, diag);
	kt_buf_print(&text, "profile    %.*s\n", KT_STR_ARG(document->press.name));
	if (plates.registration)
		kt_buf_text(&text, "marks      for trim, bleed and register, outside the bleed\n");
	return good && kt_io_put(out, text.at, text.len);
}

const kt_writer kt_write_print_report = {
        .name = "print", .extension = "-print.txt", .target = KT_TARGET_PRINT, .write = write_report};
