/* Pages go through a folder aside (base/io): one that fails leaves the former ones as they were. */
#include "app/output.h"

#include <string.h>

#include "app/options.h"

#define PAGE "page-"

kt_status kt_output_check(const kt_output *output, const kt_project *project)
{
	static const char *const sources[] = {"content", "layouts", "fonts"};
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
		if (kt_io_inside(output->io, output->folder,
		                 kt_print(project->arena, "%.*s/%s", KT_STR_ARG(project->folder), sources[i])))
			return kt_options_fault(NULL, "`%.*s` lies in %s/, among the sources; name another folder",
			                        KT_STR_ARG(output->folder), sources[i]);
	return KT_STATUS_DONE;
}

kt_str kt_output_file(const kt_output *output, const kt_writer *writer, kt_str name, kt_arena *arena)
{
	if (writer->by_page)
		return name;
	int stem = (int)strcspn(writer->extension, ".");
	return kt_print(arena, "%.*s%.*s%s%s%s", KT_STR_ARG(name), stem, writer->extension, output->as ? "-" : "",
	                output->as ? output->as : "", writer->extension + stem);
}

static kt_str path_of(const kt_output *output, const kt_writer *writer, kt_str name, kt_arena *arena)
{
	return kt_print(arena, "%.*s/%.*s", KT_STR_ARG(output->folder),
	                KT_STR_ARG(kt_output_file(output, writer, name, arena)));
}

static kt_str page_name(const kt_writer *writer, size_t page, kt_arena *arena)
{
	return kt_print(arena, PAGE "%02zu%s", page + 1, writer->extension);
}

bool kt_output_can(const kt_output *output, kt_str name, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	bool can = true;
	for (size_t i = 0; i < output->writer_count; i++) {
		const kt_writer *writer = output->writers[i];
		kt_str path = path_of(output, writer, name, scratch);
		if (writer->by_page)
			path = kt_print(scratch, "%.*s/%.*s", KT_STR_ARG(path),
			                KT_STR_ARG(page_name(writer, 0, scratch)));
		can = kt_io_may_replace(output->io, path, diag) && can;
	}
	kt_arena_close(scratch);
	return can;
}

static bool write_file(const kt_output *output, const kt_writer *writer, const kt_document *document, size_t page,
                       kt_io_out *file, kt_diag *diag)
{
	if (!file)
		return false;
	kt_arena *scratch = kt_arena_open();
	bool good = writer->write(document, page, &output->options, scratch, file, diag);
	kt_arena_close(scratch);
	if (good)
		return kt_io_commit(file);
	kt_io_abandon(file);
	return false;
}

static bool write_pages(const kt_output *output, const kt_writer *writer, kt_str folder, const kt_document *document,
                        kt_arena *scratch, kt_diag *diag)
{
	kt_io_swap *swap = kt_io_swap_begin(output->io, folder, PAGE, writer->extension, diag);
	if (!swap)
		return false;
	for (size_t page = 0; page < document->page_count; page++) {
		kt_io_out *file = kt_io_swap_file(swap, page_name(writer, page, scratch));
		if (write_file(output, writer, document, page, file, diag))
			continue;
		kt_io_swap_abandon(swap);
		return false;
	}
	return kt_io_swap_commit(swap);
}

bool kt_output_write(const kt_output *output, kt_str name, const kt_document *document, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	bool good = kt_io_folder(output->io, output->folder, diag);
	for (size_t i = 0; good && i < output->writer_count; i++) {
		const kt_writer *writer = output->writers[i];
		kt_str path = path_of(output, writer, name, scratch);
		good = writer->by_page
		               ? write_pages(output, writer, path, document, scratch, diag)
		               : write_file(output, writer, document, 0, kt_io_replace(output->io, path, diag), diag);
	}
	kt_arena_close(scratch);
	return good;
}
