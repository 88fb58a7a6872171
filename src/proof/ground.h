/* ground: what lies behind a text, as drawn.
 *
 * Purpose  Each letter with the topmost fill below its middle that shows there, else white paper: read once, for all checks
 *          that ask.
 * Rules    Lines that are drawn are no ground: a text that one goes through is a collision. A text that decorates, such as a
 *          dot between two languages, says nothing, and is left out. What a picture shows
 *          behind a letter is not known.
 * Owns     The proof's arena.
 */
#ifndef KT_PROOF_GROUND_H
#define KT_PROOF_GROUND_H

#include "proof/pages.h"

/* Letters of a line that follow each other with one size and one ink on one ground. */
typedef struct kt_ground_letters {
	const kt_proof_paragraph *paragraph;
	const kt_proof_line *line;
	const kt_run *run;          /* that they begin in */
	const kt_ink *ink, *ground; /* NULL: a picture */
} kt_ground_letters;

extern const kt_ink kt_ground_paper;

/* By how much letters are past the check's limit, in whatever tells the worse from the better; 0 or less: they are not. */
typedef int64_t (*kt_ground_excess)(const kt_proof *proof, const kt_check *check, const kt_ground_letters *letters);
typedef void (*kt_ground_note)(kt_proof *proof, const kt_check *check, const kt_ground_letters *worst);
/* Calls `note` for each line with letters past the limit: with the worst of them. */
void kt_ground_each(kt_proof *proof, const kt_check *check, kt_ground_excess excess, kt_ground_note note);

/* "`sand`", or "a picture". */
kt_str kt_ground_words(const kt_proof *proof, const kt_ink *ground);

/* The topmost fill at a point of the finished page, else paper; NULL: a picture. */
const kt_ink *kt_ground_at(kt_arena *scratch, const kt_page *page, kt_point at);

#endif
