/* expect: the diagnostics that an input should give, written in the input itself.
 *
 * Form     A line "#! PLACE SEVERITY CODE WORDS" for each diagnostic, in any order:
 *              #! 3:12 error KT020 did you mean `label`
 *              #! figures.yaml:4:9 error KT023 thousands take a space
 *              #! - error KT151 no such file
 *          PLACE is line:column, with a file before it where it is another than the input; "FILE:-" names a file as a
 *          whole, "-" nothing at all. WORDS, which may be left out, stand in the message or in one of its hints;
 *          " … " between words parts what is looked for by itself.
 * In/Out   The input and what katern printed -> where they differ.
 */
#ifndef KT_TESTS_EXPECT_H
#define KT_TESTS_EXPECT_H

#include "base/str.h"

typedef struct kt_expected {
	kt_str file; /* the last part of its path; empty: nowhere */
	uint32_t line, column;
	kt_str severity, code;
	kt_str words; /* as expected; or the whole message and its hints, as printed */
	bool met;
} kt_expected;

typedef struct kt_expects {
	kt_expected *items;
	size_t count;
} kt_expects;

/* The lines "#! …" of an input. `file` is the input's own name. A line that cannot be read is said in `report`. */
kt_expects kt_expect_read(kt_arena *arena, kt_str file, kt_str text, kt_buf *report);
/* What kt_diag_print wrote without colours. */
kt_expects kt_expect_printed(kt_arena *arena, kt_str printed);
/* true: each expectation is met by one diagnostic, and each diagnostic was expected. Else `report` lists the rest, what
 * was found in the form in which it would be expected. */
bool kt_expect_compare(kt_expects expected, kt_expects found, kt_str file, kt_buf *report);

#endif
