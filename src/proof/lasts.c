/* Last lines that are too short, and lines that stand alone at a column's end or head. */
#include "proof/pages.h"

#include "text/language.h"

/* A word that fills two thirds of the measure (in per mille), or is as long as the line above it, is a line among others,
 * and not a lonely word. */
#define WORD_FULL 667

/* Scripts that put no spaces between words: what stands between two spaces is a phrase. */
#define SPACELESS "Hani Hans Hant Jpan Hira Kana Bopo Thai Laoo Khmr Mymr"

static bool is_one_word(const kt_proof *proof, const kt_proof_paragraph *p, const kt_proof_line *line)
{
	kt_str text = kt_proof_text(p, line);
	if (kt_proof_first_word(text).len < text.len)
		return false;
	const kt_language *language = kt_language_of(proof->arena, p->text->language);
	return !language || !kt_language_writes(language, SPACELESS);
}

void kt_check_short_last_line(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		kt_len measure = p->text->measure;
		if (p->count < 2 || measure == 0)
			continue;
		const kt_proof_line *last = &p->lines[p->count - 1];
		int64_t share = (int64_t)last->set->width * 1000 / measure;
		int32_t least = check->limit[p->display ? 1 : 0].value;
		if (share < least)
			kt_proof_note(proof, check, p, last, share, least,
			              "last line is %.*s of its measure; %.*s is the least",
			              KT_STR_ARG(kt_proof_percent(proof, share, least)),
			              KT_STR_ARG(kt_proof_percent(proof, least, share)));
		else if (p->display && share < WORD_FULL && last->set->width < last[-1].set->width &&
		         is_one_word(proof, p, last))
			kt_proof_note(proof, check, p, last, share, WORD_FULL,
			              "last line is one word, %.*s of its measure",
			              KT_STR_ARG(kt_proof_percent(proof, share, share)));
	}
}

/* Is it running text, which flows from column to column? */
static bool flows(const kt_proof_paragraph *p)
{
	return p->role != KT_PROOF_LABEL && p->role != KT_PROOF_FOLIO;
}

void kt_check_first_line_alone(kt_proof *proof, const kt_check *check)
{
	int32_t least = check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		size_t lines = flows(p) ? kt_proof_piece(p, 0) : p->count;
		if (lines < p->count && (int64_t)lines < least)
			kt_proof_note(proof, check, p, p->lines, (int64_t)lines, least,
			              "%zu of its lines at the foot of a column; %d is the least", lines, least);
	}
}

void kt_check_last_line_alone(kt_proof *proof, const kt_check *check)
{
	int32_t least = check->limit[0].value;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		size_t from = 0;
		while (flows(p) && from + kt_proof_piece(p, from) < p->count)
			from += kt_proof_piece(p, from);
		size_t lines = p->count - from;
		if (from > 0 && (int64_t)lines < least)
			kt_proof_note(proof, check, p, &p->lines[from], (int64_t)lines, least,
			              "%zu of its lines at the head of a column; %d is the least", lines, least);
	}
}
