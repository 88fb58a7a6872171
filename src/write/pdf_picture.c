#include "write/pdf_picture.h"

#include "base/num.h"
#include "placed/reply.h"

#define FINEST       350 /* pixels an inch: two for each dot of the finest halftone that coated paper holds */
#define FINEST_LINES 450 /* of a drawing that has to be pixels: its edges are sharper than a halftone */

typedef struct shown {
	const kt_picture *picture; /* that shows it largest */
	unsigned object;
} shown;

struct kt_pdf_pictures {
	kt_arena *arena;
	const kt_pdf_edition *edition;
	shown *items;
	size_t count, room;
};

kt_pdf_pictures *kt_pdf_pictures_open(kt_arena *arena, const kt_pdf_edition *edition)
{
	kt_pdf_pictures *pictures = KT_NEW(arena, kt_pdf_pictures);
	*pictures = (kt_pdf_pictures){.arena = arena, .edition = edition};
	return pictures;
}

/* Is it blended with its ground? */
static bool is_blended(const kt_pdf_pictures *pictures, const kt_picture *picture)
{
	return picture->artwork->alpha && pictures->edition->pictures == KT_WANTED_PRINT;
}

/* Few: a brochure has some dozens. The count: not there. */
static size_t find(const kt_pdf_pictures *pictures, const kt_picture *picture)
{
	size_t i = 0;
	for (; i < pictures->count; i++) {
		const kt_picture *other = pictures->items[i].picture;
		if (other->artwork->index == picture->artwork->index &&
		    (!is_blended(pictures, picture) || pictures->edition->same_ink(other->ground, picture->ground)))
			break;
	}
	return i;
}

static void note(kt_pdf_pictures *pictures, const kt_picture *picture)
{
	size_t known = find(pictures, picture);
	if (known < pictures->count) {
		if (picture->box.w > pictures->items[known].picture->box.w)
			pictures->items[known].picture = picture;
		return;
	}
	if (pictures->count == pictures->room) {
		size_t room = pictures->room == 0 ? 16 : pictures->room * 2;
		pictures->items = kt_arena_grow(pictures->arena, pictures->items, pictures->room * sizeof(shown),
		                                room * sizeof(shown));
		pictures->room = room;
	}
	pictures->items[pictures->count++] = (shown){.picture = picture};
}

void kt_pdf_pictures_note(kt_pdf_pictures *pictures, const kt_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->ops[i].kind == KT_OP_PICTURE)
			note(pictures, &page->ops[i].picture);
}

kt_request kt_pdf_picture_request(const kt_picture *picture, kt_wanted wanted)
{
	unsigned finest = picture->artwork->drawn ? FINEST_LINES : FINEST;
	return (kt_request){.wanted = wanted,
	                    .width = kt_artwork_pixels(picture->box.w, finest),
	                    .height = kt_artwork_pixels(picture->box.h, finest)};
}

/* Objects */

static kt_buf image_head(kt_arena *arena, const kt_reply *reply, unsigned channels)
{
	static const char *const spaces[] = {[1] = "Gray", [3] = "RGB", [4] = "CMYK"};
	kt_buf out = kt_buf_in(arena);
	kt_buf_print(&out, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace/Device%s",
	             reply->width, reply->height, spaces[channels]);
	return out;
}

static unsigned write_jpeg(const kt_artwork_made *made, kt_arena *arena, kt_haru *haru)
{
	kt_buf head = image_head(arena, &made->reply, made->reply.channels);
	kt_buf_text(&head, "/Filter/DCTDecode");
	if (made->reply.inverted)
		kt_buf_text(&head, "/Decode[1 0 1 0 1 0 1 0]");
	return kt_haru_add_stream(haru, kt_buf_str(&head), kt_str_copy(arena, made->body));
}

static unsigned write_samples(const kt_artwork_made *made, kt_arena *arena, kt_haru *haru)
{
	size_t count = (size_t)made->reply.width * made->reply.height;
	kt_buf head = image_head(arena, &made->reply, made->reply.channels);
	if (made->reply.alpha) {
		kt_buf mask = image_head(arena, &made->reply, 1);
		kt_str alpha = kt_str_slice(made->body, made->body.len - count, made->body.len);
		kt_buf_print(&head, "/SMask %u 0 R", kt_haru_add_deflated(haru, kt_buf_str(&mask), alpha));
	}
	return kt_haru_add_deflated(haru, kt_buf_str(&head), kt_str_slice(made->body, 0, count * made->reply.channels));
}

/* The text of an object of a form, with the numbers that its objects have here. */
static kt_str renumbered(kt_arena *arena, kt_str text, const unsigned *numbers)
{
	kt_buf out = kt_buf_in(arena);
	size_t at = 0;
	uint32_t referred;
	for (size_t next; (next = kt_reply_reference(text, at, &referred)) != SIZE_MAX;
	     at = next + KT_REPLY_REFERENCE) {
		kt_buf_put(&out, kt_str_slice(text, at, next));
		kt_buf_print(&out, "%u 0 R ", numbers[referred]);
	}
	kt_buf_put(&out, kt_str_slice(text, at, text.len));
	return kt_buf_str(&out);
}

static unsigned write_form(const kt_artwork_made *made, kt_arena *arena, kt_haru *haru)
{
	unsigned *numbers = KT_NEW_ARRAY(arena, unsigned, made->reply.objects);
	for (uint32_t i = 0; i < made->reply.objects; i++)
		numbers[i] = kt_haru_reserve(haru);
	size_t at = 0;
	for (uint32_t i = 0; i < made->reply.objects; i++) {
		kt_reply_object object;
		kt_str text, stream;
		if (!kt_reply_object_at(made->body, &at, &object, &text, &stream))
			KT_BUG("a form that was read has fewer objects than it says");
		text = renumbered(arena, text, numbers);
		if (object.is_stream)
			kt_haru_stream(haru, numbers[i], text, kt_str_copy(arena, stream));
		else
			kt_haru_dict(haru, numbers[i], text);
	}
	return numbers[0];
}

static unsigned write_made(const kt_artwork_made *made, kt_arena *arena, kt_haru *haru)
{
	switch (made->reply.kind) {
	case KT_REPLY_JPEG:
		return write_jpeg(made, arena, haru);
	case KT_REPLY_SAMPLES:
		return write_samples(made, arena, haru);
	case KT_REPLY_FORM:
		return write_form(made, arena, haru);
	default:
		KT_BUG("a reply that is of no kind");
	}
}

static bool write_one(kt_pdf_pictures *pictures, shown *item, const kt_press *press, kt_haru *haru, kt_diag *diag)
{
	const kt_picture *picture = item->picture;
	kt_request request = kt_pdf_picture_request(picture, pictures->edition->pictures);
	for (unsigned i = 0; i < 4 && is_blended(pictures, picture); i++)
		request.ground[i] = (uint8_t)((picture->ground->press[i] * 255 + 50) / 100);
	kt_arena *own = kt_arena_open();
	kt_artwork_made made;
	bool good = kt_artwork_make(picture->artwork, &request, press->profile, own, &made, diag);
	if (good)
		item->object = write_made(&made, pictures->arena, haru);
	kt_arena_close(own);
	return good;
}

bool kt_pdf_pictures_write(kt_pdf_pictures *pictures, const kt_press *press, kt_haru *haru, kt_diag *diag)
{
	bool good = true;
	for (size_t i = 0; i < pictures->count; i++)
		good = write_one(pictures, &pictures->items[i], press, haru, diag) && good;
	return good;
}

/* Content */

void kt_pdf_pictures_put_resources(const kt_pdf_pictures *pictures, kt_buf *out)
{
	if (pictures->count == 0)
		return;
	kt_buf_text(out, "/XObject<<");
	for (size_t i = 0; i < pictures->count; i++)
		kt_buf_print(out, "/P%zu %u 0 R", i + 1, pictures->items[i].object);
	kt_buf_text(out, ">>");
}

void kt_pdf_pictures_put(const kt_pdf_pictures *pictures, const kt_picture *picture, kt_len height, kt_buf *out)
{
	kt_box box = picture->box;
	kt_len matrix[] = {box.w, 0, 0, box.h, box.x, height - box.y - box.h};
	kt_buf_text(out, "q ");
	for (unsigned i = 0; i < 6; i++) {
		kt_num_points(out, matrix[i]);
		kt_buf_byte(out, ' ');
	}
	kt_buf_print(out, "cm/P%zu Do Q\n", find(pictures, picture) + 1);
}

bool kt_pdf_pictures_blend(const kt_pdf_pictures *pictures)
{
	for (size_t i = 0; i < pictures->count; i++)
		if (pictures->items[i].picture->artwork->alpha && !is_blended(pictures, pictures->items[i].picture))
			return true;
	return false;
}
