/* Pages as SVG 1.1, written by ourselves: Cairo numbers its clips through the whole process, so that the same page is not
 * the same file. A glyph's outline is defined once, in font units, and used wherever it stands; nothing depends on the
 * fonts of the reader's machine. Clips nest as groups do. */
#include "base/num.h"
#include "display/outline.h"
#include "write/cairo_picture.h"
#include "write/writer.h"

#define DECIMALS 3

typedef struct writing {
	kt_arena *arena;
	const kt_press *press;
	unsigned dpi;
	kt_diag *diag;
	kt_buf out;  /* what is drawn */
	kt_buf defs; /* clips and glyphs, which stand before it */
	kt_outlines outlines;
	uint8_t **defined; /* by kt_face.index, each by glyph: has its outline been defined? */
	size_t defined_room;
	unsigned clips;
} writing;

static void put_length(kt_buf *out, kt_len length)
{
	kt_num_ratio(out, length, KT_LEN_PT, DECIMALS);
}

/* The data of a path; y is turned over where `flip` is -1. */
static void put_path(kt_buf *out, const uint8_t *verbs, uint32_t verb_count, const kt_point *p, int flip)
{
	static const char letters[] = "MLCZ";
	for (uint32_t i = 0; i < verb_count; i++) {
		kt_buf_byte(out, letters[verbs[i]]);
		for (unsigned k = 0; k < kt_path_points(verbs[i]); k++, p++) {
			kt_buf_text(out, k > 0 ? " " : "");
			put_length(out, p->x);
			kt_buf_byte(out, ' ');
			put_length(out, flip * p->y);
		}
	}
}

static void put_path_of(kt_buf *out, const kt_op *op)
{
	kt_buf_text(out, "<path d=\"");
	put_path(out, op->path.verbs, op->path.verb_count, op->path.points, 1);
	kt_buf_byte(out, '"');
}

static void put_colour(kt_buf *out, const char *attribute, const kt_ink *ink)
{
	kt_buf_print(out, " %s=\"#%02x%02x%02x\"", attribute, ink->screen[0], ink->screen[1], ink->screen[2]);
}

static void write_fill(writing *w, const kt_op *op)
{
	put_path_of(&w->out, op);
	put_colour(&w->out, "fill", op->ink);
	kt_buf_text(&w->out, "/>\n");
}

static void write_stroke(writing *w, const kt_op *op)
{
	static const char *const caps[] = {"butt", "round", "square"}, *const joins[] = {"miter", "round", "bevel"};
	kt_buf *out = &w->out;
	put_path_of(out, op);
	put_colour(out, "fill=\"none\" stroke", op->ink);
	kt_buf_text(out, " stroke-width=\"");
	put_length(out, op->pen.width);
	/* The miter limit is PDF's; SVG's own is 4. */
	kt_buf_print(out, "\" stroke-linecap=\"%s\" stroke-linejoin=\"%s\" stroke-miterlimit=\"10\"", caps[op->pen.cap],
	             joins[op->pen.join]);
	if (op->pen.dash > 0) {
		kt_buf_text(out, " stroke-dasharray=\"");
		put_length(out, op->pen.dash);
		kt_buf_byte(out, ' ');
		put_length(out, op->pen.gap);
		kt_buf_byte(out, '"');
	}
	kt_buf_text(out, "/>\n");
}

static void write_clip(writing *w, const kt_op *op)
{
	kt_buf_print(&w->defs, "<clipPath id=\"c%u\">", w->clips);
	put_path_of(&w->defs, op);
	kt_buf_text(&w->defs, "/></clipPath>\n");
	kt_buf_print(&w->out, "<g clip-path=\"url(#c%u)\">\n", w->clips++);
}

/* Is it the first time that the glyph is shown? */
static bool is_new(writing *w, const kt_face *face, uint32_t glyph)
{
	if (face->index >= w->defined_room) {
		size_t room = (size_t)face->index + 8, size = sizeof *w->defined;
		w->defined = kt_arena_grow(w->arena, w->defined, w->defined_room * size, room * size);
		w->defined_room = room;
	}
	if (w->defined[face->index] == NULL)
		w->defined[face->index] = KT_NEW_ARRAY(w->arena, uint8_t, hb_face_get_glyph_count(face->face));
	bool first = w->defined[face->index][glyph] == 0;
	w->defined[face->index][glyph] = 1;
	return first;
}

static void write_glyph(writing *w, const kt_run *run, const kt_glyph *glyph, kt_point at)
{
	const kt_outline *o = kt_outline_of(&w->outlines, run->face, glyph->id);
	if (o->verb_count == 0)
		return;
	if (is_new(w, run->face, glyph->id)) {
		kt_buf_print(&w->defs, "<path id=\"g%u-%u\" d=\"", run->face->index, (unsigned)glyph->id);
		put_path(&w->defs, o->verbs, o->verb_count, o->points, -1);
		kt_buf_text(&w->defs, "\"/>\n");
	}
	kt_buf_print(&w->out, "<use xlink:href=\"#g%u-%u\" transform=\"translate(", run->face->index,
	             (unsigned)glyph->id);
	put_length(&w->out, at.x + glyph->dx);
	kt_buf_byte(&w->out, ' ');
	put_length(&w->out, at.y + glyph->dy);
	kt_buf_text(&w->out, ") scale(");
	kt_num_ratio(&w->out, run->size, (int64_t)run->face->upem * KT_LEN_PT, 6);
	kt_buf_text(&w->out, ")\"/>\n");
}

static void write_text(writing *w, const kt_op *op)
{
	kt_buf_text(&w->out, "<g");
	put_colour(&w->out, "fill", op->ink);
	kt_buf_text(&w->out, ">\n");
	for (uint32_t r = 0; r < op->run_count; r++) {
		const kt_run *run = &op->runs[r];
		kt_point at = {op->at.x + run->x, op->at.y};
		for (uint32_t i = 0; i < run->count; i++) {
			write_glyph(w, run, &run->glyphs[i], at);
			at.x += run->glyphs[i].advance;
		}
	}
	kt_buf_text(&w->out, "</g>\n");
}

/* Pictures */

static void put_base64(kt_buf *out, kt_str bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < bytes.len; i += 3) {
		uint32_t three = 0;
		for (size_t k = 0; k < 3; k++)
			three = three << 8 | (i + k < bytes.len ? (uint8_t)bytes.at[i + k] : 0u);
		for (unsigned k = 0; k < 4; k++)
			kt_buf_byte(out, i + k > bytes.len ? '=' : digits[three >> (18 - 6 * k) & 63]);
	}
}

/* The file of the picture: a JPEG as it is, else a PNG. */
static bool picture_file(writing *w, const kt_picture *picture, kt_str *file, const char **type)
{
	kt_request request = {.wanted = KT_WANTED_SCREEN};
	kt_artwork_made made;
	if (!picture->artwork->drawn) {
		if (!kt_artwork_make(picture->artwork, &request, w->press->profile, w->arena, &made, w->diag))
			return false;
		*type = "jpeg";
		*file = made.body;
		if (made.reply.kind == KT_REPLY_JPEG)
			return true;
	}
	*type = "png";
	return kt_cairo_picture_png(picture, w->press, w->dpi, w->arena, file, w->diag);
}

static bool write_picture(writing *w, const kt_picture *picture)
{
	static const char *const names[] = {" x=\"", "\" y=\"", "\" width=\"", "\" height=\""};
	kt_len values[] = {picture->box.x, picture->box.y, picture->box.w, picture->box.h};
	kt_str file;
	const char *type;
	if (!picture_file(w, picture, &file, &type))
		return false;
	kt_buf_text(&w->out, "<image");
	for (unsigned i = 0; i < 4; i++) {
		kt_buf_text(&w->out, names[i]);
		put_length(&w->out, values[i]);
	}
	kt_buf_print(&w->out, "\" preserveAspectRatio=\"none\" xlink:href=\"data:image/%s;base64,", type);
	put_base64(&w->out, file);
	kt_buf_text(&w->out, "\"/>\n");
	return true;
}

/* false: reported. */
static bool write_op(writing *w, const kt_op *op)
{
	switch (op->kind) {
	case KT_OP_TEXT:
		write_text(w, op);
		break;
	case KT_OP_FILL:
		write_fill(w, op);
		break;
	case KT_OP_STROKE:
		write_stroke(w, op);
		break;
	case KT_OP_CLIP:
		write_clip(w, op);
		break;
	case KT_OP_UNCLIP:
		kt_buf_text(&w->out, "</g>\n");
		break;
	case KT_OP_PICTURE:
		return write_picture(w, &op->picture);
	case KT_OP_EMPTY:
		break;
	}
	return true;
}

static void put_head(kt_buf *head, const kt_page *page)
{
	kt_buf_text(head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
	                  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"");
	kt_box shown = kt_page_shown(page);
	put_length(head, shown.w);
	kt_buf_text(head, "pt\" height=\"");
	put_length(head, shown.h);
	kt_buf_text(head, "pt\" viewBox=\"");
	put_length(head, shown.x);
	kt_buf_byte(head, ' ');
	put_length(head, shown.y);
	kt_buf_byte(head, ' ');
	put_length(head, shown.w);
	kt_buf_byte(head, ' ');
	put_length(head, shown.h);
	kt_buf_text(head, "\">\n<defs>\n");
}

static bool write_svg(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                      kt_io_out *out, kt_diag *diag)
{
	writing w = {.arena = scratch, .press = &document->press, .dpi = options->dpi, .diag = diag};
	w.outlines.arena = scratch;
	w.out = kt_buf_in(scratch);
	w.defs = kt_buf_in(scratch);
	kt_buf head = kt_buf_in(scratch);
	bool good = true;
	put_head(&head, document->pages[page]);
	for (size_t i = 0; i < document->pages[page]->count; i++)
		good = write_op(&w, &document->pages[page]->ops[i]) && good;
	kt_buf_text(&w.defs, "</defs>\n<rect x=\"");
	put_length(&w.defs, -document->pages[page]->slug);
	kt_buf_text(&w.defs, "\" y=\"");
	put_length(&w.defs, -document->pages[page]->slug);
	kt_buf_text(&w.defs, "\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
	kt_buf_text(&w.out, "</svg>\n");
	return good && kt_io_put(out, head.at, head.len) && kt_io_put(out, w.defs.at, w.defs.len) &&
	       kt_io_put(out, w.out.at, w.out.len);
}

const kt_writer kt_write_svg = {.name = "svg", .extension = ".svg", .by_page = true, .write = write_svg};
