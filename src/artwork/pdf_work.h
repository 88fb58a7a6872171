/* pdf_work: what the files that take a placed PDF apart share: the file, what it becomes, and what stands in the way.
 *
 * Rules    What cannot be placed is refused, in words for the one who placed it; what can be seen but not be kept as it is
 *          (kt_pdf_work_flatten) is drawn as pixels instead. The first word of each counts; work goes on with what is left.
 * Owns     The arena given. qpdf's handles live as long as the file.
 */
#ifndef KT_ARTWORK_PDF_WORK_H
#define KT_ARTWORK_PDF_WORK_H

#include <qpdf/qpdf-c.h>

#include "artwork/tone.h"
#include "artwork/vector.h"

#define KT_PDF_WORK_DEEP 24 /* forms, patterns or arrays in one another: far past what drawings have */

typedef struct kt_pdf_done kt_pdf_done;

typedef struct kt_pdf_work {
	kt_arena *arena;
	qpdf_data pdf;
	kt_tone *tone;
	kt_vector *vector;
	bool groups;       /* transparency groups are kept, with the colour space that they blend in */
	bool transparent;  /* something shows through */
	kt_str refused;    /* why it cannot be placed; empty: it can */
	kt_str flat;       /* why it has to be drawn as pixels; empty: it has not */
	kt_pdf_done *done; /* what was taken over */
	unsigned depth;
	int open[KT_PDF_WORK_DEEP]; /* numbers of the objects that are being taken over */
} kt_pdf_work;

/* Notes the words, the first ones for good. */
void kt_pdf_work_refuse(kt_pdf_work *work, const char *format, ...) __attribute__((format(printf, 2, 3)));
void kt_pdf_work_flatten(kt_pdf_work *work, const char *words);

/* What an object was taken over as, for a use (a letter); 0: it was not. Direct objects are never found. */
unsigned kt_pdf_work_find(kt_pdf_work *work, qpdf_oh object, char use);
void kt_pdf_work_note(kt_pdf_work *work, qpdf_oh object, char use, unsigned number);
/* Goes into an object; false: it is in there already, or too deep (and so refused). */
KT_MUST bool kt_pdf_work_enter(kt_pdf_work *work, qpdf_oh object);
void kt_pdf_work_leave(kt_pdf_work *work);

/* Reading */
kt_str kt_pdf_work_name(kt_pdf_work *work, qpdf_oh object); /* without its solidus; empty: it is no name */
bool kt_pdf_work_is(kt_pdf_work *work, qpdf_oh object, const char *name);  /* "/Name" */
qpdf_oh kt_pdf_work_key(kt_pdf_work *work, qpdf_oh dict, const char *key); /* null where it is none */
bool kt_pdf_work_true(kt_pdf_work *work, qpdf_oh object);
double kt_pdf_work_number(kt_pdf_work *work, qpdf_oh object, double other);
/* The first `most` numbers of an array; how many there are. */
unsigned kt_pdf_work_numbers(kt_pdf_work *work, qpdf_oh array, double *values, unsigned most);
/* A stream's bytes, decoded as far as is without loss; false: they cannot be (their filter, or they are damaged). */
KT_MUST bool kt_pdf_work_bytes(kt_pdf_work *work, qpdf_oh stream, enum qpdf_stream_decode_level_e level, kt_str *bytes);

/* Writing */
void kt_pdf_work_put_numbers(kt_buf *out, const double *values, unsigned count); /* [1 2 3] */
/* Appends the object as it is; what it refers to is taken over with it. Neither packing nor metadata come along. */
void kt_pdf_work_put(kt_pdf_work *work, kt_buf *out, qpdf_oh object);

#endif
