/* Hyphens where the eye stumbles over them. */
#include "proof/pages.h"

#include "text/name.h"
#include "text/segment.h"

void kt_check_hyphen_stack(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		int32_t run = 0, most = check->limit[0].value;
		for (size_t l = 0; l < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			bool goes_on = l + 1 < p->count && kt_proof_together(line, line + 1);
			run = kt_proof_hyphened(line) ? run + 1 : 0;
			if (run > most && !(goes_on && kt_proof_hyphened(line + 1)))
				kt_proof_note(proof, check, p, line, run, most,
				              "%d lines in a row end in a hyphen; %d is the most", run, most);
			if (!goes_on)
				run = 0;
		}
	}
}

/* The word that a line's end cuts, and where in it. */
typedef struct cut_word {
	kt_str word;
	size_t at;
} cut_word;

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

static cut_word word_at(kt_str text, size_t at)
{
	size_t from = at, to = at;
	while (from > 0 && !is_blank(text.at[from - 1]))
		from--;
	while (to < text.len && !is_blank(text.at[to]))
		to++;
	return (cut_word){kt_str_slice(text, from, to), at - from};
}

/* Characters that a reader counts as letters: marks of punctuation are none. */
static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && !(c >= 0x2000 && c < 0x2070));
}

/* What stands within a word and is no letter: a soft hyphen, Catalan's point, joiners, combining marks. */
static bool is_within(uint32_t c)
{
	return c == 0xAD || c == 0xB7 || c == 0x200C || c == 0x200D || (c >= 0x300 && c < 0x370);
}

/* Letters before the cut (backwards from it, until something else) or after it. */
static int32_t letters_before(cut_word cut)
{
	int32_t count = 0;
	for (size_t at = 0; at < cut.at;) {
		uint32_t c = kt_str_next(cut.word, &at);
		if (!is_within(c))
			count = is_letter(c) ? count + 1 : 0;
	}
	return count;
}

static int32_t letters_after(cut_word cut)
{
	int32_t count = 0;
	for (size_t at = cut.at; at < cut.word.len;) {
		uint32_t c = kt_str_next(cut.word, &at);
		if (!is_within(c) && !is_letter(c))
			break;
		count += !is_within(c);
	}
	return count;
}

static bool is_abbreviation(kt_str word)
{
	int capitals = 0;
	for (size_t i = 0; i < word.len; i++)
		capitals += word.at[i] >= 'A' && word.at[i] <= 'Z';
	return capitals > 1;
}

/* Where no hyphen may be set; NULL: it may. */
static const char *forbidden_in(const kt_document *document, const kt_proof_paragraph *p, kt_str word)
{
	if (p->role == KT_PROOF_HEADING)
		return "in a heading";
	if (p->role == KT_PROOF_QUOTE)
		return "in a quotation";
	if (kt_segment_is_address(word))
		return "in an address or abbreviation";
	if (is_abbreviation(word))
		return "in an abbreviation";
	if (kt_name_holds(document->names, document->name_count, word))
		return "in a name";
	return p->text->style->hyphens.are ? NULL : "in a text whose style has none";
}

/* Letters that stay on a side, at least: the style's own, where it says. */
static int32_t least_letters(uint8_t own, const kt_check *check)
{
	return own > 0 ? own : check->limit[1].value;
}

static void check_hyphen(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *p, const kt_proof_line *line)
{
	cut_word cut = word_at(p->text->text, line->set->to);
	const kt_style_hyphens *style = &p->text->style->hyphens;
	const char *where = forbidden_in(proof->document, p, cut.word);
	int32_t before = letters_before(cut), after = letters_after(cut);
	int32_t left = least_letters(style->left, check), right = least_letters(style->right, check);
	if (where)
		kt_proof_note(proof, check, p, line, 0, 0, "a word is hyphenated %s", where);
	else if (before < left || after < right)
		kt_proof_note(proof, check, p, line, 0, 0, "a hyphen leaves %d letter%s %s it; %d is the least",
		              before < left ? before : after, (before < left ? before : after) == 1 ? "" : "s",
		              before < left ? "before" : "after", before < left ? left : right);
}

void kt_check_hyphen_forbidden(kt_proof *proof, const kt_check *check)
{
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *p = &proof->paragraphs[i];
		for (size_t l = 0; l + 1 < p->count; l++) {
			const kt_proof_line *line = &p->lines[l];
			if (line->set->in_word && !kt_proof_together(line, line + 1))
				kt_proof_note(proof, check, p, line, 0, 0, "a word is parted over two %s",
				              line->page == line[1].page ? "columns" : "pages");
			else if (line->set->end == KT_LINEBREAK_HYPHEN)
				check_hyphen(proof, check, p, line);
		}
	}
}
