/* typed: numbers as people type them in a sentence, read back.
 *
 * In/Out   A text in a language -> "49.000", "1 500", "٢٦٣", "500 miljoen", "two hundred and sixty" as exact numbers.
 * Rules    Groups and decimals are the language's own; a space parts groups everywhere. What stands after a word that binds
 *          a number ("art. 3", "SDG 8") is its name and no count; so is a year.
 * Owns     The reader's formatters; all else borrows the text.
 * Fails    A language without data reads digits only.
 */
#ifndef KT_TEXT_TYPED_H
#define KT_TEXT_TYPED_H

#include "text/language.h"
#include "text/number.h"

typedef struct kt_typed {
	uint32_t from, to; /* bytes of the text */
	kt_dec value;
	bool worded; /* in words altogether */
} kt_typed;

typedef struct kt_typed_reader kt_typed_reader;
kt_typed_reader *kt_typed_open(const kt_language *language, kt_numbers *numbers);
void kt_typed_close(kt_typed_reader *reader);

/* The number whose last letter or digit stands before `at`, with nothing but spaces between. false: there is none. */
bool kt_typed_before(kt_typed_reader *reader, kt_str text, size_t at, kt_typed *typed);
/* The first number at or after `*at`, which moves past it. false: no more. */
bool kt_typed_next(kt_typed_reader *reader, kt_str text, size_t *at, kt_typed *typed);

#endif
