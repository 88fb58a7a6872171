/* Of what is drawn before a line, the fills that meet it are kept, with every clip; each letter looks through these. */
#include "proof/ground.h"

#include "proof/edges.h"

const kt_ink kt_ground_paper = {.name = {"paper", 5}, .screen = {0xFF, 0xFF, 0xFF}};

struct kt_ground_text {
	kt_ground_letters *items;
	size_t count, room;
};

/* What is behind */

typedef struct behind {
	const kt_op **ops;
	size_t count;
} behind;

static bool meets(kt_box a, kt_box b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool is_area(const kt_op *op)
{
	return op->kind == KT_OP_FILL || op->kind == KT_OP_PICTURE;
}

static bool is_path(const kt_op *op)
{
	return is_area(op) || op->kind == KT_OP_CLIP || op->kind == KT_OP_UNCLIP;
}

static behind behind_of(kt_arena *arena, const kt_page *page, const kt_op *end, kt_box box)
{
	behind b = {KT_NEW_ARRAY(arena, const kt_op *, (size_t)(end - page->ops)), 0};
	for (const kt_op *op = page->ops; op < end; op++)
		if (is_path(op) && (!is_area(op) || meets(kt_op_inked(op), box)))
			b.ops[b.count++] = op;
	return b;
}

static bool covers(const kt_op *op, kt_point at)
{
	kt_op outline = *op;
	if (op->kind == KT_OP_CLIP)
		outline.kind = KT_OP_FILL;
	kt_box everywhere = {-KT_LEN_MAX, -KT_LEN_MAX, 2 * KT_LEN_MAX, 2 * KT_LEN_MAX};
	return kt_edges_near(&outline, everywhere, (kt_box){at.x, at.y, 0, 0}).inside;
}

/* `clipped`: how many clips are open that do not show the point: what is drawn in them is not seen. */
static const kt_ink *ground_at(const behind *b, kt_point at)
{
	const kt_ink *ground = &kt_ground_paper;
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
		} else if (clipped == 0 && (op->kind == KT_OP_PICTURE || op->ink != ground) && covers(op, at)) {
			ground = op->ink; /* a picture has none */
		}
	}
	return ground;
}

const kt_ink *kt_ground_at(kt_arena *scratch, const kt_page *page, kt_point at)
{
	behind b = behind_of(scratch, page, page->ops + page->count, (kt_box){at.x - 1, at.y - 1, 2, 2});
	return ground_at(&b, at);
}

/* The letters */

static void add(kt_arena *arena, struct kt_ground_text *text, kt_ground_letters letters)
{
	const kt_ground_letters *last = text->count > 0 ? &text->items[text->count - 1] : NULL;
	if (last && last->line == letters.line && last->ink == letters.ink && last->ground == letters.ground &&
	    last->run->size == letters.run->size)
		return;
	if (text->count == text->room) {
		size_t room = text->room == 0 ? 256 : text->room * 2;
		text->items =
		        kt_arena_grow(arena, text->items, text->room * sizeof *text->items, room * sizeof *text->items);
		text->room = room;
	}
	text->items[text->count++] = letters;
}

static bool is_blank(const kt_run *run, const kt_glyph *glyph)
{
	return glyph->cluster < run->text.len && run->text.at[glyph->cluster] == ' ';
}

static void read_run(kt_arena *arena, struct kt_ground_text *text, const behind *b, kt_point at,
                     kt_ground_letters letters)
{
	const kt_run *run = letters.run;
	for (uint32_t g = 0; g < run->count; at.x += run->glyphs[g++].advance) {
		if (run->glyphs[g].advance <= 0 || is_blank(run, &run->glyphs[g]))
			continue;
		letters.ground = ground_at(b, (kt_point){at.x + run->glyphs[g].advance / 2, at.y});
		add(arena, text, letters);
	}
}

static void read_line(kt_proof *proof, struct kt_ground_text *text, const kt_proof_paragraph *paragraph,
                      const kt_proof_line *line, kt_arena *scratch)
{
	const kt_page *page = proof->document->pages[line->page];
	kt_len middle = line->y - paragraph->text->x_height / 2;
	behind b = behind_of(scratch, page, &page->ops[line->op], (kt_box){line->x, middle, line->set->width, 0});
	for (uint32_t i = 0; i < line->op_count; i++) {
		const kt_op *op = &page->ops[line->op + i];
		for (uint32_t r = 0; r < op->run_count; r++)
			read_run(proof->arena, text, &b, (kt_point){op->at.x + op->runs[r].x, middle},
			         (kt_ground_letters){paragraph, line, &op->runs[r], op->ink, NULL});
	}
}

static const struct kt_ground_text *text_of(kt_proof *proof)
{
	if (proof->grounds)
		return proof->grounds;
	struct kt_ground_text *text = KT_NEW(proof->arena, struct kt_ground_text);
	kt_arena *scratch = kt_arena_open();
	kt_arena_mark start = kt_arena_now(scratch);
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *paragraph = &proof->paragraphs[i];
		for (size_t l = 0; l < paragraph->count; l++) {
			const kt_proof_line *line = &paragraph->lines[l];
			if (kt_proof_decorates(proof, line))
				continue;
			kt_arena_rewind(scratch, start);
			read_line(proof, text, paragraph, line, scratch);
		}
	}
	kt_arena_close(scratch);
	return proof->grounds = text;
}

void kt_ground_each(kt_proof *proof, const kt_check *check, kt_ground_excess excess, kt_ground_note note)
{
	const struct kt_ground_text *text = text_of(proof);
	const kt_ground_letters *worst = NULL;
	int64_t most = 0;
	for (size_t i = 0; i < text->count; i++) {
		const kt_ground_letters *letters = &text->items[i];
		int64_t by = excess(proof, check, letters);
		if (by > most) {
			worst = letters;
			most = by;
		}
		bool ends = i + 1 == text->count || text->items[i + 1].line != letters->line;
		if (ends && worst)
			note(proof, check, worst);
		if (ends) {
			worst = NULL;
			most = 0;
		}
	}
}

kt_str kt_ground_words(const kt_proof *proof, const kt_ink *ground)
{
	return ground ? kt_print(proof->arena, "`%.*s`", KT_STR_ARG(ground->name)) : KT_STR("a picture");
}
