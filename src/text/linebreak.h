/* linebreak: which of the possible breaks make the best lines.
 *
 * Purpose  Total fit for ragged and for justified text, and the balancing of headings over their lines.
 * In/Out   Break points in order, the last one the text's end -> lines, each to one of them; the last to the last.
 * Units    Positions along the unbroken text, 1/1024 pt.
 * Owns     The arena given.
 */
#ifndef KT_TEXT_LINEBREAK_H
#define KT_TEXT_LINEBREAK_H

#include "base/arena.h"
#include "base/geom.h"

#include <stdbool.h>

typedef enum kt_linebreak_kind {
	KT_LINEBREAK_SPACE,
	KT_LINEBREAK_TYPED,   /* after a typed hyphen */
	KT_LINEBREAK_HYPHEN,  /* a hyphen is set */
	KT_LINEBREAK_ADDRESS, /* inside a web or mail address */
	KT_LINEBREAK_OTHER,   /* after a slash or dash */
	KT_LINEBREAK_END
} kt_linebreak_kind;

typedef struct kt_linebreak_point {
	int64_t end;   /* where a line that ends here ends, with the hyphen that is set, without what hangs */
	int64_t start; /* where the line after it starts, without what hangs */
	kt_linebreak_kind kind;
	/* Word spaces and letters (spaces among them) of the text before the line's end, and before the next line's start. */
	uint32_t spaces, letters, next_spaces, next_letters;
	bool leans;    /* the word before is an article, a preposition … */
	bool sentence; /* the word before ends a sentence */
	bool barred;   /* no line ends here, though it could: only while another way is looked for */
} kt_linebreak_point;

/* By how much each word space, and each letter, may be narrower or wider than it is. 0: not at all. */
typedef struct kt_linebreak_give {
	kt_len word_less, word_more, letter_less, letter_more;
} kt_linebreak_give;

/* What other numbers of lines cost. */
typedef struct kt_linebreak_counts {
	size_t best;         /* lines of the setting that is best of all; 0: not told */
	int64_t fewer, more; /* what the best in one line less, and in one more, costs above it; < 0: there is none */
} kt_linebreak_counts;

typedef struct kt_linebreak_text {
	const kt_linebreak_point *points;
	size_t count;  /* at least 1 */
	int64_t start; /* where the first line starts */
	kt_len measure;
	kt_len em;
	kt_linebreak_give give;
	bool justified; /* all lines but the last are driven to the measure, past what they give if need be */
	uint16_t
	        hyphens; /* per mille of what a set hyphen costs, alone and the second in a row: 1000 but in eased text */
	/* Of text that is not balanced, and no book: */
	size_t lines;                /* in so many, where there is a way; 0: in as many as are best */
	kt_linebreak_counts *counts; /* told, where they can be; NULL: nobody asks */
	kt_arena *explain;           /* where the lines' costs live; NULL: nobody asks for them */
} kt_linebreak_text;

/* One item of what a chosen line costs: what for, in a few words ("a set hyphen"), and how much (text/cost.def). */
typedef struct kt_linebreak_cost {
	const char *what;
	int64_t amount;
} kt_linebreak_cost;

typedef struct kt_linebreak_line {
	size_t point;                   /* it ends at */
	const kt_linebreak_cost *costs; /* NULL: not asked for, or none */
	uint32_t cost_count;
} kt_linebreak_line;

typedef size_t kt_linebreak_breaker(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen);
/* The next best way by the same breaker: the cheapest that ends some line elsewhere than the `count` chosen do. Returns how
 * many lines; 0: all other ways have a line that is too wide. Takes as long as breaking the text once for each of them;
 * a text of many lines has none. `text` explains. */
size_t kt_linebreak_other(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_breaker *breaker,
                          const kt_linebreak_line *chosen, size_t count, kt_linebreak_line **other);
/* What lines cost that are explained. */
int64_t kt_linebreak_sum(const kt_linebreak_line *lines, size_t count);

/* By total fit. Returns how many lines. */
size_t kt_linebreak_fit(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen);
/* The fewest lines that hold the text, as equal as can be: the first no stub, the last no lonely word, none ending after
 * a typed hyphen if that can be helped (be it by a line more), nor within a sentence or on an article if shape allows. */
size_t kt_linebreak_balanced(kt_arena *arena, const kt_linebreak_text *text, kt_linebreak_line **chosen);

#endif
