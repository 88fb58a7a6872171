/* Reads each file named as YAML and as a page (page.h), and compares the diagnostics with those that the file, or its
 * sidecar FILE.expect, expects. */
#include <stdio.h>

#include "base/io.h"
#include "expect.h"
#include "page.h"

static void read_page(kt_io *io, kt_arena *arena, kt_str path, kt_diag *diag)
{
	kt_str bytes;
	kt_source *source = KT_NEW(arena, kt_source);
	page value;
	if (!kt_io_read(io, arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, diag, &bytes) ||
	    !kt_source_read(arena, path, bytes, diag, source))
		return;
	const kt_node *root = kt_node_read(arena, source, diag);
	if (root == NULL) {
		if (kt_diag_count(diag, KT_DIAG_ERROR) == 0)
			KT_BUG("no tree, and no word why");
		return;
	}
	bool good = kt_record_read(&kt_page_record, root, &value, arena, diag);
	if (good != (kt_diag_count(diag, KT_DIAG_ERROR) == 0))
		KT_BUG("the result and the diagnostics differ");
}

/* The file itself holds the expectations, or FILE.expect does. */
static kt_str expectations(kt_io *io, kt_arena *arena, kt_str path, kt_diag *diag)
{
	kt_str sidecar = kt_print(arena, "%.*s.expect", KT_STR_ARG(path)), text = {"", 0};
	if (!kt_io_read(io, arena, kt_io_exists(io, sidecar) ? sidecar : path, KT_IO_TEXT_LIMIT, KT_NOWHERE, diag,
	                &text))
		return (kt_str){"", 0};
	return text;
}

static bool run_case(kt_io *io, const char *name, kt_buf *report)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_str path = kt_str_of(name), file = path;
	for (size_t slash; (slash = kt_str_find(file, "/", 0)) != SIZE_MAX;)
		file = kt_str_slice(file, slash + 1, file.len);
	size_t before = report->len;
	kt_expects expected = kt_expect_read(arena, file, expectations(io, arena, path, diag), report);
	read_page(io, arena, path, diag);
	kt_buf printed = kt_buf_in(arena);
	kt_diag_print(diag, KT_DIAG_TEXT, false, &printed);
	kt_expects found = kt_expect_printed(arena, kt_buf_str(&printed));
	bool good = kt_expect_compare(expected, found, file, report) && report->len == before;
	kt_diag_close(diag);
	kt_arena_close(arena);
	return good;
}

int main(int count, char **names)
{
	kt_arena *arena = kt_arena_open();
	kt_io *io = kt_io_disk_open();
	kt_buf report = kt_buf_in(arena);
	int failed = 0;
	for (int i = 1; i < count; i++)
		failed += !run_case(io, names[i], &report);
	fwrite(report.at, 1, report.len, stdout);
	printf("%d of %d cases failed\n", failed, count - 1);
	kt_io_close(io);
	kt_arena_close(arena);
	return failed > 0 || count == 1;
}
