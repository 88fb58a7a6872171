/* Every check runs over the same reading; what they find is put in the order of the pages. */
#include "proof/proof.h"

#include "proof/pages.h"

#include <stdlib.h>

kt_findings kt_proof_check(kt_arena *arena, const kt_document *document, const kt_check *checks)
{
	kt_proof proof;
	kt_proof_read(&proof, document, arena);
	for (size_t i = 0; i < KT_CHECK_COUNT; i++)
		if (checks[i].severity != KT_CHECK_OFF && kt_check_is_for(&checks[i], document->target))
			checks[i].run(&proof, &checks[i]);
	return proof.findings;
}

kt_findings kt_proof_breaks(kt_arena *arena, const kt_document *document, kt_target target, const kt_check *checks)
{
	kt_proof proof = {.arena = arena, .document = document};
	for (size_t i = 0; i < KT_CHECK_COUNT; i++)
		if (checks[i].breaks && kt_check_is_for(&checks[i], target))
			checks[i].run(&proof, &checks[i]);
	return proof.findings;
}

static kt_dec figure_of(int64_t value, kt_check_unit unit)
{
	if (unit == KT_CHECK_PERCENT || unit == KT_CHECK_SHARE || unit == KT_CHECK_DIFFERENCE)
		return (kt_dec){value, 1};
	if (unit == KT_CHECK_RATIO)
		return (kt_dec){value, 2};
	if (unit == KT_CHECK_LENGTH)
		return (kt_dec){value * 100 / KT_LEN_PT, 2};
	return (kt_dec){value, 0};
}

static const char *const unit_names[] = {[KT_CHECK_ANY] = "",
                                         [KT_CHECK_LINES] = "lines",
                                         [KT_CHECK_LETTERS] = "letters",
                                         [KT_CHECK_PERCENT] = "percent",
                                         [KT_CHECK_SHARE] = "percent",
                                         [KT_CHECK_RATIO] = "to one",
                                         [KT_CHECK_DIFFERENCE] = "CIEDE2000",
                                         [KT_CHECK_LENGTH] = "points",
                                         [KT_CHECK_PPI] = "pixels an inch"};

void kt_proof_report(kt_diag *diag, const kt_finding *finding)
{
	const kt_check *check = finding->check;
	const kt_check_limit *limit = &check->limit[0];
	kt_arena *scratch = kt_arena_open();
	kt_str where = {"", 0};
	if (finding->page.len > 0)
		where = kt_print(scratch, "page %.*s%s%.*s: ", KT_STR_ARG(finding->page),
		                 finding->frame.len > 0 ? ", " : "", KT_STR_ARG(finding->frame));
	kt_str words = kt_print(scratch, "%.*s%.*s (%s)", KT_STR_ARG(where), KT_STR_ARG(finding->words), check->name);
	if (finding->severity == KT_CHECK_ERROR)
		kt_diag_error(diag, KT_DIAG_TYPESET, finding->at, "%.*s", KT_STR_ARG(words));
	else if (finding->severity == KT_CHECK_WARNING)
		kt_diag_warn(diag, KT_DIAG_TYPESET, finding->at, "%.*s", KT_STR_ARG(words));
	else
		kt_diag_note(diag, KT_DIAG_TYPESET, finding->at, "%.*s", KT_STR_ARG(words));
	kt_diag_fact(diag, "check", kt_str_of(check->name));
	kt_diag_fact(diag, "target", kt_str_of(kt_target_names[finding->target]));
	if (check->breaks)
		kt_diag_fact(diag, "breaks", kt_str_of(kt_check_standards(check)));
	if (finding->page.len > 0)
		kt_diag_fact(diag, "page", finding->page);
	if (finding->frame.len > 0)
		kt_diag_fact(diag, "frame", finding->frame);
	if (limit->unit != KT_CHECK_ANY && finding->measured != finding->limit) {
		kt_diag_figure(diag, "measured", figure_of(finding->measured, limit->unit));
		kt_diag_figure(diag, "threshold", figure_of(finding->limit, limit->unit));
		kt_diag_fact(diag, "unit", kt_str_of(unit_names[limit->unit]));
	}
	kt_arena_close(scratch);
}

bool kt_proof_same(const kt_finding *a, const kt_finding *b)
{
	return a->check == b->check && a->at.source == b->at.source && a->at.line == b->at.line &&
	       a->at.column == b->at.column;
}
