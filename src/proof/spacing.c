/* Spaces within lines: how wide, how alike, and how they stand above each other. */
#include "proof/pages.h"

static bool is_driven(const kt_proof_paragraph *p, const kt_proof_line *line)
{
	return p->text->style->align == KT_ALIGN_JUSTIFY && line->set->end != KT_LINEBREAK_END;
}

static void check_bound(kt_proof *proof, const kt_check *check, int sign, const char *words)
{
	int32_t bound = check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; l < p->count; l++) {
			int32_t space = p->lines[l].set->word_space;
			if (is_driven(p, &p->lines[l]) && sign * (space - bound) > 0)
				kt_proof_note(proof, check, p, &p->lines[l], space, bound,
				              "word spaces are %.*s of the font's; %.*s is %s",
				              KT_STR_ARG(kt_proof_percent(proof, space, bound)),
				              KT_STR_ARG(kt_proof_percent(proof, bound, space)), words);
		}
	}
}

void kt_check_loose_line(kt_proof *proof, const kt_check *check)
{
	check_bound(proof, check, 1, "the most");
}

void kt_check_tight_line(kt_proof *proof, const kt_check *check)
{
	check_bound(proof, check, -1, "the least");
}

/* White between words */

#define SPACES_MOST 64 /* in a line: more is no text */

/* A river none of whose gaps is wider than this, in per mille of an em, shows a line later: fonts' own word spaces are 200
 * to 330, and three of these above each other are in nearly every paragraph, seen by nobody. */
#define WIDE_EM 360

typedef struct gap {
	kt_len from, to, widest; /* of the river that it ends */
	int32_t lines;           /* of that river */
} gap;

typedef struct gaps {
	gap items[SPACES_MOST];
	size_t count;
	kt_len sum;
	uint32_t glyphs;
} gaps;

static bool is_space(kt_str text, uint32_t at)
{
	return at < text.len && (text.at[at] == ' ' || kt_str_starts(kt_str_slice(text, at, text.len), "\u00A0"));
}

static void add_gaps(gaps *all, const kt_run *run, kt_len start, kt_len end)
{
	kt_len x = start + run->x;
	for (uint32_t g = 0; g < run->count; g++) {
		const kt_glyph *glyph = &run->glyphs[g];
		kt_len to = x + glyph->advance;
		if (is_space(run->text, glyph->cluster) && to < end && all->count < SPACES_MOST) {
			all->items[all->count++] = (gap){x, to, glyph->advance, 1};
			all->sum += glyph->advance;
		}
		x = to;
	}
	all->glyphs += run->count;
}

static void find_gaps(const kt_proof *proof, const kt_proof_line *line, gaps *all)
{
	*all = (gaps){.count = 0};
	const kt_page *page = proof->document->pages[line->page];
	for (uint32_t o = line->op; o < line->op + line->op_count; o++)
		for (uint32_t r = 0; r < page->ops[o].run_count; r++)
			add_gaps(all, &page->ops[o].runs[r], page->ops[o].at.x, line->x + line->set->width);
}

/* Two gaps are one channel where at least three quarters of the narrower one lie above or below the other: less leaves
 * letters in its way. */
static bool touch(const gap *a, const gap *b)
{
	kt_len overlap = kt_len_min(a->to, b->to) - kt_len_max(a->from, b->from);
	return 4 * (int64_t)overlap >= 3 * (int64_t)kt_len_min(a->to - a->from, b->to - b->from);
}

/* Lengthens the rivers of the line above. */
static void run_on(const gaps *above, gaps *below)
{
	for (size_t b = 0; b < below->count; b++) {
		gap *mine = &below->items[b];
		for (size_t a = 0; a < above->count; a++)
			if (touch(&above->items[a], mine) && above->items[a].lines + 1 > mine->lines) {
				mine->lines = above->items[a].lines + 1;
				mine->widest = kt_len_max(mine->to - mine->from, above->items[a].widest);
			}
	}
}

/* The longest river that a line ends; of those that do not show: 0. */
static int32_t longest_of(const gaps *line, int32_t most, kt_len em)
{
	int32_t longest = 0;
	for (size_t i = 0; i < line->count; i++) {
		const gap *g = &line->items[i];
		bool wide = (int64_t)g->widest * 1000 > (int64_t)WIDE_EM * em;
		if (g->lines > longest && g->lines > most + (wide ? 0 : 1))
			longest = g->lines;
	}
	return longest;
}

/* Does a river of so many lines end here? */
static void check_rivers(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *p)
{
	gaps lines[2] = {0};
	int32_t before = 0, most = check->limit[0].value;
	for (size_t l = 0; l <= p->count; l++) {
		const gaps *above = &lines[(l + 1) % 2];
		gaps *mine = &lines[l % 2];
		int32_t longest = 0;
		if (l < p->count) {
			find_gaps(proof, &p->lines[l], mine);
			if (l > 0 && kt_proof_together(&p->lines[l - 1], &p->lines[l]))
				run_on(above, mine);
			longest = longest_of(mine, most, p->text->style->size);
		}
		if (before > 0 && longest <= before)
			kt_proof_note(proof, check, p, &p->lines[l - 1], before, most,
			              "a river of white through %d lines; %d is the most", before, most);
		before = longest;
	}
}

void kt_check_river(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++)
		if (proof->paragraphs[i].role != KT_PROOF_LABEL && proof->paragraphs[i].role != KT_PROOF_FOLIO)
			check_rivers(proof, check, &proof->paragraphs[i]);
}

/* How much longer a line is than its natural width, in per mille: what word and letter space add to it. */
static int64_t stretch_of(const kt_proof *proof, const kt_proof_paragraph *p, const kt_proof_line *line)
{
	gaps spaces;
	find_gaps(proof, line, &spaces);
	int64_t width = line->set->width, word = line->set->word_space;
	int64_t added = word > 0 ? (int64_t)spaces.sum * (word - 1000) / word : 0;
	added += (int64_t)p->text->style->size * line->set->letter_space * spaces.glyphs / 1000;
	return width > added ? added * 1000 / (width - added) : 0;
}

void kt_check_grey(kt_proof *proof, const kt_check *check)
{
	int32_t most = check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 1; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			if (!is_driven(p, line) || !kt_proof_together(line - 1, line))
				continue;
			int64_t apart = stretch_of(proof, p, line) - stretch_of(proof, p, line - 1);
			apart = apart < 0 ? -apart : apart;
			if (apart > most)
				kt_proof_note(proof, check, p, line, apart, most,
				              "its spacing differs from the line above by %.*s of its length; %.*s is "
				              "the most",
				              KT_STR_ARG(kt_proof_percent(proof, apart, most)),
				              KT_STR_ARG(kt_proof_percent(proof, most, apart)));
		}
	}
}
