#include "write/print_images.h"

#include "write/pdf_picture.h"

/* What is found in one walk over the pages. */
typedef struct images {
	size_t count;
	const kt_picture *coarsest; /* NULL: none has pixels */
	size_t coarsest_page;
	const kt_artwork *heaviest; /* NULL: no ink was looked into */
	unsigned most;              /* percent */
	bool closed;                /* ink of some is not looked into */
	uint8_t *seen;              /* by artwork index */
	size_t seen_room;
} images;

static bool is_new(images *found, kt_arena *arena, const kt_artwork *artwork)
{
	if (artwork->index >= found->seen_room) {
		size_t room = (size_t)artwork->index + 16;
		found->seen = kt_arena_grow(arena, found->seen, found->seen_room, room);
		found->seen_room = room;
	}
	bool first = found->seen[artwork->index] == 0;
	found->seen[artwork->index] = 1;
	return first;
}

/* Of 255 for each ink that is full. */
static unsigned heaviest_pixel(const kt_artwork_made *made)
{
	const unsigned char *at = (const unsigned char *)made->body.at;
	size_t count = (size_t)made->reply.width * made->reply.height;
	unsigned most = 0;
	for (size_t i = 0; i < count; i++, at += 4) {
		unsigned sum = (unsigned)at[0] + at[1] + at[2] + at[3];
		most = sum > most ? sum : most;
	}
	return most;
}

/* The ground that a transparent picture is blended with is left white: it adds no ink of its own. */
static bool weigh(images *found, const kt_picture *picture, const kt_press *press, kt_diag *diag)
{
	const kt_artwork *artwork = picture->artwork;
	kt_request request = kt_pdf_picture_request(picture, KT_WANTED_PRINT);
	kt_arena *own = kt_arena_open();
	kt_artwork_made made;
	bool good = kt_artwork_make(artwork, &request, press->profile, own, &made, diag);
	if (good && made.reply.channels == 4) {
		bool samples = made.reply.kind == KT_REPLY_SAMPLES;
		unsigned most = samples ? (heaviest_pixel(&made) * 100 + 254) / 255 : made.reply.ink;
		if (!found->heaviest || most > found->most) {
			found->heaviest = artwork;
			found->most = most;
		}
	} else if (good && made.reply.channels != 1) {
		found->closed = true;
	}
	kt_arena_close(own);
	return good;
}

static bool find(images *found, const kt_document *document, kt_arena *arena, kt_diag *diag)
{
	bool good = true;
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++) {
			const kt_op *op = &document->pages[p]->ops[i];
			if (op->kind != KT_OP_PICTURE)
				continue;
			found->count++;
			unsigned resolution = kt_picture_resolution(&op->picture);
			if (resolution > 0 &&
			    (!found->coarsest || resolution < kt_picture_resolution(found->coarsest))) {
				found->coarsest = &op->picture;
				found->coarsest_page = p;
			}
			if (is_new(found, arena, op->picture.artwork))
				good = weigh(found, &op->picture, &document->press, diag) && good;
		}
	return good;
}

bool kt_print_images_put(kt_buf *out, const kt_document *document, kt_diag *diag)
{
	images found = {0};
	bool good = find(&found, document, out->arena, diag);
	if (found.count == 0) {
		kt_buf_text(out, "images     none\n");
		return good;
	}
	kt_buf_print(out, "images     %zu", found.count);
	if (found.coarsest)
		kt_buf_print(out, ", the coarsest of %u pixels an inch: `%.*s`, on page %zu",
		             kt_picture_resolution(found.coarsest), KT_STR_ARG(found.coarsest->artwork->path),
		             found.coarsest_page + 1);
	kt_buf_byte(out, '\n');
	if (found.heaviest)
		kt_buf_print(out, "           at the most %u %% of ink, in `%.*s`\n", found.most,
		             KT_STR_ARG(found.heaviest->path));
	if (found.closed)
		kt_buf_text(out, "           drawings go in with the ink that they have: not looked into\n");
	return good;
}
