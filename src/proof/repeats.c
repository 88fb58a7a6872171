/* Lines that begin or end alike, one below the other: the eye takes the one for the other. */
#include "proof/pages.h"

static bool alike(kt_str a, kt_str b)
{
	return a.len > 0 && kt_str_alike(a, b);
}

/* Commas and points do not make a word another one. */
static kt_str bare(kt_str word)
{
	while (word.len > 0 && (word.at[word.len - 1] == ',' || word.at[word.len - 1] == '.' ||
	                        word.at[word.len - 1] == ';' || word.at[word.len - 1] == ':'))
		word.len--;
	return word;
}

static kt_str head(kt_str line, int32_t letters)
{
	size_t at = 0;
	while (at < line.len && letters-- > 0)
		kt_str_next(line, &at);
	return letters > 0 ? KT_STR("") : kt_str_slice(line, 0, at);
}

static kt_str tail(kt_str line, int32_t letters)
{
	size_t count = kt_str_count(line), at = 0;
	if (count < (size_t)letters)
		return KT_STR("");
	for (count -= (size_t)letters; count > 0; count--)
		kt_str_next(line, &at);
	return kt_str_slice(line, at, line.len);
}

static bool start_alike(kt_str a, kt_str b, int32_t letters)
{
	return alike(bare(kt_proof_first_word(a)), bare(kt_proof_first_word(b))) ||
	       alike(head(a, letters), head(b, letters));
}

static bool end_alike(kt_str a, kt_str b, int32_t letters)
{
	a = bare(a);
	b = bare(b);
	return alike(kt_proof_last_word(a), kt_proof_last_word(b)) || alike(tail(a, letters), tail(b, letters));
}

/* `lines`: how many of the paragraph's count; its last one ends where it likes. */
static void check_run(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *p, size_t lines,
                      bool (*same)(kt_str, kt_str, int32_t), const char *what)
{
	int32_t run = 1, most = check->limit[0].value;
	for (size_t l = 1; l <= lines; l++) {
		const kt_proof_line *above = &p->lines[l - 1];
		bool goes_on = l < lines && kt_proof_together(above, &p->lines[l]) &&
		               same(kt_proof_text(p, above), kt_proof_text(p, &p->lines[l]), check->limit[1].value);
		if (!goes_on && run > most)
			kt_proof_note(proof, check, p, above, run, most, "%d lines in a row %s alike; %d is the most",
			              run, what, most);
		run = goes_on ? run + 1 : 1;
	}
}

void kt_check_same_start(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++)
		check_run(proof, check, &proof->paragraphs[i], proof->paragraphs[i].count, start_alike, "begin");
}

void kt_check_same_end(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++)
		if (proof->paragraphs[i].count > 1)
			check_run(proof, check, &proof->paragraphs[i], proof->paragraphs[i].count - 1, end_alike,
			          "end");
}
