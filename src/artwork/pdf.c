/* A PDF, whatever its name says: Illustrator's own files are PDFs, too. */
#include <string.h>

#include "artwork/form.h"

#define HEAD 1024 /* bytes in which readers look for its first line */

static bool is_pdf(kt_str bytes)
{
	return kt_str_find(kt_str_slice(bytes, 0, HEAD), "%PDF-", 0) != SIZE_MAX;
}

static void answer_pdf(const kt_job *job, kt_answer *answer)
{
	kt_form_answer(job, &(kt_form_source){job->bytes, job->request->page > 0 ? job->request->page : 1, 1}, answer);
}

const kt_kind kt_kind_pdf = {.is = is_pdf, .answer = answer_pdf};
