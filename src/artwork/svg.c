/* An SVG, packed or not. What is XML and no SVG is told so when it is judged. */
#include <string.h>

#include "artwork/form.h"
#include "artwork/svg_draw.h"

static bool is_svg(kt_str bytes)
{
	static const char *const heads[] = {"\x1f\x8b", "\xff\xfe<", "\xfe\xff", NULL}; /* packed; in UTF-16 */
	for (unsigned i = 0; heads[i]; i++)
		if (kt_str_starts(bytes, heads[i]))
			return true;
	size_t at = kt_str_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;
	return kt_str_starts(kt_str_trim(kt_str_slice(bytes, at, bytes.len)), "<");
}

static void answer_svg(const kt_job *job, kt_answer *answer)
{
	kt_svg svg = kt_svg_draw_page(job->arena, job->bytes);
	if (job->request->page > 1) {
		kt_answer_refuse(answer, job, "is an SVG, which has one page, and page %u is asked for",
		                 job->request->page);
		return;
	}
	if (svg.refused.len > 0) {
		kt_answer_refuse(answer, job, "%.*s", KT_STR_ARG(svg.refused));
		return;
	}
	kt_form_answer(job, &(kt_form_source){svg.pdf, 1, svg.scale}, answer);
}

const kt_kind kt_kind_svg = {.is = is_svg, .answer = answer_svg};
