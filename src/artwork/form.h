/* form: a drawing becomes an answer: a form of a PDF, or pixels where no form will do.
 *
 * In/Out   A PDF, placed or made of an SVG -> what the request wants of it.
 * Fails    Refuses in words.
 */
#ifndef KT_ARTWORK_FORM_H
#define KT_ARTWORK_FORM_H

#include "artwork/kinds.h"

typedef struct kt_form_source {
	kt_str pdf;
	unsigned page; /* from 1 */
	double scale;  /* the page is so many times larger than the drawing */
} kt_form_source;

void kt_form_answer(const kt_job *job, const kt_form_source *source, kt_answer *answer);

#endif
