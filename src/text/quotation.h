/* quotation: straight quotation marks and apostrophes as the language sets them.
 *
 * Purpose  " and ' are typed for four marks and an apostrophe, which of them the neighbours and what is open say.
 * Rules    A mark opens after white space, a bracket, a dash or another opening mark, and closes elsewhere; between an
 *          apostrophe and a letter (L'"alba") a " opens. Levels alternate: a quotation within an outer one gets the inner
 *          marks, whichever were typed. A ' that closes nothing is an apostrophe, and so is one before a figure of two
 *          digits ('68) or a word of the language's `clipped`. " between Hebrew letters is gershayim; " and ' after a
 *          digit where nothing is open stay (inches, feet). Typographic marks stay as typed, and count as open.
 */
#ifndef KT_TEXT_QUOTATION_H
#define KT_TEXT_QUOTATION_H

#include "text/language.h"
#include "text/rich.h"

#define KT_QUOTATION_DEPTH 8 /* quotations within quotations; deeper ones alternate no more */

typedef struct kt_quotation {
	const kt_language *language;
	kt_str text;
	size_t last_closing; /* where a ' may close at the latest */
	struct {
		char typed; /* which straight mark; 0: a typographic one */
		bool inner;
	} open[KT_QUOTATION_DEPTH];
	unsigned depth;
} kt_quotation;

/* `quoted`: the text as a whole is a quotation, whose marks are set elsewhere. */
kt_quotation kt_quotation_in(const kt_language *language, kt_str text, bool quoted);
/* What stands for the straight mark at `at`. All marks of a text are asked for in order. */
kt_rich_edit kt_quotation_turn(kt_quotation *quotation, uint32_t at);
/* Keeps account of a typographic mark. */
void kt_quotation_note(kt_quotation *quotation, uint32_t at);

#endif
