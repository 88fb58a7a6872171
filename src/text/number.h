/* number: numbers, ranges of them and dates in the words of a language, through ICU.
 *
 * In/Out   An exact number, a style and a language -> text, and which part of it is the unit word or sign.
 * Rules    A minus is U+2212 and the sign of a range U+2013, where ICU's data has a hyphen.
 * Owns     The arena; formatters of single numbers are kept in the kt_numbers.
 * Fails    A language without data: KT_DIAG_LANGUAGE, never another language's words.
 */
#ifndef KT_TEXT_NUMBER_H
#define KT_TEXT_NUMBER_H

#include "base/diag.h"
#include "base/num.h"

typedef enum kt_number_style {
	KT_NUMBER_PLAIN,    /* 49.000 */
	KT_NUMBER_COMPACT,  /* 500 miljoen */
	KT_NUMBER_PERCENT,  /* 72% : the value is in percent */
	KT_NUMBER_YEAR,     /* 2029, never grouped */
	KT_NUMBER_CURRENCY, /* with an ISO 4217 code */
	KT_NUMBER_ORDINAL   /* 3e, 3rd: a whole number */
} kt_number_style;

typedef struct kt_number_text {
	kt_str text;
	uint32_t unit_from, unit_to; /* bytes of text; equal: no unit */
} kt_number_text;

typedef struct kt_numbers kt_numbers;
kt_numbers *kt_numbers_open(void);
void kt_numbers_close(kt_numbers *numbers);

KT_MUST bool kt_number_write(kt_numbers *numbers, kt_arena *arena, kt_str language, kt_dec value, kt_number_style style,
                             kt_str currency, kt_place at, kt_diag *diag, kt_number_text *text);

/* From one number to another: "10–12", "2–3 miljoen", "€ 10–12". No ordinals. */
KT_MUST bool kt_number_range(kt_arena *arena, kt_str language, kt_dec from, kt_dec to, kt_number_style style,
                             kt_str currency, kt_place at, kt_diag *diag, kt_number_text *text);
/* A day of the calendar in words: "1 maart 2027". */
KT_MUST bool kt_number_date(kt_arena *arena, kt_str language, int year, int month, int day, kt_place at, kt_diag *diag,
                            kt_str *text);

#endif
