/* tests/proof: pages set by hand, in which a check finds its fault or just does not.
 *
 * A file NAME.page trips the check NAME and no other, NAME.fine does not trip any; there must be both for every check of
 * proof/checks.def. NAME.MORE.page is another of them. Expectations stand in comments (tests/diag/expect.h), what the lines
 * of a page are in paper.h. */
#include <stdio.h>

#include "expect.h"
#include "paper.h"

static kt_str base_name(kt_str path)
{
	size_t at = path.len;
	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return kt_str_slice(path, at, path.len);
}

/* Trips the check of its name, and that alone; or none, where it is fine. */
static bool is_of_its_check(kt_str file, const kt_findings *found, kt_buf *report)
{
	bool trips = kt_str_ends(file, ".page"), good = trips == (found->count > 0);
	kt_str name = kt_str_slice(file, 0, kt_str_find(file, ".", 0));
	for (size_t i = 0; i < found->count; i++)
		good = good && kt_str_is(name, found->items[i].check->name);
	if (!good)
		kt_buf_print(report, "%.*s: does not trip its check alone\n", KT_STR_ARG(file));
	return good;
}

static bool run_case(kt_io *disk, kt_str path, kt_buf *report)
{
	kt_str text, file = base_name(path);
	kt_paper p = kt_paper_of(kt_arena_open(), kt_check_find(kt_str_slice(file, 0, kt_str_find(file, ".", 0))));
	kt_diag *diag = kt_diag_open();
	size_t before = report->len;
	bool good = kt_io_read(disk, p.arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, diag, &text) &&
	            kt_paper_read(&p, file, text, report);
	if (good) {
		kt_expects expected = kt_expect_read(p.arena, file, text, report);
		kt_findings found = kt_proof_check(p.arena, &p.document, p.checks);
		for (size_t i = 0; i < found.count; i++)
			kt_proof_report(diag, &found.items[i]);
		kt_buf printed = kt_buf_in(p.arena);
		kt_diag_print(diag, KT_DIAG_TEXT, false, &printed);
		good = kt_expect_compare(expected, kt_expect_printed(p.arena, kt_buf_str(&printed)), file, report);
		good = is_of_its_check(file, &found, report) && good && report->len == before;
	}
	kt_diag_close(diag);
	kt_arena_close(p.arena);
	return good;
}

static bool is_given(kt_arena *arena, const char *check, const char *ending, int count, char **paths)
{
	kt_str wanted = kt_print(arena, "%s%s", check, ending);
	for (int i = 1; i < count; i++)
		if (kt_str_equal(base_name(kt_str_of(paths[i])), wanted))
			return true;
	printf("no case %s\n", kt_str_c(arena, wanted));
	return false;
}

int main(int count, char **paths)
{
	kt_arena *arena = kt_arena_open();
	kt_io *disk = kt_io_disk_open();
	kt_buf report = kt_buf_in(arena);
	int failed = 0;
	for (int i = 1; i < count; i++)
		failed += !run_case(disk, kt_str_of(paths[i]), &report);
	for (size_t i = 0; i < KT_CHECK_COUNT; i++) {
		failed += !is_given(arena, kt_checks[i].name, ".page", count, paths);
		failed += !is_given(arena, kt_checks[i].name, ".fine", count, paths);
	}
	fwrite(report.at, 1, report.len, stdout);
	printf("%d faults in %d cases\n", failed, count - 1);
	kt_io_close(disk);
	kt_arena_close(arena);
	return failed > 0;
}
