/* diag: what the user did wrong, collected and printed.
 *
 * Purpose  Stages report all they can find, then stop at the stage's end. One function prints them all.
 * Owns     Its arena. Not for programmers' mistakes: those are KT_BUG().
 * Rules    A message says what was found and what was expected; a hint says what to type. Codes are stable and stand
 *          in base/diag.def. The same code at the same place with the same words is kept once. The first 100 of
 *          each severity are kept and printed, the rest counted. Words past 2,000 bytes are cut.
 * Output   "file:line:column: error: message [KT012]", the source line, a caret, then "hint: …".
 */
#ifndef KT_BASE_DIAG_H
#define KT_BASE_DIAG_H

#include <stdio.h>

#include "base/num.h"
#include "base/source.h"

/* A programmer's mistake: prints the place in the program and aborts. */
#define KT_BUG(words) kt_bug(__FILE__, __LINE__, (words))
_Noreturn void kt_bug(const char *file, int line, const char *words);

typedef enum kt_diag_severity { KT_DIAG_NOTE, KT_DIAG_WARNING, KT_DIAG_ERROR, KT_DIAG_FAILURE } kt_diag_severity;

typedef enum kt_diag_code {
#define KT_DIAG_CODE(name, number, meaning) KT_DIAG_##name = (number),
#include "base/diag.def"
#undef KT_DIAG_CODE
} kt_diag_code;

typedef struct kt_diag kt_diag;

kt_diag *kt_diag_open(void);
void kt_diag_close(kt_diag *diag);

/* Reports; always returns false, so that `return kt_diag_error(…)` reads well. */
bool kt_diag_error(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
        __attribute__((format(printf, 4, 5)));
void kt_diag_warn(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
        __attribute__((format(printf, 4, 5)));
/* Something to know, no fault: "page 4 eased: size 98 %". */
void kt_diag_note(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
        __attribute__((format(printf, 4, 5)));
/* The surroundings failed (disk full, file unreadable, package missing): status 3. Always returns false. */
bool kt_diag_system(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
        __attribute__((format(printf, 4, 5)));
/* Adds to the diagnostic reported last (dropped with it where that was a repeat): what to type; a second place. */
void kt_diag_hint(kt_diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
void kt_diag_also(kt_diag *diag, kt_place at, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* … whose edition it is, said before its words; told of several, it names them all. */
void kt_diag_edition(kt_diag *diag, kt_str name);
/* … and what a program that reads JSON finds as a member of its own; the text does not show it. */
void kt_diag_fact(kt_diag *diag, const char *name, kt_str value);
void kt_diag_figure(kt_diag *diag, const char *name, kt_dec value);

/* Adds all that `from` holds and this one does not: an edition's findings to those of the run, a repeat's edition to
 * what was found before. `from` and its sources
 * may go first: sources that a finding names are copied. */
void kt_diag_absorb(kt_diag *diag, const kt_diag *from);

size_t kt_diag_count(const kt_diag *diag, kt_diag_severity at_least);
/* Where the errors of a code were reported: the first `room` of them; returns how many were kept. */
size_t kt_diag_places(const kt_diag *diag, kt_diag_code code, kt_place *places, size_t room);
/* What was said at the n-th of those; empty: there are no so many. */
kt_str kt_diag_words(const kt_diag *diag, kt_diag_code code, size_t n);
/* Errors are only counted from here on: what would make a good hint need not be looked for. */
bool kt_diag_full(const kt_diag *diag);
/* 0 nothing wrong; 1 an error in content; 3 a system error. */
int kt_diag_status(const kt_diag *diag);

typedef enum kt_diag_format { KT_DIAG_TEXT, KT_DIAG_JSON } kt_diag_format;
/* Prints all that were kept, as they were reported. `colour` for a terminal.
 * Control and bidirectional characters of quoted content are escaped. JSON: one object
 * {"diagnostics": […], "errors": n, "warnings": n}. */
void kt_diag_print(const kt_diag *diag, kt_diag_format format, bool colour, kt_buf *out);

#endif
