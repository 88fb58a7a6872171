/* Fonts first, since codes are known once all pages have said what they show; then content, which says where each tag's
 * sequences stand; then tags, outline and catalog. The page tree is balanced, at most FAN kids a node. */
#include "write/pdf.h"

#include "base/num.h"
#include "write/pdf_content.h"
#include "write/pdf_meta.h"
#include "write/pdf_outline.h"
#include "write/pdf_picture.h"
#include "write/pdf_syntax.h"
#include "write/pdf_tags.h"

#define FAN 32

typedef struct writing {
	const kt_pdf_edition *edition;
	const kt_document *document;
	kt_haru *haru;
	kt_arena *arena;
	kt_pdf_fonts *fonts;
	kt_pdf_pictures *pictures;
	kt_pdf_marks *marks;
	unsigned *pages;   /* objects, by page */
	unsigned *parents; /* the page's node of the tree */
	unsigned **links;  /* annotations, by page */
} writing;

/* Page tree */

/* The node above pages from … to - 1. */
static unsigned write_node(writing *w, size_t from, size_t to, unsigned parent)
{
	unsigned node = kt_haru_reserve(w->haru);
	size_t span = 1; /* pages below each kid */
	while ((to - from + span - 1) / span > FAN)
		span *= FAN;
	kt_buf out = kt_buf_in(w->arena);
	kt_buf_print(&out, "/Type/Pages/Count %zu/Kids[", to - from);
	for (size_t i = from; i < to; i += span) {
		size_t end = i + span < to ? i + span : to;
		w->parents[i] = node;
		kt_pdf_put_reference(&out, span == 1 ? w->pages[i] : write_node(w, i, end, node));
		kt_buf_byte(&out, ' ');
	}
	kt_buf_byte(&out, ']');
	if (parent != 0)
		kt_buf_print(&out, "/Parent %u 0 R", parent);
	kt_haru_dict(w->haru, node, kt_buf_str(&out));
	return node;
}

/* Pages */

static unsigned write_link(writing *w, size_t p, size_t l)
{
	const kt_page *page = w->document->pages[p];
	const kt_link *link = &page->links[l];
	if (link->tag == NULL)
		KT_BUG("a link without its tag");
	kt_buf out = kt_buf_in(w->arena);
	/* Flag 4: it is printed, as PDF/A asks of whatever is not hidden. */
	kt_buf_text(&out, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
	kt_pdf_put_box(&out, link->box, page->height);
	kt_buf_print(&out, "/StructParent %u/Contents", kt_pdf_tags_link_key(w->document, p, l));
	kt_pdf_put_text(&out, link->contents.len > 0 ? link->contents : link->address);
	kt_buf_text(&out, "/A<</Type/Action/S/URI/URI");
	kt_pdf_put_address(&out, link->address);
	kt_buf_text(&out, ">>");
	return kt_haru_add(w->haru, kt_buf_str(&out));
}

/* What a page has that is read on a screen. */
static void put_tagged(writing *w, size_t p, kt_buf *out)
{
	size_t count = w->document->pages[p]->link_count;
	w->links[p] = KT_NEW_ARRAY(w->arena, unsigned, count);
	kt_buf_print(out, "/StructParents %u/Tabs/S", kt_pdf_tags_page_key(p));
	if (count == 0)
		return;
	kt_buf_text(out, "/Annots[");
	for (size_t i = 0; i < count; i++) {
		w->links[p][i] = write_link(w, p, i);
		kt_buf_print(out, "%u 0 R ", w->links[p][i]);
	}
	kt_buf_byte(out, ']');
}

static void write_page(writing *w, size_t p, unsigned resources, kt_buf *content)
{
	const kt_page *page = w->document->pages[p];
	content->len = 0;
	w->marks[p] = kt_pdf_content_write(page, w->edition, w->fonts, w->pictures, w->arena, content);
	unsigned stream = kt_haru_add_deflated(w->haru, KT_STR(""), kt_buf_str(content));

	kt_buf out = kt_buf_in(w->arena);
	kt_buf_print(&out, "/Type/Page/Parent %u 0 R", w->parents[p]);
	w->edition->put_boxes(&out, page);
	kt_buf_print(&out, "/Resources %u 0 R/Contents %u 0 R", resources, stream);
	/* All pages share their resources: with one that blends, all say in which colours. */
	if (kt_pdf_pictures_blend(w->pictures))
		kt_buf_text(&out, "/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>");
	if (w->edition->tagged)
		put_tagged(w, p, &out);
	kt_haru_dict(w->haru, w->pages[p], kt_buf_str(&out));
}

static unsigned write_resources(writing *w)
{
	kt_buf out = kt_buf_in(w->arena);
	kt_buf_text(&out, "/Font<<");
	kt_pdf_fonts_put_resources(w->fonts, &out);
	kt_buf_text(&out, ">>");
	kt_pdf_pictures_put_resources(w->pictures, &out);
	if (w->edition->put_resources)
		w->edition->put_resources(&out, w->document);
	return kt_haru_add(w->haru, kt_buf_str(&out));
}

static void write_pages(writing *w)
{
	unsigned resources = write_resources(w);
	/* One buffer for all pages: only its deflated form is kept. */
	kt_arena *own = kt_arena_open();
	kt_buf content = kt_buf_in(own);
	for (size_t p = 0; p < w->document->page_count; p++)
		write_page(w, p, resources, &content);
	kt_arena_close(own);
}

/* Catalog */

/* Folios that count up from 1 need no labels. */
static bool counts_from_one(const kt_document *document, kt_arena *arena)
{
	for (size_t i = 0; i < document->page_count; i++) {
		kt_str label = document->pages[i]->label;
		if (label.len > 0 && !kt_str_equal(label, kt_print(arena, "%zu", i + 1)))
			return false;
	}
	return true;
}

static void put_labels(kt_buf *out, const kt_document *document)
{
	if (counts_from_one(document, out->arena))
		return;
	kt_buf_text(out, "/PageLabels<</Nums[");
	for (size_t i = 0; i < document->page_count; i++) {
		kt_str label = document->pages[i]->label;
		kt_buf_print(out, "%zu<</P", i);
		kt_pdf_put_text(out, label.len > 0 ? label : kt_print(out->arena, "%zu", i + 1));
		kt_buf_text(out, ">>");
	}
	kt_buf_text(out, "]>>");
}

static unsigned write_catalog(writing *w, unsigned tree, const kt_write_options *options)
{
	kt_pdf_tags tags = {0};
	unsigned outline = 0;
	if (w->edition->tagged) {
		kt_pdf_tagging tagging = {w->edition, w->document, w->marks, w->pages,
		                          (const unsigned *const *)w->links};
		tags = kt_pdf_tags_write(&tagging, w->haru, w->arena);
		outline = kt_pdf_outline_write(w->document, w->pages, w->edition->tag_namespace ? tags.elements : NULL,
		                               w->haru, w->arena);
	}
	unsigned xmp = kt_pdf_meta_xmp(w->edition, w->document, options, w->haru, w->arena);
	unsigned intent = w->edition->write_intent(w->document, w->haru, w->arena);
	kt_buf out = kt_buf_in(w->arena);
	kt_buf_print(&out, "/Type/Catalog/Pages %u 0 R", tree);
	if (tags.root != 0)
		kt_buf_print(&out, "/StructTreeRoot %u 0 R", tags.root);
	kt_buf_print(&out, "/Metadata %u 0 R/OutputIntents[%u 0 R]", xmp, intent);
	if (tags.root != 0)
		kt_buf_text(&out, "/MarkInfo<</Marked true>>");
	kt_buf_print(&out, "/ViewerPreferences<</DisplayDocTitle true%s>>/Lang",
	             w->document->right_to_left ? "/Direction/R2L" : "");
	kt_pdf_put_text(&out, w->document->language);
	/* Two by two, odd pages on the right; where the direction is right to left, on the left. */
	if (w->document->in_spreads)
		kt_buf_text(&out, "/PageLayout/TwoPageRight");
	if (outline != 0)
		kt_buf_print(&out, "/Outlines %u 0 R/PageMode/UseOutlines", outline);
	put_labels(&out, w->document);
	return kt_haru_add(w->haru, kt_buf_str(&out));
}

static bool write_document(writing *w, const kt_write_options *options, kt_io_out *out, kt_diag *diag)
{
	size_t count = w->document->page_count;
	for (size_t p = 0; p < count; p++) {
		kt_pdf_content_note(w->document->pages[p], w->fonts);
		kt_pdf_pictures_note(w->pictures, w->document->pages[p]);
	}
	if (!kt_pdf_fonts_write(w->fonts, w->haru, diag) ||
	    !kt_pdf_pictures_write(w->pictures, &w->document->press, w->haru, diag))
		return false;
	w->marks = KT_NEW_ARRAY(w->arena, kt_pdf_marks, count);
	w->pages = KT_NEW_ARRAY(w->arena, unsigned, count);
	w->parents = KT_NEW_ARRAY(w->arena, unsigned, count);
	w->links = KT_NEW_ARRAY(w->arena, unsigned *, count);
	for (size_t p = 0; p < count; p++)
		w->pages[p] = kt_haru_reserve(w->haru);
	unsigned tree = write_node(w, 0, count, 0);
	write_pages(w);
	unsigned catalog = write_catalog(w, tree, options);
	unsigned info = kt_pdf_meta_info(w->edition, w->document, options, w->haru, w->arena);
	return kt_haru_save(w->haru, w->edition->version, catalog, info, out, diag);
}

bool kt_pdf_write(const kt_pdf_edition *edition, const kt_document *document, const kt_write_options *options,
                  kt_arena *scratch, kt_io_out *out, kt_diag *diag)
{
	writing w = {.edition = edition, .document = document, .arena = scratch, .haru = kt_haru_open(scratch)};
	w.fonts = kt_pdf_fonts_open(scratch);
	w.pictures = kt_pdf_pictures_open(scratch, edition);
	bool fine = write_document(&w, options, out, diag);
	kt_haru_close(w.haru);
	return fine;
}
