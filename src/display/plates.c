/* One pass over the operations; neighbours in one ink are looked at once. */
#include "display/plates.h"

static const char *const process[KT_PLATES_PROCESS] = {"Cyan", "Magenta", "Yellow", "Black"};

static bool is_known(const kt_inks *spots, kt_str name)
{
	for (size_t i = 0; i < spots->count; i++)
		if (kt_str_equal(spots->items[i].spot, name))
			return true;
	return false;
}

static void add_spot(kt_plates *plates, const kt_ink *ink, kt_arena *arena)
{
	if (is_known(&plates->spots, ink->spot))
		return;
	/* Few, and seldom: one more each time. */
	size_t count = plates->spots.count;
	plates->spots.items =
	        kt_arena_grow(arena, plates->spots.items, count * sizeof(kt_ink), (count + 1) * sizeof(kt_ink));
	plates->spots.items[plates->spots.count++] = *ink;
}

static void add_ink(kt_plates *plates, const kt_ink *ink, kt_arena *arena)
{
	if (kt_str_is(ink->spot, KT_PLATES_ALL)) {
		plates->registration = ink;
		return;
	}
	for (unsigned i = 0; i < KT_PLATES_PROCESS && ink->spot.len == 0; i++)
		plates->process[i] = plates->process[i] || ink->press[i] > 0;
	if (ink->spot.len > 0)
		add_spot(plates, ink, arena);
}

/* Greys are printed in black alone, unless what they stand on shows through. */
static void add_picture(kt_plates *plates, const kt_artwork *artwork)
{
	bool black = artwork->channels == 1 && !artwork->alpha;
	for (unsigned i = black ? KT_PLATES_PROCESS - 1 : 0; i < KT_PLATES_PROCESS; i++)
		plates->process[i] = true;
}

static void add_page(kt_plates *plates, const kt_page *page, kt_arena *arena)
{
	const kt_ink *last = NULL;
	for (size_t i = 0; i < page->count; i++) {
		const kt_ink *ink = page->ops[i].ink;
		if (page->ops[i].kind == KT_OP_PICTURE)
			add_picture(plates, page->ops[i].picture.artwork);
		if (!ink || ink == last)
			continue;
		add_ink(plates, ink, arena);
		last = ink;
	}
}

kt_plates kt_plates_of_page(const kt_page *page, kt_arena *arena)
{
	kt_plates plates = {0};
	add_page(&plates, page, arena);
	return plates;
}

kt_plates kt_plates_of(const kt_document *document, kt_arena *arena)
{
	kt_plates plates = {0};
	for (size_t p = 0; p < document->page_count; p++)
		add_page(&plates, document->pages[p], arena);
	return plates;
}

kt_str kt_plates_names(const kt_plates *plates, kt_arena *arena)
{
	kt_buf names = kt_buf_in(arena);
	for (unsigned i = 0; i < KT_PLATES_PROCESS; i++)
		if (plates->process[i])
			kt_buf_print(&names, "%s%s", names.len > 0 ? ", " : "", process[i]);
	for (size_t i = 0; i < plates->spots.count; i++)
		kt_buf_print(&names, "%s%.*s", names.len > 0 ? ", " : "", KT_STR_ARG(plates->spots.items[i].spot));
	return kt_buf_str(&names);
}
