/* Is a text light or dark enough to be read on what lies behind it, as drawn? Each letter is held against the topmost fill
 * below its middle that shows there, else against white paper; the worst letter of a line speaks for it.
 *
 * Rules    WCAG 2.2, 1.4.3, for the screen's colours. What is large takes less. Lines that are drawn are no ground: a text
 *          that one goes through is a collision. */
#include "proof/edges.h"
#include "proof/pages.h"

#define LARGE      KT_PT(18)
#define LARGE_BOLD KT_PT(14)
#define BOLD       700

static const kt_ink paper = {.name = {"paper", 5}, .screen = {0xFF, 0xFF, 0xFF}};

typedef struct worst {
	uint32_t contrast;
	const kt_ink *ink, *ground; /* NULL: no letter was seen yet */
	bool large;
	const kt_ink *last_ink, *last_ground; /* of the letter before: most have the same */
	bool last_large;
} worst;

static bool meets(kt_box a, kt_box b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool is_path(const kt_op *op)
{
	return op->kind == KT_OP_FILL || op->kind == KT_OP_CLIP || op->kind == KT_OP_UNCLIP;
}

/* What is drawn before a line and may lie behind it, with every clip. */
typedef struct behind {
	const kt_op **ops;
	size_t count;
} behind;

static behind behind_of(kt_arena *arena, const kt_page *page, const kt_op *text, kt_box box)
{
	behind b = {KT_NEW_ARRAY(arena, const kt_op *, (size_t)(text - page->ops)), 0};
	for (const kt_op *op = page->ops; op < text; op++)
		if (is_path(op) && (op->kind != KT_OP_FILL || meets(kt_op_inked(op), box)))
			b.ops[b.count++] = op;
	return b;
}

static bool covers(const kt_op *op, kt_point at)
{
	kt_op outline = *op;
	outline.kind = KT_OP_FILL;
	kt_box everywhere = {-KT_LEN_MAX, -KT_LEN_MAX, 2 * KT_LEN_MAX, 2 * KT_LEN_MAX};
	return kt_edges_near(&outline, everywhere, (kt_box){at.x, at.y, 0, 0}).inside;
}

/* `clipped`: how many clips are open that do not show the point: what is drawn in them is not seen. */
static const kt_ink *ground_at(const behind *b, kt_point at)
{
	const kt_ink *ground = &paper;
	size_t depth = 0, clipped = 0;
	for (size_t i = 0; i < b->count; i++) {
		const kt_op *op = b->ops[i];
		if (op->kind == KT_OP_CLIP) {
			depth++;
			if (clipped == 0 && !covers(op, at))
				clipped = depth;
		} else if (op->kind == KT_OP_UNCLIP) {
			clipped = clipped == depth ? 0 : clipped;
			depth--;
		} else if (clipped == 0 && op->ink != ground && covers(op, at)) {
			ground = op->ink;
		}
	}
	return ground;
}

static void meet_ground(const kt_op *op, const kt_ink *ground, bool large, worst *w)
{
	if (ground == w->last_ground && op->ink == w->last_ink && large == w->last_large)
		return;
	w->last_ink = op->ink;
	w->last_ground = ground;
	w->last_large = large;
	uint32_t contrast = kt_ink_contrast(op->ink, ground);
	/* What is not large asks for more, so that it is the worse one of two with equal contrast. */
	if (!w->ground || contrast < w->contrast || (contrast == w->contrast && w->large && !large))
		*w = (worst){contrast, op->ink, ground, large, op->ink, ground, large};
}

static bool is_blank(const kt_run *run, const kt_glyph *glyph)
{
	return glyph->cluster < run->text.len && run->text.at[glyph->cluster] == ' ';
}

static void meet_run(const behind *b, const kt_op *op, const kt_run *run, kt_len middle, unsigned weight, worst *w)
{
	bool large = run->size >= LARGE || (run->size >= LARGE_BOLD && weight >= BOLD);
	kt_len x = op->at.x + run->x;
	for (uint32_t g = 0; g < run->count; x += run->glyphs[g++].advance) {
		if (run->glyphs[g].advance <= 0 || is_blank(run, &run->glyphs[g]))
			continue;
		kt_point at = {x + run->glyphs[g].advance / 2, middle};
		meet_ground(op, ground_at(b, at), large, w);
	}
}

static worst worst_of(kt_arena *arena, const kt_page *page, const kt_proof_paragraph *paragraph,
                      const kt_proof_line *line)
{
	worst w = {0};
	kt_len middle = line->y - paragraph->text->x_height / 2;
	kt_box ink = {line->x, middle, line->set->width, 0};
	behind b = behind_of(arena, page, &page->ops[line->op], ink);
	for (uint32_t i = 0; i < line->op_count; i++) {
		const kt_op *op = &page->ops[line->op + i];
		for (uint32_t r = 0; r < op->run_count; r++)
			meet_run(&b, op, &op->runs[r], middle, paragraph->text->style->weight, &w);
	}
	return w;
}

static void note(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph, const kt_proof_line *line,
                 const worst *w)
{
	int32_t limit = check->limit[w->large ? 1 : 0].value;
	if (!w->ground || (int64_t)w->contrast >= limit)
		return;
	kt_proof_note(
	        proof, check, paragraph, line, w->contrast, limit,
	        "`%.*s` on `%.*s` is hard to read: a contrast of %u.%02u:1, %d.%02d:1 is the least%s; a darker or "
	        "lighter ink, or another ground, mends it",
	        KT_STR_ARG(w->ink->name), KT_STR_ARG(w->ground->name), w->contrast / 100, w->contrast % 100,
	        limit / 100, limit % 100, w->large ? " for large type" : "");
}

/* A dot between two languages says nothing. */
static bool decorates(const kt_page *page, const kt_proof_line *line)
{
	return page->ops[line->op].artifact == KT_ARTIFACT_LAYOUT;
}

void kt_check_contrast(kt_proof *proof, const kt_check *check)
{
	kt_arena *scratch = kt_arena_open();
	kt_arena_mark start = kt_arena_now(scratch);
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *paragraph = &proof->paragraphs[i];
		for (size_t l = 0; l < paragraph->count; l++) {
			const kt_proof_line *line = &paragraph->lines[l];
			const kt_page *page = proof->document->pages[line->page];
			if (decorates(page, line))
				continue;
			kt_arena_rewind(scratch, start);
			worst w = worst_of(scratch, page, paragraph, line);
			note(proof, check, paragraph, line, &w);
		}
	}
	kt_arena_close(scratch);
}
