/* num: exact decimals, and the only place where numbers are read from or written to text.
 *
 * Purpose  No locale, no rounding surprise: printf("%f") and strtod are not used anywhere else.
 * Fails    kt_num_read says why a text is no number.
 */
#ifndef KT_BASE_NUM_H
#define KT_BASE_NUM_H

#include "base/geom.h"
#include "base/str.h"

/* units / 10^scale, exactly; scale 0 to 9. -0 is 0. */
typedef struct kt_dec {
	int64_t units;
	uint8_t scale;
} kt_dec;

typedef enum kt_num_fault {
	KT_NUM_FINE,
	KT_NUM_NOT,       /* no number at all */
	KT_NUM_THOUSANDS, /* "49.000" or "49,000": a thousand or a decimal? thousands take a space */
	KT_NUM_COMMA,     /* "1,5": decimals take a point */
	KT_NUM_GROUPS,    /* "5 00": groups of three digits only */
	KT_NUM_FORM,      /* 1e9, 0x10, 1_000, other digits than 0-9, a point with nothing beside it */
	KT_NUM_LARGE      /* more than 18 digits, or more than 9 decimals */
} kt_num_fault;

/* Accepts "49 000" (space, U+00A0 or U+202F between groups of three), "-5", "72", "1.5". */
KT_MUST kt_num_fault kt_num_read(kt_str text, kt_dec *value);
int kt_num_compare(kt_dec a, kt_dec b);
/* Plain: "49000", "-1.5". parse(print(x)) = x, but for zeros at the end of decimals. */
void kt_num_print(kt_buf *b, kt_dec value);
/* value * factor as a length, rounded; false when it passes KT_LEN_MAX. */
KT_MUST bool kt_num_length(kt_dec value, int64_t factor_num, int64_t factor_den, kt_len *length);
/* A length in points with at most three decimals and no needless zeros ("12.5"): what PDF and SVG take.
 * 1/1024 pt is finer than any of them needs. */
void kt_num_points(kt_buf *b, kt_len value);
/* A length in millimetres, for people; likewise. */
void kt_num_millimetres(kt_buf *b, kt_len value, unsigned decimals);
/* num/den with at most `decimals` decimals (0 to 6), rounded. den > 0. */
void kt_num_ratio(kt_buf *b, int64_t num, int64_t den, unsigned decimals);

#endif
