/* Each file named is a small project: expectations (expect.h), then its files, each after a line "=== PATH". What it does
 * not bring comes from default.project beside it. Words after "=== do" say what is done once it is read: "edition NAME",
 * "print NAME" (for that target), "draft NAME" (of an edition), "update LANGUAGE". All of it happens in memory. */
#include <stdio.h>

#include "content/edition.h"
#include "expect.h"
#include "unit/content_forms.h"

typedef struct job {
	kt_io *disk, *io;
	kt_arena *arena;
	kt_diag *diag;
	kt_catalogs *catalogs; /* what is said of a catalogue points into it */
	kt_str todo;
} job;

/* Puts the files of a project's text into the world in memory. */
static void add_files(job *j, kt_str text)
{
	for (size_t at = kt_str_find(text, "=== ", 0); at != SIZE_MAX;) {
		size_t line = kt_str_find(text, "\n", at), next = kt_str_find(text, "\n=== ", line);
		kt_str name = kt_str_slice(text, at + 4, line);
		kt_str bytes = kt_str_slice(text, line + 1, next == SIZE_MAX ? text.len : next + 1);
		if (kt_str_starts(name, "do "))
			j->todo = kt_str_slice(name, 3, name.len);
		else
			kt_io_memory_add(j->io, name, bytes);
		at = next == SIZE_MAX ? SIZE_MAX : next + 1;
	}
}

static bool make_edition(job *j, const kt_brochure *brochure, kt_numbers *numbers, kt_str name, bool draft,
                         kt_target target)
{
	kt_edition edition;
	kt_edition_spec spec = *kt_brochure_edition(brochure, name);
	spec.draft = draft;
	spec.target = target;
	j->catalogs = kt_catalogs_open(j->io);
	return kt_edition_make(j->catalogs, j->arena, brochure, &spec, numbers, j->diag, &edition);
}

static void run_project(job *j)
{
	kt_brochure *brochure = kt_brochure_read(j->io, j->arena, KT_STR("."), &test_forms, j->diag);
	if (!brochure || kt_diag_status(j->diag) != 0)
		return;
	kt_numbers *numbers = kt_numbers_open();
	kt_catalog_change change;
	bool good = true;
	if (kt_str_starts(j->todo, "edition "))
		good = make_edition(j, brochure, numbers, kt_str_slice(j->todo, 8, j->todo.len), false,
		                    KT_TARGET_SCREEN);
	else if (kt_str_starts(j->todo, "print "))
		good = make_edition(j, brochure, numbers, kt_str_slice(j->todo, 6, j->todo.len), false,
		                    KT_TARGET_PRINT);
	else if (kt_str_starts(j->todo, "draft "))
		good = make_edition(j, brochure, numbers, kt_str_slice(j->todo, 6, j->todo.len), true,
		                    KT_TARGET_SCREEN);
	else if (kt_str_starts(j->todo, "update "))
		good = kt_catalog_update(j->io, j->arena, brochure, kt_str_slice(j->todo, 7, j->todo.len), numbers,
		                         NULL, NULL, j->diag, &change);
	kt_numbers_close(numbers);
	if (good != (kt_diag_count(j->diag, KT_DIAG_ERROR) == 0))
		KT_BUG("the result and the diagnostics differ");
}

static kt_str read_text(job *j, kt_str path)
{
	kt_str text = {"", 0};
	if (!kt_io_read(j->disk, j->arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, j->diag, &text))
		return (kt_str){"", 0};
	return text;
}

static bool run_case(kt_io *disk, kt_str path, kt_buf *report)
{
	job j = {disk, kt_io_memory_open(), kt_arena_open(), kt_diag_open(), NULL, {"", 0}};
	size_t name = path.len;
	while (name > 0 && path.at[name - 1] != '/')
		name--;
	kt_str file = kt_str_slice(path, name, path.len), text = read_text(&j, path);
	add_files(&j, read_text(&j, kt_print(j.arena, "%.*sdefault.project", (int)name, path.at)));
	add_files(&j, text);
	size_t before = report->len;
	kt_expects expected = kt_expect_read(j.arena, file, text, report);
	run_project(&j);
	kt_buf printed = kt_buf_in(j.arena);
	kt_diag_print(j.diag, KT_DIAG_TEXT, false, &printed);
	kt_expects found = kt_expect_printed(j.arena, kt_buf_str(&printed));
	bool good = kt_expect_compare(expected, found, file, report) && report->len == before;
	kt_catalogs_close(j.catalogs);
	kt_io_close(j.io);
	kt_diag_close(j.diag);
	kt_arena_close(j.arena);
	return good;
}

int main(int count, char **names)
{
	kt_arena *arena = kt_arena_open();
	kt_io *disk = kt_io_disk_open();
	kt_buf report = kt_buf_in(arena);
	int failed = 0;
	for (int i = 1; i < count; i++)
		failed += !run_case(disk, kt_str_of(names[i]), &report);
	fwrite(report.at, 1, report.len, stdout);
	printf("%d of %d cases failed\n", failed, count - 1);
	kt_io_close(disk);
	kt_arena_close(arena);
	return failed > 0 || count == 1;
}
