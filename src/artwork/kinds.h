/* kinds: the kinds of artwork, each with its reader.
 *
 * Purpose  A kind is a file of this folder with one `const kt_kind`, and its name in the table of a program (pictures.c,
 *          drawings.c). The first whose `is` says yes reads the file, whatever its name said.
 * Rules    Runs under the limits of artwork/protocol.h, after which no file can be opened: what a library opens lazily is
 *          opened in `prepare`, which sees no byte of the file. Bytes of the file are hostile.
 * Owns     Everything in the arena of the job; the program ends with it.
 */
#ifndef KT_ARTWORK_KINDS_H
#define KT_ARTWORK_KINDS_H

#include "artwork/protocol.h"
#include "base/str.h"

typedef struct kt_job {
	kt_arena *arena;
	const kt_request *request;
	kt_str profile; /* of the press */
	kt_str bytes;   /* the file */
} kt_job;

#define KT_ANSWER_PARTS 2

typedef struct kt_answer {
	kt_reply reply; /* magic, words and body are filled in by who sends it */
	kt_str words;
	kt_str parts[KT_ANSWER_PARTS]; /* the body, one after the other */
} kt_answer;

typedef struct kt_kind {
	bool (*is)(kt_str bytes);
	void (*prepare)(const kt_request *request); /* NULL: there is nothing to */
	/* Fills in the answer; refused with kt_answer_refuse. */
	void (*answer)(const kt_job *job, kt_answer *answer);
} kt_kind;

#define KT_KINDS_KNOWN "PNG, JPEG, SVG or PDF" /* for people */

extern const kt_kind *const kt_kinds[]; /* of this program; ended by NULL */

/* NULL: it is of none. */
const kt_kind *kt_kind_of(kt_str bytes);

/* Makes it a refusal with these words, cut to what a reply may hold; returns false. */
bool kt_answer_refuse(kt_answer *answer, const kt_job *job, const char *format, ...)
        __attribute__((format(printf, 3, 4)));
/* Are so many pixels taken? Refuses the others. */
bool kt_answer_judge_size(kt_answer *answer, const kt_job *job, uint64_t width, uint64_t height);

#endif
