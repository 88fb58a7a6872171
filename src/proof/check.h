/* check: the list of checks of the finished page, and how strictly each is taken.
 *
 * Purpose  One row of proof/checks.def a check. A layout takes the list, changes severities and limits in its copy, and
 *          hands that to proof/proof.h.
 * Units    A limit is a count of lines or letters, per mille where it is a percentage, hundredths where it is a ratio (450 is
 *          4.5:1), tenths where it is a difference of colours, kt_len where it is a length.
 */
#ifndef KT_PROOF_CHECK_H
#define KT_PROOF_CHECK_H

#include "base/geom.h"
#include "base/str.h"
#include "base/target.h"

typedef enum kt_check_severity {
	KT_CHECK_OFF,
	KT_CHECK_REPORT, /* something to know */
	KT_CHECK_WARNING,
	KT_CHECK_ERROR
} kt_check_severity;

typedef enum kt_check_target { KT_CHECK_BOTH, KT_CHECK_SCREEN, KT_CHECK_PRINT } kt_check_target;

/* The standards whose rules a fault is against. */
typedef enum kt_check_breaks {
	KT_CHECK_KEEPS,
	KT_CHECK_BREAKS_UA,
	KT_CHECK_BREAKS_A,
	KT_CHECK_BREAKS_UA_A,
	KT_CHECK_BREAKS_X
} kt_check_breaks;

typedef enum kt_check_unit {
	KT_CHECK_ANY, /* no limit: it is a fault wherever it is */
	KT_CHECK_LINES,
	KT_CHECK_LETTERS,
	KT_CHECK_PERCENT,
	KT_CHECK_SHARE,      /* of a whole: a percentage up to 100 */
	KT_CHECK_RATIO,      /* to one */
	KT_CHECK_DIFFERENCE, /* of colours, CIEDE2000 */
	KT_CHECK_LENGTH,
	KT_CHECK_PPI /* pixels an inch */
} kt_check_unit;

typedef struct kt_check_limit {
	const char *name; /* of a second limit; NULL: the first, or none */
	int32_t value;
	kt_check_unit unit;
} kt_check_limit;

struct kt_proof;
typedef struct kt_check kt_check;
struct kt_check {
	const char *name;
	kt_check_severity severity;
	kt_check_limit limit[2];
	bool mends; /* a few words more or less may mend it */
	kt_check_target target;
	kt_check_breaks breaks; /* what it finds breaks the standard that a file for the target claims */
	const char *help;
	void (*run)(struct kt_proof *proof, const kt_check *check); /* adds what it finds to the proof */
};

enum {
	KT_CHECK_COUNT = 0
#define KT_CHECK(...) +1
#include "proof/checks.def"
#undef KT_CHECK
};

extern const kt_check kt_checks[KT_CHECK_COUNT];

/* Does it look at pages that are made for the target? */
static inline bool kt_check_is_for(const kt_check *check, kt_target target)
{
	return check->target == KT_CHECK_BOTH || (check->target == KT_CHECK_PRINT) == (target == KT_TARGET_PRINT);
}
/* Its index in the list, or KT_CHECK_COUNT. */
size_t kt_check_find(kt_str name);
/* "PDF/UA, PDF/A": what it breaks; empty: nothing. */
const char *kt_check_standards(const kt_check *check);
/* All names, ended by NULL: for hints. */
const char *const *kt_check_names(void);

#endif
