/* The ragged edge: holes in it, and shapes that it should not have. The last line ends where it likes. A heading's lines are
 * broken by sense, so they may be unlike; what is centred has no edge. */
#include "proof/pages.h"

static bool is_ragged(const kt_proof_paragraph *p)
{
	kt_style_align align = p->text->style->align;
	return align != KT_ALIGN_JUSTIFY && align != KT_ALIGN_CENTRE && p->text->measure > 0 &&
	       p->role != KT_PROOF_HEADING && p->role != KT_PROOF_LABEL && p->role != KT_PROOF_FOLIO;
}

void kt_check_rag_hole(kt_proof *proof, const kt_check *check)
{
	int32_t most = check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 1; is_ragged(p) && l + 1 < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			if (!kt_proof_together(line - 1, line) || !kt_proof_together(line, line + 1))
				continue;
			kt_len beside = kt_len_min(line[-1].set->width, line[1].set->width);
			int64_t hole = (int64_t)(beside - line->set->width) * 1000 / p->text->measure;
			if (hole > most)
				kt_proof_note(proof, check, p, line, hole, most,
				              "a line is shorter than those above and below by %.*s of the measure; "
				              "%.*s is the most",
				              KT_STR_ARG(kt_proof_percent(proof, hole, most)),
				              KT_STR_ARG(kt_proof_percent(proof, most, hole)));
		}
	}
}

/* Lines from `at` on, `end` excluded, of which each is longer than the one before (or shorter, `sign` -1). */
static size_t monotone(const kt_proof_paragraph *p, size_t at, size_t end, int sign)
{
	size_t lines = 1;
	for (; at + 1 < end; at++, lines++) {
		const kt_proof_line *line = &p->lines[at];
		if (!kt_proof_together(line, line + 1) || sign * (line[1].set->width - line->set->width) <= 0)
			break;
	}
	return lines;
}

static kt_len change(const kt_proof_paragraph *p, size_t from, size_t to)
{
	kt_len by = p->lines[to].set->width - p->lines[from].set->width;
	return by < 0 ? -by : by;
}

/* The shape that begins at a line: how many lines it takes; 0: none. A step of an em a line is what the eye sees. */
static size_t shape_at(const kt_proof_paragraph *p, size_t at, size_t end, int sign, size_t least, const char **name)
{
	kt_len em = p->text->style->size;
	size_t first = monotone(p, at, end, sign);
	if (first >= least && change(p, at, at + first - 1) >= (kt_len)(first - 1) * em) {
		*name = "make stairs";
		return first;
	}
	if (first < 3)
		return 0;
	size_t turn = at + first - 1, second = monotone(p, turn, end, -sign);
	bool both = second >= 3 && change(p, at, turn) >= 2 * em && change(p, turn, turn + 2) >= 2 * em;
	*name = sign > 0 ? "bulge" : "make a hollow";
	return both && first + second - 1 >= least ? first + second - 1 : 0;
}

void kt_check_rag_shape(kt_proof *proof, const kt_check *check)
{
	size_t least = (size_t)check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		size_t end = is_ragged(p) && p->count > 0 ? p->count - 1 : 0;
		for (size_t l = 0, lines; l<end; l += lines> 0 ? lines : 1) {
			const char *name = NULL;
			lines = shape_at(p, l, end, 1, least, &name);
			if (lines == 0)
				lines = shape_at(p, l, end, -1, least, &name);
			if (lines > 0)
				kt_proof_note(proof, check, p, &p->lines[l], (int64_t)lines, (int64_t)least,
				              "%zu lines %s; fewer than %zu do not show", lines, name, least);
		}
	}
}
