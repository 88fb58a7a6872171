/* form: a drawing becomes an answer: a form of a PDF, or pixels where no form will do.
 *
 * In/Out   A PDF, placed or made of an SVG -> what the request wants of it.
 * Fails    Refuses in words.
 */
#ifndef KT_ARTWORK_FORM_H
#define KT_ARTWORK_FORM_H

#include "artwork/kinds.h"

/* Paints so many pixels of the drawing: red, green, blue, alpha. */
typedef bool (*kt_form_paint)(kt_arena *arena, kt_str file, unsigned page, unsigned width, unsigned height,
                              unsigned char **rgba);

typedef struct kt_form_source {
	kt_str pdf;
	unsigned page; /* from 1 */
	double scale;  /* the page is so many times larger than the drawing */
	kt_form_paint paint;
	kt_str painted; /* what it paints; empty: the PDF's page */
} kt_form_source;

void kt_form_answer(const kt_job *job, const kt_form_source *source, kt_answer *answer);

#endif
