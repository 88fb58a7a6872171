/* One walk over the operations. Sequences and text objects must nest: the sequences of text begin and end inside a text
 * object, those of drawings outside; so none is open where a text object begins or ends. The same holds for a clip, which
 * is a saved graphics state around what it covers.
 *
 * What the codes do not read back exactly (a broken word, a cluster of several glyphs) stands in a sequence of its own,
 * a Span with its ActualText, that belongs to the same tag. Inside the tag's sequence it could have none of its own, but
 * there poppler loses count and drops the rest of the paragraph from its structure. */
#include "write/pdf_content.h"

#include "base/num.h"
#include "write/pdf_syntax.h"
#include "write/pdf_text.h"

#define PATH_DECIMALS 2 /* 1/100 pt is 3.5 µm: finer than a press, and a fifth shorter than three decimals */

/* What the file's graphics state is known to be. */
typedef struct graphics {
	const kt_ink *fill, *stroke; /* NULL: not known */
	bool drawing;                /* the pen is known */
	bool laying, over;           /* whether it overprints is known; it does */
	kt_pen pen;
} graphics;

typedef struct writing {
	const kt_pdf_edition *edition;
	const kt_page *page;
	const kt_pdf_pictures *pictures;
	kt_arena *arena;
	kt_buf *out;
	kt_pdf_text text;
	graphics graphics;
	/* The sequence that is open: a tag's, an artifact's, or none (both empty). */
	const kt_tag *tag;
	kt_artifact artifact;
	bool span;            /* it has an ActualText of its own … */
	const kt_str *actual; /* … that of this broken word */
	const kt_str *last;   /* the broken word before, or the one that is being written */
	/* What is told to the caller. */
	kt_pdf_range *of_op;
	const kt_tag **tags;
	uint32_t count, room;
} writing;

/* Noting */

static void note_run(const kt_run *run, kt_pdf_fonts *fonts)
{
	kt_pdf_piece pieces[KT_PDF_PIECES];
	for (kt_pdf_cluster cluster = {0}; kt_pdf_cluster_next(run, &cluster);) {
		unsigned count = kt_pdf_cluster_pieces(run, &cluster, pieces), noted = 0;
		while (noted < count &&
		       kt_pdf_fonts_note_compound(fonts, run->face, &pieces[noted].compound, pieces[noted].text))
			noted++;
		if (count && noted == count)
			continue;
		for (uint32_t i = cluster.from; i < cluster.to; i++) {
			kt_str text = kt_pdf_cluster_part(&cluster, i);
			uint16_t glyph = kt_pdf_cluster_glyph(run, i)->id;
			if (text.len > 0)
				kt_pdf_fonts_note(fonts, run->face, glyph, text);
			else
				kt_pdf_fonts_note_part(fonts, run->face, glyph, cluster.text);
		}
	}
}

void kt_pdf_content_note(const kt_page *page, kt_pdf_fonts *fonts)
{
	for (size_t i = 0; i < page->count; i++)
		for (uint32_t r = 0; r < page->ops[i].run_count; r++)
			note_run(&page->ops[i].runs[r], fonts);
}

/* Marked content */

static void end_sequence(writing *w)
{
	kt_pdf_text_pause(&w->text);
	if (w->tag != NULL || w->artifact != KT_ARTIFACT_NONE)
		kt_buf_text(w->out, "EMC\n");
	w->tag = NULL;
	w->artifact = KT_ARTIFACT_NONE;
	w->span = false;
	w->actual = NULL;
}

/* Text, or drawings, come next. */
static void enter_text(writing *w)
{
	if (w->text.open)
		return;
	end_sequence(w);
	kt_pdf_text_begin(&w->text);
}

static void leave_text(writing *w)
{
	if (!w->text.open)
		return;
	end_sequence(w);
	kt_pdf_text_end(&w->text);
}

static uint32_t add_sequence(writing *w, const kt_tag *tag)
{
	if (w->count == w->room) {
		uint32_t room = w->room == 0 ? 64 : w->room * 2;
		w->tags = kt_arena_grow(w->arena, w->tags, w->room * sizeof *w->tags, room * sizeof *w->tags);
		w->room = room;
	}
	w->tags[w->count] = tag;
	return w->count++;
}

/* Opens the operation's sequence, or stays in it. */
static void enter_sequence(writing *w, const kt_op *op)
{
	if ((op->tag == NULL) == (op->artifact == KT_ARTIFACT_NONE))
		KT_BUG("an operation that is neither a tag's nor an artifact, or both");
	if (!w->edition->tagged)
		return;
	if (!w->span && op->tag == w->tag && op->artifact == w->artifact)
		return;
	end_sequence(w);
	w->tag = op->tag;
	w->artifact = op->artifact;
	if (op->tag != NULL)
		kt_buf_print(w->out, "/%s<</MCID %u>>BDC\n", kt_tag_role_names[op->tag->role],
		             (unsigned)add_sequence(w, op->tag));
	else if (op->artifact == KT_ARTIFACT_FOOTER)
		kt_buf_text(w->out, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
	else
		kt_buf_text(w->out, "/Artifact BMC\n");
}

static void enter_span(writing *w, const kt_op *op, kt_str actual)
{
	end_sequence(w);
	w->tag = op->tag;
	w->span = true;
	kt_buf_print(w->out, "/Span<</MCID %u/ActualText", (unsigned)add_sequence(w, op->tag));
	kt_pdf_put_text(w->out, actual);
	kt_buf_text(w->out, ">>BDC\n");
}

/* Graphics state */

static bool is_set(const writing *w, const kt_ink *now, const kt_ink *ink)
{
	if (ink == NULL)
		KT_BUG("an operation without ink");
	return now != NULL && w->edition->same_ink(now, ink);
}

/* Does the ink lie over others? A picture, which has none, never does. */
static bool lies_over(const writing *w, const kt_ink *ink)
{
	return ink && w->edition->overprints && w->edition->overprints(ink);
}

/* Does the state have it so? */
static bool is_laid(const writing *w, const kt_ink *ink)
{
	const graphics *g = &w->graphics;
	return !w->edition->overprints || (g->laying && g->over == lies_over(w, ink));
}

static void lay(writing *w, const kt_ink *ink)
{
	if (is_laid(w, ink))
		return;
	w->graphics.laying = true;
	w->graphics.over = lies_over(w, ink);
	kt_buf_text(w->out, w->graphics.over ? "/" KT_PDF_OVERPRINTS " gs\n" : "/" KT_PDF_KNOCKS_OUT " gs\n");
}

static void set_ink(writing *w, const kt_ink **now, const kt_ink *ink)
{
	if (!is_set(w, *now, ink)) {
		w->edition->put_ink(w->out, ink, now == &w->graphics.stroke);
		*now = ink;
	}
	lay(w, ink);
}

static void set_pen(writing *w, kt_pen pen)
{
	graphics *g = &w->graphics;
	bool known = g->drawing;
	if (!known || g->pen.width != pen.width) {
		kt_num_points(w->out, pen.width);
		kt_buf_text(w->out, " w\n");
	}
	if (!known || g->pen.cap != pen.cap)
		kt_buf_print(w->out, "%d J\n", (int)pen.cap);
	if (!known || g->pen.join != pen.join)
		kt_buf_print(w->out, "%d j\n", (int)pen.join);
	if (!known || g->pen.dash != pen.dash || g->pen.gap != pen.gap) {
		kt_buf_byte(w->out, '[');
		if (pen.dash > 0) {
			kt_num_points(w->out, pen.dash);
			kt_buf_byte(w->out, ' ');
			kt_num_points(w->out, pen.gap);
		}
		kt_buf_text(w->out, "]0 d\n");
	}
	g->pen = pen;
	g->drawing = true;
}

/* Paths */

static void put_number(kt_buf *out, kt_len value)
{
	kt_num_ratio(out, value, KT_LEN_PT, PATH_DECIMALS);
	kt_buf_byte(out, ' ');
}

static void put_point(writing *w, kt_point p)
{
	put_number(w->out, p.x);
	put_number(w->out, w->page->height - p.y);
}

static void put_path(writing *w, kt_path path)
{
	static const char operators[] = "mlch";
	kt_box box;
	if (kt_path_box(path, &box)) {
		put_point(w, path.points[0]);
		put_number(w->out, path.points[2].x - path.points[0].x);
		put_number(w->out, path.points[0].y - path.points[2].y);
		kt_buf_text(w->out, "re\n");
		return;
	}
	const kt_point *p = path.points;
	for (uint32_t i = 0; i < path.verb_count; i++) {
		for (unsigned k = 0; k < kt_path_points(path.verbs[i]); k++)
			put_point(w, *p++);
		kt_buf_byte(w->out, operators[path.verbs[i]]);
		kt_buf_byte(w->out, '\n');
	}
}

static void write_fill(writing *w, const kt_op *op)
{
	set_ink(w, &w->graphics.fill, op->ink);
	put_path(w, op->path);
	kt_buf_text(w->out, "f\n");
}

static void write_stroke(writing *w, const kt_op *op)
{
	set_ink(w, &w->graphics.stroke, op->ink);
	set_pen(w, op->pen);
	put_path(w, op->path);
	kt_buf_text(w->out, "S\n");
}

static void write_picture(writing *w, const kt_op *op)
{
	lay(w, NULL);
	kt_pdf_pictures_put(w->pictures, &op->picture, w->page->height, w->out);
}

static void forget_state(writing *w)
{
	w->graphics = (graphics){0};
	kt_pdf_text_forget(&w->text);
}

static void write_clip(writing *w, const kt_op *op)
{
	leave_text(w);
	end_sequence(w);
	kt_buf_text(w->out, "q\n");
	put_path(w, op->path);
	kt_buf_text(w->out, "W n\n");
}

static void write_unclip(writing *w)
{
	leave_text(w);
	end_sequence(w);
	kt_buf_text(w->out, "Q\n");
	forget_state(w);
}

/* Text */

/* The place of a run in the page. */
typedef struct run_place {
	size_t op;
	uint32_t run;
} run_place;

/* Moves to the next run on the page. false: there is none. */
static bool next_run(const kt_page *page, run_place *at)
{
	at->run++;
	while (at->op < page->count && at->run >= page->ops[at->op].run_count)
		*at = (run_place){at->op + 1, 0};
	return at->op < page->count;
}

/* Do all operations from one to the other stand in one text object of one sequence? */
static bool together(const kt_page *page, size_t from, size_t to)
{
	const kt_op *first = &page->ops[from];
	for (size_t i = from; i <= to; i++) {
		const kt_op *op = &page->ops[i];
		if (op->kind != KT_OP_TEXT || op->tag != first->tag || op->artifact != first->artifact)
			return false;
	}
	return true;
}

/* What the span that begins at this run reads as. Its word, where all the word's runs follow in one text object; else
 * (part of the word is a link's) what these runs alone show. */
static kt_str span_text(const writing *w, run_place at)
{
	const kt_str *actual = w->page->ops[at.op].runs[at.run].actual;
	bool whole = w->last != actual;
	kt_buf shown = kt_buf_in(w->arena);
	size_t last = at.op;
	do {
		const kt_run *run = &w->page->ops[at.op].runs[at.run];
		if (run->actual != actual)
			break;
		if (!together(w->page, last, at.op)) {
			whole = false;
			break;
		}
		kt_buf_put(&shown, run->text);
		last = at.op;
	} while (next_run(w->page, &at));
	return whole ? *actual : kt_buf_str(&shown);
}

/* Is it read aloud, and so must read exactly as written? */
static bool is_heard(const writing *w, const kt_op *op)
{
	return w->edition->tagged && op->artifact == KT_ARTIFACT_NONE;
}

/* The run's clusters, each in the tag's sequence or, where it does not read back exactly, in a span. */
static void write_clusters(writing *w, const kt_op *op, const kt_run *run)
{
	bool heard = is_heard(w, op), in_word = run->actual != NULL && heard;
	bool exact = !heard || in_word || kt_pdf_fonts_exact(w->text.fonts, run->face);
	for (kt_pdf_cluster cluster = {0}; kt_pdf_cluster_next(run, &cluster);) {
		if (!exact && !kt_pdf_text_exact(&w->text, run, &cluster))
			enter_span(w, op, cluster.text);
		else if (!in_word)
			enter_sequence(w, op);
		kt_pdf_text_cluster(&w->text, run, &cluster);
	}
}

static void write_text(writing *w, size_t index)
{
	const kt_op *op = &w->page->ops[index];
	for (uint32_t r = 0; r < op->run_count; r++) {
		const kt_run *run = &op->runs[r];
		bool in_word = run->actual != NULL && is_heard(w, op);
		if (in_word && !(w->actual == run->actual && w->tag == op->tag)) {
			enter_span(w, op, span_text(w, (run_place){index, r}));
			w->actual = w->last = run->actual;
		}
		kt_pdf_text_run(&w->text, op->at, run);
		write_clusters(w, op, run);
	}
}

/* A colour may change inside a text object, but not inside the array of a TJ. */
static void set_text_fill(writing *w, const kt_ink *ink)
{
	if (is_set(w, w->graphics.fill, ink) && is_laid(w, ink))
		return;
	kt_pdf_text_pause(&w->text);
	set_ink(w, &w->graphics.fill, ink);
}

static void write_op(writing *w, size_t index)
{
	const kt_op *op = &w->page->ops[index];
	switch (op->kind) {
	case KT_OP_CLIP:
		write_clip(w, op);
		return;
	case KT_OP_UNCLIP:
		write_unclip(w);
		return;
	case KT_OP_TEXT:
		enter_text(w);
		set_text_fill(w, op->ink);
		write_text(w, index);
		break;
	case KT_OP_FILL:
	case KT_OP_STROKE:
	case KT_OP_PICTURE:
	case KT_OP_EMPTY:
		leave_text(w);
		enter_sequence(w, op);
		if (op->kind == KT_OP_FILL)
			write_fill(w, op);
		else if (op->kind == KT_OP_STROKE)
			write_stroke(w, op);
		else if (op->kind == KT_OP_PICTURE)
			write_picture(w, op);
		break;
	}
}

/* Before all else, so that what is saved and restored has it. */
static void move_origin(kt_buf *out, kt_len by)
{
	kt_buf_text(out, "1 0 0 1 ");
	kt_num_points(out, by);
	kt_buf_byte(out, ' ');
	kt_num_points(out, by);
	kt_buf_text(out, " cm\n");
}

kt_pdf_marks kt_pdf_content_write(const kt_page *page, const kt_pdf_edition *edition, const kt_pdf_fonts *fonts,
                                  const kt_pdf_pictures *pictures, kt_arena *arena, kt_buf *out)
{
	writing w = {.edition = edition, .pictures = pictures, .page = page, .arena = arena, .out = out};
	w.text = (kt_pdf_text){.out = out, .fonts = fonts, .height = page->height};
	w.of_op = KT_NEW_ARRAY(arena, kt_pdf_range, page->count);
	if (edition->margin)
		move_origin(out, edition->margin(page));
	for (size_t i = 0; i < page->count; i++) {
		/* The sequence that stands open is the operation's too, if it is its tag's. */
		uint32_t from = w.count;
		if (w.tag != NULL && w.tag == page->ops[i].tag)
			from--;
		write_op(&w, i);
		w.of_op[i] = (kt_pdf_range){from, w.count};
	}
	leave_text(&w);
	end_sequence(&w);
	return (kt_pdf_marks){w.of_op, w.tags, w.count};
}
