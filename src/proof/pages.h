/* pages: a document read for judging: paragraphs in reading order, their lines where they stand.
 *
 * Purpose  One reading for all checks. A paragraph that runs over columns and pages is one again.
 * In/Out   Pages with compositions -> paragraphs, each with its lines in order.
 * Owns     The arena given.
 * Rules    Of text in a figure's drawing only labels are known; folios are no paragraphs' but have lines too.
 */
#ifndef KT_PROOF_PAGES_H
#define KT_PROOF_PAGES_H

#include "proof/proof.h"
#include "text/language.h"

typedef enum kt_proof_role {
	KT_PROOF_PROSE,
	KT_PROOF_ITEM, /* of a list */
	KT_PROOF_HEADING,
	KT_PROOF_QUOTE,
	KT_PROOF_LABEL, /* in a drawing, or its caption */
	KT_PROOF_FOLIO
} kt_proof_role;

#define KT_NO_FRAME SIZE_MAX

typedef struct kt_proof_line {
	const kt_composed_line *set;
	uint32_t number;       /* in its paragraph */
	uint32_t page;         /* index */
	uint32_t op, op_count; /* the operations that draw it, one after the other in the page's list */
	size_t frame;          /* index in the page's, or KT_NO_FRAME */
	unsigned column;       /* of the frame */
	kt_len x, y;           /* where its ink starts; the baseline */
} kt_proof_line;

typedef struct kt_proof_paragraph {
	const kt_composition *text;
	const kt_tag *tag; /* of the paragraph, not of its links; NULL: a folio */
	const kt_language *language;
	kt_proof_role role;
	bool display; /* set for the eye before the reader: heading, lead, pull line */
	const kt_proof_line *lines;
	size_t count;
} kt_proof_paragraph;

typedef struct kt_proof {
	kt_arena *arena;
	const kt_document *document;
	const kt_proof_paragraph *paragraphs;
	size_t count;
	const struct kt_ground_text *grounds; /* what lies behind them (proof/ground); NULL: nobody asked yet */
	kt_findings findings;
} kt_proof;

void kt_proof_read(kt_proof *proof, const kt_document *document, kt_arena *arena);

/* The characters of a line, without white space at its ends. */
kt_str kt_proof_text(const kt_proof_paragraph *paragraph, const kt_proof_line *line);
/* Its last word, its first word: what stands before the last white space, after the first. */
kt_str kt_proof_last_word(kt_str line);
kt_str kt_proof_first_word(kt_str line);
/* Does a hyphen stand at the line's end, set or typed? */
bool kt_proof_hyphened(const kt_proof_line *line);
/* Do they stand in one column of one frame? */
bool kt_proof_together(const kt_proof_line *a, const kt_proof_line *b);

/* Does it stand in a frame of running text? */
bool kt_proof_in_text(const kt_proof *proof, const kt_proof_line *line);
/* How many lines from `at` on stand in one column. */
size_t kt_proof_piece(const kt_proof_paragraph *paragraph, size_t at);

/* Does it say nothing, as a dot between two languages, which belongs to what it stands between? */
static inline bool kt_proof_decorates(const kt_proof *proof, const kt_proof_line *line)
{
	return proof->document->pages[line->page]->ops[line->op].artifact == KT_ARTIFACT_LAYOUT;
}

/* Are the pages judged as printed? */
static inline bool kt_proof_printed(const kt_proof *proof)
{
	return proof->document->target == KT_TARGET_PRINT;
}

/* Notes a fault at a line. The words say what was found; the line's own are added. The finding is good until the next. */
kt_finding *kt_proof_note(kt_proof *proof, const kt_check *check, const kt_proof_paragraph *paragraph,
                          const kt_proof_line *line, int64_t measured, int64_t limit, const char *format, ...)
        __attribute__((format(printf, 7, 8)));
/* Notes what was found of a text, where it stands first; what is only heard, where the drawing is that it tells of; what is
 * of all pages, on none. */
void kt_proof_remark(kt_proof *proof, const kt_check *check, const kt_remark *remark);
/* The same at a drawing of a page. */
kt_finding *kt_proof_note_drawn(kt_proof *proof, const kt_check *check, uint32_t page, const kt_op *op,
                                int64_t measured, int64_t limit, const char *format, ...)
        __attribute__((format(printf, 7, 8)));
/* "12 %" of a value in per mille; "3 pt" of a length. `beside`: what it is held against; both are printed with as many
 * decimals as tell them apart. */
kt_str kt_proof_percent(const kt_proof *proof, int64_t mille, int64_t beside);
kt_str kt_proof_points(const kt_proof *proof, kt_len length, kt_len beside);
/* "0.7 mm" */
kt_str kt_proof_millimetres(const kt_proof *proof, kt_len length);

#endif
