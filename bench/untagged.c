/* Renders an edition as katern does, into a PDF that only shows its pages: no tags, no outline, no profile, no claim. What
 * the screen edition costs more is what readers and archives ask for (bench/standards).
 *
 *   untagged PROJECT EDITION FILE */
#include <string.h>

#include "app/project.h"
#include "base/num.h"
#include "write/pdf.h"

static bool same_ink(const kt_ink *a, const kt_ink *b)
{
	return memcmp(a->screen, b->screen, sizeof a->screen) == 0;
}

static void put_ink(kt_buf *out, const kt_ink *ink, bool stroking)
{
	for (unsigned i = 0; i < 3; i++) {
		kt_num_ratio(out, ink->screen[i], 255, 4);
		kt_buf_byte(out, ' ');
	}
	kt_buf_text(out, stroking ? "RG\n" : "rg\n");
}

static void put_boxes(kt_buf *out, const kt_page *page)
{
	kt_buf_print(out, "/MediaBox[0 0 %d %d]", (int)kt_len_points(page->width), (int)kt_len_points(page->height));
}

/* The writer asks for one; an empty dictionary is next to nothing. */
static unsigned write_intent(const kt_document *document, kt_haru *haru, kt_arena *arena)
{
	(void)document, (void)arena;
	return kt_haru_add(haru, KT_STR(""));
}

static const kt_pdf_edition bare = {.version = "1.7",
                                    .same_ink = same_ink,
                                    .put_ink = put_ink,
                                    .put_boxes = put_boxes,
                                    .info = "",
                                    .info_claims = "",
                                    .namespaces = "",
                                    .claims = "",
                                    .schemas = "",
                                    .write_intent = write_intent};

static bool write(kt_project *project, kt_setting_out *set, const char *file)
{
	kt_write_options options = {.epoch = -1};
	kt_io_out *out = kt_io_replace(project->io, kt_str_of(file), set->diag);
	return out && kt_pdf_write(&bare, set->document, &options, set->arena, out, set->diag) && kt_io_commit(out);
}

int main(int count, char **words)
{
	if (count != 4)
		return KT_STATUS_USAGE;
	kt_project project;
	if (!kt_project_read(&project, words[1]))
		return kt_project_report(&project, KT_DIAG_TEXT);
	const kt_edition_spec *spec = NULL;
	const kt_edition_spec *specs = project.brochure->editions.items;
	for (size_t i = 0; i < project.brochure->editions.count; i++)
		if (kt_str_equal(specs[i].entry->key, kt_str_of(words[2])))
			spec = &specs[i];
	if (!spec)
		return KT_STATUS_USAGE;
	kt_compositor compositor = kt_compositor_open(&project);
	kt_setting_out set;
	kt_project_set(&compositor, spec, false, &set);
	bool good = set.document && write(&project, &set, words[3]);
	kt_diag_absorb(project.diag, set.diag);
	kt_project_unset(&set);
	kt_compositor_close(&compositor);
	kt_status status = kt_project_report(&project, KT_DIAG_TEXT);
	kt_project_close(&project);
	return good ? (int)status : KT_STATUS_CONTENT;
}
