/* The whole story of the stage: sections become pages, pages a document with its outline, metadata and tags. */
#include "layout/layout.h"

#include "layout/arrangement.h"
#include "layout/overflow.h"
#include "layout/remarks.h"
#include "text/language.h"

/* One tree of headings; for two languages one below each language's name. */
static void set_outline(const kt_makeup *makeup, const kt_pages *pages, kt_document *document)
{
	unsigned languages = makeup->edition->language_count;
	kt_outline_item *items =
	        KT_NEW_ARRAY(makeup->kept, kt_outline_item, pages->outline_count + KT_EDITION_LANGUAGES);
	size_t count = 0;
	for (unsigned language = 0; language < languages; language++) {
		bool named = languages == 1;
		for (size_t i = 0; i < pages->outline_count; i++) {
			kt_outline_item item = pages->outline[i];
			if (item.level != language)
				continue;
			item.level = 1;
			if (!named) {
				items[count] = item;
				items[count++].title =
				        kt_language_name(makeup->kept, makeup->edition->languages[language]);
			}
			named = true;
			item.level = languages > 1 ? 2 : 1;
			items[count++] = item;
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
	document->target = edition->target;
	document->title = titles[0];
	document->language = edition->languages[0];
	document->languages = edition->languages;
	document->titles = titles;
	document->language_count = edition->language_count;
	document->right_to_left = kt_edition_right_to_left(edition, 0);
	document->in_spreads = edition->arrangement == KT_ARRANGEMENT_FACING;
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

/* Where the number of pages is asked for: at the edition, or at the brochure's own line `pages:`; where it is not, at the
 * layout that binds them. */
static kt_place pages_place(const kt_brochure *brochure, const kt_edition_spec *spec)
{
	const kt_source *source = &brochure->source;
	const kt_node *own = spec && spec->pages > 0 ? kt_node_of(spec->entry->value, "pages") : NULL;
	if (own)
		return own->at;
	for (uint32_t line = 0; line < source->line_count; line++)
		if (kt_str_starts(kt_str_slice(source->text, source->lines[line], source->text.len), "pages:"))
			return (kt_place){source, line + 1, 1};
	return brochure->layout ? brochure->layout->at : (kt_place){source, 0, 0};
}

/* What the brochure asks for is told of one language: an edition that sets each alone has that twice, but for a cover that
 * both share. */
static size_t wanted_of(const kt_edition *edition, const kt_pages *pages)
{
	size_t once = edition->pages;
	switch (edition->arrangement) {
	case KT_ARRANGEMENT_ONE:
	case KT_ARRANGEMENT_SIDE_BY_SIDE:
		break;
	case KT_ARRANGEMENT_FACING:
		/* The first spread begins on a left page. */
		return once > 0 ? 2 * once - pages->outcomes[0].pages + (pages->outcomes[0].pages % 2 == 0) : 0;
	case KT_ARRANGEMENT_SEQUENTIAL:
		return once > 0 ? 2 * once - pages->outcomes[0].pages : 0;
	case KT_ARRANGEMENT_FLIP:
		return 2 * once;
	}
	return once;
}

/* Sections that take more than one page, and why. */
static kt_str long_ones(const kt_makeup *makeup, const kt_pages *pages)
{
	kt_buf where = kt_buf_in(makeup->arena);
	for (size_t i = 0; i < pages->outcome_count; i++) {
		const kt_outcome *outcome = &pages->outcomes[i];
		bool part = outcome->language.len > 0;
		if (outcome->over > 0)
			kt_buf_print(&where, "%s%.*s takes %zu pages%s%.*s: %d line%s more than its first page holds",
			             where.len > 0 ? "; " : "", KT_STR_ARG(outcome->section->id), outcome->pages,
			             part ? " in " : "", KT_STR_ARG(outcome->language), outcome->over,
			             outcome->over == 1 ? "" : "s");
	}
	return kt_buf_str(&where);
}

/* Where a translator can shorten each of them: the text that outgrew its source most. */
static void tell_grown(const kt_makeup *makeup, const kt_pages *pages)
{
	for (size_t i = 0; i < pages->outcome_count; i++) {
		const kt_outcome *outcome = &pages->outcomes[i];
		kt_place at;
		if (outcome->over > 0 && kt_overflow_grown(makeup->edition, outcome->section, outcome->language, &at))
			kt_diag_also(makeup->diag, at, "what outgrew its source most in %.*s",
			             KT_STR_ARG(outcome->section->id));
	}
}

/* Editions that miss what the brochure asks for alike are one fault: only the hint names one of them. */
static void check_pages(const kt_makeup *makeup, const kt_pages *pages, size_t count)
{
	const kt_edition *edition = makeup->edition;
	const kt_brochure *brochure = edition->brochure;
	const kt_edition_spec *spec = kt_brochure_edition(brochure, edition->name);
	bool own = spec && spec->pages > 0;
	size_t wanted = own ? edition->pages : wanted_of(edition, pages);
	if (wanted == 0 || wanted == count)
		return;
	kt_place at = pages_place(brochure, spec);
	const char *s = count == 1 ? "" : "s";
	if (own)
		kt_diag_error(makeup->diag, KT_DIAG_PAGES, at, "edition `%.*s` has %zu page%s; it must have %zu",
		              KT_STR_ARG(edition->name), count, s, wanted);
	else if (wanted != edition->pages)
		kt_diag_error(makeup->diag, KT_DIAG_PAGES, at,
		              "edition `%.*s` has %zu page%s; it must have %zu, which is %u in each language",
		              KT_STR_ARG(edition->name), count, s, wanted, edition->pages);
	else
		kt_diag_error(makeup->diag, KT_DIAG_PAGES, at, "the brochure has %zu page%s; it must have %zu", count,
		              s, wanted);
	kt_str where = long_ones(makeup, pages);
	if (where.len > 0)
		kt_diag_hint(makeup->diag, "in %.*s, %.*s", KT_STR_ARG(edition->name), KT_STR_ARG(where));
	else
		kt_diag_hint(makeup->diag, "the brochure has %zu section%s of one page each", brochure->section_count,
		             brochure->section_count == 1 ? "" : "s");
	tell_grown(makeup, pages);
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
	                    .two = edition->arrangement == KT_ARRANGEMENT_SIDE_BY_SIDE ? 1 : 0,
	                    .composes = composes};
	if (composes)
		kt_canvas_compose(makeup.canvas);
	makeup.root = kt_structure_root(makeup.structure);
	kt_pages pages = {.eased = kt_buf_in(arena)};
	size_t before = kt_diag_count(diag, KT_DIAG_ERROR);
	kt_arrangement_set(&makeup, &pages);
	if (kt_diag_count(diag, KT_DIAG_ERROR) == before)
		check_pages(&makeup, &pages, pages.count - pages.filled);
	kt_canvas_close(makeup.canvas);
	kt_arena_close(trial);
	kt_document *document = KT_NEW(arena, kt_document);
	set_metadata(&makeup, document);
	set_outline(&makeup, &pages, document);
	document->press = layout->press;
	document->pages = pages.items;
	document->page_count = pages.count;
	document->fold = layout->print.fold;
	document->paper = layout->print.paper;
	document->filled = pages.filled;
	document->structure = makeup.structure;
	if (composes)
		kt_remarks_make(arena, edition, pages_place(brochure, kt_brochure_edition(brochure, edition->name)),
		                diag, document);
	document->eased = kt_buf_str(&pages.eased);
	/* Elsewhere only a block both share has two languages side by side: nothing to choose by. */
	if (edition->arrangement == KT_ARRANGEMENT_SIDE_BY_SIDE)
		document->paired = kt_pairing_words(arena, pages.white);
	if (composes && document->paired.len > 0)
		kt_diag_note(diag, KT_DIAG_PAIRED, brochure->title.node->at, "in %.*s %.*s", KT_STR_ARG(edition->name),
		             KT_STR_ARG(document->paired));
	return kt_diag_count(diag, KT_DIAG_ERROR) == before ? document : NULL;
}
