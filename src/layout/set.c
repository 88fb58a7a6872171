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
	document->right_to_left = kt_edition_right_to_left(edition, 0);
	document->author = kt_edition_publishers(edition, 0);
	if (brochure->subject.count > 0)
		document->subject = kt_edition_text(edition, brochure->subject.first, 0)->text;
	kt_str *names = KT_NEW_ARRAY(makeup->kept, kt_str, brochure->names.count);
	for (size_t i = 0; i < brochure->names.count; i++)
		names[i] = brochure->names.items[i]->text;
	document->names = names;
	document->name_count = brochure->names.count;
	document->year = brochure->date.year;
	document->month = brochure->date.month;
	document->day = brochure->date.day;
}

/* What became of a section. */
typedef struct outcome {
	size_t pages;
	int over; /* rows that its first page lacked */
} outcome;

/* Where the number of pages is asked for: at the edition, or at the brochure's own line `pages:`. */
static kt_place pages_place(const kt_brochure *brochure, const kt_edition_spec *spec)
{
	const kt_source *source = &brochure->source;
	const kt_node *own = spec && spec->pages > 0 ? kt_node_of(spec->entry->value, "pages") : NULL;
	if (own)
		return own->at;
	for (uint32_t line = 0; line < source->line_count; line++)
		if (kt_str_starts(kt_str_slice(source->text, source->lines[line], source->text.len), "pages:"))
			return (kt_place){source, line + 1, 1};
	return (kt_place){source, 0, 0};
}

/* Editions that miss what the brochure asks for alike are one fault: only the hint names one of them. */
static void check_pages(const kt_makeup *makeup, const outcome *outcomes, size_t count)
{
	const kt_brochure *brochure = makeup->edition->brochure;
	const kt_edition_spec *spec = kt_brochure_edition(brochure, makeup->edition->name);
	unsigned wanted = makeup->edition->pages;
	kt_str name = makeup->edition->name;
	if (wanted == 0 || wanted == count)
		return;
	kt_place at = pages_place(brochure, spec);
	if (spec && spec->pages > 0)
		kt_diag_error(makeup->diag, KT_DIAG_PAGES, at, "edition `%.*s` has %zu page%s; it must have %u",
		              KT_STR_ARG(name), count, count == 1 ? "" : "s", wanted);
	else
		kt_diag_error(makeup->diag, KT_DIAG_PAGES, at, "the brochure has %zu page%s; it must have %u", count,
		              count == 1 ? "" : "s", wanted);
	kt_buf where = kt_buf_in(makeup->arena);
	for (size_t i = 0; i < brochure->section_count; i++)
		if (outcomes[i].over > 0)
			kt_buf_print(&where, "%s%.*s takes %zu pages: %d line%s more than its first page holds",
			             where.len > 0 ? "; " : "", KT_STR_ARG(brochure->sections[i].id), outcomes[i].pages,
			             outcomes[i].over, outcomes[i].over == 1 ? "" : "s");
	if (where.len > 0)
		kt_diag_hint(makeup->diag, "in %.*s, %.*s", KT_STR_ARG(name), KT_STR_ARG(kt_buf_str(&where)));
	else
		kt_diag_hint(makeup->diag, "the brochure has %zu section%s of one page each", brochure->section_count,
		             brochure->section_count == 1 ? "" : "s");
}

/* What was measured for a section is of no use to another one. */
static outcome set_section(kt_makeup *makeup, const kt_section *section, kt_pages *pages)
{
	kt_arena_mark mark = kt_arena_now(makeup->arena);
	size_t before = pages->count;
	int over = kt_pages_section(makeup, section, pages);
	for (size_t i = 0; i < section->body_count; i++)
		makeup->measured[section->body[i].index] = NULL;
	kt_arena_rewind(makeup->arena, mark);
	return (outcome){pages->count - before, over};
}

kt_document *kt_layout_set(const kt_layout *layout, const kt_edition *edition, kt_setter *setter, kt_arena *arena,
                           bool composes, kt_diag *diag)
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
	                    .two = edition->language_count > 1 ? 1 : 0,
	                    .composes = composes};
	if (composes)
		kt_canvas_compose(makeup.canvas);
	if (kt_edition_right_to_left(edition, 0))
		kt_canvas_mirror(makeup.canvas);
	kt_pages pages = {.eased = kt_buf_in(arena)};
	size_t before = kt_diag_count(diag, KT_DIAG_ERROR);
	outcome *outcomes = KT_NEW_ARRAY(trial, outcome, brochure->section_count);
	for (size_t i = 0; i < brochure->section_count; i++)
		outcomes[i] = set_section(&makeup, &brochure->sections[i], &pages);
	if (kt_diag_count(diag, KT_DIAG_ERROR) == before)
		check_pages(&makeup, outcomes, pages.count);
	kt_canvas_close(makeup.canvas);
	kt_arena_close(trial);
	kt_document *document = KT_NEW(arena, kt_document);
	set_metadata(&makeup, document);
	set_outline(&makeup, &pages, document);
	document->pages = pages.items;
	document->page_count = pages.count;
	document->structure = makeup.structure;
	document->eased = kt_buf_str(&pages.eased);
	return kt_diag_count(diag, KT_DIAG_ERROR) == before ? document : NULL;
}
