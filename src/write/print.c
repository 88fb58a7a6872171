/* The print edition: PDF/X-4 (ISO 15930-7): PDF 1.6, process colours and spot plates, every page with its bleed.
 *
 * An ink is its press values, in DeviceCMYK, or a Separation of its own with these as its alternate; a colour space's name
 * in the resources is its plate's. Overprinting is one graphics state for fills and strokes alike, with mode 1: an ink
 * leaves alone the plates that it has nothing on (ISO 32000-1, 11.7.4).
 * There are no links: an annotation may not lie on what is printed. */
#include "base/num.h"
#include "display/plates.h"
#include "write/pdf.h"
#include "write/pdf_syntax.h"

/* Inks */

static bool same_ink(const kt_ink *a, const kt_ink *b)
{
	return kt_str_equal(a->spot, b->spot) && a->press[0] == b->press[0] && a->press[1] == b->press[1] &&
	       a->press[2] == b->press[2] && a->press[3] == b->press[3];
}

static void put_press(kt_buf *out, const kt_ink *ink)
{
	for (unsigned i = 0; i < 4; i++) {
		kt_num_ratio(out, ink->press[i], 100, 2);
		kt_buf_byte(out, ' ');
	}
}

static void put_ink(kt_buf *out, const kt_ink *ink, bool stroking)
{
	if (ink->spot.len == 0) {
		put_press(out, ink);
		kt_buf_text(out, stroking ? "K\n" : "k\n");
		return;
	}
	kt_pdf_put_name(out, ink->spot);
	kt_buf_text(out, stroking ? " CS 1 SCN\n" : " cs 1 scn\n");
}

static void put_spot(kt_buf *out, const kt_ink *ink)
{
	kt_pdf_put_name(out, ink->spot);
	kt_buf_text(out, "[/Separation");
	kt_pdf_put_name(out, ink->spot);
	kt_buf_text(out, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[");
	put_press(out, ink);
	kt_buf_text(out, "]>>]");
}

static void put_resources(kt_buf *out, const kt_document *document)
{
	kt_buf_text(out, "/ExtGState<</" KT_PDF_OVERPRINTS "<</OP true/op true/OPM 1>>/" KT_PDF_KNOCKS_OUT
	                 "<</OP false/op false/OPM 1>>>>");
	kt_plates plates = kt_plates_of(document, out->arena);
	if (plates.spots.count == 0 && !plates.registration)
		return;
	kt_buf_text(out, "/ColorSpace<<");
	for (size_t i = 0; i < plates.spots.count; i++)
		put_spot(out, &plates.spots.items[i]);
	if (plates.registration)
		put_spot(out, plates.registration);
	kt_buf_text(out, ">>");
}

/* Pages */

/* The MediaBox begins at 0 0, which not every program that lays pages on a sheet can do without; so all moves. */
static kt_len margin(const kt_page *page)
{
	return kt_len_max(page->bleed, page->slug);
}

static void put_grown(kt_buf *out, const char *name, const kt_page *page, kt_len by)
{
	kt_len corner = margin(page) - by;
	kt_buf_text(out, name);
	kt_pdf_put_box(out, (kt_box){corner, corner, page->width + 2 * by, page->height + 2 * by},
	               page->height + 2 * margin(page));
}

static void put_boxes(kt_buf *out, const kt_page *page)
{
	put_grown(out, "/MediaBox", page, margin(page));
	put_grown(out, "/BleedBox", page, page->bleed);
	put_grown(out, "/TrimBox", page, 0);
}

/* What the file says of itself */

static const char namespaces[] = " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n"
                                 " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"";

static const char claims[] = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n";

/* A name of the content alone: version 8 of RFC 9562, which leaves it to us what that is made of. */
static kt_str name_of(kt_arena *arena, kt_str digest)
{
	kt_buf name = kt_buf_in(arena);
	kt_buf_text(&name, "uuid:");
	for (size_t i = 0; i < 32; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			kt_buf_byte(&name, '-');
		kt_buf_byte(&name, i == 12 ? '8' : i == 16 ? 'a' : digest.at[i]);
	}
	return kt_buf_str(&name);
}

static void put_properties(kt_buf *xmp, kt_str digest)
{
	kt_str name = name_of(xmp->arena, digest);
	kt_buf_print(xmp, "<xmpMM:DocumentID>%.*s</xmpMM:DocumentID>\n<xmpMM:InstanceID>%.*s</xmpMM:InstanceID>\n",
	             KT_STR_ARG(name), KT_STR_ARG(name));
	kt_buf_text(xmp, "<xmpMM:VersionID>1</xmpMM:VersionID>\n<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
	                 "<pdf:Trapped>False</pdf:Trapped>\n");
}

static unsigned write_intent(const kt_document *document, kt_haru *haru, kt_arena *arena)
{
	const kt_press *press = &document->press;
	unsigned profile = kt_haru_add_deflated(haru, KT_STR("/N 4/Alternate/DeviceCMYK"), press->profile);
	kt_buf out = kt_buf_in(arena);
	kt_buf_text(&out, "/Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier");
	kt_pdf_put_text(&out, press->condition.len > 0 ? press->condition : KT_STR("Custom"));
	if (press->condition.len > 0)
		kt_buf_text(&out, "/RegistryName(http://www.color.org)");
	kt_buf_text(&out, "/Info");
	kt_pdf_put_text(&out, press->name);
	kt_buf_print(&out, "/DestOutputProfile %u 0 R", profile);
	return kt_haru_add(haru, kt_buf_str(&out));
}

static const kt_pdf_edition x4 = {.target = KT_TARGET_PRINT,
                                  .version = "1.6",
                                  .tagged = false,
                                  .same_ink = same_ink,
                                  .put_ink = put_ink,
                                  .overprints = kt_ink_overprints,
                                  .put_resources = put_resources,
                                  .margin = margin,
                                  .pictures = KT_WANTED_PRINT,
                                  .put_boxes = put_boxes,
                                  .info = "/Trapped/False",
                                  .info_claims = "/GTS_PDFXVersion(PDF/X-4)",
                                  .namespaces = namespaces,
                                  .claims = claims,
                                  .put_properties = put_properties,
                                  .schemas = "",
                                  .write_intent = write_intent};

static bool write_print(const kt_document *document, size_t page, const kt_write_options *options, kt_arena *scratch,
                        kt_io_out *out, kt_diag *diag)
{
	(void)page;
	return kt_pdf_write(&x4, document, options, scratch, out, diag);
}

const kt_writer kt_write_print = {
        .name = "print", .extension = "-print.pdf", .target = KT_TARGET_PRINT, .write = write_print};
