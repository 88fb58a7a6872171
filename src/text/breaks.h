/* breaks: all places where a galley may be broken, as linebreak wants them.
 *
 * Purpose  Segments and hyphenation points, each with where its line would end and the next begin.
 * Rules    Of full-width marks the half that is blank stands outside the measure, before an opening one that begins a line
 *          and after a closing one that ends it (JLREQ 3.1.9 and 3.1.10; CLREQ 3.1.6).
 *          With style->hang, what text/hang says of the marks at either end of a line stands outside the measure.
 */
#ifndef KT_TEXT_BREAKS_H
#define KT_TEXT_BREAKS_H

#include "text/galley.h"
#include "text/linebreak.h"

typedef struct kt_break {
	uint32_t at, next;                  /* the line's text ends before `at`; the next begins with `next` */
	bool hyphen;                        /* a hyphen is set */
	const kt_hyphen_spelling *spelling; /* what the letters before it become; NULL: they stay */
	bool in_word;                       /* it parts what the reader takes for one word */
	kt_len hangs;                       /* width of the mark that hangs at the line's end */
	kt_len next_hangs;                  /* … and at the start of the next */
} kt_break;

typedef struct kt_breaks {
	kt_break *items; /* the last is the end of the text */
	kt_linebreak_point *points;
	size_t count;
	kt_len hangs; /* at the start of the first line */
} kt_breaks;

/* `none`: the text stays on one line. */
void kt_breaks_find(kt_breaks *breaks, kt_galley *galley, bool none);
/* The word around a break: from white space to white space. */
void kt_breaks_word(kt_str text, uint32_t at, uint32_t *from, uint32_t *to);
/* The hyphen that is set. */
#define KT_BREAKS_HYPHEN "-"

#endif
