/* The whole story of the stage: sections become pages, pages a document with its outline, metadata and tags. */
#include "layout/layout.h"

#include "layout/pages.h"
#include "text/language.h"

/* One tree of headings; for two languages one below each language's name. */
static void set_outline(const kt_makeup *makeup, const kt_pages *pages, kt_document *document)
{
	unsigned languages = makeup->edition->language_count;
	kt_outline_item *items =
	        KT_NEW_ARRAY(makeup->kept, kt_outline_item, pages->outline_count + KT_EDITION_LANGUAGES);
	size_t count = 0;
	for (unsigned language = 0; language < languages && pages->outline_count > 0; language++) {
		kt_outline_item root = pages->outline[language];
		root.title = kt_language_name(makeup->kept, makeup->edition->languages[language]);
		root.level = 1;
		if (languages > 1)
			items[count++] = root;
		for (size_t i = 0; i < pages->outline_count; i++) {
			if (pages->outline[i].level != language)
				continue;
			items[count] = pages->outline[i];
			items[count++].level = languages > 1 ? 2 : 1;
		}
	}
	document->outline = items;
	document->outline_count = count;
}

static void set_metadata(const kt_makeup *makeup, kt_document *document)
{
	const kt_edition *edition = makeup->edition;
	const kt_brochure *brochure = edition->brochure;
	kt_str *titles = KT_NEW_ARRAY(makeup->kept, kt_str, edition->language_count);
	for (unsigned l = 0; l < edition->language_count; l++)
		titles[l] = kt_edition_text(edition, brochure->title.first, l)->text;
	document->title = titles[0];
	document->language = edition->languages[0];
	document->languages = edition->languages;
	document->titles = titles;
	document->language_count = edition->language_count;
	document->author = kt_edition_publishers(edition, 0);
	if (brochure->subject.count > 0)
		document->subject = kt_edition_text(edition, brochure->subject.first, 0)->text;
	document->year = brochure->date.year;
	document->month = brochure->date.month;
	document->day = brochure->date.day;
}

static void check_pages(const kt_makeup *makeup, const size_t *first, size_t count)
{
	const kt_brochure *brochure = makeup->edition->brochure;
	unsigned wanted = makeup->edition->pages;
	if (wanted == 0 || wanted == count)
		return;
	kt_diag_error(makeup->diag, KT_DIAG_PAGES, (kt_place){&brochure->source, 0, 0},
	              "edition `%.*s` has %zu pages; it must have %u", KT_STR_ARG(makeup->edition->name), count,
	              wanted);
	kt_buf where = kt_buf_in(makeup->arena);
	for (size_t i = 0; i < brochure->section_count; i++) {
		size_t end = i + 1 < brochure->section_count ? first[i + 1] : count;
		if (end > first[i] + 1)
			kt_buf_print(&where, "%s%.*s takes %zu", where.len > 0 ? ", " : "",
			             KT_STR_ARG(brochure->sections[i].id), end - first[i]);
	}
	if (where.len > 0)
		kt_diag_hint(makeup->diag, "%.*s; a section takes one page unless its text goes on",
		             KT_STR_ARG(kt_buf_str(&where)));
	else
		kt_diag_hint(makeup->diag, "the brochure has %zu sections of one page each", brochure->section_count);
}

/* What was measured for a section is of no use to another one. */
static void set_section(kt_makeup *makeup, const kt_section *section, kt_pages *pages)
{
	kt_arena_mark mark = kt_arena_now(makeup->arena);
	kt_pages_section(makeup, section, pages);
	for (size_t i = 0; i < section->body_count; i++)
		makeup->measured[section->body[i].index] = NULL;
	kt_arena_rewind(makeup->arena, mark);
}

kt_document *kt_layout_set(const kt_layout *layout, const kt_edition *edition, kt_setter *setter, kt_arena *arena,
                           kt_diag *diag)
{
	const kt_brochure *brochure = edition->brochure;
	kt_arena *trial = kt_arena_open();
	kt_makeup makeup = {.layout = layout,
	                    .edition = edition,
	                    .setter = setter,
	                    .arena = trial,
	                    .kept = arena,
	                    .diag = diag,
	                    .structure = kt_structure_open(arena, edition->languages[0]),
	                    .canvas = kt_canvas_open(arena, diag),
	                    .measured = KT_NEW_ARRAY(trial, kt_measured *, brochure->block_count),
	                    .two = edition->language_count > 1 ? 1 : 0};
	kt_pages pages = {0};
	size_t before = kt_diag_count(diag, KT_DIAG_ERROR);
	size_t *first = KT_NEW_ARRAY(trial, size_t, brochure->section_count);
	for (size_t i = 0; i < brochure->section_count; i++) {
		first[i] = pages.count;
		set_section(&makeup, &brochure->sections[i], &pages);
	}
	if (kt_diag_count(diag, KT_DIAG_ERROR) == before)
		check_pages(&makeup, first, pages.count);
	kt_canvas_close(makeup.canvas);
	kt_arena_close(trial);
	kt_document *document = KT_NEW(arena, kt_document);
	set_metadata(&makeup, document);
	set_outline(&makeup, &pages, document);
	document->pages = pages.items;
	document->page_count = pages.count;
	document->structure = makeup.structure;
	return kt_diag_count(diag, KT_DIAG_ERROR) == before ? document : NULL;
}
